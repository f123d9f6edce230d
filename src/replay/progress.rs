//! How far this process is, for whoever watches.

use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Mutex, PoisonError};

/// Written by the poll thread, read by anybody.
#[derive(Debug, Default)]
pub struct Progress {
    planned: AtomicU64,
    done: AtomicU64,
    bytes: AtomicU64,
    waits: Mutex<Option<String>>,
}

/// One look at it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Moment {
    /// Records of the shard; none where they were not counted.
    pub planned: Option<u64>,
    /// Records that are done, those of earlier tries included.
    pub done: u64,
    /// Bytes of records read by this process.
    pub bytes: u64,
    /// What it waits for, besides the limits.
    pub waits: Option<String>,
}

impl Progress {
    /// How many records there are, and how many were done before.
    pub fn begin(&self, planned: Option<u64>, done: u64) {
        self.planned.store(planned.map_or(u64::MAX, |planned| planned), Ordering::Relaxed);
        self.done.store(done, Ordering::Relaxed);
    }

    /// So many records more are done.
    pub fn done(&self, records: u64) {
        self.done.fetch_add(records, Ordering::Relaxed);
    }

    /// A record of so many bytes was read.
    pub fn read(&self, bytes: usize) {
        self.bytes.fetch_add(bytes as u64, Ordering::Relaxed);
    }

    /// What it waits for; nothing when it goes.
    pub fn wait_for(&self, what: Option<String>) {
        *self.waits.lock().unwrap_or_else(PoisonError::into_inner) = what;
    }

    /// Everything at one moment.
    pub fn look(&self) -> Moment {
        let planned = self.planned.load(Ordering::Relaxed);
        Moment {
            planned: (planned < u64::MAX).then_some(planned),
            done: self.done.load(Ordering::Relaxed),
            bytes: self.bytes.load(Ordering::Relaxed),
            waits: self.waits.lock().unwrap_or_else(PoisonError::into_inner).clone(),
        }
    }
}
