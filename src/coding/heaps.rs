//! Nouns of number and grouping, through which one looks at what they are a heap of: `dozens of tanks`, `a wave of
//! strikes`.

use super::nouns::is_partitive;
use crate::language::Sentence;
use crate::language::parse::Relation;
use crate::language::relations::related;

/// How many heaps stand in one another: `tens of thousands of`.
const DEEP: usize = 3;

/// What a noun is a heap of: *tanks* for the *dozens* of `dozens of tanks`.
pub(super) fn heaped(sentence: &Sentence, noun: usize) -> Option<usize> {
    if !is_partitive(sentence.word(noun)) {
        return None;
    }
    let of = |at: &usize| related(sentence, *at, &[Relation::Case]).any(|case| sentence.word(case) == "of");
    related(sentence, noun, &[Relation::Nmod]).find(of)
}

/// The outermost heap that a noun is the content of, else the noun: *wave* for the *strikes* of `a wave of strikes`.
pub(super) fn heap_of(sentence: &Sentence, noun: usize) -> usize {
    let mut at = noun;
    for _ in 0..DEEP {
        let above = sentence.head(at).filter(|above| heaped(sentence, *above) == Some(at));
        let Some(above) = above else { break };
        at = above;
    }
    at
}
