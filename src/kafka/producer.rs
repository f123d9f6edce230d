//! The live sink: one idempotent producer whose delivery reports become acknowledgements.

use super::settings::{OutputTopics, Settings};
use super::sizes::Sizes;
use super::{assignment, client, convert};
use crate::pipeline::{Ack, Delivery, Message, SendError, Sink, Token};
use crate::telemetry::RateLimit;
use crossbeam_channel::{Receiver, Sender};
use rdkafka::client::ClientContext;
use rdkafka::config::{ClientConfig, RDKafkaLogLevel};
use rdkafka::error::{KafkaError, RDKafkaErrorCode};
use rdkafka::message::DeliveryResult;
use rdkafka::producer::{BaseRecord, Producer as _, ProducerContext, ThreadedProducer};
use std::collections::BTreeMap;
use std::time::Duration;

/// Writes the output topics.
pub struct Producer {
    inner: ThreadedProducer<Context>,
    config: ClientConfig,
    sender: Sender<Ack>,
    acks: Receiver<Ack>,
    sizes: Sizes,
}

impl std::fmt::Debug for Producer {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Producer").field("in_flight", &self.inner.in_flight_count()).finish_non_exhaustive()
    }
}

pub(super) struct Context {
    acks: Sender<Ack>,
    troubles: RateLimit,
}

impl ClientContext for Context {
    fn log(&self, level: RDKafkaLogLevel, facility: &str, message: &str) {
        assignment::log(&self.troubles, "producer", level, facility, message);
    }

    fn error(&self, error: KafkaError, reason: &str) {
        assignment::report(&self.troubles, "producer", &error, reason);
    }
}

impl ProducerContext for Context {
    type DeliveryOpaque = Box<Token>;

    fn delivery(&self, result: &DeliveryResult<'_>, token: Box<Token>) {
        let delivery = match result {
            Ok(_) => Delivery::Acknowledged,
            Err((error, _)) => ended(error),
        };
        // The publisher is gone only when the process ends.
        let _ = self.acks.send(Ack { token: *token, delivery });
    }
}

impl Producer {
    /// A producer that connects when the first message comes.
    ///
    /// # Errors
    /// When librdkafka refuses the configuration; it names the property.
    pub fn new(
        settings: &Settings,
        secrets: &BTreeMap<String, String>,
        topics: &OutputTopics,
    ) -> Result<Self, KafkaError> {
        Self::with(&client::producer(settings, secrets), Sizes::watch(settings, secrets, topics))
    }

    pub(super) fn with(config: &ClientConfig, sizes: Sizes) -> Result<Self, KafkaError> {
        let (sender, acks) = crossbeam_channel::unbounded();
        let inner = connect(config, sender.clone())?;
        Ok(Self { inner, config: config.clone(), sender, acks, sizes })
    }

    pub(super) fn client(&self) -> &ThreadedProducer<Context> {
        &self.inner
    }
}

fn connect(config: &ClientConfig, acks: Sender<Ack>) -> Result<ThreadedProducer<Context>, KafkaError> {
    config.create_with_context(Context { acks, troubles: RateLimit::new(Duration::from_secs(10)) })
}

impl Sink for Producer {
    fn send(&mut self, message: &Message, token: Token) -> Result<(), SendError> {
        let mut record: BaseRecord<'_, [u8], [u8], Box<Token>> =
            BaseRecord::with_opaque_to(&message.topic, Box::new(token)).headers(convert::headers(&message.headers));
        if let Some(key) = &message.key {
            record = record.key(key);
        }
        if let Some(value) = &message.value {
            record = record.payload(value);
        }
        self.inner.send(record).map_err(|(error, _)| match error.rdkafka_error_code() {
            Some(RDKafkaErrorCode::QueueFull) => SendError::Full,
            _ => SendError::Refused(ended(&error)),
        })
    }

    fn too_large(&self, message: &Message) -> Option<String> {
        self.sizes.refuse(message)
    }

    fn acks(&self) -> &Receiver<Ack> {
        &self.acks
    }

    /// Puts another client in the place of one that is of no more use, which reports all it holds as purged when it is
    /// dropped.
    fn renew(&mut self) -> Result<(), String> {
        self.inner = connect(&self.config, self.sender.clone()).map_err(|error| error.to_string())?;
        Ok(())
    }
}

fn ended(error: &KafkaError) -> Delivery {
    let why = error.to_string();
    match error.rdkafka_error_code() {
        Some(RDKafkaErrorCode::MessageSizeTooLarge) => Delivery::TooLarge(why),
        Some(RDKafkaErrorCode::Fatal | RDKafkaErrorCode::Fenced) => Delivery::Fatal(why),
        _ => Delivery::Failed(why),
    }
}
