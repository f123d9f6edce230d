//! A worker as the configuration describes it; `run` and `demo` start the same.

use super::dictionaries;
use super::exit::Exit;
use crate::config::Config;
use crate::enrich::Enricher;
use crate::event::{CODING_REVISION, digest_hex};
use crate::lexicon::Change;
use crate::live::{self, Parts, Summary};
use crate::ontology::EventType;
use crate::pipeline::{DeliveryMode, Enriching, Outputs, Process, Stages, Watch};
use crate::telemetry::{self, metrics};
use crate::{admin, article};
use metrics_exporter_prometheus::{Matcher, PrometheusBuilder, PrometheusHandle};
use std::collections::BTreeMap;
use std::sync::Arc;
use std::time::Duration;
use tokio::net::TcpListener;
use tokio::runtime::{Builder, Runtime};

/// Tells metrics how this process is set, and which series to expect.
pub(super) fn announce(config: &Config) {
    let settings = serde_json::to_string(config).unwrap_or_default();
    let delivery = match config.delivery.mode {
        DeliveryMode::AtLeastOnce => "at-least-once",
        DeliveryMode::ExactlyOnce => "exactly-once",
    };
    let digest = digest_hex(&[&settings], 16);
    metrics::config(digest, delivery, &config.kafka.group_id, config.pipeline.max_in_flight_bytes);
    let topics: Vec<&str> = config.input.topics.keys().map(String::as_str).collect();
    let types: Vec<&str> = EventType::ALL.iter().map(|event_type| event_type.as_str()).collect();
    telemetry::expect(&topics, &types);
}

/// The pure stages of a configuration.
pub(super) fn stages(config: &Config) -> Result<Stages, Exit> {
    let coder = dictionaries::coder(config)?;
    for Change { file, added, replaced, removed } in coder.changes() {
        tracing::info!(%file, added, replaced, removed, "a dictionary of coding.overlays");
    }
    metrics::build(env!("CARGO_PKG_VERSION"), CODING_REVISION, coder.fingerprint().as_str());
    let inputs: BTreeMap<String, article::Settings> = config.input.topics.clone();
    let topics = &config.output.topics;
    let outputs = Outputs {
        events: topics.events.as_str().into(),
        outcomes: topics.outcomes.as_str().into(),
        dead_letters: topics.dead_letters.as_str().into(),
        max_value_bytes: config.output.max_value_bytes,
    };
    let given_up = config.kafka.given_up().map_err(|error| Exit::internal(error.to_string()))?;
    Ok(Stages::new(inputs, coder, outputs).giving_up(given_up))
}

/// The services of a configuration; `None` when none is configured.
pub(super) fn enricher(config: &Config) -> Result<Option<Enricher>, Exit> {
    Enricher::new(&config.enrich, &config.credentials).map_err(Exit::usage_of)
}
/// Time between the upkeeps of histograms.
const UPKEEP: Duration = Duration::from_secs(5);

/// Starts the recorder of metrics. A `mode` other than the live worker's stands on every series.
pub(super) fn metrics_recorder(mode: Option<&str>) -> Result<PrometheusHandle, Exit> {
    let failed = |error: metrics_exporter_prometheus::BuildError| Exit::internal(error.to_string());
    let mut builder = PrometheusBuilder::new();
    if let Some(mode) = mode {
        builder = builder.add_global_label("mode", mode);
    }
    for (name, bounds) in telemetry::buckets() {
        builder = builder.set_buckets_for_metric(Matcher::Full(name.to_owned()), bounds).map_err(failed)?;
    }
    let handle = builder.install_recorder().map_err(failed)?;
    telemetry::describe();
    Ok(handle)
}

/// Serves probes and metrics as long as the runtime lives.
pub(super) fn serve_admin(config: &Config, watch: &Watch, metrics: PrometheusHandle) -> Result<Runtime, Exit> {
    let runtime = Builder::new_multi_thread()
        .worker_threads(1)
        .thread_name("admin")
        .enable_all()
        .build()
        .map_err(|error| Exit::internal(format!("the admin server cannot start: {error}")))?;
    let listen = config.admin.listen;
    let listener = runtime.block_on(TcpListener::bind(listen)).map_err(|error| {
        Exit::unavailable(format!(
            "admin.listen {listen} cannot be used: {error}; set another with --set admin.listen=…"
        ))
    })?;
    // What is observed between two scrapes waits in memory until somebody looks; nobody may.
    let upkeep = metrics.clone();
    runtime.spawn(async move {
        loop {
            tokio::time::sleep(UPKEEP).await;
            upkeep.run_upkeep();
        }
    });
    let address = listener.local_addr().unwrap_or(listen);
    tracing::info!(%address, "probes and metrics are served");
    let router = admin::router(watch.clone(), metrics);
    runtime.spawn(async move {
        if let Err(error) = admin::serve(listener, router).await {
            tracing::error!(%error, "the admin server ended");
        }
    });
    Ok(runtime)
}

/// Runs the worker until it is asked to stop.
pub(super) fn run(
    config: &Config,
    process: &Arc<dyn Process>,
    enriching: Option<Enriching>,
    watch: &Watch,
) -> Result<Summary, Exit> {
    let parts = Parts {
        kafka: config.kafka.clone(),
        secrets: config.secrets.properties().clone(),
        topics: config.input.topics.keys().cloned().collect(),
        outputs: config.output.topics.clone(),
        pipeline: config.pipeline.clone(),
        delivery: config.delivery.clone(),
        breaker: config.breaker,
        enriching,
    };
    live::run(&parts, process, watch).map_err(|error| Exit::internal(error.to_string()))
}
