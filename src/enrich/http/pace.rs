//! The rate of requests: each takes the next free moment, or none when that comes too late.

use std::sync::{Mutex, PoisonError};
use std::time::Duration;
use tokio::time::Instant;

/// Moments at even distances, given out in the order of asking.
#[derive(Debug)]
pub(super) struct Pace {
    distance: Duration,
    next: Mutex<Instant>,
}

impl Pace {
    pub(super) fn new(requests_per_second: f64) -> Self {
        Self { distance: Duration::from_secs_f64(1.0 / requests_per_second), next: Mutex::new(Instant::now()) }
    }

    /// Reserves the next free moment; `None`, and nothing reserved, when it lies behind `deadline`:
    /// whoever waits in vain would only keep others waiting.
    pub(super) fn reserve(&self, deadline: Instant) -> Option<Instant> {
        let mut next = self.next.lock().unwrap_or_else(PoisonError::into_inner);
        let at = (*next).max(Instant::now());
        if at >= deadline {
            return None;
        }
        *next = at + self.distance;
        Some(at)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[tokio::test(start_paused = true)]
    async fn moments_stand_at_even_distances_and_none_is_given_in_vain() {
        let begun = Instant::now();
        let pace = Pace::new(10.0);
        let soon = begun + Duration::from_millis(250);
        let at = |moment: Option<Instant>| moment.map(|moment| (moment - begun).as_millis());
        assert_eq!([0; 4].map(|_| at(pace.reserve(soon))), [Some(0), Some(100), Some(200), None]);
        tokio::time::advance(Duration::from_secs(1)).await;
        let later = Instant::now() + Duration::from_secs(1);
        assert_eq!(at(pace.reserve(later)), Some(1_000), "time without requests is not saved up");
        assert_eq!(at(pace.reserve(later)), Some(1_100));
    }
}
