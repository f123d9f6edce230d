//! Triggers in a sentence: the most specific entry at each head, longer patterns before what they cover.

use crate::language::relations::{Group, group};
use crate::language::{Form, Sentence, Tag, Verbs};
use crate::lexicon::{Frame, Trigger, Triggers};
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
    /// The verb group; `None` for nouns.
    pub(super) group: Option<Group>,
    /// Less specific entries at the same head, best first: they are tried when this one's
    /// requirements do not hold.
    pub(super) others: Vec<Found<'a>>,
}

impl Found<'_> {
    /// The tokens of the trigger: head and pattern, without a long slot.
    pub(super) fn tokens(&self) -> Range<usize> {
        self.head..self.slot.as_ref().map_or(self.end, |slot| slot.start.max(self.head + 1))
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
    let mut covered = 0;
    for head in 0..sentence.len() {
        let best = best_at(sentence, triggers, verbs, head, steps);
        let Some(best) = best.filter(|best| head >= covered || best.group.is_some() && !covers(&found, head)) else {
            continue;
        };
        covered = covered.max(if best.slot.is_some() { best.tokens().end } else { best.end });
        found.push(best);
    }
    found
}

fn covers(found: &[Found<'_>], head: usize) -> bool {
    found.last().is_some_and(|last| last.slot.as_ref().is_none_or(|slot| !slot.contains(&head)) && head < last.end)
}

fn best_at<'a>(
    sentence: &Sentence,
    triggers: &'a Triggers,
    verbs: &Verbs,
    head: usize,
    steps: &mut u64,
) -> Option<Found<'a>> {
    let tag = sentence.tag(head);
    let word = sentence.word(head);
    let mut offers: Vec<(usize, Found<'a>)> = Vec::new();
    let mut offer = |trigger: &'a Trigger, group: Option<Group>| {
        *steps += 1 + trigger.tail.len() as u64;
        let passive = group.is_some_and(|group| group.passive);
        let modifier =
            |at: usize| sentence.tag(at).is_nominal() || matches!(sentence.tag(at), Tag::Adverb | Tag::Quote);
        let Some(tail) = trigger.tail_at(&sentence.words, modifier, head + 1, passive) else { return };
        let slot = tail.slot.map(|(start, end)| start..end);
        offers.push((tail.words, Found { trigger, head, end: tail.end, slot, group, others: Vec::new() }));
    };
    match tag {
        Tag::Be => triggers.by_verb("be").for_each(|trigger| offer(trigger, Some(group(sentence, head)))),
        Tag::Have => triggers.by_verb("have").for_each(|trigger| offer(trigger, Some(group(sentence, head)))),
        Tag::Verb(form) => {
            let group = group(sentence, head);
            for reading in verbs.readings(word).iter().filter(|reading| agrees(&reading.forms, form)) {
                triggers.by_verb(&reading.lemma).for_each(|trigger| offer(trigger, Some(group)));
            }
            if form == Form::Gerund {
                triggers.by_noun(word).for_each(|trigger| offer(trigger, None));
            }
        }
        Tag::Noun | Tag::Name | Tag::Adjective => triggers.by_noun(word).for_each(|trigger| offer(trigger, None)),
        _ => {}
    }
    // A stable sort: among equals the order of the file decides.
    offers.sort_by_key(|(words, _)| std::cmp::Reverse(*words));
    let mut ranked = offers.into_iter().map(|(_, found)| found);
    let mut best = ranked.next()?;
    best.others = ranked.filter(|other| other.trigger.act.is_some()).collect();
    Some(best)
}

fn agrees(forms: &[Form], form: Form) -> bool {
    forms.contains(&form) || (form == Form::Past && forms.contains(&Form::Participle))
}

/// Whether the entry only silences what it covers.
pub(super) fn is_null(found: &Found<'_>) -> bool {
    found.trigger.frame == Frame::Null
}
