//! The breaker: a service that fails is left alone, and tried with single requests until it answers.

use crate::event::ServiceKind;
use crate::telemetry::metrics;
use std::sync::{Mutex, MutexGuard, PoisonError};
use std::time::Duration;
use tokio::time::Instant;

/// How many of the last requests are looked at, and how many of them must have failed: at one failure
/// in twenty by chance this happens less than once in fifty million requests.
const WINDOW: u32 = 20;
const FAILURES: u32 = 10;
/// How long the service is left alone at first; the time doubles with each trial that fails.
const FIRST: Duration = Duration::from_secs(1);
const LONGEST: Duration = Duration::from_secs(10);

/// Counts requests and failures of one service.
#[derive(Debug)]
pub(super) struct Breaker {
    service: ServiceKind,
    state: Mutex<State>,
}

#[derive(Debug)]
struct State {
    /// One bit for each of the last requests, 1 for a failure.
    history: u32,
    open: Option<Open>,
}

#[derive(Debug, Clone, Copy)]
struct Open {
    until: Instant,
    wait: Duration,
    /// Whether a single request is trying it just now.
    trial: bool,
}

/// Leave to send one request; must be told how it ended. Dropped untold it counts as nothing, but a
/// trial makes room for the next.
#[derive(Debug)]
pub(super) struct Leave<'a> {
    breaker: &'a Breaker,
    trial: bool,
}

impl Breaker {
    pub(super) fn new(service: ServiceKind) -> Self {
        metrics::enrich_breaker(service.as_str(), false);
        Self { service, state: Mutex::new(State { history: 0, open: None }) }
    }

    /// Leave to send a request; `None` while the service is left alone.
    pub(super) fn leave(&self) -> Option<Leave<'_>> {
        let mut state = self.lock();
        match &mut state.open {
            None => Some(Leave { breaker: self, trial: false }),
            Some(open) if !open.trial && open.until <= Instant::now() => {
                open.trial = true;
                Some(Leave { breaker: self, trial: true })
            }
            Some(_) => None,
        }
    }

    /// Whether a request would be refused now.
    pub(super) fn is_open(&self) -> bool {
        self.lock().open.is_some_and(|open| open.trial || open.until > Instant::now())
    }

    fn note(&self, failed: bool, trial: bool) {
        let mut state = self.lock();
        match state.open {
            Some(open) if trial && failed => state.open = Some(opened((open.wait * 2).min(LONGEST))),
            Some(_) if trial => {
                *state = State { history: 0, open: None };
                metrics::enrich_breaker(self.service.as_str(), false);
                tracing::info!(service = self.service.as_str(), "the service answers again");
            }
            // An answer to a request from before it opened.
            Some(_) => {}
            None => {
                state.history = (state.history << 1 | u32::from(failed)) & ((1 << WINDOW) - 1);
                if state.history.count_ones() >= FAILURES {
                    state.open = Some(opened(FIRST));
                    metrics::enrich_breaker(self.service.as_str(), true);
                    tracing::warn!(service = self.service.as_str(), "the service fails and is left alone for a while");
                }
            }
        }
    }

    fn lock(&self) -> MutexGuard<'_, State> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

fn opened(wait: Duration) -> Open {
    // Spread, so that many workers do not try a service that has just come back at one moment.
    Open { until: Instant::now() + wait.mul_f64(0.75 + fastrand::f64() / 4.0), wait, trial: false }
}

impl Leave<'_> {
    /// The service answered as a service should.
    pub(super) fn answered(mut self) {
        self.breaker.note(false, std::mem::take(&mut self.trial));
    }

    /// The service failed.
    pub(super) fn failed(mut self) {
        self.breaker.note(true, std::mem::take(&mut self.trial));
    }
}

impl Drop for Leave<'_> {
    fn drop(&mut self) {
        if self.trial
            && let Some(open) = &mut self.breaker.lock().open
        {
            open.trial = false;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn breaker() -> Breaker {
        Breaker::new(ServiceKind::Photon)
    }

    fn note(breaker: &Breaker, failed: bool) {
        let leave = breaker.leave().unwrap();
        if failed { leave.failed() } else { leave.answered() }
    }

    #[tokio::test(start_paused = true)]
    async fn opens_after_ten_failures_tries_with_one_request_and_closes_when_it_is_answered() {
        let breaker = breaker();
        (0..9).for_each(|_| note(&breaker, true));
        assert!(!breaker.is_open());
        note(&breaker, true);
        assert!(breaker.is_open() && breaker.leave().is_none());
        tokio::time::advance(FIRST).await;
        let trial = breaker.leave().unwrap();
        assert!(breaker.leave().is_none(), "one request at a time");
        trial.failed();
        tokio::time::advance(FIRST).await;
        assert!(breaker.leave().is_none(), "the wait has doubled");
        tokio::time::advance(FIRST).await;
        note(&breaker, false);
        assert!(!breaker.is_open());
        (0..9).for_each(|_| note(&breaker, true));
        assert!(!breaker.is_open(), "what was before does not count");
    }

    #[tokio::test(start_paused = true)]
    async fn one_failure_in_five_keeps_it_closed_and_a_forgotten_trial_makes_room() {
        let breaker = breaker();
        (0..500).for_each(|at| note(&breaker, at % 5 == 0));
        assert!(!breaker.is_open());
        while !breaker.is_open() {
            note(&breaker, true);
        }
        tokio::time::advance(FIRST).await;
        drop(breaker.leave().unwrap());
        assert!(breaker.leave().is_some());
    }
}
