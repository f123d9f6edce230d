//! Intervals: the percentile bootstrap over documents, and the paired one between two predictions.

use super::tally::{Formula, Sheet};
use serde::Serialize;

/// How often to draw, and from which seed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
pub struct Draws {
    /// How many samples of documents, with replacement.
    pub count: usize,
    /// The seed; the same one gives the same samples on every machine.
    pub seed: u64,
}

/// A score with its interval.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Score {
    /// What it is.
    pub name: String,
    /// Its value; null where there is nothing to divide by.
    pub value: Option<f64>,
    /// The 2.5th percentile of the draws.
    pub low: Option<f64>,
    /// The 97.5th percentile of the draws.
    pub high: Option<f64>,
}

/// The difference between two predictions on the same documents.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Difference {
    /// New minus old, with its interval.
    #[serde(flatten)]
    pub score: Score,
    /// The share of draws in which the new one is not better.
    pub not_better: f64,
}

/// `SplitMix64` (Steele, Lea and Flood 2014): the whole of it is these lines, so that draws do not change
/// with the version of a crate.
#[derive(Debug, Clone)]
pub(super) struct Dice(u64);

impl Dice {
    pub(super) fn new(seed: u64) -> Self {
        Self(seed)
    }

    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        z ^ (z >> 31)
    }

    /// A number below `limit`, which is not 0.
    pub(super) fn below(&mut self, limit: usize) -> usize {
        ((u128::from(self.next()) * limit as u128) >> 64) as usize
    }

    /// Puts a list in an order of chance.
    pub(super) fn shuffle<T>(&mut self, list: &mut [T]) {
        for at in (1..list.len()).rev() {
            list.swap(at, self.below(at + 1));
        }
    }
}

impl Draws {
    /// The sums of each draw.
    fn sums(self, sheet: &Sheet) -> Vec<Vec<u32>> {
        let documents = sheet.rows.len();
        let mut dice = Dice::new(self.seed);
        (0..self.count).map(|_| sheet.sum((0..documents).map(|_| dice.below(documents)))).collect()
    }

    /// Scores with intervals.
    pub(super) fn scores(self, sheet: &Sheet, formulas: &[(String, Formula)]) -> Vec<Score> {
        let total = sheet.total();
        let sums = if sheet.rows.is_empty() { Vec::new() } else { self.sums(sheet) };
        formulas
            .iter()
            .map(|(name, formula)| {
                let drawn = sums.iter().filter_map(|sum| sheet.score(sum, formula)).collect();
                score(name, sheet.score(&total, formula), drawn)
            })
            .collect()
    }

    /// The differences between two predictions, drawn together: the same documents on both sides.
    pub(super) fn differences(self, new: &Sheet, old: &Sheet, formulas: &[(String, Formula)]) -> Vec<Difference> {
        let (new_sums, old_sums) = (self.sums(new), self.sums(old));
        let minus = |new_sum: &[u32], old_sum: &[u32], formula: &Formula| {
            Some(new.score(new_sum, formula)? - old.score(old_sum, formula)?)
        };
        formulas
            .iter()
            .map(|(name, formula)| {
                let pairs = new_sums.iter().zip(&old_sums);
                let drawn: Vec<f64> = pairs.filter_map(|(new, old)| minus(new, old, formula)).collect();
                let not_better = drawn.iter().filter(|difference| **difference <= 0.0).count() as f64;
                let share = not_better / drawn.len().max(1) as f64;
                Difference { score: score(name, minus(&new.total(), &old.total(), formula), drawn), not_better: share }
            })
            .collect()
    }
}

fn score(name: &str, value: Option<f64>, mut drawn: Vec<f64>) -> Score {
    drawn.sort_by(f64::total_cmp);
    let at = |share: f64| drawn.get((share * drawn.len().saturating_sub(1) as f64).round() as usize).copied();
    let (low, high) = if value.is_some() { (at(0.025), at(0.975)) } else { (None, None) };
    Score { name: name.to_owned(), value: value.map(rounded), low: low.map(rounded), high: high.map(rounded) }
}

/// Four digits: more than any set here can tell apart.
pub(super) fn rounded(value: f64) -> f64 {
    (value * 1e4).round() / 1e4
}
