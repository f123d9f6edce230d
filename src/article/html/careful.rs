//! The careful extractor behind the fast one: slow, and asked only where the fast one is in doubt.

use super::scan::{Scanner, Token};

/// Deepest nesting of any elements, inline ones too, that is handed on: the extractor recurses.
const DEPTH: usize = 400;
/// Largest page that is handed on, in bytes; its passes are not all linear.
const SIZE: usize = 2 << 20;

/// What the careful extractor takes for the article: blank lines between paragraphs. `None` for pages
/// that are too large or too deep for it, or that hold nothing.
pub(super) fn article(page: &str) -> Option<String> {
    if page.len() > SIZE || depth(page) > DEPTH {
        return None;
    }
    let content = libreadability::extract(page, None).ok()?.content;
    let text = super::text_of(&content);
    Some(super::decoded(&text)).filter(|text| !text.is_empty())
}

/// An upper bound of the nesting: start tags that are still open, whatever their names.
fn depth(page: &str) -> usize {
    let (mut open, mut deepest) = (0usize, 0);
    for token in Scanner::new(page) {
        match token {
            Token::Open(tag, _) if !tag.is_void() => {
                open += 1;
                deepest = deepest.max(open);
            }
            Token::Close(_) => open = open.saturating_sub(1),
            _ => {}
        }
    }
    deepest
}
