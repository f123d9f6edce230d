//! Who says that it happened: the subject of the verb of speech above an act, or whom *according to* names.

use super::coreference::is_speech;
use super::phrases::{Party, Scene};
use super::seen::Seen;
use crate::event::{Attribution, Directness, Interest};
use crate::language::Sentence;
use crate::language::parse::Relation;
use crate::language::relations::{coordinated, has_own_subject, phrases, related, subject};
use std::ops::Range;

/// How many words may stand between an act and the verb of speech that it hangs on.
const STEPS: usize = 6;
/// How many sources an act is given.
const MOST: usize = 3;

/// A source, and whether it is quoted.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Source {
    pub(super) party: Party,
    pub(super) directness: Directness,
}

/// The sources of the act whose head is `head`.
pub(super) fn sources(scene: &Scene<'_>, head: usize) -> Vec<Source> {
    let quoted = scene.sentence.quoted.get(head).copied().unwrap_or(false);
    let directness = if quoted { Directness::Quote } else { Directness::Paraphrase };
    let mut parties = scene.agents(&speakers(scene, head));
    parties.extend(scene.agents(&according_to(scene)));
    parties.into_iter().take(MOST).map(|party| Source { party, directness }).collect()
}

/// `X said that Y did it`, `Y did it, X said`.
fn speakers(scene: &Scene<'_>, head: usize) -> Vec<Range<usize>> {
    let sentence = scene.sentence;
    let mut at = head;
    for _ in 0..STEPS {
        let beside = related(sentence, at, &[Relation::Parataxis, Relation::Advcl])
            .find(|verb| says(scene, *verb) && stands_beside(sentence, *verb));
        if let Some(verb) = beside {
            return subject(sentence, verb);
        }
        let Some(above) = sentence.head(at) else { return Vec::new() };
        let reported = matches!(sentence.relation(at), Relation::Ccomp | Relation::Parataxis);
        if reported && says(scene, above) {
            return subject(sentence, above);
        }
        at = above;
    }
    Vec::new()
}

/// `Y did it, X said`: a clause with a subject of its own that nothing joins.
fn stands_beside(sentence: &Sentence, verb: usize) -> bool {
    sentence.relation(verb) == Relation::Parataxis
        || has_own_subject(sentence, verb) && related(sentence, verb, &[Relation::Mark]).next().is_none()
}

/// A verb of speech that is no part of a quotation.
fn says(scene: &Scene<'_>, verb: usize) -> bool {
    let word = scene.sentence.word(verb);
    let tells = matches!(word, "reported" | "reports" | "confirmed" | "acknowledged" | "revealed" | "alleged");
    (tells || is_speech(word)) && !scene.sentence.quoted.get(verb).copied().unwrap_or(false)
}

/// Whom *according to* names as the source of a sentence.
pub(super) fn according_to(scene: &Scene<'_>) -> Vec<Range<usize>> {
    let sentence = scene.sentence;
    let at = (0..sentence.len()).find(|at| sentence.word(*at) == "according" && sentence.word(at + 1) == "to");
    let noun = at.and_then(|at| sentence.head(at)).filter(|noun| sentence.tag(*noun).is_nominal());
    noun.map(|noun| phrases(sentence, coordinated(sentence, noun))).unwrap_or_default()
}

/// How a source stands to the event.
pub(super) fn interest(source: &Seen, actors: &[Seen], recipients: &[Seen]) -> Interest {
    let side = |seen: &Seen| (seen.who.country.clone(), seen.who.group);
    let own = side(source);
    let known = own.0.is_some() || own.1.is_some();
    let same =
        |seen: &Seen| (known && side(seen) == own) || (source.who.name.is_some() && seen.who.name == source.who.name);
    match () {
        () if actors.iter().any(same) => Interest::Party,
        () if recipients.iter().any(same) => Interest::Counterpart,
        () => Interest::Third,
    }
}

/// The source of the record.
pub(super) fn attribution(
    seen: &Seen,
    text: String,
    span: crate::event::Span,
    interest: Interest,
    directness: Directness,
) -> Attribution {
    Attribution {
        name: seen.who.name.clone(),
        wikidata: seen.who.wikidata.clone(),
        medium: None,
        interest,
        directness,
        text,
        span,
    }
}
