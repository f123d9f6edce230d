//! `people.tsv`: one row for each term of office, those of one person together.

use super::{Entry, Part, each};
use crate::lexicon::names::person::{Person, Term, Written};
use crate::lexicon::names::table::{Edge, LoadError, Row, Source, iso3, rows, written};
use jiff::civil::Date;

const COLUMNS: [&str; 10] =
    ["name", "wikidata", "country", "aliases", "title", "of", "sector", "since", "until", "basis"];

/// Persons with their terms.
pub(in crate::lexicon::names) fn people<'a>(
    source: &Source<'a>,
    errors: &mut Vec<LoadError>,
) -> Vec<Entry<'a, Person>> {
    let rows = rows(source, &COLUMNS, errors);
    let mut joined: Vec<Entry<'a, Person>> = Vec::new();
    for mut entry in each(&rows, errors, person) {
        match joined.last_mut().filter(|last| last.id == entry.id) {
            Some(last) => last.value.terms.append(&mut entry.value.terms),
            None => joined.push(entry),
        }
    }
    for entry in &mut joined {
        entry.value.terms.sort_by_key(|term| term.since);
    }
    joined
}

fn person<'a>(row: &Row<'a>) -> Result<Entry<'a, Person>, String> {
    let name = row.required(0, "name")?;
    let country = row.some(2).map(|code| iso3(&code)).transpose()?;
    let value = Person { name: name.to_owned(), wikidata: row.wikidata(1)?, country, terms: vec![term(row)?] };
    let mut entry = Entry::new(name, value, row);
    entry.speak(Part::Name, std::iter::once(name).chain(row.list(3)));
    Ok(entry)
}

fn term(row: &Row<'_>) -> Result<Term, String> {
    if !matches!(row.get(9), "w" | "k" | "wk") {
        return Err(format!("`basis` is `{}`: want w, k or wk", row.get(9)));
    }
    let (country, group) = row.belongs(5)?;
    let since = row.some(7).map(|text| written(&text, Edge::First)).transpose()?;
    let (until, seen) = end(row.get(8))?;
    let term = Term {
        title: row.get(4).to_owned(),
        country,
        group,
        sector: row.code(6)?.ok_or("`sector` is empty")?,
        since: since.as_ref().map_or(Date::MIN, |since| since.day),
        until: until.as_ref().map(|until| until.day),
        since_text: since.map(|since| since.text),
        until_text: until.map(|until| until.text),
        seen,
        sourced: row.get(9) != "k",
    };
    if term.until.is_some_and(|until| until < term.since) {
        return Err(format!("the term ends on {} before it begins", row.get(8)));
    }
    Ok(term)
}

/// The last day, or the day on which the term was last seen open (`~2022-06`).
fn end(field: &str) -> Result<(Option<Written>, Option<Date>), String> {
    match field.strip_prefix('~') {
        Some(seen) => Ok((None, Some(written(seen, Edge::Last)?.day))),
        None if field.is_empty() => Ok((None, None)),
        None => Ok((Some(written(field, Edge::Last)?), None)),
    }
}
