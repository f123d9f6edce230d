//! The tables of `config/coding/ontology/` as they are compiled in.

/// Rows of a tab-separated table: without comments, blank lines and the line that names the columns.
pub(super) fn rows(table: &'static str) -> impl Iterator<Item = Vec<&'static str>> {
    let lines = table.lines().filter(|line| !line.is_empty() && !line.starts_with('#'));
    lines.skip(1).map(|line| line.split('\t').collect())
}

/// A cell, empty where the row is shorter.
pub(super) fn cell(row: &[&'static str], at: usize) -> &'static str {
    row.get(at).copied().unwrap_or("")
}

/// The values of a cell, `|` between them; words that are not in the vocabulary are left out, and a test
/// holds that there are none.
pub(super) fn list<T: std::str::FromStr>(cell: &str) -> Vec<T> {
    cell.split('|').filter_map(|word| word.parse().ok()).collect()
}
