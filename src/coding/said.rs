//! What a speaker asks or judges in a quotation or statement without a verb of saying beside it: `"The regime must let
//! the convoys in. It is irresponsible," the minister said.`

use super::coreference::{Heard, Voice};
use super::phrases::{Party, Scene};
use super::roles::Roles;
use super::triggers::Found;
use super::verdict::stands_to;
use crate::event::Basis;
use crate::language::parse::Relation;
use crate::language::relations::{Group, agent, group, has_own_subject, related, subject};
use crate::language::{Sentence, Tag};
use crate::lexicon::{Frame, Trigger, Triggers};
use crate::ontology::{ActorKind, Sector};
use jiff::civil::Date;
use std::ops::Range;

/// So many clauses of a sentence are asked.
const MOST: usize = 6;
/// How many clauses may be joined before one.
const STEPS: usize = 4;
/// The verb whose entries tell what is asked and what is judged.
const VERB: &str = "say";

/// A sentence with who is heard in it.
#[derive(Clone, Copy)]
pub(super) struct Saying<'a> {
    pub(super) scene: Scene<'a>,
    pub(super) heard: &'a Heard,
    /// The day on which offices are read.
    pub(super) day: Date,
}

impl Saying<'_> {
    /// Adds to `found` what the main clauses of a voice ask or judge, in text order.
    pub(super) fn add<'t>(&self, triggers: &'t Triggers, found: &mut Vec<Found<'t>>) {
        if self.heard.quoted.is_none() && self.heard.plain.is_none() {
            return;
        }
        let sentence = self.scene.sentence;
        let clauses = (0..sentence.len()).filter(|at| is_main(sentence, *at, STEPS)).take(MOST);
        for at in clauses.collect::<Vec<usize>>() {
            let Some((trigger, roles)) = self.at(triggers, found, at) else { continue };
            let place = found.partition_point(|other| other.head <= at);
            found.insert(place, spoken(trigger, roles, at));
        }
    }

    /// The entry for the clause of `at`, and who asks or judges whom.
    fn at<'t>(&self, triggers: &'t Triggers, found: &[Found<'_>], at: usize) -> Option<(&'t Trigger, Roles)> {
        let quoted = self.scene.sentence.quoted.get(at).copied().unwrap_or(false);
        let voice = if quoted { self.heard.quoted.as_ref() } else { self.heard.plain.as_ref() }?;
        let speaker = self.speaker(voice, at)?;
        let said = |other: &Found<'_>| {
            matches!(other.trigger.frame, Frame::Demand | Frame::Verdict)
                && (other.head == at || self.scene.sentence.head(at) == Some(other.head))
        };
        if found.iter().any(said) {
            return None;
        }
        let acts = found.iter().any(|other| other.head == at && other.states_act());
        let object = |trigger: &Trigger| match trigger.frame {
            Frame::Demand => asks(self.scene.sentence, at),
            Frame::Verdict if !acts => stands_to(self.scene.sentence, at, &trigger.verdict),
            _ => None,
        };
        let offers = triggers.by_verb(VERB).filter_map(|trigger| Some((trigger, object(trigger)?)));
        offers.into_iter().find_map(|(trigger, object)| {
            let recipients = self.addressed(&object, &speaker);
            let roles = Roles { actors: vec![speaker.clone()], recipients, object, ..Roles::default() };
            (!roles.recipients.is_empty()).then_some((trigger, roles))
        })
    }

    /// The speaker as a party, where it is somebody official; outside of the sentence an empty stretch at `at`.
    fn speaker(&self, voice: &Voice, at: usize) -> Option<Party> {
        let actor = voice.speaker.as_ref().filter(|actor| actor.resolve(self.scene.names, self.day).is_official())?;
        Some(match &voice.tokens {
            Some(tokens) => Party { tokens: tokens.clone(), actor: actor.clone() },
            None => Party { tokens: at..at, actor: super::actor::Actor { basis: Basis::Pronoun, ..actor.clone() } },
        })
    }

    /// Who is spoken of: a state, an organisation or its officials, of another side than the speaker.
    fn addressed(&self, object: &[Range<usize>], speaker: &Party) -> Vec<Party> {
        let who = |party: &Party| party.actor.resolve(self.scene.names, self.day);
        let own = who(speaker);
        let other = |party: &Party| {
            let one = who(party);
            let public = one.is_official()
                || one.sector == Some(Sector::Reb)
                || matches!(one.kind, ActorKind::State | ActorKind::Organisation);
            let same =
                one.country.is_some() && one.country == own.country || one.name.is_some() && one.name == own.name;
            public && one.is_anchored() && !same
        };
        let mut parties = self.scene.agents(object);
        if parties.is_empty() {
            // `Iran's programme is illegal`: whose it is stands before the noun.
            let before = |party: &Party| {
                object.iter().any(|phrase| self.scene.head(phrase).is_some_and(|head| party.tokens.end <= head))
            };
            parties = self.scene.patients(object).into_iter().filter(before).collect();
        }
        if parties.iter().all(other) { parties } else { Vec::new() }
    }
}

fn spoken(trigger: &Trigger, roles: Roles, at: usize) -> Found<'_> {
    let group = Group { start: at, verb: at, passive: false, modal: None, not: None, to: None, have: None, be: None };
    Found {
        trigger,
        head: at,
        end: at + 1,
        slot: None,
        tail: Vec::new(),
        group: Some(group),
        others: Vec::new(),
        spare: None,
        spoken: Some(roles),
    }
}

/// Whether the clause of a verb or predicate is one of its own: the sentence's, one joined to it, or one that a verb
/// of saying outside of the quotation governs.
fn is_main(sentence: &Sentence, at: usize, steps: usize) -> bool {
    let Some(above) = sentence.head(at) else { return has_own_subject(sentence, at) };
    let opens = has_own_subject(sentence, at) && related(sentence, at, &[Relation::Mark]).next().is_none();
    let quoted = |at: usize| sentence.quoted.get(at) == Some(&true);
    match sentence.relation(at) {
        Relation::Ccomp | Relation::Parataxis if quoted(at) && !quoted(above) => opens,
        Relation::Conj | Relation::Parataxis => opens && steps > 0 && is_main(sentence, above, steps - 1),
        _ => false,
    }
}

/// Who has to act by a clause: `Iran must stop`, `Iran has to stop`; in the passive, who acts.
fn asks(sentence: &Sentence, at: usize) -> Option<Vec<Range<usize>>> {
    let group = group(sentence, at);
    let verb = matches!(sentence.tag(at), Tag::Verb(_));
    let to = |verb: usize| related(sentence, verb, &[Relation::Mark]).any(|mark| sentence.word(mark) == "to");
    let needs = matches!(sentence.lemma(at), "have" | "need")
        && group.modal.is_none()
        && group.have.is_none()
        && matches!(sentence.word(at), "has" | "have" | "needs" | "need")
        && related(sentence, at, &[Relation::Xcomp]).any(to);
    // `Iran must have known`
    if !(verb && group.is_duty(sentence) && group.have.is_none() || needs && group.not.is_none()) {
        return None;
    }
    Some(if group.passive { agent(sentence, at) } else { subject(sentence, at) })
}
