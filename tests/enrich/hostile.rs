//! Answers that are wrong, or mean harm.

use crate::service::{ask, enricher, geneva, geocoder, json, linker, person, place, raw, reason, serve, serve_json};
use axum::body::Body;
use axum::http::header::{CONTENT_TYPE, LOCATION};
use axum::http::{StatusCode, Uri};
use axum::response::{IntoResponse, Response};
use geowire::enrich::{Enricher, Settings};
use geowire::event::{Known, NoAnswer};
use serde_json::{Value, json};
use std::time::{Duration, Instant};
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::time::sleep;

async fn answer_to(body: Value) -> NoAnswer {
    let stub = serve_json(body).await;
    reason(&ask(&enricher(&geocoder(stub.url())), place("Geneva")).await)
}

async fn answer_typed(content_type: &'static str, body: &'static str) -> NoAnswer {
    let stub = serve(move |_, _| async move { ([(CONTENT_TYPE, content_type)], body).into_response() }).await;
    reason(&ask(&enricher(&geocoder(stub.url())), place("Geneva")).await)
}

#[tokio::test]
async fn html_and_broken_json_are_no_answer() {
    assert_eq!(answer_typed("text/html", "<h1>Welcome</h1>").await, NoAnswer::NotJson);
    assert_eq!(answer_typed("text/html", "[]").await, NoAnswer::NotJson);
    assert_eq!(answer_typed("application/json", "<h1>Welcome</h1>").await, NoAnswer::NotJson);
    assert_eq!(answer_typed("application/json", "[{\"lat\": \"46.2\"").await, NoAnswer::NotJson);
    assert_eq!(answer_typed("application/json", "").await, NoAnswer::NotJson);
}

#[tokio::test]
async fn another_shape_and_values_that_cannot_be_are_no_answer() {
    let with = |field: &str, value: Value| {
        let mut body = geneva();
        body[0]["type"].take();
        body[0][field] = value;
        body
    };
    for wrong in [
        json!({"results": []}),
        json!(["Geneva"]),
        with("lat", json!("946.2")),
        with("lat", json!("NaN")),
        with("lon", json!(6.1)),
        with("addresstype", json!(7)),
        with("address", json!({"country_code": "xx"})),
    ] {
        assert_eq!(answer_to(wrong.clone()).await, NoAnswer::WrongShape, "{wrong}");
    }
}

#[tokio::test]
async fn a_text_is_cut_and_loses_its_control_characters() {
    let mut body = geneva();
    body[0]["name"] = json!(format!("Gen\u{1b}[31meva\n{}", "x".repeat(10_000)));
    let stub = serve_json(body).await;
    let block = ask(&enricher(&geocoder(stub.url())), place("Geneva")).await;
    let Some(Known::Place(found)) = &block.answers[0].answer else { panic!("{block:?}") };
    assert!(found.name.starts_with("Gen[31mevaxxx") && found.name.len() == 200, "{}", found.name);
}

#[tokio::test]
async fn an_answer_that_is_too_deep_is_not_parsed() {
    let deep = |depth: usize| serde_json::from_str(&format!("{}{}", "[".repeat(depth), "]".repeat(depth))).unwrap();
    assert_eq!(answer_to(deep(40)).await, NoAnswer::TooDeep);
}

#[tokio::test]
async fn fifty_megabytes_are_cut_off_with_and_without_their_length_said() {
    for said in [true, false] {
        let stub = serve(move |_, _| async move {
            let body = vec![b' '; 50_000_000];
            let body = if said { Body::from(body) } else { Body::from_stream(Chunks(body)) };
            Response::builder().header(CONTENT_TYPE, "application/json").body(body).unwrap()
        })
        .await;
        let begun = Instant::now();
        let block = ask(&enricher(&geocoder(stub.url())), place("Geneva")).await;
        assert_eq!(reason(&block), NoAnswer::TooLarge);
        assert!(begun.elapsed() < Duration::from_millis(1_500), "{:?}", begun.elapsed());
    }
}

/// A body in pieces, its length unsaid.
struct Chunks(Vec<u8>);

impl futures_core::Stream for Chunks {
    type Item = Result<Vec<u8>, std::io::Error>;

    fn poll_next(
        mut self: std::pin::Pin<&mut Self>,
        _: &mut std::task::Context<'_>,
    ) -> std::task::Poll<Option<Self::Item>> {
        let rest = self.0.len().saturating_sub(65_536);
        let chunk = self.0.split_off(rest);
        std::task::Poll::Ready((!chunk.is_empty()).then_some(Ok(chunk)))
    }
}

#[tokio::test]
async fn an_early_close_and_a_slow_drip_are_no_answer() {
    let head = "HTTP/1.1 200 OK\r\ncontent-type: application/json\r\ncontent-length: 100\r\n\r\n[";
    let early = raw(move |mut stream| async move {
        let _ = stream.read(&mut [0; 4096]).await;
        let _ = stream.write_all(head.as_bytes()).await;
    })
    .await;
    assert_eq!(reason(&ask(&enricher(&geocoder(early.url())), place("Geneva")).await), NoAnswer::Unreachable);
    let drip = raw(move |mut stream| async move {
        let _ = stream.read(&mut [0; 4096]).await;
        let _ = stream.write_all(head.as_bytes()).await;
        while stream.write_all(b" ").await.is_ok() {
            sleep(Duration::from_millis(50)).await;
        }
    })
    .await;
    let mut settings = Settings { deadline_ms: 600, ..geocoder(drip.url()) };
    settings.geocoder.service.timeout_ms = 400;
    let begun = Instant::now();
    assert_eq!(reason(&ask(&enricher(&settings), place("Geneva")).await), NoAnswer::Timeout);
    assert!(begun.elapsed() < Duration::from_secs(1), "{:?}", begun.elapsed());
}

/// A service that leads every first question somewhere else.
async fn leading_to(to: impl Fn(&Uri) -> String + Clone + Send + Sync + 'static) -> Enricher {
    let stub = serve(move |_, uri| {
        let to = to(&uri);
        async move { (StatusCode::FOUND, [(LOCATION, to)]).into_response() }
    })
    .await;
    enricher(&geocoder(stub.url()))
}

#[tokio::test]
async fn redirects_to_private_addresses_other_ports_and_in_circles_are_refused() {
    let victim = serve_json(geneva()).await;
    let port = victim.address.port();
    for to in [
        format!("http://127.0.0.1:{port}/"),
        format!("http://127.0.0.2:{port}/"),
        format!("http://localhost:{port}/"),
        format!("https://127.0.0.1:{port}/"),
        format!("https://[::ffff:127.0.0.1]:{port}/"),
        "http://169.254.169.254/latest/meta-data".to_owned(),
        "file:///etc/passwd".to_owned(),
    ] {
        let target = to.clone();
        let enricher = leading_to(move |_| target.clone()).await;
        assert_eq!(reason(&ask(&enricher, place("Geneva")).await), NoAnswer::RedirectRefused, "{to}");
    }
    let circle = leading_to(ToString::to_string).await;
    assert_eq!(reason(&ask(&circle, place("Geneva")).await), NoAnswer::RedirectRefused);
    // A name is checked where it leads to.
    let name = leading_to(move |_| format!("https://localhost:{port}/")).await;
    assert_eq!(reason(&ask(&name, place("Geneva")).await), NoAnswer::RedirectRefused);
    assert_eq!(victim.asked(), 0, "nobody asked the victim");
}

#[tokio::test]
async fn a_redirect_within_the_service_is_followed() {
    let stub = serve(|_, uri: Uri| async move {
        if uri.path() == "/search" {
            return (StatusCode::MOVED_PERMANENTLY, [(LOCATION, "/v2/search")]).into_response();
        }
        json(&geneva())
    })
    .await;
    assert_eq!(ask(&enricher(&geocoder(stub.url())), place("Geneva")).await.state.as_str(), "complete");
}

#[tokio::test]
async fn a_name_that_leads_to_a_private_address_is_not_connected_to() {
    let stub = serve_json(geneva()).await;
    let mut settings = geocoder(format!("https://localhost:{}/", stub.address.port()));
    settings.geocoder.service.in_house = false;
    assert_eq!(reason(&ask(&enricher(&settings), place("Geneva")).await), NoAnswer::Unreachable);
    let trial = enricher(&settings).try_services().await.remove(0);
    let said = trial.heard.unwrap_err().to_string();
    assert!(said.contains("localhost leads to private addresses only"), "{said}");
    assert_eq!(stub.asked(), 0);
}

#[tokio::test]
async fn an_id_that_is_no_item_is_not_asked_for() {
    let stub = serve_json(json!({"search": [{"id": "Q1|Q2&action=edit", "label": "Marta Kovalenko"}]})).await;
    let block = ask(&enricher(&linker(stub.url())), person("Marta Kovalenko")).await;
    assert_eq!((reason(&block), stub.asked()), (NoAnswer::WrongShape, 1));
}
