//! Two states in one word: `the France-Turkey talks`, `a Sino-Indian border`.

use super::{Mention, Reader};
use crate::lexicon::Sense;

impl Reader<'_> {
    /// Both states of a word with a hyphen.
    pub(super) fn pair(&self, at: usize) -> Option<(Option<Mention>, usize)> {
        let (first, second) = self.words.get(at)?.split_once('-')?;
        let (first, second) = (self.state_called(first)?, self.state_called(second)?);
        let mut mention = Mention::of(at..at + 1, self.alone(first)?);
        mention.also.extend(self.alone(second));
        mention.bare_demonym = true;
        Some((Some(mention), at + 1))
    }

    /// The first state of two that share their last word: `North and South Korea`.
    pub(super) fn sharing(&self, at: usize) -> Option<(Option<Mention>, usize)> {
        let [first, and, second, last] = self.words.get(at..at + 4)? else { return None };
        let turned = matches!((*first, *second), ("North", "South") | ("South", "North"));
        if !turned || !matches!(*and, "and" | "&") {
            return None;
        }
        let sense = self.names.longest(&[first, last])?.senses.first().copied()?;
        let state = matches!(sense, Sense::Country(_) | Sense::Demonym(_));
        let mut mention = Mention::of(at..at + 1, self.alone(sense).filter(|_| state)?);
        mention.bare_demonym = matches!(sense, Sense::Demonym(_));
        Some((Some(mention), at + 1))
    }

    fn state_called(&self, word: &str) -> Option<Sense> {
        let short = combining(word).and_then(|iso3| self.names.countries.iter().position(|one| one.iso3 == iso3));
        let named = || self.names.longest(&[word])?.senses.first().copied();
        short.map(Sense::Demonym).or_else(named).filter(|sense| matches!(sense, Sense::Country(_) | Sense::Demonym(_)))
    }
}

/// The state of a form that stands only before a hyphen.
fn combining(word: &str) -> Option<&'static str> {
    Some(match word {
        "Anglo" => "GBR",
        "Franco" => "FRA",
        "Greco" | "Graeco" => "GRC",
        "Indo" => "IND",
        "Russo" => "RUS",
        "Sino" => "CHN",
        "Turco" => "TUR",
        _ => return None,
    })
}
