//! Surnames of the people whom an article names in full.

use super::actor::Actor;
use super::branches::Branches;
use super::mentions::Mention;
use super::spoken::Spoken;
use crate::event::Basis;
use crate::language::{Sentence, Tag};
use crate::lexicon::Sense;
use crate::ontology::ActorKind;
use std::collections::{BTreeMap, BTreeSet};

/// No more full names are kept: the work stays linear in the text.
const MOST: usize = 100;

/// People by the last word of their full name.
#[derive(Debug, Default)]
pub(super) struct People {
    by_surname: BTreeMap<String, Option<Actor>>,
    /// Names in full, without titles that the tables know.
    full: Vec<(Vec<String>, Actor)>,
    /// Organisations by the letters that the article gives them: `the Border Agency (BA)`.
    abbreviations: BTreeMap<String, Actor>,
    /// Parties and services of states that bear another's name.
    branches: Branches,
    strangers: BTreeSet<String>,
    /// The countries that are spoken of.
    spoken: Spoken,
    /// The countries of roles that world news names without their state.
    lent: BTreeSet<String>,
    /// The country of the publisher.
    home: Option<String>,
    /// The country whose government publishes.
    government: Option<String>,
}

impl People {
    /// Takes note of the full names among `mentions` of one sentence, whose words are `word`.
    pub(super) fn note<'t>(&mut self, mentions: &[Mention], word: impl Fn(usize) -> &'t str) {
        for mention in mentions {
            let Some(actor) = &mention.actor else { continue };
            self.abbreviate(mention, actor, &word);
            self.branches.note(mention, actor, &word);
            let named = actor.kind == ActorKind::Person && actor.basis == Basis::Named && mention.tokens.len() > 1;
            let Some(last) = mention.tokens.end.checked_sub(1).filter(|_| named) else { continue };
            let words: Vec<String> = mention.tokens.clone().map(|at| word(at).to_owned()).collect();
            if self.is_named_in_full(&words) {
                continue;
            }
            self.put(word(last), actor);
            if self.full.len() < MOST {
                self.full.push((words, actor.clone()));
            }
        }
    }

    /// `Minister Lund`, where the article has named `Minister Ana Lund`, and `Amir Tamim` behind `Amir Tamim Al Thani`: nobody else.
    fn is_named_in_full(&self, words: &[String]) -> bool {
        let Some((last, title)) = words.split_last() else { return false };
        let begins = |full: &[String]| words.len() > 1 && full.starts_with(words);
        let same = |full: &[String]| {
            full.len() > words.len() && (full.last() == Some(last) && full.starts_with(title) || begins(full))
        };
        self.full.iter().any(|(full, _)| same(full))
    }

    /// Takes note of the letters in brackets behind an organisation.
    fn abbreviate<'t>(&mut self, mention: &Mention, actor: &Actor, word: &impl Fn(usize) -> &'t str) {
        let end = mention.tokens.end;
        let letters = word(end + 1);
        let short = (2..=7).contains(&letters.len()) && letters.bytes().all(|byte| byte.is_ascii_uppercase());
        let collective = matches!(actor.kind, ActorKind::Organisation | ActorKind::Group);
        if collective && short && word(end) == "(" && word(end + 2) == ")" && self.abbreviations.len() < MOST {
            self.abbreviations.entry(letters.to_owned()).or_insert_with(|| actor.clone());
        }
    }

    /// Counts the countries of the mentions of one sentence: those of actors and those of places.
    /// `party` tells a state that acts or is acted on from one that says where or whose, `guessed` a name that says
    /// little.
    pub(super) fn count(
        &mut self,
        mentions: &[Mention],
        country: impl Fn(&Mention) -> Option<String>,
        party: impl Fn(&Mention) -> bool,
        guessed: impl Fn(&Mention) -> bool,
    ) {
        self.spoken.begin();
        for mention in mentions {
            let Some(country) = country(mention) else { continue };
            if guessed(mention) {
                self.spoken.guess(country);
            } else {
                self.spoken.count(country, party(mention));
            }
        }
    }

    /// Ends the counting.
    pub(super) fn settle(&mut self) {
        self.spoken.settle();
    }

    /// The country that the article is mostly about.
    pub(super) fn focus(&self) -> Option<String> {
        self.spoken.focus().map(str::to_owned)
    }

    /// Whether the article speaks so often of the country that it is about that people of no table belong there.
    pub(super) fn is_sure(&self) -> bool {
        self.spoken.is_sure()
    }

    /// Takes note of the country where the dateline says that the text was written.
    pub(super) fn date_from(&mut self, country: Option<String>) {
        self.spoken.date_from(country);
    }

    /// Takes note of where the publisher is at home, and of whose government it is a part.
    pub(super) fn publish(&mut self, home: Option<String>, government: Option<String>) {
        self.spoken.publish(home.clone());
        self.home = home;
        self.government = government;
    }

    /// The country whose offices need no name: that of the government that publishes, else the one that the
    /// article is at home in.
    pub(super) fn at_home(&self) -> Option<String> {
        self.government.clone().or_else(|| self.spoken.home().map(str::to_owned)).or_else(|| self.lent())
    }

    /// Takes note of the country of a role that world news names without it: `Congress`.
    pub(super) fn lend(&mut self, homes: impl Iterator<Item = String>) {
        self.lent.extend(homes);
    }

    /// The country of the roles that need none, where the article names no country.
    fn lent(&self) -> Option<String> {
        let mut homes = self.lent.iter();
        let home = homes.next().filter(|_| self.spoken.is_empty() && homes.next().is_none());
        home.cloned()
    }

    /// The country whose government publishes.
    pub(super) fn government(&self) -> Option<&str> {
        self.government.as_deref()
    }

    /// The country of the publisher.
    pub(super) fn home(&self) -> Option<&str> {
        self.home.as_deref()
    }

    /// How often a country is spoken of.
    pub(super) fn country_count(&self, iso3: &str) -> usize {
        self.spoken.of(iso3)
    }

    /// Takes note of full names that no table has: runs of capitalised words outside every mention.
    pub(super) fn note_strangers<'t>(
        &mut self,
        sentence: &Sentence,
        mentions: &[Mention],
        word: impl Fn(usize) -> &'t str,
    ) {
        let mut covered = vec![false; sentence.len()];
        for mention in mentions {
            covered[mention.tokens.clone()].fill(true);
        }
        let mut run = 0;
        for (at, covered) in covered.into_iter().chain([false]).enumerate() {
            if at < sentence.len() && sentence.tag(at) == Tag::Name && (!covered || run > 0) {
                run += 1;
                continue;
            }
            if (2..=3).contains(&run) {
                self.strangers.insert(word(at - 1).to_owned());
            }
            run = 0;
        }
    }

    /// Whether a bare surname that the tables know means somebody else in this article.
    pub(super) fn is_somebody_else(&self, word: &str, person: usize) -> bool {
        match self.by_surname.get(word) {
            Some(known) => known.as_ref().is_none_or(|actor| actor.entity != Some(Sense::Person(person))),
            None => self.strangers.contains(word),
        }
    }

    /// The one of the tables whom the article names with all of these words, two or more.
    pub(super) fn by_part(&self, name: &[&str]) -> Option<&Actor> {
        let has = |full: &[String]| name.iter().all(|word| full.iter().any(|known| known == word));
        let listed = |actor: &Actor| matches!(actor.entity, Some(Sense::Person(_)));
        self.full.iter().find(|(full, actor)| name.len() > 1 && listed(actor) && has(full)).map(|(_, actor)| actor)
    }

    /// The one whom the article names in full with these words first: `Amir Tamim` of `Amir Tamim bin Hamad Al Thani`.
    pub(super) fn by_opening(&self, words: &[&str]) -> Option<&Actor> {
        let opens =
            |full: &[String]| full.len() > words.len() && full.iter().zip(words).all(|(one, other)| one == other);
        self.full.iter().find(|(full, _)| words.len() > 1 && opens(full)).map(|(_, actor)| actor)
    }

    /// The one of no table whom the article names with all of these words and a title.
    pub(super) fn by_full_name(&self, name: &[&str]) -> Option<&Actor> {
        let has = |full: &[String]| name.iter().all(|word| full.iter().any(|known| known == word));
        self.full.iter().find(|(full, actor)| actor.entity.is_none() && has(full)).map(|(_, actor)| actor)
    }

    /// The one whom the article names with a title and this word before the last: `Shin` of `Minister Shin Haneul`, where
    /// nobody whose country is known bears it as the last. Of those whom a table has only people of countries where the
    /// family's name comes first.
    pub(super) fn by_family_name(&self, word: &str) -> Option<&Actor> {
        let before_last = |full: &[String], actor: &Actor| {
            let first = actor.entity.is_some() && actor.country.as_deref().is_some_and(names_family_first);
            let long = if first { full.len() > 1 } else { full.len() > 2 && actor.entity.is_none() };
            long && full.get(full.len() - 2).is_some_and(|name| name == word)
        };
        // `al` and `de` are parts of many names.
        if word.len() < 3 || !word.starts_with(char::is_uppercase) {
            return None;
        }
        let mut bearers = self.full.iter().filter(|(full, actor)| before_last(full, actor));
        let anchored = |actor: &Actor| actor.entity.is_some() || actor.country.is_some();
        let taken = self.by_surname.get(word).is_some_and(|known| known.as_ref().is_none_or(anchored));
        let (_, first) = bearers.next().filter(|_| !taken)?;
        bearers.all(|(_, other)| other == first).then_some(first)
    }

    /// The one of no table whom the article calls by title and surname elsewhere: `Adam Kowalski Nowak`, where there
    /// is a `Governor Kowalski`.
    pub(super) fn by_titled_surname(&self, name: &[&str]) -> Option<&Actor> {
        let called = |word: &&str| {
            self.full.iter().any(|(full, _)| full.len() == 2 && full.last().is_some_and(|last| last == *word))
        };
        let known = name.iter().skip(1).filter(|word| called(word)).find_map(|word| self.by_surname(word));
        known.filter(|actor| actor.entity.is_none())
    }

    /// The organisation that the article gives these letters.
    pub(super) fn by_abbreviation(&self, word: &str) -> Option<&Actor> {
        self.abbreviations.get(word)
    }

    /// The parties and services of states that bear another's name.
    pub(super) fn branches(&self) -> &Branches {
        &self.branches
    }

    /// Whether somebody in the article bears the surname.
    pub(super) fn has_surname(&self, word: &str) -> bool {
        self.by_surname.contains_key(word) || self.strangers.contains(word)
    }

    /// Two people with one surname make it say nothing.
    fn put(&mut self, surname: &str, actor: &Actor) {
        match self.by_surname.get_mut(surname) {
            Some(known) if known.as_ref().is_some_and(|known| known.entity != actor.entity) => *known = None,
            Some(_) => {}
            None => {
                self.by_surname.insert(surname.to_owned(), Some(actor.clone()));
            }
        }
    }

    /// Whom a bare surname means.
    pub(super) fn by_surname(&self, word: &str) -> Option<&Actor> {
        self.by_surname.get(word).and_then(Option::as_ref)
    }
}

/// Whether people of the country write the family's name before their own.
fn names_family_first(iso3: &str) -> bool {
    matches!(iso3, "KOR" | "PRK" | "CHN" | "TWN" | "HKG" | "VNM" | "JPN" | "KHM")
}
