//! Deeds for which somebody is charged or sentenced: `jailed for the killing of a reporter`.

use super::triggers::Found;
use crate::language::parse::Relation;
use crate::language::relations::{group, object, subject};
use crate::language::{Sentence, Tag};
use crate::ontology::EventType;
use std::ops::Range;

/// So many words before a deed the verb is looked for that brings it to court.
const NEAR: usize = 14;

/// The verb that brings a deed of violence to court.
pub(super) fn brought_by(sentence: &Sentence, found: &Found<'_>) -> Option<usize> {
    let violent = found.trigger.act.as_ref().is_some_and(|act| act.event_type == EventType::Assault);
    charge_over(sentence, found.head).filter(|_| violent)
}

/// The verb of charge or sentence that stands before the deed, with no other verb between: `is charged with the murder`, `was
/// found guilty on Monday of raping`. What is only asked for, planned or denied charges nobody.
fn charge_over(sentence: &Sentence, deed: usize) -> Option<usize> {
    let first = deed.saturating_sub(NEAR);
    let attributive = |at: usize| matches!(sentence.relation(at), Relation::Amod | Relation::Compound);
    let verb = (first..deed).rev().find(|at| sentence.tag(*at).is_verbal() && !attributive(*at))?;
    let between = || (verb + 1..deed).map(|at| sentence.word(at));
    let bound = between().any(|word| matches!(word, "with" | "of" | "for" | "over" | "to"));
    let whole = between().all(|word| !matches!(word, "not" | ";" | "before"));
    let guilty = || between().any(|word| word == "guilty");
    let legal = match sentence.lemma(verb) {
        "charge" | "indict" | "convict" | "sentence" | "jail" | "imprison" => true,
        "find" | "plead" => guilty(),
        _ => false,
    };
    let group = group(sentence, verb);
    let stated = group.modal.is_none() && group.not.is_none() && group.to.is_none();
    (bound && whole && legal && stated).then_some(verb)
}

/// Whether the verb tells of a charge, and not of a sentence.
pub(super) fn only_charges(sentence: &Sentence, verb: usize) -> bool {
    matches!(sentence.lemma(verb), "charge" | "indict")
}

/// Whoever is said to have done it: who is charged, found guilty or sentenced.
pub(super) fn accused(sentence: &Sentence, verb: usize) -> Vec<Range<usize>> {
    let undergoes = group(sentence, verb).passive || sentence.lemma(verb) == "plead";
    if undergoes { subject(sentence, verb) } else { object(sentence, verb) }
}

/// Whether the deed stands in the pattern of its charge: `charged with the murder of`.
pub(super) fn is_charged_in(sentence: &Sentence, charge: &Found<'_>, deed: &Found<'_>) -> bool {
    sentence.tag(charge.head) != Tag::Noun && brought_by(sentence, deed) == Some(charge.head)
}
