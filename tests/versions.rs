//! Two builds with different coding revisions, rolled forth and back under load.
#![cfg(feature = "worker")]
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a test fails by panicking")]
#![allow(clippy::disallowed_methods, reason = "not a pure room")]
#![allow(clippy::print_stdout, reason = "a run prints what it saw")]

mod support;

use std::collections::{BTreeMap, BTreeSet};
use std::path::PathBuf;
use std::time::Duration;
use support::articles::corpus;
use support::broker::{self, Read};
use support::worker::Setup;

const PATIENCE: Duration = Duration::from_secs(300);

/// The latest value of each key, as a consumer keeps it that follows the rule of the guarantees: the
/// highest coding revision, and of equals the same bytes.
fn newest(records: Vec<Read>) -> BTreeMap<String, serde_json::Value> {
    let revision = |value: &serde_json::Value| value["build"]["coding_revision"].as_u64().unwrap();
    let mut kept: BTreeMap<String, serde_json::Value> = BTreeMap::new();
    for record in records {
        let (key, value) = (record.key_text(), record.json());
        match kept.get(&key) {
            Some(known) if revision(known) > revision(&value) => {}
            Some(known) if revision(known) == revision(&value) => {
                assert_eq!(known, &value, "two codings of one revision");
            }
            _ => {
                kept.insert(key, value);
            }
        }
    }
    kept
}

#[test]
#[ignore = "needs GEOWIRE_TEST_BROKERS and GEOWIRE_OTHER_BINARY"]
fn two_versions_at_once_leave_one_outcome_of_one_revision() {
    const ARTICLES: usize = 4000;
    let other = PathBuf::from(
        std::env::var("GEOWIRE_OTHER_BINARY").expect("tests/support/other-build.sh makes the other build"),
    );
    for mode in ["delivery.mode=at-least-once", "delivery.mode=exactly-once"] {
        let setup = Setup::new("versions", 4);
        let ours = PathBuf::from(env!("CARGO_BIN_EXE_geowire"));
        let start = |binary: &PathBuf, instance: &str| {
            setup.start_binary(binary, &[mode, &format!("kafka.instance={instance}"), "pipeline.threads=1"])
        };
        let mut members = vec![("one", start(&ours, "one")), ("two", start(&ours, "two"))];
        for (_, member) in &members {
            member.wait_ready();
        }
        broker::produce(&setup.input, corpus(ARTICLES, 6));
        // Forth, back, and forth again, one member at a time.
        for binary in [&other, &ours, &other] {
            for _ in 0..2 {
                let (name, member) = members.remove(0);
                assert_eq!(member.terminate().code(), Some(0));
                let member = start(binary, name);
                member.wait_ready();
                members.push((name, member));
            }
        }
        setup.wait_for_commits(ARTICLES as i64, PATIENCE);
        for (_, member) in members {
            assert_eq!(member.terminate().code(), Some(0));
        }
        let outcomes = newest(broker::read(&setup.outcomes));
        let events = newest(broker::read(&setup.events));
        assert_eq!(outcomes.len(), ARTICLES, "{mode}: each input has one outcome");
        let revisions: BTreeSet<u64> =
            outcomes.values().map(|outcome| outcome["build"]["coding_revision"].as_u64().unwrap()).collect();
        assert_eq!(revisions.len(), 2, "{mode}: both builds took part");
        let mut listed = BTreeSet::new();
        for outcome in outcomes.values() {
            for key in outcome["event_keys"].as_array().unwrap() {
                let key = key.as_str().unwrap();
                let event = events.get(key).unwrap_or_else(|| panic!("{mode}: event {key} is listed and missing"));
                assert_eq!(event["build"]["coding_revision"], outcome["build"]["coding_revision"], "{mode}: {key}");
                listed.insert(key.to_owned());
            }
        }
        let orphans = events.keys().filter(|key| !listed.contains(*key)).count();
        println!("{mode}: revisions {revisions:?}, {} events, {orphans} that no outcome lists", events.len());
        // The two builds code alike but for the number, so that nothing is withdrawn here.
        assert_eq!(orphans, 0, "{mode}");
    }
}
