//! Those of no table who come before others as antecedents: `ACME stopped its relay. It praised the crew`, `Bob Lund was a
//! friend. He condemned the raid`; and things that a plural takes up: `The reforms work, they have helped families`.

use super::Discourse;
use super::known::Known;
use crate::coding::actor::Actor;
use crate::coding::times::{is_weekday, month};
use crate::event::Basis;
use crate::language::parse::Relation;
use crate::language::relations::related;
use crate::language::{Sentence, Tag};
use crate::ontology::ActorKind;

/// No more words belong to one name.
const NAME: usize = 4;

/// So many words before *they* the things are looked for.
const REACH: usize = 60;

impl Discourse<'_> {
    /// Remembers the name at `at`, outside of every mention, where it is the subject of a verb.
    pub(super) fn note_stranger(&mut self, sentence: &Sentence, at: usize) {
        let subject = matches!(sentence.relation(at), Relation::Nsubj | Relation::NsubjPass);
        let word = sentence.word(at);
        let early = || !(0..at).any(|before| sentence.tag(before).is_finite());
        if !subject || sentence.tag(at) != Tag::Name || is_weekday(word) || month(word).is_some() || !early() {
            return;
        }
        let end = (at..sentence.len()).take(NAME).take_while(|at| sentence.tag(*at) == Tag::Name).count() + at;
        let words = sentence.words.get(at..end).unwrap_or(&[]).join(" ");
        self.memory.push(Known {
            actor: Actor::stranger(),
            also: Vec::new(),
            line: self.line,
            tokens: at..end,
            subject: true,
            words,
            met: false,
        });
    }

    /// Whether the one of no table can be *he* or *she*: by two names or three.
    pub(super) fn is_unknown_person(known: &Known) -> bool {
        is_stranger(known) && matches!(known.words.split(' ').count(), 2 | 3)
    }

    /// Whether the one of no table can be *it*: by one name that nobody bears.
    pub(super) fn is_unknown_thing(&self, known: &Known) -> bool {
        let borne = |other: &Known| {
            other.words.contains(' ') && other.is_person() && other.words.split(' ').any(|word| word == known.words)
        };
        is_stranger(known) && !known.words.contains(' ') && !self.memory.any(borne)
    }

    /// Whether *they* at `at` take up things that the sentence itself speaks of.
    pub(super) fn are_things(&self, sentence: &Sentence, at: usize) -> bool {
        let things = (at.saturating_sub(REACH)..at).rev().find(|noun| is_plural_subject(sentence, *noun));
        let several =
            |known: &Known| known.line == self.line && known.is_several() && known.actor.basis != Basis::Pronoun;
        things.is_some() && !self.memory.any(several)
    }
}

fn is_stranger(known: &Known) -> bool {
    known.also.is_empty()
        && known.actor.kind == ActorKind::Unknown
        && known.actor.basis == Basis::Named
        && known.actor.country.is_none()
}

/// Whether a plural noun is the subject of what a clause without conjunction says, and does not say it: `the reforms are
/// seen as effective`.
fn is_plural_subject(sentence: &Sentence, noun: usize) -> bool {
    let plural = sentence.word(noun).ends_with('s') || sentence.word(noun) == "percent";
    let subject = matches!(sentence.relation(noun), Relation::Nsubj | Relation::NsubjPass);
    if sentence.tag(noun) != Tag::Noun || !plural || !subject {
        return false;
    }
    let Some(verb) = sentence.head(noun) else { return false };
    let marked = related(sentence, verb, &[Relation::Mark]).next().is_some();
    !marked && !super::is_speech(sentence.word(verb))
}
