//! Surnames of the people whom an article names in full.

use super::actor::Actor;
use super::mentions::Mention;
use crate::event::Basis;
use crate::ontology::ActorKind;
use std::collections::BTreeMap;

/// People by the last word of their full name.
#[derive(Debug, Default)]
pub(super) struct People {
    by_surname: BTreeMap<String, Option<Actor>>,
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
