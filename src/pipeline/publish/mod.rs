//! The publish loop: results in order per partition, past the breaker, to the sink.

mod at_least_once;
mod delivery;
mod exactly_once;
mod fit;
mod retained;
mod slice;

pub use at_least_once::AtLeastOnce;
pub use delivery::Mode;
pub use exactly_once::ExactlyOnce;
pub use slice::SliceLimits;

use super::breaker::{Breaker, BreakerSettings, Verdict};
use super::coding::Processed;
use super::{Envelope, Flow, Order, Owned, Status, Stop};
use crate::record::{NextOffset, Outcome, RejectReason, TopicPartition};
use crate::telemetry::metrics;
use crossbeam_channel::{Receiver, Sender, never, select};
use std::collections::VecDeque;
use std::sync::Arc;
use std::time::{Duration, Instant};

/// Results or acknowledgements taken at one turn, so that neither starves the other.
const TURN: usize = 256;
/// How long the last results are waited for when the process ends on a failure.
const LAST_RESULTS: Duration = Duration::from_secs(1);
/// How long a sink that is not ready waits before it is tried again.
const PREPARE_AGAIN: Duration = Duration::from_millis(200);

/// The wish to finish partitions that are about to be given up.
#[derive(Debug)]
pub struct Close {
    /// What is given up: ownerships as they were when the wish was uttered, so that one that is read late does not end
    /// the next.
    pub owned: Vec<Owned>,
    /// Whether they are lost already, so that nothing may be committed for them.
    pub lost: bool,
    /// When to give up on what is still on the way.
    pub deadline: Instant,
    /// Gets the positions to commit once the partitions are finished or the deadline has passed.
    pub reply: Sender<Vec<(TopicPartition, NextOffset)>>,
}

/// Owns the sink. Never waits for the thread that polls.
#[derive(Debug)]
pub struct Publisher<M> {
    mode: M,
    flow: Arc<Flow>,
    status: Arc<Status>,
    stop: Stop,
    order: Order<Processed>,
    /// In order per partition, waiting for the mode or the breaker.
    ready: VecDeque<Processed>,
    breaker: Breaker,
    closing: Vec<Close>,
    gather: Duration,
}

impl<M: Mode> Publisher<M> {
    /// A publisher with nothing on its way.
    pub fn new(mode: M, flow: Arc<Flow>, status: Arc<Status>, stop: Stop, breaker: BreakerSettings) -> Self {
        Self {
            mode,
            flow,
            status,
            stop,
            order: Order::default(),
            ready: VecDeque::new(),
            breaker: Breaker::new(breaker),
            closing: Vec::new(),
            gather: Duration::ZERO,
        }
    }

    /// The same, but results and acknowledgements gather for so long once all that were there are handled.
    #[must_use]
    pub fn gathering(self, gather: Duration) -> Self {
        Self { gather, ..self }
    }

    /// Runs until `results` and `closes` are disconnected or a failure is noted. Returns the mode with its sink.
    pub fn run(mut self, results: &Receiver<Processed>, closes: &Receiver<Close>) -> M {
        let acks = self.mode.acks();
        // The last results are in before the source gives its partitions up: both have to be over.
        let (mut coming, mut closes, mut open) = (results.clone(), closes.clone(), 2);
        let mut prepared = self.prepare();
        while open > 0 && self.stop.failure().is_none() {
            let wake = if prepared { self.mode.wake() } else { PREPARE_AGAIN };
            select! {
                recv(acks) -> ack => ack.into_iter().chain(acks.try_iter().take(TURN)).for_each(|ack| self.mode.acknowledge(ack)),
                recv(closes) -> close => if let Ok(close) = close {
                    self.closing.push(close);
                } else {
                    (closes, open) = (never(), open - 1);
                },
                recv(coming) -> result => if let Ok(first) = result {
                    std::iter::once(first).chain(coming.try_iter().take(TURN)).for_each(|it| self.take_in(it));
                } else {
                    (coming, open) = (never(), open - 1);
                },
                default(wake) => {}
            }
            prepared = prepared || self.prepare();
            if prepared {
                self.mode.turn(!self.closing.is_empty());
                self.drop_rewound();
                self.hand_on();
            }
            self.finish_closes();
            if open > 0 && coming.is_empty() && acks.is_empty() && closes.is_empty() {
                std::thread::sleep(self.gather);
            }
        }
        self.abandon_all(results);
        self.mode
    }

    fn prepare(&mut self) -> bool {
        let prepared = self.mode.prepare();
        if prepared {
            self.status.prepare();
        }
        prepared
    }

    fn take_in(&mut self, processed: Processed) {
        let ticket = processed.envelope.ticket().clone();
        if cfg!(sabotage = "outputs_ahead") {
            self.ready.push_back(processed);
            return;
        }
        let mut stale = Vec::new();
        let ready = self.order.push(&ticket, processed, &mut stale);
        for it in stale {
            self.discard(it.envelope);
        }
        self.ready.extend(ready);
    }

    /// Hands records to the mode as long as it takes them and the breaker lets them pass.
    fn hand_on(&mut self) {
        while self.mode.ready()
            && let Some(next) = self.ready.front()
        {
            let ticket = next.envelope.ticket();
            let owned = self.flow.is_current(ticket);
            if owned && let Some(dead_letter) = judged(next) {
                let verdict = self.breaker.judge(&ticket.at, dead_letter, Instant::now());
                self.status.set_breaker(self.breaker.is_open());
                if verdict == Verdict::Hold {
                    return;
                }
            }
            match self.ready.pop_front() {
                Some(next) if owned => self.mode.take(next),
                Some(stale) => self.discard(stale.envelope),
                None => {}
            }
        }
    }

    /// What waited behind records that an abort has given back is read again with them.
    fn drop_rewound(&mut self) {
        for (at, _) in self.flow.rewinds() {
            for it in self.order.close(&at) {
                self.discard(it.envelope);
            }
        }
    }

    fn finish_closes(&mut self) {
        let now = Instant::now();
        let mut open = Vec::new();
        for close in std::mem::take(&mut self.closing) {
            // What the breaker holds gets no outcome, however long it is waited for; what has been sent does.
            let held = self.breaker.is_open() && !self.mode.awaits(&close.owned);
            let late = now >= close.deadline || close.lost || held;
            let done = self.mode.settled() && self.flow.unresolved(&close.owned) == 0;
            if done || late {
                // Whoever stopped waiting for the answer has ended the ownerships; what is open may be of the next.
                if !done && self.flow.any_holds(&close.owned) {
                    self.mode.cut();
                }
                self.finish(&close);
            } else {
                open.push(close);
            }
        }
        self.closing = open;
    }

    fn finish(&mut self, close: &Close) {
        let (positions, abandoned) = self.flow.finish(&close.owned);
        if abandoned > 0 {
            metrics::abandoned(abandoned);
            tracing::warn!(
                records = abandoned,
                "partitions were given up before these records had an outcome; the next owner reads them again"
            );
        }
        for (at, generation) in &close.owned {
            self.order.end(at, *generation).into_iter().for_each(|it| self.discard(it.envelope));
        }
        for it in std::mem::take(&mut self.ready) {
            if self.flow.is_current(it.envelope.ticket()) {
                self.ready.push_back(it);
            } else {
                self.discard(it.envelope);
            }
        }
        for envelope in self.mode.release(&close.owned) {
            self.discard(envelope);
        }
        let positions = if self.mode.leaves_commits() { positions } else { Vec::new() };
        // Whoever asked may have stopped waiting; the positions are then void with its ownership.
        let _ = close.reply.send(positions);
    }

    /// Lets go of an envelope of an ended ownership.
    fn discard(&self, envelope: Envelope) {
        if let Some(envelope) = self.flow.discard(envelope) {
            // Still owned, so that something else has gone wrong: let the ledger say so.
            drop(envelope);
        }
    }

    /// The process ends with records on the way: they will be read again.
    fn abandon_all(&mut self, results: &Receiver<Processed>) {
        self.order.close_all().into_iter().for_each(|it| it.envelope.abandon());
        self.ready.drain(..).for_each(|it| it.envelope.abandon());
        self.mode.release_all().into_iter().for_each(Envelope::abandon);
        // Coding threads may be about to hand something over; one that never does is not waited for.
        let until = Instant::now() + LAST_RESULTS;
        while let Ok(it) = results.recv_deadline(until) {
            it.envelope.abandon();
        }
        self.flow.end();
    }
}

/// Whether a record is a dead letter for the breaker; `None` for what says nothing about the topic's
/// health: what policy filters, and what an operator has sent there.
fn judged(processed: &Processed) -> Option<bool> {
    let output = &processed.output;
    match output.outcome {
        Outcome::Filtered => None,
        Outcome::DeadLettered if output.reason == Some(RejectReason::ByOperator.as_str()) => None,
        Outcome::DeadLettered => Some(true),
        Outcome::Published | Outcome::Empty => Some(false),
    }
}
