//! The trained model.

use super::confidence::Calibration;
use super::labels::{Penn, Relation, Upos};
use super::lexicon::Lexicon;
use super::table::{Shape, Table};

/// Weights and words.
#[derive(Debug, Clone)]
pub struct Model {
    /// Classes of the tagger.
    pub(super) classes: Vec<(Upos, Penn)>,
    /// Frequent words.
    pub(super) lexicon: Lexicon,
    /// Features of a word to its class.
    pub(super) tagger: Table,
    /// Features of a state to its transition.
    pub(super) transitions: Table,
    /// Features of an arc to its relation.
    pub(super) relations: Table,
    /// Leads to confidence.
    pub(super) calibration: Calibration,
}

impl Model {
    /// Without weights.
    pub(super) fn empty(classes: Vec<(Upos, Penn)>, lexicon: Lexicon) -> Self {
        let table = |step, width| {
            let shape = Shape { bits: 1, step, width };
            Table { shape, weights: vec![0; shape.len()] }
        };
        let (tagger, transitions, relations) = (table(16, classes.len()), table(4, 4), table(16, Relation::ALL.len()));
        Self { classes, lexicon, tagger, transitions, relations, calibration: Calibration::default() }
    }
}
