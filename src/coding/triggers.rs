//! Triggers in a sentence: the most specific entry at each head, longer patterns before what they cover.

use super::charged::is_charged_in;
use super::nouns::is_partitive;
use super::outlook::is_outlook;
use super::roles::Roles;
use super::tails::tail_in_tree;
use super::verdict::judged;
use crate::language::parse::Relation;
use crate::language::relations::{Group, demanded, group, has_own_subject, predicate};
use crate::language::{Form, Sentence, Tag, Verbs};
use crate::lexicon::{Frame, Trigger, Triggers};
use crate::ontology::EventType;
use std::ops::Range;

/// A trigger in its place.
#[derive(Debug, Clone)]
pub(super) struct Found<'a> {
    /// The entry.
    pub(super) trigger: &'a Trigger,
    /// The head.
    pub(super) head: usize,
    /// One behind the pattern.
    pub(super) end: usize,
    /// The phrase in the slot.
    pub(super) slot: Option<Range<usize>>,
    /// The words of the pattern behind the head.
    pub(super) tail: Vec<usize>,
    /// The verb group; `None` for nouns.
    pub(super) group: Option<Group>,
    /// Less specific entries at the same head, best first: they are tried when this one's
    /// requirements do not hold.
    pub(super) others: Vec<Found<'a>>,
    /// The verb that a noun took for its pattern, which speaks for itself where nobody is the noun's author: `a bomb
    /// killed five`.
    pub(super) spare: Option<Box<Found<'a>>>,
    /// Who asks or judges whom, where no verb of saying stands beside: see `said`.
    pub(super) spoken: Option<Roles>,
}

impl Found<'_> {
    /// The tokens of the trigger: head and pattern, without a long slot.
    pub(super) fn tokens(&self) -> Range<usize> {
        self.head..self.slot.as_ref().map_or(self.end, |slot| slot.start.max(self.head + 1))
    }

    /// The head and the words of the pattern.
    pub(super) fn words(&self) -> Vec<usize> {
        std::iter::once(self.head).chain(self.tail.iter().copied()).collect()
    }

    /// Whether one of its entries states an act.
    pub(super) fn states_act(&self) -> bool {
        self.trigger.act.is_some() || !self.others.is_empty()
    }

    /// The form of the head.
    pub(super) fn form(&self, sentence: &Sentence) -> Option<Form> {
        match sentence.tag(self.head) {
            Tag::Verb(form) if self.group.is_some() => Some(form),
            _ => None,
        }
    }
}

/// The triggers of a sentence in text order. `steps` counts the entries that were tried.
pub(super) fn find<'a>(sentence: &Sentence, triggers: &'a Triggers, verbs: &Verbs, steps: &mut u64) -> Vec<Found<'a>> {
    let mut found: Vec<Found<'a>> = Vec::new();
    for head in 0..sentence.len() {
        let Some(best) = best_at(sentence, triggers, verbs, head, steps) else { continue };
        let verb = best.group.is_some();
        match found.iter_mut().rev().take(4).find(|other| covers(other, head, verb)) {
            None => found.push(best),
            Some(noun) if noun.group.is_none() && verb && noun.spare.is_none() && !is_null(&best) => {
                noun.spare = Some(Box::new(best));
            }
            // `condemned the arrest of nine by Togo`: whether it has sides of its own, its reading tells.
            Some(other) if !verb && looks_on(sentence, other, &best) || is_charged_in(sentence, other, &best) => {
                found.push(best);
            }
            Some(_) => {}
        }
    }
    found
}

/// Whether a verb that looks on what has happened has the noun of a forceful act, or of what two sides agreed, in its
/// pattern.
fn looks_on(sentence: &Sentence, verb: &Found<'_>, noun: &Found<'_>) -> bool {
    let done = noun.trigger.act.as_ref().is_some_and(|act| act.event_type.quad_class() == 4);
    (done || noun.trigger.frame == Frame::NounPair)
        && verb.group.is_some()
        && verb.tail.contains(&noun.head)
        && is_outlook(sentence.lemma(verb.head))
}

/// Whether a trigger before has taken the word for its pattern. A verb inside a slot is one of its own.
fn covers(found: &Found<'_>, head: usize, verb: bool) -> bool {
    if verb && found.slot.as_ref().is_some_and(|slot| slot.contains(&head)) {
        return false;
    }
    let end = if found.slot.is_some() { found.tokens().end } else { found.end };
    head < end || found.tail.contains(&head)
}

/// Whether a participle only says of what kind the noun behind it is.
fn is_attributive(sentence: &Sentence, verb: usize) -> bool {
    matches!(sentence.relation(verb), Relation::Amod | Relation::Compound)
        && sentence.head(verb).is_some_and(|noun| noun > verb)
}

fn best_at<'a>(
    sentence: &Sentence,
    triggers: &'a Triggers,
    verbs: &Verbs,
    head: usize,
    steps: &mut u64,
) -> Option<Found<'a>> {
    let mut offers: Vec<(usize, Found<'a>)> = Vec::new();
    let mut offer = |trigger: &'a Trigger, group: Option<Group>| {
        *steps += 1 + trigger.tail.len() as u64;
        offers.extend(fit(sentence, trigger, head, group));
    };
    match sentence.tag(head) {
        Tag::Be => triggers.by_verb("be").for_each(|trigger| offer(trigger, Some(group(sentence, head)))),
        Tag::Have if sentence.relation(head) != Relation::Aux => {
            triggers.by_verb("have").for_each(|trigger| offer(trigger, Some(group(sentence, head))));
        }
        // `attacking forces`, `fighting positions`, `captured fighters` name no act of their own.
        Tag::Verb(_) if is_attributive(sentence, head) => {}
        Tag::Verb(form) => {
            let group = group(sentence, head);
            for reading in verbs.readings(sentence.word(head)) {
                triggers.by_verb(&reading.lemma).for_each(|trigger| offer(trigger, Some(group)));
            }
            if form == Form::Gerund {
                triggers.by_noun(sentence.word(head)).for_each(|trigger| offer(trigger, None));
            }
        }
        Tag::Noun | Tag::Name | Tag::Adjective => {
            triggers.by_noun(sentence.word(head)).for_each(|trigger| offer(trigger, None));
        }
        _ => {}
    }
    // A stable sort: among equals the order of the file decides.
    offers.sort_by_key(|(words, _)| std::cmp::Reverse(*words));
    // `welcomed a herd in Lima`: where a longer entry fails, what means no event hides the shorter ones.
    let silent = |found: &Found<'_>| is_null(found) && found.trigger.guard.is_empty();
    let least = offers.iter().filter(|(words, found)| *words > 0 && silent(found)).map(|(words, _)| *words).max();
    let mut ranked = offers.into_iter();
    let (_, mut best) = ranked.next()?;
    let others = ranked.filter(|(words, other)| {
        other.trigger.act.is_some() && (is_null(&best) || least.is_none_or(|least| *words >= least))
    });
    best.others = others.map(|(_, other)| other).collect();
    Some(best)
}

/// The entry at `head`, with how many words of its pattern were found: in the text behind the head, else
/// among what hangs on it.
fn fit<'a>(sentence: &Sentence, trigger: &'a Trigger, head: usize, group: Option<Group>) -> Option<(usize, Found<'a>)> {
    // What a demand or a verdict asks for stands in a clause and not in the pattern.
    let clause = match trigger.frame {
        Frame::Demand => Some(demanded(sentence, head).is_some()),
        Frame::Verdict => Some(judged(sentence, head, &trigger.verdict).is_some()),
        _ => None,
    };
    if clause == Some(false) {
        return None;
    }
    let passive = group.is_some_and(|group| group.passive);
    let modifier = |at: usize| is_modifier(sentence, at);
    let found = |end, slot, tail| Found {
        trigger,
        head,
        end,
        slot,
        tail,
        group,
        others: Vec::new(),
        spare: None,
        spoken: None,
    };
    let infinitive = |end: usize| {
        let receives = trigger.complement.is_none() && trigger.to.iter().any(|word| word == "to");
        receives && sentence.word(end - 1) == "to" && sentence.relation(end - 1) == Relation::Mark
    };
    if let Some(tail) = trigger.tail_at(&sentence.words, modifier, head + 1, passive)
        && !infinitive(tail.end)
        && tail.slot.is_none_or(|(start, _)| is_of_one_piece(sentence, trigger, head, start..tail.end))
    {
        let slot = tail.slot.map(|(start, end)| start..end);
        let words = (head + 1..tail.end).filter(|at| slot.as_ref().is_none_or(|slot| !slot.contains(at))).collect();
        let weight = tail.words + usize::from(clause.is_some() || slot.is_some());
        return Some((weight, found(tail.end, slot, words)));
    }
    let words = tail_in_tree(sentence, &trigger.tail, head)?;
    Some((words.len(), found(head + 1, None, words)))
}

/// Whether a word can stand between a head and the noun of its pattern: modifiers, what is joined to them, and the
/// words of a number or a heap. `dozens of Syrian refugees`, `tear gas and water cannon`, `$40 million in aid`.
fn is_modifier(sentence: &Sentence, at: usize) -> bool {
    let before = at.checked_sub(1).map_or("", |before| sentence.word(before));
    let nominal = |at: usize| matches!(sentence.tag(at), Tag::Noun | Tag::Adjective | Tag::Name);
    let joins = || at > 0 && nominal(at - 1) && nominal(at + 1);
    match (sentence.tag(at), sentence.word(at)) {
        (tag, _) if tag.is_nominal() => true,
        (Tag::Adverb | Tag::Quote, _) | (_, "$" | "€" | "£") => true,
        (Tag::And, _) => joins(),
        // `a long, detailed meeting`
        (Tag::Comma, _) => at > 0 && sentence.tag(at - 1) == Tag::Adjective && sentence.tag(at + 1) == Tag::Adjective,
        (_, "of") => is_partitive(before),
        (_, "than") => matches!(before, "more" | "less" | "fewer"),
        (_, "to") => before == "up" && sentence.tag(at + 1) == Tag::Number,
        (_, "in") => matches!(before, "million" | "billion"),
        _ => false,
    }
}

/// Whether the entry only silences what it covers.
pub(super) fn is_null(found: &Found<'_>) -> bool {
    found.trigger.frame == Frame::Null
}

/// Whether a slot and the word behind it, `tail`, belong to `head`: a phrase that is acted on begins with no
/// preposition, and the infinitive behind it depends on the head. `told the BBC that they wanted to` is none.
fn is_of_one_piece(sentence: &Sentence, trigger: &Trigger, head: usize, tail: Range<usize>) -> bool {
    let last = tail.end - 1;
    // `wants to thank the Syrians who fought to`: whoever is asked is no infinitive.
    let asks = trigger.act.as_ref().is_some_and(|act| act.event_type == EventType::Request);
    let opens = sentence.tag(tail.start);
    let astray =
        opens == Tag::Preposition || asks && opens == Tag::To && sentence.relation(tail.start) == Relation::Mark;
    if trigger.frame == Frame::Slot && tail.start < last && astray {
        return false;
    }
    // `told the paper that it was about to`: what the act is about begins before.
    let states = |at: usize| {
        let tag = sentence.tag(at);
        let clause =
            has_own_subject(sentence, at) || sentence.head(at).is_some_and(|verb| has_own_subject(sentence, verb));
        tag.is_finite() && tag != Tag::Verb(Form::Base) && clause && sentence.head(at) != Some(head)
    };
    if trigger.frame == Frame::Slot && sentence.word(last) == "to" && (tail.start..last).any(states) {
        return false;
    }
    let infinitive = sentence.word(last) == "to" && sentence.relation(last) == Relation::Mark;
    let anchor = predicate(sentence, head);
    let mut verb = sentence.head(last).filter(|_| infinitive);
    for _ in 0..3 {
        match verb {
            None => return !infinitive,
            Some(found) if found == anchor || found == head => return true,
            Some(found) => verb = sentence.head(found),
        }
    }
    false
}
