//! The dead letter: the original bytes, and headers that say what was wrong with them and where.

use super::{Headers, Origin, Record, Rejection};
use sha2::{Digest, Sha256};
use std::fmt::Write as _;

/// Longest `geowire-detail`, in bytes; what names the fault must not become the next fault.
const DETAIL_LIMIT: usize = 1024;

/// The step of the path that refused the record.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Stage {
    /// Bytes to an article.
    Decode,
    /// An article to clean text.
    Clean,
    /// Clean text to events.
    Code,
    /// Events to records.
    Encode,
    /// Records to the broker.
    Publish,
}

impl Stage {
    /// The name as written in headers and metrics.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Decode => "decode",
            Self::Clean => "clean",
            Self::Code => "code",
            Self::Encode => "encode",
            Self::Publish => "publish",
        }
    }
}

/// What is written to the dead-letters topic for one record.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DeadLetter {
    /// The original key.
    pub key: Option<Vec<u8>>,
    /// The original value; `None` when it was a tombstone or had to be left out.
    pub value: Option<Vec<u8>>,
    /// The original headers, then geowire's.
    pub headers: Headers,
}

impl DeadLetter {
    /// Wraps a refused record. A value over `value_limit` bytes is replaced by nothing and the header
    /// `geowire-value-omitted` (`size=…;sha256=…`); the origin still leads to it.
    pub fn new(record: &Record, rejection: &Rejection, stage: Stage, value_limit: usize) -> Self {
        let mut headers = record.headers.clone();
        let reason = rejection.reason.as_str();
        let detail = capped(&rejection.detail);
        let Origin { at, offset } = &record.origin;
        let mut add = |name: &str, value: &str| headers.push(name, Some(value.as_bytes()));
        add("geowire-reason", reason);
        add("geowire-stage", stage.as_str());
        add("geowire-detail", detail);
        add("geowire-origin", &record.origin.to_string());
        if let Some(ms) = record.timestamp_ms {
            add("geowire-origin-timestamp", &ms.to_string());
        }
        // The names that Kafka Connect's own dead-letter tools read.
        add("__connect.errors.topic", &at.topic);
        add("__connect.errors.partition", &at.partition.to_string());
        add("__connect.errors.offset", &offset.to_string());
        add("__connect.errors.stage", stage.as_str());
        add("__connect.errors.exception.class.name", reason);
        add("__connect.errors.exception.message", detail);
        let value = match &record.value {
            Some(value) if value.len() > value_limit => {
                add("geowire-value-omitted", &format!("size={};sha256={}", value.len(), hex(value)));
                None
            }
            value => value.clone(),
        };
        Self { key: record.key.clone(), value, headers }
    }
}

fn capped(text: &str) -> &str {
    let mut end = text.len().min(DETAIL_LIMIT);
    while !text.is_char_boundary(end) {
        end -= 1;
    }
    &text[..end]
}

fn hex(bytes: &[u8]) -> String {
    Sha256::digest(bytes).iter().fold(String::with_capacity(64), |mut out, byte| {
        let _ = write!(out, "{byte:02x}");
        out
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::record::RejectReason;

    fn record(value: &[u8]) -> Record {
        Record {
            origin: Origin::new("articles", 3, 12_345),
            key: Some(vec![0, 255]),
            value: Some(value.to_vec()),
            headers: Headers::new().with("source", "one").with("source", "two"),
            timestamp_ms: Some(1_700_000_000_000),
        }
    }

    fn letter(value: &[u8], limit: usize) -> DeadLetter {
        let rejection = Rejection::new(RejectReason::WrongType, "/title is a number; it must be a string");
        DeadLetter::new(&record(value), &rejection, Stage::Decode, limit)
    }

    #[test]
    fn keeps_the_original_bytes_and_says_why_and_where() {
        let letter = letter(b"{\"title\": 3}", 1000);
        assert_eq!(letter.key.as_deref(), Some(&[0, 255][..]));
        assert_eq!(letter.value.as_deref(), Some(&b"{\"title\": 3}"[..]));
        assert_eq!(letter.headers.iter().filter(|(name, _)| *name == "source").count(), 2);
        assert_eq!(letter.headers.last("geowire-reason"), Some(&b"wrong_type"[..]));
        assert_eq!(letter.headers.last("geowire-origin"), Some(&b"articles/3/12345"[..]));
        assert_eq!(letter.headers.last("__connect.errors.offset"), Some(&b"12345"[..]));
    }

    #[test]
    fn leaves_out_a_value_that_the_topic_would_refuse_and_says_so() {
        let letter = letter(b"0123456789", 9);
        assert_eq!(letter.value, None);
        let omitted = String::from_utf8(letter.headers.last("geowire-value-omitted").unwrap().to_vec()).unwrap();
        assert!(omitted.starts_with("size=10;sha256=84d89877"), "{omitted}");
    }

    #[test]
    fn caps_the_detail_at_a_character_boundary() {
        let rejection = Rejection::new(RejectReason::NotJson, "é".repeat(2000));
        let letter = DeadLetter::new(&record(b""), &rejection, Stage::Decode, 10);
        assert_eq!(letter.headers.last("geowire-detail").unwrap().len(), 1024);
    }
}
