//! Who holds somebody is asked to let him go: `requested the extradition of the banker from Togo`.

use super::{Reader, Roles};
use crate::language::relations::oblique;
use crate::ontology::{ActorKind, EventType};

impl Reader<'_> {
    /// Puts whoever holds a captive or has a fugitive in the place of the captive.
    pub(super) fn with_holder(&self, mut roles: Roles) -> Roles {
        let sentence = self.scene.sentence;
        let asks = self.found.trigger.act.as_ref().is_some_and(|act| act.event_type == EventType::Request);
        let head = self.found.head;
        let freed = |at: &usize| is_freeing(sentence.lemma(*at));
        let Some(deed) = self.found.tail.iter().copied().find(freed).filter(|_| asks) else { return roles };
        let captives = roles.recipients.iter().filter_map(|party| self.scene.head(&party.tokens));
        let words: Vec<usize> = [head, deed].into_iter().chain(captives).collect();
        let from = oblique(sentence, &words, &["from".to_owned()]);
        let mut holders = self.scene.agents(&from);
        holders.retain(|party| party.actor.political && party.actor.kind != ActorKind::Person);
        if !holders.is_empty() {
            (roles.recipients, roles.object) = (holders, from);
        }
        roles
    }
}

fn is_freeing(lemma: &str) -> bool {
    matches!(lemma, "extradition" | "release" | "return" | "handover" | "repatriation" | "freeing")
}
