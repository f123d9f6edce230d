//! From files to tables and their index.

use super::Names;
use super::index::Index;
use super::person::Person;
use super::phrases::{Phrase, Phrases};
use super::read::{self, Entry, Findings, Homonym, Layer, Part};
use super::table::{LoadError, Source, removals};
use super::types::{City, Country, Organisation, Role, Sense};
use crate::lexicon::overlaid::FILE as TRIGGERS;
use crate::ontology::PlacePrecision;
use sha2::{Digest, Sha256};
use std::collections::BTreeSet;
use std::fmt::Write as _;

type Reader<T> = for<'a> fn(&Source<'a>, &mut Vec<LoadError>) -> Vec<Entry<'a, T>>;

/// The tables that a file can be.
const TABLES: [&str; 6] = ["countries", "people", "organisations", "roles", "places", "homonyms"];

/// Loads all tables; the errors of all files at once, so that an editor sees them in one run.
pub(super) fn load(sources: &[Source<'_>]) -> Result<Names, Vec<LoadError>> {
    let mut found = Findings::default();
    let tables = Tables::read(sources, &mut found);
    tables.check(&mut found.errors);
    if !found.errors.is_empty() {
        return Err(found.errors);
    }
    let index = Index::build(&tables.phrases());
    let cities: Vec<City> = values(tables.cities);
    let mut by_geonameid: Vec<(u32, usize)> =
        cities.iter().enumerate().filter_map(|(at, city)| Some((city.geonameid?, at))).collect();
    by_geonameid.sort_unstable();
    let people: Vec<Person> = values(tables.people);
    Ok(Names {
        by_surname: by_surname(&people),
        disputed: (0..cities.len()).filter(|at| is_disputed_division(&cities[*at])).collect(),
        by_geonameid,
        countries: values(tables.countries),
        people,
        organisations: values(tables.organisations),
        roles: values(tables.roles),
        cities,
        index,
        digest: digest(sources),
        changes: found.changes,
    })
}

fn by_surname(people: &[Person]) -> Vec<(String, usize)> {
    let surname = |person: &Person| super::fold::lower(person.name.split(' ').next_back()?);
    let mut all: Vec<(String, usize)> =
        people.iter().enumerate().filter_map(|(at, person)| Some((surname(person)?, at))).collect();
    all.sort_unstable();
    all
}

/// Everything that was read, before it is known to fit together.
struct Tables<'a> {
    countries: Vec<Entry<'a, Country>>,
    people: Vec<Entry<'a, Person>>,
    organisations: Vec<Entry<'a, Organisation>>,
    roles: Vec<Entry<'a, Role>>,
    cities: Vec<Entry<'a, City>>,
    homonyms: Vec<Entry<'a, Homonym>>,
}

impl<'a> Tables<'a> {
    fn read(sources: &[Source<'a>], found: &mut Findings) -> Self {
        for source in sources.iter().filter(|source| !TABLES.contains(&stem(source.name))) {
            let message =
                format!("is no table of names: want {}.tsv, or {TRIGGERS} for predicates", TABLES.join(".tsv, "));
            found.errors.push(LoadError { file: source.name.to_owned(), line: 0, message });
        }
        Self {
            countries: read_all(sources, "countries", read::countries, found),
            people: read_all(sources, "people", read::people, found),
            organisations: read_all(sources, "organisations", read::organisations, found),
            roles: read_all(sources, "roles", read::roles, found),
            cities: read_all(sources, "places", read::places, found),
            homonyms: read_all(sources, "homonyms", read::homonyms, found),
        }
    }

    /// Countries that the other tables name must be there.
    fn check(&self, errors: &mut Vec<LoadError>) {
        let known: BTreeSet<&str> = self.countries.iter().map(|entry| entry.value.iso3.as_str()).collect();
        check(&known, &self.people, person_codes, errors);
        check(&known, &self.organisations, |value| value.country.iter().collect(), errors);
        check(&known, &self.cities, city_codes, errors);
    }

    fn phrases(&self) -> Vec<Phrase<'_>> {
        let mut phrases = Phrases::default();
        phrases.add(&self.countries, |at, part| match part {
            Part::Name => Sense::Country(at),
            Part::Adjective => Sense::Demonym(at),
            Part::Seat => Sense::Seat(at),
        });
        phrases.add(&self.people, |at, _| Sense::Person(at));
        phrases.add(&self.organisations, |at, _| Sense::Organisation(at));
        phrases.add(&self.roles, |at, _| Sense::Role(at));
        phrases.add(&self.cities, |at, _| Sense::City(at));
        phrases.rank(&self.cities, &self.homonyms)
    }
}

/// The file's name without folders and `.tsv`; with any other ending it is no table's.
fn stem(path: &str) -> &str {
    let file = path.rsplit(['/', '\\']).next().unwrap_or(path);
    file.strip_suffix(".tsv").unwrap_or("")
}

fn read_all<'a, T>(sources: &[Source<'a>], table: &str, read: Reader<T>, found: &mut Findings) -> Vec<Entry<'a, T>> {
    let files = sources.iter().filter(|source| stem(source.name) == table);
    let layers = files.map(|source| Layer {
        file: source.name.to_owned(),
        entries: read(source, &mut found.errors),
        removals: removals(source),
    });
    let layers = layers.collect();
    read::overlay(layers, found)
}

fn check<T>(
    known: &BTreeSet<&str>,
    entries: &[Entry<'_, T>],
    codes: impl Fn(&T) -> Vec<&String>,
    errors: &mut Vec<LoadError>,
) {
    for entry in entries {
        for code in codes(&entry.value).into_iter().filter(|code| !known.contains(code.as_str())) {
            errors.push(entry.error(format!("`{}` names the country `{code}`, which countries.tsv lacks", entry.id)));
        }
    }
}

fn person_codes(person: &Person) -> Vec<&String> {
    person.country.iter().chain(person.terms.iter().filter_map(|term| term.country.as_ref())).collect()
}

fn city_codes(city: &City) -> Vec<&String> {
    let control = city.control.iter().map(|change| &change.value);
    city.country.iter().chain(city.claimed_by.iter()).chain(control).collect()
}

fn values<T>(entries: Vec<Entry<'_, T>>) -> Vec<T> {
    entries.into_iter().map(|entry| entry.value).collect()
}

fn is_disputed_division(city: &City) -> bool {
    city.precision == PlacePrecision::Province && !city.control.is_empty()
}

/// SHA-256 over the gazetteer's and the files in their order, each with its table's name and length before it. Where
/// the file lay does not count: the same tables from another folder give the same digest.
fn digest(sources: &[Source<'_>]) -> String {
    let mut hasher = Sha256::new();
    hasher.update(super::gazetteer_digest());
    for source in sources {
        hasher.update(stem(source.name).as_bytes());
        hasher.update((source.bytes.len() as u64).to_le_bytes());
        hasher.update(source.bytes);
    }
    let mut out = String::with_capacity(64);
    for byte in hasher.finalize() {
        let _ = write!(out, "{byte:02x}");
    }
    out
}
