//! Where an event stands in the text.

use super::Span;
use crate::ontology::ZoneKind;
use schemars::JsonSchema;
use serde::Serialize;

/// One mention of the event.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema)]
pub struct Evidence {
    /// The zone of the mention.
    pub zone: ZoneKind,
    /// The sentence word for word; null when `output.evidence` leaves it out.
    pub sentence: Option<String>,
    /// Where the sentence stands.
    pub span: Span,
    /// The words that state the act.
    pub trigger: Trigger,
}

/// The words that state the act.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema)]
pub struct Trigger {
    /// The words; null when `output.evidence` is `offsets`.
    pub text: Option<String>,
    /// Where they stand.
    pub span: Span,
}
