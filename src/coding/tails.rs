//! The words behind a trigger's head, looked for in the tree where they do not stand right behind it:
//! `imposed on Monday a set of new sanctions on`.

use crate::language::parse::Relation;
use crate::language::relations::{children, predicate, related};
use crate::language::{Sentence, Tag};
use crate::lexicon::Element;

/// Where the words of `tail` hang on `head`, in the order of the text; `None` when one that must be there is not.
/// The noun of the pattern may stand before the head when it is its passive subject.
pub(super) fn tail_in_tree(sentence: &Sentence, tail: &[Element], head: usize) -> Option<Vec<usize>> {
    if !matches!(sentence.tag(head), Tag::Verb(_) | Tag::Noun) {
        return None;
    }
    let near = near(sentence, predicate(sentence, head));
    let mut found: Vec<usize> = Vec::new();
    let mut from = head;
    for element in tail {
        let Element::Words(options, optional) = element else { continue };
        // `hosted the president for talks`: a phrase of purpose or time is no part of the pattern.
        let cased = |at: &usize| {
            let aside = |word: &str| is_aside(word) || word == "to" || word == "from" || word == "with";
            related(sentence, *at, &[Relation::Case]).all(|case| found.contains(&case) || !aside(sentence.word(case)))
        };
        let fits = |at: &usize| {
            // `called off the search on Tuesday`: the preposition of a day is none of the pattern's.
            let dated = sentence.relation(*at) == Relation::Case
                && sentence.head(*at).is_some_and(|noun| is_calendar(sentence.word(noun)));
            cased(at) && !dated && options.iter().any(|word| word == sentence.word(*at) || word == sentence.lemma(*at))
        };
        let behind = near.iter().copied().find(|at| *at > from && fits(at));
        let turned = || near.iter().copied().find(|at| sentence.relation(*at) == Relation::NsubjPass && fits(at));
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
        if argument || particle {
            near.push(child);
        }
        if argument {
            let inner = children(sentence, child);
            for word in inner {
                match sentence.relation(word) {
                    Relation::Case | Relation::Mark | Relation::Amod | Relation::Compound => near.push(word),
                    Relation::Nmod => near.extend(related(sentence, word, &[Relation::Case])),
                    _ => {}
                }
            }
        }
    }
    near.sort_unstable();
    near
}

/// Prepositions of phrases that stand beside an act.
fn is_aside(word: &str) -> bool {
    matches!(word, "for" | "after" | "before" | "during" | "amid" | "over" | "since" | "despite" | "following" | "at")
}

fn is_calendar(word: &str) -> bool {
    super::times::is_weekday(word) || super::times::month(word).is_some()
}
