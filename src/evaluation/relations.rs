//! Labelled sentences with given roles, as tab-separated lines `sentence source target root`.

use super::gold::GoldError;
use std::collections::BTreeMap;

/// A sentence with the act between two roles.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Relation {
    /// The line of the file, from 1.
    pub line: usize,
    /// The sentence.
    pub text: String,
    /// Who acts, in words that mostly stand in the sentence.
    pub source: String,
    /// On whom.
    pub target: String,
    /// The label.
    pub root: String,
}

/// Reads the file; the first line names the columns, of which `sentence`, `source`, `target` and `root` are read.
/// Cells in double quotes may hold doubled quotes.
///
/// # Errors
/// Names the line that has too few columns, or the column that is missing.
pub fn relations(text: &str) -> Result<Vec<Relation>, GoldError> {
    let mut lines = text.lines().enumerate();
    let head = lines.next().map(|(_, line)| line.split('\t').collect::<Vec<_>>()).unwrap_or_default();
    let column = |name: &str| {
        let what = format!("no column `{name}`; the first line must name sentence, source, target and root");
        head.iter().position(|cell| *cell == name).ok_or(GoldError { line: 1, what })
    };
    let columns = [column("sentence")?, column("source")?, column("target")?, column("root")?];
    let filled = lines.filter(|(_, line)| !line.trim().is_empty());
    filled
        .map(|(number, line)| {
            let cells: Vec<&str> = line.split('\t').collect();
            let cell = |at: usize| {
                let what = format!("{} columns, where the first line has {}", cells.len(), head.len());
                cells.get(columns[at]).map(|cell| unquoted(cell)).ok_or(GoldError { line: number + 1, what })
            };
            Ok(Relation { line: number + 1, text: cell(0)?, source: cell(1)?, target: cell(2)?, root: cell(3)? })
        })
        .collect()
}

fn unquoted(cell: &str) -> String {
    match cell.strip_prefix('"').and_then(|rest| rest.strip_suffix('"')) {
        Some(inner) => inner.replace("\"\"", "\""),
        None => cell.to_owned(),
    }
}

/// Anybody's answers, by id: lines that `classify` writes, or `{"id","label"}`. The id is the number of the
/// sentence, from 1, without the line of columns.
///
/// # Errors
/// Names the line that is no JSON.
pub fn answers(text: &str) -> Result<BTreeMap<String, serde_json::Value>, GoldError> {
    let lines = text.lines().enumerate().filter(|(_, line)| !line.trim().is_empty());
    lines
        .map(|(number, line)| {
            let fault = |what: String| GoldError { line: number + 1, what };
            let value: serde_json::Value = serde_json::from_str(line).map_err(|error| fault(error.to_string()))?;
            let id = match value.get("id") {
                Some(serde_json::Value::String(id)) => id.clone(),
                Some(id) => id.to_string(),
                None => return Err(fault("no `id`".to_owned())),
            };
            Ok((id, value))
        })
        .collect()
}
