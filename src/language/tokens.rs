//! Tokens: words, numbers, marks. The possessive is a token; hyphenated words and abbreviations stay whole.

use super::abbreviations::keeps_dot;
use std::ops::Range;

/// What a token is made of.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// Letters.
    Word,
    /// Digits.
    Number,
    /// `'s`, `n't`, `'ll` and their like, cut from the word before.
    Clitic,
    /// A mark.
    Mark,
}

/// A token.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Token {
    /// Bytes of the text.
    pub range: Range<usize>,
    /// What it is made of.
    pub kind: Kind,
}

const APOSTROPHES: [char; 2] = ['\'', '’'];
const CLITICS: [&str; 6] = ["s", "ll", "re", "ve", "d", "m"];

/// The tokens of `range`.
pub fn tokens(text: &str, range: Range<usize>) -> Vec<Token> {
    let mut found = Vec::new();
    let mut at = range.start;
    while let Some(letter) = text.get(at..range.end).and_then(|rest| rest.chars().next()) {
        if letter.is_whitespace() || letter.is_control() {
            at += letter.len_utf8();
        } else if letter.is_alphanumeric() {
            at = word(text, at, range.end, &mut found);
        } else {
            let end = at + letter.len_utf8();
            found.push(Token { range: at..end, kind: Kind::Mark });
            at = end;
        }
    }
    found
}

/// Takes the word at `start` with its clitic; returns where it ends.
fn word(text: &str, start: usize, limit: usize, found: &mut Vec<Token>) -> usize {
    let mut end = start;
    let mut previous = ' ';
    let mut letters = text[start..limit].char_indices().peekable();
    while let Some((offset, letter)) = letters.next() {
        let next = letters.peek().map(|(_, letter)| *letter);
        if !letter.is_alphanumeric() && !joins(previous, letter, next, &text[start + offset..limit]) {
            break;
        }
        previous = letter;
        end = start + offset + letter.len_utf8();
    }
    let body = &text[start..end];
    if text[end..limit].starts_with('.') && keeps_dot(body) {
        end += 1;
    }
    let kind = if body.starts_with(|c: char| c.is_numeric()) { Kind::Number } else { Kind::Word };
    if let Some(cut) = negation(body) {
        found.push(Token { range: start..start + cut, kind });
        found.push(Token { range: start + cut..end, kind: Kind::Clitic });
        return end;
    }
    found.push(Token { range: start..end, kind });
    clitic(text, body, end, limit, found)
}

/// `didn't` is two tokens.
fn negation(body: &str) -> Option<usize> {
    let cut = body.strip_suffix("n't").or_else(|| body.strip_suffix("n’t"))?;
    (!cut.is_empty()).then_some(cut.len())
}

/// Takes a possessive or contraction behind a word; returns where it ends.
fn clitic(text: &str, body: &str, at: usize, limit: usize, found: &mut Vec<Token>) -> usize {
    let rest = &text[at..limit];
    let Some(mark) = rest.chars().next().filter(|mark| APOSTROPHES.contains(mark)) else { return at };
    let tail: &str = {
        let behind = &rest[mark.len_utf8()..];
        let end =
            behind.char_indices().take(4).find(|(_, c)| !c.is_alphanumeric()).map_or(behind.len().min(4), |(o, _)| o);
        behind.get(..end).unwrap_or("")
    };
    let plural = tail.is_empty() && body.ends_with('s') && rest[mark.len_utf8()..].starts_with(' ');
    if !plural && !CLITICS.contains(&tail.to_lowercase().as_str()) {
        return at;
    }
    let end = at + mark.len_utf8() + tail.len();
    found.push(Token { range: at..end, kind: Kind::Clitic });
    end
}

/// Whether a mark inside a word belongs to it.
fn joins(previous: char, mark: char, next: Option<char>, rest: &str) -> bool {
    if mark == '.' && previous.is_uppercase() && next == Some('-') {
        // `U.S.-made`
        return rest.chars().nth(2).is_some_and(char::is_alphabetic);
    }
    let Some(next) = next.filter(|next| next.is_alphanumeric()) else { return false };
    match mark {
        '-' | '‑' | '&' => true,
        '.' | ',' => {
            (previous.is_numeric() && next.is_numeric())
                || (mark == '.'
                    && previous.is_alphabetic()
                    && next.is_alphabetic()
                    && rest[1 + next.len_utf8()..].starts_with('.'))
                || (mark == '.' && next.is_lowercase())
                || (mark == '.' && previous.is_uppercase() && is_last_initial(next, rest))
        }
        '\'' | '’' => !is_clitic_here(mark, rest),
        _ => false,
    }
}

/// `U.S troops`: an abbreviation that lost its last full stop.
fn is_last_initial(next: char, rest: &str) -> bool {
    next.is_uppercase() && rest[1 + next.len_utf8()..].starts_with(char::is_whitespace)
}

fn is_clitic_here(mark: char, rest: &str) -> bool {
    let tail: String = rest[mark.len_utf8()..].chars().take_while(|c| c.is_alphanumeric()).take(4).collect();
    tail.to_lowercase() != "t" && CLITICS.contains(&tail.to_lowercase().as_str())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn split(text: &str) -> Vec<&str> {
        tokens(text, 0..text.len()).into_iter().map(|token| &text[token.range]).collect()
    }

    #[test]
    fn cuts_possessives_and_keeps_hyphens_and_abbreviations() {
        assert_eq!(split("Iran's U.S.-made jets"), ["Iran", "'s", "U.S.-made", "jets"]);
        assert_eq!(split("He didn’t meet Gen. Smith."), ["He", "did", "n’t", "meet", "Gen.", "Smith", "."]);
        assert_eq!(split("the ministers' 1,200.5 tons"), ["the", "ministers", "'", "1,200.5", "tons"]);
        assert_eq!(split("on Oct. 17, O'Brien"), ["on", "Oct.", "17", ",", "O'Brien"]);
        assert_eq!(split("the U.S soldiers"), ["the", "U.S", "soldiers"]);
    }
}
