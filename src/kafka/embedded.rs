//! An embedded broker for newcomers: librdkafka's mock cluster, in this process, on loopback. It keeps
//! 5 MiB a partition and has no transactions; it is no broker to keep data in.

use super::convert;
use crate::record::Record;
use rdkafka::ClientConfig;
use rdkafka::consumer::{BaseConsumer, Consumer as _};
use rdkafka::error::KafkaError;
use rdkafka::mocking::MockCluster;
use rdkafka::producer::{BaseRecord, DefaultProducerContext, Producer as _, ThreadedProducer};
use rdkafka::{Offset, TopicPartitionList};
use std::collections::BTreeMap;
use std::time::Duration;

/// A running embedded broker; it ends when dropped.
pub struct Embedded {
    cluster: MockCluster<'static, DefaultProducerContext>,
}

impl std::fmt::Debug for Embedded {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Embedded").field("brokers", &self.brokers()).finish()
    }
}

impl Embedded {
    /// Starts a broker with these topics, each with so many partitions.
    ///
    /// # Errors
    /// When librdkafka cannot start it.
    pub fn start(topics: &[(&str, i32)]) -> Result<Self, KafkaError> {
        let cluster = MockCluster::new(1)?;
        for (topic, partitions) in topics {
            cluster.create_topic(topic, *partitions, 1)?;
        }
        Ok(Self { cluster })
    }

    /// Its bootstrap servers.
    pub fn brokers(&self) -> String {
        self.cluster.bootstrap_servers()
    }

    /// Writes records, in order, and waits until they are there.
    ///
    /// # Errors
    /// When one is not taken.
    pub fn feed<'a>(
        &self,
        records: impl IntoIterator<Item = (&'a str, Option<&'a [u8]>, Option<&'a [u8]>)>,
    ) -> Result<(), KafkaError> {
        let producer: ThreadedProducer<DefaultProducerContext> = self.client().create()?;
        for (topic, key, value) in records {
            let mut record: BaseRecord<'_, [u8], [u8]> = BaseRecord::to(topic);
            record.key = key;
            record.payload = value;
            producer.send(record).map_err(|(error, _)| error)?;
        }
        producer.flush(Duration::from_secs(10))
    }

    /// All records of a topic.
    ///
    /// # Errors
    /// When the broker does not answer.
    pub fn read(&self, topic: &str) -> Result<Vec<Record>, KafkaError> {
        let consumer: BaseConsumer = self.client().set("group.id", "reader").set("fetch.wait.max.ms", "10").create()?;
        let metadata = consumer.fetch_metadata(Some(topic), Duration::from_secs(10))?;
        let mut list = TopicPartitionList::new();
        let mut left = 0;
        for partition in metadata.topics().iter().flat_map(rdkafka::metadata::MetadataTopic::partitions) {
            let (low, high) = consumer.fetch_watermarks(topic, partition.id(), Duration::from_secs(10))?;
            left += high - low;
            list.add_partition_offset(topic, partition.id(), Offset::Beginning)?;
        }
        consumer.assign(&list)?;
        let mut topics = BTreeMap::new();
        let mut records = Vec::new();
        while (records.len() as i64) < left {
            match consumer.poll(Duration::from_secs(5)) {
                Some(Ok(message)) => records.push(convert::record(&message, &mut topics)),
                Some(Err(error)) => return Err(error),
                None => break,
            }
        }
        Ok(records)
    }

    fn client(&self) -> ClientConfig {
        let mut config = ClientConfig::new();
        config.set("bootstrap.servers", self.brokers());
        config
    }
}
