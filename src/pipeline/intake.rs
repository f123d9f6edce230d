//! The poll loop: records in, bounded by bytes; positions out, behind the watermark.

use super::{Envelope, Flow, Polled, Source, Status, Stop};
use crate::record::{NextOffset, Record, TopicPartition};
use crate::telemetry::metrics;
use crossbeam_channel::Sender;
use std::sync::Arc;
use std::time::{Duration, Instant};

/// Longest wait in one poll: how late a wish to stop is seen.
const POLL: Duration = Duration::from_millis(50);
/// How long a full pipeline goes without a poll. Pausing would throw away what the client has fetched
/// ahead; one record a second more than the limit costs nothing, and rebalances are heard.
const HOLD: Duration = Duration::from_secs(1);
/// Time between looks at a full pipeline.
const LOOK: Duration = Duration::from_millis(2);
/// Time after which positions that have not moved are committed again: how a commit without waiting has
/// ended is told to the metrics only, and one that met an outage must not be the last.
const REPEAT: Duration = Duration::from_secs(5);
/// Time between reports of the flow's gauges.
const REPORT: Duration = Duration::from_secs(1);

/// What the poll loop keeps to.
#[derive(Debug, Clone, Copy)]
pub struct IntakeSettings {
    /// Bytes on the way at which delivery is held; at a quarter more it pauses, and resumes at half.
    pub max_in_flight_bytes: usize,
    /// Time between commits; `None` where positions go with the outputs.
    pub commit_interval: Option<Duration>,
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
    repeat_due: Instant,
    report_due: Instant,
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
        let now = Instant::now();
        Self {
            source,
            flow,
            status,
            work,
            settings,
            paused: false,
            committed: Vec::new(),
            commit_due: now + settings.commit_interval.unwrap_or_default(),
            repeat_due: now,
            report_due: now,
        }
    }

    /// Polls until `stop` is asked or the source has ended, then drains and commits. Returns the
    /// source, and whether everything on the way had its outcome in time.
    pub fn run(mut self, stop: &Stop) -> (S, bool) {
        while !stop.asked() {
            match self.turn(stop) {
                Polled::Finished => break,
                Polled::Failed(why) => stop.fail(why),
                Polled::Record(_) | Polled::Idle => {}
            }
        }
        if stop.failure().is_some() {
            return (self.source, false);
        }
        let drained = self.drain(stop);
        (self.source, drained)
    }

    fn turn(&mut self, stop: &Stop) -> Polled {
        self.balance(stop);
        let polled = match self.source.poll(POLL) {
            Polled::Record(record) => {
                self.admit(record);
                Polled::Idle
            }
            other => other,
        };
        self.status.polled();
        self.rewind();
        self.commit();
        self.report();
        polled
    }

    fn admit(&mut self, record: Record) {
        metrics::consumed(&record);
        match self.flow.admit(record) {
            Ok(envelope) => {
                if let Err(unsent) = self.work.send(envelope) {
                    unsent.into_inner().abandon();
                }
            }
            // Of a partition that is given up, or that is about to be read again from further back.
            Err(record) => tracing::debug!(origin = %record.origin, "a record was left to its next reading"),
        }
    }

    /// Holds delivery at the limit, and pauses it where that is not enough.
    fn balance(&mut self, stop: &Stop) {
        let limit = self.settings.max_in_flight_bytes;
        let open = self.status.breaker_open();
        if self.paused {
            if !open && self.flow.bytes() <= limit / 2 {
                self.source.resume();
                self.set_paused(false);
            }
            return;
        }
        self.hold(limit, stop);
        if open || self.flow.bytes() >= limit + limit / 4 {
            self.source.pause();
            self.set_paused(true);
        }
    }

    /// Does not poll while the pipeline is full, so that what the client has fetched ahead waits where it
    /// is; but for long enough only that a rebalance is never kept waiting.
    fn hold(&self, limit: usize, stop: &Stop) {
        let until = Instant::now() + HOLD;
        while self.flow.bytes() >= limit && Instant::now() < until && !stop.asked() && !self.status.breaker_open() {
            std::thread::sleep(LOOK);
        }
    }

    fn set_paused(&mut self, paused: bool) {
        self.paused = paused;
        self.status.set_paused(paused);
        metrics::paused(paused);
    }

    /// Goes back where an aborted transaction has given records back.
    fn rewind(&mut self) {
        for (at, offset) in self.flow.rewinds() {
            match self.source.rewind(&at, offset) {
                Ok(()) => {
                    tracing::info!(partition = %at, offset, "reading again from here");
                    self.flow.rewound(&at);
                }
                Err(error) => tracing::warn!(partition = %at, offset, %error, "going back failed; it is tried again"),
            }
        }
    }

    fn report(&mut self) {
        if Instant::now() >= self.report_due {
            self.report_due = Instant::now() + REPORT;
            self.flow.snapshot().report();
        }
    }

    fn commit(&mut self) {
        let Some(interval) = self.settings.commit_interval else { return };
        if Instant::now() < self.commit_due {
            return;
        }
        self.commit_due = Instant::now() + interval;
        let positions = self.flow.snapshot().watermarks;
        if positions.is_empty() || (positions == self.committed && Instant::now() < self.repeat_due) {
            return;
        }
        self.repeat_due = Instant::now() + REPEAT;
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
        // What the breaker holds gets no outcome, however long it is waited for.
        while self.flow.in_flight() > 0
            && Instant::now() < deadline
            && stop.failure().is_none()
            && !self.status.breaker_open()
        {
            if let Polled::Record(record) = self.source.poll(Duration::from_millis(5)) {
                self.admit(record);
            }
            self.status.polled();
        }
        let snapshot = self.flow.snapshot();
        snapshot.report();
        if self.settings.commit_interval.is_some()
            && !snapshot.watermarks.is_empty()
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
