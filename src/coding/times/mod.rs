//! Expressions of time: what the words say, before a day of publication is known.

mod dates;
mod ranges;
mod relative;
mod words;

pub(super) use words::{count, is_weekday, month};

use crate::language::Sentence;
use std::ops::Range;

/// What an expression says.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Said {
    /// A day, month or year that the calendar gives, perhaps without its year.
    At(Point),
    /// `from 3 to 5 May`, `2014-2018`.
    Between(Point, Point),
    /// `since March 2022`: it goes on.
    Since(Point),
    /// `on Tuesday`, 0 for Monday.
    Weekday { number: i8, turn: Turn, overnight: bool },
    /// `Tuesday of last week`: weeks from the one of publication.
    WeekdayOfWeek { number: i8, weeks: i32 },
    /// `from Monday to Wednesday`.
    Weekdays { from: i8, to: i8 },
    /// `at the weekend`; -1 for `last weekend`, 1 for the next.
    Weekend(i32),
    /// `overnight`: from the day before into the day of publication.
    Overnight,
    /// `yesterday` is -1.
    DaysFromNow(i32),
    /// `last week` is -1.
    WeeksFromNow(i32),
    /// `last month` is -1.
    MonthsFromNow(i32),
    /// `last year` is -1.
    YearsFromNow(i32),
    /// `the past three days`, `for a third day`: so many units up to publication.
    Past { count: i32, unit: Unit },
    /// `in three days`: of plans alone; of deeds it is how long they took.
    Ahead { count: i32, unit: Unit },
    /// `the next day`: from the day that the article stated last.
    DaysFromStated(i32),
    /// `the 17th`.
    DayOfMonth(i8),
    /// `last summer`, `the spring of 2014`.
    Season { season: Season, year: Option<i16>, step: i32 },
}

/// A point in the calendar.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Point {
    /// `Oct. 17`, `17 October 2023`.
    Day { year: Option<i16>, month: i8, day: i8 },
    /// `March 2023`.
    Month { year: Option<i16>, month: i8 },
    /// `2022`.
    Year(i16),
    /// `Monday`, behind *since*.
    Weekday(i8),
}

/// Which of the days of a name.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Turn {
    /// `on Tuesday`: as the verb says.
    Plain,
    /// `last Tuesday`.
    Last,
    /// `this Tuesday`.
    This,
    /// `next Tuesday`.
    Next,
}

/// A unit of the calendar.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Unit {
    Day,
    Week,
    Month,
    Year,
}

/// A season of the northern half of the Earth.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Season {
    Spring,
    Summer,
    Autumn,
    Winter,
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
    let mut found: Vec<TimeMention> = Vec::new();
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

/// The expression that begins at a token, and where it ends: the longer readings first.
fn read(sentence: &Sentence, at: usize) -> Option<(Said, usize)> {
    ranges::range(sentence, at)
        .or_else(|| relative::weekday_with_date(sentence, at))
        .or_else(|| dates::point(sentence, at).map(|(point, end)| (Said::At(point), end)))
        .or_else(|| dates::stretch(sentence, at))
        .or_else(|| relative::weekday_at(sentence, at))
        .or_else(|| relative::relative(sentence, at))
}
