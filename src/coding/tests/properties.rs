//! What holds for every text.

use super::{CODER, TRACING, article, code};
use crate::ontology::ZoneKind;
use proptest::prelude::*;
use serde_json::Value;

/// Every span beside a text reads that text.
fn check(value: &Value, text: &[char], faults: &mut Vec<String>) {
    match value {
        Value::Object(fields) => {
            let said = fields.get("sentence").filter(|said| !said.is_null()).or_else(|| fields.get("text"));
            if let (Some(Value::Array(span)), Some(Value::String(said))) = (fields.get("span"), said) {
                let at = |index: usize| span[index].as_u64().unwrap() as usize;
                let read: String = text[at(0)..at(1)].iter().collect();
                if read != *said {
                    faults.push(format!("{read:?} is not {said:?}"));
                }
            }
            fields.values().for_each(|value| check(value, text, faults));
        }
        Value::Array(values) => values.iter().for_each(|value| check(value, text, faults)),
        _ => {}
    }
}

fn holds(text: &str, zones: &[(ZoneKind, std::ops::Range<usize>)], published: Option<&str>) {
    let whole = article(text, zones, published);
    let scalars: Vec<char> = text.chars().collect();
    let coding = TRACING.code(&whole).unwrap();
    let mut faults = Vec::new();
    for event in &coding.events {
        check(&serde_json::to_value(event).unwrap(), &scalars, &mut faults);
        assert!(event.modes.iter().all(|mode| mode.fits(event.event_type)));
    }
    assert!(faults.is_empty(), "{faults:?}");
    assert_eq!(TRACING.code(&whole).unwrap(), coding);
}

/// Words that triggers, names and times are made of, so that random texts reach the rules.
const WORDS: [&str; 60] = [
    "Russia",
    "Ukraine",
    "Russian",
    "forces",
    "met",
    "with",
    "Vladimir",
    "Putin",
    "attacked",
    "the",
    "city",
    "of",
    "Kharkiv",
    "on",
    "Monday",
    "Oct.",
    "17",
    ",",
    "and",
    "said",
    "that",
    "\"",
    "if",
    "will",
    "not",
    "accused",
    "talks",
    "between",
    "sanctions",
    "imposed",
    "to",
    "is",
    "set",
    "meet",
    "who",
    "while",
    "after",
    "(",
    ")",
    "France",
    "'s",
    "president",
    "by",
    "was",
    "killed",
    "?",
    ".",
    "—",
    "urged",
    "visit",
    "in",
    "Beijing",
    "2014",
    "protesters",
    "denied",
    "supplying",
    "é😀",
    "U.S.",
    "\n\n",
    "would",
];

proptest! {
    #![proptest_config(ProptestConfig::with_cases(96))]

    #[test]
    fn arbitrary_text_never_panics(text in "\\PC{0,300}", cut in 0usize..300) {
        let cut = (0..=cut.min(text.len())).rev().find(|at| text.is_char_boundary(*at)).unwrap_or(0);
        holds(&text, &[(ZoneKind::Title, 0..cut), (ZoneKind::Body, cut..text.len())], Some("2023-10-17"));
    }

    #[test]
    fn texts_of_the_trade_read_back(picks in proptest::collection::vec(0usize..WORDS.len(), 0..80), cut in 0usize..20) {
        let words: Vec<&str> = picks.iter().map(|pick| WORDS[*pick]).collect();
        let text = words.join(" ");
        let cut = (0..=cut.min(text.len())).rev().find(|at| text.is_char_boundary(*at)).unwrap_or(0);
        holds(&text, &[(ZoneKind::Title, 0..cut), (ZoneKind::Body, cut..text.len())], Some("2024-02-29"));
        holds(&text, &[(ZoneKind::Body, 0..text.len())], None);
    }
}

#[test]
fn hostile_texts_are_read_in_linear_work() {
    for text in [
        "x".repeat(1_000_000),
        "\"".repeat(100_000),
        "( ".repeat(100_000),
        "and, ".repeat(100_000),
        "Russia and Ukraine met. ".repeat(5_000),
        "that who said ".repeat(30_000),
        "Russia attacked ".repeat(20_000),
        "Oct. ".repeat(50_000),
        "'s ".repeat(100_000),
        // Lists that *they* take up again.
        "Iran met Egypt and they must stop it and will sanction Greece if ".repeat(12_000),
        // A quotation that never ends.
        "\"We met him. They must stop, ".repeat(10_000),
    ] {
        let whole = article(&text, &[(ZoneKind::Body, 0..text.len())], Some("2023-10-17"));
        let started = std::time::Instant::now();
        let _ = CODER.code(&whole);
        assert!(started.elapsed().as_secs() < 20, "{:?} took {:?}", &text[..10], started.elapsed());
    }
}

#[test]
fn too_much_work_is_refused() {
    let coder = crate::coding::Coder::builtin(crate::coding::Settings { max_steps: 10, ..Default::default() }).unwrap();
    let text = "Russia and Ukraine met in Beijing on Monday.";
    let refused = coder.code(&article(text, &[(ZoneKind::Body, 0..text.len())], None)).unwrap_err();
    assert_eq!(refused.reason, crate::record::RejectReason::TooComplex);
    assert_ne!(coder.fingerprint(), CODER.fingerprint());
}

#[test]
fn only_coded_zones_speak() {
    let text = "Russia attacked Ukraine.";
    let teaser = article(text, &[(ZoneKind::Teaser, 0..text.len())], Some("2023-10-17"));
    let coding = CODER.code(&teaser).unwrap();
    assert!(coding.events.is_empty());
    assert_eq!(coding.empty_reason, Some(crate::record::EmptyReason::NoSentences));
    assert_eq!(code(text).len(), 1);
}
