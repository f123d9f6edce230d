//! The event as it is written: fields, identity, class, and its JSON. The contract with consumers;
//! `geowire schema event` prints it as a JSON Schema.

mod attribution;
mod build;
mod encode;
mod enrichment;
mod evidence;
mod factuality;
mod identity;
mod magnitude;
mod outcome;
mod participant;
mod place;
mod span;
mod time;
pub mod views;

pub use attribution::{Attribution, Directness, Interest};
pub use build::{Build, CODING_REVISION, Document};
pub use encode::{headers, value};
pub use enrichment::{
    Answered, Enrichment, EnrichmentState, Known, KnownEntity, KnownPlace, NoAnswer, ServiceKind, Unanswered,
    WrittenEvent, enriched,
};
pub use evidence::{Evidence, Trigger};
pub use factuality::{Cue, Factuality, Modality, Polarity, Temporal};
pub use identity::{Anchor, EventKey, Fingerprint, RecordId, dedupe_key, digest_hex};
pub use magnitude::{Magnitude, Quantity};
pub use outcome::{Counts, OUTCOME_SCHEMA, OutcomeOrigin, OutcomeRecord};
pub use participant::{Basis, Office, Participant, Role};
pub use place::{Place, PlaceAbsent, PlaceAlternative, PlaceBasis};
pub use span::Span;
pub use time::{Time, TimeBasis, TimePrecision};

use crate::ontology::{CameoCode, Context, EventType, Mode};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// The name and major version of the event's schema; changes only by addition within a major.
pub const SCHEMA: &str = "geowire.event/1";

/// Who did what to whom, where and when, said by whom, and whether it happened at all.
#[derive(Debug, Clone, PartialEq, Serialize, JsonSchema)]
pub struct Event {
    /// Always `geowire.event/1`.
    pub schema: &'static str,
    /// Names the event across codings: no coded value is in it.
    pub event_key: EventKey,
    /// Names this coding of the event.
    pub record_id: RecordId,
    /// A first grouping of reports of one event across documents; null without an act day.
    pub dedupe_key: Option<String>,
    /// Which records a consumer should count.
    pub class: Class,
    /// Whether the act is political at all.
    pub scope: Option<Scope>,
    /// The article it was read in.
    pub document: Document,
    /// PLOVER type.
    #[serde(rename = "type")]
    pub event_type: EventType,
    /// PLOVER modes; each fits the type.
    pub modes: Vec<Mode>,
    /// PLOVER contexts, each with the words it rests on.
    pub contexts: Vec<ContextHit>,
    /// The act that an AGREE, CONCEDE, THREATEN, REQUEST, REJECT or ACCUSE is about.
    pub underlying: Option<Underlying>,
    /// The CAMEO view of the same act.
    pub cameo: Option<Cameo>,
    /// PLOVER's quad class: 1 verbal cooperation, 2 material cooperation, 3 verbal conflict, 4 material conflict.
    pub quad_class: u8,
    /// Scores of the type, not of the act's size.
    pub scores: Scores,
    /// Who acted. Several actors are a list, in text order.
    pub actors: Vec<Participant>,
    /// To whom.
    pub recipients: Vec<Participant>,
    /// Whether the actors did it with or to each other.
    pub reciprocal: bool,
    /// Where; null with the reason in `place_absent`.
    pub place: Option<Place>,
    /// Why there is no place; null when there is one.
    pub place_absent: Option<PlaceAbsent>,
    /// When; null when the text does not say.
    pub time: Option<Time>,
    /// Whether it happened at all.
    pub factuality: Factuality,
    /// Who says so; empty when the article says it itself.
    pub reported_by: Vec<Attribution>,
    /// How large; null when the text does not say.
    pub magnitude: Option<Magnitude>,
    /// Where it stands in the text; the first is the primary trigger.
    pub evidence: Vec<Evidence>,
    /// How sure the coder is; `docs/evaluation.md` has the share that is right at each confidence.
    pub confidence: Option<Confidence>,
    /// What coded it.
    pub build: Build,
}

/// Which records a consumer should count.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Class {
    /// Current or ongoing, affirmed, political.
    Main,
    /// Historical, habitual or out of scope.
    Background,
    /// Negated, questioned, hypothetical or suppressed; written only when asked for.
    Trace,
}

impl Class {
    /// The name as written in records, headers and metrics.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Main => "main",
            Self::Background => "background",
            Self::Trace => "trace",
        }
    }
}

/// Whether an act is political.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Scope {
    /// A state, party, rebel, intergovernmental, protest or media actor takes part, or the context is political.
    Political,
    /// Police and courts against private persons.
    OrdinaryCrime,
    /// Companies among themselves.
    Commercial,
}

/// A context with the words it rests on.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema)]
pub struct ContextHit {
    /// PLOVER context.
    pub context: Context,
    /// The words of the paragraph that gave it.
    pub basis: String,
}

/// The act that a verbal act is about.
#[derive(Debug, Clone, PartialEq, Serialize, JsonSchema)]
pub struct Underlying {
    /// PLOVER type of that act.
    #[serde(rename = "type")]
    pub event_type: EventType,
    /// Its modes.
    pub modes: Vec<Mode>,
    /// Whether that act is planned, alleged, conditional and so on.
    pub modality: Modality,
    /// Its own time, where stated.
    pub time: Option<Time>,
    /// Its own place, where stated.
    pub place: Option<Place>,
}

/// The CAMEO view.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema)]
pub struct Cameo {
    /// The primary code.
    pub code: CameoCode,
    /// Codes that other coders would accept.
    pub also: Vec<CameoCode>,
}

/// Scores of the type.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, JsonSchema)]
pub struct Scores {
    /// PLOVER's score of type and modes, -10 to 10.
    pub plover: f64,
    /// Goldstein's scale for the CAMEO code, -10 to 10; null without a code.
    pub goldstein: Option<f64>,
}

/// How sure the coder is, 0 to 1.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, JsonSchema)]
pub struct Confidence {
    /// That there is such an event of such a type.
    pub event: f64,
    /// That the roles are right.
    pub roles: f64,
}
