//! Event nouns that say themselves when they were: `the 13 November attacks in Paris` tells of them, whoever speaks of
//! them.

use super::attach::hangs_on;
use super::times::{Said, TimeMention};
use super::triggers::Found;
use crate::language::{Sentence, Tag};
use crate::ontology::EventType;
use std::ops::Range;

/// The time that stands in the phrase of a noun of violence or protest.
pub(super) fn dated<'t>(sentence: &Sentence, times: &'t [TimeMention], found: &Found<'_>) -> Option<&'t TimeMention> {
    let event_type = found.trigger.act.as_ref().map(|act| act.event_type).filter(|_| found.group.is_none())?;
    let past: fn(Said) -> bool = match event_type {
        EventType::Assault => |said| is_past(said) || matches!(said, Said::Weekday { .. }),
        // `before Saturday's march`: one that is announced has a weekday too.
        EventType::Protest => is_past,
        _ => return None,
    };
    let own = times.iter().filter(|time| past(time.said));
    let mut own = own.filter(|time| modifies(sentence, time, found.head) || hangs_on(sentence, time, found.head));
    own.next().filter(|_| !is_ahead(sentence, found.head))
}

/// Whether where or whom it struck stands in the phrase of the noun, too: `attacks in Paris`, `the Bali bombing`.
pub(super) fn is_near(tokens: &Range<usize>, found: &Found<'_>) -> bool {
    const REACH: usize = 5;
    tokens.start < found.head + REACH && found.head < tokens.end + REACH
}

/// A time that lies behind by its words.
fn is_past(said: Said) -> bool {
    match said {
        Said::At(_) | Said::Between(..) => true,
        Said::DaysFromNow(count)
        | Said::WeeksFromNow(count)
        | Said::MonthsFromNow(count)
        | Said::YearsFromNow(count) => count < 0,
        _ => false,
    }
}

/// `last year's terror attacks`: the time stands before the noun, among its modifiers.
fn modifies(sentence: &Sentence, time: &TimeMention, noun: usize) -> bool {
    let inside =
        |at: usize| matches!(sentence.tag(at), Tag::Adjective | Tag::Noun | Tag::Name | Tag::Number | Tag::Possessive);
    let end = time.tokens.end;
    end <= noun && noun - end <= 4 && (end..noun).all(inside)
}

/// `ahead of`, `planned`, `possible`: it has not been yet, or need not be.
fn is_ahead(sentence: &Sentence, noun: usize) -> bool {
    (noun.saturating_sub(8)..noun).any(|at| {
        matches!(
            sentence.word(at),
            "ahead" | "before" | "planned" | "upcoming" | "scheduled" | "possible" | "alleged" | "threatened" | "next"
        )
    })
}
