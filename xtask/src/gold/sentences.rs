//! The sentences as readers saw them, numbered from 1 through a document.
//!
//! A rule of form, apart from the coder's own: a stretch ends at white space behind `.`, `!` or `?`, with or
//! without a closing quotation mark or bracket, and before a capital letter or digit, with or without an
//! opening one. It knows no abbreviations; spans do not depend on it, and sentence spans only a little.

use geowire::event::Span;

/// Sentences of a text, as spans of Unicode scalar values with the letters in them.
pub fn numbered(text: &str) -> Vec<(Span, Vec<char>)> {
    let letters: Vec<char> = text.chars().collect();
    let mut found = Vec::new();
    let mut start = 0;
    let mut at = 0;
    while at < letters.len() {
        if letters[at] == '\n' && letters.get(at + 1) == Some(&'\n') {
            push(&letters, start, at, &mut found);
            at += 2;
            start = at;
            continue;
        }
        let end = run_end(&letters, at);
        if end > at && ends(&letters, start, at) && begins(&letters, end) {
            push(&letters, start, at, &mut found);
            start = end;
        }
        at = end.max(at + 1);
    }
    push(&letters, start, letters.len(), &mut found);
    found
}

fn push(letters: &[char], start: usize, end: usize, found: &mut Vec<(Span, Vec<char>)>) {
    if letters[start..end].iter().any(|letter| !letter.is_whitespace()) {
        found.push((Span { start: start as u32, end: end as u32 }, letters[start..end].to_vec()));
    }
}

/// Where the white space that begins at `at` ends; it never runs over a blank line.
fn run_end(letters: &[char], at: usize) -> usize {
    let mut end = at;
    while letters.get(end).is_some_and(|letter| letter.is_whitespace())
        && !(letters[end] == '\n' && letters.get(end + 1) == Some(&'\n'))
    {
        end += 1;
    }
    end
}

fn ends(letters: &[char], start: usize, at: usize) -> bool {
    let behind = |back: usize| at.checked_sub(back).filter(|at| *at >= start).map(|at| letters[at]);
    let stop = |letter: Option<char>| matches!(letter, Some('.' | '!' | '?'));
    stop(behind(1)) || (matches!(behind(1), Some('"' | '”' | '’' | ')')) && stop(behind(2)))
}

fn begins(letters: &[char], at: usize) -> bool {
    let capital = |letter: Option<&char>| letter.is_some_and(|c| c.is_ascii_uppercase() || c.is_ascii_digit());
    let opening = matches!(letters.get(at), Some('"' | '“' | '‘' | '('));
    capital(letters.get(at)) || (opening && capital(letters.get(at + 1)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn stretches_end_at_stops_before_capitals() {
        let text = "He said “No.” Then he left. 4 men stayed.\n\nOne (2). “Two” etc. and so on.\nThree";
        let shown: Vec<String> = numbered(text).into_iter().map(|(_, letters)| letters.iter().collect()).collect();
        let wanted = ["He said “No.”", "Then he left.", "4 men stayed.", "One (2).", "“Two” etc. and so on.", "Three"];
        assert_eq!(shown, wanted);
        assert_eq!(numbered(text)[3].0, Span { start: 43, end: 51 });
    }
}
