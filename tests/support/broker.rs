//! Topics of a test: made, filled and read with a client of its own.

use super::ports;
use super::proxy::Proxy;
use crossbeam_channel::Receiver;
use rdkafka::admin::{
    AdminClient, AdminOptions, AlterConfig, NewPartitions, NewTopic, ResourceSpecifier, TopicReplication,
};
use rdkafka::client::DefaultClientContext;
use rdkafka::config::ClientConfig;
use rdkafka::consumer::{BaseConsumer, Consumer};
use rdkafka::message::{Headers as _, Message};
use rdkafka::metadata::MetadataPartition;
use rdkafka::producer::{BaseProducer, BaseRecord, DefaultProducerContext, Producer, ThreadedProducer};
use rdkafka::{Offset, TopicPartitionList};
use std::cell::RefCell;
use std::collections::BTreeMap;
use std::process::Command;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::{Duration, Instant};

thread_local! {
    /// A broker of this test's own, where it kills it.
    static OWN: RefCell<Option<String>> = const { RefCell::new(None) };
}

/// The brokers that `.ci/run` or `just kafka` has started, or the test's own.
pub fn brokers() -> String {
    if let Some(own) = OWN.with_borrow(Clone::clone) {
        return own;
    }
    std::env::var("GEOWIRE_TEST_BROKERS").expect("GEOWIRE_TEST_BROKERS names a broker; `just test-kafka` starts one")
}

/// Makes a thread talk to the broker of the test that has started it.
pub fn adopt(brokers: String) {
    OWN.set(Some(brokers));
}

/// A real Kafka that one test may kill. Everything the test does on its thread goes there.
#[derive(Debug)]
pub struct OwnBroker {
    dir: tempfile::TempDir,
    port: u16,
}

impl OwnBroker {
    /// `GEOWIRE_KEEP_BROKERS` leaves its logs behind, for whoever has to find out what it did.
    pub fn start() -> Self {
        let mut dir = tempfile::tempdir().unwrap();
        dir.disable_cleanup(std::env::var_os("GEOWIRE_KEEP_BROKERS").is_some());
        let broker = Self { dir, port: ports::free(2) };
        broker.run();
        OWN.set(Some(format!("127.0.0.1:{}", broker.port)));
        broker
    }

    /// Starts one that other clients than the test's reach at another port, through a proxy.
    pub fn behind_a_proxy() -> (Self, Proxy) {
        let dir = tempfile::tempdir().unwrap();
        let (port, outside) = (ports::free(2), ports::free(1));
        let listener = std::net::TcpListener::bind("127.0.0.1:0").unwrap();
        let proxy = Proxy::start(listener, outside);
        let extra = dir.path().join("extra.properties");
        let text = format!(
            "listeners=PLAINTEXT://127.0.0.1:{port},OUTSIDE://127.0.0.1:{outside},CONTROLLER://127.0.0.1:{}\n\
             advertised.listeners=PLAINTEXT://127.0.0.1:{port},OUTSIDE://127.0.0.1:{}\n\
             listener.security.protocol.map=PLAINTEXT:PLAINTEXT,OUTSIDE:PLAINTEXT,CONTROLLER:PLAINTEXT\n",
            port + 1,
            proxy.port
        );
        std::fs::write(&extra, text).unwrap();
        let broker = Self { dir, port };
        script_with(&["start", broker.path(), &port.to_string()], &[("KAFKA_EXTRA", extra.to_str().unwrap())]);
        OWN.set(Some(format!("127.0.0.1:{port}")));
        (broker, proxy)
    }

    /// Starts it again over the data it has.
    pub fn run(&self) {
        script(&["start", self.path(), &self.port.to_string()]);
    }

    /// Its process id.
    pub fn id(&self) -> u32 {
        std::fs::read_to_string(self.dir.path().join("pid")).unwrap().trim().parse().unwrap()
    }

    /// SIGKILL.
    pub fn kill(&self) {
        script(&["kill", self.path()]);
    }

    /// Transactions that ended in an abort marker in the log of a topic.
    pub fn aborted_transactions(&self, topic: &str) -> usize {
        let done = script(&["aborts", self.path(), topic]);
        String::from_utf8_lossy(&done.stdout).trim().parse().unwrap()
    }

    fn path(&self) -> &str {
        self.dir.path().to_str().unwrap()
    }
}

/// The version of brokers that are killed. A 4.3.1 that comes back as the only one drops the abort markers of partitions
/// that have no leader at that moment, as if their topics were deleted; the next commit of the same
/// producer then shows what was aborted (`docs/guarantees.md`). 4.0.1 keeps them.
const KILLED: (&str, &str) = ("KAFKA_VERSION", "4.0.1");

fn script(arguments: &[&str]) -> std::process::Output {
    script_with(arguments, &[])
}

fn script_with(arguments: &[&str], environment: &[(&str, &str)]) -> std::process::Output {
    let script = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/support/kafka.sh");
    let done = Command::new(script)
        .args(arguments)
        .env(KILLED.0, KILLED.1)
        .envs(environment.iter().copied())
        .output()
        .unwrap();
    assert!(done.status.success(), "{arguments:?}: {}", String::from_utf8_lossy(&done.stderr));
    done
}

impl Drop for OwnBroker {
    fn drop(&mut self) {
        OWN.set(None);
        let _ = Command::new(concat!(env!("CARGO_MANIFEST_DIR"), "/tests/support/kafka.sh"))
            .args(["kill", self.path()])
            .status();
    }
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

/// Writes records and waits for all acknowledgements; each once, also where a broker dies meanwhile.
pub fn produce(topic: &str, records: impl IntoIterator<Item = Write>) {
    let producer: ThreadedProducer<DefaultProducerContext> = client()
        .set("enable.idempotence", "true")
        .set("linger.ms", "20")
        .set("batch.size", "1000000")
        .set("compression.type", "lz4")
        .create()
        .unwrap();
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

/// A transaction that somebody has begun and not ended.
pub struct Open(BaseProducer);

impl Open {
    pub fn abort(self) {
        self.0.abort_transaction(Duration::from_secs(20)).unwrap();
    }
}

/// Writes records in a transaction and leaves it open.
pub fn begin_transaction(topic: &str, records: impl IntoIterator<Item = Write>) -> Open {
    let producer: BaseProducer = client().set("transactional.id", unique("feeder")).create().unwrap();
    producer.init_transactions(Duration::from_secs(20)).unwrap();
    producer.begin_transaction().unwrap();
    for record in records {
        let mut base: BaseRecord<'_, [u8], [u8]> = BaseRecord::to(topic);
        base.payload = record.value.as_deref();
        producer.send(base).map_err(|(error, _)| error).unwrap();
    }
    producer.flush(Duration::from_secs(20)).unwrap();
    Open(producer)
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
    let mut open: BTreeMap<i32, i64> = BTreeMap::new();
    let mut list = TopicPartitionList::new();
    for partition in partitions(&consumer, topic) {
        let (low, high) = watermarks(&consumer, topic, partition);
        if high > low {
            open.insert(partition, high);
            list.add_partition_offset(topic, partition, Offset::Beginning).unwrap();
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
    let length = |partition| {
        let (low, high) = watermarks(&consumer, topic, partition);
        high - low
    };
    partitions(&consumer, topic).into_iter().map(length).sum()
}

/// The partitions of a topic.
fn partitions(consumer: &BaseConsumer, topic: &str) -> Vec<i32> {
    let deadline = Instant::now() + Duration::from_secs(120);
    loop {
        match consumer.fetch_metadata(Some(topic), Duration::from_secs(10)) {
            Ok(found) => return found.topics()[0].partitions().iter().map(MetadataPartition::id).collect(),
            Err(error) => assert!(Instant::now() < deadline, "{topic}: {error}"),
        }
    }
}

/// First and next offset of a partition, asked for until there is an answer: a broker that has just started,
/// or that is short of processor time, leads no partition for some seconds.
fn watermarks(consumer: &BaseConsumer, topic: &str, partition: i32) -> (i64, i64) {
    let deadline = Instant::now() + Duration::from_secs(120);
    loop {
        match consumer.fetch_watermarks(topic, partition, Duration::from_secs(10)) {
            Ok(found) => return found,
            Err(error) => assert!(Instant::now() < deadline, "{topic}/{partition}: {error}"),
        }
        std::thread::sleep(Duration::from_millis(200));
    }
}

/// Whether a topic holds an open transaction: its last stable offset is behind its end.
pub fn has_open_transaction(topic: &str) -> bool {
    let ends = |level: &str| -> Vec<i64> {
        let consumer: BaseConsumer =
            client().set("group.id", "counter").set("isolation.level", level).create().unwrap();
        let ends = partitions(&consumer, topic).into_iter().map(|partition| watermarks(&consumer, topic, partition).1);
        ends.collect()
    };
    ends("read_committed") != ends("read_uncommitted")
}

/// Waits until none of the topics holds an open transaction.
pub fn wait_for_open_transactions(topics: &[&str]) {
    let deadline = Instant::now() + Duration::from_secs(60);
    while let Some(topic) = topics.iter().find(|topic| has_open_transaction(topic)) {
        assert!(Instant::now() < deadline, "{topic} holds an open transaction that nobody ends");
        std::thread::sleep(Duration::from_millis(200));
    }
}

/// Sets one property of a topic.
pub fn alter(topic: &str, key: &str, value: &str) {
    let admin: AdminClient<DefaultClientContext> = client().create().unwrap();
    let config = AlterConfig::new(ResourceSpecifier::Topic(topic)).set(key, value);
    for result in block_on(admin.alter_configs([&config], &AdminOptions::new())).unwrap() {
        result.unwrap();
    }
}

/// Adds partitions to a topic.
pub fn grow(topic: &str, partitions: usize) {
    let admin: AdminClient<DefaultClientContext> = client().create().unwrap();
    let new = NewPartitions::new(topic, partitions);
    for result in block_on(admin.create_partitions([&new], &AdminOptions::new())).unwrap() {
        result.unwrap();
    }
}

/// Reads a topic as it grows, at `read_committed`, on a thread of its own: each record with the moment
/// it was seen.
pub fn follow(topic: &str) -> (Receiver<(Instant, Read)>, Follower) {
    let consumer: BaseConsumer = client()
        .set("group.id", "follower")
        .set("isolation.level", "read_committed")
        .set("fetch.wait.max.ms", "10")
        .create()
        .unwrap();
    let mut list = TopicPartitionList::new();
    for partition in partitions(&consumer, topic) {
        list.add_partition_offset(topic, partition, Offset::Beginning).unwrap();
    }
    consumer.assign(&list).unwrap();
    let (to, seen) = crossbeam_channel::unbounded();
    let stop = Arc::new(AtomicBool::new(false));
    let stopped = Arc::clone(&stop);
    std::thread::spawn(move || {
        while !stopped.load(Ordering::Relaxed) {
            if let Some(Ok(message)) = consumer.poll(Duration::from_millis(100)) {
                let _ = to.send((Instant::now(), copy(&message)));
            }
        }
    });
    (seen, Follower(stop))
}

/// Ends [`follow`] when dropped.
#[derive(Debug)]
pub struct Follower(Arc<AtomicBool>);

impl Drop for Follower {
    fn drop(&mut self) {
        self.0.store(true, Ordering::Relaxed);
    }
}

/// The committed positions of a group: partition to offset.
pub fn committed(group: &str, topic: &str, partitions: i32) -> BTreeMap<i32, i64> {
    let consumer: BaseConsumer = client().set("group.id", group).create().unwrap();
    let mut list = TopicPartitionList::new();
    list.add_partition_range(topic, 0, partitions - 1);
    let deadline = Instant::now() + Duration::from_secs(180);
    let committed = loop {
        match consumer.committed_offsets(list.clone(), Duration::from_secs(20)) {
            Ok(committed) => break committed,
            // A broker that has just started, or one with a transaction to end first.
            Err(error) => assert!(Instant::now() < deadline, "{error}"),
        }
        std::thread::sleep(Duration::from_millis(100));
    };
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
