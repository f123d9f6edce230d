//! Surnames of the people whom an article names in full.

use super::actor::Actor;
use super::mentions::Mention;
use crate::event::Basis;
use crate::language::{Sentence, Tag};
use crate::lexicon::Sense;
use crate::ontology::ActorKind;
use std::collections::{BTreeMap, BTreeSet};

/// People by the last word of their full name.
#[derive(Debug, Default)]
pub(super) struct People {
    by_surname: BTreeMap<String, Option<Actor>>,
    strangers: BTreeSet<String>,
}

impl People {
    /// Takes note of the full names among `mentions` of one sentence, whose words are `word`.
    pub(super) fn note<'t>(&mut self, mentions: &[Mention], word: impl Fn(usize) -> &'t str) {
        for mention in mentions {
            let Some(actor) = &mention.actor else { continue };
            let named = actor.kind == ActorKind::Person && actor.basis == Basis::Named && mention.tokens.len() > 1;
            let Some(last) = mention.tokens.end.checked_sub(1).filter(|_| named) else { continue };
            self.put(word(last), actor);
        }
    }

    /// Takes note of full names that no table has: runs of capitalised words outside every mention.
    pub(super) fn note_strangers<'t>(
        &mut self,
        sentence: &Sentence,
        mentions: &[Mention],
        word: impl Fn(usize) -> &'t str,
    ) {
        let mut covered = vec![false; sentence.len()];
        for mention in mentions {
            covered[mention.tokens.clone()].fill(true);
        }
        let mut run = 0;
        for (at, covered) in covered.into_iter().chain([false]).enumerate() {
            if at < sentence.len() && sentence.tag(at) == Tag::Name && (!covered || run > 0) {
                run += 1;
                continue;
            }
            if (2..=3).contains(&run) {
                self.strangers.insert(word(at - 1).to_owned());
            }
            run = 0;
        }
    }

    /// Whether a bare surname that the tables know means somebody else in this article.
    pub(super) fn is_somebody_else(&self, word: &str, person: usize) -> bool {
        match self.by_surname.get(word) {
            Some(known) => known.as_ref().is_none_or(|actor| actor.entity != Some(Sense::Person(person))),
            None => self.strangers.contains(word),
        }
    }

    /// Two people with one surname make it say nothing.
    fn put(&mut self, surname: &str, actor: &Actor) {
        match self.by_surname.get_mut(surname) {
            Some(known) if known.as_ref().is_some_and(|known| known.entity != actor.entity) => *known = None,
            Some(_) => {}
            None => {
                self.by_surname.insert(surname.to_owned(), Some(actor.clone()));
            }
        }
    }

    /// Whom a bare surname means.
    pub(super) fn by_surname(&self, word: &str) -> Option<&Actor> {
        self.by_surname.get(word).and_then(Option::as_ref)
    }
}
