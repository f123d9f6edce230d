//! Features of the relation that an arc gets.

use super::features::{Features, spread};
use super::items::{Item, distance, gap};
use super::labels::Relation;
use super::state::State;

/// Puts the features of the relation between `dependant` and `head` into `out`.
pub(super) fn relation(state: &State, items: &[Item], dependant: u32, head: u32, out: &mut Features) {
    let item = |at: u32| &items[at as usize];
    let slot = |at: u32| &state.slots[at as usize];
    let name = |at: u32| spread(slot(at).relation as u64);
    let (d, h, sd, sh) = (item(dependant), item(head), slot(dependant), slot(head));
    let left = u64::from(dependant < head);
    let (near, far) = if left == 1 { (dependant, head) } else { (head, dependant) };
    let (marker, head_marker) = (item(sd.marker), item(sh.marker));
    out.clear();
    out.add([left]);
    out.add([left, d.low]);
    out.add([left, d.tag]);
    out.add([left, h.low]);
    out.add([left, h.tag]);
    out.add([left, d.tag, h.tag]);
    out.add([left, d.low, h.tag]);
    out.add([left, d.tag, h.low]);
    out.add([d.low, h.low]);
    out.add([left, d.low, d.tag]);
    out.add([left, h.low, h.tag, d.tag]);
    out.add([left, d.low, d.tag, h.tag]);
    out.add([left, d.cluster, h.tag]);
    out.add([left, d.tag, h.cluster]);
    out.add([left, d.cluster, h.cluster]);
    out.add([left, d.suffix, h.tag]);
    out.add([left, d.tag, h.suffix]);
    out.add([left, d.tag, h.tag, distance(near, far)]);
    out.add([left, d.tag, h.tag, gap(items, near, far)]);
    out.add([left, marker.low, d.tag, h.tag]);
    out.add([left, marker.low, h.low]);
    out.add([left, marker.low, d.low]);
    out.add([left, marker.low, h.tag, d.cluster]);
    out.add([left, d.tag, sd.left_set]);
    out.add([left, d.tag, h.tag, sd.left_set]);
    out.add([left, d.tag, h.tag, sd.right_set]);
    out.add([left, d.low, sd.left_set]);
    out.add([left, d.tag, h.tag, sh.left_set]);
    out.add([left, d.tag, h.tag, sh.right_set]);
    out.add([left, h.low, d.tag, sh.right_set]);
    out.add([left, h.low, d.tag, sh.left_set]);
    out.add([left, d.tag, h.tag, sd.left_set, sh.left_set]);
    out.add([left, d.tag, sd.left_set, sd.right_set]);
    out.add([left, head_marker.low, h.tag, d.tag]);
    out.add([left, d.tag, h.tag, name(sh.right[0]), name(sh.left[0])]);
    out.add([left, d.tag, item(sd.left[0]).low, h.upos]);
    out.add([left, d.tag, item(sd.left[0]).tag, h.tag]);
    out.add([left, d.tag, item(sd.right[0]).low, h.upos]);
    out.add([left, d.tag, item(sd.right[0]).tag, name(sd.right[0])]);
    let beside = |at: u32, step: i64| {
        let at = i64::from(at) + step;
        item(if (0..items.len() as i64 - 1).contains(&at) { at as u32 } else { items.len() as u32 - 1 })
    };
    out.add([left, beside(dependant, -1).tag, d.tag, h.tag]);
    out.add([left, beside(dependant, 1).tag, d.tag, h.tag]);
    out.add([left, beside(dependant, 1).low, d.tag]);
    out.add([left, beside(dependant, -1).low, d.tag]);
    out.add([left, beside(head, -1).tag, h.tag, d.tag]);
    out.add([left, beside(head, 1).tag, h.tag, d.tag]);
}

/// Whether a relation may hold: `root` at the root and nowhere else.
#[inline]
pub(super) fn fits(relation: usize, at_root: bool) -> bool {
    (relation == Relation::Root as usize) == at_root
}
