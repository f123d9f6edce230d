//! Answers kept in memory, and one request for one question.

use crate::service::{ask, enricher, geneva, geocoder, json, place, serve, serve_json};
use geowire::enrich::Settings;
use serde_json::json;
use std::time::Duration;
use tokio::time::sleep;

#[tokio::test]
async fn an_answer_is_kept_with_the_time_it_was_given() {
    let stub = serve_json(geneva()).await;
    let enricher = enricher(&geocoder(stub.url()));
    let first = ask(&enricher, place("Geneva")).await;
    sleep(Duration::from_millis(1_100)).await;
    assert_eq!(ask(&enricher, place("Geneva")).await, first);
    assert_eq!(stub.asked(), 1);
}

#[tokio::test]
async fn answers_and_nothing_known_are_kept_for_their_own_time() {
    let stub =
        serve(|_, uri| async move { json(&if uri.to_string().contains("Geneva") { geneva() } else { json!([]) }) })
            .await;
    let settings = Settings { ttl_secs: 60, negative_ttl_secs: 1, ..geocoder(stub.url()) };
    let enricher = enricher(&settings);
    for _ in 0..2 {
        ask(&enricher, place("Geneva")).await;
        assert_eq!(ask(&enricher, place("Nowhere")).await.answers[0].answer, None);
    }
    assert_eq!(stub.asked(), 2, "nothing known is kept too");
    sleep(Duration::from_millis(1_200)).await;
    ask(&enricher, place("Geneva")).await;
    ask(&enricher, place("Nowhere")).await;
    assert_eq!(stub.asked(), 3, "not as long as an answer");
}

#[tokio::test]
async fn failures_are_not_kept() {
    let stub = serve(|number, _| async move { json(&if number == 0 { json!("no list") } else { geneva() }) }).await;
    let enricher = enricher(&geocoder(stub.url()));
    assert_eq!(ask(&enricher, place("Geneva")).await.state.as_str(), "unavailable");
    assert_eq!(ask(&enricher, place("Geneva")).await.state.as_str(), "complete");
}

#[tokio::test]
async fn a_question_asked_by_many_at_once_is_one_request() {
    let stub = serve(|_, _| async {
        sleep(Duration::from_millis(200)).await;
        json(&geneva())
    })
    .await;
    let enricher = enricher(&geocoder(stub.url()));
    let many: Vec<_> = (0..50)
        .map(|_| {
            let enricher = enricher.clone();
            tokio::spawn(async move { ask(&enricher, place("Geneva")).await })
        })
        .collect();
    for one in many {
        assert_eq!(one.await.unwrap().state.as_str(), "complete");
    }
    assert_eq!(stub.asked(), 1);
}

#[tokio::test]
async fn memory_is_bounded_in_bytes() {
    let stub = serve_json(geneva()).await;
    let settings = Settings { cache_bytes: 20_000, max_questions: 1_000, ..geocoder(stub.url()) };
    let enricher = enricher(&settings);
    let name =
        |number: usize| format!("Place {number}").replace(|c: char| c.is_ascii_digit(), "x") + &"y".repeat(number);
    for number in 0..90 {
        ask(&enricher, place(&name(number))).await;
    }
    sleep(Duration::from_millis(600)).await;
    let before = stub.asked();
    for number in 0..90 {
        ask(&enricher, place(&name(number))).await;
    }
    let forgotten = stub.asked() - before;
    // About 600 bytes each: some thirty fit.
    assert!((45..90).contains(&forgotten), "{forgotten} of 90 were forgotten");
}
