//! What a replay costs: its rate against the live worker's and a plain copy of the same articles, and its memory over
//! time. `just measure` runs it over a release build; `GEOWIRE_REPLAY_ARTICLES` says how many articles.
#![cfg(feature = "worker")]
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a test fails by panicking")]
#![allow(clippy::disallowed_methods, reason = "not a pure room")]
#![allow(clippy::print_stdout, reason = "it prints what it measured")]

#[path = "../benches/worker/machine.rs"]
#[allow(dead_code, unreachable_pub, reason = "shared with the benchmark, which uses all of it")]
mod machine;
mod support;

use crossbeam_channel::{Receiver, RecvTimeoutError};
use rdkafka::consumer::{BaseConsumer, Consumer as _};
use rdkafka::producer::{BaseRecord, DefaultProducerContext, Producer as _, ThreadedProducer};
use rdkafka::{ClientConfig, Message as _, Offset, TopicPartitionList};
use serde_json::{Value, json};
use std::time::{Duration, Instant};
use support::archive::{self, Packing};
use support::articles::{Random, article_of_usual_length};
use support::broker::{self, Read, Write};
use support::replay::Replay;
use support::worker::Setup;

/// Lines of the table of memory.
const MOMENTS: usize = 12;
const ROUNDS: usize = 3;
const PATIENCE: Duration = Duration::from_secs(120);

#[test]
#[ignore = "measures: needs GEOWIRE_TEST_BROKERS"]
fn the_rate_and_the_memory_of_a_replay() {
    let count = std::env::var("GEOWIRE_REPLAY_ARTICLES").map_or(30_000, |text| text.parse().unwrap());
    let setup = Setup::new("rate", 1);
    let mut random = Random::new(1);
    broker::produce(&setup.input, (0..count).map(|number| Write::value(article_of_usual_length(number, &mut random))));
    let copies = (0..ROUNDS).map(|_| copy(&setup.input, count)).collect();
    let result = json!({
        "machine": machine::describe(),
        "articles": count,
        "copy_per_second": machine::median(copies),
        "live": live(&setup, count),
        "topic": replayed(&Replay::of(&setup, "topic"), &[], count),
        "archive": from_archive(&setup, count),
    });
    println!("{result:#}");
    if let Ok(directory) = std::env::var("GEOWIRE_RESULTS") {
        let path = std::path::Path::new(&directory).join("replay-rate.json");
        std::fs::write(path, serde_json::to_string_pretty(&result).unwrap() + "\n").unwrap();
    }
}

/// Records a second of a loop that polls and sends, from the first record to the last acknowledgement.
fn copy(input: &str, count: usize) -> f64 {
    let output = broker::unique("copy");
    broker::create(&output, 1, &[]);
    let brokers = broker::brokers();
    let consumer: BaseConsumer =
        ClientConfig::new().set("bootstrap.servers", &brokers).set("group.id", "copy").create().unwrap();
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
    let mut begun = None;
    for _ in 0..count {
        let message = consumer.poll(PATIENCE).unwrap().unwrap();
        begun.get_or_insert_with(Instant::now);
        let record = || BaseRecord::<(), [u8]>::to(&output).payload(message.payload().unwrap());
        while producer.send(record()).is_err() {
            std::thread::sleep(Duration::from_millis(1));
        }
    }
    producer.flush(PATIENCE).unwrap();
    assert_eq!(broker::count(&output), count as i64);
    count as f64 / begun.unwrap().elapsed().as_secs_f64()
}

fn live(setup: &Setup, count: usize) -> Value {
    let (seen, follower) = broker::follow(&setup.outcomes);
    let worker = setup.start_with(&["pipeline.threads=1", "log.level=warn"]);
    let result = watched(&seen, worker.id(), count);
    drop(follower);
    assert_eq!(worker.terminate().code(), Some(0));
    result
}

fn replayed(replay: &Replay, input: &[&str], count: usize) -> Value {
    let outcomes = &replay.targets()[1];
    broker::create(outcomes, 1, &[]);
    replay.plan(input);
    let (seen, follower) = broker::follow(outcomes);
    let running = replay.start(&["--set", "pipeline.threads=1", "--set", "log.level=warn"]);
    let result = watched(&seen, running.child.id(), count);
    drop(follower);
    let (code, log) = running.wait(PATIENCE);
    assert_eq!(code, Some(0), "{log}");
    result
}

fn from_archive(setup: &Setup, count: usize) -> Value {
    let replay = Replay::of(setup, "archive");
    let folder = replay.path("archive");
    archive::confluent(&folder, &setup.input, &broker::read(&setup.input), 1000, Packing::Gzip(1000));
    replayed(&replay, &["--archive", folder.to_str().unwrap(), "--layout", "confluent"], count)
}

/// From the first outcome that is seen to the last: rate, processor time, and resident memory second by second.
fn watched(seen: &Receiver<(Instant, Read)>, process: u32, count: usize) -> Value {
    let (first, _) = seen.recv_timeout(PATIENCE).unwrap();
    let used = machine::cpu(process);
    let (mut last, mut ended, mut memory) = (first, 1, Vec::new());
    let mut progress = first;
    while ended < count {
        let second = first + Duration::from_secs(memory.len() as u64);
        match seen.recv_deadline(second) {
            Ok((moment, _)) => (last, progress, ended) = (moment, moment, ended + 1),
            Err(RecvTimeoutError::Timeout) => memory.push(machine::resident(process)),
            Err(RecvTimeoutError::Disconnected) => panic!("the reader has ended"),
        }
        assert!(progress.elapsed() < PATIENCE, "{ended} of {count}");
    }
    let (counted, used) = (count as f64 - 1.0, machine::cpu(process) - used);
    let every = memory.len().div_ceil(MOMENTS).max(1);
    let shown = memory.iter().enumerate().step_by(every);
    json!({
        "per_second": counted / (last - first).as_secs_f64(),
        "processor_milliseconds": used / counted * 1000.0,
        "resident_bytes_most": memory.iter().max(),
        "resident_bytes": shown.map(|(second, bytes)| json!([second, bytes])).collect::<Vec<_>>(),
    })
}
