//! `countries.tsv`.

use super::{Entry, Part, each};
use crate::lexicon::names::table::{LoadError, Row, Source, iso3, rows};
use crate::lexicon::names::types::Country;

const COLUMNS: [&str; 10] =
    ["iso3", "name", "names", "adjectives", "seats", "lat", "lon", "geonameid", "wikidata", "given"];

/// The states.
pub(in crate::lexicon::names) fn countries<'a>(
    source: &Source<'a>,
    errors: &mut Vec<LoadError>,
) -> Vec<Entry<'a, Country>> {
    let rows = rows(source, &COLUMNS, errors);
    each(&rows, errors, country)
}

fn country<'a>(row: &Row<'a>) -> Result<Entry<'a, Country>, String> {
    let code = iso3(row.get(0))?;
    let name = row.required(1, "name")?;
    let position = row.number(5, "lat")?.zip(row.number(6, "lon")?);
    if position.is_some_and(|(lat, lon): (f64, f64)| lat.abs() > 90.0 || lon.abs() > 180.0) {
        return Err("position is not on Earth".to_owned());
    }
    let value = Country {
        iso3: code,
        name: name.to_owned(),
        adjective: row.list(3).next().map(str::to_owned),
        wikidata: row.wikidata(8)?,
        position,
        geonameid: row.number(7, "geonameid")?,
        given: row.flag(9, "given")?,
    };
    let mut entry = Entry::new(row.get(0), value, row);
    entry.speak(Part::Name, std::iter::once(name).chain(row.list(2)));
    entry.speak(Part::Adjective, row.list(3));
    entry.speak(Part::Seat, row.list(4));
    Ok(entry)
}
