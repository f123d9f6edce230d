//! Gerunds that list what somebody did: `took steps, including expelling two envoys`, `helped in many ways, from sending
//! guns to hosting families`.

use super::{SUBJECTS, coordinated, related};
use crate::language::parse::Relation;
use crate::language::{Form, Sentence, Tag};

/// So many words before *to hosting* the *from* of the list is looked for.
const LIST: usize = 40;
/// So many gerunds of a list are joined before one.
const JOINED: usize = 4;

/// The first gerund of the list that `gerund` belongs to: the one behind *including*, *such as* or *from*.
pub fn listed(sentence: &Sentence, gerund: usize) -> Option<usize> {
    let is_gerund = |at: usize| sentence.tag(at) == Tag::Verb(Form::Gerund);
    let mut first = gerund;
    for _ in 0..JOINED {
        if !is_gerund(first) {
            return None;
        }
        if is_opened(sentence, first) {
            return Some(first);
        }
        let to = related(sentence, first, &[Relation::Mark]).any(|mark| sentence.word(mark) == "to");
        if to {
            let before = first.saturating_sub(LIST)..first;
            return before.rev().find(|at| is_gerund(*at) && is_opened(sentence, *at));
        }
        first = sentence.head(first).filter(|_| sentence.relation(first) == Relation::Conj)?;
    }
    None
}

/// Whether *including*, *such as*, or *from* behind a comma or dash opens the gerund.
fn is_opened(sentence: &Sentence, gerund: usize) -> bool {
    let apart = |at: usize| matches!(sentence.tag(at), Tag::Comma | Tag::Break);
    related(sentence, gerund, &[Relation::Mark, Relation::Case]).any(|mark| match sentence.word(mark) {
        "including" => true,
        "such" => sentence.word(mark + 1) == "as",
        "from" => mark.checked_sub(1).is_some_and(apart),
        _ => false,
    })
}

/// `Togo's achievements include expelling`: whose deeds the subject of *include* is.
pub(super) fn included_by(sentence: &Sentence, include: usize) -> Option<Vec<usize>> {
    let deeds = deeds_included(sentence, include)?;
    let owner = related(sentence, deeds, &[Relation::NmodPoss]).next()?;
    Some(coordinated(sentence, owner))
}

/// The noun of deeds that *include* says the content of: `its abuses include jailing reporters`.
pub fn deeds_included(sentence: &Sentence, include: usize) -> Option<usize> {
    let deeds = related(sentence, include, SUBJECTS).next().filter(|_| sentence.lemma(include) == "include")?;
    is_deed(sentence.lemma(deeds)).then_some(deeds)
}

fn is_deed(lemma: &str) -> bool {
    matches!(
        lemma,
        "achievement"
            | "accomplishment"
            | "success"
            | "step"
            | "measure"
            | "action"
            | "move"
            | "deed"
            | "crime"
            | "abuse"
            | "violation"
            | "reprisal"
            | "response"
    )
}
