//! What the three loops share: tracker, ledger and the bytes in flight, changed under one lock so
//! that a snapshot is always whole.

use super::envelope::Envelope;
use super::ledger::Ledger;
use super::tracker::{Resolved, Ticket, Tracker};
use crate::record::{NextOffset, Outcome, Record, TopicPartition};
use crate::telemetry::metrics;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

/// The state of the stream through this process.
#[derive(Debug, Default)]
pub struct Flow {
    state: Mutex<State>,
}

#[derive(Debug, Default)]
struct State {
    tracker: Tracker,
    ledger: Ledger,
    bytes: usize,
}

/// One consistent look at the flow.
#[derive(Debug, Clone)]
pub struct FlowSnapshot {
    /// The ledger.
    pub ledger: Ledger,
    /// Bytes held by records in flight and their outputs.
    pub bytes: usize,
    /// Owned partitions.
    pub owned: Vec<TopicPartition>,
    /// Watermarks of those that have one.
    pub watermarks: Vec<(TopicPartition, NextOffset)>,
}

impl FlowSnapshot {
    /// Sets the gauges of the flow.
    pub(super) fn report(&self) {
        metrics::flow(self.ledger.in_flight, self.bytes, self.ledger.unaccounted, self.owned.len());
    }
}

impl Flow {
    /// An empty flow.
    pub fn new() -> Arc<Self> {
        Arc::default()
    }

    /// Begins an ownership of each partition.
    pub fn open(&self, partitions: &[TopicPartition]) {
        let mut state = self.lock();
        for at in partitions {
            let abandoned = state.tracker.open(at);
            state.ledger.abandon(abandoned);
        }
    }

    /// Ends the ownership of each partition and abandons what is still on the way.
    pub fn close(&self, partitions: &[TopicPartition]) -> usize {
        let mut state = self.lock();
        let abandoned = partitions.iter().map(|at| state.tracker.close(at)).sum();
        state.ledger.abandon(abandoned);
        abandoned
    }

    /// Admits a record; gives it back when its partition is not owned.
    ///
    /// # Errors
    /// The record, unchanged, of a partition that this process does not own (any more).
    pub fn admit(self: &Arc<Self>, record: Record) -> Result<Envelope, Box<Record>> {
        let mut state = self.lock();
        let Some(ticket) = state.tracker.admit(&record.origin.at, record.origin.offset) else {
            return Err(Box::new(record));
        };
        state.ledger.admit();
        drop(state);
        Ok(Envelope::new(record, ticket, Arc::clone(self)))
    }

    /// Gives the envelope's record its outcome. A void ticket changes nothing: its record was
    /// abandoned when its ownership ended.
    pub fn resolve(&self, envelope: Envelope, outcome: Outcome) -> Resolved {
        let resolved = {
            let mut state = self.lock();
            let resolved = state.tracker.resolve(envelope.ticket());
            if resolved == Resolved::Counted {
                state.ledger.resolve(outcome);
            }
            resolved
        };
        envelope.disarm();
        resolved
    }

    /// Lets go of an envelope whose ownership has ended. Returns it when the ownership still holds.
    pub fn discard(&self, envelope: Envelope) -> Option<Envelope> {
        if self.is_current(envelope.ticket()) {
            return Some(envelope);
        }
        envelope.disarm();
        None
    }

    /// Whether the ticket's ownership still holds.
    pub fn is_current(&self, ticket: &Ticket) -> bool {
        self.lock().tracker.is_current(ticket)
    }

    /// Records of these partitions without an outcome.
    pub fn unresolved(&self, partitions: &[TopicPartition]) -> usize {
        let state = self.lock();
        partitions.iter().map(|at| state.tracker.unresolved(at)).sum()
    }

    /// Ends the ownership of each partition, as [`Flow::close`], and returns its last positions with
    /// the number of records abandoned, both of one moment.
    pub fn finish(&self, partitions: &[TopicPartition]) -> (Vec<(TopicPartition, NextOffset)>, usize) {
        let mut state = self.lock();
        let positions = partitions.iter().filter_map(|at| Some((at.clone(), state.tracker.watermark(at)?))).collect();
        let abandoned = partitions.iter().map(|at| state.tracker.close(at)).sum();
        state.ledger.abandon(abandoned);
        (positions, abandoned)
    }

    /// Bytes in flight.
    pub fn bytes(&self) -> usize {
        self.lock().bytes
    }

    /// Everything at one moment.
    pub fn snapshot(&self) -> FlowSnapshot {
        let state = self.lock();
        FlowSnapshot {
            ledger: state.ledger,
            bytes: state.bytes,
            owned: state.tracker.owned().cloned().collect(),
            watermarks: state.tracker.watermarks(),
        }
    }

    pub(super) fn hold(&self, bytes: usize) {
        self.lock().bytes += bytes;
    }

    pub(super) fn release(&self, bytes: usize) {
        self.lock().bytes -= bytes;
    }

    pub(super) fn lose(&self) {
        self.lock().ledger.unaccounted += 1;
    }

    /// A panic under the lock leaves only whole counts behind, so the lock is used on.
    fn lock(&self) -> MutexGuard<'_, State> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }
}
