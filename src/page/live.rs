//! Server-sent events: `status` once a second, `ended` as records have their outcome.

use super::{Shared, status};
use crate::pipeline::Ended;
use crate::telemetry::metrics;
use axum::extract::State;
use axum::http::StatusCode;
use axum::response::sse::{Event, Sse};
use axum::response::{IntoResponse, Response};
use futures_util::stream::unfold;
use std::convert::Infallible;
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::Duration;
use tokio::time::Instant;

/// Open connections at once.
const READERS: usize = 32;
/// Time between looks for new outcomes.
const LOOK: Duration = Duration::from_millis(250);
/// Time between two statuses.
const STATUS: Duration = Duration::from_secs(1);
/// Outcomes told at one look; a stream that is faster is shown in samples.
const AT_ONCE: usize = 100;

/// One reader; leaves when its connection is dropped.
struct Reader {
    shared: Shared,
    seen: u64,
    status_due: Instant,
    count: Arc<AtomicUsize>,
}

impl Drop for Reader {
    fn drop(&mut self) {
        metrics::page_readers(self.count.fetch_sub(1, Ordering::Relaxed) - 1);
    }
}

pub(super) async fn stream(State(shared): State<Shared>) -> Response {
    let count = Arc::clone(&shared.readers);
    let readers = count.fetch_add(1, Ordering::Relaxed) + 1;
    metrics::page_readers(readers);
    let reader = Reader { shared, seen: 0, status_due: Instant::now(), count };
    if readers > READERS {
        return (StatusCode::SERVICE_UNAVAILABLE, "too many readers").into_response();
    }
    let events = unfold(reader, |mut reader| async move {
        let event = reader.next().await;
        Some((Ok::<_, Infallible>(event), reader))
    });
    Sse::new(events).into_response()
}

impl Reader {
    async fn next(&mut self) -> Event {
        loop {
            if Instant::now() >= self.status_due {
                self.status_due = Instant::now() + STATUS;
                return Event::default().event("status").data(status::of(&self.shared).to_string());
            }
            let ended = self.shared.watch.flow.recent().since(self.seen, AT_ONCE);
            if let Some(last) = ended.last() {
                self.seen = last.number;
                return Event::default().event("ended").data(data(&ended));
            }
            tokio::time::sleep(LOOK).await;
        }
    }
}

/// A JSON list. Events and outcome records are JSON already, on one line.
fn data(ended: &[Ended]) -> String {
    let text = |bytes: &[u8]| String::from_utf8_lossy(bytes).into_owned();
    let rows = ended.iter().map(|one| {
        let events: Vec<String> = one.events.iter().map(|event| text(event)).collect();
        let (outcome, reason) = (one.outcome.as_str(), one.reason.map_or("null".to_owned(), |r| format!("\"{r}\"")));
        let record = if one.record.is_empty() { "null".to_owned() } else { text(&one.record) };
        format!(
            "{{\"number\":{},\"outcome\":\"{outcome}\",\"reason\":{reason},\"events\":[{}],\"record\":{record}}}",
            one.number,
            events.join(",")
        )
    });
    format!("[{}]", rows.collect::<Vec<_>>().join(","))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::record::Outcome;

    #[test]
    fn what_is_told_is_json() {
        let ended = Ended {
            number: 7,
            outcome: Outcome::Published,
            reason: None,
            events: vec![br#"{"type":"CONSULT"}"#.to_vec(), br#"{"type":"AID"}"#.to_vec()],
            record: br#"{"doc_id":"<script>"}"#.to_vec(),
        };
        let told: serde_json::Value = serde_json::from_str(&data(&[ended.clone(), ended])).unwrap();
        assert_eq!(told[1]["events"][1]["type"], "AID");
        assert_eq!(told[0]["record"]["doc_id"], "<script>");
    }
}
