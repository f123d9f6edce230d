//! Records out of one file, with what lies beside it.

use super::line::{self, Parsed};
use super::lines::Lines;
use super::store::Broken;
use super::{ArchiveError, Codec, Layout, Object, Store};
use crate::record::{Origin, Record};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;
use std::sync::Arc;

/// A file of values or envelopes and what lies beside it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct FileSet {
    /// The values, or envelopes.
    pub values: Object,
    /// The keys of the values, line by line.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub keys: Option<Object>,
    /// The headers of the values, line by line.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub headers: Option<Object>,
    /// The partition; 0 where each line says its own.
    pub partition: i32,
    /// The offset of the first line; 0 where each line says its own.
    pub first: i64,
    /// How the values are packed; what lies beside them is packed as its own name says.
    pub codec: Codec,
}

/// What a line was.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Read {
    /// A record of the topic.
    Record(Record),
    /// A record of another topic, or an empty line.
    Nothing,
}

/// Reads one file, line by line.
pub struct FileReader {
    file: String,
    topic: Arc<str>,
    layout: Layout,
    partition: i32,
    first: i64,
    values: Lines,
    keys: Option<Lines>,
    headers: Option<Lines>,
    /// The last offset of each partition in this file.
    last: BTreeMap<i32, i64>,
    /// Whether its lines say their offsets; known from the first.
    recorded: Option<bool>,
    broken: Broken,
}

impl std::fmt::Debug for FileReader {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("FileReader").field("file", &self.file).field("lines", &self.lines()).finish_non_exhaustive()
    }
}

impl FileReader {
    /// Opens a file and what lies beside it.
    ///
    /// # Errors
    /// When one is gone, or is packed otherwise than its name says.
    pub fn open(store: &Store, set: &FileSet, layout: Layout, topic: &Arc<str>) -> Result<Self, ArchiveError> {
        let broken = Broken::default();
        let lines = |object: &Object, codec: Codec| {
            let unpacked = codec.unpack(store.read(object, &broken)?);
            unpacked.map(Lines::new).map_err(|error| fault(&broken, &object.path, 1, error.to_string()))
        };
        let beside = |object: &Option<Object>| {
            object.as_ref().map(|object| lines(object, Codec::of_name(&object.path).1)).transpose()
        };
        Ok(Self {
            file: set.values.path.clone(),
            topic: Arc::clone(topic),
            layout,
            partition: set.partition,
            first: set.first,
            values: lines(&set.values, set.codec)?,
            keys: beside(&set.keys)?,
            headers: beside(&set.headers)?,
            last: BTreeMap::new(),
            recorded: None,
            broken: Arc::clone(&broken),
        })
    }

    /// Lines read so far.
    pub fn lines(&self) -> u64 {
        self.values.count()
    }

    /// Whether the lines say their own offsets; `None` before the first record.
    pub fn offsets_are_recorded(&self) -> Option<bool> {
        self.recorded
    }

    /// Reads the next line; `None` behind the last.
    ///
    /// # Errors
    /// When the line cannot be read, or is not what the layout says.
    pub fn read(&mut self) -> Result<Option<Read>, ArchiveError> {
        let number = self.values.count() + 1;
        self.line(number).map_err(|what| fault(&self.broken, &self.file, number, what))
    }

    fn line(&mut self, number: u64) -> Result<Option<Read>, String> {
        let line = self.values.next().map_err(|error| error.to_string())?;
        let key = beside(&mut self.keys).map_err(|what| format!("its keys: {what}"))?;
        let headers = beside(&mut self.headers).map_err(|what| format!("its headers: {what}"))?;
        let Some(line) = line else {
            if key.is_some() || headers.is_some() {
                return Err("there are more keys or headers than values".to_owned());
            }
            return Ok(None);
        };
        if line.trim_ascii().is_empty() && !self.layout.empty_line_is_a_record() {
            return Ok(Some(Read::Nothing));
        }
        let mut parsed = line::parse(line, self.layout)?;
        if self.keys.is_some() {
            let key = key.ok_or("there are fewer keys than values")?;
            parsed.key = line::key(&key).map_err(|what| format!("its key: {what}"))?;
        }
        if self.headers.is_some() {
            let headers = headers.ok_or("there are fewer headers than values")?;
            parsed.headers = line::headers(&String::from_utf8_lossy(&headers))?;
        }
        self.record(parsed, number).map(Some)
    }

    fn record(&mut self, parsed: Parsed, number: u64) -> Result<Read, String> {
        if parsed.topic.as_deref().is_some_and(|topic| topic != &*self.topic) {
            return Ok(Read::Nothing);
        }
        let recorded = parsed.offset.is_some();
        if *self.recorded.get_or_insert(recorded) != recorded {
            return Err("some lines say their offset and some do not".to_owned());
        }
        let partition = parsed.partition.unwrap_or(self.partition);
        let offset = parsed.offset.unwrap_or(self.first + number as i64 - 1);
        if number == 1 && self.layout == Layout::Aiven && offset != self.first {
            return Err(format!("the name says offset {}, the first line says {offset}", self.first));
        }
        if partition < 0 || offset < 0 {
            return Err(format!("there is no record {}/{partition}/{offset}", self.topic));
        }
        if let Some(last) = self.last.insert(partition, offset).filter(|last| *last >= offset) {
            return Err(format!("offset {offset} of partition {partition} stands behind {last}"));
        }
        let origin = Origin::new(Arc::clone(&self.topic), partition, offset);
        let Parsed { key, value, headers, timestamp_ms, .. } = parsed;
        Ok(Read::Record(Record { origin, key, value, headers, timestamp_ms }))
    }
}

/// What is wrong with a line, unless its bytes did not come for a reason that is not theirs.
fn fault(broken: &Broken, file: &str, line: u64, what: String) -> ArchiveError {
    broken.get().cloned().unwrap_or_else(|| ArchiveError::damaged(file, line, what))
}

/// The next line of a file beside the values.
fn beside(lines: &mut Option<Lines>) -> Result<Option<Vec<u8>>, String> {
    lines.as_mut().map_or(Ok(None), |lines| lines.next().map_err(|error| error.to_string()))
}
