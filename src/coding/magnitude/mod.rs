//! How many were killed, wounded, arrested, driven out or in the street: numbers with bounds, tied to the
//! act of their sentence. Tolls over time and parts of a number that was given are left out.

mod numbers;
mod words;

use super::draft::Draft;
use super::drafting::Line;
use super::times::TimeMention;
use crate::event::{Magnitude, Quantity};
use crate::language::{Sentence, Tag};
use crate::ontology::{EventType, Mode};
use numbers::Bounds;
use std::ops::Range;
use words::What;

/// A number of people in a sentence.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Counted {
    what: What,
    bounds: Bounds,
    /// The tokens of the number, its bound among them.
    tokens: Range<usize>,
}

/// No more numbers and acts of one sentence are compared: the work stays linear in the text.
const MOST: usize = 60;

/// How far behind a number the word stands that says what befell those counted.
const REACH: usize = 6;

/// The numbers of a sentence.
pub(super) fn counted(sentence: &Sentence, times: &[TimeMention]) -> Vec<Counted> {
    let mut found = Vec::new();
    let mut at = 0;
    while at < sentence.len() {
        let Some((bounds, end)) = numbers::read(sentence, at) else {
            at += 1;
            continue;
        };
        let dated = times.iter().any(|time| time.tokens.start < end && at < time.tokens.end);
        if !dated && !is_part(sentence, at) && !is_running_total(sentence, at) {
            let what = befell(sentence, at, end);
            found.extend(what.map(|what| Counted { what, bounds, tokens: at..end }));
        }
        at = end;
    }
    found
}

/// What befell those whom the number at `from..end` counts.
fn befell(sentence: &Sentence, from: usize, end: usize) -> Option<What> {
    if words::is_measure(sentence.word(end)) {
        return None;
    }
    behind(sentence, end).or_else(|| before(sentence, from)).or_else(|| in_the_street(sentence, from, end))
}

/// `14 people were killed`, `14 dead`, `six others wounded`.
fn behind(sentence: &Sentence, end: usize) -> Option<What> {
    for at in end..(end + REACH).min(sentence.len()) {
        let word = sentence.word(at);
        if let Some(what) = words::state(word) {
            return Some(what);
        }
        let passes = sentence.tag(at).is_nominal()
            || matches!(sentence.tag(at), Tag::Be | Tag::Have | Tag::Adverb)
            || matches!(word, "of" | "others" | "more" | "people");
        if !passes || sentence.tag(at) == Tag::Number {
            return None;
        }
    }
    None
}

/// `killed at least 14`, `the deaths of 14`, `leaving 30 homeless` is read from behind.
fn before(sentence: &Sentence, from: usize) -> Option<What> {
    let last = from.checked_sub(1)?;
    let of = usize::from(matches!(sentence.word(last), "of" | "another" | "up"));
    let verb = last.checked_sub(of)?;
    if sentence.word(last) == "of" { words::noun(sentence.word(verb)) } else { words::deed(sentence.word(verb)) }
}

/// `5,000 protesters`, `a crowd of 300`, `thousands of people marched`.
fn in_the_street(sentence: &Sentence, from: usize, end: usize) -> Option<What> {
    let noun = (end..(end + 4).min(sentence.len()))
        .take_while(|at| sentence.tag(*at).is_nominal() || sentence.word(*at) == "of");
    let crowd = noun.clone().any(|at| words::is_marcher(sentence.word(at)));
    let of_crowd = from >= 2 && sentence.word(from - 1) == "of" && words::is_crowd(sentence.word(from - 2));
    let verb = noun.last().map_or(end, |last| last + 1);
    let marched = words::is_march(sentence.word(verb)) || words::is_march(sentence.word(verb + 1));
    (crowd || of_crowd || marched).then_some(What::Crowd)
}

/// `including 3 children`, `four of them women`, `among them two officers`.
fn is_part(sentence: &Sentence, at: usize) -> bool {
    let before = |back: usize| at.checked_sub(back).map_or("", |at| sentence.word(at));
    before(1) == "including"
        || before(2) == "including"
        || before(1) == "them" && before(2) == "among"
        || sentence.word(at + 1) == "of" && matches!(sentence.word(at + 2), "them" | "whom" | "those")
}

/// `bringing the toll to 400`, `a total of 90 since May`.
fn is_running_total(sentence: &Sentence, at: usize) -> bool {
    let from = at.saturating_sub(7);
    (from..at).any(|at| matches!(sentence.word(at), "toll" | "total" | "tally" | "bringing"))
        || (at..(at + 9).min(sentence.len()))
            .any(|at| sentence.word(at) == "since" || sentence.word(at) == "so" && sentence.word(at + 1) == "far")
}

/// Puts the numbers of a sentence into the drafts of that sentence: into the nearest act of a fitting type.
pub(super) fn assign(drafts: &mut [Draft], found: &[Counted], line: &Line<'_>) {
    let claimed_by = line.claimed_by();
    for one in found.iter().take(MOST) {
        let at = line.scene.sentence.bytes(&one.tokens).start;
        let fits = |draft: &&mut Draft| one.what.fits(draft.act.event_type, &draft.act.modes);
        let nearest = drafts.iter_mut().take(MOST).filter(fits).min_by_key(|draft| draft.trigger_at.abs_diff(at));
        if let Some(draft) = nearest {
            let span = line.scalars.span(&line.scene.sentence.bytes(&one.tokens));
            put(draft.magnitude.get_or_insert_default(), one, span, claimed_by.clone());
        }
    }
}

fn put(magnitude: &mut Magnitude, one: &Counted, span: crate::event::Span, claimed_by: Option<String>) {
    let Bounds { min, max, exact } = one.bounds;
    one.what.list(magnitude).push(Quantity { min, max, exact, claimed_by, span });
}

/// Numbers of another mention of the act: claims of others stand beside; a second number of the same side is
/// an older or newer count and left out.
pub(super) fn join(magnitude: &mut Option<Magnitude>, other: Option<Magnitude>) {
    let (Some(own), Some(mut other)) = (magnitude.as_mut(), other.clone()) else {
        *magnitude = magnitude.take().or(other);
        return;
    };
    for what in What::ALL {
        let ours = what.list(own);
        for quantity in std::mem::take(what.list(&mut other)) {
            let known = ours.iter().any(|our| our.claimed_by == quantity.claimed_by);
            if !known && (quantity.claimed_by.is_some() || ours.is_empty()) {
                ours.push(quantity);
            }
        }
    }
}

impl What {
    /// Whether an act of the type can have such a number.
    fn fits(self, event_type: EventType, modes: &[Mode]) -> bool {
        match self {
            Self::Dead | Self::Injured => event_type == EventType::Assault,
            Self::Arrested => {
                event_type == EventType::Coerce || event_type == EventType::Assault && modes.contains(&Mode::Abduct)
            }
            Self::Displaced => matches!(event_type, EventType::Assault | EventType::Coerce),
            Self::Crowd => event_type == EventType::Protest,
        }
    }

    fn list(self, magnitude: &mut Magnitude) -> &mut Vec<Quantity> {
        match self {
            Self::Dead => &mut magnitude.dead,
            Self::Injured => &mut magnitude.injured,
            Self::Arrested => &mut magnitude.arrested,
            Self::Displaced => &mut magnitude.displaced,
            Self::Crowd => &mut magnitude.crowd,
        }
    }
}

#[cfg(test)]
mod tests;
