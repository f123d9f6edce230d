//! `geowire extract` from outside.
#![cfg(feature = "worker")]
#![allow(clippy::unwrap_used, clippy::panic, reason = "a test fails by panicking")]
#![allow(clippy::disallowed_methods, reason = "not a pure room")]

use serde_json::{Value, json};
use std::io::Write as _;
use std::process::{Command, Output, Stdio};

fn extract(arguments: &[&str], input: &str) -> Output {
    let mut child = Command::new(env!("CARGO_BIN_EXE_geowire"))
        .arg("extract")
        .args(arguments)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    child.stdin.take().unwrap().write_all(input.as_bytes()).unwrap();
    child.wait_with_output().unwrap()
}

fn lines(output: &Output) -> Vec<Value> {
    String::from_utf8_lossy(&output.stdout).lines().map(|line| serde_json::from_str(line).unwrap()).collect()
}

const MEETING: &str = "The foreign ministers of France and Germany met in Geneva on Tuesday.";

#[test]
fn lines_come_back_in_order_with_their_ids_whatever_the_threads() {
    let mut input = String::new();
    for number in 0..300 {
        let line = match number % 4 {
            0 => json!({ "id": number, "kind": "sentence", "text": MEETING }).to_string(),
            1 => {
                json!({ "id": format!("a{number}"), "title": "Meeting", "text": MEETING, "published_at": "2021-03-10" })
                    .to_string()
            }
            2 => format!("{{ not json {number}"),
            _ => json!({ "id": null, "text": "The choir sang for an hour." }).to_string(),
        };
        input.push_str(&line);
        input.push('\n');
    }
    let one = extract(&["--jsonl", "--threads", "1", "-"], &input);
    let three = extract(&["--threads", "3", "--with-text", "--jsonl"], &input);
    assert_eq!(one.status.code(), Some(0));
    let (one, three) = (lines(&one), lines(&three));
    assert_eq!((one.len(), three.len()), (300, 300));
    for (number, (line, with_text)) in one.iter().zip(&three).enumerate() {
        assert_eq!(line["events"], with_text["events"]);
        match number % 4 {
            0 => assert_eq!(line["id"], number),
            1 => assert_eq!(line["id"], format!("a{number}")),
            2 => {
                assert_eq!((&line["id"], &line["line"]), (&Value::Null, &json!(number + 1)));
                assert_eq!((&line["outcome"], &line["reason"]), (&json!("dead_lettered"), &json!("not_json")));
            }
            _ => assert_eq!(line["outcome"], "empty"),
        }
    }
    assert_eq!(extract(&["--jsonl", "--strict"], &input).status.code(), Some(65));
}

#[test]
fn one_article_is_shown_in_every_format() {
    let text = format!("Ministers meet\n\n{MEETING}");
    let published = ["--published", "2021-03-10"];
    let table = extract(&published, &text);
    let table = String::from_utf8(table.stdout).unwrap();
    assert!(table.contains("CONSULT") && table.contains("FRA") && table.contains("Geneva"), "{table}");
    let json = lines(&extract(&["--published", "2021-03-10", "--format", "json"], &text));
    assert_eq!(json[0]["outcome"], "published");
    let shown = extract(&["--format", "text"], &text);
    assert_eq!(String::from_utf8(shown.stdout).unwrap().trim_end(), text);
    for profile in ["polecat", "dyads"] {
        let rows = String::from_utf8(extract(&["--format", "tsv", "--profile", profile], &text).stdout).unwrap();
        let columns: Vec<usize> = rows.lines().map(|row| row.split('\t').count()).collect();
        assert!(columns.len() >= 2 && columns.iter().all(|count| *count == columns[0]), "{rows}");
    }
    assert_eq!(extract(&["--input", "json"], "{").status.code(), Some(65));
    assert_eq!(extract(&["/nowhere/at/all.txt"], "").status.code(), Some(65));
}

/// The user's article, which is not ours to copy.
mod shared {
    use super::*;

    #[test]
    #[ignore = "needs ../shared"]
    fn the_seed_article_gives_its_first_events_and_none_of_its_traps() {
        let root = concat!(env!("CARGO_MANIFEST_DIR"), "/../shared");
        for part in ["extract", "seed-first"] {
            let output = Command::new("python3")
                .args([&format!("{root}/tools/contract.py"), env!("CARGO_BIN_EXE_geowire"), part])
                .output()
                .unwrap();
            assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stdout));
        }
    }
}
