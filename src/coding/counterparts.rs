//! Who can be the other side of an act: nobody acts on himself, and a government not on its own state.

use super::phrases::Scene;
use super::seen::Seen;
use crate::event::Basis;
use crate::language::Sentence;
use crate::ontology::{ActorKind, EventType, Sector};

/// Takes from `recipients` whoever acts, and of what is said between states the state of whoever acts.
pub(super) fn keep_others(event_type: EventType, scene: &Scene<'_>, actors: &[Seen], recipients: &mut Vec<Seen>) {
    let verbal = matches!(event_type.quad_class(), 1 | 3);
    recipients.retain(|one| {
        let same = |actor: &Seen| actor.who == one.who && !(verbal && is_another_body(scene, actor, one));
        !actors.iter().any(same)
    });
    if verbal {
        drop_own_state(scene, actors, recipients);
    }
}

/// `the election commission ordered the government`: two bodies of one state that no name tells apart, but their nouns do.
fn is_another_body(scene: &Scene<'_>, actor: &Seen, recipient: &Seen) -> bool {
    let noun = |seen: &Seen| {
        let tokens = seen.tokens.as_ref().filter(|_| seen.who.name.is_none() && seen.who.basis != Basis::Pronoun)?;
        let owned = is_possessive(scene.sentence.word(tokens.start));
        scene.head(tokens).filter(|_| !owned).map(|head| scene.sentence.lemma(head))
    };
    let public = |seen: &Seen| seen.who.is_official() && seen.who.country.is_some();
    let apart = noun(actor).zip(noun(recipient)).is_some_and(|(one, other)| one != other);
    apart && public(actor) && public(recipient)
}

fn is_possessive(word: &str) -> bool {
    matches!(word, "his" | "her" | "their" | "its" | "our" | "my")
}

/// `Russia's commitment to`, `the partnership of Kenya and the United States`: a government acts on others, not on
/// its own state; a governor or a commission asks the capital for help.
fn drop_own_state(scene: &Scene<'_>, actors: &[Seen], recipients: &mut Vec<Seen>) {
    let governs = |actor: &&Seen| {
        matches!(actor.who.sector, None | Some(Sector::Gov | Sector::Mil | Sector::Leg)) && !is_beside(scene, actor)
    };
    let own: Vec<&String> = actors.iter().filter(governs).filter_map(|actor| actor.who.country.as_ref()).collect();
    // `the senator criticised the White House`, `lawmakers criticised the ban`: a lawmaker's own government is another.
    let lawmakers = actors.iter().all(|actor| actor.who.sector == Some(Sector::Leg));
    let is_own = |seen: &Seen| {
        seen.who.kind == ActorKind::State
            && !(lawmakers && matches!(seen.who.basis, Basis::Metonym | Basis::Pronoun))
            && seen.who.country.as_ref().is_some_and(|at| own.contains(&at))
    };
    recipients.retain(|recipient| !is_own(recipient));
}

/// Whether somebody governs a part of the state, or stands beside its government: `the Texas governor`, `the central bank`.
fn is_beside(scene: &Scene<'_>, actor: &Seen) -> bool {
    actor.tokens.as_ref().is_some_and(|tokens| tokens.clone().any(|at| is_local(scene.sentence, at)))
}

fn is_local(sentence: &Sentence, at: usize) -> bool {
    matches!(
        sentence.word(at),
        "governor"
            | "governors"
            | "mayor"
            | "mayors"
            | "premiers"
            | "commission"
            | "ombudsman"
            | "regulator"
            | "watchdog"
            | "auditor"
            | "auditors"
            | "councillors"
            | "prefect"
    )
}
