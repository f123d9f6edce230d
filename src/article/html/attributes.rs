//! Attributes of a start tag, read only where they are asked for.

use super::entities;
use std::borrow::Cow;

/// The value of an attribute, references decoded; empty when it has none.
pub(super) fn get<'a>(attributes: &'a str, name: &str) -> Option<Cow<'a, str>> {
    let value = Attributes(attributes).find(|(key, _)| key.eq_ignore_ascii_case(name))?.1;
    Some(if value.contains('&') { Cow::Owned(entities::decoded(value)) } else { Cow::Borrowed(value) })
}

/// Names and raw values in order.
#[derive(Debug)]
pub(super) struct Attributes<'a>(pub(super) &'a str);

impl<'a> Iterator for Attributes<'a> {
    type Item = (&'a str, &'a str);

    fn next(&mut self) -> Option<Self::Item> {
        let rest = self.0.trim_start_matches(|c: char| c.is_ascii_whitespace() || c == '/' || c == '=');
        if rest.is_empty() {
            return None;
        }
        let end = rest.find(|c: char| c.is_ascii_whitespace() || c == '=' || c == '/').unwrap_or(rest.len());
        let (name, rest) = rest.split_at(end);
        let Some(value) = rest.trim_start().strip_prefix('=') else {
            self.0 = rest;
            return Some((name, ""));
        };
        let value = value.trim_start();
        let quote = value.chars().next().filter(|c| matches!(c, '"' | '\''));
        let quoted = quote.and_then(|quote| value[1..].find(quote).map(|end| (&value[1..=end], &value[end + 2..])));
        let (value, rest) = quoted.unwrap_or_else(|| {
            let end = value.find(|c: char| c.is_ascii_whitespace()).unwrap_or(value.len());
            value.split_at(end)
        });
        self.0 = rest;
        Some((name, value))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reads_every_way_to_write_a_value() {
        let attributes = " class=\"a b\" ID='c' hidden data-x=y/z title = \"Q&amp;A\" alt=";
        assert_eq!(get(attributes, "class").as_deref(), Some("a b"));
        assert_eq!(get(attributes, "id").as_deref(), Some("c"));
        assert_eq!(get(attributes, "hidden").as_deref(), Some(""));
        assert_eq!(get(attributes, "data-x").as_deref(), Some("y/z"));
        assert_eq!(get(attributes, "title").as_deref(), Some("Q&A"));
        assert_eq!(get(attributes, "alt").as_deref(), Some(""));
        assert_eq!(get(attributes, "lang"), None);
        assert_eq!(get(" a='b", "a").as_deref(), Some("'b"));
    }
}
