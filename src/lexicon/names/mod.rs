//! Names of actors and places, and what they can mean.
//!
//! The tables stand in `config/coding/*.tsv` and are compiled in; `docs/dictionaries.md` says what
//! is in them. Overlays are further files of the same shape.

mod build;
mod fold;
mod index;
mod person;
mod phrases;
mod read;
mod table;
#[cfg(test)]
mod tests;
mod types;

pub use person::{Person, Term, Written};
pub use table::{LoadError, Source};
pub use types::{City, Country, Dated, Match, Organisation, Role, Sense};

use index::Index;
use std::sync::LazyLock;

/// The tables that are compiled in.
const BUILTIN: [Source<'static>; 6] = [
    Source { name: "countries.tsv", bytes: include_bytes!("../../../config/coding/countries.tsv") },
    Source { name: "people.tsv", bytes: include_bytes!("../../../config/coding/people.tsv") },
    Source { name: "organisations.tsv", bytes: include_bytes!("../../../config/coding/organisations.tsv") },
    Source { name: "roles.tsv", bytes: include_bytes!("../../../config/coding/roles.tsv") },
    Source { name: "places.tsv", bytes: include_bytes!("../../../config/coding/places.tsv") },
    Source { name: "homonyms.tsv", bytes: include_bytes!("../../../config/coding/homonyms.tsv") },
];

static LOADED: LazyLock<Result<Names, Vec<LoadError>>> = LazyLock::new(|| Names::load(&BUILTIN));

/// Tables of names with one index over all their phrases.
#[derive(Debug, Default)]
pub struct Names {
    /// States.
    pub countries: Vec<Country>,
    /// Persons.
    pub people: Vec<Person>,
    /// Organisations.
    pub organisations: Vec<Organisation>,
    /// Roles.
    pub roles: Vec<Role>,
    /// Places.
    pub cities: Vec<City>,
    index: Index,
    digest: String,
}

impl Names {
    /// The tables that are compiled in, loaded once.
    ///
    /// # Errors
    /// When a compiled-in table is broken; a test holds that none is.
    pub fn builtin() -> Result<&'static Self, &'static [LoadError]> {
        LOADED.as_ref().map_err(Vec::as_slice)
    }

    /// The compiled-in tables with `overlays` over them: a later entry with the same id wins.
    ///
    /// # Errors
    /// All that is wrong in the files.
    pub fn with_overlays(overlays: &[Source<'_>]) -> Result<Self, Vec<LoadError>> {
        let sources: Vec<Source<'_>> = BUILTIN.iter().chain(overlays).copied().collect();
        Self::load(&sources)
    }

    /// Tables from files alone.
    ///
    /// # Errors
    /// All that is wrong in the files.
    pub fn load(sources: &[Source<'_>]) -> Result<Self, Vec<LoadError>> {
        build::load(sources)
    }

    /// The longest phrase that begins with the first of `words`. Words are tokens as in the text: a
    /// possessive stands alone, hyphenated words and abbreviations are whole. Diacritics, typographic
    /// apostrophes and the dots of abbreviations are folded here; names must keep their capitals,
    /// except that a token in capitals also matches a name of more than three letters; roles match
    /// in any case. A word that begins no phrase costs one binary search and no allocation. At most
    /// the longest phrase's tokens are read: pass the rest of the sentence.
    pub fn longest<'a>(&'a self, words: &[&str]) -> Option<Match<'a>> {
        self.index.longest(words)
    }

    /// SHA-256 over all files, 64 hexadecimal digits, for the fingerprint.
    pub fn digest(&self) -> &str {
        &self.digest
    }

    /// The state with an ISO 3166-1 alpha-3 code.
    pub fn country(&self, iso3: &str) -> Option<&Country> {
        self.countries.iter().find(|country| country.iso3 == iso3)
    }
}
