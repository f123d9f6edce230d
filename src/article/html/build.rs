//! From tags to a tree, with the end tags that pages leave out.

use super::scan::{Scanner, Token};
use super::tag::{COUNT, Tag};
use super::tree::{Id, Node, Tree};

/// A page that is nested deeper than the limit.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct TooDeep;

/// Reads a page. Block elements may be nested `limit` deep; elements within a line are taken no deeper
/// than half of that and stand side by side from there on, since unclosed ones pile up in old pages.
pub(super) fn tree(page: &str, limit: usize) -> Result<Tree<'_>, TooDeep> {
    let mut builder = Builder::new(limit);
    for token in Scanner::new(page) {
        match token {
            Token::Text(text) => builder.leaf(None, text),
            Token::Raw(text) => builder.raw(text),
            Token::Open(tag, attributes) => builder.open(tag, attributes)?,
            Token::Close(tag) => builder.close(tag),
        }
    }
    builder.pop_to(0);
    builder.nodes[0].end = builder.nodes.len();
    Ok(Tree { nodes: builder.nodes })
}

#[derive(Debug)]
struct Builder<'a> {
    nodes: Vec<Node<'a>>,
    /// Open elements from the root down.
    open: Vec<(Tag, Id)>,
    /// How many elements of each tag are open, so that a stray end tag costs no search.
    count: [usize; COUNT],
    limit: usize,
}

impl<'a> Builder<'a> {
    fn new(limit: usize) -> Self {
        let root = Node { tag: Some(Tag::Root), parent: 0, end: 0, source: "" };
        Self { nodes: vec![root], open: vec![(Tag::Root, 0)], count: [0; COUNT], limit }
    }

    fn top(&self) -> (Tag, Id) {
        self.open.last().copied().unwrap_or((Tag::Root, 0))
    }

    fn leaf(&mut self, tag: Option<Tag>, source: &'a str) {
        let parent = self.top().1;
        let end = self.nodes.len() + 1;
        self.nodes.push(Node { tag, parent, end, source });
    }

    /// Raw content belongs to the element that was opened for it, and that element ends with it.
    fn raw(&mut self, text: &'a str) {
        self.leaf(None, text);
    }

    fn open(&mut self, tag: Tag, attributes: &'a str) -> Result<(), TooDeep> {
        self.close_implied(tag);
        if tag.is_void() {
            self.leaf(Some(tag), attributes);
            return Ok(());
        }
        if matches!(tag, Tag::Html | Tag::Body) && self.count[tag as usize] > 0 {
            return Ok(());
        }
        if tag.is_inline() && self.open.len() > self.limit / 2 {
            self.leaf(Some(tag), attributes);
            return Ok(());
        }
        if self.open.len() > self.limit {
            return Err(TooDeep);
        }
        self.leaf(Some(tag), attributes);
        self.open.push((tag, self.nodes.len() - 1));
        self.count[tag as usize] += 1;
        Ok(())
    }

    /// Closes what a start tag ends without saying so.
    fn close_implied(&mut self, tag: Tag) {
        match tag {
            Tag::Li => self.close_within(&[Tag::Li], &[Tag::Ul, Tag::Ol, Tag::Menu]),
            Tag::Dt | Tag::Dd => self.close_within(&[Tag::Dt, Tag::Dd], &[Tag::Dl]),
            Tag::Td | Tag::Th => self.close_within(&[Tag::Td, Tag::Th], &[Tag::Tr, Tag::Table]),
            Tag::Tr => self.close_within(&[Tag::Tr], &[Tag::Table]),
            Tag::Tbody | Tag::Thead | Tag::Tfoot => {
                self.close_within(&[Tag::Tbody, Tag::Thead, Tag::Tfoot], &[Tag::Table]);
            }
            Tag::Option | Tag::Optgroup => self.close_within(&[Tag::Option], &[Tag::Select]),
            Tag::A => self.close_link(),
            _ => {}
        }
        // What cannot stand in a head ends it, whether or not the page says so.
        if self.count[Tag::Head as usize] > 0
            && !tag.is_inline()
            && !matches!(tag, Tag::Title | Tag::Script | Tag::Style | Tag::Noscript | Tag::Template)
        {
            self.close_within(&[Tag::Head], &[]);
        }
        if !tag.is_inline() && tag != Tag::Script && tag != Tag::Style && tag != Tag::Noscript {
            self.close_paragraph();
        }
        if tag.is_heading() && self.top().0.is_heading() {
            self.pop_to(self.open.len() - 1);
        }
    }

    fn close_paragraph(&mut self) {
        if self.count[Tag::P as usize] > 0 {
            self.close_within(&[Tag::P], &[Tag::Td, Tag::Th, Tag::Table, Tag::Button, Tag::Caption, Tag::Object]);
        }
    }

    /// A link in a link ends the outer one. Where a block stands between them the outer one was never
    /// closed, and what it has run over is no link's text.
    fn close_link(&mut self) {
        if self.count[Tag::A as usize] == 0 {
            return;
        }
        let at = self.open.iter().rposition(|(tag, _)| *tag == Tag::A || !tag.is_inline());
        match at.filter(|at| self.open[*at].0 == Tag::A) {
            Some(at) => self.pop_to(at),
            None => self.unlink(),
        }
    }

    fn unlink(&mut self) {
        let outer = self.open.iter_mut().rfind(|(tag, _)| *tag == Tag::A || tag.is_wall());
        if let Some((tag, id)) = outer.filter(|(tag, _)| *tag == Tag::A) {
            *tag = Tag::Span;
            self.nodes[*id].tag = Some(Tag::Span);
            self.count[Tag::A as usize] -= 1;
            self.count[Tag::Span as usize] += 1;
        }
    }

    fn close_within(&mut self, closed: &[Tag], walls: &[Tag]) {
        if closed.iter().all(|tag| self.count[*tag as usize] == 0) {
            return;
        }
        let at = self.open.iter().rposition(|(tag, _)| closed.contains(tag) || walls.contains(tag));
        if let Some(at) = at.filter(|at| closed.contains(&self.open[*at].0)) {
            self.pop_to(at);
        }
    }

    fn close(&mut self, tag: Tag) {
        match tag {
            Tag::Html | Tag::Body | Tag::Root => return,
            Tag::Br => return self.leaf(Some(Tag::Br), ""),
            Tag::P if self.count[Tag::P as usize] == 0 => return self.leaf(Some(Tag::P), ""),
            _ => {}
        }
        if self.count[tag as usize] == 0 {
            return;
        }
        let in_table = matches!(tag, Tag::Table | Tag::Tbody | Tag::Thead | Tag::Tfoot | Tag::Tr);
        let stops = |open: Tag| match tag {
            _ if in_table => open == Tag::Table,
            // A link that spans blocks ends all the same: an open one would make links of the rest.
            Tag::A => open.is_wall(),
            _ if tag.is_inline() => !open.is_inline(),
            _ => open.is_wall(),
        };
        let at = self.open.iter().rposition(|(open, _)| *open == tag || stops(*open));
        if let Some(at) = at.filter(|at| self.open[*at].0 == tag) {
            self.pop_to(at);
        }
    }

    /// Closes the open elements from place `at` on; the root stays.
    fn pop_to(&mut self, at: usize) {
        while self.open.len() > at.max(1) {
            if let Some((tag, id)) = self.open.pop() {
                self.count[tag as usize] -= 1;
                self.nodes[id].end = self.nodes.len();
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The tree as nested names.
    fn shape(page: &str) -> String {
        fn write(tree: &Tree<'_>, id: Id, out: &mut String) {
            match tree.tag(id) {
                None => out.push_str(tree.nodes[id].source.trim()),
                Some(tag) => {
                    out.push_str(&format!("{tag:?}(").to_lowercase());
                    for child in tree.children(id).collect::<Vec<_>>() {
                        write(tree, child, out);
                    }
                    out.push(')');
                }
            }
        }
        let tree = tree(page, 512).unwrap();
        let mut out = String::new();
        write(&tree, 0, &mut out);
        out
    }

    #[test]
    fn end_tags_that_are_left_out() {
        assert_eq!(shape("<p>a<p>b<div>c</div>"), "root(p(a)p(b)div(c))");
        assert_eq!(shape("<ul><li>a<li>b<ul><li>c</ul></ul>"), "root(ul(li(a)li(bul(li(c)))))");
        assert_eq!(shape("<table><tr><td>a<td>b<tr><td>c</table>d"), "root(table(tr(td(a)td(b))tr(td(c)))d)");
        assert_eq!(shape("<head><title>t</title><div>a"), "root(head(title(t))div(a))");
        assert_eq!(shape("<a href=1>a<a href=2>b</a>"), "root(a(a)a(b))");
        assert_eq!(shape("<a href=1><div>a</div><p>b<a href=2>c</a></p>"), "root(span(div(a)p(ba(c))))");
    }

    #[test]
    fn end_tags_that_close_nothing() {
        assert_eq!(shape("a</div></p></b>b"), "root(ap()b)");
        assert_eq!(shape("<div><table><tr><td>a</div>b</td></tr></table>c</div>"), "root(div(table(tr(td(ab)))c))");
        assert_eq!(shape("<a><div>x</a>y"), "root(a(div(x))y)");
        assert_eq!(shape("<div><b><p>x</b>y</div>z"), "root(div(b(p(xy)))z)");
    }

    #[test]
    fn nesting_is_bounded() {
        assert_eq!(tree(&"<div>".repeat(100_000), 512).unwrap_err(), TooDeep);
        assert!(tree(&"<div>".repeat(500), 512).is_ok());
        assert!(tree(&"<b>".repeat(100_000), 512).is_ok());
        assert!(tree(&"<p>".repeat(100_000), 512).is_ok());
    }
}
