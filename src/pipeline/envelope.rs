//! A record on its way. It cannot be dropped without an outcome unnoticed.

use super::flow::Flow;
use super::tracker::Ticket;
use super::watch::RecordWatch;
use crate::record::Record;
use std::sync::Arc;

/// A record with its ticket. Ends in [`Flow::resolve`], [`Flow::discard`] or [`Envelope::abandon`];
/// dropped anywhere else it panics in tests and counts as unaccounted in production.
#[derive(Debug)]
pub struct Envelope(Box<Content>);

/// What moves from thread to thread as one pointer.
#[derive(Debug)]
struct Content {
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
        Self(Box::new(Content { record, ticket, flow, held, watch, armed: true }))
    }

    /// The record.
    pub fn record(&self) -> &Record {
        &self.0.record
    }

    /// Its ticket.
    pub fn ticket(&self) -> &Ticket {
        &self.0.ticket
    }

    pub(super) fn watch(&self) -> &RecordWatch {
        &self.0.watch
    }

    pub(super) fn watch_mut(&mut self) -> &mut RecordWatch {
        &mut self.0.watch
    }

    /// Counts `bytes` of outputs among the bytes in flight, until the record has its outcome.
    pub fn hold(&mut self, bytes: usize) {
        self.0.held += bytes;
        self.0.flow.hold(bytes);
    }

    /// Gives the record up without an outcome, when the process ends: it will be read again.
    pub fn abandon(self) {
        self.disarm();
    }

    pub(super) fn disarm(mut self) {
        self.0.armed = false;
    }
}

impl Drop for Content {
    fn drop(&mut self) {
        self.flow.release(self.held);
        if self.armed && self.flow.lose() {
            let meant = std::thread::panicking() || cfg!(sabotage = "record_dropped");
            debug_assert!(meant, "{} was dropped without an outcome", self.record.origin);
        }
    }
}
