//! Topics of a test: made, filled and read with a client of its own.

use rdkafka::admin::{AdminClient, AdminOptions, NewTopic, TopicReplication};
use rdkafka::client::DefaultClientContext;
use rdkafka::config::ClientConfig;
use rdkafka::consumer::{BaseConsumer, Consumer};
use rdkafka::message::{Headers as _, Message};
use rdkafka::producer::{BaseRecord, DefaultProducerContext, Producer, ThreadedProducer};
use rdkafka::{Offset, TopicPartitionList};
use std::collections::BTreeMap;
use std::time::{Duration, Instant};

/// The brokers that `.ci/run` or `just kafka` has started.
pub fn brokers() -> String {
    std::env::var("GEOWIRE_TEST_BROKERS").expect("GEOWIRE_TEST_BROKERS names a broker; `just test-kafka` starts one")
}

/// A name that no other test and no other run uses.
pub fn unique(name: &str) -> String {
    let now = std::time::SystemTime::now().duration_since(std::time::UNIX_EPOCH).unwrap().as_millis();
    format!("{name}-{}-{now}", std::process::id())
}

/// A record as a reader sees it.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Read {
    pub partition: i32,
    pub offset: i64,
    pub key: Option<Vec<u8>>,
    pub value: Option<Vec<u8>>,
    pub headers: Vec<(String, Option<Vec<u8>>)>,
}

impl Read {
    pub fn key_text(&self) -> String {
        String::from_utf8_lossy(self.key.as_deref().unwrap_or_default()).into_owned()
    }

    pub fn json(&self) -> serde_json::Value {
        serde_json::from_slice(self.value.as_deref().unwrap_or_default()).expect("the value is JSON")
    }

    pub fn header(&self, name: &str) -> Option<String> {
        let found = self.headers.iter().rev().find(|(key, _)| key == name)?;
        Some(String::from_utf8_lossy(found.1.as_deref()?).into_owned())
    }
}

/// A record to write.
#[derive(Debug, Clone, Default)]
pub struct Write {
    pub partition: Option<i32>,
    pub key: Option<Vec<u8>>,
    pub value: Option<Vec<u8>>,
}

impl Write {
    pub fn value(value: impl Into<Vec<u8>>) -> Self {
        Self { value: Some(value.into()), ..Self::default() }
    }
}

/// Makes a topic.
pub fn create(topic: &str, partitions: i32, settings: &[(&str, &str)]) {
    let admin: AdminClient<DefaultClientContext> = client().create().unwrap();
    let mut new = NewTopic::new(topic, partitions, TopicReplication::Fixed(1));
    for (key, value) in settings {
        new = new.set(key, value);
    }
    let made = block_on(admin.create_topics([&new], &AdminOptions::new())).unwrap();
    for result in made {
        result.unwrap();
    }
}

/// Deletes the records of a partition below `offset`.
pub fn trim(topic: &str, partition: i32, offset: i64) {
    let admin: AdminClient<DefaultClientContext> = client().create().unwrap();
    let mut list = TopicPartitionList::new();
    list.add_partition_offset(topic, partition, Offset::Offset(offset)).unwrap();
    block_on(admin.delete_records(&list, &AdminOptions::new())).unwrap();
}

/// Writes records and waits for all acknowledgements.
pub fn produce(topic: &str, records: impl IntoIterator<Item = Write>) {
    let producer: ThreadedProducer<DefaultProducerContext> =
        client().set("linger.ms", "20").set("batch.size", "1000000").set("compression.type", "lz4").create().unwrap();
    for record in records {
        loop {
            let mut base: BaseRecord<'_, [u8], [u8]> = BaseRecord::to(topic);
            base.partition = record.partition;
            base.key = record.key.as_deref();
            base.payload = record.value.as_deref();
            match producer.send(base) {
                Ok(()) => break,
                Err(_) => std::thread::sleep(Duration::from_millis(5)),
            }
        }
    }
    producer.flush(Duration::from_secs(60)).unwrap();
}

/// Everything that stands in a topic now, committed records only.
pub fn read(topic: &str) -> Vec<Read> {
    let consumer: BaseConsumer = client()
        .set("group.id", unique("reader"))
        .set("enable.auto.commit", "false")
        .set("isolation.level", "read_committed")
        .set("enable.partition.eof", "true")
        .create()
        .unwrap();
    let metadata = consumer.fetch_metadata(Some(topic), Duration::from_secs(10)).unwrap();
    let mut open: BTreeMap<i32, i64> = BTreeMap::new();
    let mut list = TopicPartitionList::new();
    for partition in metadata.topics()[0].partitions() {
        let (low, high) = consumer.fetch_watermarks(topic, partition.id(), Duration::from_secs(10)).unwrap();
        if high > low {
            open.insert(partition.id(), high);
            list.add_partition_offset(topic, partition.id(), Offset::Beginning).unwrap();
        }
    }
    consumer.assign(&list).unwrap();
    let mut all = Vec::new();
    let deadline = Instant::now() + Duration::from_secs(60);
    while !open.is_empty() {
        assert!(Instant::now() < deadline, "{topic} could not be read to its end: {open:?}");
        match consumer.poll(Duration::from_millis(200)) {
            Some(Ok(message)) => all.push(copy(&message)),
            // The end of a partition, markers included.
            Some(Err(rdkafka::error::KafkaError::PartitionEOF(partition))) => {
                open.remove(&partition);
            }
            Some(Err(error)) => panic!("{topic}: {error}"),
            None => {}
        }
    }
    all.sort();
    all
}

/// How many records stand in a topic, by its watermarks; markers count too.
pub fn count(topic: &str) -> i64 {
    let consumer: BaseConsumer = client().set("group.id", "counter").create().unwrap();
    let metadata = consumer.fetch_metadata(Some(topic), Duration::from_secs(10)).unwrap();
    let partitions = metadata.topics()[0].partitions().iter();
    let length = |id| consumer.fetch_watermarks(topic, id, Duration::from_secs(10)).map(|(low, high)| high - low);
    partitions.map(|partition| length(partition.id()).unwrap()).sum()
}

/// The committed positions of a group: partition to offset.
pub fn committed(group: &str, topic: &str, partitions: i32) -> BTreeMap<i32, i64> {
    let consumer: BaseConsumer = client().set("group.id", group).create().unwrap();
    let mut list = TopicPartitionList::new();
    list.add_partition_range(topic, 0, partitions - 1);
    let committed = consumer.committed_offsets(list, Duration::from_secs(20)).unwrap();
    let mut known = BTreeMap::new();
    for element in committed.elements() {
        if let Offset::Offset(offset) = element.offset() {
            known.insert(element.partition(), offset);
        }
    }
    drop(committed);
    known
}

fn copy(message: &rdkafka::message::BorrowedMessage<'_>) -> Read {
    let headers = message.headers().into_iter().flat_map(|headers| headers.iter());
    Read {
        partition: message.partition(),
        offset: message.offset(),
        key: message.key().map(<[u8]>::to_vec),
        value: message.payload().map(<[u8]>::to_vec),
        headers: headers.map(|header| (header.key.to_owned(), header.value.map(<[u8]>::to_vec))).collect(),
    }
}

fn client() -> ClientConfig {
    let mut config = ClientConfig::new();
    config.set("bootstrap.servers", brokers());
    config
}

fn block_on<T>(future: impl Future<Output = T>) -> T {
    tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap().block_on(future)
}
