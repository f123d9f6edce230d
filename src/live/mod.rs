//! The live worker: Kafka wired into the pipeline, and its end.

mod supervise;

use crate::kafka::{self, Consumer, Producer};
use crate::pipeline::{
    self, Close, Envelope, Flow, Intake, IntakeSettings, Ledger, Ownership, Process, Publisher, Status, Stop, coding,
};
use crossbeam_channel::{Receiver, Sender};
use std::collections::BTreeMap;
use std::sync::Arc;
use std::time::Duration;
use supervise::Supervised;

/// How much longer than its drain a loop may take to end before the process ends without it.
const ENDING: Duration = Duration::from_secs(10);

/// What a worker is made of.
#[derive(Debug, Clone)]
pub struct Parts {
    /// The clients' settings.
    pub kafka: kafka::Settings,
    /// librdkafka properties with secret values.
    pub secrets: BTreeMap<String, String>,
    /// Input topics.
    pub topics: Vec<String>,
    /// The pipeline's settings.
    pub pipeline: pipeline::Settings,
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

/// What others may watch while the worker runs.
#[derive(Debug, Clone, Default)]
pub struct Watch {
    /// The flow.
    pub flow: Arc<Flow>,
    /// Signs of life.
    pub status: Arc<Status>,
    /// The wish to stop.
    pub stop: Stop,
}

/// Runs a worker until it is asked to stop.
///
/// # Errors
/// When it cannot start or cannot go on. Nothing is lost: what has no outcome is read again.
pub fn run(parts: &Parts, process: &Arc<dyn Process>, watch: &Watch) -> Result<Summary, LiveError> {
    let producer = Producer::new(&parts.kafka, &parts.secrets)?;
    let (work, envelopes) = crossbeam_channel::unbounded::<Envelope>();
    let (processed, results) = crossbeam_channel::unbounded();
    let (close, closes) = crossbeam_channel::unbounded::<Close>();

    let publisher = Publisher::new(producer, Arc::clone(&watch.flow), Arc::clone(process), watch.stop.clone());
    let publish = supervise::start("publish", &watch.stop, move || drop(publisher.run(&results, &closes)))?;
    let coders = coding::start(threads(parts.pipeline.threads), process, &envelopes, &processed)?;
    drop((envelopes, processed));
    let poll = start_poll_thread(parts, watch, work, close)?;

    let drained = wait(poll, parts, watch);
    publish.join(ENDING);
    // The coding threads end when the poll thread lets go of their work; one that is busy with a long
    // record is not waited for.
    drop(coders);
    if let Some(why) = watch.stop.failure() {
        return Err(LiveError::Failed(why));
    }
    Ok(Summary { ledger: watch.flow.snapshot().ledger, drained })
}

/// The consumer is made, polled and dropped on one thread: its callbacks run there and block it.
fn start_poll_thread(
    parts: &Parts,
    watch: &Watch,
    work: Sender<Envelope>,
    close: Sender<Close>,
) -> Result<(Supervised, Receiver<bool>), LiveError> {
    let drain = Duration::from_secs(parts.pipeline.revoke_drain_secs);
    let owner = Arc::new(Ownership::new(Arc::clone(&watch.flow), Arc::clone(&watch.status), close, drain));
    let topics: Vec<&str> = parts.topics.iter().map(String::as_str).collect();
    let consumer = Consumer::new(&parts.kafka, &parts.secrets, &topics, owner, Arc::clone(&watch.status))?;
    let settings = IntakeSettings {
        max_in_flight_bytes: parts.pipeline.max_in_flight_bytes,
        commit_interval: Duration::from_millis(parts.pipeline.commit_interval_ms),
        drain: Duration::from_secs(parts.pipeline.drain_secs),
    };
    let intake = Intake::new(consumer, Arc::clone(&watch.flow), Arc::clone(&watch.status), work, settings);
    let (ended, drained) = crossbeam_channel::bounded(1);
    let stop = watch.stop.clone();
    let thread = supervise::start("poll", &watch.stop, move || {
        let (consumer, all) = intake.run(&stop);
        // Leaves the group, which gives all partitions up.
        drop(consumer);
        let _ = ended.send(all);
    })?;
    Ok((thread, drained))
}

/// Waits for the poll thread: without end while it runs, within bounds once it was asked to stop.
fn wait((poll, drained): (Supervised, Receiver<bool>), parts: &Parts, watch: &Watch) -> bool {
    while !poll.ended(Duration::from_millis(50)) && !watch.stop.asked() {}
    let all = drained.recv_timeout(Duration::from_secs(parts.pipeline.drain_secs) + ENDING).unwrap_or(false);
    poll.join(ENDING);
    all
}

fn threads(wanted: usize) -> usize {
    if wanted > 0 { wanted } else { std::thread::available_parallelism().map_or(1, usize::from) }
}
