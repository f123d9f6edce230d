//! The parser on sentences of our own, on hostile text, and its training.
#![allow(clippy::unwrap_used, clippy::panic, reason = "a test fails by panicking")]

use geowire::language::parse::training::{Course, Example, Settings};
use geowire::language::parse::{Model, ModelError, Parser, Penn, Relation, Tree, Upos};
use geowire::language::{paragraphs, sentences};
use proptest::prelude::*;
use std::sync::LazyLock;

static PARSER: LazyLock<Parser> = LazyLock::new(|| Parser::builtin().unwrap());

fn parse(text: &str) -> Tree {
    PARSER.parse(text, 0..text.len())
}

/// The word with this form.
fn word(tree: &Tree, text: &str, form: &str) -> usize {
    tree.nodes.iter().position(|node| &text[node.range.clone()] == form).unwrap()
}

#[test]
fn subjects_objects_and_agents_are_found() {
    let text = "Rebels from the north attacked a base near Goma on Friday, and two soldiers were wounded by shells.";
    let tree = parse(text);
    let attacked = word(&tree, text, "attacked");
    assert_eq!(tree.root(), Some(attacked));
    assert_eq!(tree.nodes[attacked].lemma, "attack");
    assert_eq!(tree.nodes[attacked].upos, Upos::Verb);
    assert_eq!(tree.nodes[attacked].penn, Penn::Vbd);
    let rebels = tree.related(attacked, &[Relation::Nsubj]).next().unwrap();
    assert_eq!(&text[tree.bytes(tree.subtree(rebels))], "Rebels from the north");
    let base = tree.related(attacked, &[Relation::Obj]).next().unwrap();
    assert_eq!(tree.nodes[base].lemma, "base");
    let wounded = word(&tree, text, "wounded");
    assert_eq!(tree.nodes[wounded].relation, Relation::Conj);
    assert_eq!(tree.related(wounded, &[Relation::NsubjPass]).next(), Some(word(&tree, text, "soldiers")));
    assert_eq!(tree.related(wounded, &[Relation::OblAgent]).next(), Some(word(&tree, text, "shells")));
}

/// What holds for every tree whatever the text.
fn assert_whole(text: &str, tree: &Tree) {
    let mut end = tree.range.start;
    for (at, node) in tree.nodes.iter().enumerate() {
        assert!(node.range.start >= end && node.range.end > node.range.start && node.range.end <= tree.range.end);
        assert!(text[end..node.range.start].chars().all(|letter| letter.is_whitespace() || letter.is_control()));
        end = node.range.end;
        assert!(node.confidence <= 100);
        assert_eq!(node.head.is_none(), node.relation == Relation::Root);
        assert!(node.head.is_none_or(|head| tree.children(head).contains(&at) && !tree.is_within(head, at)));
    }
    assert_eq!(tree.nodes.iter().filter(|node| node.head.is_none()).count(), usize::from(!tree.is_empty()));
    if let Some(root) = tree.root() {
        assert_eq!(tree.subtree(root), 0..tree.len());
    }
}

fn assert_read(text: &str) {
    for paragraph in paragraphs(text, 0..text.len()) {
        for sentence in sentences(text, paragraph) {
            let tree = PARSER.parse(text, sentence);
            assert_whole(text, &tree);
        }
    }
    assert_whole(text, &parse(text));
}

#[test]
fn hostile_text_gives_whole_trees() {
    assert_read(&"a".repeat(1 << 20));
    assert_read(&"“".repeat(100_000));
    assert_read(&"'s".repeat(20_000));
    assert_read(&"-a".repeat(20_000));
    assert_read(&"@.".repeat(20_000));
    assert_read(&"and ".repeat(10_000));
    assert_read("\u{0}\u{feff}\u{202e} \u{300}\u{300}");
}

proptest! {
    #[test]
    fn any_text_gives_whole_trees(text in "\\PC{0,200}") {
        assert_read(&text);
    }

    #[test]
    fn any_mix_of_marks_and_words_gives_whole_trees(
        parts in proptest::collection::vec("[a-zA-Z]{1,6}|[0-9]{1,3}|'s|n't|’|“|\"|-|\\.|,|;|@|://| |\n|é|中文|ע", 0..150),
    ) {
        assert_read(&parts.concat());
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(24))]

    #[test]
    fn anything_repeated_gives_whole_trees(piece in "\\PC{1,6}|[\\x00-\\x7f]{1,6}", times in 1_000_usize..4_000) {
        assert_read(&piece.repeat(times));
    }
}

/// A tree of words in which each hangs on the next, the last on the root.
fn example(words: &[&str]) -> Example {
    let length = words.len() as u32;
    Example {
        words: words.iter().map(|word| (*word).to_owned()).collect(),
        lemmas: words.iter().map(|word| (*word).to_owned()).collect(),
        tags: words
            .iter()
            .map(|word| if word.ends_with('s') { (Upos::Noun, Penn::Nns) } else { (Upos::Verb, Penn::Vbp) })
            .collect(),
        heads: (1..=length).collect(),
        relations: (1..=length).map(|at| if at == length { Relation::Root } else { Relation::Nsubj }).collect(),
        gold: true,
    }
}

fn tiny() -> Model {
    let sentences =
        [&["rebels", "attack"][..], &["ministers", "talk"], &["envoys", "states", "agree"], &["troops", "leave"]];
    let examples: Vec<Example> = sentences.iter().cycle().take(60).map(|words| example(words)).collect();
    let settings = Settings { tagger_epochs: 3, parser_epochs: 3, folds: 1, bits: [8, 10, 8] };
    let course = Course::new(examples.clone(), &[("rebels".to_owned(), 17)], settings);
    let mut tags: Vec<Vec<usize>> = vec![Vec::new(); course.len()];
    for (at, found) in course.fold(0) {
        tags[at] = found;
    }
    let taggers = (1..3).map(|seed| course.tagger(seed)).collect();
    let parsers = (1..3).map(|seed| course.parser(seed, &tags)).collect();
    let mut model = course.finish(taggers, parsers).unwrap();
    model.calibrate(&examples);
    model
}

#[test]
fn training_twice_gives_the_same_bytes_and_they_read_back() {
    let bytes = tiny().encode();
    assert_eq!(bytes, tiny().encode());
    assert_eq!(Model::decode(&bytes).unwrap().encode(), bytes);
    let text = "envoys attack";
    let tree = Parser::new(Model::decode(&bytes).unwrap()).unwrap().parse(text, 0..text.len());
    assert_eq!(tree.root(), Some(1));
    assert_eq!(tree.nodes[0].relation, Relation::Nsubj);
}

#[test]
fn a_model_for_other_features_is_refused() {
    let mut bytes = tiny().encode();
    bytes[8] ^= 1;
    assert!(matches!(Model::decode(&bytes), Err(ModelError::OtherFeatures { .. })));
    assert!(matches!(Model::decode(b"GWPARSE"), Err(ModelError::Broken(_))));
    let bytes = tiny().encode();
    for end in 0..bytes.len().min(2_000) {
        assert!(Model::decode(&bytes[..end]).is_err());
    }
}
