//! A question of one record on its way.

use super::failure::Failure;
use super::memory::Remembered;
use crate::event::NoAnswer;
use std::sync::Arc;
use tokio::task::JoinHandle;
use tokio::time::{Instant, timeout_at};

/// How a question ended.
pub(super) type Reply = Result<Arc<Remembered>, Failure>;

/// A question on its way.
pub(super) enum Asking {
    Done(Reply),
    Running(JoinHandle<Reply>),
}

impl Asking {
    /// The answer, or that it is not there by `deadline`.
    pub(super) async fn reply(self, deadline: Instant) -> Reply {
        match self {
            Self::Done(reply) => reply,
            Self::Running(handle) => match timeout_at(deadline, handle).await {
                Ok(Ok(reply)) => reply,
                Ok(Err(panicked)) => Err(Failure::lasting(NoAnswer::Internal, panicked.to_string())),
                Err(_) => Err(Failure::lasting(NoAnswer::Timeout, "no answer within enrich.deadline_ms")),
            },
        }
    }

    /// One question more than are asked for a record.
    pub(super) fn too_many() -> Self {
        Self::Done(Err(Failure::lasting(NoAnswer::TooMany, "more questions than enrich.max_questions")))
    }

    /// A question without a service to ask.
    pub(super) fn nobody() -> Self {
        Self::Done(Err(Failure::lasting(NoAnswer::Internal, "a question that no service is configured for")))
    }
}
