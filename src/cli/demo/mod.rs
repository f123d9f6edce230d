//! `geowire demo`: the worker on an embedded broker, over articles of our own.

mod corpus;
mod report;
mod stay;

use super::exit::Exit;
use super::worker;
use crate::config::{self, Config, Layers};
use crate::kafka::embedded::Embedded;
use crate::live::Summary;
use crate::pipeline::{Process, Watch};
use crate::telemetry::logging;
use clap::Args;
use corpus::Entry;
use std::sync::Arc;
use std::time::{Duration, Instant};

/// How long the demo waits for its records; the embedded group alone takes three seconds to form.
const PATIENCE: Duration = Duration::from_secs(60);

/// Show all of it on an embedded broker, with articles of our own. Ends with 0 only when every record
/// is accounted for.
#[derive(Debug, Args)]
pub(super) struct Demo {
    /// Show what the worker logs.
    #[arg(long)]
    log: bool,
    /// Keep it running with the page, and take articles from any Kafka client, until Ctrl-C.
    #[arg(long)]
    stay: bool,
    /// Where `--stay` serves the page.
    #[arg(long, value_name = "ADDRESS", default_value = "127.0.0.1:9465", requires = "stay")]
    page: std::net::SocketAddr,
}

impl Demo {
    pub(super) fn run(self) -> Result<(), Exit> {
        let begun = Instant::now();
        let entries = corpus::entries().map_err(Exit::internal)?;
        let broker = start_broker(&entries)?;
        let mut set = vec![format!("log.level={}", if self.log { "info" } else { "error" })];
        if self.stay {
            set.extend(stay::settings(self.page));
        }
        let config = configure(&broker, &entries, set)?;
        let _logging = logging::start(&config.log).map_err(Exit::usage_of)?;
        report::opening(&broker.brokers(), &entries);

        let watch = Watch::default();
        let stages = worker::stages(&config)?;
        if self.stay {
            return stay::run(&config, &broker, &entries, &watch, stages);
        }
        let process: Arc<dyn Process> = Arc::new(stages);
        broker.feed(entries.iter().map(Entry::record)).map_err(|error| Exit::internal(error.to_string()))?;
        let summary = work(&config, &process, &watch, entries.len() as u64)?;

        let outputs = report::read(&broker, &config).map_err(Exit::internal)?;
        report::events(&outputs);
        let accounted = report::ledger(&entries, &outputs, &summary, begun.elapsed());
        if accounted { Ok(()) } else { Err(Exit::internal("the ledger is not whole")) }
    }
}

fn start_broker(entries: &[Entry]) -> Result<Embedded, Exit> {
    let outputs = crate::kafka::OutputTopics::default();
    let mut topics: Vec<(&str, i32)> = corpus::topics(entries).into_iter().map(|topic| (topic, 2)).collect();
    topics.extend([(outputs.events.as_str(), 2), (outputs.outcomes.as_str(), 2), (outputs.dead_letters.as_str(), 1)]);
    Embedded::start(&topics).map_err(|error| Exit::internal(format!("the embedded broker cannot start: {error}")))
}

/// The configuration that a user would write for these topics.
fn configure(broker: &Embedded, entries: &[Entry], mut set: Vec<String>) -> Result<Config, Exit> {
    set.extend([
        format!("kafka.brokers={}", broker.brokers()),
        "kafka.group_id=geowire-demo".to_owned(),
        // An empty fetch of the embedded broker sleeps as long as it may.
        "kafka.consumer.fetch.wait.max.ms=10".to_owned(),
    ]);
    for topic in corpus::topics(entries) {
        // Each topic is named after its format.
        let format = topic.rsplit('.').next().unwrap_or("json");
        set.push(format!("input.topics.\"{topic}\".format={format}"));
    }
    config::load(&Layers { file: None, environment: Vec::new(), set }).map_err(|problems| Exit::config(&problems))
}

/// Runs the worker until all records have their outcome.
fn work(config: &Config, process: &Arc<dyn Process>, watch: &Watch, records: u64) -> Result<Summary, Exit> {
    std::thread::scope(|scope| {
        let worker = scope.spawn(|| worker::run(config, process, None, watch));
        let deadline = Instant::now() + PATIENCE;
        loop {
            let ledger = watch.flow.snapshot().ledger;
            report::progress(&ledger, records);
            if (ledger.consumed >= records && ledger.in_flight == 0)
                || Instant::now() > deadline
                || worker.is_finished()
            {
                break;
            }
            std::thread::sleep(Duration::from_millis(50));
        }
        watch.stop.ask();
        worker.join().unwrap_or_else(|_| Err(Exit::internal("the worker panicked")))
    })
}
