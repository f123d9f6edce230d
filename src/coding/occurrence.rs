//! Event nouns that their sentence says to happen, by whomever: `protests erupted`, `an attack killed nine`.

use super::heaps::heap_of;
use super::triggers::Found;
use crate::language::parse::Relation;
use crate::language::relations::{group, related};
use crate::language::{Form, Sentence, Tag};
use crate::ontology::EventType;

/// Whether the noun is the subject of a verb of happening or harming. One behind *the* takes an act up that was told
/// before.
pub(super) fn occurs(sentence: &Sentence, found: &Found<'_>) -> bool {
    let event_type = found.trigger.act.as_ref().map(|act| act.event_type);
    let open = matches!(event_type, Some(EventType::Assault | EventType::Protest | EventType::Coerce));
    if found.group.is_some() || !open || is_definite(sentence, found.head) {
        return false;
    }
    verb_of(sentence, found.head).is_some_and(|verb| tells(sentence.lemma(verb)))
}

/// The verb whose subject the noun is, or a heap of it: `a wave of strikes hit`. Where the tree takes the past for a
/// participle, `a blast ripped through a convoy`, the noun has nothing above it.
pub(super) fn verb_of(sentence: &Sentence, noun: usize) -> Option<usize> {
    let noun = heap_of(sentence, noun);
    match sentence.relation(noun) {
        Relation::Nsubj | Relation::NsubjPass => sentence.head(noun),
        _ if sentence.head(noun).is_none() => related(sentence, noun, &[Relation::Acl])
            .find(|verb| *verb > noun && matches!(sentence.tag(*verb), Tag::Verb(Form::Past | Form::Participle))),
        _ => None,
    }
}

/// What a sentence says of an event noun as its subject.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Fate {
    /// `the talks were postponed`: it does not happen, or not now.
    Undone,
    /// `the talks will take place in May`.
    ToCome,
    /// `an attack is imminent`.
    Possible,
}

/// What becomes of an event noun, and the word that says so.
pub(super) fn fate(sentence: &Sentence, noun: usize) -> Option<(Fate, usize)> {
    let word = verb_of(sentence, noun)?;
    let lemma = sentence.lemma(word);
    if matches!(
        lemma,
        "postpone" | "cancel" | "delay" | "collapse" | "shelve" | "abandon" | "scrap" | "thwart" | "foil" | "avert"
    ) {
        return Some((Fate::Undone, word));
    }
    if matches!(lemma, "imminent" | "likely" | "unlikely" | "possible" | "inevitable" | "due" | "expected") {
        return Some((Fate::Possible, word));
    }
    let will = group(sentence, word).modal.filter(|modal| matches!(sentence.word(*modal), "will" | "'ll" | "shall"));
    will.filter(|_| tells(lemma)).map(|modal| (Fate::ToCome, modal))
}

/// Whether the noun takes up what was told before.
pub(super) fn is_definite(sentence: &Sentence, noun: usize) -> bool {
    related(sentence, noun, &[Relation::Det])
        .any(|word| matches!(sentence.word(word), "the" | "this" | "that" | "these" | "those"))
}

fn tells(lemma: &str) -> bool {
    matches!(
        lemma,
        "erupt"
            | "break"
            | "begin"
            | "start"
            | "spread"
            | "flare"
            | "rage"
            | "ensue"
            | "occur"
            | "happen"
            | "take"
            | "hold"
            | "sweep"
            | "grip"
            | "rock"
            | "hit"
            | "strike"
            | "kill"
            | "wound"
            | "injure"
            | "tear"
            | "destroy"
            | "damage"
            | "target"
            | "leave"
            | "follow"
            | "continue"
            | "resume"
            | "shake"
            | "paralyse"
            | "paralyze"
            | "intensify"
            | "explode"
            | "detonate"
            | "rip"
            | "slam"
            | "pound"
            | "escalate"
            | "swell"
            | "engulf"
            | "stage"
            | "report"
            | "demolish"
            | "flatten"
            | "claim"
            | "call"
            | "demand"
            | "draw"
            | "turn"
            | "greet"
    )
}
