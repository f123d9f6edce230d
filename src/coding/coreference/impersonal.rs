//! What was agreed or said at a meeting without a word of by whom: `The two met in Oslo. It was agreed to open consulates. It
//! was stressed that Togo must disarm`.

use super::Discourse;
use super::anaphora::by_pronoun;
use super::known::Known;
use crate::coding::actor::Actor;
use crate::coding::mentions::Mention;
use crate::language::parse::Relation;
use crate::language::relations::{agent, children, group, related};
use crate::language::{Sentence, Tag};

/// So many sentences behind the meeting it may be told that something was agreed: a readout ends with it.
const FAR: usize = 40;
/// What was decided further behind may have been decided elsewhere.
const NEAR: usize = 1;
/// So many sentences behind the one in which somebody spoke he is still the one who stressed something.
const SPOKE: usize = 3;

impl Discourse<'_> {
    /// Adds to `mentions`, in text order, that those of the last meeting are who agreed.
    pub(super) fn add_impersonal(&self, sentence: &Sentence, mentions: &mut Vec<Mention>) {
        self.add_saying(sentence, mentions);
        let Some((first, others)) = self.met_so_far().and_then(<[_]>::split_first) else { return };
        let near = self.memory.gathered_within(self.line, NEAR).is_some();
        let agreed = |at: usize| near || sentence.head(at).is_some_and(|verb| sentence.lemma(verb) != "decide");
        let subjects = (0..sentence.len()).filter(|at| is_impersonal(sentence, *at) && agreed(*at));
        for at in subjects.collect::<Vec<usize>>() {
            mentions.retain(|mention| !mention.tokens.contains(&at));
            let also = others.iter().map(by_pronoun).collect();
            let place = mentions.partition_point(|mention| mention.tokens.start < at);
            mentions.insert(place, Mention { also, ..Mention::of(at..at + 1, by_pronoun(first)) });
        }
    }

    /// Who met, and nobody else since; in a report of a talk those who talk, of whatever others it speaks in between.
    fn met_so_far(&self) -> Option<&[Actor]> {
        self.memory.gathered_within(self.line, FAR).or_else(|| self.talked())
    }

    /// Adds to `mentions` who stressed what a readout says was stressed: whoever spoke last at the meeting, else those who met.
    fn add_saying(&self, sentence: &Sentence, mentions: &mut Vec<Mention>) {
        let Some(at) = (0..sentence.len()).find(|at| is_said(sentence, *at)) else { return };
        mentions.retain(|mention| !mention.tokens.contains(&at));
        let met = self.met_so_far().is_some();
        let recent = |known: &Known| known.subject && known.line < self.line && self.line - known.line <= SPOKE;
        let Some(known) = self.memory.newest(recent).filter(|_| met) else { return };
        let also = known.also.iter().map(by_pronoun).collect();
        let place = mentions.partition_point(|mention| mention.tokens.start < at);
        mentions.insert(place, Mention { also, ..Mention::of(at..at + 1, by_pronoun(&known.actor)) });
    }
}

/// Whether the word is the empty subject of a passive of saying that a clause completes: `it was stressed that`.
pub(in crate::coding) fn is_said(sentence: &Sentence, at: usize) -> bool {
    let Some(verb) = sentence.head(at).filter(|verb| sentence.word(at) == "it" && *verb > at) else { return false };
    let says = matches!(
        sentence.word(verb),
        "stressed"
            | "emphasised"
            | "emphasized"
            | "noted"
            | "underlined"
            | "underscored"
            | "pointed"
            | "highlighted"
            | "reiterated"
    );
    let verbs = group(sentence, verb);
    let real = verbs.passive && verbs.not.is_none() && verbs.modal.is_none() && verbs.have.is_none();
    says && real && agent(sentence, verb).is_empty() && related(sentence, verb, &[Relation::Ccomp]).next().is_some()
}

/// Whether the word is the subject of a passive that says that something was agreed, and nothing says by whom: `it was
/// decided to`, `an agreement was reached on`.
fn is_impersonal(sentence: &Sentence, at: usize) -> bool {
    let subject = matches!(sentence.relation(at), Relation::NsubjPass | Relation::Expl | Relation::Nsubj);
    let Some(verb) = sentence.head(at).filter(|verb| subject && *verb > at) else { return false };
    let agreed = match sentence.word(at) {
        "it" => matches!(sentence.lemma(verb), "agree" | "decide"),
        "agreement" | "agreements" | "consensus" | "understanding" => {
            matches!(sentence.lemma(verb), "reach" | "achieve")
        }
        _ => false,
    };
    if !agreed {
        return false;
    }
    let verbs = group(sentence, verb);
    let real = verbs.passive && verbs.not.is_none() && verbs.modal.is_none();
    real && agent(sentence, verb).is_empty() && !names_sides(sentence, at, verb)
}

/// `was agreed between Kenya and Uganda`, `agreement was reached with Chile`.
fn names_sides(sentence: &Sentence, subject: usize, verb: usize) -> bool {
    let sides = |noun: usize| {
        related(sentence, noun, &[Relation::Case])
            .any(|case| matches!(sentence.word(case), "between" | "with" | "among" | "by"))
    };
    let owned = |noun: usize| sentence.relation(noun) == Relation::NmodPoss;
    let hang = |of: usize| children(sentence, of).filter(|child| sentence.tag(*child) != Tag::Preposition);
    hang(verb).chain(hang(subject)).any(|child| sides(child) || owned(child))
}
