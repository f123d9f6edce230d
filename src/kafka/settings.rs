//! Settings of the Kafka clients.

use crate::record::{NotAnOrigin, Origin};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use std::collections::{BTreeMap, BTreeSet};

/// How Kafka is reached.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(default, deny_unknown_fields)]
pub struct Settings {
    /// Bootstrap servers, `host:port` separated by commas.
    pub brokers: String,
    /// Consumer group.
    pub group_id: String,
    /// The `client.id` of both clients, which quotas and broker logs name.
    pub client_id: String,
    /// This process's name in the group, the same after each restart and no other's: for static
    /// membership and for exactly-once delivery.
    pub instance: String,
    /// Whether the member keeps its partitions through a restart; a SIGTERM then does not leave.
    pub static_membership: bool,
    /// How the group shares its partitions out.
    pub group_protocol: GroupProtocol,
    /// Records, as topic/partition/offset, that go to the dead letters without being looked at.
    pub dead_letter_offsets: Vec<String>,
    /// Where a partition goes on when its committed position is no longer there.
    pub on_out_of_range: OutOfRange,
    /// Passed on to librdkafka for both clients, such as `security.protocol`.
    pub client: BTreeMap<String, String>,
    /// Passed on to librdkafka for the consumer.
    pub consumer: BTreeMap<String, String>,
    /// Passed on to librdkafka for the producer.
    pub producer: BTreeMap<String, String>,
    /// librdkafka properties whose values are read from files, such as `sasl.password`.
    pub secret_files: BTreeMap<String, String>,
}

/// How the group shares its partitions out.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum GroupProtocol {
    /// Members decide, with the cooperative-sticky assignor.
    Classic,
    /// The broker decides (KIP-848); needs Kafka 4.0.
    Consumer,
}

/// Where a partition goes on when its committed position is no longer there.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum OutOfRange {
    /// Nowhere: it stands still until an operator chooses one of the others.
    Stop,
    /// At the first record that is still there; records before it are lost to this group.
    Earliest,
    /// At the end; everything before it is skipped.
    Latest,
}

impl Settings {
    /// The records of `dead_letter_offsets`.
    ///
    /// # Errors
    /// The first text that names no record.
    pub fn given_up(&self) -> Result<BTreeSet<Origin>, NotAnOrigin> {
        self.dead_letter_offsets.iter().map(|text| text.parse()).collect()
    }
}

impl Default for Settings {
    fn default() -> Self {
        Self {
            brokers: "localhost:9092".to_owned(),
            group_id: "geowire".to_owned(),
            client_id: "geowire".to_owned(),
            instance: String::new(),
            static_membership: false,
            group_protocol: GroupProtocol::Classic,
            dead_letter_offsets: Vec::new(),
            on_out_of_range: OutOfRange::Stop,
            client: BTreeMap::new(),
            consumer: BTreeMap::new(),
            producer: BTreeMap::new(),
            secret_files: BTreeMap::new(),
        }
    }
}

/// Names of the topics that are written.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(default, deny_unknown_fields)]
pub struct OutputTopics {
    /// One record per event.
    pub events: String,
    /// One record per input record, always.
    pub outcomes: String,
    /// Records that could not be accepted.
    pub dead_letters: String,
}

impl OutputTopics {
    /// All of them.
    pub fn all(&self) -> [&str; 3] {
        [&self.events, &self.outcomes, &self.dead_letters]
    }
}

impl Default for OutputTopics {
    fn default() -> Self {
        Self {
            events: "geowire.events".to_owned(),
            outcomes: "geowire.outcomes".to_owned(),
            dead_letters: "geowire.dead-letters".to_owned(),
        }
    }
}
