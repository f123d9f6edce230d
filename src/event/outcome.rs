//! The outcome record: one for every input record, in the same delivery as its events.

use super::{Build, EnrichmentState, EventKey};
use crate::record::{Origin, Outcome};
use schemars::JsonSchema;
use serde::Serialize;

/// The name and major version of the outcome record's schema.
pub const OUTCOME_SCHEMA: &str = "geowire.outcome/1";

/// How one input record ended, and the events that its newest coding stands by.
#[derive(Debug, Clone, PartialEq, Serialize, JsonSchema)]
pub struct OutcomeRecord<'a> {
    /// Always `geowire.outcome/1`.
    pub schema: &'static str,
    /// The input record.
    pub origin: OutcomeOrigin<'a>,
    /// The document; null when the record could not be decoded.
    pub doc_id: Option<&'a str>,
    /// How the record ended.
    pub outcome: Outcome,
    /// Why, for every outcome but `published`.
    pub reason: Option<&'static str>,
    /// Keys of the events published for it; a key that is missing here has been withdrawn.
    pub event_keys: Vec<&'a EventKey>,
    /// SHA-256 of the normalized text; null when the record was not cleaned.
    pub text_sha256: Option<&'a str>,
    /// What the coder looked at; null when the record was not coded.
    pub counts: Option<Counts>,
    /// State of the enrichment over all its events; null while no service is configured and for records
    /// without events.
    pub enrichment: Option<EnrichmentState>,
    /// What coded it.
    pub build: &'a Build,
}

/// Where the input record stands.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema)]
pub struct OutcomeOrigin<'a> {
    /// The topic.
    pub topic: &'a str,
    /// The partition.
    pub partition: i32,
    /// The offset.
    pub offset: i64,
}

impl<'a> From<&'a Origin> for OutcomeOrigin<'a> {
    fn from(origin: &'a Origin) -> Self {
        Self { topic: &origin.at.topic, partition: origin.at.partition, offset: origin.offset }
    }
}

/// What the coder looked at: why an article without events has none.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, JsonSchema)]
pub struct Counts {
    /// Sentences of coded zones.
    pub sentences: usize,
    /// Words that state an event, whoever took part.
    pub triggers: usize,
    /// Readings that were suppressed, or routed to the trace.
    pub suppressed: usize,
}
