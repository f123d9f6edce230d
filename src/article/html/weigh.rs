//! How much running text stands where.

use super::cards;
use super::hints::{self, Hint, Reading};
use super::tag::Tag;
use super::tree::{Id, Tree};

/// Share of the page's text from which a hint against a picture is not believed.
const MEDIA_SHARE: f64 = 0.08;

/// The same for a weak hint.
const WEAK_SHARE: f64 = 0.3;

/// Share of the text, in all elements that one word speaks against, from which that word is not believed
/// on the page: some sites call every paragraph by the name of something else.
const WORD_SHARE: f64 = 0.4;

/// The same for a strong hint.
const STRONG_SHARE: f64 = 0.85;

/// What is known of every node, by its place.
#[derive(Debug)]
pub(super) struct Weights {
    /// What its author says it is for.
    pub(super) hints: Vec<Reading>,
    /// Whether it is left out of the article.
    pub(super) dropped: Vec<bool>,
    /// Whether it stands in a link.
    pub(super) linked: Vec<bool>,
    /// The block that a node's text belongs to.
    pub(super) owner: Vec<Id>,
    /// Running text in it and below, in characters.
    pub(super) mass: Vec<f64>,
    /// Running text of the whole page before anything that hints speak against is left out.
    pub(super) running: f64,
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
    weights.running = weights.mass[0];
    if trusting {
        drop_hinted(tree, &mut weights);
        cards::leave_out(tree, &mut weights);
    }
    weights.mass = summed(tree, &paragraphs, &weights.dropped);
    weights
}

/// Leaves out the elements that hints speak against, where the hints are believed.
fn drop_hinted(tree: &Tree<'_>, weights: &mut Weights) {
    let shares: Vec<f64> = weights.mass.iter().map(|mass| mass / weights.mass[0].max(1.0)).collect();
    let headline = headline(tree);
    let doubted: Vec<bool> = (0..tree.nodes.len())
        .map(|id| {
            let holds_headline = headline.is_some_and(|h1| tree.below(id).contains(&h1));
            let limit = match weights.hints[id].hint {
                Hint::Strong if holds_headline => WEAK_SHARE,
                Hint::Strong => STRONG_SHARE,
                Hint::Weak => WEAK_SHARE,
                Hint::Media => MEDIA_SHARE,
                Hint::None | Hint::Body => 0.0,
            };
            shares[id] >= limit || matches!(tree.tag(id), Some(Tag::Root | Tag::Html | Tag::Body | Tag::Main))
        })
        .collect();
    let mut by_word = vec![0.0; hints::words()];
    for (id, node) in tree.nodes.iter().enumerate() {
        let reading = weights.hints[id];
        if !doubted[id] && weights.hints[node.parent] != reading {
            by_word[reading.word] += shares[id];
        }
    }
    by_word[0] = 0.0;
    for (id, node) in tree.nodes.iter().enumerate().skip(1) {
        let Reading { hint, word } = weights.hints[id];
        let limit = if hint == Hint::Strong { STRONG_SHARE } else { WORD_SHARE };
        weights.dropped[id] |= weights.dropped[node.parent] || !doubted[id] && by_word[word] < limit;
    }
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
        hints: vec![Reading { hint: Hint::None, word: 0 }; count],
        dropped: vec![false; count],
        linked: vec![false; count],
        owner: vec![0; count],
        mass: Vec::new(),
        running: 0.0,
    };
    for id in 1..count {
        let node = tree.nodes[id];
        weights.dropped[id] = weights.dropped[node.parent];
        weights.linked[id] = weights.linked[node.parent];
        weights.owner[id] = weights.owner[node.parent];
        let Some(tag) = node.tag else { continue };
        weights.dropped[id] |= tag.is_silent();
        weights.linked[id] |= tag == Tag::A && has_address(node.source);
        if !tag.is_inline() {
            weights.owner[id] = id;
        }
        if !weights.dropped[id] && !node.source.is_empty() && !is_phrase(tag)
            || matches!(tag, Tag::Aside | Tag::Footer | Tag::Figcaption)
        {
            let reading = hints::of(tag, node.source);
            // On a run of words within a paragraph, only a sure hint means more than how they look.
            if tag != Tag::Span || reading.hint == Hint::Strong || reading.hint == Hint::Body {
                weights.hints[id] = reading;
            }
        }
    }
    weights
}

/// An anchor without an address is a place to jump to and not a link.
fn has_address(attributes: &str) -> bool {
    attributes.to_ascii_lowercase().contains("href")
}

/// Elements that mark words of a sentence: a class on them says what the words are, not that they go.
fn is_phrase(tag: Tag) -> bool {
    matches!(
        tag,
        Tag::A | Tag::B | Tag::Code | Tag::Em | Tag::Font | Tag::I | Tag::Small | Tag::Strong | Tag::Time | Tag::U
    )
}

fn own_text(tree: &Tree<'_>, weights: &Weights) -> Vec<Own> {
    let mut own = vec![Own::default(); tree.nodes.len()];
    for (id, node) in tree.nodes.iter().enumerate() {
        if node.tag.is_some() || weights.dropped[id] {
            continue;
        }
        let own = &mut own[weights.owner[id]];
        let before = own.all;
        for c in node.source.chars().filter(|c| !c.is_whitespace()) {
            own.all += letters(c);
            own.stops += usize::from(is_stop(c));
        }
        if weights.linked[id] {
            own.linked += own.all - before;
        }
    }
    own
}

/// A sign of a script without letters says as much as some of them.
fn letters(c: char) -> usize {
    if c < '\u{2e80}' { 1 } else { 3 }
}

/// Signs that part or end sentences, in the scripts that the language check must see.
fn is_stop(c: char) -> bool {
    matches!(
        c,
        '.' | ','
            | '?'
            | '!'
            | '\u{60c}'
            | '\u{61f}'
            | '\u{6d4}'
            | '\u{964}'
            | '\u{104a}'
            | '\u{104b}'
            | '\u{3001}'
            | '\u{3002}'
            | '\u{ff0c}'
            | '\u{ff01}'
            | '\u{ff1f}'
    )
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
