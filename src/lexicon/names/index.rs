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
    /// Sorted by hash and token.
    next: Vec<Edge>,
    ends: Vec<End>,
}

/// The way to the next token. The hash stands first so that a look-up compares numbers that lie side
/// by side and touches one string.
#[derive(Debug)]
struct Edge {
    hash: u64,
    token: Box<str>,
    to: usize,
}

impl Edge {
    fn place(edges: &[Self], token: &str) -> Result<usize, usize> {
        let hash = fnv(token);
        edges.binary_search_by(|edge| edge.hash.cmp(&hash).then_with(|| edge.token.as_ref().cmp(token)))
    }
}

/// FNV-1a: the same on every machine and in every run.
fn fnv(token: &str) -> u64 {
    let mix = |hash: u64, byte: u8| (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3);
    token.bytes().fold(0xcbf2_9ce4_8422_2325, mix)
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
        let found = Edge::place(&node.next, folded.as_str()).ok()?;
        node.next.get(found).map(|edge| edge.to)
    }
}

/// A phrase with what it means, before the index is built.
#[derive(Debug)]
pub(super) struct Phrase {
    /// Tokens as [`super::fold::phrase`] gives them, a space between them.
    pub(super) text: String,
    /// Whether capitals matter.
    pub(super) cased: bool,
    /// What it means, most likely first.
    pub(super) senses: Vec<Sense>,
}

impl Index {
    /// Builds the index. Phrases with equal tokens and case must have been joined before.
    pub(super) fn build(phrases: Vec<Phrase>) -> Self {
        let mut phrases: Vec<(String, Phrase)> =
            phrases.into_iter().map(|phrase| (phrase.text.to_lowercase(), phrase)).collect();
        // Phrases with the same beginning follow each other, so that a path is only ever extended.
        // At one node cased phrases come first, so that they win over those in any case.
        phrases.sort_unstable_by(|(a, left), (b, right)| {
            a.cmp(b).then_with(|| right.cased.cmp(&left.cased)).then_with(|| left.text.cmp(&right.text))
        });
        let mut index = Self { nodes: vec![Node::default()] };
        let mut path: Vec<(String, usize)> = Vec::new();
        for (lower, phrase) in phrases {
            let at = index.extend(&mut path, &lower);
            index.end(at, phrase);
        }
        for node in &mut index.nodes {
            node.next.sort_unstable_by(|a, b| a.hash.cmp(&b.hash).then_with(|| a.token.cmp(&b.token)));
        }
        index
    }

    /// The node of the tokens of `lower`; `path` holds the tokens and nodes of the phrase before.
    fn extend(&mut self, path: &mut Vec<(String, usize)>, lower: &str) -> usize {
        let shared = path.iter().zip(lower.split(' ')).take_while(|((known, _), token)| known == token).count();
        path.truncate(shared);
        for token in lower.split(' ').skip(shared) {
            let from = path.last().map_or(0, |(_, node)| *node);
            let to = self.nodes.len();
            if let Some(node) = self.nodes.get_mut(from) {
                node.next.push(Edge { hash: fnv(token), token: token.into(), to });
            }
            self.nodes.push(Node::default());
            path.push((token.to_owned(), to));
        }
        path.last().map_or(0, |(_, node)| *node)
    }

    fn end(&mut self, at: usize, phrase: Phrase) {
        let letters = phrase.text.chars().filter(|letter| *letter != ' ').count();
        let cased = phrase.cased.then(|| phrase.text.split(' ').map(Box::from).collect());
        let Some(node) = self.nodes.get_mut(at) else { return };
        if cased.is_none() {
            // The capitalised name may also be the plain word: it stands last among the senses.
            node.ends.iter_mut().for_each(|end| end.senses.extend(&phrase.senses));
        }
        node.ends.push(End { cased, shout: letters >= SHOUT_LETTERS, senses: phrase.senses });
    }
}

#[cfg(test)]
impl Index {
    /// Shows every phrase, for tests over the tables.
    pub(super) fn visit(&self, show: &mut impl FnMut(&[String], &[Sense])) {
        for end in self.nodes.iter().flat_map(|node| &node.ends) {
            if let Some(cased) = &end.cased {
                show(&cased.iter().map(ToString::to_string).collect::<Vec<_>>(), &end.senses);
            }
        }
    }
}
