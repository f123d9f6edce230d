//! The largest record that each topic takes, asked of the cluster, so that a record that cannot be
//! written is known before it is sent.

use super::client;
use super::settings::{OutputTopics, Settings};
use crate::pipeline::Message;
use rdkafka::ClientConfig;
use rdkafka::admin::{AdminClient, AdminOptions, ResourceSpecifier};
use rdkafka::client::DefaultClientContext;
use std::collections::BTreeMap;
use std::sync::{Arc, PoisonError, RwLock, Weak};
use std::time::{Duration, Instant};

/// Time between questions: an operator may change a topic while geowire runs.
const ASK_EVERY: Duration = Duration::from_secs(60);
/// How long the cluster may take to answer.
const ANSWER: Duration = Duration::from_secs(10);
/// What a batch of one record takes beside key, value and headers: the batch's head (61 bytes) and the
/// record's own lengths and deltas, at most.
const OVERHEAD: usize = 61 + 40;
/// What one header takes beside its name and value, at most.
const HEADER_OVERHEAD: usize = 10;

/// Limits by topic, as far as the cluster has told them. Without them, `output.max_value_bytes` and the
/// client's own `message.max.bytes` hold alone, and a larger record is refused when it is sent.
#[derive(Debug, Default)]
pub(super) struct Sizes {
    known: Arc<RwLock<BTreeMap<String, usize>>>,
}

impl Sizes {
    /// Asks for these topics in the background, for as long as the value lives; never waited for.
    pub(super) fn watch(settings: &Settings, secrets: &BTreeMap<String, String>, topics: &OutputTopics) -> Self {
        let known: Arc<RwLock<BTreeMap<String, usize>>> = Arc::default();
        let watched = Arc::downgrade(&known);
        let config = client::common(settings, secrets);
        let topics = topics.all().map(str::to_owned);
        let asked = std::thread::Builder::new().name("topic-sizes".to_owned()).spawn(move || {
            if let Err(error) = keep_asking(&config, &topics, &watched) {
                tracing::warn!(error, "the topics' max.message.bytes will not be asked for");
            }
        });
        if let Err(error) = asked {
            tracing::warn!(%error, "the topics' max.message.bytes will not be asked for");
        }
        Self { known }
    }

    /// Why the message cannot be written, if it is known that it cannot.
    pub(super) fn refuse(&self, message: &Message) -> Option<String> {
        let limit = *self.known.read().unwrap_or_else(PoisonError::into_inner).get(&*message.topic)?;
        let size = message.weight() + OVERHEAD + HEADER_OVERHEAD * message.headers.len();
        (size > limit).then(|| {
            format!("a record of {size} bytes for topic {}, whose max.message.bytes is {limit}", message.topic)
        })
    }
}

fn keep_asking(
    config: &ClientConfig,
    topics: &[String],
    watched: &Weak<RwLock<BTreeMap<String, usize>>>,
) -> Result<(), String> {
    let admin: AdminClient<DefaultClientContext> = config.create().map_err(|error| error.to_string())?;
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build();
    let runtime = runtime.map_err(|error| error.to_string())?;
    let mut told = false;
    while watched.strong_count() > 0 {
        match runtime.block_on(ask(&admin, topics)) {
            Ok(limits) => {
                if let Some(known) = watched.upgrade() {
                    *known.write().unwrap_or_else(PoisonError::into_inner) = limits;
                }
            }
            // Brokers that are away say so elsewhere; a right that is missing would never be seen.
            Err(why) if !told => {
                told = true;
                tracing::warn!(
                    error = why,
                    "the topics' max.message.bytes is not known (needs the right DescribeConfigs on them); \
                     sizes are held against output.max_value_bytes alone"
                );
            }
            Err(_) => {}
        }
        wait(watched);
    }
    Ok(())
}

/// Waits in small steps, so that the thread ends soon after the producer.
fn wait(watched: &Weak<RwLock<BTreeMap<String, usize>>>) {
    let until = Instant::now() + ASK_EVERY;
    while Instant::now() < until && watched.strong_count() > 0 {
        std::thread::sleep(Duration::from_millis(500));
    }
}

async fn ask(admin: &AdminClient<DefaultClientContext>, topics: &[String]) -> Result<BTreeMap<String, usize>, String> {
    let resources: Vec<ResourceSpecifier<'_>> = topics.iter().map(|topic| ResourceSpecifier::Topic(topic)).collect();
    let options = AdminOptions::new().request_timeout(Some(ANSWER));
    let answers = admin.describe_configs(&resources, &options).await.map_err(|error| error.to_string())?;
    let mut limits = BTreeMap::new();
    for (topic, answer) in topics.iter().zip(answers) {
        let resource = answer.map_err(|code| format!("topic {topic}: {code}"))?;
        let value = resource.get("max.message.bytes").and_then(|entry| entry.value.as_deref());
        limits.extend(value.and_then(|value| value.parse().ok()).map(|limit| (topic.clone(), limit)));
    }
    Ok(limits)
}
