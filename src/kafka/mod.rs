//! Apache Kafka: the sources and the sinks of the pipeline, topics, and the embedded broker.

mod assignment;
mod bounded;
mod client;
mod committed;
mod consumer;
mod convert;
pub mod embedded;
mod extents;
mod group;
mod lag;
mod producer;
mod settings;
mod sizes;
mod starts;
pub mod topics;
mod transactions;
mod whole;

pub use bounded::{Bounded, Span};
pub use client::{is_secret, owned, refused_properties};
pub use consumer::Consumer;
pub use extents::{Extent, Extents};
pub use group::Group;
pub use lag::GroupLag;
pub use producer::Producer;
pub use rdkafka::error::KafkaError as ClientError;
pub use settings::{GroupProtocol, OutOfRange, OutputTopics, Settings};
pub use transactions::TransactionalProducer;
pub use whole::{WholeError, read_whole};
