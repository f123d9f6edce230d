//! The list of all metrics as a page of the documents.

use super::names::METRICS;
use std::fmt::Write as _;

/// `docs/metrics.md`, whole.
pub fn reference() -> String {
    let mut out = String::from(
        "# Metrics\n\n\
         Made by `geowire schema metrics > docs/metrics.md` from `src/telemetry/names.rs`; a test holds this page, the\n\
         declarations and the scrape of a running worker against each other. Names, units and labels are a contract: they\n\
         change only by addition. Times are in seconds, moments in seconds since 1970. Series whose labels are known start\n\
         at 0. Series of a partition vanish when the partition is given up.\n\n\
         | metric | kind | unit | labels | says |\n|---|---|---|---|---|\n",
    );
    for metric in METRICS {
        let labels: Vec<String> = metric.labels.iter().map(|label| format!("`{label}`")).collect();
        let _ = writeln!(
            out,
            "| `{}` | {} | {} | {} | {} |",
            metric.name,
            metric.kind.as_str(),
            metric.unit.as_str(),
            labels.join(", "),
            metric.help
        );
    }
    out.push_str("\n## Buckets\n\n| histogram | upper bounds |\n|---|---|\n");
    for metric in METRICS.iter().filter(|metric| !metric.buckets().is_empty()) {
        let bounds: Vec<String> = metric.buckets().iter().map(ToString::to_string).collect();
        let _ = writeln!(out, "| `{}` | {} |", metric.name, bounds.join(", "));
    }
    out
}
