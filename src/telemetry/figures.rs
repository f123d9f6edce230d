//! What metrics are told about events, stages and partitions.

use crate::record::TopicPartition;

/// One published event, as metrics see it.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct EventFigures {
    /// PLOVER type.
    pub event_type: &'static str,
    /// Class.
    pub class: &'static str,
    /// Scope; empty when the coder gives none.
    pub scope: &'static str,
    /// The coder's confidence, 0 to 1, where it gives one.
    pub confidence: Option<f64>,
    /// Whether an actor is in no dictionary.
    pub unknown_actor: bool,
    /// Whether a recipient is in no dictionary.
    pub unknown_recipient: bool,
    /// Why there is no place: `place_not_stated` or `place_not_resolved`.
    pub place_absent: Option<&'static str>,
    /// When its article was published, in seconds since 1970; `None` where only a day is known.
    pub published: Option<f64>,
}

/// A stretch of a record's way, as a label.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Stretch {
    /// Admitted, waiting for a coding thread.
    Queue,
    /// Bytes to an article.
    Decode,
    /// Zones and language.
    Clean,
    /// Events found.
    Code,
    /// Events and outcome written as bytes.
    Encode,
    /// Coded, waiting for its turn and for the broker.
    Publish,
}

impl Stretch {
    /// All, in the order of the way.
    pub const ALL: [Self; 6] = [Self::Queue, Self::Decode, Self::Clean, Self::Code, Self::Encode, Self::Publish];

    /// The label.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Queue => "queue",
            Self::Decode => "decode",
            Self::Clean => "clean",
            Self::Code => "code",
            Self::Encode => "encode",
            Self::Publish => "publish",
        }
    }
}

/// Where an owned partition stands, at the moment of a scrape.
#[derive(Debug, Clone, PartialEq)]
pub struct PartitionFigures {
    /// The partition.
    pub at: TopicPartition,
    /// Records without an outcome; `None` before the broker has said where the partition ends.
    pub lag_records: Option<u64>,
    /// Age of the oldest of them in seconds; 0 when caught up.
    pub lag_seconds: f64,
    /// Why it stands still.
    pub stopped: Option<String>,
}
