//! Mentions: stretches of a sentence that name actors and places, put together from the senses of
//! their words (`Hungarian` + `Prime Minister` + `Viktor Orban` is one person).

mod branches;
mod pairs;
mod persons;
mod roles;
mod sites;
mod situated;
mod strangers;
mod towns;

pub(super) use sites::is_site;
pub(super) use towns::is_settlement;

use super::actor::Actor;
use super::drafting::OPEN_DAY;
use super::nouns::is_weapon;
use super::people::People;
use crate::event::Basis;
use crate::language::parse::Relation;
use crate::language::{Sentence, Tag};
use crate::lexicon::{Names, Sense};
use crate::ontology::{ActorKind, PlacePrecision, Sector};
use std::ops::Range;

/// The longest phrase that the tables are asked for.
const LONGEST: usize = 8;

/// So many words behind *his counterparts* their names and states are still read.
const COUNTERPARTS: usize = 20;

/// A stretch of a sentence that names somebody or some place.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Mention {
    /// Its tokens.
    pub(super) tokens: Range<usize>,
    /// Who it can be; `None` for places that stand for nobody.
    pub(super) actor: Option<Actor>,
    /// The others whom a plural means: *the two leaders*.
    pub(super) also: Vec<Actor>,
    /// Where it can be.
    pub(super) place: Option<Sense>,
    /// An adjective or demonym without a noun of its own: names the actor only beside the right noun.
    pub(super) bare_demonym: bool,
}

impl Mention {
    /// Somebody at these tokens, and no place.
    pub(super) fn of(tokens: Range<usize>, actor: Actor) -> Self {
        Self { tokens, actor: Some(actor), also: Vec::new(), place: None, bare_demonym: false }
    }
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
    strangers::recognise(sentence, people, &words, &mut found);
    strangers::institutions(sentence, names, &words, &mut found);
    strangers::appose(sentence, names, &mut found);
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
        if is_honorific(self.sentence.word(at)) {
            return self.honoured(at);
        }
        if let Some(found) = self.site(at) {
            return found;
        }
        let hit = self.hit(at);
        if let Some(found) = self.town(at, hit.map_or(0, |hit| hit.words)) {
            return found;
        }
        let Some(hit) = hit else {
            return self.pair(at).or_else(|| self.sharing(at)).unwrap_or_else(|| self.surname(at));
        };
        let end = at + hit.words;
        match self.meant(hit) {
            Some(Sense::Person(index)) => self.person(at, end, index),
            Some(Sense::Role(index)) => self.role(at, at, end, index, &Owner::default()),
            Some(first) if self.is_borne(at, end, first) => self.surname(at),
            Some(first) => self.owner(at, end, first, hit),
            None => (None, end),
        }
    }

    /// The likeliest sense; a name of a state and of a division elsewhere (*Georgia*) goes by the country that
    /// the article speaks of.
    fn meant(&self, hit: Hit<'_>) -> Option<Sense> {
        let first = hit.senses.first().copied()?;
        let Sense::Country(_) = first else { return Some(first) };
        let division = hit.find(|sense| matches!(sense, Sense::City(index) if self.is_division(*index)));
        let spoken = |sense: Sense| self.country_of(sense).map_or(0, |iso3| self.people.country_count(&iso3));
        Some(division.filter(|division| spoken(*division) >= 3 && spoken(first) == 0).unwrap_or(first))
    }

    fn is_division(&self, index: usize) -> bool {
        self.names.place(index).is_some_and(|city| city.precision == PlacePrecision::Province)
    }

    fn hit(&self, at: usize) -> Option<Hit<'a>> {
        let window = self.words.get(at..self.words.len().min(at + LONGEST))?;
        let found = self.names.longest(window)?;
        // `US$3 billion` is money.
        let money = self.words.get(at + found.words).is_some_and(|word| word.starts_with('$'));
        if money && found.words == 1 {
            return None;
        }
        Some(Hit { words: found.words, senses: found.senses })
    }

    /// A state, demonym, seat, organisation or place, with the role or person behind it.
    fn owner(&self, at: usize, end: usize, first: Sense, hit: Hit<'_>) -> (Option<Mention>, usize) {
        let first = self.town_of_article(at..end, first);
        let homely = self.party_at_home(at..end, first);
        let branch = self.known_branch(at..end, first).or(homely.as_ref());
        let entity = Some(first).filter(|_| branch.is_none());
        let own = || self.country_of(first).filter(|_| !self.is_held(first));
        let country = branch.map_or_else(own, |branch| branch.country.clone());
        let owner = Owner { entity, country };
        if let Some(found) = self.with_role(at, end, first, &owner) {
            return found;
        }
        let apart = matches!(first, Sense::City(index) if self.is_weak(index)) && self.position(at).is_none();
        if (self.beside_unknown_name(at, end) || self.goes_on(at, end) || apart) && !self.headline {
            return (None, end);
        }
        let is_place = |sense: &Sense| matches!(sense, Sense::City(_) | Sense::Country(_));
        // `near the Duma`: a body with the article is not the town of its name.
        let body = matches!(first, Sense::Organisation(_)) && at > 0 && self.sentence.tag(at - 1) == Tag::Determiner;
        let place = Some(first).filter(is_place).or_else(|| hit.find(is_place).filter(|_| !body));
        let actor = branch.cloned().or_else(|| self.alone(first));
        // `the U.S. border city`: an abbreviation before a noun is an adjective.
        let adjective = matches!(first, Sense::Country(_))
            && matches!(self.sentence.word(at), "u.s." | "us" | "uk" | "u.k." | "uae" | "u.a.e.")
            && matches!(self.sentence.tag(end), Tag::Noun | Tag::Adjective);
        let bare_demonym = adjective || matches!(first, Sense::Demonym(_));
        (Some(Mention { tokens: at..end, actor, also: Vec::new(), place, bare_demonym }), end)
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
            Sense::City(index) if self.is_member_state(index) => {
                Some(Actor { entity: None, kind: ActorKind::Organisation, ..state(sense, Basis::Metonym) })
            }
            Sense::City(index) => {
                let city = self.names.place(index).filter(|city| city.capital)?;
                let country = self.names.countries.iter().position(|c| Some(&c.iso3) == city.country.as_ref())?;
                Some(state(Sense::Country(country), Basis::Metonym))
            }
            Sense::Person(_) | Sense::Role(_) | Sense::Unlisted => None,
        }
    }

    /// Whether it is a state of a federation, which acts by its own government: `Texas sued Georgia`.
    fn is_member_state(&self, index: usize) -> bool {
        const FEDERATIONS: [&str; 6] = ["USA", "IND", "AUS", "CAN", "BRA", "NGA"];
        self.names.place(index).is_some_and(|city| {
            let federal = city.country.as_deref().is_some_and(|country| FEDERATIONS.contains(&country));
            federal && city.precision == PlacePrecision::Province && city.control.is_empty() && !city.weak
        })
    }

    /// Whether it is a site on the ground of one state that another holds: `a Guantanamo Bay detainee` is no Cuban.
    fn is_held(&self, sense: Sense) -> bool {
        let Sense::City(index) = sense else { return false };
        self.names.place(index).is_some_and(|site| {
            let holder = site.controlled_by(OPEN_DAY);
            site.precision == PlacePrecision::Site && holder.is_some() && holder != site.country.as_deref()
        })
    }

    fn is_weak(&self, index: usize) -> bool {
        self.names.place(index).is_some_and(|city| city.weak)
    }

    fn country_of(&self, sense: Sense) -> Option<String> {
        match sense {
            Sense::Country(index) | Sense::Demonym(index) | Sense::Seat(index) => {
                self.names.countries.get(index).map(|country| country.iso3.clone())
            }
            Sense::Organisation(index) => self.names.organisations.get(index)?.country.clone(),
            Sense::City(index) => self.names.place(index)?.country.clone(),
            Sense::Person(_) | Sense::Role(_) | Sense::Unlisted => None,
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
                if skipped == 0
                    && let Some(found) = self.branch(at..next, hit, first, owner)
                {
                    return Some(found);
                }
                // `the Odesa drone attack`: where, not whose.
                if matches!(first, Sense::City(_)) && !possessive && is_weapon(self.sentence.word(next)) {
                    return None;
                }
                let stance = self.is_stance(next + hit.words);
                if let Some(role) = hit.role().filter(|_| !self.sentence.tag(next).is_verbal() && !stance) {
                    // `Uri Party`: a party is no town's.
                    let stateless = Owner::default();
                    let owner = if self.is_party_name(first, next, role) { &stateless } else { owner };
                    return Some(self.role(at, next, next + hit.words, role, owner));
                }
                return None;
            }
            // `an Iraq War veteran` is no Iraqi.
            let modifier = matches!(self.sentence.tag(next), Tag::Adjective | Tag::Noun | Tag::Number)
                && !matches!(self.sentence.word(next), "war" | "conflict" | "crisis" | "policy" | "studies")
                && !matches!(first, Sense::City(_));
            if !modifier {
                return None;
            }
        }
        None
    }

    /// Whether a town and the role at `next` are the name of a party.
    fn is_party_name(&self, first: Sense, next: usize, role: usize) -> bool {
        let party = self.names.roles.get(role).is_some_and(|role| role.sector == Sector::Pty);
        party && matches!(first, Sense::City(_)) && self.sentence.tag(next) == Tag::Name
    }

    /// Whether the tree makes one name of these words and the next: `Jordan Henderson`, where Henderson is a town.
    fn goes_on(&self, at: usize, end: usize) -> bool {
        let flat = self.sentence.relation(end) == Relation::Flat && self.sentence.tag(end) == Tag::Name;
        flat && self.sentence.head(end).is_some_and(|head| (at..end).contains(&head))
    }

    fn is_unknown_name(&self, index: usize) -> bool {
        is_name(self.sentence, index) && self.hit(index).is_none()
    }

    /// Whether the words are part of a longer name that the tables do not have: `Jordan Henderson`,
    /// `Bank of China`.
    fn beside_unknown_name(&self, at: usize, end: usize) -> bool {
        let unknown = |index: usize| self.is_unknown_name(index);
        let before = at.checked_sub(1).is_some_and(|before| unknown(before) && !self.headline);
        let of = at >= 2 && self.sentence.word(at - 1) == "of" && unknown(at - 2);
        // `his counterparts Ali Were of Uganda and Luis Prado of Peru`
        let counterpart = |at: usize| self.sentence.word(at).starts_with("counterpart");
        let bank = of && !(at.saturating_sub(COUNTERPARTS)..at).any(counterpart);
        // `the NATO Summit`, `the EU Headquarters`
        let own = end == at + 1 && is_of_body(self.sentence.word(end));
        (end < self.words.len() && unknown(end) && !own && !self.headline) || before || bank
    }
}

/// Whether the word can be part of a name: capitalised, no day or month, no honorific.
fn is_name(sentence: &Sentence, at: usize) -> bool {
    sentence.tag(at) == Tag::Name && !is_calendar(sentence.word(at)) && !is_honorific(sentence.word(at))
}

/// What a body of states has that is written with a capital letter and makes no other name of it.
fn is_of_body(word: &str) -> bool {
    matches!(word, "summit" | "summits" | "headquarters" | "ministerial")
}

fn is_honorific(word: &str) -> bool {
    matches!(
        word,
        "mr" | "mr."
            | "mrs"
            | "mrs."
            | "ms"
            | "ms."
            | "miss"
            | "dr"
            | "dr."
            | "sir"
            | "madam"
            | "madame"
            | "shri"
            | "smt"
    )
}

fn is_calendar(word: &str) -> bool {
    super::times::is_weekday(word) || super::times::month(word).is_some()
}
