//! Expressions of time: what the words say, before a day of publication is known.

use crate::language::{Sentence, Tag};
use std::ops::Range;

/// What an expression says.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Said {
    /// `Oct. 17`, `17 October 2023`.
    Day { year: Option<i16>, month: i8, day: i8 },
    /// `in March 2023`.
    Month { year: Option<i16>, month: i8 },
    /// `in 2022`.
    Year(i16),
    /// `on Tuesday`, 0 for Monday.
    Weekday { number: i8, next: bool, overnight: bool },
    /// `yesterday` is -1.
    DaysFromNow(i32),
    /// `last week` is -1.
    WeeksFromNow(i32),
    /// `last month` is -1.
    MonthsFromNow(i32),
    /// `last year` is -1.
    YearsFromNow(i32),
}

/// An expression of time in a sentence.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct TimeMention {
    /// Its tokens, without the preposition.
    pub(super) tokens: Range<usize>,
    /// What it says.
    pub(super) said: Said,
}

/// The expressions of time in a sentence, in text order.
pub(super) fn times(sentence: &Sentence) -> Vec<TimeMention> {
    let mut found = Vec::new();
    let mut at = 0;
    while at < sentence.len() {
        match read(sentence, at) {
            Some((said, end)) => {
                found.push(TimeMention { tokens: at..end, said });
                at = end;
            }
            None => at += 1,
        }
    }
    found
}

fn read(sentence: &Sentence, at: usize) -> Option<(Said, usize)> {
    let word = sentence.word(at);
    iso(word)
        .map(|said| (said, at + 1))
        .or_else(|| month_first(sentence, at))
        .or_else(|| day_first(sentence, at))
        .or_else(|| year(sentence, at))
        .or_else(|| weekday_at(sentence, at))
        .or_else(|| relative(sentence, at))
}

fn iso(word: &str) -> Option<Said> {
    let mut parts = word.split('-');
    let (year, month, day) = (parts.next()?, parts.next()?, parts.next()?);
    if year.len() != 4 || parts.next().is_some() {
        return None;
    }
    Some(Said::Day { year: Some(year.parse().ok()?), month: month.parse().ok()?, day: day.parse().ok()? })
}

/// `Oct. 17`, `October 17th, 2023`, `March 2023`, `in March`.
fn month_first(sentence: &Sentence, at: usize) -> Option<(Said, usize)> {
    let month = month(sentence.word(at))?;
    if let Some(day) = day(sentence.word(at + 1)) {
        let comma = usize::from(sentence.tag(at + 2) == Tag::Comma);
        return Some(match a_year(sentence.word(at + 2 + comma)) {
            Some(year) => (Said::Day { year: Some(year), month, day }, at + 3 + comma),
            None => (Said::Day { year: None, month, day }, at + 2),
        });
    }
    if let Some(year) = a_year(sentence.word(at + 1)) {
        return Some((Said::Month { year: Some(year), month }, at + 2));
    }
    let before = at.checked_sub(1).map_or("", |before| sentence.word(before));
    let cue = matches!(
        before,
        "in" | "since" | "last" | "early" | "late" | "mid" | "until" | "this" | "during" | "by" | "of"
    );
    // `may` and `march` are words of their own.
    (cue && !sentence.tag(at).is_verbal() && sentence.tag(at) != Tag::Noun
        || cue && !matches!(sentence.word(at), "may" | "march"))
    .then_some((Said::Month { year: None, month }, at + 1))
}

/// `17 October 2023`, `the 17th of October`.
fn day_first(sentence: &Sentence, at: usize) -> Option<(Said, usize)> {
    let day = day(sentence.word(at))?;
    let of = usize::from(sentence.word(at + 1) == "of");
    let month = month(sentence.word(at + 1 + of))?;
    let end = at + 2 + of;
    let year = a_year(sentence.word(end));
    Some((Said::Day { year, month, day }, end + usize::from(year.is_some())))
}

fn year(sentence: &Sentence, at: usize) -> Option<(Said, usize)> {
    let year = a_year(sentence.word(at))?;
    let before = at.checked_sub(1).map_or("", |before| sentence.word(before));
    let cue =
        matches!(before, "in" | "since" | "early" | "late" | "mid" | "during" | "until" | "by" | "of" | "the" | "from");
    // `the 2015 attack` dates its noun, `1,200 people` is a number.
    let noun = before == "the" && sentence.tag(at + 1) == Tag::Noun;
    ((cue && before != "the") || noun).then_some((Said::Year(year), at + 1))
}

fn weekday_at(sentence: &Sentence, at: usize) -> Option<(Said, usize)> {
    let word = sentence.word(at);
    let number = weekday(word)?;
    let before = at.checked_sub(1).map_or("", |before| sentence.word(before));
    let overnight = before == "into" && at >= 2 && sentence.word(at - 2) == "overnight";
    // `a Tuesday paper` is no time.
    let attribute = matches!(before, "a" | "an") && sentence.tag(at + 1) == Tag::Noun;
    (!attribute).then_some((Said::Weekday { number, next: before == "next", overnight }, at + 1))
}

fn relative(sentence: &Sentence, at: usize) -> Option<(Said, usize)> {
    let word = sentence.word(at);
    let single = match word {
        "today" | "tonight" => Some(0),
        "yesterday" => Some(-1),
        "tomorrow" => Some(1),
        _ => None,
    };
    if let Some(days) = single {
        return Some((Said::DaysFromNow(days), at + 1));
    }
    if let Some(found) = ago(sentence, at) {
        return Some(found);
    }
    let step = match word {
        "last" => -1,
        "this" => 0,
        "next" => 1,
        _ => return None,
    };
    Some(match sentence.word(at + 1) {
        "week" => (Said::WeeksFromNow(step), at + 2),
        "month" => (Said::MonthsFromNow(step), at + 2),
        "year" => (Said::YearsFromNow(step), at + 2),
        "night" if step < 0 => (Said::DaysFromNow(-1), at + 2),
        _ => return None,
    })
}

/// `three days ago`, `a decade ago`.
fn ago(sentence: &Sentence, at: usize) -> Option<(Said, usize)> {
    if sentence.word(at + 2) != "ago" {
        return None;
    }
    let count = small_number(sentence.word(at))?;
    Some(match sentence.word(at + 1) {
        "day" | "days" => (Said::DaysFromNow(-count), at + 3),
        "week" | "weeks" => (Said::WeeksFromNow(-count), at + 3),
        "month" | "months" => (Said::MonthsFromNow(-count), at + 3),
        "year" | "years" => (Said::YearsFromNow(-count), at + 3),
        "decade" | "decades" => (Said::YearsFromNow(-10 * count), at + 3),
        _ => return None,
    })
}

fn small_number(word: &str) -> Option<i32> {
    const WORDS: [&str; 13] =
        ["a", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"];
    if let Some(at) = WORDS.iter().position(|known| *known == word) {
        return Some((at as i32).max(1));
    }
    word.parse().ok().filter(|count| (1..=200).contains(count))
}

/// The number of a month by its name or abbreviation.
pub(super) fn month(word: &str) -> Option<i8> {
    const NAMES: [&str; 12] = [
        "january",
        "february",
        "march",
        "april",
        "may",
        "june",
        "july",
        "august",
        "september",
        "october",
        "november",
        "december",
    ];
    let bare = word.strip_suffix('.').unwrap_or(word);
    let short = if bare == "sept" { "sep" } else { bare };
    let found = NAMES.iter().position(|name| *name == bare || (short.len() == 3 && name.starts_with(short)))?;
    Some(found as i8 + 1)
}

/// The number of a weekday, 0 for Monday.
pub(super) fn weekday(word: &str) -> Option<i8> {
    const NAMES: [&str; 7] = ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"];
    NAMES.iter().position(|name| *name == word).map(|at| at as i8)
}

/// Whether the word is a weekday.
pub(super) fn is_weekday(word: &str) -> bool {
    weekday(word).is_some()
}

fn day(word: &str) -> Option<i8> {
    let digits = ["st", "nd", "rd", "th"].iter().find_map(|end| word.strip_suffix(end)).unwrap_or(word);
    digits.parse().ok().filter(|day| (1..=31).contains(day) && digits.len() <= 2)
}

fn a_year(word: &str) -> Option<i16> {
    word.parse().ok().filter(|year| (1900..=2100).contains(year) && word.len() == 4)
}
