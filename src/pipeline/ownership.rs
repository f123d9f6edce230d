//! Partitions come and go: opens and closes them in the flow, and lets the publisher finish first.

use super::{Close, Flow, Owner, Status};
use crate::record::{NextOffset, TopicPartition};
use crate::telemetry::metrics;
use crossbeam_channel::Sender;
use std::sync::Arc;
use std::time::{Duration, Instant};

/// The owner that the live pipeline gives to its source.
#[derive(Debug)]
pub struct Ownership {
    flow: Arc<Flow>,
    status: Arc<Status>,
    close: Sender<Close>,
    drain: Duration,
    margin: Duration,
}

impl Ownership {
    /// Closes go to the publisher through `close`; each may take `drain`. The answer is waited for `margin` longer:
    /// the publisher only has to wake up, from a step of its sink at worst.
    pub fn new(flow: Arc<Flow>, status: Arc<Status>, close: Sender<Close>, drain: Duration, margin: Duration) -> Self {
        Self { flow, status, close, drain, margin }
    }

    /// Asks the publisher to finish; `None` when it is gone or does not answer. An answer that is not waited for
    /// ends nothing that begins later: the wish names the ownerships of now.
    fn finish(&self, partitions: &[TopicPartition], lost: bool) -> Option<Vec<(TopicPartition, NextOffset)>> {
        let (reply, answer) = crossbeam_channel::bounded(1);
        let drain = if lost { Duration::ZERO } else { self.drain };
        let close = Close { owned: self.flow.owned(partitions), lost, deadline: Instant::now() + drain, reply };
        self.close.send(close).ok()?;
        answer.recv_timeout(drain + self.margin).ok()
    }
}

impl Owner for Ownership {
    fn assigned(&self, partitions: &[TopicPartition]) {
        self.flow.open(partitions);
        self.status.join();
        metrics::rebalance("assign");
    }

    fn revoked(&self, partitions: &[TopicPartition], lost: bool) -> Vec<(TopicPartition, NextOffset)> {
        metrics::rebalance(if lost { "lost" } else { "revoke" });
        self.status.forget(partitions);
        let positions = self.finish(partitions, lost);
        // Whatever the publisher did, the tickets are void from here on.
        let abandoned = self.flow.close(partitions);
        if abandoned > 0 {
            tracing::warn!(
                records = abandoned,
                "the publisher did not finish; the next owner reads these records again"
            );
        }
        positions.filter(|_| !lost).unwrap_or_default()
    }
}
