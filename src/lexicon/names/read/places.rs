//! `places.tsv`.

use super::{Entry, Part, each};
use crate::lexicon::names::table::{LoadError, Row, Source, iso3, rows};
use crate::lexicon::names::types::City;

const COLUMNS: [&str; 13] = [
    "name",
    "alternates",
    "geonameid",
    "lat",
    "lon",
    "admin1",
    "country",
    "precision",
    "population",
    "capital",
    "weak",
    "claimed_by",
    "control",
];

/// Populated places, divisions, seas.
pub(in crate::lexicon::names) fn places<'a>(source: &Source<'a>, errors: &mut Vec<LoadError>) -> Vec<Entry<'a, City>> {
    let rows = rows(source, &COLUMNS, errors);
    each(&rows, errors, place)
}

fn place<'a>(row: &Row<'a>) -> Result<Entry<'a, City>, String> {
    let name = row.required(0, "name")?;
    let geonameid: Option<u32> = row.number(2, "geonameid")?;
    let value = City {
        name: name.to_owned(),
        geonameid,
        lat: row.number(3, "lat")?.filter(|lat: &f64| lat.abs() <= 90.0).ok_or("`lat` must lie in -90 to 90")?,
        lon: row.number(4, "lon")?.filter(|lon: &f64| lon.abs() <= 180.0).ok_or("`lon` must lie in -180 to 180")?,
        admin1: row.some(5),
        country: row.some(6).map(|code| iso3(&code)).transpose()?,
        precision: row.code(7)?.ok_or("`precision` is empty")?,
        population: row.number(8, "population")?.unwrap_or(0),
        capital: row.flag(9, "capital")?,
        weak: row.flag(10, "weak")?,
        claimed_by: row.some(11).map(|code| iso3(&code)).transpose()?,
        control: row.changes(12, iso3)?,
    };
    let id = match geonameid {
        Some(id) => id.to_string(),
        None => format!("{name}, {}, {}", row.get(5), row.get(6)),
    };
    let mut entry = Entry::new(id, value, row);
    entry.speak(Part::Name, std::iter::once(name).chain(row.list(1)));
    Ok(entry)
}
