//! What the network adds to an event, apart from what the article says: only ever beside the coded
//! fields, never in them.

use super::Event;
use crate::ontology::{ActorKind, PlacePrecision, vocabulary};
use schemars::JsonSchema;
use serde::Serialize;

/// What services answered about one event. Stands in a record only when a service is configured, as
/// its last field.
#[derive(Debug, Clone, PartialEq, Serialize, JsonSchema)]
pub struct Enrichment {
    /// How much of what was asked was answered.
    pub state: EnrichmentState,
    /// Answers, in the order of the fields they are about.
    pub answers: Vec<Answered>,
    /// Questions that got no answer, with the reason.
    pub unanswered: Vec<Unanswered>,
}

/// How much of what was asked was answered. *Nothing is known* is an answer too.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum EnrichmentState {
    /// All of it, or there was nothing to ask.
    Complete,
    /// Some of it.
    Partial,
    /// None of it.
    Unavailable,
}

impl EnrichmentState {
    /// All states, from the best.
    pub const ALL: [Self; 3] = [Self::Complete, Self::Partial, Self::Unavailable];

    /// The name as written in records and metrics.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Complete => "complete",
            Self::Partial => "partial",
            Self::Unavailable => "unavailable",
        }
    }

    /// The state of `answered` answers beside `unanswered` questions without one.
    pub fn of(answered: usize, unanswered: usize) -> Self {
        match (answered, unanswered) {
            (_, 0) => Self::Complete,
            (0, _) => Self::Unavailable,
            _ => Self::Partial,
        }
    }
}

/// A question with its answer.
#[derive(Debug, Clone, PartialEq, Serialize, JsonSchema)]
pub struct Answered {
    /// The field it is about, as a JSON pointer into the event, such as `/actors/0`.
    pub about: String,
    /// Who was asked.
    pub service: ServiceKind,
    /// The name that was asked for.
    pub question: String,
    /// What is known; null when the service knows nothing that fits.
    pub answer: Option<Known>,
    /// SHA-256 of what the service sent, in hexadecimal: the bodies one after the other.
    pub digest: String,
    /// When the service was asked, RFC 3339 in UTC; earlier than the event for an answer kept in memory.
    pub asked_at: String,
}

/// A question that got no answer.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema)]
pub struct Unanswered {
    /// The field it is about, as a JSON pointer into the event.
    pub about: String,
    /// Who was, or would have been, asked.
    pub service: ServiceKind,
    /// The name that was asked for.
    pub question: String,
    /// Why there is no answer.
    pub reason: NoAnswer,
}

/// What a service knows.
#[derive(Debug, Clone, PartialEq, Serialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Known {
    /// About a place.
    Place(KnownPlace),
    /// About an actor.
    Entity(KnownEntity),
}

/// A place that a geocoder knows.
#[derive(Debug, Clone, PartialEq, Serialize, JsonSchema)]
pub struct KnownPlace {
    /// Its name there.
    pub name: String,
    /// Degrees north, -90 to 90.
    pub lat: f64,
    /// Degrees east, -180 to 180.
    pub lon: f64,
    /// How narrow the place is.
    pub precision: PlacePrecision,
    /// ISO 3166-1 alpha-3; null for what lies in no country.
    pub country: Option<String>,
    /// OpenStreetMap object, such as `relation/421866`.
    pub osm: Option<String>,
}

/// An entity that a knowledge base knows.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema)]
pub struct KnownEntity {
    /// Wikidata item, such as `Q57641`.
    pub wikidata: String,
    /// Its label in English.
    pub name: String,
    /// Its description in English.
    pub description: Option<String>,
    /// What it is; null when its classes do not say.
    pub kind: Option<ActorKind>,
    /// How many other items of this name would have fitted: 0 when the answer is the only one.
    pub others: u32,
}

vocabulary! {
    /// Who is asked.
    ServiceKind {
        /// A geocoder with Nominatim's interface.
        Nominatim = "nominatim",
        /// A geocoder with Photon's interface.
        Photon = "photon",
        /// Wikidata, or another Wikibase.
        Wikidata = "wikidata",
    }
}

vocabulary! {
    /// Why a question got no answer. A closed list: it labels metrics.
    NoAnswer {
        /// No answer within the time.
        Timeout = "timeout",
        /// Too many questions were on their way already.
        Busy = "busy",
        /// The rate that is configured for the service was used up.
        RateLimited = "rate_limited",
        /// The service has asked not to be asked for a while (`Retry-After`).
        AskedToWait = "asked_to_wait",
        /// The service failed too often just now and is left alone for a while.
        BreakerOpen = "breaker_open",
        /// No connection: name, address, TLS, or the connection broke.
        Unreachable = "unreachable",
        /// A redirect that is not followed: to a private address, off TLS, or too many.
        RedirectRefused = "redirect_refused",
        /// The service refused the question (4xx).
        Refused = "refused",
        /// The service failed (5xx), or answered with another unexpected status.
        ServiceError = "service_error",
        /// The answer is not JSON.
        NotJson = "not_json",
        /// The answer is larger than allowed.
        TooLarge = "too_large",
        /// The answer is nested deeper than allowed.
        TooDeep = "too_deep",
        /// The answer is JSON of another shape, or holds values that cannot be.
        WrongShape = "wrong_shape",
        /// More questions than are asked for one record.
        TooMany = "too_many",
        /// The answer does not fit the largest value that may be written.
        NoRoom = "no_room",
        /// A fault of geowire's own.
        Internal = "internal",
    }
}

impl Enrichment {
    /// A block of these parts; the state follows from them.
    pub fn new(answers: Vec<Answered>, unanswered: Vec<Unanswered>) -> Self {
        Self { state: EnrichmentState::of(answers.len(), unanswered.len()), answers, unanswered }
    }

    /// The block with every answer given up for `reason`.
    #[must_use]
    pub fn without_answers(self, reason: NoAnswer) -> Self {
        let given_up = self.answers.into_iter().map(|answered| Unanswered {
            about: answered.about,
            service: answered.service,
            question: answered.question,
            reason,
        });
        Self::new(Vec::new(), given_up.chain(self.unanswered).collect())
    }
}

/// An event as it is written: with the enrichment as its last field, or without one. The schema of
/// the events topic.
#[derive(Debug, Clone, Copy, Serialize, JsonSchema)]
#[schemars(rename = "Event")]
pub struct WrittenEvent<'a> {
    /// What the article says.
    #[serde(flatten)]
    pub event: &'a Event,
    /// What services know about it; left out while no service is configured.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub enrichment: Option<&'a Enrichment>,
}

/// Puts `enrichment` behind the last field of an encoded event, so that every byte before it stays as
/// it is.
///
/// # Errors
/// When a coordinate is not a number, which no look-up lets through.
pub fn enriched(mut value: Vec<u8>, enrichment: &Enrichment) -> Result<Vec<u8>, serde_json::Error> {
    let block = serde_json::to_vec(enrichment)?;
    value.pop();
    value.extend_from_slice(b",\"enrichment\":");
    value.extend_from_slice(&block);
    value.push(b'}');
    Ok(value)
}
