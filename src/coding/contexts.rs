//! Contexts: what the paragraph of an event is about, by the words of `config/coding/contexts.tsv`.

use crate::event::ContextHit;
use crate::ontology::Context;
use aho_corasick::{AhoCorasick, MatchKind};
use std::ops::Range;
use std::sync::LazyLock;

pub(super) const TABLE: &str = include_str!("../../config/coding/contexts.tsv");

/// No more of a paragraph is read, in bytes: many events may stand in a long one.
const LONGEST: usize = 8192;

struct Words {
    /// What each phrase means, in the order of the automaton's patterns.
    contexts: Vec<Context>,
    automaton: Option<AhoCorasick>,
}

static WORDS: LazyLock<Words> = LazyLock::new(|| Words::read(TABLE));

impl Words {
    /// Reads the table. A row that cannot be read is left out here and caught by a test.
    fn read(table: &str) -> Self {
        let rows: Vec<(&str, Context)> = rows(table).filter_map(Result::ok).flatten().collect();
        let automaton = AhoCorasick::builder()
            .match_kind(MatchKind::Standard)
            .ascii_case_insensitive(true)
            .build(rows.iter().map(|(words, _)| *words))
            .ok();
        Self { contexts: rows.into_iter().map(|(_, context)| context).collect(), automaton }
    }
}

/// The phrases of each row with its context, or the row that cannot be read.
fn rows(table: &str) -> impl Iterator<Item = Result<Vec<(&str, Context)>, &str>> {
    let rows = table.lines().filter(|line| !line.starts_with('#') && !line.starts_with("context\t"));
    rows.map(|row| {
        let (context, words) = row.split_once('\t').ok_or(row)?;
        let context = context.parse().map_err(|_| row)?;
        Ok(words.split('|').map(|words| (words, context)).collect())
    })
}

/// The contexts of paragraphs, each read once.
#[derive(Debug, Default)]
pub(super) struct Paragraphs {
    last: Option<(Range<usize>, Vec<ContextHit>)>,
}

impl Paragraphs {
    /// The contexts of the paragraph at bytes `block` of `text`, in the order of the vocabulary, each with the first
    /// words that gave it.
    pub(super) fn contexts(&mut self, text: &str, block: &Range<usize>) -> Vec<ContextHit> {
        match &self.last {
            Some((last, contexts)) if last == block => contexts.clone(),
            _ => {
                let contexts = contexts(text.get(block.clone()).unwrap_or(""));
                self.last = Some((block.clone(), contexts.clone()));
                contexts
            }
        }
    }
}

fn contexts(paragraph: &str) -> Vec<ContextHit> {
    let end = (0..=paragraph.len().min(LONGEST)).rev().find(|at| paragraph.is_char_boundary(*at)).unwrap_or(0);
    let paragraph = &paragraph[..end];
    let Some(automaton) = &WORDS.automaton else { return Vec::new() };
    let mut hits: Vec<ContextHit> = Vec::new();
    for found in automaton.find_overlapping_iter(paragraph).filter(|found| is_whole(paragraph, found.range())) {
        let Some(context) = WORDS.contexts.get(found.pattern().as_usize()) else { continue };
        if !hits.iter().any(|hit| hit.context == *context) {
            hits.push(ContextHit { context: *context, basis: paragraph[found.range()].to_owned() });
        }
    }
    hits.sort_by_key(|hit| Context::ALL.iter().position(|context| *context == hit.context));
    hits
}

/// Whether the words are not part of longer ones.
fn is_whole(text: &str, range: Range<usize>) -> bool {
    let joins = |letter: char| letter.is_alphanumeric();
    let before = text[..range.start].chars().next_back();
    let behind = text[range.end..].chars().next();
    !before.is_some_and(joins) && !behind.is_some_and(joins)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_table_is_read_whole_and_has_every_context() {
        let read: Vec<_> = rows(TABLE).collect::<Result<Vec<_>, _>>().expect("every row names a context and its words");
        let known = |context: &Context| read.iter().flatten().any(|(_, of)| of == context);
        assert!(Context::ALL.iter().all(known));
        let small = |words: &&str| !words.is_empty() && words.to_lowercase() == **words && words.trim() == *words;
        assert!(read.iter().flatten().all(|(words, _)| small(words)));
    }

    #[test]
    fn a_paragraph_has_the_contexts_that_its_words_name() {
        let found = contexts("The Supreme Court annulled the vote count. Refugees crossed at the border.");
        let named: Vec<(&str, &str)> = found.iter().map(|hit| (hit.context.as_str(), hit.basis.as_str())).collect();
        assert_eq!(
            named,
            [("election", "vote count"), ("legal", "Supreme Court"), ("territory", "border"), ("asylum", "Refugees")]
        );
    }

    #[test]
    fn parts_of_words_name_nothing() {
        assert!(contexts("The armyworm ate the spyglass.").is_empty());
    }
}
