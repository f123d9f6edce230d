//! `geowire extract` from outside.
#![cfg(feature = "worker")]
#![allow(clippy::unwrap_used, clippy::panic, reason = "a test fails by panicking")]
#![allow(clippy::disallowed_methods, reason = "not a pure room")]

mod support;

use serde_json::{Value, json};
use std::process::Output;
use support::desk::{geowire, lines};

fn extract(arguments: &[&str], input: &str) -> Output {
    geowire(&[&["extract"], arguments].concat(), input)
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

const LEAGUE: &str = "The Ruthenian Compact and France signed a treaty in Geneva on Tuesday.";

#[test]
fn dictionaries_in_a_folder_lie_over_those_that_are_compiled_in() {
    let folder = tempfile::tempdir().unwrap();
    let file = |name: &str, text: &str| std::fs::write(folder.path().join(name), text).unwrap();
    let set = format!("coding.overlays={}", folder.path().display());
    let coded =
        |set: &[&str]| lines(&extract(&[&["--format", "json", "--published", "2021-03-10"], set].concat(), LEAGUE));
    let code = |line: &Value| line["events"][0]["actors"][0]["code"].clone();
    let bare = coded(&[]);
    assert_ne!(code(&bare[0]), "IMGMIL");

    file("organisations.tsv", "name\taliases\tof\tsector\tothers\tchanges\twikidata\nRuthenian Compact\t\tIMG\tMIL\n");
    let known = coded(&["--set", &set]);
    assert_eq!(code(&known[0]), "IMGMIL", "{known:?}");
    let fingerprint = |line: &Value| line["events"][0]["build"]["fingerprint"].clone();
    assert_ne!(fingerprint(&known[0]), fingerprint(&bare[0]));
    let elsewhere = tempfile::tempdir().unwrap();
    std::fs::copy(folder.path().join("organisations.tsv"), elsewhere.path().join("organisations.tsv")).unwrap();
    let moved = coded(&["--set", &format!("coding.overlays={}", elsewhere.path().display())]);
    assert_eq!(moved, known, "where a dictionary lies decides nothing");

    let check = || geowire(&["check", "--set", &set], "");
    let good = check();
    assert_eq!(good.status.code(), Some(0));
    assert!(String::from_utf8_lossy(&good.stdout).contains("organisations.tsv: 1 added, 0 replaced, 0 removed"));
    file(
        "organisations.tsv",
        "name\taliases\tof\tsector\tothers\tchanges\twikidata\nRuthenian Compact\t\tZZ\tMIL\n-Nobody\n",
    );
    file("peeple.tsv", "");
    let wrong = check();
    assert_eq!(wrong.status.code(), Some(78));
    let said = String::from_utf8_lossy(&wrong.stderr);
    for part in
        ["organisations.tsv:2: `ZZ` is no country", "organisations.tsv:3: `-Nobody` removes nothing", "peeple.tsv"]
    {
        assert!(said.contains(part), "{part}: {said}");
    }
    let none = geowire(&["check", "--set", "coding.overlays=/nowhere"], "");
    assert_eq!(none.status.code(), Some(78));
    let said = String::from_utf8_lossy(&none.stderr);
    assert!(
        said.contains("--set coding.overlays=/nowhere: coding.overlays: the folder /nowhere cannot be read"),
        "{said}"
    );
}

/// The user's article, which is not ours to copy.
mod shared {
    use std::process::Command;

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
