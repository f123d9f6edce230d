//! What an official says will be done, he has done: `the minister said the border would be closed`; whom police say to be
//! held, they hold.

use super::phrases::{Party, Scene};
use super::sources::sources;
use super::triggers::Found;
use crate::language::Sentence;
use crate::language::parse::Relation;
use crate::language::relations::{group, predicate, subject};
use crate::ontology::{ActorKind, EventType, Mode, Sector};

/// Who orders what `found` states in the passive by nobody's name: whoever in office says that it will be done.
pub(super) fn ordered_by(scene: &Scene<'_>, found: &Found<'_>) -> Vec<Party> {
    let binds = found.trigger.act.as_ref().is_some_and(|act| {
        matches!(act.event_type, EventType::Coerce | EventType::Sanction)
            && !act.modes.iter().any(|mode| matches!(mode, Mode::Convict | Mode::Expel | Mode::Deport))
    });
    if !binds || !is_to_be_done(scene.sentence, found) {
        return Vec::new();
    }
    let Some(says) = saying(scene.sentence, predicate(scene.sentence, found.head)) else { return Vec::new() };
    let speakers = scene.agents(&subject(scene.sentence, says));
    let rules = |party: &Party| party.actor.sector == Some(Sector::Gov) || party.actor.kind == ActorKind::State;
    let home = |party: &Party| party.actor.country.is_some() || party.actor.entity.is_some();
    if speakers.iter().all(|party| rules(party) && home(party)) { speakers } else { Vec::new() }
}

/// `police said that four men were arrested`: whom police tell to have been taken by nobody they name, they took.
pub(super) fn held_by(scene: &Scene<'_>, found: &Found<'_>) -> Vec<Party> {
    let holds = found.trigger.act.as_ref().is_some_and(|act| {
        act.event_type == EventType::Coerce && act.modes.iter().any(|mode| matches!(mode, Mode::Arrest | Mode::Seize))
    });
    let done = found.group.is_some_and(|group| group.passive && group.modal.is_none() && group.not.is_none());
    if !holds || !done {
        return Vec::new();
    }
    let said = sources(scene, found.head).into_iter().map(|source| source.party);
    said.filter(|party| party.actor.sector == Some(Sector::Cop)).take(1).collect()
}

/// `will be closed`, `would be closed`.
fn is_to_be_done(sentence: &Sentence, found: &Found<'_>) -> bool {
    found.group.is_some_and(|group| {
        let will = group.modal.is_some_and(|modal| matches!(sentence.word(modal), "will" | "would" | "shall"));
        group.passive && will && group.not.is_none()
    })
}

/// The verb of saying that a clause stands under.
fn saying(sentence: &Sentence, clause: usize) -> Option<usize> {
    let above = sentence.head(clause).filter(|_| sentence.relation(clause) == Relation::Ccomp)?;
    let tells =
        matches!(sentence.lemma(above), "say" | "announce" | "declare" | "confirm" | "decide" | "order" | "state");
    let verb = group(sentence, above);
    (tells && verb.not.is_none() && verb.modal.is_none() && !verb.passive).then_some(above)
}
