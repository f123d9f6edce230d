//! The pipeline without a broker: a source and a sink of the test's own, with faults on purpose.
#![cfg(feature = "worker")]
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a test fails by panicking")]
#![allow(clippy::disallowed_methods, reason = "not a pure room")]

use crossbeam_channel::{Receiver, Sender, unbounded};
use geowire::pipeline::{
    Ack, Close, CommitError, Delivery, Flow, Intake, IntakeSettings, Ledger, Message, Output, Owner, Ownership, Polled,
    Process, Publisher, SendError, Sink, Source, Status, Stop, Token, coding,
};
use geowire::record::{Headers, NextOffset, Origin, Outcome, Record, RejectReason, Rejection, Stage, TopicPartition};
use std::collections::{BTreeMap, BTreeSet, VecDeque};
use std::sync::{Arc, Mutex};
use std::time::Duration;

const PARTITIONS: i32 = 3;

fn at(partition: i32) -> TopicPartition {
    TopicPartition::new("in", partition)
}

fn record(partition: i32, offset: i64) -> Record {
    Record {
        origin: Origin { at: at(partition), offset },
        key: None,
        value: Some(format!("{partition}/{offset}").into_bytes()),
        headers: Headers::new(),
        timestamp_ms: None,
    }
}

/// Two messages for each record; a record whose offset ends in 7 panics.
struct Echo;

impl Process for Echo {
    fn process(&self, record: &Record) -> Output {
        assert!(record.origin.offset % 10 != 7, "an unlucky number");
        if record.origin.offset % 3 == 0 {
            // Uneven work, so that results come out of order.
            std::thread::sleep(Duration::from_micros(300));
        }
        let message = |topic: &str| Message {
            topic: topic.into(),
            key: None,
            value: record.value.clone(),
            headers: Headers::new(),
        };
        Output {
            outcome: Outcome::Published,
            reason: None,
            messages: vec![message("out"), message("done")],
            events: Vec::new(),
        }
    }

    fn reject(&self, record: &Record, rejection: &Rejection, _: Stage, _: bool) -> Output {
        let message = |topic: &str| Message {
            topic: topic.into(),
            key: Some(rejection.reason.as_str().into()),
            value: record.value.clone(),
            headers: Headers::new(),
        };
        let reason = Some(rejection.reason.as_str());
        Output {
            outcome: Outcome::DeadLettered,
            reason,
            messages: vec![message("dead"), message("done")],
            events: Vec::new(),
        }
    }
}

#[derive(Debug, Default)]
struct Written {
    sent: Vec<(String, String)>,
    acknowledged: Vec<(String, String)>,
}

/// Acknowledges late and out of order; refuses now and then.
struct Flaky {
    written: Arc<Mutex<Written>>,
    acks: Sender<Ack>,
    received: Receiver<Ack>,
    held: VecDeque<(Token, String, String)>,
    sends: usize,
}

impl Flaky {
    fn new(written: Arc<Mutex<Written>>) -> Self {
        let (acks, received) = unbounded();
        Self { written, acks, received, held: VecDeque::new(), sends: 0 }
    }

    fn deliver(&mut self, count: usize) {
        for _ in 0..count {
            // From the other end, every second time.
            let taken = if self.sends.is_multiple_of(2) { self.held.pop_front() } else { self.held.pop_back() };
            let Some((token, topic, value)) = taken else { return };
            self.written.lock().unwrap().acknowledged.push((topic, value));
            self.acks.send(Ack { token, delivery: Delivery::Acknowledged }).unwrap();
        }
    }
}

impl Sink for Flaky {
    fn send(&mut self, message: &Message, token: Token) -> Result<(), SendError> {
        self.sends += 1;
        if self.held.len() >= 16 {
            self.deliver(9);
            return Err(SendError::Full);
        }
        let value = String::from_utf8(message.value.clone().unwrap()).unwrap();
        let topic = message.topic.to_string();
        if topic == "out" && value.ends_with('5') && token.attempt == 0 {
            self.acks.send(Ack { token, delivery: Delivery::TooLarge("too large".into()) }).unwrap();
            return Ok(());
        }
        if self.sends.is_multiple_of(101) {
            return Err(SendError::Refused(Delivery::Failed("not now".into())));
        }
        self.written.lock().unwrap().sent.push((topic.clone(), value.clone()));
        self.held.push_back((token, topic, value));
        if self.held.len() < 4 {
            // Nothing is left waiting for ever when the records run out.
            self.deliver(4);
        }
        Ok(())
    }

    fn acks(&self) -> &Receiver<Ack> {
        &self.received
    }
}

/// Gives records round robin; takes a partition away and gives it back, from the committed position.
struct Script {
    owner: Arc<dyn Owner>,
    next: BTreeMap<i32, i64>,
    length: i64,
    committed: Arc<Mutex<BTreeMap<TopicPartition, NextOffset>>>,
    polls: usize,
    rebalance_every: usize,
    paused: bool,
}

impl Script {
    fn rebalance(&mut self, partition: i32, lost: bool) {
        let positions = self.owner.revoked(&[at(partition)], lost);
        assert!(!lost || positions.is_empty(), "nothing is committed for partitions that are lost");
        self.committed.lock().unwrap().extend(positions);
        self.owner.assigned(&[at(partition)]);
        let from = self.committed.lock().unwrap().get(&at(partition)).map_or(0, |next| next.0);
        self.next.insert(partition, from);
    }
}

impl Source for Script {
    fn poll(&mut self, _: Duration) -> Polled {
        self.polls += 1;
        if self.polls == 1 {
            self.owner.assigned(&(0..PARTITIONS).map(at).collect::<Vec<_>>());
        }
        if !self.paused && self.rebalance_every > 0 && self.polls.is_multiple_of(self.rebalance_every) {
            let partition = (self.polls / self.rebalance_every) as i32 % PARTITIONS;
            self.rebalance(partition, self.polls.is_multiple_of(2));
        }
        if self.paused {
            std::thread::sleep(Duration::from_millis(1));
            return Polled::Idle;
        }
        let open = self.next.iter_mut().filter(|(_, next)| **next < self.length).min_by_key(|(_, next)| **next);
        let Some((partition, next)) = open else {
            return Polled::Finished;
        };
        *next += 1;
        Polled::Record(record(*partition, *next - 1))
    }

    fn pause(&mut self) {
        self.paused = true;
    }

    fn resume(&mut self) {
        self.paused = false;
    }

    fn commit(&mut self, positions: &[(TopicPartition, NextOffset)]) -> Result<(), CommitError> {
        self.committed.lock().unwrap().extend(positions.iter().cloned());
        Ok(())
    }

    fn commit_and_wait(&mut self, positions: &[(TopicPartition, NextOffset)]) -> Result<(), CommitError> {
        self.commit(positions)
    }
}

struct Run {
    written: Written,
    committed: BTreeMap<TopicPartition, NextOffset>,
    ledger: Ledger,
    bytes: usize,
}

fn run(length: i64, rebalance_every: usize) -> Run {
    let (flow, status, stop) = (Flow::new(), Status::new(), Stop::new());
    let process: Arc<dyn Process> = Arc::new(Echo);
    let written = Arc::new(Mutex::new(Written::default()));
    let committed = Arc::new(Mutex::new(BTreeMap::new()));
    let (work, envelopes) = unbounded();
    let (processed, results) = unbounded();
    let (close, closes) = unbounded::<Close>();
    let publisher =
        Publisher::new(Flaky::new(Arc::clone(&written)), Arc::clone(&flow), Arc::clone(&process), stop.clone());
    let publish = std::thread::spawn(move || drop(publisher.run(&results, &closes)));
    let coders = coding::start(3, &process, &envelopes, &processed).unwrap();
    drop((envelopes, processed));
    let owner = Arc::new(Ownership::new(Arc::clone(&flow), Arc::clone(&status), close, Duration::from_millis(3)));
    let source = Script {
        owner,
        next: (0..PARTITIONS).map(|partition| (partition, 0)).collect(),
        length,
        committed: Arc::clone(&committed),
        polls: 0,
        rebalance_every,
        paused: false,
    };
    let settings = IntakeSettings {
        max_in_flight_bytes: 2_000,
        commit_interval: Duration::from_millis(2),
        drain: Duration::from_secs(20),
    };
    let (source, drained) = Intake::new(source, Arc::clone(&flow), status, work, settings).run(&stop);
    assert!(drained);
    drop(source);
    for coder in coders {
        coder.join().unwrap();
    }
    publish.join().unwrap();
    let snapshot = flow.snapshot();
    let written = std::mem::take(&mut *written.lock().unwrap());
    let committed = committed.lock().unwrap().clone();
    Run { written, committed, ledger: snapshot.ledger, bytes: snapshot.bytes }
}

fn done(run: &Run) -> BTreeSet<String> {
    run.written.acknowledged.iter().filter(|(topic, _)| topic == "done").map(|(_, value)| value.clone()).collect()
}

#[test]
fn every_record_is_acknowledged_once_in_order_and_the_offsets_stand_behind_it() {
    let run = run(400, 0);
    assert_eq!(run.ledger.consumed, 1200);
    assert!(run.ledger.is_whole());
    assert_eq!((run.ledger.in_flight, run.ledger.abandoned, run.bytes), (0, 0, 0));
    // Those that panicked, and those whose outputs were too large.
    assert_eq!(run.ledger.dead_lettered, 240);
    assert_eq!(done(&run).len(), 1200);
    for partition in 0..PARTITIONS {
        assert_eq!(run.committed[&at(partition)], NextOffset(400));
        let handed = run
            .written
            .sent
            .iter()
            .filter(|(topic, value)| topic == "out" && value.starts_with(&format!("{partition}/")));
        let offsets: Vec<i64> = handed.map(|(_, value)| value[2..].parse().unwrap()).collect();
        let disorder = offsets.windows(2).filter(|pair| pair[0] > pair[1]).count();
        // Only a message that was refused for a while comes behind its successors.
        assert!(disorder <= 20, "partition {partition}: {disorder} of {} out of order", offsets.len());
    }
}

#[test]
fn rebalances_abandon_records_and_lose_none() {
    let run = run(400, 37);
    assert!(run.ledger.abandoned > 0, "the drain deadline was short enough to be missed");
    assert!(run.ledger.is_whole());
    assert_eq!((run.ledger.in_flight, run.bytes), (0, 0));
    let done = done(&run);
    for partition in 0..PARTITIONS {
        assert_eq!(run.committed[&at(partition)], NextOffset(400));
        for offset in 0..400 {
            assert!(done.contains(&format!("{partition}/{offset}")), "{partition}/{offset} has no outcome");
        }
    }
}

#[test]
fn a_panic_becomes_a_dead_letter_with_its_message() {
    let output = coding::guarded(&Echo, &record(0, 17));
    assert_eq!((output.outcome, output.reason), (Outcome::DeadLettered, Some(RejectReason::Panicked.as_str())));
    assert_eq!(output.messages[0].key.as_deref(), Some(&b"panicked"[..]));
}

#[test]
fn an_envelope_dropped_without_an_outcome_is_noticed() {
    let flow = Flow::new();
    flow.open(&[at(0)]);
    let envelope = flow.admit(record(0, 0)).unwrap();
    let dropped = std::panic::catch_unwind(std::panic::AssertUnwindSafe(|| drop(envelope)));
    assert!(dropped.is_err() || !cfg!(debug_assertions));
    assert!(!flow.snapshot().ledger.is_whole());
}

#[test]
fn a_sink_beyond_repair_stops_the_loops() {
    struct Broken(Receiver<Ack>);
    impl Sink for Broken {
        fn send(&mut self, _: &Message, _: Token) -> Result<(), SendError> {
            Err(SendError::Refused(Delivery::Fatal("fenced".into())))
        }
        fn acks(&self) -> &Receiver<Ack> {
            &self.0
        }
    }
    let (flow, stop) = (Flow::new(), Stop::new());
    flow.open(&[at(0)]);
    let (processed, results) = unbounded();
    let (_close, closes) = unbounded::<Close>();
    let (_acks, received) = unbounded();
    let envelope = flow.admit(record(0, 0)).unwrap();
    let output = Echo.process(envelope.record());
    processed.send(coding::Processed { envelope, output }).unwrap();
    Publisher::new(Broken(received), Arc::clone(&flow), Arc::new(Echo), stop.clone()).run(&results, &closes);
    assert!(stop.failure().unwrap().contains("fenced"));
    assert_eq!(flow.snapshot().ledger.unaccounted, 0);
}
