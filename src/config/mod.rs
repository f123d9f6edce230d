//! Composes the rooms' own settings from layers: defaults, file, environment, flags.
//!
//! Everything that is wrong is reported at once, with the place where it stands and the remedy.

mod check;
mod layers;
mod overlays;
mod problem;
mod schema;
mod secrets;
mod toml_layer;
mod tree;
mod validate;

pub use layers::{Layers, load};
pub use overlays::Overlays;
pub use problem::{Place, Problem, Problems};
pub use schema::json_schema;

use crate::{admin, article, coding, enrich, kafka, page, pipeline, telemetry};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// All settings of a worker.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema, Default)]
#[serde(default)]
pub struct Config {
    /// How Kafka is reached.
    pub kafka: kafka::Settings,
    /// Input topics and the shape of their records.
    pub input: Input,
    /// Output topics.
    pub output: Output,
    /// How articles are coded.
    pub coding: coding::Settings,
    /// How much is on the way at once.
    pub pipeline: pipeline::Settings,
    /// How outputs and positions reach the broker.
    pub delivery: pipeline::DeliverySettings,
    /// When too many dead letters stop the stream.
    pub breaker: pipeline::BreakerSettings,
    /// Which services are asked for what articles leave open.
    pub enrich: enrich::Settings,
    /// Probes and metrics.
    pub admin: admin::Settings,
    /// The page to look at.
    pub page: page::Settings,
    /// Traces.
    pub trace: telemetry::trace::Settings,
    /// Logs.
    pub log: telemetry::logging::Settings,
    /// What lies in the folders of `coding.overlays`, read by [`load`].
    #[serde(skip)]
    #[schemars(skip)]
    pub overlays: Overlays,
    /// Values of `kafka.secret_files`, read by [`load`]; never written anywhere.
    #[serde(skip)]
    #[schemars(skip)]
    pub secrets: Secrets,
    /// Values of `authorization_file` of services, read by [`load`]; never written anywhere.
    #[serde(skip)]
    #[schemars(skip)]
    pub credentials: enrich::Credentials,
}

/// Values that must not be shown.
#[derive(Clone, PartialEq, Eq, Default)]
pub struct Secrets(pub(crate) BTreeMap<String, String>);

impl Secrets {
    /// librdkafka properties with their secret values.
    pub fn properties(&self) -> &BTreeMap<String, String> {
        &self.0
    }
}

impl std::fmt::Debug for Secrets {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_list().entries(self.0.keys().map(|key| format!("{key}=…"))).finish()
    }
}

/// Input topics. What stands beside `topics` holds for every topic that does not say otherwise.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(default)]
pub struct Input {
    /// The topics to read, each with what differs for it: `[input.topics."pages"]`, `format = "html"`.
    pub topics: BTreeMap<String, article::Settings>,
    /// What holds for all topics.
    #[serde(flatten)]
    pub defaults: article::Settings,
}

impl Default for Input {
    fn default() -> Self {
        let defaults = article::Settings::default();
        Self { topics: BTreeMap::from([("articles".to_owned(), defaults.clone())]), defaults }
    }
}

/// Output topics and the size of their records.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(default)]
pub struct Output {
    /// Names of the topics that are written.
    pub topics: kafka::OutputTopics,
    /// How much of the text the evidence repeats beside its offsets.
    pub evidence: coding::EvidenceText,
    /// Largest value in bytes that is written; keys and headers come on top and have to fit the
    /// topics' `max.message.bytes` with it.
    #[schemars(range(min = 10_000))]
    pub max_value_bytes: usize,
}

impl Default for Output {
    fn default() -> Self {
        Self {
            topics: kafka::OutputTopics::default(),
            evidence: coding::EvidenceText::Sentence,
            max_value_bytes: 900_000,
        }
    }
}
