//! Coreference within an article: pronouns, titles, definite descriptions and plurals stand for whom
//! the article has spoken of before; *we* in a quotation is the side of whoever speaks.

mod anaphora;
mod descriptions;
mod first_person;
mod gender;
mod memory;
mod owners;
mod words;

pub(super) use first_person::speaker;
pub(super) use owners::is_of_many;
pub(super) use words::is_speech;

use super::actor::Actor;
use super::mentions::Mention;
use crate::language::Sentence;
use crate::lexicon::Names;
use jiff::civil::Date;
use memory::Memory;
use std::iter::Peekable;

/// Whom an article has spoken of so far. It reads the sentences in text order.
pub(super) struct Discourse<'a> {
    names: &'a Names,
    /// The day on which offices are read.
    day: Date,
    /// The country whose offices need no name, ISO 3166-1 alpha-3: see `People::at_home`.
    at_home: Option<String>,
    memory: Memory,
    /// Who spoke last, and in which sentence.
    speaker: Option<(Actor, usize)>,
    /// Sentences read.
    line: usize,
}

/// The mentions of a sentence that are still to be read.
type Ahead = Peekable<std::vec::IntoIter<Mention>>;

impl<'a> Discourse<'a> {
    /// Nobody has been spoken of. Offices are those of `day`; `at_home` is the country whose
    /// offices need no name, where there is one.
    pub(super) fn new(names: &'a Names, day: Date, at_home: Option<String>) -> Self {
        Self { names, day, at_home, memory: Memory::default(), speaker: None, line: 0 }
    }

    /// The `mentions` of the next sentence, with those that pronouns and descriptions add, in text order.
    /// Headlines are remembered, but nothing in them is linked.
    pub(super) fn read(&mut self, sentence: &Sentence, mentions: Vec<Mention>, headline: bool) -> Vec<Mention> {
        self.line += 1;
        let mut linked: Vec<Mention> = Vec::with_capacity(mentions.len() + 2);
        let mut ahead: Ahead = mentions.into_iter().peekable();
        let mut at = 0;
        while at < sentence.len() {
            let found = match ahead.next_if(|mention| mention.tokens.start <= at) {
                Some(mention) if headline => Some(mention),
                Some(mention) => Some(self.complete(sentence, mention, &mut ahead)),
                None if headline => None,
                None => self.anaphor(sentence, at, &mut ahead),
            };
            let Some(mention) = found else {
                at += 1;
                continue;
            };
            at = mention.tokens.end.max(at + 1);
            self.memory.note(sentence, &mention, linked.last(), self.line);
            linked.push(mention);
        }
        if headline { linked } else { self.first_persons(sentence, linked) }
    }
}
