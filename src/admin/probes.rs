//! What the probes mean.

use crate::pipeline::Watch;
use serde::Serialize;
use std::time::Duration;

/// Longest time between two polls of a live process: a rebalance may block the poll thread for the
/// revoke drain, a broker that is away does not.
const POLL_LIMIT: Duration = Duration::from_secs(150);

/// Why a probe fails.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Cause {
    /// A word to alert on.
    pub cause: &'static str,
    /// What it is, for a person.
    pub detail: String,
}

impl Cause {
    fn new(cause: &'static str, detail: impl Into<String>) -> Self {
        Self { cause, detail: detail.into() }
    }
}

/// Alive: the poll loop turns. Brokers that are away do not count: a restart would not bring them back.
pub fn live(watch: &Watch) -> Vec<Cause> {
    let mut causes = Vec::new();
    let since = watch.status.since_poll();
    if since > POLL_LIMIT {
        causes.push(Cause::new("poll_stalled", format!("the source was last polled {} s ago", since.as_secs())));
    }
    if let Some(why) = watch.stop.failure() {
        causes.push(Cause::new("failed", why));
    }
    causes
}

/// Ready: in the group, with nothing standing still, and not on the way out. A member without
/// partitions is ready.
pub fn ready(watch: &Watch) -> Vec<Cause> {
    let mut causes = live(watch);
    causes.extend(started(watch));
    if watch.status.draining() {
        causes.push(Cause::new("draining", "the process is on its way out"));
    }
    if watch.status.breaker_open() {
        let detail = "too many dead letters: nothing more is read; see geowire-reason in the dead-letters topic";
        causes.push(Cause::new("breaker_open", detail));
    }
    for (at, why) in watch.status.stopped() {
        causes.push(Cause::new("partition_stopped", format!("{at}: {why}")));
    }
    causes
}

/// Started: outputs can be written, and the group has answered with an assignment, perhaps an empty one.
pub(super) fn started(watch: &Watch) -> Vec<Cause> {
    if !watch.status.prepared() {
        let detail = "the transaction coordinator has not answered yet, and no partition is taken before it has; \
                      are the brokers there?";
        return vec![Cause::new("not_prepared", detail)];
    }
    if !watch.status.joined() {
        return vec![Cause::new("not_joined", "the consumer group has not answered yet; are the brokers there?")];
    }
    Vec::new()
}
