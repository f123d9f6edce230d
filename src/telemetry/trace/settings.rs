//! Where traces go.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// Whether and where spans are exported.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(default, deny_unknown_fields)]
pub struct Settings {
    /// Where an OTLP receiver takes traces over HTTP, such as `http://127.0.0.1:4318/v1/traces`. Empty:
    /// nothing is exported. TLS is the business of a collector beside the worker.
    pub endpoint: String,
    /// Share of records whose spans are exported.
    #[schemars(range(min = 0.0, max = 1.0))]
    pub ratio: f64,
    /// `service.name` of the spans.
    pub service: String,
}

impl Default for Settings {
    fn default() -> Self {
        Self { endpoint: String::new(), ratio: 0.01, service: "geowire".to_owned() }
    }
}
