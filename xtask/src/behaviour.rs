//! Tests of behaviour: how many cases of each row hold, against the floors that were reached before.

use geowire::article::{self, Body, Format, Raw, Settings};
use geowire::coding::Coder;
use geowire::evaluation::{Case, Kind, cases};
use serde_json::Value;
use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

/// Prints the rows, and fails when one has fallen below its floor.
pub fn check() -> Result<(), String> {
    let (rows, floors) = (rows()?, floors());
    let mut fallen = Vec::new();
    for (name, held, all) in &rows {
        let floor = floors.get(name).copied().unwrap_or(0);
        println!("{name:<28} {held:>3} of {all:>3}  floor {floor}");
        if *held < floor {
            fallen.push(name.as_str());
        }
    }
    let (held, all): (usize, usize) = (rows.iter().map(|row| row.1).sum(), rows.iter().map(|row| row.2).sum());
    println!("{:<28} {held:>3} of {all:>3}", "all");
    if fallen.is_empty() { Ok(()) } else { Err(format!("below the floor: {}", fallen.join(", "))) }
}

/// Raises the floors to what holds now; never lowers one.
pub fn write() -> Result<(), String> {
    let floors = floors();
    let mut out = "# How many cases of each row have held; `cargo xtask behaviour --write` raises, and never lowers.\nrow\tcases\tfloor\n".to_owned();
    for (name, held, all) in rows()? {
        let floor = held.max(floors.get(&name).copied().unwrap_or(0));
        out.push_str(&format!("{name}\t{all}\t{floor}\n"));
    }
    fs::write(folder().join("floors.tsv"), out).map_err(|error| error.to_string())
}

/// Shows the cases of a row that do not hold.
pub fn show(row: &str) -> Result<(), String> {
    let coder = coder()?;
    for file in files()?.into_iter().filter(|file| name(file).contains(row)) {
        let (kind, cases) = read(&file)?;
        for case in cases {
            let events = code(&coder, kind, &case)?;
            if let Some(breach) = case.breach(&events) {
                println!("{}\n   {breach}", case.text);
            }
        }
    }
    Ok(())
}

fn rows() -> Result<Vec<(String, usize, usize)>, String> {
    let coder = coder()?;
    let mut rows = Vec::new();
    for file in files()? {
        let (kind, cases) = read(&file)?;
        let mut held = 0;
        for case in &cases {
            held += usize::from(case.breach(&code(&coder, kind, case)?).is_none());
        }
        rows.push((name(&file), held, cases.len()));
    }
    Ok(rows)
}

fn coder() -> Result<Coder, String> {
    let settings = geowire::coding::Settings { trace: true, ..Default::default() };
    crate::predicates::coder(settings)
}

/// The events as they are written.
fn code(coder: &Coder, kind: Kind, case: &Case) -> Result<Vec<Value>, String> {
    let raw = |title: Option<&str>, body: &str| Raw {
        title: title.map(str::to_owned),
        published_at: Some(case.published.clone()),
        ..Raw::new(Body::Text(body.to_owned()))
    };
    let settings = Settings { format: Format::Text, ..Settings::default() };
    let article = match kind {
        Kind::Sentence => article::clean_sentence(raw(None, &case.text)),
        Kind::Title => article::clean(raw(Some(&case.text), "More follows."), &settings),
        Kind::Article => article::clean(raw(None, &case.text), &settings),
    };
    let coding = article.and_then(|article| coder.code(&article)).map_err(|rejection| rejection.to_string())?;
    Ok(coding.events.iter().map(|event| serde_json::to_value(event).unwrap_or_default()).collect())
}

fn read(file: &Path) -> Result<(Kind, Vec<Case>), String> {
    let text = fs::read_to_string(file).map_err(|error| format!("{}: {error}", file.display()))?;
    cases(&text).map_err(|what| format!("{}: {what}", file.display()))
}

fn files() -> Result<Vec<PathBuf>, String> {
    let entries = fs::read_dir(folder()).map_err(|error| error.to_string())?;
    let mut files: Vec<PathBuf> = entries.filter_map(|entry| Some(entry.ok()?.path())).collect();
    files.retain(|file| file.extension().is_some_and(|extension| extension == "tsv") && name(file) != "floors");
    files.sort();
    Ok(files)
}

fn name(file: &Path) -> String {
    file.file_stem().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default()
}

fn floors() -> BTreeMap<String, usize> {
    let text = fs::read_to_string(folder().join("floors.tsv")).unwrap_or_default();
    let rows = text.lines().filter_map(|line| {
        let cells: Vec<&str> = line.split('\t').collect();
        Some((cells.first()?.to_string(), cells.get(2)?.parse().ok()?))
    });
    rows.collect()
}

fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../tests/behaviour")
}
