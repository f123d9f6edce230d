//! The room as others see it: decode, clean, gate.

use super::*;
use crate::ontology::ZoneKind;
use crate::record::{FilterReason, RejectReason};
use proptest::prelude::*;

const STORY: &str = "The president of Ruritania met the king of Elbonia in Strelsau on Monday.\n\n\
    They spoke about grain, the palace said, and agreed to meet again in the spring.";

fn from_json(json: &serde_json::Value) -> Result<Article, crate::record::Rejection> {
    let settings = Settings::default();
    clean(decode(&serde_json::to_vec(json).unwrap(), &settings)?, &settings)
}

fn zones(article: &Article) -> Vec<(ZoneKind, &str)> {
    article.zones.iter().map(|zone| (zone.kind, &article.text[zone.range.clone()])).collect()
}

#[test]
fn a_title_that_came_apart_stands_before_the_text() {
    let article = from_json(&serde_json::json!({"title": "Rulers  meet &amp; talk\n", "text": STORY, "url": "https://www.courier.example/a/?utm_source=x"})).unwrap();
    assert_eq!(article.text, format!("Rulers meet & talk\n\n{STORY}"));
    assert_eq!(zones(&article), [(ZoneKind::Title, "Rulers meet & talk"), (ZoneKind::Body, STORY)]);
    assert_eq!(article.doc_id, "courier.example/a");
    assert_eq!(article.title.as_deref(), Some("Rulers meet & talk"));
    assert_eq!(article.text_sha256.len(), 64);
}

#[test]
fn text_without_a_title_stays_as_it_came() {
    let text = format!("Rulers meet\r\n\r\n{STORY}\n\n");
    let article = from_json(&serde_json::json!({ "text": text })).unwrap();
    assert_eq!(article.text, format!("Rulers meet\n\n{STORY}\n\n"));
    assert_eq!(article.title.as_deref(), Some("Rulers meet"));
    assert!(article.doc_id.starts_with("sha256:"));
}

#[test]
fn a_date_that_cannot_be_read_is_refused_and_named() {
    let refused = from_json(&serde_json::json!({"text": STORY, "published_at": "last week"})).unwrap_err();
    assert_eq!(refused.reason, RejectReason::BadDate);
    assert!(refused.detail.contains("\"last week\""), "{}", refused.detail);
    let article = from_json(&serde_json::json!({"text": STORY, "published_at": 1_697_529_600})).unwrap();
    assert_eq!(article.published.unwrap().text, "2023-10-17T08:00:00Z");
}

#[test]
fn a_sentence_is_all_body() {
    let raw =
        Raw { title: Some("Not used".to_owned()), ..Raw::new(Body::Text("  Read also: Rulers met. ".to_owned())) };
    let article = clean_sentence(raw).unwrap();
    assert_eq!(article.text, "  Read also: Rulers met. ");
    assert_eq!(zones(&article), [(ZoneKind::Body, "Read also: Rulers met.")]);
    assert_eq!(article.title, None);
}

#[test]
fn other_languages_are_gated_and_the_unknown_is_not() {
    let gate =
        |text: &str| language_gate(&from_json(&serde_json::json!({ "text": text })).unwrap(), &Settings::default());
    assert_eq!(gate(STORY), None);
    let french = "Le roi a rencontré hier soir dans la capitale le président de la république pour parler des prochaines élections.";
    assert_eq!(gate(french), Some(FilterReason::Language));
    assert_eq!(gate("1-0 2-2 3-1"), None);
    let german = Settings { languages: vec!["EN".to_owned(), "fr".to_owned()], ..Settings::default() };
    let article = from_json(&serde_json::json!({ "text": french })).unwrap();
    assert_eq!(language_gate(&article, &german), None);
}

fn holds(article: &Article) {
    let mut end = 0;
    for zone in &article.zones {
        assert!(zone.range.start >= end && zone.range.start < zone.range.end, "{:?}", article.zones);
        assert!(article.text.get(zone.range.clone()).is_some());
        end = zone.range.end;
    }
    assert_eq!(article.text_sha256, digest::sha256(&article.text));
}

/// Text with the characters that cleaning looks at.
fn text() -> impl Strategy<Value = String> {
    let piece = prop_oneof![
        "[a-zA-Z .,\n]{0,12}",
        Just("\n\n".to_owned()),
        Just("\r\n".to_owned()),
        Just("  \u{2022} Oops!\n".to_owned()),
        Just("Read also: ".to_owned()),
        Just("Related articles\n".to_owned()),
        Just("\u{e2}\u{20ac}\u{2122}".to_owned()),
        Just("\u{c3}\u{a9}".to_owned()),
        Just("A\u{303}\u{a9}".to_owned()),
        Just("\u{c3}\u{192}\u{c2}\u{a9}".to_owned()),
        "\\PC{0,3}",
        any::<char>().prop_map(String::from),
    ];
    prop::collection::vec(piece, 0..24).prop_map(|pieces| pieces.concat())
}

fn page() -> impl Strategy<Value = String> {
    let piece = prop_oneof![
        Just("<p>".to_owned()),
        Just("</p>".to_owned()),
        Just("<div class='article-body'>".to_owned()),
        Just("</div>".to_owned()),
        Just("<a href=x>".to_owned()),
        Just("</a>".to_owned()),
        Just("<table><tr><td>".to_owned()),
        Just("</table>".to_owned()),
        Just("<ul><li>".to_owned()),
        Just("<script>".to_owned()),
        Just("</script>".to_owned()),
        Just("<!--".to_owned()),
        Just("-->".to_owned()),
        Just("<h1>".to_owned()),
        Just("<h2><a href=y>".to_owned()),
        Just("&#x".to_owned()),
        Just("&amp".to_owned()),
        Just("<title>".to_owned()),
        Just("<br>".to_owned()),
        Just("<aside>".to_owned()),
        Just("<meta property='og:title' content='".to_owned()),
        text(),
    ];
    prop::collection::vec(piece, 0..40).prop_map(|pieces| pieces.concat())
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 512, ..ProptestConfig::default() })]

    #[test]
    fn no_bytes_panic(bytes in prop::collection::vec(any::<u8>(), 0..400)) {
        for format in [Format::Json, Format::Html, Format::Text] {
            let settings = Settings { format, ..Settings::default() };
            if let Ok(article) = decode(&bytes, &settings).and_then(|raw| clean(raw, &settings)) {
                holds(&article);
            }
        }
    }

    #[test]
    fn cleaning_text_again_changes_nothing(text in text()) {
        let settings = Settings { format: Format::Text, ..Settings::default() };
        if let Ok(article) = decode(text.as_bytes(), &settings).and_then(|raw| clean(raw, &settings)) {
            holds(&article);
            let again = clean(Raw::new(Body::Text(article.text.clone())), &settings).unwrap();
            prop_assert_eq!(&again.text, &article.text);
            prop_assert_eq!(again.zones, article.zones);
        }
    }

    #[test]
    fn zones_hold_in_what_comes_apart(title in text(), text in text()) {
        let raw = Raw { title: Some(title), ..Raw::new(Body::Text(text)) };
        if let Ok(article) = clean(raw.clone(), &Settings::default()) {
            holds(&article);
        }
        if let Ok(article) = clean_sentence(raw) {
            holds(&article);
        }
    }

    #[test]
    fn no_page_panics(page in page()) {
        let settings = Settings { format: Format::Html, ..Settings::default() };
        if let Ok(article) = decode(page.as_bytes(), &settings).and_then(|raw| clean(raw, &settings)) {
            holds(&article);
            prop_assert_eq!(unicode::normalized(&article.text), article.text);
        }
    }
}
