//! The first records of an input, to measure the coder on.

use super::ReplayError;
use super::manifest::Manifest;
use super::reader::Step;
use super::run::reader_of;
use super::shard::Shard;
use crate::kafka;
use crate::record::Record;
use std::collections::BTreeMap;
use std::time::{Duration, Instant};

/// How long an input may take to give its first records.
const PATIENCE: Duration = Duration::from_secs(15);

/// At most `most` of the first records.
///
/// # Errors
/// When the input cannot be read.
pub fn sample(
    manifest: &Manifest,
    settings: &kafka::Settings,
    secrets: &BTreeMap<String, String>,
    most: usize,
) -> Result<Vec<Record>, ReplayError> {
    let mut reader = reader_of(manifest, Shard { index: 0, of: 1 }, settings, secrets, None)?;
    let until = Instant::now() + PATIENCE;
    let mut records = Vec::new();
    while records.len() < most && Instant::now() < until {
        match reader.step(Duration::from_millis(100)) {
            Step::Record(record) => records.push(record),
            Step::Nothing => {}
            Step::End => break,
            Step::Failed(why) => return Err(why),
        }
    }
    Ok(records)
}
