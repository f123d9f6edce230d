//! Marks everything that a replay writes, so that readers can tell it from live output.

use crate::pipeline::{Output, Process};
use crate::record::{Record, Rejection, Stage};
use std::sync::Arc;

/// The header that names the replay.
pub const REPLAY_ID: &str = "geowire-replay-id";

/// The stages, with the header on each message. Keys and values stay as they are.
pub struct Stamped {
    inner: Arc<dyn Process>,
    id: String,
}

impl std::fmt::Debug for Stamped {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Stamped").field("id", &self.id).finish_non_exhaustive()
    }
}

impl Stamped {
    /// Marks what `inner` makes with `id`.
    pub fn new(inner: Arc<dyn Process>, id: &str) -> Self {
        Self { inner, id: id.to_owned() }
    }

    fn stamp(&self, mut output: Output) -> Output {
        for message in &mut output.messages {
            message.headers.push(REPLAY_ID, Some(self.id.as_bytes()));
        }
        output
    }
}

impl Process for Stamped {
    fn process(&self, record: &Record) -> Output {
        self.stamp(self.inner.process(record))
    }

    fn reject(&self, record: &Record, rejection: &Rejection, stage: Stage, omit_value: bool) -> Output {
        self.stamp(self.inner.reject(record, rejection, stage, omit_value))
    }
}
