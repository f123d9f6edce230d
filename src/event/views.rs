//! The same events as flat rows, for tools that want columns.

use super::{Event, Participant};

/// POLECAT's columns, where geowire has what they hold.
const POLECAT: [&str; 27] = [
    "Event ID",
    "Event Date",
    "Event Type",
    "Event Mode",
    "Intensity",
    "Quad Code",
    "Contexts",
    "Actor Name",
    "Actor Country",
    "Primary Actor Sector",
    "Actor Title",
    "Actor Name Raw",
    "Recipient Name",
    "Recipient Country",
    "Primary Recipient Sector",
    "Recipient Title",
    "Recipient Name Raw",
    "Placename",
    "Province",
    "Country",
    "Latitude",
    "Longitude",
    "GeoNames ID",
    "Raw Placename",
    "Source",
    "Publication Date",
    "Version",
];

/// Rows in POLECAT's columns, one an event; several values in a cell are joined by semicolons, and a
/// missing one is `None`, as there.
pub fn polecat(events: &[Event]) -> String {
    let mut out = POLECAT.join("\t");
    for event in events {
        out.push('\n');
        out.push_str(&polecat_cells(event).join("\t"));
    }
    out
}

fn polecat_cells(event: &Event) -> Vec<String> {
    let mut cells = vec![
        event.event_key.to_string(),
        event.time.as_ref().map_or_else(none, |time| time.start.clone()),
        event.event_type.to_string(),
        joined(event.modes.iter().map(|mode| Some(mode.as_str()))),
        event.scores.plover.to_string(),
        quad(event.quad_class).to_owned(),
        joined(event.contexts.iter().map(|hit| Some(hit.context.as_str()))),
    ];
    for side in [&event.actors, &event.recipients] {
        cells.extend(participant_cells(side));
    }
    let place = event.place.as_ref();
    let text = |value: Option<String>| value.unwrap_or_else(none);
    cells.extend([
        text(place.map(|place| clean(&place.name))),
        text(place.and_then(|place| place.admin1.as_deref().map(clean))),
        text(place.and_then(|place| place.country.clone())),
        text(place.and_then(|place| place.lat).map(|degrees| degrees.to_string())),
        text(place.and_then(|place| place.lon).map(|degrees| degrees.to_string())),
        text(place.and_then(|place| place.geonameid).map(|id| id.to_string())),
        text(place.map(|place| clean(&place.text))),
        text(event.document.publisher.as_deref().map(clean)),
        text(event.document.published_at.clone()),
        format!("geowire {}", event.build.version),
    ]);
    cells
}

fn participant_cells(side: &[Participant]) -> [String; 5] {
    [
        joined(side.iter().map(|party| party.name.as_deref())),
        joined(side.iter().map(|party| party.country.as_deref())),
        joined(side.iter().map(|party| party.sector.map(crate::ontology::Sector::as_str))),
        joined(side.iter().map(|party| party.office.as_ref().map(|office| office.title.as_str()))),
        joined(side.iter().map(|party| Some(party.text.as_str()))),
    ]
}

/// Directed CAMEO pairs: one row for each actor and recipient, both ways when the event is reciprocal.
pub fn dyads(events: &[Event]) -> String {
    let mut out = "event_key\tdate\tsource\ttarget\tcameo\tgoldstein\tquad_class\tclass\tcountry".to_owned();
    for event in events {
        for (source, target) in pairs(event) {
            let cells = [
                event.event_key.to_string(),
                event.time.as_ref().map_or_else(String::new, |time| time.start.clone()),
                source.to_owned(),
                target.to_owned(),
                event.cameo.as_ref().map_or("", |cameo| cameo.code.as_str()).to_owned(),
                event.scores.goldstein.map_or_else(String::new, |score| score.to_string()),
                event.quad_class.to_string(),
                event.class.as_str().to_owned(),
                event.place.as_ref().and_then(|place| place.country.clone()).unwrap_or_default(),
            ];
            out.push('\n');
            out.push_str(&cells.join("\t"));
        }
    }
    out
}

/// Codes of source and target; the target is empty where nobody is on the other side.
fn pairs(event: &Event) -> Vec<(&str, &str)> {
    let mut pairs = Vec::new();
    for (number, actor) in event.actors.iter().enumerate() {
        for recipient in &event.recipients {
            pairs.push((actor.code.as_str(), recipient.code.as_str()));
            if event.reciprocal {
                pairs.push((recipient.code.as_str(), actor.code.as_str()));
            }
        }
        if event.reciprocal && event.recipients.is_empty() {
            let others = event.actors.iter().enumerate().filter(|(other, _)| *other != number);
            pairs.extend(others.map(|(_, other)| (actor.code.as_str(), other.code.as_str())));
        } else if event.recipients.is_empty() {
            pairs.push((actor.code.as_str(), ""));
        }
    }
    pairs
}

fn joined<'a>(values: impl Iterator<Item = Option<&'a str>>) -> String {
    let cells: Vec<String> = values.map(|value| value.map_or_else(none, clean)).collect();
    if cells.is_empty() { none() } else { cells.join(";") }
}

fn none() -> String {
    "None".to_owned()
}

/// A cell cannot hold what separates cells.
fn clean(text: &str) -> String {
    text.replace(['\t', '\n', '\r'], " ")
}

fn quad(class: u8) -> &'static str {
    match class {
        1 => "VERBAL COOPERATION",
        2 => "MATERIAL COOPERATION",
        3 => "VERBAL CONFLICT",
        _ => "MATERIAL CONFLICT",
    }
}
