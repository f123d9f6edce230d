//! `geowire run`: the live worker.

use super::exit::Exit;
use super::{ConfigArgs, page, signals, worker};
use crate::pipeline::{Enriching, Process, Watch};
use crate::telemetry::{logging, trace};
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
        let _logging = logging::start(&config.log).map_err(Exit::usage_of)?;
        let watch = Watch::default();
        signals::connect(&watch.stop)?;
        let recorder = worker::metrics_recorder(None)?;
        worker::announce(&config);
        let traces = trace::start(&config.trace).map_err(Exit::internal)?;
        let enriching = worker::enricher(&config)?.map(Enriching::new);
        let stages = worker::stages(&config)?.with_enriching(enriching.clone());
        let admin = worker::serve_admin(&config, &watch, recorder)?;
        page::serve(&config, &watch, stages.fingerprint(), &admin)?;
        let process: Arc<dyn Process> = Arc::new(stages);
        tracing::info!(
            version = env!("CARGO_PKG_VERSION"),
            brokers = config.kafka.brokers,
            group = config.kafka.group_id,
            topics = ?config.input.topics.keys().collect::<Vec<_>>(),
            "geowire starts"
        );
        let summary = worker::run(&config, &process, enriching, &watch)?;
        drop(traces);
        admin.shutdown_background();
        let ledger = serde_json::to_string(&summary.ledger).unwrap_or_default();
        tracing::info!(ledger, drained = summary.drained, "geowire ends");
        Ok(())
    }
}
