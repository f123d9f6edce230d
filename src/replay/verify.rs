//! Holds what a replay wrote against what it read: counts from the topics alone, and a sample coded again.

use super::ReplayError;
use super::manifest::Manifest;
use super::reader::Step;
use super::run::reader_of;
use super::shard::Shard;
use crate::event::digest_hex;
use crate::kafka;
use crate::pipeline::{Message, Process};
use crate::record::{Origin, Record};
use serde::Serialize;
use std::collections::BTreeMap;
use std::time::Duration;

/// Records that are named in a list; the rest is counted.
const NAMED: usize = 20;

/// What was found.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
pub struct Verdict {
    /// Records of the input.
    pub records: u64,
    /// Records of it that have an outcome.
    pub outcomes: u64,
    /// Outcomes that stand there more than once: what was read again after a kill.
    pub repeated: u64,
    /// Outcomes by how the record ended.
    pub by_outcome: BTreeMap<String, u64>,
    /// Records without an outcome.
    pub missing: Named,
    /// Outcomes of records that are not in the input.
    pub surplus: Named,
    /// Records that were coded again.
    pub sampled: u64,
    /// Outputs of them, each looked for by topic, key and every byte.
    pub compared: u64,
    /// Records of which an output is not there as it was made again.
    pub different: Named,
}

/// How many, and the first of them.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
pub struct Named {
    /// How many.
    pub count: u64,
    /// The first of them, as topic/partition/offset.
    pub first: Vec<String>,
}

impl Named {
    fn add(&mut self, origin: &Origin) {
        self.count += 1;
        if self.first.len() < NAMED {
            self.first.push(origin.to_string());
        }
    }
}

impl Verdict {
    /// Whether everything that was read was written, as it would be written again.
    pub fn is_good(&self) -> bool {
        self.missing.count == 0 && self.surplus.count == 0 && self.different.count == 0
    }
}

/// Reads the input and the output topics. One record in `each` is coded again; `each` is at least 1.
///
/// # Errors
/// When the input is not as it was planned any more, or a topic cannot be read.
pub fn verify(
    manifest: &Manifest,
    settings: &kafka::Settings,
    secrets: &BTreeMap<String, String>,
    process: &dyn Process,
    each: u64,
) -> Result<Verdict, ReplayError> {
    let mut check = Check { manifest, verdict: Verdict::default(), read: BTreeMap::new(), wanted: BTreeMap::new() };
    let mut reader = reader_of(manifest, Shard { index: 0, of: 1 }, settings, secrets, None)?;
    loop {
        match reader.step(Duration::from_millis(200)) {
            Step::Record(record) => check.read(&record, process, each),
            Step::Nothing => {}
            Step::End => break,
            Step::Failed(why) => return Err(why),
        }
    }
    drop(reader);
    let target = &manifest.target;
    let mut seen: BTreeMap<i32, Vec<i64>> = BTreeMap::new();
    for topic in [&target.events, &target.outcomes, &target.dead_letters] {
        kafka::read_whole(settings, secrets, topic, |record| {
            check.found(topic, &record);
            if topic == &target.outcomes {
                check.outcome(&record, &mut seen);
            }
        })?;
    }
    Ok(check.finish(seen))
}

struct Check<'a> {
    manifest: &'a Manifest,
    verdict: Verdict,
    /// Offsets of the input's records by partition.
    read: BTreeMap<i32, Vec<i64>>,
    /// Outputs of the sample by their digest, with the record they come from.
    wanted: BTreeMap<String, Origin>,
}

impl Check<'_> {
    fn read(&mut self, record: &Record, process: &dyn Process, each: u64) {
        let Origin { at, offset } = &record.origin;
        self.read.entry(at.partition).or_default().push(*offset);
        self.verdict.records += 1;
        if !is_sampled(&record.origin, each) {
            return;
        }
        self.verdict.sampled += 1;
        for message in process.process(record).messages {
            self.verdict.compared += 1;
            self.wanted.insert(digest(&message), record.origin.clone());
        }
    }

    /// Something stands in a topic.
    fn found(&mut self, topic: &str, record: &Record) {
        if !self.wanted.is_empty() {
            self.wanted.remove(&digest_of(topic, record.key.as_deref(), record.value.as_deref()));
        }
    }

    fn outcome(&mut self, record: &Record, seen: &mut BTreeMap<i32, Vec<i64>>) {
        let value = record.value.as_deref().unwrap_or_default();
        let Ok(json) = serde_json::from_slice::<serde_json::Value>(value) else { return };
        if json["origin"]["topic"] != self.manifest.topic() {
            return;
        }
        let (partition, offset) = (json["origin"]["partition"].as_i64(), json["origin"]["offset"].as_i64());
        if let (Some(partition), Some(offset)) = (partition.and_then(|number| i32::try_from(number).ok()), offset) {
            seen.entry(partition).or_default().push(offset);
            let word = json["outcome"].as_str().unwrap_or_default().to_owned();
            *self.verdict.by_outcome.entry(word).or_default() += 1;
        }
    }

    fn finish(mut self, mut seen: BTreeMap<i32, Vec<i64>>) -> Verdict {
        let topic = self.manifest.topic().to_owned();
        for offsets in seen.values_mut() {
            let all = offsets.len();
            offsets.sort_unstable();
            offsets.dedup();
            self.verdict.repeated += (all - offsets.len()) as u64;
        }
        for (partition, read) in &mut self.read {
            read.sort_unstable();
            let there = seen.entry(*partition).or_default();
            for offset in read.iter().filter(|offset| there.binary_search(offset).is_err()) {
                self.verdict.missing.add(&Origin::new(topic.as_str(), *partition, *offset));
            }
            self.verdict.outcomes += read.iter().filter(|offset| there.binary_search(offset).is_ok()).count() as u64;
        }
        // The live topics hold outcomes of other records too.
        if !self.manifest.target.live {
            for (partition, there) in &seen {
                let none = Vec::new();
                let read = self.read.get(partition).unwrap_or(&none);
                for offset in there.iter().filter(|offset| read.binary_search(offset).is_err()) {
                    self.verdict.surplus.add(&Origin::new(topic.as_str(), *partition, *offset));
                }
            }
        }
        let mut different: Vec<&Origin> = self.wanted.values().collect();
        different.sort();
        different.dedup();
        for origin in different {
            self.verdict.different.add(origin);
        }
        self.verdict
    }
}

/// The same records at each call, spread over the input.
fn is_sampled(origin: &Origin, each: u64) -> bool {
    let digits = digest_hex(&[&origin.to_string()], 15);
    u64::from_str_radix(&digits, 16).is_ok_and(|number| number % each.max(1) == 0)
}

fn digest(message: &Message) -> String {
    digest_of(&message.topic, message.key.as_deref(), message.value.as_deref())
}

fn digest_of(topic: &str, key: Option<&[u8]>, value: Option<&[u8]>) -> String {
    use sha2::{Digest, Sha256};
    let mut hasher = Sha256::new();
    for part in [Some(topic.as_bytes()), key, value] {
        hasher.update((part.map_or(u64::MAX, |part| part.len() as u64)).to_le_bytes());
        hasher.update(part.unwrap_or_default());
    }
    hasher.finalize().iter().take(16).fold(String::with_capacity(32), |mut out, byte| {
        let _ = std::fmt::Write::write_fmt(&mut out, format_args!("{byte:02x}"));
        out
    })
}
