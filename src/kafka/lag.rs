//! How far behind another group is, in seconds, seen from outside.

use super::convert;
use super::extents::{Extents, asking};
use super::settings::Settings;
use crate::record::TopicPartition;
use rdkafka::consumer::{BaseConsumer, Consumer as _};
use rdkafka::error::KafkaError;
use rdkafka::message::Message as _;
use rdkafka::{Offset, TopicPartitionList};
use std::collections::{BTreeMap, BTreeSet};
use std::time::{Duration, Instant};

/// How long the coordinator may take to answer.
const ANSWER: Duration = Duration::from_secs(10);
/// How long the records that the group has to read next may take to come.
const RECORDS: Duration = Duration::from_secs(5);

/// Watches a group without being one of it.
pub struct GroupLag {
    extents: Extents,
    /// Asks what the group has committed; never polled.
    group: BaseConsumer,
    settings: Settings,
    secrets: BTreeMap<String, String>,
    topics: Vec<String>,
}

impl std::fmt::Debug for GroupLag {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("GroupLag").field("topics", &self.topics).finish_non_exhaustive()
    }
}

impl GroupLag {
    /// Watches `group` over `topics`, as the client of `settings`.
    ///
    /// # Errors
    /// When librdkafka refuses the configuration; it names the property.
    pub fn new(
        settings: &Settings,
        secrets: &BTreeMap<String, String>,
        group: &str,
        topics: Vec<String>,
    ) -> Result<Self, KafkaError> {
        let extents = Extents::new(settings, secrets)?;
        let group = asking(settings, secrets).set("group.id", group).create()?;
        Ok(Self { extents, group, settings: settings.clone(), secrets: secrets.clone(), topics })
    }

    /// The age in seconds, at `now` in seconds since 1970, of the oldest record that the group has not
    /// committed; 0 when it is caught up, none when it has never committed anything.
    ///
    /// # Errors
    /// When the cluster does not answer.
    pub fn seconds(&self, now: f64) -> Result<Option<f64>, KafkaError> {
        let mut known = false;
        let mut behind = TopicPartitionList::new();
        for topic in &self.topics {
            let extents = self.extents.of(topic)?;
            let committed = self.committed(topic, extents.iter().map(|extent| extent.partition))?;
            for extent in extents {
                let Some(next) = committed.get(&extent.partition).copied() else { continue };
                known = true;
                if next < extent.high {
                    behind.add_partition_offset(topic, extent.partition, Offset::Offset(next.max(extent.low)))?;
                }
            }
        }
        if !known {
            return Ok(None);
        }
        let oldest = if behind.count() > 0 { self.oldest(&behind)? } else { None };
        Ok(Some(oldest.map_or(0.0, |ms| (now - ms as f64 / 1000.0).max(0.0))))
    }

    fn committed(&self, topic: &str, partitions: impl Iterator<Item = i32>) -> Result<BTreeMap<i32, i64>, KafkaError> {
        let asked: Vec<TopicPartition> = partitions.map(|partition| TopicPartition::new(topic, partition)).collect();
        let mut known = BTreeMap::new();
        if asked.is_empty() {
            return Ok(known);
        }
        // Numbers are copied out at once: such a list must not outlive its client.
        for element in self.group.committed_offsets(convert::list(&asked), ANSWER)?.elements() {
            if let Offset::Offset(offset) = element.offset() {
                known.insert(element.partition(), offset);
            }
        }
        Ok(known)
    }

    /// The least timestamp of the first record at each position.
    fn oldest(&self, behind: &TopicPartitionList) -> Result<Option<i64>, KafkaError> {
        let reader: BaseConsumer = asking(&self.settings, &self.secrets).set("queued.min.messages", "1").create()?;
        reader.assign(behind)?;
        let (mut seen, mut oldest) = (BTreeSet::new(), None);
        let until = Instant::now() + RECORDS;
        while (seen.len() as i32) < behind.count() as i32 && Instant::now() < until {
            if let Some(Ok(message)) = reader.poll(Duration::from_millis(100))
                && seen.insert((message.topic().to_owned(), message.partition()))
                && let Some(ms) = message.timestamp().to_millis()
            {
                oldest = Some(oldest.map_or(ms, |known: i64| known.min(ms)));
            }
        }
        Ok(oldest)
    }
}
