//! Parties and services that bear a name which the tables give to another state's, as the article has called them:
//! after `Togo's Democratic Party`, *the Democratic Party* is Togo's.

use super::actor::Actor;
use super::mentions::Mention;
use crate::lexicon::Sense;
use crate::ontology::ActorKind;

/// No more are kept: the work stays linear in the text.
const MOST: usize = 20;

/// Such parties and services, each with all the words that call it.
#[derive(Debug, Default)]
pub(super) struct Branches {
    known: Vec<(Vec<String>, Actor)>,
}

impl Branches {
    /// Takes note of an organisation that the words give to a state.
    pub(super) fn note<'t>(&mut self, mention: &Mention, actor: &Actor, word: &impl Fn(usize) -> &'t str) {
        let owned = actor.kind == ActorKind::Organisation && actor.entity.is_none() && actor.country.is_some();
        if owned && self.known.len() < MOST {
            self.known.push((mention.tokens.clone().map(|at| word(at).to_owned()).collect(), actor.clone()));
        }
    }

    /// The one whose words end in these, with its state before them.
    pub(super) fn called(&self, name: &[&str]) -> Option<&Actor> {
        let ends = |words: &[String]| {
            let from = words.len().checked_sub(name.len()).filter(|from| *from > 0);
            let end = from.and_then(|from| words.get(from..));
            end.is_some_and(|end| end.iter().zip(name).all(|(one, other)| one == other))
        };
        self.known.iter().find(|(words, _)| ends(words)).map(|(_, actor)| actor)
    }

    /// Gives the mentions of organisations of the tables to the states that the article has called them by.
    pub(super) fn restore<'t>(&self, mentions: &mut [Mention], word: impl Fn(usize) -> &'t str) {
        for mention in mentions.iter_mut().filter(|_| !self.known.is_empty()) {
            let listed =
                mention.actor.as_ref().is_some_and(|actor| matches!(actor.entity, Some(Sense::Organisation(_))));
            let words: Vec<&str> = mention.tokens.clone().map(&word).collect();
            if let Some(branch) = self.called(&words).filter(|_| listed) {
                mention.actor = Some(branch.clone());
            }
        }
    }
}
