//! Where records come from.

use crate::record::{NextOffset, Record, TopicPartition};
use std::time::Duration;

/// What one poll gave.
#[derive(Debug)]
pub enum Polled {
    /// A record.
    Record(Record),
    /// Nothing within the time.
    Idle,
    /// The source is beyond repair: the process has to end.
    Failed(String),
    /// Every partition has been read to its planned end; live sources never say so.
    Finished,
}

/// What the source was asked for and could not do.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{0}")]
pub struct SourceError(pub String);

/// Records in order per partition, with positions to commit. Owned by one thread.
pub trait Source {
    /// Waits up to `timeout` for a record. Ownership changes are told to the [`Owner`] inside.
    fn poll(&mut self, timeout: Duration) -> Polled;

    /// Stops delivery from all partitions; polling must go on.
    fn pause(&mut self);

    /// Takes delivery up again.
    fn resume(&mut self);

    /// Goes back, so that `offset` is the next record of the partition.
    ///
    /// # Errors
    /// When it could not be done yet; it is tried again as long as the partition is owned.
    fn rewind(&mut self, at: &TopicPartition, offset: i64) -> Result<(), SourceError>;

    /// Commits positions without waiting.
    ///
    /// # Errors
    /// When the commit could not even be asked for; the next one carries the positions again.
    fn commit(&mut self, positions: &[(TopicPartition, NextOffset)]) -> Result<(), SourceError>;

    /// Commits positions and waits.
    ///
    /// # Errors
    /// When the broker refused or did not answer. Nothing is lost: the records are read again.
    fn commit_and_wait(&mut self, positions: &[(TopicPartition, NextOffset)]) -> Result<(), SourceError>;
}

/// Whoever has to know which partitions are owned. Called on the thread that polls.
pub trait Owner: Send + Sync {
    /// These partitions are owned from here on; called before their first record.
    fn assigned(&self, partitions: &[TopicPartition]);

    /// These partitions are about to be given up, or are `lost` already. Waits, within its deadline,
    /// for what is on the way, and returns the positions to commit; none when lost.
    fn revoked(&self, partitions: &[TopicPartition], lost: bool) -> Vec<(TopicPartition, NextOffset)>;
}
