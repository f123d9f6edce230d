//! One side in memory: a few numbers an event.

use serde_json::Value;
use std::collections::BTreeMap;
use std::hash::{DefaultHasher, Hasher as _};

/// Fields that are compared, in the order in which they are shown. What follows from others (scores, confidence, ids,
/// the build) is not.
pub const FIELDS: [&str; 16] = [
    "type",
    "class",
    "scope",
    "modes",
    "actors",
    "recipients",
    "reciprocal",
    "place",
    "time",
    "factuality",
    "underlying",
    "contexts",
    "cameo",
    "magnitude",
    "reported_by",
    "evidence",
];

/// Events by key.
#[derive(Debug, Default)]
pub(super) struct Table {
    pub(super) events: BTreeMap<u128, Row>,
    pub(super) words: Words,
    /// Records read, repeats and older codings included.
    pub(super) records: u64,
}

/// An event as far as counting needs it.
#[derive(Debug, Clone, Copy)]
pub(super) struct Row {
    pub(super) fields: [u64; FIELDS.len()],
    pub(super) revision: u64,
    pub(super) kind: u32,
    pub(super) country: u32,
    pub(super) day: u32,
}

/// Words that come again and again, by number.
#[derive(Debug, Default)]
pub(super) struct Words {
    numbers: BTreeMap<String, u32>,
    words: Vec<String>,
}

impl Words {
    fn number(&mut self, word: &str) -> u32 {
        if let Some(number) = self.numbers.get(word) {
            return *number;
        }
        let number = self.words.len() as u32;
        self.numbers.insert(word.to_owned(), number);
        self.words.push(word.to_owned());
        number
    }

    pub(super) fn word(&self, number: u32) -> &str {
        self.words.get(number as usize).map_or("", String::as_str)
    }
}

impl Table {
    pub(super) fn add(&mut self, event: &Value) {
        let Some(key) = key(event) else { return };
        self.records += 1;
        let row = Row {
            fields: FIELDS.map(|field| hash(&event[field])),
            revision: event["build"]["coding_revision"].as_u64().unwrap_or(0),
            kind: self.words.number(event["type"].as_str().unwrap_or("")),
            country: self.words.number(country(event)),
            day: self.words.number(day(event)),
        };
        let kept = self.events.entry(key).or_insert(row);
        if row.revision >= kept.revision {
            *kept = row;
        }
    }
}

/// An event's key as a number.
pub(super) fn key(event: &Value) -> Option<u128> {
    u128::from_str_radix(event["event_key"].as_str()?, 16).ok()
}

/// The fields of an event, each as one number.
pub(super) fn fields(event: &Value) -> [u64; FIELDS.len()] {
    FIELDS.map(|field| hash(&event[field]))
}

fn hash(value: &Value) -> u64 {
    let mut hasher = DefaultHasher::new();
    // `Value` keeps keys in order, so that equal values have equal text.
    hasher.write(value.to_string().as_bytes());
    hasher.finish()
}

/// Where it happened, else the country of the first party that has one.
fn country(event: &Value) -> &str {
    let of_party = |side: &str| event[side].as_array()?.iter().find_map(|party| party["country"].as_str());
    event["place"]["country"].as_str().or_else(|| of_party("actors")).or_else(|| of_party("recipients")).unwrap_or("")
}

/// When it happened, else when it was published, else nothing.
fn day(event: &Value) -> &str {
    let day = event["time"]["start"].as_str().or(event["document"]["published_at"].as_str()).unwrap_or("");
    day.get(..10).unwrap_or(day)
}
