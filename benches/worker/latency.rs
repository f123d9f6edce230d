//! From the feeder's send to an outside reader at `read_committed`, at a load the worker bears with ease.

use super::machine::{self, MEASURED_CORE};
use super::support::articles::{Random, article_of_usual_length};
use super::support::broker;
use super::support::worker::Setup;
use super::throughput;
use rdkafka::ClientConfig;
use rdkafka::producer::{BaseRecord, DefaultProducerContext, Producer as _, ThreadedProducer};
use serde_json::{Value, json};
use std::time::{Duration, Instant};

const SECONDS: usize = 40;
/// What is not counted while everything warms up.
const WARM: usize = 5;

/// Articles a second: half of what one core codes, found by a short run.
fn half_load() -> usize {
    (throughput::coder(1000).rate / 2.0) as usize
}

pub fn measure() -> Value {
    let rate = half_load();
    let mut result = json!({ "articles_per_second": rate });
    for mode in ["at-least-once", "exactly-once"] {
        let mut latencies = run(mode, rate);
        latencies.sort();
        let at = |share: f64| {
            (latencies[((latencies.len() - 1) as f64 * share) as usize].as_secs_f64() * 10_000.0).round() / 10.0
        };
        result[mode] = json!({
            "articles": latencies.len(),
            "p50_milliseconds": at(0.5), "p95_milliseconds": at(0.95),
            "p99_milliseconds": at(0.99), "most_milliseconds": at(1.0),
        });
    }
    result
}

fn run(mode: &str, rate: usize) -> Vec<Duration> {
    let setup = Setup::new("latency", 1);
    let worker = setup.start_with(&[
        &format!("delivery.mode={mode}"),
        "kafka.instance=one",
        "pipeline.threads=1",
        "log.level=warn",
    ]);
    machine::pin(worker.id(), MEASURED_CORE);
    worker.wait_ready();
    let (seen, follower) = broker::follow(&setup.outcomes);
    let producer: ThreadedProducer<DefaultProducerContext> =
        ClientConfig::new().set("bootstrap.servers", broker::brokers()).set("linger.ms", "0").create().unwrap();
    let mut random = Random::new(5);
    let values: Vec<Vec<u8>> = (0..rate * SECONDS).map(|number| article_of_usual_length(number, &mut random)).collect();
    let begun = Instant::now();
    let mut sent = Vec::with_capacity(values.len());
    for (number, value) in values.iter().enumerate() {
        let due = begun + Duration::from_secs_f64(number as f64 / rate as f64);
        std::thread::sleep(due.saturating_duration_since(Instant::now()));
        sent.push(Instant::now());
        producer.send(BaseRecord::<(), [u8]>::to(&setup.input).payload(value)).map_err(|(error, _)| error).unwrap();
    }
    producer.flush(Duration::from_secs(10)).unwrap();
    let mut latencies = Vec::new();
    for _ in 0..values.len() {
        let (moment, outcome) = seen.recv_timeout(Duration::from_secs(30)).unwrap();
        let offset = outcome.json()["origin"]["offset"].as_u64().unwrap() as usize;
        if offset >= rate * WARM {
            latencies.push(moment - sent[offset]);
        }
    }
    drop(follower);
    assert_eq!(worker.terminate().code(), Some(0));
    latencies
}
