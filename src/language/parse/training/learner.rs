//! The averaged perceptron in whole numbers: the same updates give the same bytes on every machine.

use super::super::table::{ColumnScorer, Scorer, Shape, Table, add_columns, add_rows};

/// Weights that learn, and the sums that average them.
#[derive(Debug)]
pub(super) struct Learner {
    shape: Shape,
    weights: Vec<i16>,
    totals: Vec<i64>,
    stamps: Vec<u32>,
    now: u32,
}

impl Scorer for Learner {
    #[inline]
    fn score(&self, features: &[u64], scores: &mut [i32]) {
        add_rows(self.shape, &self.weights, features, scores);
    }
}

impl ColumnScorer for Learner {
    #[inline]
    fn score_some(&self, features: &[u64], classes: &[u8], scores: &mut [i32]) {
        add_columns(self.shape, &self.weights, features, classes, scores);
    }
}

impl Learner {
    /// All weights nought.
    pub(super) fn new(shape: Shape) -> Self {
        let length = shape.len();
        Self { shape, weights: vec![0; length], totals: vec![0; length], stamps: vec![0; length], now: 0 }
    }

    /// Counts a decision; averages run over decisions.
    pub(super) fn tick(&mut self) {
        self.now += 1;
    }

    /// Moves the features from class `wrong` to class `right`.
    pub(super) fn update(&mut self, features: &[u64], right: usize, wrong: usize) {
        for feature in features {
            let row = self.shape.row(*feature);
            self.change(row + right, 1);
            self.change(row + wrong, -1);
        }
    }

    fn change(&mut self, at: usize, by: i16) {
        self.totals[at] += i64::from(self.weights[at]) * i64::from(self.now - self.stamps[at]);
        self.stamps[at] = self.now;
        self.weights[at] = self.weights[at].saturating_add(by);
    }

    /// The averaged weights, times 1,024.
    pub(super) fn averages(mut self) -> Averages {
        let now = i64::from(self.now.max(1));
        for at in 0..self.weights.len() {
            self.totals[at] += i64::from(self.weights[at]) * i64::from(self.now - self.stamps[at]);
            self.totals[at] = self.totals[at] * 1_024 / now;
        }
        Averages { shape: self.shape, weights: self.totals }
    }
}

/// Averaged weights before they are cut to eight bits.
#[derive(Debug, Clone)]
pub(super) struct Averages {
    shape: Shape,
    weights: Vec<i64>,
}

impl Averages {
    /// The sum with those of another seed.
    pub(super) fn join(mut self, other: &Self) -> Self {
        for (weight, more) in self.weights.iter_mut().zip(&other.weights) {
            *weight += more;
        }
        self
    }

    /// Eight bits for each weight: all but the largest ones in 30,000 fit; those and whatever is below half a step
    /// are cut.
    pub(super) fn table(&self) -> Table {
        let mut sizes: Vec<i64> =
            self.weights.iter().filter(|weight| **weight != 0).map(|weight| weight.abs()).collect();
        let rank = sizes.len() - (sizes.len() / 30_000).max(1).min(sizes.len());
        let top = if sizes.is_empty() { 1 } else { (*sizes.select_nth_unstable(rank).1).max(1) };
        let cut = |weight: &i64| {
            let scaled = (weight.abs() * 254 / top + 1) / 2;
            (scaled.min(127) * weight.signum()) as i8
        };
        Table { shape: self.shape, weights: self.weights.iter().map(cut).collect() }
    }
}
