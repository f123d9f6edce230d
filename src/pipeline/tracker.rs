//! Per partition, the contiguous watermark: every record before it has an outcome.

use crate::record::{Generation, NextOffset, TopicPartition};
use std::collections::{BTreeMap, VecDeque};

/// A record's place in the tracker: which ownership of which partition admitted it, and as which one.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Ticket {
    /// The partition.
    pub at: TopicPartition,
    /// The ownership that admitted the record.
    pub generation: Generation,
    /// The record's number within that ownership, from 0 and without gaps, where offsets have them.
    pub sequence: u64,
}

impl Ticket {
    /// Whether one of these ownerships admitted the record.
    pub fn is_of(&self, owned: &[(TopicPartition, Generation)]) -> bool {
        owned.iter().any(|(at, generation)| *at == self.at && *generation == self.generation)
    }
}

/// What resolving a record did.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Resolved {
    /// The record counts; the watermark may have moved.
    Counted,
    /// The ticket belongs to an ownership that has ended: nothing was changed.
    Void,
}

/// Watermarks of all owned partitions. Pure: no clock, no lock, no broker.
#[derive(Debug, Default)]
pub struct Tracker {
    lanes: BTreeMap<TopicPartition, Lane>,
    generations: u64,
}

#[derive(Debug)]
struct Lane {
    generation: Generation,
    /// Sequence of the first record in `pending`.
    first: u64,
    /// Records from the first unresolved one on.
    pending: VecDeque<Pending>,
    unresolved: usize,
    watermark: Option<NextOffset>,
}

#[derive(Debug)]
struct Pending {
    offset: i64,
    /// The record's Kafka timestamp in milliseconds since 1970.
    timestamp_ms: Option<i64>,
    resolved: bool,
}

impl Tracker {
    /// Begins an ownership of `at`, ending an earlier one. Returns how many records that abandons.
    pub fn open(&mut self, at: &TopicPartition) -> usize {
        let abandoned = self.close(at);
        self.generations += 1;
        let lane = Lane {
            generation: Generation(self.generations),
            first: 0,
            pending: VecDeque::new(),
            unresolved: 0,
            watermark: None,
        };
        self.lanes.insert(at.clone(), lane);
        abandoned
    }

    /// Ends the ownership of `at`; its tickets are void from here on. Returns how many unresolved
    /// records that abandons.
    pub fn close(&mut self, at: &TopicPartition) -> usize {
        self.lanes.remove(at).map_or(0, |lane| lane.unresolved)
    }

    /// Ends the ownership of `at` and returns the offset of its first record without an outcome, where
    /// it has to be read again, with how many records that abandons.
    pub fn rewind(&mut self, at: &TopicPartition) -> Option<(i64, usize)> {
        let offset = self.lanes.get(at)?.pending.front()?.offset;
        Some((offset, self.close(at)))
    }

    /// Admits the record at `offset`, with its timestamp; `None` when `at` is not owned.
    pub fn admit(&mut self, at: &TopicPartition, offset: i64, timestamp_ms: Option<i64>) -> Option<Ticket> {
        let lane = self.lanes.get_mut(at)?;
        let sequence = lane.first + lane.pending.len() as u64;
        lane.pending.push_back(Pending { offset, timestamp_ms, resolved: false });
        lane.unresolved += 1;
        Some(Ticket { at: at.clone(), generation: lane.generation, sequence })
    }

    /// Notes that the record of `ticket` has its outcome.
    pub fn resolve(&mut self, ticket: &Ticket) -> Resolved {
        let late_is_taken = cfg!(sabotage = "late_ack_accepted");
        let lane = self.lanes.get_mut(&ticket.at).filter(|lane| late_is_taken || lane.generation == ticket.generation);
        let Some(lane) = lane else { return Resolved::Void };
        let Some(slot) = ticket.sequence.checked_sub(lane.first).and_then(|i| lane.pending.get_mut(i as usize)) else {
            return Resolved::Void;
        };
        if std::mem::replace(&mut slot.resolved, true) {
            return Resolved::Void;
        }
        lane.unresolved -= 1;
        while let Some(&Pending { offset, resolved: true, .. }) = lane.pending.front() {
            lane.pending.pop_front();
            lane.first += 1;
            lane.watermark = Some(NextOffset::after(offset));
        }
        if cfg!(sabotage = "reject_skipped")
            && let Some(pending) = lane.pending.iter().rfind(|pending| pending.resolved)
        {
            lane.watermark = Some(NextOffset::after(pending.offset));
        }
        Resolved::Counted
    }

    /// The ownership of `at` that holds now.
    pub fn generation(&self, at: &TopicPartition) -> Option<Generation> {
        self.lanes.get(at).map(|lane| lane.generation)
    }

    /// Whether the ticket's ownership still holds.
    pub fn is_current(&self, ticket: &Ticket) -> bool {
        self.lanes.get(&ticket.at).is_some_and(|lane| lane.generation == ticket.generation)
    }

    /// The position behind which every record of this ownership has an outcome; `None` before the first.
    pub fn watermark(&self, at: &TopicPartition) -> Option<NextOffset> {
        self.lanes.get(at).and_then(|lane| lane.watermark)
    }

    /// Watermarks of all owned partitions that have one.
    pub fn watermarks(&self) -> Vec<(TopicPartition, NextOffset)> {
        self.lanes.iter().filter_map(|(at, lane)| Some((at.clone(), lane.watermark?))).collect()
    }

    /// Records of `at` without an outcome.
    pub fn unresolved(&self, at: &TopicPartition) -> usize {
        self.lanes.get(at).map_or(0, |lane| lane.unresolved)
    }

    /// Timestamp of the first record of `at` without an outcome, in milliseconds since 1970, where it
    /// has one.
    pub fn oldest(&self, at: &TopicPartition) -> Option<i64> {
        self.lanes.get(at)?.pending.front()?.timestamp_ms
    }

    /// Owned partitions.
    pub fn owned(&self) -> impl Iterator<Item = &TopicPartition> {
        self.lanes.keys()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at() -> TopicPartition {
        TopicPartition::new("articles", 0)
    }

    fn owned() -> Tracker {
        let mut tracker = Tracker::default();
        tracker.open(&at());
        tracker
    }

    #[test]
    fn a_later_outcome_never_skips_an_earlier_record() {
        let mut tracker = owned();
        let first = tracker.admit(&at(), 10, None).unwrap();
        let second = tracker.admit(&at(), 15, None).unwrap();
        assert_eq!(tracker.resolve(&second), Resolved::Counted);
        assert_eq!(tracker.watermark(&at()), None);
        assert_eq!(tracker.resolve(&first), Resolved::Counted);
        assert_eq!(tracker.watermark(&at()), Some(NextOffset(16)));
    }

    #[test]
    fn a_late_outcome_of_an_ended_ownership_is_void() {
        let mut tracker = owned();
        let late = tracker.admit(&at(), 10, None).unwrap();
        assert_eq!(tracker.open(&at()), 1);
        let again = tracker.admit(&at(), 10, None).unwrap();
        assert_eq!(tracker.resolve(&late), Resolved::Void);
        assert_eq!(tracker.watermark(&at()), None);
        assert_eq!(tracker.resolve(&again), Resolved::Counted);
        assert_eq!(tracker.resolve(&again), Resolved::Void);
        assert_eq!(tracker.watermark(&at()), Some(NextOffset(11)));
    }

    #[test]
    fn records_of_partitions_that_are_not_owned_are_not_admitted() {
        let mut tracker = owned();
        assert_eq!(tracker.close(&at()), 0);
        assert_eq!(tracker.admit(&at(), 10, None), None);
    }
}
