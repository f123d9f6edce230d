//! How a service is treated: when it is slow, busy, failing or gone.

use crate::service::{ask, enricher, geneva, geocoder, json, place, raw, reason, serve, serve_json};
use axum::http::StatusCode;
use axum::http::header::RETRY_AFTER;
use axum::response::IntoResponse;
use geowire::enrich::{Enricher, Settings};
use geowire::event::{EnrichmentState, NoAnswer};
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::{Duration, Instant};
use tokio::time::sleep;

/// Asks `count` different questions at once.
async fn ask_many(enricher: &Enricher, count: usize) -> Vec<EnrichmentState> {
    let many: Vec<_> = (0..count)
        .map(|number| {
            let (enricher, name) = (enricher.clone(), format!("Place{}", "x".repeat(number)));
            tokio::spawn(async move { ask(&enricher, place(&name)).await.state })
        })
        .collect();
    let mut states = Vec::new();
    for one in many {
        states.push(one.await.unwrap());
    }
    states
}

#[tokio::test]
async fn no_more_requests_at_once_than_allowed() {
    let (now, most) = (Arc::new(AtomicUsize::new(0)), Arc::new(AtomicUsize::new(0)));
    let counters = (Arc::clone(&now), Arc::clone(&most));
    let stub = serve(move |_, _| {
        let (now, most) = counters.clone();
        async move {
            most.fetch_max(now.fetch_add(1, Ordering::SeqCst) + 1, Ordering::SeqCst);
            sleep(Duration::from_millis(20)).await;
            now.fetch_sub(1, Ordering::SeqCst);
            json(&geneva())
        }
    })
    .await;
    let mut settings = geocoder(stub.url());
    settings.geocoder.service.concurrency = 3;
    let states = ask_many(&enricher(&settings), 30).await;
    assert!(states.iter().all(|state| *state == EnrichmentState::Complete));
    assert_eq!(most.load(Ordering::SeqCst), 3);
    assert!(stub.seen().peers.len() <= 3, "connections are used again: {:?}", stub.seen().peers);
}

#[tokio::test]
async fn the_rate_is_kept_and_a_turn_that_comes_too_late_is_refused_at_once() {
    let stub = serve_json(geneva()).await;
    let mut settings = geocoder(stub.url());
    settings.geocoder.service.requests_per_second = 20.0;
    settings.deadline_ms = 1_500;
    let enricher = enricher(&settings);
    let begun = Instant::now();
    let states = ask_many(&enricher, 90).await;
    let answered = states.iter().filter(|state| **state == EnrichmentState::Complete).count();
    // 16 at once hold a slot; each slot is refused when the moments within the deadline are given out.
    assert!((25..=31).contains(&answered), "{answered} answered in 1.5 s at 20 a second");
    assert!(begun.elapsed() < Duration::from_secs(2), "{:?}", begun.elapsed());
    assert_eq!(stub.asked(), answered);
}

#[tokio::test]
async fn retry_after_is_kept_to() {
    let stub = serve(|number, _| async move {
        if number == 0 {
            return (StatusCode::TOO_MANY_REQUESTS, [(RETRY_AFTER, "1")]).into_response();
        }
        json(&geneva())
    })
    .await;
    let enricher = enricher(&geocoder(stub.url()));
    let begun = Instant::now();
    assert_eq!(ask(&enricher, place("Geneva")).await.state, EnrichmentState::Complete);
    assert!((1_000..2_000).contains(&begun.elapsed().as_millis()), "{:?}", begun.elapsed());
    assert_eq!(stub.asked(), 2);
}

#[tokio::test]
async fn a_pause_beyond_the_deadline_costs_no_time_and_no_request() {
    let stub = serve(|_, _| async { (StatusCode::TOO_MANY_REQUESTS, [(RETRY_AFTER, "60")]).into_response() }).await;
    let enricher = enricher(&geocoder(stub.url()));
    let begun = Instant::now();
    assert_eq!(reason(&ask(&enricher, place("Geneva")).await), NoAnswer::AskedToWait);
    assert_eq!(reason(&ask(&enricher, place("Vienna")).await), NoAnswer::AskedToWait);
    assert!(begun.elapsed() < Duration::from_millis(500), "{:?}", begun.elapsed());
    assert_eq!(stub.asked(), 1);
}

#[tokio::test]
async fn a_failure_that_passes_is_asked_again() {
    let stub = serve(|number, _| async move {
        if number == 0 { StatusCode::BAD_GATEWAY.into_response() } else { json(&geneva()) }
    })
    .await;
    assert_eq!(ask(&enricher(&geocoder(stub.url())), place("Geneva")).await.state, EnrichmentState::Complete);
    assert_eq!(stub.asked(), 2);
}

#[tokio::test]
async fn a_refusal_is_not_asked_again() {
    let stub = serve(|_, _| async { StatusCode::FORBIDDEN.into_response() }).await;
    assert_eq!(reason(&ask(&enricher(&geocoder(stub.url())), place("Geneva")).await), NoAnswer::Refused);
    assert_eq!(stub.asked(), 1);
}

#[tokio::test]
async fn a_burst_of_failures_opens_the_breaker_and_a_single_request_closes_it_again() {
    let well = Arc::new(AtomicUsize::new(0));
    let switch = Arc::clone(&well);
    let stub = serve(move |number, _| {
        let well = switch.load(Ordering::SeqCst) == 1;
        async move {
            let failure =
                if number % 2 == 0 { StatusCode::INTERNAL_SERVER_ERROR } else { StatusCode::SERVICE_UNAVAILABLE };
            if well { json(&geneva()) } else { failure.into_response() }
        }
    })
    .await;
    let enricher = enricher(&geocoder(stub.url()));
    for number in 0..20 {
        assert_eq!(
            ask(&enricher, place(&format!("a{}", "x".repeat(number)))).await.state,
            EnrichmentState::Unavailable
        );
    }
    assert_eq!(stub.asked(), 10, "left alone after ten failures");
    let begun = Instant::now();
    assert_eq!(reason(&ask(&enricher, place("b")).await), NoAnswer::BreakerOpen);
    assert!(begun.elapsed() < Duration::from_millis(50), "an open breaker costs no time");
    well.store(1, Ordering::SeqCst);
    sleep(Duration::from_millis(1_050)).await;
    assert_eq!(ask(&enricher, place("c")).await.state, EnrichmentState::Complete);
    assert_eq!(ask(&enricher, place("d")).await.state, EnrichmentState::Complete);
    assert_eq!(stub.asked(), 12);
}

#[tokio::test]
async fn a_service_that_hangs_costs_no_more_than_the_deadline() {
    let stub = raw(|stream| async move {
        sleep(Duration::from_secs(60)).await;
        drop(stream);
    })
    .await;
    let mut settings = Settings { deadline_ms: 500, ..geocoder(stub.url()) };
    settings.geocoder.service.timeout_ms = 300;
    let begun = Instant::now();
    assert_eq!(reason(&ask(&enricher(&settings), place("Geneva")).await), NoAnswer::Timeout);
    assert!((450..900).contains(&begun.elapsed().as_millis()), "{:?}", begun.elapsed());
}

#[tokio::test]
async fn a_service_that_is_gone_is_unreachable() {
    let gone = tokio::net::TcpListener::bind("127.0.0.1:0").await.unwrap().local_addr().unwrap();
    let begun = Instant::now();
    let enricher = enricher(&geocoder(format!("http://{gone}/")));
    assert_eq!(reason(&ask(&enricher, place("Geneva")).await), NoAnswer::Unreachable);
    assert!(begun.elapsed() < Duration::from_secs(1));
}
