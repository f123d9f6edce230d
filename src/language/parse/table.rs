//! Weights in a table without keys: a feature's hash is the place of its row.

use super::features::MOST;
use super::labels::Relation;

/// The shape of a table. Rows of `width` weights begin at multiples of `step`; where `step` is smaller than `width`
/// they overlap, which costs little because most weights are zero.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Shape {
    /// Logarithm of the number of rows.
    pub(super) bits: u32,
    /// Distance between rows.
    pub(super) step: usize,
    /// Weights in a row: one for each class.
    pub(super) width: usize,
}

impl Shape {
    /// How many weights there are.
    pub(super) fn len(self) -> usize {
        (self.step << self.bits) + self.width
    }

    /// Where the row of a feature begins.
    #[inline]
    pub(super) fn row(self, hash: u64) -> usize {
        ((hash.wrapping_mul(0x9e37_79b9_7f4a_7c15) >> (64 - self.bits)) as usize) * self.step
    }
}

/// What decides by sums of weights.
pub(super) trait Scorer {
    /// Sets `scores`, one for each class, to the sums over the features.
    fn score(&self, features: &[u64], scores: &mut [i32]);
}

/// What decides between some of its classes.
pub(super) trait ColumnScorer: Scorer {
    /// Sets `scores`, one for each of `classes`, to the sums over the features.
    fn score_some(&self, features: &[u64], classes: &[u8], scores: &mut [i32]);
}

/// Weights as they are shipped: eight bits each.
#[derive(Debug, Clone)]
pub(super) struct Table {
    /// Its shape.
    pub(super) shape: Shape,
    /// `shape.len()` weights.
    pub(super) weights: Vec<i8>,
}

impl Table {
    /// Sums rows of a width that the compiler knows, in sixteen bits: 250 features of eight bits fit.
    #[inline]
    fn sums<const N: usize>(&self, features: &[u64], scores: &mut [i32]) {
        let mut sums = [0_i16; N];
        for feature in features {
            let row = self.shape.row(*feature);
            let Some(weights) = self.weights.get(row..).and_then(|rest| rest.first_chunk::<N>()) else { continue };
            for (sum, weight) in sums.iter_mut().zip(weights) {
                *sum = sum.wrapping_add(i16::from(*weight));
            }
        }
        scores.iter_mut().zip(sums).for_each(|(score, sum)| *score = i32::from(sum));
    }
}

impl Scorer for Table {
    #[inline]
    fn score(&self, features: &[u64], scores: &mut [i32]) {
        const RELATIONS: usize = Relation::ALL.len();
        match scores.len() {
            64 => self.sums::<64>(features, scores),
            // A few weights of the next row make whole vectors.
            RELATIONS => self.sums::<{ RELATIONS.next_multiple_of(8) }>(features, scores),
            _ => add_rows(self.shape, &self.weights, features, scores),
        }
    }
}

impl ColumnScorer for Table {
    #[inline]
    fn score_some(&self, features: &[u64], classes: &[u8], scores: &mut [i32]) {
        add_columns(self.shape, &self.weights, features, classes, scores);
    }
}

/// Sets `scores`, one for each class, to the sums of the features' rows.
#[inline]
pub(super) fn add_rows<W: Copy + Into<i32>>(shape: Shape, weights: &[W], features: &[u64], scores: &mut [i32]) {
    scores.fill(0);
    let width = scores.len();
    for feature in features {
        let row = shape.row(*feature);
        let Some(weights) = weights.get(row..row + width) else { continue };
        scores.iter_mut().zip(weights).for_each(|(score, weight)| *score += (*weight).into());
    }
}

/// Sets `scores`, one for each of `classes`, to the sums of these columns of the features' rows.
#[inline]
pub(super) fn add_columns<W: Copy + Into<i32>>(
    shape: Shape,
    weights: &[W],
    features: &[u64],
    classes: &[u8],
    scores: &mut [i32],
) {
    // One class after another: its sum stays in a register, and the rows stay in the nearest cache.
    let mut rows = [0; MOST];
    let rows = &mut rows[..features.len().min(MOST)];
    rows.iter_mut().zip(features).for_each(|(row, feature)| *row = shape.row(*feature));
    for (score, class) in scores.iter_mut().zip(classes) {
        let column = weights.get(usize::from(*class)..).unwrap_or(&[]);
        *score = rows.iter().map(|row| column.get(*row).map_or(0, |weight| (*weight).into())).sum();
    }
}

/// The best class among those allowed, and by how much it leads the second; the first of equals wins.
pub(super) fn best(scores: &[i32], allowed: impl Fn(usize) -> bool) -> (usize, i32) {
    let (mut first, mut top, mut second) = (0, i32::MIN, i32::MIN);
    for (class, score) in scores.iter().enumerate() {
        if !allowed(class) {
            continue;
        }
        if *score > top {
            second = top;
            (first, top) = (class, *score);
        } else if *score > second {
            second = *score;
        }
    }
    (first, if second == i32::MIN { i32::MAX } else { top - second })
}
