//! Positions last handed to the broker, kept for the scrape, which shows those of owned partitions only.

use crate::record::{NextOffset, TopicPartition};
use std::collections::BTreeMap;
use std::sync::{Mutex, PoisonError};

static LAST: Mutex<BTreeMap<TopicPartition, i64>> = Mutex::new(BTreeMap::new());

/// Keeps the newest position of each partition.
pub(super) fn note(positions: &[(TopicPartition, NextOffset)]) {
    let mut last = LAST.lock().unwrap_or_else(PoisonError::into_inner);
    for (at, NextOffset(offset)) in positions {
        last.insert(at.clone(), *offset);
    }
}

/// Forgets partitions that were given up: another owner commits them from here on.
pub fn forget(partitions: &[TopicPartition]) {
    let mut last = LAST.lock().unwrap_or_else(PoisonError::into_inner);
    for at in partitions {
        last.remove(at);
    }
}

/// The position last handed to the broker by this ownership.
pub(super) fn last(at: &TopicPartition) -> Option<i64> {
    LAST.lock().unwrap_or_else(PoisonError::into_inner).get(at).copied()
}
