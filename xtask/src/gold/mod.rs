//! Gold labels: from raw readings to stand-off labels, their checks, agreement and adjudication.

mod adjudicate;
pub mod agreement;
mod check;
pub mod collection;
mod convert;
pub mod desk;
pub mod judged;
mod raw;
mod sentences;

use collection::Collection;
use geowire::evaluation::{GoldDocument, Split};
use std::fs;
use std::path::{Path, PathBuf};

/// Sets of which one reader each read an item.
pub const ALONE: [&str; 5] = ["blind", "long", "held", "items", "single"];

/// Runs a command below `gold`.
pub fn run(arguments: &[&str]) -> Result<(), String> {
    match arguments {
        ["split"] => check::split(),
        ["check"] => check::check(),
        ["agreement"] => agreement::print(),
        ["import", name, raw] if ALONE.contains(name) => import_alone(name, Path::new(raw)),
        ["import", reading @ ("first" | "second" | "third"), split, raw] => {
            import(reading, parse(split)?, Path::new(raw))
        }
        ["adjudicate", split, "--work", work] => adjudicate::list(parse(split)?, Path::new(work)),
        ["adjudicate", split, "--decisions", decisions] => adjudicate::merge(parse(split)?, Path::new(decisions)),
        _ => Err(
            "gold split | check | agreement | import first|second|third dev|sealed RAW | import blind|long|held|items|single RAW | \
                  adjudicate dev|sealed --work FILE|--decisions FILE"
                .to_owned(),
        ),
    }
}

fn parse(split: &str) -> Result<Split, String> {
    match split {
        "dev" => Ok(Split::Dev),
        "sealed" => Ok(Split::Sealed),
        _ => Err(format!("`{split}` is neither dev nor sealed")),
    }
}

fn name(split: Split) -> &'static str {
    match split {
        Split::Mine => "mine",
        Split::Dev => "dev",
        Split::Sealed => "sealed",
    }
}

fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../tests/gold")
}

/// The labels that count.
pub fn labels(split: Split) -> Result<Vec<GoldDocument>, String> {
    read(&file("gold", split))
}

/// The labels of one reading, or the adjudicated ones (`gold`).
fn file(reading: &str, split: Split) -> PathBuf {
    folder().join(reading).join(format!("{}.jsonl", name(split)))
}

fn read(file: &Path) -> Result<Vec<GoldDocument>, String> {
    let text = text_of(file)?;
    GoldDocument::read(&text).map_err(|error| format!("{}: {error}", file.display()))
}

fn text_of(file: &Path) -> Result<String, String> {
    fs::read_to_string(file).map_err(|error| format!("{}: {error}", file.display()))
}

fn write(file: &Path, documents: &[GoldDocument]) -> Result<(), String> {
    let mut out = String::new();
    for document in documents {
        out.push_str(&serde_json::to_string(document).map_err(|error| error.to_string())?);
        out.push('\n');
    }
    let fault = |error: std::io::Error| format!("{}: {error}", file.display());
    file.parent().map_or(Ok(()), fs::create_dir_all).map_err(fault)?;
    fs::write(file, out).map_err(fault)
}

/// The labels of a set that one reader each read.
pub fn alone(name: &str) -> Result<Vec<GoldDocument>, String> {
    read(&alone_file(name))
}

fn alone_file(name: &str) -> PathBuf {
    folder().join(name).join("labels.jsonl")
}

/// A raw reading to stand-off labels.
fn import(reading: &str, split: Split, raw: &Path) -> Result<(), String> {
    let text = text_of(raw)?;
    let read = if reading != "second" { raw::first(&text)? } else { raw::second(&text)? };
    let mut collection = Collection::load()?;
    collection.rows.retain(|row| row.split == split);
    write(&file(reading, split), &convert(&collection, &read)?)
}

fn import_alone(name: &str, raw: &Path) -> Result<(), String> {
    write(&alone_file(name), &convert(&Collection::alone(name)?, &raw::first(&text_of(raw)?)?)?)
}

/// A document for each row; the reading has these and no others.
fn convert(collection: &Collection, read: &raw::Readings) -> Result<Vec<GoldDocument>, String> {
    let mut faults = Vec::new();
    let mut documents = Vec::new();
    for row in &collection.rows {
        match read.get(&row.id) {
            Some(events) => documents.push(convert::document(collection, row, events, &mut faults)?),
            None => faults.push(format!("{}: the reading has no such document", row.id)),
        }
    }
    for id in read.keys().filter(|id| !collection.rows.iter().any(|row| row.id == **id)) {
        faults.push(format!("{id}: is not to be read"));
    }
    if !faults.is_empty() {
        return Err(format!("{} faults; nothing is written:\n{}", faults.len(), faults.join("\n")));
    }
    let events: usize = documents.iter().map(|document| document.events.len()).sum();
    println!("{} documents, {events} events", documents.len());
    Ok(documents)
}
