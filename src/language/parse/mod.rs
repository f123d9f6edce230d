//! A tagger and dependency parser: from a sentence of a text to a tree of Universal Dependencies.
//!
//! An averaged perceptron tags from left to right, another one builds the tree with the arc-hybrid transitions, a third
//! names each arc as it is made. All sums are of whole numbers, so that every machine gives the same tree. How the
//! model is trained, and what it reaches: `docs/model.md`.

mod articles;
mod atoms;
mod attributive;
mod clitics;
mod confidence;
mod decode;
mod features;
mod hanging;
mod items;
mod joined;
mod labels;
mod lemma;
mod lexicon;
mod model;
mod newcomers;
mod pack;
mod pairs;
mod parser;
mod probe;
mod relations;
mod said_subjects;
mod speech;
mod state;
mod table;
mod tagger;
mod tokenize;
pub mod training;
mod transitions;
mod tree;
mod verbless;

pub use labels::{Penn, Relation, Upos};
pub use model::Model;
pub use pack::ModelError;
pub use parser::{MODEL, Parser};
pub use tree::{Node, Tree};
