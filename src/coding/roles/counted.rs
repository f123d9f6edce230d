//! Those of whom no more than their number is said: `killing 13`, `left one dead`.

use super::{Reader, Roles};
use crate::coding::actor::Actor;
use crate::coding::occurrence::verb_of;
use crate::coding::phrases::Party;
use crate::event::Basis;
use crate::language::Tag;
use crate::language::parse::Relation;
use crate::language::relations::{group, predicate, related};
use crate::ontology::{ActorKind, EventType, Sector};

/// So many words behind a verb its number is looked for.
const NEAR: usize = 5;

impl Reader<'_> {
    /// `killing at least 13`, `injures 150`: a number alone is of people.
    pub(super) fn with_counted(&self, mut roles: Roles) -> Roles {
        let act = self.found.trigger.act.as_ref().map(|act| act.event_type);
        if act != Some(EventType::Assault) || !roles.recipients.is_empty() || roles.reciprocal {
            return roles;
        }
        let verbs = self.verbs_of_harm();
        let number = verbs.into_iter().find_map(|verb| self.number_behind(verb));
        roles.recipients.extend(number.map(people_at));
        roles
    }

    /// The verb itself and the verbs beside it that say whom an act killed or hurt.
    fn verbs_of_harm(&self) -> Vec<usize> {
        let sentence = self.scene.sentence;
        let above = verb_of(sentence, self.found.head);
        let verb = above.filter(|_| self.found.group.is_none()).unwrap_or(predicate(sentence, self.found.head));
        let beside = related(sentence, verb, &[Relation::Advcl, Relation::Conj]).filter(|at| *at > verb);
        std::iter::once(verb).chain(beside).filter(|at| is_harm(sentence.lemma(*at))).collect()
    }

    /// `killing 13`, `wounds at least nine`, `leaving one dead`: the number that a verb has for an object.
    fn number_behind(&self, verb: usize) -> Option<usize> {
        let sentence = self.scene.sentence;
        if group(sentence, verb).passive {
            return None;
        }
        let objects = || related(sentence, verb, &[Relation::Obj, Relation::Obl, Relation::Xcomp, Relation::Ccomp]);
        let fate = |at: &usize| matches!(sentence.word(*at), "dead" | "injured" | "wounded");
        if sentence.lemma(verb) == "leave" {
            let fated = objects().find(fate)?;
            return (verb + 1..fated).rev().find(|at| sentence.tag(*at) == Tag::Number && *at + 1 == fated);
        }
        let near = |at: &usize| *at > verb && *at <= verb + NEAR;
        objects().filter(near).find(|at| sentence.tag(*at) == Tag::Number || is_many(sentence.word(*at)))
    }
}

/// People of whom no more than their number is said.
fn people_at(number: usize) -> Party {
    let people = Actor { sector: Some(Sector::Cvl), kind: ActorKind::Group, basis: Basis::Role, ..Actor::unknown() };
    Party { tokens: number..number + 1, actor: people }
}

/// Words for a number of people that nobody counted.
fn is_many(word: &str) -> bool {
    matches!(word, "dozens" | "scores" | "hundreds" | "thousands" | "several" | "many" | "others" | "dozen" | "more")
}

/// Verbs whose object is whoever was killed or hurt.
fn is_harm(lemma: &str) -> bool {
    matches!(lemma, "kill" | "wound" | "injure" | "leave")
}
