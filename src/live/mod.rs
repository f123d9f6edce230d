//! The live worker: Kafka wired into the pipeline, and its end.

use crate::kafka::{self, Consumer, Group, Producer, TransactionalProducer};
use crate::pipeline::{
    self, AtLeastOnce, BreakerSettings, DeliveryMode, DeliverySettings, Enriching, ExactlyOnce, Ledger, Line, Mode,
    Owner, Process, Watch,
};
use std::collections::BTreeMap;
use std::sync::Arc;
use std::time::Duration;

/// What a worker is made of.
#[derive(Debug, Clone)]
pub struct Parts {
    /// The clients' settings.
    pub kafka: kafka::Settings,
    /// librdkafka properties with secret values.
    pub secrets: BTreeMap<String, String>,
    /// Input topics.
    pub topics: Vec<String>,
    /// Output topics.
    pub outputs: kafka::OutputTopics,
    /// The pipeline's settings.
    pub pipeline: pipeline::Settings,
    /// How outputs are delivered.
    pub delivery: DeliverySettings,
    /// When too many dead letters stop the stream.
    pub breaker: BreakerSettings,
    /// Asks services before publishing, where any is configured.
    pub enriching: Option<Enriching>,
}

impl Parts {
    /// The `transactional.id`: the same after each restart, so that the broker ends what an earlier
    /// process of this name has left open.
    pub fn transactional_id(&self) -> String {
        format!("{}.{}.{}", self.delivery.transactional_id_prefix, self.kafka.group_id, self.kafka.instance)
    }
}

/// A worker that cannot go on.
#[derive(Debug, thiserror::Error)]
pub enum LiveError {
    /// librdkafka refuses the configuration.
    #[error("a Kafka client cannot be made: {0}; `geowire check` says which setting is wrong")]
    Client(#[from] kafka::ClientError),
    /// The operating system refuses a thread.
    #[error("a thread cannot be started: {0}")]
    Thread(#[from] std::io::Error),
    /// A loop failed.
    #[error("{0}")]
    Failed(String),
}

/// How a worker ended.
#[derive(Debug, Clone, Copy)]
pub struct Summary {
    /// The ledger at the end.
    pub ledger: Ledger,
    /// Whether everything on the way had its outcome in time; otherwise it is read again.
    pub drained: bool,
}

/// Runs a worker until it is asked to stop.
///
/// # Errors
/// When it cannot start or cannot go on. Nothing is lost: what has no outcome is read again.
pub fn run(parts: &Parts, process: &Arc<dyn Process>, watch: &Watch) -> Result<Summary, LiveError> {
    let group = Group::default();
    let (flow, refused, stop) = (Arc::clone(&watch.flow), Arc::clone(process), watch.stop.clone());
    let drained = match parts.delivery.mode {
        DeliveryMode::AtLeastOnce => {
            let sink = Producer::new(&parts.kafka, &parts.secrets, &parts.outputs)?;
            line(parts, process, watch, &group, AtLeastOnce::new(sink, flow, refused, stop))?
        }
        DeliveryMode::ExactlyOnce => {
            let id = parts.transactional_id();
            let sink = TransactionalProducer::new(&parts.kafka, &parts.secrets, &parts.outputs, &id, group.clone())?;
            let mode = ExactlyOnce::new(sink, flow, refused, stop, parts.delivery.limits());
            line(parts, process, watch, &group, mode)?
        }
    };
    if let Some(why) = watch.stop.failure() {
        return Err(LiveError::Failed(why));
    }
    Ok(Summary { ledger: watch.flow.snapshot().ledger, drained })
}

fn line<M: Mode + 'static>(
    parts: &Parts,
    process: &Arc<dyn Process>,
    watch: &Watch,
    group: &Group,
    mode: M,
) -> Result<bool, LiveError> {
    let line = Line {
        settings: &parts.pipeline,
        breaker: parts.breaker,
        enriching: parts.enriching.as_ref(),
        commit_interval: (parts.delivery.mode == DeliveryMode::AtLeastOnce)
            .then_some(Duration::from_millis(parts.pipeline.commit_interval_ms)),
        watch,
    };
    let topics: Vec<&str> = parts.topics.iter().map(String::as_str).collect();
    line.run(mode, process, |owner: Arc<dyn Owner>| {
        Ok(Consumer::new(&parts.kafka, &parts.secrets, &topics, owner, Arc::clone(&watch.status), group)?)
    })
}
