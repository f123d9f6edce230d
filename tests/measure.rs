//! `geowire classify` and `geowire evaluate` from outside.
#![cfg(feature = "worker")]
#![allow(clippy::unwrap_used, clippy::panic, reason = "a test fails by panicking")]
#![allow(clippy::disallowed_methods, reason = "not a pure room")]

mod support;

use serde_json::{Value, json};
use std::fmt::Write as _;
use std::fs;
use std::path::Path;
use support::desk::{geowire, lines};

fn score(report: &Value, name: &str) -> f64 {
    let scores = report["scores"].as_array().unwrap();
    scores.iter().find(|score| score["name"] == name).unwrap()["value"].as_f64().unwrap()
}

#[test]
fn an_act_between_given_roles_is_always_named() {
    let input = [
        json!({ "id": 1, "text": "Belgium condemned Chad.", "source": { "text": "Belgium" }, "target": { "text": "Chad" } }),
        json!({ "id": "b", "text": "Belgium condemned Chad.", "source": { "start": 0, "end": 7 }, "target": null }),
        json!({ "id": null, "text": "The choir sang.", "source": null, "target": null }),
        json!({ "id": 4 }),
    ];
    let input = input.map(|line| line.to_string()).join("\n");
    let output = geowire(&["classify", "--jsonl"], &format!("{input}\n{{ broken\n"));
    assert_eq!(output.status.code(), Some(0));
    let out = lines(&output);
    assert_eq!(out.len(), 5);
    for line in &out[..2] {
        assert_eq!((&line["type"], &line["views"]["plv"]), (&json!("ACCUSE"), &json!("ACCUSE")));
        assert_eq!((&line["trigger"], &line["abstained"]), (&json!([8, 17]), &json!(false)));
        assert_eq!(line["ranked"][0][0], "ACCUSE");
    }
    assert_eq!((&out[2]["abstained"], &out[2]["trigger"]), (&json!(true), &Value::Null));
    assert_eq!(out[2]["ranked"].as_array().unwrap().len(), 15);
    assert_eq!((&out[3]["id"], &out[3]["reason"]), (&json!(4), &json!("wrong_type")));
    assert_eq!((&out[4]["line"], &out[4]["reason"]), (&json!(5), &json!("not_json")));
    assert_eq!(geowire(&["classify", "--strict"], &input).status.code(), Some(65));
}

#[test]
fn sentences_are_scored_by_coder_baselines_and_anybody() {
    let folder = tempfile::tempdir().unwrap();
    let gold = folder.path().join("gold.tsv");
    let mut rows = "sentence\tsource\ttarget\troot\n".to_owned();
    let mut answers = String::new();
    for (number, (verb, label)) in [("condemned", "ACCUSE"), ("praised", "SUPPORT")].iter().cycle().take(40).enumerate()
    {
        writeln!(rows, "Belgium {verb} Chad.\tBelgium\tChad\t{label}").unwrap();
        writeln!(answers, "{}", json!({ "id": number + 1, "label": "ACCUSE" })).unwrap();
    }
    fs::write(&gold, rows).unwrap();
    let old = folder.path().join("old.jsonl");
    fs::write(&old, answers).unwrap();
    let (gold, old) = (gold.to_str().unwrap(), old.to_str().unwrap());
    let evaluate = |more: &[&str]| {
        let output = geowire(&[&["evaluate", gold, "--view", "plv", "--json", "--bootstrap", "50"], more].concat(), "");
        assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
        serde_json::from_slice::<Value>(&output.stdout).unwrap()
    };
    let coder = evaluate(&["--against", old]);
    assert!((score(&coder, "accuracy") - 1.0).abs() < 1e-9);
    let difference = &coder["against"][1][0];
    assert_eq!((&difference["name"], &difference["not_better"]), (&json!("macro_f1"), &json!(0.0)));
    assert!((score(&evaluate(&["--predictions", old]), "accuracy") - 0.5).abs() < 1e-9);
    assert!((score(&evaluate(&["--baseline", "linear", "--folds", "4"]), "accuracy") - 1.0).abs() < 1e-9);
    let unseen = evaluate(&["--baseline", "linear", "--folds", "2", "--group-by", "predicate"]);
    assert!(score(&unseen, "accuracy") < 1e-9, "the other fold has the other verb only");
    assert_eq!(geowire(&["evaluate", gold, "--view", "cameo"], "").status.code(), Some(65));
    assert_eq!(geowire(&["evaluate", gold, "--task", "event"], "").status.code(), Some(65));
}

/// An article, its label, and the collection that holds it.
fn documents(folder: &Path, split: &str, id: &str) -> (String, String) {
    let text = "Belgium condemned Chad on Tuesday.";
    let digest = geowire::evaluation::sha256_hex(text);
    let gold = json!({ "id": id, "split": split, "sha256": digest, "published": "2021-03-10", "body_at": 6, "events": [{
        "trigger": [8, 17], "sentence": [0, 34], "type": "ACCUSE", "modes": ["disapprove"],
        "actors": [{ "span": [0, 7], "code": "BEL", "sector": "GOV" }],
        "recipients": [{ "span": [18, 22], "code": "TCD", "sector": "GOV" }],
        "polarity": "affirmed", "modality": "asserted", "temporal": "current", "underlying": null,
        "day": "2021-03-09", "place": null, "scope": "political", "class": "main" }] });
    let article = json!({ "id": id, "title": "News", "text": text });
    let (labels, texts) = (folder.join(format!("{split}.jsonl")), folder.join(format!("{split}-texts.jsonl")));
    fs::write(&labels, format!("{gold}\n")).unwrap();
    fs::write(&texts, format!("{article}\n")).unwrap();
    (labels.to_str().unwrap().to_owned(), texts.to_str().unwrap().to_owned())
}

#[test]
fn documents_are_scored_and_what_is_sealed_stays_shut() {
    let folder = tempfile::tempdir().unwrap();
    let (gold, texts) = documents(folder.path(), "dev", "abc");
    let output = geowire(&["evaluate", &gold, "--texts", &texts, "--json", "--bootstrap", "20"], "");
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    let report: Value = serde_json::from_slice(&output.stdout).unwrap();
    for name in ["type_f1", "tuple_f1", "event_f1", "day_right"] {
        assert!((score(&report, name) - 1.0).abs() < 1e-9, "{name}: {report}");
    }
    assert_eq!(geowire(&["evaluate", &gold, "--texts", &texts, "--misses", "3"], "").status.code(), Some(0));

    let (gold, texts) = documents(folder.path(), "sealed", "abc");
    let output = geowire(&["evaluate", &gold, "--texts", &texts], "");
    assert!(output.status.success());
    assert!(!String::from_utf8_lossy(&output.stdout).contains("abc"), "no document is named");
    assert_eq!(geowire(&["evaluate", &gold, "--texts", &texts, "--misses", "3"], "").status.code(), Some(65));

    fs::write(&texts, json!({ "id": "abc", "title": "News", "text": "Another text." }).to_string()).unwrap();
    assert_eq!(geowire(&["evaluate", &gold, "--texts", &texts], "").status.code(), Some(65));
    assert_eq!(geowire(&["evaluate", &gold, "--texts", "/nowhere.jsonl"], "").status.code(), Some(69));
}

/// Sentences and articles that are not ours to copy.
mod shared {
    use super::*;
    use std::process::Command;

    #[test]
    #[ignore = "needs ../shared"]
    fn classify_keeps_the_agreed_shapes() {
        let tool = concat!(env!("CARGO_MANIFEST_DIR"), "/../shared/tools/contract.py");
        let output = Command::new("python3").args([tool, env!("CARGO_BIN_EXE_geowire"), "classify"]).output().unwrap();
        assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stdout));
    }

    #[test]
    #[ignore = "needs ../shared"]
    fn every_labelled_set_can_be_scored() {
        let root = env!("CARGO_MANIFEST_DIR");
        let texts = format!("{root}/../shared/data/news/articles.jsonl.gz");
        let relations = format!("{root}/../shared/data/relations.tsv");
        assert!(geowire(&["evaluate", &relations, "--view", "plv", "--json"], "").status.success());
        for file in ["first/dev", "first/sealed", "second/dev", "second/sealed"] {
            let gold = format!("{root}/tests/gold/{file}.jsonl");
            assert!(geowire(&["evaluate", &gold, "--texts", &texts, "--json"], "").status.success(), "{file}");
        }
    }
}
