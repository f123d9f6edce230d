//! What a speech act is about: two of one kind between the same sides are two acts where they speak of different things.

use super::cues::{is_attack, is_killing, is_violent};
use super::draft::Draft;
use super::drafting::Line;
use super::reading::Reading;
use super::seen::Seen;
use crate::language::parse::Relation;
use crate::language::relations::{children, predicate, related};
use crate::language::{Sentence, Tag};
use crate::ontology::EventType;
use std::ops::Range;

/// So many words of a phrase are looked at.
const REACH: usize = 40;
/// So many words of an event are kept.
const MOST: usize = 64;
/// Whatever the words share of these says nothing about what they speak of.
const LIGHT: &[&str] = &[
    "make", "take", "give", "get", "include", "continue", "say", "other", "year", "day", "time", "today", "role",
    "effort", "work", "issue", "matter", "people", "country", "step", "action", "part", "way", "area", "regard",
    "account", "world",
];
/// Of so many words of the shorter of two phrases one may be in both.
const APART: usize = 5;
/// The word that stands for all words of violence: a lead says *strike* where the text says *attack*.
const VIOLENCE: &str = "attack";

impl Line<'_> {
    /// The words of what a speech act is about, sorted: `vaccine` of `Kenya thanked Japan for the vaccines`. None where the sentence
    /// does not tell the act by a finite verb of its own.
    pub(super) fn matter(&self, reading: &Reading, actors: &[Seen], recipients: &[Seen]) -> Vec<String> {
        if !is_of_words(reading.act.event_type) || !is_told(reading) {
            return Vec::new();
        }
        let sentence = self.scene.sentence;
        let anchor = predicate(sentence, reading.head);
        let named = |at: usize| {
            let inside = |seen: &Seen| seen.tokens.as_ref().is_some_and(|tokens: &Range<usize>| tokens.contains(&at));
            // `reaffirmed their commitment to`: the pattern's own words say how it is said.
            let own = reading.trigger.contains(&at);
            own || actors.iter().chain(recipients).any(inside)
                || self.times.iter().any(|time| time.tokens.contains(&at))
        };
        let mut words: Vec<String> = children(sentence, anchor)
            .filter(|child| *child > reading.head && !is_beside(sentence, *child))
            .flat_map(|child| {
                let all = sentence.tree.subtree(child);
                all.start.max(reading.head + 1)..all.end.min(reading.head + REACH)
            })
            .filter(|at| matches!(sentence.tag(*at), Tag::Noun | Tag::Name | Tag::Verb(_)) && !named(*at))
            .map(|at| meaning(sentence.word(at), sentence.lemma(at)))
            .filter(|word| word.len() > 2 && !LIGHT.contains(&word.as_str()))
            .collect();
        words.sort_unstable();
        words.dedup();
        words
    }
}

impl Draft {
    /// `Kenya thanked Japan for the vaccines`, and later `Kenya thanked Japan for the loans`: both say what for, and share no word of it.
    pub(super) fn is_of_another_matter(&self, other: &Self) -> bool {
        let about = |draft: &Self| draft.underlying.as_ref().map(|about| about.event_type);
        // `urged the junta to free him`, `called for his release`: the acts that they are about say enough.
        let told = match (about(self), about(other)) {
            (None, None) => true,
            (Some(one), Some(two)) => self.act.event_type == EventType::Agree && one == two && one == EventType::Aid,
            _ => false,
        };
        told && !self.matter.is_empty() && !other.matter.is_empty() && {
            let both = self.matter.iter().filter(|word| other.matter.binary_search(word).is_ok()).count();
            both * APART <= self.matter.len().min(other.matter.len()).saturating_sub(1)
        }
    }

    /// Whether what both are about is of one type; where only one says of what type, whether they share words of it.
    pub(super) fn is_about_same(&self, other: &Self) -> bool {
        let about = |draft: &Self| draft.underlying.as_ref().map(|about| about.event_type);
        match (about(self), about(other)) {
            (Some(_), None) | (None, Some(_)) => {
                self.matter.iter().any(|word| other.matter.binary_search(word).is_ok())
            }
            (one, two) => one == two,
        }
    }

    /// Keeps the words of another mention of the same act.
    pub(super) fn add_matter(&mut self, other: Vec<String>) {
        self.matter.extend(other);
        self.matter.sort_unstable();
        self.matter.dedup();
        self.matter.truncate(MOST);
    }
}

/// Whether a verb of its own tells the act, and not a voice that asks or judges.
fn is_told(reading: &Reading) -> bool {
    !reading.noun && !reading.spoken && reading.status.is_stated()
}

fn is_of_words(event_type: EventType) -> bool {
    matches!(
        event_type,
        EventType::Accuse | EventType::Request | EventType::Support | EventType::Reject | EventType::Agree
    )
}

/// What hangs on a verb and is not what it acts on; `in a letter` neither.
fn is_beside(sentence: &Sentence, at: usize) -> bool {
    let around = |case: usize| {
        matches!(
            sentence.word(case),
            "in" | "at" | "during" | "via" | "through" | "by" | "after" | "before" | "ahead" | "amid" | "following"
        )
    };
    let relation = sentence.relation(at);
    matches!(relation, Relation::Conj | Relation::Parataxis | Relation::Punct | Relation::Advmod | Relation::Cc)
        || relation == Relation::Obl && related(sentence, at, &[Relation::Case]).any(around)
}

fn meaning(word: &str, lemma: &str) -> String {
    let violent = is_violent(word) || is_attack(word) || is_killing(word);
    let war = matches!(lemma, "war" | "invasion" | "aggression" | "offensive" | "violence" | "bombardment" | "assault");
    if violent || war { VIOLENCE.to_owned() } else { lemma.to_lowercase() }
}
