//! The stage in the pipeline: order, bytes, outcomes and the ledger, with a sink of the test's own.

use crate::service::{Stub, enricher, geocoder, json, linker, serve};
use crossbeam_channel::{Receiver, Sender, unbounded};
use geowire::coding::{self as coder, Coder};
use geowire::enrich::{Enricher, Settings};
use geowire::pipeline::{
    Ack, AtLeastOnce, BreakerSettings, Close, Delivery, Enriching, Flow, Message, Outputs, Process, Publisher,
    SendError, Sink, Stages, Status, Stop, Token, Workbench, coding,
};
use geowire::record::{Headers, Origin, Record, TopicPartition};
use geowire::{article, pipeline};
use serde_json::{Value, json};
use std::collections::BTreeMap;
use std::sync::{Arc, Mutex};
use std::time::{Duration, Instant};
use tokio::time::sleep;

const PARTITIONS: i32 = 3;

/// Takes everything and acknowledges at once.
struct Written {
    messages: Arc<Mutex<Vec<Message>>>,
    acks: Sender<Ack>,
    received: Receiver<Ack>,
}

impl Sink for Written {
    fn send(&mut self, message: &Message, token: Token) -> Result<(), SendError> {
        self.messages.lock().unwrap().push(message.clone());
        self.acks.send(Ack { token, delivery: Delivery::Acknowledged }).unwrap();
        Ok(())
    }

    fn acks(&self) -> &Receiver<Ack> {
        &self.received
    }
}

/// An article with an envoy in no dictionary; every name is another when `names` is large.
pub(crate) fn record(number: usize, names: usize) -> Record {
    let name: String = format!("{:03}", number % names).bytes().map(|digit| char::from(b'a' + digit - b'0')).collect();
    let text = format!("The French envoy Jean{name} Marchetti met with the president of Germany in Geneva on Monday.");
    Record {
        origin: Origin::new("articles", number as i32 % PARTITIONS, number as i64 / i64::from(PARTITIONS)),
        key: None,
        value: Some(json!({"id": number, "text": text, "published_at": "2021-03-10"}).to_string().into_bytes()),
        headers: Headers::new(),
        timestamp_ms: None,
    }
}

pub(crate) fn stages() -> Stages {
    let outputs = Outputs {
        events: "events".into(),
        outcomes: "outcomes".into(),
        dead_letters: "dead-letters".into(),
        max_value_bytes: 900_000,
    };
    let inputs = BTreeMap::from([("articles".to_owned(), article::Settings::default())]);
    Stages::new(inputs, Coder::builtin(coder::Settings::default()).unwrap(), outputs)
}

pub(crate) struct Run {
    pub(crate) messages: Vec<Message>,
    pub(crate) ledger: pipeline::Ledger,
    pub(crate) took: Duration,
}

/// Runs `count` articles through coding, enriching and publishing.
pub(crate) fn run(count: usize, names: usize, enricher: Option<Enricher>) -> Run {
    run_all((0..count).map(|number| record(number, names)).collect(), enricher)
}

async fn run_one(article: Record, enricher: Enricher) -> Run {
    tokio::task::spawn_blocking(move || run_all(vec![article], Some(enricher))).await.unwrap()
}

fn run_all(records: Vec<Record>, enricher: Option<Enricher>) -> Run {
    let (flow, stop) = (Flow::new(), Stop::new());
    flow.open(&(0..PARTITIONS).map(|partition| TopicPartition::new("articles", partition)).collect::<Vec<_>>());
    let enriching = enricher.map(Enriching::new);
    let process: Arc<dyn Process> = Arc::new(stages().with_enriching(enriching.clone()));
    let messages = Arc::new(Mutex::new(Vec::new()));
    let (acks, received) = unbounded();
    let sink = Written { messages: Arc::clone(&messages), acks, received };
    let (work, envelopes) = unbounded();
    let (processed, results) = unbounded();
    let (close, closes) = unbounded::<Close>();
    let mode = AtLeastOnce::new(sink, Arc::clone(&flow), Arc::clone(&process), stop.clone());
    let publisher = Publisher::new(mode, Arc::clone(&flow), Status::new(), stop.clone(), BreakerSettings::default());
    let publish = std::thread::spawn(move || drop(publisher.run(&results, &closes)));
    let processed = Enriching::in_front_of(enriching.as_ref(), processed, &stop).unwrap();
    let coders = coding::start(&Workbench::new(2), &process, &envelopes, &processed).unwrap();
    drop((envelopes, processed));
    let begun = Instant::now();
    for record in records {
        // As the intake does, with bytes on the way bounded.
        while flow.bytes() > 4_000_000 {
            std::thread::sleep(Duration::from_millis(1));
        }
        work.send(flow.admit(record).unwrap()).unwrap();
    }
    while flow.snapshot().ledger.in_flight > 0 {
        assert!(begun.elapsed() < Duration::from_secs(120), "{:?}", flow.snapshot().ledger);
        std::thread::sleep(Duration::from_millis(1));
    }
    let took = begun.elapsed();
    // As the intake: the publisher ends when nobody can send any more, whatever is not acknowledged yet.
    drop((work, close));
    for coder in coders {
        coder.join().unwrap();
    }
    publish.join().unwrap();
    assert_eq!(flow.bytes(), 0);
    let messages = std::mem::take(&mut *messages.lock().unwrap());
    Run { messages, ledger: flow.snapshot().ledger, took }
}

/// A knowledge base that knows everybody, each after `wait` milliseconds.
pub(crate) async fn knows_everybody(wait: fn(usize) -> u64) -> Stub {
    serve(move |number, uri| async move {
        sleep(Duration::from_millis(wait(number))).await;
        let query = |key: &str| {
            let found = uri.query().unwrap().split('&').find_map(|pair| pair.strip_prefix(key)).unwrap_or_default();
            found.replace('+', " ")
        };
        if query("action=") == "wbsearchentities" {
            return json(&json!({"search": [{"id": "Q7", "label": query("search=")}]}));
        }
        json(&json!({"entities": {"Q7": {
            "labels": {"en": {"value": "Somebody"}},
            "claims": {"P31": [{"mainsnak": {"datavalue": {"value": {"id": "Q5"}}}}]},
        }}}))
    })
    .await
}

fn values<'a>(run: &'a Run, topic: &str) -> Vec<(&'a Message, Value)> {
    let of = run.messages.iter().filter(|message| &*message.topic == topic);
    of.map(|message| (message, serde_json::from_slice(message.value.as_ref().unwrap()).unwrap())).collect()
}

fn offsets(run: &Run) -> BTreeMap<i64, Vec<i64>> {
    let mut offsets: BTreeMap<i64, Vec<i64>> = BTreeMap::new();
    for (_, outcome) in values(run, "outcomes") {
        let at = |field: &str| outcome["origin"][field].as_i64().unwrap();
        offsets.entry(at("partition")).or_default().push(at("offset"));
    }
    offsets
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn order_stays_and_nothing_but_the_block_is_added() {
    // Answers come back in another order than questions went.
    let stub = knows_everybody(|number| [40, 0, 15, 3][number % 4]).await;
    let asking = enricher(&Settings { deadline_ms: 10_000, ..linker(stub.url()) });
    let (with, without) =
        tokio::task::spawn_blocking(move || (run(120, 1_000, Some(asking)), run(120, 1_000, None))).await.unwrap();
    assert!(with.ledger.is_whole() && with.ledger.published == 120, "{:?}", with.ledger);
    assert_eq!(offsets(&with), (0..3).map(|partition| (partition, (0..40).collect())).collect());
    let bytes = |run: &Run| -> BTreeMap<Vec<u8>, Vec<u8>> {
        let events = run.messages.iter().filter(|message| &*message.topic == "events").cloned();
        events.map(|message| (message.key.unwrap(), message.value.unwrap())).collect()
    };
    let (with_bytes, without_bytes) = (bytes(&with), bytes(&without));
    assert_eq!(with_bytes.len(), without_bytes.len());
    for (key, plain) in without_bytes {
        let enriched = &with_bytes[&key];
        assert_eq!(enriched[..plain.len() - 1], plain[..plain.len() - 1]);
        assert!(enriched[plain.len() - 1..].starts_with(b",\"enrichment\":{\"state\":\"complete\","));
    }
    for (_, event) in values(&with, "events") {
        let answers = event["enrichment"]["answers"].as_array().unwrap();
        assert!(answers.iter().any(|it| it["about"] == "/actors/0" && it["answer"]["entity"]["wikidata"] == "Q7"));
        assert_eq!(event["actors"][0]["wikidata"], Value::Null, "a coded field is never edited");
    }
    assert!(values(&with, "outcomes").iter().all(|(_, outcome)| outcome["enrichment"] == "complete"));
    assert!(values(&without, "outcomes").iter().all(|(_, outcome)| outcome["enrichment"].is_null()));
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_service_that_is_gone_costs_answers_and_no_record() {
    let gone = tokio::net::TcpListener::bind("127.0.0.1:0").await.unwrap().local_addr().unwrap();
    let asking = enricher(&linker(format!("http://{gone}/")));
    let run = tokio::task::spawn_blocking(move || run(60, 1_000, Some(asking))).await.unwrap();
    assert!(run.ledger.is_whole() && run.ledger.published == 60, "{:?}", run.ledger);
    for (_, event) in values(&run, "events") {
        assert_eq!(event["enrichment"]["state"], "unavailable");
        let reason = event["enrichment"]["unanswered"][0]["reason"].as_str().unwrap();
        assert!(["unreachable", "breaker_open"].contains(&reason), "{reason}");
    }
    assert!(values(&run, "outcomes").iter().all(|(_, outcome)| outcome["enrichment"] == "unavailable"));
    assert_eq!(offsets(&run), (0..3).map(|partition| (partition, (0..20).collect())).collect());
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn the_example_of_the_documents_is_what_is_written() {
    let stub = serve(|_, uri| async move {
        let item = json!({
            "labels": {"en": {"value": "Jean-Luc Marchetti"}},
            "descriptions": {"en": {"value": "French diplomat"}},
            "claims": {"P31": [{"mainsnak": {"datavalue": {"value": {"id": "Q5"}}}}]},
        });
        match uri.to_string() {
            uri if uri.starts_with("/search") => json(&json!([{
                "lat": "48.1234", "lon": "37.5678", "name": "Zelenivtsi", "addresstype": "village",
                "address": {"country_code": "ua"}, "osm_type": "node", "osm_id": 999_999_999,
            }])),
            uri if uri.contains("wbsearchentities") => {
                json(&json!({"search": [{"id": "Q99999999", "label": "Jean-Luc Marchetti"}]}))
            }
            _ => json(&json!({"entities": {"Q99999999": item}})),
        }
    })
    .await;
    let mut settings = geocoder(stub.url());
    settings.linker = settings.geocoder.service.clone();
    let page = include_str!("../../docs/enrichment.md");
    let text = page.lines().find_map(|line| line.strip_prefix("> ")).unwrap();
    let mut article = record(0, 1);
    article.value = Some(json!({"id": "a", "text": text, "published_at": "2021-03-10"}).to_string().into_bytes());
    let coded = run_one(article, enricher(&settings)).await;
    let (_, mut event) = values(&coded, "events").remove(0);
    assert_eq!((&event["place"]["name"], &event["place"]["lat"]), (&"Zelenivtsi".into(), &Value::Null));
    for answered in event["enrichment"]["answers"].as_array_mut().unwrap() {
        answered["digest"] = "…64 hex digits…".into();
        answered["asked_at"] = "2021-03-10T08:30:01Z".into();
    }
    let shown = page.split("```json\n").nth(1).unwrap().split("\n```").next().unwrap();
    let shown: Value = serde_json::from_str(&format!("{{{shown}}}")).unwrap();
    assert_eq!(event["enrichment"], shown["enrichment"]);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn when_the_publisher_is_gone_what_waits_is_given_up_and_accounted_for() {
    let stub = knows_everybody(|_| 200).await;
    let stage = Enriching::new(enricher(&linker(stub.url())));
    let ledger = tokio::task::spawn_blocking(move || {
        let flow = Flow::new();
        flow.open(&[TopicPartition::new("articles", 0)]);
        let process = stages().with_enriching(Some(stage.clone()));
        let (results, received) = unbounded();
        let coded = Enriching::in_front_of(Some(&stage), results, &Stop::new()).unwrap();
        let envelope = flow.admit(record(0, 1)).unwrap();
        let output = process.process(envelope.record());
        coded.send(coding::Processed { envelope, output }).unwrap();
        drop((coded, received));
        while flow.bytes() > 0 {
            std::thread::sleep(Duration::from_millis(5));
        }
        flow.snapshot().ledger
    });
    assert_eq!(ledger.await.unwrap().unaccounted, 0);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
#[ignore = "measures: cargo test --release --test enrich -- --ignored --nocapture the_cost"]
async fn the_cost_of_asking_a_fast_service() {
    const RECORDS: usize = 3_000;
    let stub = knows_everybody(|_| 0).await;
    let mut settings = linker(stub.url());
    settings.linker.concurrency = 64;
    settings.linker.requests_per_second = 100_000.0;
    settings.max_questions = 100;
    for round in 0..3 {
        for (name, names, on) in [("off", 1_000, false), ("on, all different", 1_000, true), ("on, one name", 1, true)]
        {
            let asking = on.then(|| enricher(&settings));
            let before = stub.asked();
            let run = tokio::task::spawn_blocking(move || run(RECORDS, names, asking)).await.unwrap();
            assert!(run.ledger.is_whole());
            let complete = values(&run, "outcomes").iter().filter(|(_, it)| it["enrichment"] == "complete").count();
            println!(
                "round {round}: {name}: {:.0} records/s, {complete} of {RECORDS} complete, {} requests",
                RECORDS as f64 / run.took.as_secs_f64(),
                stub.asked() - before
            );
        }
    }
}
