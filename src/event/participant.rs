//! Actors and recipients.

use super::Span;
use crate::ontology::{ActorKind, Sector};
use schemars::JsonSchema;
use serde::Serialize;

/// Somebody who takes part in an event.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema)]
pub struct Participant {
    /// The words of the text.
    pub text: String,
    /// Where they stand.
    pub span: Span,
    /// The part in the event.
    pub role: Role,
    /// The canonical name; null for those known by their words only.
    pub name: Option<String>,
    /// Wikidata item, such as `Q7747`.
    pub wikidata: Option<String>,
    /// ISO 3166-1 alpha-3 (`KOS`, `PSE`, `TWN` too); null for groups without a country and the unknown.
    pub country: Option<String>,
    /// PLOVER sector.
    pub sector: Option<Sector>,
    /// Country or group code, then sector, such as `RUSGOV`; `UAF` for the unknown.
    pub code: String,
    /// The office held on the day, for persons in the table.
    pub office: Option<Office>,
    /// Person, state, organisation and so on.
    pub kind: ActorKind,
    /// How the words lead to the actor.
    pub basis: Basis,
}

/// An office with its term.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema)]
pub struct Office {
    /// The office in full, such as `Prime Minister of Hungary`.
    pub title: String,
    /// First day, `YYYY-MM-DD`, or coarser.
    pub since: Option<String>,
    /// Last day; null while in office.
    pub until: Option<String>,
}

/// The part somebody takes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Role {
    /// Takes part.
    Participant,
    /// Brings the others together.
    Mediator,
    /// Receives the visitors.
    Host,
    /// Comes to the host.
    Visitor,
}

/// How the words lead to the actor.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Basis {
    /// By name.
    Named,
    /// By a title, such as *the Hungarian prime minister*.
    Title,
    /// By a pronoun.
    Pronoun,
    /// By a seat that stands for its government.
    Metonym,
    /// By a generic role, such as *troops*.
    Role,
    /// The text states no actor.
    Unknown,
}
