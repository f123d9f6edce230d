//! The article: a decoded record with its clean text.

use crate::ontology::ZoneKind;
use jiff::civil::Date;
use std::ops::Range;

/// A decoded and cleaned article.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Article {
    /// The publisher's id, else the canonical URL, else a digest of the body as received.
    pub doc_id: String,
    /// The URL as given.
    pub url: Option<String>,
    /// The title as normalized.
    pub title: Option<String>,
    /// Who published it.
    pub publisher: Option<String>,
    /// ISO 639-1; `None` when no language is recognised.
    pub language: Option<String>,
    /// When it was published.
    pub published: Option<Published>,
    /// The normalized text: NFC, `\n` line ends; title, blank line, body when the title came apart.
    pub text: String,
    /// The zones in text order; they do not overlap.
    pub zones: Vec<Zone>,
    /// SHA-256 of `text`, in hexadecimal.
    pub text_sha256: String,
}

/// A stretch of the text by what it is for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Zone {
    /// What it is for.
    pub kind: ZoneKind,
    /// Bytes of the normalized text, at character boundaries.
    pub range: Range<usize>,
}

/// When an article was published.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Published {
    /// As written in records: `YYYY-MM-DD`, or the instant in RFC 3339.
    pub text: String,
    /// The day, in the article's own time zone where it gives one.
    pub day: Date,
}
