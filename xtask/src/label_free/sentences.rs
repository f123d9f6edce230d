//! Single sentences: active to passive, names swapped, negation inserted.

use super::{Checks, Desk, is_full};
use crate::gold::collection::Text;
use geowire::event::{Basis, Class, Event, Participant, Span};
use geowire::language::{Form, Verbs, paragraphs, sentences};
use std::collections::BTreeSet;

pub(super) fn check(desk: &Desk, text: &Text, checks: &mut Checks) {
    if ["names", "negation", "passive"].iter().all(|kind| is_full(checks, kind)) {
        return;
    }
    for range in paragraphs(&text.text, 0..text.text.len()).into_iter().flat_map(|block| sentences(&text.text, block)) {
        let sentence = &text.text[range];
        for event in desk.sentence(sentence).iter().filter(|event| event.class == Class::Main) {
            one(desk, sentence, event, &desk.verbs, checks);
        }
    }
}

fn one(desk: &Desk, sentence: &str, event: &Event, verbs: &Verbs, checks: &mut Checks) {
    let letters: Vec<char> = sentence.chars().collect();
    let (Some(trigger), [actor], [recipient]) =
        (event.evidence.first().map(|evidence| evidence.trigger.span), &event.actors[..], &event.recipients[..])
    else {
        if let Some(evidence) = event.evidence.first() {
            negated(desk, &letters, event, evidence.trigger.span, verbs, checks);
        }
        return;
    };
    negated(desk, &letters, event, trigger, verbs, checks);
    let foreign = actor.country.is_some() && recipient.country.is_some() && actor.country != recipient.country;
    if !foreign {
        return;
    }
    swapped(desk, &letters, event, (actor, recipient), checks);
    passive(desk, &letters, event, trigger, (actor, recipient), verbs, checks);
}

/// `met` becomes `did not meet`: the act leaves class main.
fn negated(desk: &Desk, letters: &[char], event: &Event, trigger: Span, verbs: &Verbs, checks: &mut Checks) {
    let Some((verb, lemma)) = past(letters, trigger, verbs).filter(|_| !is_full(checks, "negation")) else { return };
    let (before, after) = (words(letters, 0, verb.start), words(letters, verb.end, letters.len() as u32));
    let changed = desk.sentence(&format!("{before}did not {lemma}{after}"));
    let stays = |other: &&Event| {
        other.class == Class::Main
            && other.event_type == event.event_type
            && codes(&other.actors) == codes(&event.actors)
    };
    checks.entry("negation").or_default().push(!changed.iter().any(|other| stays(&other)));
}

/// The words of both sides change places: so do their countries.
fn swapped(desk: &Desk, letters: &[char], event: &Event, sides: (&Participant, &Participant), checks: &mut Checks) {
    let (first, second) = if sides.0.span < sides.1.span { sides } else { (sides.1, sides.0) };
    if is_full(checks, "names") || first.span.end > second.span.start || first.text.is_empty() {
        return;
    }
    // `him congratulated`, `the Vladimir Putin`: no sentence that a coder should read.
    let behind_article = |side: &Participant| words(letters, 0, side.span.start).to_lowercase().ends_with("the ");
    let by_pronoun = |side: &Participant| side.basis == Basis::Pronoun;
    if by_pronoun(first) || by_pronoun(second) || behind_article(first) != behind_article(second) {
        return;
    }
    let end = letters.len() as u32;
    let changed = format!(
        "{}{}{}{}{}",
        words(letters, 0, first.span.start),
        second.text,
        words(letters, first.span.end, second.span.start),
        first.text,
        words(letters, second.span.end, end)
    );
    let turned = |other: &Event| {
        other.event_type == event.event_type
            && countries(&other.actors) == countries(&event.recipients)
            && countries(&other.recipients) == countries(&event.actors)
    };
    checks.entry("names").or_default().push(desk.sentence(&changed).iter().any(turned));
}

/// `A accused B` and `B was accused by A` say the same.
fn passive(
    desk: &Desk,
    letters: &[char],
    event: &Event,
    trigger: Span,
    (actor, recipient): (&Participant, &Participant),
    verbs: &Verbs,
    checks: &mut Checks,
) {
    let Some((verb, _)) = past(letters, trigger, verbs).filter(|_| !is_full(checks, "passive")) else { return };
    let verb = words(letters, verb.start, verb.end);
    let same = |other: &Event| {
        other.event_type == event.event_type
            && countries(&other.actors) == countries(&event.actors)
            && countries(&other.recipients) == countries(&event.recipients)
    };
    let active = desk.sentence(&format!("{} {verb} {}.", capital(&actor.text), recipient.text));
    let regular = verb.ends_with("ed");
    if regular && active.iter().any(same) {
        let passive = desk.sentence(&format!("{} was {verb} by {}.", capital(&recipient.text), actor.text));
        checks.entry("passive").or_default().push(passive.iter().any(same));
    }
}

/// The verb at the head of a trigger and its lemma, when it is a plain past form behind no auxiliary.
fn past(letters: &[char], trigger: Span, verbs: &Verbs) -> Option<(Span, String)> {
    let all = words(letters, trigger.start, trigger.end);
    let word: String = all.chars().take_while(|letter| letter.is_alphabetic()).collect();
    let reading = verbs.readings(&word).iter().find(|reading| reading.forms.contains(&Form::Past))?;
    let before = words(letters, 0, trigger.start);
    let before = before.split_whitespace().last().unwrap_or("").to_lowercase();
    let auxiliary = ["was", "were", "is", "are", "be", "been", "being", "has", "have", "had", "to", "not", "by", "and"];
    if auxiliary.contains(&before.as_str()) || reading.lemma == word {
        return None;
    }
    let end = trigger.start + word.chars().count() as u32;
    Some((Span { start: trigger.start, end }, reading.lemma.clone()))
}

fn words(letters: &[char], start: u32, end: u32) -> String {
    letters.get(start as usize..end as usize).unwrap_or_default().iter().collect()
}

fn capital(text: &str) -> String {
    let mut letters = text.chars();
    letters.next().map(|first| first.to_uppercase().collect::<String>() + letters.as_str()).unwrap_or_default()
}

fn countries(side: &[Participant]) -> BTreeSet<Option<String>> {
    side.iter().map(|party| party.country.clone()).collect()
}

fn codes(side: &[Participant]) -> BTreeSet<String> {
    side.iter().map(|party| party.code.clone()).collect()
}
