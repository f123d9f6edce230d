//! Training: from trees to a model, in whole numbers and a fixed order, so that the same trees give the same bytes.

mod calibrate;
mod headlines;
mod learner;
mod lexicon;
mod oracle;
mod parser;
mod random;
mod tagger;

use super::labels::{Penn, Relation, Upos};
use super::model::Model;
use learner::Averages;

/// A tree to learn from.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Example {
    /// The words as they are written.
    pub words: Vec<String>,
    /// Their lemmas.
    pub lemmas: Vec<String>,
    /// Their classes and Penn tags.
    pub tags: Vec<(Upos, Penn)>,
    /// The head of each word; the number of words for the root.
    pub heads: Vec<u32>,
    /// The relation of each word to its head.
    pub relations: Vec<Relation>,
    /// Whether people made the tree.
    pub gold: bool,
}

/// How to train. The defaults are those of the shipped model.
#[derive(Debug, Clone)]
pub struct Settings {
    /// Passes of the tagger.
    pub tagger_epochs: usize,
    /// Passes of the parser.
    pub parser_epochs: usize,
    /// Parts of the data that are tagged by a tagger which has not seen them.
    pub folds: usize,
    /// Logarithms of the rows of tagger, transitions and relations.
    pub bits: [u32; 3],
}

impl Default for Settings {
    fn default() -> Self {
        Self { tagger_epochs: 6, parser_epochs: 10, folds: 4, bits: [18, 21, 18] }
    }
}

/// One seed's weights of the tagger, to be joined with those of others.
#[derive(Debug)]
pub struct TaggerWeights(Averages);

/// One seed's weights of the parser: of transitions and of relations.
#[derive(Debug)]
pub struct ParserWeights(Averages, Averages);

/// What training shares between seeds.
#[derive(Debug)]
pub struct Course {
    examples: Vec<Example>,
    settings: Settings,
    model: Model,
    atoms: Vec<Vec<super::atoms::Atoms>>,
    gold_classes: Vec<Vec<usize>>,
}

impl Course {
    /// Prepares the words of `examples`; `clusters` gives a number above nought to words used alike.
    pub fn new(mut examples: Vec<Example>, clusters: &[(String, u16)], settings: Settings) -> Self {
        let people: Vec<Example> = examples.iter().filter(|example| example.gold).cloned().collect();
        examples.extend(headlines::made(&people, 5));
        let classes = tagger::classes(&examples);
        let lexicon = lexicon::build(&examples, &classes, clusters);
        let atoms = examples
            .iter()
            .map(|example| {
                let words: Vec<&str> = example.words.iter().map(String::as_str).collect();
                let mut out = Vec::new();
                super::atoms::atoms(&words, &lexicon, &mut out);
                out
            })
            .collect();
        let gold_classes = examples
            .iter()
            .map(|example| {
                let number = |tag| classes.iter().position(|class| class == tag).unwrap_or(usize::MAX);
                example.tags.iter().map(number).collect()
            })
            .collect();
        let model = Model::empty(classes, lexicon);
        Self { examples, settings, model, atoms, gold_classes }
    }

    /// How many trees there are.
    pub fn len(&self) -> usize {
        self.examples.len()
    }

    /// Whether there is no tree.
    pub fn is_empty(&self) -> bool {
        self.examples.is_empty()
    }

    /// Numbers and tags of the trees of one fold, by a tagger that has not seen them: what the parser learns from.
    pub fn fold(&self, fold: usize) -> Vec<(usize, Vec<usize>)> {
        let folds = self.settings.folds;
        // Neighbours share their topic: whole stretches are held out.
        let held = |at: &usize| (at / 50) % folds == fold;
        let learnt: Vec<usize> = (0..self.examples.len()).filter(|at| !held(at)).collect();
        let epochs = self.settings.tagger_epochs.div_ceil(2).max(2);
        let averages = tagger::train(self, &learnt, epochs, 77 + fold as u64);
        let table = averages.table();
        let rest = (0..self.examples.len()).filter(held);
        rest.map(|at| (at, tagger::tag(&self.atoms[at], &self.model.lexicon, &table, self.model.classes.len())))
            .collect()
    }

    /// Trains the tagger with one seed.
    pub fn tagger(&self, seed: u64) -> TaggerWeights {
        let all: Vec<usize> = (0..self.examples.len()).collect();
        TaggerWeights(tagger::train(self, &all, self.settings.tagger_epochs, seed))
    }

    /// Trains the parser with one seed; `tags` are those of all folds.
    pub fn parser(&self, seed: u64, tags: &[Vec<usize>]) -> ParserWeights {
        let (transitions, relations) = parser::train(self, tags, seed);
        ParserWeights(transitions, relations)
    }

    /// The model of all seeds together; `None` without a seed.
    pub fn finish(self, taggers: Vec<TaggerWeights>, parsers: Vec<ParserWeights>) -> Option<Model> {
        let mut model = self.model;
        let tagger = taggers.into_iter().map(|weights| weights.0).reduce(|one, other| one.join(&other))?;
        let parser =
            parsers.into_iter().reduce(|one, other| ParserWeights(one.0.join(&other.0), one.1.join(&other.1)))?;
        model.tagger = tagger.table();
        model.transitions = parser.0.table();
        model.relations = parser.1.table();
        Some(model)
    }
}
