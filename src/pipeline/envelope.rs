//! A record on its way. It cannot be dropped without an outcome unnoticed.

use super::flow::Flow;
use super::tracker::Ticket;
use super::watch::RecordWatch;
use crate::record::Record;
use std::sync::Arc;

/// A record with its ticket. Ends in [`Flow::resolve`], [`Flow::discard`] or [`Envelope::abandon`];
/// dropped anywhere else it panics in tests and counts as unaccounted in production.
#[derive(Debug)]
pub struct Envelope {
    record: Record,
    ticket: Ticket,
    flow: Arc<Flow>,
    /// Bytes held for the record and, later, its outputs.
    held: usize,
    watch: RecordWatch,
    armed: bool,
}

impl Envelope {
    pub(super) fn new(record: Record, ticket: Ticket, flow: Arc<Flow>) -> Self {
        let held = record.weight();
        flow.hold(held);
        let watch = RecordWatch::begin(&record);
        Self { record, ticket, flow, held, watch, armed: true }
    }

    /// The record.
    pub fn record(&self) -> &Record {
        &self.record
    }

    /// Its ticket.
    pub fn ticket(&self) -> &Ticket {
        &self.ticket
    }

    pub(super) fn watch(&self) -> &RecordWatch {
        &self.watch
    }

    pub(super) fn watch_mut(&mut self) -> &mut RecordWatch {
        &mut self.watch
    }

    /// Counts `bytes` of outputs among the bytes in flight, until the record has its outcome.
    pub fn hold(&mut self, bytes: usize) {
        self.held += bytes;
        self.flow.hold(bytes);
    }

    /// Gives the record up without an outcome, when the process ends: it will be read again.
    pub fn abandon(self) {
        self.disarm();
    }

    pub(super) fn disarm(mut self) {
        self.armed = false;
    }
}

impl Drop for Envelope {
    fn drop(&mut self) {
        self.flow.release(self.held);
        if self.armed && self.flow.lose() {
            let meant = std::thread::panicking() || cfg!(sabotage = "record_dropped");
            debug_assert!(meant, "{} was dropped without an outcome", self.record.origin);
        }
    }
}
