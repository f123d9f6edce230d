//! Whether the cluster can be used as configured, and making the topics that are missing.

use super::client;
use super::settings::{OutputTopics, Settings};
use rdkafka::admin::{AdminClient, AdminOptions, NewTopic, TopicReplication};
use rdkafka::client::{ClientContext, DefaultClientContext};
use rdkafka::consumer::{BaseConsumer, Consumer as _, ConsumerContext};
use rdkafka::error::KafkaError;
use rdkafka::types::RDKafkaErrorCode;
use std::collections::BTreeMap;
use std::sync::{Mutex, PoisonError};
use std::time::{Duration, Instant};

/// How long a cluster may take to answer.
const ANSWER: Duration = Duration::from_secs(30);
/// Dead letters are for people to look at, who may be on leave.
const DEAD_LETTER_RETENTION_MS: &str = "2592000000";

/// The topics of a configuration.
#[derive(Debug, Clone)]
pub struct Topics<'a> {
    /// Topics to read.
    pub inputs: Vec<&'a str>,
    /// Topics to write.
    pub outputs: &'a OutputTopics,
}

impl<'a> Topics<'a> {
    fn all(&self) -> impl Iterator<Item = &'a str> {
        self.inputs.clone().into_iter().chain(self.outputs.all())
    }
}

/// Asks the cluster for each topic: its number of partitions, `None` where it is missing.
///
/// # Errors
/// When the cluster does not answer, with what the client last said about it.
pub fn find<'a>(
    settings: &Settings,
    secrets: &BTreeMap<String, String>,
    topics: &Topics<'a>,
) -> Result<Vec<(&'a str, Option<usize>)>, String> {
    let mut config = client::common(settings, secrets);
    config.set("group.id", &settings.group_id).set("allow.auto.create.topics", "false");
    let consumer: BaseConsumer<Said> =
        config.create_with_context(Said::default()).map_err(|error| error.to_string())?;
    let metadata = consumer.fetch_metadata(None, ANSWER).map_err(|error| {
        // Refused credentials only show themselves in the error callback, which polling serves.
        let until = Instant::now() + Duration::from_millis(500);
        while Instant::now() < until && consumer.context().last().is_none() {
            consumer.poll(Duration::from_millis(50));
        }
        consumer.context().last().unwrap_or_else(|| error.to_string())
    })?;
    let partitions = |name: &str| {
        let topic = metadata.topics().iter().find(|topic| topic.name() == name && topic.error().is_none());
        topic.map(|topic| topic.partitions().len()).filter(|count| *count > 0)
    };
    Ok(topics.all().map(|name| (name, partitions(name))).collect())
}

/// Makes topics. Events and outcomes are compacted, since a document that is coded anew replaces its
/// records by key; dead letters are kept for 30 days. Partitions and replicas are the broker's default.
///
/// # Errors
/// Each topic that could not be made, and why.
pub async fn create(
    settings: &Settings,
    secrets: &BTreeMap<String, String>,
    topics: &Topics<'_>,
    missing: &[&str],
) -> Result<(), Vec<String>> {
    let admin: AdminClient<DefaultClientContext> =
        client::common(settings, secrets).create().map_err(|error| vec![error.to_string()])?;
    let new: Vec<NewTopic<'_>> = missing.iter().map(|name| new_topic(name, topics)).collect();
    let options = AdminOptions::new().operation_timeout(Some(ANSWER)).request_timeout(Some(ANSWER));
    let made = admin.create_topics(&new, &options).await.map_err(|error| vec![error.to_string()])?;
    let failed = |result: Result<String, (String, RDKafkaErrorCode)>| match result {
        Ok(_) | Err((_, RDKafkaErrorCode::TopicAlreadyExists)) => None,
        Err((topic, code)) => Some(format!("topic {topic} could not be made: {code}")),
    };
    let failures: Vec<String> = made.into_iter().filter_map(failed).collect();
    if failures.is_empty() { Ok(()) } else { Err(failures) }
}

fn new_topic<'a>(name: &'a str, topics: &Topics<'_>) -> NewTopic<'a> {
    let new = NewTopic::new(name, -1, TopicReplication::Fixed(-1));
    if name == topics.outputs.events || name == topics.outputs.outcomes {
        new.set("cleanup.policy", "compact")
    } else if name == topics.outputs.dead_letters {
        new.set("cleanup.policy", "delete").set("retention.ms", DEAD_LETTER_RETENTION_MS)
    } else {
        new
    }
}

/// Keeps what the client last complained about.
#[derive(Debug, Default)]
struct Said(Mutex<Option<String>>);

impl Said {
    fn last(&self) -> Option<String> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner).clone()
    }
}

impl ClientContext for Said {
    fn error(&self, _: KafkaError, reason: &str) {
        *self.0.lock().unwrap_or_else(PoisonError::into_inner) = Some(reason.to_owned());
    }
}

impl ConsumerContext for Said {}
