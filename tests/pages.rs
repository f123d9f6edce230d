//! Cleaning of web pages, laid out in many ways: how much of the story is found, and how little else.

#![allow(missing_docs, clippy::unwrap_used, clippy::missing_panics_doc)]

#[path = "fixtures/pages/mod.rs"]
#[allow(
    unreachable_pub,
    missing_debug_implementations,
    dead_code,
    clippy::format_push_string,
    clippy::format_collect,
    clippy::uninlined_format_args
)]
mod pages;

use geowire::article::{Article, Body, Format, Raw, Settings, clean, decode};
use geowire::ontology::ZoneKind;
use pages::{Story, layouts};
use std::collections::BTreeMap;
use std::fmt::Write as _;

const STORIES: u64 = 6;

fn body(article: &Article) -> String {
    let of_body = article.zones.iter().filter(|zone| zone.kind == ZoneKind::Body);
    of_body.map(|zone| &article.text[zone.range.clone()]).collect::<Vec<_>>().join("\n\n")
}

fn tokens(text: &str) -> BTreeMap<String, usize> {
    let mut tokens = BTreeMap::new();
    for word in text.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()) {
        *tokens.entry(word.to_lowercase()).or_insert(0) += 1;
    }
    tokens
}

/// F1 over tokens, with their counts.
fn token_f1(found: &str, wanted: &str) -> f64 {
    let (found, wanted) = (tokens(found), tokens(wanted));
    let shared: usize = found.iter().map(|(token, count)| count.min(wanted.get(token).unwrap_or(&0))).sum();
    2.0 * shared as f64 / (found.values().sum::<usize>() + wanted.values().sum::<usize>()).max(1) as f64
}

fn cleaned(page: &str) -> Article {
    let settings = Settings { format: Format::Html, ..Settings::default() };
    clean(decode(page.as_bytes(), &settings).unwrap(), &settings).unwrap()
}

#[test]
fn every_layout_gives_the_story() {
    let (mut sum, mut worst) = (0.0, 1.0f64);
    let mut report = String::new();
    let layouts = layouts();
    for layout in &layouts {
        let scores = (0..STORIES).map(|number| {
            let story = Story::new(number);
            token_f1(&body(&cleaned(&(layout.page)(&story))), &story.body())
        });
        let mean = scores.sum::<f64>() / STORIES as f64;
        let _ = writeln!(report, "{mean:.3} {}", layout.name);
        sum += mean;
        worst = worst.min(mean);
    }
    let mean = sum / layouts.len() as f64;
    println!("{report}{mean:.4} mean of {} layouts", layouts.len());
    assert!(layouts.len() >= 20 && mean >= 0.96 && worst >= 0.9, "{report}");
}

#[test]
fn every_layout_gives_the_title() {
    for layout in layouts() {
        let story = Story::new(3);
        let article = cleaned(&(layout.page)(&story));
        let title = article.title.unwrap_or_default();
        // Pages without a title element or heading of the first rank have no title to find.
        assert!(title == story.title || matches!(layout.name, "print page"), "{}: {title}", layout.name);
    }
}

#[test]
fn what_a_page_says_about_itself_is_read() {
    let story = Story::new(1);
    let article = cleaned(&(layouts()[0].page)(&story));
    assert_eq!(article.published.unwrap().text, story.date);
    assert_eq!(article.publisher.as_deref(), Some(story.site));
    assert_eq!(article.doc_id, "courier.example/world/1");
    assert_eq!(article.language.as_deref(), Some("en"));
}

/// A thread of a small stack stands for a coding thread: nesting must not reach it.
#[test]
fn no_page_overflows_the_stack() {
    let hostile = [
        "<div>".repeat(100_000),
        "<b>".repeat(100_000),
        "<ul><li>".repeat(50_000),
        "<table><tr><td>".repeat(40_000),
        "<a href=x><div>".repeat(50_000),
        format!("{}text", "<p><i><font>".repeat(40_000)),
        "<p a='\"".repeat(50_000),
        "</div>".repeat(100_000),
        "<title>".repeat(50_000),
        "&".repeat(200_000),
        "<".repeat(200_000),
        "<!--".repeat(50_000),
    ];
    let run = move || {
        for page in hostile {
            let settings = Settings { format: Format::Html, ..Settings::default() };
            let _ = decode(page.as_bytes(), &settings).and_then(|raw| clean(raw, &settings));
        }
        let nested = format!("{{\"text\":{}", "[".repeat(100_000));
        assert!(decode(nested.as_bytes(), &Settings::default()).is_err());
    };
    std::thread::Builder::new().stack_size(2 << 20).spawn(run).unwrap().join().unwrap();
}

#[test]
fn a_title_from_the_record_wins() {
    let page = "<html><head><title>Other title here | Site</title></head><body><p>The ministers met in Zenda on Monday and spoke about grain.</p></body></html>";
    let raw = Raw { title: Some("Own title".to_owned()), ..Raw::new(Body::Html(page.to_owned())) };
    let article = clean(raw, &Settings::default()).unwrap();
    assert_eq!(article.text, "Own title\n\nThe ministers met in Zenda on Monday and spoke about grain.");
}
