//! Probes and metrics over HTTP, on loopback unless the configuration says otherwise.

mod probes;

pub use probes::{Cause, live, ready};

use crate::pipeline::{Watch, standings};
use crate::telemetry::{metrics, scrape as lookup};
use axum::Router;
use axum::extract::State;
use axum::http::StatusCode;
use axum::http::header::CONTENT_TYPE;
use axum::response::{IntoResponse, Json, Response};
use axum::routing::get;
use metrics_exporter_prometheus::PrometheusHandle;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use std::net::SocketAddr;
use tokio::net::TcpListener;

/// Where probes and metrics are served.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(default, deny_unknown_fields)]
pub struct Settings {
    /// Address and port. In a container that is probed from outside: `0.0.0.0:9464`.
    #[schemars(with = "String")]
    pub listen: SocketAddr,
}

impl Default for Settings {
    fn default() -> Self {
        Self { listen: SocketAddr::from(([127, 0, 0, 1], 9464)) }
    }
}

/// What the handlers look at.
#[derive(Clone)]
struct Shared {
    watch: Watch,
    metrics: PrometheusHandle,
}

/// The routes.
pub fn router(watch: Watch, metrics: PrometheusHandle) -> Router {
    Router::new()
        .route("/metrics", get(scrape))
        .route("/livez", get(|State(shared): State<Shared>| async move { answer(&live(&shared.watch)) }))
        .route("/readyz", get(|State(shared): State<Shared>| async move { answer(&ready(&shared.watch)) }))
        .route("/startupz", get(|State(shared): State<Shared>| async move { answer(&probes::started(&shared.watch)) }))
        .with_state(Shared { watch, metrics })
}

/// Serves until the runtime ends.
///
/// # Errors
/// When the socket breaks.
pub async fn serve(listener: TcpListener, router: Router) -> std::io::Result<()> {
    axum::serve(listener, router).await
}

async fn scrape(State(shared): State<Shared>) -> impl IntoResponse {
    shared.metrics.run_upkeep();
    let (now, watch) = (metrics::now(), &shared.watch);
    let partitions: Vec<_> = standings(&watch.flow, &watch.status, now).into_iter().map(Into::into).collect();
    let text = shared.metrics.render() + &lookup::text(&partitions, now - watch.status.since_poll().as_secs_f64());
    ([(CONTENT_TYPE, "text/plain; version=0.0.4")], text)
}

/// 200 without causes, 503 with them; the body lists them either way.
fn answer(causes: &[Cause]) -> Response {
    let status = if causes.is_empty() { StatusCode::OK } else { StatusCode::SERVICE_UNAVAILABLE };
    (status, Json(serde_json::json!({ "ok": causes.is_empty(), "causes": causes }))).into_response()
}
