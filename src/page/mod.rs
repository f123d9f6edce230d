//! The page: the stream to look at, for the first hour and for an analyst. Read-only, on loopback unless
//! the configuration says otherwise, and off unless it is asked for: it shows titles and sentences.

mod assets;
mod guard;
mod live;
mod settings;
mod status;

pub use settings::Settings;

use crate::pipeline::Watch;
use axum::Router;
use axum::body::Bytes;
use axum::extract::{DefaultBodyLimit, State};
use axum::http::{HeaderMap, StatusCode, header};
use axum::middleware::from_fn_with_state;
use axum::response::{IntoResponse, Json, Response};
use axum::routing::{get, post};
use serde_json::Value;
use std::sync::Arc;
use std::sync::atomic::AtomicUsize;
use tokio::sync::Semaphore;

/// Largest article that may be pasted, in bytes of JSON.
const ARTICLE_BYTES: usize = 1 << 20;

/// Codes one article given as JSON `{"title","text","published_at"}`; gives JSON as `extract` does, with
/// `explanation` added.
pub type Desk = Arc<dyn Fn(&[u8]) -> String + Send + Sync>;

/// What the page shows, apart from what moves.
#[derive(Clone)]
pub struct Facts {
    /// geowire's version.
    pub version: &'static str,
    /// Orders codings.
    pub coding_revision: u32,
    /// Digest of everything that decides the output.
    pub fingerprint: String,
    /// Bytes on the way at which delivery pauses.
    pub bytes_limit: usize,
    /// The settings in effect, secrets hidden.
    pub config: Value,
    /// Codes what is pasted.
    pub desk: Desk,
}

impl std::fmt::Debug for Facts {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Facts").field("version", &self.version).finish_non_exhaustive()
    }
}

/// What the handlers look at.
#[derive(Clone)]
struct Shared {
    watch: Watch,
    facts: Arc<Facts>,
    /// One pasted article at a time: the worker's cores belong to the stream.
    coding: Arc<Semaphore>,
    readers: Arc<AtomicUsize>,
}

/// The routes. From here on the latest outcomes are kept for readers.
pub fn router(watch: Watch, facts: Facts, settings: &Settings) -> Router {
    watch.flow.recent().want();
    let shared = Shared {
        watch,
        facts: Arc::new(facts),
        coding: Arc::new(Semaphore::new(1)),
        readers: Arc::new(AtomicUsize::new(0)),
    };
    let hosts: Arc<[String]> = settings.hosts.clone().into();
    Router::new()
        .route("/api/status", get(|State(shared): State<Shared>| async move { Json(status::of(&shared)) }))
        .route("/api/config", get(|State(shared): State<Shared>| async move { Json(shared.facts.config.clone()) }))
        .route("/api/events", get(live::stream))
        .route("/api/code", post(code).layer(DefaultBodyLimit::max(ARTICLE_BYTES)))
        .fallback(assets::serve)
        .layer(from_fn_with_state(hosts, guard::guard))
        .with_state(shared)
}

/// Codes a pasted article. JSON only, which no page of another origin can send without being asked.
async fn code(State(shared): State<Shared>, headers: HeaderMap, body: Bytes) -> Response {
    let json = headers.get(header::CONTENT_TYPE).is_some_and(|kind| kind.as_bytes().starts_with(b"application/json"));
    if !json {
        return (StatusCode::UNSUPPORTED_MEDIA_TYPE, "send application/json").into_response();
    }
    let Ok(permit) = Arc::clone(&shared.coding).try_acquire_owned() else {
        return (StatusCode::SERVICE_UNAVAILABLE, "another article is being coded; try again").into_response();
    };
    let coded = tokio::task::spawn_blocking(move || {
        let coded = (shared.facts.desk)(&body);
        drop(permit);
        coded
    });
    match coded.await {
        Ok(coded) => ([(header::CONTENT_TYPE, "application/json")], coded).into_response(),
        Err(_) => (StatusCode::INTERNAL_SERVER_ERROR, "the coder panicked; the log says where").into_response(),
    }
}
