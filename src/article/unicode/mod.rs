//! Characters as the normalized text has them.

mod mojibake;

use std::borrow::Cow;
use unicode_normalization::{UnicodeNormalization, is_nfc_quick};

/// Text in NFC with `\n` line ends, without a byte order mark, control and zero-width characters, and
/// with text that was decoded in a wrong encoding put right. Normalizing twice changes nothing.
pub(super) fn normalized(text: &str) -> String {
    // The repair goes first because it needs the control characters as the bytes that they stand for. It
    // can bring a control character or an uncomposed one to light, and a text that was spoiled twice
    // needs two repairs. Each repair makes the text shorter, so this ends.
    let first = mojibake::repaired(text);
    let mut text = composed(plain(first.as_deref().unwrap_or(text))).into_owned();
    while let Some(repaired) = mojibake::repaired(&text) {
        text = composed(plain(&repaired)).into_owned();
    }
    text
}

/// One line of text with every run of white space made one space.
pub(super) fn one_line(text: &str) -> String {
    let mut line = String::with_capacity(text.len());
    for word in text.split_whitespace() {
        if !line.is_empty() {
            line.push(' ');
        }
        line.push_str(word);
    }
    line
}

/// Line ends to `\n`; control and zero-width characters out.
fn plain(text: &str) -> Cow<'_, str> {
    if !text.chars().any(|c| c == '\r' || is_line_end(c) || is_unwanted(c)) {
        return Cow::Borrowed(text);
    }
    let mut out = String::with_capacity(text.len());
    let mut chars = text.chars().peekable();
    while let Some(c) = chars.next() {
        match c {
            '\r' => {
                chars.next_if_eq(&'\n');
                out.push('\n');
            }
            c if is_line_end(c) => out.push('\n'),
            c if is_unwanted(c) => {}
            c => out.push(c),
        }
    }
    Cow::Owned(out)
}

fn composed(text: Cow<'_, str>) -> Cow<'_, str> {
    if text.is_ascii() || is_nfc_quick(text.chars()) == unicode_normalization::IsNormalized::Yes {
        text
    } else {
        Cow::Owned(text.nfc().collect())
    }
}

fn is_line_end(c: char) -> bool {
    matches!(c, '\u{b}' | '\u{c}' | '\u{85}' | '\u{2028}' | '\u{2029}')
}

fn is_unwanted(c: char) -> bool {
    let is_control = c.is_control() && !matches!(c, '\n' | '\r' | '\t');
    let is_invisible = matches!(
        c,
        '\u{ad}' | '\u{61c}' | '\u{180e}' | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{2064}'
            | '\u{2066}'..='\u{206f}' | '\u{feff}' | '\u{fff9}'..='\u{fffb}' | '\u{e0000}'..='\u{e007f}'
    );
    is_control || is_invisible
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn line_ends_marks_and_controls() {
        assert_eq!(normalized("one\r\ntwo\rthree\u{2028}four\u{c}five"), "one\ntwo\nthree\nfour\nfive");
        assert_eq!(normalized("Pu\u{200b}tin\0 \u{feff}m\u{ad}et\u{7}"), "Putin met");
        assert_eq!(normalized("a\tb\u{a0}c"), "a\tb\u{a0}c");
    }

    #[test]
    fn composes_also_where_something_stood_between() {
        assert_eq!(normalized("Orba\u{301}n"), "Orb\u{e1}n");
        assert_eq!(normalized("Orba\u{200b}\u{301}n"), "Orb\u{e1}n");
    }

    #[test]
    fn spoiled_text_is_put_right_and_then_stays() {
        let once = normalized("Orb\u{c3}\u{a1}n said it\u{e2}\u{20ac}\u{2122}s over");
        assert_eq!(once, "Orb\u{e1}n said it\u{2019}s over");
        assert_eq!(normalized(&once), once);
    }

    #[test]
    fn one_line_has_no_breaks() {
        assert_eq!(one_line("  Talks\n\t open\u{a0}today "), "Talks open today");
    }
}
