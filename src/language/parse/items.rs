//! Words as the features of the parser see them.

use super::atoms::Atoms;
use super::features::spread;
use super::labels::{Penn, Upos};

/// A word as the parser sees it.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Item {
    /// Lower case.
    pub(super) low: u64,
    /// Class and Penn tag.
    pub(super) tag: u64,
    /// The class alone.
    pub(super) upos: u64,
    /// Words used alike, finely.
    pub(super) cluster: u64,
    /// Words used alike, coarsely.
    pub(super) coarse: u64,
    /// Its last three letters.
    pub(super) suffix: u64,
    /// What it is when it stands between two words.
    between: u8,
}

/// The words of a sentence as the parser sees them, then the root and the place that stands for none.
pub(super) fn items(atoms: &[Atoms], tags: &[(Upos, Penn)], out: &mut Vec<Item>) {
    out.clear();
    out.extend(atoms.iter().zip(tags).map(|(atoms, (upos, penn))| Item {
        low: atoms.low,
        tag: spread(64 + *upos as u64 * 64 + *penn as u64),
        upos: spread(2048 + *upos as u64),
        cluster: atoms.cluster,
        coarse: atoms.coarse,
        suffix: atoms.suffix[2],
        between: between(*upos, *penn),
    }));
    let outside = |number: u64| {
        let hash = spread(4096 + number);
        Item { low: hash, tag: hash, upos: hash, cluster: hash, coarse: hash, suffix: hash, between: 0 }
    };
    out.push(outside(0));
    out.push(outside(1));
}

fn between(upos: Upos, penn: Penn) -> u8 {
    match (upos, penn) {
        (_, Penn::Comma) => 1,
        (_, Penn::Colon) => 2,
        (Upos::Punct, _) => 4,
        (Upos::Verb, _) => 8,
        (Upos::Cconj, _) => 16,
        (_, Penn::Wdt | Penn::Wp | Penn::Wrb | Penn::WpS) | (Upos::Sconj, _) => 32,
        _ => 0,
    }
}

/// Kinds of words between two; far apart they are not looked at one by one.
pub(super) fn gap(items: &[Item], from: u32, to: u32) -> u64 {
    if from >= to || to as usize + 1 >= items.len() {
        return 0;
    }
    let words = &items[from as usize + 1..to as usize];
    let seen = words.iter().rev().take(16).fold(0, |seen, item| seen | item.between);
    spread(u64::from(seen) + 256 * u64::from(words.len() > 16))
}

/// Steps between two words, in eight stretches.
pub(super) fn distance(from: u32, to: u32) -> u64 {
    spread(match to.saturating_sub(from) {
        near @ 0..=4 => u64::from(near),
        5..=6 => 5,
        7..=10 => 6,
        _ => 7,
    })
}
