//! What a verb of saying says, and who ought to do what by it: `said Iran must stop`, `it is time for Togo to act`.

use super::{SUBJECTS, agent, group, has_own_subject, phrases, related, subject};
use crate::language::parse::Relation;
use crate::language::{Form, Sentence, Tag};
use std::ops::Range;

/// The clauses that a verb of saying governs, and the one that stands before it: `Togo has lied, the minister said`.
pub fn said_clauses(sentence: &Sentence, verb: usize) -> Vec<usize> {
    let below = || related(sentence, verb, &[Relation::Ccomp, Relation::Parataxis]);
    // A speaker behind a comma who says something else speaks for himself alone.
    let mute = below().next().is_none() && sentence.relation(verb) == Relation::Parataxis;
    let start = sentence.tree.subtree(verb).start;
    let near = (start..=start + 1).any(|at| at < verb && sentence.tag(at) == Tag::Comma)
        || start.checked_sub(1).is_some_and(|at| matches!(sentence.tag(at), Tag::Comma | Tag::Quote));
    let before = sentence.head(verb).filter(|above| mute && near && *above < verb);
    below().chain(before).collect()
}

/// The clause of a verb of saying that says what somebody must or should do.
pub fn demanded(sentence: &Sentence, verb: usize) -> Option<usize> {
    let must = |clause: &usize| {
        // `we must do more` asks nobody else.
        let own = related(sentence, *clause, SUBJECTS).any(|one| matches!(sentence.word(one), "we" | "i"));
        let asked = related(sentence, *clause, &[Relation::Mark])
            .any(|mark| matches!(sentence.word(mark), "whether" | "if" | "how" | "why"));
        let duty = || group(sentence, *clause).is_duty(sentence) || needs(sentence, *clause);
        !own && !asked && (duty() || wanted_of(sentence, *clause).is_some())
    };
    said_clauses(sentence, verb).into_iter().find(must)
}

/// Who has to act by such a clause; in the passive, by whom.
pub fn asked(sentence: &Sentence, clause: usize) -> Vec<Range<usize>> {
    if let Some(wanted) = wanted_of(sentence, clause) {
        return wanted;
    }
    if group(sentence, clause).passive { agent(sentence, clause) } else { subject(sentence, clause) }
}

/// `has to stop`, `needs to apologise`: a duty in the present, without *must*.
pub fn needs(sentence: &Sentence, at: usize) -> bool {
    let to = |verb: usize| related(sentence, verb, &[Relation::Mark]).any(|mark| sentence.word(mark) == "to");
    let group = group(sentence, at);
    matches!(sentence.word(at), "has" | "have" | "needs" | "need")
        && group.modal.is_none()
        && group.have.is_none()
        && group.not.is_none()
        && related(sentence, at, &[Relation::Xcomp]).any(to)
}

/// `it is time for Togo to choose`, `it is up to Togo to stop`, `it is essential that Togo stop`: of whom it is wanted.
pub fn wanted_of(sentence: &Sentence, at: usize) -> Option<Vec<Range<usize>>> {
    let empty = related(sentence, at, &[Relation::Nsubj, Relation::Expl]).any(|word| sentence.word(word) == "it");
    let copula = related(sentence, at, &[Relation::Cop]).next().is_some();
    if let Some(whom) = conditioned(sentence, at) {
        return Some(whom);
    }
    if !empty || !copula || group(sentence, at).not.is_some() || group(sentence, at).modal.is_some() {
        return None;
    }
    let to = |verb: &usize| related(sentence, *verb, &[Relation::Mark]).any(|mark| sentence.word(mark) == "to");
    let clauses = &[Relation::Acl, Relation::Csubj, Relation::Advcl, Relation::Xcomp, Relation::Ccomp];
    let act = || related(sentence, at, clauses).find(to);
    let up = at >= 2 && sentence.word(at - 1) == "to" && sentence.word(at - 2) == "up"
        || related(sentence, at, &[Relation::Case]).any(|to| to > 0 && sentence.word(to - 1) == "up");
    if up && sentence.tag(at).is_nominal() {
        return act().map(|_| phrases(sentence, vec![at]));
    }
    let word = sentence.lemma(at);
    if word == "time" || is_needed(word) {
        let called =
            |noun: &usize| related(sentence, *noun, &[Relation::Case]).any(|case| sentence.word(case) == "for");
        let whose = |inner: usize| {
            let below = |of: usize| related(sentence, of, &[Relation::Nmod, Relation::Obl]);
            let mut sides = below(at).chain(below(inner)).chain(related(sentence, inner, SUBJECTS));
            let own = || related(sentence, inner, SUBJECTS).find(|noun| *noun < inner);
            sides.find(|noun| *noun > at && *noun < inner && called(noun)).or_else(own)
        };
        if let Some(noun) = act().and_then(whose) {
            return Some(phrases(sentence, super::coordinated(sentence, noun)));
        }
    }
    (is_needed(word) || word == "important").then(|| that_they_do(sentence, at)).flatten()
}

/// `peace is possible only if Togo withdraws`: on whose act something is said to hang.
fn conditioned(sentence: &Sentence, at: usize) -> Option<Vec<Range<usize>>> {
    if !matches!(sentence.lemma(at), "possible" | "impossible" | "feasible" | "conceivable") {
        return None;
    }
    let denied = group(sentence, at).not.is_some();
    let hangs = |clause: &usize| {
        let marked = |words: &[&str]| {
            related(sentence, *clause, &[Relation::Mark]).any(|mark| words.contains(&sentence.word(mark)))
        };
        let start = sentence.tree.subtree(*clause).start;
        let only = (start.saturating_sub(1)..start + 2).any(|at| sentence.word(at) == "only");
        marked(&["unless"]) || marked(&["if", "once", "when"]) && only && !denied
    };
    let clauses = related(sentence, at, &[Relation::Advcl]).filter(|clause| has_own_subject(sentence, *clause));
    clauses.into_iter().find(hangs).map(|clause| subject(sentence, clause))
}

fn is_needed(word: &str) -> bool {
    matches!(word, "imperative" | "essential" | "vital" | "crucial" | "necessary" | "incumbent")
}

/// `that Togo stop`: the bare form behind *that* says what ought to be.
fn that_they_do(sentence: &Sentence, at: usize) -> Option<Vec<Range<usize>>> {
    let that = |verb: &usize| related(sentence, *verb, &[Relation::Mark]).any(|mark| sentence.word(mark) == "that");
    let bare = |verb: &usize| {
        sentence.tag(*verb) == Tag::Verb(Form::Base) && group(sentence, *verb).modal.is_none() && that(verb)
    };
    let clauses = &[Relation::Ccomp, Relation::Csubj, Relation::Advcl];
    let verb = related(sentence, at, clauses).filter(|verb| has_own_subject(sentence, *verb)).find(bare)?;
    Some(subject(sentence, verb))
}
