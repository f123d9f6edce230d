//! Secrets stand in files of their own, so that they are in no configuration, environment or log.

use super::problem::Problem;
use super::tree::{Tree, dotted};
use super::{Config, Secrets};
use crate::enrich::Credentials;

/// Reads the files of `kafka.secret_files`.
pub(super) fn read(config: &Config, tree: &Tree) -> Result<Secrets, Vec<Problem>> {
    let mut secrets = Secrets::default();
    let mut problems = Vec::new();
    for (property, file) in &config.kafka.secret_files {
        match secret(tree, &["kafka", "secret_files", property], file) {
            Ok(value) => drop(secrets.0.insert(property.clone(), value)),
            Err(problem) => problems.push(problem),
        }
    }
    if problems.is_empty() { Ok(secrets) } else { Err(problems) }
}

/// Reads the `authorization_file` of each service that has one.
pub(super) fn credentials(config: &Config, tree: &Tree) -> Result<Credentials, Vec<Problem>> {
    let mut credentials = Credentials::default();
    let mut problems = Vec::new();
    for (name, service) in config.enrich.services() {
        if service.authorization_file.is_empty() {
            continue;
        }
        match secret(tree, &["enrich", name, "authorization_file"], &service.authorization_file) {
            Ok(value) => credentials.put(name, value),
            Err(problem) => problems.push(problem),
        }
    }
    if problems.is_empty() { Ok(credentials) } else { Err(problems) }
}

/// A file's text. A last newline, which editors add, does not count.
fn secret(tree: &Tree, path: &[&str], file: &str) -> Result<String, Problem> {
    let read = std::fs::read_to_string(file).map(|text| text.trim_end_matches(['\n', '\r']).to_owned());
    read.map_err(|error| {
        let path: Vec<String> = path.iter().map(|&part| part.to_owned()).collect();
        let message = format!("the secret file {file} cannot be read: {error}");
        Problem { place: tree.place(&path), key: dotted(&path), message }
    })
}
