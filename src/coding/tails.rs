//! The words behind a trigger's head, looked for in the tree where they do not stand right behind it:
//! `imposed on Monday a set of new sanctions on`.

use super::heaps::heaped;
use crate::language::parse::Relation;
use crate::language::relations::{children, group, predicate, related};
use crate::language::{Sentence, Tag};
use crate::lexicon::Element;

/// Where the words of `tail` hang on `head`, in the order of the text; `None` when one that must be there is not.
/// The noun of the pattern may stand before the head when it is its passive subject.
pub(super) fn tail_in_tree(sentence: &Sentence, tail: &[Element], head: usize) -> Option<Vec<usize>> {
    if !matches!(sentence.tag(head), Tag::Verb(_) | Tag::Noun) {
        return None;
    }
    let near = near(sentence, predicate(sentence, head));
    let acted_on = antecedent(sentence, head);
    let mut found: Vec<usize> = Vec::new();
    let mut from = head;
    for element in tail {
        let Element::Words(options, optional) = element else { continue };
        // *according* is no form of an accord.
        let same = |word: &String, at: usize| {
            word == sentence.word(at) || (word == sentence.lemma(at) && sentence.word(at) != "according")
        };
        let is_option = |at: &usize| options.iter().any(|word| same(word, *at));
        // `hosted the president for talks`: a phrase of purpose or time is no part of the pattern.
        let cased = |at: &usize| {
            let aside = |word: &str| is_aside(word) || matches!(word, "to" | "from" | "with" | "by");
            related(sentence, *at, &[Relation::Case]).all(|case| found.contains(&case) || !aside(sentence.word(case)))
        };
        let fits = |at: &usize| {
            // `called off the search on Tuesday`: the preposition of a day is none of the pattern's.
            let dated = sentence.relation(*at) == Relation::Case
                && sentence.head(*at).is_some_and(|noun| is_calendar(sentence.word(noun)));
            cased(at) && !dated && is_option(at)
        };
        let behind = near.iter().copied().find(|at| *at > from && fits(at));
        let turned = || {
            let own = near.iter().copied().find(|at| sentence.relation(*at) == Relation::NsubjPass && fits(at));
            own.or_else(|| acted_on.iter().copied().find(|at| is_option(at)))
        };
        match behind.or_else(|| turned().filter(|_| found.is_empty())) {
            Some(at) => {
                from = from.max(at);
                found.push(at);
            }
            None if *optional => {}
            None => return None,
        }
    }
    (!found.is_empty()).then_some(found)
}

/// The words that hang on a verb or noun and could belong to its pattern, in text order.
fn near(sentence: &Sentence, head: usize) -> Vec<usize> {
    let mut near = Vec::new();
    for child in children(sentence, head) {
        let argument = matches!(
            sentence.relation(child),
            Relation::Obj
                | Relation::Iobj
                | Relation::Obl
                | Relation::OblAgent
                | Relation::NsubjPass
                | Relation::Xcomp
                | Relation::Nmod
        );
        let particle = matches!(sentence.relation(child), Relation::CompoundPrt | Relation::Advmod | Relation::Case);
        let argument = argument || is_infinitive(sentence, head, child);
        if argument || particle {
            near.push(child);
        }
        if argument {
            near.extend(inside(sentence, child));
            // `used tear gas and water cannon`
            let joined = related(sentence, child, &[Relation::Conj]).filter(|noun| sentence.tag(*noun).is_nominal());
            near.extend(joined.flat_map(|noun| std::iter::once(noun).chain(inside(sentence, noun))));
            // `sent back dozens of migrants`
            let content = heaped(sentence, child).into_iter();
            near.extend(content.flat_map(|noun| std::iter::once(noun).chain(inside(sentence, noun))));
        }
    }
    near.sort_unstable();
    near.dedup();
    near
}

/// `threatened last week to quit`: an infinitive that a phrase of time parts from its verb.
fn is_infinitive(sentence: &Sentence, head: usize, child: usize) -> bool {
    let to = related(sentence, child, &[Relation::Mark]).find(|mark| sentence.tag(*mark) == Tag::To);
    let is_time = |at: usize| {
        let word = sentence.word(at);
        is_calendar(word) || matches!(word, "week" | "month" | "year" | "weekend" | "yesterday" | "today" | "night")
    };
    let near = to.filter(|to| (head + 2..head + 5).contains(to));
    let timed = near.and_then(|to| to.checked_sub(1)).is_some_and(is_time);
    sentence.relation(child) == Relation::Advcl
        && timed
        && related(sentence, head, &[Relation::Obj, Relation::Iobj]).next().is_none()
}

/// The words of a noun phrase that could belong to a pattern.
fn inside(sentence: &Sentence, noun: usize) -> Vec<usize> {
    let mut found = Vec::new();
    for word in children(sentence, noun) {
        match sentence.relation(word) {
            Relation::Case | Relation::Mark | Relation::Amod | Relation::Compound => found.push(word),
            Relation::Nmod => found.extend(related(sentence, word, &[Relation::Case])),
            _ => {}
        }
    }
    found
}

/// The noun that a clause hangs on whose verb acts on it, with what it is a heap of: `sanctions imposed by`, `the
/// measures that Berlin has imposed on`.
fn antecedent(sentence: &Sentence, verb: usize) -> Vec<usize> {
    let anchor = predicate(sentence, verb);
    let acts = || {
        let mut subjects = related(sentence, anchor, &[Relation::Nsubj]);
        subjects.any(|subject| sentence.tag(subject) != Tag::Relative && sentence.word(subject) != "that")
    };
    let acted_on = sentence.tag(verb).is_verbal()
        && match sentence.relation(anchor) {
            Relation::Acl => group(sentence, verb).passive,
            Relation::AclRelcl => group(sentence, verb).passive || acts(),
            _ => false,
        };
    let noun = sentence.head(anchor).filter(|noun| acted_on && *noun < verb);
    noun.into_iter().flat_map(|noun| std::iter::once(noun).chain(heaped(sentence, noun))).collect()
}

/// Prepositions of phrases that stand beside an act.
fn is_aside(word: &str) -> bool {
    matches!(word, "for" | "after" | "before" | "during" | "amid" | "over" | "since" | "despite" | "following" | "at")
}

fn is_calendar(word: &str) -> bool {
    super::times::is_weekday(word) || super::times::month(word).is_some()
}
