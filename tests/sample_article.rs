//! The sample article, which lies outside the repository: its text must never come into it.

#![allow(clippy::disallowed_methods, reason = "reads the sample where it lies")]

use geowire::article::{Format, Settings, clean, decode};
use geowire::ontology::ZoneKind;

/// Where it is not to be found, this holds nothing.
#[test]
fn the_sample_article_falls_into_its_zones() {
    let beside = concat!(env!("CARGO_MANIFEST_DIR"), "/../shared/seed/article.txt");
    let Ok(bytes) = std::fs::read(beside) else { return };
    let settings = Settings { format: Format::Text, ..Settings::default() };
    let article = clean(decode(&bytes, &settings).unwrap(), &settings).unwrap();
    assert_eq!(article.text.as_bytes(), bytes);
    assert_eq!(article.text_sha256, "d4b8d82491c4932cd1fbd23cb0714d416ef96cf2d95a4e7dbf46bba488f4601c");
    let found: Vec<_> = article.zones.iter().map(|zone| (zone.kind, zone.range.clone())).collect();
    let wanted = [
        (ZoneKind::Title, 0..34),
        (ZoneKind::Boilerplate, 36..101),
        (ZoneKind::Boilerplate, 102..167),
        (ZoneKind::Body, 169..1895),
        (ZoneKind::Teaser, 1897..1988),
        (ZoneKind::Boilerplate, 1990..2118),
    ];
    assert_eq!(found, wanted);
    assert_eq!(article.language.as_deref(), Some("en"));
}
