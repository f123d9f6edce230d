//! The poll loop: records in, bounded by bytes; positions out, behind the watermark.

use super::{Envelope, Flow, Polled, Source, Status, Stop};
use crate::record::{NextOffset, Record, TopicPartition};
use crate::telemetry::metrics;
use crossbeam_channel::Sender;
use std::sync::Arc;
use std::time::{Duration, Instant};

/// Longest wait in one poll: how late a wish to stop is seen.
const POLL: Duration = Duration::from_millis(50);

/// What the poll loop keeps to.
#[derive(Debug, Clone, Copy)]
pub struct IntakeSettings {
    /// Bytes on the way at which delivery pauses; it resumes at half.
    pub max_in_flight_bytes: usize,
    /// Time between commits.
    pub commit_interval: Duration,
    /// How long a drain may take.
    pub drain: Duration,
}

/// Owns the source and polls it, whatever happens, until told to stop.
#[derive(Debug)]
pub struct Intake<S> {
    source: S,
    flow: Arc<Flow>,
    status: Arc<Status>,
    work: Sender<Envelope>,
    settings: IntakeSettings,
    paused: bool,
    committed: Vec<(TopicPartition, NextOffset)>,
    commit_due: Instant,
}

impl<S: Source> Intake<S> {
    /// An intake that hands records to `work`.
    pub fn new(
        source: S,
        flow: Arc<Flow>,
        status: Arc<Status>,
        work: Sender<Envelope>,
        settings: IntakeSettings,
    ) -> Self {
        let commit_due = Instant::now() + settings.commit_interval;
        Self { source, flow, status, work, settings, paused: false, committed: Vec::new(), commit_due }
    }

    /// Polls until `stop` is asked or the source has ended, then drains and commits. Returns the
    /// source, and whether everything on the way had its outcome in time.
    pub fn run(mut self, stop: &Stop) -> (S, bool) {
        while !stop.asked() && !matches!(self.turn(), Polled::Finished) {}
        if stop.failure().is_some() {
            return (self.source, false);
        }
        let drained = self.drain(stop);
        (self.source, drained)
    }

    fn turn(&mut self) -> Polled {
        let polled = self.source.poll(POLL);
        self.status.polled();
        match polled {
            Polled::Record(record) => {
                self.admit(record);
                self.balance();
                self.commit();
                Polled::Idle
            }
            other => {
                self.balance();
                self.commit();
                other
            }
        }
    }

    fn admit(&mut self, record: Record) {
        metrics::consumed(&record);
        match self.flow.admit(record) {
            Ok(envelope) => {
                if let Err(unsent) = self.work.send(envelope) {
                    unsent.into_inner().abandon();
                }
            }
            Err(record) => {
                tracing::warn!(origin = %record.origin, "a record of a partition that is not owned was left to its owner");
            }
        }
    }

    /// Pauses at the limit and resumes at half of it: pausing throws away what the client has
    /// fetched ahead, so it must be rare.
    fn balance(&mut self) {
        let bytes = self.flow.bytes();
        if !self.paused && bytes >= self.settings.max_in_flight_bytes {
            self.source.pause();
            self.set_paused(true);
        } else if self.paused && bytes <= self.settings.max_in_flight_bytes / 2 {
            self.source.resume();
            self.set_paused(false);
        }
    }

    fn set_paused(&mut self, paused: bool) {
        self.paused = paused;
        self.status.set_paused(paused);
        metrics::paused(paused);
    }

    fn commit(&mut self) {
        if Instant::now() < self.commit_due {
            return;
        }
        self.commit_due = Instant::now() + self.settings.commit_interval;
        let snapshot = self.flow.snapshot();
        snapshot.report();
        let positions = snapshot.watermarks;
        if positions == self.committed || positions.is_empty() {
            return;
        }
        match self.source.commit(&positions) {
            Ok(()) => {
                metrics::committed(&positions);
                self.committed = positions;
            }
            Err(error) => {
                metrics::commit_failed();
                tracing::warn!(%error, "offsets were not committed; the next commit carries them");
            }
        }
    }

    /// Takes nothing more in and waits for what is on the way, polling on so that the group stays.
    fn drain(&mut self, stop: &Stop) -> bool {
        self.status.drain();
        self.source.pause();
        let deadline = Instant::now() + self.settings.drain;
        while self.flow.snapshot().ledger.in_flight > 0 && Instant::now() < deadline && stop.failure().is_none() {
            if let Polled::Record(record) = self.source.poll(Duration::from_millis(5)) {
                self.admit(record);
            }
            self.status.polled();
        }
        let snapshot = self.flow.snapshot();
        snapshot.report();
        if !snapshot.watermarks.is_empty()
            && let Err(error) = self.source.commit_and_wait(&snapshot.watermarks)
        {
            metrics::commit_failed();
            tracing::warn!(%error, "the last offsets were not committed; their records are read again");
        }
        if snapshot.ledger.in_flight > 0 {
            tracing::warn!(
                records = snapshot.ledger.in_flight,
                "the drain deadline passed; these records are read again"
            );
        }
        snapshot.ledger.in_flight == 0
    }
}
