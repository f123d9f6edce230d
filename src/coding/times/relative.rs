//! Weekdays, and what counts from the day of publication or from the day stated last.

use super::dates::point;
use super::words::{count, is_part_of_day, unit, weekday};
use super::{Point, Said, Turn, Unit};
use crate::language::{Sentence, Tag};

/// `Tuesday, Oct. 17`, `Tuesday (17 October)`: the date says more.
pub(super) fn weekday_with_date(sentence: &Sentence, at: usize) -> Option<(Said, usize)> {
    weekday(sentence.word(at))?;
    let from = at + 1 + usize::from(is_part_of_day(sentence.word(at + 1)));
    let mark = matches!(sentence.tag(from), Tag::Comma | Tag::Open);
    let from = from + usize::from(mark) + usize::from(mark && sentence.word(from + 1) == "on");
    let from = from + usize::from(sentence.word(from) == "the");
    let (found, end) = point(sentence, from).filter(|(found, _)| matches!(found, Point::Day { .. }))?;
    let close = usize::from(mark && sentence.tag(end) == Tag::Close);
    Some((Said::At(found), end + close))
}

/// `on Tuesday`, `last Tuesday night`, `Tuesday of last week`.
pub(super) fn weekday_at(sentence: &Sentence, at: usize) -> Option<(Said, usize)> {
    let turn = match sentence.word(at) {
        "last" => Some(Turn::Last),
        "this" => Some(Turn::This),
        "next" => Some(Turn::Next),
        _ => None,
    };
    let name = at + usize::from(turn.is_some());
    let number = weekday(sentence.word(name))?;
    let before = at.checked_sub(1).map_or("", |before| sentence.word(before));
    let overnight = before == "into" && at >= 2 && sentence.word(at - 2) == "overnight";
    // `a Tuesday paper` is no time.
    if matches!(before, "a" | "an") && sentence.tag(name + 1) == Tag::Noun && !is_part_of_day(sentence.word(name + 1)) {
        return None;
    }
    let end = name + 1 + usize::from(is_part_of_day(sentence.word(name + 1)));
    if let Some((weeks, end)) = week_behind(sentence, end) {
        return Some((Said::WeekdayOfWeek { number, weeks }, end));
    }
    Some((Said::Weekday { number, turn: turn.unwrap_or(Turn::Plain), overnight }, end))
}

/// `last week`, `of this week`, `the week before`.
fn week_behind(sentence: &Sentence, at: usize) -> Option<(i32, usize)> {
    let at = at + usize::from(sentence.word(at) == "of");
    if sentence.word(at + 1) != "week" {
        return None;
    }
    match sentence.word(at) {
        "last" => Some((-1, at + 2)),
        "this" => Some((0, at + 2)),
        "next" => Some((1, at + 2)),
        _ => None,
    }
}

/// Everything else that counts from a day.
pub(super) fn relative(sentence: &Sentence, at: usize) -> Option<(Said, usize)> {
    near_day(sentence, at)
        .or_else(|| ago(sentence, at))
        .or_else(|| past(sentence, at))
        .or_else(|| lasting(sentence, at))
        .or_else(|| ahead(sentence, at))
        .or_else(|| from_stated(sentence, at))
        .or_else(|| turn(sentence, at))
}

/// `today`, `this morning`, `last night`, `overnight`, `the day before yesterday`.
fn near_day(sentence: &Sentence, at: usize) -> Option<(Said, usize)> {
    let words = |from: usize| [sentence.word(from), sentence.word(from + 1), sentence.word(from + 2)];
    let part = |from: usize| usize::from(is_part_of_day(sentence.word(from)));
    match words(at) {
        ["day" | "night", "before", "yesterday"] => Some((Said::DaysFromNow(-2), at + 3)),
        ["day", "after", "tomorrow"] => Some((Said::DaysFromNow(2), at + 3)),
        ["today" | "tonight", ..] => Some((Said::DaysFromNow(0), at + 1)),
        ["yesterday", ..] => Some((Said::DaysFromNow(-1), at + 1 + part(at + 1))),
        ["tomorrow", ..] => Some((Said::DaysFromNow(1), at + 1 + part(at + 1))),
        ["last", "night", ..] => Some((Said::DaysFromNow(-1), at + 2)),
        ["this", "morning" | "afternoon" | "evening", ..] => Some((Said::DaysFromNow(0), at + 2)),
        ["overnight", next, ..] => overnight(sentence, at, next),
        _ => None,
    }
}

/// `overnight`; before a weekday the weekday says more, before a noun it is an adjective.
fn overnight(sentence: &Sentence, at: usize, next: &str) -> Option<(Said, usize)> {
    let dated = matches!(next, "into" | "on" | "from" | "to") && weekday(sentence.word(at + 2)).is_some();
    let adjective = sentence.tag(at + 1) == Tag::Noun && sentence.word(at.wrapping_sub(1)) == "an";
    (!dated && !adjective).then_some((Said::Overnight, at + 1))
}

/// `three days ago`, `a decade ago`, `two weeks earlier`, `a day later`.
fn ago(sentence: &Sentence, at: usize) -> Option<(Said, usize)> {
    let number = count(sentence.word(at))?;
    let (unit, size) = unit(sentence.word(at + 1))?;
    let number = number * size;
    match sentence.word(at + 2) {
        "ago" => Some((from_now(-number, unit), at + 3)),
        "later" if unit == Unit::Day => Some((Said::DaysFromStated(number), at + 3)),
        "later" if unit == Unit::Week => Some((Said::DaysFromStated(7 * number), at + 3)),
        "earlier" | "before" if unit == Unit::Day => Some((Said::DaysFromStated(-number), at + 3)),
        "earlier" | "before" if unit == Unit::Week => Some((Said::DaysFromStated(-7 * number), at + 3)),
        _ => None,
    }
}

fn from_now(count: i32, unit: Unit) -> Said {
    match unit {
        Unit::Day => Said::DaysFromNow(count),
        Unit::Week => Said::WeeksFromNow(count),
        Unit::Month => Said::MonthsFromNow(count),
        Unit::Year => Said::YearsFromNow(count),
    }
}

/// `the past three days`, `the last 24 hours`, `the past week`.
fn past(sentence: &Sentence, at: usize) -> Option<(Said, usize)> {
    let past = matches!(sentence.word(at), "past" | "last" | "previous");
    let the = at.checked_sub(1).is_some_and(|before| sentence.word(before) == "the");
    if !past || !the {
        return None;
    }
    if let Some((unit, size)) = unit(sentence.word(at + 1)) {
        // `the last day of the month` is another.
        return (sentence.word(at) != "previous" && sentence.word(at + 2) != "of")
            .then_some((Said::Past { count: size, unit }, at + 2));
    }
    let number = count(sentence.word(at + 1))?;
    if matches!(sentence.word(at + 2), "hours" | "hour") {
        return Some((Said::Past { count: (number + 23) / 24, unit: Unit::Day }, at + 3));
    }
    let (unit, size) = unit(sentence.word(at + 2))?;
    Some((Said::Past { count: number * size, unit }, at + 3))
}

/// `for a third day`, `for the third straight day`, `for a second consecutive week`.
fn lasting(sentence: &Sentence, at: usize) -> Option<(Said, usize)> {
    let number = super::words::ordinal(sentence.word(at)).filter(|number| *number > 1)?;
    let for_a = at >= 2 && matches!(sentence.word(at - 1), "a" | "the") && sentence.word(at - 2) == "for";
    let straight = usize::from(matches!(sentence.word(at + 1), "straight" | "consecutive" | "successive" | "running"));
    let (unit, _) = unit(sentence.word(at + 1 + straight))?;
    let running = usize::from(sentence.word(at + 2 + straight) == "running");
    // The first of three days is two days back.
    for_a.then_some((Said::Past { count: number - 1, unit }, at + 2 + straight + running))
}

/// `in three days`, `within two weeks`.
fn ahead(sentence: &Sentence, at: usize) -> Option<(Said, usize)> {
    let before = at.checked_sub(1).map_or("", |before| sentence.word(before));
    if !matches!(before, "in" | "within") {
        return None;
    }
    let number = count(sentence.word(at))?;
    let (unit, size) = unit(sentence.word(at + 1))?;
    let time = 2 * usize::from(sentence.tag(at + 2) == Tag::Possessive && sentence.word(at + 3) == "time");
    Some((Said::Ahead { count: number * size, unit }, at + 2 + time))
}

/// `the next day`, `the following morning`, `the day before`, `the same day`.
fn from_stated(sentence: &Sentence, at: usize) -> Option<(Said, usize)> {
    let the = at.checked_sub(1).is_some_and(|before| matches!(sentence.word(before), "the" | "that"));
    let day = |word: &str| word == "day" || is_part_of_day(word);
    let (word, next) = (sentence.word(at), sentence.word(at + 1));
    match word {
        "next" | "following" if the && day(next) => Some((Said::DaysFromStated(1), at + 2)),
        "same" if the && day(next) => Some((Said::DaysFromStated(0), at + 2)),
        "previous" if the && day(next) => Some((Said::DaysFromStated(-1), at + 2)),
        "day" if the && matches!(next, "before" | "earlier") && sentence.tag(at + 2) != Tag::Determiner => {
            Some((Said::DaysFromStated(-1), at + 2))
        }
        "day" if the && matches!(next, "after" | "later") && ends_clause(sentence, at + 2) => {
            Some((Said::DaysFromStated(1), at + 2))
        }
        _ => None,
    }
}

fn ends_clause(sentence: &Sentence, at: usize) -> bool {
    matches!(sentence.tag(at), Tag::Comma | Tag::Stop | Tag::Break | Tag::Close)
}

/// `last week`, `earlier this month`, `next year`, `the weekend`.
fn turn(sentence: &Sentence, at: usize) -> Option<(Said, usize)> {
    let (word, next) = (sentence.word(at), sentence.word(at + 1));
    if word == "weekend" {
        let over = at >= 2
            && sentence.word(at - 1) == "the"
            && matches!(sentence.word(at - 2), "over" | "at" | "on" | "during");
        return over.then_some((Said::Weekend(0), at + 1));
    }
    let step = match word {
        "last" => -1,
        "this" => 0,
        "next" => 1,
        _ => return None,
    };
    if next == "weekend" {
        return Some((Said::Weekend(i32::from(step > 0)), at + 2));
    }
    if super::words::month(next).is_some() && step < 0 && !matches!(next, "may" | "march") {
        return super::words::month(next).map(|month| (Said::At(Point::Month { year: None, month }), at + 2));
    }
    match unit(next)? {
        (Unit::Week, 1) => Some((Said::WeeksFromNow(step), at + 2)),
        (Unit::Month, 1) => Some((Said::MonthsFromNow(step), at + 2)),
        (Unit::Year, 1) => Some((Said::YearsFromNow(step), at + 2)),
        _ => None,
    }
}
