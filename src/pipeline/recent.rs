//! The latest outcomes with their outputs, for the page. Bounded in number and in bytes, and empty
//! unless somebody wants to look.

use super::output::Output;
use crate::record::Outcome;
use std::collections::{BTreeMap, VecDeque};
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Mutex, PoisonError};

/// Outcomes that are kept.
const KEPT: usize = 400;
/// Bytes of all values that are kept.
const BYTES: usize = 4_000_000;

/// A record that has its outcome.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Ended {
    /// Counts from 1 on; without gaps.
    pub number: u64,
    /// How it ended.
    pub outcome: Outcome,
    /// Why.
    pub reason: Option<&'static str>,
    /// Values of its events, as written: JSON.
    pub events: Vec<Vec<u8>>,
    /// The value of its outcome record: JSON.
    pub record: Vec<u8>,
}

/// The latest of them.
#[derive(Debug, Default)]
pub struct Recent {
    wanted: AtomicBool,
    ring: Mutex<Ring>,
}

#[derive(Debug, Default)]
struct Ring {
    last: u64,
    events: u64,
    totals: BTreeMap<(&'static str, Option<&'static str>), u64>,
    bytes: usize,
    kept: VecDeque<Ended>,
}

impl Ended {
    fn weight(&self) -> usize {
        self.record.len() + self.events.iter().map(Vec::len).sum::<usize>()
    }
}

impl Recent {
    /// Keeps outcomes from here on.
    pub fn want(&self) {
        self.wanted.store(true, Ordering::Relaxed);
    }

    /// A record has its outcome: all its outputs are acknowledged.
    pub(super) fn push(&self, output: &Output) {
        if !self.wanted.load(Ordering::Relaxed) {
            return;
        }
        // The outcome record is the last; before it stand the events, or the dead letter, which holds
        // the original and is not shown.
        let value = |message: &super::Message| message.value.clone().unwrap_or_default();
        let Some((record, others)) = output.messages.split_last() else { return };
        let events = if output.outcome == Outcome::Published { others } else { &[] };
        let events = events.iter().map(value).collect();
        let mut ring = self.ring.lock().unwrap_or_else(PoisonError::into_inner);
        ring.last += 1;
        ring.events += output.events.len() as u64;
        *ring.totals.entry((output.outcome.as_str(), output.reason)).or_default() += 1;
        let ended =
            Ended { number: ring.last, outcome: output.outcome, reason: output.reason, events, record: value(record) };
        ring.bytes += ended.weight();
        ring.kept.push_back(ended);
        while ring.kept.len() > KEPT || ring.bytes > BYTES {
            let Some(oldest) = ring.kept.pop_front() else { break };
            ring.bytes -= oldest.weight();
        }
    }

    /// Events of all outcomes since somebody wanted to look.
    pub fn events(&self) -> u64 {
        self.ring.lock().unwrap_or_else(PoisonError::into_inner).events
    }

    /// All outcomes since then, by outcome and reason.
    pub fn totals(&self) -> BTreeMap<(&'static str, Option<&'static str>), u64> {
        self.ring.lock().unwrap_or_else(PoisonError::into_inner).totals.clone()
    }

    /// Those behind `number`, oldest first, at most `most` of the latest.
    pub fn since(&self, number: u64, most: usize) -> Vec<Ended> {
        let ring = self.ring.lock().unwrap_or_else(PoisonError::into_inner);
        let behind = ring.kept.iter().filter(|ended| ended.number > number);
        let skipped = behind.clone().count().saturating_sub(most);
        behind.skip(skipped).cloned().collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::pipeline::Message;
    use crate::record::Headers;

    fn output(bytes: usize) -> Output {
        let message =
            |value: Vec<u8>| Message { topic: "t".into(), key: None, value: Some(value), headers: Headers::new() };
        Output {
            outcome: Outcome::Published,
            reason: None,
            messages: vec![message(vec![b'e'; bytes]), message(b"outcome".to_vec())],
            pending: None,
            events: Vec::new(),
        }
    }

    #[test]
    fn keeps_nothing_until_it_is_wanted_and_then_the_latest_within_bounds() {
        let recent = Recent::default();
        recent.push(&output(1));
        assert!(recent.since(0, 10).is_empty());
        recent.want();
        (0..1000).for_each(|_| recent.push(&output(10)));
        assert_eq!(recent.since(0, usize::MAX).len(), KEPT);
        let numbers: Vec<u64> = recent.since(990, 5).iter().map(|ended| ended.number).collect();
        assert_eq!(numbers, [996, 997, 998, 999, 1000]);
        (0..10).for_each(|_| recent.push(&output(BYTES / 3)));
        assert!(recent.since(0, usize::MAX).len() <= 3);
    }

    #[test]
    fn the_original_of_a_dead_letter_is_not_kept() {
        let recent = Recent::default();
        recent.want();
        recent.push(&Output { outcome: Outcome::DeadLettered, ..output(5) });
        let ended = recent.since(0, 1);
        assert!(ended[0].events.is_empty());
        assert_eq!(ended[0].record, b"outcome");
    }
}
