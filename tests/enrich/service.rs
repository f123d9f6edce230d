//! Services that behave as a test wants.

use axum::Router;
use axum::extract::ConnectInfo;
use axum::http::header::CONTENT_TYPE;
use axum::http::{HeaderMap, Uri};
use axum::response::{IntoResponse, Response};
use geowire::enrich::{Credentials, Enricher, Geocoder, GeocoderApi, Open, Question, Service, Settings};
use geowire::event::{Enrichment, EnrichmentState, NoAnswer};
use geowire::ontology::ActorKind;
use serde_json::Value;
use std::collections::BTreeSet;
use std::net::SocketAddr;
use std::sync::{Arc, Mutex};
use tokio::net::{TcpListener, TcpStream};

/// A running service and what it has seen.
#[derive(Clone)]
pub(crate) struct Stub {
    pub(crate) address: SocketAddr,
    seen: Arc<Mutex<Seen>>,
}

#[derive(Default)]
pub(crate) struct Seen {
    pub(crate) uris: Vec<Uri>,
    pub(crate) headers: Vec<HeaderMap>,
    pub(crate) peers: BTreeSet<SocketAddr>,
}

impl Stub {
    pub(crate) fn url(&self) -> String {
        format!("http://{}/", self.address)
    }

    pub(crate) fn asked(&self) -> usize {
        self.seen.lock().unwrap().uris.len()
    }

    pub(crate) fn seen(&self) -> std::sync::MutexGuard<'_, Seen> {
        self.seen.lock().unwrap()
    }
}

/// Serves what `answer` gives for the number of the request, from 0, and its address.
pub(crate) async fn serve<F, R>(answer: F) -> Stub
where
    F: Fn(usize, Uri) -> R + Clone + Send + Sync + 'static,
    R: Future<Output = Response> + Send + 'static,
{
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let stub = Stub { address: listener.local_addr().unwrap(), seen: Arc::default() };
    let seen = Arc::clone(&stub.seen);
    let router = Router::new().fallback(move |ConnectInfo(peer): ConnectInfo<SocketAddr>, uri: Uri, headers| {
        let number = {
            let mut seen = seen.lock().unwrap();
            seen.uris.push(uri.clone());
            seen.headers.push(headers);
            seen.peers.insert(peer);
            seen.uris.len() - 1
        };
        answer(number, uri)
    });
    let service = router.into_make_service_with_connect_info::<SocketAddr>();
    tokio::spawn(async move { axum::serve(listener, service).await });
    stub
}

/// Serves the same JSON always.
pub(crate) async fn serve_json(body: Value) -> Stub {
    serve(move |_, _| {
        let response = json(&body);
        async move { response }
    })
    .await
}

/// Hands each connection to `serve`, which speaks for itself.
pub(crate) async fn raw<F, R>(serve: F) -> Stub
where
    F: Fn(TcpStream) -> R + Send + Sync + 'static,
    R: Future<Output = ()> + Send + 'static,
{
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let stub = Stub { address: listener.local_addr().unwrap(), seen: Arc::default() };
    tokio::spawn(async move {
        while let Ok((stream, _)) = listener.accept().await {
            tokio::spawn(serve(stream));
        }
    });
    stub
}

pub(crate) fn json(body: &Value) -> Response {
    ([(CONTENT_TYPE, "application/json")], body.to_string()).into_response()
}

/// Nominatim's answer with one place.
pub(crate) fn geneva() -> Value {
    serde_json::json!([{
        "place_id": 1, "licence": "Data © OpenStreetMap contributors, ODbL 1.0.", "osm_type": "relation",
        "osm_id": 1_685_488, "lat": "46.2044", "lon": "6.1432", "category": "boundary", "type": "administrative",
        "place_rank": 16, "importance": 0.8, "addresstype": "city", "name": "Geneva",
        "display_name": "Geneva, Switzerland", "address": {"city": "Geneva", "country_code": "ch"},
    }])
}

/// A geocoder at `url`, without haste.
pub(crate) fn geocoder(url: String) -> Settings {
    let service = Service { url, in_house: true, requests_per_second: 10_000.0, concurrency: 16, ..Service::default() };
    Settings {
        deadline_ms: 3_000,
        geocoder: Geocoder { api: GeocoderApi::Nominatim, service: Service { timeout_ms: 1_500, ..service } },
        ..Settings::default()
    }
}

/// An entity linker at `url`.
pub(crate) fn linker(url: String) -> Settings {
    let of = geocoder(url);
    Settings { linker: of.geocoder.service.clone(), geocoder: Geocoder::default(), ..of }
}

pub(crate) fn enricher(settings: &Settings) -> Enricher {
    Enricher::new(settings, &Credentials::default()).unwrap().unwrap()
}

pub(crate) fn place(name: &str) -> Open {
    Open { about: "/place".to_owned(), question: Question::Place { name: name.to_owned(), country: None } }
}

pub(crate) fn person(name: &str) -> Open {
    let question = Question::Entity { name: name.to_owned(), kind: ActorKind::Person };
    Open { about: "/actors/0".to_owned(), question }
}

/// Asks one question for one event.
pub(crate) async fn ask(enricher: &Enricher, open: Open) -> Enrichment {
    enricher.enrich(&[vec![open]]).await.remove(0)
}

/// Why a single question got no answer.
pub(crate) fn reason(enrichment: &Enrichment) -> NoAnswer {
    assert_eq!(enrichment.state, EnrichmentState::Unavailable, "{enrichment:?}");
    enrichment.unanswered[0].reason
}
