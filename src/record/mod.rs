//! What comes in and how it ends: the record, its origin, its outcome and the dead letter.

mod dead_letter;
mod headers;
mod origin;
mod outcome;

pub use dead_letter::{DeadLetter, Stage};
pub use headers::Headers;
pub use origin::{Generation, NextOffset, NotAnOrigin, Origin, TopicPartition};
pub use outcome::{EmptyReason, FilterReason, Outcome, RejectReason, Rejection};

/// A Kafka message, or its equal read from an archive.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Record {
    /// Where the record stands.
    pub origin: Origin,
    /// The key as received; `None` when the record has none.
    pub key: Option<Vec<u8>>,
    /// The value as received; `None` is a tombstone.
    pub value: Option<Vec<u8>>,
    /// The headers as received, in order, repeats kept.
    pub headers: Headers,
    /// Kafka's timestamp in milliseconds since 1970, where the record has one. It is passed on with
    /// dead letters and measured for lag; it never reaches the coder.
    pub timestamp_ms: Option<i64>,
}

impl Record {
    /// Bytes that the record holds in memory: key, value and headers.
    pub fn weight(&self) -> usize {
        let len = |bytes: &Option<Vec<u8>>| bytes.as_ref().map_or(0, Vec::len);
        len(&self.key) + len(&self.value) + self.headers.weight()
    }
}
