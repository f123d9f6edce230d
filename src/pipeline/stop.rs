//! The wish to stop, and why.

use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex, PoisonError};

/// Shared by all loops: a wish to drain and stop, or a failure that ends the process.
#[derive(Debug, Clone, Default)]
pub struct Stop {
    wish: Arc<AtomicBool>,
    failure: Arc<Mutex<Option<String>>>,
}

impl Stop {
    /// Nothing to stop yet.
    pub fn new() -> Self {
        Self::default()
    }

    /// The flag itself, for signal handlers.
    pub fn flag(&self) -> Arc<AtomicBool> {
        Arc::clone(&self.wish)
    }

    /// Asks for a drain.
    pub fn ask(&self) {
        self.wish.store(true, Ordering::SeqCst);
    }

    /// Notes a failure, the first one counts, and asks all loops to end without a drain.
    pub fn fail(&self, why: impl Into<String>) {
        self.failure.lock().unwrap_or_else(PoisonError::into_inner).get_or_insert(why.into());
        self.ask();
    }

    /// Whether a drain was asked for.
    pub fn asked(&self) -> bool {
        self.wish.load(Ordering::SeqCst)
    }

    /// The failure, if there is one.
    pub fn failure(&self) -> Option<String> {
        self.failure.lock().unwrap_or_else(PoisonError::into_inner).clone()
    }
}
