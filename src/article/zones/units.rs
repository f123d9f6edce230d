//! Paragraphs, lines and list items: what a rule judges as a whole.

use std::ops::Range;

/// A stretch of the text that is judged as a whole.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Unit {
    /// From the start of its first line to its last visible character.
    pub(super) range: Range<usize>,
    /// Whether it is a list item.
    pub(super) bullet: bool,
}

/// Cuts `text[from..]`. Blank lines always part units. Single line ends part them too, except in text
/// that is wrapped at a width, and between a list item and its indented lines.
pub(super) fn cut(text: &str, from: usize) -> Vec<Unit> {
    let lines = lines(text, from);
    let wrapped = is_wrapped(text, &lines);
    let mut units: Vec<Unit> = Vec::new();
    let mut after_blank = true;
    for line in lines {
        let written = &text[line.clone()];
        if written.trim().is_empty() {
            after_blank = true;
            continue;
        }
        let end = line.start + written.trim_end().len();
        match units.last_mut() {
            Some(last) if !after_blank && continues(last, written, wrapped) => last.range.end = end,
            _ => units.push(Unit { range: line.start..end, bullet: is_bullet(written) }),
        }
        after_blank = false;
    }
    units
}

fn continues(last: &Unit, line: &str, wrapped: bool) -> bool {
    if is_bullet(line) {
        return false;
    }
    let indented = line.starts_with([' ', '\t']);
    wrapped || (last.bullet && indented) || starts_lower(line)
}

fn lines(text: &str, from: usize) -> Vec<Range<usize>> {
    let mut lines = Vec::new();
    let mut start = from;
    for line in text[from..].split('\n') {
        lines.push(start..start + line.len());
        start += line.len() + 1;
    }
    lines
}

/// Whether lines break where a width is reached and not where a paragraph ends: then many lines begin
/// in the middle of a sentence, in lower case.
fn is_wrapped(text: &str, lines: &[Range<usize>]) -> bool {
    let (mut following, mut lower) = (0usize, 0usize);
    for pair in lines.windows(2) {
        let [first, second] = pair else { continue };
        let (first, second) = (text[first.clone()].trim(), text[second.clone()].trim());
        if !first.is_empty() && !second.is_empty() && !is_bullet(second) {
            following += 1;
            lower += usize::from(starts_lower(second));
        }
    }
    following >= 2 && lower * 3 >= following
}

fn starts_lower(line: &str) -> bool {
    line.trim_start().chars().next().is_some_and(char::is_lowercase)
}

/// Signs that open a list item. A dash counts only with a space behind it.
fn is_bullet(line: &str) -> bool {
    let line = line.trim_start();
    let mut chars = line.chars();
    match chars.next() {
        Some(
            '\u{2022}' | '\u{2023}' | '\u{25aa}' | '\u{25cf}' | '\u{25e6}' | '\u{25a0}' | '\u{25ba}' | '\u{25b6}'
            | '\u{b7}',
        ) => true,
        Some('-' | '*' | '\u{2013}') => chars.next().is_some_and(char::is_whitespace),
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn cut_text(text: &str) -> Vec<&str> {
        cut(text, 0).into_iter().map(|unit| &text[unit.range]).collect()
    }

    #[test]
    fn items_keep_their_indented_lines_and_their_indent() {
        let text = "Title\n\n  \u{2022} One\n    more\n  \u{2022} Two\n\nA paragraph. \n";
        assert_eq!(cut_text(text), ["Title", "  \u{2022} One\n    more", "  \u{2022} Two", "A paragraph."]);
    }

    #[test]
    fn lines_part_units_unless_the_text_is_wrapped() {
        assert_eq!(
            cut_text("One sentence.\nAnother one.\nRead more: This"),
            ["One sentence.", "Another one.", "Read more: This"]
        );
        let wrapped = "The minister said on\nMonday that the talks\nwould go on until the\nend.\n\nNext";
        assert_eq!(cut_text(wrapped).len(), 2);
    }
}
