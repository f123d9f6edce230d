//! Exactly-once without a broker: a world that shows committed transactions only, with faults on purpose,
//! rebalances, and crashes from which the next life goes on.
#![cfg(feature = "worker")]
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a test fails by panicking")]
#![allow(clippy::disallowed_methods, reason = "not a pure room")]
#![allow(clippy::print_stdout, reason = "a run prints its seed")]

mod support;

use crossbeam_channel::Receiver;
use geowire::pipeline::{
    Ack, Delivery, ExactlyOnce, Flow, Message, Owner, Polled, SendError, Sink, SliceLimits, Source, SourceError, Stop,
    Token, TransactionError, TransactionalSink,
};
use geowire::record::{NextOffset, TopicPartition};
use std::collections::{BTreeMap, BTreeSet};
use std::sync::{Arc, Mutex};
use std::time::Duration;
use support::articles::Random;
use support::sim::{self, Acker, Echo, Ended, PARTITIONS, Wiring, at, is_too_large, record};

/// What the broker has.
#[derive(Debug, Default)]
struct World {
    committed: BTreeMap<i32, i64>,
    visible: Vec<(String, String, Option<Vec<u8>>)>,
    /// Partitions whose positions are in a transaction that the broker was asked to commit: it tells
    /// nobody where they stand before that has ended.
    pending: BTreeSet<i32>,
    /// The group's: another after each change of owners. The broker checks it where positions are sent, and nothing else.
    generation: u32,
    aborts: usize,
    commits: usize,
    /// Broken promises, as they happen.
    breaches: Vec<String>,
}

impl World {
    /// Outputs and positions of one transaction.
    fn commit(&mut self, messages: &[Message], positions: &[(TopicPartition, NextOffset)]) {
        self.commits += 1;
        for (at, NextOffset(next)) in positions {
            let from = self.committed.get(&at.partition).copied().unwrap_or(0);
            let of = |message: &&Message| {
                &*message.topic == "done" && sim::text(message).1.starts_with(&format!("{}/", at.partition))
            };
            let offsets: Vec<i64> =
                messages.iter().filter(of).map(|message| sim::text(message).1[2..].parse().unwrap()).collect();
            if offsets != (from..*next).collect::<Vec<_>>() {
                self.breaches.push(format!("{at}: positions say {from}..{next}, the outputs are {offsets:?}"));
            }
            self.committed.insert(at.partition, *next);
        }
        for message in messages {
            let (topic, value) = sim::text(message);
            self.visible.push((topic, value, message.key.clone()));
        }
    }
}

/// Faults per ten thousand.
#[derive(Debug, Clone, Copy, Default)]
struct Faults {
    failed: usize,
    full: usize,
    again: usize,
    abort: usize,
    /// Transactions that the broker has ended for their age.
    expired: usize,
    /// Steps that take longer than the poll thread waits for their end.
    slow: usize,
    /// Rebalances after which the group is at rest, so that no later one heals what an earlier one broke; 0 for never.
    rest_after: usize,
    /// Whether large outputs are refused, with their neighbours.
    sizes: bool,
}

struct TestSink {
    world: Arc<Mutex<World>>,
    random: Random,
    faults: Faults,
    acker: Acker,
    open: bool,
    pending: Vec<Message>,
    unacknowledged: Arc<Mutex<BTreeSet<(u64, u32, u32)>>>,
    asked: Option<Vec<(TopicPartition, NextOffset)>>,
}

impl TestSink {
    fn new(world: Arc<Mutex<World>>, seed: u64, faults: Faults) -> Self {
        let unacknowledged: Arc<Mutex<BTreeSet<_>>> = Arc::default();
        let known = Arc::clone(&unacknowledged);
        let acker = Acker::start(seed, move |token, _| {
            known.lock().unwrap().remove(&(token.entry, token.attempt, token.index));
        });
        Self {
            world,
            random: Random::new(seed),
            faults,
            acker,
            open: false,
            pending: Vec::new(),
            unacknowledged,
            asked: None,
        }
    }

    fn happens(&mut self, per_ten_thousand: usize) -> bool {
        self.random.below(10_000) < per_ten_thousand
    }

    fn maybe_slow(&mut self) {
        if self.happens(self.faults.slow) {
            std::thread::sleep(Duration::from_millis(40));
        }
    }
}

impl Sink for TestSink {
    fn send(&mut self, message: &Message, token: Token) -> Result<(), SendError> {
        assert!(self.open, "a message outside of a transaction");
        if self.happens(self.faults.full) {
            return Err(SendError::Full);
        }
        let alone = self.unacknowledged.lock().unwrap().is_empty();
        let large = self.faults.sizes && (is_too_large(message) || (!alone && self.pending.iter().any(is_too_large)));
        let delivery = if large {
            Delivery::TooLarge("MSG_SIZE_TOO_LARGE".into())
        } else if self.happens(self.faults.failed) {
            Delivery::Failed("not now".into())
        } else {
            Delivery::Acknowledged
        };
        self.unacknowledged.lock().unwrap().insert((token.entry, token.attempt, token.index));
        self.pending.push(message.clone());
        self.acker.later(token, delivery);
        Ok(())
    }

    fn acks(&self) -> &Receiver<Ack> {
        &self.acker.acks
    }
}

impl TransactionalSink for TestSink {
    fn prepare(&mut self) -> Result<(), TransactionError> {
        if self.happens(5000) { Err(TransactionError::Again("no broker yet".into())) } else { Ok(()) }
    }

    fn begin(&mut self) -> Result<(), TransactionError> {
        assert!(!self.open, "two transactions at once");
        self.open = true;
        self.pending.clear();
        Ok(())
    }

    fn commit(
        &mut self,
        positions: &[(TopicPartition, NextOffset)],
        owned: &dyn Fn() -> bool,
    ) -> Result<(), TransactionError> {
        assert!(self.open && self.unacknowledged.lock().unwrap().is_empty(), "a commit before the last delivery");
        if self.asked.as_ref().is_some_and(|asked| asked != positions) {
            self.world.lock().unwrap().breaches.push("other positions at the second try".into());
        }
        if self.asked.is_none() {
            if self.happens(self.faults.again) {
                return Err(TransactionError::Again("positions were not taken yet".into()));
            }
            self.maybe_slow();
            let generation = self.world.lock().unwrap().generation;
            if !owned() {
                return Err(TransactionError::Abort("given up meanwhile".into()));
            }
            self.maybe_slow();
            let mut world = self.world.lock().unwrap();
            if generation != world.generation {
                return Err(TransactionError::Abort("ILLEGAL_GENERATION".into()));
            }
            world.pending.extend(positions.iter().map(|(at, _)| at.partition));
        }
        self.asked = Some(positions.to_vec());
        if self.happens(self.faults.again) {
            return Err(TransactionError::Again("no answer".into()));
        }
        if self.happens(self.faults.expired) {
            self.open = false;
            self.asked = None;
            self.world.lock().unwrap().pending.clear();
            self.unacknowledged.lock().unwrap().clear();
            return Err(TransactionError::Expired("fenced by the broker".into()));
        }
        if self.happens(self.faults.abort) {
            return Err(TransactionError::Abort("ILLEGAL_GENERATION".into()));
        }
        let mut world = self.world.lock().unwrap();
        world.commit(&self.pending, positions);
        world.pending.clear();
        drop(world);
        self.asked = None;
        self.open = false;
        Ok(())
    }

    fn commit_asked(&self) -> bool {
        self.asked.is_some()
    }

    fn abort(&mut self) -> Result<(), TransactionError> {
        self.maybe_slow();
        if self.happens(self.faults.again) {
            return Err(TransactionError::Again("no answer".into()));
        }
        let mut world = self.world.lock().unwrap();
        world.aborts += 1;
        world.pending.clear();
        drop(world);
        self.unacknowledged.lock().unwrap().clear();
        self.asked = None;
        self.open = false;
        Ok(())
    }
}

/// Gives records round robin from the committed positions; partitions come and go.
struct Script {
    owner: Arc<dyn Owner>,
    world: Arc<Mutex<World>>,
    random: Random,
    next: BTreeMap<i32, i64>,
    length: i64,
    polls: usize,
    rebalance_every: usize,
    rest_after: usize,
    rebalances: usize,
    crash: Option<(usize, Stop)>,
    paused: bool,
}

impl Script {
    fn assign(&mut self, partitions: &[i32]) {
        let list: Vec<_> = partitions.iter().map(|partition| at(*partition)).collect();
        for partition in partitions {
            let mut patience = 5000;
            while self.world.lock().unwrap().pending.contains(partition) && patience > 0 {
                patience -= 1;
                std::thread::sleep(Duration::from_millis(1));
            }
            let world = self.world.lock().unwrap();
            let from = world.committed.get(partition).copied().unwrap_or(0);
            drop(world);
            self.next.insert(*partition, from);
        }
        self.owner.assigned(&list);
    }

    fn revoke(&mut self, partition: i32, lost: bool) {
        if lost {
            self.world.lock().unwrap().generation += 1;
        }
        let positions = self.owner.revoked(&[at(partition)], lost);
        assert!(positions.is_empty(), "positions are committed with their outputs only");
        self.world.lock().unwrap().generation += 1;
        self.next.remove(&partition);
    }
}

impl Source for Script {
    fn poll(&mut self, _: Duration) -> Polled {
        self.polls += 1;
        if self.polls == 1 {
            self.assign(&(0..PARTITIONS).collect::<Vec<_>>());
        }
        if let Some((after, stop)) = &self.crash
            && self.polls >= *after
        {
            stop.fail("killed");
            return Polled::Idle;
        }
        let rests = self.rest_after > 0 && self.rebalances >= self.rest_after;
        if self.rebalance_every > 0 && !rests && self.random.below(self.rebalance_every) == 0 {
            self.rebalances += 1;
            let partition = self.random.below(PARTITIONS as usize) as i32;
            let lost = self.random.below(3) == 0;
            self.revoke(partition, lost);
            self.assign(&[partition]);
        }
        if self.paused {
            std::thread::sleep(Duration::from_millis(1));
            return Polled::Idle;
        }
        let open = self.next.iter_mut().filter(|(_, next)| **next < self.length).min_by_key(|(_, next)| **next);
        if let Some((partition, next)) = open {
            *next += 1;
            return Polled::Record(record(*partition, *next - 1));
        }
        std::thread::sleep(Duration::from_micros(200));
        let world = self.world.lock().unwrap();
        let done = (0..PARTITIONS).all(|partition| world.committed.get(&partition) == Some(&self.length));
        if done { Polled::Finished } else { Polled::Idle }
    }

    fn pause(&mut self) {
        self.paused = true;
    }

    fn resume(&mut self) {
        self.paused = false;
    }

    fn rewind(&mut self, at: &TopicPartition, offset: i64) -> Result<(), SourceError> {
        if self.random.below(4) == 0 {
            return Err(SourceError("not yet".into()));
        }
        self.next.insert(at.partition, offset);
        Ok(())
    }

    fn commit(&mut self, _: &[(TopicPartition, NextOffset)]) -> Result<(), SourceError> {
        panic!("positions are committed with their outputs only")
    }

    fn commit_and_wait(&mut self, positions: &[(TopicPartition, NextOffset)]) -> Result<(), SourceError> {
        self.commit(positions)
    }
}

fn live(
    world: &Arc<Mutex<World>>,
    seed: u64,
    length: i64,
    faults: Faults,
    rebalance_every: usize,
    crash: Option<usize>,
) -> Ended {
    let (flow, stop) = (Flow::new(), Stop::new());
    let sink = TestSink::new(Arc::clone(world), seed, faults);
    let limits = SliceLimits { age: Duration::from_millis(4), bytes: 600, records: 20 };
    let mode = ExactlyOnce::new(sink, Arc::clone(&flow), Arc::new(Echo), stop.clone(), limits);
    let wiring = Wiring {
        commit_interval: None,
        drain: Duration::from_millis(20),
        margin: Duration::from_millis(5),
        ..Wiring::default()
    };
    let deadline = stop.clone();
    std::thread::spawn(move || {
        std::thread::sleep(Duration::from_secs(60));
        deadline.fail("the records do not come to an end");
    });
    let ended = sim::run(&wiring, &flow, &stop.clone(), mode, |owner| Script {
        owner,
        world: Arc::clone(world),
        random: Random::new(seed ^ 0x5eed),
        next: BTreeMap::new(),
        length,
        polls: 0,
        rebalance_every,
        rest_after: faults.rest_after,
        rebalances: 0,
        crash: crash.map(|after| (after, stop)),
        paused: false,
    });
    // The process is gone, and its group with it.
    let mut left = world.lock().unwrap();
    left.pending.clear();
    drop(left);
    ended
}

/// Each record has exactly one outcome that anybody can see, in order, and one output beside it.
fn check(world: &World, length: i64) {
    assert_eq!(world.breaches, Vec::<String>::new());
    for partition in 0..PARTITIONS {
        let of = |wanted: &[&str]| -> Vec<i64> {
            let prefix = format!("{partition}/");
            let mine = world
                .visible
                .iter()
                .filter(|(topic, value, _)| wanted.contains(&topic.as_str()) && value.starts_with(&prefix));
            mine.map(|(_, value, _)| value[2..].parse().unwrap()).collect()
        };
        assert_eq!(of(&["done"]), (0..length).collect::<Vec<_>>(), "partition {partition}: outcomes");
        assert_eq!(of(&["out", "dead"]), (0..length).collect::<Vec<_>>(), "partition {partition}: outputs");
        assert_eq!(world.committed[&partition], length);
    }
}

fn seed() -> u64 {
    let seed = std::env::var("GEOWIRE_TEST_SEED").ok().and_then(|seed| seed.parse().ok());
    let seed = seed.unwrap_or_else(|| u64::from(std::process::id()));
    println!("seed {seed}");
    seed
}

#[test]
fn every_output_is_seen_once_and_its_position_with_it() {
    let world = Arc::default();
    let ended = live(&world, seed(), 400, Faults::default(), 0, None);
    assert_eq!((ended.failure, ended.drained), (None, true));
    assert!(ended.ledger.is_whole());
    assert_eq!((ended.ledger.in_flight, ended.ledger.abandoned, ended.bytes), (0, 0, 0));
    let world = world.lock().unwrap();
    assert!(world.commits >= 60, "{} transactions, of 20 records at most", world.commits);
    check(&world, 400);
}

#[test]
fn aborted_transactions_are_read_again_and_seen_once() {
    let world = Arc::default();
    let faults =
        Faults { failed: 30, full: 500, again: 2000, abort: 1500, expired: 200, slow: 100, ..Faults::default() };
    let ended = live(&world, seed(), 400, faults, 0, None);
    assert_eq!((ended.failure, ended.drained), (None, true));
    assert!(ended.ledger.is_whole() && ended.ledger.abandoned > 0);
    assert_eq!((ended.ledger.in_flight, ended.bytes), (0, 0));
    let world = world.lock().unwrap();
    assert!(world.aborts > 5, "{} aborts", world.aborts);
    check(&world, 400);
}

#[test]
fn partitions_that_come_and_go_are_seen_once() {
    let world = Arc::default();
    let faults =
        Faults { failed: 10, full: 500, again: 1000, abort: 300, expired: 200, slow: 100, ..Faults::default() };
    let ended = live(&world, seed(), 400, faults, 60, None);
    assert_eq!((ended.failure, ended.drained), (None, true));
    assert!(ended.ledger.is_whole());
    assert_eq!((ended.ledger.in_flight, ended.bytes), (0, 0));
    check(&world.lock().unwrap(), 400);
}

/// Steps of the sink last longer than a revoke waits for, and the partition is back before they end.
#[test]
fn a_wish_to_close_that_is_read_late_ends_nothing_that_began_since() {
    for history in 0..12 {
        let world = Arc::default();
        let faults = Faults { again: 1000, abort: 1000, slow: 2500, rest_after: 1, ..Faults::default() };
        let ended = live(&world, seed() + history, 60, faults, 20, None);
        assert_eq!((ended.failure, ended.drained), (None, true));
        assert!(ended.ledger.is_whole());
        assert_eq!((ended.ledger.in_flight, ended.bytes), (0, 0));
        check(&world.lock().unwrap(), 60);
    }
}

#[test]
fn lives_that_end_anywhere_are_seen_once() {
    let seed = seed();
    for history in 0..20 {
        let seed = seed.wrapping_mul(31).wrapping_add(history);
        let mut random = Random::new(seed);
        let world: Arc<Mutex<World>> = Arc::default();
        let faults =
            Faults { failed: 10, full: 300, again: 1000, abort: 300, expired: 200, slow: 100, ..Faults::default() };
        for life in 0..6 {
            live(&world, seed + life, 150, faults, 80, Some(20 + random.below(200)));
        }
        let ended = live(&world, seed + 99, 150, faults, 0, None);
        assert_eq!((ended.failure, ended.drained), (None, true), "seed {seed}");
        check(&world.lock().unwrap(), 150);
    }
}

#[test]
fn a_record_that_the_broker_refuses_costs_itself_only() {
    let world = Arc::default();
    let faults = Faults { sizes: true, ..Faults::default() };
    let ended = live(&world, seed(), 120, faults, 0, None);
    assert_eq!((ended.failure, ended.drained), (None, true));
    let world = world.lock().unwrap();
    check(&world, 120);
    let refused: BTreeSet<i64> = world
        .visible
        .iter()
        .filter(|(topic, _, key)| topic == "dead" && key.as_deref() == Some(b"output_too_large"))
        .map(|(_, value, _)| value[2..].parse().unwrap())
        .collect();
    assert_eq!(refused, (0..120).filter(|offset| offset % 10 == 5).collect());
}
