//! Every metric, declared once: dashboards and alerts hold on to these names.

use metrics::Unit;

/// What kind of metric it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum MetricKind {
    /// Only rises.
    Counter,
    /// Rises and falls.
    Gauge,
}

/// A declared metric.
#[derive(Debug, Clone, Copy)]
pub struct Declared {
    /// The name in a scrape.
    pub name: &'static str,
    /// Its kind.
    pub kind: MetricKind,
    /// Its unit.
    pub unit: Unit,
    /// Its labels.
    pub labels: &'static [&'static str],
    /// What it says.
    pub help: &'static str,
}

macro_rules! metrics_table {
    ($($const:ident = $name:literal, $kind:ident, $unit:ident, [$($label:literal),*], $help:literal;)+) => {
        $(pub(super) const $const: &str = $name;)+

        /// All metrics, in the order of documents.
        pub const METRICS: &[Declared] = &[$(Declared {
            name: $name, kind: MetricKind::$kind, unit: Unit::$unit, labels: &[$($label),*], help: $help,
        },)+];
    };
}

metrics_table! {
    CONSUMED = "geowire_records_consumed_total", Counter, Count, ["topic"], "Records admitted from input topics.";
    CONSUMED_BYTES = "geowire_record_bytes_total", Counter, Bytes, ["topic"], "Bytes of keys, values and headers of admitted records.";
    OUTCOMES = "geowire_outcomes_total", Counter, Count, ["outcome", "reason"], "Records by how they ended, counted when all their outputs are acknowledged.";
    EVENTS = "geowire_events_published_total", Counter, Count, ["type", "class"], "Events acknowledged by the broker.";
    ABANDONED = "geowire_records_abandoned_total", Counter, Count, [], "Records whose partition was given up before their outcome; the next owner reads them again.";
    UNACCOUNTED = "geowire_records_unaccounted", Gauge, Count, [], "Records dropped without an outcome. Anything but 0 is a bug.";
    IN_FLIGHT = "geowire_records_in_flight", Gauge, Count, [], "Records between admission and outcome.";
    IN_FLIGHT_BYTES = "geowire_bytes_in_flight", Gauge, Bytes, [], "Bytes of records in flight and their outputs.";
    PAUSED = "geowire_consumer_paused", Gauge, Count, [], "1 while delivery is paused because the bytes in flight are at their limit.";
    ASSIGNED = "geowire_consumer_assigned_partitions", Gauge, Count, [], "Partitions that this process owns.";
    STOPPED = "geowire_partition_stopped", Gauge, Count, ["topic", "partition", "reason"], "1 for a partition that stands still until an operator decides.";
    COMMITTED = "geowire_consumer_committed_offset", Gauge, Count, ["topic", "partition"], "The position last handed to the broker to commit.";
    COMMIT_FAILURES = "geowire_commit_failures_total", Counter, Count, [], "Commits of offsets that were refused or not answered.";
    REBALANCES = "geowire_rebalances_total", Counter, Count, ["kind"], "Changes of ownership: assign, revoke, lost.";
    STALE_ACKS = "geowire_stale_acknowledgements_total", Counter, Count, [], "Acknowledgements for partitions that had been given up; they change nothing.";
    DELIVERY_FAILURES = "geowire_delivery_failures_total", Counter, Count, [], "Messages that the broker did not take and that were sent again.";
    CLIENT_ERRORS = "geowire_kafka_errors_total", Counter, Count, ["client", "code"], "Errors that the Kafka clients reported.";
    LAG = "geowire_consumer_lag_records", Gauge, Count, ["topic", "partition"], "Records between the committed position and the end of the partition.";
    BUILD = "geowire_build_info", Gauge, Count, ["version", "coding_revision", "fingerprint"], "Always 1; what this process is.";
}
