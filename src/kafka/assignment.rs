//! The consumer's callbacks: ownership, errors, statistics. They run inside `poll` on the poll thread.

use super::committed::Seen;
use super::convert;
use super::starts::{self, Waiting};
use crate::pipeline::{End, Owner, Status};
use crate::record::TopicPartition;
use crate::telemetry::{RateLimit, metrics};
use rdkafka::TopicPartitionList;
use rdkafka::client::ClientContext;
use rdkafka::config::RDKafkaLogLevel;
use rdkafka::consumer::{BaseConsumer, CommitMode, Consumer as _, ConsumerContext};
use rdkafka::error::{KafkaError, KafkaResult, RDKafkaErrorCode};
use rdkafka::statistics::Statistics;
use rdkafka::types::RDKafkaRespErr;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::{Duration, Instant};

/// How often one kind of client trouble is logged.
const LOG_INTERVAL: Duration = Duration::from_secs(10);

/// Tells the owner of partitions that come and go.
pub(super) struct Context {
    pub(super) owner: Arc<dyn Owner>,
    pub(super) seen: Seen,
    pub(super) waiting: Waiting,
    paused: AtomicBool,
    status: Arc<Status>,
    troubles: RateLimit,
}

impl Context {
    pub(super) fn new(owner: Arc<dyn Owner>, status: Arc<Status>) -> Self {
        Self {
            owner,
            status,
            seen: Seen::default(),
            waiting: Waiting::default(),
            paused: AtomicBool::new(false),
            troubles: RateLimit::new(LOG_INTERVAL),
        }
    }

    /// Whether nothing is to be delivered for now.
    pub(super) fn is_paused(&self) -> bool {
        self.paused.load(Ordering::Relaxed)
    }

    pub(super) fn set_paused(&self, paused: bool) {
        self.paused.store(paused, Ordering::Relaxed);
    }

    /// Nobody knows where this partition is to be read from; repeats are limited.
    pub(super) fn unknown(&self, at: &TopicPartition, why: &str) {
        if let Some(suppressed) = self.troubles.allow("position") {
            tracing::warn!(partition = %at, why, suppressed, "where this partition stands is not known yet; it is read when it is");
        }
    }

    fn assign(&self, consumer: &BaseConsumer<Self>, partitions: &[TopicPartition]) {
        self.owner.assigned(partitions);
        starts::start(consumer, partitions);
        tracing::info!(partitions = convert::named(partitions), "partitions assigned");
    }

    fn revoke(&self, consumer: &BaseConsumer<Self>, partitions: &[TopicPartition]) {
        let lost = consumer.assignment_lost();
        tracing::info!(partitions = convert::named(partitions), lost, "giving partitions up");
        let positions = self.owner.revoked(partitions, lost);
        if !positions.is_empty()
            && let Err(error) = consumer.commit(&convert::positions(&positions), CommitMode::Sync)
        {
            // Not ours any more, or the coordinator is away: the next owner reads the records again.
            metrics::commit_failed();
            tracing::warn!(%error, "offsets of partitions given up were not committed");
        }
        tracing::info!(partitions = convert::named(partitions), lost, "partitions given up");
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

    fn rebalance(&self, consumer: &BaseConsumer<Self>, code: RDKafkaRespErr, list: &mut TopicPartitionList) {
        let partitions = convert::partitions(list);
        if code == RDKafkaRespErr::RD_KAFKA_RESP_ERR__ASSIGN_PARTITIONS {
            self.assign(consumer, &partitions);
            return;
        }
        if code != RDKafkaRespErr::RD_KAFKA_RESP_ERR__REVOKE_PARTITIONS {
            tracing::error!(error = %RDKafkaErrorCode::from(code), "the group could not rebalance");
        }
        self.revoke(consumer, &partitions);
        starts::let_go(consumer, &partitions);
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
