//! Gives way to the live worker: halves the rate while its group is behind, and takes it up again step by
//! step.

use super::ReplayError;
use super::progress::Progress;
use super::source::Cap;
use crate::kafka::{self, GroupLag};
use crate::pipeline::Stop;
use crate::telemetry::metrics;
use std::collections::BTreeMap;
use std::sync::Arc;
use std::time::{Duration, Instant};

/// Time between two looks at the live group.
const LOOK: Duration = Duration::from_secs(3);
/// The slowest rate that it slows down to, in records a second.
const SLOWEST: f64 = 1.0;
/// By how much the rate rises at each look while the live group keeps up.
const RISE: f64 = 1.25;

/// Whom to give way to, and when.
#[derive(Debug, Clone, PartialEq)]
pub struct GiveWay {
    /// The live group.
    pub group: String,
    /// The topics that it reads.
    pub topics: Vec<String>,
    /// Seconds behind at which the replay slows down.
    pub seconds: f64,
}

impl GiveWay {
    /// Looks after the live group on a thread of its own, until the process is to stop.
    pub(super) fn start(
        &self,
        settings: &kafka::Settings,
        secrets: &BTreeMap<String, String>,
        cap: &Cap,
        progress: &Arc<Progress>,
        stop: &Stop,
    ) -> Result<(), ReplayError> {
        let lag = GroupLag::new(settings, secrets, &self.group, self.topics.clone())?;
        let (cap, progress, stop, seconds) = (cap.clone(), Arc::clone(progress), stop.clone(), self.seconds);
        std::thread::Builder::new()
            .name("governor".to_owned())
            .spawn(move || watch(&lag, seconds, &cap, &progress, &stop))?;
        Ok(())
    }
}

/// What the rate may be. Pure.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Governor {
    /// Seconds behind at which it gives way.
    threshold: f64,
    cap: Option<f64>,
    /// The rate before it first gave way; once it is reached again the cap goes.
    free: f64,
}

impl Governor {
    /// Gives way when the live group is more than `threshold` seconds behind.
    pub fn new(threshold: f64) -> Self {
        Self { threshold, cap: None, free: 0.0 }
    }

    /// The live group is so many seconds behind (none when that is not known), and the replay goes at `rate`
    /// records a second. Returns the rate that it may go at; none for any.
    pub fn note(&mut self, lag: Option<f64>, rate: f64) -> Option<f64> {
        match (lag, self.cap) {
            (Some(lag), cap) if lag > self.threshold => {
                if cap.is_none() {
                    self.free = rate;
                }
                self.cap = Some((cap.unwrap_or(rate) / 2.0).max(SLOWEST));
            }
            (Some(_), Some(cap)) => self.cap = Some(cap * RISE).filter(|cap| *cap < self.free),
            _ => {}
        }
        self.cap
    }
}

/// Looks at the live group until `stop`, and sets the cap. A cluster that does not answer changes nothing.
fn watch(lag: &GroupLag, threshold: f64, cap: &Cap, progress: &Arc<Progress>, stop: &Stop) {
    let mut governor = Governor::new(threshold);
    let (mut before, mut then) = (progress.look().done, Instant::now());
    while !stop.asked() {
        pause(stop);
        let (done, now) = (progress.look().done, Instant::now());
        let rate = done.saturating_sub(before) as f64 / (now - then).as_secs_f64().max(0.001);
        (before, then) = (done, now);
        let seconds = match lag.seconds(metrics::now()) {
            Ok(seconds) => seconds,
            Err(error) => {
                tracing::warn!(%error, "how far behind the live group is cannot be seen");
                None
            }
        };
        let was = cap.get();
        let allowed = governor.note(seconds, rate);
        cap.set(allowed);
        let behind = seconds.unwrap_or_default().round();
        progress.wait_for(allowed.map(|rate| format!("gives way at {rate:.0}/s: the live group is {behind} s behind")));
        if was.is_none() && allowed.is_some() {
            tracing::info!(behind, "the live group is behind: the replay gives way");
        } else if was.is_some() && allowed.is_none() {
            tracing::info!("the live group has caught up: the replay goes on at its own rate");
        }
    }
}

fn pause(stop: &Stop) {
    let until = Instant::now() + LOOK;
    while Instant::now() < until && !stop.asked() {
        std::thread::sleep(Duration::from_millis(50));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_rate_halves_while_the_live_group_is_behind_and_rises_again() {
        let mut governor = Governor::new(30.0);
        assert_eq!(governor.note(Some(5.0), 800.0), None);
        assert_eq!(governor.note(Some(31.0), 800.0), Some(400.0));
        assert_eq!(governor.note(Some(90.0), 400.0), Some(200.0));
        // Not known: nothing changes.
        assert_eq!(governor.note(None, 200.0), Some(200.0));
        assert_eq!(governor.note(Some(2.0), 200.0), Some(250.0));
        let rates: Vec<Option<f64>> = (0..7).map(|_| governor.note(Some(0.0), 250.0)).collect();
        assert!(rates.windows(2).all(|pair| pair[1].is_none() || pair[0] < pair[1]), "{rates:?}");
        assert_eq!(rates.last(), Some(&None), "in the end it goes free: {rates:?}");
    }

    #[test]
    fn it_never_stands_still() {
        let mut governor = Governor::new(30.0);
        let last = (0..100).map(|_| governor.note(Some(1000.0), 0.0)).last();
        assert_eq!(last, Some(Some(SLOWEST)));
    }
}
