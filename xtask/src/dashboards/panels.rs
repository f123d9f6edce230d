//! What is looked at, in the order in which it matters. `@` stands for the chosen job and instance.

/// A row of panels under a heading.
#[derive(Debug)]
pub struct Row {
    pub title: &'static str,
    pub panels: &'static [Panel],
}

/// One panel.
#[derive(Debug)]
pub struct Panel {
    pub title: &'static str,
    /// What a reader learns from it.
    pub description: &'static str,
    pub kind: Kind,
    /// Grafana's name of the unit.
    pub unit: &'static str,
    /// Columns of 24.
    pub width: u64,
    /// From where on it is red.
    pub limit: Option<f64>,
    /// Queries with their legends.
    pub queries: &'static [(&'static str, &'static str)],
}

/// How a panel is drawn.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    Stat,
    Lines,
    Stack,
}

impl Panel {
    pub fn height(&self) -> u64 {
        if self.kind == Kind::Stat { 4 } else { 8 }
    }
}

type Queries = &'static [(&'static str, &'static str)];

const fn stat(
    title: &'static str,
    description: &'static str,
    unit: &'static str,
    limit: f64,
    queries: Queries,
) -> Panel {
    Panel { title, description, kind: Kind::Stat, unit, width: 4, limit: Some(limit), queries }
}

const fn lines(title: &'static str, description: &'static str, unit: &'static str, queries: Queries) -> Panel {
    Panel { title, description, kind: Kind::Lines, unit, width: 8, limit: None, queries }
}

const fn stack(title: &'static str, description: &'static str, unit: &'static str, queries: Queries) -> Panel {
    Panel { title, description, kind: Kind::Stack, unit, width: 8, limit: None, queries }
}

/// All of it.
pub const ROWS: &[Row] = &[
    Row {
        title: "Freshness and completeness",
        panels: &[
            stat(
                "Slow records, 1 h",
                "Share of records whose outcome came more than 30 s after they reached the broker. The objective is 1 %.",
                "percentunit",
                0.01,
                &[(
                    "1 - sum(rate(geowire_record_latency_seconds_bucket{@, le=~\"30(\\\\.0)?\"}[1h])) / sum(rate(geowire_record_latency_seconds_count{@}[1h]))",
                    "",
                )],
            ),
            stat(
                "Oldest unfinished record",
                "Age of the oldest record without an outcome, of all partitions.",
                "s",
                120.0,
                &[("max(geowire_consumer_lag_seconds{@})", "")],
            ),
            stat(
                "Unaccounted records",
                "Dropped without an outcome: anything but 0 is a bug.",
                "short",
                1.0,
                &[("sum(geowire_records_unaccounted{@})", "")],
            ),
            stat(
                "Partitions that stand still",
                "An operator has to decide; see the runbook.",
                "short",
                1.0,
                &[("sum(geowire_partition_stopped{@})", "")],
            ),
            stat(
                "Breaker",
                "1 while too many dead letters have stopped the stream.",
                "short",
                1.0,
                &[("max(geowire_breaker_open{@})", "")],
            ),
            stat(
                "Dead letters, 15 min",
                "Share of records that could not be accepted.",
                "percentunit",
                0.05,
                &[(
                    "sum(rate(geowire_outcomes_total{@, outcome=\"dead_lettered\"}[15m])) / sum(rate(geowire_outcomes_total{@}[15m]))",
                    "",
                )],
            ),
            lines(
                "Record to outcome",
                "From the broker's timestamp to the acknowledged outcome.",
                "s",
                &[
                    (
                        "histogram_quantile(0.5, sum by (le) (rate(geowire_record_latency_seconds_bucket{@}[$__rate_interval])))",
                        "p50",
                    ),
                    (
                        "histogram_quantile(0.99, sum by (le) (rate(geowire_record_latency_seconds_bucket{@}[$__rate_interval])))",
                        "p99",
                    ),
                ],
            ),
            lines(
                "Published to event",
                "From an article's published_at to its events; the feed in front of the broker is in it.",
                "s",
                &[
                    (
                        "histogram_quantile(0.5, sum by (le) (rate(geowire_freshness_seconds_bucket{@}[$__rate_interval])))",
                        "p50",
                    ),
                    (
                        "histogram_quantile(0.9, sum by (le) (rate(geowire_freshness_seconds_bucket{@}[$__rate_interval])))",
                        "p90",
                    ),
                ],
            ),
            lines(
                "Completeness",
                "Consumed, minus every outcome and what was given up: what is on the way. It falls back to 0.",
                "short",
                &[
                    (
                        "sum(geowire_records_consumed_total{@}) - sum(geowire_outcomes_total{@}) - sum(geowire_records_abandoned_total{@})",
                        "on the way",
                    ),
                    ("sum(geowire_records_unaccounted{@})", "unaccounted"),
                ],
            ),
        ],
    },
    Row {
        title: "Flow",
        panels: &[
            stack(
                "Outcomes",
                "Records a second by how they ended.",
                "ops",
                &[("sum by (outcome) (rate(geowire_outcomes_total{@}[$__rate_interval]))", "{{outcome}}")],
            ),
            lines(
                "In and out",
                "Records admitted, events published, a second.",
                "ops",
                &[
                    ("sum(rate(geowire_records_consumed_total{@}[$__rate_interval]))", "records"),
                    ("sum(rate(geowire_events_published_total{@}[$__rate_interval]))", "events"),
                ],
            ),
            lines(
                "Bytes in",
                "Bytes of admitted records a second.",
                "Bps",
                &[("sum by (topic) (rate(geowire_record_bytes_total{@}[$__rate_interval]))", "{{topic}}")],
            ),
            lines(
                "Time by stage, p99",
                "Where a record spends its time: queue and publish are waiting, the others are work.",
                "s",
                &[(
                    "histogram_quantile(0.99, sum by (le, stage) (rate(geowire_stage_seconds_bucket{@}[$__rate_interval])))",
                    "{{stage}}",
                )],
            ),
            stack(
                "Work by stage",
                "Seconds of work a second: 1 is one core.",
                "short",
                &[(
                    "sum by (stage) (rate(geowire_stage_seconds_sum{@, stage!~\"queue|publish\"}[$__rate_interval]))",
                    "{{stage}}",
                )],
            ),
            lines(
                "Bytes on the way",
                "Delivery pauses at the limit and resumes at half.",
                "bytes",
                &[("geowire_bytes_in_flight{@}", "{{instance}}"), ("max(geowire_bytes_in_flight_limit{@})", "limit")],
            ),
            lines(
                "Records on the way",
                "Between admission and outcome; paused is 1 while nothing more is taken in.",
                "short",
                &[
                    ("geowire_records_in_flight{@}", "{{instance}}"),
                    ("geowire_consumer_paused{@}", "paused {{instance}}"),
                ],
            ),
            stack(
                "Refused and filtered, by reason",
                "docs/input.md says what to do about each.",
                "ops",
                &[(
                    "sum by (reason) (rate(geowire_outcomes_total{@, outcome=~\"dead_lettered|filtered\"}[$__rate_interval]))",
                    "{{reason}}",
                )],
            ),
            lines(
                "Given up",
                "Abandoned records and late acknowledgements: work that is done again after rebalances and aborts.",
                "short",
                &[
                    ("sum(increase(geowire_records_abandoned_total{@}[$__rate_interval]))", "abandoned"),
                    (
                        "sum(increase(geowire_stale_acknowledgements_total{@}[$__rate_interval]))",
                        "late acknowledgements",
                    ),
                ],
            ),
        ],
    },
    Row {
        title: "Kafka",
        panels: &[
            lines(
                "Lag, seconds",
                "Age of the oldest record without an outcome, by partition.",
                "s",
                &[("max by (topic, partition) (geowire_consumer_lag_seconds{@})", "{{topic}}/{{partition}}")],
            ),
            lines(
                "Lag, records",
                "Records without an outcome, by partition.",
                "short",
                &[("max by (topic, partition) (geowire_consumer_lag_records{@})", "{{topic}}/{{partition}}")],
            ),
            lines(
                "Committed positions",
                "A line that is flat while there is lag is a partition that does not move.",
                "short",
                &[("max by (topic, partition) (geowire_consumer_committed_offset{@})", "{{topic}}/{{partition}}")],
            ),
            lines(
                "Ownership",
                "Partitions owned, and changes of ownership.",
                "short",
                &[
                    ("geowire_consumer_assigned_partitions{@}", "{{instance}}"),
                    ("sum by (kind) (increase(geowire_rebalances_total{@}[$__rate_interval]))", "{{kind}}"),
                ],
            ),
            lines(
                "Generations",
                "Ownerships begun, and rewinds after aborted transactions.",
                "short",
                &[("sum by (cause) (increase(geowire_generations_total{@}[$__rate_interval]))", "{{cause}}")],
            ),
            lines(
                "Commits",
                "Confirmed and failed, outside of transactions.",
                "ops",
                &[
                    ("sum(rate(geowire_commits_total{@}[$__rate_interval]))", "confirmed"),
                    ("sum(rate(geowire_commit_failures_total{@}[$__rate_interval]))", "failed"),
                ],
            ),
            lines(
                "Fetched over taken in",
                "Bytes fetched for each byte admitted: above 1 what was fetched ahead has been thrown away by a pause.",
                "none",
                &[("sum(geowire_consumer_fetched_bytes{@}) / sum(geowire_record_bytes_total{@})", "ratio")],
            ),
            lines(
                "Transactions",
                "Exactly-once delivery; aborts are read again, nothing is lost.",
                "ops",
                &[
                    ("sum by (ended) (rate(geowire_transactions_total{@}[$__rate_interval]))", "{{ended}}"),
                    (
                        "sum by (step) (rate(geowire_transaction_failures_total{@}[$__rate_interval]))",
                        "failed: {{step}}",
                    ),
                ],
            ),
            lines(
                "Messages sent again",
                "Messages that the broker did not take at first.",
                "ops",
                &[("sum(rate(geowire_delivery_failures_total{@}[$__rate_interval]))", "sent again")],
            ),
            lines(
                "Client errors",
                "What the Kafka clients report; brokers that come and go are normal in a restart.",
                "short",
                &[(
                    "sum by (client, code) (increase(geowire_kafka_errors_total{@}[$__rate_interval]))",
                    "{{client}} {{code}}",
                )],
            ),
            lines(
                "Time since",
                "Since the last poll, the last outcome, the last commit.",
                "s",
                &[
                    ("time() - max(geowire_last_poll_timestamp_seconds{@})", "poll"),
                    ("time() - max(geowire_last_outcome_timestamp_seconds{@} > 0)", "outcome"),
                    ("time() - max(geowire_last_commit_timestamp_seconds{@} > 0)", "commit"),
                ],
            ),
        ],
    },
    Row {
        title: "Coding quality",
        panels: &[
            lines(
                "Events an article",
                "A sudden fall or rise is a changed feed, a broken dictionary, or news.",
                "short",
                &[(
                    "sum(rate(geowire_events_published_total{@, class=\"main\"}[$__rate_interval])) / sum(rate(geowire_outcomes_total{@, outcome=~\"published|empty\"}[$__rate_interval]))",
                    "main events",
                )],
            ),
            stack(
                "Events by type",
                "Events a second.",
                "ops",
                &[("sum by (type) (rate(geowire_events_published_total{@}[$__rate_interval]))", "{{type}}")],
            ),
            lines(
                "Share of class and scope",
                "Of all events.",
                "percentunit",
                &[(
                    "sum by (class, scope) (rate(geowire_events_published_total{@}[$__rate_interval])) / ignoring(class, scope) group_left sum(rate(geowire_events_published_total{@}[$__rate_interval]))",
                    "{{class}} {{scope}}",
                )],
            ),
            lines(
                "Empty articles",
                "Share of coded articles without an event.",
                "percentunit",
                &[(
                    "sum(rate(geowire_outcomes_total{@, outcome=\"empty\"}[$__rate_interval])) / sum(rate(geowire_outcomes_total{@, outcome=~\"published|empty\"}[$__rate_interval]))",
                    "empty",
                )],
            ),
            stack(
                "Why the coder abstained",
                "Empty articles a second, by reason.",
                "ops",
                &[(
                    "sum by (reason) (rate(geowire_outcomes_total{@, outcome=\"empty\"}[$__rate_interval]))",
                    "{{reason}}",
                )],
            ),
            lines(
                "Unknown actors and places",
                "Share of events that lack something; names to add to the dictionaries.",
                "percentunit",
                &[(
                    "sum by (field) (rate(geowire_events_unknown_total{@}[$__rate_interval])) / ignoring(field) group_left sum(rate(geowire_events_published_total{@}[$__rate_interval]))",
                    "{{field}}",
                )],
            ),
            lines(
                "Suppressed readings",
                "Of all words that state an act.",
                "percentunit",
                &[(
                    "sum(rate(geowire_readings_suppressed_total{@}[$__rate_interval])) / sum(rate(geowire_triggers_total{@}[$__rate_interval]))",
                    "suppressed",
                )],
            ),
            lines(
                "Triggers a sentence",
                "How often a sentence states an act at all.",
                "short",
                &[(
                    "sum(rate(geowire_triggers_total{@}[$__rate_interval])) / sum(rate(geowire_sentences_total{@}[$__rate_interval]))",
                    "triggers",
                )],
            ),
            lines(
                "Confidence",
                "Share of published events at or below each confidence; flat at 0 while the coder gives none.",
                "short",
                &[("sum by (le) (rate(geowire_event_confidence_ratio_bucket{@}[$__rate_interval]))", "{{le}}")],
            ),
        ],
    },
    Row {
        title: "Replay",
        panels: &[
            stat(
                "Done",
                "Of the records of the plan; 0 where no replay runs.",
                "percentunit",
                2.0,
                &[("sum(geowire_replay_records_done{@}) / clamp_min(sum(geowire_replay_records_planned{@}), 1)", "")],
            ),
            lines(
                "Progress",
                "Records with an outcome, and records of the plan.",
                "short",
                &[
                    ("sum(geowire_replay_records_done{@})", "done"),
                    ("sum(geowire_replay_records_planned{@})", "planned"),
                ],
            ),
            lines(
                "Behind the plan",
                "Share that should be done by now, minus the share that is.",
                "percentunit",
                &[(
                    "clamp((time() - geowire_replay_start_timestamp_seconds{@}) / (geowire_replay_due_timestamp_seconds{@} - geowire_replay_start_timestamp_seconds{@}), 0, 1) * (geowire_replay_records_planned{@} > bool 0) - geowire_replay_records_done{@} / clamp_min(geowire_replay_records_planned{@}, 1)",
                    "{{instance}}",
                )],
            ),
        ],
    },
    Row {
        title: "Resources and identity",
        panels: &[
            lines(
                "Resident memory",
                "Flat under load, by design.",
                "bytes",
                &[("geowire_process_resident_memory_bytes{@}", "{{instance}}")],
            ),
            lines(
                "Processor",
                "Cores in use.",
                "short",
                &[("rate(geowire_process_cpu_seconds_total{@}[$__rate_interval])", "{{instance}}")],
            ),
            lines(
                "Files and threads",
                "",
                "short",
                &[
                    ("geowire_process_open_fds{@}", "files {{instance}}"),
                    ("geowire_process_threads{@}", "threads {{instance}}"),
                ],
            ),
            lines(
                "Log lines lost",
                "Nobody reads standard error fast enough.",
                "short",
                &[("rate(geowire_log_lines_lost_total{@}[$__rate_interval])", "{{instance}}")],
            ),
            lines("Uptime", "", "s", &[("time() - geowire_process_start_timestamp_seconds{@}", "{{instance}}")]),
            lines(
                "Builds and settings",
                "More than one line is a rollout, or a mixed fleet.",
                "short",
                &[
                    (
                        "count by (version, coding_revision, fingerprint) (geowire_build_info{@})",
                        "{{version}} r{{coding_revision}} {{fingerprint}}",
                    ),
                    ("count by (digest, delivery) (geowire_config_info{@})", "{{delivery}} {{digest}}"),
                ],
            ),
            lines(
                "Traces and readers",
                "Spans exported and dropped; open connections to the page.",
                "short",
                &[
                    ("sum by (ended) (increase(geowire_trace_spans_total{@}[$__rate_interval]))", "spans {{ended}}"),
                    ("sum(geowire_page_readers{@})", "readers"),
                ],
            ),
        ],
    },
];
