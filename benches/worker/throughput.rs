//! Articles a second, and processor time an article: the bare coder on a core, and the worker on the same core
//! with its broker on another. Processor time holds also where something else wants the core.

use super::machine::{self, MEASURED_CORE, median};
use super::support::articles::{Random, article_of_usual_length};
use super::support::broker::{self, Write};
use super::support::worker::Setup;
use geowire::coding::{Coder, Settings};
use geowire::pipeline::{Outputs, Process, Stages};
use geowire::record::{Headers, Origin, Record, TopicPartition};
use serde_json::{Value, json};
use std::collections::BTreeMap;
use std::io::Read as _;
use std::time::{Duration, Instant};

const ARTICLES: usize = 4_000;
const ROUNDS: usize = 3;
const MODES: [&str; 2] = ["at-least-once", "exactly-once"];

fn articles() -> impl Iterator<Item = Vec<u8>> {
    let mut random = Random::new(1);
    (0..ARTICLES).map(move |number| article_of_usual_length(number, &mut random))
}

/// Codes so many articles, and prints how many a second, and the processor seconds of them all.
pub fn bare_coder(count: usize) {
    let coder = Coder::builtin(Settings::default()).unwrap();
    let outputs = Outputs {
        events: "events".into(),
        outcomes: "outcomes".into(),
        dead_letters: "dead-letters".into(),
        max_value_bytes: 900_000,
    };
    let inputs = BTreeMap::from([("articles".to_owned(), geowire::article::Settings::default())]);
    let stages = Stages::new(inputs, coder, outputs);
    let records: Vec<Record> = articles()
        .take(count)
        .enumerate()
        .map(|(offset, value)| Record {
            origin: Origin { at: TopicPartition::new("articles", 0), offset: offset as i64 },
            key: None,
            value: Some(value),
            headers: Headers::new(),
            timestamp_ms: None,
        })
        .collect();
    let (begun, used) = (Instant::now(), machine::cpu(std::process::id()));
    let messages: usize = records.iter().map(|record| stages.process(record).messages.len()).sum();
    assert!(messages > count);
    let used = machine::cpu(std::process::id()) - used;
    println!("{} {used}", count as f64 / begun.elapsed().as_secs_f64());
}

/// What one run of coder or worker shows.
pub struct Run {
    /// Articles a second.
    pub rate: f64,
    /// Processor seconds an article.
    each: f64,
    resident: Vec<u64>,
}

/// The bare coder over so many articles.
pub fn coder(count: usize) -> Run {
    let mut child = machine::child(&["coder", &count.to_string()]);
    let mut text = String::new();
    child.stdout.take().unwrap().read_to_string(&mut text).unwrap();
    assert!(child.wait().unwrap().success());
    let (rate, used) = text.trim().split_once(' ').unwrap();
    Run { rate: rate.parse().unwrap(), each: used.parse::<f64>().unwrap() / count as f64, resident: Vec::new() }
}

/// From the first outcome that is seen to the last.
fn worker(mode: &str) -> Run {
    let setup = Setup::new("throughput", 1);
    broker::produce(&setup.input, articles().map(Write::value));
    let (seen, follower) = broker::follow(&setup.outcomes);
    let worker = setup.start_with(&[
        &format!("delivery.mode={mode}"),
        "kafka.instance=one",
        "pipeline.threads=1",
        "log.level=warn",
    ]);
    machine::pin(worker.id(), MEASURED_CORE);
    let (first, _) = seen.recv_timeout(Duration::from_secs(60)).unwrap();
    let used = machine::cpu(worker.id());
    let (mut last, mut count, mut resident) = (first, 1, Vec::new());
    while count < ARTICLES {
        (last, _) = seen.recv_timeout(Duration::from_secs(60)).unwrap();
        count += 1;
        if count.is_multiple_of(100) {
            resident.push(machine::resident(worker.id()));
        }
    }
    let used = machine::cpu(worker.id()) - used;
    drop(follower);
    assert_eq!(worker.terminate().code(), Some(0));
    // The first outcome is left out on both sides of the fraction.
    let counted = ARTICLES as f64 - 1.0;
    Run { rate: counted / (last - first).as_secs_f64(), each: used / counted, resident }
}

pub fn measure() -> Value {
    let mut coders = Vec::new();
    let mut runs: BTreeMap<&str, Vec<Run>> = BTreeMap::new();
    for _ in 0..ROUNDS {
        coders.push(coder(ARTICLES));
        for mode in MODES {
            runs.entry(mode).or_default().push(worker(mode));
        }
    }
    let rate = |runs: &[Run]| median(runs.iter().map(|run| run.rate).collect());
    let each = |runs: &[Run]| median(runs.iter().map(|run| run.each).collect());
    let mut result = json!({
        "articles": ARTICLES,
        "bare_coder_per_second": rate(&coders),
        "bare_coder_processor_milliseconds": each(&coders) * 1000.0,
    });
    for (mode, runs) in runs {
        let resident = &runs[ROUNDS - 1].resident;
        let half = resident.len() / 2;
        let middle = |part: &[u64]| median(part.iter().map(|&bytes| bytes as f64).collect());
        result[mode] = json!({
            "per_second": rate(&runs),
            "of_the_bare_coder": rate(&runs) / rate(&coders),
            "processor_milliseconds": each(&runs) * 1000.0,
            "processor_of_the_bare_coder": each(&coders) / each(&runs),
            "resident_bytes_most": runs.iter().flat_map(|run| &run.resident).max(),
            "resident_bytes_first_half": middle(&resident[..half]),
            "resident_bytes_second_half": middle(&resident[half..]),
        });
    }
    result
}
