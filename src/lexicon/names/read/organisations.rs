//! `organisations.tsv`.

use super::{Entry, Part, each};
use crate::lexicon::names::table::{LoadError, Row, Source, rows};
use crate::lexicon::names::types::Organisation;

const COLUMNS: [&str; 7] = ["name", "aliases", "of", "sector", "others", "changes", "wikidata"];

/// Alliances, agencies, parties, armed groups, companies, publishers.
pub(in crate::lexicon::names) fn organisations<'a>(
    source: &Source<'a>,
    errors: &mut Vec<LoadError>,
) -> Vec<Entry<'a, Organisation>> {
    let rows = rows(source, &COLUMNS, errors);
    each(&rows, errors, organisation)
}

fn organisation<'a>(row: &Row<'a>) -> Result<Entry<'a, Organisation>, String> {
    let name = row.required(0, "name")?;
    let (country, group) = row.belongs(2)?;
    if country.is_none() && group.is_none() {
        return Err("`of` is empty: want a country or a group code".to_owned());
    }
    let value = Organisation {
        name: name.to_owned(),
        wikidata: row.wikidata(6)?,
        country,
        group,
        sector: row.code(3)?,
        others: row.list(4).map(str::parse).collect::<Result<_, _>>()?,
        changes: row.changes(5, str::parse)?,
    };
    let mut entry = Entry::new(name, value, row);
    entry.speak(Part::Name, std::iter::once(name).chain(row.list(1)));
    Ok(entry)
}
