//! Proves from the topics alone that nothing was lost: never asks the worker.

use super::broker::{self, Read};
use super::worker::Setup;
use std::collections::{BTreeMap, BTreeSet};

/// What the topics say.
#[derive(Debug)]
pub struct Verdict {
    /// Input records.
    pub inputs: usize,
    /// Outcome records beyond one for each input: how often a record was read again.
    pub repeated_outcomes: usize,
    /// Event records beyond one for each key.
    pub repeated_events: usize,
    /// Events by key.
    pub events: usize,
    /// Outcomes by word.
    pub outcomes: BTreeMap<String, usize>,
}

/// Reads all topics of a setup and holds them against each other, when no transaction hides a part of
/// them any more: what a killed worker had open is ended by the broker after its time-out.
pub fn check(setup: &Setup) -> Verdict {
    broker::wait_for_open_transactions(&setup.topics());
    let inputs = broker::read(&setup.input);
    let (outcomes, repeated_outcomes) = unique(broker::read(&setup.outcomes), "outcomes");
    let (events, repeated_events) = unique(broker::read(&setup.events), "events");
    let letters = broker::read(&setup.dead_letters);

    let mut origins = BTreeSet::new();
    let mut listed = BTreeSet::new();
    let mut by_outcome: BTreeMap<String, usize> = BTreeMap::new();
    for outcome in outcomes.values() {
        let json = outcome.json();
        let origin = (json["origin"]["partition"].as_i64().unwrap(), json["origin"]["offset"].as_i64().unwrap());
        assert!(origins.insert(origin), "two outcome keys for the record at {origin:?}");
        *by_outcome.entry(json["outcome"].as_str().unwrap().to_owned()).or_default() += 1;
        for key in json["event_keys"].as_array().unwrap() {
            let key = key.as_str().unwrap().to_owned();
            assert!(events.contains_key(&key), "event {key} is listed and was never published");
            listed.insert(key);
        }
        if json["outcome"] == "dead_lettered" {
            let origin = format!("{}/{}/{}", setup.input, origin.0, origin.1);
            assert!(
                letters.iter().any(|letter| letter.header("geowire-origin").as_deref() == Some(&origin)),
                "no dead letter for {origin}"
            );
        }
    }
    for input in &inputs {
        let origin = (i64::from(input.partition), input.offset);
        assert!(origins.contains(&origin), "the record at {origin:?} has no outcome");
    }
    assert_eq!(origins.len(), inputs.len(), "outcomes for records that never were");
    for key in events.keys() {
        assert!(listed.contains(key), "event {key} was published and no outcome lists it");
    }
    Verdict { inputs: inputs.len(), repeated_outcomes, repeated_events, events: events.len(), outcomes: by_outcome }
}

/// One record for each key; repeats must be equal in every byte.
fn unique(records: Vec<Read>, what: &str) -> (BTreeMap<String, Read>, usize) {
    let mut by_key: BTreeMap<String, Read> = BTreeMap::new();
    let mut repeats = 0;
    for record in records {
        let key = record.key_text();
        match by_key.get(&key) {
            Some(first) => {
                assert_eq!(first.value, record.value, "{what}: two values for {key}");
                repeats += 1;
            }
            None => {
                by_key.insert(key, record);
            }
        }
    }
    (by_key, repeats)
}
