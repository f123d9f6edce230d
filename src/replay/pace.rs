//! How fast: records and bytes a second, rising over a ramp, times what the governor leaves. Pure: the
//! time comes in.

use super::manifest::Limits;
use std::time::{Duration, Instant};

/// A rate that was not used may be caught up for so long, in seconds.
const BURST: f64 = 0.25;
/// Where a ramp begins, as a share of the whole rate.
const FIRST: f64 = 0.1;

/// Two buckets, one of records and one of bytes; a record goes when neither is overdrawn.
#[derive(Debug)]
pub struct Pace {
    limits: Limits,
    began: Instant,
    filled: Instant,
    records: f64,
    bytes: f64,
    cap: Option<f64>,
}

impl Pace {
    /// Begins at `now`.
    pub fn new(limits: Limits, now: Instant) -> Self {
        Self { limits, began: now, filled: now, records: 0.0, bytes: 0.0, cap: None }
    }

    /// Sets what the governor allows, in records a second; none for anything.
    pub fn set_cap(&mut self, cap: Option<f64>) {
        self.cap = cap;
    }

    /// How long to wait before the next record; none when it may go.
    pub fn wait(&mut self, now: Instant) -> Option<Duration> {
        self.fill(now);
        let short = |bucket: f64, rate: Option<f64>| rate.map_or(0.0, |rate| -bucket / rate);
        let seconds = short(self.records, self.record_rate(now)).max(short(self.bytes, self.byte_rate(now)));
        (seconds > 0.0).then(|| Duration::from_secs_f64(seconds.min(60.0)))
    }

    /// A record of so many bytes went.
    pub fn spend(&mut self, bytes: usize) {
        self.records -= 1.0;
        self.bytes -= bytes as f64;
    }

    fn fill(&mut self, now: Instant) {
        let seconds = now.saturating_duration_since(self.filled).as_secs_f64();
        self.filled = now;
        let filled =
            |bucket: f64, rate: Option<f64>| rate.map_or(0.0, |rate| (bucket + seconds * rate).min(rate * BURST));
        self.records = filled(self.records, self.record_rate(now));
        self.bytes = filled(self.bytes, self.byte_rate(now));
    }

    fn record_rate(&self, now: Instant) -> Option<f64> {
        let limit = self.limits.records_per_second.map(|limit| limit * self.risen(now));
        match (limit, self.cap) {
            (Some(limit), Some(cap)) => Some(limit.min(cap)),
            (limit, cap) => limit.or(cap),
        }
    }

    fn byte_rate(&self, now: Instant) -> Option<f64> {
        self.limits.bytes_per_second.map(|limit| limit * self.risen(now))
    }

    /// How far the ramp has risen, up to 1.
    fn risen(&self, now: Instant) -> f64 {
        let ramp = self.limits.ramp_seconds;
        if ramp <= 0.0 {
            return 1.0;
        }
        (now.saturating_duration_since(self.began).as_secs_f64() / ramp).clamp(FIRST, 1.0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Records that go within `seconds`, each of so many bytes, in steps of a millisecond.
    fn gone(limits: Limits, bytes: usize, seconds: u64, cap: Option<f64>) -> usize {
        let began = Instant::now();
        let mut pace = Pace::new(limits, began);
        pace.set_cap(cap);
        let mut gone = 0;
        for ms in 0..seconds * 1000 {
            let now = began + Duration::from_millis(ms);
            while pace.wait(now).is_none() && gone < 1_000_000 {
                pace.spend(bytes);
                gone += 1;
            }
        }
        gone
    }

    #[test]
    fn both_limits_hold_and_the_ramp_rises() {
        let records = Limits { records_per_second: Some(100.0), ..Limits::default() };
        assert!((995..=1030).contains(&gone(records, 1000, 10, None)), "{}", gone(records, 1000, 10, None));
        let bytes = Limits { bytes_per_second: Some(50_000.0), ..records };
        assert!((495..=520).contains(&gone(bytes, 1000, 10, None)), "{}", gone(bytes, 1000, 10, None));
        // A ramp over the whole time lets a little over half through.
        let ramp = Limits { ramp_seconds: 10.0, ..records };
        assert!((480..=540).contains(&gone(ramp, 1000, 10, None)), "{}", gone(ramp, 1000, 10, None));
        assert!((245..=265).contains(&gone(records, 1000, 10, Some(25.0))), "{}", gone(records, 1000, 10, Some(25.0)));
    }

    #[test]
    fn without_limits_nothing_waits() {
        assert_eq!(gone(Limits::default(), 1000, 1, None), 1_000_000);
        // The governor holds also where there is no limit.
        let governed = gone(Limits::default(), 1000, 10, Some(50.0));
        assert!((495..=515).contains(&governed), "{governed}");
    }
}
