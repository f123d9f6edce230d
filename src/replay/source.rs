//! The source of a replay: a reader, paced, with checkpoints in the place of commits.

use super::ReplayError;
use super::checkpoint::{Checkpoint, State};
use super::cursor::Watermarks;
use super::pace::Pace;
use super::progress::Progress;
use super::reader::{Reader, Step};
use crate::pipeline::{Flow, Owner, Polled, Source, SourceError, Status};
use crate::record::{NextOffset, Record, TopicPartition};
use crate::telemetry::metrics;
use std::collections::BTreeSet;
use std::sync::{Arc, Mutex, PoisonError};
use std::time::{Duration, Instant};

/// How long the end is waited for between looks at what is on the way.
const LOOK: Duration = Duration::from_millis(5);

/// Why the source gave up, for the exit code.
pub(super) type Why = Arc<Mutex<Option<ReplayError>>>;

/// What the governor allows, shared between its thread and the source.
#[derive(Debug, Clone, Default)]
pub(super) struct Cap(Arc<Mutex<Option<f64>>>);

impl Cap {
    pub(super) fn get(&self) -> Option<f64> {
        *self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }

    pub(super) fn set(&self, cap: Option<f64>) {
        *self.0.lock().unwrap_or_else(PoisonError::into_inner) = cap;
    }
}

pub(super) struct ReplaySource {
    pub(super) reader: Box<dyn Reader>,
    pub(super) owner: Arc<dyn Owner>,
    pub(super) flow: Arc<Flow>,
    pub(super) status: Arc<Status>,
    pub(super) pace: Pace,
    pub(super) cap: Cap,
    pub(super) state: State,
    pub(super) checkpoint: Checkpoint,
    pub(super) progress: Arc<Progress>,
    pub(super) why: Why,
    /// Outcomes of earlier tries.
    pub(super) before: super::checkpoint::Outcomes,
    pub(super) owned: BTreeSet<TopicPartition>,
    pub(super) paused: bool,
    pub(super) began: Instant,
    pub(super) here: u64,
}

impl ReplaySource {
    fn take(&mut self, record: Record) -> Polled {
        self.pace.spend(record.weight());
        self.progress.read(record.weight());
        let at = &record.origin.at;
        if !self.owned.contains(at) {
            self.owner.assigned(std::slice::from_ref(at));
            self.owned.insert(at.clone());
        }
        Polled::Record(record)
    }

    fn fail(&self, why: ReplayError) -> Polled {
        let text = why.to_string();
        *self.why.lock().unwrap_or_else(PoisonError::into_inner) = Some(why);
        Polled::Failed(text)
    }

    /// All has been read: waits until all of it is done and written down.
    fn end(&mut self) -> Polled {
        let watermarks = self.flow.snapshot().watermarks;
        self.settle(&watermarks);
        if !self.reader.is_settled() {
            std::thread::sleep(LOOK);
            return Polled::Idle;
        }
        self.checkpoint.finished = true;
        match self.save() {
            Ok(()) => Polled::Finished,
            Err(SourceError(why)) => self.fail(ReplayError::Unavailable(why)),
        }
    }

    fn settle(&mut self, positions: &[(TopicPartition, NextOffset)]) {
        let watermarks: Watermarks = positions.iter().cloned().collect();
        let records = self.reader.settle(&watermarks);
        self.here += records;
        self.checkpoint.records += records;
        self.progress.done(records);
        metrics::replay_done(self.checkpoint.records);
    }

    fn save(&mut self) -> Result<(), SourceError> {
        self.checkpoint.place = self.reader.place();
        self.checkpoint.updated = metrics::now();
        self.checkpoint.rate = self.here as f64 / self.began.elapsed().as_secs_f64().max(0.001);
        self.checkpoint.outcomes = self.before.and(&self.flow.snapshot().ledger);
        self.state
            .save(&self.checkpoint)
            .map_err(|error| SourceError(format!("the checkpoint cannot be written: {error}")))
    }
}

impl Source for ReplaySource {
    fn poll(&mut self, timeout: Duration) -> Polled {
        if self.status.breaker_open() {
            return self.fail(ReplayError::Refused(
                "too many dead letters in a row: the header geowire-reason in the dead-letters topic says what is wrong \
                 with them; to write them all, raise breaker.ratio and breaker.in_a_row, and run again"
                    .to_owned(),
            ));
        }
        self.pace.set_cap(self.cap.get());
        let wait = self.pace.wait(Instant::now());
        if self.paused || wait.is_some() {
            std::thread::sleep(wait.unwrap_or(timeout).min(timeout));
            return Polled::Idle;
        }
        match self.reader.step(timeout) {
            Step::Record(record) => self.take(record),
            Step::Nothing => Polled::Idle,
            Step::End => self.end(),
            Step::Failed(why) => self.fail(why),
        }
    }

    fn pause(&mut self) {
        self.paused = true;
        self.reader.set_paused(true);
    }

    fn resume(&mut self) {
        self.paused = false;
        self.reader.set_paused(false);
    }

    fn rewind(&mut self, at: &TopicPartition, _offset: i64) -> Result<(), SourceError> {
        Err(SourceError(format!("a replay writes at-least-once and never goes back on {at}")))
    }

    fn commit(&mut self, positions: &[(TopicPartition, NextOffset)]) -> Result<(), SourceError> {
        self.settle(positions);
        self.reader.tell(positions);
        self.save()
    }

    fn commit_and_wait(&mut self, positions: &[(TopicPartition, NextOffset)]) -> Result<(), SourceError> {
        self.commit(positions)
    }
}
