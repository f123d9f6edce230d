//! `geowire check`: everything that is wrong, before anything runs.

use super::exit::Exit;
use super::{ConfigArgs, worker};
use crate::config::Config;
use crate::kafka::topics::{self, Topics};
use clap::Args;

/// Say everything that is wrong with a configuration, with file and line; with --online, with the
/// cluster too.
#[derive(Debug, Args)]
pub(super) struct Check {
    #[command(flatten)]
    config: ConfigArgs,
    /// Ask the cluster whether it is reachable and has the topics.
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
        worker::stages(&config)?;
        println!("configuration: good");
        if self.online {
            let found = online(&config, self.create_topics)?;
            for (topic, partitions) in found {
                println!("topic {topic}: {partitions} partitions");
            }
        }
        Ok(())
    }
}

fn online(config: &Config, create: bool) -> Result<Vec<(String, usize)>, Exit> {
    let topics =
        Topics { inputs: config.input.topics.keys().map(String::as_str).collect(), outputs: &config.output.topics };
    let mut found = find(config, &topics)?;
    let missing: Vec<&str> = found.iter().filter(|(_, there)| there.is_none()).map(|(name, _)| *name).collect();
    if create && !missing.is_empty() {
        make(config, &topics, &missing)?;
        found = find(config, &topics)?;
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

fn make(config: &Config, topics: &Topics<'_>, missing: &[&str]) -> Result<(), Exit> {
    let runtime = tokio::runtime::Builder::new_current_thread()
        .enable_all()
        .build()
        .map_err(|error| Exit::internal(error.to_string()))?;
    runtime
        .block_on(topics::create(&config.kafka, config.secrets.properties(), topics, missing))
        .map_err(|failures| Exit::unavailable(failures.join("\n")))
}
