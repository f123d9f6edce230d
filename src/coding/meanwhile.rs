//! The meeting or journey at which another act is done: `promised weapons in talks with Chad`, `praised it on a visit to
//! Chad`. Such a noun tells an event of its own, whatever its verb does.

use super::triggers::Found;
use crate::language::parse::Relation;
use crate::language::relations::{group, related};
use crate::language::{Sentence, Tag};
use crate::ontology::EventType;

/// The verb whose act is done at the meeting or on the journey that the noun of `found` tells of, and the preposition that
/// says so.
pub(super) fn act_at(sentence: &Sentence, found: &Found<'_>) -> Option<(usize, usize)> {
    let meets = found.trigger.act.as_ref().is_some_and(|act| act.event_type == EventType::Consult);
    let verb = verb_above(sentence, found.head).filter(|_| meets && found.group.is_none())?;
    let mut cases = related(sentence, found.head, &[Relation::Case]);
    cases.find(|case| is_of_time(sentence, *case, verb, found.head)).map(|case| (verb, case))
}

/// The verb that the noun hangs on; where the tree hangs it on the verb's object or subject, `condemned the raid in a phone
/// call`, `Chad's president, on a visit to Togo, thanked`, theirs.
fn verb_above(sentence: &Sentence, noun: usize) -> Option<usize> {
    let above = sentence.head(noun)?;
    let verb = match sentence.relation(noun) {
        Relation::Obl => Some(above),
        Relation::Nmod => {
            let open = !takes_part(sentence.lemma(above));
            let object = sentence.relation(above) == Relation::Obj && open;
            let subject = sentence.relation(above) == Relation::Nsubj && is_set_off(sentence, noun);
            sentence.head(above).filter(|_| object || subject)
        }
        _ => None,
    };
    verb.filter(|verb| sentence.tag(*verb).is_verbal())
}

/// Whether a comma parts the phrase from the noun that it hangs on.
fn is_set_off(sentence: &Sentence, noun: usize) -> bool {
    let first = related(sentence, noun, &[Relation::Case]).next().and_then(|case| case.checked_sub(1));
    first.is_some_and(|before| sentence.tag(before) == Tag::Comma)
}

/// Nouns whose *in* says in what somebody has a share: `offered help in talks with`, `voiced interest in a meeting with`.
fn takes_part(lemma: &str) -> bool {
    matches!(
        lemma,
        "interest" | "role" | "part" | "participation" | "success" | "faith" | "confidence" | "involvement" | "help"
    )
}

/// Whether a preposition says when the verb's act is done, and not what it is about: `called for talks`, `aims at talks`.
fn is_of_time(sentence: &Sentence, case: usize, verb: usize, noun: usize) -> bool {
    let travels = matches!(sentence.lemma(noun), "visit" | "trip" | "tour" | "Visit" | "Trip" | "Tour");
    match sentence.word(case) {
        "during" | "after" | "following" | "amid" => true,
        "in" => !matches!(sentence.lemma(verb), "participate" | "engage" | "succeed" | "fail" | "result" | "invest"),
        "at" => !travels && !matches!(sentence.lemma(verb), "aim" | "hint" | "look" | "direct" | "target"),
        "on" => travels && !matches!(sentence.lemma(verb), "agree" | "decide" | "insist" | "plan" | "depend" | "focus"),
        "for" => moves(sentence.lemma(verb)),
        _ => false,
    }
}

/// Verbs of travelling, whose *for* says what somebody comes for.
fn moves(lemma: &str) -> bool {
    matches!(lemma, "arrive" | "fly" | "land" | "travel" | "depart" | "leave" | "head" | "come" | "go" | "set" | "be")
}

/// How an act that is yet to be done leaves the meeting at which it is: `will raise it in talks with`, `could raise it at a
/// meeting with`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Outcome {
    /// *will*.
    ToCome(usize),
    /// *may*, *could*, *to*.
    Possible(usize),
}

/// What the words around the verb say of the meeting at which its act is done; nothing where it is told.
pub(super) fn outcome(sentence: &Sentence, found: &Found<'_>) -> Option<Outcome> {
    let (verb, case) = act_at(sentence, found)?;
    // `will move the embassy after talks with`: these lie behind.
    if matches!(sentence.word(case), "after" | "following" | "amid") {
        return None;
    }
    let verb = group(sentence, verb);
    match (verb.modal, verb.to) {
        (Some(modal), _) if matches!(sentence.word(modal), "will" | "'ll" | "shall") => Some(Outcome::ToCome(modal)),
        (Some(cue), _) | (None, Some(cue)) => Some(Outcome::Possible(cue)),
        (None, None) => None,
    }
}
