//! What the author of a page says an element is for, in its class, id, role and item property.

use super::attributes::Attributes;
use super::tag::Tag;

/// What an element is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Hint {
    /// Nothing is said.
    None,
    /// The body of the article.
    Body,
    /// Probably not the article; believed unless much of the page's text is in it.
    Weak,
    /// Surely not the article; believed unless nearly all of the page's text is in it.
    Strong,
}

/// Words that name the body, as they stand in a name with `-` between its words.
const BODY: &[&str] = &[
    "article-body",
    "articlebody",
    "article-content",
    "articlecontent",
    "article-text",
    "articletext",
    "article-copy",
    "article-main-body",
    "article-page-body",
    "article-paragraph",
    "article-detail",
    "story-body",
    "storybody",
    "story-content",
    "storycontent",
    "story-text",
    "storytext",
    "story-copy",
    "entry-content",
    "entrycontent",
    "entry-body",
    "entry-text",
    "post-content",
    "postcontent",
    "post-body",
    "postbody",
    "post-text",
    "news-body",
    "newsbody",
    "news-content",
    "news-text",
    "body-copy",
    "bodycopy",
    "body-text",
    "bodytext",
    "content-body",
    "field-name-body",
    "caas-body",
    "mw-parser-output",
    "single-content",
    "detail-content",
    "detail-text",
    "detail-body",
    "text-content",
    "rich-text",
    "richtext",
    "live-blog-post-body",
    "content-text",
    "main-text",
    "full-text",
    "content-encoded",
];

/// Single words of names that belong to something else than the article.
const STRONG: &[&str] = &[
    "addthis",
    "addtoany",
    "adsbygoogle",
    "breadcrumb",
    "breadcrumbs",
    "catlinks",
    "comment",
    "commentlist",
    "comments",
    "cookie",
    "cookies",
    "copyright",
    "disqus",
    "editsection",
    "footer",
    "gdpr",
    "masthead",
    "menu",
    "menus",
    "mgid",
    "mostpopular",
    "mostread",
    "nav",
    "navbar",
    "navbox",
    "navigation",
    "newsletter",
    "newsletters",
    "onetrust",
    "outbrain",
    "pager",
    "pagination",
    "readmore",
    "recirc",
    "recirculation",
    "recommend",
    "recommendation",
    "recommendations",
    "recommended",
    "related",
    "relatedposts",
    "revcontent",
    "share",
    "sharebar",
    "sharedaddy",
    "shares",
    "sharing",
    "sidebar",
    "sidebars",
    "signup",
    "sitemap",
    "social",
    "socials",
    "submenu",
    "subnav",
    "taboola",
    "tagcloud",
    "toolbar",
    "trending",
    "zergnet",
];

const WEAK: &[&str] = &[
    "accordion",
    "ad",
    "ads",
    "adslot",
    "advert",
    "advertisement",
    "advertising",
    "advertorial",
    "adverts",
    "alert",
    "author",
    "authors",
    "aside",
    "banner",
    "bio",
    "bookmark",
    "bookmarks",
    "byline",
    "bylines",
    "caption",
    "captions",
    "carousel",
    "categories",
    "chartbeat",
    "consent",
    "contributors",
    "credit",
    "credits",
    "cta",
    "dateline",
    "dfp",
    "dialog",
    "disclaimer",
    "donate",
    "donation",
    "editorial-note",
    "embed",
    "facebook",
    "factbox",
    "feedback",
    "flyout",
    "follow",
    "form",
    "gallery",
    "galleries",
    "getty",
    "hidden",
    "hide",
    "highlights",
    "infobox",
    "instagram",
    "invisible",
    "jump",
    "keywords",
    "kicker",
    "lightbox",
    "loading",
    "login",
    "meta",
    "metadata",
    "modal",
    "notification",
    "optin",
    "overlay",
    "partner",
    "partners",
    "paywall",
    "photo",
    "photos",
    "player",
    "playlist",
    "poll",
    "popular",
    "popup",
    "print",
    "profile",
    "promo",
    "promos",
    "promoted",
    "promotion",
    "promotions",
    "quiz",
    "rail",
    "rating",
    "ratings",
    "reflist",
    "references",
    "register",
    "replies",
    "reply",
    "respond",
    "rss",
    "search",
    "searchbox",
    "signin",
    "skip",
    "slider",
    "slideshow",
    "sponsor",
    "sponsored",
    "sponsors",
    "storylinks",
    "subscribe",
    "subscriber",
    "subscription",
    "survey",
    "tag",
    "taglist",
    "tags",
    "teaser",
    "teasers",
    "thumb",
    "thumbnail",
    "thumbnails",
    "ticker",
    "time",
    "timestamp",
    "toc",
    "tool",
    "tools",
    "tooltip",
    "topics",
    "twitter",
    "utility",
    "video",
    "videos",
    "visuallyhidden",
    "weather",
    "whatsapp",
    "widget",
    "widgets",
];

/// Several words of a name that do so together.
const PHRASES: &[(&str, Hint)] = &[
    ("also-read", Hint::Strong),
    ("author-bio", Hint::Strong),
    ("continue-reading", Hint::Strong),
    ("editors-pick", Hint::Strong),
    ("further-reading", Hint::Strong),
    ("latest-news", Hint::Strong),
    ("load-more", Hint::Strong),
    ("may-also-like", Hint::Strong),
    ("might-like", Hint::Strong),
    ("more-from", Hint::Strong),
    ("more-news", Hint::Strong),
    ("more-on", Hint::Strong),
    ("more-stories", Hint::Strong),
    ("most-popular", Hint::Strong),
    ("most-read", Hint::Strong),
    ("most-viewed", Hint::Strong),
    ("next-article", Hint::Strong),
    ("next-post", Hint::Strong),
    ("post-meta", Hint::Strong),
    ("read-also", Hint::Strong),
    ("read-more", Hint::Strong),
    ("read-next", Hint::Strong),
    ("screen-reader", Hint::Strong),
    ("see-also", Hint::Strong),
    ("side-bar", Hint::Strong),
    ("sign-up", Hint::Strong),
    ("site-header", Hint::Strong),
    ("sr-only", Hint::Strong),
    ("top-stories", Hint::Strong),
    ("up-next", Hint::Strong),
    ("visually-hidden", Hint::Strong),
    ("whats-next", Hint::Strong),
    ("you-may", Hint::Strong),
];

/// Words before which a name says that something is there or not, and not that this is it.
const ABOUT: &[&str] = &["has", "no", "not", "with", "without", "is", "hide", "show", "enable", "js"];

/// Reads the hints of an element.
pub(super) fn of(tag: Tag, attributes: &str) -> Hint {
    let mut worst = Hint::None;
    let mut body = false;
    let mut name = String::new();
    for (key, value) in Attributes(attributes) {
        match key.len() {
            2 if key.eq_ignore_ascii_case("id") => {}
            5 if key.eq_ignore_ascii_case("class") => {}
            8 if key.eq_ignore_ascii_case("itemprop") || key.eq_ignore_ascii_case("property") => {}
            4 if key.eq_ignore_ascii_case("role") => worst = worst.max(role(value)),
            5 if key.eq_ignore_ascii_case("style") => worst = worst.max(style(value)),
            6 if key.eq_ignore_ascii_case("hidden") => worst = worst.max(Hint::Weak),
            11 if key.eq_ignore_ascii_case("aria-hidden") && value == "true" => worst = worst.max(Hint::Weak),
            14 if key.eq_ignore_ascii_case("data-component") => {}
            11 if key.eq_ignore_ascii_case("data-testid") || key.eq_ignore_ascii_case("data-module") => {}
            _ => continue,
        }
        if matches!(key.len(), 2 | 8 | 14 | 11) || key.eq_ignore_ascii_case("class") {
            for token in value.split_ascii_whitespace() {
                spaced(token, &mut name);
                body |= BODY.iter().any(|words| holds(&name, words));
                worst = worst.max(noise(&name));
            }
        }
    }
    match tag {
        _ if body && worst < Hint::Strong => Hint::Body,
        Tag::Aside | Tag::Footer => worst.max(Hint::Strong),
        Tag::Form | Tag::Figcaption => worst.max(Hint::Weak),
        _ => worst,
    }
}

fn role(value: &str) -> Hint {
    match value {
        "navigation" | "banner" | "contentinfo" | "search" | "dialog" | "alertdialog" | "menu" | "menubar"
        | "tablist" => Hint::Strong,
        "complementary" | "form" | "toolbar" | "tooltip" | "button" | "listbox" | "status" => Hint::Weak,
        _ => Hint::None,
    }
}

fn style(value: &str) -> Hint {
    let value: String = value.chars().filter(|c| !c.is_whitespace()).collect();
    if value.contains("display:none") || value.contains("visibility:hidden") { Hint::Weak } else { Hint::None }
}

/// A name in lower case with `-` between its words: `storyBody` and `story_body` become `story-body`.
fn spaced(token: &str, name: &mut String) {
    name.clear();
    let mut lower_before = false;
    for c in token.chars() {
        if !c.is_ascii_alphanumeric() {
            if !name.ends_with('-') {
                name.push('-');
            }
            lower_before = false;
            continue;
        }
        if c.is_ascii_uppercase() && lower_before {
            name.push('-');
        }
        lower_before = c.is_ascii_lowercase();
        name.push(c.to_ascii_lowercase());
    }
}

/// Whether `words` stand in `name` at the edges of words.
fn holds(name: &str, words: &str) -> bool {
    name.match_indices(words).any(|(at, _)| {
        let end = at + words.len();
        (at == 0 || name.as_bytes()[at - 1] == b'-')
            && (end == name.len() || matches!(name.as_bytes()[end], b'-' | b'0'..=b'9' | b's'))
    })
}

fn noise(name: &str) -> Hint {
    let mut worst = Hint::None;
    let mut about = false;
    for (at, word) in name.split('-').filter(|word| !word.is_empty()).enumerate() {
        if at == 0 && ABOUT.contains(&word) {
            about = true;
        }
        let word = word.trim_end_matches(|c: char| c.is_ascii_digit());
        if STRONG.binary_search(&word).is_ok() {
            worst = worst.max(Hint::Strong);
        } else if WEAK.contains(&word) {
            worst = worst.max(Hint::Weak);
        }
    }
    if about {
        return Hint::None;
    }
    let phrase = PHRASES.iter().filter(|(words, _)| holds(name, words)).map(|(_, hint)| *hint).max();
    worst.max(phrase.unwrap_or(Hint::None))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn div(attributes: &str) -> Hint {
        of(Tag::Div, attributes)
    }

    #[test]
    fn names_are_read_word_by_word() {
        assert_eq!(div("class='storyBody__inner'"), Hint::Body);
        assert_eq!(div("itemprop=articleBody"), Hint::Body);
        assert_eq!(div("class=\"c-article__related-links\""), Hint::Strong);
        assert_eq!(div("id=SideBar_2"), Hint::Strong);
        assert_eq!(div("class=has-sidebar"), Hint::None);
        assert_eq!(div("class=shareholders"), Hint::None);
        assert_eq!(div("class='byline'"), Hint::Weak);
        assert_eq!(div("style='display: none'"), Hint::Weak);
        assert_eq!(div("role=navigation"), Hint::Strong);
        assert_eq!(of(Tag::Aside, ""), Hint::Strong);
        assert_eq!(div("class='post column-2'"), Hint::None);
    }

    #[test]
    fn the_table_can_be_searched() {
        assert!(STRONG.is_sorted());
    }
}
