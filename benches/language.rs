//! How fast raw text becomes trees, on one core; `item/s` is sentences a second.
//!
//! ```text
//! cargo bench --no-default-features --bench language
//! ```
//!
//! `benches/beside_spacy.py` runs spaCy over the same sentences, to be held beside it.

#![allow(missing_docs, clippy::unwrap_used)]

use divan::counter::{BytesCount, ItemsCount};
use geowire::language::parse::{MODEL, Model, Parser};
use geowire::language::{paragraphs, sentences};

/// Sentences of our own, 22 words each on average, as in the news.
const TEXT: &str = include_str!("language.txt");

fn main() {
    divan::main();
}

#[divan::bench]
fn text_to_trees(bencher: divan::Bencher<'_, '_>) {
    let parser = Parser::builtin().unwrap();
    let count = read(&parser);
    bencher.counter(ItemsCount::new(count)).counter(BytesCount::of_str(TEXT)).bench(|| read(&parser));
}

#[divan::bench]
fn decoding_the_model() -> Model {
    Model::decode(MODEL).unwrap()
}

fn read(parser: &Parser) -> usize {
    let all = paragraphs(TEXT, 0..TEXT.len()).into_iter().flat_map(|paragraph| sentences(TEXT, paragraph));
    all.map(|sentence| parser.parse(TEXT, sentence)).filter(|tree| !tree.is_empty()).count()
}
