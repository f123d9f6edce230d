//! Text as phrases are compared: lower case, straight quotes, one kind of dash, single spaces.

/// Folds a unit. Signs that open a list item or point to the right are dropped at the start.
pub(super) fn folded(text: &str) -> String {
    let text = text.trim_start_matches(|c: char| c.is_whitespace() || OPENING.contains(c));
    let mut out = String::with_capacity(text.len());
    let mut space = false;
    for c in text.chars() {
        if c.is_whitespace() {
            space = true;
            continue;
        }
        if space && !out.is_empty() {
            out.push(' ');
        }
        space = false;
        match c {
            '\u{2018}' | '\u{2019}' | '\u{2bc}' => out.push('\''),
            '\u{201c}' | '\u{201d}' | '\u{201e}' => out.push('"'),
            '\u{2010}'..='\u{2015}' | '\u{2212}' => out.push('-'),
            '\u{2026}' => out.push_str("..."),
            c => out.extend(c.to_lowercase()),
        }
    }
    out
}

const OPENING: &str = "\u{2022}\u{2023}\u{25aa}\u{25cf}\u{25e6}\u{25a0}\u{25ba}\u{25b6}\u{25b8}\u{25bc}\u{b7}*-\u{2013}>|\u{bb}\u{203a}\u{2192}#";

/// The words and nothing else, for telling whether two units say the same.
pub(super) fn words(folded: &str) -> String {
    let mut out = String::with_capacity(folded.len());
    for word in folded.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()) {
        if !out.is_empty() {
            out.push(' ');
        }
        out.push_str(word);
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn folds_case_quotes_dashes_and_space() {
        assert_eq!(
            folded("  \u{2022} FILE \u{2014} It\u{2019}s\n   \u{201c}here\u{201d}\u{2026}"),
            "file - it's \"here\"..."
        );
        assert_eq!(words("it's, \"here\"..."), "it s here");
    }
}
