//! What is wrong although every value is of its type.

use super::Config;
use super::problem::Problem;
use super::tree::{Tree, dotted};
use crate::kafka;
use crate::pipeline::DeliveryMode;

/// All that is wrong with the settings taken together.
pub(super) fn check(config: &Config, tree: &Tree) -> Vec<Problem> {
    let mut check = Check { config, tree, problems: Vec::new() };
    check.topics();
    check.owned_properties();
    check.properties();
    check.pointers();
    check.delivery();
    check.deadlines();
    check.given_up();
    check.enrich();
    check.traces();
    check.problems
}

struct Check<'a> {
    config: &'a Config,
    tree: &'a Tree,
    problems: Vec<Problem>,
}

impl Check<'_> {
    fn report(&mut self, path: &[&str], message: String) {
        let path: Vec<String> = path.iter().map(|&part| part.to_owned()).collect();
        self.problems.push(Problem { place: self.tree.place(&path), key: dotted(&path), message });
    }

    fn topics(&mut self) {
        let outputs = &self.config.output.topics;
        let named =
            [("events", &outputs.events), ("outcomes", &outputs.outcomes), ("dead_letters", &outputs.dead_letters)];
        if self.config.input.topics.is_empty() {
            self.report(&["input", "topics"], "names no topic; name one: [input.topics.articles]".to_owned());
        }
        for (position, (name, topic)) in named.iter().enumerate() {
            let path = ["output", "topics", name];
            if self.config.input.topics.contains_key(*topic) {
                self.report(
                    &path,
                    format!("`{topic}` is also an input topic: geowire would read what it writes, without end"),
                );
            }
            if named[..position].iter().any(|(_, other)| other == topic) {
                self.report(
                    &path,
                    format!("`{topic}` is used for another output already; each needs a topic of its own"),
                );
            }
        }
        let inputs = self.config.input.topics.keys().map(|topic| (vec!["input", "topics", topic.as_str()], topic));
        let outputs = named.iter().map(|(name, topic)| (vec!["output", "topics", *name], *topic));
        let wrong: Vec<_> = inputs.chain(outputs).filter(|(_, topic)| !is_topic(topic)).collect();
        for (path, topic) in wrong {
            self.report(
                &path,
                format!("`{topic}` is no topic name: 1 to 249 of a-z, A-Z, 0-9, dot, underscore, hyphen"),
            );
        }
    }

    fn owned_properties(&mut self) {
        let settings = &self.config.kafka;
        let maps = [
            ("client", &settings.client),
            ("consumer", &settings.consumer),
            ("producer", &settings.producer),
            ("secret_files", &settings.secret_files),
        ];
        for (map, properties) in maps {
            for property in properties.keys() {
                if let Some((_, instead)) = kafka::owned(property) {
                    self.report(
                        &["kafka", map, property],
                        format!("is set by geowire and cannot be passed on; use {instead}"),
                    );
                }
                if map != "secret_files" && kafka::is_secret(property) {
                    self.report(
                        &["kafka", map, property],
                        format!("is a secret; put it into a file and name that: kafka.secret_files.\"{property}\""),
                    );
                }
            }
        }
    }

    fn pointers(&mut self) {
        for (topic, settings) in &self.config.input.topics {
            if let Err(message) = settings.check() {
                self.report(&["input", "topics", topic], message);
            }
        }
    }

    fn delivery(&mut self) {
        let kafka = &self.config.kafka;
        if kafka.instance.is_empty() {
            let remedy = "kafka.instance: a name of this process that stays the same over restarts and that no other \
                          process of the group has, such as the pod name of a StatefulSet";
            if self.config.delivery.mode == DeliveryMode::ExactlyOnce {
                self.report(&["delivery", "mode"], format!("exactly-once needs {remedy}"));
            }
            if kafka.static_membership {
                self.report(&["kafka", "static_membership"], format!("needs {remedy}"));
            }
        }
    }

    /// Deadlines that have to fit into each other.
    fn deadlines(&mut self) {
        let pipeline = &self.config.pipeline;
        let revoke_ms = pipeline.revoke_drain_secs * 1000 + 2000;
        let consumer = &self.config.kafka.consumer;
        let limits = [("session.timeout.ms", 45_000), ("max.poll.interval.ms", 300_000)];
        let mut problems = Vec::new();
        for (property, default) in limits {
            let limit = consumer.get(property).and_then(|value| value.parse().ok()).unwrap_or(default);
            if revoke_ms > limit {
                problems.push(format!(
                    "a rebalance may be held up for {revoke_ms} ms (2 s of them to commit), and {property} is {limit}: \
                     the member would be thrown out; lower this or raise kafka.consumer.\"{property}\""
                ));
            }
        }
        for problem in problems {
            self.report(&["pipeline", "revoke_drain_secs"], problem);
        }
        let (needed, grace) = (pipeline.drain_secs + pipeline.revoke_drain_secs + 5, pipeline.grace_secs);
        if needed > grace {
            self.report(
                &["pipeline", "drain_secs"],
                format!(
                    "a shutdown may take {needed} s (drain_secs + revoke_drain_secs + 5 s to leave), and the platform \
                     kills after pipeline.grace_secs = {grace}; lower the drains or raise the grace period, here and there"
                ),
            );
        }
    }

    fn given_up(&mut self) {
        if let Err(error) = self.config.kafka.given_up() {
            self.report(&["kafka", "dead_letter_offsets"], error.to_string());
        }
    }

    fn enrich(&mut self) {
        let settings = &self.config.enrich;
        for (keys, message) in settings.faults() {
            let path: Vec<&str> = std::iter::once("enrich").chain(keys).collect();
            self.report(&path, message);
        }
        let revoke = self.config.pipeline.revoke_drain_secs * 1_000;
        if settings.is_on() && settings.deadline_ms >= revoke {
            let message = format!(
                "must be less than pipeline.revoke_drain_secs ({revoke} ms): a rebalance waits for records on the way"
            );
            self.report(&["enrich", "deadline_ms"], message);
        }
    }

    fn traces(&mut self) {
        let endpoint = &self.config.trace.endpoint;
        if !endpoint.is_empty() && !endpoint.starts_with("http://") {
            let wanted = "must be http://HOST:PORT/v1/traces; TLS is the business of a collector beside the worker";
            self.report(&["trace", "endpoint"], format!("`{endpoint}` {wanted}"));
        }
    }

    fn properties(&mut self) {
        for (map, error) in kafka::refused_properties(&self.config.kafka) {
            self.report(&["kafka", map], error);
        }
    }
}

fn is_topic(name: &str) -> bool {
    let legal = |c: char| c.is_ascii_alphanumeric() || matches!(c, '.' | '_' | '-');
    (1..=249).contains(&name.len()) && name != "." && name != ".." && name.chars().all(legal)
}
