//! Knows what each coding thread is at, so that an endless one can be named.

use crate::record::Origin;
use std::sync::{Arc, Mutex, PoisonError};
use std::time::{Duration, Instant};

/// One place a coding thread.
#[derive(Debug)]
pub struct Workbench {
    places: Vec<Mutex<Option<(Origin, Instant)>>>,
}

impl Workbench {
    /// A bench for so many threads, at least one.
    pub fn new(threads: usize) -> Arc<Self> {
        Arc::new(Self { places: (0..threads.max(1)).map(|_| Mutex::new(None)).collect() })
    }

    /// Threads that it has places for.
    pub fn threads(&self) -> usize {
        self.places.len()
    }

    pub(super) fn begin(&self, thread: usize, origin: &Origin) {
        self.set(thread, Some((origin.clone(), Instant::now())));
    }

    pub(super) fn end(&self, thread: usize) {
        self.set(thread, None);
    }

    /// The record that has been worked on longest, and how long, when that is longer than `limit`.
    pub fn overdue(&self, limit: Duration) -> Option<(Origin, Duration)> {
        let held = |place: &Mutex<Option<(Origin, Instant)>>| {
            let place = place.lock().unwrap_or_else(PoisonError::into_inner);
            place.as_ref().map(|(origin, since)| (origin.clone(), since.elapsed()))
        };
        self.places.iter().filter_map(held).max_by_key(|(_, age)| *age).filter(|(_, age)| *age > limit)
    }

    fn set(&self, thread: usize, state: Option<(Origin, Instant)>) {
        if let Some(place) = self.places.get(thread) {
            *place.lock().unwrap_or_else(PoisonError::into_inner) = state;
        }
    }
}

/// What an operator is told about a record that never ends.
pub fn verdict(origin: &Origin, age: Duration) -> String {
    format!(
        "the record {origin} has been worked on for {} s and does not end; the process ends so that it is seen. \
         To go on without it: kafka.dead_letter_offsets = [\"{origin}\"]",
        age.as_secs()
    )
}
