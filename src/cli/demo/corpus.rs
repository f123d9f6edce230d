//! The demo's records: `data/demo/`, compiled in.

use include_dir::{Dir, include_dir};
use std::collections::BTreeSet;

static FILES: Dir<'_> = include_dir!("$CARGO_MANIFEST_DIR/data/demo");

/// A record of the demo, with the outcome that its manifest promises.
#[derive(Debug)]
pub(super) struct Entry {
    pub(super) topic: &'static str,
    key: Option<&'static [u8]>,
    value: Option<&'static [u8]>,
    pub(super) outcome: &'static str,
    pub(super) reason: &'static str,
}

impl Entry {
    /// Topic, key and value, as they are fed.
    pub(super) fn record(&self) -> (&str, Option<&[u8]>, Option<&[u8]>) {
        (self.topic, self.key, self.value)
    }
}

/// All records, in the order of the manifest.
pub(super) fn entries() -> Result<Vec<Entry>, String> {
    let manifest = file("manifest.tsv")?;
    let manifest = std::str::from_utf8(manifest).map_err(|error| format!("manifest.tsv: {error}"))?;
    manifest.lines().skip(1).map(entry).collect()
}

/// The topics that are fed.
pub(super) fn topics(entries: &[Entry]) -> BTreeSet<&'static str> {
    entries.iter().map(|entry| entry.topic).collect()
}

fn entry(line: &'static str) -> Result<Entry, String> {
    let fields: Vec<&str> = line.split('\t').collect();
    let [file_name, topic, key, outcome, reason, ..] = fields[..] else {
        return Err(format!("manifest.tsv: a line has {} fields: {line}", fields.len()));
    };
    let value = if file_name == "-" { None } else { Some(file(file_name)?) };
    let key = Some(key).filter(|key| !key.is_empty()).map(str::as_bytes);
    Ok(Entry { topic, key, value, outcome, reason })
}

fn file(name: &str) -> Result<&'static [u8], String> {
    FILES.get_file(name).map(include_dir::File::contents).ok_or_else(|| format!("data/demo/{name} is missing"))
}
