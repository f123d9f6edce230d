//! The elements that mean something to the reading of a page.

macro_rules! tags {
    ($($tag:ident $name:literal),+ $(,)?) => {
        /// An element by its name.
        #[derive(Debug, Clone, Copy, PartialEq, Eq)]
        pub(super) enum Tag {
            $(#[doc = $name] $tag,)+
            /// What stands above the page.
            Root,
            /// Any other.
            Other,
        }

        /// The element of a name in lower case.
        fn named(name: &str) -> Tag {
            match name {
                $($name => Tag::$tag,)+
                _ => Tag::Other,
            }
        }
    };
}

tags! {
    A "a", Address "address", Article "article", Aside "aside", Audio "audio", B "b", Blockquote "blockquote",
    Body "body", Br "br", Button "button", Canvas "canvas", Caption "caption", Center "center", Code "code", Dd "dd",
    Details "details", Dialog "dialog", Div "div", Dl "dl", Dt "dt", Em "em", Embed "embed", Fieldset "fieldset",
    Figcaption "figcaption", Figure "figure", Font "font", Footer "footer", Form "form", Frame "frame", H1 "h1",
    H2 "h2", H3 "h3", H4 "h4", H5 "h5", H6 "h6", Head "head", Header "header", Hr "hr", Html "html", I "i",
    Iframe "iframe", Img "img", Input "input", Label "label", Li "li", Link "link", Main "main", Menu "menu",
    Meta "meta", Nav "nav", Noscript "noscript", Object "object", Ol "ol", Optgroup "optgroup", Option "option",
    P "p", Picture "picture", Pre "pre", Script "script", Section "section", Select "select", Small "small",
    Source "source", Span "span", Strong "strong", Style "style", Summary "summary", Svg "svg", Table "table",
    Tbody "tbody", Td "td", Template "template", Textarea "textarea", Tfoot "tfoot", Th "th", Thead "thead",
    Time "time", Title "title", Tr "tr", U "u", Ul "ul", Video "video", Wbr "wbr",
}

/// How many there are, for tables by tag.
pub(super) const COUNT: usize = Tag::Other as usize + 1;

impl Tag {
    /// The element of a name in any case.
    pub(super) fn of(name: &str) -> Self {
        let mut buffer = [0u8; 10];
        let Some(lower) = buffer.get_mut(..name.len()) else { return Self::Other };
        lower.copy_from_slice(name.as_bytes());
        lower.make_ascii_lowercase();
        std::str::from_utf8(lower).map_or(Self::Other, named)
    }

    /// Elements that never have content.
    pub(super) fn is_void(self) -> bool {
        matches!(
            self,
            Self::Br
                | Self::Embed
                | Self::Frame
                | Self::Hr
                | Self::Img
                | Self::Input
                | Self::Link
                | Self::Meta
                | Self::Source
                | Self::Wbr
        )
    }

    /// Elements whose content is characters up to their own end tag.
    pub(super) fn is_raw(self) -> bool {
        matches!(self, Self::Script | Self::Style | Self::Textarea | Self::Title | Self::Iframe)
    }

    /// Elements that stand within a line. An unknown element is taken to be one, as browsers do.
    pub(super) fn is_inline(self) -> bool {
        matches!(
            self,
            Self::A
                | Self::B
                | Self::Br
                | Self::Code
                | Self::Em
                | Self::Embed
                | Self::Font
                | Self::I
                | Self::Img
                | Self::Input
                | Self::Label
                | Self::Link
                | Self::Meta
                | Self::Small
                | Self::Source
                | Self::Span
                | Self::Strong
                | Self::Time
                | Self::U
                | Self::Wbr
                | Self::Other
                | Self::Picture
                | Self::Object
                | Self::Button
        )
    }

    /// Headings.
    pub(super) fn is_heading(self) -> bool {
        matches!(self, Self::H1 | Self::H2 | Self::H3 | Self::H4 | Self::H5 | Self::H6)
    }

    /// Elements whose content is never text of the page.
    pub(super) fn is_silent(self) -> bool {
        matches!(
            self,
            Self::Audio
                | Self::Button
                | Self::Canvas
                | Self::Dialog
                | Self::Embed
                | Self::Head
                | Self::Iframe
                | Self::Input
                | Self::Link
                | Self::Menu
                | Self::Meta
                | Self::Nav
                | Self::Noscript
                | Self::Object
                | Self::Optgroup
                | Self::Option
                | Self::Script
                | Self::Select
                | Self::Style
                | Self::Svg
                | Self::Template
                | Self::Textarea
                | Self::Title
                | Self::Video
        )
    }

    /// Elements at which the search for an open element stops: what is outside a cell is not closed
    /// from within it.
    pub(super) fn is_wall(self) -> bool {
        matches!(
            self,
            Self::Td
                | Self::Th
                | Self::Table
                | Self::Caption
                | Self::Template
                | Self::Object
                | Self::Button
                | Self::Root
        )
    }
}
