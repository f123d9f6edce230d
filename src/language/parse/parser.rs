//! The parser as others use it: text in, trees out.

use super::atoms::{atoms, low};
use super::decode::Deciders;
use super::items::items;
use super::labels::{Penn, Relation, Upos};
use super::lemma::Lemmas;
use super::model::Model;
use super::pack::ModelError;
use super::pairs::Pairs;
use super::state::State;
use super::tree::{Node, Tree};
use super::{articles, attributive, joined, newcomers, said_subjects, tagger, tokenize, verbless};
use std::ops::Range;
use std::sync::OnceLock;

/// Words of a sentence that are parsed together. Longer sentences are cut where clauses are likely to end, and the
/// roots of their parts are joined.
const MOST: usize = 80;

/// The model that is compiled in, as bytes.
pub const MODEL: &[u8] = include_bytes!("../../../data/model/english.bin");

/// A model made ready.
#[derive(Debug, Clone)]
pub struct Parser {
    model: Model,
    transitions: Pairs,
    lemmas: Lemmas,
}

impl Parser {
    /// With a model of one's own.
    ///
    /// # Errors
    ///
    /// The model's transitions have more different rows than the parser can tell apart.
    pub fn new(mut model: Model) -> Result<Self, ModelError> {
        let transitions = Pairs::new(&model.transitions)?;
        model.transitions.weights = Vec::new();
        Ok(Self { model, transitions, lemmas: Lemmas::default() })
    }

    /// The parser with the model that is compiled in, made ready once for the process.
    ///
    /// # Errors
    ///
    /// As [`Parser::builtin`].
    pub fn shared() -> Result<&'static Self, ModelError> {
        static SHARED: OnceLock<Parser> = OnceLock::new();
        match SHARED.get() {
            Some(shared) => Ok(shared),
            None => Self::builtin().map(|made| SHARED.get_or_init(|| made)),
        }
    }

    /// With the model that is compiled in.
    ///
    /// # Errors
    ///
    /// The model was trained for other features than the code has, or is broken.
    pub fn builtin() -> Result<Self, ModelError> {
        Model::decode(MODEL).and_then(Self::new)
    }

    /// Parses the sentence at `range` of `text`.
    pub fn parse(&self, text: &str, range: Range<usize>) -> Tree {
        let words = tokenize::words(text, range.clone());
        self.parse_words(text, range, &words, None)
    }

    /// Parses a sentence whose words are given as bytes of the text, with `tags` where they are known.
    pub fn parse_words(
        &self,
        text: &str,
        range: Range<usize>,
        words: &[Range<usize>],
        tags: Option<&[(Upos, Penn)]>,
    ) -> Tree {
        let mut forms: Vec<&str> = words.iter().map(|word| &text[word.clone()]).collect();
        show_names(&mut forms);
        let mut seen = Vec::new();
        atoms(&forms, &self.model.lexicon, &mut seen);
        let (mut classes, mut leads) = (Vec::new(), Vec::new());
        let tags = tags.map_or_else(
            || {
                let Model { lexicon, tagger, classes: all, .. } = &self.model;
                tagger::tag(&seen, lexicon, tagger, all.len(), &mut classes, &mut leads);
                verbless::revise(&seen, lexicon, tagger, all, &mut classes);
                attributive::revise(all, &forms, &mut classes);
                classes.iter().map(|class| all[*class]).collect()
            },
            <[_]>::to_vec,
        );
        let mut nodes = Vec::with_capacity(words.len());
        let mut root = None;
        for part in parts(&tags) {
            self.part(&seen[part.clone()], &tags[part], &mut nodes, &mut root);
        }
        articles::mend(&forms, &mut nodes);
        for (at, (node, (word, form))) in nodes.iter_mut().zip(words.iter().zip(&forms)).enumerate() {
            node.range = word.clone();
            // `Russian` keeps its capital; the first word may owe it to its place.
            let named = at > 0 && node.penn == Penn::Jj && form.starts_with(char::is_uppercase);
            node.lemma = if named { (*form).to_owned() } else { self.lemma(form, node.penn) };
        }
        newcomers::mend(&mut nodes);
        said_subjects::mend(&mut nodes);
        joined::mend(&mut nodes);
        Tree::new(range, nodes)
    }

    /// Parses a part of a sentence; its root hangs on the first part's.
    fn part(
        &self,
        seen: &[super::atoms::Atoms],
        tags: &[(Upos, Penn)],
        nodes: &mut Vec<Node>,
        root: &mut Option<usize>,
    ) {
        let (mut sentence, mut state, mut leads) = (Vec::new(), State::default(), Vec::new());
        items(seen, tags, &mut sentence);
        let deciders = Deciders { transitions: &self.transitions, relations: &self.model.relations };
        deciders.parse(&sentence, &mut state, &mut leads);
        let first = nodes.len();
        for (at, (slot, (upos, penn))) in state.slots.iter().zip(tags).enumerate() {
            let (mut head, mut relation) = (Some(first + slot.head as usize), slot.relation);
            if slot.head == state.root() {
                head = *root;
                relation = if root.is_some() { Relation::Parataxis } else { Relation::Root };
                root.get_or_insert(first + at);
            }
            let confidence = self.model.calibration.percent(leads[at]);
            let (upos, penn) = (*upos, *penn);
            nodes.push(Node { range: 0..0, lemma: String::new(), upos, penn, head, relation, confidence });
        }
    }

    fn lemma(&self, form: &str, penn: Penn) -> String {
        let lower = form.to_lowercase();
        self.lemmas.lemma(form, &lower, penn, |word| self.model.lexicon.get(low(word)).tags != 0)
    }
}

/// Cuts a long sentence behind marks and before conjunctions: the last place of the best kind within reach.
fn parts(tags: &[(Upos, Penn)]) -> Vec<Range<usize>> {
    let mut parts = Vec::new();
    let mut start = 0;
    while tags.len() - start > MOST {
        let window = start + MOST / 2..start + MOST;
        let last = |fits: fn((Upos, Penn), (Upos, Penn)) -> bool| {
            window.clone().rev().find(|at| fits(tags[*at], tags[at + 1]))
        };
        let cut = last(|here, _| matches!(here.1, Penn::Stop | Penn::Colon))
            .or_else(|| last(|here, next| here.1 == Penn::Comma && matches!(next.0, Upos::Cconj | Upos::Sconj)))
            .or_else(|| last(|here, _| here.1 == Penn::Comma))
            .unwrap_or(start + MOST - 1);
        parts.push(start..cut + 1);
        start = cut + 1;
    }
    parts.push(start..tags.len());
    parts
}

/// `the WHO warned`: what the model would read as a pronoun it is shown as a name that it knows for one; where all is
/// written in capitals, it may be the pronoun.
fn show_names(forms: &mut [&str]) {
    let shouted = !forms.iter().any(|form| form.contains(char::is_lowercase));
    if shouted {
        return;
    }
    for form in forms.iter_mut().filter(|form| **form == "WHO") {
        *form = "UNICEF";
    }
}
