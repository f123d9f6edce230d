//! What the parser says against a treebank. Words are counted as in the CoNLL 2018 shared task: a word that is cut
//! otherwise than in the treebank counts as an error of precision and of recall. Attachment leaves punctuation out.

use super::conllu::{self, Sentence};
use geowire::language::parse::{Model, Parser, Penn, Relation, Upos};
use geowire::language::{paragraphs, sentences};
use serde::Serialize;
use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::ops::Range;
use std::path::Path;
use std::time::Instant;

/// A word of either side: bytes of the whole text, and what is said of it.
#[derive(Debug, Clone)]
struct Said {
    span: Range<usize>,
    upos: Upos,
    penn: Penn,
    lemma: String,
    head: Option<Range<usize>>,
    relation: String,
    confidence: u8,
}

/// Percentages.
#[derive(Debug, Serialize)]
struct Figures {
    sentences: usize,
    words: usize,
    sentence_f1: f64,
    token_f1: f64,
    upos: f64,
    xpos: f64,
    lemma: f64,
    uas: f64,
    las: f64,
    /// Relations without their subtypes, as the CoNLL 2018 shared task counts them.
    las_universal: f64,
    /// Subjects, objects and agents: head and full relation right.
    core_precision: f64,
    core_recall: f64,
    /// How far stated confidence and share of right arcs lie apart, on average over arcs.
    confidence_error: f64,
    sentences_per_second: f64,
    words_per_second: f64,
}

/// Evaluates as the arguments ask.
pub fn run(arguments: &[&str]) -> Result<(), String> {
    let (mut file, mut model, mut json, mut tokens, mut tags) = (None, None, false, false, false);
    let mut rest = arguments.iter();
    while let Some(argument) = rest.next() {
        match *argument {
            "--json" => json = true,
            "--gold-tokens" => tokens = true,
            "--gold-tags" => tags = true,
            "--model" => model = rest.next(),
            name if name.starts_with("--") => return Err(format!("{name} is not known")),
            name => file = Some(name),
        }
    }
    let parser = match model {
        Some(path) => {
            let bytes = fs::read(path).map_err(|error| format!("{path}: {error}"))?;
            Model::decode(&bytes).and_then(Parser::new)
        }
        None => Parser::builtin(),
    };
    let parser = parser.map_err(|error| error.to_string())?;
    let treebank = conllu::read(Path::new(file.ok_or("a file is missing")?))?;
    let (text, gold) = joined(&treebank);
    let start = Instant::now();
    let said = if tokens { given(&parser, &text, &gold, tags) } else { raw(&parser, &text) };
    let figures = figures(&gold, &said, start.elapsed().as_secs_f64());
    if json {
        println!("{}", serde_json::to_string(&figures).map_err(|error| error.to_string())?);
    } else {
        let figures = serde_json::to_value(&figures).map_err(|error| error.to_string())?;
        for (name, value) in figures.as_object().into_iter().flatten() {
            println!("{name:22} {:10.2}", value.as_f64().unwrap_or(0.0));
        }
    }
    Ok(())
}

/// The text of the treebank, paragraphs parted by blank lines, and what it says of each sentence.
fn joined(treebank: &[Sentence]) -> (String, Vec<Vec<Said>>) {
    let mut text = String::new();
    let mut gold = Vec::new();
    for sentence in treebank {
        if sentence.begins && !text.is_empty() {
            text.truncate(text.trim_end().len());
            text.push_str("\n\n");
        }
        let base = text.len();
        text.push_str(&sentence.text);
        let place = |span: &Range<usize>| base + span.start..base + span.end;
        let said = sentence.words.iter().map(|word| {
            let (upos, penn) = word.tags();
            let head = word.head.map(|head| place(&sentence.words[head].span));
            let (span, lemma) = (place(&word.span), word.lemma.clone());
            Said { span, upos, penn, lemma, head, relation: word.relation.clone(), confidence: 100 }
        });
        gold.push(said.collect());
    }
    (text, gold)
}

/// What the parser says of sentences and words as the treebank cuts them.
fn given(parser: &Parser, text: &str, gold: &[Vec<Said>], with_tags: bool) -> Vec<Vec<Said>> {
    let trees = gold.iter().map(|sentence| {
        let words: Vec<_> = sentence.iter().map(|word| word.span.clone()).collect();
        let tags: Vec<_> = sentence.iter().map(|word| (word.upos, word.penn)).collect();
        said(&parser.parse_words(text, 0..text.len(), &words, with_tags.then_some(&tags)))
    });
    trees.collect()
}

/// What the parser says of the text alone.
fn raw(parser: &Parser, text: &str) -> Vec<Vec<Said>> {
    let all = paragraphs(text, 0..text.len()).into_iter().flat_map(|paragraph| sentences(text, paragraph));
    all.map(|sentence| said(&parser.parse(text, sentence))).collect()
}

fn said(tree: &geowire::language::parse::Tree) -> Vec<Said> {
    let nodes = tree.nodes.iter().map(|node| Said {
        span: node.range.clone(),
        upos: node.upos,
        penn: node.penn,
        lemma: node.lemma.clone(),
        head: node.head.map(|head| tree.nodes[head].range.clone()),
        relation: node.relation.name().to_owned(),
        confidence: node.confidence,
    });
    nodes.collect()
}

fn figures(gold: &[Vec<Said>], said: &[Vec<Said>], seconds: f64) -> Figures {
    let ends = |side: &[Vec<Said>]| -> BTreeSet<(usize, usize)> {
        let ends = side.iter().filter_map(|words| Some((words.first()?.span.start, words.last()?.span.end)));
        ends.collect()
    };
    let (gold_ends, said_ends) = (ends(gold), ends(said));
    let (gold, said): (Vec<&Said>, Vec<&Said>) = (gold.iter().flatten().collect(), said.iter().flatten().collect());
    let places: BTreeMap<(usize, usize), &Said> =
        said.iter().map(|word| ((word.span.start, word.span.end), *word)).collect();
    let pairs: Vec<(&Said, &Said)> =
        gold.iter().filter_map(|word| Some((*word, *places.get(&(word.span.start, word.span.end))?))).collect();
    let share = |fits: &dyn Fn(&Said, &Said) -> bool, counted: &dyn Fn(&Said) -> bool| {
        let right = pairs.iter().filter(|(word, other)| counted(word) && fits(word, other)).count();
        f1(right, gold.iter().filter(|word| counted(word)).count(), said.iter().filter(|word| counted(word)).count())
    };
    let every = |_: &Said| true;
    let attached = |word: &Said| word.upos != Upos::Punct;
    let relation = |name: &str| Relation::read(name);
    let full =
        |word: &Said, other: &Said| word.head == other.head && relation(&word.relation) == relation(&other.relation);
    let core_right = pairs.iter().filter(|(word, other)| is_core(word) && full(word, other)).count();
    let percent = |part: usize, whole: usize| 100.0 * part as f64 / whole.max(1) as f64;
    Figures {
        sentences: gold_ends.len(),
        words: gold.len(),
        sentence_f1: f1(gold_ends.intersection(&said_ends).count(), gold_ends.len(), said_ends.len()),
        token_f1: share(&|_, _| true, &every),
        upos: share(&|word, other| word.upos == other.upos, &every),
        xpos: share(&|word, other| word.penn == other.penn, &every),
        lemma: share(&|word, other| word.lemma == other.lemma, &every),
        uas: share(&|word, other| word.head == other.head, &attached),
        las: share(&full, &attached),
        las_universal: share(
            &|word, other| {
                word.head == other.head && relation(&word.relation).universal() == relation(&other.relation).universal()
            },
            &attached,
        ),
        core_precision: percent(core_right, said.iter().filter(|word| is_core(word)).count()),
        core_recall: percent(core_right, gold.iter().filter(|word| is_core(word)).count()),
        confidence_error: confidence_error(&pairs, &full),
        sentences_per_second: said_ends.len() as f64 / seconds,
        words_per_second: said.len() as f64 / seconds,
    }
}

fn is_core(word: &Said) -> bool {
    let relation = Relation::read(&word.relation);
    relation.is_subject() || matches!(relation, Relation::Obj | Relation::Iobj | Relation::OblAgent)
}

fn f1(right: usize, gold: usize, said: usize) -> f64 {
    200.0 * right as f64 / (gold + said).max(1) as f64
}

/// Arcs in ten stretches of confidence: how far the mean confidence and the share that is right lie apart.
fn confidence_error(pairs: &[(&Said, &Said)], right: &dyn Fn(&Said, &Said) -> bool) -> f64 {
    let mut stretches = [(0.0, 0.0); 11];
    for (word, other) in pairs.iter().filter(|(word, _)| word.upos != Upos::Punct) {
        let stretch = &mut stretches[usize::from(other.confidence / 10)];
        stretch.0 += f64::from(other.confidence) - if right(word, other) { 100.0 } else { 0.0 };
        stretch.1 += 1.0;
    }
    let arcs: f64 = stretches.iter().map(|stretch| stretch.1).sum();
    stretches.iter().map(|stretch| stretch.0.abs()).sum::<f64>() / arcs.max(1.0)
}
