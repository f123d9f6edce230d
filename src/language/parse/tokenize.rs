//! Words as Universal Dependencies cut English: clitics, hyphens and marks are words of their own.

use super::super::abbreviations::keeps_dot;
use super::clitics::{clitic, clitic_length, contraction, is_contraction, measure, negation};
use std::ops::Range;

/// Words that hyphens leave whole: what stands before is no word of its own.
const PREFIXES: &[&str] = &[
    "anti", "co", "e", "ex", "extra", "hyper", "inter", "intra", "macro", "mega", "meta", "micro", "mid", "mini",
    "multi", "neo", "non", "post", "pre", "pro", "pseudo", "psycho", "quasi", "re", "semi", "sub", "super", "trans",
    "ultra", "un", "x",
];

/// The words of `range`, as bytes of the text.
pub(super) fn words(text: &str, range: Range<usize>) -> Vec<Range<usize>> {
    let mut found = Vec::with_capacity(range.len() / 5 + 2);
    let mut start = None;
    for (offset, letter) in text[range.clone()].char_indices() {
        let at = range.start + offset;
        if letter.is_whitespace() || letter.is_control() {
            if let Some(start) = start.take() {
                chunk(text, start..at, &mut found);
            }
        } else if start.is_none() {
            start = Some(at);
        }
    }
    if let Some(start) = start {
        chunk(text, start..range.end, &mut found);
    }
    found
}

/// Cuts what stands between white space.
fn chunk(text: &str, range: Range<usize>, found: &mut Vec<Range<usize>>) {
    let mut at = range.start;
    if text[range.clone()].bytes().all(|byte| byte.is_ascii_alphabetic()) && !is_contraction(&text[range.clone()]) {
        found.push(range);
        return;
    }
    if let Some(address) = address(text, range.clone()) {
        marks(text, range.start..address.start, found);
        found.push(address.clone());
        at = address.end;
    }
    while at < range.end {
        at = piece(text, at, range.end, found);
    }
}

/// A web or mail address with the marks before and behind it left off.
fn address(text: &str, range: Range<usize>) -> Option<Range<usize>> {
    let whole = &text[range.clone()];
    let web = whole.contains("://") || whole.contains("www.");
    let mail = whole.bytes().filter(|byte| *byte == b'@').count() == 1;
    if !web && !mail {
        return None;
    }
    let bare = whole.trim_start_matches(['(', '[', '<', '"', '“', '\'', '‘']);
    let start = range.end - bare.len();
    let bare = bare.trim_end_matches(['.', ',', ';', ':', '!', '?', ')', ']', '>', '"', '”', '\'', '’']);
    (bare.len() > 3 && (web || bare.contains('.'))).then(|| start..start + bare.len())
}

/// Each mark for itself, runs of one mark together.
fn marks(text: &str, range: Range<usize>, found: &mut Vec<Range<usize>>) {
    let mut at = range.start;
    while at < range.end {
        at = mark(text, at, range.end, found);
    }
}

fn mark(text: &str, at: usize, limit: usize, found: &mut Vec<Range<usize>>) -> usize {
    let rest = &text[at..limit];
    let first = rest.chars().next().unwrap_or(' ');
    let repeats = matches!(first, '.' | '-' | '!' | '?' | '*' | '=' | '_' | '~' | '<' | '>' | '#' | '\'' | '+' | '|');
    let mut end = at + first.len_utf8();
    if repeats {
        end = at + rest.find(|letter| letter != first && !(is_final(first) && is_final(letter))).unwrap_or(rest.len());
    }
    if let Some(face) = face(rest) {
        end = at + face;
    }
    found.push(at..end);
    end
}

fn is_final(letter: char) -> bool {
    matches!(letter, '!' | '?')
}

/// How long the face made of marks is that stands first.
fn face(rest: &str) -> Option<usize> {
    const FACES: &[&str] = &[":-)", ":-(", ";-)", ":)", ":(", ";)", "=)", "(:"];
    FACES.iter().find(|face| rest.starts_with(**face)).map(|face| face.len())
}

/// Takes the piece at `at`: a mark, or a word with its clitic. Returns where it ends.
fn piece(text: &str, at: usize, limit: usize, found: &mut Vec<Range<usize>>) -> usize {
    let rest = &text[at..limit];
    let mut letters = rest.chars();
    let (Some(first), second) = (letters.next(), letters.next()) else { return limit };
    let digit_next = second.is_some_and(char::is_numeric);
    let opens_word = first.is_alphanumeric()
        || (digit_next && matches!(first, '.' | '\'' | '’') && is_open(text, at))
        || (matches!(first, '@' | '_') && second.is_some_and(char::is_alphanumeric));
    if !opens_word {
        let Some(end) = clitic(text, at, limit) else { return mark(text, at, limit, found) };
        found.push(at..end);
        return end;
    }
    let end = at + word(rest);
    push_word(text, at..end, limit, found)
}

/// Whether nothing stands before, or white space or an opening mark.
fn is_open(text: &str, at: usize) -> bool {
    text[..at].chars().next_back().is_none_or(|before| before.is_whitespace() || matches!(before, '(' | '"' | '“'))
}

/// How long the word is that stands first; hyphens and apostrophes of clitics end it.
fn word(rest: &str) -> usize {
    let mut previous = ' ';
    let mut letters = rest.char_indices().peekable();
    while let Some((offset, letter)) = letters.next() {
        let next = letters.peek().map(|(_, letter)| *letter);
        let inside = letter.is_alphanumeric()
            || offset == 0
            || is_joined(&rest[..offset], previous, letter, next, &rest[offset..]);
        if !inside {
            return offset;
        }
        previous = letter;
    }
    rest.len()
}

/// Whether a mark inside a word belongs to it.
fn is_joined(before: &str, previous: char, mark: char, next: Option<char>, rest: &str) -> bool {
    if is_combining(mark) || mark == '_' {
        return true;
    }
    let Some(next) = next.filter(|next| next.is_alphanumeric()) else { return false };
    let numbers = previous.is_numeric() && next.is_numeric();
    match mark {
        ',' | ':' | '/' => numbers,
        '.' => numbers || (previous.is_alphanumeric() && next.is_alphanumeric() && is_dotted(before, rest)),
        '&' => before.len() <= 3 && next.is_uppercase(),
        '@' => true,
        '-' => is_bound(before, rest),
        '\'' | '’' => previous.is_alphabetic() && next.is_alphabetic() && clitic_length(rest).is_none(),
        _ => false,
    }
}

/// Marks that modify the letter before them.
fn is_combining(mark: char) -> bool {
    matches!(mark, '\u{300}'..='\u{36f}' | '\u{64b}'..='\u{65f}' | '\u{200c}' | '\u{200d}')
}

/// `U.S`, `a.m`, `example.com`: the full stop stands inside; `end.Next` does not.
fn is_dotted(before: &str, rest: &str) -> bool {
    let part = before.rsplit('.').next().unwrap_or("");
    let next: usize = rest[1..].chars().take(3).take_while(|letter| letter.is_alphanumeric()).count();
    part.chars().take(2).count() == 1 || rest[1..].starts_with(char::is_lowercase) || next == 1
}

/// Hyphens behind prefixes, and in telephone numbers.
fn is_bound(before: &str, rest: &str) -> bool {
    let digits = |part: &str| part.bytes().take_while(u8::is_ascii_digit).count();
    let behind = digits(&rest[1..]);
    let last = before.rsplit('-').next().unwrap_or("");
    if last.len() == 3 && digits(last) == 3 && (behind == 3 || behind == 4) {
        return true;
    }
    before.len() < 8 && rest[1..].starts_with(char::is_alphabetic) && {
        let lower = before.to_ascii_lowercase();
        PREFIXES.contains(&lower.as_str())
    }
}

/// Puts the word down, cut where a negation or contraction is; takes the full stop of an abbreviation.
fn push_word(text: &str, range: Range<usize>, limit: usize, found: &mut Vec<Range<usize>>) -> usize {
    let Range { start, mut end } = range;
    let body = &text[start..end];
    let behind = &text[end..limit];
    if behind.starts_with('.') && !behind.starts_with("..") && keeps_dot(body) {
        end += 1;
    }
    let cut = negation(body).or_else(|| contraction(body));
    let unit = cut.is_none().then(|| measure(body)).flatten();
    match cut.or(unit) {
        Some(cut) => found.extend([start..start + cut, start + cut..end]),
        None => found.push(start..end),
    }
    end
}

#[cfg(test)]
mod tests {
    use super::*;

    fn split(text: &str) -> Vec<&str> {
        words(text, 0..text.len()).into_iter().map(|range| &text[range]).collect()
    }

    #[test]
    fn cuts_clitics_hyphens_and_marks() {
        assert_eq!(split("Iran's U.S.-made jets"), ["Iran", "'s", "U.S.", "-", "made", "jets"]);
        assert_eq!(split("He didn’t meet Gen. Smith."), ["He", "did", "n’t", "meet", "Gen.", "Smith", "."]);
        assert_eq!(split("the ministers' 1,200.5 tons"), ["the", "ministers", "'", "1,200.5", "tons"]);
        assert_eq!(split("on Oct. 17, O'Brien's"), ["on", "Oct.", "17", ",", "O'Brien", "'s"]);
        assert_eq!(split("(AP) -- \"We can't.\""), ["(", "AP", ")", "--", "\"", "We", "ca", "n't", ".", "\""]);
        assert_eq!(
            split("co-operate 50% $3.5m at 10:30pm"),
            ["co-operate", "50", "%", "$", "3.5m", "at", "10:30", "pm"]
        );
        assert_eq!(
            split("See www.example.org/a-b, or mail a.b@c.org."),
            ["See", "www.example.org/a-b", ",", "or", "mail", "a.b@c.org", "."]
        );
    }

    #[test]
    fn covers_every_letter_of_hostile_text() {
        for text in ["'s", "’", "n't", "....'''", "a-", "-a", "@", "U.S.'s", "x.y.z.", "ع’s", "e\u{301}t", "5'pm"]
        {
            let found = words(text, 0..text.len());
            let letters: String = found.iter().map(|range| &text[range.clone()]).collect();
            assert_eq!(letters, text);
        }
    }
}
