//! Tests of the coder as a whole.
#![allow(clippy::disallowed_methods, reason = "a test may read files and clocks")]

mod addressees;
mod charged;
mod circumstances;
mod clauses;
mod confidence;
mod constructions;
mod coreference;
mod declared;
mod entries;
mod fights;
mod gold_actors;
mod homes_and_pairs;
mod joined;
mod kinds;
mod law_and_crime;
mod meetings;
mod other_sides;
mod properties;
mod seed;
mod sides;
mod sides_again;
mod struck;
mod taken_up_again;
mod taking_up;
mod times;
mod told_facts;
mod voices;
mod who_where_when;
mod whose_people;

use super::{Coder, Settings};
use crate::article::{Article, Published, Zone};
use crate::event::{Class, Event, digest_hex};
use crate::ontology::{EventType, ZoneKind};
use std::ops::Range;
use std::sync::LazyLock;

static CODER: LazyLock<Coder> = LazyLock::new(|| Coder::builtin(Settings::default()).unwrap());
static TRACING: LazyLock<Coder> =
    LazyLock::new(|| Coder::builtin(Settings { trace: true, ..Settings::default() }).unwrap());

/// An article with zones at these bytes.
fn article(text: &str, zones: &[(ZoneKind, Range<usize>)], published: Option<&str>) -> Article {
    Article {
        doc_id: "example".to_owned(),
        url: None,
        title: None,
        publisher: None,
        language: Some("en".to_owned()),
        published: published.map(|day| Published { text: day.to_owned(), day: day.parse().unwrap() }),
        text: text.to_owned(),
        zones: zones.iter().map(|(kind, range)| Zone { kind: *kind, range: range.clone() }).collect(),
        text_sha256: digest_hex(&[text], 64),
    }
}

/// The events of one sentence, published on Tuesday 17 October 2023.
fn code(text: &str) -> Vec<Event> {
    let whole = article(text, &[(ZoneKind::Body, 0..text.len())], Some("2023-10-17"));
    CODER.code(&whole).unwrap().events
}

/// The same with class trace.
fn traced(text: &str) -> Vec<Event> {
    let whole = article(text, &[(ZoneKind::Body, 0..text.len())], Some("2023-10-17"));
    TRACING.code(&whole).unwrap().events
}

fn main_types(events: &[Event]) -> Vec<EventType> {
    events.iter().filter(|event| event.class == Class::Main).map(|event| event.event_type).collect()
}

/// One line an event: class, type, actors, recipients, place, day.
fn lines(events: &[Event]) -> Vec<String> {
    events
        .iter()
        .map(|event| {
            let codes =
                |of: &[crate::event::Participant]| of.iter().map(|one| one.code.as_str()).collect::<Vec<_>>().join("+");
            format!(
                "{} {} {} > {} @ {} {}",
                event.class.as_str(),
                event.event_type,
                codes(&event.actors),
                codes(&event.recipients),
                event.place.as_ref().map_or("-", |place| place.name.as_str()),
                event.time.as_ref().map_or("-", |time| time.start.as_str()),
            )
        })
        .collect()
}
