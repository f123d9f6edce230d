//! Processor time a record: the worker with a coder that only copies, and a bare loop that copies.

use super::machine::{self, median};
use super::support::broker::{self, Write};
use geowire::kafka::{OutputTopics, Settings};
use geowire::live::{self, Parts};
use geowire::pipeline::{
    BreakerSettings, DeliverySettings, Message, Output, Process, Settings as PipelineSettings, Watch,
};
use geowire::record::{Headers, Outcome, Record, Rejection, Stage};
use rdkafka::consumer::{BaseConsumer, CommitMode, Consumer as _};
use rdkafka::message::Message as _;
use rdkafka::producer::{BaseRecord, DefaultProducerContext, ThreadedProducer};
use rdkafka::{ClientConfig, Offset, TopicPartitionList};
use serde_json::{Value, json};
use std::sync::Arc;
use std::time::{Duration, Instant};

const RECORDS: usize = 200_000;
const ROUNDS: usize = 3;

/// One message for each record, the same bytes.
struct Copy(Arc<str>);

impl Process for Copy {
    fn process(&self, record: &Record) -> Output {
        let message =
            Message { topic: Arc::clone(&self.0), key: None, value: record.value.clone(), headers: Headers::new() };
        Output { outcome: Outcome::Empty, reason: None, messages: vec![message], events: Vec::new(), pending: None }
    }

    fn reject(&self, record: &Record, _: &Rejection, _: Stage, _: bool) -> Output {
        self.process(record)
    }
}

/// The worker's three loops with [`Copy`] in the place of the coder.
pub fn null_worker(input: &str, output: &str) {
    let kafka = Settings {
        brokers: broker::brokers(),
        group_id: broker::unique("null"),
        instance: "null".to_owned(),
        ..Settings::default()
    };
    let outputs = OutputTopics { events: output.into(), outcomes: output.into(), dead_letters: output.into() };
    let parts = Parts {
        kafka,
        secrets: std::collections::BTreeMap::default(),
        topics: vec![input.to_owned()],
        outputs,
        pipeline: PipelineSettings { threads: 1, ..PipelineSettings::default() },
        delivery: DeliverySettings::default(),
        breaker: BreakerSettings::default(),
        enriching: None,
    };
    let process: Arc<dyn Process> = Arc::new(Copy(output.into()));
    live::run(&parts, &process, &Watch::default()).unwrap();
}

/// As little as a copy needs: one thread that polls, sends and commits each second what it has read.
pub fn copy(input: &str, output: &str) {
    let brokers = broker::brokers();
    let consumer: BaseConsumer = ClientConfig::new()
        .set("bootstrap.servers", &brokers)
        .set("group.id", broker::unique("copy"))
        .set("enable.auto.commit", "false")
        .set("auto.offset.reset", "earliest")
        .create()
        .unwrap();
    let producer: ThreadedProducer<DefaultProducerContext> = ClientConfig::new()
        .set("bootstrap.servers", &brokers)
        .set("enable.idempotence", "true")
        .set("linger.ms", "5")
        .set("compression.type", "lz4")
        .create()
        .unwrap();
    let mut list = TopicPartitionList::new();
    list.add_partition_offset(input, 0, Offset::Beginning).unwrap();
    consumer.assign(&list).unwrap();
    let mut committed = Instant::now();
    loop {
        let Some(Ok(message)) = consumer.poll(Duration::from_millis(100)) else { continue };
        let record = || BaseRecord::<(), [u8]>::to(output).payload(message.payload().unwrap_or_default());
        while producer.send(record()).is_err() {
            std::thread::sleep(Duration::from_millis(1));
        }
        if committed.elapsed() > Duration::from_secs(1) {
            committed = Instant::now();
            consumer.commit_message(&message, CommitMode::Async).unwrap();
        }
    }
}

/// Processor seconds until every record has been copied.
fn cost(kind: &str, input: &str) -> f64 {
    let output = broker::unique(kind);
    broker::create(&output, 1, &[]);
    let mut child = machine::child(&[kind, input, &output]);
    let deadline = Instant::now() + Duration::from_secs(120);
    while broker::count(&output) < RECORDS as i64 {
        assert!(Instant::now() < deadline, "{kind}: {} of {RECORDS} copied", broker::count(&output));
        std::thread::sleep(Duration::from_millis(100));
    }
    let cost = machine::cpu(child.id());
    child.kill().unwrap();
    child.wait().unwrap();
    cost
}

pub fn measure() -> Value {
    let input = broker::unique("copied");
    broker::create(&input, 1, &[]);
    // Text that compresses as text does.
    let text = |number: usize| format!("{number} {}", "the choir sang for an hour and the hall was full ".repeat(20));
    broker::produce(&input, (0..RECORDS).map(|number| Write::value(text(number))));
    let (mut bare, mut null) = (Vec::new(), Vec::new());
    for _ in 0..ROUNDS {
        bare.push(cost("copy", &input));
        null.push(cost("null", &input));
    }
    let each = |seconds: f64| seconds / RECORDS as f64 * 1e6;
    let (bare, ours) = (each(median(bare)), each(median(null)));
    json!({
        "records": RECORDS,
        "bytes_each": text(0).len(),
        "copy_loop_microseconds": bare,
        "null_coder_microseconds": ours,
        "times": ours / bare,
    })
}
