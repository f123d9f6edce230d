//! Somebody whom an article has spoken of, as an antecedent.

use crate::coding::actor::Actor;
use crate::coding::mentions::Mention;
use crate::language::{Sentence, Tag};
use crate::ontology::ActorKind;
use std::ops::Range;

/// Somebody spoken of.
#[derive(Debug, Clone)]
pub(super) struct Known {
    /// Who it was.
    pub(super) actor: Actor,
    /// The others of a pair or list.
    pub(super) also: Vec<Actor>,
    /// The sentence, counted from 1.
    pub(super) line: usize,
    /// Where it stood.
    pub(super) tokens: Range<usize>,
    /// Whether it stood before the first finite verb.
    pub(super) subject: bool,
    /// The words in small letters, single spaces between.
    pub(super) words: String,
    /// Whether these are who met.
    pub(super) met: bool,
}

impl Known {
    /// Whom a mention in sentence `line` speaks of, with the others of its list.
    pub(super) fn of(sentence: &Sentence, mention: &Mention, also: Vec<Actor>, line: usize) -> Option<Self> {
        let actor = mention.actor.clone().filter(|_| !mention.bare_demonym)?;
        let tokens = mention.tokens.clone();
        let early = !(0..tokens.start).any(|at| sentence.tag(at).is_finite());
        let subject = early && !is_aside(sentence, &tokens);
        let words = sentence.words.get(tokens.clone()).unwrap_or(&[]).join(" ");
        Some(Self { actor, also, line, tokens, subject, words, met: false })
    }

    /// Whether it is the office right before the name of whoever holds it.
    pub(super) fn is_title_of(&self, name: &Self) -> bool {
        let adjacent = self.line == name.line && self.tokens.end == name.tokens.start;
        adjacent && self.is_person() && name.is_person() && self.actor.entity.is_none() && name.actor.entity.is_some()
    }

    /// Whether `fits` holds for each of them.
    pub(super) fn is_all(&self, fits: impl Fn(&Actor) -> bool) -> bool {
        std::iter::once(&self.actor).chain(&self.also).all(fits)
    }

    /// Whether it is one person.
    pub(super) fn is_person(&self) -> bool {
        self.also.is_empty() && self.actor.kind == ActorKind::Person
    }

    /// Whether *they* can mean it.
    pub(super) fn is_several(&self) -> bool {
        !self.also.is_empty() || matches!(self.actor.kind, ActorKind::Group | ActorKind::Organisation)
    }

    /// Whether it is a state; what speaks for it beside its place in the text.
    pub(super) fn is_state(&self) -> Option<usize> {
        (self.also.is_empty() && self.actor.kind == ActorKind::State).then_some(0)
    }

    /// Whether *it* can mean it.
    pub(super) fn is_thing(&self) -> bool {
        self.also.is_empty() && matches!(self.actor.kind, ActorKind::State | ActorKind::Organisation)
    }
}

/// Whether both stand for one side: the same entity, or the same country.
pub(super) fn is_same(one: &Actor, other: &Actor) -> bool {
    match (one.entity, other.entity) {
        (Some(a), Some(b)) if one.kind == other.kind => a == b,
        _ => one.country.is_some() && one.country == other.country,
    }
}

/// `During Costa's rule the government fell`, `after talks with Prado the minister left`: an owner, or whoever stands
/// behind a preposition, is no subject.
fn is_aside(sentence: &Sentence, tokens: &Range<usize>) -> bool {
    let first = (0..tokens.start).rev().find(|at| sentence.tag(*at) != Tag::Determiner);
    sentence.tag(tokens.end) == Tag::Possessive || first.is_some_and(|at| sentence.tag(at) == Tag::Preposition)
}
