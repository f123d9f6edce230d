//! Cards: boxes that stand in a row and each lead, by a heading that is a link, to another story.

use super::tree::{Id, Tree};
use super::weigh::{self, Weights};
use std::collections::{BTreeMap, BTreeSet};

/// Cards that make a row.
const ROW: usize = 3;

/// Elements between a heading and the box of its card, at most.
const WITHIN: usize = 5;

/// Share of the page's text from which a row is the page's own: posts of a live blog look like cards.
const OWN_SHARE: f64 = 0.6;

/// Running text of a card at most, in characters, when a row of them holds more of the page than that
/// and the story beside it is no less than [`STORY`].
const SUMMARY: f64 = 350.0;

/// Running text that makes a story, in characters.
const STORY: f64 = 800.0;

/// Leaves out the rows of cards.
pub(super) fn leave_out(tree: &Tree<'_>, weights: &mut Weights) {
    let headline = weigh::headline(tree);
    for cards in rows(tree, weights).into_values() {
        let mass: f64 = cards.iter().map(|card| weights.mass[*card]).sum();
        let titled = headline.is_some_and(|headline| cards.iter().any(|card| tree.below(*card).contains(&headline)));
        let beside = weights.mass[0] - mass;
        let summaries = mass < SUMMARY * cards.len() as f64 && beside > STORY;
        let small = mass < weights.mass[0] * OWN_SHARE;
        if cards.len() >= ROW && !titled && (small || summaries) {
            for card in cards {
                tree.below(card).for_each(|id| weights.dropped[id] = true);
                weights.dropped[card] = true;
            }
        }
    }
}

/// Elements with those of their children that hold a heading which is a link.
fn rows(tree: &Tree<'_>, weights: &Weights) -> BTreeMap<Id, BTreeSet<Id>> {
    let mut rows: BTreeMap<Id, BTreeSet<Id>> = BTreeMap::new();
    for id in (1..tree.nodes.len()).filter(|id| !weights.dropped[*id]) {
        if !tree.tag(id).is_some_and(super::Tag::is_heading) || !is_link(tree, weights, id) {
            continue;
        }
        let mut card = id;
        for _ in 0..WITHIN {
            let parent = tree.nodes[card].parent;
            // A heading by itself is no card: headings of a story stand side by side with its text.
            if card != id && card != 0 {
                rows.entry(parent).or_default().insert(card);
            }
            card = parent;
        }
    }
    rows
}

fn is_link(tree: &Tree<'_>, weights: &Weights, heading: Id) -> bool {
    let mut texts =
        tree.below(heading).filter(|id| tree.tag(*id).is_none() && !tree.nodes[*id].source.trim().is_empty());
    texts.next().is_some_and(|text| weights.linked[text])
}
