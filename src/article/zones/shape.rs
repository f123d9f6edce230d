//! Lines that are no sentences: menus, bylines, dates, counters.

use super::super::sentence;
use super::Judged;
use crate::ontology::ZoneKind;

/// Menu entries in a row that make a menu.
const MENU: usize = 4;

/// Words that open a byline, a date line or a counter, in units above the first sentence.
const HEAD: &[&str] = &["by", "published", "posted", "updated", "last", "written", "text", "words"];

/// Marks them.
pub(super) fn mark(units: &mut [Judged<'_>]) {
    let first_sentence = units.iter().position(|unit| unit.kind.is_none() && is_sentence(unit.text)).unwrap_or(0);
    for (at, unit) in units.iter_mut().enumerate() {
        let above = at < first_sentence && is_head_matter(&unit.folded, unit.text);
        if unit.kind.is_none() && (is_bar(unit.text) || is_bare(unit.text) || above) {
            unit.kind = Some(ZoneKind::Boilerplate);
        }
    }
    menus(units);
}

/// A short line that is no sentence, as links are.
pub(super) fn is_link_like(text: &str) -> bool {
    let text = text.trim();
    !ends_sentence(text) && text.split_whitespace().count() <= 22
}

/// A line that reads as a sentence.
fn is_sentence(text: &str) -> bool {
    let words = text.split_whitespace().count();
    words >= 12 || words >= 5 && ends_sentence(text.trim())
}

/// A sentence's end, or a comma that says that it goes on.
fn ends_sentence(text: &str) -> bool {
    sentence::ends(text) || text.trim_end().ends_with(',')
}

/// Short entries between bars, as in `Home | World | Sport`.
fn is_bar(text: &str) -> bool {
    let entries: Vec<&str> = text.split(['|', '\u{b7}', '\u{2022}', '\u{bb}', '\u{203a}']).map(str::trim).collect();
    let entries: Vec<&&str> = entries.iter().filter(|entry| !entry.is_empty()).collect();
    entries.len() >= 3 && entries.iter().all(|entry| entry.split_whitespace().count() <= 5 && !ends_sentence(entry))
}

/// No letters at all: rules, counters, page numbers.
fn is_bare(text: &str) -> bool {
    !text.chars().any(char::is_alphabetic)
}

fn is_head_matter(folded: &str, text: &str) -> bool {
    let words: Vec<&str> = folded.split([' ', ',', ':']).filter(|word| !word.is_empty()).collect();
    if words.len() > 14 || ends_sentence(text.trim()) {
        return false;
    }
    let opens = words.first().is_some_and(|word| HEAD.contains(word));
    let byline = words.first() == Some(&"by") && text.split_whitespace().skip(1).all(is_name_part);
    opens && (byline || words.first() != Some(&"by") && has_number(folded)) || is_date_line(&words)
}

fn is_name_part(word: &str) -> bool {
    let first = word.chars().next().unwrap_or_default();
    first.is_uppercase()
        || !first.is_alphabetic()
        || matches!(word, "and" | "in" | "of" | "for" | "the" | "de" | "van" | "von" | "al" | "bin")
}

fn has_number(text: &str) -> bool {
    text.contains(|c: char| c.is_ascii_digit())
}

/// A line of nothing but a date and a time.
fn is_date_line(words: &[&str]) -> bool {
    let is_part = |word: &&str| {
        let word = word.trim_matches(|c: char| !c.is_alphanumeric());
        word.is_empty()
            || word.contains(|c: char| c.is_ascii_digit())
            || MONTHS_AND_DAYS.iter().any(|part| word.len() >= 3 && part.starts_with(word))
            || matches!(
                word,
                "at" | "on"
                    | "am"
                    | "pm"
                    | "a.m"
                    | "p.m"
                    | "gmt"
                    | "utc"
                    | "est"
                    | "edt"
                    | "bst"
                    | "cet"
                    | "ago"
                    | "hours"
                    | "hour"
                    | "days"
                    | "min"
                    | "read"
                    | "updated"
                    | "published"
                    | "posted"
            )
    };
    words.len() <= 14 && words.iter().any(|word| has_number(word)) && words.iter().all(is_part)
}

const MONTHS_AND_DAYS: &[&str] = &[
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
    "monday",
    "tuesday",
    "wednesday",
    "thursday",
    "friday",
    "saturday",
    "sunday",
    "sept",
];

/// Runs of very short lines.
fn menus(units: &mut [Judged<'_>]) {
    let is_entry = |unit: &Judged<'_>| {
        let text = unit.text.trim();
        text.split_whitespace().count() <= 4
            && text.len() <= 80
            && !ends_sentence(text)
            && !text.contains(['"', '\u{201c}'])
    };
    let mut start = 0;
    while start < units.len() {
        let length = units[start..].iter().take_while(|unit| is_entry(unit)).count();
        if length >= MENU {
            for unit in &mut units[start..start + length] {
                unit.kind = unit.kind.or(Some(ZoneKind::Boilerplate));
            }
        }
        start += length.max(1);
    }
}
