//! Two sides held against each other.

use super::example::Example;
use super::side::Side;
use super::table::{FIELDS, Row, Table, fields, key};
use crate::kafka;
use crate::replay::ReplayError;
use serde::Serialize;
use serde_json::Value;
use std::collections::BTreeMap;

/// What has changed between two codings.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
pub struct Diff {
    /// Where A stands.
    pub a: String,
    /// Where B stands.
    pub b: String,
    /// All events.
    pub total: Counts,
    /// Events that are equal in every field that is compared.
    pub same: u64,
    /// Changed events by field; an event may count in several.
    pub fields: BTreeMap<&'static str, u64>,
    /// Changed types, from A to B.
    pub types: Vec<(String, String, u64)>,
    /// By event type; a changed event counts under its type in B.
    pub by_type: BTreeMap<String, Counts>,
    /// By the country of the place, else of the first party.
    pub by_country: BTreeMap<String, Counts>,
    /// By the day of the act, else of publication.
    pub by_day: BTreeMap<String, Counts>,
    /// Events that only B has, the first by key.
    pub added: Vec<Example>,
    /// Events that only A has, the first by key.
    pub gone: Vec<Example>,
    /// Events that have changed, the first of each field by key.
    pub changed: Vec<Example>,
}

/// Events of one kind.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize)]
pub struct Counts {
    /// In A.
    pub a: u64,
    /// In B.
    pub b: u64,
    /// Only in B.
    pub added: u64,
    /// Only in A.
    pub gone: u64,
    /// In both, and not equal.
    pub changed: u64,
}

impl Counts {
    /// Whether nothing differs.
    pub fn is_same(&self) -> bool {
        self.added + self.gone + self.changed == 0
    }
}

/// Keys of the examples, by what they show.
#[derive(Debug, Default)]
struct Wanted {
    added: Vec<u128>,
    gone: Vec<u128>,
    changed: Vec<u128>,
}

/// Compares two sides, with at most `examples` examples of each kind and each changed field.
///
/// # Errors
/// When a side cannot be read.
pub fn diff(
    a: &Side,
    b: &Side,
    settings: &kafka::Settings,
    secrets: &BTreeMap<String, String>,
    examples: usize,
) -> Result<Diff, ReplayError> {
    let (mut one, mut other) = (Table::default(), Table::default());
    a.events(settings, secrets, |event| one.add(event))?;
    b.events(settings, secrets, |event| other.add(event))?;
    let mut diff = Diff { a: a.to_string(), b: b.to_string(), ..Diff::default() };
    let wanted = diff.count(&one, &other, examples);
    let (mut old, mut new) = (BTreeMap::new(), BTreeMap::new());
    let keep = |table: &Table, wanted: &[&[u128]], kept: &mut BTreeMap<u128, Value>, event: &Value| {
        let Some(key) = key(event).filter(|key| wanted.iter().any(|list| list.contains(key))) else { return };
        // Of several codings, the one that was counted.
        if table.events.get(&key).is_some_and(|row| row.fields == fields(event)) {
            kept.insert(key, event.clone());
        }
    };
    if !wanted.gone.is_empty() || !wanted.changed.is_empty() {
        a.events(settings, secrets, |event| keep(&one, &[&wanted.gone, &wanted.changed], &mut old, event))?;
    }
    if !wanted.added.is_empty() || !wanted.changed.is_empty() {
        b.events(settings, secrets, |event| keep(&other, &[&wanted.added, &wanted.changed], &mut new, event))?;
    }
    diff.show(&wanted, &old, &new);
    Ok(diff)
}

impl Diff {
    /// Whether the two codings say the same.
    pub fn is_same(&self) -> bool {
        self.total.is_same()
    }

    fn count(&mut self, one: &Table, other: &Table, examples: usize) -> Wanted {
        let mut wanted = Wanted::default();
        let mut types: BTreeMap<(String, String), u64> = BTreeMap::new();
        for (key, row) in &one.events {
            self.tally(one, row, |counts| counts.a += 1);
            if !other.events.contains_key(key) {
                self.tally(one, row, |counts| counts.gone += 1);
                take(&mut wanted.gone, *key, examples);
            }
        }
        for (key, row) in &other.events {
            self.tally(other, row, |counts| counts.b += 1);
            let Some(before) = one.events.get(key) else {
                self.tally(other, row, |counts| counts.added += 1);
                take(&mut wanted.added, *key, examples);
                continue;
            };
            if before.fields == row.fields {
                self.same += 1;
                continue;
            }
            self.tally(other, row, |counts| counts.changed += 1);
            let mut rare = false;
            for (at, field) in FIELDS.into_iter().enumerate().filter(|(at, _)| before.fields[*at] != row.fields[*at]) {
                let count = self.fields.entry(field).or_default();
                *count += 1;
                rare |= *count <= examples as u64;
                if at == 0 {
                    let pair = (one.words.word(before.kind).to_owned(), other.words.word(row.kind).to_owned());
                    *types.entry(pair).or_default() += 1;
                }
            }
            if rare {
                wanted.changed.push(*key);
            }
        }
        self.types = types.into_iter().map(|((from, to), count)| (from, to, count)).collect();
        self.types.sort_by_key(|(_, _, count)| std::cmp::Reverse(*count));
        wanted
    }

    fn tally(&mut self, table: &Table, row: &Row, mut note: impl FnMut(&mut Counts)) {
        note(&mut self.total);
        for (map, word) in
            [(&mut self.by_type, row.kind), (&mut self.by_country, row.country), (&mut self.by_day, row.day)]
        {
            note(map.entry(table.words.word(word).to_owned()).or_default());
        }
    }

    fn show(&mut self, wanted: &Wanted, old: &BTreeMap<u128, Value>, new: &BTreeMap<u128, Value>) {
        let of = |keys: &[u128], from: &BTreeMap<u128, Value>| {
            keys.iter().filter_map(|key| from.get(key)).map(Example::of).collect::<Vec<_>>()
        };
        self.added = of(&wanted.added, new);
        self.gone = of(&wanted.gone, old);
        for key in &wanted.changed {
            if let (Some(before), Some(now)) = (old.get(key), new.get(key)) {
                let mut example = Example::of(now);
                example.compare(before, now);
                self.changed.push(example);
            }
        }
    }
}

fn take(list: &mut Vec<u128>, key: u128, most: usize) {
    if list.len() < most {
        list.push(key);
    }
}
