//! Whether it happened at all. Describes the emitted type; the act it is about stands in `underlying`.

use super::Span;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// PLOVER's auxiliary modes as fields.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema)]
pub struct Factuality {
    /// Affirmed, negated or denied.
    pub polarity: Polarity,
    /// How the text puts it.
    pub modality: Modality,
    /// When it stands to publication.
    pub temporal: Temporal,
    /// The words that say so; empty for the plain case.
    pub cues: Vec<Cue>,
}

/// Affirmed, negated or denied.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Polarity {
    /// It is said to have happened.
    Affirmed,
    /// It is said not to have happened.
    Negated,
    /// Somebody involved says that it did not happen.
    Denied,
}

/// How the text puts it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Modality {
    /// As a fact.
    Asserted,
    /// With an explicit hedge.
    Alleged,
    /// As a plan.
    Planned,
    /// Under a condition.
    Conditional,
    /// As a supposition.
    Hypothetical,
    /// As a question.
    Questioned,
}

/// When it stands to publication.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Temporal {
    /// News of the day.
    Current,
    /// Begun and not ended.
    Ongoing,
    /// Ended well before publication.
    Historical,
    /// Standing behaviour.
    Habitual,
}

/// Words that decide a field of factuality.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema)]
pub struct Cue {
    /// The words of the text.
    pub text: String,
    /// Where they stand.
    pub span: Span,
}
