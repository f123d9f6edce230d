//! The article's text as blocks: paragraphs, headings, list items.

use super::entities;
use super::tag::Tag;
use super::tree::{Id, Tree};
use super::weigh::Weights;

/// A run of text without a block boundary in it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Block {
    /// Its words, single spaces, single line ends where the page has a line break.
    pub(super) text: String,
    /// The element that it belongs to.
    pub(super) owner: Id,
    /// Characters, white space not counted.
    pub(super) length: usize,
    /// Of those, how many stand in links.
    pub(super) linked: usize,
}

/// Reads the blocks below `holder`, in the order of the page.
pub(super) fn read(tree: &Tree<'_>, weights: &Weights, holder: Id) -> Vec<Block> {
    let mut reader = Reader::default();
    let mut open: Vec<Id> = Vec::new();
    let mut id = holder;
    while id < tree.nodes[holder].end {
        while open.last().is_some_and(|open| tree.nodes[*open].end <= id) {
            open.pop();
            reader.flush();
        }
        if weights.dropped[id] {
            id = tree.nodes[id].end;
            continue;
        }
        let node = tree.nodes[id];
        match node.tag {
            None => reader.text(node.source, weights.owner[id], weights.linked[id]),
            Some(Tag::Br) => reader.line_break(),
            Some(tag) if !tag.is_inline() => {
                reader.flush();
                open.push(id);
            }
            Some(_) => {}
        }
        id += 1;
    }
    reader.flush();
    reader.blocks
}

#[derive(Debug, Default)]
struct Reader {
    blocks: Vec<Block>,
    text: String,
    owner: Option<Id>,
    length: usize,
    linked: usize,
    /// White space that is written only when more text follows.
    space: bool,
    breaks: usize,
    decoded: String,
}

impl Reader {
    fn text(&mut self, source: &str, owner: Id, linked: bool) {
        if source.contains('&') {
            let mut decoded = std::mem::take(&mut self.decoded);
            decoded.clear();
            entities::decode_into(source, &mut decoded);
            self.words(&decoded, owner, linked);
            self.decoded = decoded;
        } else {
            self.words(source, owner, linked);
        }
    }

    fn words(&mut self, text: &str, owner: Id, linked: bool) {
        self.space |= text.starts_with(char::is_whitespace);
        for word in text.split_whitespace() {
            self.part();
            if self.space && !self.text.is_empty() && !self.text.ends_with('\n') {
                self.text.push(' ');
            }
            self.text.push_str(word);
            self.space = true;
            let length = word.chars().count();
            self.length += length;
            self.linked += if linked { length } else { 0 };
            self.owner.get_or_insert(owner);
        }
        self.space = text.ends_with(char::is_whitespace) || (text.trim().is_empty() && self.space);
    }

    /// Writes the line breaks that stood before a word: one is a line end, two end the block.
    fn part(&mut self) {
        match std::mem::take(&mut self.breaks) {
            0 => {}
            1 if !self.text.is_empty() => {
                self.text.push('\n');
                self.space = false;
            }
            _ => self.flush(),
        }
    }

    fn line_break(&mut self) {
        self.breaks += 1;
    }

    fn flush(&mut self) {
        self.breaks = 0;
        self.space = false;
        let text = std::mem::take(&mut self.text);
        let (length, linked) = (std::mem::take(&mut self.length), std::mem::take(&mut self.linked));
        if let (Some(owner), false) = (self.owner.take(), text.is_empty()) {
            self.blocks.push(Block { text, owner, length, linked });
        }
    }
}
