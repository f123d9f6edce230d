//! From a decoded article to clean text with its zones.

use super::html::{self, Metadata, Page};
use super::unicode::{normalized, one_line};
use super::{Article, Body, Published, Raw, Settings, Zone, date, digest, document_id, language, zones};
use crate::ontology::ZoneKind;
use crate::record::{FilterReason, RejectReason, Rejection};
use std::ops::Range;

/// Cleans an article: HTML to text, Unicode, zones, date, language, identity.
///
/// # Errors
/// `bad_date` when the record's own date cannot be read, `too_deep` when a page is nested over the
/// limit, `missing_body` when no text is left.
pub fn clean(raw: Raw, settings: &Settings) -> Result<Article, Rejection> {
    let page = page(&raw, settings.max_html_depth)?;
    let layout = match (&raw.body, &page) {
        (Body::Text(text), None) => from_text(raw.title.as_deref(), text),
        (_, Some(page)) => from_page(raw.title.as_deref(), page),
        (Body::Html(_), None) => Layout::default(),
    };
    if layout.text.trim().is_empty() {
        return Err(Rejection::new(RejectReason::MissingBody, "no text is left of the body once it is cleaned"));
    }
    let zones = zones::of(&layout.text, layout.title);
    article(raw, layout.text, zones, page.map(|page| page.metadata))
}

/// Cleans a single sentence: the whole text is body, and nothing is filtered.
///
/// # Errors
/// `bad_date` and `missing_body`, as [`clean`]; `too_deep` by the default limit.
pub fn clean_sentence(raw: Raw) -> Result<Article, Rejection> {
    let page = page(&raw, Settings::default().max_html_depth)?;
    let text = normalized(page.as_ref().map_or(raw.body.as_str(), |page| &page.body));
    if text.trim().is_empty() {
        return Err(Rejection::new(RejectReason::MissingBody, "no text is left of the sentence once it is cleaned"));
    }
    let start = text.len() - text.trim_start().len();
    let zones = vec![Zone { kind: ZoneKind::Body, range: start..text.trim_end().len() }];
    article(Raw { title: None, ..raw }, text, zones, page.map(|page| Metadata { title: None, ..page.metadata }))
}

/// Whether an article is to be left uncoded for its language. One whose language is not recognised is
/// coded: a list of names and figures shows none.
pub fn language_gate(article: &Article, settings: &Settings) -> Option<FilterReason> {
    let language = article.language.as_deref()?;
    let coded = settings.languages.iter().any(|coded| language::primary(coded).as_deref() == Some(language));
    (!coded).then_some(FilterReason::Language)
}

/// The normalized text and where the title stands in it.
#[derive(Debug, Default)]
struct Layout {
    text: String,
    title: Option<Range<usize>>,
}

fn page(raw: &Raw, limit: usize) -> Result<Option<Page>, Rejection> {
    let Body::Html(source) = &raw.body else { return Ok(None) };
    html::read(source, raw.title.as_deref(), limit).map(Some).map_err(|_| {
        let detail = format!("the page's elements are nested deeper than max_html_depth, {limit}");
        Rejection::new(RejectReason::TooDeep, detail)
    })
}

/// Text as received when its title stands in it; title, blank line, text when it comes apart.
fn from_text(title: Option<&str>, text: &str) -> Layout {
    if let Some(title) = title.map(headline).filter(|title| !title.is_empty()) {
        return joined(&title, &normalized(text));
    }
    let text = normalized(text);
    Layout { title: zones::title_line(&text), text }
}

fn from_page(title: Option<&str>, page: &Page) -> Layout {
    let body = normalized(&page.body);
    match title.or(page.metadata.title.as_deref()).map(headline).filter(|title| !title.is_empty()) {
        _ if body.trim().is_empty() => Layout::default(),
        Some(title) => joined(&title, &body),
        None => Layout { text: body, title: None },
    }
}

fn joined(title: &str, body: &str) -> Layout {
    // Normalized as a whole, because a mark in the body can put letters of the title right; the title
    // is one line, so its end can be found again.
    let text = normalized(&format!("{title}\n\n{body}"));
    let end = text.find('\n').unwrap_or(text.len());
    Layout { text, title: Some(0..end) }
}

/// A title on one line. Feeds often leave character references in it.
fn headline(title: &str) -> String {
    one_line(&normalized(&html::decoded(title)))
}

fn article(raw: Raw, text: String, zones: Vec<Zone>, page: Option<Metadata>) -> Result<Article, Rejection> {
    let page = page.unwrap_or_default();
    let published = published(raw.published_at.as_deref(), &page.dates)?;
    let own = page.url.as_deref().filter(|url| document_id::names_a_page(url));
    let doc_id = document_id::of(raw.id.as_deref(), raw.url.as_deref().or(own), raw.body.as_str());
    let title = zones.iter().find(|zone| zone.kind == ZoneKind::Title).map(|zone| text[zone.range.clone()].to_owned());
    let stated = raw.language.as_deref().or(page.language.as_deref());
    Ok(Article {
        doc_id,
        url: raw.url.or_else(|| own.map(str::to_owned)),
        title,
        publisher: raw.publisher.or(page.publisher).map(|name| headline(&name)).filter(|name| !name.is_empty()),
        language: language::recognise(&coded(&text, &zones), stated),
        published,
        text_sha256: digest::sha256(&text),
        text,
        zones,
    })
}

/// The text that is coded; all of it when no zone is.
fn coded(text: &str, zones: &[Zone]) -> String {
    let is_coded = |zone: &&Zone| matches!(zone.kind, ZoneKind::Body | ZoneKind::Title);
    let parts: Vec<&str> = zones.iter().filter(is_coded).filter_map(|zone| text.get(zone.range.clone())).collect();
    if parts.is_empty() { text.to_owned() } else { parts.join("\n") }
}

/// The record's own date, which must be readable, else the first of the page's that is.
fn published(record: Option<&str>, page: &[String]) -> Result<Option<Published>, Rejection> {
    match record.map(str::trim).filter(|date| !date.is_empty()) {
        None => Ok(page.iter().find_map(|date| date::read(date))),
        Some(text) => date::read(text).map(Some).ok_or_else(|| {
            let shown: String = text.chars().take(64).collect();
            let detail = format!(
                "published_at is {shown:?}; it must be RFC 3339, YYYY-MM-DD, RFC 2822, or seconds or milliseconds since 1970, between 1900 and 2200"
            );
            Rejection::new(RejectReason::BadDate, detail)
        }),
    }
}
