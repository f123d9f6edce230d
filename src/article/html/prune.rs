//! Which blocks of the holder are the article and which are furniture that nobody named.

use super::blocks::Block;
use super::tag::Tag;
use super::tree::{Id, Tree};
use crate::article::sentence;
use std::collections::{BTreeMap, BTreeSet};

/// Keeps the blocks that are text of the article.
pub(super) fn article(tree: &Tree<'_>, blocks: Vec<Block>, title: Option<&str>) -> Vec<Block> {
    let lists = link_lists(tree, &blocks);
    let mut said = BTreeSet::new();
    let mut kept: Vec<Block> = Vec::new();
    for block in blocks {
        let list = enclosing(tree, block.owner, |tag| matches!(tag, Tag::Ul | Tag::Ol | Tag::Dl));
        let in_links = list.is_some_and(|list| lists.contains(&list));
        let again = block.length >= 30 && !said.insert(block.text.clone());
        if !in_links && !again && !is_title(title, &block.text) && is_text(tree, &block) {
            kept.push(block);
        }
    }
    trim(tree, kept)
}

/// Lists most of whose text is links.
fn link_lists(tree: &Tree<'_>, blocks: &[Block]) -> BTreeSet<Id> {
    let mut lists: BTreeMap<Id, (usize, usize)> = BTreeMap::new();
    for block in blocks {
        if let Some(list) = enclosing(tree, block.owner, |tag| matches!(tag, Tag::Ul | Tag::Ol | Tag::Dl)) {
            let (length, linked) = lists.entry(list).or_default();
            *length += block.length;
            *linked += block.linked;
        }
    }
    lists.into_iter().filter(|(_, (length, linked))| linked * 5 > length * 2).map(|(list, _)| list).collect()
}

fn enclosing(tree: &Tree<'_>, from: Id, wanted: impl Fn(Tag) -> bool) -> Option<Id> {
    let mut id = from;
    // A list stands close above its items; a bound keeps the look-up constant.
    for _ in 0..12 {
        if tree.tag(id).is_some_and(&wanted) {
            return Some(id);
        }
        id = tree.nodes[id].parent;
    }
    None
}

fn is_text(tree: &Tree<'_>, block: &Block) -> bool {
    let Some(tag) = tree.tag(block.owner) else { return false };
    let link_share = block.linked as f64 / block.length.max(1) as f64;
    if tag.is_heading() {
        return link_share < 0.6 && block.text.split(' ').count() <= 30;
    }
    let is_sentence = sentence::ends(&block.text);
    match tag {
        Tag::P | Tag::Blockquote | Tag::Pre => link_share < 0.75,
        Tag::Li | Tag::Dd | Tag::Dt => link_share < 0.5,
        Tag::Td | Tag::Th => link_share < 0.4 && (is_sentence && block.length >= 40 || block.length >= 120),
        _ => link_share < 0.5 && (is_sentence && block.length >= 12 || block.length >= 80),
    }
}

/// Furniture before the first paragraph and after the last, and headings with nothing below them.
fn trim(tree: &Tree<'_>, blocks: Vec<Block>) -> Vec<Block> {
    let is_heading = |block: &Block| tree.tag(block.owner).is_some_and(Tag::is_heading);
    let is_paragraph = |block: &Block| {
        let item = matches!(tree.tag(block.owner), Some(Tag::Li | Tag::Dd | Tag::Dt));
        let least = if is_heading(block) { 60 } else { 20 };
        block.length >= 100 && !item && !is_heading(block) || sentence::ends(&block.text) && block.length >= least
    };
    let Some(first) = blocks.iter().position(is_paragraph) else { return blocks };
    let last = blocks.iter().rposition(is_paragraph).unwrap_or(first);
    blocks.into_iter().skip(first).take(last + 1 - first).collect()
}

/// Whether a block says the title again, letters and digits compared only.
pub(super) fn is_title(title: Option<&str>, text: &str) -> bool {
    let letters =
        |text: &str| text.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).collect::<String>();
    title.is_some_and(|title| title.len().abs_diff(text.len()) <= 16 && letters(title) == letters(text))
}
