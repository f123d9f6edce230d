//! What is watched: declarations, documents, dashboards, alerts and a real scrape say the same.
#![cfg(feature = "worker")]
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a test fails by panicking")]
#![allow(clippy::disallowed_methods, reason = "not a pure room")]

mod support;

use geowire::telemetry::{METRICS, MetricKind};
use std::collections::{BTreeMap, BTreeSet};
use std::io::Write as _;
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};
use support::articles::corpus;
use support::broker::{self, Write};
use support::worker::{Setup, Worker};

const PATIENCE: Duration = Duration::from_secs(60);

fn file(path: &str) -> String {
    std::fs::read_to_string(format!("{}/{path}", env!("CARGO_MANIFEST_DIR"))).unwrap_or_default()
}

/// Names of metrics in a text, as they are declared.
fn named(text: &str) -> BTreeSet<String> {
    let declared: BTreeSet<&str> = METRICS.iter().map(|metric| metric.name).collect();
    let words = text.split(|c: char| !c.is_ascii_alphanumeric() && c != '_');
    let words = words.filter(|word| word.starts_with("geowire_"));
    words
        .map(|word| {
            let mut parts = ["_bucket", "_sum", "_count"].iter().filter_map(|part| word.strip_suffix(part));
            parts.find(|name| declared.contains(name)).unwrap_or(word).to_owned()
        })
        .collect()
}

#[test]
fn the_list_of_metrics_is_what_the_source_declares() {
    let output = Command::new(env!("CARGO_BIN_EXE_geowire")).args(["schema", "metrics"]).output().unwrap();
    let listed = String::from_utf8(output.stdout).unwrap();
    assert_eq!(listed, file("docs/metrics.md"), "run `geowire schema metrics > docs/metrics.md`");
}

#[test]
fn names_follow_the_conventions() {
    for metric in METRICS {
        let (name, counter) = (metric.name, metric.kind == MetricKind::Counter);
        assert!(name.starts_with("geowire_"), "{name}");
        assert_eq!(name.ends_with("_total"), counter, "{name}");
        assert_eq!(metric.buckets().is_empty(), metric.kind != MetricKind::Histogram, "{name}");
        assert!(metric.buckets().is_sorted(), "{name}");
        assert!(metric.help.ends_with('.') && !metric.help.contains('|'), "{name}");
        for wrong in ["millis", "micros", "_ms", "_us", "minutes"] {
            assert!(!name.contains(wrong), "{name}: times are in seconds");
        }
    }
}

#[test]
fn dashboards_and_alerts_name_what_is_declared_and_dashboards_show_all_of_it() {
    let declared: BTreeSet<String> = METRICS.iter().map(|metric| metric.name.to_owned()).collect();
    let shown = named(&file("deploy/grafana/geowire.json"));
    assert_eq!(shown.difference(&declared).collect::<Vec<_>>(), Vec::<&String>::new(), "shown and not declared");
    // Enrichment is off unless it is configured, so that its panels would stand empty for most.
    let unseen = |name: &&String| !shown.contains(*name) && !name.starts_with("geowire_enrich_");
    assert_eq!(declared.iter().filter(unseen).collect::<Vec<_>>(), Vec::<&String>::new(), "declared and on no panel");
    for rules in ["recording.yml", "alerts.yml"] {
        let used = named(&file(&format!("deploy/prometheus/{rules}")));
        assert!(!used.is_empty());
        assert_eq!(used.difference(&declared).collect::<Vec<_>>(), Vec::<&String>::new(), "{rules}");
    }
}

#[test]
fn every_alert_has_its_entry_in_the_runbook_and_its_test() {
    let (alerts, tests, runbook) =
        (file("deploy/prometheus/alerts.yml"), file("deploy/prometheus/alerts.test.yml"), file("docs/operations.md"));
    let tests = tests + &file("deploy/prometheus/alerts.day.test.yml");
    let names: Vec<&str> = alerts.lines().filter_map(|line| line.trim().strip_prefix("- alert: ")).collect();
    assert!(names.len() >= 13, "{names:?}");
    for name in names {
        assert!(runbook.contains(&format!("### {name}\n")), "docs/operations.md has no entry {name}");
        for kind in ["fires", "is silent"] {
            assert!(tests.contains(&format!("- name: {name} {kind}\n")), "{name} {kind} is not tested");
        }
    }
}

/// Samples by name, as Prometheus would read them.
fn samples(scrape: &str) -> BTreeMap<String, Vec<(String, f64)>> {
    let mut samples: BTreeMap<String, Vec<(String, f64)>> = BTreeMap::new();
    for line in scrape.lines().filter(|line| !line.is_empty() && !line.starts_with('#')) {
        let (series, value) = line.rsplit_once(' ').unwrap();
        let (name, labels) = series.split_once('{').unwrap_or((series, ""));
        samples.entry(name.to_owned()).or_default().push((labels.to_owned(), value.parse().unwrap()));
    }
    samples
}

fn scrape(worker: &Worker) -> String {
    worker.get("/metrics").map(|(_, text)| text).unwrap_or_default()
}

fn until(what: &str, mut holds: impl FnMut() -> bool) {
    let deadline = Instant::now() + PATIENCE;
    while !holds() {
        assert!(Instant::now() < deadline, "{what}: not within {PATIENCE:?}");
        std::thread::sleep(Duration::from_millis(100));
    }
}

fn value(scrape: &str, name: &str, labels: &str) -> Option<f64> {
    let samples = samples(scrape);
    let of = samples.get(name)?.iter().filter(|(have, _)| have.contains(labels)).map(|(_, value)| *value);
    of.reduce(f64::max)
}

#[test]
#[ignore = "needs GEOWIRE_TEST_BROKERS"]
fn a_scrape_of_a_running_worker_has_the_declared_metrics_and_no_others() {
    let setup = Setup::new("scrape", 2);
    broker::produce(&setup.input, corpus(400, 5));
    let worker = setup.start_with(&["kafka.consumer.statistics.interval.ms=500", "pipeline.revoke_drain_secs=1"]);
    setup.wait_for_commits(400, PATIENCE);
    until("caught up", || value(&scrape(&worker), "geowire_consumer_lag_records", "") == Some(0.0));
    until("committed", || value(&scrape(&worker), "geowire_consumer_committed_offset", "").is_some());
    let text = scrape(&worker);
    let declared: BTreeMap<&str, _> = METRICS.iter().map(|metric| (metric.name, metric)).collect();
    let families: Vec<&str> = text.lines().filter_map(|line| line.strip_prefix("# TYPE ")?.split(' ').next()).collect();
    let seen: BTreeSet<&str> = families.iter().copied().collect();
    assert_eq!(families.len(), seen.len(), "a family stands there twice: {families:?}");
    assert_eq!(seen.iter().filter(|name| !declared.contains_key(*name)).collect::<Vec<_>>(), Vec::<&&str>::new());
    // No service is asked by this worker.
    let expected = declared.keys().filter(|name| !name.starts_with("geowire_enrich_"));
    assert_eq!(expected.filter(|name| !seen.contains(*name)).collect::<Vec<_>>(), Vec::<&&str>::new());
    for line in text.lines().filter_map(|line| line.strip_prefix("# TYPE ")) {
        let (name, kind) = line.split_once(' ').unwrap();
        assert_eq!(kind, declared[name].kind.as_str(), "{name}");
    }
    for (name, of) in samples(&text) {
        let declared = declared[named(&name).first().unwrap().as_str()];
        for (labels, _) in of {
            let keys = labels.split('"').step_by(2).map(|key| key.trim_matches([',', '=', '}']));
            let keys: BTreeSet<&str> = keys.filter(|key| !key.is_empty() && *key != "le").collect();
            assert_eq!(keys, declared.labels.iter().copied().collect(), "{name}{{{labels}");
        }
    }
    assert_eq!(value(&text, "geowire_consumer_lag_seconds", ""), Some(0.0), "0 when caught up");
    assert!(value(&text, "geowire_record_latency_seconds_count", "") == Some(400.0));
    assert!(value(&text, "geowire_stage_seconds_count", "stage=\"code\"") > Some(300.0));
    let checked = promtool(&text);
    assert!(checked.is_none_or(|complaints| complaints.is_empty()), "{}", promtool(&text).unwrap_or_default());
    assert_eq!(worker.terminate().code(), Some(0));
}

/// What Prometheus' own linter says of a scrape; `None` where it is not installed.
fn promtool(scrape: &str) -> Option<String> {
    let mut command = Command::new("promtool");
    let command =
        command.args(["check", "metrics"]).stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped());
    let mut child = command.spawn().ok()?;
    child.stdin.take()?.write_all(scrape.as_bytes()).ok()?;
    let output = child.wait_with_output().ok()?;
    Some(String::from_utf8_lossy(&output.stderr).into_owned() + &String::from_utf8_lossy(&output.stdout))
}

#[test]
#[ignore = "needs GEOWIRE_TEST_BROKERS"]
fn lag_in_seconds_grows_with_the_oldest_record_and_partitions_that_are_given_up_vanish() {
    let setup = Setup::new("lag", 2);
    let open = [
        "kafka.consumer.statistics.interval.ms=500",
        "pipeline.revoke_drain_secs=1",
        "breaker.in_a_row=3",
        "breaker.retry_secs=3600",
    ];
    let worker = setup.start_with(&open);
    worker.wait_ready();
    // Three bad records open the breaker; what stands behind them waits and grows old.
    let bad = (0..8).map(|_| Write { partition: Some(0), ..Write::value("no json") });
    broker::produce(&setup.input, bad);
    until("the breaker opens", || value(&scrape(&worker), "geowire_breaker_open", "") == Some(1.0));
    until("the oldest record is 3 s old", || {
        value(&scrape(&worker), "geowire_consumer_lag_seconds", "partition=\"0\"") >= Some(3.0)
    });
    let text = scrape(&worker);
    assert_eq!(value(&text, "geowire_consumer_lag_seconds", "partition=\"1\""), Some(0.0), "an idle partition");
    assert!(value(&text, "geowire_consumer_lag_records", "partition=\"0\"") >= Some(5.0), "{text}");
    let other = setup.start_with(&open);
    until("the other member has a partition", || value(&scrape(&other), "geowire_consumer_lag_seconds", "").is_some());
    until("one partition has vanished here", || {
        let samples = samples(&scrape(&worker));
        ["geowire_consumer_lag_records", "geowire_consumer_lag_seconds", "geowire_partition_stopped"]
            .iter()
            .all(|name| samples.get(*name).map_or(0, Vec::len) <= 1)
    });
}
