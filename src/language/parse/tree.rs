//! A parsed sentence.

use super::labels::{Penn, Relation, Upos};
use std::ops::Range;

/// A word of a sentence and its place in the tree.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Node {
    /// Bytes of the text.
    pub range: Range<usize>,
    /// The lemma, lower-cased but for names.
    pub lemma: String,
    /// The universal word class.
    pub upos: Upos,
    /// The Penn tag.
    pub penn: Penn,
    /// The word that it hangs on, a number into [`Tree::nodes`]; `None` for the root.
    pub head: Option<usize>,
    /// The relation to the head.
    pub relation: Relation,
    /// How often, in percent, arcs that the parser was as sure of were right in head and relation.
    pub confidence: u8,
}

/// A sentence as a tree without crossing arcs: every word's descendants stand together.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Tree {
    /// Bytes of the text.
    pub range: Range<usize>,
    /// The words, in order of the text. Hyphens, clitics and marks are words of their own.
    pub nodes: Vec<Node>,
    /// Descendants of each word and itself, as words.
    extents: Vec<Range<usize>>,
    /// Dependants of all words, one after another.
    children: Vec<usize>,
    /// Where the dependants of each word begin in `children`; one more for the end.
    starts: Vec<usize>,
}

impl Tree {
    /// The tree of `nodes`, whose heads must make one tree without crossing arcs.
    pub(super) fn new(range: Range<usize>, nodes: Vec<Node>) -> Self {
        let mut starts = vec![0; nodes.len() + 2];
        let heads = || nodes.iter().enumerate().filter_map(|(at, node)| Some((at, node.head?)));
        heads().for_each(|(_, head)| starts[head + 2] += 1);
        (2..starts.len()).for_each(|at| starts[at] += starts[at - 1]);
        let mut children = vec![0; heads().count()];
        for (at, head) in heads() {
            children[starts[head + 1]] = at;
            starts[head + 1] += 1;
        }
        starts.pop();
        let extents = extents(&nodes, &children, &starts);
        Self { range, nodes, extents, children, starts }
    }

    /// The tree over coarser `tokens`, bytes of the text in its order: a token takes the place of its word that
    /// stands highest, and what hung on any of its words hangs on it. A token without a word of its own hangs on the
    /// token before it.
    #[must_use]
    pub fn over(&self, text: &str, tokens: &[Range<usize>]) -> Self {
        let depths = depths(&self.nodes, &self.children, &self.starts);
        let (mut token_of, mut chosen) = (vec![0; self.nodes.len()], Vec::with_capacity(tokens.len()));
        let mut word = 0;
        for (number, token) in tokens.iter().enumerate() {
            let first = word;
            while self.nodes.get(word).is_some_and(|node| node.range.start < token.end) {
                token_of[word] = number;
                word += 1;
            }
            chosen.push((first..word).min_by_key(|at| depths[*at]));
        }
        let rest = tokens.len().saturating_sub(1);
        token_of[word..].fill(rest);
        let root = self.root().map_or(0, |root| token_of[root]);
        let node = |(number, token): (usize, &Range<usize>)| {
            let Some(at) = chosen[number] else { return loose(text, token, number, root) };
            let node = &self.nodes[at];
            let head = node.head.map(|head| token_of[head]).or((number != root).then_some(root));
            let whole = node.range == *token;
            let lemma = if whole { node.lemma.clone() } else { text[token.clone()].to_lowercase() };
            Node { range: token.clone(), lemma, head, ..node.clone() }
        };
        Self::new(self.range.clone(), tokens.iter().enumerate().map(node).collect())
    }

    /// How many words it has.
    pub fn len(&self) -> usize {
        self.nodes.len()
    }

    /// Whether it has no word.
    pub fn is_empty(&self) -> bool {
        self.nodes.is_empty()
    }

    /// The word that hangs on none.
    pub fn root(&self) -> Option<usize> {
        self.nodes.iter().position(|node| node.head.is_none())
    }

    /// The dependants of a word, from left to right; none for a number outside.
    pub fn children(&self, of: usize) -> &[usize] {
        let (from, to) = (self.starts.get(of), self.starts.get(of + 1));
        from.zip(to).and_then(|(from, to)| self.children.get(*from..*to)).unwrap_or(&[])
    }

    /// The dependants of a word with one of `relations`, from left to right.
    pub fn related<'a>(&'a self, of: usize, relations: &'a [Relation]) -> impl Iterator<Item = usize> + 'a {
        self.children(of).iter().copied().filter(move |child| relations.contains(&self.nodes[*child].relation))
    }

    /// The words of a subtree: a word and all that hangs on it; empty for a number outside.
    pub fn subtree(&self, of: usize) -> Range<usize> {
        self.extents.get(of).cloned().unwrap_or(0..0)
    }

    /// The bytes of the text that words take; empty for a range outside.
    pub fn bytes(&self, words: Range<usize>) -> Range<usize> {
        match self.nodes.get(words) {
            Some([only]) => only.range.clone(),
            Some([first, .., last]) => first.range.start..last.range.end,
            _ => self.range.end..self.range.end,
        }
    }

    /// Whether `word` is `above` or hangs, directly or not, on it.
    pub fn is_within(&self, word: usize, above: usize) -> bool {
        self.subtree(above).contains(&word)
    }
}

/// A token that no word of the tree begins in.
fn loose(text: &str, token: &Range<usize>, number: usize, root: usize) -> Node {
    let head = if number == root { None } else { Some(if number > 0 { number - 1 } else { root }) };
    Node {
        range: token.clone(),
        lemma: text[token.clone()].to_lowercase(),
        upos: Upos::X,
        penn: Penn::Xx,
        head,
        relation: Relation::Dep,
        confidence: 0,
    }
}

/// How far each word stands below the root.
fn depths(nodes: &[Node], children: &[usize], starts: &[usize]) -> Vec<usize> {
    let mut depths = vec![0; nodes.len()];
    for at in downwards(nodes, children, starts) {
        if let Some(head) = nodes[at].head {
            depths[at] = depths[head] + 1;
        }
    }
    depths
}

/// All words, each behind its head.
fn downwards(nodes: &[Node], children: &[usize], starts: &[usize]) -> Vec<usize> {
    let mut order: Vec<usize> = nodes.iter().position(|node| node.head.is_none()).into_iter().collect();
    let mut at = 0;
    while let Some(of) = order.get(at).copied() {
        order.extend(&children[starts[of]..starts[of + 1]]);
        at += 1;
    }
    order
}

/// First and last word of each subtree, without recursion: children before their heads.
fn extents(nodes: &[Node], children: &[usize], starts: &[usize]) -> Vec<Range<usize>> {
    let mut extents: Vec<Range<usize>> = (0..nodes.len()).map(|at| at..at + 1).collect();
    for at in downwards(nodes, children, starts).into_iter().rev() {
        if let Some(head) = nodes[at].head {
            let (from, to) = (extents[at].start, extents[at].end);
            extents[head] = extents[head].start.min(from)..extents[head].end.max(to);
        }
    }
    extents
}

#[cfg(test)]
mod tests {
    use super::*;

    fn node(head: Option<usize>, relation: Relation) -> Node {
        let (upos, penn) = (Upos::Noun, Penn::Nn);
        Node { range: 0..1, lemma: String::new(), upos, penn, head, relation, confidence: 100 }
    }

    #[test]
    fn knows_children_and_subtrees() {
        // Rebels from Mali attacked a base.
        let tree = Tree::new(
            0..33,
            vec![
                node(Some(3), Relation::Nsubj),
                node(Some(2), Relation::Case),
                node(Some(0), Relation::Nmod),
                node(None, Relation::Root),
                node(Some(5), Relation::Det),
                node(Some(3), Relation::Obj),
            ],
        );
        assert_eq!(tree.root(), Some(3));
        assert_eq!(tree.children(3), [0, 5]);
        assert_eq!(tree.related(3, &[Relation::Obj]).collect::<Vec<_>>(), [5]);
        assert_eq!(tree.subtree(0), 0..3);
        assert_eq!(tree.subtree(3), 0..6);
        assert!(tree.is_within(1, 0) && !tree.is_within(4, 0));
        assert_eq!((tree.children(9), tree.subtree(9)), (&[][..], 0..0));
    }
}
