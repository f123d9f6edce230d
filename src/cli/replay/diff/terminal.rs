//! A diff for a terminal.

use crate::replay::diff::{Counts, Diff, Example, FIELDS};
use comfy_table::Table;
use comfy_table::presets::UTF8_HORIZONTAL_ONLY;
use std::collections::BTreeMap;
use std::fmt::Write as _;

/// Rows of a table that are shown; the rest is summed up.
const ROWS: usize = 15;

pub(super) fn text(diff: &Diff) -> String {
    let mut out = String::new();
    let Counts { a, b, added, gone, changed } = diff.total;
    let _ = writeln!(out, "A  {}: {a} events\nB  {}: {b} events", diff.a, diff.b);
    let _ = writeln!(out, "{} same, {added} added, {gone} gone, {changed} changed\n", diff.same);
    if diff.is_same() {
        return out;
    }
    counts(&mut out, "type", &diff.by_type);
    counts(&mut out, "country", &diff.by_country);
    counts(&mut out, "day", &diff.by_day);
    if changed > 0 {
        out += "changed by field\n";
        for field in FIELDS.iter().filter(|field| diff.fields.contains_key(*field)) {
            let _ = writeln!(out, "  {:>7}  {field}", diff.fields[field]);
        }
        for (from, to, count) in diff.types.iter().take(ROWS) {
            let _ = writeln!(out, "  {count:>7}  {from} became {to}");
        }
        out.push('\n');
    }
    examples(&mut out, "added", &diff.added);
    examples(&mut out, "gone", &diff.gone);
    examples(&mut out, "changed", &diff.changed);
    out
}

fn counts(out: &mut String, what: &str, by: &BTreeMap<String, Counts>) {
    let mut rows: Vec<(&String, &Counts)> = by.iter().filter(|(_, counts)| !counts.is_same()).collect();
    rows.sort_by_key(|(word, counts)| (std::cmp::Reverse(counts.added + counts.gone + counts.changed), *word));
    let mut table = Table::new();
    table.load_style(UTF8_HORIZONTAL_ONLY).set_header([what, "in A", "in B", "added", "gone", "changed"]);
    for (word, counts) in rows.iter().take(ROWS) {
        let word = if word.is_empty() { "none" } else { word };
        let Counts { a, b, added, gone, changed } = counts;
        let cells = [*a, *b, *added, *gone, *changed].map(|count| count.to_string());
        table.add_row(std::iter::once(word.to_owned()).chain(cells));
    }
    let _ = writeln!(out, "{table}");
    if rows.len() > ROWS {
        let _ = writeln!(out, "  and {} more; --format json has all", rows.len() - ROWS);
    }
    out.push('\n');
}

fn examples(out: &mut String, what: &str, examples: &[Example]) {
    for example in examples {
        let _ = writeln!(out, "{what}  {}", example.reads);
        let _ = writeln!(out, "  {}  ({}, {})", example.sentence, example.title, example.published_at);
        for change in &example.changes {
            let _ = writeln!(out, "  {}: {} → {}", change.field, change.a, change.b);
        }
        out.push('\n');
    }
}
