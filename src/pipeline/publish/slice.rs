//! The records of one transaction.

use crate::pipeline::bisect::Range;
use crate::pipeline::sink::Token;
use crate::pipeline::{Envelope, Flow, Message, Output};
use crate::record::{NextOffset, TopicPartition};
use std::collections::{BTreeMap, BTreeSet};
use std::time::{Duration, Instant};

/// When a transaction is ended, whichever comes first.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct SliceLimits {
    /// Time since its first record.
    pub age: Duration,
    /// Bytes of its outputs.
    pub bytes: usize,
    /// Records.
    pub records: usize,
}

/// Records whose outputs become visible together.
#[derive(Debug)]
pub(super) struct Slice {
    number: u32,
    begun: Instant,
    records: Vec<(Envelope, Output)>,
    bytes: usize,
    /// Messages not handed to the sink yet: record and message.
    unsent: std::collections::VecDeque<Token>,
    unacknowledged: usize,
    sealed: bool,
}

impl Slice {
    pub(super) fn new(number: u32, now: Instant) -> Self {
        Self {
            number,
            begun: now,
            records: Vec::new(),
            bytes: 0,
            unsent: std::collections::VecDeque::new(),
            unacknowledged: 0,
            sealed: false,
        }
    }

    pub(super) fn push(&mut self, envelope: Envelope, output: Output, limits: &SliceLimits) {
        self.bytes += output.weight();
        let entry = self.records.len() as u64;
        let number = self.number;
        self.unsent.extend((0..output.messages.len() as u32).map(|index| Token { entry, attempt: number, index }));
        self.records.push((envelope, output));
        self.sealed |= self.bytes >= limits.bytes || self.records.len() >= limits.records;
    }

    /// Nothing more is added.
    pub(super) fn seal(&mut self) {
        self.sealed = true;
    }

    pub(super) fn is_sealed(&self) -> bool {
        self.sealed
    }

    pub(super) fn age(&self, now: Instant) -> Duration {
        now.saturating_duration_since(self.begun)
    }

    pub(super) fn len(&self) -> usize {
        self.records.len()
    }

    /// The next message to send.
    pub(super) fn next(&self) -> Option<(Token, &Message)> {
        let token = *self.unsent.front()?;
        let (_, output) = self.records.get(token.entry as usize)?;
        Some((token, output.messages.get(token.index as usize)?))
    }

    pub(super) fn sent(&mut self) {
        self.unsent.pop_front();
        self.unacknowledged += 1;
    }

    /// Notes an acknowledgement; `false` for one of another transaction.
    pub(super) fn acknowledged(&mut self, token: Token) -> bool {
        if token.attempt != self.number {
            return false;
        }
        self.unacknowledged -= 1;
        true
    }

    pub(super) fn all_sent(&self) -> bool {
        self.unsent.is_empty()
    }

    pub(super) fn unacknowledged(&self) -> usize {
        self.unacknowledged
    }

    /// Per partition, its first and its last offset.
    pub(super) fn range(&self) -> Range {
        let mut range = Range::new();
        for (envelope, _) in &self.records {
            let origin = &envelope.record().origin;
            let seen = range.entry(origin.at.clone()).or_insert((origin.offset, origin.offset));
            seen.1 = origin.offset;
        }
        range
    }

    /// Per partition, the position behind its last record.
    pub(super) fn positions(&self) -> Vec<(TopicPartition, NextOffset)> {
        let mut positions = BTreeMap::new();
        for (envelope, _) in &self.records {
            let origin = &envelope.record().origin;
            positions.insert(origin.at.clone(), NextOffset::after(origin.offset));
        }
        positions.into_iter().collect()
    }

    /// Whether every record's ownership holds still.
    pub(super) fn is_owned(&self, flow: &Flow) -> bool {
        self.records.iter().all(|(envelope, _)| flow.is_current(envelope.ticket()))
    }

    /// The partitions whose ownership holds still, for some record at least.
    pub(super) fn still_owned(&self, flow: &Flow) -> BTreeSet<&TopicPartition> {
        let tickets = self.records.iter().map(|(envelope, _)| envelope.ticket());
        tickets.filter(|ticket| flow.is_current(ticket)).map(|ticket| &ticket.at).collect()
    }

    pub(super) fn into_records(self) -> Vec<(Envelope, Output)> {
        self.records
    }
}
