//! A bare answer to what was asked in the same sentence: `Kenya asked Uganda to withdraw, and Uganda agreed`.

use super::phrases::{Party, Scene};
use super::roles::{Roles, roles};
use super::triggers::{Found, is_null};
use crate::language::parse::Relation;
use crate::language::relations::{group, related, subject};
use crate::language::{Form, Sentence, Tag};
use crate::lexicon::{Trigger, Triggers};
use crate::ontology::EventType;

/// The verb whose entries tell what is agreed.
const VERB: &str = "agree";
/// So many triggers before an answer are asked whether they are what it answers.
const BACK: usize = 4;

/// Adds to `found` the verbs that say yes to a request or an offer before them, by whom it was meant for.
pub(super) fn add<'t>(scene: &Scene<'_>, triggers: &'t Triggers, found: &mut Vec<Found<'t>>) {
    let bare: Vec<usize> = (0..scene.sentence.len()).filter(|at| is_bare(scene.sentence, *at)).collect();
    for at in bare {
        let before = found.partition_point(|other| other.head < at);
        let Some(trigger) = triggers.by_verb(VERB).find(|trigger| agrees(trigger)) else { return };
        let Some(answer) = answered(scene, &found[..before], at) else { continue };
        let taken = found.get(before).is_some_and(|other| other.head == at);
        if taken && !found.get(before).is_some_and(is_null) {
            continue;
        }
        if taken {
            found.remove(before);
        }
        let group = Some(group(scene.sentence, at));
        let fresh = Found {
            trigger,
            head: at,
            end: at + 1,
            slot: None,
            tail: Vec::new(),
            group,
            others: Vec::new(),
            spare: None,
            spoken: Some(answer),
        };
        found.insert(before, fresh);
    }
}

/// Whether an entry tells that somebody agrees, with nothing said of what to.
fn agrees(trigger: &Trigger) -> bool {
    let act = trigger.act.as_ref().map(|act| act.event_type);
    act == Some(EventType::Agree) && trigger.complement.is_none()
}

/// Whether the verb says yes and not what to.
fn is_bare(sentence: &Sentence, at: usize) -> bool {
    const BEHIND: &[Relation] =
        &[Relation::Obj, Relation::Obl, Relation::Xcomp, Relation::Ccomp, Relation::Advcl, Relation::Parataxis];
    let past = matches!(sentence.tag(at), Tag::Verb(Form::Past))
        && matches!(sentence.lemma(at), "agree" | "accept" | "consent");
    if !past || related(sentence, at, BEHIND).any(|child| child > at) {
        return false;
    }
    let verb = group(sentence, at);
    !verb.passive && verb.not.is_none() && verb.modal.is_none()
}

/// Who answers whom, where the subject is whom a request or offer before was meant for.
fn answered(scene: &Scene<'_>, before: &[Found<'_>], at: usize) -> Option<Roles> {
    let phrases = subject(scene.sentence, at);
    let actors = scene.agents(&phrases);
    let same = |one: &Party, other: &Party| {
        one.actor.entity.is_some() && one.actor.entity == other.actor.entity
            || one.actor.country.is_some()
                && one.actor.country == other.actor.country
                && one.actor.sector == other.actor.sector
    };
    let asks = |found: &&Found<'_>| {
        found.trigger.act.as_ref().is_some_and(|act| matches!(act.event_type, EventType::Request | EventType::Agree))
    };
    before.iter().rev().take(BACK).filter(asks).find_map(|request| {
        let asked = roles(scene, request);
        let meant = !actors.is_empty()
            && actors.iter().all(|actor| asked.recipients.iter().any(|recipient| same(actor, recipient)));
        meant.then(|| Roles {
            actors: actors.clone(),
            recipients: asked.actors,
            subject: phrases.clone(),
            ..Roles::default()
        })
    })
}
