//! One index over all phrases: a trie of folded lower-case tokens; capitals are checked at its ends. Nodes, ways,
//! ends, senses and texts lie in one table each, so that building it takes few allocations.

use super::fold::{Folded, same_case};
use super::phrases::Phrase;
use super::types::{Match, Sense};
use std::ops::Range;

/// Shorter names in capitals could be anything: `US` is no *Us*, `XI` may be a numeral.
const SHOUT_LETTERS: usize = 4;

/// The trie. Built once and never changed.
#[derive(Debug, Default)]
pub(super) struct Index {
    nodes: Vec<Node>,
    /// Those of one node side by side, sorted by hash and token.
    edges: Vec<Edge>,
    /// Those of one node side by side.
    ends: Vec<End>,
    senses: Vec<Sense>,
    texts: String,
}

#[derive(Debug, Clone, Default)]
struct Node {
    edges: Range<u32>,
    ends: Range<u32>,
}

/// The way to the next token. The hash stands first so that a look-up compares numbers that lie side
/// by side and touches one string.
#[derive(Debug)]
struct Edge {
    hash: u64,
    from: u32,
    to: u32,
    token: Range<u32>,
}

/// FNV-1a: the same on every machine and in every run.
fn fnv(token: &str) -> u64 {
    let mix = |hash: u64, byte: u8| (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3);
    token.bytes().fold(0xcbf2_9ce4_8422_2325, mix)
}

/// Phrases that end at one node differ in capitals only.
#[derive(Debug)]
struct End {
    /// The folded tokens with their capitals, spaces between; `None` when capitals do not matter.
    cased: Option<Range<u32>>,
    shout: bool,
    senses: Range<u32>,
}

fn wide(range: &Range<u32>) -> Range<usize> {
    range.start as usize..range.end as usize
}

impl Index {
    /// The longest phrase that begins with the first of `words`.
    pub(super) fn longest(&self, words: &[&str]) -> Option<Match<'_>> {
        let (mut at, mut found) = (0, None);
        for (index, word) in words.iter().enumerate() {
            let Some(next) = self.step(at, word) else { break };
            at = next;
            let taken = words.get(..=index)?;
            let ends = self.ends.get(wide(&self.nodes.get(at)?.ends))?;
            if let Some(end) = ends.iter().find(|end| self.accepts(end, taken)) {
                found = Some(Match { words: index + 1, senses: self.senses.get(wide(&end.senses))? });
            }
        }
        found
    }

    fn accepts(&self, end: &End, words: &[&str]) -> bool {
        let Some(cased) = &end.cased else { return true };
        let agrees = |(word, name): (&&str, &str)| {
            Folded::cased(word).is_some_and(|word| same_case(word.as_str(), name, end.shout))
        };
        words.iter().zip(self.text(cased).split(' ')).all(agrees)
    }

    fn step(&self, at: usize, word: &str) -> Option<usize> {
        let edges = self.edges.get(wide(&self.nodes.get(at)?.edges)).filter(|edges| !edges.is_empty())?;
        let folded = Folded::lower(word)?;
        let (token, hash) = (folded.as_str(), fnv(folded.as_str()));
        let place = |edge: &Edge| edge.hash.cmp(&hash).then_with(|| self.text(&edge.token).cmp(token));
        let found = edges.binary_search_by(place).ok()?;
        edges.get(found).map(|edge| edge.to as usize)
    }

    fn text(&self, range: &Range<u32>) -> &str {
        self.texts.get(wide(range)).unwrap_or("")
    }
}

impl Index {
    /// Builds the index over phrases in the order of [`super::phrases::Phrases::rank`]: a path is only ever extended,
    /// and at one node cased phrases come first, so that they win over those in any case.
    pub(super) fn build(phrases: &[Phrase<'_>]) -> Self {
        let mut index = Self { nodes: vec![Node::default()], ..Self::default() };
        let mut path: Vec<(Range<u32>, u32)> = Vec::new();
        for phrase in phrases {
            let at = index.extend(&mut path, &phrase.lower);
            index.end(at, phrase);
        }
        index.sort();
        index
    }

    /// The node of the tokens of `lower`; `path` holds the tokens and nodes of the phrase before.
    fn extend(&mut self, path: &mut Vec<(Range<u32>, u32)>, lower: &str) -> u32 {
        let known = path.iter().zip(lower.split(' '));
        let shared = known.take_while(|((known, _), token)| self.text(known) == *token).count();
        path.truncate(shared);
        for token in lower.split(' ').skip(shared) {
            let from = path.last().map_or(0, |(_, node)| *node);
            let (to, text) = (self.nodes.len() as u32, self.push(token));
            self.edges.push(Edge { hash: fnv(token), from, to, token: text.clone() });
            self.nodes.push(Node::default());
            path.push((text, to));
        }
        path.last().map_or(0, |(_, node)| *node)
    }

    fn push(&mut self, text: &str) -> Range<u32> {
        let from = self.texts.len() as u32;
        self.texts.push_str(text);
        from..self.texts.len() as u32
    }

    fn end(&mut self, at: u32, phrase: &Phrase<'_>) {
        let letters = phrase.text.chars().filter(|letter| *letter != ' ').count();
        let cased = phrase.cased.then(|| self.push(&phrase.text));
        let next = self.ends.len() as u32;
        let Some(node) = self.nodes.get_mut(at as usize) else { return };
        let before = if node.ends.is_empty() { next..next } else { node.ends.clone() };
        node.ends = before.start..next + 1;
        if cased.is_none() {
            // The capitalised name may also be the plain word: it stands last among the senses.
            before.for_each(|end| self.add_senses(end, &phrase.senses));
        }
        let senses = self.put(&phrase.senses);
        self.ends.push(End { cased, shout: letters >= SHOUT_LETTERS, senses });
    }

    fn put(&mut self, senses: &[Sense]) -> Range<u32> {
        let from = self.senses.len() as u32;
        self.senses.extend_from_slice(senses);
        from..self.senses.len() as u32
    }

    fn add_senses(&mut self, end: u32, further: &[Sense]) {
        let Some(known) = self.ends.get(end as usize).map(|end| wide(&end.senses)) else { return };
        let all: Vec<Sense> = self.senses.get(known).unwrap_or(&[]).iter().chain(further).copied().collect();
        let senses = self.put(&all);
        if let Some(end) = self.ends.get_mut(end as usize) {
            end.senses = senses;
        }
    }

    /// Puts the ways of each node side by side.
    fn sort(&mut self) {
        let texts = &self.texts;
        let token = |edge: &Edge| texts.get(wide(&edge.token)).unwrap_or("");
        self.edges
            .sort_unstable_by(|a, b| (a.from, a.hash).cmp(&(b.from, b.hash)).then_with(|| token(a).cmp(token(b))));
        for (at, edge) in (0..).zip(&self.edges) {
            let Some(node) = self.nodes.get_mut(edge.from as usize) else { continue };
            node.edges = if node.edges.is_empty() { at..at + 1 } else { node.edges.start..at + 1 };
        }
    }
}

#[cfg(test)]
impl Index {
    /// Shows every phrase, for tests over the tables.
    pub(super) fn visit(&self, show: &mut impl FnMut(&[String], &[Sense])) {
        for end in &self.ends {
            if let Some(cased) = &end.cased {
                let tokens: Vec<String> = self.text(cased).split(' ').map(str::to_owned).collect();
                show(&tokens, &self.senses[wide(&end.senses)]);
            }
        }
    }
}
