//! The sink of exactly-once delivery: one transactional producer, its positions committed with it.

use super::group::Group;
use super::producer::Producer;
use super::settings::{OutputTopics, Settings};
use super::sizes::Sizes;
use super::{client, convert};
use crate::pipeline::{Ack, Message, SendError, Sink, Token, TransactionError, TransactionalSink};
use crate::record::{NextOffset, TopicPartition};
use crossbeam_channel::Receiver;
use rdkafka::error::{KafkaError, RDKafkaErrorCode};
use rdkafka::producer::Producer as _;
use std::collections::BTreeMap;
use std::time::{Duration, Instant};

/// Longest wait for the broker in one step: the publish loop has to stay awake for rebalances.
const STEP: Duration = Duration::from_secs(1);

/// How long after its beginning a transaction may have been ended by the broker: its own time-out.
const EXPIRES: Duration = Duration::from_millis(client::TRANSACTION_TIMEOUT_MS);

/// Writes the output topics in transactions.
#[derive(Debug)]
pub struct TransactionalProducer {
    inner: Producer,
    group: Group,
    state: State,
    begun: Instant,
    /// Whether the positions of the open transaction have been sent, so that only its end is missing.
    positions_sent: bool,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum State {
    /// The client has not asked for its producer id yet.
    Fresh,
    Prepared,
    /// The client is of no more use; another one has to take its place.
    Expired,
}

impl TransactionalProducer {
    /// A producer that connects when it is prepared.
    ///
    /// # Errors
    /// When librdkafka refuses the configuration; it names the property.
    pub fn new(
        settings: &Settings,
        secrets: &BTreeMap<String, String>,
        topics: &OutputTopics,
        transactional_id: &str,
        group: Group,
    ) -> Result<Self, KafkaError> {
        let config = client::transactional(settings, secrets, transactional_id);
        let inner = Producer::with(&config, Sizes::watch(settings, secrets, topics))?;
        Ok(Self { inner, group, state: State::Fresh, begun: Instant::now(), positions_sent: false })
    }

    fn send_positions(
        &mut self,
        positions: &[(TopicPartition, NextOffset)],
        owned: &dyn Fn() -> bool,
    ) -> Result<(), TransactionError> {
        let Some(metadata) = self.group.metadata() else {
            return Err(TransactionError::Abort("the consumer is no longer a member of its group".to_owned()));
        };
        if !owned() {
            return Err(TransactionError::Abort("partitions were given up meanwhile".to_owned()));
        }
        let list = convert::positions(positions);
        let sent = self.inner.client().send_offsets_to_transaction(&list, &metadata, STEP);
        self.judged(sent)?;
        self.positions_sent = true;
        Ok(())
    }

    /// What the end of a step asks for. A client that is told off over a transaction older than the broker
    /// lets one become was fenced by the broker itself, after an outage or a long sleep: nobody else has
    /// its name, and it may begin again. The same where the broker knows of no transaction to end, and where
    /// client and broker disagree on what has been written.
    fn judged(&mut self, result: Result<(), KafkaError>) -> Result<(), TransactionError> {
        let Err(error) = result else { return Ok(()) };
        let judged = judge(&error);
        let unknown = error.rdkafka_error_code() == Some(RDKafkaErrorCode::InvalidTransactionalState);
        let may_begin_again = unknown || self.has_lost_count() || self.begun.elapsed() >= EXPIRES;
        if matches!(judged, TransactionError::Fatal(_)) && may_begin_again {
            self.state = State::Expired;
            return Err(TransactionError::Expired(error.to_string()));
        }
        Err(judged)
    }

    /// Whether the client gave up because its sequence numbers do not fit the broker's any more, as after
    /// requests whose answers were lost with the link. Such a transaction can only be aborted.
    fn has_lost_count(&self) -> bool {
        let code = self.inner.client().client().fatal_error().map(|(code, _)| code);
        matches!(
            code,
            Some(
                RDKafkaErrorCode::OutOfOrderSequenceNumber
                    | RDKafkaErrorCode::UnknownProducerId
                    | RDKafkaErrorCode::GaplessGuarantee
            )
        )
    }
}

impl Sink for TransactionalProducer {
    fn send(&mut self, message: &Message, token: Token) -> Result<(), SendError> {
        self.inner.send(message, token)
    }

    fn too_large(&self, message: &Message) -> Option<String> {
        self.inner.too_large(message)
    }

    fn acks(&self) -> &Receiver<Ack> {
        self.inner.acks()
    }
}

impl TransactionalSink for TransactionalProducer {
    fn prepare(&mut self) -> Result<(), TransactionError> {
        if self.state == State::Expired {
            self.inner.renew().map_err(TransactionError::Fatal)?;
            self.state = State::Fresh;
        }
        if self.state == State::Fresh {
            self.inner.client().init_transactions(STEP).map_err(|error| judge(&error))?;
            self.state = State::Prepared;
        }
        Ok(())
    }

    fn begin(&mut self) -> Result<(), TransactionError> {
        self.positions_sent = false;
        self.begun = Instant::now();
        let begun = self.inner.client().begin_transaction();
        self.judged(begun)
    }

    fn commit(
        &mut self,
        positions: &[(TopicPartition, NextOffset)],
        owned: &dyn Fn() -> bool,
    ) -> Result<(), TransactionError> {
        if !self.positions_sent {
            self.send_positions(positions, owned)?;
        }
        // All deliveries are acknowledged by now, so that the flush inside returns at once and does not
        // poll in its slices of 100 ms.
        let done = self.inner.client().commit_transaction(STEP);
        self.judged(done)?;
        self.group.committed(positions);
        Ok(())
    }

    fn commit_asked(&self) -> bool {
        self.positions_sent
    }

    fn abort(&mut self) -> Result<(), TransactionError> {
        let done = self.inner.client().abort_transaction(STEP);
        self.judged(done)
    }
}

/// What an error of a transaction asks for.
fn judge(error: &KafkaError) -> TransactionError {
    let why = error.to_string();
    match error {
        KafkaError::Transaction(inner) if inner.is_fatal() => TransactionError::Fatal(why),
        KafkaError::Transaction(inner) if inner.txn_requires_abort() => TransactionError::Abort(why),
        KafkaError::Transaction(inner) if inner.is_retriable() => TransactionError::Again(why),
        KafkaError::Transaction(inner) => match inner.code() {
            RDKafkaErrorCode::OperationTimedOut | RDKafkaErrorCode::InProgress => TransactionError::Again(why),
            _ => TransactionError::Fatal(why),
        },
        KafkaError::Flush(_) => TransactionError::Again(why),
        _ => TransactionError::Fatal(why),
    }
}
