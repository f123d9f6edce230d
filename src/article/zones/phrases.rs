//! The phrase list: words that show what a line is for.

use crate::ontology::ZoneKind;
use aho_corasick::{AhoCorasick, MatchKind};
use std::sync::LazyLock;

const TABLE: &str = include_str!("../../../config/coding/zones.tsv");

/// Longest unit, in characters, that a phrase inside it or at its edge can claim: an article's own
/// paragraph may hold the same words.
const LONGEST: usize = 400;

/// Bytes from which a unit is not looked at: no rule claims one of that length, and the work for each
/// stays bounded.
const LONG: usize = 2048;

/// Where a phrase must stand.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Where {
    Whole,
    Start,
    End,
    Anywhere,
    Heading,
    Tail,
    Cue,
}

#[derive(Debug)]
struct Phrase {
    kind: ZoneKind,
    place: Where,
}

#[derive(Debug)]
struct List {
    phrases: Vec<Phrase>,
    automaton: Option<AhoCorasick>,
}

static LIST: LazyLock<List> = LazyLock::new(|| List::read(TABLE));

impl List {
    /// Reads the table. A row that cannot be read is left out here and caught by a test.
    fn read(table: &str) -> Self {
        let rows = table.lines().filter(|line| !line.starts_with('#') && !line.starts_with("phrase\t"));
        let read: Vec<(&str, Phrase)> = rows.filter_map(row).collect();
        let automaton =
            AhoCorasick::builder().match_kind(MatchKind::Standard).build(read.iter().map(|(phrase, _)| *phrase)).ok();
        Self { phrases: read.into_iter().map(|(_, phrase)| phrase).collect(), automaton }
    }
}

fn row(line: &str) -> Option<(&str, Phrase)> {
    let mut fields = line.split('\t');
    let phrase = fields.next().filter(|phrase| !phrase.is_empty())?;
    let kind = fields.next()?.parse().ok()?;
    let place = match fields.next()? {
        "whole" => Where::Whole,
        "start" => Where::Start,
        "end" => Where::End,
        "anywhere" => Where::Anywhere,
        "heading" => Where::Heading,
        "tail" => Where::Tail,
        "cue" => Where::Cue,
        _ => return None,
    };
    Some((phrase, Phrase { kind, place }))
}

/// What the list says about a unit.
#[derive(Debug, Default)]
pub(super) struct Verdict {
    /// What the unit is, by itself.
    pub(super) kind: Option<ZoneKind>,
    /// What it and the links below it are.
    pub(super) heading: Option<ZoneKind>,
    /// What it and everything below it are, when it stands near the end.
    pub(super) tail: Option<ZoneKind>,
    /// How many different cues of an appeal it holds.
    pub(super) cues: usize,
}

/// Looks a folded unit up.
pub(super) fn verdict(folded: &str) -> Verdict {
    let mut verdict = Verdict::default();
    let Some(automaton) = LIST.automaton.as_ref().filter(|_| folded.len() <= LONG) else { return verdict };
    let short = folded.len() <= LONGEST || folded.chars().count() <= LONGEST;
    let body = core(folded);
    let (mut cues, mut pieces) = (Vec::new(), Vec::new());
    for found in automaton.find_overlapping_iter(folded).filter(|found| at_words(folded, found.start(), found.end())) {
        let Some(Phrase { kind, place }) = LIST.phrases.get(found.pattern().as_usize()) else { continue };
        let whole = found.start() <= body.0 && found.end() >= body.1;
        let claimed = match place {
            Where::Start => short && found.start() == 0,
            Where::End => short && found.end() >= body.1,
            Where::Anywhere => short,
            Where::Heading | Where::Tail => false,
            Where::Whole => {
                pieces.push((found.start(), found.end(), *kind));
                false
            }
            Where::Cue => {
                cues.push((found.start(), found.end()));
                false
            }
        };
        if claimed {
            verdict.kind = verdict.kind.or(Some(*kind));
        }
        if whole && *place == Where::Heading {
            verdict.heading = Some(*kind);
        }
        if whole && *place == Where::Tail {
            verdict.tail = Some(*kind);
        }
    }
    verdict.cues = apart(cues);
    verdict.kind = verdict.kind.or_else(|| tiled(folded, &pieces));
    verdict
}

/// How many of the stretches do not overlap with one before them.
fn apart(mut stretches: Vec<(usize, usize)>) -> usize {
    stretches.sort_unstable();
    let (mut end, mut count) = (0, 0);
    for (from, to) in stretches {
        count += usize::from(from >= end);
        end = end.max(to);
    }
    count
}

/// The unit without the punctuation at its end.
fn core(folded: &str) -> (usize, usize) {
    let is_letter = |c: char| c.is_alphanumeric();
    let start = folded.find(is_letter).unwrap_or(0);
    let end = folded.rfind(is_letter).map_or(0, |at| at + folded[at..].chars().next().map_or(0, char::len_utf8));
    (start, end)
}

/// Whether a phrase that begins or ends with a letter stands at the edges of words.
fn at_words(folded: &str, start: usize, end: usize) -> bool {
    let is_word = |c: Option<char>| c.is_some_and(char::is_alphanumeric);
    let before = folded[..start].chars().next_back();
    let after = folded[end..].chars().next();
    let first = folded[start..].chars().next();
    let last = folded[..end].chars().next_back();
    let cuts_word = is_word(before) && is_word(first) || is_word(last) && is_word(after);
    !cuts_word
}

/// The kind of a unit that consists of nothing but whole phrases and punctuation.
fn tiled(folded: &str, pieces: &[(usize, usize, ZoneKind)]) -> Option<ZoneKind> {
    let mut at = 0;
    let mut kind = None;
    loop {
        let rest = folded.get(at..)?;
        at += rest.find(char::is_alphanumeric).unwrap_or(rest.len());
        if at >= folded.len() {
            return kind;
        }
        let (_, end, of) = pieces.iter().filter(|(start, _, _)| *start == at).max_by_key(|(_, end, _)| *end)?;
        at = *end;
        kind = kind.or(Some(*of));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn kind(folded: &str) -> Option<ZoneKind> {
        verdict(folded).kind
    }

    #[test]
    fn every_row_of_the_table_can_be_read() {
        let rows = TABLE.lines().filter(|line| !line.starts_with('#') && !line.starts_with("phrase\t")).count();
        assert_eq!(LIST.phrases.len(), rows);
        assert!(LIST.automaton.is_some());
        assert!(TABLE.is_ascii() || TABLE.contains('\u{a9}'));
    }

    #[test]
    fn a_player_error_is_boilerplate_and_a_sentence_that_quotes_it_is_not() {
        assert_eq!(kind("oops! something went wrong. please try again later."), Some(ZoneKind::Boilerplate));
        assert_eq!(kind("something went wrong during the count, the commission said."), None);
        assert_eq!(kind("oops"), Some(ZoneKind::Boilerplate));
    }

    #[test]
    fn phrases_hold_to_their_place_and_to_words() {
        assert_eq!(kind("read also: ministers meet"), Some(ZoneKind::Teaser));
        assert_eq!(kind("he asked them to read also: the law"), None);
        assert_eq!(kind("file - the port of aden in 2019."), Some(ZoneKind::Caption));
        assert_eq!(kind("profile - of a leader"), None);
        assert_eq!(kind("correction: the vote was on monday."), Some(ZoneKind::Correction));
        assert_eq!(kind("advertisement"), Some(ZoneKind::Boilerplate));
        assert!(verdict("related articles").heading.is_some());
    }
}
