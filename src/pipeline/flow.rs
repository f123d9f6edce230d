//! What the three loops share: tracker, ledger and the bytes in flight, changed under one lock so
//! that a snapshot is always whole.

use super::envelope::Envelope;
use super::ledger::Ledger;
use super::output::Output;
use super::recent::Recent;
use super::tracker::{Resolved, Ticket, Tracker};
use crate::record::{Generation, NextOffset, Outcome, Record, TopicPartition};
use crate::telemetry::metrics;
use std::collections::BTreeMap;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

/// The state of the stream through this process.
#[derive(Debug, Default)]
pub struct Flow {
    state: Mutex<State>,
    recent: Recent,
}

#[derive(Debug, Default)]
struct State {
    tracker: Tracker,
    ledger: Ledger,
    bytes: usize,
    /// Partitions that are read again from an offset as soon as the source has gone back to it.
    rewinds: BTreeMap<TopicPartition, i64>,
    /// Whether nobody takes results any more.
    ended: bool,
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

/// One ownership of a partition.
pub type Owned = (TopicPartition, Generation);

impl State {
    fn end(&mut self, at: &TopicPartition) -> usize {
        self.rewinds.remove(at);
        self.tracker.close(at)
    }

    fn holds(&self, (at, generation): &Owned) -> bool {
        let now = self.tracker.generation(at);
        now == Some(*generation) || (cfg!(sabotage = "late_close_taken") && now.is_some())
    }
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
            state.rewinds.remove(at);
            let abandoned = state.tracker.open(at);
            state.ledger.abandon(abandoned);
        }
        metrics::generations("assigned", partitions.len());
    }

    /// Ends this generation of each partition and wishes for a new one, from the first record without
    /// an outcome on. Until the source has gone back there, nothing of the partition is admitted.
    /// Returns how many records are abandoned.
    pub fn rewind<'a>(&self, partitions: impl IntoIterator<Item = &'a TopicPartition>) -> usize {
        let mut state = self.lock();
        let mut all = 0;
        for at in partitions {
            if let Some((offset, abandoned)) = state.tracker.rewind(at) {
                state.rewinds.insert(at.clone(), offset);
                state.ledger.abandon(abandoned);
                all += abandoned;
            }
        }
        all
    }

    /// Where the source has to go back to, before it opens these partitions anew.
    pub fn rewinds(&self) -> Vec<(TopicPartition, i64)> {
        self.lock().rewinds.iter().map(|(at, offset)| (at.clone(), *offset)).collect()
    }

    /// Begins a new generation of a partition whose source has gone back; nothing when it was given up
    /// meanwhile.
    pub fn rewound(&self, at: &TopicPartition) {
        let mut state = self.lock();
        if state.rewinds.remove(at).is_some() {
            state.tracker.open(at);
            metrics::generations("rewound", 1);
        }
    }

    /// Ends the ownership of each partition and abandons what is still on the way.
    pub fn close(&self, partitions: &[TopicPartition]) -> usize {
        let mut state = self.lock();
        let abandoned = partitions.iter().map(|at| state.end(at)).sum();
        state.ledger.abandon(abandoned);
        abandoned
    }

    /// Admits a record; gives it back when its partition is not owned.
    ///
    /// # Errors
    /// The record, unchanged, of a partition that this process does not own (any more).
    pub fn admit(self: &Arc<Self>, record: Record) -> Result<Envelope, Box<Record>> {
        let mut state = self.lock();
        let Some(ticket) = state.tracker.admit(&record.origin.at, record.origin.offset, record.timestamp_ms) else {
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
        if resolved == Resolved::Counted {
            envelope.watch().finished(envelope.record(), outcome);
        }
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

    /// The ownerships of these partitions that hold now.
    pub fn owned(&self, partitions: &[TopicPartition]) -> Vec<Owned> {
        let state = self.lock();
        partitions.iter().filter_map(|at| Some((at.clone(), state.tracker.generation(at)?))).collect()
    }

    /// Whether any of these ownerships has not ended.
    pub fn any_holds(&self, owned: &[Owned]) -> bool {
        let state = self.lock();
        owned.iter().any(|one| state.holds(one))
    }

    /// Records of these ownerships without an outcome.
    pub fn unresolved(&self, owned: &[Owned]) -> usize {
        let state = self.lock();
        owned.iter().filter(|one| state.holds(one)).map(|(at, _)| state.tracker.unresolved(at)).sum()
    }

    /// Ends those of the ownerships that still hold, as [`Flow::close`], and returns their last positions with
    /// the number of records abandoned, both of one moment.
    pub fn finish(&self, owned: &[Owned]) -> (Vec<(TopicPartition, NextOffset)>, usize) {
        let mut state = self.lock();
        let held: Vec<&TopicPartition> = owned.iter().filter(|one| state.holds(one)).map(|(at, _)| at).collect();
        let positions = held.iter().filter_map(|at| Some(((*at).clone(), state.tracker.watermark(at)?))).collect();
        let abandoned = held.iter().map(|at| state.end(at)).sum();
        state.ledger.abandon(abandoned);
        (positions, abandoned)
    }

    /// Records without an outcome.
    pub fn in_flight(&self) -> u64 {
        self.lock().ledger.in_flight
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

    /// Owned partitions: watermark, records without an outcome, and the timestamp of the first of them
    /// in milliseconds since 1970.
    pub(super) fn partitions(&self) -> Vec<(TopicPartition, Option<NextOffset>, usize, Option<i64>)> {
        let state = self.lock();
        let stand = |at: &TopicPartition| {
            let tracker = &state.tracker;
            (at.clone(), tracker.watermark(at), tracker.unresolved(at), tracker.oldest(at))
        };
        state.tracker.owned().map(stand).collect()
    }

    /// Tells metrics and the page of a record whose outputs are all acknowledged.
    pub(super) fn told(&self, output: &Output) {
        metrics::outcome(output.outcome.as_str(), output.reason, &output.events);
        self.recent.push(output);
    }

    /// The latest outcomes, for the page.
    pub fn recent(&self) -> &Recent {
        &self.recent
    }

    pub(super) fn hold(&self, bytes: usize) {
        self.lock().bytes += bytes;
    }

    pub(super) fn release(&self, bytes: usize) {
        self.lock().bytes -= bytes;
    }

    /// Counts an envelope that was dropped without an outcome. Returns whether it is a fault: not once the
    /// process ends.
    pub(super) fn lose(&self) -> bool {
        let mut state = self.lock();
        let fault = !state.ended;
        state.ledger.unaccounted += u64::from(fault);
        fault
    }

    /// The publisher has ended: whatever is still between the loops is read again by another process.
    pub(super) fn end(&self) {
        self.lock().ended = true;
    }

    /// A panic under the lock leaves only whole counts behind, so the lock is used on.
    fn lock(&self) -> MutexGuard<'_, State> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }
}
