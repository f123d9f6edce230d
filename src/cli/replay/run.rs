//! `geowire replay run`.

mod bar;

use super::arguments::LimitArgs;
use super::{coder, state_folder};
use crate::cli::exit::Exit;
use crate::cli::{ConfigArgs, check, signals, worker};
use crate::config::Config;
use crate::kafka::topics::Topics;
use crate::pipeline::{Enriching, Process, Watch};
use crate::replay::{self, GiveWay, Manifest, Parts, Progress, Shard, Summary};
use crate::telemetry::{logging, trace};
use bar::Bar;
use clap::Args;
use std::path::PathBuf;
use std::sync::Arc;

/// Run a manifest, or one shard of it. Goes on where it was stopped or killed. Ends with 0 when the shard is
/// done, with 75 when it was stopped before.
#[derive(Debug, Args)]
pub(super) struct Run {
    /// The manifest that `replay plan` has written.
    manifest: PathBuf,
    /// Which share of it, such as 3/16, counted from 0; in an Indexed Job of Kubernetes its index is taken.
    #[arg(long, value_name = "I/N")]
    shard: Option<Shard>,
    /// The folder of checkpoints; by default beside the manifest.
    #[arg(long, value_name = "FOLDER")]
    state: Option<PathBuf>,
    #[command(flatten)]
    limits: LimitArgs,
    /// Slow down while the live group is so many seconds behind; 0 never does. The live group is the
    /// configuration's `kafka.group_id`.
    #[arg(long, value_name = "SECONDS", default_value_t = 30)]
    give_way: u32,
    /// Ask the services of the configuration, as the live worker does; without this none is asked.
    #[arg(long)]
    enrich: bool,
    #[command(flatten)]
    config: ConfigArgs,
}

impl Run {
    pub(super) fn run(self) -> Result<(), Exit> {
        let manifest = Manifest::load(&self.manifest)?;
        let shard = self.shard(&manifest)?;
        let config = self.config.load()?;
        let give_way = (self.give_way > 0).then(|| GiveWay {
            group: config.kafka.group_id.clone(),
            topics: config.input.topics.keys().cloned().collect(),
            seconds: f64::from(self.give_way),
        });
        let config = coder::configured(config, &manifest.id, &manifest.target, self.enrich);
        let _logging = logging::start(&config.log).map_err(Exit::usage_of)?;
        let watch = Watch::default();
        signals::connect(&watch.stop)?;
        let recorder = worker::metrics_recorder(Some("replay"))?;
        worker::announce(&config);
        let traces = trace::start(&config.trace).map_err(Exit::internal)?;
        let enriching = worker::enricher(&config)?.map(Enriching::new);
        let stages = coder::planned(&config, &manifest)?.with_enriching(enriching.clone());
        let process: Arc<dyn Process> = Arc::new(stages);
        // A shard beside others on one machine: a port that is taken is no reason to stand still.
        let admin = worker::serve_admin(&config, &watch, recorder)
            .map_err(|why| tracing::warn!(%why, "this shard goes without probes and metrics"));
        targets(&config, manifest.target.live)?;
        tracing::info!(replay = manifest.id, %shard, topic = manifest.topic(), events = manifest.target.events, "the replay begins");
        let parts = Parts { give_way, enriching, ..self.parts(&config, manifest, shard) };
        let progress = Arc::new(Progress::default());
        let bar = Bar::start(Arc::clone(&progress), Arc::clone(&watch.flow));
        let done = replay::run(&parts, &process, &watch, &progress);
        bar.end();
        drop(traces);
        if let Ok(admin) = admin {
            admin.shutdown_background();
        }
        ended(done?, shard)
    }

    fn shard(&self, manifest: &Manifest) -> Result<Shard, Exit> {
        let of = manifest.shards;
        let index = std::env::var("JOB_COMPLETION_INDEX").ok().and_then(|index| index.parse().ok());
        let wanted = self.shard.or_else(|| index.map(|index| Shard { index, of }));
        match wanted {
            Some(shard) if shard.of == of && shard.index < of => Ok(shard),
            Some(shard) => Err(Exit::wrong_arguments(format!(
                "the manifest is split into {of} shards; {shard} is none of them (0/{of} to {}/{of})",
                of - 1
            ))),
            None if of == 1 => Ok(Shard { index: 0, of }),
            None => {
                Err(Exit::wrong_arguments(format!("the manifest is split into {of} shards; name one: --shard 0/{of}")))
            }
        }
    }

    fn parts(&self, config: &Config, manifest: Manifest, shard: Shard) -> Parts {
        Parts {
            shard,
            state: state_folder(&self.manifest, self.state.as_ref()),
            limits: self.limits.or(manifest.limits),
            manifest,
            kafka: config.kafka.clone(),
            secrets: config.secrets.properties().clone(),
            pipeline: config.pipeline.clone(),
            breaker: config.breaker,
            give_way: None,
            enriching: None,
        }
    }
}

/// Makes topics of the replay's own where they are missing; the live worker's have to be there.
fn targets(config: &Config, live: bool) -> Result<(), Exit> {
    check::ensure(config, &Topics { inputs: Vec::new(), outputs: &config.output.topics }, !live).map(drop)
}

fn ended(summary: Summary, shard: Shard) -> Result<(), Exit> {
    let Summary { records, outcomes, finished, .. } = summary;
    let ledger = serde_json::to_string(&outcomes).unwrap_or_default();
    tracing::info!(%shard, records, finished, outcomes = ledger, "the replay ends");
    if finished {
        return Ok(());
    }
    Err(Exit::try_again(format!("shard {shard} was stopped with {records} records done; run it again to go on")))
}
