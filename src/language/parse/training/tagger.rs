//! Training of the tagger.

use super::super::atoms::Atoms;
use super::super::features::Features;
use super::super::labels::{Penn, Upos};
use super::super::lexicon::Lexicon;
use super::super::table::{Shape, Table};
use super::super::tagger::{self, decide};
use super::learner::{Averages, Learner};
use super::random::Random;
use super::{Course, Example};
use std::collections::BTreeMap;

/// So many pairs make a row of one cache line; those beyond are under 1 in 5,000 words.
const CLASSES: usize = 64;

/// The most frequent pairs of class and tag, sorted.
pub(super) fn classes(examples: &[Example]) -> Vec<(Upos, Penn)> {
    let mut counts: BTreeMap<(Upos, Penn), usize> = BTreeMap::new();
    for tag in examples.iter().flat_map(|example| &example.tags) {
        *counts.entry(*tag).or_default() += 1;
    }
    let mut frequent: Vec<_> = counts.into_iter().collect();
    frequent.sort_by_key(|(tag, count)| (usize::MAX - count, *tag));
    let mut classes: Vec<_> = frequent.into_iter().take(CLASSES).map(|(tag, _)| tag).collect();
    classes.sort_unstable();
    classes
}

/// The classes of a sentence.
pub(super) fn tag(atoms: &[Atoms], lexicon: &Lexicon, table: &Table, classes: usize) -> Vec<usize> {
    let (mut tags, mut margins) = (Vec::new(), Vec::new());
    tagger::tag(atoms, lexicon, table, classes, &mut tags, &mut margins);
    tags
}

/// Learns from the examples numbered `learnt`.
pub(super) fn train(course: &Course, learnt: &[usize], epochs: usize, seed: u64) -> Averages {
    let width = course.model.classes.len();
    let mut learner = Learner::new(Shape { bits: course.settings.bits[0], step: 16, width });
    let (mut random, mut order) = (Random::new(seed), learnt.to_vec());
    let (mut buffer, mut tags, mut scores) = (Features::default(), Vec::new(), vec![0; width]);
    for _ in 0..epochs {
        random.shuffle(&mut order);
        for example in &order {
            let (atoms, gold) = (&course.atoms[*example], &course.gold_classes[*example]);
            tags.clear();
            for right in gold {
                let lexicon = &course.model.lexicon;
                let (class, lead) = decide(lexicon, &learner, atoms, &tags, &mut buffer, &mut scores);
                learner.tick();
                if class != *right && *right < width && lead.is_some() {
                    learner.update(buffer.hashes(), *right, class);
                }
                tags.push(class);
            }
        }
    }
    learner.averages()
}
