//! Settings of the coder. They are part of the fingerprint.

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
    /// Most steps of work on one article; beyond it the article is refused as too complex.
    pub max_steps: u64,
}

impl Default for Settings {
    fn default() -> Self {
        Self { historical_after_days: 14, evidence: EvidenceText::Sentence, trace: false, max_steps: 20_000_000 }
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
