//! Reads ranges of partitions to their frozen ends, as no member of any group.

use super::settings::Settings;
use super::{assignment, client, convert};
use crate::pipeline::Polled;
use crate::record::{NextOffset, Record, TopicPartition};
use crate::telemetry::RateLimit;
use rdkafka::client::ClientContext;
use rdkafka::config::RDKafkaLogLevel;
use rdkafka::consumer::{BaseConsumer, CommitMode, Consumer as _, ConsumerContext};
use rdkafka::error::{KafkaError, RDKafkaErrorCode};
use rdkafka::{Offset, TopicPartitionList};
use std::collections::BTreeMap;
use std::sync::Arc;
use std::time::Duration;

const WATERMARK_TIMEOUT: Duration = Duration::from_secs(10);

/// A range of one partition.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Span {
    /// The partition.
    pub partition: i32,
    /// The first offset to read.
    pub from: i64,
    /// The offset behind the last.
    pub to: i64,
}

/// Reads spans. It ends by position, not by the last record seen: marks of transactions, records that
/// were compacted away and empty ranges count as read.
pub struct Bounded {
    inner: BaseConsumer<Context>,
    topic: Arc<str>,
    topics: BTreeMap<String, Arc<str>>,
    open: BTreeMap<i32, Span>,
}

impl std::fmt::Debug for Bounded {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Bounded").field("open", &self.open).finish_non_exhaustive()
    }
}

impl Bounded {
    /// Assigns the spans.
    ///
    /// # Errors
    /// When librdkafka refuses the configuration; it names the property.
    pub fn new(
        settings: &Settings,
        secrets: &BTreeMap<String, String>,
        topic: &str,
        spans: &[Span],
    ) -> Result<Self, KafkaError> {
        let mut config = client::consumer(settings, secrets);
        // Says that a partition has been read to its end, marks included.
        config.set("enable.partition.eof", "true").set("auto.offset.reset", "error").set("statistics.interval.ms", "0");
        let inner: BaseConsumer<Context> = config.create_with_context(Context::default())?;
        let open: BTreeMap<i32, Span> =
            spans.iter().filter(|span| span.from < span.to).map(|span| (span.partition, *span)).collect();
        let mut assigned = TopicPartitionList::with_capacity(open.len());
        for span in open.values() {
            assigned.add_partition_offset(topic, span.partition, Offset::Offset(span.from))?;
        }
        if !open.is_empty() {
            inner.assign(&assigned)?;
        }
        Ok(Self { inner, topic: topic.into(), topics: BTreeMap::new(), open })
    }

    /// The next record, or [`Polled::Finished`] when every span has been read.
    pub fn poll(&mut self, timeout: Duration) -> Polled {
        if self.open.is_empty() {
            return Polled::Finished;
        }
        match self.inner.poll(timeout) {
            None => Polled::Idle,
            Some(Ok(message)) => {
                let record = convert::record(&message, &mut self.topics);
                drop(message);
                self.take(record)
            }
            Some(Err(KafkaError::PartitionEOF(partition))) => {
                self.open.remove(&partition);
                Polled::Idle
            }
            Some(Err(KafkaError::MessageConsumption(RDKafkaErrorCode::AutoOffsetReset))) => self.out_of_range(),
            Some(Err(error)) if matches!(error, KafkaError::MessageConsumptionFatal(_)) => {
                Polled::Failed(format!("the consumer cannot go on: {error}"))
            }
            Some(Err(error)) => {
                tracing::debug!(%error, "poll");
                Polled::Idle
            }
        }
    }

    /// Whether a partition has been read to the end of its span.
    pub fn is_read(&self, partition: i32) -> bool {
        !self.open.contains_key(&partition)
    }

    fn take(&mut self, record: Record) -> Polled {
        let (partition, offset) = (record.origin.at.partition, record.origin.offset);
        let Some(span) = self.open.get_mut(&partition) else { return Polled::Idle };
        span.from = offset + 1;
        let to = span.to;
        if offset + 1 >= to {
            self.open.remove(&partition);
            self.stop(partition);
        }
        if offset < to { Polled::Record(record) } else { Polled::Idle }
    }

    /// Nothing behind the end is fetched.
    fn stop(&self, partition: i32) {
        let at = [TopicPartition::new(Arc::clone(&self.topic), partition)];
        if let Err(error) = self.inner.pause(&convert::list(&at)) {
            tracing::debug!(%error, partition, "a partition that is read could not be paused");
        }
    }

    /// The client said that some position is out of range, not which.
    fn out_of_range(&self) -> Polled {
        for span in self.open.values() {
            let (topic, partition) = (&self.topic, span.partition);
            if let Ok((low, high)) = self.inner.fetch_watermarks(topic, partition, WATERMARK_TIMEOUT)
                && (low > span.from || high < span.to)
            {
                let (from, to) = (span.from, span.to);
                return Polled::Failed(format!(
                    "{topic}/{partition} is to be read from {from} to {to} and holds {low} to {high} now: retention has \
                     gone over it, or the topic was made anew"
                ));
            }
        }
        Polled::Idle
    }

    /// Stops delivery of what is not read yet, or takes it up again.
    pub fn set_paused(&self, paused: bool) {
        let topic = &self.topic;
        let open: Vec<TopicPartition> =
            self.open.keys().map(|partition| TopicPartition::new(Arc::clone(topic), *partition)).collect();
        if open.is_empty() {
            return;
        }
        let list = convert::list(&open);
        let done = if paused { self.inner.pause(&list) } else { self.inner.resume(&list) };
        if let Err(error) = done {
            tracing::warn!(%error, paused, "delivery could not be paused or resumed");
        }
    }

    /// Commits positions to the replay's own group, for tools that look at groups; the checkpoint is what
    /// a replay goes on from.
    pub fn commit(&self, positions: &[(TopicPartition, NextOffset)]) {
        if let Err(error) = self.inner.commit(&convert::positions(positions), CommitMode::Async) {
            tracing::debug!(%error, "positions were not committed to the replay's group");
        }
    }
}

struct Context {
    troubles: RateLimit,
}

impl Default for Context {
    fn default() -> Self {
        Self { troubles: RateLimit::new(Duration::from_secs(10)) }
    }
}

impl ClientContext for Context {
    fn log(&self, level: RDKafkaLogLevel, facility: &str, message: &str) {
        assignment::log(&self.troubles, "consumer", level, facility, message);
    }

    fn error(&self, error: KafkaError, reason: &str) {
        assignment::report(&self.troubles, "consumer", &error, reason);
    }
}

impl ConsumerContext for Context {}
