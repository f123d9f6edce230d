//! What the two kinds of input have in common for the source.

use super::checkpoint::Place;
use super::cursor::Watermarks;
use super::failure::ReplayError;
use crate::record::{NextOffset, Record, TopicPartition};
use std::time::Duration;

/// What one step of reading gave.
#[derive(Debug)]
pub(super) enum Step {
    /// A record to be coded.
    Record(Record),
    /// Nothing to be coded, or nothing within the time.
    Nothing,
    /// Everything has been read.
    End,
    /// It cannot go on.
    Failed(ReplayError),
}

/// Reads a shard, and knows how far it is done.
pub(super) trait Reader: Send {
    /// Reads on, waiting up to `timeout`.
    fn step(&mut self, timeout: Duration) -> Step;

    /// Stops what is fetched ahead, or takes it up again.
    fn set_paused(&mut self, _paused: bool) {}

    /// Takes note of what has an outcome by now; returns how many records are done with it.
    fn settle(&mut self, watermarks: &Watermarks) -> u64;

    /// The place up to which everything is done.
    fn place(&self) -> Place;

    /// Whether nothing that was read waits for an outcome.
    fn is_settled(&self) -> bool;

    /// Tells the outside of positions, besides the checkpoint.
    fn tell(&self, _positions: &[(TopicPartition, NextOffset)]) {}
}
