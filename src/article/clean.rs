//! From a decoded article to its normalized text. First slice: plain text only.

use super::{Article, Published, Raw, Settings, Zone};
use crate::event::digest_hex;
use crate::ontology::ZoneKind;
use crate::record::{FilterReason, RejectReason, Rejection};

/// Cleans an article.
///
/// # Errors
/// `bad_date` when the published date is no day.
pub fn clean(raw: Raw, _settings: &Settings) -> Result<Article, Rejection> {
    let body = raw.body.as_str().to_owned();
    let title = raw.title.clone().unwrap_or_default();
    let text = if title.is_empty() { body.clone() } else { format!("{title}\n\n{body}") };
    let start = text.len() - body.len();
    let published = match raw.published_at.as_deref() {
        None => None,
        Some(day) => Some(Published {
            text: day.to_owned(),
            day: day
                .parse()
                .map_err(|_| Rejection::new(RejectReason::BadDate, format!("published_at {day} is no day")))?,
        }),
    };
    let mut zones = vec![Zone { kind: ZoneKind::Body, range: start..text.len() }];
    if start > 0 {
        zones.insert(0, Zone { kind: ZoneKind::Title, range: 0..title.len() });
    }
    Ok(Article {
        doc_id: raw.id.unwrap_or_else(|| digest_hex(&[&body], 32)),
        url: raw.url,
        title: raw.title,
        publisher: raw.publisher,
        language: Some("en".to_owned()),
        published,
        text_sha256: digest_hex(&[&text], 64),
        text,
        zones,
    })
}

/// Cleans a single sentence.
///
/// # Errors
/// As [`clean`].
pub fn clean_sentence(raw: Raw) -> Result<Article, Rejection> {
    clean(raw, &Settings::default())
}

/// Whether the article is left out by its language.
pub fn language_gate(_article: &Article, _settings: &Settings) -> Option<FilterReason> {
    None
}
