//! The lexicon: which tags frequent words take, and which words are used alike.

use super::super::atoms::low;
use super::super::labels::{Penn, Upos};
use super::super::lexicon::{Entry, Lexicon};
use super::Example;
use std::collections::BTreeMap;

/// Rarer words are unknown, so that training meets unknown words too.
const SEEN: usize = 3;
/// Words seen this often take no tag that they were not seen with.
const KNOWN: usize = 30;
/// A tag counts from this share of a word's occurrences on, in percent.
const SHARE: usize = 4;

/// The lexicon of `examples` and `clusters`.
pub(super) fn build(examples: &[Example], classes: &[(Upos, Penn)], clusters: &[(String, u16)]) -> Lexicon {
    let mut entries: BTreeMap<u64, Entry> = BTreeMap::new();
    for (word, cluster) in clusters {
        entries.entry(low(word)).or_default().cluster = *cluster;
    }
    let mut sets = Sets::default();
    for (word, counts) in counted(examples, classes) {
        let all: usize = counts.values().sum();
        if all < SEEN {
            continue;
        }
        let share = |percent: usize, least: usize| -> Vec<u8> {
            let often = counts.iter().filter(|(_, count)| **count * 100 >= all * percent && **count >= least);
            let mut set: Vec<_> = often.collect();
            set.sort_by_key(|(class, count)| (usize::MAX - **count, **class));
            set.into_iter().map(|(class, _)| *class as u8).collect()
        };
        let mut frequent = share(SHARE, 1);
        frequent.truncate(4);
        let entry = entries.entry(word).or_default();
        entry.tags = sets.number(frequent);
        if all >= KNOWN {
            let mut every = share(0, 2);
            every.sort_unstable();
            entry.closed = sets.number(every);
        }
    }
    Lexicon::new(entries.into_iter().collect(), sets.sets)
}

#[derive(Default)]
struct Sets {
    sets: Vec<Vec<u8>>,
    numbers: BTreeMap<Vec<u8>, u16>,
}

impl Sets {
    fn number(&mut self, set: Vec<u8>) -> u16 {
        let next = self.sets.len() as u16 + 1;
        *self.numbers.entry(set).or_insert_with_key(|set| {
            self.sets.push(set.clone());
            next
        })
    }
}

fn counted(examples: &[Example], classes: &[(Upos, Penn)]) -> BTreeMap<u64, BTreeMap<usize, usize>> {
    let mut counts: BTreeMap<u64, BTreeMap<usize, usize>> = BTreeMap::new();
    for example in examples {
        for (word, tag) in example.words.iter().zip(&example.tags) {
            if let Some(class) = classes.iter().position(|class| class == tag) {
                *counts.entry(low(word)).or_default().entry(class).or_default() += 1;
            }
        }
    }
    counts
}
