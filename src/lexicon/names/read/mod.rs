//! One reader for each table: rows to entries with the phrases that mean them.

mod countries;
mod homonyms;
mod organisations;
mod people;
mod places;
mod roles;

pub(super) use countries::countries;
pub(super) use homonyms::{Homonym, Kind, homonyms};
pub(super) use organisations::organisations;
pub(super) use people::people;
pub(super) use places::places;
pub(super) use roles::roles;

use super::table::{LoadError, Row};
use std::collections::BTreeMap;

/// An entry with the phrases that mean it.
#[derive(Debug)]
pub(super) struct Entry<T> {
    /// Names the entry within its table: an overlay with the same id takes its place.
    pub(super) id: String,
    pub(super) value: T,
    pub(super) phrases: Vec<Spoken>,
    /// Where it was read, for errors that show only when all tables are there.
    pub(super) file: String,
    pub(super) line: usize,
}

/// A phrase of an entry, and in which capacity it means it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Spoken {
    pub(super) text: String,
    pub(super) part: Part,
}

/// In which capacity a phrase means its entry.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Part {
    Name,
    Adjective,
    Seat,
}

impl<T> Entry<T> {
    fn new(id: String, value: T, row: &Row<'_>) -> Self {
        Self { id, value, phrases: Vec::new(), file: row.file.to_owned(), line: row.line }
    }

    fn speak<'a>(&mut self, part: Part, phrases: impl IntoIterator<Item = &'a str>) {
        for text in phrases {
            let spoken = Spoken { text: text.to_owned(), part };
            if !self.phrases.contains(&spoken) {
                self.phrases.push(spoken);
            }
        }
    }

    /// An error where the entry was read.
    pub(super) fn error(&self, message: String) -> LoadError {
        LoadError { file: self.file.clone(), line: self.line, message }
    }
}

/// Reads each row, keeping the errors.
fn each<'a, T>(
    rows: &[Row<'a>],
    errors: &mut Vec<LoadError>,
    read: impl Fn(&Row<'a>) -> Result<Entry<T>, String>,
) -> Vec<Entry<T>> {
    let mut entries = Vec::new();
    for row in rows {
        match read(row) {
            Ok(entry) => entries.push(entry),
            Err(message) => errors.push(row.error(message)),
        }
    }
    entries
}

/// Joins files of one table: an entry of a later file takes the place of an earlier one with its
/// id; twice the same id in one file is an error.
pub(super) fn overlay<T>(files: Vec<Vec<Entry<T>>>, errors: &mut Vec<LoadError>) -> Vec<Entry<T>> {
    let mut joined: Vec<Entry<T>> = Vec::new();
    let mut places: BTreeMap<String, usize> = BTreeMap::new();
    for file in files {
        let mut seen: BTreeMap<String, usize> = BTreeMap::new();
        for entry in file {
            if let Some(line) = seen.insert(entry.id.clone(), entry.line) {
                errors.push(entry.error(format!("`{}` stands in line {line} already", entry.id)));
                continue;
            }
            if let Some(old) = places.get(&entry.id).and_then(|at| joined.get_mut(*at)) {
                *old = entry;
            } else {
                places.insert(entry.id.clone(), joined.len());
                joined.push(entry);
            }
        }
    }
    joined
}
