//! Stops a flood of dead letters: a wrong setting or a changed format must not empty a topic into the
//! dead-letter topic. Pure: the time comes in.

use crate::record::TopicPartition;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use std::collections::{BTreeMap, VecDeque};
use std::time::{Duration, Instant};

/// When the breaker opens, and how it tries again.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(default, deny_unknown_fields)]
pub struct BreakerSettings {
    /// Whether there is a breaker at all.
    pub enabled: bool,
    /// Records that are looked at, the latest ones.
    #[schemars(range(min = 1, max = 100_000))]
    pub window: usize,
    /// Fewest records that a ratio is taken of.
    #[schemars(range(min = 1, max = 100_000))]
    pub at_least: usize,
    /// Share of dead letters among them at which it opens.
    #[schemars(range(min = 0.01, max = 1.0))]
    pub ratio: f64,
    /// Dead letters in a row on one partition at which it opens.
    #[schemars(range(min = 1, max = 100_000))]
    pub in_a_row: u32,
    /// Seconds between tries with one record while it is open.
    #[schemars(range(min = 1, max = 3600))]
    pub retry_secs: u64,
}

impl Default for BreakerSettings {
    fn default() -> Self {
        Self { enabled: true, window: 200, at_least: 50, ratio: 0.5, in_a_row: 100, retry_secs: 60 }
    }
}

/// What to do with the next record.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Verdict {
    /// It may be written.
    Pass,
    /// It has to wait.
    Hold,
}

/// Looks at records in the order in which they would be written.
#[derive(Debug)]
pub struct Breaker {
    settings: BreakerSettings,
    /// Whether each of the latest records is a dead letter.
    window: VecDeque<bool>,
    letters: usize,
    rows: BTreeMap<TopicPartition, u32>,
    /// When the next try is due, while open.
    retry: Option<Instant>,
}

impl Breaker {
    /// A closed breaker.
    pub fn new(settings: BreakerSettings) -> Self {
        Self { settings, window: VecDeque::new(), letters: 0, rows: BTreeMap::new(), retry: None }
    }

    /// Whether it is open.
    pub fn is_open(&self) -> bool {
        self.retry.is_some()
    }

    /// Judges the next record before it is written. A record that is held is judged again later; one
    /// that passes is judged once. While open, one record passes each `retry_secs`, and a good one
    /// closes the breaker.
    pub fn judge(&mut self, at: &TopicPartition, dead_letter: bool, now: Instant) -> Verdict {
        if !self.settings.enabled {
            return Verdict::Pass;
        }
        let Some(due) = self.retry else {
            if !self.trips(at, dead_letter) {
                self.note(at, dead_letter);
                return Verdict::Pass;
            }
            self.wait(now);
            return Verdict::Hold;
        };
        if now < due {
            return Verdict::Hold;
        }
        if dead_letter {
            self.wait(now);
        } else {
            *self = Self::new(self.settings);
            self.note(at, false);
        }
        Verdict::Pass
    }

    fn wait(&mut self, now: Instant) {
        self.retry = Some(now + Duration::from_secs(self.settings.retry_secs));
    }

    /// Whether this record, written, would reach a limit.
    fn trips(&self, at: &TopicPartition, dead_letter: bool) -> bool {
        if !dead_letter {
            return false;
        }
        let leaves = self.window.len() >= self.settings.window;
        let seen = (self.window.len() + 1).min(self.settings.window);
        let left = usize::from(leaves && self.window.front() == Some(&true));
        let letters = self.letters + 1 - left;
        let row = self.rows.get(at).copied().unwrap_or(0) + 1;
        row >= self.settings.in_a_row
            || (seen >= self.settings.at_least && letters as f64 >= self.settings.ratio * seen as f64)
    }

    fn note(&mut self, at: &TopicPartition, dead_letter: bool) {
        if self.window.len() >= self.settings.window {
            self.letters -= usize::from(self.window.pop_front() == Some(true));
        }
        self.window.push_back(dead_letter);
        self.letters += usize::from(dead_letter);
        let row = self.rows.entry(at.clone()).or_default();
        *row = if dead_letter { *row + 1 } else { 0 };
    }
}
