//! Any text to events: no panic, the same bytes twice, and every span inside the text.
#![no_main]

use geowire::article::{self, Body, Raw, Settings};
use geowire::coding::Coder;
use libfuzzer_sys::fuzz_target;
use std::sync::LazyLock;

static CODER: LazyLock<Coder> =
    LazyLock::new(|| Coder::builtin(geowire::coding::Settings::default()).expect("the dictionaries are good"));

fuzz_target!(|input: (&str, &str)| {
    let (title, text) = input;
    let raw = || Raw {
        title: Some(title.to_owned()),
        published_at: Some("2023-10-17".to_owned()),
        ..Raw::new(Body::Text(text.to_owned()))
    };
    let Ok(article) = article::clean(raw(), &Settings::default()) else { return };
    let (Ok(first), Ok(second)) = (CODER.code(&article), CODER.code(&article)) else { return };
    assert_eq!(first, second);
    let length = article.text.chars().count() as u32;
    for event in &first.events {
        assert!(event.evidence.iter().all(|evidence| evidence.span.end <= length));
        assert!(event.actors.iter().chain(&event.recipients).all(|party| party.span.end <= length));
    }
});
