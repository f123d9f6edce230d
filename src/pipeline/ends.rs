//! Where partitions end, as the broker says it from time to time, and since when that is known.

use crate::record::TopicPartition;
use std::collections::{BTreeMap, VecDeque};
use std::sync::{Mutex, PoisonError};
use std::time::Instant;

/// Ends remembered for one partition; when there are more, every other one is let go.
const REMEMBERED: usize = 128;

/// What the source said last about one partition.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct End {
    /// The offset behind the last record that may be read.
    pub end: i64,
    /// The first offset that is still kept.
    pub low: i64,
    /// The group's committed position, where there is one.
    pub committed: Option<i64>,
    /// Whether everything before `end` had been handed over by then. Transactions leave marks that are
    /// no records, so the position behind the last record need not reach the end.
    pub read: bool,
}

/// The ends of all partitions that the source reads.
#[derive(Debug, Default)]
pub struct Ends {
    lanes: Mutex<BTreeMap<TopicPartition, Lane>>,
}

#[derive(Debug)]
struct Lane {
    last: End,
    /// Ends that were larger than all before, each with the moment when it was first heard of.
    seen: VecDeque<(i64, Instant)>,
}

impl Ends {
    /// The source says where a partition ends, at `now`.
    pub fn note(&self, at: &TopicPartition, end: End, now: Instant) {
        let mut lanes = self.lanes.lock().unwrap_or_else(PoisonError::into_inner);
        let lane = lanes.entry(at.clone()).or_insert_with(|| Lane { last: end, seen: VecDeque::new() });
        lane.last = end;
        if lane.seen.back().is_none_or(|(before, _)| end.end > *before) {
            lane.seen.push_back((end.end, now));
        }
        if lane.seen.len() > REMEMBERED {
            let mut odd = false;
            lane.seen.retain(|_| {
                odd = !odd;
                odd
            });
        }
    }

    /// Forgets partitions that were given up.
    pub fn forget(&self, partitions: &[TopicPartition]) {
        let mut lanes = self.lanes.lock().unwrap_or_else(PoisonError::into_inner);
        for at in partitions {
            lanes.remove(at);
        }
    }

    /// What was said last, and since when a record at `position` is known to be there.
    pub(super) fn of(&self, at: &TopicPartition, position: Option<i64>) -> Option<(End, Option<Instant>)> {
        let lanes = self.lanes.lock().unwrap_or_else(PoisonError::into_inner);
        let lane = lanes.get(at)?;
        let position = position.or(lane.last.committed).unwrap_or(lane.last.low);
        Some((lane.last, lane.seen.iter().find(|(end, _)| *end > position).map(|(_, when)| *when)))
    }
}
