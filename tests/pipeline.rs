//! The pipeline without a broker, at-least-once: a source and a sink of the test's own, with faults on
//! purpose.
#![cfg(feature = "worker")]
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a test fails by panicking")]
#![allow(clippy::disallowed_methods, reason = "not a pure room")]

mod support;

use crossbeam_channel::{Receiver, unbounded};
use geowire::pipeline::{
    Ack, AtLeastOnce, BreakerSettings, Close, Delivery, Flow, Message, Output, Owner, Polled, Process, Publisher,
    SendError, Sink, Source, SourceError, Status, Stop, Token, Workbench, coding, verdict,
};
use geowire::record::{NextOffset, Outcome, Record, RejectReason, Rejection, Stage, TopicPartition};
use std::collections::{BTreeMap, BTreeSet};
use std::sync::{Arc, Mutex};
use std::time::{Duration, Instant};
use support::sim::{self, Acker, Echo, Ended, PARTITIONS, Wiring, at, is_too_large, record};

#[derive(Debug, Default)]
struct Written {
    sent: Vec<(String, String)>,
    acknowledged: Vec<(String, String)>,
}

/// Topic and value of what a token stands for.
type Known = Arc<Mutex<BTreeMap<(u64, u32, u32), (String, String)>>>;

/// Acknowledges late and out of order; refuses now and then.
struct Flaky {
    written: Arc<Mutex<Written>>,
    sent: Known,
    acker: Acker,
    sends: usize,
    /// Messages that nobody answers any more, from this one on, until the sink is renewed.
    stalls_at: usize,
    held: Vec<Token>,
}

impl Flaky {
    fn new(written: Arc<Mutex<Written>>) -> Self {
        let sent = Known::default();
        let (known, acknowledged) = (Arc::clone(&sent), Arc::clone(&written));
        let acker = Acker::start(3, move |token, delivery| {
            let sent = known.lock().unwrap().remove(&(token.entry, token.attempt, token.index));
            if *delivery == Delivery::Acknowledged {
                acknowledged.lock().unwrap().acknowledged.extend(sent);
            }
        });
        Self { written, sent, acker, sends: 0, stalls_at: usize::MAX, held: Vec::new() }
    }
}

impl Sink for Flaky {
    fn send(&mut self, message: &Message, token: Token) -> Result<(), SendError> {
        self.sends += 1;
        if self.sends >= self.stalls_at && self.sends.is_multiple_of(3) {
            self.held.push(token);
            return Ok(());
        }
        if self.sends.is_multiple_of(17) {
            return Err(SendError::Full);
        }
        if self.sends.is_multiple_of(101) {
            return Err(SendError::Refused(Delivery::Failed("not now".into())));
        }
        let sent = sim::text(message);
        let too_large = is_too_large(message);
        // The neighbour in the batch is refused with it, unless it is sent alone.
        let neighbour = !too_large && self.sends.is_multiple_of(29) && !self.sent.lock().unwrap().is_empty();
        if too_large || neighbour {
            self.acker.later(token, Delivery::TooLarge("too large".into()));
            return Ok(());
        }
        self.sent.lock().unwrap().insert((token.entry, token.attempt, token.index), sent.clone());
        self.written.lock().unwrap().sent.push(sent);
        self.acker.later(token, Delivery::Acknowledged);
        Ok(())
    }

    fn acks(&self) -> &Receiver<Ack> {
        &self.acker.acks
    }

    fn renew(&mut self) -> Result<(), String> {
        self.stalls_at = usize::MAX;
        for token in self.held.drain(..) {
            self.acker.later(token, Delivery::Failed("purged".into()));
        }
        Ok(())
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
    written: Arc<Mutex<Written>>,
    early_commits: Arc<Mutex<Vec<String>>>,
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

impl Drop for Script {
    /// A consumer that is closed gives everything up.
    fn drop(&mut self) {
        let positions = self.owner.revoked(&(0..PARTITIONS).map(at).collect::<Vec<_>>(), false);
        let _ = self.commit(&positions);
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

    fn rewind(&mut self, at: &TopicPartition, offset: i64) -> Result<(), SourceError> {
        self.next.insert(at.partition, offset);
        Ok(())
    }

    fn commit(&mut self, positions: &[(TopicPartition, NextOffset)]) -> Result<(), SourceError> {
        let written = self.written.lock().unwrap();
        for (at, NextOffset(next)) in positions {
            let from = self.committed.lock().unwrap().get(at).map_or(0, |next| next.0);
            let done = |offset: &i64| {
                let record = ("done".to_owned(), format!("{}/{offset}", at.partition));
                written.acknowledged.contains(&record)
            };
            if let Some(early) = (from..*next).find(|offset| !done(offset)) {
                self.early_commits.lock().unwrap().push(format!("{at}: {next} was committed before {early} was done"));
            }
        }
        self.committed.lock().unwrap().extend(positions.iter().cloned());
        Ok(())
    }

    fn commit_and_wait(&mut self, positions: &[(TopicPartition, NextOffset)]) -> Result<(), SourceError> {
        self.commit(positions)
    }
}

struct Run {
    written: Written,
    committed: BTreeMap<TopicPartition, NextOffset>,
    early_commits: Vec<String>,
    ended: Ended,
}

fn run(length: i64, rebalance_every: usize) -> Run {
    run_stalling(length, rebalance_every, usize::MAX)
}

fn run_stalling(length: i64, rebalance_every: usize, stalls_at: usize) -> Run {
    let (flow, stop) = (Flow::new(), Stop::new());
    let written = Arc::new(Mutex::new(Written::default()));
    let committed = Arc::new(Mutex::new(BTreeMap::new()));
    let sink = Flaky { stalls_at, ..Flaky::new(Arc::clone(&written)) };
    let mode = AtLeastOnce::new(sink, Arc::clone(&flow), Arc::new(Echo), stop.clone())
        .with_patience(Duration::from_millis(500));
    let (positions, seen) = (Arc::clone(&committed), Arc::clone(&written));
    let early_commits: Arc<Mutex<Vec<String>>> = Arc::default();
    let early = Arc::clone(&early_commits);
    let ended = sim::run(&Wiring::default(), &flow, &stop, mode, move |owner| Script {
        owner,
        next: (0..PARTITIONS).map(|partition| (partition, 0)).collect(),
        length,
        committed: positions,
        polls: 0,
        rebalance_every,
        paused: false,
        written: seen,
        early_commits: early,
    });
    assert!(ended.drained);
    let written = std::mem::take(&mut *written.lock().unwrap());
    let committed = committed.lock().unwrap().clone();
    let early_commits = early_commits.lock().unwrap().clone();
    Run { written, committed, early_commits, ended }
}

fn done(run: &Run) -> BTreeSet<String> {
    run.written.acknowledged.iter().filter(|(topic, _)| topic == "done").map(|(_, value)| value.clone()).collect()
}

#[test]
fn every_record_is_acknowledged_once_in_order_and_the_offsets_stand_behind_it() {
    let run = run(400, 0);
    assert_eq!(run.ended.ledger.consumed, 1200);
    assert!(run.ended.ledger.is_whole());
    assert_eq!((run.ended.ledger.in_flight, run.ended.ledger.abandoned, run.ended.bytes), (0, 0, 0));
    // Those that panicked, and those whose outputs were too large.
    assert_eq!(run.ended.ledger.dead_lettered, 240);
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
        assert!(disorder <= 30, "partition {partition}: {disorder} of {} out of order", offsets.len());
    }
}

/// Every offset that was ever committed stands behind records whose outcome the sink had acknowledged
/// by then, dead letters included.
#[test]
fn no_offset_stands_before_its_acknowledgement() {
    let run = run(400, 0);
    assert_eq!(run.early_commits, Vec::<String>::new());
}

/// A client that never answers again for some of its messages is replaced, and they are sent again.
#[test]
fn a_sink_that_stalls_is_renewed_and_nothing_is_lost() {
    let run = run_stalling(120, 0, 200);
    assert!(run.ended.ledger.is_whole());
    assert_eq!((run.ended.ledger.in_flight, run.ended.ledger.abandoned, run.ended.bytes), (0, 0, 0));
    assert_eq!(done(&run).len(), 360);
    assert_eq!(run.early_commits, Vec::<String>::new());
}

#[test]
fn rebalances_abandon_records_and_lose_none() {
    let run = run(400, 37);
    assert!(run.ended.ledger.abandoned > 0, "the drain deadline was short enough to be missed");
    assert!(run.ended.ledger.is_whole());
    assert_eq!((run.ended.ledger.in_flight, run.ended.bytes), (0, 0));
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
    let mode = AtLeastOnce::new(Broken(received), Arc::clone(&flow), Arc::new(Echo), stop.clone());
    let breaker = BreakerSettings::default();
    Publisher::new(mode, Arc::clone(&flow), Status::new(), stop.clone(), breaker).run(&results, &closes);
    assert!(stop.failure().unwrap().contains("fenced"));
    assert_eq!(flow.snapshot().ledger.unaccounted, 0);
}

/// Every record is a dead letter up to an offset, and good from there on.
struct Poisoned(i64);

impl Process for Poisoned {
    fn process(&self, record: &Record) -> Output {
        if record.origin.offset < self.0 {
            return self.reject(record, &Rejection::new(RejectReason::NotJson, "poison"), Stage::Decode, false);
        }
        Output { outcome: Outcome::Empty, ..Echo.process(&sim::record(0, 0)) }
    }

    fn reject(&self, record: &Record, rejection: &Rejection, stage: Stage, omit: bool) -> Output {
        Echo.reject(record, rejection, stage, omit)
    }
}

/// A run over 5,000 records of one partition, the first 60 of them poison; the breaker opens at the fiftieth.
struct Flood {
    flow: Arc<Flow>,
    stop: Stop,
    status: Arc<Status>,
    written: Arc<Mutex<Written>>,
    run: std::thread::JoinHandle<Ended>,
}

impl Flood {
    fn begin(retry_secs: u64) -> Self {
        let (flow, stop, status) = (Flow::new(), Stop::new(), Status::new());
        let written = Arc::new(Mutex::new(Written::default()));
        let process: Arc<dyn Process> = Arc::new(Poisoned(60));
        let mode =
            AtLeastOnce::new(Flaky::new(Arc::clone(&written)), Arc::clone(&flow), Arc::clone(&process), stop.clone());
        let breaker = BreakerSettings { in_a_row: 50, retry_secs, ..BreakerSettings::default() };
        let drain = Duration::from_secs(10);
        let wiring = Wiring { process, breaker, drain, status: Arc::clone(&status), ..Wiring::default() };
        let source = |owner| Script {
            owner,
            next: BTreeMap::from([(0, 0)]),
            length: 5000,
            committed: Arc::default(),
            polls: 0,
            rebalance_every: 0,
            paused: false,
            written: Arc::default(),
            early_commits: Arc::default(),
        };
        let (flow_of_run, stop_of_run) = (Arc::clone(&flow), stop.clone());
        let run = std::thread::spawn(move || sim::run(&wiring, &flow_of_run, &stop_of_run, mode, source));
        Self { flow, stop, status, written, run }
    }

    fn wait(&self, until: impl Fn(&Self) -> bool) {
        let deadline = Instant::now() + Duration::from_secs(60);
        while !until(self) {
            let (letters, flow, failure) = (dead_letters(&self.written), self.flow.snapshot(), self.stop.failure());
            assert!(Instant::now() < deadline, "{letters} dead letters, {flow:?}, {failure:?}");
            std::thread::sleep(Duration::from_millis(5));
        }
    }

    /// Dead letters written, and how the run ended.
    fn end(self) -> (usize, Ended) {
        let ended = self.run.join().unwrap();
        (dead_letters(&self.written), ended)
    }
}

fn dead_letters(written: &Mutex<Written>) -> usize {
    written.lock().unwrap().acknowledged.iter().filter(|(topic, _)| topic == "dead").count()
}

#[test]
fn the_dead_letter_that_would_open_the_breaker_is_not_written() {
    let flood = Flood::begin(3600);
    flood.wait(|flood| flood.status.breaker_open() && flood.status.paused() && dead_letters(&flood.written) >= 49);
    flood.stop.ask();
    let (letters, ended) = flood.end();
    assert_eq!(letters, 49);
    assert!(ended.ledger.is_whole());
    assert_eq!((ended.ledger.dead_lettered, ended.ledger.empty), (49, 0));
}

#[test]
fn a_flood_of_dead_letters_opens_the_breaker_and_good_records_close_it() {
    let flood = Flood::begin(1);
    flood.wait(|flood| flood.status.breaker_open());
    // One record a second is tried, until a good one comes.
    flood.wait(|flood| !flood.status.breaker_open());
    let (letters, ended) = flood.end();
    assert_eq!(letters, 60);
    assert!(ended.ledger.is_whole());
    assert_eq!((ended.ledger.dead_lettered, ended.ledger.empty, ended.ledger.in_flight), (60, 4940, 0));
}

#[test]
fn the_watchdog_names_a_record_that_never_ends() {
    struct Endless;
    impl Process for Endless {
        fn process(&self, _: &Record) -> Output {
            loop {
                std::thread::park();
            }
        }
        fn reject(&self, record: &Record, rejection: &Rejection, stage: Stage, omit: bool) -> Output {
            Echo.reject(record, rejection, stage, omit)
        }
    }
    let flow = Flow::new();
    flow.open(&[at(2)]);
    let (work, envelopes) = unbounded();
    let (processed, _results) = unbounded();
    let bench = Workbench::new(1);
    let process: Arc<dyn Process> = Arc::new(Endless);
    let _threads = coding::start(&bench, &process, &envelopes, &processed).unwrap();
    work.send(flow.admit(record(2, 99)).unwrap()).unwrap();
    let deadline = Instant::now() + Duration::from_secs(10);
    let (origin, age) = loop {
        assert!(Instant::now() < deadline);
        if let Some(overdue) = bench.overdue(Duration::from_millis(20)) {
            break overdue;
        }
    };
    assert!(verdict(&origin, age).contains("kafka.dead_letter_offsets = [\"in/2/99\"]"));
    assert_eq!(bench.overdue(Duration::from_secs(3600)), None);
}
