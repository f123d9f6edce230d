//! Tab-separated tables: rows with named columns, and errors with file and line.

use super::person::Written;
use super::types::Dated;
use crate::ontology::GroupCode;
use jiff::civil::{Date, date};
use std::fmt;

/// A file of names: the shell reads it, this room takes its bytes.
#[derive(Debug, Clone, Copy)]
pub struct Source<'a> {
    /// The path; its last part without `.tsv` says which table it is.
    pub name: &'a str,
    /// What the file holds.
    pub bytes: &'a [u8],
}

/// Why a table cannot be loaded.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LoadError {
    /// The file as it was given.
    pub file: String,
    /// The line, from 1; 0 when the file as a whole is meant.
    pub line: usize,
    /// What is wrong, and what would be right.
    pub message: String,
}

impl fmt::Display for LoadError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}:{}: {}", self.file, self.line, self.message)
    }
}

impl std::error::Error for LoadError {}

/// What a file did to the tables below it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Change {
    /// The file as it was given.
    pub file: String,
    /// Entries with an id that was new.
    pub added: usize,
    /// Entries that took the place of an earlier one.
    pub replaced: usize,
    /// Entries taken away.
    pub removed: usize,
}

/// One row, its fields in the order of the expected columns.
#[derive(Debug, Clone)]
pub(super) struct Row<'a> {
    pub(super) file: &'a str,
    pub(super) line: usize,
    fields: Vec<&'a str>,
}

impl<'a> Row<'a> {
    /// The field in column `index`; empty when the row is shorter.
    pub(super) fn get(&self, index: usize) -> &'a str {
        self.fields.get(index).copied().unwrap_or("").trim()
    }

    /// The field, when it is not empty.
    pub(super) fn some(&self, index: usize) -> Option<String> {
        Some(self.get(index)).filter(|field| !field.is_empty()).map(str::to_owned)
    }

    /// The field, which must not be empty.
    pub(super) fn required(&self, index: usize, column: &str) -> Result<&'a str, String> {
        Some(self.get(index)).filter(|field| !field.is_empty()).ok_or_else(|| format!("`{column}` is empty"))
    }

    /// The alternatives of a field, which `|` separates.
    pub(super) fn list(&self, index: usize) -> impl Iterator<Item = &'a str> {
        self.get(index).split('|').map(str::trim).filter(|part| !part.is_empty())
    }

    /// A number, when the field is not empty.
    pub(super) fn number<T: std::str::FromStr>(&self, index: usize, column: &str) -> Result<Option<T>, String> {
        let field = self.get(index);
        if field.is_empty() {
            return Ok(None);
        }
        field.parse().map(Some).map_err(|_| format!("`{column}` is `{field}`: want a number"))
    }

    /// A word of a closed vocabulary, when the field is not empty.
    pub(super) fn code<T: std::str::FromStr<Err = String>>(&self, index: usize) -> Result<Option<T>, String> {
        let field = self.get(index);
        if field.is_empty() { Ok(None) } else { field.parse().map(Some) }
    }

    /// `yes` or nothing.
    pub(super) fn flag(&self, index: usize, column: &str) -> Result<bool, String> {
        match self.get(index) {
            "yes" => Ok(true),
            "" | "no" => Ok(false),
            other => Err(format!("`{column}` is `{other}`: want yes, no or nothing")),
        }
    }

    /// A Wikidata item, when the field is not empty.
    pub(super) fn wikidata(&self, index: usize) -> Result<Option<String>, String> {
        let Some(item) = self.some(index) else { return Ok(None) };
        let digits = item.strip_prefix('Q').unwrap_or("");
        let good = !digits.is_empty() && digits.bytes().all(|byte| byte.is_ascii_digit());
        if good { Ok(Some(item)) } else { Err(format!("`{item}` is no Wikidata item: want Q and digits")) }
    }

    /// A country code or a group code; which countries exist is checked after all tables are read.
    pub(super) fn belongs(&self, index: usize) -> Result<(Option<String>, Option<GroupCode>), String> {
        let field = self.get(index);
        match field.parse::<GroupCode>() {
            _ if field.is_empty() => Ok((None, None)),
            Ok(group) => Ok((None, Some(group))),
            Err(_) => iso3(field).map(|country| (Some(country), None)),
        }
    }

    /// Values with the day from which each holds: `2014-03-18=RUS|...`.
    pub(super) fn changes<T>(
        &self,
        index: usize,
        read: impl Fn(&str) -> Result<T, String>,
    ) -> Result<Vec<Dated<T>>, String> {
        let mut changes = Vec::new();
        for part in self.list(index) {
            let (day, value) = part.split_once('=').ok_or_else(|| format!("`{part}`: want DAY=VALUE"))?;
            changes.push(Dated { since: written(day, Edge::First)?.day, value: read(value)? });
        }
        if changes.is_sorted_by_key(|change| change.since) {
            Ok(changes)
        } else {
            Err("changes must run from old to new".to_owned())
        }
    }

    /// An error at this row.
    pub(super) fn error(&self, message: String) -> LoadError {
        LoadError { file: self.file.to_owned(), line: self.line, message }
    }
}

/// Three capitals.
pub(super) fn iso3(field: &str) -> Result<String, String> {
    if field.len() == 3 && field.bytes().all(|byte| byte.is_ascii_uppercase()) {
        Ok(field.to_owned())
    } else {
        Err(format!("`{field}` is no country: want three capitals, ISO 3166-1 alpha-3"))
    }
}

/// Which end of a month or year a coarse day means.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Edge {
    First,
    Last,
}

/// A day, month or year.
pub(super) fn written(text: &str, edge: Edge) -> Result<Written, String> {
    let bad = || format!("`{text}` is no day: want YYYY-MM-DD, YYYY-MM or YYYY");
    let part = |range: std::ops::Range<usize>| text.get(range).and_then(|digits| digits.parse::<i8>().ok());
    let year = text.get(0..4).and_then(|digits| digits.parse::<i16>().ok()).ok_or_else(bad)?;
    let make = |month, day| Date::new(year, month, day).map_err(|_| bad());
    let day = match (text.len(), edge) {
        (4, Edge::First) => date(year, 1, 1),
        (4, Edge::Last) => date(year, 12, 31),
        (7, _) => {
            let first = make(part(5..7).ok_or_else(bad)?, 1)?;
            if edge == Edge::First { first } else { first.last_of_month() }
        }
        (10, _) => make(part(5..7).ok_or_else(bad)?, part(8..10).ok_or_else(bad)?)?,
        _ => return Err(bad()),
    };
    Ok(Written { day, text: text.to_owned() })
}

/// A row that takes an entry of an earlier file away: `-ID` and nothing else.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Removal {
    pub(super) id: String,
    file: String,
    line: usize,
}

impl Removal {
    /// An error at this row.
    pub(super) fn error(&self, message: String) -> LoadError {
        LoadError { file: self.file.clone(), line: self.line, message }
    }
}

/// The entries that `source` takes away.
pub(super) fn removals(source: &Source<'_>) -> Vec<Removal> {
    // Bytes that are no text are an error of `rows`.
    let text = std::str::from_utf8(source.bytes).unwrap_or("");
    let lines = text.lines().enumerate();
    lines
        .filter_map(|(index, line)| {
            let id = removed(line)?.to_owned();
            Some(Removal { id, file: source.name.to_owned(), line: index + 1 })
        })
        .collect()
}

/// The id that a line takes away, if it is such a line.
fn removed(line: &str) -> Option<&str> {
    line.strip_prefix('-').map(str::trim).filter(|id| !id.is_empty() && !id.contains('\t'))
}

/// The rows of `source` under its header, which must name `columns` in this order.
pub(super) fn rows<'a>(source: &Source<'a>, columns: &[&str], errors: &mut Vec<LoadError>) -> Vec<Row<'a>> {
    let fail = |line, message: String| LoadError { file: source.name.to_owned(), line, message };
    let Ok(text) = std::str::from_utf8(source.bytes) else {
        errors.push(fail(0, "is not UTF-8".to_owned()));
        return Vec::new();
    };
    let mut lines = text
        .lines()
        .enumerate()
        .filter(|(_, line)| !line.starts_with('#') && !line.trim().is_empty() && removed(line).is_none())
        .map(|(index, line)| {
            let mut fields = Vec::with_capacity(columns.len());
            fields.extend(line.split('\t'));
            Row { file: source.name, line: index + 1, fields }
        });
    match lines.next() {
        Some(header) if header.fields == columns => {}
        Some(header) => errors.push(fail(header.line, format!("the columns must be: {}", columns.join(", ")))),
        None => errors.push(fail(0, format!("is empty; the columns must be: {}", columns.join(", ")))),
    }
    let (good, long): (Vec<_>, Vec<_>) = lines.partition(|row| row.fields.len() <= columns.len());
    errors.extend(long.iter().map(|row| row.error(format!("has more than {} fields", columns.len()))));
    good
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn coarse_days_take_the_edge_that_is_meant() {
        assert_eq!(written("2004", Edge::First).unwrap().day, date(2004, 1, 1));
        assert_eq!(written("2004-02", Edge::Last).unwrap().day, date(2004, 2, 29));
        assert_eq!(written("2010-05-29", Edge::First).unwrap().text, "2010-05-29");
        assert!(written("2010-13-01", Edge::First).is_err());
        assert!(written("29 May", Edge::First).is_err());
    }

    #[test]
    fn errors_name_file_and_line() {
        let source = Source { name: "x/roles.tsv", bytes: b"# why\na\tb\n1\t2\t3\n" };
        let mut errors = Vec::new();
        assert!(rows(&source, &["a", "b"], &mut errors).is_empty());
        assert_eq!(errors[0].to_string(), "x/roles.tsv:3: has more than 2 fields");
    }
}
