//! The three loops put together around a source and a mode of delivery; `live` and `replay` differ in
//! these two alone.

use super::coding::{self, Processed};
use super::supervise::{self, Supervised, Watchdog};
use super::{
    BreakerSettings, Close, Enriching, Envelope, Flow, Intake, IntakeSettings, Mode, Owner, Ownership, Process,
    Publisher, Settings, Source, Status, Stop, Workbench, verdict,
};
use crossbeam_channel::{Receiver, Sender};
use std::sync::Arc;
use std::time::Duration;

/// How much longer than a drain the publisher is waited for: two steps of its sink.
const ANSWER: Duration = Duration::from_secs(2);
/// How much longer than its drain a loop may take to end before the process ends without it.
const ENDING: Duration = Duration::from_secs(10);
/// How long the publisher lets results and acknowledgements gather. A turn for each of them would take the core from
/// the coding thread twice a record; a record waits this long at most before its outputs leave.
const GATHER: Duration = Duration::from_millis(20);
/// Time between looks whether outputs can be written yet.
const LOOK: Duration = Duration::from_millis(2);

/// What others may watch while the loops run.
#[derive(Debug, Clone, Default)]
pub struct Watch {
    /// The flow.
    pub flow: Arc<Flow>,
    /// Signs of life.
    pub status: Arc<Status>,
    /// The wish to stop.
    pub stop: Stop,
}

/// What the loops keep to, whatever the source.
#[derive(Debug, Clone, Copy)]
pub struct Line<'a> {
    /// How much is on the way, and how it ends.
    pub settings: &'a Settings,
    /// When too many dead letters stop the stream.
    pub breaker: BreakerSettings,
    /// Asks services before publishing, where any is configured.
    pub enriching: Option<&'a Enriching>,
    /// Time between commits by the poll loop; `None` where positions go with the outputs.
    pub commit_interval: Option<Duration>,
    /// What others watch.
    pub watch: &'a Watch,
}

impl Line<'_> {
    /// Runs until the source has ended or a stop is asked for. `source` is made last, once outputs can be
    /// written, and polled and dropped on a thread of its own. Returns whether everything on the way had
    /// its outcome in time; a failure is noted in the watch's stop.
    ///
    /// # Errors
    /// When a thread or the source cannot be started.
    pub fn run<M, S, E>(
        &self,
        mode: M,
        process: &Arc<dyn Process>,
        source: impl FnOnce(Arc<dyn Owner>) -> Result<S, E>,
    ) -> Result<bool, E>
    where
        M: Mode + 'static,
        S: Source + Send + 'static,
        E: From<std::io::Error>,
    {
        let (work, envelopes) = crossbeam_channel::unbounded::<Envelope>();
        let (processed, results) = crossbeam_channel::unbounded();
        let (close, closes) = crossbeam_channel::unbounded::<Close>();

        let publish = self.start_publish_thread(mode, results, closes)?;
        let bench = Workbench::new(threads(self.settings.threads));
        let processed = Enriching::in_front_of(self.enriching, processed, &self.watch.stop)?;
        let coders = coding::start(&bench, process, &envelopes, &processed)?;
        drop((envelopes, processed));
        let watchdog = self.start_watchdog(bench)?;
        let drained = if self.prepared() {
            let source = source(self.owner(close))?;
            let poll = self.start_poll_thread(source, work)?;
            self.wait(poll)
        } else {
            drop((close, work));
            true
        };
        publish.join(ENDING);
        watchdog.end();
        // The coding threads end when the poll thread lets go of their work; one that is busy with a long
        // record is not waited for.
        drop(coders);
        Ok(drained)
    }

    fn start_publish_thread<M: Mode + 'static>(
        &self,
        mode: M,
        results: Receiver<Processed>,
        closes: Receiver<Close>,
    ) -> std::io::Result<Supervised> {
        let Watch { flow, status, stop } = self.watch.clone();
        let publisher = Publisher::new(mode, flow, status, stop, self.breaker).gathering(GATHER);
        supervise::start("publish", &self.watch.stop, move || drop(publisher.run(&results, &closes)))
    }

    /// Ends the process, and names the record, when a coding thread never comes to an end.
    fn start_watchdog(&self, bench: Arc<Workbench>) -> std::io::Result<Watchdog> {
        let limit = Duration::from_secs(self.settings.watchdog_secs);
        let stop = self.watch.stop.clone();
        Watchdog::start(move || {
            if let Some((origin, age)) = bench.overdue(limit) {
                stop.fail(verdict(&origin, age));
            }
        })
    }

    /// Waits until outputs can be written; `false` when a stop is asked for before. A process that took
    /// partitions earlier could read positions behind which a predecessor of its name has a transaction
    /// open, and would be ready without being the one that holds the name.
    fn prepared(&self) -> bool {
        let Watch { status, stop, .. } = self.watch;
        while !status.prepared() && !stop.asked() {
            status.polled();
            std::thread::sleep(LOOK);
        }
        status.prepared()
    }

    fn owner(&self, close: Sender<Close>) -> Arc<dyn Owner> {
        let drain = Duration::from_secs(self.settings.revoke_drain_secs);
        let Watch { flow, status, .. } = self.watch;
        Arc::new(Ownership::new(Arc::clone(flow), Arc::clone(status), close, drain, ANSWER))
    }

    /// The source is polled and dropped on one thread: a client's callbacks run there and block it.
    fn start_poll_thread<S: Source + Send + 'static>(
        &self,
        source: S,
        work: Sender<Envelope>,
    ) -> std::io::Result<(Supervised, Receiver<bool>)> {
        let settings = IntakeSettings {
            max_in_flight_bytes: self.settings.max_in_flight_bytes,
            commit_interval: self.commit_interval,
            drain: Duration::from_secs(self.settings.drain_secs),
        };
        let Watch { flow, status, stop } = self.watch.clone();
        let intake = Intake::new(source, flow, status, work, settings);
        let (ended, drained) = crossbeam_channel::bounded(1);
        let thread = supervise::start("poll", &self.watch.stop, move || {
            let (source, all) = intake.run(&stop);
            // A consumer leaves its group here, which gives all partitions up.
            drop(source);
            let _ = ended.send(all);
        })?;
        Ok((thread, drained))
    }

    /// Waits for the poll thread: without end while it runs, within bounds once it was asked to stop.
    fn wait(&self, (poll, drained): (Supervised, Receiver<bool>)) -> bool {
        while !poll.ended(Duration::from_millis(50)) && !self.watch.stop.asked() {}
        let drain = Duration::from_secs(self.settings.drain_secs);
        let all = drained.recv_timeout(drain + ENDING).unwrap_or(false);
        poll.join(ENDING);
        all
    }
}

fn threads(wanted: usize) -> usize {
    if wanted > 0 { wanted } else { std::thread::available_parallelism().map_or(1, usize::from) }
}
