//! Datelines say where a text was written, not where or by whom anything was done: `WARSAW – Today, ...`.

use crate::lexicon::{Names, Sense};
use std::ops::Range;

/// What stands between a dateline and the text.
const MARKS: [&str; 4] = [" – ", " — ", " -- ", " - "];

/// Longer beginnings in capitals are headings, in bytes.
const LONGEST: usize = 60;

/// The sentence at `range` without its dateline: a place in capitals, perhaps with a division, country or day, and a
/// dash.
pub(super) fn without_dateline(text: &str, range: Range<usize>, names: &Names) -> Range<usize> {
    let sentence = text.get(range.clone()).unwrap_or("");
    let marked = MARKS.iter().filter_map(|mark| Some((sentence.find(mark)?, mark.len()))).min();
    match marked.filter(|(end, _)| *end <= LONGEST && is_dateline(&sentence[..*end], names)) {
        Some((end, mark)) => range.start + end + mark..range.end,
        None => range,
    }
}

/// The country where a paragraph says that it was written: `WARSAW – Today`, `LIMA, Peru (ANP) — The`, `LAHORE: Police`,
/// `Oslo (ANP) - Police`.
pub(super) fn written_in(paragraph: &str, names: &Names) -> Option<String> {
    let marks = MARKS.iter().copied().chain([": "]);
    let end = marks.filter_map(|mark| paragraph.find(mark)).min().filter(|end| *end <= LONGEST)?;
    let head = paragraph.get(..end)?.trim_start_matches('(').trim_end_matches(')');
    let capital = |word: &str| word.starts_with(|letter: char| !letter.is_lowercase());
    let first = head.split([',', '(']).next()?.trim();
    let words: Vec<&str> = first.split(' ').collect();
    let shouted = words.iter().all(|word| word.chars().all(|letter| !letter.is_lowercase()));
    let signed = shouted || head.contains('(') || paragraph.starts_with('(');
    let found = names.longest(&words).filter(|found| signed && found.words == words.len())?;
    let town = found.senses.iter().find_map(|sense| match sense {
        Sense::City(index) => names.place(*index),
        _ => None,
    })?;
    town.country.clone().filter(|_| head.split_whitespace().all(capital))
}

fn is_dateline(head: &str, names: &Names) -> bool {
    let shouted = |word: &&str| word.len() > 2 && word.chars().all(char::is_uppercase);
    let place: Vec<&str> = head.split([' ', ',']).take_while(shouted).collect();
    let town = names.longest(&place).is_some_and(|found| {
        found.words == place.len() && found.senses.iter().any(|sense| matches!(sense, Sense::City(_)))
    });
    let rest =
        |word: &str| word.starts_with(|letter: char| letter.is_uppercase() || letter.is_numeric() || letter == '(');
    town && head.split_whitespace().all(rest)
}
