//! Which element holds the article.

use super::hints::Hint;
use super::tag::Tag;
use super::tree::{Id, Tree};
use super::weigh::{self, Weights};

/// Running text from which a hinted element is worth believing, in characters.
const ENOUGH: f64 = 200.0;

/// The element that holds the article: where hints point, and from there down while one child holds
/// nearly everything.
pub(super) fn article(tree: &Tree<'_>, weights: &Weights) -> Id {
    let total = weights.mass[0];
    let hinted = |id: Id| weights.hints[id].hint == Hint::Body;
    let article = |id: Id| tree.tag(id) == Some(Tag::Article);
    let main = |id: Id| tree.tag(id) == Some(Tag::Main) || tree.attribute(id, "role").as_deref() == Some("main");
    let found = holder(tree, weights, &hinted, total * 0.25)
        .or_else(|| holder(tree, weights, &article, total * 0.4))
        .or_else(|| holder(tree, weights, &main, total * 0.4));
    match found {
        Some(id) => descend(tree, weights, id, 0.9),
        None => descend(tree, weights, 0, 0.65),
    }
}

/// The element that holds most of what the wanted elements hold: the one with nearly all of it, else
/// the lowest one around them all.
fn holder(tree: &Tree<'_>, weights: &Weights, wanted: &dyn Fn(Id) -> bool, least: f64) -> Option<Id> {
    let mut outermost: Vec<Id> = Vec::new();
    let mut next = 0;
    for id in 0..tree.nodes.len() {
        if id >= next && tree.tag(id).is_some() && !weights.dropped[id] && weights.mass[id] > 0.0 && wanted(id) {
            outermost.push(id);
            next = tree.nodes[id].end;
        }
    }
    let sum: f64 = outermost.iter().map(|id| weights.mass[*id]).sum();
    if sum < ENOUGH || sum < least {
        return None;
    }
    if let Some(titled) = titled(tree, weights, &outermost, sum) {
        return Some(titled);
    }
    let heaviest = outermost.iter().copied().max_by(|a, b| weights.mass[*a].total_cmp(&weights.mass[*b]))?;
    if weights.mass[heaviest] >= sum * 0.95 {
        return Some(heaviest);
    }
    // A body in several parts stands in an element of little else; strangers of the same name do not.
    let around = around(tree, &outermost)?;
    let together = weights.mass[around] <= sum * 1.15;
    Some(if together || weights.mass[heaviest] < sum * 0.7 { around } else { heaviest })
}

/// The one element that holds the page's headline, when it is no lesser than the others: cards of other
/// stories are often marked up as articles too.
fn titled(tree: &Tree<'_>, weights: &Weights, ids: &[Id], sum: f64) -> Option<Id> {
    let headline = weigh::headline(tree)?;
    let titled = ids.iter().copied().find(|id| tree.below(*id).contains(&headline))?;
    let rival = ids.iter().filter(|id| **id != titled).map(|id| weights.mass[*id]).fold(0.0, f64::max);
    let mass = weights.mass[titled];
    (mass >= ENOUGH && mass > rival && mass >= sum * 0.25).then_some(titled)
}

/// The lowest element around all of `ids`, which are in the order of the page.
fn around(tree: &Tree<'_>, ids: &[Id]) -> Option<Id> {
    let (first, last) = (*ids.first()?, *ids.last()?);
    let mut id = tree.nodes[first].parent;
    while tree.nodes[id].end <= last && id != 0 {
        id = tree.nodes[id].parent;
    }
    Some(id)
}

fn descend(tree: &Tree<'_>, weights: &Weights, from: Id, share: f64) -> Id {
    let mut id = from;
    loop {
        let child = tree
            .children(id)
            .find(|child| weights.mass[*child] >= weights.mass[id] * share && tree.nodes[*child].end > child + 1);
        match child {
            Some(child) if weights.mass[id] > 0.0 && !is_paragraph(tree, weights, child) => id = child,
            _ => return id,
        }
    }
}

/// A block whose text is its own and not its children's is part of the article and not its holder.
fn is_paragraph(tree: &Tree<'_>, weights: &Weights, id: Id) -> bool {
    let is_text_block = matches!(tree.tag(id), Some(Tag::P | Tag::Blockquote | Tag::Pre | Tag::Li | Tag::Ul | Tag::Ol));
    let below: f64 = tree.children(id).map(|child| weights.mass[child]).sum();
    is_text_block || tree.tag(id).is_none_or(Tag::is_inline) && below == 0.0
}
