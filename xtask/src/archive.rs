//! A dump of a topic as an archive in the layout of Confluent's S3 sink, to try `geowire replay` on.

use flate2::Compression;
use flate2::write::GzEncoder;
use serde::Deserialize;
use serde_json::{Value, json};
use std::collections::BTreeMap;
use std::fs::{self, File};
use std::io::{self, BufRead as _, BufWriter, Write};
use std::path::Path;

/// Records of a file; the sink's `flush.size`.
const RECORDS: u64 = 1000;

/// A line of `kcat -J`.
#[derive(Deserialize)]
struct Envelope {
    topic: String,
    partition: i32,
    offset: i64,
    #[serde(default)]
    headers: Vec<Option<String>>,
    key: Option<String>,
    payload: Option<String>,
}

/// Values, keys and headers of one stretch of a partition.
struct Part {
    files: [BufWriter<Box<dyn Write>>; 3],
    next: i64,
    left: u64,
}

/// Writes what `kcat -C -J` prints, from standard input, below `folder`.
///
/// # Errors
/// When a line is no envelope, holds what this layout cannot keep, or a file cannot be written.
#[allow(clippy::print_stdout, reason = "what was written is the command's result")]
pub(crate) fn write(folder: &Path, packed: bool) -> Result<(), String> {
    let mut parts: BTreeMap<(String, i32), Part> = BTreeMap::new();
    let (mut records, mut tombstones) = (0, 0);
    for (index, line) in io::stdin().lock().lines().enumerate() {
        let failed = |why: String| format!("line {}: {why}", index + 1);
        let line = line.map_err(|error| failed(error.to_string()))?;
        let record: Envelope =
            serde_json::from_str(&line).map_err(|error| failed(format!("no line of kcat -J: {error}")))?;
        // The sink leaves them out too; no line of this layout stands for one.
        if record.payload.is_none() {
            tombstones += 1;
            continue;
        }
        let at = (record.topic.clone(), record.partition);
        // A name tells the offset of its first line alone, so a gap begins a file.
        if parts.get(&at).is_none_or(|part| part.left == 0 || part.next != record.offset) {
            finish(parts.remove(&at)).map_err(|error| failed(error.to_string()))?;
            let part = open(folder, &record, packed).map_err(|error| failed(error.to_string()))?;
            parts.insert(at.clone(), part);
        }
        if let Some(part) = parts.get_mut(&at) {
            part.put(&record).map_err(|error| failed(error.to_string()))?;
        }
        records += 1;
    }
    for part in parts.into_values() {
        finish(Some(part)).map_err(|error| error.to_string())?;
    }
    println!("{records} records in {}, {tombstones} tombstones left out", folder.display());
    Ok(())
}

fn open(folder: &Path, record: &Envelope, packed: bool) -> io::Result<Part> {
    let Envelope { topic, partition, offset, .. } = record;
    let folder = folder.join("topics").join(topic).join(format!("partition={partition}"));
    fs::create_dir_all(&folder)?;
    let file = |beside: &str| -> io::Result<BufWriter<Box<dyn Write>>> {
        let ending = if packed { ".gz" } else { "" };
        let file = File::create(folder.join(format!("{topic}+{partition}+{offset:010}{beside}.json{ending}")))?;
        let file: Box<dyn Write> =
            if packed { Box::new(GzEncoder::new(file, Compression::default())) } else { Box::new(file) };
        Ok(BufWriter::new(file))
    };
    Ok(Part { files: [file("")?, file(".keys")?, file(".headers")?], next: *offset, left: RECORDS })
}

impl Part {
    fn put(&mut self, record: &Envelope) -> io::Result<()> {
        let value = record.payload.as_deref().unwrap_or_default();
        if value.contains('\n') {
            return Err(io::Error::other("a value with a line break stands on no line of this layout"));
        }
        let headers: Vec<Value> = record
            .headers
            .chunks(2)
            .map(|pair| json!({ "key": pair[0], "value": pair.get(1).cloned().flatten() }))
            .collect();
        let [values, keys, beside] = &mut self.files;
        writeln!(values, "{value}")?;
        writeln!(keys, "{}", json!(record.key))?;
        writeln!(beside, "{}", Value::from(headers))?;
        (self.next, self.left) = (record.offset + 1, self.left - 1);
        Ok(())
    }
}

/// Writes what is left; the packer ends its member when it is dropped.
fn finish(part: Option<Part>) -> io::Result<()> {
    part.into_iter().flat_map(|part| part.files).try_for_each(|mut file| file.flush())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_line_break_is_refused_and_the_rest_is_kept_line_by_line() {
        let folder = std::env::temp_dir().join(format!("geowire-archive-{}", std::process::id()));
        let record = |offset, payload: &str| Envelope {
            topic: "a".to_owned(),
            partition: 2,
            offset,
            headers: vec![Some("h".to_owned()), None],
            key: Some("k".to_owned()),
            payload: Some(payload.to_owned()),
        };
        let mut part = open(&folder, &record(7, ""), false).unwrap();
        part.put(&record(7, "{\"x\": 1}")).unwrap();
        assert!(part.put(&record(8, "{\n}")).is_err());
        finish(Some(part)).unwrap();
        let read = |beside: &str| {
            let name = format!("topics/a/partition=2/a+2+0000000007{beside}.json");
            fs::read_to_string(folder.join(name)).unwrap()
        };
        assert_eq!(read(""), "{\"x\": 1}\n");
        assert_eq!(
            (read(".keys").as_str(), read(".headers").as_str()),
            ("\"k\"\n", "[{\"key\":\"h\",\"value\":null}]\n")
        );
        fs::remove_dir_all(&folder).unwrap();
    }
}
