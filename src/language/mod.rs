//! Sentences, tokens, word classes and clauses: a stand-in for the parse, by rules alone.
//!
//! What the coder asks of a sentence stands in [`relations`]: a parser that replaces the rules
//! answers the same questions from its tree.

mod abbreviations;
mod clauses;
pub mod relations;
mod sentences;
mod tagger;
mod tokens;
mod verb_list;
mod verbs;
mod words;

pub use clauses::{Clause, Opener};
pub use sentences::{paragraphs, sentences};
pub use tagger::Tag;
pub use tokens::{Kind, Token, tokens};
pub use verbs::{Form, Verbs};

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
}

impl Sentence {
    /// Reads the sentence at `range` of `text`; `headline` for titles, whose verbs stand in the present.
    pub fn read(text: &str, range: Range<usize>, verbs: &Verbs, headline: bool) -> Self {
        let tokens = tokens(text, range.clone());
        let words: Vec<String> = tokens.iter().map(|token| words::folded(&text[token.range.clone()])).collect();
        let quoted = clauses::quoted(&words, &tokens);
        let tags = tagger::tag(text, &tokens, &words, verbs, headline);
        let (clause_of, clauses) = clauses::split(&words, &tags, &quoted);
        Self { range, tokens, words, tags, clause_of, clauses, quoted }
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
