//! Everything that stands in a topic at one moment.

use super::bounded::{Bounded, Span};
use super::extents::Extents;
use super::settings::Settings;
use crate::pipeline::Polled;
use crate::record::Record;
use rdkafka::error::KafkaError;
use std::collections::BTreeMap;
use std::time::Duration;

const POLL: Duration = Duration::from_millis(200);

/// Why a topic could not be read whole.
#[derive(Debug, thiserror::Error)]
pub enum WholeError {
    /// The cluster does not answer, or refuses the client.
    #[error(transparent)]
    Client(#[from] KafkaError),
    /// There is no such topic, or it changed while it was read.
    #[error("{0}")]
    Topic(String),
}

/// Reads every record that stands in `topic` now, committed ones only, in order per partition.
///
/// # Errors
/// When there is no such topic, or the cluster does not answer.
pub fn read_whole(
    settings: &Settings,
    secrets: &BTreeMap<String, String>,
    topic: &str,
    mut each: impl FnMut(Record),
) -> Result<(), WholeError> {
    let extents = Extents::new(settings, secrets)?.of(topic)?;
    if extents.is_empty() {
        return Err(WholeError::Topic(format!("there is no topic {topic}")));
    }
    let spans: Vec<Span> =
        extents.iter().map(|extent| Span { partition: extent.partition, from: extent.low, to: extent.high }).collect();
    let mut reader = Bounded::new(settings, secrets, topic, &spans)?;
    loop {
        match reader.poll(POLL) {
            Polled::Record(record) => each(record),
            Polled::Idle => {}
            Polled::Finished => return Ok(()),
            Polled::Failed(why) => return Err(WholeError::Topic(why)),
        }
    }
}
