//! How fast articles are decoded and cleaned, on one core: pages and plain texts apart.
//!
//! ```text
//! cargo bench --no-default-features --bench clean
//! taskset -c 0 cargo bench --no-default-features --bench clean      # one core, where taskset is
//! ```
//!
//! The pages are made here, of about 170 KB each, in several layouts; `item/s` is pages or texts a
//! second. It takes well under a minute.

#![allow(missing_docs, clippy::unwrap_used, clippy::format_push_string)]

#[path = "../tests/fixtures/pages/mod.rs"]
#[allow(
    unreachable_pub,
    missing_debug_implementations,
    dead_code,
    clippy::format_push_string,
    clippy::format_collect,
    clippy::uninlined_format_args
)]
mod pages;

use divan::counter::{BytesCount, ItemsCount};
use geowire::article::{Article, Format, Settings, clean, decode};
use pages::{Story, layouts};

/// A page of today.
const PAGE: usize = 170_000;

const LAYOUTS: &[&str] = &[
    "semantic article",
    "component soup with hashed classes",
    "WordPress theme",
    "comments longer than the article",
    "teasers with summaries in an unnamed column",
    "tables and font tags",
];

fn main() {
    divan::main();
}

fn cleaned(value: &[u8], settings: &Settings) -> Article {
    clean(decode(value, settings).unwrap(), settings).unwrap()
}

/// Twelve pages of one layout, filled up with more of what stands around a story.
fn filled(layout: &str) -> Vec<String> {
    let layout = layouts().into_iter().find(|found| found.name == layout).unwrap();
    (0..12)
        .map(|number| {
            let story = Story::new(number);
            let mut page = (layout.page)(&story);
            let mut more = 0;
            let end = page.rfind("</body>").unwrap_or(page.len());
            let mut rest = String::new();
            while page.len() + rest.len() < PAGE {
                rest.push_str(&format!(
                    "<div class=\"promo-{more}\"><a href=\"/{more}\"><h3>{}</h3></a><span data-id=\"{more}\" class=\"label tag\">World</span></div>\n",
                    story.link(more)
                ));
                more += 1;
            }
            page.insert_str(end, &rest);
            page
        })
        .collect()
}

#[divan::bench(args = LAYOUTS, max_time = 4)]
fn pages_of_170_kb(bencher: divan::Bencher<'_, '_>, layout: &str) {
    let settings = Settings { format: Format::Html, ..Settings::default() };
    let pages = filled(layout);
    let bytes: usize = pages.iter().map(String::len).sum();
    bencher
        .counter(ItemsCount::new(pages.len()))
        .counter(BytesCount::new(bytes))
        .bench_local(|| pages.iter().map(|page| cleaned(page.as_bytes(), &settings).text.len()).sum::<usize>());
}

#[divan::bench(max_time = 4)]
fn plain_texts_of_730_words(bencher: divan::Bencher<'_, '_>) {
    let settings = Settings::default();
    let texts: Vec<Vec<u8>> = (0..64)
        .map(|number| {
            let mut story = Story::new(number);
            let mut more = 0;
            while story.body().split_whitespace().count() < 730 {
                story.paragraphs.push(story.aside(more));
                more += 1;
            }
            serde_json::to_vec(&serde_json::json!({"id": number, "title": story.title, "text": story.body(), "published_at": story.date})).unwrap()
        })
        .collect();
    bencher
        .counter(ItemsCount::new(texts.len()))
        .bench_local(|| texts.iter().map(|text| cleaned(text, &settings).zones.len()).sum::<usize>());
}
