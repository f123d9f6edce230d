//! The one way to ask a service, whatever it is.

use super::failure::Failure;
use super::http::Client;
use super::question::Question;
use crate::event::{Known, NoAnswer, ServiceKind};
use serde_json::Value;
use std::pin::Pin;
use tokio::time::Instant;

/// What a service said.
#[derive(Debug, Clone, PartialEq)]
pub struct Heard {
    /// What it knows; `None` when it knows nothing that fits.
    pub known: Option<Known>,
    /// SHA-256 of the bodies it sent, in hexadecimal.
    pub digest: String,
}

/// An answer on its way.
pub type Answering<'a> = Pin<Box<dyn Future<Output = Result<Heard, Failure>> + Send + 'a>>;

/// Turns questions into requests of one service's interface, and its answers into what is known.
pub trait LookUp: Send + Sync + std::fmt::Debug {
    /// Who it asks.
    fn service(&self) -> ServiceKind;

    /// Asks through `client` until `deadline`.
    ///
    /// # Errors
    /// Every answer that does not hold to the interface or to the closed vocabularies.
    fn ask<'a>(&'a self, client: &'a Client, question: &'a Question, deadline: Instant) -> Answering<'a>;

    /// A question to which the service must know an answer, for `check --online`.
    fn test_question(&self) -> Question;
}

/// Longest text in characters taken from a service.
const MAX_TEXT: usize = 200;

/// A text of an answer: without control characters, not empty, cut at 200 characters.
pub(super) fn text(value: Option<&Value>) -> Option<String> {
    let text: String = value?.as_str()?.chars().filter(|c| !c.is_control()).take(MAX_TEXT).collect();
    let text = text.trim();
    (!text.is_empty()).then(|| text.to_owned())
}

/// An answer of another shape than the interface has.
pub(super) fn wrong_shape(detail: impl Into<String>) -> Failure {
    Failure::lasting(NoAnswer::WrongShape, detail)
}

/// The first candidate that can be read and fits. One that cannot be read does not spoil the others;
/// when none can, the answer as a whole is wrong.
pub(super) fn first_fitting<T>(
    candidates: &[Value],
    read: impl Fn(&Value) -> Result<T, Failure>,
    fits: impl Fn(&T) -> bool,
) -> Result<Option<T>, Failure> {
    let mut wrong = None;
    let mut any = false;
    for candidate in candidates {
        match read(candidate) {
            Ok(read) if fits(&read) => return Ok(Some(read)),
            Ok(_) => any = true,
            Err(failure) => wrong = Some(failure),
        }
    }
    match wrong {
        Some(failure) if !any => Err(failure),
        _ => Ok(None),
    }
}
