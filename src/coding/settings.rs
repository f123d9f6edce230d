//! Settings of the coder. They are part of the fingerprint.

use crate::event::{Class, Event};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// How the coder decides where the codebook leaves a choice.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, default)]
pub struct Settings {
    /// An act that ended more days than this before publication is historical.
    pub historical_after_days: u16,
    /// How much of the text the evidence repeats; set as `output.evidence`.
    #[serde(skip)]
    pub evidence: EvidenceText,
    /// Whether negated, questioned, hypothetical and suppressed readings are written too.
    pub trace: bool,
    /// Folders with dictionaries over the compiled-in ones, a later folder over an earlier one. Read at the start.
    pub overlays: Vec<String>,
    /// Events of which the coder is less sure are not written, by class.
    pub least_confidence: LeastConfidence,
    /// Most steps of work on one article; beyond it the article is refused as too complex.
    pub max_steps: u64,
}

impl Default for Settings {
    fn default() -> Self {
        Self {
            historical_after_days: 14,
            evidence: EvidenceText::Sentence,
            trace: false,
            overlays: Vec::new(),
            least_confidence: LeastConfidence::default(),
            max_steps: 20_000_000,
        }
    }
}

impl Settings {
    /// The settings without where dictionaries lie: what stands in them decides, and has a digest of its own.
    #[must_use]
    pub fn without_places(&self) -> Self {
        Self { overlays: Vec::new(), ..self.clone() }
    }
}

/// The confidence that events of each class must have at least, in percent; `docs/evaluation.md` says what is lost
/// and won at which.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, default)]
pub struct LeastConfidence {
    /// Class main.
    #[schemars(range(min = 0, max = 99))]
    pub main: u8,
    /// Class background.
    #[schemars(range(min = 0, max = 99))]
    pub background: u8,
    /// Class trace.
    #[schemars(range(min = 0, max = 99))]
    pub trace: u8,
}

impl LeastConfidence {
    /// Whether the coder is sure enough of an event.
    pub(super) fn lets(self, event: &Event) -> bool {
        let least = match event.class {
            Class::Main => self.main,
            Class::Background => self.background,
            Class::Trace => self.trace,
        };
        event.confidence.is_none_or(|confidence| confidence.event * 100.0 + 0.5 >= f64::from(least))
    }
}

/// How much of the text the evidence repeats beside its offsets.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum EvidenceText {
    /// Sentence and trigger.
    Sentence,
    /// The trigger alone.
    Trigger,
    /// Nothing: offsets only.
    Offsets,
}
