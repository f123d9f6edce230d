//! `docs/evaluation.md` from the result files in `docs/results/`: no figure in it is written by hand.

use crate::{gold, predicates};
use serde_json::Value;
use std::fmt::Write as _;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

/// The texts of `tests/gold/single/`.
const SENTENCES: &str = "../shared/data/news/sentences.jsonl.gz";

/// What is measured: the file of its results, the arguments of `geowire evaluate`, and what it is.
const RUNS: [(&str, &[&str], &str); 24] = [
    (
        "relations-coder",
        &["../shared/data/relations.tsv", "--view", "plv"],
        "geowire; no weight is learned here, but these sentences showed which words the dictionary lacked",
    ),
    (
        "relations-majority",
        &["../shared/data/relations.tsv", "--view", "plv", "--baseline", "majority", "--folds", "5"],
        "the commonest label",
    ),
    (
        "relations-linear",
        &["../shared/data/relations.tsv", "--view", "plv", "--baseline", "linear", "--folds", "5"],
        "a bag of words, five-fold",
    ),
    (
        "relations-linear-predicates",
        &[
            "../shared/data/relations.tsv",
            "--view",
            "plv",
            "--baseline",
            "linear",
            "--folds",
            "5",
            "--group-by",
            "predicate",
        ],
        "a bag of words, on predicates it has never seen",
    ),
    (
        "relations-scorer",
        &["../shared/data/relations.tsv", "--view", "plv", "--baseline", "scorer", "--folds", "5"],
        "geowire's readings and the words, weighted, five-fold; no part of the coder",
    ),
    (
        "relations-scorer-predicates",
        &[
            "../shared/data/relations.tsv",
            "--view",
            "plv",
            "--baseline",
            "scorer",
            "--folds",
            "5",
            "--group-by",
            "predicate",
        ],
        "the same, on predicates it has never seen",
    ),
    ("dev-coder", &["dev"], "geowire"),
    ("dev-majority", &["dev", "--baseline", "majority", "--folds", "5"], "the commonest type in every sentence"),
    ("dev-linear", &["dev", "--baseline", "linear", "--folds", "5"], "a bag of words, five-fold"),
    ("sealed-coder", &["sealed"], "geowire"),
    ("sealed-majority", &["sealed", "--baseline", "majority", "--folds", "5"], "the commonest type in every sentence"),
    ("blind-coder", &["tests/gold/blind/labels.jsonl"], "geowire"),
    ("blind-sure", &["tests/gold/blind/labels.jsonl", "--sure"], "the same, what is arguable missed by nobody"),
    ("long-coder", &["tests/gold/long/labels.jsonl"], "geowire"),
    ("long-sure", &["tests/gold/long/labels.jsonl", "--sure"], "the same, what is arguable missed by nobody"),
    ("held-coder", &["tests/gold/held/labels.jsonl"], "geowire"),
    ("held-sure", &["tests/gold/held/labels.jsonl", "--sure"], "the same, what is arguable missed by nobody"),
    ("items-coder", &["tests/gold/items/labels.jsonl", "--texts", SENTENCES], "geowire"),
    (
        "items-sure",
        &["tests/gold/items/labels.jsonl", "--texts", SENTENCES, "--sure"],
        "the same, what is arguable missed by nobody",
    ),
    ("single-coder", &["tests/gold/single/labels.jsonl", "--texts", SENTENCES], "geowire"),
    (
        "single-sure",
        &["tests/gold/single/labels.jsonl", "--texts", SENTENCES, "--sure"],
        "the same, what is arguable missed by nobody",
    ),
    ("third-coder", &["tests/gold/third/sealed.jsonl"], "geowire"),
    ("third-sure", &["tests/gold/third/sealed.jsonl", "--sure"], "the same, what is arguable missed by nobody"),
    ("sealed-linear", &["sealed", "--baseline", "linear", "--folds", "5"], "a bag of words, five-fold"),
];

/// Collections of whole articles or of single items, each with its heading.
const WHOLE: [(&str, &str); 8] = [
    ("dev", "Whole articles: dev"),
    ("sealed", "Whole articles: sealed"),
    ("third", "Whole articles: sealed, read a third time"),
    ("blind", "Whole articles: read blind"),
    ("long", "Whole articles: longer stories, read blind"),
    ("held", "Whole articles: longer stories, held out"),
    ("items", "Single items, read blind"),
    ("single", "Single items, held out"),
];

/// Columns of the tables of runs.
const MEASURES: [&str; 6] = ["type_precision", "type_recall", "type_f1", "tuple_precision", "tuple_recall", "tuple_f1"];

/// Runs everything with this binary, and writes results and page.
pub fn run(binary: &Path) -> Result<(), String> {
    fs::create_dir_all(results()).map_err(|error| error.to_string())?;
    for (name, arguments, _) in RUNS {
        let arguments = with_labels(arguments);
        let output = Command::new(binary).current_dir(root()).arg("evaluate").args(&arguments).arg("--json").output();
        let output = output.map_err(|error| format!("{}: {error}", binary.display()))?;
        if !output.status.success() {
            return Err(format!("{name}: {}", String::from_utf8_lossy(&output.stderr)));
        }
        write(&results().join(format!("{name}.json")), &output.stdout)?;
        println!("{name}: done");
    }
    write(&results().join("agreement.md"), gold::agreement::table()?.as_bytes())?;
    write(&page_file(), page()?.as_bytes())
}

/// The labels of a split: adjudicated, or the first reading until they are.
fn labels(split: &str) -> String {
    let gold = format!("tests/gold/gold/{split}.jsonl");
    if root().join(&gold).exists() { gold } else { format!("tests/gold/first/{split}.jsonl") }
}

fn with_labels(arguments: &[&str]) -> Vec<String> {
    let one =
        |argument: &&str| if matches!(*argument, "dev" | "sealed") { labels(argument) } else { (*argument).to_owned() };
    arguments.iter().map(one).collect()
}

/// Writes the page anew.
pub fn render() -> Result<(), String> {
    write(&page_file(), page()?.as_bytes())
}

/// Holds the page against the result files.
pub fn check() -> Result<(), String> {
    let written = fs::read_to_string(page_file()).unwrap_or_default();
    if written == page()? {
        Ok(())
    } else {
        Err("docs/evaluation.md is not what the result files give; run `cargo xtask evaluation`".to_owned())
    }
}

fn page() -> Result<String, String> {
    let mut out = fs::read_to_string(results().join("preface.md")).map_err(|error| error.to_string())?;
    out.push_str("\n## Which act, the roles given\n\n");
    out.push_str("1,050 sentences that others have labelled with an older scheme (codebook, 3.19); `macro` is the mean of F1 over all labels.\n\n");
    let columns = ["macro_f1", "accuracy", "penta_macro_f1", "kept_back", "emitted_precision", "emitted_recall"];
    out.push_str(&table("relations-", &columns)?);
    out.push_str(&classes("relations-coder", "label.")?);
    for (split, title) in WHOLE {
        let _ = write!(out, "\n## {title}\n\n");
        let prefix = format!("{split}-");
        if matches!(split, "dev" | "sealed") && labels(split).contains("first") {
            out.push_str(
                "Labels: the first reading alone; no third reader has decided yet where the second differs.\n\n",
            );
        }
        out.push_str(&table(&prefix, &MEASURES)?);
        out.push_str(&figures(&format!("{split}-coder"))?);
        out.push_str(&classes(&format!("{split}-coder"), "")?);
    }
    out.push('\n');
    out.push_str(&fs::read_to_string(results().join("kinds.md")).unwrap_or_default());
    out.push_str("\n## How far readers agree: the ceiling\n\nThe second reading scored as predictions against the first; kappa by type over sentences. `cargo xtask gold agreement`\n\n");
    out.push_str(&fs::read_to_string(results().join("agreement.md")).unwrap_or_default());
    out.push_str(&predicates::section()?);
    out.push_str("## Behaviour\n\nIn no figure above. `cargo xtask behaviour`, floors in `tests/behaviour/floors.tsv`; `cargo xtask label-free`, floors in `tests/label_free.tsv`.\n\n");
    out.push_str(&floors("tests/behaviour/floors.tsv")?);
    out.push_str(&floors("tests/label_free.tsv")?);
    Ok(out)
}

/// One row for each run whose name begins so, with the command that gives it.
fn table(prefix: &str, columns: &[&str]) -> Result<String, String> {
    let mut out = format!("| what | {} |\n|---|{}\n", columns.join(" | "), "---|".repeat(columns.len()));
    let mut commands = String::new();
    for (name, arguments, what) in RUNS.iter().filter(|(name, _, _)| name.starts_with(prefix)) {
        let Some(report) = load(name)? else { continue };
        let cells: Vec<String> = columns.iter().map(|column| score(&report, column)).collect();
        let _ = writeln!(out, "| {what} | {} |", cells.join(" | "));
        let _ = writeln!(
            commands,
            "geowire evaluate {} --json   # docs/results/{name}.json",
            with_labels(arguments).join(" ")
        );
    }
    Ok(format!("{out}\n```\n{commands}```\n"))
}

/// Every score of a run.
fn figures(name: &str) -> Result<String, String> {
    let Some(report) = load(name)? else { return Ok(String::new()) };
    let mut out = "\n| score | value | 95 % |\n|---|---|---|\n".to_owned();
    for score in list(&report, "scores") {
        let interval = match (score["low"].as_f64(), score["high"].as_f64()) {
            (Some(low), Some(high)) => format!("{low:.3} to {high:.3}"),
            _ => String::new(),
        };
        let _ = writeln!(out, "| {} | {} | {interval} |", text(&score["name"]), number(&score["value"]));
    }
    Ok(out)
}

/// Precision and recall of each value.
fn classes(name: &str, strip: &str) -> Result<String, String> {
    let Some(report) = load(name)? else { return Ok(String::new()) };
    let mut out = "\n| value | labelled | said | P | R | F1 |\n|---|---|---|---|---|---|\n".to_owned();
    for row in list(&report, "classes") {
        let name = text(&row["name"]);
        let name = name.strip_prefix(strip).unwrap_or(&name);
        let [p, r, f1] = ["precision", "recall", "f1"].map(|key| number(&row[key]));
        let _ = writeln!(out, "| {name} | {} | {} | {p} | {r} | {f1} |", row["gold"], row["predicted"]);
    }
    Ok(out)
}

fn floors(file: &str) -> Result<String, String> {
    let text = fs::read_to_string(root().join(file)).map_err(|error| format!("{file}: {error}"))?;
    let mut rows = text.lines().filter(|line| !line.starts_with('#')).map(|line| line.replace('\t', " | "));
    let head = rows.next().unwrap_or_default();
    let mut out = format!("| {head} |\n|---|---|---|\n");
    rows.for_each(|row| out.push_str(&format!("| {row} |\n")));
    out.push('\n');
    Ok(out)
}

fn score(report: &Value, name: &str) -> String {
    let Some(score) = list(report, "scores").iter().find(|score| score["name"] == name) else { return "-".to_owned() };
    match (score["low"].as_f64(), score["high"].as_f64()) {
        (Some(low), Some(high)) => format!("{} ({low:.3} to {high:.3})", number(&score["value"])),
        _ => number(&score["value"]),
    }
}

fn list<'a>(report: &'a Value, name: &str) -> &'a [Value] {
    report[name].as_array().map_or(&[], Vec::as_slice)
}

fn number(value: &Value) -> String {
    value.as_f64().map_or("-".to_owned(), |value| format!("{value:.3}"))
}

fn text(value: &Value) -> String {
    value.as_str().unwrap_or_default().to_owned()
}

fn load(name: &str) -> Result<Option<Value>, String> {
    let file = results().join(format!("{name}.json"));
    let Ok(text) = fs::read_to_string(&file) else { return Ok(None) };
    serde_json::from_str(&text).map(Some).map_err(|error| format!("{}: {error}", file.display()))
}

fn write(file: &Path, bytes: &[u8]) -> Result<(), String> {
    fs::write(file, bytes).map_err(|error| format!("{}: {error}", file.display()))
}

fn page_file() -> PathBuf {
    root().join("docs/evaluation.md")
}

fn results() -> PathBuf {
    root().join("docs/results")
}

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("..")
}
