//! Every metric, declared once: dashboards and alerts hold on to these names.

use metrics::Unit;

/// What kind of metric it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum MetricKind {
    /// Only rises.
    Counter,
    /// Rises and falls.
    Gauge,
    /// Counts observations up to each of its bounds.
    Histogram,
}

impl MetricKind {
    /// The kind as a scrape writes it.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Counter => "counter",
            Self::Gauge => "gauge",
            Self::Histogram => "histogram",
        }
    }
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

impl Declared {
    /// Upper bounds of a histogram's buckets, rising; empty for other kinds.
    pub fn buckets(&self) -> &'static [f64] {
        match (self.kind, self.name) {
            (MetricKind::Histogram, FRESHNESS) => FRESHNESS_SECONDS,
            (MetricKind::Histogram, STAGE) => STAGE_SECONDS,
            (MetricKind::Histogram, CONFIDENCE) => SHARES,
            (MetricKind::Histogram, _) => LATENCY_SECONDS,
            _ => &[],
        }
    }
}

/// From a news desk's minute to an archive's month.
const FRESHNESS_SECONDS: &[f64] =
    &[1.0, 5.0, 15.0, 60.0, 300.0, 900.0, 3600.0, 10_800.0, 21_600.0, 43_200.0, 86_400.0, 604_800.0, 2_592_000.0];
/// Stages take from microseconds to the watchdog's patience.
const STAGE_SECONDS: &[f64] =
    &[0.000_05, 0.000_2, 0.000_5, 0.001, 0.002, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 1.0, 5.0, 30.0];
/// From a record's arrival at the broker to its outcome; 30 s is the objective of `deploy/prometheus`.
const LATENCY_SECONDS: &[f64] =
    &[0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1.0, 2.5, 5.0, 10.0, 30.0, 60.0, 300.0, 1800.0, 7200.0, 86_400.0];
/// Shares of one.
const SHARES: &[f64] = &[0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 0.95, 1.0];

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
    OUTCOMES = "geowire_outcomes_total", Counter, Count, ["outcome", "reason"], "Records by how they ended, counted when all their outputs are acknowledged. For outcome empty the reason says why the coder abstained.";
    EVENTS = "geowire_events_published_total", Counter, Count, ["type", "class", "scope"], "Events acknowledged by the broker.";
    ABANDONED = "geowire_records_abandoned_total", Counter, Count, [], "Records whose partition was given up before their outcome; the next owner reads them again.";
    UNACCOUNTED = "geowire_records_unaccounted", Gauge, Count, [], "Records dropped without an outcome. Anything but 0 is a bug.";
    IN_FLIGHT = "geowire_records_in_flight", Gauge, Count, [], "Records between admission and outcome.";
    IN_FLIGHT_BYTES = "geowire_bytes_in_flight", Gauge, Bytes, [], "Bytes of records in flight and their outputs.";
    IN_FLIGHT_LIMIT = "geowire_bytes_in_flight_limit", Gauge, Bytes, [], "Bytes in flight at which delivery pauses: pipeline.max_in_flight_bytes.";
    PAUSED = "geowire_consumer_paused", Gauge, Count, [], "1 while delivery is paused because the bytes in flight are at their limit, or the breaker is open.";
    FRESHNESS = "geowire_freshness_seconds", Histogram, Seconds, [], "From an article's published_at to each of its events, acknowledged. Articles that give only a day are not measured.";
    LATENCY = "geowire_record_latency_seconds", Histogram, Seconds, [], "From a record's Kafka timestamp to its outcome, acknowledged; in exactly-once delivery that is the commit of its transaction.";
    STAGE = "geowire_stage_seconds", Histogram, Seconds, ["stage"], "Time of one record in a stage: queue (waits for a coding thread), decode, clean, code, encode, publish (waits for its turn and for the broker).";
    LAG = "geowire_consumer_lag_records", Gauge, Count, ["topic", "partition"], "Records of an owned partition without an outcome, up to its last stable offset. 0 when caught up.";
    LAG_SECONDS = "geowire_consumer_lag_seconds", Gauge, Seconds, ["topic", "partition"], "Age of the oldest record of an owned partition without an outcome; 0 when caught up. Where it has not been read yet: how long it is known to be there.";
    COMMITTED = "geowire_consumer_committed_offset", Gauge, Count, ["topic", "partition"], "The position last handed to the broker to commit, of an owned partition.";
    STOPPED = "geowire_partition_stopped", Gauge, Count, ["topic", "partition", "reason"], "1 for an owned partition that stands still until an operator decides, else 0.";
    ASSIGNED = "geowire_consumer_assigned_partitions", Gauge, Count, [], "Partitions that this process owns.";
    FETCHED = "geowire_consumer_fetched_bytes", Gauge, Bytes, ["topic", "partition"], "Bytes of records that the client has fetched since it started, those fetched again after a pause included.";
    REBALANCES = "geowire_rebalances_total", Counter, Count, ["kind"], "Changes of ownership: assign, revoke, lost.";
    GENERATIONS = "geowire_generations_total", Counter, Count, ["cause"], "Generations begun: assigned (a new ownership of a partition), rewound (an aborted transaction is read again).";
    STALE_ACKS = "geowire_stale_acknowledgements_total", Counter, Count, [], "Acknowledgements for partitions that had been given up; they change nothing.";
    COMMITS = "geowire_commits_total", Counter, Count, [], "Commits of offsets that the broker has confirmed, outside of transactions.";
    COMMIT_FAILURES = "geowire_commit_failures_total", Counter, Count, [], "Commits of offsets that were refused or not answered.";
    TRANSACTIONS = "geowire_transactions_total", Counter, Count, ["ended"], "Transactions of exactly-once delivery by how they ended: committed, aborted, expired.";
    TRANSACTION_TROUBLE = "geowire_transaction_failures_total", Counter, Count, ["step"], "Steps of transactions that failed or got no answer: prepare, commit, abort, abort again.";
    DELIVERY_FAILURES = "geowire_delivery_failures_total", Counter, Count, [], "Messages that the broker did not take and that were sent again.";
    CLIENT_ERRORS = "geowire_kafka_errors_total", Counter, Count, ["client", "code"], "Errors that the Kafka clients reported.";
    BREAKER = "geowire_breaker_open", Gauge, Count, [], "1 while too many dead letters have stopped the stream.";
    LAST_POLL = "geowire_last_poll_timestamp_seconds", Gauge, Seconds, [], "When the source was last polled, in seconds since 1970.";
    LAST_OUTCOME = "geowire_last_outcome_timestamp_seconds", Gauge, Seconds, [], "When a record last had its outcome, in seconds since 1970; 0 before the first.";
    LAST_COMMIT = "geowire_last_commit_timestamp_seconds", Gauge, Seconds, [], "When positions were last handed to the broker, in seconds since 1970; 0 before the first.";
    SENTENCES = "geowire_sentences_total", Counter, Count, [], "Sentences of coded zones, counted when coded.";
    TRIGGERS = "geowire_triggers_total", Counter, Count, [], "Words that state an act, whoever took part, counted when coded.";
    SUPPRESSED = "geowire_readings_suppressed_total", Counter, Count, [], "Readings from which the coder abstained: suppressed, or left to the trace. Counted when coded.";
    CONFIDENCE = "geowire_event_confidence_ratio", Histogram, Count, [], "The coder's confidence in each published event, 0 to 1; nothing is observed while the coder gives none.";
    UNKNOWN = "geowire_events_unknown_total", Counter, Count, ["field"], "Published events that lack something: actor, recipient (stated, in no dictionary), place_not_stated, place_not_resolved.";
    ENRICH_EVENTS = "geowire_enrich_events_total", Counter, Count, ["state"], "Events by the state of their enrichment: complete, partial, unavailable.";
    ENRICH_QUESTIONS = "geowire_enrich_questions_total", Counter, Count, ["service", "result"], "Questions by how they ended: remembered, answered, nothing_known, or why there is no answer.";
    ENRICH_REQUESTS = "geowire_enrich_requests_total", Counter, Count, ["service", "result"], "Requests sent to services: ok, or why there is no answer.";
    ENRICH_REQUEST_TIME = "geowire_enrich_request_seconds", Histogram, Seconds, ["service"], "Time of a request to a service.";
    ENRICH_BREAKER = "geowire_enrich_breaker_open", Gauge, Count, ["service"], "1 while a service that fails is left alone.";
    ENRICH_CACHE = "geowire_enrich_cache_bytes", Gauge, Bytes, [], "Bytes of answers kept in memory.";
    ENRICH_WAITING = "geowire_enrich_waiting_records", Gauge, Count, [], "Records that wait for answers.";
    BUILD = "geowire_build_info", Gauge, Count, ["version", "coding_revision", "fingerprint"], "Always 1; what this process is.";
    CONFIG = "geowire_config_info", Gauge, Count, ["digest", "delivery", "group"], "Always 1; how this process is set. The digest is that of the effective settings, without secrets.";
    REPLAY_PLANNED = "geowire_replay_records_planned", Gauge, Count, [], "Records that this replay has to read; 0 in a process that is no replay.";
    REPLAY_DONE = "geowire_replay_records_done", Gauge, Count, [], "Records of this replay that have their outcome.";
    REPLAY_START = "geowire_replay_start_timestamp_seconds", Gauge, Seconds, [], "When this replay began, in seconds since 1970; 0 in a process that is no replay.";
    REPLAY_DUE = "geowire_replay_due_timestamp_seconds", Gauge, Seconds, [], "When this replay is planned to end, in seconds since 1970; 0 in a process that is no replay.";
    TRACES = "geowire_trace_spans_total", Counter, Count, ["ended"], "Spans by what became of them: exported, dropped (the receiver does not keep up, or refuses).";
    PAGE_READERS = "geowire_page_readers", Gauge, Count, [], "Open live connections to the page.";
    MEMORY = "geowire_process_resident_memory_bytes", Gauge, Bytes, [], "Resident memory of this process.";
    CPU = "geowire_process_cpu_seconds_total", Counter, Seconds, [], "Processor time of this process, user and system.";
    FILES = "geowire_process_open_fds", Gauge, Count, [], "Open file descriptors of this process.";
    THREADS = "geowire_process_threads", Gauge, Count, [], "Threads of this process.";
    LOG_LOST = "geowire_log_lines_lost_total", Counter, Count, [], "Log lines that were lost because nobody read standard error.";
    STARTED = "geowire_process_start_timestamp_seconds", Gauge, Seconds, [], "When this process started, in seconds since 1970.";
}
