//! Names of actors and places, and what they can mean.

use crate::ontology::{ActorKind, GroupCode, PlacePrecision, Sector};
use jiff::civil::Date;

/// A state.
#[derive(Debug, Clone)]
pub struct Country {
    /// ISO 3166-1 alpha-3 (`KOS`, `PSE`, `TWN` too).
    pub iso3: String,
    /// The canonical name.
    pub name: String,
    /// Wikidata item.
    pub wikidata: Option<String>,
    /// Degrees north and east of its middle, for events placed in the country at large.
    pub position: Option<(f64, f64)>,
    /// GeoNames id of the country.
    pub geonameid: Option<u32>,
}

/// A term of office, or a stretch of party or opposition life.
#[derive(Debug, Clone)]
pub struct Term {
    /// The office in full, such as `Prime Minister of Hungary`.
    pub title: String,
    /// ISO 3166-1 alpha-3 of the state that the office belongs to; `None` for those of organisations.
    pub country: Option<String>,
    /// The group code for offices of organisations.
    pub group: Option<GroupCode>,
    /// The sector while it lasts.
    pub sector: Sector,
    /// First day.
    pub since: Date,
    /// Last day; `None` while it lasts.
    pub until: Option<Date>,
}

/// A person with the offices held.
#[derive(Debug, Clone)]
pub struct Person {
    /// The canonical name, with diacritics.
    pub name: String,
    /// Wikidata item.
    pub wikidata: Option<String>,
    /// Nationality in ISO 3166-1 alpha-3.
    pub country: Option<String>,
    /// Offices, oldest first.
    pub terms: Vec<Term>,
}

/// An organisation: an alliance, agency, party, armed group, company or publisher.
#[derive(Debug, Clone)]
pub struct Organisation {
    /// The canonical name.
    pub name: String,
    /// Wikidata item.
    pub wikidata: Option<String>,
    /// The country it belongs to, in ISO 3166-1 alpha-3.
    pub country: Option<String>,
    /// The group code of those that belong to no country.
    pub group: Option<GroupCode>,
    /// Its sector.
    pub sector: Option<Sector>,
}

/// A generic role: *troops*, *police*, *foreign minister*, *protesters*.
#[derive(Debug, Clone)]
pub struct Role {
    /// The sector of whoever has it.
    pub sector: Sector,
    /// Person or group.
    pub kind: ActorKind,
    /// Whether the bare word, without country or name, is a political actor (*rebels*, *protesters*).
    pub political: bool,
    /// Whether it stands before a person's name as a title (*Prime Minister*).
    pub title: bool,
}

/// A populated place or a region.
#[derive(Debug, Clone)]
pub struct City {
    /// The gazetteer's name.
    pub name: String,
    /// GeoNames id.
    pub geonameid: Option<u32>,
    /// Degrees north.
    pub lat: f64,
    /// Degrees east.
    pub lon: f64,
    /// First-order division.
    pub admin1: Option<String>,
    /// ISO 3166-1 alpha-3; `None` for seas and regions over several countries.
    pub country: Option<String>,
    /// How narrow it is.
    pub precision: PlacePrecision,
    /// Inhabitants, to rank homonyms; 0 when unknown.
    pub population: u32,
    /// Whether it is its country's capital, and so stands for the government.
    pub capital: bool,
}

/// What a phrase can mean. The numbers index the tables of [`Names`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Sense {
    /// A state by name.
    Country(usize),
    /// An adjective or demonym of a state.
    Demonym(usize),
    /// A seat that stands for a government, such as *the Kremlin*.
    Seat(usize),
    /// A person.
    Person(usize),
    /// An organisation.
    Organisation(usize),
    /// A generic role.
    Role(usize),
    /// A populated place or a region.
    City(usize),
}

/// The longest phrase found at a place, and all that it can mean.
#[derive(Debug, Clone, Copy)]
pub struct Match<'a> {
    /// How many words it takes.
    pub words: usize,
    /// What it can mean, most likely first.
    pub senses: &'a [Sense],
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
}

impl Names {
    /// The longest phrase that begins with the first of `words`. Words are as in the text: diacritics
    /// are folded here, names must keep their capitals, roles match in any case.
    pub fn longest<'a>(&'a self, _words: &[&str]) -> Option<Match<'a>> {
        None
    }
}
