//! Threads whose panic stops the worker: a loop that is gone must never look like a quiet one.

use crate::pipeline::Stop;
use crossbeam_channel::{Receiver, RecvTimeoutError, Sender};
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::time::Duration;

/// A running thread.
#[derive(Debug)]
pub(super) struct Supervised {
    name: &'static str,
    done: Receiver<()>,
}

/// Starts a thread; its panic becomes the failure of `stop`.
pub(super) fn start(
    name: &'static str,
    stop: &Stop,
    body: impl FnOnce() + Send + 'static,
) -> std::io::Result<Supervised> {
    let (ended, done) = crossbeam_channel::bounded::<()>(0);
    let stop = stop.clone();
    std::thread::Builder::new().name(name.to_owned()).spawn(move || {
        if catch_unwind(AssertUnwindSafe(body)).is_err() {
            stop.fail(format!("the {name} thread panicked; the log above says where"));
        }
        drop(ended);
    })?;
    Ok(Supervised { name, done })
}

impl Supervised {
    /// Whether it has ended, waiting up to `timeout` for it.
    pub(super) fn ended(&self, timeout: Duration) -> bool {
        matches!(self.done.recv_timeout(timeout), Err(RecvTimeoutError::Disconnected))
    }

    /// Waits for its end, not for ever: a client that hangs while closing must not keep a pod.
    pub(super) fn join(self, timeout: Duration) {
        if !self.ended(timeout) {
            tracing::warn!(thread = self.name, "did not end in time; the process ends without it");
        }
    }
}

/// Looks once a second until it is ended.
#[derive(Debug)]
pub(super) struct Watchdog {
    end: Sender<()>,
}

impl Watchdog {
    pub(super) fn start(look: impl Fn() + Send + 'static) -> std::io::Result<Self> {
        let (end, ended) = crossbeam_channel::bounded::<()>(0);
        std::thread::Builder::new().name("watchdog".to_owned()).spawn(move || {
            while matches!(ended.recv_timeout(Duration::from_secs(1)), Err(RecvTimeoutError::Timeout)) {
                look();
            }
        })?;
        Ok(Self { end })
    }

    pub(super) fn end(self) {
        drop(self.end);
    }
}
