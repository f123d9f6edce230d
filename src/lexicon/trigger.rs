//! What an entry of the dictionary of triggers says.

use super::pattern::{Element, matches_tail};
use crate::ontology::{CameoCode, EventType, Mode};
use serde::Deserialize;
use std::sync::Arc;

/// How the roles of an act stand around its trigger.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Frame {
    /// Subject acts on object; the passive is turned round.
    Transitive,
    /// Subject acts; nobody is acted on.
    Intransitive,
    /// Subject acts on the phrase behind a preposition.
    Oblique,
    /// Subject acts on the phrase in the slot `@` of the pattern.
    Slot,
    /// Subject and object, or the phrase behind *with*, act on each other.
    Reciprocal,
    /// Subject travels to the object or to the phrase behind a preposition.
    Visit,
    /// Subject is acted on by the phrase behind a preposition: `came under fire from`.
    Undergo,
    /// A noun: its possessor or the phrase behind *by* acts on the phrase behind a preposition.
    Noun,
    /// A noun: the phrases behind *between*, or possessor and the phrase behind *with*, act on each other.
    NounPair,
    /// Subject says what somebody must do: the subject of a clause with *must* or *should* is who is asked.
    Demand,
    /// Subject judges with a word of `verdict`: the subject of the clause, or the phrase, that holds it is judged.
    Verdict,
    /// No act: the words that look like one mean something else.
    Null,
    /// No act of its own: bears on the act behind it.
    Operator,
}

/// What a trigger says of the act behind it (`to meet`, `of arming`).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Complement {
    /// It is going to happen.
    Planned,
    /// It is asked for, wished, refused or possible.
    Hypothetical,
    /// Somebody is said to have done it.
    Alleged,
    /// Somebody says that it did not happen.
    Denied,
    /// It did not happen.
    Negated,
    /// It happens again and again: *has a history of*.
    Habitual,
    /// It happens: *began to*, *continued*.
    Aspect,
}

/// What must hold besides the pattern.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Requirement {
    /// A recipient, or a place as object.
    Recipient,
    /// Something armed: an armed actor, a weapon as subject or words of war in the sentence.
    Armed,
    /// The actor holds an office, is a state or an organisation of states.
    Official,
    /// Words of politics or protest in the sentence.
    Political,
    /// Words of protest in the sentence.
    Crowd,
    /// The actors are states, organisations or groups, not a person by name.
    Collective,
    /// A deed for which somebody is charged or sentenced.
    Charged,
}

impl Requirement {
    /// The name in the dictionary.
    pub fn name(self) -> &'static str {
        match self {
            Self::Recipient => "recipient",
            Self::Armed => "armed",
            Self::Official => "official",
            Self::Political => "political",
            Self::Crowd => "crowd",
            Self::Collective => "collective",
            Self::Charged => "charged",
        }
    }
}

/// The act that a trigger states.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Act {
    /// PLOVER type.
    pub event_type: EventType,
    /// PLOVER modes.
    pub modes: Vec<Mode>,
    /// CAMEO code.
    pub cameo: CameoCode,
    /// Codes that other coders would accept.
    pub also: Vec<CameoCode>,
}

/// Which entry it is, and where an analyst finds it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Entry {
    /// Its name.
    pub id: Arc<str>,
    /// The file as named by the caller.
    pub file: Arc<str>,
    /// The line in it, from 1.
    pub line: usize,
}

/// A trigger.
#[derive(Debug, Clone)]
pub struct Trigger {
    /// Its name and place.
    pub entry: Entry,
    /// Whether its head is a noun.
    pub noun: bool,
    /// The words that it begins with: verb lemmas or nouns in the singular.
    pub heads: Vec<String>,
    /// What must follow.
    pub tail: Vec<Element>,
    /// How the roles stand.
    pub frame: Frame,
    /// The act; `None` for operators and nulls.
    pub act: Option<Act>,
    /// Prepositions before the recipient.
    pub to: Vec<String>,
    /// What it says of the act behind it.
    pub complement: Option<Complement>,
    /// What must hold besides.
    pub require: Vec<Requirement>,
    /// Words that judge, for a verdict.
    pub verdict: Vec<String>,
    /// Words that silence it in its sentence.
    pub guard: Vec<String>,
    /// Whether it states what another act did (*killing three*): no act of its own beside one.
    pub effect: bool,
    /// A sentence in which it fires.
    pub fires: String,
    /// A sentence in which it stays silent.
    pub silent: String,
}

impl Trigger {
    /// Matches the words behind the head at `at`; see `matches_tail`.
    pub fn tail_at(
        &self,
        words: &[String],
        modifier: impl Fn(usize) -> bool,
        at: usize,
        passive: bool,
    ) -> Option<super::TailMatch> {
        matches_tail(&self.tail, words, modifier, at, passive)
    }
}
