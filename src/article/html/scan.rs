//! Tags and text of a page, in one pass and without a copy.

use super::tag::Tag;

/// A piece of a page.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Token<'a> {
    /// Characters between tags, references not decoded.
    Text(&'a str),
    /// A start tag with what stands behind its name.
    Open(Tag, &'a str),
    /// An end tag.
    Close(Tag),
    /// The content of an element that holds characters only, such as a script.
    Raw(&'a str),
}

/// What a `<` turned out to open.
enum Markup<'a> {
    Token(Token<'a>),
    /// A comment or declaration.
    Skipped,
    Text,
}

/// Reads a page from front to back. Every search that fails is remembered, so that a page of unclosed
/// quotes or comments still costs one pass.
#[derive(Debug)]
pub(super) struct Scanner<'a> {
    page: &'a str,
    at: usize,
    raw: Option<Tag>,
    /// Tags whose end tag is known not to follow.
    unclosed: Vec<Tag>,
    no_quote: [bool; 2],
}

impl<'a> Scanner<'a> {
    /// Begins at the front.
    pub(super) fn new(page: &'a str) -> Self {
        Self { page, at: 0, raw: None, unclosed: Vec::new(), no_quote: [false; 2] }
    }

    fn rest(&self) -> &'a str {
        &self.page[self.at..]
    }

    /// The content of a raw element, when its end tag follows.
    fn raw_content(&mut self, tag: Tag) -> Option<Token<'a>> {
        if self.unclosed.contains(&tag) {
            return None;
        }
        let rest = self.rest();
        if let Some(end) = end_of_raw(rest, tag) {
            self.at += end;
            return Some(Token::Raw(&rest[..end]));
        }
        self.unclosed.push(tag);
        // An unclosed script swallows the rest, as in a browser; other elements lose less when open.
        if matches!(tag, Tag::Script | Tag::Style) {
            self.at = self.page.len();
            return Some(Token::Raw(rest));
        }
        None
    }

    /// What begins with `<`.
    fn markup(&mut self) -> Markup<'a> {
        let rest = self.rest();
        match (rest.as_bytes().get(1), rest.as_bytes().get(2)) {
            (Some(b'!' | b'?'), _) => {
                self.at += Self::end_of_declaration(rest);
                Markup::Skipped
            }
            (Some(b'/'), Some(next)) => {
                self.at += rest.find('>').map_or(rest.len(), |end| end + 1);
                let is_tag = next.is_ascii_alphabetic();
                if is_tag { Markup::Token(Token::Close(Tag::of(name(&rest[2..])))) } else { Markup::Skipped }
            }
            (Some(first), _) if first.is_ascii_alphabetic() => Markup::Token(self.start_tag(rest)),
            _ => Markup::Text,
        }
    }

    fn start_tag(&mut self, rest: &'a str) -> Token<'a> {
        let name = name(&rest[1..]);
        let start = 1 + name.len();
        let end = self.end_of_tag(rest, start);
        let attributes = rest[start..end].trim_end_matches('/');
        self.at += (end + 1).min(rest.len());
        let tag = Tag::of(name);
        self.raw = tag.is_raw().then_some(tag);
        Token::Open(tag, attributes)
    }

    fn end_of_declaration(rest: &str) -> usize {
        let Some(comment) = rest.strip_prefix("<!--") else {
            return rest.find('>').map_or(rest.len(), |end| end + 1);
        };
        if comment.starts_with('>') {
            return 5;
        }
        if comment.starts_with("->") {
            return 6;
        }
        // An unclosed comment swallows the rest, as in a browser, so this search fails once at most.
        comment.find("-->").map_or(rest.len(), |end| 4 + end + 3)
    }

    /// Where the `>` of a start tag stands: quotes guard it only as attribute values.
    fn end_of_tag(&mut self, rest: &str, from: usize) -> usize {
        let bytes = rest.as_bytes();
        let mut at = from;
        let mut value_next = false;
        while let Some(byte) = bytes.get(at) {
            match byte {
                b'>' => return at,
                b'=' => value_next = true,
                b'"' | b'\'' if value_next => {
                    value_next = false;
                    at = self.end_of_value(bytes, at, *byte);
                }
                byte if byte.is_ascii_whitespace() => {}
                _ => value_next = false,
            }
            at += 1;
        }
        rest.len()
    }

    fn end_of_value(&mut self, bytes: &[u8], open: usize, quote: u8) -> usize {
        let kind = usize::from(quote == b'"');
        if self.no_quote[kind] {
            return open;
        }
        if let Some(length) = bytes[open + 1..].iter().position(|byte| *byte == quote) {
            return open + 1 + length;
        }
        self.no_quote[kind] = true;
        open
    }

    fn text(&mut self) -> Token<'a> {
        let rest = self.rest();
        // The first byte is text even when it is `<`: markup has been tried there.
        let first = rest.chars().next().map_or(0, char::len_utf8);
        let end = rest[first..].find('<').map_or(rest.len(), |end| first + end);
        self.at += end;
        Token::Text(&rest[..end])
    }
}

impl<'a> Iterator for Scanner<'a> {
    type Item = Token<'a>;

    fn next(&mut self) -> Option<Token<'a>> {
        if let Some(tag) = self.raw.take()
            && let Some(token) = self.raw_content(tag)
        {
            return Some(token);
        }
        while self.at < self.page.len() {
            if !self.rest().starts_with('<') {
                return Some(self.text());
            }
            match self.markup() {
                Markup::Token(token) => return Some(token),
                Markup::Skipped => {}
                Markup::Text => return Some(self.text()),
            }
        }
        None
    }
}

fn name(text: &str) -> &str {
    let end = text.bytes().position(|byte| byte.is_ascii_whitespace() || matches!(byte, b'/' | b'>'));
    &text[..end.unwrap_or(text.len())]
}

fn end_of_raw(rest: &str, tag: Tag) -> Option<usize> {
    rest.match_indices("</")
        .map(|(at, _)| at)
        .find(|at| Tag::of(name(&rest[at + 2..at + 2 + near(&rest[at + 2..])])) == tag)
}

/// How much of the text is enough to hold a tag's name: whole characters.
fn near(text: &str) -> usize {
    let mut end = text.len().min(12);
    while !text.is_char_boundary(end) {
        end -= 1;
    }
    end
}

#[cfg(test)]
mod tests {
    use super::*;

    fn tokens(page: &str) -> Vec<Token<'_>> {
        Scanner::new(page).collect()
    }

    #[test]
    fn tags_text_and_raw_content() {
        let page = "<!doctype html><P class=\"a>b\">1 < 2<br/></p><script>if (a</b) '<p>'</script><!-- <p> -->x";
        let wanted = [
            Token::Open(Tag::P, " class=\"a>b\""),
            Token::Text("1 "),
            Token::Text("< 2"),
            Token::Open(Tag::Br, ""),
            Token::Close(Tag::P),
            Token::Open(Tag::Script, ""),
            Token::Raw("if (a</b) '<p>'"),
            Token::Close(Tag::Script),
            Token::Text("x"),
        ];
        assert_eq!(tokens(page), wanted);
    }

    #[test]
    fn broken_markup_ends() {
        for page in [
            "<",
            "</",
            "<p",
            "<p a='",
            "<!--",
            "<!",
            "<script>",
            "<title>x",
            "a<b",
            "</ x>y",
            "<p =\"\u{e9}",
            "<\u{e9}",
        ] {
            assert!(tokens(page).len() <= 3, "{page}");
        }
        assert_eq!(
            tokens("<a href='x>one</a>"),
            [Token::Open(Tag::A, " href='x"), Token::Text("one"), Token::Close(Tag::A)]
        );
    }
}
