//! Whom a threat is meant for that only its condition names: `warned of consequences if Togo joins`.

use super::{Reader, Roles};
use crate::coding::phrases::Party;
use crate::language::parse::Relation;
use crate::language::relations::subject;
use crate::ontology::{ActorKind, EventType};

/// So many words behind the verb its condition is looked for.
const NEAR: usize = 30;

impl Reader<'_> {
    /// `threatens to respond if Togo joins the bloc`: who would bring it about.
    pub(super) fn with_conditional(&self, mut roles: Roles) -> Roles {
        let act = self.found.trigger.act.as_ref().map(|act| act.event_type);
        if act != Some(EventType::Threaten) || !roles.recipients.is_empty() || roles.reciprocal {
            return roles;
        }
        let sentence = self.scene.sentence;
        let head = self.found.head;
        let condition = (head + 1..sentence.len().min(head + NEAR))
            .filter(|at| matches!(sentence.word(*at), "if" | "unless") && sentence.relation(*at) == Relation::Mark)
            .find_map(|mark| sentence.head(mark));
        let own = |party: &Party| {
            let side = |party: &Party| (party.actor.country.clone(), party.actor.entity);
            roles.actors.iter().any(|actor| side(actor) == side(party))
        };
        let public = |party: &Party| {
            matches!(party.actor.kind, ActorKind::State | ActorKind::Organisation) || party.actor.political
        };
        let phrases = condition.map(|verb| subject(sentence, verb)).unwrap_or_default();
        let parties = self.scene.agents(&phrases).into_iter();
        roles.recipients = parties.filter(|party| public(party) && !own(party)).collect();
        roles
    }
}
