//! `geowire check`: everything that is wrong, before anything runs.

use super::exit::Exit;
use super::{ConfigArgs, dictionaries, worker};
use crate::coding::Coder;
use crate::config::Config;
use crate::enrich::Enricher;
use crate::kafka::topics::{self, Topics};
use crate::lexicon::{BUILTIN_NAME, Change};
use clap::Args;
use std::time::{Duration, Instant};
use tokio::runtime::{Builder, Runtime};

/// How long the brokers may take to hear of a topic that was made.
const HEARD_OF: Duration = Duration::from_secs(10);

/// Say everything that is wrong with a configuration, with file and line; with --online, with the
/// cluster and the services too.
#[derive(Debug, Args)]
pub(super) struct Check {
    #[command(flatten)]
    config: ConfigArgs,
    /// Ask the cluster whether it is reachable and has the topics, and each service one question.
    #[arg(long)]
    online: bool,
    /// Make the topics that are missing, with sensible settings.
    #[arg(long, requires = "online")]
    create_topics: bool,
}

impl Check {
    #[expect(clippy::print_stdout, reason = "what was checked is the command's result")]
    pub(super) fn run(self) -> Result<(), Exit> {
        let config = self.config.load()?;
        let coder = dictionaries::coder(&config)?;
        for Change { file, added, replaced, removed } in coder.changes() {
            println!("{file}: {added} added, {replaced} replaced, {removed} removed");
        }
        examples(&coder)?;
        let enricher = worker::enricher(&config)?;
        println!("configuration: good");
        if self.online {
            if let Some(enricher) = enricher {
                services(&enricher)?;
            }
            let found = online(&config, self.create_topics)?;
            for (topic, partitions) in found {
                println!("topic {topic}: {partitions} partitions");
            }
        }
        Ok(())
    }
}

/// Holds entries of overlays against their examples. Those that are compiled in are held by a test; an overlay may
/// change what they give.
fn examples(coder: &Coder) -> Result<(), Exit> {
    let faults = coder.example_faults(|trigger| *trigger.entry.file != *BUILTIN_NAME);
    if faults.is_empty() {
        return Ok(());
    }
    let lines: Vec<String> = faults.iter().map(ToString::to_string).collect();
    Err(Exit::usage_of(format!("examples of coding.overlays do not hold:\n{}", lines.join("\n"))))
}

fn online(config: &Config, create: bool) -> Result<Vec<(String, usize)>, Exit> {
    let inputs = config.input.topics.keys().map(String::as_str).collect();
    ensure(config, &Topics { inputs, outputs: &config.output.topics }, create)
}

/// Asks for the topics, makes those that are missing where that is wanted, and gives their partitions.
pub(super) fn ensure(config: &Config, topics: &Topics<'_>, create: bool) -> Result<Vec<(String, usize)>, Exit> {
    let mut found = find(config, topics)?;
    let missing: Vec<&str> = found.iter().filter(|(_, there)| there.is_none()).map(|(name, _)| *name).collect();
    if create && !missing.is_empty() {
        make(config, topics, &missing)?;
        found = find(config, topics)?;
        // The controller has made them; a broker hears of it a little later.
        let until = Instant::now() + HEARD_OF;
        while found.iter().any(|(_, there)| there.is_none()) && Instant::now() < until {
            std::thread::sleep(Duration::from_millis(100));
            found = find(config, topics)?;
        }
    }
    let missing: Vec<&str> = found.iter().filter(|(_, there)| there.is_none()).map(|(name, _)| *name).collect();
    if !missing.is_empty() {
        return Err(Exit::unavailable(format!(
            "these topics are missing: {}; `geowire check --online --create-topics` makes them",
            missing.join(", ")
        )));
    }
    Ok(found.into_iter().filter_map(|(name, there)| Some((name.to_owned(), there?))).collect())
}

fn find<'a>(config: &Config, topics: &Topics<'a>) -> Result<Vec<(&'a str, Option<usize>)>, Exit> {
    topics::find(&config.kafka, config.secrets.properties(), topics)
        .map_err(|why| Exit::unavailable(format!("the cluster at {} does not answer: {why}", config.kafka.brokers)))
}

/// Asks each service one question. A service that does not answer is said to be wrong here; the worker
/// would publish without it.
#[expect(clippy::print_stdout, reason = "what was checked is the command's result")]
fn services(enricher: &Enricher) -> Result<(), Exit> {
    let mut wrong = Vec::new();
    for trial in runtime()?.block_on(enricher.try_services()) {
        let who = format!("enrich.{} ({})", trial.section, trial.service.as_str());
        match trial.heard {
            Ok((question, heard)) if heard.known.is_some() => println!("{who}: knows {}", question.name()),
            Ok((question, _)) => wrong.push(format!("{who}: answers, and does not know {}", question.name())),
            Err(failure) => wrong.push(format!("{who}: {failure}")),
        }
    }
    if wrong.is_empty() { Ok(()) } else { Err(Exit::unavailable(wrong.join("\n"))) }
}

fn runtime() -> Result<Runtime, Exit> {
    Builder::new_current_thread().enable_all().build().map_err(|error| Exit::internal(error.to_string()))
}

fn make(config: &Config, topics: &Topics<'_>, missing: &[&str]) -> Result<(), Exit> {
    runtime()?
        .block_on(topics::create(&config.kafka, config.secrets.properties(), topics, missing))
        .map_err(|failures| Exit::unavailable(failures.join("\n")))
}
