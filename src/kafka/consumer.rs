//! The live source: a `BaseConsumer` polled by one thread of ours.

use super::assignment::Context;
use super::client;
use super::convert;
use super::group::Group;
use super::settings::Settings;
use crate::pipeline::{Owner, Polled, Source, SourceError, Status};
use crate::record::{NextOffset, TopicPartition};
use rdkafka::consumer::{BaseConsumer, CommitMode, Consumer as _};
use rdkafka::error::{KafkaError, RDKafkaErrorCode};
use rdkafka::{Offset, TopicPartitionList};
use std::collections::BTreeMap;
use std::sync::Arc;
use std::sync::atomic::Ordering;
use std::time::Duration;

/// How long a broker may take to answer where a partition begins and ends.
const WATERMARK_TIMEOUT: Duration = Duration::from_secs(10);
/// How long the client may take to go back on its own: no broker is asked.
const SEEK_TIMEOUT: Duration = Duration::from_secs(1);

/// Reads the input topics as a member of the group.
pub struct Consumer {
    inner: Arc<BaseConsumer<Context>>,
    group: Group,
    status: Arc<Status>,
    topics: BTreeMap<String, Arc<str>>,
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
        Ok(Self { inner, group: group.clone(), status, topics: BTreeMap::new() })
    }

    fn set_paused(&mut self, paused: bool) {
        self.inner.context().paused.store(paused, Ordering::Relaxed);
        let Ok(assignment) = self.inner.assignment() else { return };
        if assignment.count() == 0 {
            return;
        }
        let done = if paused { self.inner.pause(&assignment) } else { self.inner.resume(&assignment) };
        if let Err(error) = done {
            tracing::warn!(%error, paused, "delivery could not be paused or resumed");
        }
    }

    /// The client said that some position is out of range, not which: looks at each partition.
    fn out_of_range(&self) {
        let Ok(assignment) = self.inner.assignment() else { return };
        for at in convert::partitions(&assignment) {
            if let Err(error) = self.check_position(&at) {
                tracing::warn!(%error, partition = %at, "the position of this partition could not be checked");
            }
        }
    }

    fn check_position(&self, at: &TopicPartition) -> Result<(), KafkaError> {
        let committed = self.inner.committed_offsets(convert::list(std::slice::from_ref(at)), WATERMARK_TIMEOUT)?;
        let committed = committed.find_partition(&at.topic, at.partition).map(|element| element.offset());
        let (low, high) = self.inner.fetch_watermarks(&at.topic, at.partition, WATERMARK_TIMEOUT)?;
        match committed {
            Some(Offset::Offset(offset)) if offset < low || offset > high => {
                let why = format!("the committed position {offset} is outside of {low}..{high}");
                tracing::error!(
                    partition = %at,
                    "{why}; the partition stands still until kafka.on_out_of_range is set to earliest or latest"
                );
                self.status.stop_partition(at, why);
            }
            Some(Offset::Offset(_)) => {}
            // The coordinator did not answer at assignment, so the start was not set then.
            _ => self.inner.seek(&at.topic, at.partition, Offset::Beginning, WATERMARK_TIMEOUT)?,
        }
        Ok(())
    }
}

impl Source for Consumer {
    fn poll(&mut self, timeout: Duration) -> Polled {
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
        self.inner
            .seek(&at.topic, at.partition, Offset::Offset(offset), SEEK_TIMEOUT)
            .map_err(|error| SourceError(error.to_string()))
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
        self.inner.commit(list, mode).map_err(|error| SourceError(error.to_string()))
    }
}

impl Drop for Consumer {
    /// The client closes on the thread that polls, where its callbacks belong, so nobody else may be
    /// the last to hold it.
    fn drop(&mut self) {
        self.group.set(None);
    }
}

/// Whether the client says of itself that it is of no more use, such as a static member whose name
/// another process has taken.
fn is_fatal(error: &KafkaError) -> bool {
    matches!(error, KafkaError::MessageConsumptionFatal(_))
        || matches!(error.rdkafka_error_code(), Some(RDKafkaErrorCode::Fatal | RDKafkaErrorCode::FencedInstanceId))
}
