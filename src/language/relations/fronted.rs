//! Subjects behind a phrase that opens the sentence, where the tree makes one list of both.

use super::{CHAIN, FAR, group};
use crate::language::parse::Relation;
use crate::language::{Sentence, Tag};

/// So many words from the beginning a sentence may open with a phrase that a comma ends.
const OPENING: usize = 10;

/// `In Oslo, Norway and Japan signed`, `After talks, Norway and Japan signed`, where the tree makes one list of what the sentence
/// begins with and those who signed: who stands behind the comma.
pub(super) fn behind_fronted(sentence: &Sentence, verb: usize) -> Option<Vec<usize>> {
    let last = group(sentence, verb).start.checked_sub(1).filter(|_| sentence.tag(verb).is_finite())?;
    let opened =
        sentence.tag(0) == Tag::Preposition || matches!(sentence.word(0), "following" | "amid" | "after" | "before");
    let comma = (2..last.min(OPENING)).find(|at| opened && sentence.tag(*at) == Tag::Comma)?;
    let mut first = last;
    for _ in 0..CHAIN {
        if first < comma {
            break;
        }
        let joins = matches!(
            sentence.relation(first),
            Relation::Conj | Relation::Flat | Relation::Appos | Relation::NmodUnmarked | Relation::Dep
        );
        first = sentence.head(first).filter(|_| joins)?;
    }
    let joined: Vec<usize> = (comma + 1..=last).take(FAR).filter(|at| is_listed(sentence, *at, comma)).collect();
    (first < comma && !joined.is_empty()).then_some(joined)
}

/// Whether a nominal behind `comma` is one of those that are joined there.
fn is_listed(sentence: &Sentence, at: usize, comma: usize) -> bool {
    let joins =
        matches!(sentence.relation(at), Relation::Conj | Relation::Appos | Relation::NmodUnmarked | Relation::Dep);
    let head = sentence.head(at).filter(|_| joins && sentence.tag(at).is_nominal());
    head.is_some_and(|head| head < comma || sentence.relation(at) == Relation::Conj)
}
