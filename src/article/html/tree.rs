//! A page as a tree in one vector, in the order of the page: every parent stands before its children,
//! so that passes over it are loops and nothing recurses.

use super::attributes;
use super::tag::Tag;
use std::borrow::Cow;

/// The place of a node in its tree.
pub(super) type Id = usize;

/// An element, or a stretch of text.
#[derive(Debug, Clone, Copy)]
pub(super) struct Node<'a> {
    /// The element's tag; `None` for text.
    pub(super) tag: Option<Tag>,
    /// The node above; the root is its own.
    pub(super) parent: Id,
    /// One behind the last node below.
    pub(super) end: Id,
    /// The attributes of an element, or the characters of a text, as written.
    pub(super) source: &'a str,
}

/// A page.
#[derive(Debug)]
pub(super) struct Tree<'a> {
    /// All nodes in the order of the page; the first is the root.
    pub(super) nodes: Vec<Node<'a>>,
}

impl<'a> Tree<'a> {
    /// The tag of an element; `None` for text.
    pub(super) fn tag(&self, id: Id) -> Option<Tag> {
        self.nodes[id].tag
    }

    /// An attribute of an element, decoded.
    pub(super) fn attribute(&self, id: Id, name: &str) -> Option<Cow<'a, str>> {
        let node = self.nodes[id];
        node.tag.and_then(|_| attributes::get(node.source, name))
    }

    /// The nodes below a node.
    pub(super) fn below(&self, id: Id) -> std::ops::Range<Id> {
        id + 1..self.nodes[id].end
    }

    /// The direct children of a node.
    pub(super) fn children(&self, id: Id) -> impl Iterator<Item = Id> + '_ {
        let end = self.nodes[id].end;
        let mut next = id + 1;
        std::iter::from_fn(move || {
            let child = (next < end).then_some(next)?;
            next = self.nodes[child].end;
            Some(child)
        })
    }

    /// The text below a node in one line, references decoded.
    pub(super) fn line(&self, id: Id) -> String {
        let mut text = String::new();
        for below in self.below(id) {
            let node = self.nodes[below];
            match node.tag {
                None => super::entities::decode_into(node.source, &mut text),
                Some(tag) if tag == Tag::Br || !tag.is_inline() => text.push(' '),
                Some(_) => {}
            }
        }
        crate::article::unicode::one_line(&text)
    }
}
