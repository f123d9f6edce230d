//! What probes and pages ask of the loops.

use super::ends::Ends;
use crate::record::TopicPartition;
use crate::telemetry::{self, metrics};
use std::collections::BTreeMap;
use std::sync::atomic::{AtomicBool, AtomicU64, Ordering};
use std::sync::{Arc, Mutex, PoisonError};
use std::time::{Duration, Instant};

/// Signs of life and causes of standstill, written by the loops.
#[derive(Debug)]
pub struct Status {
    started: Instant,
    polled_ms: AtomicU64,
    prepared: AtomicBool,
    joined: AtomicBool,
    paused: AtomicBool,
    draining: AtomicBool,
    breaker_open: AtomicBool,
    stopped: Mutex<BTreeMap<TopicPartition, String>>,
    ends: Ends,
}

impl Default for Status {
    fn default() -> Self {
        Self {
            started: Instant::now(),
            polled_ms: AtomicU64::new(0),
            prepared: AtomicBool::new(false),
            joined: AtomicBool::new(false),
            paused: AtomicBool::new(false),
            draining: AtomicBool::new(false),
            breaker_open: AtomicBool::new(false),
            stopped: Mutex::default(),
            ends: Ends::default(),
        }
    }
}

impl Status {
    /// A status that has seen nothing yet.
    pub fn new() -> Arc<Self> {
        Arc::default()
    }

    /// The source was polled.
    pub fn polled(&self) {
        self.polled_ms.store(self.started.elapsed().as_millis() as u64, Ordering::Relaxed);
    }

    /// Time since the source was last polled.
    pub fn since_poll(&self) -> Duration {
        let polled = Duration::from_millis(self.polled_ms.load(Ordering::Relaxed));
        self.started.elapsed().saturating_sub(polled)
    }

    /// Outputs can be written from here on.
    pub fn prepare(&self) {
        self.prepared.store(true, Ordering::Relaxed);
    }

    /// Whether outputs can be written.
    pub fn prepared(&self) -> bool {
        self.prepared.load(Ordering::Relaxed)
    }

    /// Partitions were assigned for the first time, perhaps none.
    pub fn join(&self) {
        self.joined.store(true, Ordering::Relaxed);
    }

    /// Whether the group has answered with an assignment.
    pub fn joined(&self) -> bool {
        self.joined.load(Ordering::Relaxed)
    }

    /// Delivery is paused for want of memory, or not.
    pub fn set_paused(&self, paused: bool) {
        self.paused.store(paused, Ordering::Relaxed);
    }

    /// Whether delivery is paused.
    pub fn paused(&self) -> bool {
        self.paused.load(Ordering::Relaxed)
    }

    /// The drain has begun.
    pub fn drain(&self) {
        self.draining.store(true, Ordering::Relaxed);
    }

    /// Whether the drain has begun.
    pub fn draining(&self) -> bool {
        self.draining.load(Ordering::Relaxed)
    }

    /// The breaker has opened or closed.
    pub fn set_breaker(&self, open: bool) {
        if self.breaker_open.swap(open, Ordering::Relaxed) != open {
            metrics::breaker(open);
            if open {
                tracing::error!(
                    "too many dead letters: nothing more is read, and one record is tried every breaker.retry_secs; the \
                     header geowire-reason in the dead-letters topic says what is wrong with them"
                );
            } else {
                tracing::info!("a good record came: reading goes on");
            }
        }
    }

    /// Whether too many dead letters have stopped the stream.
    pub fn breaker_open(&self) -> bool {
        self.breaker_open.load(Ordering::Relaxed)
    }

    /// A partition stands still until an operator decides.
    pub fn stop_partition(&self, at: &TopicPartition, why: String) {
        self.lock().insert(at.clone(), why);
    }

    /// Partitions that were given up no longer stand still here.
    pub fn forget(&self, partitions: &[TopicPartition]) {
        self.ends.forget(partitions);
        telemetry::forget(partitions);
        let mut stopped = self.lock();
        for at in partitions {
            stopped.remove(at);
        }
    }

    /// Partitions that stand still, and why.
    pub fn stopped(&self) -> BTreeMap<TopicPartition, String> {
        self.lock().clone()
    }

    /// Where the partitions end.
    pub fn ends(&self) -> &Ends {
        &self.ends
    }

    fn lock(&self) -> std::sync::MutexGuard<'_, BTreeMap<TopicPartition, String>> {
        self.stopped.lock().unwrap_or_else(PoisonError::into_inner)
    }
}
