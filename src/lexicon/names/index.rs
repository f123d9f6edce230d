//! One index over all phrases: a trie of folded lower-case tokens; capitals are checked at its ends.

use super::fold::{Folded, same_case};
use super::types::{Match, Sense};

/// Shorter names in capitals could be anything: `US` is no *Us*, `XI` may be a numeral.
const SHOUT_LETTERS: usize = 4;

/// The trie. Built with [`Builder`], then sorted and never changed.
#[derive(Debug, Default)]
pub(super) struct Index {
    nodes: Vec<Node>,
}

#[derive(Debug, Default)]
struct Node {
    /// Sorted by token.
    next: Vec<(Box<str>, usize)>,
    ends: Vec<End>,
}

/// Phrases that end at one node differ in capitals only.
#[derive(Debug)]
struct End {
    /// The folded tokens with their capitals; `None` when capitals do not matter.
    cased: Option<Box<[Box<str>]>>,
    shout: bool,
    senses: Vec<Sense>,
}

impl End {
    fn accepts(&self, words: &[&str]) -> bool {
        let Some(cased) = &self.cased else { return true };
        words
            .iter()
            .zip(cased.iter())
            .all(|(word, name)| Folded::cased(word).is_some_and(|word| same_case(word.as_str(), name, self.shout)))
    }
}

impl Index {
    /// The longest phrase that begins with the first of `words`.
    pub(super) fn longest(&self, words: &[&str]) -> Option<Match<'_>> {
        let (mut at, mut found) = (0, None);
        for (index, word) in words.iter().enumerate() {
            let Some(next) = self.step(at, word) else { break };
            at = next;
            let taken = words.get(..=index)?;
            if let Some(end) = self.nodes.get(at)?.ends.iter().find(|end| end.accepts(taken)) {
                found = Some(Match { words: index + 1, senses: &end.senses });
            }
        }
        found
    }

    fn step(&self, at: usize, word: &str) -> Option<usize> {
        let node = self.nodes.get(at).filter(|node| !node.next.is_empty())?;
        let folded = Folded::lower(word)?;
        let found = node.next.binary_search_by(|(token, _)| token.as_ref().cmp(folded.as_str())).ok()?;
        node.next.get(found).map(|(_, next)| *next)
    }
}

/// A phrase with what it means, before the index is built.
#[derive(Debug)]
pub(super) struct Phrase {
    /// Tokens as [`super::fold::phrase`] gives them.
    pub(super) tokens: Vec<String>,
    /// Whether capitals matter.
    pub(super) cased: bool,
    /// What it means, most likely first.
    pub(super) senses: Vec<Sense>,
}

impl Index {
    /// Builds the index. Phrases with equal tokens and case must have been joined before.
    pub(super) fn build(mut phrases: Vec<Phrase>) -> Self {
        // Cased phrases come first at their node, so that they win over those in any case.
        phrases.sort_by(|a, b| b.cased.cmp(&a.cased).then_with(|| a.tokens.cmp(&b.tokens)));
        let mut index = Self { nodes: vec![Node::default()] };
        for phrase in phrases {
            index.insert(phrase);
        }
        index
    }

    fn insert(&mut self, phrase: Phrase) {
        let mut at = 0;
        for token in &phrase.tokens {
            at = self.descend(at, &token.to_lowercase());
        }
        let letters: usize = phrase.tokens.iter().map(|token| token.chars().count()).sum();
        let cased = phrase.cased.then(|| phrase.tokens.into_iter().map(String::into_boxed_str).collect());
        let Some(node) = self.nodes.get_mut(at) else { return };
        if cased.is_none() {
            // The capitalised name may also be the plain word: it stands last among the senses.
            node.ends.iter_mut().for_each(|end| end.senses.extend(&phrase.senses));
        }
        node.ends.push(End { cased, shout: letters >= SHOUT_LETTERS, senses: phrase.senses });
    }

    fn descend(&mut self, at: usize, token: &str) -> usize {
        let fresh = self.nodes.len();
        let Some(node) = self.nodes.get_mut(at) else { return at };
        match node.next.binary_search_by(|(known, _)| known.as_ref().cmp(token)) {
            Ok(found) => node.next.get(found).map_or(at, |(_, next)| *next),
            Err(place) => {
                node.next.insert(place, (token.into(), fresh));
                self.nodes.push(Node::default());
                fresh
            }
        }
    }
}
