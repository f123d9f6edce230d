//! Whom the words of one side of a talk are meant for, where they do not say: `The President met King Abdullah. He asked
//! for help`.

use super::drafting::Line;
use super::nations::country_of;
use super::reading::Reading;
use super::seen::Seen;
use crate::event::Basis;
use crate::ontology::EventType;
use jiff::civil::Date;

impl Line<'_> {
    /// Adds to `recipients` the other side of the talk that the sentence reports on, where those who act are of the one side
    /// and nobody else is spoken of.
    pub(super) fn address(&self, reading: &Reading, actors: &[Seen], recipients: &mut Vec<Seen>, day: Date) {
        let open = recipients.iter().all(|recipient| self.is_both(recipient));
        if let Some(other) = self.interlocutor(reading, actors, day).filter(|_| open) {
            *recipients = vec![other];
        }
    }

    /// `our countries`, `the two nations`: both sides, and so the other one too.
    fn is_both(&self, seen: &Seen) -> bool {
        let sentence = self.scene.sentence;
        let Some(tokens) = seen.tokens.as_ref().filter(|_| code(seen).is_none()) else { return false };
        let all = |at: usize| matches!(sentence.word(at), "our" | "their" | "both" | "two");
        let states = |at: usize| matches!(sentence.word(at), "countries" | "nations" | "peoples" | "governments");
        (tokens.start.saturating_sub(1)..tokens.end).any(all) && tokens.clone().any(states)
    }

    fn interlocutor(&self, reading: &Reading, actors: &[Seen], day: Date) -> Option<Seen> {
        let talk = self.talk.filter(|_| is_addressed(reading.act.event_type))?;
        let own = code(actors.first()?)?;
        let alone = actors.iter().all(|actor| code(actor).as_ref() == Some(&own));
        if !alone || !actors.iter().all(|actor| actor.who.is_official() || actor.who.basis == Basis::Pronoun) {
            return None;
        }
        let names = self.scene.names;
        let outside = self.scene.mentions.iter().any(|mention| {
            let group = || mention.actor.as_ref()?.resolve(names, day).group.map(|group| group.as_str().to_owned());
            country_of(mention, names, day).or_else(group).is_some_and(|side| !talk.has(&side))
        });
        // Who asks, asks whom he talks with, whatever it is about.
        let asks = self.scene.sentence.lemma(reading.head) == "ask";
        let other = talk.other(&own).filter(|_| !outside || asks)?;
        let who = other.resolve(names, day);
        Some(Seen { tokens: Some(reading.head..reading.head), who })
    }
}

/// What is said to somebody.
fn is_addressed(event_type: EventType) -> bool {
    matches!(event_type, EventType::Agree | EventType::Request | EventType::Support | EventType::Aid)
}

/// The country or group of somebody.
fn code(seen: &Seen) -> Option<String> {
    let group = || seen.who.group.map(|group| group.as_str().to_owned());
    seen.who.country.clone().or_else(group)
}
