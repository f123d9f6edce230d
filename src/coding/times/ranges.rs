//! Intervals: `from 3 to 5 May`, `between 2014 and 2018`, `Oct. 17-18`, `since March`.

use super::dates::point;
use super::words::{day, month, weekday, year};
use super::{Point, Said};
use crate::language::{Sentence, Tag};

/// The interval that begins at a token.
pub(super) fn range(sentence: &Sentence, at: usize) -> Option<(Said, usize)> {
    since(sentence, at)
        .or_else(|| days_of_month(sentence, at))
        .or_else(|| month_then_days(sentence, at))
        .or_else(|| years(sentence, at))
        .or_else(|| weekdays(sentence, at))
        .or_else(|| points(sentence, at))
}

/// What stands behind *since* goes on until publication.
fn since(sentence: &Sentence, at: usize) -> Option<(Said, usize)> {
    let back = at.checked_sub(1)?;
    let back = back - usize::from(back > 0 && matches!(sentence.word(back), "early" | "late" | "last"));
    if sentence.word(back) != "since" {
        return None;
    }
    if let Some(number) = weekday(sentence.word(at)) {
        return Some((Said::Since(Point::Weekday(number)), at + 1));
    }
    point(sentence, at).map(|(from, end)| (Said::Since(from), end))
}

/// `17-18 October 2023`, `3–4 May`, `3 to 5 May`.
fn days_of_month(sentence: &Sentence, at: usize) -> Option<(Said, usize)> {
    let (from, to, end) = pair(sentence, at, day)?;
    let month = month(sentence.word(end))?;
    let year = year(sentence.word(end + 1));
    let of = |day| Point::Day { year, month, day };
    (from < to).then(|| (Said::Between(of(from), of(to)), end + 1 + usize::from(year.is_some())))
}

/// `Oct. 17-18, 2023`, `May 3 to 5`.
fn month_then_days(sentence: &Sentence, at: usize) -> Option<(Said, usize)> {
    let month = month(sentence.word(at))?;
    let (from, to, end) = pair(sentence, at + 1, day)?;
    let comma = usize::from(sentence.tag(end) == Tag::Comma);
    let year = year(sentence.word(end + comma));
    let end = if year.is_some() { end + comma + 1 } else { end };
    let of = |day| Point::Day { year, month, day };
    (from < to).then(|| (Said::Between(of(from), of(to)), end))
}

/// `2014-2018`, `from 2014 to 2018`, `2014-18`.
fn years(sentence: &Sentence, at: usize) -> Option<(Said, usize)> {
    if let Some((first, last)) = sentence.word(at).split_once('-') {
        let from = year(first)?;
        let short = last.parse::<i16>().ok().filter(|last| (0..100).contains(last)).map(|last| from / 100 * 100 + last);
        let to = year(last).or(short.filter(|_| last.len() == 2))?;
        return (from < to).then_some((Said::Between(Point::Year(from), Point::Year(to)), at + 1));
    }
    let before = at.checked_sub(1).map_or("", |before| sentence.word(before));
    let (from, to, end) = pair(sentence, at, year)?;
    (matches!(before, "from" | "between") && from < to)
        .then_some((Said::Between(Point::Year(from), Point::Year(to)), end))
}

/// `from Monday to Wednesday`, `between Monday and Wednesday`, `Monday through Friday`.
fn weekdays(sentence: &Sentence, at: usize) -> Option<(Said, usize)> {
    let before = at.checked_sub(1).map_or("", |before| sentence.word(before));
    let joined = matches!(before, "from" | "between") || matches!(sentence.word(at + 1), "through" | "until");
    let (from, to, end) = pair(sentence, at, weekday)?;
    joined.then_some((Said::Weekdays { from, to }, end))
}

/// `from 30 April to 2 May`, `between March and May 2023`.
fn points(sentence: &Sentence, at: usize) -> Option<(Said, usize)> {
    let before = at.checked_sub(1).map_or("", |before| sentence.word(before));
    if !matches!(before, "from" | "between") {
        return None;
    }
    let (from, middle) = point(sentence, at)?;
    if !is_joint(sentence.word(middle)) {
        return None;
    }
    let (to, end) = point(sentence, middle + 1)?;
    Some((Said::Between(with_year_of(from, to), to), end))
}

/// The first point takes the year of the second: `from March to May 2023`.
fn with_year_of(from: Point, to: Point) -> Point {
    let year = match to {
        Point::Day { year, .. } | Point::Month { year, .. } => year,
        Point::Year(_) | Point::Weekday(_) => None,
    };
    match from {
        Point::Day { year: None, month, day } => Point::Day { year, month, day },
        Point::Month { year: None, month } => Point::Month { year, month },
        _ => from,
    }
}

/// Two readings joined by a dash or word, and where the second ends. A dash may stand inside one token.
fn pair<T>(sentence: &Sentence, at: usize, read: impl Fn(&str) -> Option<T>) -> Option<(T, T, usize)> {
    let word = sentence.word(at);
    if let Some((first, last)) = word.split_once(['-', '‑']) {
        return Some((read(first)?, read(last)?, at + 1));
    }
    let first = read(word)?;
    is_joint(sentence.word(at + 1)).then_some(())?;
    Some((first, read(sentence.word(at + 2))?, at + 3))
}

fn is_joint(word: &str) -> bool {
    matches!(word, "to" | "and" | "through" | "until" | "-" | "–" | "—")
}
