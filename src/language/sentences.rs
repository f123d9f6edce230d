//! Paragraphs and sentences.

use super::abbreviations::{Dot, dot_after, goes_on_with_clock, is_month, is_starter};
use super::casual::{FACES, ends_at_space, ends_before_small};
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
            ' ' if ends_at_space(&text[start..at], &text[at + 1..paragraph.end]) => Some(at),
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
    // A bounded look ahead: a page of full stops is walked over once.
    let marks = text[at..limit].chars().take(32).take_while(|letter| is_closing(*letter));
    let marked = at + marks.map(char::len_utf8).sum::<usize>();
    let closed = trailing(text, marked, limit);
    let rest = &text[closed..limit];
    if rest.is_empty() {
        return Some(closed);
    }
    let alone = marked == at + mark.len_utf8();
    if !rest.starts_with(char::is_whitespace) {
        let word = last_word(&text[start..at]);
        return (closed == marked && is_unspaced(word, &text[at..marked], rest)).then_some(closed);
    }
    let ends = match mark {
        '.' if alone => {
            !is_number(&text[start..at]) && dot_ends(last_word(&text[start..at]), rest.trim_start(), closed > marked)
        }
        _ => true,
    };
    // Who begins sentences in lower case goes on so; elsewhere a small letter goes on with the sentence, and
    // `."` before one belongs to it: "..." she said.
    let casual = alone && begins_small(&text[start..at]);
    let small = alone && closed == marked && ends_before_small(mark, last_word(&text[start..at]), rest.trim_start());
    (ends && opens(rest.trim_start(), casual || small)).then_some(closed)
}

/// Whether what stands here can begin a sentence.
fn opens(rest: &str, casual: bool) -> bool {
    let bare = rest.trim_start_matches(OPENING);
    let first = bare.chars().next();
    bare.len() < rest.len()
        || casual
        || first.is_some_and(|first| first.is_uppercase() || first.is_numeric() || !first.is_alphanumeric())
        || matches!(first_word(bare), "i" | "i'm" | "i’m" | "i've" | "i’ve" | "i'll" | "im")
        || ["http://", "https://", "www."].iter().any(|start| bare.starts_with(start))
}

const OPENING: [char; 7] = ['"', '“', '‘', '\'', '(', '[', '«'];

/// The first word, without marks behind it; a bounded look ahead.
fn first_word(text: &str) -> &str {
    let end = text.char_indices().take(24).find(|(_, letter)| letter.is_whitespace());
    let word = end.map_or_else(|| text.chars().take(24).map(char::len_utf8).sum(), |(at, _)| at);
    text[..word].trim_end_matches(|letter: char| !letter.is_alphanumeric())
}

/// Takes what hangs on a sentence behind its marks: references such as `[3]`, faces, further marks.
fn trailing(text: &str, closed: usize, limit: usize) -> usize {
    let mut end = closed;
    // More than these are no longer the sentence's.
    for _ in 0..6 {
        let rest = text[end..limit].trim_start();
        let start = limit - rest.len();
        let length = rest.char_indices().take(6).find(|(_, letter)| letter.is_whitespace());
        let token = length.map_or_else(|| if rest.len() < 7 { rest } else { "" }, |(length, _)| &rest[..length]);
        let number = token.strip_prefix('[').and_then(|token| token.strip_suffix(']'));
        let reference = number.is_some_and(|number| !number.is_empty() && number.bytes().all(|b| b.is_ascii_digit()));
        let marks = start > end && !token.is_empty() && token.chars().all(|mark| matches!(mark, '.' | '!' | '?' | ')'));
        if !(reference || marks || start > end && FACES.contains(&token)) {
            break;
        }
        end = start + token.len();
    }
    end
}

/// Whether marks without white space behind them end a sentence: `over...Then`, `ended.The`.
fn is_unspaced(word: &str, marks: &str, rest: &str) -> bool {
    let length = word.chars().rev().take_while(|letter| letter.is_lowercase()).take(3).count();
    let next = first_word(rest);
    match marks {
        "." => length == 3 && word.chars().all(char::is_alphabetic) && is_starter(next) && next.len() > 1,
        _ => marks.starts_with("..") && word.ends_with(char::is_alphabetic) && next.starts_with(char::is_uppercase),
    }
}

/// Whether a sentence is nothing but the number of a list so far: `3`, `*12`, `(4`.
fn is_number(sentence: &str) -> bool {
    if sentence.len() > 12 {
        return false;
    }
    let bare = sentence.trim_start_matches(|mark: char| !mark.is_alphanumeric());
    (1..=3).contains(&bare.len()) && bare.bytes().all(|byte| byte.is_ascii_digit())
}

fn is_closing(letter: char) -> bool {
    matches!(letter, '.' | '!' | '?' | '…' | '"' | '”' | '’' | '\'' | ')' | ']' | '»')
}

/// Whether the first letter of a sentence is a small one.
fn begins_small(sentence: &str) -> bool {
    sentence.chars().take(8).find(|letter| letter.is_alphabetic()).is_some_and(char::is_lowercase)
}

/// Whether the full stop behind `before` ends a sentence; `referred` where a reference stands behind it.
fn dot_ends(before: &str, rest: &str, referred: bool) -> bool {
    let bare = rest.trim_start_matches(OPENING);
    match dot_after(before) {
        Dot::Ends => true,
        Dot::Never => referred,
        Dot::UnlessNumber => !bare.starts_with(char::is_numeric) && !is_month(first_word(bare)),
        Dot::BeforeStarter => referred || is_starter(first_word(bare)),
        Dot::OfClock => {
            let word = first_word(bare);
            let next = first_word(bare.get(word.len()..).unwrap_or("").trim_start());
            referred || word.starts_with(char::is_uppercase) && !goes_on_with_clock(word, next)
        }
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
            "The vote is at 6 p.m. Moscow time and not at 5 p.m. EST or on 7 a.m. Friday.",
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
    fn initials_lists_and_what_hangs_on_a_sentence_stay_with_it() {
        for text in [
            "Edwin P. Wilson met Sgt. Joseph R. Biden in Peoria, Ill. on Sun. Sept. 24.",
            "12. The pricing was agreed.",
            "The town (c. 347 to b. August 420) fell.",
            "They married in 2014. [17] [18]",
            "It works . . . :)",
            "He fell Nov. 3 near Ft. Worth, Spc. Lee of Acme Inc. and Drs. Ali said.",
        ] {
            assert_eq!(split(text), [text]);
        }
    }

    #[test]
    fn sentences_end_without_space_capital_or_abbreviation() {
        for text in [
            "The talks ended.The army left.",
            "It goes on...I think so.",
            "He died. [3] She lived.",
            "He fell critically ill. May he recover.",
            "They prayed at mass. Soldiers came.",
            "That was all. i left.",
            "The curfew began at 6 a.m. Thailand closed its border.",
        ] {
            assert_eq!(split(text).len(), 2, "{text}: {:?}", split(text));
        }
        assert_eq!(split("The site Booking.Com closed.").len(), 1);
    }

    #[test]
    fn paragraphs_stand_between_blank_lines() {
        let text = "\n a b\nc \n\n  \nd";
        let found: Vec<&str> = paragraphs(text, 0..text.len()).into_iter().map(|range| &text[range]).collect();
        assert_eq!(found, ["a b\nc", "d"]);
    }
}
