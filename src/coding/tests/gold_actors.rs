//! Whom the labelled words of the gold stand for, apart from any event: the share of labelled spans at which
//! the mention gives the country, and country and sector, of the label.

use super::{CODER, article};
use crate::coding::mentions::Mention;
use crate::coding::work::Work;
use crate::event::Span;
use crate::ontology::ZoneKind;
use flate2::read::MultiGzDecoder;
use jiff::civil::Date;
use serde_json::Value;
use std::collections::BTreeMap;
use std::io::Read;

fn texts() -> BTreeMap<String, String> {
    let file = concat!(env!("CARGO_MANIFEST_DIR"), "/../shared/data/news/articles.jsonl.gz");
    let mut all = String::new();
    MultiGzDecoder::new(std::fs::File::open(file).unwrap()).read_to_string(&mut all).unwrap();
    all.lines()
        .map(|line| serde_json::from_str::<Value>(line).unwrap())
        .map(|one| {
            let cell = |name: &str| one[name].as_str().unwrap_or("").to_owned();
            (cell("id"), cell("text"))
        })
        .collect()
}

/// Byte ranges and codes of the mentions of a text.
fn read(text: &str, published: &str) -> Vec<(std::ops::Range<usize>, Vec<String>, Vec<String>)> {
    let whole = article(text, &[(ZoneKind::Body, 0..text.len())], Some(published));
    let lines = CODER.lines(&whole, &mut Work::new(&CODER.settings)).unwrap();
    let people = CODER.people(&whole, &lines);
    let day = published.parse().unwrap();
    let mut found = Vec::new();
    for (line, (mentions, _)) in lines.iter().zip(CODER.linked(text, &lines, &people, day, people.focus())) {
        for Mention { tokens, actor, also, .. } in mentions {
            let who: Vec<_> = actor.iter().chain(&also).map(|actor| actor.resolve(&CODER.names, day)).collect();
            let sides = who.iter().map(|who| {
                who.country.clone().or(who.group.map(|group| group.as_str().to_owned())).unwrap_or_default()
            });
            let sectors = who.iter().map(|who| who.sector.map_or("GOV", |sector| sector.as_str()).to_owned());
            found.push((line.sentence.bytes(&tokens), sides.collect(), sectors.collect()));
        }
    }
    found
}

#[test]
#[ignore = "needs ../shared"]
fn labelled_actors_of_dev() {
    let gold = include_str!("../../../tests/gold/gold/dev.jsonl");
    let texts = texts();
    let (mut all, mut country, mut sector) = (0, 0, 0);
    for document in gold.lines().map(|line| serde_json::from_str::<Value>(line).unwrap()) {
        let text = &texts[document["id"].as_str().unwrap()];
        let published = document["published"].as_str().filter(|day| day.parse::<Date>().is_ok());
        let found = read(text, published.unwrap_or("2023-10-17"));
        let at = |scalar: u64| text.char_indices().nth(scalar as usize).map_or(text.len(), |(at, _)| at);
        for event in document["events"].as_array().unwrap() {
            for party in ["actors", "recipients"].iter().flat_map(|side| event[side].as_array().unwrap()) {
                let span: Span = Span {
                    start: party["span"][0].as_u64().unwrap() as u32,
                    end: party["span"][1].as_u64().unwrap() as u32,
                };
                let bytes = at(u64::from(span.start))..at(u64::from(span.end));
                let here: Vec<_> =
                    found.iter().filter(|one| one.0.start < bytes.end && bytes.start < one.0.end).collect();
                let code = party["code"].as_str().unwrap_or("");
                let right = here.iter().any(|one| one.1.iter().any(|side| side == code));
                let whole = here.iter().any(|one| {
                    one.1
                        .iter()
                        .zip(&one.2)
                        .any(|(side, is)| side == code && Some(is.as_str()) == party["sector"].as_str())
                });
                (all, country, sector) = (all + 1, country + usize::from(right), sector + usize::from(whole));
                if !right {
                    println!("{} {code} {}: {:?} have {:?}", document["id"], party["sector"], &text[bytes], here);
                }
            }
        }
    }
    println!("{all} labelled, country right {country}, sector too {sector}");
    assert!(country * 100 >= all * 55, "{country} of {all}");
}
