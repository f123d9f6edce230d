//! Which of the places that bear a name is meant, by the countries that are spoken of near by.

use super::mentions::{Mention, is_settlement, is_site};
use super::nations::country_of;
use super::people::People;
use super::phrases::Scene;
use crate::event::PlaceAlternative;
use crate::language::Tag;
use crate::lexicon::{City, Names, Sense};
use crate::ontology::PlacePrecision;
use jiff::civil::Date;
use std::borrow::Cow;
use std::ops::Range;

/// Mentions further off do not count: the work stays linear in the text.
const REACH: usize = 80;

/// No more other readings are kept.
const ALTERNATIVES: usize = 2;

// What speaks for a reading; a doubling of the inhabitants counts 3.
const COUNTRY: u32 = 75;
const DIVISION: u32 = 55;
const CAPITAL: u32 = 15;
const LISTED: u32 = 10;
const IN_SENTENCE: u32 = 40;
const IN_ARTICLE: u32 = 6;
/// The country that the article is mostly about.
const FOCUS: u32 = 20;
const MOST_IN_ARTICLE: usize = 8;
/// Breaks ties only: less than any doubling.
const PUBLISHER: u32 = 2;

/// A sentence whose places are to be resolved.
pub(super) struct Sites<'a> {
    pub(super) scene: &'a Scene<'a>,
    pub(super) people: &'a People,
    pub(super) text: &'a str,
    pub(super) day: Date,
}

/// A place with the other readings of its name.
#[derive(Debug, PartialEq)]
pub(super) struct Site {
    pub(super) sense: Sense,
    pub(super) alternatives: Vec<Sense>,
    /// The country of a place that no table has, where the words give it.
    pub(super) country: Option<String>,
    /// How narrow such a place is.
    pub(super) precision: PlacePrecision,
}

impl Sites<'_> {
    /// The reading of the place at `tokens`, which the tables first read as `sense`.
    pub(super) fn resolve(&self, tokens: &Range<usize>, sense: Sense) -> Site {
        // `at the White House` is in the capital, whatever towns bear the name.
        let entity = self.scene.mention_at(tokens.start).and_then(|mention| mention.actor.as_ref()?.entity);
        if matches!(entity, Some(Sense::Seat(_))) {
            return Site { sense, alternatives: Vec::new(), country: None, precision: self.called(tokens) };
        }
        let candidates = self.candidates(tokens);
        // *Georgia* behind a comma may be either: the one that a place of the name lies in.
        let inside = self.qualifiers(tokens).into_iter().find_map(|whole| {
            let inside: Vec<Sense> =
                candidates.iter().copied().filter(|reading| self.lies_in(*reading, whole)).collect();
            (!inside.is_empty()).then_some(inside)
        });
        // `Tunis, Algeria`: no place of the name is known there.
        if inside.is_none() && !candidates.is_empty() && matches!(sense, Sense::Unlisted) {
            let country = self.open_country(tokens);
            return Site { sense, alternatives: Vec::new(), country, precision: self.called(tokens) };
        }
        let mut readings: Vec<(u32, Sense)> = inside
            .unwrap_or_else(|| self.before_small_towns(candidates))
            .into_iter()
            .map(|reading| (self.weight(reading, tokens), reading))
            .collect();
        // Stable: the order of the tables, larger first, breaks ties.
        readings.sort_by_key(|(weight, _)| std::cmp::Reverse(*weight));
        let mut senses = readings.into_iter().map(|(_, reading)| reading);
        let best = senses.next().unwrap_or(sense);
        let mut alternatives: Vec<Sense> = Vec::new();
        for other in senses.filter(|other| self.is_elsewhere(*other, best)) {
            if alternatives.len() < ALTERNATIVES && alternatives.iter().all(|known| self.is_elsewhere(*known, other)) {
                alternatives.push(other);
            }
        }
        Site { sense: best, alternatives, country: self.open_country(tokens), precision: self.called(tokens) }
    }

    /// Without a qualifier a state of the name comes before towns that are in the gazetteer only: *Malta*.
    fn before_small_towns(&self, mut candidates: Vec<Sense>) -> Vec<Sense> {
        let listed = self.names().cities.len();
        if candidates.iter().any(|sense| matches!(sense, Sense::Country(_))) {
            candidates.retain(|sense| !matches!(sense, Sense::City(index) if *index >= listed));
        }
        candidates
    }

    /// All that the name can mean as a place.
    fn candidates(&self, tokens: &Range<usize>) -> Vec<Sense> {
        let words = self.words(tokens);
        let listed = self.names().longest(&words).filter(|found| found.words == words.len());
        let places = |sense: &&Sense| matches!(sense, Sense::Country(_) | Sense::City(_));
        let mut all: Vec<Sense> =
            listed.map(|found| found.senses.iter().filter(places).copied().collect()).unwrap_or_default();
        let towns = self.names().towns(&words).filter(|(taken, _)| *taken == words.len());
        for town in towns.into_iter().flat_map(|(_, towns)| towns).map(Sense::City) {
            if !all.contains(&town) {
                all.push(town);
            }
        }
        all
    }

    fn weight(&self, sense: Sense, tokens: &Range<usize>) -> u32 {
        let country = self.country(sense);
        let own = match sense {
            Sense::City(index) => {
                self.names().place(index).map_or(0, |city| size(&city, index < self.names().cities.len()))
            }
            _ => COUNTRY,
        };
        let Some(country) = country else { return own };
        // `gunmen in Tripoli` have their country from the place, not the other way round.
        let others = self.near(tokens).filter(|mention| {
            mention.tokens.start != tokens.start && (mention.tokens.end + 1 != tokens.start || mention.bare_demonym)
        });
        let here =
            others.filter_map(|mention| country_of(mention, self.names(), self.day)).any(|other| other == country);
        let own_name = usize::from(self.first_country(tokens).as_deref() == Some(country.as_str()));
        let spoken = self.people.country_count(&country).saturating_sub(own_name);
        let article = spoken.min(MOST_IN_ARTICLE) as u32 * IN_ARTICLE;
        let focus = u32::from(self.people.focus().as_deref() == Some(country.as_str())) * FOCUS;
        let publisher = u32::from(self.people.home() == Some(country.as_str())) * PUBLISHER;
        own + u32::from(here) * IN_SENTENCE + article + focus + publisher
    }

    /// The mentions around: the whole of any but a monstrous sentence.
    fn near(&self, tokens: &Range<usize>) -> impl Iterator<Item = &Mention> {
        self.scene.mentions_in(&(tokens.start.saturating_sub(REACH)..tokens.end + REACH))
    }

    /// The words of a short stretch as they are written.
    fn words(&self, tokens: &Range<usize>) -> Vec<&str> {
        let known = self.scene.sentence.tokens.get(tokens.clone()).unwrap_or(&[]);
        known.iter().filter_map(|token| self.text.get(token.range.clone())).collect()
    }

    /// The country that the name itself was counted for.
    fn first_country(&self, tokens: &Range<usize>) -> Option<String> {
        country_of(self.scene.mention_at(tokens.start)?, self.names(), self.day)
    }

    /// All readings of the qualifier, the likeliest first.
    fn qualifiers(&self, tokens: &Range<usize>) -> Vec<Sense> {
        let Some(first) = self.qualifier(tokens) else { return Vec::new() };
        let behind = self.scene.mention_at(tokens.end + 1).filter(|mention| mention.place == Some(first));
        let words = behind.map(|mention| self.words(&mention.tokens)).unwrap_or_default();
        let known = self.names().longest(&words).map(|found| found.senses).unwrap_or_default();
        let places = known.iter().copied().filter(|sense| matches!(sense, Sense::Country(_) | Sense::City(_)));
        std::iter::once(first).chain(places).collect()
    }

    /// The country or division that the words put the place into: `Paris, Texas`, `the Texas town of Paris`.
    fn qualifier(&self, tokens: &Range<usize>) -> Option<Sense> {
        let sentence = self.scene.sentence;
        let division = |mention: &Mention| match mention.place {
            Some(Sense::Country(_)) => mention.place,
            Some(Sense::City(index)) => {
                let city = self.names().place(index)?;
                (city.precision == PlacePrecision::Province).then_some(Sense::City(index))
            }
            _ => None,
        };
        let behind = self.scene.mention_at(tokens.end + 1).filter(|mention| {
            mention.tokens.start == tokens.end + 1
                && matches!(sentence.tag(tokens.end), Tag::Comma | Tag::Open)
                && matches!(sentence.tag(mention.tokens.end), Tag::Comma | Tag::Stop | Tag::Close | Tag::Preposition)
        });
        if let Some(found) = behind.and_then(division).or_else(|| self.chained(tokens.end)) {
            return Some(found);
        }
        let of = tokens.start.checked_sub(1).filter(|at| sentence.word(*at) == "of")?;
        let noun = of.checked_sub(1).filter(|at| is_settlement(sentence.word(*at)))?;
        let before = (noun.saturating_sub(3)..noun).rev().find_map(|at| self.scene.mention_at(at))?;
        match before.actor.as_ref().and_then(|actor| actor.entity) {
            Some(Sense::Demonym(index)) => Some(Sense::Country(index)),
            _ => division(before),
        }
    }

    /// `Qusayr, Homs, Syria`: the country behind the town that stands behind a comma at `end`.
    fn chained(&self, end: usize) -> Option<Sense> {
        let comma = |at: usize| self.scene.sentence.tag(at) == Tag::Comma;
        let town = self.scene.mention_at(end + 1).filter(|town| comma(end) && town.tokens.start == end + 1)?;
        let behind = self.scene.mention_at(town.tokens.end + 1).filter(|_| comma(town.tokens.end))?;
        let country = behind.place.filter(|sense| matches!(sense, Sense::Country(_)))?;
        (self.country(town.place?) == self.country(country)).then_some(country)
    }

    fn lies_in(&self, sense: Sense, whole: Sense) -> bool {
        match whole {
            Sense::City(index) => {
                let Some(division) = self.names().place(index) else { return false };
                let Sense::City(inner) = sense else { return false };
                self.names().place(inner).is_some_and(|city| {
                    city.country == division.country && city.admin1.as_deref() == Some(division.name.as_str())
                })
            }
            _ => self.country(sense).is_some() && self.country(sense) == self.country(whole),
        }
    }

    /// Whether two readings lie in different divisions.
    fn is_elsewhere(&self, one: Sense, other: Sense) -> bool {
        let division = |sense| match sense {
            Sense::City(index) => self.names().place(index).and_then(|city| city.admin1.clone()),
            _ => None,
        };
        self.country(one) != self.country(other) || division(one) != division(other)
    }

    fn country(&self, sense: Sense) -> Option<String> {
        match sense {
            Sense::City(index) => self.names().place(index)?.country.clone(),
            Sense::Country(index) => self.names().countries.get(index).map(|country| country.iso3.clone()),
            _ => None,
        }
    }

    /// The country of a place that no table has: the qualifier's, else the only one of the sentence.
    fn open_country(&self, tokens: &Range<usize>) -> Option<String> {
        if let Some(found) = self.qualifier(tokens) {
            return self.country(found);
        }
        let mut countries: Vec<String> =
            self.near(tokens).filter_map(|mention| country_of(mention, self.names(), self.day)).collect();
        countries.sort_unstable();
        countries.dedup();
        match countries.len() {
            0 => self.people.focus(),
            1 => countries.pop(),
            _ => None,
        }
    }

    /// How narrow the noun before the name or its last word makes it: `the district of X`, `X Bridge`.
    fn called(&self, tokens: &Range<usize>) -> PlacePrecision {
        if tokens.len() > 1 && is_site(self.scene.sentence.word(tokens.end - 1)) {
            return PlacePrecision::Site;
        }
        let noun = tokens.start.checked_sub(2).map_or("", |at| self.scene.sentence.word(at));
        match noun {
            "district" | "county" => PlacePrecision::District,
            "province" | "region" | "governorate" => PlacePrecision::Province,
            _ => PlacePrecision::City,
        }
    }

    fn names(&self) -> &Names {
        self.scene.names
    }

    /// How records name another reading.
    pub(super) fn alternative(&self, sense: Sense) -> Option<PlaceAlternative> {
        match sense {
            Sense::City(index) => {
                let city = self.names().place(index).map(Cow::into_owned)?;
                Some(PlaceAlternative { name: city.name, geonameid: city.geonameid, country: city.country })
            }
            Sense::Country(index) => {
                let country = self.names().countries.get(index)?;
                Some(PlaceAlternative {
                    name: country.name.clone(),
                    geonameid: country.geonameid,
                    country: Some(country.iso3.clone()),
                })
            }
            _ => None,
        }
    }
}

fn size(city: &City, listed: bool) -> u32 {
    let people = city.population.max(1).ilog2() * 3;
    let division = if city.precision == PlacePrecision::City { 0 } else { DIVISION };
    people.max(division) + u32::from(city.capital) * CAPITAL + u32::from(listed) * LISTED
}
