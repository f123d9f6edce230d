//! What a page says about itself: title, day, publisher, address, language.

use super::json_ld::{self, Stated};
use super::tag::Tag;
use super::tree::{Id, Tree};
use super::weigh;
use crate::article::unicode::one_line;

/// What a page says about itself. Dates are as written, in the order in which they are believed.
#[derive(Debug, Default, Clone, PartialEq, Eq)]
pub(crate) struct Metadata {
    /// The headline without the site's name.
    pub(crate) title: Option<String>,
    /// When it was published, candidates.
    pub(crate) dates: Vec<String>,
    /// The site's name.
    pub(crate) publisher: Option<String>,
    /// Its canonical address.
    pub(crate) url: Option<String>,
    /// The language that it states.
    pub(crate) language: Option<String>,
    /// The body as JSON-LD gives it.
    pub(crate) body: Option<String>,
}

#[derive(Debug, Default)]
struct Found {
    og_title: Option<String>,
    title: Option<String>,
    site: Option<String>,
    canonical: Option<String>,
    og_url: Option<String>,
    language: Option<String>,
    meta_dates: Vec<(usize, String)>,
    times: Vec<String>,
    stated: Stated,
}

/// Names of `<meta>` that give the day of publication, the surest first.
const DATES: &[&str] = &[
    "article:published_time",
    "og:article:published_time",
    "og:published_time",
    "datepublished",
    "publishdate",
    "publish-date",
    "publish_date",
    "pubdate",
    "published_time",
    "article.published",
    "sailthru.date",
    "parsely-pub-date",
    "dc.date.issued",
    "dcterms.created",
    "dc.date",
    "dc.terms.created",
    "cxenseparse:recs:publishtime",
    "originalpublicationdate",
    "date",
    "article_date_original",
    "rnews:datepublished",
];

/// Characters of a headline.
const HEADLINE: std::ops::RangeInclusive<usize> = 8..=400;

/// Reads them.
pub(super) fn read(tree: &Tree<'_>) -> Metadata {
    let mut found = Found::default();
    for id in 0..tree.nodes.len() {
        match tree.tag(id) {
            Some(Tag::Meta) => meta(tree, id, &mut found),
            Some(Tag::Link) => link(tree, id, &mut found),
            Some(Tag::Html) => found.language = tree.attribute(id, "lang").map(std::borrow::Cow::into_owned),
            Some(Tag::Title) if found.title.is_none() => found.title = present(&tree.line(id)),
            Some(Tag::Time) if found.times.len() < 8 => {
                found.times.extend(tree.attribute(id, "datetime").and_then(|value| present(&value)));
            }
            Some(Tag::Script) => script(tree, id, &mut found),
            _ => {}
        }
    }
    found.meta_dates.sort_by_key(|(rank, _)| *rank);
    let title = title(tree, &found);
    let published = found.stated.published.into_iter();
    Metadata {
        title,
        dates: published.chain(found.meta_dates.into_iter().map(|(_, date)| date)).chain(found.times).collect(),
        publisher: found.site.or(found.stated.publisher),
        url: found.canonical.or(found.og_url),
        language: found.language,
        body: found.stated.body,
    }
}

fn meta(tree: &Tree<'_>, id: Id, found: &mut Found) {
    let Some(content) = tree.attribute(id, "content").and_then(|content| present(&content)) else { return };
    for key in ["property", "name", "itemprop", "http-equiv"] {
        let Some(name) = tree.attribute(id, key) else { continue };
        let name = name.trim().to_ascii_lowercase();
        match name.as_str() {
            "og:title" => found.og_title = found.og_title.take().or_else(|| Some(content.clone())),
            "og:site_name" => found.site = found.site.take().or_else(|| Some(content.clone())),
            "og:url" => found.og_url = found.og_url.take().or_else(|| Some(content.clone())),
            _ => {}
        }
        if let Some(rank) = DATES.iter().position(|date| *date == name) {
            found.meta_dates.push((rank, content.clone()));
        }
    }
}

fn link(tree: &Tree<'_>, id: Id, found: &mut Found) {
    if tree.attribute(id, "rel").is_some_and(|rel| rel.eq_ignore_ascii_case("canonical")) {
        let href = tree.attribute(id, "href").and_then(|href| present(&href));
        found.canonical = found.canonical.take().or(href);
    }
}

fn script(tree: &Tree<'_>, id: Id, found: &mut Found) {
    let is_json_ld = tree.attribute(id, "type").is_some_and(|kind| kind.to_ascii_lowercase().contains("ld+json"));
    if is_json_ld && let Some(child) = tree.children(id).next() {
        json_ld::read(tree.nodes[child].source, &mut found.stated);
    }
}

/// The headline: the only first-rank heading when the page's own title holds it, else what the page
/// gives to others as its title, else its title; always without the site's name.
fn title(tree: &Tree<'_>, found: &Found) -> Option<String> {
    let heading =
        weigh::headline(tree).map(|id| tree.line(id)).filter(|heading| HEADLINE.contains(&heading.chars().count()));
    let site = found.site.as_deref();
    let shared = found.og_title.as_deref().map(|title| without_site(title, site));
    let own = found.title.as_deref().map(|title| without_site(title, site));
    let confirmed = heading.as_ref().filter(|heading| {
        [&found.og_title, &found.title].into_iter().flatten().any(|title| shares_words(heading, title))
    });
    confirmed.cloned().or(shared).or_else(|| found.stated.headline.as_deref().map(one_line)).or(heading).or(own)
}

/// Whether most words of a heading stand in a title.
fn shares_words(heading: &str, title: &str) -> bool {
    let title = title.to_lowercase();
    let words: Vec<String> = heading.to_lowercase().split_whitespace().map(str::to_owned).collect();
    let shared = words.iter().filter(|word| title.contains(word.as_str())).count();
    shared * 2 > words.len()
}

/// A title without the name of the site at its end or, where that is known, at its start.
fn without_site(title: &str, site: Option<&str>) -> String {
    let title = one_line(title);
    for separator in [" | ", " - ", " \u{2013} ", " \u{2014} ", " :: ", " \u{b7} ", " \u{ab} ", " \u{bb} "] {
        if let Some((head, tail)) = title.rsplit_once(separator) {
            let is_site = site.is_some_and(|site| site.eq_ignore_ascii_case(tail.trim()));
            let short = tail.split_whitespace().count() <= 5 && tail.len() < head.len();
            if is_site || short && head.split_whitespace().count() >= 3 {
                return without_site_again(head.trim(), separator);
            }
        }
    }
    title
}

/// A section may stand between the headline and the site, behind the same sign.
fn without_site_again(title: &str, separator: &str) -> String {
    match title.rsplit_once(separator) {
        Some((head, tail)) if tail.split_whitespace().count() <= 3 && head.split_whitespace().count() >= 4 => {
            head.trim().to_owned()
        }
        _ => title.to_owned(),
    }
}

fn present(text: &str) -> Option<String> {
    let text = text.trim();
    (!text.is_empty()).then(|| text.to_owned())
}
