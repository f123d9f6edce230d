//! Sentences as the coder reads them: tokens, word classes, clauses and the tree of the parser over the tokens.
//!
//! What the coder asks of a tree stands in [`relations`].

mod abbreviations;
mod casual;
mod clauses;
pub mod parse;
pub mod relations;
mod sentences;
mod tags;
mod tokens;
mod verb_list;
mod verbs;
mod words;

pub use clauses::{Clause, Opener};
pub use sentences::{paragraphs, sentences};
pub use tags::{Form, Tag};
pub use tokens::{Kind, Token, tokens};
pub use verbs::Verbs;

use parse::{Parser, Relation, Tree};
use std::ops::Range;

/// A sentence as the coder reads it.
#[derive(Debug, Clone)]
pub struct Sentence {
    /// Bytes of the text.
    pub range: Range<usize>,
    /// Its tokens.
    pub tokens: Vec<Token>,
    /// Lower-cased words, apostrophes straightened, one for each token.
    pub words: Vec<String>,
    /// Word classes, one for each token.
    pub tags: Vec<Tag>,
    /// The clause of each token, a number into `clauses`.
    pub clause_of: Vec<usize>,
    /// The clauses, the main one first.
    pub clauses: Vec<Clause>,
    /// Whether each token stands between quotation marks.
    pub quoted: Vec<bool>,
    /// Whether a quotation is still open behind the last token.
    pub open: bool,
    /// The tree over the tokens.
    pub tree: Tree,
}

impl Sentence {
    /// Reads the sentence at `range` of `text`; `headline` for titles.
    pub fn read(text: &str, range: Range<usize>, parser: &Parser, headline: bool) -> Self {
        Self::read_on(text, range, parser, headline, false)
    }

    /// Reads the sentence at `range` of `text`, where a quotation of the sentence before may be `open`.
    pub fn read_on(text: &str, range: Range<usize>, parser: &Parser, headline: bool, open: bool) -> Self {
        let tokens = tokens(text, range.clone());
        let words: Vec<String> = tokens.iter().map(|token| words::folded(&text[token.range.clone()])).collect();
        let (quoted, open) = clauses::quoted(&words, &tokens, open);
        let ranges: Vec<Range<usize>> = tokens.iter().map(|token| token.range.clone()).collect();
        let tree = parser.parse(text, range.clone()).over(text, &ranges);
        let tags = tags::tags(&tree, &tokens, &words, headline);
        let (clause_of, clauses) = clauses::split(&words, &tags, &quoted);
        Self { range, tokens, words, tags, clause_of, clauses, quoted, open, tree }
    }

    /// How many tokens it has.
    pub fn len(&self) -> usize {
        self.tokens.len()
    }

    /// Whether it has no token.
    pub fn is_empty(&self) -> bool {
        self.tokens.is_empty()
    }

    /// The lower-cased word at `index`; empty outside.
    pub fn word(&self, index: usize) -> &str {
        self.words.get(index).map_or("", String::as_str)
    }

    /// The word class at `index`; a full stop outside.
    pub fn tag(&self, index: usize) -> Tag {
        self.tags.get(index).copied().unwrap_or(Tag::Stop)
    }

    /// The token that the one at `index` hangs on.
    pub fn head(&self, index: usize) -> Option<usize> {
        self.tree.nodes.get(index)?.head
    }

    /// How the token at `index` hangs on its head; `root` outside.
    pub fn relation(&self, index: usize) -> Relation {
        self.tree.nodes.get(index).map_or(Relation::Root, |node| node.relation)
    }

    /// The lemma at `index`; empty outside.
    pub fn lemma(&self, index: usize) -> &str {
        self.tree.nodes.get(index).map_or("", |node| node.lemma.as_str())
    }

    /// The bytes of the text that tokens `range` take, without the white space around them.
    pub fn bytes(&self, range: &Range<usize>) -> Range<usize> {
        let start = self.tokens.get(range.start).map_or(self.range.end, |token| token.range.start);
        let end =
            range.end.checked_sub(1).and_then(|last| self.tokens.get(last)).map_or(start, |token| token.range.end);
        start..end.max(start)
    }

    /// Whether the whole sentence is a question.
    pub fn is_question(&self) -> bool {
        self.words.iter().rev().take(3).any(|word| word == "?")
    }
}
