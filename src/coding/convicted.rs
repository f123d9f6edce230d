//! What somebody was convicted of: `was jailed for killing a farmer` tells the sentence, and a killing that lies behind it.

use super::phrases::Scene;
use super::reading::Reading;
use super::roles::roles;
use super::silence::Silence;
use super::triggers::Found;
use crate::language::parse::Relation;
use crate::language::relations::{predicate, related};
use crate::language::{Form, Sentence};
use crate::ontology::{EventType, Mode};

/// So many steps up the tree the conviction is looked for: `sentenced to ten years in prison for the killing`.
const STEPS: usize = 3;

/// The conviction whose reason `found[index]` is, an act of violence behind *for* or *of*.
pub(super) fn conviction(sentence: &Sentence, found: &[Found<'_>], index: usize) -> Option<usize> {
    let own = &found[index];
    let violent = own.trigger.act.as_ref().is_some_and(|act| act.event_type == EventType::Assault);
    let named = own.group.is_none() || own.form(sentence) == Some(Form::Gerund);
    let at = predicate(sentence, own.head);
    let opened = related(sentence, at, &[Relation::Case, Relation::Mark])
        .any(|word| matches!(sentence.word(word), "for" | "of"));
    if !violent || !named || !opened {
        return None;
    }
    let above = std::iter::successors(sentence.head(at), |at| sentence.head(*at)).take(STEPS);
    above
        .into_iter()
        .find_map(|at| (0..found.len()).find(|other| convicts(&found[*other]) && found[*other].words().contains(&at)))
}

fn convicts(found: &Found<'_>) -> bool {
    found
        .trigger
        .act
        .as_ref()
        .is_some_and(|act| act.event_type == EventType::Sanction && act.modes.contains(&Mode::Convict))
}

/// The act as one that was done by whoever was convicted of it.
///
/// # Errors
/// Nobody is known to be.
pub(super) fn done_by_convict(
    mut reading: Reading,
    scene: &Scene<'_>,
    conviction: &Found<'_>,
) -> Result<Reading, Silence> {
    let convicts = roles(scene, conviction).recipients;
    if convicts.is_empty() {
        return Err(Silence::Complement);
    }
    for one in std::iter::once(&mut reading.roles).chain(reading.others.iter_mut().map(|other| &mut other.roles)) {
        one.subject = convicts.iter().map(|party| party.tokens.clone()).collect();
        one.actors.clone_from(&convicts);
        let actors = &one.actors;
        one.recipients.retain(|party| actors.iter().all(|actor| actor.tokens != party.tokens));
    }
    reading.status.looks_back = true;
    for other in &mut reading.others {
        other.status.looks_back = true;
    }
    Ok(reading)
}
