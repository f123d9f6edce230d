//! Apache Kafka: the source and the sink of the live pipeline, topics, and the embedded broker.

mod assignment;
mod client;
mod consumer;
mod convert;
pub mod embedded;
mod producer;
mod settings;
pub mod topics;

pub use client::{is_secret, owned, refused_properties};
pub use consumer::Consumer;
pub use producer::Producer;
pub use rdkafka::error::KafkaError as ClientError;
pub use settings::{OutOfRange, OutputTopics, Settings};
