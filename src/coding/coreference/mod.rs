//! Coreference within an article: pronouns, titles, definite descriptions and plurals stand for whom
//! the article has spoken of before; *we* in a quotation or statement is the side of whoever speaks.

mod anaphora;
mod declared;
mod deed_nouns;
mod deeds;
mod descriptions;
mod fellows;
mod first_person;
mod gathering;
mod gender;
mod impersonal;
mod known;
mod memory;
mod nearby;
mod owners;
mod plurals;
mod readouts;
mod reported;
mod talks;
mod texts;
mod unknown;
mod voices;
mod words;

pub(super) use first_person::speaker;
pub(super) use impersonal::is_said;
pub(super) use owners::{is_envoy, is_of_many};
pub(super) use reported::stated_before;
pub(super) use talks::Talk;
pub(super) use words::is_speech;

use super::actor::Actor;
use super::mentions::Mention;
use crate::language::Sentence;
use crate::lexicon::Names;
use deeds::Deeds;
use jiff::civil::Date;
use memory::Memory;
use std::iter::Peekable;
use std::ops::Range;
use texts::Texts;

/// A sentence as it is read for who is heard in it.
#[derive(Debug, Clone, Copy)]
pub(super) struct Told<'a> {
    pub(super) sentence: &'a Sentence,
    pub(super) headline: bool,
}

/// Somebody whose words a text gives.
#[derive(Debug, Clone)]
pub(super) struct Voice {
    /// The speaker; `None` where only the side is known.
    pub(super) speaker: Option<Actor>,
    /// Where the sentence itself names the speaker.
    pub(super) tokens: Option<Range<usize>>,
    /// Whom *we* means.
    pub(super) side: Vec<Actor>,
}

/// Who is heard in a sentence.
#[derive(Debug, Clone, Default)]
pub(super) struct Heard {
    /// Between quotation marks.
    pub(super) quoted: Option<Voice>,
    /// Outside of them.
    pub(super) plain: Option<Voice>,
    /// The two who talk with each other, where the article reports their talk.
    pub(super) talk: Option<Talk>,
}

/// Whom an article has spoken of so far. It reads the sentences in text order.
pub(super) struct Discourse<'a> {
    names: &'a Names,
    /// The day on which offices are read.
    day: Date,
    /// The country whose offices need no name, ISO 3166-1 alpha-3: see `People::at_home`.
    at_home: Option<String>,
    memory: Memory,
    deeds: Deeds,
    texts: Texts,
    /// The talk that each sentence read so far belongs to.
    talks: Vec<Option<Talk>>,
    /// The country whose government publishes the article.
    government: Option<String>,
    /// Sentences read.
    line: usize,
    /// Whose statement the article is, and the sentence that says so.
    author: Option<(Actor, usize)>,
}

/// The mentions of a sentence that are still to be read.
type Ahead = Peekable<std::vec::IntoIter<Mention>>;

impl<'a> Discourse<'a> {
    /// Nobody has been spoken of. Offices are those of `day`; `at_home` is the country whose
    /// offices need no name, where there is one.
    pub(super) fn new(names: &'a Names, day: Date, at_home: Option<String>) -> Self {
        Self {
            names,
            day,
            at_home,
            memory: Memory::default(),
            deeds: Deeds::default(),
            texts: Texts::default(),
            talks: Vec::new(),
            government: None,
            line: 0,
            author: None,
        }
    }

    /// The same for an article that the government of a country publishes: it speaks as *we*.
    pub(super) fn published_by(self, government: Option<&str>) -> Self {
        Self { government: government.map(str::to_owned), ..self }
    }

    /// The `mentions` of the next sentence, with those that pronouns and descriptions add, in text order.
    /// Headlines are remembered, but nothing in them is linked.
    pub(super) fn read(&mut self, sentence: &Sentence, mentions: Vec<Mention>, headline: bool) -> Vec<Mention> {
        self.line += 1;
        let mut linked: Vec<Mention> = Vec::with_capacity(mentions.len() + 2);
        let mentions = if headline { mentions } else { fellows::shared(sentence, mentions) };
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
                self.note_stranger(sentence, at);
                at += 1;
                continue;
            };
            at = mention.tokens.end.max(at + 1);
            self.memory.note(sentence, &mention, linked.last(), self.line);
            linked.push(mention);
        }
        if let Some(author) = headline.then(|| self.author(sentence, &linked)).flatten() {
            self.author = Some((author, self.line));
        }
        self.note_lists(sentence, &linked);
        self.note_deeds(sentence, &linked);
        self.note_texts(sentence, &linked);
        if let Some(members) = self.gathered(sentence, &linked) {
            let homes = members.iter().map(|member| self.country_of(member)).collect();
            self.memory.gather(members, homes, self.line);
        }
        self.talks.push(self.talk());
        if headline {
            self.add_host(sentence, &mut linked);
        } else {
            self.add_impersonal(sentence, &mut linked);
        }
        linked
    }
}
