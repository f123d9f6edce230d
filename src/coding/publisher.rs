//! Whose an article's publisher is.

use super::drafting::OPEN_DAY;
use crate::lexicon::{Names, Sense};
use crate::ontology::Sector;

/// The country of a publisher: of the tables, or that its own name speaks of: `The Togo Times`, `Lima Observer`.
pub(super) fn home_of(names: &Names, publisher: &str) -> Option<String> {
    let words: Vec<&str> = publisher.split_whitespace().filter(|word| *word != "The").take(6).collect();
    let listed = names.longest(&words).and_then(|found| {
        found.senses.iter().find_map(|sense| match sense {
            Sense::Organisation(index) => Some(names.organisations.get(*index)?.country.clone()),
            _ => None,
        })
    });
    listed.unwrap_or_else(|| (0..words.len()).find_map(|at| called_after(names, words.get(at..)?)))
}

/// The state, or that of the capital, whose name the words begin with.
fn called_after(names: &Names, words: &[&str]) -> Option<String> {
    names.longest(words)?.senses.iter().find_map(|sense| match sense {
        Sense::Country(index) | Sense::Demonym(index) => Some(names.countries.get(*index)?.iso3.clone()),
        Sense::City(index) => names.place(*index).filter(|city| city.capital)?.country.clone(),
        _ => None,
    })
}

/// The country whose government publishes: `The White House`, `UK Government`, `Kremlin.ru`.
pub(super) fn government_of(names: &Names, publisher: &str) -> Option<String> {
    let words: Vec<&str> = publisher.split([' ', '.']).filter(|word| *word != "The").take(6).collect();
    let found = names.longest(&words)?;
    let governs = words.get(found.words).is_some_and(|next| next.eq_ignore_ascii_case("government"));
    found.senses.iter().find_map(|sense| match sense {
        Sense::Seat(index) => Some(names.countries.get(*index)?.iso3.clone()),
        Sense::Country(index) | Sense::Demonym(index) if governs => Some(names.countries.get(*index)?.iso3.clone()),
        Sense::Organisation(index) => {
            let organisation = names.organisations.get(*index)?;
            let official = matches!(organisation.sector_at(OPEN_DAY), Some(Sector::Gov | Sector::Mil));
            organisation.country.clone().filter(|_| official)
        }
        _ => None,
    })
}
