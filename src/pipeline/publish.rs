//! The publish loop: results in order per partition to the sink, acknowledgements to the tracker.

use super::coding::Processed;
use super::retained::{Entry, Retained};
use super::sink::{Ack, Delivery, SendError, Sink, Token};
use super::{Envelope, Flow, Order, Process, Resolved, Stop};
use crate::record::{NextOffset, RejectReason, Rejection, Stage, TopicPartition};
use crate::telemetry::{RateLimit, metrics};
use crossbeam_channel::{Receiver, Sender, never, select};
use std::collections::VecDeque;
use std::sync::Arc;
use std::time::{Duration, Instant};

/// How long a message that failed waits before it is sent again.
const RETRY_AFTER: Duration = Duration::from_secs(1);
/// How often one kind of trouble is logged.
const LOG_INTERVAL: Duration = Duration::from_secs(10);
/// How often deadlines are looked at when nothing else happens.
const TICK: Duration = Duration::from_millis(20);
/// Results or acknowledgements taken at one turn, so that neither starves the other.
const TURN: usize = 256;

/// The wish to finish partitions that are about to be given up.
#[derive(Debug)]
pub struct Close {
    /// The partitions.
    pub partitions: Vec<TopicPartition>,
    /// When to give up on what is still on the way.
    pub deadline: Instant,
    /// Gets the positions to commit once the partitions are finished or the deadline has passed.
    pub reply: Sender<Vec<(TopicPartition, NextOffset)>>,
}

/// Owns the sink. Never waits for the thread that polls.
pub struct Publisher<S> {
    sink: S,
    flow: Arc<Flow>,
    process: Arc<dyn Process>,
    stop: Stop,
    order: Order<Processed>,
    retained: Retained,
    unsent: VecDeque<Token>,
    retries: VecDeque<(Instant, Token)>,
    closing: Vec<Close>,
    troubles: RateLimit,
}

impl<S: std::fmt::Debug> std::fmt::Debug for Publisher<S> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Publisher")
            .field("sink", &self.sink)
            .field("unsent", &self.unsent.len())
            .finish_non_exhaustive()
    }
}

impl<S: Sink> Publisher<S> {
    /// A publisher with nothing on its way. `process` makes the dead letters of records whose outputs
    /// the sink refuses.
    pub fn new(sink: S, flow: Arc<Flow>, process: Arc<dyn Process>, stop: Stop) -> Self {
        Self {
            sink,
            flow,
            process,
            stop,
            order: Order::default(),
            retained: Retained::default(),
            unsent: VecDeque::new(),
            retries: VecDeque::new(),
            closing: Vec::new(),
            troubles: RateLimit::new(LOG_INTERVAL),
        }
    }

    /// Runs until `results` is disconnected or a failure is noted. Returns the sink.
    pub fn run(mut self, results: &Receiver<Processed>, closes: &Receiver<Close>) -> S {
        let acks = self.sink.acks().clone();
        let no_results = never();
        while self.stop.failure().is_none() {
            // Nothing more is taken in while the sink's queue is full: what is on the way is bounded
            // by bytes, and acknowledgements are what makes room.
            let intake = if self.unsent.is_empty() { results } else { &no_results };
            select! {
                recv(acks) -> ack => ack.into_iter().chain(acks.try_iter().take(TURN)).for_each(|ack| self.acknowledge(ack)),
                recv(closes) -> close => self.closing.extend(close),
                recv(intake) -> result => match result {
                    Ok(first) => std::iter::once(first).chain(results.try_iter().take(TURN)).for_each(|it| self.take_in(it)),
                    Err(_) => break,
                },
                default(TICK) => {}
            }
            self.retry();
            self.send_unsent();
            self.finish_closes();
        }
        self.abandon_all(results);
        self.sink
    }

    fn take_in(&mut self, processed: Processed) {
        let ticket = processed.envelope.ticket().clone();
        let mut stale = Vec::new();
        let ready = self.order.push(&ticket, processed, &mut stale);
        for it in stale {
            self.discard(it.envelope);
        }
        for processed in ready {
            let tokens = self.retained.keep(processed);
            self.unsent.extend(tokens);
        }
        self.send_unsent();
    }

    fn send_unsent(&mut self) {
        while let Some(&token) = self.unsent.front() {
            let sent = match self.retained.message(token) {
                Some(message) => self.sink.send(message, token),
                None => Ok(()),
            };
            match sent {
                Err(SendError::Full) => return,
                Ok(()) => {
                    self.unsent.pop_front();
                }
                Err(SendError::Refused(delivery)) => {
                    self.unsent.pop_front();
                    self.acknowledge(Ack { token, delivery });
                }
            }
        }
    }

    fn acknowledge(&mut self, Ack { token, delivery }: Ack) {
        match delivery {
            Delivery::Acknowledged => {
                if let Some(entry) = self.retained.acknowledge(token) {
                    self.resolve(entry);
                }
            }
            Delivery::TooLarge(why) => self.dead_letter(token, &why),
            Delivery::Failed(why) => {
                metrics::delivery_failed();
                if let Some(suppressed) = self.troubles.allow("delivery") {
                    tracing::warn!(error = why, suppressed, "a message was not delivered; it will be sent again");
                }
                self.retries.push_back((Instant::now() + RETRY_AFTER, token));
            }
            Delivery::Fatal(why) => self.stop.fail(format!("the producer cannot go on: {why}")),
        }
    }

    fn resolve(&self, entry: Entry) {
        let Entry { envelope, output, .. } = entry;
        let resolved = self.flow.resolve(envelope, output.outcome);
        match resolved {
            Resolved::Counted => metrics::outcome(output.outcome.as_str(), output.reason, &output.events),
            Resolved::Void => metrics::stale_acknowledgement(),
        }
    }

    /// The record's outputs are larger than the topic takes: a dead letter takes their place, the
    /// second time without the original value, which must be what is too large then.
    fn dead_letter(&mut self, token: Token, why: &str) {
        let Some(entry) = self.retained.entry(token) else { return };
        let rejection = Rejection::new(RejectReason::OutputTooLarge, why);
        let output = self.process.reject(entry.envelope.record(), &rejection, Stage::Publish, entry.attempt() > 0);
        tracing::warn!(origin = %entry.envelope.record().origin, error = why, "outputs are too large; the record is dead-lettered");
        let tokens = self.retained.replace(token, output);
        self.unsent.extend(tokens);
    }

    fn retry(&mut self) {
        let now = Instant::now();
        while self.retries.front().is_some_and(|(due, _)| *due <= now) {
            self.unsent.extend(self.retries.pop_front().map(|(_, token)| token));
        }
    }

    fn finish_closes(&mut self) {
        let now = Instant::now();
        let mut open = Vec::new();
        for close in std::mem::take(&mut self.closing) {
            if self.flow.unresolved(&close.partitions) > 0 && now < close.deadline {
                open.push(close);
            } else {
                self.finish(&close);
            }
        }
        self.closing = open;
    }

    fn finish(&mut self, close: &Close) {
        let (positions, abandoned) = self.flow.finish(&close.partitions);
        if abandoned > 0 {
            metrics::abandoned(abandoned);
            tracing::warn!(
                records = abandoned,
                "partitions were given up before these records had an outcome; the next owner reads them again"
            );
        }
        for at in &close.partitions {
            self.order.close(at).into_iter().for_each(|it| self.discard(it.envelope));
        }
        for entry in self.retained.take(|entry| close.partitions.contains(&entry.envelope.ticket().at)) {
            self.discard(entry.envelope);
        }
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
        let waiting: Vec<TopicPartition> = self.flow.snapshot().owned;
        for at in &waiting {
            self.order.close(at).into_iter().for_each(|it| it.envelope.abandon());
        }
        self.retained.take(|_| true).into_iter().for_each(|entry| entry.envelope.abandon());
        results.try_iter().for_each(|it| it.envelope.abandon());
    }
}
