//! Archives as connectors leave them, made from what stands in a topic.

use super::broker::Read;
use flate2::Compression;
use flate2::write::GzEncoder;
use std::fs;
use std::io::Write as _;
use std::path::Path;

/// How a file is packed.
#[derive(Debug, Clone, Copy)]
pub enum Packing {
    Plain,
    /// Of so many lines a member.
    Gzip(usize),
    /// Of so many lines a frame.
    Zstd(usize),
}

impl Packing {
    fn ending(self) -> &'static str {
        match self {
            Self::Plain => "",
            Self::Gzip(_) => ".gz",
            Self::Zstd(_) => ".zst",
        }
    }

    pub fn pack(self, lines: &[Vec<u8>]) -> Vec<u8> {
        let text = |lines: &[Vec<u8>]| lines.iter().flat_map(|line| line.iter().copied().chain([b'\n'])).collect();
        match self {
            Self::Plain => text(lines),
            Self::Gzip(lines_a_member) => lines.chunks(lines_a_member).flat_map(|part| gzip(&text(part))).collect(),
            Self::Zstd(lines_a_frame) => lines
                .chunks(lines_a_frame)
                .flat_map(|part| {
                    let text: Vec<u8> = text(part);
                    ruzstd::encoding::compress_to_vec(&text[..], ruzstd::encoding::CompressionLevel::Fastest)
                })
                .collect(),
        }
    }
}

pub fn gzip(text: &[u8]) -> Vec<u8> {
    let mut encoder = GzEncoder::new(Vec::new(), Compression::fast());
    encoder.write_all(text).unwrap();
    encoder.finish().unwrap()
}

/// Writes lines as a file, folders made where they are missing.
pub fn write(path: &Path, lines: &[Vec<u8>], packing: Packing) {
    fs::create_dir_all(path.parent().unwrap()).unwrap();
    fs::write(path, packing.pack(lines)).unwrap();
}

/// The records of each partition, cut into files of so many.
fn files(records: &[Read], each: usize) -> Vec<&[Read]> {
    records.chunk_by(|a, b| a.partition == b.partition).flat_map(|part| part.chunks(each)).collect()
}

/// Confluent's S3 sink: values, with keys and headers beside them.
pub fn confluent(folder: &Path, topic: &str, records: &[Read], each: usize, packing: Packing) {
    for part in files(records, each) {
        let (partition, first) = (part[0].partition, part[0].offset);
        let stem = format!("topics/{topic}/partition={partition}/{topic}+{partition}+{first:010}");
        let path = |beside: &str| folder.join(format!("{stem}{beside}.json{}", packing.ending()));
        let lines = |of: &dyn Fn(&Read) -> Vec<u8>| part.iter().map(of).collect::<Vec<_>>();
        write(&path(""), &lines(&|record| record.value.clone().unwrap_or_default()), packing);
        write(&path(".keys"), &lines(&|record| key(record).to_string().into_bytes()), packing);
        write(&path(".headers"), &lines(&|record| headers(record).to_string().into_bytes()), packing);
    }
}

/// Aiven's S3 sink with `jsonl`: an object a line, offsets unpadded in names.
pub fn aiven(folder: &Path, topic: &str, records: &[Read], each: usize, packing: Packing) {
    for part in files(records, each) {
        let (partition, first) = (part[0].partition, part[0].offset);
        let lines: Vec<Vec<u8>> = part
            .iter()
            .map(|record| {
                let object = serde_json::json!({
                    "key": key(record), "value": text(record.value.as_deref()), "offset": record.offset,
                    "timestamp": "2024-03-01T06:00:00Z", "headers": headers(record),
                });
                object.to_string().into_bytes()
            })
            .collect();
        write(&folder.join(format!("{topic}-{partition}-{first}{}", packing.ending())), &lines, packing);
    }
}

/// `kcat -J`: all partitions in one file, a record of each in turn.
pub fn kcat(file: &Path, topic: &str, records: &[Read], packing: Packing) {
    let mut mixed: Vec<&Read> = records.iter().collect();
    mixed.sort_by_key(|record| (record.offset, record.partition));
    let lines: Vec<Vec<u8>> = mixed
        .iter()
        .map(|record| {
            let object = serde_json::json!({
                "topic": topic, "partition": record.partition, "offset": record.offset, "tstype": "create",
                "ts": 1_709_272_800_000_i64, "broker": 1, "key": key(record), "payload": text(record.value.as_deref()),
            });
            object.to_string().into_bytes()
        })
        .collect();
    write(file, &lines, packing);
}

fn key(record: &Read) -> serde_json::Value {
    text(record.key.as_deref())
}

fn text(bytes: Option<&[u8]>) -> serde_json::Value {
    bytes.map(|bytes| String::from_utf8(bytes.to_vec()).unwrap()).into()
}

fn headers(record: &Read) -> serde_json::Value {
    record.headers.iter().map(|(key, value)| serde_json::json!({"key": key, "value": text(value.as_deref())})).collect()
}
