//! Every label against text, vocabulary and digest; every split against the hash.

use super::collection::{Collection, Row};
use super::{ALONE, alone, file, name, read};
use geowire::evaluation::{GoldDocument, Split};
use geowire::event::Span;
use geowire::lexicon::Names;
use geowire::ontology::GroupCode;
use std::collections::BTreeSet;

/// The split rule over the whole collection, and over what is labelled.
pub fn split() -> Result<(), String> {
    let collection = Collection::load()?;
    for split in [Split::Mine, Split::Dev, Split::Sealed] {
        let all = collection.texts.keys().filter(|id| Split::of(id) == split).count();
        let rows = || collection.rows.iter().filter(move |row| row.split == split);
        let political = rows().filter(|row| row.stratum == "political").count();
        println!("{}: {all} articles, {} labelled, {political} of them political", name(split), rows().count());
    }
    Ok(())
}

/// Everything that is wrong in `tests/gold/`.
pub fn check() -> Result<(), String> {
    let collection = Collection::load()?;
    let names = Names::builtin().map_err(|errors| format!("{errors:?}"))?;
    let countries: BTreeSet<&str> = names.countries.iter().map(|country| country.iso3.as_str()).collect();
    let mut faults = Vec::new();
    for reading in ["first", "second", "third", "gold"] {
        for split in [Split::Dev, Split::Sealed] {
            if reading == "third" && split == Split::Dev {
                continue;
            }
            let documents = read(&file(reading, split))?;
            let rows: Vec<&Row> = collection.rows.iter().filter(|row| row.split == split).collect();
            let label = format!("{reading}/{}", name(split));
            faults.extend(named(&label, &documents, one(&collection, &countries, &rows, &documents)));
        }
    }
    for label in ALONE {
        let collection = Collection::alone(label)?;
        let (rows, documents) = (collection.rows.iter().collect::<Vec<_>>(), alone(label)?);
        faults.extend(named(label, &documents, one(&collection, &countries, &rows, &documents)));
    }
    if faults.is_empty() { Ok(()) } else { Err(faults.join("\n")) }
}

/// Says how a file stands; its faults with its name before them.
fn named(label: &str, documents: &[GoldDocument], faults: Vec<String>) -> Vec<String> {
    let events: usize = documents.iter().map(|document| document.events.len()).sum();
    println!("{label}: {} documents, {events} events, {} faults", documents.len(), faults.len());
    faults.into_iter().map(|fault| format!("{label}: {fault}")).collect()
}

fn one(collection: &Collection, countries: &BTreeSet<&str>, rows: &[&Row], documents: &[GoldDocument]) -> Vec<String> {
    let mut faults = Vec::new();
    let ids: Vec<&str> = documents.iter().map(|document| document.id.as_str()).collect();
    if ids != rows.iter().map(|row| row.id.as_str()).collect::<Vec<_>>() {
        faults.push("the documents are not those of documents.tsv, in their order".to_owned());
    }
    for (document, row) in documents.iter().zip(rows) {
        let mut need = |holds: bool, what: &str| {
            if !holds {
                faults.push(format!("{}: {what}", document.id));
            }
        };
        need(document.sha256 == row.sha256 && document.published == row.published, "digest or date is another");
        need(document.split == row.split, "the split is another");
        need(collection.frame(row) == Ok(document.frame()), "the normalized text lies otherwise");
        let text = collection.texts.get(&document.id).map(|text| text.text.chars().collect::<Vec<_>>());
        let letters = text.unwrap_or_default();
        for span in spans(document) {
            let words = letters.get(span.start as usize..span.end as usize);
            let whole = words.is_some_and(|words| {
                let ends = [words.first(), words.last()];
                ends.iter().all(|letter| letter.is_some_and(|letter| !letter.is_whitespace()))
            });
            need(whole, &format!("the span [{}, {}) is no words of the text", span.start, span.end));
        }
        for code in codes(document) {
            let known = countries.contains(code) || code.parse::<GroupCode>().is_ok();
            need(known, &format!("`{code}` is neither a country of countries.tsv nor a group"));
        }
    }
    faults
}

fn spans(document: &GoldDocument) -> Vec<Span> {
    let mut spans = Vec::new();
    for event in &document.events {
        spans.extend([event.trigger, event.sentence]);
        spans.extend(event.actors.iter().chain(&event.recipients).filter_map(|party| party.span));
        spans.extend(event.place.as_ref().and_then(|place| place.span));
        spans.extend(event.evidence.iter().flat_map(|mention| [mention.span, mention.sentence]));
    }
    spans
}

fn codes(document: &GoldDocument) -> Vec<&str> {
    let events = &document.events;
    let parties = events.iter().flat_map(|event| event.actors.iter().chain(&event.recipients));
    let places = events.iter().filter_map(|event| event.place.as_ref()?.country.as_deref());
    parties.filter_map(|party| party.code.as_deref()).chain(places).collect()
}
