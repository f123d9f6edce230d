//! What is asked: the fields of an event that dictionaries and gazetteer leave open.

use super::names::person_name;
use crate::event::{Basis, Event, Participant, Place, ServiceKind};
use crate::ontology::ActorKind;

/// A question to a service. Equal questions have one answer.
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Question {
    /// Where is the place of this name?
    Place {
        /// The name.
        name: String,
        /// ISO 3166-1 alpha-3 of the country it must lie in, where known.
        country: Option<String>,
    },
    /// Which item is the actor of this name?
    Entity {
        /// The name.
        name: String,
        /// What it must be.
        kind: ActorKind,
    },
}

/// A question with the field that it is about.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Open {
    /// JSON pointer into the event.
    pub about: String,
    /// The question.
    pub question: Question,
}

/// Longest name in characters that is asked for; what is longer is no name.
const MAX_NAME: usize = 100;

impl Question {
    /// The name asked for.
    pub fn name(&self) -> &str {
        match self {
            Self::Place { name, .. } | Self::Entity { name, .. } => name,
        }
    }

    /// Bytes it holds in memory.
    pub fn weight(&self) -> usize {
        let country = match self {
            Self::Place { country, .. } => country.as_ref().map_or(0, String::len),
            Self::Entity { .. } => 0,
        };
        size_of::<Self>() + self.name().len() + country
    }
}

/// The open questions of an event that `asks` has a service for, in the order of its fields.
pub(super) fn open_questions(event: &Event, asks: impl Fn(&Question) -> Option<ServiceKind>) -> Vec<Open> {
    let mut open = Vec::new();
    let mut put = |about: String, question: Option<Question>| {
        open.extend(question.filter(|question| asks(question).is_some()).map(|question| Open { about, question }));
    };
    for (field, participants) in [("actors", &event.actors), ("recipients", &event.recipients)] {
        for (at, participant) in participants.iter().enumerate() {
            put(format!("/{field}/{at}"), entity(participant));
        }
    }
    put("/place".to_owned(), event.place.as_ref().and_then(place));
    let about = event.underlying.as_ref().and_then(|underlying| underlying.place.as_ref());
    put("/underlying/place".to_owned(), about.and_then(place));
    open
}

/// A place is open without coordinates or without an id of the gazetteer.
fn place(place: &Place) -> Option<Question> {
    if place.geonameid.is_some() && place.lat.is_some() && place.lon.is_some() {
        return None;
    }
    let name = if place.name.is_empty() { &place.text } else { &place.name };
    Some(Question::Place { name: askable(name)?, country: place.country.clone() })
}

/// An actor is open without an id, when there is a name to ask for: roles (*troops*), pronouns and
/// groups (*protesters*) have none.
fn entity(participant: &Participant) -> Option<Question> {
    let named = matches!(participant.kind, ActorKind::Person | ActorKind::State | ActorKind::Organisation);
    if participant.wikidata.is_some() || !named {
        return None;
    }
    let name = match (&participant.name, participant.kind) {
        (Some(name), _) => name.as_str(),
        (None, _) if participant.basis != Basis::Named => return None,
        (None, ActorKind::Person) => person_name(&participant.text)?,
        (None, _) => &participant.text,
    };
    Some(Question::Entity { name: askable(name)?, kind: participant.kind })
}

/// The name as it is asked for: white space folded; `None` when it cannot be a name.
fn askable(name: &str) -> Option<String> {
    let folded = name.split_whitespace().collect::<Vec<_>>().join(" ");
    let fits = folded.chars().count() <= MAX_NAME
        && folded.chars().any(char::is_alphabetic)
        && !folded.chars().any(char::is_control);
    fits.then_some(folded)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_no_name_is_not_asked_for() {
        assert_eq!(askable("  Kryvyi\n Rih "), Some("Kryvyi Rih".to_owned()));
        assert_eq!(askable(""), None);
        assert_eq!(askable("12"), None);
        assert_eq!(askable("a\u{0}b"), None);
        assert_eq!(askable(&"a".repeat(101)), None);
    }
}
