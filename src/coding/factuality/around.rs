//! What clauses and words around an act say: conditions, looking back, hedges, habits, questions.

use super::group::in_a_name;
use super::{Status, negate};
use crate::coding::triggers::Found;
use crate::event::{Modality, Temporal};
use crate::language::parse::Relation;
use crate::language::relations::{predicate, related};
use crate::language::{Form, Opener, Sentence, Tag};

/// What the clauses around say: conditions, looking back.
pub(super) fn clauses(sentence: &Sentence, head: usize, status: &mut Status) {
    if let Some(cue) = opened_by_subject(sentence, head) {
        status.looks_back = true;
        status.cues.push(cue);
    }
    let mut number = sentence.clause_of.get(head).copied().unwrap_or(0);
    for _ in 0..6 {
        let Some(clause) = sentence.clauses.get(number) else { return };
        clause_says(sentence, clause.opener, clause.at, head, status);
        if clause.parent == number {
            return;
        }
        number = clause.parent;
    }
}

/// `since the court issued`, where the tree hangs *since* on the subject.
fn opened_by_subject(sentence: &Sentence, head: usize) -> Option<usize> {
    let subjects = related(sentence, predicate(sentence, head), &[Relation::Nsubj, Relation::NsubjPass]);
    subjects
        .flat_map(|subject| related(sentence, subject, &[Relation::Case]))
        .find(|case| matches!(sentence.word(*case), "since" | "after" | "before"))
}

fn clause_says(sentence: &Sentence, opener: Opener, at: usize, head: usize, status: &mut Status) {
    match (opener, sentence.word(at)) {
        (Opener::Subordinate, "if" | "unless" | "whether") => {
            status.mark(Modality::Hypothetical, at);
        }
        // `will press on until the junta ends the siege`: in the present it is still to come.
        (Opener::Subordinate, "until") if matches!(sentence.tag(head), Tag::Verb(Form::Third | Form::Base)) => {
            status.mark(Modality::Hypothetical, at);
        }
        (Opener::Subordinate, "since" | "after" | "once" | "before" | "until") => {
            status.looks_back = true;
            status.cues.push(at);
        }
        (Opener::Relative, _) if perfect_before(sentence, head) => status.looks_back = true,
        _ => {}
    }
}

/// `after the Russian attack`: an event noun behind a preposition of time lies behind the act of the clause.
pub(super) fn behind_the_act(sentence: &Sentence, head: usize, status: &mut Status) {
    // `to restart talks between`: what is aimed at has not happened.
    let verb = (head.saturating_sub(7)..head).rev().find(|at| sentence.tag(*at).is_verbal());
    if verb.is_some_and(|verb| verb > 0 && sentence.tag(verb - 1) == Tag::To) && status.under.is_empty() {
        status.unreal = true;
    }
    let before = (head.saturating_sub(7)..head).rev().find(|at| !sentence.tag(*at).is_nominal());
    let cue = before.filter(|at| matches!(sentence.word(*at), "after" | "following" | "since" | "over" | "before"));
    if let Some(cue) = cue {
        status.looks_back = true;
        status.cues.push(cue);
    }
}

fn perfect_before(sentence: &Sentence, head: usize) -> bool {
    (head.saturating_sub(3)..head).any(|at| sentence.word(at) == "had")
}

/// Hedges, habits, questions and negated subjects near the trigger.
pub(super) fn words_around(sentence: &Sentence, found: &Found<'_>, status: &mut Status) {
    let clause = sentence.clause_of.get(found.head).copied().unwrap_or(0);
    let from = found.head.saturating_sub(12);
    let to = sentence.len().min(found.end + 8);
    for at in (from..to).filter(|at| sentence.clause_of[*at] == clause) {
        let before = at < found.head;
        match sentence.word(at) {
            "allegedly" | "reportedly" | "purportedly" | "supposedly" => status.mark(Modality::Alleged, at),
            "suspected" | "alleged" if before && found.head - at <= 6 => status.mark(Modality::Alleged, at),
            "regularly" | "routinely" | "often" | "usually" | "frequently" | "typically" | "traditionally" => {
                status.temporal = Temporal::Habitual;
                status.cues.push(at);
            }
            "neither" | "nobody" | "none" if before => negate(status, at),
            "nearly" | "almost" if before && found.head - at == 1 => negate(status, at),
            "no" | "without" if before && found.head - at <= 3 && !in_a_name(sentence, at) => negate(status, at),
            "upcoming" | "forthcoming" | "planned" | "scheduled"
                if before && found.head - at <= 3 && found.group.is_none() =>
            {
                status.mark(Modality::Planned, at);
            }
            "previously" | "formerly" => {
                status.looks_back = true;
                status.cues.push(at);
            }
            "hypothetical" | "possible" | "potential" if before && found.head - at <= 3 && found.group.is_none() => {
                status.mark(Modality::Hypothetical, at);
            }
            "collapsed" | "failed" | "cancelled" | "canceled" | "postponed" | "stalled"
                if !before && found.group.is_none() =>
            {
                negate(status, at);
            }
            "expected" | "likely" | "predicted" if before && found.head - at <= 4 => status.unreal = true,
            _ => {}
        }
    }
    if is_asked(sentence, clause, found) {
        status.mark(Modality::Questioned, found.head);
    }
}

/// A question mark ends the sentence or the quotation, or the clause begins with its auxiliary.
fn is_asked(sentence: &Sentence, clause: usize, found: &Found<'_>) -> bool {
    if sentence.is_question() {
        return true;
    }
    let asked = sentence.quoted.get(found.head) == Some(&true)
        && (found.end..sentence.len()).take_while(|at| sentence.quoted[*at]).any(|at| sentence.word(at) == "?");
    let Some(Opener::Main | Opener::Coordinate | Opener::Quote) =
        sentence.clauses.get(clause).map(|clause| clause.opener)
    else {
        return asked;
    };
    let first = (0..sentence.len()).find(|at| {
        sentence.clause_of[*at] == clause && !matches!(sentence.tag(*at), Tag::Quote | Tag::Break | Tag::Comma)
    });
    let inverted = first.is_some_and(|first| {
        matches!(sentence.tag(first), Tag::Modal | Tag::Do | Tag::Be)
            && (sentence.tag(first + 1).is_nominal())
            && found.head > first
    });
    asked || inverted
}
