//! Who is acted on, and who stands behind *by*.

use super::{Reader, Roles};
use crate::coding::actor::Actor;
use crate::coding::phrases::Party;
use crate::event::Basis;
use crate::language::relations::agent;
use crate::lexicon::Frame;
use crate::ontology::{EventType, Mode, Sector};
use std::ops::Range;

impl Reader<'_> {
    /// `drew criticism from the commission`, `was given an ultimatum by the junta`: the subject is acted on, the phrase
    /// behind one of the trigger's prepositions acts.
    pub(super) fn undergone(&self) -> Roles {
        // `the Taliban killed two in a battle with the army`: who has an object undergoes nothing.
        if !self.is_passive() && !self.object().is_empty() {
            return Roles::default();
        }
        let object = self.subject();
        let mut subject = self.oblique();
        if subject.is_empty() && self.is_passive() {
            subject = agent(self.scene.sentence, self.found.head);
        }
        let actors = self.scene.agents(&subject);
        let mut recipients = self.scene.agents(&object);
        if recipients.is_empty() {
            // `Togo's bill drew criticism`
            recipients = self.scene.whose_before(&object);
        }
        Roles { actors, recipients, subject, object, reciprocal: false }
    }

    /// The subject is acted on, the phrase behind *by* acts.
    pub(super) fn passive(&self) -> Roles {
        let of_pattern =
            |phrase: &Range<usize>| self.scene.head(phrase).is_some_and(|head| self.found.tail.contains(&head));
        let (own, mut object): (Vec<_>, Vec<_>) = self.subject().into_iter().partition(of_pattern);
        // `anyone accused of a crime`: nobody in particular.
        let anybody = |phrase: &Range<usize>| {
            self.scene.head(phrase).is_some_and(|head| is_anybody(self.scene.sentence.word(head)))
        };
        if object.iter().any(anybody) {
            return Roles { object, ..Roles::default() };
        }
        if object.is_empty() {
            object = self.oblique();
        }
        let subject = agent(self.scene.sentence, self.found.head);
        let agents: Vec<Party> = self.scene.agents(&subject);
        if let Some(roles) = self.impersonal().filter(|_| subject.is_empty()) {
            return roles;
        }
        let mut patients = self.scene.patients(&object);
        if patients.is_empty() && !self.found.trigger.to.is_empty() {
            // `the aid sent by Germany to Kenya`
            let behind = self.oblique();
            patients = self.scene.patients(&behind);
            if !patients.is_empty() {
                object = behind;
            }
        }
        if patients.is_empty() {
            patients = own.iter().flat_map(|phrase| self.in_own_noun(phrase)).collect();
        }
        if agents.is_empty() && subject.is_empty() && self.is_sent() {
            let phrases: Vec<Range<usize>> = own.iter().chain(&object).cloned().collect();
            let actors = self.scene.patients(&phrases).into_iter().filter(|party| is_sent_out(&party.actor)).collect();
            return Roles { actors, recipients: Vec::new(), subject: phrases, object: Vec::new(), reciprocal: false };
        }
        if self.found.trigger.frame == Frame::Reciprocal {
            let reciprocal = agents.len() > 1;
            return Roles { actors: agents, recipients: Vec::new(), subject, object, reciprocal };
        }
        Roles { actors: agents, recipients: patients, subject, object, reciprocal: false }
    }

    /// `It was agreed to open consulates`: where the subject takes up those who met, they are who agreed.
    fn impersonal(&self) -> Option<Roles> {
        let agrees = self.found.trigger.act.as_ref().is_some_and(|act| act.event_type == EventType::Agree);
        let met = |phrase: &Range<usize>| {
            let mention = self.scene.head(phrase).and_then(|head| self.scene.mention_at(head));
            mention.is_some_and(|mention| {
                let word = self.scene.sentence.word(mention.tokens.start);
                let several = !mention.also.is_empty() && mention.tokens.len() == 1;
                several
                    && !matches!(word, "they" | "both")
                    && mention.actor.as_ref().is_some_and(|actor| actor.basis == Basis::Pronoun)
            })
        };
        let subject: Vec<Range<usize>> = self.subject().into_iter().filter(met).collect();
        if !agrees || subject.is_empty() {
            return None;
        }
        let actors = self.scene.agents(&subject);
        let reciprocal = self.found.trigger.frame == Frame::Reciprocal;
        Some(Roles { actors, reciprocal, subject, ..Roles::default() })
    }

    /// `Polish troops were withdrawn`: whoever moves forces is the state whose they are.
    fn is_sent(&self) -> bool {
        let act = self.found.trigger.act.as_ref();
        act.is_some_and(|act| {
            act.event_type == EventType::Mobilize
                || matches!(act.event_type, EventType::Retreat) && act.modes.contains(&Mode::Withdraw)
        })
    }

    /// `Russian diplomats were told to leave`, `the border between Niger and Benin was closed`: whom the pattern's own
    /// noun names.
    fn in_own_noun(&self, phrase: &Range<usize>) -> Vec<Party> {
        let act = self.found.trigger.act.as_ref().map(|act| act.event_type);
        let befalls =
            matches!(act, Some(EventType::Coerce | EventType::Sanction | EventType::Accuse | EventType::Assault));
        let Some(head) = self.scene.head(phrase).filter(|_| befalls) else { return Vec::new() };
        match self.scene.mention_at(head) {
            Some(_) => self.scene.patients(std::slice::from_ref(phrase)),
            None if act == Some(EventType::Coerce) => self.scene.patients(std::slice::from_ref(&(head..phrase.end))),
            None => Vec::new(),
        }
    }
}

/// Forces, of a state that the words name.
fn is_sent_out(actor: &Actor) -> bool {
    actor.country.is_some() && matches!(actor.sector, Some(Sector::Mil | Sector::Cop))
}

fn is_anybody(word: &str) -> bool {
    matches!(word, "anyone" | "anybody" | "everyone" | "everybody" | "those" | "whoever" | "someone" | "somebody")
}
