//! `geowire run`: the live worker.

use super::exit::Exit;
use super::{ConfigArgs, signals, worker};
use crate::live::Watch;
use crate::pipeline::Process;
use crate::telemetry::logging;
use clap::Args;
use std::sync::Arc;

/// Read articles from Kafka, code them, publish events and outcomes, until SIGTERM.
#[derive(Debug, Args)]
pub(super) struct Run {
    #[command(flatten)]
    config: ConfigArgs,
}

impl Run {
    pub(super) fn run(self) -> Result<(), Exit> {
        let config = self.config.load()?;
        logging::start(&config.log).map_err(Exit::usage_of)?;
        let watch = Watch::default();
        signals::connect(&watch.stop)?;
        let recorder = worker::metrics_recorder()?;
        let process: Arc<dyn Process> = Arc::new(worker::stages(&config)?);
        let admin = worker::serve_admin(&config, &watch, recorder)?;
        tracing::info!(
            version = env!("CARGO_PKG_VERSION"),
            brokers = config.kafka.brokers,
            group = config.kafka.group_id,
            topics = ?config.input.topics.keys().collect::<Vec<_>>(),
            "geowire starts"
        );
        let summary = worker::run(&config, &process, &watch)?;
        admin.shutdown_background();
        let ledger = serde_json::to_string(&summary.ledger).unwrap_or_default();
        tracing::info!(ledger, drained = summary.drained, "geowire ends");
        Ok(())
    }
}
