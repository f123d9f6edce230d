//! Words of the calendar.

use super::{Season, Unit};

/// The number of a month by its name or abbreviation.
pub(in crate::coding) fn month(word: &str) -> Option<i8> {
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
pub(in crate::coding) fn is_weekday(word: &str) -> bool {
    weekday(word).is_some()
}

/// The day of a month: `17`, `17th`.
pub(super) fn day(word: &str) -> Option<i8> {
    let digits = ordinal_digits(word).unwrap_or(word);
    digits.parse().ok().filter(|day| (1..=31).contains(day) && digits.len() <= 2)
}

/// The digits of `17th`.
pub(super) fn ordinal_digits(word: &str) -> Option<&str> {
    ["st", "nd", "rd", "th"].iter().find_map(|end| word.strip_suffix(end))
}

/// A year in four digits.
pub(super) fn year(word: &str) -> Option<i16> {
    word.parse().ok().filter(|year| (1900..=2100).contains(year) && word.len() == 4)
}

/// A count in words or digits; *a* is one, *a couple* two.
pub(in crate::coding) fn count(word: &str) -> Option<i32> {
    const WORDS: [&str; 13] =
        ["a", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"];
    if let Some(at) = WORDS.iter().position(|known| *known == word) {
        return Some((at as i32).max(1));
    }
    match word {
        "an" => Some(1),
        "fifteen" => Some(15),
        "twenty" => Some(20),
        "thirty" => Some(30),
        _ => word.parse().ok().filter(|count| (1..=200).contains(count)),
    }
}

/// An ordinal: `third`, `3rd`.
pub(super) fn ordinal(word: &str) -> Option<i32> {
    const WORDS: [&str; 12] = [
        "first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth", "eleventh",
        "twelfth",
    ];
    let named = WORDS.iter().position(|known| *known == word).map(|at| at as i32 + 1);
    named.or_else(|| ordinal_digits(word)?.parse().ok().filter(|number| (1..=200).contains(number)))
}

/// A unit, singular or plural, and how many of it the word means: a decade is ten years.
pub(super) fn unit(word: &str) -> Option<(Unit, i32)> {
    Some(match word {
        "day" | "days" => (Unit::Day, 1),
        "week" | "weeks" => (Unit::Week, 1),
        "fortnight" => (Unit::Week, 2),
        "month" | "months" => (Unit::Month, 1),
        "year" | "years" => (Unit::Year, 1),
        "decade" | "decades" => (Unit::Year, 10),
        _ => return None,
    })
}

/// A season.
pub(super) fn season(word: &str) -> Option<Season> {
    Some(match word {
        "spring" => Season::Spring,
        "summer" => Season::Summer,
        "autumn" | "fall" => Season::Autumn,
        "winter" => Season::Winter,
        _ => return None,
    })
}

/// Parts of a day: they narrow nothing that a record can say.
pub(super) fn is_part_of_day(word: &str) -> bool {
    matches!(
        word,
        "morning" | "afternoon" | "evening" | "night" | "noon" | "midnight" | "dawn" | "dusk" | "lunchtime" | "midday"
    )
}
