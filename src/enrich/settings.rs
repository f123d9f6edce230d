//! Settings of the look-ups. Without an address nothing is asked.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// What services are asked, and how much the worker gives for it.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(default, deny_unknown_fields)]
pub struct Settings {
    /// Milliseconds that a record waits for answers; then it is published without those that are missing.
    #[schemars(range(min = 10, max = 60_000))]
    pub deadline_ms: u64,
    /// Most questions asked for one record.
    #[schemars(range(min = 1, max = 1_000))]
    pub max_questions: usize,
    /// Bytes of answers kept in memory.
    #[schemars(range(min = 0))]
    pub cache_bytes: u64,
    /// Seconds that an answer is kept.
    #[schemars(range(min = 1))]
    pub ttl_secs: u64,
    /// Seconds that *nothing is known* is kept.
    #[schemars(range(min = 1))]
    pub negative_ttl_secs: u64,
    /// Named to services beside geowire's own name: an address of mail or a page of whoever runs this.
    /// Public services ask for it.
    pub contact: String,
    /// Finds places that the gazetteer leaves open.
    pub geocoder: Geocoder,
    /// Finds the items of actors without an id.
    pub linker: Service,
}

/// A geocoder.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(default)]
pub struct Geocoder {
    /// Which interface it has.
    pub api: GeocoderApi,
    /// How it is asked.
    #[serde(flatten)]
    pub service: Service,
}

/// The interface of a geocoder.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum GeocoderApi {
    /// `/search` of Nominatim.
    Nominatim,
    /// `/api` of Photon.
    Photon,
}

/// A service and the manners towards it.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(default)]
pub struct Service {
    /// Where it is; empty: it is not asked.
    pub url: String,
    /// Whether it is a service of one's own network: it may be reached without TLS and at a private
    /// address. Redirects to other private addresses are refused all the same.
    pub in_house: bool,
    /// File with the value of the header `Authorization`, such as `Bearer …`; empty for none.
    pub authorization_file: String,
    /// File with certificates (PEM) to trust beside the system's; empty for none.
    pub ca_file: String,
    /// Most requests on their way at once.
    #[schemars(range(min = 1, max = 4_096))]
    pub concurrency: usize,
    /// Most requests begun in a second; fractions are possible.
    #[schemars(range(min = 0.001, max = 100_000.0))]
    pub requests_per_second: f64,
    /// Milliseconds for one request.
    #[schemars(range(min = 10, max = 60_000))]
    pub timeout_ms: u64,
    /// Most requests for one question, when those before failed in a way that may pass.
    #[schemars(range(min = 1, max = 10))]
    pub attempts: u32,
    /// Largest answer in bytes.
    #[schemars(range(min = 1_000, max = 100_000_000))]
    pub max_body_bytes: usize,
}

impl Default for Settings {
    fn default() -> Self {
        Self {
            deadline_ms: 800,
            max_questions: 20,
            cache_bytes: 16_000_000,
            ttl_secs: 86_400,
            negative_ttl_secs: 3_600,
            contact: String::new(),
            geocoder: Geocoder::default(),
            linker: Service::default(),
        }
    }
}

impl Default for Geocoder {
    fn default() -> Self {
        Self { api: GeocoderApi::Nominatim, service: Service::default() }
    }
}

impl Default for Service {
    fn default() -> Self {
        Self {
            url: String::new(),
            in_house: false,
            authorization_file: String::new(),
            ca_file: String::new(),
            concurrency: 4,
            // What public services ask for at most.
            requests_per_second: 1.0,
            timeout_ms: 600,
            attempts: 2,
            max_body_bytes: 2_000_000,
        }
    }
}

impl Service {
    /// Whether it is asked at all.
    pub fn is_on(&self) -> bool {
        !self.url.is_empty()
    }
}

impl Settings {
    /// Whether any service is asked.
    pub fn is_on(&self) -> bool {
        self.services().iter().any(|(_, service)| service.is_on())
    }

    /// The services by the names of their sections.
    pub fn services(&self) -> [(&'static str, &Service); 2] {
        [("geocoder", &self.geocoder.service), ("linker", &self.linker)]
    }
}
