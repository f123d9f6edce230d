//! How far a sequence is done: places in the order of reading, given up to the checkpoint once every
//! record before them has its outcome.

use crate::record::{NextOffset, TopicPartition};
use std::collections::{BTreeMap, VecDeque};

/// Watermarks by partition, as the flow knows them.
pub(super) type Watermarks = BTreeMap<TopicPartition, NextOffset>;

/// One sequence of reading. `P` is the place behind a record. Pure.
#[derive(Debug)]
pub(super) struct Cursor<P> {
    done: P,
    waiting: VecDeque<(P, Option<(TopicPartition, i64)>)>,
}

impl<P: Clone> Cursor<P> {
    /// A sequence that is done up to `place`.
    pub(super) fn at(place: P) -> Self {
        Self { done: place, waiting: VecDeque::new() }
    }

    /// The record at `offset` was handed over; `place` lies behind it. Offsets of one partition rise.
    pub(super) fn read(&mut self, place: P, at: &TopicPartition, offset: i64) {
        self.waiting.push_back((place, Some((at.clone(), offset))));
    }

    /// Something that needs no outcome was read up to `place`.
    pub(super) fn passed(&mut self, place: P) {
        match self.waiting.back_mut() {
            Some((last, None)) => *last = place,
            _ => self.waiting.push_back((place, None)),
        }
    }

    /// Takes note of what has an outcome by now. Returns how many records are done with it.
    pub(super) fn settle(&mut self, watermarks: &Watermarks) -> u64 {
        let mut records = 0;
        while let Some((place, record)) = self.waiting.front() {
            if let Some((at, offset)) = record {
                if watermarks.get(at).is_none_or(|next| next.0 <= *offset) {
                    break;
                }
                records += 1;
            }
            self.done = place.clone();
            self.waiting.pop_front();
        }
        records
    }

    /// The place up to which everything is done.
    pub(super) fn done(&self) -> &P {
        &self.done
    }

    /// Whether nothing waits for an outcome.
    pub(super) fn is_settled(&self) -> bool {
        self.waiting.is_empty()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(partition: i32) -> TopicPartition {
        TopicPartition::new("articles", partition)
    }

    #[test]
    fn a_place_is_done_when_every_record_before_it_is() {
        let mut cursor = Cursor::at(0);
        cursor.read(1, &at(0), 10);
        cursor.read(2, &at(1), 70);
        cursor.passed(3);
        cursor.read(4, &at(0), 11);
        // Partition 0 is ahead of partition 1, whose record stands before.
        assert_eq!(cursor.settle(&BTreeMap::from([(at(0), NextOffset(12))])), 1);
        assert_eq!(cursor.done(), &1);
        assert_eq!(cursor.settle(&BTreeMap::from([(at(0), NextOffset(12)), (at(1), NextOffset(71))])), 2);
        assert_eq!(cursor.done(), &4);
        assert!(cursor.is_settled());
    }

    #[test]
    fn what_needs_no_outcome_never_overtakes_what_does() {
        let mut cursor = Cursor::at(0);
        cursor.passed(1);
        cursor.passed(2);
        cursor.read(3, &at(0), 5);
        cursor.passed(4);
        assert_eq!(cursor.settle(&BTreeMap::new()), 0);
        assert_eq!(cursor.done(), &2);
        assert!(!cursor.is_settled());
    }
}
