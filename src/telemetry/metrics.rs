//! The only place that writes metrics. The names stand in [`super::METRICS`].

use super::figures::{EventFigures, Stretch};
use super::names;
use super::positions;
use crate::record::{NextOffset, Record, TopicPartition};
use std::time::{Duration, SystemTime, UNIX_EPOCH};

/// What this process is.
pub fn build(version: &'static str, coding_revision: u32, fingerprint: &str) {
    let labels = [
        ("version", version.to_owned()),
        ("coding_revision", coding_revision.to_string()),
        ("fingerprint", fingerprint.to_owned()),
    ];
    metrics::gauge!(names::BUILD, &labels).set(1.0);
}

/// How this process is set; `digest` is that of the settings without secrets.
pub fn config(digest: String, delivery: &'static str, group: &str, max_in_flight_bytes: usize) {
    let labels = [("digest", digest), ("delivery", delivery.to_owned()), ("group", group.to_owned())];
    metrics::gauge!(names::CONFIG, &labels).set(1.0);
    metrics::gauge!(names::IN_FLIGHT_LIMIT).set(max_in_flight_bytes as f64);
}

/// A record was admitted.
pub fn consumed(record: &Record) {
    let topic = record.origin.at.topic.to_string();
    metrics::counter!(names::CONSUMED, "topic" => topic.clone()).increment(1);
    metrics::counter!(names::CONSUMED_BYTES, "topic" => topic).increment(record.weight() as u64);
}

/// A record was in a stretch of its way for so long.
pub fn stage(stretch: Stretch, took: Duration) {
    metrics::histogram!(names::STAGE, "stage" => stretch.as_str()).record(took.as_secs_f64());
}

/// What the coder looked at in one article.
pub fn coded(sentences: usize, triggers: usize, suppressed: usize) {
    metrics::counter!(names::SENTENCES).increment(sentences as u64);
    metrics::counter!(names::TRIGGERS).increment(triggers as u64);
    metrics::counter!(names::SUPPRESSED).increment(suppressed as u64);
}

/// A record has its outcome, acknowledged, with these events.
pub fn outcome(outcome: &'static str, reason: Option<&'static str>, events: &[EventFigures]) {
    metrics::counter!(names::OUTCOMES, "outcome" => outcome, "reason" => reason.unwrap_or("")).increment(1);
    let now = now();
    metrics::gauge!(names::LAST_OUTCOME).set(now);
    for event in events {
        one_event(event, now);
    }
}

fn one_event(event: &EventFigures, now: f64) {
    let labels = [("type", event.event_type), ("class", event.class), ("scope", event.scope)];
    metrics::counter!(names::EVENTS, &labels).increment(1);
    let unknown = [(event.unknown_actor, "actor"), (event.unknown_recipient, "recipient")];
    let unknown = unknown.iter().filter(|(unknown, _)| *unknown).map(|(_, field)| *field);
    for field in unknown.chain(event.place_absent) {
        metrics::counter!(names::UNKNOWN, "field" => field).increment(1);
    }
    if let Some(confidence) = event.confidence {
        metrics::histogram!(names::CONFIDENCE).record(confidence);
    }
    if let Some(published) = event.published {
        // An article that is dated ahead of the clock is as fresh as can be.
        metrics::histogram!(names::FRESHNESS).record((now - published).max(0.0));
    }
}

/// A record with this Kafka timestamp has its outcome; since it was coded, so long went by.
pub fn finished(timestamp_ms: Option<i64>, since_coded: Option<Duration>) {
    if let Some(timestamp) = timestamp_ms {
        metrics::histogram!(names::LATENCY).record((now() - timestamp as f64 / 1000.0).max(0.0));
    }
    if let Some(took) = since_coded {
        stage(Stretch::Publish, took);
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

/// Generations have begun: `assigned` or `rewound`.
pub fn generations(cause: &'static str, begun: usize) {
    metrics::counter!(names::GENERATIONS, "cause" => cause).increment(begun as u64);
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

/// The broker has confirmed a commit.
pub fn commit_confirmed() {
    metrics::counter!(names::COMMITS).increment(1);
}

/// Positions were handed to the broker.
pub fn committed(positions: &[(TopicPartition, NextOffset)]) {
    positions::note(positions);
    metrics::gauge!(names::LAST_COMMIT).set(now());
}

/// A transaction ended: `committed`, `aborted`, or `expired` where the broker ended it.
pub fn transaction(ended: &'static str) {
    metrics::counter!(names::TRANSACTIONS, "ended" => ended).increment(1);
}

/// A step of a transaction failed or got no answer.
pub fn transaction_trouble(step: &'static str) {
    metrics::counter!(names::TRANSACTION_TROUBLE, "step" => step).increment(1);
}

/// The breaker opened or closed.
pub fn breaker(open: bool) {
    metrics::gauge!(names::BREAKER).set(if open { 1.0 } else { 0.0 });
}

/// Bytes that the client has fetched of a partition, those it fetched again included.
pub fn fetched(at: &TopicPartition, bytes: u64) {
    let labels = [("topic", at.topic.to_string()), ("partition", at.partition.to_string())];
    metrics::gauge!(names::FETCHED, &labels).set(bytes as f64);
}

/// A Kafka client reported an error.
pub fn client_error(client: &'static str, code: String) {
    metrics::counter!(names::CLIENT_ERRORS, "client" => client, "code" => code).increment(1);
}

/// An event was enriched, as far as its state says.
pub fn enrich_event(state: &'static str) {
    metrics::counter!(names::ENRICH_EVENTS, "state" => state).increment(1);
}

/// A question to a service ended.
pub fn enrich_question(service: &'static str, result: &'static str) {
    metrics::counter!(names::ENRICH_QUESTIONS, "service" => service, "result" => result).increment(1);
}

/// A request to a service ended.
pub fn enrich_request(service: &'static str, result: &'static str, took: Duration) {
    metrics::counter!(names::ENRICH_REQUESTS, "service" => service, "result" => result).increment(1);
    metrics::histogram!(names::ENRICH_REQUEST_TIME, "service" => service).record(took.as_secs_f64());
}

/// A service is left alone, or no longer.
pub fn enrich_breaker(service: &'static str, open: bool) {
    metrics::gauge!(names::ENRICH_BREAKER, "service" => service).set(if open { 1.0 } else { 0.0 });
}

/// Bytes of answers kept.
pub fn enrich_cache(bytes: u64) {
    metrics::gauge!(names::ENRICH_CACHE).set(bytes as f64);
}

/// One record more (1) or less (-1) waits for answers.
pub fn enrich_waiting(change: f64) {
    metrics::gauge!(names::ENRICH_WAITING).increment(change);
}

/// A replay of so many records, when it began, and when it is planned to end, in seconds since 1970.
pub fn replay_planned(records: u64, began: f64, due: f64) {
    metrics::gauge!(names::REPLAY_PLANNED).set(records as f64);
    metrics::gauge!(names::REPLAY_START).set(began);
    metrics::gauge!(names::REPLAY_DUE).set(due);
}

/// Records of the replay that have their outcome so far.
pub fn replay_done(records: u64) {
    metrics::gauge!(names::REPLAY_DONE).set(records as f64);
}

/// Spans were `exported` or `dropped`.
pub fn spans(ended: &'static str, count: usize) {
    metrics::counter!(names::TRACES, "ended" => ended).increment(count as u64);
}

/// Open live connections to the page.
pub fn page_readers(count: usize) {
    metrics::gauge!(names::PAGE_READERS).set(count as f64);
}

/// Seconds since 1970.
pub fn now() -> f64 {
    SystemTime::now().duration_since(UNIX_EPOCH).map_or(0.0, |since| since.as_secs_f64())
}
