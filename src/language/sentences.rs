//! Paragraphs and sentences.

use super::abbreviations::{Dot, dot_after, is_starter};
use std::ops::Range;

/// Longer stretches are cut at white space: tables and lists without full stops must not become
/// one sentence that every later step walks over.
const MAX_BYTES: usize = 1_500;

/// The paragraphs of `range`: stretches between blank lines, without white space around them.
pub fn paragraphs(text: &str, range: Range<usize>) -> Vec<Range<usize>> {
    let mut found = Vec::new();
    let mut start: Option<usize> = None;
    let mut end = range.start;
    let mut at = range.start;
    for line in text[range].split_inclusive('\n') {
        let trimmed = line.trim();
        if trimmed.is_empty() {
            if let Some(start) = start.take() {
                found.push(start..end);
            }
        } else {
            let lead = line.len() - line.trim_start().len();
            start.get_or_insert(at + lead);
            end = at + lead + trimmed.len();
        }
        at += line.len();
    }
    if let Some(start) = start {
        found.push(start..end);
    }
    found
}

/// The sentences of a paragraph, without white space around them.
pub fn sentences(text: &str, paragraph: Range<usize>) -> Vec<Range<usize>> {
    let mut found = Vec::new();
    let mut start = paragraph.start;
    let mut space = None;
    let mut skip_to = paragraph.start;
    for (offset, letter) in text[paragraph.clone()].char_indices() {
        let at = paragraph.start + offset;
        if at < skip_to {
            continue;
        }
        let end = match letter {
            '.' | '!' | '?' | '…' => boundary(text, start, at, paragraph.end),
            '\n' if ends_line(&text[start..at]) => Some(at),
            _ => None,
        };
        if letter.is_whitespace() {
            space = Some(at);
        }
        let end = end.or_else(|| (at - start > MAX_BYTES).then(|| space.filter(|space| *space > start)).flatten());
        if let Some(end) = end {
            push(text, start..end, &mut found);
            start = end;
            skip_to = end;
            space = None;
        }
    }
    push(text, start..paragraph.end, &mut found);
    found
}

/// Where the sentence ends that a mark at `at` closes, if it does.
fn boundary(text: &str, start: usize, at: usize, limit: usize) -> Option<usize> {
    let mark = text[at..limit].chars().next()?;
    let closed = text[at..limit]
        .char_indices()
        .find(|(_, letter)| !matches!(letter, '.' | '!' | '?' | '…' | '"' | '”' | '’' | '\'' | ')' | ']' | '»'))
        .map_or(limit, |(offset, _)| at + offset);
    let rest = &text[closed..limit];
    if rest.is_empty() {
        return Some(closed);
    }
    if !rest.starts_with(char::is_whitespace) {
        return None;
    }
    let next = rest.split_whitespace().next().unwrap_or("");
    let bare = next.trim_start_matches(['"', '“', '‘', '\'', '(', '[', '«']);
    let first = bare.chars().next()?;
    let opens = next.len() > bare.len() || first.is_uppercase() || first.is_numeric() || !first.is_alphanumeric();
    let ends = match mark {
        // `."` before a lower-case word goes on: "..." she said.
        '.' if closed == at + 1 => dot_ends(last_word(&text[start..at]), bare, first),
        _ => true,
    };
    (opens && ends).then_some(closed)
}

fn dot_ends(before: &str, next: &str, first: char) -> bool {
    match dot_after(before) {
        Dot::Ends => true,
        Dot::Never => false,
        Dot::UnlessNumber => !first.is_numeric(),
        Dot::BeforeStarter => is_starter(next.trim_end_matches(|letter: char| !letter.is_alphanumeric())),
    }
}

/// The last word of `text`; a bounded look back.
fn last_word(text: &str) -> &str {
    let start = text
        .char_indices()
        .rev()
        .take(24)
        .find(|(_, letter)| letter.is_whitespace() || matches!(letter, '(' | '"' | '“' | '-' | '—' | '–'))
        .map_or(0, |(at, letter)| at + letter.len_utf8());
    text.get(start..).unwrap_or("")
}

/// Whether a line break behind `text` ends the sentence: after a final mark, as in lists of lines.
fn ends_line(text: &str) -> bool {
    text.trim_end().ends_with(['.', '!', '?', ':', '"', '”'])
}

fn push(text: &str, range: Range<usize>, found: &mut Vec<Range<usize>>) {
    let slice = &text[range.clone()];
    let trimmed = slice.trim();
    if trimmed.chars().any(char::is_alphanumeric) {
        let start = range.start + (slice.len() - slice.trim_start().len());
        found.push(start..start + trimmed.len());
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn split(text: &str) -> Vec<&str> {
        sentences(text, 0..text.len()).into_iter().map(|range| &text[range]).collect()
    }

    #[test]
    fn abbreviations_initials_and_decimals_do_not_end_a_sentence() {
        for text in [
            "Envoys met on Oct. 17 in the U.S. Supreme Court building.",
            "Gen. J. R. Smith left the U.K. Parliament at 5 p.m. local time.",
            "Output rose 3.5 percent in Jan. 2020.",
            "KYIV, Ukraine (AP) - Rockets hit St. Michael street No. 5.",
        ] {
            assert_eq!(split(text), [text]);
        }
    }

    #[test]
    fn sentences_end_behind_quotations_and_before_starters() {
        assert_eq!(split("He left the U.S. The talks failed.").len(), 2);
        assert_eq!(split("\"We agree.\" She left. \"Will it hold?\" asked the envoy.").len(), 3);
        assert_eq!(split("It ended in Oct. The army left.").len(), 2);
    }

    #[test]
    fn paragraphs_stand_between_blank_lines() {
        let text = "\n a b\nc \n\n  \nd";
        let found: Vec<&str> = paragraphs(text, 0..text.len()).into_iter().map(|range| &text[range]).collect();
        assert_eq!(found, ["a b\nc", "d"]);
    }
}
