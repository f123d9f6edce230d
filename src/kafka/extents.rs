//! Where partitions begin and end, by offset and by time: what a replay freezes.

use super::client;
use super::settings::Settings;
use rdkafka::config::ClientConfig;
use rdkafka::consumer::{BaseConsumer, Consumer as _};
use rdkafka::error::KafkaError;
use rdkafka::{Offset, TopicPartitionList};
use std::collections::BTreeMap;
use std::time::Duration;

/// How long a broker may take to answer.
const ANSWER: Duration = Duration::from_secs(30);

/// What is kept of a partition.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Extent {
    /// The partition.
    pub partition: i32,
    /// The first offset that is kept.
    pub low: i64,
    /// The offset behind the last record that may be read: nothing of an open transaction stands before it.
    pub high: i64,
}

/// Asks a cluster about offsets. Joins no group and commits nothing.
pub struct Extents {
    client: BaseConsumer,
}

impl std::fmt::Debug for Extents {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Extents").finish_non_exhaustive()
    }
}

impl Extents {
    /// A client that connects at its first question.
    ///
    /// # Errors
    /// When librdkafka refuses the configuration; it names the property.
    pub fn new(settings: &Settings, secrets: &BTreeMap<String, String>) -> Result<Self, KafkaError> {
        Ok(Self { client: asking(settings, secrets).create()? })
    }

    /// The partitions of a topic, in order; none when there is no such topic.
    ///
    /// # Errors
    /// When the cluster does not answer.
    pub fn of(&self, topic: &str) -> Result<Vec<Extent>, KafkaError> {
        let metadata = self.client.fetch_metadata(Some(topic), ANSWER)?;
        let found = metadata.topics().iter().find(|found| found.name() == topic && found.error().is_none());
        let mut extents = Vec::new();
        for partition in found.iter().flat_map(|topic| topic.partitions()) {
            let (low, high) = self.client.fetch_watermarks(topic, partition.id(), ANSWER)?;
            extents.push(Extent { partition: partition.id(), low, high });
        }
        extents.sort_by_key(|extent| extent.partition);
        Ok(extents)
    }

    /// For each of these partitions, the first offset with a timestamp of at least `ms`; none where there
    /// is no such record.
    ///
    /// # Errors
    /// When a broker does not answer.
    pub fn at_time(&self, topic: &str, partitions: &[i32], ms: i64) -> Result<BTreeMap<i32, i64>, KafkaError> {
        let mut asked = TopicPartitionList::with_capacity(partitions.len());
        for partition in partitions {
            asked.add_partition_offset(topic, *partition, Offset::Offset(ms))?;
        }
        let mut found = BTreeMap::new();
        if partitions.is_empty() {
            return Ok(found);
        }
        let answered = self.client.offsets_for_times(asked, ANSWER)?;
        for element in answered.elements() {
            if let Offset::Offset(offset) = element.offset() {
                found.insert(element.partition(), offset);
            }
        }
        Ok(found)
    }
}

pub(super) fn asking(settings: &Settings, secrets: &BTreeMap<String, String>) -> ClientConfig {
    let mut config = client::common(settings, secrets);
    config
        .set("group.id", &settings.group_id)
        .set("enable.auto.commit", "false")
        .set("isolation.level", "read_committed")
        .set("allow.auto.create.topics", "false");
    config
}
