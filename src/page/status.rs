//! What the worker says of itself, once a second.

use super::Shared;
use crate::admin::ready;
use crate::pipeline::{Standing, standings};
use crate::telemetry::metrics;
use serde_json::{Value, json};

/// Flow, ledger, partitions, outcomes by reason.
pub(super) fn of(shared: &Shared) -> Value {
    let (watch, facts, now) = (&shared.watch, &shared.facts, metrics::now());
    let snapshot = watch.flow.snapshot();
    let outcomes = watch.flow.recent().totals();
    let outcomes: Vec<Value> = outcomes
        .into_iter()
        .map(|((outcome, reason), count)| json!({ "outcome": outcome, "reason": reason, "count": count }))
        .collect();
    json!({
        "now": now,
        "version": facts.version,
        "coding_revision": facts.coding_revision,
        "fingerprint": facts.fingerprint,
        "causes": ready(watch),
        "ledger": snapshot.ledger,
        "events": watch.flow.recent().events(),
        "bytes": snapshot.bytes,
        "bytes_limit": facts.bytes_limit,
        "paused": watch.status.paused(),
        "breaker_open": watch.status.breaker_open(),
        "partitions": standings(&watch.flow, &watch.status, now).iter().map(partition).collect::<Vec<_>>(),
        "outcomes": outcomes,
    })
}

fn partition(standing: &Standing) -> Value {
    json!({
        "topic": &*standing.at.topic,
        "partition": standing.at.partition,
        "watermark": standing.watermark,
        "end": standing.end,
        "in_flight": standing.in_flight,
        "lag_records": standing.lag_records,
        "lag_seconds": standing.lag_seconds,
        "stopped": standing.stopped,
    })
}
