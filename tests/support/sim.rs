//! A pipeline without a broker: a process, an acknowledging thread, and the wiring of the three loops.

use super::articles::Random;
use crossbeam_channel::{Receiver, Sender, unbounded};
use geowire::pipeline::{
    Ack, BreakerSettings, Close, Delivery, Flow, Intake, IntakeSettings, Ledger, Message, Mode, Output, Owner,
    Ownership, Process, Publisher, Source, Status, Stop, Token, Workbench, coding,
};
use geowire::record::{Headers, Origin, Outcome, Record, Rejection, Stage, TopicPartition};
use std::sync::Arc;
use std::time::Duration;

pub const PARTITIONS: i32 = 3;

pub fn at(partition: i32) -> TopicPartition {
    TopicPartition::new("in", partition)
}

pub fn record(partition: i32, offset: i64) -> Record {
    Record {
        origin: Origin { at: at(partition), offset },
        key: None,
        value: Some(format!("{partition}/{offset}").into_bytes()),
        headers: Headers::new(),
        timestamp_ms: None,
    }
}

/// Two messages for each record; a record whose offset ends in 7 panics, one that ends in 5 is too
/// large for the sinks here.
pub struct Echo;

fn message(topic: &str, key: Option<&str>, record: &Record) -> Message {
    Message {
        topic: topic.into(),
        key: key.map(|key| key.as_bytes().to_vec()),
        value: record.value.clone(),
        headers: Headers::new(),
    }
}

impl Process for Echo {
    fn process(&self, record: &Record) -> Output {
        if record.origin.offset % 10 == 7 {
            // A panic without the hook's noise.
            std::panic::resume_unwind(Box::new("an unlucky number"));
        }
        if record.origin.offset % 3 == 0 {
            // Uneven work, so that results come out of order.
            std::thread::sleep(Duration::from_micros(300));
        }
        Output {
            outcome: Outcome::Published,
            reason: None,
            messages: vec![message("out", None, record), message("done", None, record)],
            events: Vec::new(),
            pending: None,
        }
    }

    fn reject(&self, record: &Record, rejection: &Rejection, _: Stage, _: bool) -> Output {
        let reason = rejection.reason.as_str();
        Output {
            outcome: Outcome::DeadLettered,
            reason: Some(reason),
            messages: vec![message("dead", Some(reason), record), message("done", Some(reason), record)],
            events: Vec::new(),
            pending: None,
        }
    }
}

/// What ends in 5 and is no dead letter.
pub fn is_too_large(message: &Message) -> bool {
    &*message.topic == "out" && message.value.as_deref().is_some_and(|value| value.ends_with(b"5"))
}

pub fn text(message: &Message) -> (String, String) {
    (message.topic.to_string(), String::from_utf8(message.value.clone().unwrap()).unwrap())
}

/// Acknowledges late and out of order, on a thread of its own.
pub struct Acker {
    to: Sender<(Token, Delivery)>,
    pub acks: Receiver<Ack>,
}

impl Acker {
    /// `seen` is called just before each acknowledgement leaves.
    pub fn start(seed: u64, seen: impl Fn(Token, &Delivery) + Send + 'static) -> Self {
        let (to, waiting) = unbounded::<(Token, Delivery)>();
        let (acks, received) = unbounded();
        std::thread::spawn(move || {
            let mut random = Random::new(seed);
            let mut held: Vec<(Token, Delivery)> = Vec::new();
            loop {
                match waiting.recv_timeout(Duration::from_micros(500)) {
                    Ok(item) => held.push(item),
                    Err(error) if error.is_disconnected() => return,
                    Err(_) => {}
                }
                while !held.is_empty() && (waiting.is_empty() || held.len() > 8) {
                    let index = random.below(held.len());
                    let (token, delivery) = held.swap_remove(index);
                    seen(token, &delivery);
                    if acks.send(Ack { token, delivery }).is_err() {
                        return;
                    }
                }
            }
        });
        Self { to, acks: received }
    }

    pub fn later(&self, token: Token, delivery: Delivery) {
        self.to.send((token, delivery)).unwrap();
    }
}

/// How a run ended.
pub struct Ended {
    pub ledger: Ledger,
    pub bytes: usize,
    pub drained: bool,
    pub failure: Option<String>,
}

/// What differs from run to run.
pub struct Wiring {
    pub process: Arc<dyn Process>,
    pub commit_interval: Option<Duration>,
    pub drain: Duration,
    /// How much longer the publisher's answer is waited for.
    pub margin: Duration,
    pub breaker: BreakerSettings,
    pub status: Arc<Status>,
}

impl Default for Wiring {
    fn default() -> Self {
        Self {
            process: Arc::new(Echo),
            commit_interval: Some(Duration::from_millis(2)),
            drain: Duration::from_millis(3),
            margin: Duration::from_secs(2),
            breaker: BreakerSettings { enabled: false, ..BreakerSettings::default() },
            status: Status::new(),
        }
    }
}

/// Runs the three loops until the source has ended or `stop` is asked.
pub fn run<M: Mode + 'static, S: Source>(
    wiring: &Wiring,
    flow: &Arc<Flow>,
    stop: &Stop,
    mode: M,
    source: impl FnOnce(Arc<dyn Owner>) -> S,
) -> Ended {
    let (work, envelopes) = unbounded();
    let (processed, results) = unbounded();
    let (close, closes) = unbounded::<Close>();
    let status = Arc::clone(&wiring.status);
    let publisher = Publisher::new(mode, Arc::clone(flow), Arc::clone(&status), stop.clone(), wiring.breaker);
    let publish = std::thread::spawn(move || drop(publisher.run(&results, &closes)));
    let coders = coding::start(&Workbench::new(3), &wiring.process, &envelopes, &processed).unwrap();
    drop((envelopes, processed));
    let owner = Arc::new(Ownership::new(Arc::clone(flow), Arc::clone(&status), close, wiring.drain, wiring.margin));
    let settings = IntakeSettings {
        max_in_flight_bytes: 2_000,
        commit_interval: wiring.commit_interval,
        drain: Duration::from_secs(20),
    };
    let source = source(owner);
    let (source, drained) = Intake::new(source, Arc::clone(flow), status, work, settings).run(stop);
    drop(source);
    for coder in coders {
        coder.join().unwrap();
    }
    publish.join().unwrap();
    let snapshot = flow.snapshot();
    Ended { ledger: snapshot.ledger, bytes: snapshot.bytes, drained, failure: stop.failure() }
}
