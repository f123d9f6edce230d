//! Mentions: stretches of a sentence that name actors and places, put together from the senses of
//! their words (`Hungarian` + `Prime Minister` + `Viktor Orban` is one person).

use super::actor::Actor;
use super::people::People;
use crate::event::Basis;
use crate::language::{Sentence, Tag};
use crate::lexicon::{Names, Sense};
use crate::ontology::{ActorKind, Sector};
use std::ops::Range;

/// The longest phrase that the tables are asked for.
const LONGEST: usize = 8;

/// A stretch of a sentence that names somebody or some place.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Mention {
    /// Its tokens.
    pub(super) tokens: Range<usize>,
    /// Who it can be; `None` for places that stand for nobody.
    pub(super) actor: Option<Actor>,
    /// Where it can be.
    pub(super) place: Option<Sense>,
    /// An adjective or demonym without a noun of its own: names the actor only beside the right noun.
    pub(super) bare_demonym: bool,
}

/// Reads the mentions of a sentence.
pub(super) fn mentions(
    text: &str,
    sentence: &Sentence,
    names: &Names,
    people: &People,
    headline: bool,
) -> Vec<Mention> {
    let words: Vec<&str> = sentence.tokens.iter().map(|token| &text[token.range.clone()]).collect();
    let reader = Reader { sentence, names, people, words: &words, headline };
    let mut found: Vec<Mention> = Vec::new();
    let mut at = 0;
    while at < words.len() {
        let (mention, next) = reader.at(at);
        found.extend(mention);
        at = next.max(at + 1);
    }
    found
}

/// The senses at a token.
#[derive(Clone, Copy)]
struct Hit<'a> {
    words: usize,
    senses: &'a [Sense],
}

impl Hit<'_> {
    fn find(&self, wanted: impl Fn(&Sense) -> bool) -> Option<Sense> {
        self.senses.iter().copied().find(wanted)
    }

    fn role(&self) -> Option<usize> {
        self.senses.iter().find_map(|sense| if let Sense::Role(index) = sense { Some(*index) } else { None })
    }
}

pub(super) struct Reader<'a> {
    sentence: &'a Sentence,
    names: &'a Names,
    people: &'a People,
    words: &'a [&'a str],
    headline: bool,
}

/// Who the words before a role or a name belong to.
#[derive(Clone, Default)]
struct Owner {
    entity: Option<Sense>,
    country: Option<String>,
}

impl<'a> Reader<'a> {
    /// The mention at `at`, and where to read on.
    fn at(&self, at: usize) -> (Option<Mention>, usize) {
        let Some(hit) = self.hit(at) else { return self.surname(at) };
        let end = at + hit.words;
        match hit.senses.first() {
            Some(Sense::Person(index)) => self.person(at, end, *index),
            Some(Sense::Role(index)) => self.role(at, at, end, *index, &Owner::default()),
            Some(first) => self.owner(at, end, *first, hit),
            None => (None, end),
        }
    }

    fn hit(&self, at: usize) -> Option<Hit<'a>> {
        let window = self.words.get(at..self.words.len().min(at + LONGEST))?;
        let found = self.names.longest(window)?;
        Some(Hit { words: found.words, senses: found.senses })
    }

    fn person(&self, at: usize, end: usize, index: usize) -> (Option<Mention>, usize) {
        let single = end - at == 1;
        let other = single && self.words.get(at).is_some_and(|word| self.people.is_somebody_else(word, index));
        if single && (self.beside_unknown_name(at, end) || other) {
            return (None, end);
        }
        let actor = Actor {
            entity: Some(Sense::Person(index)),
            country: None,
            group: None,
            sector: None,
            kind: ActorKind::Person,
            basis: Basis::Named,
            political: true,
        };
        (Some(Mention { tokens: at..end, actor: Some(actor), place: None, bare_demonym: false }), end)
    }

    /// A state, demonym, seat, organisation or place, with the role or person behind it.
    fn owner(&self, at: usize, end: usize, first: Sense, hit: Hit<'_>) -> (Option<Mention>, usize) {
        let owner = Owner { entity: Some(first), country: self.country_of(first) };
        if let Some(found) = self.with_role(at, end, first, &owner) {
            return found;
        }
        if self.beside_unknown_name(at, end) && !self.headline {
            return (None, end);
        }
        let place = hit.find(|sense| matches!(sense, Sense::City(_) | Sense::Country(_)));
        let actor = self.alone(first);
        let bare_demonym = matches!(first, Sense::Demonym(_));
        (Some(Mention { tokens: at..end, actor, place, bare_demonym }), end)
    }

    /// Who a name stands for by itself.
    fn alone(&self, sense: Sense) -> Option<Actor> {
        let state = |entity: Sense, basis| Actor {
            entity: Some(entity),
            country: self.country_of(entity),
            group: None,
            sector: Some(Sector::Gov),
            kind: ActorKind::State,
            basis,
            political: true,
        };
        match sense {
            Sense::Country(_) => Some(state(sense, Basis::Named)),
            Sense::Seat(_) => Some(state(sense, Basis::Metonym)),
            Sense::Demonym(_) => Some(Actor { sector: None, basis: Basis::Role, ..state(sense, Basis::Role) }),
            Sense::Organisation(_) => Some(Actor {
                entity: Some(sense),
                country: None,
                group: None,
                sector: None,
                kind: ActorKind::Organisation,
                basis: Basis::Named,
                political: true,
            }),
            Sense::City(index) => {
                let city = self.names.cities.get(index).filter(|city| city.capital)?;
                let country = self.names.countries.iter().position(|c| Some(&c.iso3) == city.country.as_ref())?;
                Some(state(Sense::Country(country), Basis::Metonym))
            }
            Sense::Person(_) | Sense::Role(_) => None,
        }
    }

    fn country_of(&self, sense: Sense) -> Option<String> {
        match sense {
            Sense::Country(index) | Sense::Demonym(index) | Sense::Seat(index) => {
                self.names.countries.get(index).map(|country| country.iso3.clone())
            }
            Sense::Organisation(index) => self.names.organisations.get(index)?.country.clone(),
            Sense::City(index) => self.names.cities.get(index)?.country.clone(),
            Sense::Person(_) | Sense::Role(_) => None,
        }
    }

    /// `Hungarian Prime Minister Viktor Orban`, `Israel's parliament`, `Russian naval forces`.
    fn with_role(&self, at: usize, end: usize, first: Sense, owner: &Owner) -> Option<(Option<Mention>, usize)> {
        let city_inside = matches!(first, Sense::City(_)) && at > 0 && self.sentence.tag(at - 1) == Tag::Name;
        if city_inside {
            return None;
        }
        let possessive = self.sentence.tag(end) == Tag::Possessive;
        let start = end + usize::from(possessive);
        if matches!(first, Sense::Seat(_)) && !possessive {
            return None;
        }
        for (skipped, next) in (start..start + 3).enumerate() {
            if let Some(hit) = self.hit(next) {
                if let Some(Sense::Person(index)) = hit.senses.first() {
                    let near = skipped <= 1 && !possessive || skipped == 1;
                    return near.then(|| self.owned_person(at, next + hit.words, *index, owner));
                }
                if let Some(role) = hit.role() {
                    return Some(self.role(at, next, next + hit.words, role, owner));
                }
                return None;
            }
            let modifier = matches!(self.sentence.tag(next), Tag::Adjective | Tag::Noun | Tag::Number)
                && !matches!(first, Sense::City(_));
            if !modifier {
                return None;
            }
        }
        None
    }

    fn owned_person(&self, at: usize, end: usize, index: usize, owner: &Owner) -> (Option<Mention>, usize) {
        let (mention, end) = self.person(at, end, index);
        let mention = mention.map(|mut mention| {
            mention.tokens = at..end;
            if let Some(actor) = &mut mention.actor {
                actor.country.clone_from(&owner.country);
            }
            mention
        });
        (mention, end)
    }

    /// A role from `role_at` to `end`, with the name behind it or the state behind *of*.
    fn role(&self, at: usize, role_at: usize, end: usize, index: usize, owner: &Owner) -> (Option<Mention>, usize) {
        let Some(role) = self.names.roles.get(index) else { return (None, end) };
        let surname = at == role_at
            && end - role_at == 1
            && self.sentence.tag(at) == Tag::Name
            && self.is_unknown_name(at.wrapping_sub(1));
        if self.sentence.tag(role_at).is_verbal() || (surname && !self.headline) {
            return (None, end);
        }
        if let Some(found) = self.further_role(at, end, owner) {
            return found;
        }
        if let Some((person, name_end)) = self.name_behind(end, role.title) {
            return self.titled(at, name_end, index, person, owner);
        }
        let mut owner = owner.clone();
        let mut to = end;
        let of = owner.entity.is_none() && self.sentence.word(end) == "of";
        if let Some((found, owner_end)) = self.owner_behind(end + 1).filter(|_| of) {
            owner = found;
            to = owner_end;
        }
        let organisation = matches!(owner.entity, Some(Sense::Organisation(_)));
        let owned = owner.country.is_some() || organisation;
        let actor = Actor {
            entity: owner.entity.filter(|_| organisation),
            country: owner.country,
            group: None,
            sector: Some(role.sector),
            kind: role.kind,
            basis: if role.title && owned { Basis::Title } else { Basis::Role },
            political: role.political || (owned && super::actor::is_political_sector(role.sector)),
        };
        (Some(Mention { tokens: at..to, actor: Some(actor), place: None, bare_demonym: false }), to)
    }

    /// `Russian defence ministry officials`: the last role counts.
    fn further_role(&self, at: usize, end: usize, owner: &Owner) -> Option<(Option<Mention>, usize)> {
        let next = end + usize::from(self.sentence.tag(end) == Tag::Possessive);
        let hit = self.hit(next)?;
        let Some(Sense::Role(index)) = hit.senses.first() else { return None };
        Some(self.role(at, next, next + hit.words, *index, owner))
    }

    fn owner_behind(&self, at: usize) -> Option<(Owner, usize)> {
        let at = at + usize::from(self.sentence.word(at) == "the");
        let hit = self.hit(at)?;
        let first = hit.find(|sense| matches!(sense, Sense::Country(_) | Sense::Organisation(_)))?;
        Some((Owner { entity: Some(first), country: self.country_of(first) }, at + hit.words))
    }

    /// The name behind a title: one of the tables, or up to three capitalised words.
    fn name_behind(&self, at: usize, title: bool) -> Option<(Option<usize>, usize)> {
        if let Some(hit) = self.hit(at) {
            return match hit.senses.first() {
                Some(Sense::Person(index)) => Some((Some(*index), at + hit.words)),
                _ => None,
            };
        }
        if !title || self.headline {
            return None;
        }
        let mut end = at;
        while end < at + 3
            && self.sentence.tag(end) == Tag::Name
            && self.hit(end).is_none_or(|hit| end > at && hit.role().is_some())
        {
            end += 1;
        }
        (end > at).then_some((None, end))
    }

    fn titled(
        &self,
        at: usize,
        end: usize,
        role: usize,
        person: Option<usize>,
        owner: &Owner,
    ) -> (Option<Mention>, usize) {
        let role = self.names.roles.get(role);
        let organisation = owner.entity.filter(|sense| matches!(sense, Sense::Organisation(_)));
        let actor = Actor {
            entity: person.map(Sense::Person).or(organisation),
            country: owner.country.clone(),
            group: None,
            sector: role.map(|role| role.sector),
            kind: ActorKind::Person,
            basis: Basis::Named,
            political: role.is_some_and(|role| super::actor::is_political_sector(role.sector))
                && owner.entity.is_some(),
        };
        (Some(Mention { tokens: at..end, actor: Some(actor), place: None, bare_demonym: false }), end)
    }

    /// A bare surname of somebody whom the article names in full elsewhere.
    fn surname(&self, at: usize) -> (Option<Mention>, usize) {
        let name = matches!(self.sentence.tag(at), Tag::Name | Tag::Noun);
        if !name || self.beside_unknown_name(at, at + 1) {
            return (None, at + 1);
        }
        let actor = self.words.get(at).and_then(|word| self.people.by_surname(word)).cloned();
        let mention =
            actor.map(|actor| Mention { tokens: at..at + 1, actor: Some(actor), place: None, bare_demonym: false });
        (mention, at + 1)
    }

    fn is_unknown_name(&self, index: usize) -> bool {
        self.sentence.tag(index) == Tag::Name && !is_calendar(self.sentence.word(index)) && self.hit(index).is_none()
    }

    /// Whether the words are part of a longer name that the tables do not have: `Jordan Henderson`,
    /// `Bank of China`.
    fn beside_unknown_name(&self, at: usize, end: usize) -> bool {
        let unknown = |index: usize| {
            self.sentence.tag(index) == Tag::Name
                && !is_calendar(self.sentence.word(index))
                && self.hit(index).is_none()
        };
        let before = at.checked_sub(1).is_some_and(|before| unknown(before) && !self.headline);
        let bank = at >= 2 && self.sentence.word(at - 1) == "of" && unknown(at - 2);
        (end < self.words.len() && unknown(end) && !self.headline) || before || bank
    }
}

fn is_calendar(word: &str) -> bool {
    super::times::is_weekday(word) || super::times::month(word).is_some()
}
