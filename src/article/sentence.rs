//! Where sentences end, as far as telling a sentence from a label needs it.

/// Signs that close a quotation or bracket behind the end of a sentence.
const CLOSING: &[char] = &['"', '\u{201d}', '\'', '\u{2019}', ')', ']', '\u{bb}', '\u{300d}', '\u{ff09}', ' '];

/// Signs that end a sentence or announce that it goes on, in the scripts that are told apart.
const ENDING: &[char] = &[
    '.', '!', '?', '\u{2026}', ':', ';', '\u{61f}', '\u{6d4}', '\u{964}', '\u{104b}', '\u{3002}', '\u{ff01}',
    '\u{ff1f}', '\u{ff1a}',
];

/// Whether a text ends as a sentence does.
pub(super) fn ends(text: &str) -> bool {
    text.trim_end().trim_end_matches(CLOSING).ends_with(ENDING)
}

#[cfg(test)]
mod tests {
    use super::ends;

    #[test]
    fn labels_do_not_end() {
        assert!(ends("He said: \u{201c}No.\u{201d} ") && ends("\u{4f1a}\u{8ac7}\u{3057}\u{305f}\u{3002}\u{300d}"));
        assert!(!ends("Most read") && !ends("") && !ends("\""));
    }
}
