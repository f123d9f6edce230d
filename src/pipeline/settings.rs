//! Settings of the pipeline: how much is on the way at once, how it is delivered, how it ends.

use super::publish::SliceLimits;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use std::time::Duration;

/// How much is on the way, and how it ends.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(default, deny_unknown_fields)]
pub struct Settings {
    /// Coding threads; 0 means one a core.
    pub threads: usize,
    /// Bytes of records and outputs on the way at which nothing more is taken in.
    #[schemars(range(min = 1_000_000))]
    pub max_in_flight_bytes: usize,
    /// Seconds that a shutdown waits for records on the way.
    #[schemars(range(min = 1, max = 600))]
    pub drain_secs: u64,
    /// Seconds that a rebalance waits for records on the way of partitions to be given up.
    #[schemars(range(min = 1, max = 120))]
    pub revoke_drain_secs: u64,
    /// Seconds that the platform gives between SIGTERM and SIGKILL; the drains have to fit in.
    #[schemars(range(min = 2, max = 3600))]
    pub grace_secs: u64,
    /// Milliseconds between commits of offsets, at-least-once.
    #[schemars(range(min = 50, max = 60_000))]
    pub commit_interval_ms: u64,
    /// Seconds that one record may take in a coding thread before the process ends and names it.
    #[schemars(range(min = 1, max = 3600))]
    pub watchdog_secs: u64,
}

impl Default for Settings {
    fn default() -> Self {
        Self {
            threads: 0,
            max_in_flight_bytes: 64_000_000,
            drain_secs: 20,
            revoke_drain_secs: 5,
            grace_secs: 45,
            commit_interval_ms: 1000,
            watchdog_secs: 60,
        }
    }
}

/// How outputs and positions reach the broker.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(default, deny_unknown_fields)]
pub struct DeliverySettings {
    /// `at-least-once` or `exactly-once`.
    pub mode: DeliveryMode,
    /// First part of `transactional.id`; group and instance follow.
    pub transactional_id_prefix: String,
    /// Milliseconds after its first record at which a transaction ends.
    #[schemars(range(min = 1, max = 5000))]
    pub transaction_ms: u64,
    /// Bytes of outputs at which it ends.
    #[schemars(range(min = 1000, max = 100_000_000))]
    pub transaction_bytes: usize,
    /// Records at which it ends.
    #[schemars(range(min = 1, max = 100_000))]
    pub transaction_records: usize,
}

/// What a reader downstream can rely on.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum DeliveryMode {
    /// Nothing is lost; copies are equal in every byte and have the same key.
    AtLeastOnce,
    /// Nothing is lost and nothing is seen twice, by consumers at `read_committed`.
    ExactlyOnce,
}

impl Default for DeliverySettings {
    fn default() -> Self {
        Self {
            mode: DeliveryMode::AtLeastOnce,
            transactional_id_prefix: "geowire".to_owned(),
            transaction_ms: 100,
            transaction_bytes: 1_000_000,
            transaction_records: 500,
        }
    }
}

impl DeliverySettings {
    /// When a transaction ends.
    pub fn limits(&self) -> SliceLimits {
        SliceLimits {
            age: Duration::from_millis(self.transaction_ms),
            bytes: self.transaction_bytes,
            records: self.transaction_records,
        }
    }
}
