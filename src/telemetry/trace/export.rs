//! Sends spans to an OTLP receiver from a thread of its own. A receiver that is slow or away costs
//! spans, which are counted, and nothing else.

use super::otlp;
use super::settings::Settings;
use super::span::{Span, random};
use crate::telemetry::{RateLimit, metrics};
use crossbeam_channel::{Receiver, Sender};
use std::sync::{OnceLock, RwLock};
use std::thread::JoinHandle;
use std::time::{Duration, Instant};

/// Spans that wait at most.
const WAITING: usize = 4096;
/// Spans in one request.
const BATCH: usize = 256;
/// Longest wait for company.
const LINGER: Duration = Duration::from_secs(1);
/// How long the receiver may take.
const PATIENCE: Duration = Duration::from_secs(5);

static TROUBLES: RateLimit = RateLimit::new(Duration::from_secs(60));
static SAMPLE: OnceLock<f64> = OnceLock::new();
static QUEUE: RwLock<Option<Sender<Span>>> = RwLock::new(None);

/// A running export; ends, with what is waiting sent, when dropped.
#[derive(Debug)]
pub struct Exporter {
    thread: Option<JoinHandle<()>>,
}

/// Starts the export; `None` where no receiver is set. Once in a process.
///
/// # Errors
/// When the operating system refuses a thread or the HTTP client cannot be made.
pub fn start(settings: &Settings) -> Result<Option<Exporter>, String> {
    if settings.endpoint.is_empty() {
        return Ok(None);
    }
    let (sender, spans) = crossbeam_channel::bounded(WAITING);
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build();
    let runtime = runtime.map_err(|error| format!("traces: {error}"))?;
    let client = reqwest::Client::builder().timeout(PATIENCE).no_proxy().build();
    let client = client.map_err(|error| format!("traces: {error}"))?;
    let kept = settings.clone();
    let thread = std::thread::Builder::new().name("traces".to_owned());
    let thread = thread.spawn(move || run(&runtime, &client, &kept, &spans)).map_err(|error| error.to_string())?;
    let _ = SAMPLE.set(settings.ratio);
    if let Ok(mut queue) = QUEUE.write() {
        *queue = Some(sender);
    }
    Ok(Some(Exporter { thread: Some(thread) }))
}

impl Drop for Exporter {
    fn drop(&mut self) {
        if let Ok(mut queue) = QUEUE.write() {
            *queue = None;
        }
        if let Some(thread) = self.thread.take() {
            let _ = thread.join();
        }
    }
}

/// Whether the next record's spans are exported.
pub(super) fn sample() -> bool {
    SAMPLE.get().is_some_and(|ratio| *ratio >= 1.0 || (random() as f64) < *ratio * u64::MAX as f64)
}

pub(super) fn send(span: Span) {
    let sent = QUEUE.read().ok().and_then(|queue| queue.as_ref().map(|queue| queue.try_send(span).is_ok()));
    if sent == Some(false) {
        metrics::spans("dropped", 1);
    }
}

fn run(runtime: &tokio::runtime::Runtime, client: &reqwest::Client, settings: &Settings, spans: &Receiver<Span>) {
    while let Ok(first) = spans.recv() {
        let mut batch = vec![first];
        let until = Instant::now() + LINGER;
        while batch.len() < BATCH
            && let Ok(span) = spans.recv_deadline(until)
        {
            batch.push(span);
        }
        match runtime.block_on(post(client, settings, &batch)) {
            Ok(()) => metrics::spans("exported", batch.len()),
            Err(error) => {
                metrics::spans("dropped", batch.len());
                if let Some(suppressed) = TROUBLES.allow("export") {
                    tracing::warn!(error, suppressed, "spans were not taken by the receiver of traces");
                }
            }
        }
    }
}

async fn post(client: &reqwest::Client, settings: &Settings, batch: &[Span]) -> Result<(), String> {
    let request = client.post(&settings.endpoint).header("content-type", "application/json");
    let answer = request.body(otlp::body(batch, settings).to_string()).send().await;
    let answer = answer.map_err(|error| error.to_string())?;
    if answer.status().is_success() { Ok(()) } else { Err(format!("the receiver answers {}", answer.status())) }
}
