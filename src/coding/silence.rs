//! Why words of the dictionary give no event, for whoever wants to change it.

use crate::event::{Class, Event, Span};
use crate::lexicon::{Entry, Requirement};
use crate::ontology::EventType;

/// Why a word of the dictionary gave no event.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Silence {
    /// Its entry is an explicit null.
    Null,
    /// It bears on the act of another word, or on none.
    Operator,
    /// It is what the act of another word is about.
    Complement,
    /// An event noun in the object of another act.
    InsideObject,
    /// Nobody is known to act.
    NoActor,
    /// Neither side says which country or group it belongs to.
    NoAnchor,
    /// Nobody who takes part is political, nor is anything around.
    NotPolitical,
    /// The sentence or the article speaks of sport, stage or screen.
    Leisure,
    /// The sentence speaks of an accident.
    Accident,
    /// A requirement of the entry does not hold.
    Requires(Requirement),
    /// The type needs a second party.
    OneSide,
    /// An event noun of which nobody is known to be the author.
    NoAuthor,
    /// A journey that does not cross a border.
    AtHome,
    /// The coder is less sure of the event than `coding.least_confidence` asks.
    Unsure,
}

impl Silence {
    /// For an analyst: what was missing.
    pub fn sentence(self) -> String {
        match self {
            Self::Null => "the entry says that this means no event".to_owned(),
            Self::Operator => "says only how another act stands, and no act that it could bear on was found".to_owned(),
            Self::Complement => "is what the act before it is about".to_owned(),
            Self::InsideObject => "is what the act before it speaks of".to_owned(),
            Self::NoActor => "nobody whom the tables know stands in the place of the actor".to_owned(),
            Self::NoAnchor => "neither side has a country or group".to_owned(),
            Self::NotPolitical => "nobody political takes part".to_owned(),
            Self::Leisure => "the words around speak of sport, stage or screen".to_owned(),
            Self::Accident => "the words around speak of an accident".to_owned(),
            Self::Requires(required) => format!("the entry requires `{}`", required.name()),
            Self::OneSide => "the type needs a second party, and none was found".to_owned(),
            Self::NoAuthor => "nobody is said to have done it".to_owned(),
            Self::AtHome => "the journey crosses no border that the tables know".to_owned(),
            Self::Unsure => "its confidence is below `coding.least_confidence`".to_owned(),
        }
    }
}

/// What became of a word of the dictionary.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Verdict {
    /// It gave an event, or evidence of one.
    Event(EventType, Class),
    /// It gave none.
    Silent(Silence),
}

/// A word of the dictionary in its sentence.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Considered {
    /// The words, in Unicode scalar values.
    pub trigger: Span,
    /// The entry, with its file and line.
    pub entry: Entry,
    /// What became of it.
    pub verdict: Verdict,
}

/// Marks the words of events that are left out for want of confidence.
pub(super) fn mark_unsure(explained: &mut [Explained], left_out: &[Event]) {
    for evidence in left_out.iter().flat_map(|event| &event.evidence) {
        let of = explained.iter_mut().filter(|told| told.sentence == evidence.span);
        let words = of.flat_map(|told| &mut told.considered);
        for one in words.filter(|one| one.trigger.end == evidence.trigger.span.end) {
            one.verdict = Verdict::Silent(Silence::Unsure);
        }
    }
}

/// What the coder considered in a sentence.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Explained {
    /// The sentence, in Unicode scalar values.
    pub sentence: Span,
    /// The words of the dictionary in it, in text order; none when it has none.
    pub considered: Vec<Considered>,
}
