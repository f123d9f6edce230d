//! Which stretch of an article is what: title, body, caption, boilerplate, teaser, correction.
//!
//! A text is cut into units, a paragraph, line or list item each, and every unit is judged as a whole:
//! nothing inside a paragraph is ever taken out. What no rule claims is body.

mod cues;
mod fold;
mod phrases;
mod repetition;
mod shape;
mod units;

use super::Zone;
use crate::ontology::ZoneKind;
use phrases::Verdict;
use std::ops::Range;
use units::Unit;

/// A unit with what the rules need to know of it.
#[derive(Debug)]
struct Judged<'a> {
    unit: Unit,
    /// The unit as written.
    text: &'a str,
    /// The unit folded for comparison.
    folded: String,
    /// What the phrase list says.
    verdict: Verdict,
    /// What it is; `None` while nothing claims it.
    kind: Option<ZoneKind>,
}

/// The zones of `text`, whose title, if it has one, stands at `title`.
pub(super) fn of(text: &str, title: Option<Range<usize>>) -> Vec<Zone> {
    let from = title.as_ref().map_or(0, |range| range.end);
    let mut units = judged(text, from);
    by_phrase(&mut units);
    headings(&mut units);
    tails(&mut units);
    cues::mark(&mut units);
    repetition::mark(&mut units, title.clone().map_or("", |range| &text[range]));
    shape::mark(&mut units);
    let title = title.map(|range| Zone { kind: ZoneKind::Title, range });
    title.into_iter().chain(merged(&units)).collect()
}

/// The title that stands in a text itself: its first line, when a blank line follows it and then more
/// text. A line that is longer than a headline, or that is plainly a sentence, is a paragraph.
pub(super) fn title_line(text: &str) -> Option<Range<usize>> {
    let start = text.len() - text.trim_start_matches(['\n', ' ', '\t']).len();
    let start = text[..start].rfind('\n').map_or(0, |end| end + 1);
    let line = text[start..].split('\n').next()?.trim_end();
    let after = &text[start + line.len()..];
    let blank_follows = after.trim_start_matches([' ', '\t']).strip_prefix('\n')?.trim_start_matches([' ', '\t']);
    let is_sentence = line.ends_with(['.', '\u{201d}', '"']) && line.split_whitespace().count() > 12;
    let is_title = !line.is_empty() && line.chars().count() <= 250 && !is_sentence;
    (is_title && blank_follows.starts_with('\n') && !after.trim().is_empty()).then(|| start..start + line.len())
}

fn judged(text: &str, from: usize) -> Vec<Judged<'_>> {
    let judge = |unit: Unit| {
        let written = &text[unit.range.clone()];
        let folded = fold::folded(written);
        let verdict = phrases::verdict(&folded);
        Judged { unit, text: written, folded, verdict, kind: None }
    };
    units::cut(text, from).into_iter().map(judge).collect()
}

fn by_phrase(units: &mut [Judged<'_>]) {
    for unit in units {
        unit.kind = unit.verdict.kind;
    }
}

/// A line such as "Related articles" opens a run of links: short lines that are no sentences.
fn headings(units: &mut [Judged<'_>]) {
    let mut open = None;
    for unit in units {
        if let Some(kind) = unit.verdict.heading {
            unit.kind = Some(kind);
            open = Some(kind);
        } else if shape::is_link_like(unit.text) {
            unit.kind = unit.kind.or(open);
        } else {
            open = None;
        }
    }
}

/// A line such as "About the author" near the end claims what follows it.
fn tails(units: &mut [Judged<'_>]) {
    let near_end = units.len().saturating_sub(5).max(units.len() / 2);
    let found = units.iter().enumerate().skip(near_end).find_map(|(at, unit)| unit.verdict.tail.map(|kind| (at, kind)));
    if let Some((at, kind)) = found {
        for unit in units.iter_mut().skip(at) {
            unit.kind = Some(unit.kind.unwrap_or(kind));
        }
    }
}

/// Body units that follow each other are one zone; every other unit is a zone of its own.
fn merged(units: &[Judged<'_>]) -> Vec<Zone> {
    let mut zones: Vec<Zone> = Vec::new();
    for unit in units {
        let kind = unit.kind.unwrap_or(ZoneKind::Body);
        match zones.last_mut() {
            Some(last) if last.kind == ZoneKind::Body && kind == ZoneKind::Body => last.range.end = unit.unit.range.end,
            _ => zones.push(Zone { kind, range: unit.unit.range.clone() }),
        }
    }
    zones
}

#[cfg(test)]
mod tests;
