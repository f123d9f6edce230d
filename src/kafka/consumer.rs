//! The live source: a `BaseConsumer` polled by one thread of ours.

use super::assignment::Context;
use super::client;
use super::committed::Committed;
use super::convert;
use super::group::Group;
use super::settings::Settings;
use super::starts;
use crate::pipeline::{Owner, Polled, Source, SourceError, Status};
use crate::record::{NextOffset, TopicPartition};
use rdkafka::consumer::{BaseConsumer, CommitMode, Consumer as _};
use rdkafka::error::{KafkaError, RDKafkaErrorCode};
use rdkafka::{Offset, TopicPartitionList};
use std::collections::BTreeMap;
use std::sync::Arc;
use std::time::{Duration, Instant};

/// How long a broker may take to answer where a partition begins and ends.
const WATERMARK_TIMEOUT: Duration = Duration::from_secs(10);
/// How long the client may take to go back on its own: no broker is asked.
const SEEK_TIMEOUT: Duration = Duration::from_secs(1);
/// How long after a position that could not be found out it is asked for again.
const ASK_AGAIN: Duration = Duration::from_secs(1);

/// Reads the input topics as a member of the group.
pub struct Consumer {
    inner: Arc<BaseConsumer<Context>>,
    group: Group,
    status: Arc<Status>,
    topics: BTreeMap<String, Arc<str>>,
    /// When to look at the positions again, because one of them is not known.
    ask_again: Option<Instant>,
}

impl std::fmt::Debug for Consumer {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Consumer").field("topics", &self.topics).finish_non_exhaustive()
    }
}

impl Consumer {
    /// Joins the group and subscribes. Ownership is told to `owner`.
    ///
    /// # Errors
    /// When librdkafka refuses the configuration; it names the property.
    pub fn new(
        settings: &Settings,
        secrets: &BTreeMap<String, String>,
        topics: &[&str],
        owner: Arc<dyn Owner>,
        status: Arc<Status>,
        group: &Group,
    ) -> Result<Self, KafkaError> {
        let inner: BaseConsumer<Context> =
            client::consumer(settings, secrets).create_with_context(Context::new(owner, Arc::clone(&status)))?;
        inner.subscribe(topics)?;
        let inner = Arc::new(inner);
        group.set(Some(Arc::clone(&inner)));
        Ok(Self { inner, group: group.clone(), status, topics: BTreeMap::new(), ask_again: None })
    }

    fn set_paused(&mut self, paused: bool) {
        self.inner.context().set_paused(paused);
        let Ok(assignment) = self.inner.assignment() else { return };
        if assignment.count() == 0 {
            return;
        }
        let done = if paused { self.inner.pause(&assignment) } else { self.inner.resume(&assignment) };
        if let Err(error) = done {
            tracing::warn!(%error, paused, "delivery could not be paused or resumed");
        }
    }

    /// The client said that it gave up on some partition, not on which: looks at each, and again later while one
    /// cannot be told. What lies outside of what there is stands still; where nothing does, all are begun anew.
    fn out_of_range(&mut self) {
        self.ask_again = None;
        let Ok(assignment) = self.inner.assignment() else { return };
        let stopped = self.status.stopped();
        let mut inside = Vec::new();
        let mut outside = false;
        for at in convert::partitions(&assignment).into_iter().filter(|at| !stopped.contains_key(at)) {
            match self.standing(&at) {
                Ok(Ok(offset)) => inside.push((at, offset)),
                Ok(Err(why)) => {
                    self.stop(&at, why);
                    outside = true;
                }
                Err(error) => {
                    tracing::warn!(%error, partition = %at, "the position of this partition could not be checked yet");
                    self.ask_again = Some(Instant::now() + ASK_AGAIN);
                }
            }
        }
        if outside || self.ask_again.is_some() {
            return;
        }
        for (at, offset) in inside {
            if let Err(error) = starts::restart(&self.inner, &at, Offset::Offset(offset)) {
                tracing::warn!(%error, partition = %at, "this partition could not be begun anew yet");
                self.ask_again = Some(Instant::now() + ASK_AGAIN);
            }
        }
    }

    /// The offset of the next record of a partition, or why there is none.
    fn standing(&self, at: &TopicPartition) -> Result<Result<i64, String>, SourceError> {
        let (low, high) = self.inner.fetch_watermarks(&at.topic, at.partition, WATERMARK_TIMEOUT).map_err(failed)?;
        let offset = match self.position(at)? {
            Some(offset) => offset,
            None => self.committed(at)?.unwrap_or(low),
        };
        if offset < low || offset > high {
            return Ok(Err(format!("the position {offset} is outside of {low}..{high}")));
        }
        Ok(Ok(offset))
    }

    /// The offset that the group has committed; none where it never has.
    fn committed(&self, at: &TopicPartition) -> Result<Option<i64>, SourceError> {
        let answers = starts::committed(&self.inner, std::slice::from_ref(at)).map_err(failed)?;
        match answers.into_iter().next() {
            Some((_, Committed::At(offset))) => Ok(Some(offset)),
            Some((_, Committed::Nothing)) | None => Ok(None),
            Some((_, Committed::Unknown(why))) => Err(SourceError(why)),
        }
    }

    /// The offset behind the last record that was read since the partition was assigned.
    fn position(&self, at: &TopicPartition) -> Result<Option<i64>, SourceError> {
        let position = self.inner.position().map_err(failed)?;
        match position.find_partition(&at.topic, at.partition).map(|element| element.offset()) {
            Some(Offset::Offset(offset)) => Ok(Some(offset)),
            _ => Ok(None),
        }
    }

    fn stop(&self, at: &TopicPartition, why: String) {
        tracing::error!(
            partition = %at,
            "{why}; the partition stands still until kafka.on_out_of_range is set to earliest or latest"
        );
        self.status.stop_partition(at, why);
    }
}

impl Source for Consumer {
    fn poll(&mut self, timeout: Duration) -> Polled {
        if self.ask_again.is_some_and(|at| at <= Instant::now()) {
            self.out_of_range();
        }
        starts::start_waiting(&self.inner);
        match self.inner.poll(timeout) {
            None => Polled::Idle,
            Some(Ok(message)) => Polled::Record(convert::record(&message, &mut self.topics)),
            Some(Err(KafkaError::MessageConsumption(RDKafkaErrorCode::AutoOffsetReset))) => {
                self.out_of_range();
                Polled::Idle
            }
            Some(Err(error)) if is_fatal(&error) => Polled::Failed(format!("the consumer cannot go on: {error}")),
            // Reported by the context's error callback; the client goes on by itself.
            Some(Err(error)) => {
                tracing::debug!(%error, "poll");
                Polled::Idle
            }
        }
    }

    fn pause(&mut self) {
        self.set_paused(true);
    }

    fn resume(&mut self) {
        self.set_paused(false);
    }

    fn rewind(&mut self, at: &TopicPartition, offset: i64) -> Result<(), SourceError> {
        self.inner.seek(&at.topic, at.partition, Offset::Offset(offset), SEEK_TIMEOUT).map_err(failed)
    }

    fn commit(&mut self, positions: &[(TopicPartition, NextOffset)]) -> Result<(), SourceError> {
        self.commit_list(&convert::positions(positions), CommitMode::Async)
    }

    fn commit_and_wait(&mut self, positions: &[(TopicPartition, NextOffset)]) -> Result<(), SourceError> {
        self.commit_list(&convert::positions(positions), CommitMode::Sync)
    }
}

impl Consumer {
    fn commit_list(&self, list: &TopicPartitionList, mode: CommitMode) -> Result<(), SourceError> {
        self.inner.commit(list, mode).map_err(failed)
    }
}

impl Drop for Consumer {
    /// The client closes on the thread that polls, where its callbacks belong, so nobody else may be
    /// the last to hold it.
    fn drop(&mut self) {
        self.group.set(None);
    }
}

#[allow(clippy::needless_pass_by_value, reason = "an argument of map_err")]
fn failed(error: KafkaError) -> SourceError {
    SourceError(error.to_string())
}

/// Whether the client says of itself that it is of no more use, such as a static member whose name
/// another process has taken.
fn is_fatal(error: &KafkaError) -> bool {
    matches!(error, KafkaError::MessageConsumptionFatal(_))
        || matches!(error.rdkafka_error_code(), Some(RDKafkaErrorCode::Fatal | RDKafkaErrorCode::FencedInstanceId))
}
