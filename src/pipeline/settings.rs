//! Settings of the pipeline.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// How much is on the way at once, and how it ends.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(default, deny_unknown_fields)]
pub struct Settings {
    /// Coding threads; 0 means one a core.
    pub threads: usize,
    /// Bytes of records and outputs on the way at which delivery pauses; it resumes at half.
    #[schemars(range(min = 1_000_000))]
    pub max_in_flight_bytes: usize,
    /// Seconds that a shutdown waits for records on the way.
    #[schemars(range(min = 1, max = 600))]
    pub drain_secs: u64,
    /// Seconds that a rebalance waits for records on the way of partitions to be given up.
    #[schemars(range(min = 1, max = 120))]
    pub revoke_drain_secs: u64,
    /// Milliseconds between commits of offsets.
    #[schemars(range(min = 50, max = 60_000))]
    pub commit_interval_ms: u64,
}

impl Default for Settings {
    fn default() -> Self {
        Self {
            threads: 0,
            max_in_flight_bytes: 64_000_000,
            drain_secs: 20,
            revoke_drain_secs: 5,
            commit_interval_ms: 1000,
        }
    }
}
