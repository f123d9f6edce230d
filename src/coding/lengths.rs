//! How long an occasion lasts: `a forum which starts on 17 October. The two-day forum ...`.

use super::calendar::When;
use super::draft::Draft;
use super::times::{TimeMention, count};
use crate::language::Sentence;
use crate::language::parse::Relation;
use crate::language::relations::subject;
use jiff::ToSpan as _;

/// How many words may stand between the length and its noun.
const BETWEEN: usize = 4;
/// The longest occasion, in days: what lasts longer is given in other units.
const LONGEST: i32 = 60;
/// How many words a time hangs below the verb that it dates.
const STEPS: usize = 3;

/// The occasions of an article whose length in days is stated, by their nouns.
#[derive(Debug, Default)]
pub(super) struct Lengths(Vec<(String, i32)>);

impl Lengths {
    /// Notes what a sentence states.
    pub(super) fn read(&mut self, sentence: &Sentence) {
        for at in 0..sentence.len() {
            let Some(days) = days(sentence, at) else { continue };
            let noun = (at + 1..sentence.len())
                .take(BETWEEN)
                .map(|noun| noun_at(sentence, noun))
                .find(|noun| is_occasion(noun));
            self.0.extend(noun.map(|noun| (noun, days)));
        }
    }

    /// Gives each event at an occasion that begins on a stated day the last day of the occasion.
    pub(super) fn extend(&self, drafts: &mut [Draft]) {
        for draft in drafts {
            let days = draft.opens.as_ref().and_then(|noun| self.of(noun));
            let Some((days, mut when)) = days.zip(draft.when.filter(When::is_day)) else { continue };
            let Ok(end) = when.start.checked_add((days - 1).days()) else { continue };
            when.end = end;
            draft.when = Some(when);
            if let Some(time) = &mut draft.time {
                (time.start, time.end) = when.written();
            }
        }
    }

    fn of(&self, noun: &str) -> Option<i32> {
        self.0.iter().find(|(known, _)| known == noun).map(|(_, days)| *days)
    }
}

/// `is in the capital for the forum, which starts on 17 October`: when the occasion behind the word at `head` begins.
pub(super) fn beginning<'t>(sentence: &Sentence, times: &'t [TimeMention], head: usize) -> Option<&'t TimeMention> {
    times.iter().filter(|time| time.tokens.start > head).find(|time| {
        let noun = opening(sentence, time).and_then(|verb| described(sentence, verb));
        noun.is_some_and(|noun| noun > head)
    })
}

/// The noun of the occasion of which the sentence says that it begins at this time.
pub(super) fn opens(sentence: &Sentence, time: &TimeMention) -> Option<String> {
    occasion(sentence, opening(sentence, time)?)
}

/// The verb of beginning that the time dates.
fn opening(sentence: &Sentence, time: &TimeMention) -> Option<usize> {
    let above = std::iter::successors(sentence.head(time.tokens.start), |at| sentence.head(*at));
    above.take(STEPS).find(|at| matches!(sentence.lemma(*at), "start" | "begin" | "open" | "commence" | "kick"))
}

/// What begins: the noun that the verb's clause is about, or the subject of the verb.
fn occasion(sentence: &Sentence, verb: usize) -> Option<String> {
    let inside = subject(sentence, verb).into_iter().flatten();
    let nouns = described(sentence, verb).into_iter().chain(inside);
    nouns.map(|noun| noun_at(sentence, noun)).find(|noun| is_occasion(noun))
}

/// The occasion that a relative clause is about: the nearest one before it, since trees hang such clauses too high.
fn described(sentence: &Sentence, verb: usize) -> Option<usize> {
    let relative = matches!(sentence.relation(verb), Relation::Acl | Relation::AclRelcl);
    let before = (0..verb).rev().take(BETWEEN);
    before.filter(|_| relative).find(|noun| is_occasion(&noun_at(sentence, *noun)))
}

/// The days of `two-day`, `10-day`.
fn days(sentence: &Sentence, at: usize) -> Option<i32> {
    let many = count(sentence.word(at).strip_suffix("-day")?)?;
    (2..=LONGEST).contains(&many).then_some(many)
}

/// The lemma of a common noun, or the word of a name.
fn noun_at(sentence: &Sentence, at: usize) -> String {
    let lemma = sentence.lemma(at).to_lowercase();
    if is_occasion(&lemma) { lemma } else { sentence.word(at).to_lowercase() }
}

fn is_occasion(noun: &str) -> bool {
    matches!(
        noun,
        "forum"
            | "summit"
            | "conference"
            | "meeting"
            | "visit"
            | "trip"
            | "tour"
            | "talk"
            | "talks"
            | "session"
            | "assembly"
            | "congress"
            | "negotiation"
            | "dialogue"
            | "drill"
            | "exercise"
            | "manoeuvre"
            | "maneuver"
            | "strike"
            | "protest"
            | "rally"
            | "ceasefire"
            | "truce"
            | "election"
            | "referendum"
            | "curfew"
            | "lockdown"
    )
}
