//! What the tables of names hold.

use crate::ontology::{ActorKind, GroupCode, PlacePrecision, Sector};
use jiff::civil::Date;

/// A state, or a territory that the codebook treats as one (`KOS`, `PSE`, `TWN`, `HKG`, `ESH`).
#[derive(Debug, Clone)]
pub struct Country {
    /// ISO 3166-1 alpha-3 (`KOS`, `PSE`, `TWN` too).
    pub iso3: String,
    /// The canonical name.
    pub name: String,
    /// The first adjective, such as `Russian`.
    pub adjective: Option<String>,
    /// Wikidata item.
    pub wikidata: Option<String>,
    /// Degrees north and east of its middle, for events placed in the country at large.
    pub position: Option<(f64, f64)>,
    /// `GeoNames` id of the country.
    pub geonameid: Option<u32>,
    /// Whether the name is also a given or family name: *Jordan Henderson* and *Chad Smith* are no
    /// states, so a capitalised unknown word beside it speaks against the state.
    pub given: bool,
}

/// A value that holds from a day on.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Dated<T> {
    /// The first day.
    pub since: Date,
    /// What holds from then.
    pub value: T,
}

impl<T> Dated<T> {
    /// The youngest value that holds on `day`.
    pub fn at(changes: &[Self], day: Date) -> Option<&T> {
        changes.iter().rev().find(|change| change.since <= day).map(|change| &change.value)
    }
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
    /// Its sector at first, before any of `changes`.
    pub sector: Option<Sector>,
    /// Further sectors (a court of an alliance, a party in government).
    pub others: Vec<Sector>,
    /// Later sectors, oldest first (the Taliban: GOV from 2021-08-15).
    pub changes: Vec<Dated<Sector>>,
}

impl Organisation {
    /// The sector on `day`.
    pub fn sector_at(&self, day: Date) -> Option<Sector> {
        Dated::at(&self.changes, day).copied().or(self.sector)
    }
}

/// A generic role: *troops*, *police*, *foreign minister*, *protesters*.
#[derive(Debug, Clone)]
pub struct Role {
    /// The first of its phrases; names the entry in explanations.
    pub name: String,
    /// The sector of whoever has it.
    pub sector: Sector,
    /// Person or group.
    pub kind: ActorKind,
    /// Whether the bare word, without country or name, is a political actor (*rebels*, *protesters*).
    pub political: bool,
    /// Whether it stands before a person's name as a title (*Prime Minister*).
    pub title: bool,
    /// ISO 3166-1 alpha-3: whose it is when the article is about no other country (*Congress*).
    pub home: Option<String>,
}

/// A populated place or a region.
#[derive(Debug, Clone)]
pub struct City {
    /// The gazetteer's name.
    pub name: String,
    /// `GeoNames` id.
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
    /// Whether the name is also a word or a person's name, so that it needs a place phrase
    /// (*in Nice*, *Reading, England*) to be believed.
    pub weak: bool,
    /// Who else claims it, for disputed places.
    pub claimed_by: Option<String>,
    /// Who held it from which day, oldest first, for disputed places.
    pub control: Vec<Dated<String>>,
}

impl City {
    /// Who held a disputed place on `day`; `None` for undisputed ones.
    pub fn controlled_by(&self, day: Date) -> Option<&str> {
        Dated::at(&self.control, day).map(String::as_str)
    }
}

/// What a phrase can mean. The numbers index the tables of [`super::Names`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
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
    /// A populated place or a region: of `places.tsv`, and from its length on of the gazetteer
    /// ([`super::Names::place`]).
    City(usize),
    /// A place that the words call one and no table has: `the village of Xyz`.
    Unlisted,
}

/// The longest phrase found at a place, and all that it can mean.
#[derive(Debug, Clone, Copy)]
pub struct Match<'a> {
    /// How many words it takes.
    pub words: usize,
    /// What it can mean, most likely first.
    pub senses: &'a [Sense],
}
