//! A worker as the configuration describes it; `run` and `demo` start the same.

use super::exit::Exit;
use crate::coding::Coder;
use crate::config::Config;
use crate::event::CODING_REVISION;
use crate::live::{self, Parts, Summary, Watch};
use crate::pipeline::{Outputs, Process, Stages};
use crate::telemetry::metrics;
use crate::{admin, article};
use metrics_exporter_prometheus::{PrometheusBuilder, PrometheusHandle};
use std::collections::BTreeMap;
use std::sync::Arc;
use tokio::net::TcpListener;
use tokio::runtime::{Builder, Runtime};

/// The pure stages of a configuration.
pub(super) fn stages(config: &Config) -> Result<Stages, Exit> {
    let coder = Coder::builtin(config.coding.clone()).map_err(|error| Exit::internal(error.to_string()))?;
    metrics::build(env!("CARGO_PKG_VERSION"), CODING_REVISION, coder.fingerprint().as_str());
    let inputs: BTreeMap<String, article::Settings> = config.input.topics.clone();
    let topics = &config.output.topics;
    let outputs = Outputs {
        events: topics.events.as_str().into(),
        outcomes: topics.outcomes.as_str().into(),
        dead_letters: topics.dead_letters.as_str().into(),
        max_value_bytes: config.output.max_value_bytes,
    };
    Ok(Stages::new(inputs, coder, outputs))
}

/// Starts the recorder of metrics.
pub(super) fn metrics_recorder() -> Result<PrometheusHandle, Exit> {
    let handle = PrometheusBuilder::new().install_recorder().map_err(|error| Exit::internal(error.to_string()))?;
    metrics::describe();
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
pub(super) fn run(config: &Config, process: &Arc<dyn Process>, watch: &Watch) -> Result<Summary, Exit> {
    let parts = Parts {
        kafka: config.kafka.clone(),
        secrets: config.secrets.properties().clone(),
        topics: config.input.topics.keys().cloned().collect(),
        pipeline: config.pipeline.clone(),
    };
    live::run(&parts, process, watch).map_err(|error| Exit::internal(error.to_string()))
}
