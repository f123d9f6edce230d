//! Exactly-once: outputs and positions become visible in one transaction, or not at all. One
//! transaction at a time; an abort sends its partitions back to the first record without an outcome.

use super::delivery::Mode;
use super::fit::fit;
use super::slice::{Slice, SliceLimits};
use crate::pipeline::bisect::Bisect;
use crate::pipeline::coding::Processed;
use crate::pipeline::sink::{Ack, Delivery, SendError, TransactionError, TransactionalSink};
use crate::pipeline::{Envelope, Flow, Output, Owned, Process, Resolved, Stop};
use crate::record::{RejectReason, Rejection, Stage};
use crate::telemetry::{RateLimit, metrics};
use crossbeam_channel::Receiver;
use std::sync::Arc;
use std::time::{Duration, Instant};

/// How often deadlines are looked at when nothing else happens.
const TICK: Duration = Duration::from_millis(20);
/// How long a step that got no answer waits before it is tried again.
const AGAIN: Duration = Duration::from_millis(50);
/// How often one kind of trouble is logged.
const LOG_INTERVAL: Duration = Duration::from_secs(10);

/// The mode, with its sink.
pub struct ExactlyOnce<S> {
    sink: S,
    flow: Arc<Flow>,
    process: Arc<dyn Process>,
    stop: Stop,
    limits: SliceLimits,
    state: State,
    number: u32,
    bisect: Bisect,
    troubles: RateLimit,
}

/// Where the transaction stands.
#[derive(Debug)]
enum State {
    /// There is none.
    Idle,
    /// Records come, messages go.
    Open(Slice),
    /// The broker was asked to commit and has not answered yet.
    Committing(Slice),
    /// It has to be aborted; its records were given back already.
    Aborting,
    /// The broker has ended it; the sink is prepared anew.
    Renewing,
}

/// Why a transaction is aborted.
enum Cause {
    /// The broker refuses its data: trying again alone cannot help.
    Data(String),
    /// Anything else.
    Other(String),
}

impl<S: std::fmt::Debug> std::fmt::Debug for ExactlyOnce<S> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("ExactlyOnce").field("sink", &self.sink).field("number", &self.number).finish_non_exhaustive()
    }
}

impl<S: TransactionalSink> ExactlyOnce<S> {
    /// `process` makes the dead letters of records whose outputs the sink refuses.
    pub fn new(sink: S, flow: Arc<Flow>, process: Arc<dyn Process>, stop: Stop, limits: SliceLimits) -> Self {
        Self {
            sink,
            flow,
            process,
            stop,
            limits,
            state: State::Idle,
            number: 0,
            bisect: Bisect::default(),
            troubles: RateLimit::new(LOG_INTERVAL),
        }
    }

    /// Whether a transaction is open now.
    fn begin(&mut self) -> bool {
        match self.sink.begin() {
            Ok(()) => {
                self.number = self.number.wrapping_add(1);
                self.state = State::Open(Slice::new(self.number, Instant::now()));
            }
            Err(TransactionError::Expired(why)) => {
                self.trouble("begin", &why);
                self.expired();
            }
            Err(error) => self.stop.fail(format!("no transaction can be begun: {error}")),
        }
        matches!(self.state, State::Open(_))
    }

    /// Limits of the next transaction: as set, or fewer records while a culprit is looked for.
    fn narrowed(&self) -> SliceLimits {
        let records = self.bisect.limit().map_or(self.limits.records, |limit| limit.min(self.limits.records));
        SliceLimits { records, ..self.limits }
    }

    /// A record whose outputs were refused when it stood alone becomes a dead letter, the second time
    /// without its value.
    fn pardon(&self, envelope: &mut Envelope, output: Output) -> Output {
        let origin = &envelope.record().origin;
        let refusals = self.bisect.refusals(&origin.at, origin.offset);
        if refusals == 0 {
            return output;
        }
        if refusals > 2 {
            self.stop.fail(format!("even the dead letter of {origin} without its value is refused by the broker"));
        }
        tracing::warn!(%origin, "the broker refuses the outputs of this record; it is dead-lettered");
        let rejection = Rejection::new(RejectReason::OutputTooLarge, "the broker refuses the outputs of this record");
        let letter = self.process.reject(envelope.record(), &rejection, Stage::Publish, refusals > 1);
        envelope.hold(letter.weight());
        letter
    }

    fn send_unsent(&mut self) {
        let careful = self.bisect.limit() == Some(1);
        loop {
            let State::Open(slice) = &mut self.state else { return };
            // One by one, so that no batch is larger than its only message.
            if careful && slice.unacknowledged() > 0 {
                return;
            }
            let Some((token, message)) = slice.next() else { return };
            match self.sink.send(message, token) {
                Ok(()) => slice.sent(),
                Err(SendError::Full) => return,
                Err(SendError::Refused(delivery)) => return self.failed(delivery),
            }
        }
    }

    fn failed(&mut self, delivery: Delivery) {
        match delivery {
            Delivery::Acknowledged => {}
            Delivery::TooLarge(why) => self.give_back(&Cause::Data(why)),
            Delivery::Failed(why) | Delivery::Fatal(why) => self.give_back(&Cause::Other(why)),
        }
    }

    fn commit(&mut self) {
        let (State::Open(slice) | State::Committing(slice)) = std::mem::replace(&mut self.state, State::Idle) else {
            return;
        };
        let positions = slice.positions();
        let flow = &self.flow;
        match self.sink.commit(&positions, &|| slice.is_owned(flow)) {
            Ok(()) => {
                metrics::transaction("committed");
                metrics::committed(&positions);
                self.bisect.committed(&slice.range());
                slice.into_records().into_iter().for_each(|(envelope, output)| self.resolve(envelope, &output));
            }
            Err(TransactionError::Again(why)) => {
                self.trouble("commit", &why);
                self.state = State::Committing(slice);
            }
            Err(TransactionError::Abort(why)) => {
                self.state = State::Committing(slice);
                self.give_back(&Cause::Other(why));
            }
            Err(TransactionError::Expired(why)) => {
                self.state = State::Committing(slice);
                self.give_back(&Cause::Other(why));
                self.expired();
            }
            Err(TransactionError::Fatal(why)) => {
                self.state = State::Committing(slice);
                self.stop.fail(format!("the transaction cannot go on: {why}"));
            }
        }
    }

    fn resolve(&self, envelope: Envelope, output: &Output) {
        match self.flow.resolve(envelope, output.outcome) {
            Resolved::Counted => self.flow.told(output),
            Resolved::Void => metrics::stale_acknowledgement(),
        }
    }

    /// Gives the records of the transaction back to the source, and begins to abort it.
    fn give_back(&mut self, cause: &Cause) {
        let (State::Open(slice) | State::Committing(slice)) = std::mem::replace(&mut self.state, State::Aborting)
        else {
            return;
        };
        let (Cause::Data(why) | Cause::Other(why)) = cause;
        self.trouble("abort", why);
        let range = slice.range();
        if let Cause::Data(why) = cause {
            self.bisect.refused(why, range.clone(), slice.len());
        }
        if !cfg!(sabotage = "no_rewind") {
            metrics::abandoned(self.flow.rewind(slice.still_owned(&self.flow)));
        }
        for (envelope, _) in slice.into_records() {
            // Of a partition that was lost meanwhile, or of a generation that has just ended.
            if let Some(envelope) = self.flow.discard(envelope) {
                envelope.abandon();
            }
        }
    }

    fn abort(&mut self) {
        match self.sink.abort() {
            Ok(()) => {
                metrics::transaction("aborted");
                self.state = State::Idle;
            }
            Err(TransactionError::Again(why) | TransactionError::Abort(why)) => self.trouble("abort again", &why),
            Err(TransactionError::Expired(why)) => {
                self.trouble("abort", &why);
                self.expired();
            }
            Err(TransactionError::Fatal(why)) => self.stop.fail(format!("the transaction cannot be aborted: {why}")),
        }
    }

    fn expired(&mut self) {
        metrics::transaction("expired");
        self.state = State::Renewing;
    }

    fn trouble(&self, step: &'static str, why: &str) {
        metrics::transaction_trouble(step);
        if let Some(suppressed) = self.troubles.allow(step) {
            tracing::warn!(step, error = why, suppressed, "a transaction is in trouble; nothing is lost");
        }
    }
}

impl<S: TransactionalSink> Mode for ExactlyOnce<S> {
    fn prepare(&mut self) -> bool {
        match self.sink.prepare() {
            Ok(()) => true,
            Err(TransactionError::Again(why) | TransactionError::Abort(why) | TransactionError::Expired(why)) => {
                self.trouble("prepare", &why);
                false
            }
            Err(TransactionError::Fatal(why)) => {
                self.stop.fail(format!("the producer cannot start: {why}"));
                false
            }
        }
    }

    fn ready(&self) -> bool {
        match &self.state {
            State::Idle => true,
            State::Open(slice) => !slice.is_sealed() && slice.all_sent(),
            State::Committing(_) | State::Aborting | State::Renewing => false,
        }
    }

    fn take(&mut self, processed: Processed) {
        let Processed { mut envelope, output } = processed;
        if matches!(self.state, State::Idle) && !self.begin() {
            metrics::abandoned(self.flow.rewind([&envelope.ticket().at]));
            envelope.abandon();
            return;
        }
        let output = self.pardon(&mut envelope, output);
        let output = match fit(&self.sink, &*self.process, &mut envelope, output) {
            Ok(output) => output,
            Err(why) => {
                self.stop.fail(why);
                envelope.abandon();
                return;
            }
        };
        let limits = self.narrowed();
        if let State::Open(slice) = &mut self.state {
            slice.push(envelope, output, &limits);
        } else {
            envelope.abandon();
        }
        self.send_unsent();
    }

    fn acknowledge(&mut self, Ack { token, delivery }: Ack) {
        if delivery == Delivery::Acknowledged {
            if let State::Open(slice) = &mut self.state {
                slice.acknowledged(token);
            }
            return;
        }
        let ours = match &mut self.state {
            State::Open(slice) => slice.acknowledged(token),
            State::Idle | State::Committing(_) | State::Aborting | State::Renewing => false,
        };
        // A message of an aborted transaction ends as purged: that changes nothing any more. Where the client
        // itself is of no more use, the next step of a transaction says what to do.
        if ours {
            self.failed(delivery);
        }
    }

    fn turn(&mut self, hurry: bool) {
        self.send_unsent();
        match &mut self.state {
            State::Open(slice) => {
                if hurry || slice.age(Instant::now()) >= self.limits.age {
                    slice.seal();
                }
                if slice.is_sealed() && slice.all_sent() && slice.unacknowledged() == 0 {
                    self.commit();
                }
            }
            State::Committing(_) => self.commit(),
            State::Aborting => self.abort(),
            State::Renewing => {
                if self.prepare() {
                    self.state = State::Idle;
                }
            }
            State::Idle => {}
        }
    }

    fn wake(&self) -> Duration {
        match &self.state {
            State::Idle => TICK,
            State::Open(slice) => self.limits.age.saturating_sub(slice.age(Instant::now())).min(TICK),
            State::Committing(_) | State::Aborting | State::Renewing => AGAIN,
        }
    }

    fn settled(&self) -> bool {
        matches!(self.state, State::Idle | State::Renewing)
    }

    fn awaits(&self, _: &[Owned]) -> bool {
        !self.settled()
    }

    fn cut(&mut self) {
        // Positions that are still here must not follow under a later generation of the group: the broker
        // checks the member and not the partitions, and another owner may have read on by then.
        let unasked = matches!(self.state, State::Committing(_)) && !self.sink.commit_asked();
        if unasked || matches!(self.state, State::Open(_)) {
            self.give_back(&Cause::Other("partitions are given up and the time is up".to_owned()));
        }
        if matches!(self.state, State::Aborting) {
            self.abort();
        }
    }

    fn release(&mut self, owned: &[Owned]) -> Vec<Envelope> {
        self.bisect.forget(owned.iter().map(|(at, _)| at));
        // What is being committed belongs to the transaction: its answer finds the tickets void.
        Vec::new()
    }

    fn release_all(&mut self) -> Vec<Envelope> {
        match std::mem::replace(&mut self.state, State::Idle) {
            State::Open(slice) | State::Committing(slice) => {
                slice.into_records().into_iter().map(|(envelope, _)| envelope).collect()
            }
            State::Idle | State::Aborting | State::Renewing => Vec::new(),
        }
    }

    fn acks(&self) -> Receiver<Ack> {
        self.sink.acks().clone()
    }

    fn leaves_commits(&self) -> bool {
        false
    }
}
