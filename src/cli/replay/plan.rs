//! `geowire replay plan`.

use super::arguments::{self, LimitArgs};
use super::{coder, show, when};
use crate::archive::Layout;
use crate::cli::exit::Exit;
use crate::cli::{ConfigArgs, worker};
use crate::config::Config;
use crate::pipeline::{Process, Stages};
use crate::record::Record;
use crate::replay::{ArchivePlan, Manifest, Target, TopicPlan, Window, Wish, sample};
use clap::Args;
use std::path::PathBuf;
use std::time::Instant;

/// Records that the rate of this machine is measured on.
const SAMPLE: usize = 300;

/// Find what there is to read, freeze it in a manifest, and say what a run would do. Writes the manifest
/// and nothing else.
#[derive(Debug, Args)]
pub(super) struct Plan {
    /// The topic: to be read, or the one that was archived. The configuration has to know its format.
    #[arg(long, value_name = "TOPIC")]
    topic: String,
    /// Files in place of the topic itself: a folder, or `s3://BUCKET/FOLDER` with credentials, region and endpoint
    /// from the usual `AWS_…` variables.
    #[arg(long, value_name = "PLACE", requires = "layout")]
    archive: Option<String>,
    /// How records lie in the files: values, kcat, confluent or aiven. It is never guessed.
    #[arg(long, value_name = "LAYOUT", requires = "archive")]
    layout: Option<Layout>,
    /// What stands before the topic in Aiven's file names.
    #[arg(long, value_name = "TEXT", default_value = "", requires = "archive")]
    prefix: String,
    /// Leave out files whose path holds this; may be given more than once.
    #[arg(long, value_name = "TEXT", requires = "archive")]
    exclude: Vec<String>,
    /// Do not read the files now. Counts, gaps and damage are then not known before the run.
    #[arg(long, requires = "archive")]
    no_count: bool,
    /// Only these partitions of the topic, such as 0,3,5.
    #[arg(long, value_name = "LIST", value_delimiter = ',', conflicts_with = "archive")]
    partitions: Vec<i32>,
    /// Only these offsets of a partition, from the first to behind the last, such as 0:100..2000, 0:100.. or
    /// 0:..2000; may be given more than once.
    #[arg(long, value_name = "P:FROM..TO", value_parser = arguments::offsets, conflicts_with = "archive")]
    offsets: Vec<(i32, Option<i64>, Option<i64>)>,
    /// Only records with a timestamp from here on: a day, or an instant.
    #[arg(long, value_name = "MOMENT", value_parser = when::milliseconds)]
    since: Option<i64>,
    /// Only records with a timestamp before this.
    #[arg(long, value_name = "MOMENT", value_parser = when::milliseconds)]
    until: Option<i64>,
    /// How far out of order timestamps may be, in seconds: by so much more of the topic is read.
    #[arg(long, value_name = "SECONDS", default_value_t = 3600, value_parser = clap::value_parser!(u32).range(0..=31_536_000))]
    time_pad: u32,
    /// Names the replay; by default the moment of planning.
    #[arg(long, value_name = "ID", value_parser = arguments::id)]
    id: Option<String>,
    /// Write to the live worker's topics, not to topics of the replay's own.
    #[arg(long)]
    to_live: bool,
    /// Into how many shards it is split.
    #[arg(long, value_name = "N", default_value_t = 1, value_parser = clap::value_parser!(u32).range(1..=10_000))]
    shards: u32,
    #[command(flatten)]
    limits: LimitArgs,
    /// Where the manifest goes; by default replay-<ID>.json here.
    #[arg(long, value_name = "FILE")]
    output: Option<PathBuf>,
    #[command(flatten)]
    config: ConfigArgs,
}

impl Plan {
    pub(super) fn run(self) -> Result<(), Exit> {
        let config = self.config.load()?;
        let stages = worker::stages(&config)?;
        let now = jiff::Timestamp::now();
        let id = self.id.clone().unwrap_or_else(|| now.strftime("%Y%m%dt%H%M%S").to_string());
        let target = self.target(&config, &id);
        let wish = Wish {
            planned_at: now.strftime("%Y-%m-%dT%H:%M:%SZ").to_string(),
            coder: coder::of(&config, &stages, &self.topic)?,
            window: (self.since.is_some() || self.until.is_some())
                .then_some(Window { since_ms: self.since, until_ms: self.until }),
            shards: self.shards,
            limits: self.limits.limits(),
            id: id.clone(),
            target,
        };
        let config = coder::configured(config, &id, &wish.target, false);
        let mut manifest = self.resolve(&wish, &config)?;
        measure(&mut manifest, &config, &stages)?;
        let manifest = manifest.sealed();
        let output = self.output.unwrap_or_else(|| format!("replay-{id}.json").into());
        std::fs::write(&output, manifest.to_json())
            .map_err(|error| Exit::data(format!("{}: {error}", output.display())))?;
        show::plan(&manifest, &output);
        Ok(())
    }

    fn target(&self, config: &Config, id: &str) -> Target {
        let topics = &config.output.topics;
        let name = |topic: &str| if self.to_live { topic.to_owned() } else { format!("{topic}.replay-{id}") };
        Target {
            events: name(&topics.events),
            outcomes: name(&topics.outcomes),
            dead_letters: name(&topics.dead_letters),
            live: self.to_live,
        }
    }

    fn resolve(&self, wish: &Wish, config: &Config) -> Result<Manifest, Exit> {
        if let (Some(location), Some(layout)) = (&self.archive, self.layout) {
            let plan = ArchivePlan {
                location: location.clone(),
                layout,
                topic: self.topic.clone(),
                prefix: self.prefix.clone(),
                exclude: self.exclude.clone(),
                count: !self.no_count,
            };
            return Ok(plan.plan(wish)?);
        }
        let plan = TopicPlan {
            topic: self.topic.clone(),
            partitions: self.partitions.clone(),
            offsets: self.offsets.clone(),
            pad_ms: i64::from(self.time_pad) * 1000,
        };
        Ok(plan.plan(wish, &config.kafka, config.secrets.properties())?)
    }
}

/// Measures the coder on the first records, for the estimate.
fn measure(manifest: &mut Manifest, config: &Config, stages: &Stages) -> Result<(), Exit> {
    let records = sample(manifest, &config.kafka, config.secrets.properties(), SAMPLE)?;
    let estimate = &mut manifest.estimate;
    estimate.sample = records.len() as u64;
    if records.is_empty() {
        return Ok(());
    }
    let threads = match config.pipeline.threads {
        0 => std::thread::available_parallelism().map_or(1, usize::from),
        threads => threads,
    };
    let began = Instant::now();
    code(stages, &records, threads);
    let rate = records.len() as f64 / began.elapsed().as_secs_f64().max(1e-6);
    estimate.records_per_second = Some(rate);
    let allowed = manifest.limits.records_per_second.map_or(rate, |limit| limit.min(rate));
    estimate.seconds = estimate.records.map(|records| records as f64 / allowed);
    Ok(())
}

fn code(stages: &Stages, records: &[Record], threads: usize) {
    let share = records.len().div_ceil(threads).max(1);
    std::thread::scope(|scope| {
        for part in records.chunks(share) {
            scope.spawn(move || part.iter().for_each(|record| drop(stages.process(record))));
        }
    });
}
