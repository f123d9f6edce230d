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

use super::table::{Change, LoadError, Removal, Row};
use std::borrow::Cow;
use std::collections::BTreeMap;

/// An entry with the phrases that mean it.
#[derive(Debug)]
pub(super) struct Entry<'a, T> {
    /// Names the entry within its table: an overlay with the same id takes its place.
    pub(super) id: Cow<'a, str>,
    pub(super) value: T,
    pub(super) phrases: Vec<Spoken<'a>>,
    /// Where it was read, for errors that show only when all tables are there.
    pub(super) file: &'a str,
    pub(super) line: usize,
}

/// A phrase of an entry, and in which capacity it means it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Spoken<'a> {
    pub(super) text: &'a str,
    pub(super) part: Part,
}

/// In which capacity a phrase means its entry.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Part {
    Name,
    Adjective,
    Seat,
}

impl<'a, T> Entry<'a, T> {
    fn new(id: impl Into<Cow<'a, str>>, value: T, row: &Row<'a>) -> Self {
        Self { id: id.into(), value, phrases: Vec::new(), file: row.file, line: row.line }
    }

    fn speak(&mut self, part: Part, phrases: impl IntoIterator<Item = &'a str>) {
        for text in phrases {
            let spoken = Spoken { text, part };
            if !self.phrases.contains(&spoken) {
                self.phrases.push(spoken);
            }
        }
    }

    /// An error where the entry was read.
    pub(super) fn error(&self, message: String) -> LoadError {
        LoadError { file: self.file.to_owned(), line: self.line, message }
    }
}

/// Reads each row, keeping the errors.
fn each<'a, T>(
    rows: &[Row<'a>],
    errors: &mut Vec<LoadError>,
    read: impl Fn(&Row<'a>) -> Result<Entry<'a, T>, String>,
) -> Vec<Entry<'a, T>> {
    let mut entries = Vec::with_capacity(rows.len());
    for row in rows {
        match read(row) {
            Ok(entry) => entries.push(entry),
            Err(message) => errors.push(row.error(message)),
        }
    }
    entries
}

/// One file of a table.
#[derive(Debug)]
pub(super) struct Layer<'a, T> {
    /// The file as it was given.
    pub(super) file: String,
    pub(super) entries: Vec<Entry<'a, T>>,
    pub(super) removals: Vec<Removal>,
}

/// What was found while files were read and joined.
#[derive(Debug, Default)]
pub(super) struct Findings {
    pub(super) errors: Vec<LoadError>,
    /// What each file did to those before it; the first of a table does nothing.
    pub(super) changes: Vec<Change>,
}

/// Joins files of one table: an entry of a later file takes the place of an earlier one with its
/// id, and an id may be taken away; twice the same id in one file is an error.
pub(super) fn overlay<'a, T>(layers: Vec<Layer<'a, T>>, found: &mut Findings) -> Vec<Entry<'a, T>> {
    let mut joined = Joined { entries: Vec::new(), places: BTreeMap::new() };
    for (depth, layer) in layers.into_iter().enumerate() {
        let change = joined.put(layer, &mut found.errors);
        if depth > 0 {
            found.changes.push(change);
        }
    }
    joined.entries.into_iter().flatten().collect()
}

/// Entries in the order in which they first came, and where each id stands.
struct Joined<'a, T> {
    entries: Vec<Option<Entry<'a, T>>>,
    places: BTreeMap<Cow<'a, str>, usize>,
}

impl<'a, T> Joined<'a, T> {
    fn put(&mut self, layer: Layer<'a, T>, errors: &mut Vec<LoadError>) -> Change {
        let mut change = Change { file: layer.file, added: 0, replaced: 0, removed: 0 };
        for removal in &layer.removals {
            match self.places.remove(removal.id.as_str()).and_then(|at| self.entries.get_mut(at)) {
                Some(place) => {
                    *place = None;
                    change.removed += 1;
                }
                None => {
                    errors
                        .push(removal.error(format!("`-{0}` removes nothing: no earlier entry is `{0}`", removal.id)));
                }
            }
        }
        let first = self.entries.is_empty();
        let mut seen: BTreeMap<Cow<'a, str>, usize> = BTreeMap::new();
        for entry in layer.entries {
            let known = self.places.get(&entry.id).copied();
            // In the first file whatever is known stands in it.
            let line = |at: usize| self.entries.get(at)?.as_ref().map(|entry| entry.line);
            let twice = if first { known.and_then(line) } else { seen.insert(entry.id.clone(), entry.line) };
            if let Some(line) = twice {
                errors.push(entry.error(format!("`{}` stands in line {line} already", entry.id)));
                continue;
            }
            if let Some(old) = known.and_then(|at| self.entries.get_mut(at)) {
                *old = Some(entry);
                change.replaced += 1;
            } else {
                self.places.insert(entry.id.clone(), self.entries.len());
                self.entries.push(Some(entry));
                change.added += 1;
            }
        }
        change
    }
}
