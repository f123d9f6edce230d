//! The tagger and parser: training and measuring.

mod conllu;
mod evaluate;
mod train;

use geowire::language::parse::Parser;
use geowire::language::{paragraphs, sentences};

const USAGE: &str = "usage: cargo run --release --package xtask -- language COMMAND

  train --gold FILE… --out FILE [--silver FILE…] [--dev FILE…] [--clusters FILE]
        [--least PERCENT] [--seeds N] [--tagger-epochs N] [--parser-epochs N] [--folds N] [--bits A,B,C]
                  train the model on CoNLL-U (.gz too); --dev is what arcs are calibrated on
  evaluate FILE.conllu [--gold-tokens [--gold-tags]] [--model FILE] [--json]
                  hold the model against a treebank
  parse TEXT      show the trees of a text as CoNLL-U";

/// Runs the command.
pub fn run(arguments: &[&str]) -> Result<(), String> {
    match arguments {
        ["train", rest @ ..] => train::run(rest),
        ["evaluate", rest @ ..] => evaluate::run(rest),
        ["parse", text] => show(text),
        _ => Err(USAGE.to_owned()),
    }
}

fn show(text: &str) -> Result<(), String> {
    let parser = Parser::builtin().map_err(|error| error.to_string())?;
    for sentence in paragraphs(text, 0..text.len()).into_iter().flat_map(|paragraph| sentences(text, paragraph)) {
        for (at, node) in parser.parse(text, sentence).nodes.iter().enumerate() {
            let (form, head) = (&text[node.range.clone()], node.head.map_or(0, |head| head + 1));
            let (upos, penn, relation) = (node.upos.name(), node.penn.name(), node.relation.name());
            let sure = node.confidence;
            println!(
                "{}\t{form}\t{}\t{upos}\t{penn}\t_\t{head}\t{relation}\t_\tConf={:.2}",
                at + 1,
                node.lemma,
                f64::from(sure) / 100.0
            );
        }
        println!();
    }
    Ok(())
}
