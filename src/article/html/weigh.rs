//! How much running text stands where.

use super::hints::{self, Hint};
use super::tag::Tag;
use super::tree::{Id, Tree};

/// Share of the page's text from which a weak hint against an element is not believed.
const WEAK_SHARE: f64 = 0.4;

/// The same for a strong hint.
const STRONG_SHARE: f64 = 0.85;

/// What is known of every node, by its place.
#[derive(Debug)]
pub(super) struct Weights {
    /// What its author says it is for.
    pub(super) hints: Vec<Hint>,
    /// Whether it is left out of the article.
    pub(super) dropped: Vec<bool>,
    /// Whether it stands in a link.
    pub(super) linked: Vec<bool>,
    /// The block that a node's text belongs to.
    pub(super) owner: Vec<Id>,
    /// Running text in it and below, in characters.
    pub(super) mass: Vec<f64>,
}

/// The text that belongs to one block, in characters without white space.
#[derive(Debug, Clone, Copy, Default)]
struct Own {
    all: usize,
    linked: usize,
    stops: usize,
}

/// Weighs a page. With `trusting`, hints against elements are believed.
pub(super) fn weigh(tree: &Tree<'_>, trusting: bool) -> Weights {
    let mut weights = inherit(tree);
    let own = own_text(tree, &weights);
    let paragraphs: Vec<f64> = (0..tree.nodes.len()).map(|id| paragraph(tree.tag(id), own[id])).collect();
    weights.mass = summed(tree, &paragraphs, &weights.dropped);
    let total = weights.mass[0];
    let headline = headline(tree);
    for id in 0..tree.nodes.len() {
        let parent = tree.nodes[id].parent;
        let share = if total > 0.0 { weights.mass[id] / total } else { 0.0 };
        let holds_headline = headline.is_some_and(|h1| tree.below(id).contains(&h1));
        let own = match weights.hints[id] {
            Hint::Strong => trusting && share < if holds_headline { WEAK_SHARE } else { STRONG_SHARE },
            Hint::Weak => trusting && share < WEAK_SHARE,
            Hint::None | Hint::Body => false,
        };
        let is_root = matches!(tree.tag(id), Some(Tag::Root | Tag::Html | Tag::Body | Tag::Main));
        weights.dropped[id] |= id > 0 && weights.dropped[parent] || own && !is_root;
    }
    weights.mass = summed(tree, &paragraphs, &weights.dropped);
    weights
}

/// The only first-rank heading; of several, none says where the article is.
pub(super) fn headline(tree: &Tree<'_>) -> Option<Id> {
    let mut headings =
        (0..tree.nodes.len()).filter(|id| tree.tag(*id) == Some(Tag::H1) && tree.nodes[*id].end > id + 1);
    let first = headings.next()?;
    headings.next().is_none().then_some(first)
}

/// What a node has from the nodes above it.
fn inherit(tree: &Tree<'_>) -> Weights {
    let count = tree.nodes.len();
    let mut weights = Weights {
        hints: vec![Hint::None; count],
        dropped: vec![false; count],
        linked: vec![false; count],
        owner: vec![0; count],
        mass: Vec::new(),
    };
    for id in 1..count {
        let node = tree.nodes[id];
        weights.dropped[id] = weights.dropped[node.parent];
        weights.linked[id] = weights.linked[node.parent];
        weights.owner[id] = weights.owner[node.parent];
        let Some(tag) = node.tag else { continue };
        weights.dropped[id] |= tag.is_silent();
        weights.linked[id] |= tag == Tag::A;
        if !tag.is_inline() {
            weights.owner[id] = id;
        }
        if !weights.dropped[id] && !node.source.is_empty() || matches!(tag, Tag::Aside | Tag::Footer | Tag::Figcaption)
        {
            weights.hints[id] = hints::of(tag, node.source);
        }
    }
    weights
}

fn own_text(tree: &Tree<'_>, weights: &Weights) -> Vec<Own> {
    let mut own = vec![Own::default(); tree.nodes.len()];
    for (id, node) in tree.nodes.iter().enumerate() {
        if node.tag.is_some() || weights.dropped[id] {
            continue;
        }
        let own = &mut own[weights.owner[id]];
        for byte in node.source.bytes() {
            // Bytes that continue a character are not counted again.
            own.all += usize::from(!byte.is_ascii_whitespace() && byte & 0xc0 != 0x80);
            own.stops += usize::from(matches!(byte, b'.' | b',' | b'?' | b'!'));
        }
        if weights.linked[id] {
            own.linked += node.source.chars().filter(|c| !c.is_whitespace()).count();
        }
    }
    own
}

/// What a block's own text weighs: running text in full, furniture nothing.
fn paragraph(tag: Option<Tag>, own: Own) -> f64 {
    let plain = own.all.saturating_sub(own.linked);
    let furniture = tag.is_none_or(Tag::is_heading) || own.linked * 2 > own.all || plain < 30 || own.stops == 0;
    if furniture {
        return 0.0;
    }
    let factor = match tag {
        Some(Tag::P | Tag::Blockquote | Tag::Pre) => 1.0,
        Some(Tag::Li | Tag::Dd | Tag::Dt | Tag::Option) => 0.4,
        _ if plain >= 120 => 1.0,
        _ => 0.5,
    };
    let factor = if plain < 70 { factor * 0.6 } else { factor };
    plain as f64 * factor
}

fn summed(tree: &Tree<'_>, paragraphs: &[f64], dropped: &[bool]) -> Vec<f64> {
    let mut mass: Vec<f64> =
        paragraphs.iter().zip(dropped).map(|(mass, dropped)| if *dropped { 0.0 } else { *mass }).collect();
    for id in (1..mass.len()).rev() {
        let parent = tree.nodes[id].parent;
        mass[parent] += mass[id];
    }
    mass
}
