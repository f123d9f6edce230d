//! Points and stretches of the calendar.

use super::words::{day, month, ordinal, season, year};
use super::{Point, Said};
use crate::language::{Sentence, Tag};

/// A day, month or year that begins at a token.
pub(super) fn point(sentence: &Sentence, at: usize) -> Option<(Point, usize)> {
    numeric(sentence, at)
        .or_else(|| month_first(sentence, at))
        .or_else(|| day_first(sentence, at))
        .or_else(|| part_of_month(sentence, at))
        .or_else(|| year_at(sentence, at))
}

/// `2023-10-17`, `17.10.2023`, `10/17/2023` where only one reading is a day.
fn numeric(sentence: &Sentence, at: usize) -> Option<(Point, usize)> {
    let word = sentence.word(at);
    let (parts, end): (Vec<&str>, usize) = if sentence.word(at + 1) == "/" && sentence.word(at + 3) == "/" {
        (vec![word, sentence.word(at + 2), sentence.word(at + 4)], at + 5)
    } else {
        (word.split(['-', '.']).take(4).collect(), at + 1)
    };
    let [first, second, third] = parts[..] else { return None };
    let small = |part: &str| part.parse::<i8>().ok().filter(|_| part.len() <= 2);
    if first.len() == 4 {
        let (month, day) = (small(second)?, small(third)?);
        return Some((Point::Day { year: Some(first.parse().ok()?), month, day }, end));
    }
    let year = year(third)?;
    let (a, b) = (small(first)?, small(second)?);
    // With full stops the day comes first; with strokes only a number over twelve tells.
    let (day, month) = match (a, b) {
        _ if word.contains('.') => (a, b),
        (13.., _) => (a, b),
        (_, 13..) => (b, a),
        _ => return None,
    };
    Some((Point::Day { year: Some(year), month, day }, end))
}

/// `Oct. 17`, `October 17th, 2023`, `March 2023`, `in March`.
fn month_first(sentence: &Sentence, at: usize) -> Option<(Point, usize)> {
    let month = month(sentence.word(at))?;
    if let Some(day) = day(sentence.word(at + 1)) {
        let comma = usize::from(sentence.tag(at + 2) == Tag::Comma);
        if let Some(year) = year(sentence.word(at + 2 + comma)) {
            return Some((Point::Day { year: Some(year), month, day }, at + 3 + comma));
        }
        let year = named_day(sentence, at + 2, month, day);
        return Some((Point::Day { year, month, day }, at + 2));
    }
    let of = usize::from(matches!(sentence.word(at + 1), "of" | ","));
    if let Some(year) = year(sentence.word(at + 1 + of)) {
        return Some((Point::Month { year: Some(year), month }, at + 2 + of));
    }
    is_bare_month(sentence, at).then_some((Point::Month { year: None, month }, at + 1))
}

/// Days that stand for a deed have their year from it: *the Sept. 11 attacks*.
fn named_day(sentence: &Sentence, behind: usize, month: i8, day: i8) -> Option<i16> {
    const DEEDS: [(i8, i8, i16); 3] = [(9, 11, 2001), (10, 7, 2023), (1, 6, 2021)];
    let deed = (behind..behind + 3).any(|at| {
        matches!(
            sentence.word(at),
            "attack" | "attacks" | "massacre" | "riot" | "insurrection" | "hijackings" | "terror"
        )
    });
    let begins = matches!(sentence.tag(behind), Tag::Noun | Tag::Name | Tag::Adjective);
    DEEDS.iter().find(|known| deed && begins && (known.0, known.1) == (month, day)).map(|known| known.2)
}

/// `may` and `march` are words of their own; a month by itself needs a cue.
fn is_bare_month(sentence: &Sentence, at: usize) -> bool {
    let before = at.checked_sub(1).map_or("", |before| sentence.word(before));
    let cue = matches!(
        before,
        "in" | "since"
            | "last"
            | "early"
            | "late"
            | "mid"
            | "until"
            | "till"
            | "this"
            | "next"
            | "during"
            | "by"
            | "of"
            | "from"
            | "to"
            | "through"
            | "between"
            | "and"
            | "throughout"
    );
    let word = matches!(sentence.word(at), "may" | "march");
    let loose = matches!(before, "of" | "to" | "and" | "through");
    cue && !(word && (loose || sentence.tag(at).is_verbal() || sentence.tag(at) == Tag::Noun && before == "by"))
}

/// `17 October 2023`, `the 17th of October`.
fn day_first(sentence: &Sentence, at: usize) -> Option<(Point, usize)> {
    let day = day(sentence.word(at))?;
    let of = usize::from(sentence.word(at + 1) == "of");
    let month = month(sentence.word(at + 1 + of))?;
    let end = at + 2 + of;
    let comma = usize::from(sentence.tag(end) == Tag::Comma && year(sentence.word(end + 1)).is_some());
    let year = year(sentence.word(end + comma));
    Some((Point::Day { year, month, day }, end + if year.is_some() { 1 + comma } else { 0 }))
}

/// `mid-October`, `early 2022`, `the end of March`, `late in May`: no narrower than the month or year.
fn part_of_month(sentence: &Sentence, at: usize) -> Option<(Point, usize)> {
    let word = sentence.word(at);
    if let Some(name) =
        word.strip_prefix("mid-").or_else(|| word.strip_prefix("early-")).or_else(|| word.strip_prefix("late-"))
    {
        return named(name, sentence.word(at + 1)).map(|(point, more)| (point, at + 1 + more));
    }
    let skip = match word {
        "early" | "late" | "mid" => 1 + usize::from(sentence.word(at + 1) == "in"),
        "end" | "beginning" | "start" | "middle" if sentence.word(at + 1) == "of" => 2,
        _ => return None,
    };
    named(sentence.word(at + skip), sentence.word(at + skip + 1)).map(|(point, more)| (point, at + skip + 1 + more))
}

/// A month with or without year, or a year, and how many words more than one it takes.
fn named(word: &str, next: &str) -> Option<(Point, usize)> {
    if let Some(month) = month(word) {
        let year = year(next);
        return Some((Point::Month { year, month }, usize::from(year.is_some())));
    }
    year(word).map(|year| (Point::Year(year), 0))
}

fn year_at(sentence: &Sentence, at: usize) -> Option<(Point, usize)> {
    let year = year(sentence.word(at))?;
    let before = at.checked_sub(1).map_or("", |before| sentence.word(before));
    let cue = matches!(
        before,
        "in" | "since"
            | "early"
            | "late"
            | "mid"
            | "during"
            | "until"
            | "till"
            | "by"
            | "of"
            | "from"
            | "to"
            | "and"
            | "between"
            | "throughout"
    );
    // `in 2000 villages` is a number; `the 2015 attack` dates its noun.
    let number = sentence.tag(at + 1) == Tag::Noun && matches!(before, "of" | "in" | "and" | "to" | "from" | "by");
    let plural = number && sentence.word(at + 1).ends_with('s');
    let noun =
        matches!(before, "the" | "a" | "'s") && matches!(sentence.tag(at + 1), Tag::Noun | Tag::Adjective | Tag::Name);
    ((cue && !plural) || noun).then_some((Point::Year(year), at + 1))
}

/// Seasons, decades, quarters, days by their number alone, days named otherwise.
pub(super) fn stretch(sentence: &Sentence, at: usize) -> Option<(Said, usize)> {
    decade(sentence, at)
        .or_else(|| quarter(sentence, at))
        .or_else(|| season_at(sentence, at))
        .or_else(|| feast(sentence, at))
        .or_else(|| nine_eleven(sentence, at))
        .or_else(|| day_of_month(sentence, at))
}

/// `the 1990s`.
fn decade(sentence: &Sentence, at: usize) -> Option<(Said, usize)> {
    let from = year(sentence.word(at).strip_suffix('s')?).filter(|year| year % 10 == 0)?;
    Some((Said::Between(Point::Year(from), Point::Year(from + 9)), at + 1))
}

/// `the first quarter of 2023`.
fn quarter(sentence: &Sentence, at: usize) -> Option<(Said, usize)> {
    let number = ordinal(sentence.word(at))?;
    let months = match sentence.word(at + 1) {
        "quarter" if number <= 4 => 3,
        "half" if number <= 2 => 6,
        _ => return None,
    };
    if sentence.word(at + 2) != "of" {
        return None;
    }
    let year = Some(year(sentence.word(at + 3))?);
    let last = i8::try_from(number * months).ok()?;
    let first = last - months as i8 + 1;
    Some((Said::Between(Point::Month { year, month: first }, Point::Month { year, month: last }), at + 4))
}

/// `last summer`, `the spring of 2014`, `summer 2022`, `in the autumn`.
fn season_at(sentence: &Sentence, at: usize) -> Option<(Said, usize)> {
    let step = match sentence.word(at) {
        "last" => Some(-1),
        "this" => Some(0),
        "next" => Some(1),
        _ => None,
    };
    let noun = at + usize::from(step.is_some());
    let season = season(sentence.word(noun))?;
    let of = usize::from(sentence.word(noun + 1) == "of");
    if let Some(year) = year(sentence.word(noun + 1 + of)) {
        return Some((Said::Season { season, year: Some(year), step: 0 }, noun + 2 + of));
    }
    if let Some(step) = step {
        return Some((Said::Season { season, year: None, step }, noun + 1));
    }
    // `the spring offensive`, `the Arab Spring`, `a fall in prices`.
    let the = at >= 2 && sentence.word(at - 1) == "the" && matches!(sentence.word(at - 2), "in" | "during" | "since");
    let bare = !matches!(sentence.tag(noun + 1), Tag::Noun | Tag::Name) && sentence.word(noun + 1) != "of";
    (the && bare).then_some((Said::Season { season, year: None, step: 0 }, noun + 1))
}

/// `New Year's Day`, `Christmas Eve`.
fn feast(sentence: &Sentence, at: usize) -> Option<(Said, usize)> {
    let day = |month, day, words| Some((Said::At(Point::Day { year: None, month, day }), at + words));
    match (sentence.word(at), sentence.word(at + 1)) {
        ("christmas", "day") => day(12, 25, 2),
        ("christmas", "eve") => day(12, 24, 2),
        ("new", "year") if sentence.word(at + 3) == "day" => day(1, 1, 4),
        ("new", "year") if sentence.word(at + 3) == "eve" => day(12, 31, 4),
        _ => None,
    }
}

/// `9/11` without a year is a name.
fn nine_eleven(sentence: &Sentence, at: usize) -> Option<(Said, usize)> {
    let name = (sentence.word(at), sentence.word(at + 1), sentence.word(at + 2)) == ("9", "/", "11");
    (name && sentence.word(at + 3) != "/")
        .then_some((Said::At(Point::Day { year: Some(2001), month: 9, day: 11 }), at + 3))
}

/// `on the 17th`.
fn day_of_month(sentence: &Sentence, at: usize) -> Option<(Said, usize)> {
    let number = super::words::ordinal_digits(sentence.word(at)).and_then(day)?;
    let on = at >= 2 && sentence.word(at - 1) == "the" && sentence.word(at - 2) == "on";
    let alone = !sentence.tag(at + 1).is_nominal() && sentence.word(at + 1) != "of";
    (on && alone).then_some((Said::DayOfMonth(number), at + 1))
}
