//! One pass over a file before anything is made of it: how many records, which offsets, which times.

use super::{ArchiveError, FileReader, FileSet, Layout, Read, Store};
use std::collections::BTreeMap;
use std::sync::Arc;

/// What stands in one file.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Survey {
    /// Lines, those that are no records included.
    pub lines: u64,
    /// Records of the topic.
    pub records: u64,
    /// Bytes of their keys, values and headers.
    pub bytes: u64,
    /// Records of other topics, and empty lines.
    pub others: u64,
    /// First and last offset of each partition.
    pub offsets: BTreeMap<i32, (i64, i64)>,
    /// Whether the lines say their own offsets.
    pub recorded: bool,
    /// Least and greatest timestamp, in milliseconds since 1970, where there are any.
    pub times: Option<(i64, i64)>,
    /// Records without a key.
    pub without_key: u64,
    /// Records without a time.
    pub without_time: u64,
}

/// Reads a file to its end.
///
/// # Errors
/// The first damage.
pub fn survey(store: &Store, set: &FileSet, layout: Layout, topic: &Arc<str>) -> Result<Survey, ArchiveError> {
    let mut reader = FileReader::open(store, set, layout, topic)?;
    let mut survey = Survey::default();
    while let Some(read) = reader.read()? {
        let Read::Record(record) = read else {
            survey.others += 1;
            continue;
        };
        survey.records += 1;
        survey.bytes += record.weight() as u64;
        survey.without_key += u64::from(record.key.is_none());
        let offset = record.origin.offset;
        survey.offsets.entry(record.origin.at.partition).or_insert((offset, offset)).1 = offset;
        match record.timestamp_ms {
            Some(ms) => {
                let (least, most) = survey.times.unwrap_or((ms, ms));
                survey.times = Some((least.min(ms), most.max(ms)));
            }
            None => survey.without_time += 1,
        }
    }
    survey.lines = reader.lines();
    survey.recorded = reader.offsets_are_recorded().unwrap_or(false);
    Ok(survey)
}
