//! Event nouns below another act: what that act is about, or a fact of its own on which it looks.

use super::charged::brought_by;
use super::dated::dated;
use super::deplored::is_done;
use super::meanwhile::act_at;
use super::occurrence::{is_definite, is_prospect};
use super::reading::Reader;
use super::roles::roles;
use super::times::Said;
use super::triggers::Found;
use crate::language::parse::Relation;
use crate::language::relations::related;
use crate::ontology::EventType;
use std::ops::Range;

impl Reader<'_> {
    /// An event noun in the object of another act is what that act is about: `condemned the attack`.
    pub(super) fn inside_object(&self, index: usize) -> bool {
        let found = &self.found[index];
        // `charged with the murder of a reporter`: the deed is told with the charge.
        if found.group.is_some() || brought_by(self.scene.sentence, found).is_some() {
            return false;
        }
        self.found[..index].iter().rev().take(3).any(|other| {
            let verbal = other.trigger.act.as_ref().is_some_and(|act| matches!(act.event_type.quad_class(), 1 | 3));
            let near = other.end <= found.head && found.head - other.end <= 8;
            let slot = other.slot.as_ref().is_some_and(|slot| slot.contains(&found.head));
            let clear = (other.end..found.head).all(|at| !self.scene.sentence.tag(at).is_verbal());
            if self.is_fact_of_its_own(index, other) || is_done(self.scene, other, found) {
                return false;
            }
            if self.looks_back_at(other.end..found.head) && !roles(self.scene, found).actors.is_empty() {
                return false;
            }
            let taken = other.tail.contains(&found.head);
            if !taken && self.is_told_beside(found) {
                return false;
            }
            taken || verbal && other.group.is_some() && (slot || (near && clear))
        })
    }

    /// `discussed Togo's invasion of Benin`: what one side did to another stands as a fact below a verb that only looks on it.
    fn is_fact_of_its_own(&self, index: usize, other: &Found<'_>) -> bool {
        let found = &self.found[index];
        let forceful = found.trigger.act.as_ref().is_some_and(|act| act.event_type.quad_class() == 4);
        let looks_on = forceful && is_outlook(self.scene.sentence.lemma(other.head));
        // `condemned the strike on the port`: what criticism takes up as known is told elsewhere.
        let blamed = other.trigger.act.as_ref().is_some_and(|act| act.event_type == EventType::Accuse);
        let known = blamed && is_definite(self.scene.sentence, found.head);
        // `condemned the 13 November attacks in Paris`; `condemned Monday's attack` is about what is news by itself.
        let own = dated(self.scene.sentence, self.times, found)
            .is_some_and(|time| !blamed || !matches!(time.said, Said::Weekday { .. }));
        if looks_on && own {
            return true;
        }
        let told = !known && other.group.is_some_and(|group| group.not.is_none());
        let sides = || {
            let own = roles(self.scene, found);
            !own.actors.is_empty() && !own.recipients.is_empty()
        };
        let feared = |at: usize| is_prospect(self.scene.sentence.lemma(at));
        // `condemns any attack by rebels`: none in particular.
        let any = related(self.scene.sentence, found.head, &[Relation::Det, Relation::Amod]).any(|word| {
            matches!(self.scene.sentence.word(word), "any" | "every" | "all" | "such" | "future" | "further")
        });
        looks_on && told && !any && !(other.head..found.head).any(feared) && sides()
    }

    /// `promised weapons in talks with Chad`: by one of its entries it is a meeting beside the promise, and not what that is
    /// about.
    fn is_told_beside(&self, found: &Found<'_>) -> bool {
        let told =
            |one: &Found<'_>| act_at(self.scene.sentence, one).is_some() && !roles(self.scene, one).actors.is_empty();
        std::iter::once(found).chain(&found.others).any(told)
    }

    /// `offered condolences after Iran's attack`: an act with an actor of its own behind a preposition of time is told, and not
    /// what the act before it is about.
    fn looks_back_at(&self, between: Range<usize>) -> bool {
        between.into_iter().any(|at| matches!(self.scene.sentence.word(at), "after" | "since" | "following" | "amid"))
    }
}

/// Verbs that look on what has happened, and do not ask or fear that it will.
pub(super) fn is_outlook(lemma: &str) -> bool {
    matches!(
        lemma,
        "condemn"
            | "denounce"
            | "deplore"
            | "decry"
            | "mourn"
            | "lament"
            | "regret"
            | "recall"
            | "remember"
            | "mark"
            | "commemorate"
            | "discuss"
            | "respond"
            | "react"
            | "defend"
            | "praise"
            | "hail"
            | "welcome"
            | "protest"
            | "investigate"
            | "probe"
            | "voice"
            | "express"
            | "shock"
            | "appal"
            | "outrage"
            | "alarm"
            | "horrify"
    )
}
