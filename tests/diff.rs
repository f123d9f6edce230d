//! `geowire replay diff` over files: what an analyst does at the desk.
#![cfg(feature = "worker")]
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a test fails by panicking")]
#![allow(clippy::disallowed_methods, reason = "not a pure room")]

use serde_json::{Value, json};
use std::path::{Path, PathBuf};
use std::process::Command;

fn event(key: u32, kind: &str, country: &str, day: &str) -> Value {
    json!({
        "schema": "geowire.event/1", "event_key": format!("{key:032x}"), "record_id": "r", "class": "main",
        "document": {"id": format!("doc-{key}"), "title": "A report", "published_at": day},
        "type": kind, "modes": [], "actors": [{"name": "France", "code": "FRAGOV", "country": "FRA"}], "recipients": [],
        "place": {"name": "Somewhere", "country": country}, "time": {"start": day},
        "evidence": [{"sentence": "They <met> in town.", "trigger": {"text": "met", "span": [6, 9]}}],
        "build": {"coding_revision": 1, "fingerprint": "f"},
    })
}

fn write(folder: &Path, name: &str, lines: &[Value]) -> PathBuf {
    let path = folder.join(name);
    std::fs::write(&path, lines.iter().map(Value::to_string).collect::<Vec<_>>().join("\n")).unwrap();
    path
}

fn diff(a: &Path, b: &Path, format: &str) -> (Option<i32>, String) {
    let done = Command::new(env!("CARGO_BIN_EXE_geowire"))
        .args(["replay", "diff", a.to_str().unwrap(), b.to_str().unwrap(), "--format", format])
        .output()
        .unwrap();
    let said = if done.stdout.is_empty() { done.stderr } else { done.stdout };
    (done.status.code(), String::from_utf8(said).unwrap())
}

#[test]
fn counts_by_field_type_country_and_day_are_those_of_the_events() {
    let folder = tempfile::tempdir().unwrap();
    let a = [
        event(1, "CONSULT", "FRA", "2024-03-01"),
        event(2, "CONSULT", "FRA", "2024-03-01"),
        event(3, "ASSAULT", "DEU", "2024-03-02"),
    ];
    let mut changed = event(2, "AGREE", "FRA", "2024-03-01");
    changed["modes"] = json!(["meet"]);
    // The build is another one and changes nothing by itself; events stand as `extract` writes them.
    let mut same = event(1, "CONSULT", "FRA", "2024-03-01");
    same["build"]["fingerprint"] = "g".into();
    same["record_id"] = "s".into();
    let b = [
        json!({"id": 1, "events": [same, changed]}),
        json!({"id": 2, "events": [event(4, "ASSAULT", "POL", "2024-03-02")]}),
    ];
    let (a, b) = (write(folder.path(), "a.jsonl", &a), write(folder.path(), "b.jsonl", &b));
    let (code, text) = diff(&a, &b, "json");
    assert_eq!(code, Some(1), "{text}");
    let found: Value = serde_json::from_str(&text).unwrap();
    assert_eq!(found["total"], json!({"a": 3, "b": 3, "added": 1, "gone": 1, "changed": 1}));
    assert_eq!(found["same"], 1);
    assert_eq!(found["fields"], json!({"type": 1, "modes": 1}));
    assert_eq!(found["types"], json!([["CONSULT", "AGREE", 1]]));
    assert_eq!(found["by_type"]["AGREE"], json!({"a": 0, "b": 1, "added": 0, "gone": 0, "changed": 1}));
    assert_eq!(found["by_country"]["POL"]["added"], 1);
    assert_eq!(found["by_day"]["2024-03-02"], json!({"a": 1, "b": 1, "added": 1, "gone": 1, "changed": 0}));
    assert_eq!(found["changed"][0]["changes"][0], json!({"field": "type", "a": "CONSULT", "b": "AGREE"}));
    let (_, text) = diff(&a, &b, "text");
    assert!(text.contains("1 same, 1 added, 1 gone, 1 changed"), "{text}");
    assert!(text.contains("type: CONSULT → AGREE") && text.contains("CONSULT became AGREE"), "{text}");
    let (_, page) = diff(&a, &b, "html");
    assert!(page.contains("They &lt;<mark>met</mark>&gt; in town."), "{page}");
    assert!(!page.contains("<script") && !page.contains("src=") && !page.contains("href="), "it needs nothing else");
}

#[test]
fn equal_codings_end_with_0_and_the_newest_of_several_codings_counts() {
    let folder = tempfile::tempdir().unwrap();
    let mut newer = event(1, "AGREE", "FRA", "2024-03-01");
    newer["build"]["coding_revision"] = 2.into();
    let older = event(1, "CONSULT", "FRA", "2024-03-01");
    let a = write(folder.path(), "a.jsonl", &[newer.clone(), older]);
    let b = write(folder.path(), "b.jsonl", &[newer]);
    assert_eq!(diff(&a, &b, "text").0, Some(0));
}

#[test]
fn a_line_that_is_neither_is_named() {
    let folder = tempfile::tempdir().unwrap();
    let a = write(folder.path(), "a.jsonl", &[event(1, "AGREE", "FRA", "2024-03-01"), json!({"title": "an article"})]);
    let (code, said) = diff(&a, &a, "text");
    assert_eq!(code, Some(65), "{said}");
    assert!(said.contains("a.jsonl, line 2: neither an event nor a line of `extract --jsonl`"), "{said}");
}
