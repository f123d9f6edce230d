//! Load: many questions a second against a service that is slow, fails now and then, and is away for a
//! while in the middle. Measures; run by name.

use crate::service::{ask, enricher, geneva, geocoder, json, place, serve};
use axum::http::StatusCode;
use axum::response::IntoResponse;
use geowire::enrich::Settings;
use geowire::event::EnrichmentState;
use std::collections::BTreeMap;
use std::sync::{Arc, Mutex};
use std::time::{Duration, Instant};
use tokio::time::{MissedTickBehavior, interval, sleep};

const SECONDS: u64 = 90;
const OUTAGE: std::ops::Range<u64> = 30..60;
const A_SECOND: u64 = 1_000;

#[derive(Default)]
struct Phase {
    states: BTreeMap<EnrichmentState, usize>,
    reasons: BTreeMap<&'static str, usize>,
    waits: Vec<Duration>,
}

impl Phase {
    fn quantile(&mut self, of: f64) -> Duration {
        self.waits.sort_unstable();
        self.waits.get((self.waits.len() as f64 * of) as usize).copied().unwrap_or_default()
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
#[ignore = "measures for 90 s: cargo test --release --test enrich -- --ignored --nocapture a_thousand"]
async fn a_thousand_questions_a_second_with_errors_and_an_outage() {
    let begun = Instant::now();
    let stub = serve(move |number, _| async move {
        if OUTAGE.contains(&begun.elapsed().as_secs()) {
            return StatusCode::SERVICE_UNAVAILABLE.into_response();
        }
        sleep(Duration::from_millis(200)).await;
        if number % 20 == 7 { StatusCode::INTERNAL_SERVER_ERROR.into_response() } else { json(&geneva()) }
    })
    .await;
    let mut settings = Settings { deadline_ms: 800, cache_bytes: 0, ..geocoder(stub.url()) };
    settings.geocoder.service.concurrency = 400;
    settings.geocoder.service.timeout_ms = 600;
    let enricher = enricher(&settings);
    let phases: Arc<Mutex<BTreeMap<u64, Phase>>> = Arc::default();
    let mut ticks = interval(Duration::from_millis(10));
    ticks.set_missed_tick_behavior(MissedTickBehavior::Burst);
    let mut asking = Vec::new();
    for number in 0..SECONDS * A_SECOND {
        if number % (A_SECOND / 100) == 0 {
            ticks.tick().await;
        }
        let (enricher, phases) = (enricher.clone(), Arc::clone(&phases));
        asking.push(tokio::spawn(async move {
            let (at, since) = (begun.elapsed().as_secs() / 10 * 10, Instant::now());
            let name = number.to_string().bytes().map(|digit| char::from(digit - b'0' + b'a')).collect::<String>();
            let block = ask(&enricher, place(&name)).await;
            let mut phases = phases.lock().unwrap();
            let phase = phases.entry(at).or_default();
            phase.waits.push(since.elapsed());
            *phase.states.entry(block.state).or_default() += 1;
            if let Some(unanswered) = block.unanswered.first() {
                *phase.reasons.entry(unanswered.reason.as_str()).or_default() += 1;
            }
        }));
    }
    for one in asking {
        one.await.unwrap();
    }
    let mut ended = 0;
    for (at, phase) in phases.lock().unwrap().iter_mut() {
        ended += phase.waits.len();
        let (p50, p99) = (phase.quantile(0.5), phase.quantile(0.99));
        println!(
            "{at:>2} s: {:>4.0}/s ended, {:?}, {:?}, p50 {p50:?}, p99 {p99:?}",
            phase.waits.len() as f64 / 10.0,
            phase.states,
            phase.reasons
        );
    }
    println!("requests sent: {}", stub.asked());
    report(&phases.lock().unwrap(), stub.asked());
    assert_eq!(ended as u64, SECONDS * A_SECOND, "every question ends");
    assert!(begun.elapsed() < Duration::from_secs(SECONDS + 5));
}

/// Writes what was measured into the directory that `GEOWIRE_RESULTS` names.
fn report(phases: &BTreeMap<u64, Phase>, requests: usize) {
    let Ok(directory) = std::env::var("GEOWIRE_RESULTS") else { return };
    let milliseconds = |wait: Option<&Duration>| wait.map_or(0.0, |wait| (wait.as_secs_f64() * 1e4).round() / 10.0);
    let phase = |(at, phase): (&u64, &Phase)| {
        let at_share = |of: f64| milliseconds(phase.waits.get((phase.waits.len() as f64 * of) as usize));
        let states: BTreeMap<String, usize> =
            phase.states.iter().map(|(state, count)| (format!("{state:?}").to_lowercase(), *count)).collect();
        serde_json::json!({
            "from_second": at, "ended_per_second": phase.waits.len() / 10, "states": states, "reasons": phase.reasons,
            "p50_milliseconds": at_share(0.5), "p99_milliseconds": at_share(0.99),
        })
    };
    let ended: usize = phases.values().map(|phase| phase.waits.len()).sum();
    let result = serde_json::json!({
        "asked": SECONDS * A_SECOND, "requests": requests, "lost": SECONDS * A_SECOND - ended as u64,
        "phases": phases.iter().map(phase).collect::<Vec<_>>(),
    });
    let path = std::path::Path::new(&directory).join("enrich-load.json");
    std::fs::write(path, serde_json::to_string_pretty(&result).unwrap() + "\n").unwrap();
}
