//! `roles.tsv`.

use super::{Entry, Part, each};
use crate::lexicon::names::table::{LoadError, Row, Source, rows};
use crate::lexicon::names::types::Role;

const COLUMNS: [&str; 6] = ["phrases", "sector", "kind", "political", "title", "home"];

/// The generic roles.
pub(in crate::lexicon::names) fn roles<'a>(source: &Source<'a>, errors: &mut Vec<LoadError>) -> Vec<Entry<'a, Role>> {
    let rows = rows(source, &COLUMNS, errors);
    each(&rows, errors, role)
}

fn role<'a>(row: &Row<'a>) -> Result<Entry<'a, Role>, String> {
    let name = row.list(0).next().ok_or("`phrases` is empty")?;
    let value = Role {
        name: name.to_owned(),
        sector: row.code(1)?.ok_or("`sector` is empty")?,
        kind: row.code(2)?.ok_or("`kind` is empty")?,
        political: row.flag(3, "political")?,
        title: row.flag(4, "title")?,
        home: home(row)?,
    };
    let mut entry = Entry::new(name, value, row);
    entry.speak(Part::Name, row.list(0));
    Ok(entry)
}

fn home(row: &Row<'_>) -> Result<Option<String>, String> {
    match row.belongs(5)? {
        (country, None) => Ok(country),
        (_, Some(_)) => Err("`home` is a group: want a country".to_owned()),
    }
}
