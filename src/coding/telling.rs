//! How a sentence tells its act: as news, as one more, as the deed of those whose attack was told, to nobody.

use super::drafting::Line;
use super::reading::Reading;
use super::seen::Seen;
use crate::language::parse::Relation;
use crate::language::relations::{group, related};
use crate::language::{Form, Tag};
use crate::ontology::{EventType, Mode};
use std::ops::Range;

impl Line<'_> {
    /// `We are committed to excellence`, `we urge all adults`, `our alliance provides for our people`: in a statement, a
    /// vow to nobody or a request of nobody in particular, or what is for the speaker's own people.
    pub(super) fn addresses_nobody(&self, reading: &Reading, actors: &[Seen], recipients: &[Seen]) -> bool {
        let sentence = self.scene.sentence;
        let first = |seen: &Seen, words: &[&str]| {
            let at = seen.tokens.as_ref().map_or(usize::MAX, |tokens| tokens.start);
            words.contains(&sentence.word(at)) && sentence.quoted.get(at) == Some(&false)
        };
        // `I will attend the conference`: a plan needs nobody to whom it is made.
        let plan = reading.underlying.as_ref().is_some_and(|about| about.act.modes.contains(&Mode::Multilateral));
        let open =
            !plan && matches!(reading.act.event_type, EventType::Agree | EventType::Request | EventType::Concede);
        let alone = actors.len() == 1 && actors.iter().all(|actor| first(actor, &["i", "we"]));
        let aids = reading.act.event_type == EventType::Aid && !recipients.is_empty();
        let own = aids && actors.iter().all(|actor| first(actor, &["i", "we", "our"]));
        let asks = reading.act.event_type == EventType::Request && self.names_public(reading);
        (open && alone && !asks || own) && recipients.iter().all(|recipient| first(recipient, &["my", "our"]))
    }

    /// `we urge all parties`, `I join the calls for`: states and sides without a name, or others who ask, and no `adults` at
    /// large.
    fn names_public(&self, reading: &Reading) -> bool {
        /// So many words behind the verb the noun is looked for.
        const REACH: usize = 6;
        let sentence = self.scene.sentence;
        let behind = reading.head + 1..sentence.len().min(reading.head + 1 + REACH);
        let mut nouns = behind.take_while(|at| !matches!(sentence.tag(*at), Tag::To | Tag::Comma));
        let joins = matches!(sentence.lemma(reading.head), "join" | "echo" | "second");
        joins || nouns.any(|at| sentence.tag(at) == Tag::Noun && is_public(sentence.lemma(at)))
    }

    pub(super) fn is_told(&self, reading: &Reading) -> bool {
        let verb = group(self.scene.sentence, reading.head);
        let finite = matches!(self.scene.sentence.tag(reading.head), Tag::Verb(Form::Past | Form::Third | Form::Base));
        finite && !reading.noun && verb.have.is_none() && verb.modal.is_none() && verb.to.is_none()
    }

    /// `Kenya also accused Togo of theft`.
    pub(super) fn is_further(&self, reading: &Reading) -> bool {
        let words = related(self.scene.sentence, reading.head, &[Relation::Advmod]);
        !reading.noun
            && words.into_iter().any(|at| {
                matches!(
                    self.scene.sentence.word(at),
                    "also" | "separately" | "additionally" | "furthermore" | "moreover"
                )
            })
    }

    /// `told him about the results of his talks`: an event noun that somebody speaks of.
    pub(super) fn is_topic(&self, reading: &Reading) -> bool {
        /// So far back its preposition may stand.
        const REACH: usize = 6;
        let sentence = self.scene.sentence;
        let before = (reading.head.saturating_sub(REACH)..reading.head).rev();
        let mut before = before.take_while(|at| !sentence.tag(*at).is_verbal());
        let mut cases = related(sentence, reading.head, &[Relation::Case]);
        reading.noun
            && (before.any(|at| matches!(sentence.word(at), "about" | "regarding"))
                || cases.any(|case| matches!(sentence.word(case), "on" | "about")))
    }

    /// `the gunman murdered six people`: a definite attacker whose attack was told.
    pub(super) fn takes_up(&self, reading: &Reading) -> bool {
        let sentence = self.scene.sentence;
        let definite = |phrase: &Range<usize>| {
            sentence.word(phrase.start) == "the"
                && self
                    .scene
                    .head(phrase)
                    .is_some_and(|head| is_attacker(sentence.word(head)) && head == phrase.start + 1)
        };
        let one = !reading.roles.subject.is_empty() && reading.roles.subject.iter().all(definite);
        one && !reading.noun && reading.act.event_type == EventType::Assault
    }
}

fn is_attacker(word: &str) -> bool {
    matches!(
        word,
        "gunman"
            | "gunmen"
            | "attacker"
            | "attackers"
            | "assailant"
            | "assailants"
            | "shooter"
            | "shooters"
            | "bomber"
            | "bombers"
            | "perpetrator"
            | "perpetrators"
            | "raiders"
    )
}

/// Nouns for several states, or sides of a conflict.
fn is_public(lemma: &str) -> bool {
    matches!(
        lemma,
        "side"
            | "party"
            | "partner"
            | "ally"
            | "country"
            | "nation"
            | "state"
            | "government"
            | "faction"
            | "actor"
            | "signatory"
            | "donor"
    )
}
