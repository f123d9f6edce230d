//! librdkafka's configuration: our defaults, the operator's additions, and the keys that are ours.

use super::settings::{GroupProtocol, OutOfRange, Settings};
use rdkafka::ClientConfig;
use std::collections::BTreeMap;

/// Properties that geowire's promises rest on, and where the same thing is set instead.
const OWNED: &[(&str, &str)] = &[
    ("bootstrap.servers", "kafka.brokers"),
    ("metadata.broker.list", "kafka.brokers"),
    ("group.id", "kafka.group_id"),
    ("client.id", "kafka.client_id"),
    ("auto.offset.reset", "kafka.on_out_of_range"),
    ("enable.auto.commit", "nothing: offsets follow outcomes"),
    ("auto.commit.interval.ms", "pipeline.commit_interval_ms"),
    ("enable.auto.offset.store", "nothing: offsets follow outcomes"),
    ("enable.partition.eof", "nothing: it is of use to replays only"),
    ("isolation.level", "nothing: aborted records are never read"),
    ("enable.idempotence", "nothing: it is always on"),
    ("acks", "nothing: all in-sync replicas acknowledge"),
    ("request.required.acks", "nothing: all in-sync replicas acknowledge"),
    ("message.timeout.ms", "nothing: brokers that are away are waited for"),
    ("delivery.timeout.ms", "nothing: brokers that are away are waited for"),
    ("retries", "nothing: brokers that are away are waited for"),
    ("message.send.max.retries", "nothing: brokers that are away are waited for"),
    ("partitioner", "nothing: murmur2_random, as Java clients do"),
    ("transactional.id", "delivery.transactional_id_prefix, kafka.group_id and kafka.instance"),
    ("transaction.timeout.ms", "nothing: it is 10 s, so that a dead member is not waited for"),
    ("group.instance.id", "kafka.instance and kafka.static_membership"),
    ("group.protocol", "kafka.group_protocol"),
    ("partition.assignment.strategy", "nothing: cooperative-sticky, or what kafka.group_protocol brings"),
    ("allow.auto.create.topics", "nothing: `geowire check --online --create-topics` makes topics"),
];

/// The consumer's configuration.
pub(super) fn consumer(settings: &Settings, secrets: &BTreeMap<String, String>) -> ClientConfig {
    let mut config = common(settings, secrets);
    config
        .set("group.id", &settings.group_id)
        .set("auto.offset.reset", reset(settings.on_out_of_range))
        .set("enable.auto.commit", "false")
        .set("enable.auto.offset.store", "false")
        .set("isolation.level", "read_committed")
        .set("check.crcs", "true")
        .set("allow.auto.create.topics", "false")
        // The prefetch queue is thrown away at each pause, so it is kept small, and refilled soon.
        .set("queued.max.messages.kbytes", "4096")
        .set("queued.min.messages", "2000")
        .set("fetch.queue.backoff.ms", "10")
        .set("statistics.interval.ms", "5000");
    match settings.group_protocol {
        // Java's default eager assignors stop every member at each rebalance.
        GroupProtocol::Classic => config.set("partition.assignment.strategy", "cooperative-sticky"),
        // KIP-848: the broker assigns, and sets the time-outs.
        GroupProtocol::Consumer => config.set("group.protocol", "consumer"),
    };
    if settings.static_membership {
        config.set("group.instance.id", &settings.instance);
    }
    overlay(&mut config, &settings.consumer);
    config
}

/// The producer's configuration.
pub(super) fn producer(settings: &Settings, secrets: &BTreeMap<String, String>) -> ClientConfig {
    let mut config = common(settings, secrets);
    config
        .set("enable.idempotence", "true")
        .set("acks", "all")
        // 0 is for ever: giving up on a message would be a loss or a stop, waiting is neither.
        .set("message.timeout.ms", "0")
        .set("partitioner", "murmur2_random")
        .set("compression.type", "lz4")
        // Each request wakes three threads, which takes more of a core than a batch's records do.
        .set("linger.ms", "50")
        .set("batch.size", "1000000")
        .set("queue.buffering.max.kbytes", "65536")
        .set("allow.auto.create.topics", "false");
    overlay(&mut config, &settings.producer);
    config
}

/// Milliseconds after which the broker aborts a transaction whose producer is silent.
pub(super) const TRANSACTION_TIMEOUT_MS: u64 = 10_000;

/// The configuration of a producer of transactions.
pub(super) fn transactional(settings: &Settings, secrets: &BTreeMap<String, String>, id: &str) -> ClientConfig {
    let mut config = producer(settings, secrets);
    config
        .set("transactional.id", id)
        .set("transaction.timeout.ms", TRANSACTION_TIMEOUT_MS.to_string())
        // A message that is not taken in that time ends its transaction, and is sent again in another.
        .set("message.timeout.ms", TRANSACTION_TIMEOUT_MS.to_string());
    overlay(&mut config, &settings.producer);
    config
}

/// A plain client for metadata and administration.
pub(super) fn common(settings: &Settings, secrets: &BTreeMap<String, String>) -> ClientConfig {
    let mut config = ClientConfig::new();
    config
        .set("bootstrap.servers", &settings.brokers)
        .set("client.id", &settings.client_id)
        .set("reconnect.backoff.max.ms", "2000")
        .set("socket.keepalive.enable", "true");
    overlay(&mut config, &settings.client);
    overlay(&mut config, secrets);
    config
}

fn overlay(config: &mut ClientConfig, map: &BTreeMap<String, String>) {
    for (key, value) in map {
        config.set(key, value);
    }
}

fn reset(choice: OutOfRange) -> &'static str {
    match choice {
        OutOfRange::Stop => "error",
        OutOfRange::Earliest => "earliest",
        OutOfRange::Latest => "latest",
    }
}

/// Whether geowire's promises rest on a property, and where the same thing is set instead.
pub fn owned(property: &str) -> Option<(&'static str, &'static str)> {
    OWNED.iter().find(|(name, _)| *name == property).copied()
}

/// Whether a property's value must not stand in a configuration.
pub fn is_secret(property: &str) -> bool {
    matches!(
        property,
        "sasl.password"
            | "ssl.key.password"
            | "ssl.keystore.password"
            | "ssl.key.pem"
            | "sasl.oauthbearer.client.secret"
    )
}

/// Properties that librdkafka refuses by name or value: which map, and what it says. Nothing connects.
pub fn refused_properties(settings: &Settings) -> Vec<(&'static str, String)> {
    let none = BTreeMap::new();
    let mut refused = Vec::new();
    if let Err(error) = common(settings, &none).create_native_config() {
        refused.push(("client", error.to_string()));
        return refused;
    }
    if let Err(error) = consumer(settings, &none).create_native_config() {
        refused.push(("consumer", error.to_string()));
    }
    if let Err(error) = producer(settings, &none).create_native_config() {
        refused.push(("producer", error.to_string()));
    }
    refused
}
