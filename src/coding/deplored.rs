//! What somebody praises or deplores has been done: `voiced concern about Iran's deployment of missiles` tells of it.

use super::phrases::{Party, Scene};
use super::roles::{Roles, roles};
use super::triggers::Found;
use crate::lexicon::Act;
use crate::ontology::{EventType, Mode};

/// So many words before a noun may say that its act is not real.
const BEFORE: usize = 6;

/// Whether the act of a noun in the object of `opinion` is told, and not only what that is about: its own words say by
/// whom it was done.
pub(super) fn is_done(scene: &Scene<'_>, opinion: &Found<'_>, found: &Found<'_>) -> bool {
    let sentence = scene.sentence;
    let verb = sentence.lemma(opinion.head);
    let voiced = matches!(verb, "express" | "voice" | "lament" | "mourn" | "regret");
    let acts = found.trigger.act.as_ref().zip(opinion.trigger.act.as_ref());
    let told = acts.is_some_and(|(act, opinion)| is_told_of(act.event_type, opinion, voiced));
    let open = matches!(verb, "accuse" | "blame" | "suspect" | "warn" | "threaten");
    if !told || opinion.trigger.complement.is_some() || open {
        return false;
    }
    let phrase = sentence.tree.subtree(found.head);
    let mut before = phrase.start.max(found.head.saturating_sub(BEFORE))..found.head;
    let own = |party: &Party| {
        let known = party.actor.country.is_some() || party.actor.group.is_some() || party.actor.entity.is_some();
        known && phrase.start <= party.tokens.start && party.tokens.end <= phrase.end
    };
    let Roles { actors, reciprocal, .. } = roles(scene, found);
    let paired = acts.is_some_and(|(act, _)| !is_mutual(act.event_type)) || reciprocal;
    paired && !actors.is_empty() && actors.iter().all(own) && !before.any(|at| is_unreal(sentence.word(at)))
}

/// Whether an act of the type has been done where somebody has that opinion of it: what is praised, or `voiced` concern is
/// about; of what is condemned only what no blame is laid for by its name (codebook 3.6): `criticised the deployment`.
fn is_told_of(event_type: EventType, opinion: &Act, voiced: bool) -> bool {
    let quiet = matches!(event_type, EventType::Mobilize | EventType::Aid);
    let harsh = matches!(event_type, EventType::Assault | EventType::Coerce);
    match opinion.event_type {
        EventType::Support => quiet || harsh || is_mutual(event_type),
        EventType::Accuse => opinion.modes.contains(&Mode::Disapprove) && (quiet || harsh && voiced),
        _ => false,
    }
}

/// What two sides do with each other: `welcomed the talks between Chad and Togo`.
fn is_mutual(event_type: EventType) -> bool {
    matches!(event_type, EventType::Consult | EventType::Agree | EventType::Cooperate)
}

/// Words for what has not been done: `further attacks`, `a possible deployment`.
fn is_unreal(word: &str) -> bool {
    matches!(
        word,
        "further"
            | "possible"
            | "potential"
            | "any"
            | "no"
            | "planned"
            | "future"
            | "upcoming"
            | "forthcoming"
            | "alleged"
            | "proposed"
            | "threatened"
            | "imminent"
            | "likely"
            | "continued"
            | "more"
    )
}
