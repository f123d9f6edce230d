//! Runs one shard of a manifest.

use super::ReplayError;
use super::checkpoint::{Checkpoint, Outcomes, Place, State};
use super::files::FilesReader;
use super::governor::GiveWay;
use super::manifest::{Input, Limits, Manifest};
use super::pace::Pace;
use super::progress::Progress;
use super::reader::Reader;
use super::shard::Shard;
use super::source::{Cap, ReplaySource, Why};
use super::stamp::Stamped;
use super::topic::TopicReader;
use crate::archive::Store;
use crate::kafka::{self, OutputTopics, Producer};
use crate::pipeline::{self, AtLeastOnce, BreakerSettings, Enriching, Ledger, Line, Owner, Process, Watch};
use crate::telemetry::metrics;
use std::collections::{BTreeMap, BTreeSet};
use std::path::PathBuf;
use std::sync::{Arc, PoisonError};
use std::time::{Duration, Instant};

/// What the run of a shard is made of.
#[derive(Debug, Clone)]
pub struct Parts {
    /// The plan.
    pub manifest: Manifest,
    /// Which share of it.
    pub shard: Shard,
    /// The folder of checkpoints.
    pub state: PathBuf,
    /// How fast it may go.
    pub limits: Limits,
    /// The clients' settings, with the replay's own group and client id.
    pub kafka: kafka::Settings,
    /// librdkafka properties with secret values.
    pub secrets: BTreeMap<String, String>,
    /// The pipeline's settings.
    pub pipeline: pipeline::Settings,
    /// When too many dead letters stop the replay.
    pub breaker: BreakerSettings,
    /// The live group to give way to, where that is wanted.
    pub give_way: Option<GiveWay>,
    /// Asks services before publishing, where that is wanted.
    pub enriching: Option<Enriching>,
}

/// How a run ended.
#[derive(Debug, Clone, Copy)]
pub struct Summary {
    /// The ledger of this process.
    pub ledger: Ledger,
    /// Records of the shard that are done, those of earlier tries included.
    pub records: u64,
    /// How the records of all tries ended.
    pub outcomes: Outcomes,
    /// Whether the whole shard is done.
    pub finished: bool,
}

/// Runs the shard from its checkpoint on until it is done or a stop is asked for.
///
/// # Errors
/// When it cannot start or cannot go on. What has a checkpoint stays done.
pub fn run(
    parts: &Parts,
    process: &Arc<dyn Process>,
    watch: &Watch,
    progress: &Arc<Progress>,
) -> Result<Summary, ReplayError> {
    let (manifest, shard) = (&parts.manifest, parts.shard);
    let (state, found) = State::hold(&parts.state, manifest, shard)?;
    let start = found.unwrap_or_else(|| Checkpoint::begin(manifest, shard, nowhere(&manifest.input), metrics::now()));
    let checkpoint = Checkpoint { tries: start.tries + 1, ..start };
    announce(parts, &checkpoint, progress);
    if checkpoint.finished {
        let (records, outcomes) = (checkpoint.records, checkpoint.outcomes);
        return Ok(Summary { ledger: Ledger::default(), records, outcomes, finished: true });
    }
    // A folder that cannot be written is known before the first record goes out.
    state.save(&checkpoint).map_err(|error| {
        ReplayError::Unavailable(format!("checkpoints cannot be written to {}: {error}", parts.state.display()))
    })?;
    let (file, why) = (checkpoint.clone(), Why::default());
    let stamped: Arc<dyn Process> = Arc::new(Stamped::new(Arc::clone(process), &manifest.id));
    drain(parts, &stamped, watch, progress, (state, file), &why)?;
    if let Some(why) = why.lock().unwrap_or_else(PoisonError::into_inner).take() {
        return Err(why);
    }
    if let Some(why) = watch.stop.failure() {
        return Err(ReplayError::Failed(why));
    }
    summary(parts, watch)
}

/// Runs the loops over the shard until they end.
fn drain(
    parts: &Parts,
    process: &Arc<dyn Process>,
    watch: &Watch,
    progress: &Arc<Progress>,
    (state, checkpoint): (State, Checkpoint),
    why: &Why,
) -> Result<bool, ReplayError> {
    let place = Some(&checkpoint.place);
    let reader = reader_of(&parts.manifest, parts.shard, &parts.kafka, &parts.secrets, place)?;
    let target = &parts.manifest.target;
    let outputs = OutputTopics {
        events: target.events.clone(),
        outcomes: target.outcomes.clone(),
        dead_letters: target.dead_letters.clone(),
    };
    let sink = Producer::new(&parts.kafka, &parts.secrets, &outputs)?;
    let mode = AtLeastOnce::new(sink, Arc::clone(&watch.flow), Arc::clone(process), watch.stop.clone());
    let line = Line {
        settings: &parts.pipeline,
        breaker: parts.breaker,
        enriching: parts.enriching.as_ref(),
        commit_interval: Some(Duration::from_millis(parts.pipeline.commit_interval_ms)),
        watch,
    };
    let (now, cap) = (Instant::now(), Cap::default());
    if let Some(give_way) = &parts.give_way {
        give_way.start(&parts.kafka, &parts.secrets, &cap, progress, &watch.stop)?;
    }
    line.run(mode, process, |owner: Arc<dyn Owner>| {
        // Ready from here on, whether or not there is anything to read.
        owner.assigned(&[]);
        Ok(ReplaySource {
            reader,
            owner,
            flow: Arc::clone(&watch.flow),
            status: Arc::clone(&watch.status),
            pace: Pace::new(parts.limits, now),
            cap,
            state,
            before: checkpoint.outcomes,
            checkpoint,
            progress: Arc::clone(progress),
            why: Arc::clone(why),
            owned: BTreeSet::new(),
            paused: false,
            began: now,
            here: 0,
        })
    })
}

fn nowhere(input: &Input) -> Place {
    match input {
        Input::Topic { .. } => Place::Offsets(BTreeMap::new()),
        Input::Archive { .. } => Place::Lines { file: None, lines: 0 },
    }
}

fn announce(parts: &Parts, checkpoint: &Checkpoint, progress: &Progress) {
    let planned = parts.shard.records(&parts.manifest);
    progress.begin(planned, checkpoint.records);
    let share = 1.0 / f64::from(parts.shard.of);
    let due = parts.manifest.estimate.seconds.map_or(0.0, |seconds| checkpoint.started + seconds * share);
    metrics::replay_planned(planned.unwrap_or_default(), checkpoint.started, due);
    metrics::replay_done(checkpoint.records);
}

/// Reads a shard from `place` on; from its beginning where there is none.
pub(super) fn reader_of(
    manifest: &Manifest,
    shard: Shard,
    settings: &kafka::Settings,
    secrets: &BTreeMap<String, String>,
    place: Option<&Place>,
) -> Result<Box<dyn Reader>, ReplayError> {
    let (window, beginning) = (manifest.window, nowhere(&manifest.input));
    let place = place.unwrap_or(&beginning);
    Ok(match &manifest.input {
        Input::Topic { topic, ranges } => {
            let ranges = shard.ranges(ranges);
            Box::new(TopicReader::open(settings, secrets, topic, &ranges, window, place)?)
        }
        Input::Archive { topic, location, layout, files } => {
            let files = shard.files(files);
            Box::new(FilesReader::open(Store::open(location)?, *layout, topic, files, window, place)?)
        }
    })
}

fn summary(parts: &Parts, watch: &Watch) -> Result<Summary, ReplayError> {
    let ledger = watch.flow.snapshot().ledger;
    let shard = parts.shard.to_string();
    let all = State::all(&parts.state, &parts.manifest)?;
    let last = all.into_iter().find(|checkpoint| checkpoint.shard == shard);
    let last = last.ok_or_else(|| ReplayError::Failed("the checkpoint is gone".to_owned()))?;
    Ok(Summary { ledger, records: last.records, outcomes: last.outcomes, finished: last.finished })
}
