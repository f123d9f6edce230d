//! What the author of a page says an element is for, in its class, id, role and item property.

use super::attributes::Attributes;
use super::tag::Tag;
use aho_corasick::{AhoCorasick, AhoCorasickKind};
use std::sync::LazyLock;

/// What an element is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Hint {
    /// Nothing is said.
    None,
    /// The body of the article.
    Body,
    /// A picture or its like; believed of elements with little text only.
    Media,
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

/// Words that may also name a part of the article; they are believed only of small elements.
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
    "aside",
    "author",
    "authors",
    "banner",
    "bio",
    "bookmark",
    "bookmarks",
    "byline",
    "bylines",
    "categories",
    "chartbeat",
    "consent",
    "contributors",
    "cta",
    "dateline",
    "dfp",
    "dialog",
    "disclaimer",
    "donate",
    "donation",
    "factbox",
    "feedback",
    "flyout",
    "follow",
    "form",
    "hidden",
    "hide",
    "infobox",
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
    "references",
    "reflist",
    "register",
    "replies",
    "reply",
    "respond",
    "rss",
    "search",
    "searchbox",
    "signin",
    "skip",
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
    "time",
    "timestamp",
    "toc",
    "tool",
    "tools",
    "tooltip",
    "topics",
    "utility",
    "visuallyhidden",
    "weather",
    "whatsapp",
    "widget",
    "widgets",
];

/// Words for pictures and the like, whose frames often hold paragraphs too.
const MEDIA: &[&str] = &[
    "caption",
    "captions",
    "carousel",
    "credit",
    "credits",
    "embed",
    "facebook",
    "galleries",
    "gallery",
    "getty",
    "highlights",
    "instagram",
    "photo",
    "photos",
    "player",
    "readmore",
    "slider",
    "slideshow",
    "thumb",
    "thumbnail",
    "thumbnails",
    "ticker",
    "twitter",
    "video",
    "videos",
];

/// Several words of a name that do so together.
const PHRASES: &[&str] = &[
    "also-read",
    "author-bio",
    "editors-pick",
    "further-reading",
    "latest-news",
    "load-more",
    "may-also-like",
    "might-like",
    "more-from",
    "more-news",
    "more-on",
    "more-stories",
    "most-popular",
    "most-read",
    "most-viewed",
    "next-article",
    "next-post",
    "post-meta",
    "read-also",
    "read-next",
    "screen-reader",
    "see-also",
    "side-bar",
    "sign-up",
    "site-header",
    "sr-only",
    "top-stories",
    "up-next",
    "visually-hidden",
    "whats-next",
    "you-may",
];

/// Words before which a name says that something is there or not, and not that this is it.
const ABOUT: &[&str] = &["has", "no", "not", "with", "without", "is", "hide", "show", "enable", "js"];

/// A hint with the number of the word that gives it, so that a word can be disbelieved on a whole page.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Reading {
    /// What it is for.
    pub(super) hint: Hint,
    /// The word, below [`WORDS`].
    pub(super) word: usize,
}

/// How many words there are, with one more for hints that no word gives.
pub(super) const WORDS: usize = STRONG.len() + WEAK.len() + MEDIA.len() + 1;

/// Reads the hints of an element.
pub(super) fn of(tag: Tag, attributes: &str) -> Reading {
    let mut word = WORDS - 1;
    let hint = read(tag, attributes, &mut word);
    Reading { hint, word }
}

fn read(tag: Tag, attributes: &str, word: &mut usize) -> Hint {
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
                let said = said(&name);
                body |= said.body;
                if said.hint > worst {
                    (worst, *word) = (said.hint, said.word);
                }
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

/// All names in one automaton: [`BODY`], [`PHRASES`], then the single words.
static NAMES: LazyLock<Option<AhoCorasick>> = LazyLock::new(|| {
    let names = [BODY, PHRASES, STRONG, WEAK, MEDIA].into_iter().flatten();
    AhoCorasick::builder().kind(Some(AhoCorasickKind::DFA)).build(names).ok()
});

/// What one name says.
#[derive(Debug, Clone, Copy)]
struct Said {
    body: bool,
    hint: Hint,
    word: usize,
}

/// Looks a spaced name up, word by word; a number may follow a word, and a plural too where a name has
/// several.
fn said(name: &str) -> Said {
    let bytes = name.as_bytes();
    let mut said = Said { body: false, hint: Hint::None, word: WORDS - 1 };
    let Some(automaton) = &*NAMES else { return said };
    let about = name.split('-').next().is_some_and(|first| ABOUT.contains(&first));
    for found in automaton.find_overlapping_iter(name) {
        let (start, end, at) = (found.start(), found.end(), found.pattern().as_usize());
        let single = at >= BODY.len() + PHRASES.len();
        let after = bytes.get(end);
        let at_edges = (start == 0 || bytes[start - 1] == b'-')
            && (matches!(after, None | Some(b'-' | b'0'..=b'9')) || after == Some(&b's') && !single);
        if !at_edges {
            continue;
        }
        said.body |= at < BODY.len();
        let (hint, word) = meaning(at);
        if hint > said.hint && !about {
            (said.hint, said.word) = (hint, word);
        }
    }
    said
}

/// The hint of a name by its place in the automaton.
fn meaning(at: usize) -> (Hint, usize) {
    let Some(word) = at.checked_sub(BODY.len() + PHRASES.len()) else {
        return (if at < BODY.len() { Hint::None } else { Hint::Strong }, WORDS - 1);
    };
    let hint = match word {
        _ if word < STRONG.len() => Hint::Strong,
        _ if word < STRONG.len() + WEAK.len() => Hint::Weak,
        _ => Hint::Media,
    };
    (hint, word)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn div(attributes: &str) -> Hint {
        of(Tag::Div, attributes).hint
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
        assert_eq!(of(Tag::Aside, "").hint, Hint::Strong);
        assert_eq!(div("class='post column-2'"), Hint::None);
    }
}
