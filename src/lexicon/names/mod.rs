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

pub(crate) use fold::folded_tokens;
pub use person::{Person, Term, Written};
pub use table::{Change, LoadError, Source};
pub use types::{City, Country, Dated, Match, Organisation, Role, Sense};

use super::gazetteer::Gazetteer;
use index::Index;
use std::borrow::Cow;
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

/// The gazetteer behind the tables; a test holds that it can be read.
static GAZETTEER: LazyLock<Option<Gazetteer>> = LazyLock::new(|| Gazetteer::builtin().ok());

/// The longest name of a town in words.
const TOWN_WORDS: usize = 6;

static LOADED: LazyLock<Result<Names, Vec<LoadError>>> = LazyLock::new(|| Names::load(&BUILTIN));

/// The digest of the gazetteer, which its own header carries.
fn gazetteer_digest() -> &'static [u8] {
    GAZETTEER.as_ref().map_or(&[], Gazetteer::digest)
}

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
    /// Disputed divisions among the places.
    disputed: Vec<usize>,
    /// Places by their `GeoNames` id.
    by_geonameid: Vec<(u32, usize)>,
    /// Persons by the last word of their name, folded.
    by_surname: Vec<(String, usize)>,
    index: Index,
    digest: String,
    changes: Vec<Change>,
}

impl Names {
    /// The tables that are compiled in, loaded once.
    ///
    /// # Errors
    /// When a compiled-in table is broken; a test holds that none is.
    pub fn builtin() -> Result<&'static Self, &'static [LoadError]> {
        LOADED.as_ref().map_err(Vec::as_slice)
    }

    /// The compiled-in tables with `overlays` over them: a later entry with the same id wins, and a row
    /// `-ID` takes an entry away.
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

    /// The country of the role that `words` are, as a whole, where world news names it without its state: `Congress`.
    pub fn home(&self, words: &[&str]) -> Option<&str> {
        let hit = self.longest(words).filter(|hit| hit.words == words.len())?;
        hit.senses.iter().find_map(|sense| match sense {
            Sense::Role(index) => self.roles.get(*index)?.home.as_deref(),
            _ => None,
        })
    }

    /// The place of a [`Sense::City`]. Towns of the gazetteer in a disputed division are disputed like it.
    pub fn place(&self, index: usize) -> Option<Cow<'_, City>> {
        if let Some(city) = self.cities.get(index) {
            return Some(Cow::Borrowed(city));
        }
        let mut city = GAZETTEER.as_ref()?.city(index - self.cities.len())?;
        let division = self
            .disputed
            .iter()
            .filter_map(|at| self.cities.get(*at))
            .find(|division| Some(&division.name) == city.admin1.as_ref() && division.country == city.country);
        if let Some(division) = division {
            city.claimed_by.clone_from(&division.claimed_by);
            city.control.clone_from(&division.control);
        }
        Some(Cow::Owned(city))
    }

    /// The longest name of the gazetteer that begins with the first of `words`: how many words it takes, and
    /// the numbers of the places ([`Sense::City`]) that bear it, the larger first. Capitals are not compared.
    pub fn towns(&self, words: &[&str]) -> Option<(usize, Vec<usize>)> {
        let tokens: Vec<String> = words.iter().take(TOWN_WORDS).map_while(|word| fold::lower(word)).collect();
        let (taken, found) = GAZETTEER.as_ref()?.longest(&tokens)?;
        Some((taken, found.into_iter().map(|number| self.listed(number)).collect()))
    }

    /// The number of a place of the gazetteer: that of its row in `places.tsv` where it has one.
    fn listed(&self, number: usize) -> usize {
        let id = GAZETTEER.as_ref().and_then(|gazetteer| gazetteer.id(number));
        let row = id.and_then(|id| self.by_geonameid.binary_search_by_key(&id, |(id, _)| *id).ok());
        row.and_then(|at| self.by_geonameid.get(at)).map_or(self.cities.len() + number, |(_, row)| *row)
    }

    /// SHA-256 over all files, 64 hexadecimal digits, for the fingerprint.
    pub fn digest(&self) -> &str {
        &self.digest
    }

    /// What each overlay changed, in the order of tables.
    pub fn changes(&self) -> &[Change] {
        &self.changes
    }

    /// The persons whose name ends in a word, whatever its capitals and diacritics.
    pub fn persons_called(&self, surname: &str) -> impl Iterator<Item = usize> + '_ {
        let surname = fold::lower(surname).unwrap_or_default();
        let from = self.by_surname.partition_point(|(known, _)| *known < surname);
        let all = self.by_surname.get(from..).unwrap_or(&[]).iter();
        all.take_while(move |(known, _)| *known == surname).map(|(_, person)| *person)
    }

    /// The state with an ISO 3166-1 alpha-3 code.
    pub fn country(&self, iso3: &str) -> Option<&Country> {
        self.countries.iter().find(|country| country.iso3 == iso3)
    }
}
