//! Features of the next transition.

use super::features::{Features, spread};
use super::items::{Item, distance, gap};
use super::state::{Slot, State};

/// Puts the features of the next transition into `out`.
pub(super) fn transition(state: &State, items: &[Item], out: &mut Features) {
    let slot = |at: u32| &state.slots[at as usize];
    let item = |at: u32| &items[at as usize];
    let relation = |at: u32| spread(slot(at).relation as u64);
    let (s0, s1, s2) = (state.on_stack(0), state.on_stack(1), state.on_stack(2));
    let (b0, b1, b2) = (state.ahead(0), state.ahead(1), state.ahead(2));
    let (top, under, third) = (item(s0), item(s1), item(s2));
    let (next, second, last) = (item(b0), item(b1), item(b2));
    let (top_slot, under_slot, next_slot) = (slot(s0), slot(s1), slot(b0));
    out.clear();
    out.add([]);
    out.add([spread(state.history)]);
    // One word.
    for word in [top, under, next] {
        out.add([word.low, word.tag]);
        out.add([word.low]);
        out.add([word.tag]);
        out.add([word.cluster, word.upos]);
    }
    for word in [third, second, last] {
        out.add([word.low, word.tag]);
        out.add([word.tag]);
    }
    out.add([second.low]);
    // Two words.
    for (left, right) in [(top, next), (under, top), (under, next)] {
        out.add([left.low, left.tag, right.low, right.tag]);
        out.add([left.low, left.tag, right.tag]);
        out.add([left.tag, right.low, right.tag]);
        out.add([left.low, right.low]);
        out.add([left.tag, right.tag]);
        out.add([left.cluster, right.cluster]);
        out.add([left.cluster, right.tag]);
        out.add([left.tag, right.cluster]);
    }
    out.add([next.tag, second.tag]);
    out.add([next.low, second.tag]);
    out.add([next.tag, second.low]);
    out.add([top.tag, second.tag]);
    out.add([third.tag, next.tag]);
    // Three and four words.
    out.add([next.tag, second.tag, last.tag]);
    out.add([top.tag, next.tag, second.tag]);
    out.add([under.tag, top.tag, next.tag]);
    out.add([third.tag, under.tag, top.tag]);
    out.add([under.tag, top.tag, next.tag, second.tag]);
    out.add([top.tag, next.tag, second.tag, last.tag]);
    out.add([third.upos, under.tag, top.tag, next.tag]);
    out.add([top.low, next.tag, second.tag]);
    out.add([top.tag, next.low, second.tag]);
    out.add([top.tag, next.tag, second.low]);
    out.add([under.low, top.tag, next.tag]);
    out.add([under.tag, top.low, next.tag]);
    out.add([under.tag, top.tag, next.low]);
    out.add([under.coarse, top.coarse, next.coarse]);
    out.add([top.coarse, next.coarse, second.coarse]);
    distances(out, [s1, s0, b0], [under, top, next], items);
    dependants(out, [top_slot, under_slot, next_slot], [top, under, next], items, &relation);
    markers(out, [top_slot, under_slot, next_slot], [top, under, next, third, second], items);
    neighbours(out, [s0, s1, b0], [top, under, next], items);
}

#[inline(always)]
#[allow(clippy::inline_always, reason = "the numbers of its templates become constants")]
fn distances(out: &mut Features, [s1, s0, b0]: [u32; 3], [under, top, next]: [&Item; 3], items: &[Item]) {
    let (near, far) = (distance(s0, b0), distance(s1, s0));
    out.add([top.low, near]);
    out.add([top.tag, near]);
    out.add([next.low, near]);
    out.add([next.tag, near]);
    out.add([top.tag, next.tag, near]);
    out.add([under.tag, top.tag, far]);
    out.add([under.low, far, top.upos]);
    out.add([under.upos, top.tag, next.tag, far, near]);
    let (between, below) = (gap(items, s0, b0), gap(items, s1, s0));
    out.add([top.tag, next.tag, between]);
    out.add([under.tag, top.tag, below]);
    out.add([under.upos, top.upos, next.tag, below, between]);
}

#[inline(always)]
#[allow(clippy::inline_always, reason = "the numbers of its templates become constants")]
fn dependants(
    out: &mut Features,
    [top_slot, under_slot, next_slot]: [&Slot; 3],
    [top, under, next]: [&Item; 3],
    items: &[Item],
    relation: &impl Fn(u32) -> u64,
) {
    let item = |at: u32| &items[at as usize];
    for (slot, word) in [(top_slot, top), (under_slot, under), (next_slot, next)] {
        out.add([word.tag, slot.left_set]);
        out.add([word.low, slot.left_set]);
        out.add([word.tag, spread(u64::from(slot.lefts.min(4)))]);
    }
    for (slot, word) in [(top_slot, top), (under_slot, under)] {
        out.add([word.tag, slot.right_set]);
        out.add([word.low, slot.right_set]);
        out.add([word.low, spread(u64::from(slot.rights.min(4)))]);
        out.add([word.tag, spread(u64::from(slot.rights.min(4))), next.tag]);
        let right = slot.right[0];
        out.add([word.tag, relation(right), item(right).tag]);
        out.add([item(right).low]);
        out.add([word.tag, relation(right), relation(slot.right[1])]);
        out.add([word.tag, item(right).tag, next.tag]);
    }
    for (slot, word) in [(top_slot, top), (under_slot, under), (next_slot, next)] {
        let left = slot.left[0];
        out.add([word.tag, relation(left), item(left).tag]);
        out.add([item(left).low, word.upos]);
        out.add([word.tag, relation(left), relation(slot.left[1])]);
    }
    out.add([top.tag, next.tag, top_slot.left_set, next_slot.left_set]);
    out.add([under.tag, top.tag, under_slot.right_set, top_slot.left_set]);
    out.add([under.tag, top.tag, top_slot.right_set, top_slot.left_set]);
    out.add([top.tag, top_slot.left_set, top_slot.right_set, next.tag]);
    out.add([under.tag, under_slot.left_set, under_slot.right_set, top.tag, top_slot.left_set]);
}

/// Prepositions and subordinators, which say where their phrase belongs.
#[inline(always)]
#[allow(clippy::inline_always, reason = "the numbers of its templates become constants")]
fn markers(
    out: &mut Features,
    [top_slot, under_slot, next_slot]: [&Slot; 3],
    [top, under, next, third, second]: [&Item; 5],
    items: &[Item],
) {
    let word = |slot: &Slot| items[slot.marker as usize].low;
    let (top_marker, under_marker, next_marker) = (word(top_slot), word(under_slot), word(next_slot));
    out.add([top_marker, top.upos, under.tag]);
    out.add([top_marker, under.low]);
    out.add([top_marker, under.cluster, top.upos]);
    out.add([top_marker, under.low, top.low]);
    out.add([top_marker, under.tag, third.tag]);
    out.add([top_marker, under.tag, third.low]);
    out.add([top_marker, under.low, third.low]);
    out.add([top_marker, under_marker, under.tag, top.tag]);
    out.add([top_marker, top.tag, next.tag]);
    out.add([top_marker, next.low]);
    out.add([under_marker, under.tag, top.tag, next.tag]);
    out.add([next_marker, next.tag, top.tag]);
    out.add([next_marker, top.low]);
    out.add([top.low, next.low, second.tag]);
    out.add([under.tag, top.tag, next.low, second.tag]);
}

/// The words beside on the page, which may hang elsewhere by now.
#[inline(always)]
#[allow(clippy::inline_always, reason = "the numbers of its templates become constants")]
fn neighbours(out: &mut Features, [s0, s1, b0]: [u32; 3], [top, under, next]: [&Item; 3], items: &[Item]) {
    let none = items.len() as u32 - 1;
    let beside = |at: u32, step: i64| {
        let at = i64::from(at) + step;
        &items[if (0..i64::from(none)).contains(&at) { at as usize } else { none as usize }]
    };
    out.add([beside(s0, 1).tag, top.tag, next.tag]);
    out.add([beside(s0, -1).tag, top.tag, under.tag]);
    out.add([beside(b0, -1).tag, next.tag, top.tag]);
    out.add([beside(s1, 1).tag, under.tag, top.tag]);
    out.add([beside(s0, 1).low, top.tag]);
    out.add([beside(b0, -1).low, next.tag]);
    out.add([beside(s0, -1).low, top.tag]);
}
