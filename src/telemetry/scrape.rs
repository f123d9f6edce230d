//! What is not recorded and is looked up at each scrape: partitions, which come and go, and the process.

use super::figures::PartitionFigures;
use super::names::{self, Declared, METRICS};
use super::{positions, process};
use std::fmt::Write as _;

/// Metrics that [`text`] writes; the recorder must not know them, or they would stand there twice.
const HERE: &[&str] = &[
    names::LAG,
    names::LAG_SECONDS,
    names::COMMITTED,
    names::STOPPED,
    names::LAST_POLL,
    names::MEMORY,
    names::CPU,
    names::FILES,
    names::THREADS,
    names::LOG_LOST,
    names::STARTED,
];

pub(super) fn is_rendered_there(name: &str) -> bool {
    HERE.contains(&name)
}

/// The second part of a scrape, in Prometheus' text format. `last_poll` is in seconds since 1970.
pub fn text(partitions: &[PartitionFigures], last_poll: f64) -> String {
    let mut out = String::new();
    let labelled = |name, value: &dyn Fn(&PartitionFigures) -> Option<f64>, out: &mut String| {
        let samples = partitions.iter().filter_map(|one| Some((labels(one, None), value(one)?)));
        family(out, name, samples);
    };
    labelled(names::LAG, &|one| one.lag_records.map(|records| records as f64), &mut out);
    labelled(names::LAG_SECONDS, &|one| Some(one.lag_seconds), &mut out);
    labelled(names::COMMITTED, &|one| positions::last(&one.at).map(|offset| offset as f64), &mut out);
    let stopped = partitions.iter().map(|one| {
        // One cause is known so far; the sentence for a person stands in `/readyz`.
        (labels(one, Some("out_of_range")), if one.stopped.is_some() { 1.0 } else { 0.0 })
    });
    family(&mut out, names::STOPPED, stopped);
    family(&mut out, names::LAST_POLL, [(String::new(), last_poll)].into_iter());
    for (name, value) in process::figures() {
        family(&mut out, name, [(String::new(), value)].into_iter());
    }
    out
}

fn labels(one: &PartitionFigures, reason: Option<&str>) -> String {
    let reason = reason.map(|reason| format!(",reason=\"{reason}\"")).unwrap_or_default();
    // Topic names hold letters, digits, dot, underscore and hyphen only, so nothing has to be escaped.
    format!("{{topic=\"{}\",partition=\"{}\"{reason}}}", one.at.topic, one.at.partition)
}

/// Writes a family, and nothing of one without samples.
fn family(out: &mut String, name: &str, samples: impl Iterator<Item = (String, f64)>) {
    let Some(Declared { kind, help, .. }) = METRICS.iter().find(|metric| metric.name == name) else { return };
    let mut samples = samples.peekable();
    if samples.peek().is_none() {
        return;
    }
    let _ = writeln!(out, "# HELP {name} {help}\n# TYPE {name} {}", kind.as_str());
    for (labels, value) in samples {
        let _ = writeln!(out, "{name}{labels} {value}");
    }
    out.push('\n');
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::record::TopicPartition;

    #[test]
    fn nothing_is_written_here_that_the_recorder_writes_too() {
        let at = TopicPartition::new("articles", 3);
        let one = PartitionFigures { at, lag_records: Some(7), lag_seconds: 1.5, stopped: None };
        let shown = text(&[one], 12.0);
        let families: Vec<&str> =
            shown.lines().filter_map(|line| line.strip_prefix("# TYPE ")?.split(' ').next()).collect();
        assert!(families.contains(&names::LOG_LOST), "{families:?}");
        assert!(families.iter().all(|name| is_rendered_there(name)), "{families:?}");
    }

    #[test]
    fn partitions_that_are_not_owned_are_not_there() {
        let one = PartitionFigures {
            at: TopicPartition::new("articles", 3),
            lag_records: Some(7),
            lag_seconds: 1.5,
            stopped: None,
        };
        let shown = text(&[one], 12.0);
        assert!(shown.contains("geowire_consumer_lag_records{topic=\"articles\",partition=\"3\"} 7\n"), "{shown}");
        assert!(shown.contains("geowire_consumer_lag_seconds{topic=\"articles\",partition=\"3\"} 1.5\n"));
        assert!(
            shown.contains("geowire_partition_stopped{topic=\"articles\",partition=\"3\",reason=\"out_of_range\"} 0")
        );
        let shown = text(&[], 12.0);
        assert!(!shown.contains("articles"));
        assert!(shown.contains("geowire_last_poll_timestamp_seconds 12\n"));
    }
}
