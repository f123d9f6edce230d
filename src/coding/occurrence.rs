//! Event nouns that their sentence says to happen, by whomever: `protests erupted`, `an attack killed nine`.

use super::heaps::heap_of;
use super::triggers::Found;
use crate::language::parse::Relation;
use crate::language::relations::{group, related};
use crate::language::{Form, Sentence, Tag};
use crate::ontology::{EventType, Mode};

/// So many words stand before a noun of protest in its phrase.
const SPAN: usize = 5;

/// Whether the noun is the subject of a verb of happening or harming. One behind *the* takes an act up that was told
/// before.
pub(super) fn occurs(sentence: &Sentence, found: &Found<'_>) -> bool {
    if found.group.is_some() {
        return false;
    }
    let event_type = found.trigger.act.as_ref().map(|act| act.event_type);
    let open = matches!(event_type, Some(EventType::Assault | EventType::Protest | EventType::Coerce));
    if is_tried(sentence, found) || open && remembers(sentence, found) {
        return true;
    }
    if !open {
        return false;
    }
    let told = || verb_of(sentence, found.head).is_some_and(|verb| tells(sentence.lemma(verb)));
    let around = || event_type == Some(EventType::Protest) && surrounds(sentence, found.head);
    !is_definite(sentence, found.head) && (told() || begins(sentence, found.head) || around())
}

/// `cancelled his journey following violent protests in Lomé`, `were killed at a protest against the law`: the occasion of
/// what happened has happened itself. A rally may be of a party or of cars.
fn surrounds(sentence: &Sentence, noun: usize) -> bool {
    let protest = matches!(sentence.lemma(noun), "protest" | "demonstration" | "riot" | "sit-in");
    let first = (0..noun).rev().find(|at| {
        !matches!(sentence.tag(*at), Tag::Adjective | Tag::Noun | Tag::Number)
            && !matches!(sentence.word(*at), "a" | "an" | "several" | "many")
    });
    let opens =
        |at: usize| matches!(sentence.word(at), "after" | "following" | "amid" | "amidst" | "during" | "at" | "in");
    let Some(first) = first.filter(|at| protest && noun - at <= SPAN && opens(*at)) else { return false };
    let above = std::iter::successors(sentence.head(noun), |at| sentence.head(*at)).take(3);
    let mut verbs = above.filter(|at| *at != first && sentence.tag(*at).is_verbal());
    verbs.next().is_some_and(|verb| {
        let group = group(sentence, verb);
        group.modal.is_none() && group.not.is_none() && group.to.is_none()
    })
}

/// `The assassination of the senator shocked Togo`: a killing or kidnapping whose victim the noun names, as the subject of
/// what it led to, lies behind.
pub(super) fn remembers(sentence: &Sentence, found: &Found<'_>) -> bool {
    let chosen = found.trigger.act.as_ref().is_some_and(|act| {
        act.event_type == EventType::Assault
            && act.modes.iter().any(|mode| matches!(mode, Mode::Targeted | Mode::Abduct))
    });
    let of = found.group.is_none() && chosen && found.words().iter().any(|at| sentence.word(*at) == "of");
    let verb = verb_of(sentence, found.head).filter(|_| of);
    verb.is_some_and(|verb| {
        let group = group(sentence, verb);
        matches!(sentence.tag(verb), Tag::Verb(Form::Past | Form::Participle))
            && group.modal.is_none()
            && group.not.is_none()
    })
}

/// `The trial of the former minister opened in Lomé`: whoever is tried is charged by the state; what the noun is the subject
/// of says that it is now.
fn is_tried(sentence: &Sentence, found: &Found<'_>) -> bool {
    let charges = found.trigger.act.as_ref().is_some_and(|act| act.event_type == EventType::Accuse);
    let begun = |verb: usize| {
        let group = group(sentence, verb);
        matches!(sentence.lemma(verb), "begin" | "open" | "start" | "resume" | "commence")
            && group.modal.is_none()
            && group.not.is_none()
    };
    charges && verb_of(sentence, found.head).is_some_and(begun)
}

/// `marked the start of a campaign of violence against`: what begins has happened.
fn begins(sentence: &Sentence, noun: usize) -> bool {
    let Some(above) = sentence.head(noun) else { return false };
    match sentence.relation(noun) {
        Relation::Nmod => matches!(sentence.lemma(above), "start" | "beginning" | "onset" | "outbreak"),
        Relation::Obj => {
            let verb = group(sentence, above);
            let past = matches!(sentence.tag(above), Tag::Verb(Form::Past | Form::Participle));
            past && verb.not.is_none()
                && matches!(sentence.lemma(above), "mark" | "unleash" | "spark" | "trigger" | "ignite")
        }
        _ => false,
    }
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

/// `a protest turned violent`: the verb says what became of it.
pub(super) fn turns_violent(sentence: &Sentence, noun: usize) -> bool {
    let verb = verb_of(sentence, noun).filter(|verb| matches!(sentence.lemma(*verb), "turn" | "become" | "descend"));
    let violent = |at: usize| matches!(sentence.lemma(at), "violent" | "deadly" | "bloody" | "riot" | "violence");
    let said = &[Relation::Xcomp, Relation::Obj, Relation::Obl];
    verb.is_some_and(|verb| related(sentence, verb, said).any(violent))
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
    if is_of_being(lemma) && group(sentence, word).modal.is_some_and(|modal| is_of_chance(sentence.word(modal))) {
        return Some((Fate::Possible, word));
    }
    let will = group(sentence, word).modal.filter(|modal| matches!(sentence.word(*modal), "will" | "'ll" | "shall"));
    will.filter(|_| tells(lemma)).map(|modal| (Fate::ToCome, modal))
}

/// `there can be a deal between`, `talks may come`: verbs that say no more of their subject than that it is.
fn is_of_being(lemma: &str) -> bool {
    matches!(lemma, "be" | "happen" | "occur" | "come" | "emerge" | "exist")
}

fn is_of_chance(modal: &str) -> bool {
    matches!(modal, "can" | "could" | "may" | "might" | "should" | "must")
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

/// Nouns for what may yet happen.
pub(super) fn is_prospect(lemma: &str) -> bool {
    matches!(
        lemma,
        "fear" | "threat" | "risk" | "possibility" | "prospect" | "plan" | "plot" | "likelihood" | "danger" | "hope"
    )
}
