//! Towns of the gazetteer. Nearly every word is a town somewhere, so one is believed only where a place is
//! spoken of: `in Garissa`, `the village of Tal Abta`, `Paris, Texas`.

use super::{Mention, Reader, is_name};
use crate::language::Tag;
use crate::lexicon::{City, Sense};
use crate::ontology::PlacePrecision;
use std::ops::Range;

/// Smaller towns are believed only in a country that the article speaks of, or behind *the town of*.
const KNOWN_FROM: u32 = 15_000;

/// The longest name of a town in tokens.
const LONGEST: usize = 6;

/// How surely the words speak of a place.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Position {
    /// `in X`.
    Locative,
    /// `the town of X`, `X, Texas`.
    Called,
}

impl Reader<'_> {
    /// The town at `at`, when its name is longer than the `hit` of the tables.
    pub(super) fn town(&self, at: usize, hit: usize) -> Option<(Option<Mention>, usize)> {
        if self.headline || !is_name(self.sentence, at) {
            return None;
        }
        let position = self.position(at)?;
        let found = self.names.towns(self.words.get(at..self.words.len().min(at + LONGEST))?);
        let Some((taken, places)) = found.filter(|(taken, _)| self.is_whole(at, at + taken)) else {
            return self.unlisted(at, position).filter(|_| hit == 0);
        };
        let end = at + taken;
        if taken <= hit || self.is_somebody(at, end) {
            return None;
        }
        let qualified = self.qualifier(end).is_some();
        let believed = |index: &usize| {
            self.names.place(*index).is_some_and(|city| {
                position == Position::Called
                    || qualified
                    || city.population >= KNOWN_FROM
                    || city.country.as_deref().is_some_and(|country| self.people.country_count(country) > 0)
            })
        };
        let called = position == Position::Called || qualified;
        let word = self.sentence.word(at);
        // `in the North Indian town`: a quarter of the sky is no town.
        if taken == 1 && !called && (is_compass(word) || is_word(word)) {
            return None;
        }
        let sense = match self.reading_said(at..end) {
            Some(said) => said,
            None => Sense::City(self.likeliest(&places, believed)?),
        };
        Some((Some(place(at..end, sense)), end))
    }

    /// The first town that is believed; one of a state that the article speaks of goes before one of a state that it
    /// names nowhere else, where that one is not ten times as large.
    fn likeliest(&self, places: &[usize], believed: impl Fn(&usize) -> bool) -> Option<usize> {
        let mut open = places.iter().copied().filter(believed);
        let first = open.next()?;
        let spoken = |city: &City| city.country.as_deref().map_or(0, |iso3| self.people.country_count(iso3));
        let largest = self.names.place(first)?;
        let meant = |index: &usize| {
            self.names.place(*index).is_some_and(|city| spoken(&city) > 0 && largest.population / 10 < city.population)
        };
        Some(if spoken(&largest) > 0 { first } else { open.find(meant).unwrap_or(first) })
    }

    /// The town of the name in a country that the article speaks of three times as often as of the first one's, unless
    /// that one is a capital or ten times as large: *Birmingham* in a text about the United States.
    pub(super) fn town_of_article(&self, tokens: Range<usize>, first: Sense) -> Sense {
        let said = matches!(first, Sense::City(_)).then(|| self.reading_said(tokens.clone())).flatten();
        if let Some(said @ Sense::City(_)) = said {
            return said;
        }
        let Some((words, Sense::City(index))) = self.words.get(tokens).map(|words| (words, first)) else {
            return first;
        };
        let Some(best) = self.names.place(index).filter(|city| !city.capital) else { return first };
        let spoken = |iso3: Option<&String>| iso3.map_or(0, |iso3| self.people.country_count(iso3));
        let enough = 3 * spoken(best.country.as_ref()).max(1);
        let meant = |index: &usize| {
            self.names
                .place(*index)
                .is_some_and(|city| spoken(city.country.as_ref()) >= enough && best.population / 10 < city.population)
        };
        let towns = self.names.towns(words).filter(|(taken, _)| *taken == words.len());
        towns.and_then(|(_, towns)| towns.into_iter().find(meant)).map_or(first, Sense::City)
    }

    /// `the village of Xyz`, which no table has.
    fn unlisted(&self, at: usize, position: Position) -> Option<(Option<Mention>, usize)> {
        let end = (at..self.words.len().min(at + 4)).take_while(|at| is_name(self.sentence, *at)).last()? + 1;
        let named = self.hit(at).is_none() && position == Position::Called && self.qualifier(at).is_none();
        (named && !self.is_somebody(at, end)).then(|| (Some(place(at..end, Sense::Unlisted)), end))
    }

    /// How the words before or behind speak of a place; `None` when they do not.
    pub(super) fn position(&self, at: usize) -> Option<Position> {
        let mut before = at.checked_sub(1)?;
        while before > 0 && (self.sentence.tag(before) == Tag::Determiner || is_compass(self.sentence.word(before))) {
            before -= 1;
        }
        let word = self.sentence.word(before);
        if word == "of" && before > 0 && is_settlement(self.sentence.word(before - 1)) {
            return Some(Position::Called);
        }
        let locative =
            matches!(word, "in" | "near" | "outside" | "inside" | "around" | "into" | "across" | "towards" | "toward");
        (locative && (before + 1 == at || self.sentence.tag(at) == Tag::Name)).then_some(Position::Locative)
    }

    /// The country or division behind a comma: `Paris, Texas`.
    fn qualifier(&self, end: usize) -> Option<Sense> {
        if self.sentence.tag(end) != Tag::Comma {
            return None;
        }
        let hit = self.hit(end + 1)?;
        hit.find(|sense| match sense {
            Sense::Country(_) => true,
            Sense::City(index) => {
                self.names.place(*index).is_some_and(|city| city.precision == PlacePrecision::Province)
            }
            _ => false,
        })
    }

    /// Whether the name ends where the capitals do.
    fn is_whole(&self, at: usize, end: usize) -> bool {
        let possessive = self.sentence.tag(end) == Tag::Possessive && self.sentence.tag(end + 1) != Tag::Noun;
        // `the Arun III power plant`
        let numbered = self.words.get(end).is_some_and(|word| matches!(*word, "II" | "III" | "IV" | "VI" | "VII"));
        // `near the Port of Dover`
        let article = at > 0 && self.sentence.tag(at - 1) == Tag::Determiner && self.sentence.word(end) == "of";
        end > at && !is_name(self.sentence, end) && !possessive && !numbered && !article
    }

    fn is_somebody(&self, at: usize, end: usize) -> bool {
        (at..end).any(|at| self.words.get(at).is_some_and(|word| self.people.has_surname(word)))
    }
}

fn place(tokens: Range<usize>, sense: Sense) -> Mention {
    Mention { tokens, actor: None, also: Vec::new(), place: Some(sense), bare_demonym: false }
}

fn is_compass(word: &str) -> bool {
    matches!(
        word,
        "northern"
            | "southern"
            | "eastern"
            | "western"
            | "central"
            | "nearby"
            | "downtown"
            | "rural"
            | "neighbouring"
            | "neighboring"
            | "north"
            | "south"
            | "east"
            | "west"
            | "northeastern"
            | "northwestern"
            | "southeastern"
            | "southwestern"
            | "coastal"
            | "greater"
            | "old"
            | "besieged"
            | "embattled"
    )
}

/// Nouns that say what kind of place is named.
pub(in crate::coding) fn is_settlement(word: &str) -> bool {
    matches!(
        word,
        "city"
            | "town"
            | "village"
            | "hamlet"
            | "port"
            | "suburb"
            | "settlement"
            | "township"
            | "municipality"
            | "district"
            | "province"
            | "region"
            | "county"
            | "governorate"
            | "neighbourhood"
            | "neighborhood"
            | "island"
            | "resort"
            | "outskirts"
            | "towns"
            | "villages"
            | "cities"
    )
}

/// Words with a capital that are towns somewhere and something else in the news.
fn is_word(word: &str) -> bool {
    const WORDS: [&str; 73] = [
        "advance",
        "alliance",
        "arab",
        "assembly",
        "bank",
        "best",
        "bible",
        "buddhism",
        "burns",
        "catholic",
        "central",
        "church",
        "civil",
        "coalition",
        "college",
        "commons",
        "congress",
        "constitution",
        "coronavirus",
        "council",
        "court",
        "covid",
        "defence",
        "defense",
        "democrat",
        "energy",
        "english",
        "enterprise",
        "facebook",
        "faith",
        "finance",
        "force",
        "freedom",
        "general",
        "god",
        "government",
        "guard",
        "hall",
        "hope",
        "house",
        "independence",
        "internet",
        "islam",
        "judge",
        "justice",
        "kings",
        "labour",
        "liberty",
        "lords",
        "market",
        "national",
        "order",
        "orthodox",
        "parliament",
        "peace",
        "police",
        "power",
        "president",
        "progress",
        "public",
        "republic",
        "school",
        "senate",
        "service",
        "social",
        "spring",
        "state",
        "street",
        "telegram",
        "union",
        "unity",
        "university",
        "victory",
    ];
    WORDS.binary_search(&word).is_ok()
}

#[cfg(test)]
mod tests {
    #[test]
    fn the_position_outranks_the_word() {
        assert!(super::Position::Called > super::Position::Locative);
        assert!(super::is_word("parliament") && super::is_word("advance") && super::is_word("victory"));
        assert!(!super::is_word("garissa"));
    }
}
