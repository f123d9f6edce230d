//! The manifest: what a replay reads, frozen, and where it goes.

use super::ReplayError;
use crate::archive::{FileSet, Layout};
use crate::event::digest_hex;
use serde::{Deserialize, Serialize};
use std::path::Path;

/// The name and major version of the manifest's shape.
const SCHEMA: &str = "geowire.replay/1";

/// A replay as it was planned.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Manifest {
    /// Always `geowire.replay/1`.
    pub schema: String,
    /// Digest of all that follows; a manifest that was changed by hand is refused.
    pub digest: String,
    /// Names the replay: in its group, its topics and the header of all it writes.
    pub id: String,
    /// When it was planned, in RFC 3339.
    pub planned_at: String,
    /// What will code it.
    pub coder: Coder,
    /// What is read.
    pub input: Input,
    /// Records outside are passed over.
    pub window: Option<Window>,
    /// Where it goes.
    pub target: Target,
    /// Into how many shards it is split; each is run by itself.
    pub shards: u32,
    /// How fast it may go.
    pub limits: Limits,
    /// How much it is.
    pub estimate: Estimate,
    /// What was found on the way, and what cannot be known before it runs.
    pub notes: Vec<String>,
}

/// What decides the output.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Coder {
    /// geowire's version.
    pub version: String,
    /// Orders codings.
    pub coding_revision: u32,
    /// Digest of dictionaries, settings of the coder and the revision.
    pub fingerprint: String,
    /// Digest of the settings that decide bytes and outcomes: the input topic's, the coder's, the output's.
    pub settings: String,
}

/// What is read.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "kind", rename_all = "snake_case", deny_unknown_fields)]
pub enum Input {
    /// Ranges of a Kafka topic.
    Topic {
        /// The topic.
        topic: String,
        /// A range for each partition that is read.
        ranges: Vec<Range>,
    },
    /// Files of an archive.
    Archive {
        /// The topic that was archived: the records' origin.
        topic: String,
        /// Where the files lie.
        location: String,
        /// How records lie in them.
        layout: Layout,
        /// The files, in the order in which they are read.
        files: Vec<Piece>,
    },
}

/// Offsets of one partition, from the first to behind the last.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Range {
    /// The partition.
    pub partition: i32,
    /// The first offset.
    pub from: i64,
    /// The offset behind the last.
    pub to: i64,
}

/// A file, and what of it is read.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Piece {
    /// The file with what lies beside it.
    #[serde(flatten)]
    pub set: FileSet,
    /// Records before this offset stand in an earlier file too and are passed over.
    pub from: i64,
    /// Lines in it, where they were counted.
    pub lines: Option<u64>,
    /// Records in it, where they were counted.
    pub records: Option<u64>,
}

/// A window of record time.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Window {
    /// First millisecond since 1970.
    pub since_ms: Option<i64>,
    /// The millisecond behind the last.
    pub until_ms: Option<i64>,
}

impl Window {
    /// Whether a record of this time lies inside. A record without a time does not.
    pub fn holds(&self, timestamp_ms: Option<i64>) -> bool {
        timestamp_ms.is_some_and(|ms| {
            self.since_ms.is_none_or(|since| ms >= since) && self.until_ms.is_none_or(|until| ms < until)
        })
    }
}

/// The topics that are written.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Target {
    /// Events.
    pub events: String,
    /// Outcomes.
    pub outcomes: String,
    /// Dead letters.
    pub dead_letters: String,
    /// Whether these are the topics of the live worker.
    pub live: bool,
}

/// How fast a shard may go.
#[derive(Debug, Clone, Copy, Default, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Limits {
    /// Records a second; none means as fast as it goes.
    pub records_per_second: Option<f64>,
    /// Bytes of records a second.
    pub bytes_per_second: Option<f64>,
    /// Seconds in which the limits rise from a tenth to the whole.
    pub ramp_seconds: f64,
}

/// How much it is.
#[derive(Debug, Clone, Copy, Default, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Estimate {
    /// Records; of a topic the most there can be, since offsets have gaps.
    pub records: Option<u64>,
    /// Whether `records` was counted one by one.
    pub counted: bool,
    /// Bytes of files, or of records where they were counted.
    pub bytes: Option<u64>,
    /// Records a second of this machine, measured over `sample` records without a broker.
    pub records_per_second: Option<f64>,
    /// Records that the measurement rests on.
    pub sample: u64,
    /// Seconds for all shards one after the other on this machine, limits counted in.
    pub seconds: Option<f64>,
}

impl Manifest {
    /// The manifest with its schema and digest set.
    #[must_use]
    pub fn sealed(mut self) -> Self {
        SCHEMA.clone_into(&mut self.schema);
        // Numbers with few decimals are read as they were written, which the digest depends on.
        let tidy = |number: &mut Option<f64>| *number = number.map(|number| (number * 1000.0).round() / 1000.0);
        tidy(&mut self.estimate.records_per_second);
        tidy(&mut self.estimate.seconds);
        tidy(&mut self.limits.records_per_second);
        tidy(&mut self.limits.bytes_per_second);
        self.digest = self.computed();
        self
    }

    fn computed(&self) -> String {
        let bare = Self { digest: String::new(), ..self.clone() };
        digest_hex(&[&serde_json::to_string(&bare).unwrap_or_default()], 32)
    }

    /// Reads a manifest and holds it against its digest.
    ///
    /// # Errors
    /// When the file cannot be read, is no manifest, or was changed.
    pub fn load(path: &Path) -> Result<Self, ReplayError> {
        let shown = path.display();
        let text = std::fs::read_to_string(path).map_err(|error| ReplayError::Refused(format!("{shown}: {error}")))?;
        let manifest: Self = serde_json::from_str(&text)
            .map_err(|error| ReplayError::Refused(format!("{shown} is no manifest of a replay: {error}")))?;
        if manifest.schema != SCHEMA {
            return Err(ReplayError::Refused(format!("{shown} is `{}`; this geowire reads {SCHEMA}", manifest.schema)));
        }
        if manifest.digest != manifest.computed() {
            return Err(ReplayError::Refused(format!(
                "{shown} is not as it was planned: its digest does not fit; plan anew, and give limits to `replay run`"
            )));
        }
        Ok(manifest)
    }

    /// As a file.
    pub fn to_json(&self) -> String {
        serde_json::to_string_pretty(self).unwrap_or_default() + "\n"
    }

    /// The topic that the records come from.
    pub fn topic(&self) -> &str {
        match &self.input {
            Input::Topic { topic, .. } | Input::Archive { topic, .. } => topic,
        }
    }
}

impl Piece {
    /// The offset behind the last record, where its lines were counted and count offsets.
    pub fn end(&self) -> Option<i64> {
        self.records.map(|records| self.set.first + records as i64)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn manifest(rate: f64, seconds: f64) -> Manifest {
        Manifest {
            schema: String::new(),
            digest: String::new(),
            id: "x".to_owned(),
            planned_at: "2024-03-01T06:00:00Z".to_owned(),
            coder: Coder {
                version: "0".to_owned(),
                coding_revision: 1,
                fingerprint: "f".to_owned(),
                settings: "s".to_owned(),
            },
            input: Input::Topic { topic: "articles".to_owned(), ranges: vec![Range { partition: 0, from: 0, to: 9 }] },
            window: None,
            target: Target {
                events: "e".to_owned(),
                outcomes: "o".to_owned(),
                dead_letters: "d".to_owned(),
                live: false,
            },
            shards: 1,
            limits: Limits { records_per_second: Some(rate), ..Limits::default() },
            estimate: Estimate { seconds: Some(seconds), records_per_second: Some(rate), ..Estimate::default() },
            notes: Vec::new(),
        }
        .sealed()
    }

    proptest! {
        #[test]
        fn a_manifest_is_read_as_it_was_written(rate in 0.001_f64..1e6, seconds in 0.0_f64..1e8) {
            let folder = tempfile::tempdir().unwrap();
            let file = folder.path().join("m.json");
            std::fs::write(&file, manifest(rate, seconds).to_json()).unwrap();
            prop_assert_eq!(Manifest::load(&file).unwrap(), manifest(rate, seconds));
        }
    }
}
