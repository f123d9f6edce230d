//! Character references: `&amp;`, `&#8217;`, `&#x2019;`.

use encoding_rs::WINDOWS_1252;
use std::sync::LazyLock;

/// Names with their code in hexadecimal, sorted by name.
const TABLE: &str = include_str!("entities.tsv");

/// Longest reference looked at, from the ampersand to the semicolon.
const LONGEST: usize = 32;

static NAMES: LazyLock<Vec<(&'static str, char)>> = LazyLock::new(|| {
    let row = |line: &'static str| {
        let (name, code) = line.split_once('\t')?;
        Some((name, char::from_u32(u32::from_str_radix(code, 16).ok()?)?))
    };
    TABLE.lines().filter_map(row).collect()
});

/// Appends `text` to `out` with its references decoded. What is no reference stays as it is.
pub(super) fn decode_into(text: &str, out: &mut String) {
    let mut rest = text;
    while let Some(at) = rest.find('&') {
        out.push_str(&rest[..at]);
        rest = &rest[at..];
        if let Some((c, length)) = reference(rest) {
            out.push(c);
            rest = &rest[length..];
        } else {
            out.push('&');
            rest = &rest[1..];
        }
    }
    out.push_str(rest);
}

/// The text with its references decoded.
pub(crate) fn decoded(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    decode_into(text, &mut out);
    out
}

/// The character of the reference that `text` begins with, and the reference's length.
fn reference(text: &str) -> Option<(char, usize)> {
    let name = text.strip_prefix('&')?;
    if let Some(number) = name.strip_prefix('#') {
        return numeric(number).map(|(c, length)| (c, length + 2));
    }
    let end =
        name.bytes().take(LONGEST).position(|byte| !byte.is_ascii_alphanumeric()).unwrap_or(name.len().min(LONGEST));
    let (name, after) = name.split_at_checked(end)?;
    let closed = after.starts_with(';');
    // Without its semicolon only what HTML always had so is a reference; others are words behind `&`.
    let is_old = matches!(name, "amp" | "lt" | "gt" | "quot" | "nbsp" | "copy" | "reg" | "AMP" | "LT" | "GT" | "QUOT");
    if !closed && (!is_old || after.starts_with('=')) {
        return None;
    }
    let at = NAMES.binary_search_by(|(known, _)| (*known).cmp(name)).ok()?;
    Some((NAMES[at].1, 1 + end + usize::from(closed)))
}

fn numeric(text: &str) -> Option<(char, usize)> {
    let (digits, radix, skipped) = match text.strip_prefix(['x', 'X']) {
        Some(digits) => (digits, 16, 1),
        None => (text, 10, 0),
    };
    let end = digits.bytes().take(LONGEST).take_while(|byte| char::from(*byte).is_digit(radix)).count();
    if end == 0 {
        return None;
    }
    let code = u32::from_str_radix(&digits[..end], radix).unwrap_or(u32::MAX);
    let closed = usize::from(digits[end..].starts_with(';'));
    Some((character(code), skipped + end + closed))
}

/// Codes 80 to 9F are written by programs that mean Windows-1252.
fn character(code: u32) -> char {
    match code {
        0x80..=0x9f => {
            let byte = [u8::try_from(code).unwrap_or(b'?')];
            WINDOWS_1252.decode_without_bom_handling(&byte).0.chars().next().unwrap_or('\u{fffd}')
        }
        0 => '\u{fffd}',
        _ => char::from_u32(code).unwrap_or('\u{fffd}'),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_table_can_be_searched() {
        assert_eq!(NAMES.len(), TABLE.lines().count());
        assert!(NAMES.is_sorted_by(|(a, _), (b, _)| a < b));
    }

    #[test]
    fn decodes_names_and_numbers() {
        assert_eq!(
            decoded("Q&amp;A &#8217;s &#x2019; &eacute;t&eacute; &#146; &nbsp;|"),
            "Q&A \u{2019}s \u{2019} \u{e9}t\u{e9} \u{2019} \u{a0}|"
        );
        assert_eq!(
            decoded("AT&T &unknown; & &; &#; &#xZZ; a&copy=1 &ltd"),
            "AT&T &unknown; & &; &#; &#xZZ; a&copy=1 &ltd"
        );
        assert_eq!(decoded("&#99999999999; &#0;"), "\u{fffd} \u{fffd}");
        assert_eq!(decoded("&lt;b&gt"), "<b>");
    }
}
