//! Towns that the words put into a state: `Qana, Lebanon`, `Qusayr, Homs, Syria`, `the English village of Soham`. What
//! is said there goes before every guess about the name.

use super::towns::is_settlement;
use super::{Hit, Reader};
use crate::language::Tag;
use crate::lexicon::Sense;
use std::ops::Range;

/// So many words before *village of* its state is looked for.
const BEFORE: usize = 3;

impl Reader<'_> {
    /// The reading of a town's name that lies where the words say; one of no table where no place of the name is known
    /// there.
    pub(super) fn reading_said(&self, tokens: Range<usize>) -> Option<Sense> {
        let states = self.states_said(&tokens);
        let only = states.first().filter(|_| states.len() == 1);
        let readings = self.towns_called(tokens);
        let lies =
            |iso3: &String| readings.iter().copied().find(|sense| self.country_of(*sense).as_ref() == Some(iso3));
        let unknown = || only.filter(|_| !readings.is_empty()).map(|_| Sense::Unlisted);
        states.iter().find_map(lies).or_else(unknown)
    }

    /// All towns that bear the whole name, those of the tables first.
    fn towns_called(&self, tokens: Range<usize>) -> Vec<Sense> {
        let words = self.words.get(tokens).unwrap_or(&[]);
        let listed = self.names.longest(words).filter(|found| found.words == words.len());
        let listed = listed.into_iter().flat_map(|found| found.senses.iter().copied());
        let towns = self.names.towns(words).filter(|(taken, _)| *taken == words.len());
        let towns = towns.into_iter().flat_map(|(_, towns)| towns).map(Sense::City);
        listed.chain(towns).filter(|sense| matches!(sense, Sense::City(_))).collect()
    }

    /// The states that the words around a name put it into, ISO 3166-1 alpha-3, the likeliest first: *Georgia* is two.
    fn states_said(&self, tokens: &Range<usize>) -> Vec<String> {
        let direct = self.states_behind(tokens.end);
        if !direct.is_empty() {
            return direct;
        }
        // `Qusayr, Homs, Syria`
        let town = self.hit(tokens.end + 1).filter(|_| self.sentence.tag(tokens.end) == Tag::Comma);
        let inside = |town: Hit<'_>| {
            let within = |iso3: &String| town.senses.iter().any(|sense| self.country_of(*sense).as_ref() == Some(iso3));
            self.states_behind(tokens.end + 1 + town.words).into_iter().filter(within).collect()
        };
        let chained: Vec<String> = town.map(inside).unwrap_or_default();
        if chained.is_empty() { self.state_before(tokens.start).into_iter().collect() } else { chained }
    }

    /// The states of the name behind a comma at `end`, where nothing but a mark or preposition follows.
    fn states_behind(&self, end: usize) -> Vec<String> {
        let Some(hit) = self.hit(end + 1).filter(|_| self.sentence.tag(end) == Tag::Comma) else { return Vec::new() };
        let closed =
            matches!(self.sentence.tag(end + 1 + hit.words), Tag::Comma | Tag::Stop | Tag::Close | Tag::Preposition);
        let whole = |sense: &&Sense| match sense {
            Sense::Country(_) => true,
            Sense::City(index) => self.is_division(*index),
            _ => false,
        };
        hit.senses.iter().filter(|_| closed).filter(whole).filter_map(|sense| self.country_of(*sense)).collect()
    }

    /// `the English village of Soham`, `Syria's city of Homs`.
    fn state_before(&self, start: usize) -> Option<String> {
        let noun = start.checked_sub(2)?;
        if self.sentence.word(noun + 1) != "of" || !is_settlement(self.sentence.word(noun)) {
            return None;
        }
        (noun.saturating_sub(BEFORE)..noun).rev().find_map(|at| {
            // An adjective of language too, which no table gives to a state.
            if matches!(self.sentence.word(at), "english" | "scottish" | "welsh") {
                return Some("GBR".to_owned());
            }
            let hit = self.hit(at).filter(|hit| at + hit.words <= noun)?;
            self.country_of(hit.find(|sense| matches!(sense, Sense::Country(_) | Sense::Demonym(_)))?)
        })
    }
}
