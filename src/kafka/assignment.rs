//! The consumer's callbacks: ownership, start positions, errors, statistics. They run inside `poll`
//! on the poll thread.

use super::committed::{Committed, Seen};
use super::convert;
use crate::pipeline::{End, Owner, Status};
use crate::record::TopicPartition;
use crate::telemetry::{RateLimit, metrics};
use rdkafka::client::ClientContext;
use rdkafka::config::RDKafkaLogLevel;
use rdkafka::consumer::{BaseConsumer, CommitMode, Consumer as _, ConsumerContext, Rebalance};
use rdkafka::error::{KafkaError, KafkaResult, RDKafkaErrorCode};
use rdkafka::statistics::Statistics;
use rdkafka::{Offset, TopicPartitionList};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::{Duration, Instant};

/// How long the coordinator may take to say what is committed.
const COMMITTED_TIMEOUT: Duration = Duration::from_secs(10);
/// How often one kind of client trouble is logged.
const LOG_INTERVAL: Duration = Duration::from_secs(10);

/// Tells the owner of partitions that come and go.
pub(super) struct Context {
    pub(super) owner: Arc<dyn Owner>,
    pub(super) paused: AtomicBool,
    pub(super) seen: Seen,
    status: Arc<Status>,
    troubles: RateLimit,
}

impl Context {
    pub(super) fn new(owner: Arc<dyn Owner>, status: Arc<Status>) -> Self {
        Self {
            owner,
            status,
            paused: AtomicBool::new(false),
            seen: Seen::default(),
            troubles: RateLimit::new(LOG_INTERVAL),
        }
    }

    fn revoke(&self, consumer: &BaseConsumer<Self>, partitions: &[TopicPartition]) {
        let lost = consumer.assignment_lost();
        tracing::info!(partitions = named(partitions), lost, "giving partitions up");
        let positions = self.owner.revoked(partitions, lost);
        tracing::info!(partitions = named(partitions), lost, "partitions given up");
        if positions.is_empty() {
            return;
        }
        if let Err(error) = consumer.commit(&convert::positions(&positions), CommitMode::Sync) {
            // Not ours any more, or the coordinator is away: the next owner reads the records again.
            metrics::commit_failed();
            tracing::warn!(%error, "offsets of partitions given up were not committed");
        }
    }
}

impl ClientContext for Context {
    fn log(&self, level: RDKafkaLogLevel, facility: &str, message: &str) {
        log(&self.troubles, "consumer", level, facility, message);
    }

    fn error(&self, error: KafkaError, reason: &str) {
        report(&self.troubles, "consumer", &error, reason);
    }

    fn stats(&self, statistics: Statistics) {
        for (topic, stats) in &statistics.topics {
            for (partition, stats) in stats.partitions.iter().filter(|(number, _)| **number >= 0) {
                if stats.rxbytes > 0 {
                    metrics::fetched(&TopicPartition::new(topic.as_str(), *partition), stats.rxbytes);
                }
                // The last stable offset, behind which nothing of an open transaction lies.
                let end = if stats.ls_offset >= 0 { stats.ls_offset } else { stats.hi_offset };
                if end < 0 || !stats.desired {
                    continue;
                }
                let at = TopicPartition::new(topic.as_str(), *partition);
                let committed = (stats.committed_offset >= 0).then_some(stats.committed_offset);
                if committed.is_some() {
                    self.seen.note(&at);
                }
                let read = stats.next_offset >= end && stats.fetchq_cnt == 0;
                let end = End { end, low: stats.lo_offset.max(0), committed, read };
                self.status.ends().note(&at, end, Instant::now());
            }
        }
    }
}

impl ConsumerContext for Context {
    fn commit_callback(&self, result: KafkaResult<()>, _: &TopicPartitionList) {
        match result {
            Ok(()) => metrics::commit_confirmed(),
            Err(error) => {
                metrics::commit_failed();
                if let Some(suppressed) = self.troubles.allow("commit") {
                    tracing::warn!(%error, suppressed, "offsets were not committed; the next commit carries them");
                }
            }
        }
    }

    fn pre_rebalance(&self, consumer: &BaseConsumer<Self>, rebalance: &Rebalance<'_>) {
        match rebalance {
            Rebalance::Assign(list) => {
                let partitions = convert::partitions(list);
                start_at_the_beginning_where_nothing_is_committed(consumer, list);
                self.owner.assigned(&partitions);
                tracing::info!(partitions = named(&partitions), "partitions assigned");
            }
            Rebalance::Revoke(list) => self.revoke(consumer, &convert::partitions(list)),
            Rebalance::Error(error) => tracing::error!(%error, "the group could not rebalance"),
        }
    }

    fn post_rebalance(&self, consumer: &BaseConsumer<Self>, rebalance: &Rebalance<'_>) {
        if let Rebalance::Assign(list) = rebalance
            && list.count() > 0
            && self.paused.load(Ordering::Relaxed)
            && let Err(error) = consumer.pause(list)
        {
            tracing::warn!(%error, "new partitions could not be paused");
        }
    }
}

fn named(partitions: &[TopicPartition]) -> String {
    partitions.iter().map(TopicPartition::to_string).collect::<Vec<_>>().join(" ")
}

/// A partition that the group has never committed is read from its beginning: with
/// `auto.offset.reset=error`, which guards positions that got lost, it would not start at all.
fn start_at_the_beginning_where_nothing_is_committed(consumer: &BaseConsumer<Context>, list: &TopicPartitionList) {
    if list.count() == 0 {
        return;
    }
    let committed = match consumer.committed_offsets(list.clone(), COMMITTED_TIMEOUT) {
        Ok(committed) => committed,
        Err(error) => {
            tracing::warn!(%error, "committed positions are not known yet; new partitions are started when they are");
            return;
        }
    };
    for element in committed.elements() {
        let (topic, partition) = (element.topic(), element.partition());
        match consumer.context().seen.judge(&element) {
            Committed::At(_) => {}
            // The client asks again by itself.
            Committed::Unknown(why) => {
                tracing::warn!(why, topic, partition, "the committed position of this partition is not known yet");
            }
            Committed::Nothing => {
                tracing::info!(
                    topic,
                    partition,
                    "nothing is committed for this partition: it is read from its beginning"
                );
                start_at_the_beginning(list, topic, partition);
            }
        }
    }
}

fn start_at_the_beginning(list: &TopicPartitionList, topic: &str, partition: i32) {
    for mut assigned in list.elements_for_topic(topic).into_iter().filter(|one| one.partition() == partition) {
        if let Err(error) = assigned.set_offset(Offset::Beginning) {
            tracing::warn!(%error, topic, partition, "the start of this partition could not be set");
        }
    }
}

/// Passes a client's log line on, repeats limited.
pub(super) fn log(limit: &RateLimit, client: &'static str, level: RDKafkaLogLevel, facility: &str, message: &str) {
    let severe = matches!(
        level,
        RDKafkaLogLevel::Emerg | RDKafkaLogLevel::Alert | RDKafkaLogLevel::Critical | RDKafkaLogLevel::Error
    );
    if !severe && !matches!(level, RDKafkaLogLevel::Warning) {
        tracing::debug!(client, facility, "{message}");
        return;
    }
    if let Some(suppressed) = limit.allow(facility) {
        if severe {
            tracing::error!(client, facility, suppressed, "{message}");
        } else {
            tracing::warn!(client, facility, suppressed, "{message}");
        }
    }
}

/// Counts a client's error and logs it, repeats limited.
pub(super) fn report(limit: &RateLimit, client: &'static str, error: &KafkaError, reason: &str) {
    let code = error.rdkafka_error_code().unwrap_or(RDKafkaErrorCode::Unknown);
    metrics::client_error(client, format!("{code:?}"));
    if let Some(suppressed) = limit.allow(&format!("{code:?}")) {
        tracing::warn!(client, ?code, suppressed, "{reason}");
    }
}
