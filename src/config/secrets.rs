//! Secrets stand in files of their own, so that they are in no configuration, environment or log.

use super::problem::Problem;
use super::tree::{Tree, dotted};
use super::{Config, Secrets};

/// Reads the files of `kafka.secret_files`. A last newline, which editors add, does not count.
pub(super) fn read(config: &Config, tree: &Tree) -> Result<Secrets, Vec<Problem>> {
    let mut secrets = Secrets::default();
    let mut problems = Vec::new();
    for (property, file) in &config.kafka.secret_files {
        match std::fs::read_to_string(file) {
            Ok(text) => {
                secrets.0.insert(property.clone(), text.trim_end_matches(['\n', '\r']).to_owned());
            }
            Err(error) => {
                let path = ["kafka", "secret_files", property].map(str::to_owned);
                let message = format!("the secret file {file} cannot be read: {error}");
                problems.push(Problem { place: tree.place(&path), key: dotted(&path), message });
            }
        }
    }
    if problems.is_empty() { Ok(secrets) } else { Err(problems) }
}
