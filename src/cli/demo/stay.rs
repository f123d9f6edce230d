//! `demo --stay`: the demo goes on, with the page, until it is interrupted.

use super::corpus::{self, Entry};
use super::report;
use crate::cli::exit::Exit;
use crate::cli::{page, signals, worker};
use crate::config::Config;
use crate::kafka::embedded::Embedded;
use crate::pipeline::{Process, Stages, Watch};
use std::net::SocketAddr;
use std::sync::Arc;

/// What is set beyond the short demo.
pub(super) fn settings(page: SocketAddr) -> [String; 4] {
    [
        "page.enabled=true".to_owned(),
        format!("page.listen={page}"),
        // Any free port: the page is what is looked at.
        "admin.listen=127.0.0.1:0".to_owned(),
        // So that the lag on the page is of this second.
        "kafka.consumer.statistics.interval.ms=1000".to_owned(),
    ]
}

/// Serves the page, feeds the demo's records, and runs until SIGINT or SIGTERM.
pub(super) fn run(
    config: &Config,
    broker: &Embedded,
    entries: &[Entry],
    watch: &Watch,
    stages: Stages,
) -> Result<(), Exit> {
    signals::connect(&watch.stop)?;
    let recorder = worker::metrics_recorder(None)?;
    worker::announce(config);
    let runtime = worker::serve_admin(config, watch, recorder)?;
    let address = page::serve(config, watch, stages.fingerprint(), &runtime)?;
    broker.feed(entries.iter().map(Entry::record)).map_err(|error| Exit::internal(error.to_string()))?;
    let topics = corpus::topics(entries);
    report::staying(address, &broker.brokers(), topics.iter().copied());
    let process: Arc<dyn Process> = Arc::new(stages);
    let summary = worker::run(config, &process, None, watch)?;
    runtime.shutdown_background();
    if report::left(&summary) { Ok(()) } else { Err(Exit::internal("the ledger is not whole")) }
}
