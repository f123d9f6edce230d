//! Before the first record: what each metric means, and series that are known at 0, so that a rate is
//! right from the first event on and a panel is never empty.

use super::figures::Stretch;
use super::names::{self, METRICS, MetricKind};
use crate::record::{EmptyReason, FilterReason, Outcome, RejectReason};

/// Bounds of all histograms, for the recorder: name, rising upper bounds.
pub fn buckets() -> impl Iterator<Item = (&'static str, &'static [f64])> {
    METRICS.iter().filter(|metric| metric.kind == MetricKind::Histogram).map(|metric| (metric.name, metric.buckets()))
}

/// Tells the recorder what each metric means, and starts known series at 0.
pub fn describe() {
    for metric in METRICS.iter().filter(|metric| !super::scrape::is_rendered_there(metric.name)) {
        match metric.kind {
            MetricKind::Counter => metrics::describe_counter!(metric.name, metric.unit, metric.help),
            MetricKind::Gauge => metrics::describe_gauge!(metric.name, metric.unit, metric.help),
            MetricKind::Histogram => metrics::describe_histogram!(metric.name, metric.unit, metric.help),
        }
        if metric.labels.is_empty() {
            match metric.kind {
                MetricKind::Counter => metrics::counter!(metric.name).absolute(0),
                MetricKind::Gauge => metrics::gauge!(metric.name).set(0.0),
                // Registered, with nothing observed yet.
                MetricKind::Histogram => drop(metrics::histogram!(metric.name)),
            }
        }
    }
    outcomes();
    for (name, label, values) in KNOWN {
        values.iter().for_each(|value| metrics::counter!(*name, *label => *value).absolute(0));
    }
    for stretch in Stretch::ALL {
        drop(metrics::histogram!(names::STAGE, "stage" => stretch.as_str()));
    }
}

/// Counters with one label of known values.
const KNOWN: &[(&str, &str, &[&str])] = &[
    (names::REBALANCES, "kind", &["assign", "revoke", "lost"]),
    (names::GENERATIONS, "cause", &["assigned", "rewound"]),
    (names::TRANSACTIONS, "ended", &["committed", "aborted"]),
    (names::TRANSACTION_TROUBLE, "step", &["prepare", "commit", "abort", "abort again"]),
    (names::UNKNOWN, "field", &["actor", "recipient", "place_not_stated", "place_not_resolved"]),
    (names::TRACES, "ended", &["exported", "dropped"]),
];

/// Input topics and event types, which this room does not know by itself.
pub fn expect(topics: &[&str], event_types: &[&'static str]) {
    for topic in topics {
        for name in [names::CONSUMED, names::CONSUMED_BYTES] {
            metrics::counter!(name, "topic" => (*topic).to_owned()).absolute(0);
        }
    }
    for event_type in event_types {
        let labels = [("type", *event_type), ("class", "main"), ("scope", "political")];
        metrics::counter!(names::EVENTS, &labels).absolute(0);
    }
    // The clients' own vocabulary of errors is open; this one is never worth an alarm by itself.
    for client in ["consumer", "producer"] {
        metrics::counter!(names::CLIENT_ERRORS, "client" => client, "code" => "AllBrokersDown").absolute(0);
    }
}

fn outcomes() {
    let start = |outcome: Outcome, reason: &'static str| {
        metrics::counter!(names::OUTCOMES, "outcome" => outcome.as_str(), "reason" => reason).absolute(0);
    };
    start(Outcome::Published, "");
    for reason in EmptyReason::ALL {
        start(Outcome::Empty, reason.as_str());
    }
    for reason in FilterReason::ALL {
        start(Outcome::Filtered, reason.as_str());
    }
    for reason in RejectReason::ALL {
        start(Outcome::DeadLettered, reason.as_str());
    }
}
