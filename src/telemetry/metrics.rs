//! The only place that writes metrics. The names stand in [`super::METRICS`].

use super::names::{self, METRICS, MetricKind};
use crate::record::{NextOffset, Record, TopicPartition};

/// Tells the recorder what each metric means, and starts those without labels at 0.
pub fn describe() {
    for metric in METRICS {
        match metric.kind {
            MetricKind::Counter => metrics::describe_counter!(metric.name, metric.unit, metric.help),
            MetricKind::Gauge => metrics::describe_gauge!(metric.name, metric.unit, metric.help),
        }
        if metric.labels.is_empty() {
            match metric.kind {
                MetricKind::Counter => metrics::counter!(metric.name).absolute(0),
                MetricKind::Gauge => metrics::gauge!(metric.name).set(0.0),
            }
        }
    }
}

/// What this process is.
pub fn build(version: &'static str, coding_revision: u32, fingerprint: &str) {
    let labels = [
        ("version", version.to_owned()),
        ("coding_revision", coding_revision.to_string()),
        ("fingerprint", fingerprint.to_owned()),
    ];
    metrics::gauge!(names::BUILD, &labels).set(1.0);
}

/// A record was admitted.
pub fn consumed(record: &Record) {
    let topic = record.origin.at.topic.to_string();
    metrics::counter!(names::CONSUMED, "topic" => topic.clone()).increment(1);
    metrics::counter!(names::CONSUMED_BYTES, "topic" => topic).increment(record.weight() as u64);
}

/// A record has its outcome, acknowledged.
pub fn outcome(outcome: &'static str, reason: Option<&'static str>, events: &[(&'static str, &'static str)]) {
    metrics::counter!(names::OUTCOMES, "outcome" => outcome, "reason" => reason.unwrap_or("")).increment(1);
    for (event_type, class) in events {
        metrics::counter!(names::EVENTS, "type" => *event_type, "class" => *class).increment(1);
    }
}

/// Gauges of the flow, all of one moment.
pub fn flow(in_flight: u64, bytes: usize, unaccounted: u64, owned: usize) {
    metrics::gauge!(names::IN_FLIGHT).set(in_flight as f64);
    metrics::gauge!(names::IN_FLIGHT_BYTES).set(bytes as f64);
    metrics::gauge!(names::UNACCOUNTED).set(unaccounted as f64);
    metrics::gauge!(names::ASSIGNED).set(owned as f64);
}

/// Records were given up with their partition.
pub fn abandoned(records: usize) {
    metrics::counter!(names::ABANDONED).increment(records as u64);
}

/// Delivery was paused or taken up again.
pub fn paused(paused: bool) {
    metrics::gauge!(names::PAUSED).set(if paused { 1.0 } else { 0.0 });
}

/// Ownership changed: `assign`, `revoke` or `lost`.
pub fn rebalance(kind: &'static str) {
    metrics::counter!(names::REBALANCES, "kind" => kind).increment(1);
}

/// An acknowledgement came for a partition that had been given up.
pub fn stale_acknowledgement() {
    metrics::counter!(names::STALE_ACKS).increment(1);
}

/// A message was not taken and is sent again.
pub fn delivery_failed() {
    metrics::counter!(names::DELIVERY_FAILURES).increment(1);
}

/// A commit was refused or not answered.
pub fn commit_failed() {
    metrics::counter!(names::COMMIT_FAILURES).increment(1);
}

/// Positions were handed to the broker.
pub fn committed(positions: &[(TopicPartition, NextOffset)]) {
    for (at, NextOffset(offset)) in positions {
        metrics::gauge!(names::COMMITTED, &partition_labels(at)).set(*offset as f64);
    }
}

/// A partition stands still (1) or no longer does (0).
pub fn partition_stopped(at: &TopicPartition, reason: &'static str, stopped: bool) {
    let [topic, partition] = partition_labels(at);
    let labels = [topic, partition, ("reason", reason.to_owned())];
    metrics::gauge!(names::STOPPED, &labels).set(if stopped { 1.0 } else { 0.0 });
}

/// Records between the committed position and the end of a partition.
pub fn lag(at: &TopicPartition, records: i64) {
    metrics::gauge!(names::LAG, &partition_labels(at)).set(records.max(0) as f64);
}

/// A Kafka client reported an error.
pub fn client_error(client: &'static str, code: String) {
    metrics::counter!(names::CLIENT_ERRORS, "client" => client, "code" => code).increment(1);
}

fn partition_labels(at: &TopicPartition) -> [(&'static str, String); 2] {
    [("topic", at.topic.to_string()), ("partition", at.partition.to_string())]
}
