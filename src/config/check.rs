//! What is wrong although every value is of its type.

use super::Config;
use super::problem::Problem;
use super::tree::{Tree, dotted};
use crate::kafka;

/// All that is wrong with the settings taken together.
pub(super) fn check(config: &Config, tree: &Tree) -> Vec<Problem> {
    let mut check = Check { config, tree, problems: Vec::new() };
    check.topics();
    check.owned_properties();
    check.properties();
    check.pointers();
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
