//! Noun phrases: their words, what is joined to them, what a relative pronoun takes up.

use super::{CHAIN, children, related};
use crate::language::parse::Relation;
use crate::language::{Sentence, Tag};
use std::ops::Range;

/// How deep a list is followed below the names in it.
const NESTED: usize = 3;

/// No more are joined in one list: the work stays linear in the text.
const LONGEST: usize = 40;

/// The phrases of `heads`, in text order.
pub fn phrases(sentence: &Sentence, mut heads: Vec<usize>) -> Vec<Range<usize>> {
    heads.sort_unstable();
    heads.dedup();
    heads.into_iter().map(|head| phrase(sentence, head)).collect()
}

/// The noun phrase of `head`: what hangs on it but clauses, what is joined to it and the preposition before it.
pub fn phrase(sentence: &Sentence, head: usize) -> Range<usize> {
    let mut range = head..head + 1;
    for child in children(sentence, head) {
        let outside = matches!(
            sentence.relation(child),
            Relation::Case
                | Relation::Mark
                | Relation::Cc
                | Relation::Conj
                | Relation::Punct
                | Relation::AclRelcl
                | Relation::Appos
                | Relation::Parataxis
                | Relation::Advcl
                | Relation::AdvclRelcl
                | Relation::Nsubj
                | Relation::Cop
                | Relation::Dep
                | Relation::Discourse
                | Relation::Obl
        );
        if !outside {
            let all = sentence.tree.subtree(child);
            range = range.start.min(all.start)..range.end.max(all.end);
        }
    }
    range
}

/// A noun and the nouns joined to it, also where the tree joins them to a name beside it: `Prime Minister Ana Costa and President
/// Luis Prado`.
pub fn coordinated(sentence: &Sentence, noun: usize) -> Vec<usize> {
    let mut all = vec![noun];
    join(sentence, noun, NESTED, &mut all);
    all
}

fn join(sentence: &Sentence, noun: usize, depth: usize, all: &mut Vec<usize>) {
    for child in children(sentence, noun).filter(|child| *child > noun) {
        if all.len() >= LONGEST {
            return;
        }
        let named = || sentence.tag(child) == Tag::Name && related(sentence, child, &[Relation::Case]).next().is_none();
        let joined = match sentence.relation(child) {
            Relation::Conj => !sentence.tag(child).is_verbal(),
            // `President Emmanuel Macron and President Vladimir Putin`: a name that *and* opens is another one.
            Relation::Flat | Relation::Appos | Relation::Dep => {
                children(sentence, child).any(|word| word < child && opens_conjunct(sentence, word))
                    || is_further_name(sentence, noun, child)
            }
            _ => false,
        };
        // `"praised the soldiers," the minister said`: who speaks is not joined to what he says.
        let joined = joined && sentence.quoted.get(child) == sentence.quoted.get(noun);
        if joined {
            all.push(child);
        }
        // `two citizens—Ann Kov and Peter Spa—who`: names behind a dash say who the people are.
        let dashed = sentence.relation(child) == Relation::Appos
            && sentence.tag(noun) == Tag::Noun
            && child.checked_sub(1).is_some_and(|at| sentence.tag(at) == Tag::Break);
        if dashed {
            continue;
        }
        let beside =
            joined || matches!(sentence.relation(child), Relation::Flat | Relation::Appos | Relation::Nmod) && named();
        if beside && depth > 0 {
            join(sentence, child, depth - 1, all);
        }
    }
}

/// `Trade Minister Per Holm, Finance Minister Ana Costa and President Luis Prado`: a title with a name of its own says nothing of
/// the name before it.
fn is_further_name(sentence: &Sentence, noun: usize, title: usize) -> bool {
    let parts = &[Relation::Flat, Relation::Appos];
    let named = |at: usize| related(sentence, at, parts).any(|part| part == at + 1 && sentence.tag(part) == Tag::Name);
    // `Jens Holm, Secretary General of NATO, and`: an office that says whose it is, or which one, is the name's before it.
    let office = related(sentence, title, &[Relation::Det, Relation::Nmod]).next().is_some();
    let comma = related(sentence, title, &[Relation::Punct]).any(|mark| sentence.tag(mark) == Tag::Comma);
    let titled = related(sentence, noun, &[Relation::NmodDesc]).next().is_some();
    let first = sentence.tag(noun) == Tag::Name && (titled || named(noun));
    sentence.relation(title) == Relation::Appos
        && first
        && comma
        && !office
        && sentence.tag(title).is_nominal()
        && named(title)
}

/// Whether a word, or the title that it is, stands behind *and*.
fn opens_conjunct(sentence: &Sentence, word: usize) -> bool {
    sentence.relation(word) == Relation::Cc || sentence.tag(sentence.tree.subtree(word).start) == Tag::And
}

/// What a relative pronoun stands for; other words stand for themselves, with what is joined to them.
pub(super) fn antecedent(sentence: &Sentence, word: usize, verb: usize) -> Vec<usize> {
    let relative = sentence.tag(word) == Tag::Relative || (sentence.word(word) == "that" && word < verb);
    let noun = sentence.head(verb).filter(|_| relative && is_relative_clause(sentence, verb));
    let noun = noun.or_else(|| named_before(sentence, word).filter(|_| relative));
    coordinated(sentence, noun.unwrap_or(word))
}

/// `spoke of Macron, who will visit Russia`, where the tree joins the clause to the verb: the name before the comma.
fn named_before(sentence: &Sentence, relative: usize) -> Option<usize> {
    let comma = relative.checked_sub(1).filter(|at| sentence.tag(*at) == Tag::Comma)?;
    let mut name = comma.checked_sub(1).filter(|at| sentence.tag(*at) == Tag::Name)?;
    for _ in 0..CHAIN {
        let inside = matches!(sentence.relation(name), Relation::Flat | Relation::Compound);
        name = sentence.head(name).filter(|above| inside && *above < relative).unwrap_or(name);
    }
    Some(name)
}

pub(super) fn is_relative_clause(sentence: &Sentence, verb: usize) -> bool {
    matches!(sentence.relation(verb), Relation::AclRelcl | Relation::Acl)
}
