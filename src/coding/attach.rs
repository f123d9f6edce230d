//! Which time of a sentence belongs to a trigger.

use super::coreference::is_speech;
use super::occurrence::verb_of;
use super::times::{Point, Said, TimeMention};
use super::triggers::Found;
use crate::language::parse::Relation;
use crate::language::relations::{group, predicate};
use crate::language::{Sentence, Tag};

/// The time of a trigger: behind it in its clause and before the next finite verb, else before it in
/// its clause. `from` lets an underlying act take what stands behind its own trigger only.
pub(super) fn time_of<'t>(
    sentence: &Sentence,
    times: &'t [TimeMention],
    found: &Found<'_>,
    limit: Option<usize>,
) -> Option<&'t TimeMention> {
    let clause = sentence.clause_of.get(found.head)?;
    let here = |time: &&TimeMention| {
        sentence.clause_of.get(time.tokens.start) == Some(clause) && !modifies_noun(sentence, found, time)
    };
    let limit = limit.unwrap_or(sentence.len());
    // `the invasion began in 2019`
    let begins = verb_of(sentence, found.head).filter(|verb| {
        found.group.is_none() && matches!(sentence.lemma(*verb), "begin" | "start" | "occur" | "happen")
    });
    if let Some(time) = begins.and_then(|verb| times.iter().find(|time| hangs_on(sentence, time, verb))) {
        return Some(time);
    }
    let behind = times
        .iter()
        .filter(here)
        .find(|time| time.tokens.start >= found.head && time.tokens.start < limit)
        .filter(|time| !verb_between(sentence, found.end, time.tokens.start))
        .filter(|time| !other_act_between(sentence, found.end, time.tokens.start))
        .filter(|time| !reason_between(sentence, found, time))
        .filter(|time| !belongs_elsewhere(sentence, found, time));
    let effect = || {
        told_by(sentence, found)
            .and_then(|verb| times.iter().filter(here).find(|time| dates_effect(sentence, time, verb)))
    };
    behind.or_else(effect).or_else(|| {
        let own = times.iter().filter(here).rev().find(|time| {
            time.tokens.end <= found.head
                && own_side(sentence, time, found)
                && !dates_participle(sentence, found, time.tokens.start)
                && !dates_saying(sentence, time, found.head)
        });
        own.or_else(|| times.iter().find(|time| opens_clause(sentence, time, *clause)))
    })
}

/// `a missile strike on the port killed four on Monday`: the verb that tells what the event of a noun did.
pub(super) fn told_by(sentence: &Sentence, found: &Found<'_>) -> Option<usize> {
    let verb = verb_of(sentence, found.head).filter(|_| found.group.is_none())?;
    let tells = matches!(
        sentence.lemma(verb),
        "kill"
            | "wound"
            | "injure"
            | "hit"
            | "strike"
            | "destroy"
            | "damage"
            | "flatten"
            | "rock"
            | "rip"
            | "tear"
            | "shake"
            | "leave"
            | "erupt"
            | "break"
            | "turn"
            | "take"
            | "target"
            | "claim"
    );
    tells.then_some(verb)
}

/// Whether a time stands behind the verb, with no other act between.
fn dates_effect(sentence: &Sentence, time: &TimeMention, verb: usize) -> bool {
    let start = time.tokens.start;
    let before = start.checked_sub(1).map_or("", |before| sentence.word(before));
    start > verb
        && !verb_between(sentence, verb + 1, start)
        && !other_act_between(sentence, verb + 1, start)
        && !matches!(before, "until" | "till" | "by" | "through")
        && !is_to_come(sentence, time)
}

/// `was shattered on 3 March 2010, when rebels attacked`, `it was on 3 March that they attacked`: a time right before the word
/// that opens a clause is the clause's.
fn opens_clause(sentence: &Sentence, time: &TimeMention, clause: usize) -> bool {
    let Some(opener) = sentence.clauses.get(clause).map(|clause| clause.at) else { return false };
    let comma = usize::from(sentence.tag(time.tokens.end) == Tag::Comma);
    let cleft = || sentence.word(0) == "it" && matches!(sentence.tag(1), Tag::Be);
    time.tokens.end + comma == opener && (sentence.word(opener) == "when" || sentence.word(opener) == "that" && cleft())
}

/// `deployed police following the attack on Friday`: the time dates what stands behind the preposition.
fn other_act_between(sentence: &Sentence, from: usize, to: usize) -> bool {
    (from..to.saturating_sub(1)).any(|at| {
        matches!(sentence.word(at), "after" | "following" | "since" | "before" | "ahead" | "until" | "till" | "pending")
    })
}

/// `citing their role last year`, `on charges relating to a riot in 2011`: the time dates what the act is about; behind *over* it
/// does unless the tree gives it to the act.
fn reason_between(sentence: &Sentence, found: &Found<'_>, time: &TimeMention) -> bool {
    let own = hangs_on(sentence, time, found.head);
    (found.end..time.tokens.start.saturating_sub(1)).any(|at| match sentence.word(at) {
        "over" | "role" => !own,
        // `briefed the king on his talks on 3 May`: the day of the talks.
        "on" | "about" | "regarding" => {
            (at + 1..(at + 5).min(time.tokens.start)).any(|noun| is_meeting(sentence.lemma(noun)))
        }
        word => matches!(
            word,
            "citing"
                | "scheduled"
                | "slated"
                | "relating"
                | "related"
                | "connected"
                | "connection"
                | "regarding"
                | "concerning"
                | "involving"
                | "alleging"
                | "marking"
                | "commemorating"
                | "anniversary"
                | "suspect"
                | "suspected"
                | "accused"
                | "convicted"
        ),
    })
}

fn is_meeting(lemma: &str) -> bool {
    matches!(lemma, "talk" | "meeting" | "visit" | "summit" | "conversation" | "negotiation" | "contact" | "trip")
}

/// Whether the tree hangs a time on the word itself.
pub(super) fn hangs_on(sentence: &Sentence, time: &TimeMention, word: usize) -> bool {
    let outside = |at: &usize| sentence.head(*at).is_none_or(|head| !time.tokens.contains(&head));
    time.tokens.clone().find(outside).and_then(|at| sentence.head(at)) == Some(word)
}

/// `sentenced for the massacre of 2009`, `rejected an appeal over a riot in 2011`: a month or year that hangs on a noun dates that.
fn dates_noun(sentence: &Sentence, found: &Found<'_>, time: &TimeMention) -> bool {
    let coarse = matches!(
        time.said,
        Said::At(Point::Year(_) | Point::Month { .. })
            | Said::YearsFromNow(_)
            | Said::Between(..)
            | Said::Season { .. }
    );
    let outside = |at: &usize| sentence.head(*at).is_none_or(|head| !time.tokens.contains(&head));
    let top = time.tokens.clone().find(outside);
    let noun = top.and_then(|at| sentence.head(at)).filter(|noun| sentence.tag(*noun).is_nominal());
    let own = |noun: usize| noun == found.head || found.tail.contains(&noun);
    coarse && noun.is_some_and(|noun| noun > found.end && !own(noun) && time.tokens.start > noun)
}

/// Whether the time behind the trigger dates another thing: `a ban until Friday`, `the accord signed in Rome on 3 May`.
fn belongs_elsewhere(sentence: &Sentence, found: &Found<'_>, time: &TimeMention) -> bool {
    let before = time.tokens.start.checked_sub(1).map_or("", |before| sentence.word(before));
    // What somebody *has* done has no day: `has told Iran to hold talks on Monday`.
    let perfect = found.group.and_then(|group| group.have).is_some_and(|have| sentence.word(have) != "had");
    let day = matches!(time.said, Said::At(Point::Day { .. }) | Said::Weekday { .. } | Said::DaysFromNow(..0));
    let moved =
        before == "to" && matches!(sentence.lemma(found.head), "extend" | "postpone" | "delay" | "move" | "push");
    // `was charged, and on Friday the chief resigned`
    let later = |at: usize| {
        let above = sentence.head(at).filter(|above| !time.tokens.contains(above));
        above.is_some_and(|above| above >= time.tokens.end && above != found.head && sentence.tag(above).is_finite())
    };
    matches!(before, "until" | "till" | "by" | "through" | "effective" | "beginning" | "starting")
        || moved
        || (perfect && day)
        || dates_noun(sentence, found, time)
        || dates_participle(sentence, found, time.tokens.start)
        || time.tokens.clone().any(later)
}

/// Whether the time modifies a noun that is not the trigger: `a 2005 law`, `Monday's vote`, `the October 7 attacks`.
fn modifies_noun(sentence: &Sentence, found: &Found<'_>, time: &TimeMention) -> bool {
    let end = time.tokens.end;
    let inside =
        |at: usize| matches!(sentence.tag(at), Tag::Adjective | Tag::Noun | Tag::Name | Tag::Number | Tag::Possessive);
    let owns = sentence.tag(end) == Tag::Possessive;
    let before = time.tokens.start.checked_sub(1).map(|before| sentence.tag(before));
    let inner = matches!(time.said, Said::At(_))
        && matches!(before, Some(Tag::Determiner | Tag::Adjective | Tag::Possessive))
        // `the 2015 nuclear accord`
        && (sentence.tag(end) == Tag::Noun || sentence.tag(end) == Tag::Adjective && sentence.tag(end + 1) == Tag::Noun);
    (owns || inner) && !(end..sentence.len()).take(6).take_while(|at| inside(*at)).any(|at| at == found.head)
}

/// Whether the tree hangs the word on a participle that says something of a noun behind the trigger.
fn dates_participle(sentence: &Sentence, found: &Found<'_>, time: usize) -> bool {
    let mut at = time;
    for _ in 0..8 {
        let Some(head) = sentence.head(at).filter(|head| *head != found.head) else { return false };
        // `the bloc that they expelled in May urged`
        let before = sentence.relation(head) == Relation::AclRelcl && head < found.head;
        let participle = (sentence.relation(head) == Relation::Acl || before) && sentence.tag(head).is_verbal();
        let beside = (found.end..time).contains(&head) || head < found.head && time < found.head;
        if participle && beside && sentence.head(head) != Some(found.head) {
            return true;
        }
        at = head;
    }
    false
}

/// Whether another act that could own a time stands between.
pub(super) fn verb_between(sentence: &Sentence, from: usize, to: usize) -> bool {
    let clause = sentence.clause_of.get(from.saturating_sub(1));
    (from..to).any(|at| {
        sentence.tag(at).is_finite()
            && sentence.clause_of.get(at) == clause
            && sentence.tag(at.wrapping_sub(1)) != Tag::To
    })
}

/// A time before the trigger belongs to it unless another verb stands between, as in `said on
/// Monday it attacked`; one at the start of the clause belongs to every verb of the clause.
fn own_side(sentence: &Sentence, time: &TimeMention, found: &Found<'_>) -> bool {
    let start = found.group.map_or(found.head, |group| group.start);
    let first = (0..time.tokens.start)
        .rev()
        .take(6)
        .take_while(|at| sentence.clause_of[*at] == sentence.clause_of[time.tokens.start]);
    let initial = first.clone().all(|at| !sentence.tag(at).is_finite());
    let verbs = (time.tokens.end..start).filter(|at| sentence.tag(*at).is_finite()).count();
    verbs == 0 || initial
}

/// `On Wednesday, the ministry said he had been poisoned`: the day of the saying.
fn dates_saying(sentence: &Sentence, time: &TimeMention, act: usize) -> bool {
    /// So many joined verbs and auxiliaries are climbed.
    const STEPS: usize = 4;
    let told = group(sentence, act);
    let before = told.passive || told.have.is_some();
    let up = |at: &usize| sentence.head(*at).filter(|_| sentence.relation(*at) != Relation::Ccomp);
    let clause = std::iter::successors(Some(predicate(sentence, act)), up).take(STEPS).last().unwrap_or(act);
    let above = sentence.head(clause).filter(|_| before && sentence.relation(clause) == Relation::Ccomp);
    above.is_some_and(|verb| is_speech(sentence.word(verb)) && hangs_on(sentence, time, verb))
}

/// Whether the words before a time say that it is still to come: `until his next hearing on April 5`.
pub(super) fn is_to_come(sentence: &Sentence, time: &TimeMention) -> bool {
    let before = (0..time.tokens.start).rev().take(5);
    before.into_iter().any(|at| {
        matches!(
            sentence.word(at),
            "next" | "until" | "till" | "upcoming" | "scheduled" | "due" | "planned" | "expires"
        )
    })
}
