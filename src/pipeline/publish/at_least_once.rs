//! At-least-once: a record has its outcome when the broker has acknowledged all its outputs; its offset
//! is committed later. A crash in between makes copies with the same keys and bytes.

use super::delivery::Mode;
use super::fit::fit;
use super::retained::{Acknowledged, Entry, Retained};
use crate::pipeline::coding::Processed;
use crate::pipeline::sink::{Ack, Delivery, SendError, Sink, Token};
use crate::pipeline::{Envelope, Flow, Owned, Process, Resolved, Stop};
use crate::record::{Outcome, RejectReason, Rejection, Stage};
use crate::telemetry::{RateLimit, metrics};
use crossbeam_channel::Receiver;
use std::collections::VecDeque;
use std::sync::Arc;
use std::time::{Duration, Instant};

/// How long a message that failed waits before it is sent again.
const RETRY_AFTER: Duration = Duration::from_secs(1);
/// How long a record may wait for its acknowledgements before another client takes the sink's place. A client of librdkafka 2.12 has
/// been seen that never took up a partition again whose leader had been away for seconds, while the broker idled.
const PATIENCE: Duration = Duration::from_secs(300);
/// How often one kind of trouble is logged.
const LOG_INTERVAL: Duration = Duration::from_secs(10);
/// How often deadlines are looked at when nothing else happens.
const TICK: Duration = Duration::from_millis(20);

/// The mode, with its sink.
pub struct AtLeastOnce<S> {
    sink: S,
    flow: Arc<Flow>,
    process: Arc<dyn Process>,
    stop: Stop,
    retained: Retained,
    unsent: VecDeque<Token>,
    in_flight: usize,
    retries: VecDeque<(Instant, Token)>,
    /// Messages whose batch was too large: sent again one at a time, with nothing beside them.
    alone: VecDeque<Token>,
    sent_alone: Option<Token>,
    patience: Duration,
    renewed: Instant,
    troubles: RateLimit,
}

impl<S: std::fmt::Debug> std::fmt::Debug for AtLeastOnce<S> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("AtLeastOnce")
            .field("sink", &self.sink)
            .field("in_flight", &self.in_flight)
            .finish_non_exhaustive()
    }
}

impl<S: Sink> AtLeastOnce<S> {
    /// `process` makes the dead letters of records whose outputs the sink refuses.
    pub fn new(sink: S, flow: Arc<Flow>, process: Arc<dyn Process>, stop: Stop) -> Self {
        Self {
            sink,
            flow,
            process,
            stop,
            retained: Retained::default(),
            unsent: VecDeque::new(),
            in_flight: 0,
            retries: VecDeque::new(),
            alone: VecDeque::new(),
            sent_alone: None,
            patience: PATIENCE,
            renewed: Instant::now(),
            troubles: RateLimit::new(LOG_INTERVAL),
        }
    }

    /// The same with another patience, for whoever cannot wait for minutes.
    #[must_use]
    pub fn with_patience(self, patience: Duration) -> Self {
        Self { patience, ..self }
    }

    /// Begins anew with another client when a record has waited for too long.
    fn renew_if_stalled(&mut self) {
        let stalled = |since: Instant| since.max(self.renewed).elapsed() >= self.patience;
        if self.in_flight == 0 || !self.retained.oldest().is_some_and(stalled) {
            return;
        }
        self.renewed = Instant::now();
        metrics::client_error("producer", "Stalled".to_owned());
        tracing::warn!(
            seconds = self.patience.as_secs(),
            messages = self.in_flight,
            "outputs have not been acknowledged for long; another client takes over and sends them again"
        );
        if let Err(why) = self.sink.renew() {
            self.stop.fail(format!("no other producer can be made: {why}"));
        }
    }

    fn send_unsent(&mut self) {
        while self.sent_alone.is_none()
            && let Some(&token) = self.unsent.front()
        {
            if !self.send(token) {
                return;
            }
            self.unsent.pop_front();
        }
    }

    /// Sends one message of those whose batch was too large, once nothing else is on the way.
    fn send_alone(&mut self) {
        while self.in_flight == 0
            && self.unsent.is_empty()
            && self.sent_alone.is_none()
            && let Some(token) = self.alone.pop_front()
        {
            if self.retained.message(token).is_none() {
                continue;
            }
            self.sent_alone = Some(token);
            if !self.send(token) {
                self.sent_alone = None;
                self.alone.push_front(token);
                return;
            }
        }
    }

    /// Whether the message was taken, or ended at once.
    fn send(&mut self, token: Token) -> bool {
        let Some(message) = self.retained.message(token) else { return true };
        match self.sink.send(message, token) {
            Err(SendError::Full) => return false,
            Ok(()) => self.in_flight += 1,
            Err(SendError::Refused(delivery)) => self.ended(token, delivery, true),
        }
        if cfg!(sabotage = "commit_before_ack") || (cfg!(sabotage = "dead_letter_not_awaited") && self.is_letter(token))
        {
            self.ended(token, Delivery::Acknowledged, false);
        }
        true
    }

    fn is_letter(&self, token: Token) -> bool {
        self.retained.entry(token).is_some_and(|entry| entry.output.outcome == Outcome::DeadLettered)
    }

    /// A delivery has ended. `known` when the message's own size was the cause, not its batch's.
    fn ended(&mut self, token: Token, delivery: Delivery, known: bool) {
        let stood_alone = self.sent_alone == Some(token);
        if stood_alone {
            self.sent_alone = None;
        }
        match delivery {
            Delivery::Acknowledged => match self.retained.acknowledge(token) {
                Acknowledged::Waiting => {}
                Acknowledged::Last(token) => self.unsent.push_back(token),
                Acknowledged::Done(entry) => self.resolve(entry),
            },
            Delivery::TooLarge(why) if known || stood_alone => self.dead_letter(token, &why),
            Delivery::TooLarge(_) => self.alone.push_back(token),
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
        match self.flow.resolve(envelope, output.outcome) {
            Resolved::Counted => self.flow.told(&output),
            Resolved::Void => metrics::stale_acknowledgement(),
        }
    }

    /// The record's outputs are larger than the topic takes: a dead letter takes their place, the
    /// second time without the original value, which must be what is too large then.
    fn dead_letter(&mut self, token: Token, why: &str) {
        let Some(entry) = self.retained.entry(token) else { return };
        let origin = &entry.envelope.record().origin;
        if entry.attempt() > 1 {
            self.stop.fail(format!("even the dead letter of {origin} without its value is refused: {why}"));
            return;
        }
        let rejection = Rejection::new(RejectReason::OutputTooLarge, why);
        let output = self.process.reject(entry.envelope.record(), &rejection, Stage::Publish, entry.attempt() > 0);
        tracing::warn!(%origin, error = why, "outputs are too large; the record is dead-lettered");
        let tokens = self.retained.replace(token, output);
        self.unsent.extend(tokens);
    }

    fn retry(&mut self) {
        let now = Instant::now();
        while self.retries.front().is_some_and(|(due, _)| *due <= now) {
            self.unsent.extend(self.retries.pop_front().map(|(_, token)| token));
        }
    }
}

impl<S: Sink> Mode for AtLeastOnce<S> {
    fn prepare(&mut self) -> bool {
        true
    }

    /// Nothing more is taken while the sink's queue is full: what is on the way is bounded by bytes, and
    /// acknowledgements are what makes room.
    fn ready(&self) -> bool {
        self.unsent.is_empty() && self.alone.is_empty() && self.sent_alone.is_none()
    }

    fn take(&mut self, processed: Processed) {
        let Processed { mut envelope, output } = processed;
        match fit(&self.sink, &*self.process, &mut envelope, output) {
            Ok(output) => {
                let tokens = self.retained.keep(Processed { envelope, output });
                self.unsent.extend(tokens);
                self.send_unsent();
            }
            Err(why) => {
                self.stop.fail(why);
                envelope.abandon();
            }
        }
    }

    fn acknowledge(&mut self, Ack { token, delivery }: Ack) {
        self.in_flight -= 1;
        self.ended(token, delivery, false);
    }

    fn turn(&mut self, _hurry: bool) {
        self.renew_if_stalled();
        self.retry();
        self.send_unsent();
        self.send_alone();
    }

    fn wake(&self) -> Duration {
        TICK
    }

    fn settled(&self) -> bool {
        true
    }

    fn awaits(&self, owned: &[Owned]) -> bool {
        self.retained.any_of(owned)
    }

    fn cut(&mut self) {}

    fn release(&mut self, owned: &[Owned]) -> Vec<Envelope> {
        self.retained
            .take(|entry| entry.envelope.ticket().is_of(owned))
            .into_iter()
            .map(|entry| entry.envelope)
            .collect()
    }

    fn release_all(&mut self) -> Vec<Envelope> {
        self.retained.take(|_| true).into_iter().map(|entry| entry.envelope).collect()
    }

    fn acks(&self) -> Receiver<Ack> {
        self.sink.acks().clone()
    }

    fn leaves_commits(&self) -> bool {
        true
    }
}
