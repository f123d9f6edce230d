//! The seed article, which is not ours: read where it lies, never copied.

use super::{CODER, article, lines};
use crate::event::{Class, Event};
use crate::ontology::{EventType, ZoneKind};
use std::path::Path;

fn people(event: &Event) -> (Vec<&str>, Vec<&str>) {
    (
        event.actors.iter().filter_map(|one| one.name.as_deref()).collect(),
        event.recipients.iter().filter_map(|one| one.name.as_deref()).collect(),
    )
}

fn events() -> Vec<Event> {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../shared/seed/article.txt");
    let text = std::fs::read_to_string(path).unwrap();
    let zones = [
        (ZoneKind::Title, 0..34),
        (ZoneKind::Boilerplate, 36..101),
        (ZoneKind::Boilerplate, 102..167),
        (ZoneKind::Body, 169..1895),
        (ZoneKind::Teaser, 1897..1988),
        (ZoneKind::Boilerplate, 1990..2118),
    ];
    CODER.code(&article(&text, &zones, Some("2023-10-17"))).unwrap().events
}

#[test]
#[ignore = "needs ../shared"]
fn the_seed_article_gives_its_first_events_and_nothing_tempting() {
    let events = events();
    let shown = lines(&events).join("\n");
    let main: Vec<&Event> = events.iter().filter(|event| event.class == Class::Main).collect();
    let day = |event: &Event| event.time.as_ref().map(|time| time.start.clone()).unwrap_or_default();
    let place = |event: &Event| event.place.as_ref().map(|place| place.name.clone());

    let first: Vec<_> = main
        .iter()
        .filter(|event| {
            event.event_type == EventType::Consult
                && event.reciprocal
                && people(event).0 == ["Viktor Orbán", "Vladimir Putin"]
        })
        .collect();
    assert_eq!(first.len(), 1, "{shown}");
    assert!(first[0].recipients.is_empty());
    assert_eq!((day(first[0]), place(first[0])), ("2023-10-17".to_owned(), Some("Beijing".to_owned())), "{shown}");
    assert_eq!(first[0].evidence.len(), 2, "{:#?}", first[0].evidence);
    assert_eq!(first[0].evidence[0].trigger.text.as_deref(), Some("met with"));
    assert_eq!(first[0].actors[0].text, "Hungarian Prime Minister Viktor Orban");
    assert_eq!((first[0].actors[0].span.start, first[0].actors[0].span.end), (165, 202));

    let fourth: Vec<_> = main
        .iter()
        .filter(|event| {
            let (actors, recipients) = people(event);
            event.event_type == EventType::Consult
                && actors.contains(&"Viktor Orbán")
                && actors.iter().chain(&recipients).any(|name| name.contains("Xi"))
        })
        .collect();
    assert_eq!(fourth.len(), 1, "{shown}");
    assert_eq!(day(fourth[0]), "2023-10-17", "{shown}");

    for event in &main {
        let place = place(event).unwrap_or_default();
        assert!(!["Moscow", "Kyiv", "Ukraine", "Europe", "Budapest", "Silk Road"].contains(&place.as_str()), "{shown}");
        assert!(!day(event).starts_with("2022"), "{shown}");
        let typed = matches!(
            event.event_type,
            EventType::Assault | EventType::Protest | EventType::Mobilize | EventType::Sanction
        );
        assert!(!typed, "{shown}");
        assert!(!(event.event_type == EventType::Consult && day(event) == "2023-10-18"), "{shown}");
        assert!(!event.actors.iter().chain(&event.recipients).any(|one| one.code.starts_with("EUR")), "{shown}");
    }
}
