//! A question that got no answer.

use crate::event::NoAnswer;
use std::time::Duration;

/// Why there is no answer, and what exactly.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{}: {detail}", reason.as_str())]
pub struct Failure {
    /// The class of the fault.
    pub reason: NoAnswer,
    /// For an operator. Never holds a credential, nor a body.
    pub detail: String,
    /// What follows for the next try.
    pub(super) next: Next,
}

/// What follows from a failure.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Next {
    /// Asking the same again gives the same.
    Never,
    /// Asking again may help.
    Again,
    /// The service wants to be left alone this long.
    After(Duration),
}

impl Failure {
    /// A failure that stays one when the question is asked again.
    pub fn lasting(reason: NoAnswer, detail: impl Into<String>) -> Self {
        Self { reason, detail: detail.into(), next: Next::Never }
    }

    /// A failure that may pass.
    pub(super) fn passing(reason: NoAnswer, detail: impl Into<String>) -> Self {
        Self { reason, detail: detail.into(), next: Next::Again }
    }
}
