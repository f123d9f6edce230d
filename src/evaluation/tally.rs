//! Counts by name, one tally a document, and the scores that are read off their sum.

use std::collections::BTreeMap;

/// Counts of one document.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Tally(BTreeMap<String, u32>);

impl Tally {
    /// Counts one.
    pub(super) fn count(&mut self, name: impl Into<String>) {
        self.add(name, 1);
    }

    /// Counts several.
    pub(super) fn add(&mut self, name: impl Into<String>, many: u32) {
        *self.0.entry(name.into()).or_insert(0) += many;
    }
}

/// How a score is read off counts. For `F1` and its like the counts are `name.tp`, `.fp` and `.fn`.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum Formula {
    /// One count over another, times a factor.
    Ratio(String, String, f64),
    /// Right over said.
    Precision(String),
    /// Right over labelled.
    Recall(String),
    /// Harmonic mean of both.
    F1(String),
    /// Mean of F1 over several names.
    Macro(Vec<String>),
}

/// The counts of all documents as columns.
#[derive(Debug, Clone, Default)]
pub(super) struct Sheet {
    names: BTreeMap<String, usize>,
    pub(super) rows: Vec<Vec<u32>>,
}

impl Sheet {
    pub(super) fn new(tallies: &[Tally]) -> Self {
        let mut names = BTreeMap::new();
        for name in tallies.iter().flat_map(|tally| tally.0.keys()) {
            let next = names.len();
            names.entry(name.clone()).or_insert(next);
        }
        let row = |tally: &Tally| {
            let mut row = vec![0; names.len()];
            tally.0.iter().for_each(|(name, count)| row[names[name]] = *count);
            row
        };
        let rows = tallies.iter().map(row).collect();
        Self { names, rows }
    }

    /// The sum over all documents.
    pub(super) fn total(&self) -> Vec<u32> {
        self.sum(0..self.rows.len())
    }

    /// The sum over some documents, which may be named more than once.
    pub(super) fn sum(&self, rows: impl IntoIterator<Item = usize>) -> Vec<u32> {
        let mut sum = vec![0; self.names.len()];
        for row in rows {
            sum.iter_mut().zip(&self.rows[row]).for_each(|(sum, count)| *sum += count);
        }
        sum
    }

    /// One count of a sum; 0 for names that nothing was counted under.
    pub(super) fn get(&self, sum: &[u32], name: &str) -> u32 {
        self.names.get(name).and_then(|at| sum.get(*at)).copied().unwrap_or(0)
    }

    /// The score; `None` where it would divide by nothing.
    pub(super) fn score(&self, sum: &[u32], formula: &Formula) -> Option<f64> {
        let part = |name: &str, part: &str| f64::from(self.get(sum, &format!("{name}.{part}")));
        let over = |above: f64, below: f64| (below > 0.0).then(|| above / below);
        match formula {
            Formula::Ratio(above, below, factor) => {
                over(f64::from(self.get(sum, above)) * factor, f64::from(self.get(sum, below)))
            }
            Formula::Precision(name) => over(part(name, "tp"), part(name, "tp") + part(name, "fp")),
            Formula::Recall(name) => over(part(name, "tp"), part(name, "tp") + part(name, "fn")),
            Formula::F1(name) => {
                over(2.0 * part(name, "tp"), 2.0 * part(name, "tp") + part(name, "fp") + part(name, "fn"))
            }
            Formula::Macro(names) => {
                // A class that a draw does not hold says nothing about it.
                let f1 = |name: &String| self.score(sum, &Formula::F1(name.clone()));
                let scores: Vec<f64> = names.iter().filter_map(f1).collect();
                over(scores.iter().sum(), scores.len() as f64)
            }
        }
    }
}
