//! What the coder asks of a sentence: verb groups, subjects, the phrases behind a word. A parser
//! answers the same questions from its tree.

use super::{Form, Sentence, Tag};
use std::ops::Range;

/// Subjects further back than this belong to other verbs.
const REACH: usize = 45;

/// A verb with its auxiliaries.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Group {
    /// The first token of the group.
    pub start: usize,
    /// The full verb.
    pub verb: usize,
    /// A form of *be* with a participle, or a participle without auxiliary.
    pub passive: bool,
    /// The modal.
    pub modal: Option<usize>,
    /// *not*, *never*.
    pub not: Option<usize>,
    /// *to* before an infinitive.
    pub to: Option<usize>,
    /// A form of *have*.
    pub have: Option<usize>,
    /// A form of *be*.
    pub be: Option<usize>,
}

/// The verb group that ends at `verb`.
pub fn group(sentence: &Sentence, verb: usize) -> Group {
    let mut group = Group { start: verb, verb, passive: false, modal: None, not: None, to: None, have: None, be: None };
    for at in (verb.saturating_sub(8)..verb).rev() {
        match sentence.tag(at) {
            Tag::Adverb | Tag::Do => {}
            Tag::Not => group.not = Some(at),
            Tag::Modal => group.modal = Some(at),
            Tag::Have => group.have = Some(at),
            Tag::Be => group.be = Some(at),
            Tag::To => group.to = Some(at),
            _ => break,
        }
        group.start = at;
        if group.to.is_some() {
            break;
        }
    }
    let participle = sentence.tag(verb) == Tag::Verb(Form::Participle);
    group.passive = participle && (group.be.is_some() || group.have.is_none());
    group
}

/// The noun phrases that are the subject of a verb group, in text order.
pub fn subject(sentence: &Sentence, group: &Group, headline: bool) -> Vec<Range<usize>> {
    let mut start = group.start;
    for _ in 0..4 {
        match phrases_before(sentence, start, headline) {
            Left::Phrases(phrases) => return phrases,
            Left::SharedWith(verb) => start = self::group(sentence, verb).start,
            Left::Nothing => return Vec::new(),
        }
    }
    Vec::new()
}

/// What stands left of a verb group.
enum Left {
    Phrases(Vec<Range<usize>>),
    /// A verb whose subject this one shares.
    SharedWith(usize),
    Nothing,
}

fn phrases_before(sentence: &Sentence, end: usize, headline: bool) -> Left {
    let clause = sentence.clause_of.get(end).copied().unwrap_or(0);
    let mut walk = Walk { sentence, headline, clause, phrases: Vec::new(), open_end: None, at: end };
    let limit = end.saturating_sub(REACH);
    while walk.at > limit {
        if let Some(left) = walk.step() {
            return left;
        }
    }
    walk.finish()
}

/// A walk to the left that collects noun phrases.
struct Walk<'a> {
    sentence: &'a Sentence,
    headline: bool,
    clause: usize,
    phrases: Vec<Range<usize>>,
    /// The end of the phrase that is being collected.
    open_end: Option<usize>,
    /// One behind the next token to look at.
    at: usize,
}

impl Walk<'_> {
    fn step(&mut self) -> Option<Left> {
        let at = self.at - 1;
        let tag = self.sentence.tag(at);
        if self.sentence.clause_of[at] != self.clause {
            return self.other_clause(at, tag);
        }
        match tag {
            Tag::Close => self.skip_brackets(at),
            tag if tag.is_nominal() => {
                let trailing = self.open_end.is_none() && is_time_word(self.sentence.word(at));
                if !trailing {
                    self.open_end.get_or_insert(self.at);
                }
                self.at = at;
            }
            Tag::Adverb => self.at = at,
            Tag::Preposition if self.sentence.word(at) == "of" && self.open_end.is_some() => self.at = at,
            Tag::Preposition | Tag::To => self.drop_phrases(at),
            Tag::Verb(Form::Participle | Form::Gerund) if self.has_phrase_before(at) => self.drop_phrases(at),
            Tag::And => return self.and(at),
            Tag::Comma => return self.comma(at),
            tag if tag.is_verbal() && self.is_empty() => return Some(Left::Nothing),
            _ => return Some(self.take_finish()),
        }
        None
    }

    fn is_empty(&self) -> bool {
        self.phrases.is_empty() && self.open_end.is_none()
    }

    fn has_phrase_before(&self, at: usize) -> bool {
        at > 0 && (self.sentence.tag(at - 1).is_nominal() || self.sentence.tag(at - 1) == Tag::Comma)
    }

    /// A relative pronoun right before the verb stands for what precedes it; inserted clauses are skipped.
    fn other_clause(&mut self, at: usize, _tag: Tag) -> Option<Left> {
        let opener = self.sentence.clauses.get(self.clause).copied();
        let opens_here = opener.is_some_and(|clause| clause.at == self.at);
        if opens_here {
            return Some(self.take_finish());
        }
        let mut to = at;
        let limit = at.saturating_sub(REACH);
        while to > limit && self.sentence.clause_of[to] != self.clause {
            to -= 1;
        }
        if self.sentence.clause_of[to] != self.clause {
            return Some(self.take_finish());
        }
        self.at = to + 1;
        None
    }

    fn skip_brackets(&mut self, close: usize) {
        let limit = close.saturating_sub(20);
        let open = (limit..close).rev().find(|at| self.sentence.tag(*at) == Tag::Open);
        self.at = open.unwrap_or(close);
    }

    /// What was collected hangs on a preposition or participle: the subject stands further left.
    fn drop_phrases(&mut self, at: usize) {
        self.phrases.clear();
        self.open_end = None;
        self.at = at;
    }

    fn close_phrase(&mut self) {
        if let Some(end) = self.open_end.take() {
            self.phrases.push(self.at..end);
        }
    }

    fn and(&mut self, at: usize) -> Option<Left> {
        if self.is_empty() {
            return Some(self.earlier_verb(at).map_or(Left::Nothing, Left::SharedWith));
        }
        self.close_phrase();
        let before = if self.sentence.tag(at.saturating_sub(1)) == Tag::Comma { at.saturating_sub(1) } else { at };
        self.at = before;
        (before == 0 || !joins(self.sentence, before - 1)).then(|| self.take_finish())
    }

    fn comma(&mut self, at: usize) -> Option<Left> {
        if self.is_empty() && at + 1 < self.sentence.len() && self.opening_comma(at).is_none() {
            return Some(self.earlier_verb(at).map_or(Left::Nothing, Left::SharedWith));
        }
        let listed = !self.phrases.is_empty() || (self.headline && self.open_end.is_some());
        if listed && at > 0 && joins(self.sentence, at - 1) {
            self.close_phrase();
            self.at = at;
            return None;
        }
        if !self.is_empty() {
            let Some(preposition) = self.place_chain(at) else { return Some(self.take_finish()) };
            self.drop_phrases(preposition);
            return None;
        }
        self.at = self.opening_comma(at)?;
        None
    }

    /// The comma that opens what the comma at `close` closes: an apposition without a verb of its own.
    fn opening_comma(&self, close: usize) -> Option<usize> {
        let limit = close.saturating_sub(25);
        for at in (limit..close).rev() {
            let same = self.sentence.clause_of[at] == self.clause;
            let tag = self.sentence.tag(at);
            if tag == Tag::Comma && same && at + 1 < close {
                return Some(at);
            }
            if same && (tag.is_finite() || matches!(tag, Tag::Quote | Tag::Break)) {
                return None;
            }
        }
        None
    }

    /// `police in Tupelo, Mississippi, US arrested`: the preposition that opens a chain of places.
    fn place_chain(&self, comma: usize) -> Option<usize> {
        let limit = comma.saturating_sub(10);
        let open = (limit..comma).rev().find(|at| !matches!(self.sentence.tag(*at), Tag::Name | Tag::Comma))?;
        matches!(self.sentence.word(open), "in" | "at" | "near" | "from").then_some(open)
    }

    fn earlier_verb(&self, before: usize) -> Option<usize> {
        let limit = before.saturating_sub(REACH);
        (limit..before).rev().find(|at| {
            self.sentence.clause_of[*at] == self.clause
                && matches!(
                    self.sentence.tag(*at),
                    Tag::Verb(Form::Past | Form::Third | Form::Base | Form::Participle) | Tag::Be | Tag::Have
                )
        })
    }

    fn take_finish(&mut self) -> Left {
        self.close_phrase();
        let mut phrases = std::mem::take(&mut self.phrases);
        phrases.reverse();
        if phrases.is_empty() { Left::Nothing } else { Left::Phrases(phrases) }
    }

    fn finish(mut self) -> Left {
        self.take_finish()
    }
}

fn joins(sentence: &Sentence, at: usize) -> bool {
    sentence.tag(at).is_nominal() || sentence.tag(at) == Tag::Close
}

/// Words that date an act and stand without a preposition before its verb.
fn is_time_word(word: &str) -> bool {
    matches!(
        word,
        "monday"
            | "tuesday"
            | "wednesday"
            | "thursday"
            | "friday"
            | "saturday"
            | "sunday"
            | "late"
            | "early"
            | "night"
            | "morning"
            | "afternoon"
            | "evening"
    )
}

/// The coordinated noun phrases that begin at `at`, at most `most` tokens on.
pub fn phrases_from(sentence: &Sentence, at: usize, most: usize, headline: bool) -> Vec<Range<usize>> {
    let limit = sentence.len().min(at.saturating_add(most));
    let mut phrases: Vec<Range<usize>> = Vec::new();
    // Behind a comma a phrase counts only once an *and* closes the list; otherwise it is an apposition.
    let mut sure = 0;
    let mut start = at;
    while let Some(end) = phrase_end(sentence, start, limit) {
        phrases.push(start..end);
        let (next, certain) = match sentence.tag(end) {
            Tag::And => (end + 1, true),
            Tag::Comma if sentence.tag(end + 1) == Tag::And => (end + 2, true),
            Tag::Comma => (end + 1, headline),
            _ => (limit, false),
        };
        if sure == 0 || certain {
            sure = sure.max(1);
        }
        if next >= limit || sentence.clause_of.get(next) != sentence.clause_of.get(at) {
            break;
        }
        if certain {
            sure = phrases.len() + 1;
        }
        start = next;
    }
    phrases.truncate(sure);
    phrases
}

/// Where the noun phrase at `start` ends; `None` when there is none.
fn phrase_end(sentence: &Sentence, start: usize, limit: usize) -> Option<usize> {
    let mut end = start;
    let mut nominal = false;
    while end < limit {
        let tag = sentence.tag(end);
        if tag == Tag::Open {
            let close = (end..limit).find(|at| sentence.tag(*at) == Tag::Close)?;
            end = close + 1;
            continue;
        }
        let of = sentence.word(end) == "of" && nominal && sentence.tag(end + 1).is_nominal();
        let adverb = tag == Tag::Adverb && sentence.tag(end + 1).is_nominal();
        if sentence.clause_of.get(end) != sentence.clause_of.get(start) || !(tag.is_nominal() || of || adverb) {
            break;
        }
        nominal |= tag.is_nominal();
        end += 1;
    }
    nominal.then_some(end)
}

/// Where the words `prepositions` stand first behind `from`, in the same clause and before the next finite verb.
pub fn preposition_after(sentence: &Sentence, from: usize, most: usize, prepositions: &[String]) -> Option<usize> {
    let clause = sentence.clause_of.get(from.saturating_sub(1))?;
    (from..sentence.len().min(from + most))
        .take_while(|at| {
            let tag = sentence.tag(*at);
            !tag.is_finite() && !matches!(tag, Tag::Stop | Tag::Break | Tag::Relative)
        })
        .filter(|at| sentence.clause_of.get(*at) == Some(clause))
        .find(|at| prepositions.iter().any(|word| word == sentence.word(*at)))
}
