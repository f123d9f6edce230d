//! From files to tables and their index.

use super::Names;
use super::fold::phrase;
use super::index::{Index, Phrase};
use super::read::{self, Entry, Homonym, Kind, Part};
use super::table::{LoadError, Source};
use super::types::{City, Person, Sense};
use sha2::{Digest, Sha256};
use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;

type Reader<T> = fn(&Source<'_>, &mut Vec<LoadError>) -> Vec<Entry<T>>;

/// The tables that a file can be.
const TABLES: [&str; 6] = ["countries", "people", "organisations", "roles", "places", "homonyms"];

/// Loads all tables; the errors of all files at once, so that an editor sees them in one run.
pub(super) fn load(sources: &[Source<'_>]) -> Result<Names, Vec<LoadError>> {
    let mut errors = Vec::new();
    for source in sources.iter().filter(|source| !TABLES.contains(&stem(source.name))) {
        let message = format!("is no table of names: want one of {}", TABLES.join(", "));
        errors.push(LoadError { file: source.name.to_owned(), line: 0, message });
    }
    let countries = read_all(sources, "countries", read::countries, &mut errors);
    let people = read_all(sources, "people", read::people, &mut errors);
    let organisations = read_all(sources, "organisations", read::organisations, &mut errors);
    let roles = read_all(sources, "roles", read::roles, &mut errors);
    let cities = read_all(sources, "places", read::places, &mut errors);
    let homonyms = read_all(sources, "homonyms", read::homonyms, &mut errors);
    let known: BTreeSet<&str> = countries.iter().map(|entry| entry.value.iso3.as_str()).collect();
    check(&known, &people, person_codes, &mut errors);
    check(&known, &organisations, |value| value.country.iter().collect(), &mut errors);
    check(&known, &cities, city_codes, &mut errors);
    if !errors.is_empty() {
        return Err(errors);
    }
    let mut phrases = Phrases::default();
    phrases.add(&countries, |at, part| match part {
        Part::Name => Sense::Country(at),
        Part::Adjective => Sense::Demonym(at),
        Part::Seat => Sense::Seat(at),
    });
    phrases.add(&people, |at, _| Sense::Person(at));
    phrases.add(&organisations, |at, _| Sense::Organisation(at));
    phrases.add(&roles, |at, _| Sense::Role(at));
    phrases.add(&cities, |at, _| Sense::City(at));
    let index = Index::build(phrases.rank(&cities, &homonyms));
    Ok(Names {
        countries: values(countries),
        people: values(people),
        organisations: values(organisations),
        roles: values(roles),
        cities: values(cities),
        index,
        digest: digest(sources),
    })
}

/// The file's name without folders and extension.
fn stem(path: &str) -> &str {
    let file = path.rsplit(['/', '\\']).next().unwrap_or(path);
    file.strip_suffix(".tsv").unwrap_or(file)
}

fn read_all<T>(sources: &[Source<'_>], table: &str, read: Reader<T>, errors: &mut Vec<LoadError>) -> Vec<Entry<T>> {
    let files = sources.iter().filter(|source| stem(source.name) == table);
    let read = files.map(|source| read(source, errors)).collect();
    read::overlay(read, errors)
}

fn check<T>(
    known: &BTreeSet<&str>,
    entries: &[Entry<T>],
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

fn values<T>(entries: Vec<Entry<T>>) -> Vec<T> {
    entries.into_iter().map(|entry| entry.value).collect()
}

/// SHA-256 over the files in their order, each with its table's name and length before it. Where
/// the file lay does not count: the same tables from another folder give the same digest.
fn digest(sources: &[Source<'_>]) -> String {
    let mut hasher = Sha256::new();
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

/// All phrases with all their senses: whether capitals matter, and the tokens with spaces between.
#[derive(Default)]
struct Phrases(BTreeMap<(bool, String), Vec<Sense>>);

impl Phrases {
    fn add<T>(&mut self, entries: &[Entry<T>], sense: impl Fn(usize, Part) -> Sense) {
        for (at, entry) in entries.iter().enumerate() {
            for spoken in &entry.phrases {
                let sense = sense(at, spoken.part);
                let tokens = phrase(&spoken.text).join(" ");
                // Roles in small letters match in any case; `PM` must not match *3 pm*.
                let cased = !matches!(sense, Sense::Role(_)) || spoken.text.chars().any(char::is_uppercase);
                if tokens.is_empty() {
                    continue;
                }
                let senses = self.0.entry((cased, tokens)).or_default();
                if !senses.contains(&sense) {
                    senses.push(sense);
                }
            }
        }
    }

    /// Most likely first: as the list of homonyms says, else by table, and within places capitals
    /// and then the larger ones.
    fn rank(self, cities: &[Entry<City>], homonyms: &[Entry<Homonym>]) -> Vec<Phrase> {
        let listed: BTreeMap<String, &[Kind]> = homonyms
            .iter()
            .map(|entry| (phrase(&entry.value.phrase).join(" "), entry.value.order.as_slice()))
            .collect();
        let size = |sense: &Sense| match sense {
            Sense::City(at) => cities.get(*at).map(|city| (city.value.capital, city.value.population)),
            _ => None,
        };
        self.0
            .into_iter()
            .map(|((cased, tokens), mut senses)| {
                let order = listed.get(&tokens).copied().unwrap_or_default();
                let place = |sense: &Sense| {
                    let kind = Kind::of(*sense);
                    (order.iter().position(|listed| *listed == kind).unwrap_or(order.len()), kind)
                };
                senses.sort_by(|a, b| place(a).cmp(&place(b)).then_with(|| size(b).cmp(&size(a))));
                Phrase { text: tokens, cased, senses }
            })
            .collect()
    }
}
