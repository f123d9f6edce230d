//! `geowire replay diff`.
#![expect(clippy::print_stdout, reason = "the command's result")]

mod html;
mod plot;
mod terminal;

use crate::cli::ConfigArgs;
use crate::cli::exit::Exit;
use crate::replay::diff::{Side, diff};
use clap::{Args, ValueEnum};
use std::path::PathBuf;

/// Say what another coding of the same articles changes: events that were added, are gone, or have changed,
/// by field, type, country and day, with examples. Ends with 1 for differences.
#[derive(Debug, Args)]
pub(super) struct Diff {
    /// The older coding: topic:NAME, or a file of JSON lines (`extract --jsonl`, or an event a line).
    #[arg(value_parser = side)]
    a: Side,
    /// The newer coding, in the same form.
    #[arg(value_parser = side)]
    b: Side,
    /// How it is shown.
    #[arg(long, value_enum, default_value_t = Format::Text)]
    format: Format,
    /// Where it goes, in place of standard output.
    #[arg(long, value_name = "FILE")]
    output: Option<PathBuf>,
    /// Examples of each kind, and of each field that has changed.
    #[arg(long, value_name = "N", default_value_t = 10, value_parser = clap::value_parser!(u16).range(0..=1000))]
    examples: u16,
    #[command(flatten)]
    config: ConfigArgs,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Format {
    /// For a terminal.
    Text,
    /// One JSON object.
    Json,
    /// One page that needs nothing else.
    Html,
}

fn side(text: &str) -> Result<Side, String> {
    match text.strip_prefix("topic:") {
        Some("") => Err("name the topic: topic:geowire.events".to_owned()),
        Some(topic) => Ok(Side::Topic(topic.to_owned())),
        None if text == "-" => Err("a side is read twice, which standard input cannot be; write a file".to_owned()),
        None => Ok(Side::File(text.into())),
    }
}

impl Diff {
    pub(super) fn run(self) -> Result<(), Exit> {
        let mut config = self.config.load()?;
        "geowire-replay-diff".clone_into(&mut config.kafka.group_id);
        "geowire-replay-diff".clone_into(&mut config.kafka.client_id);
        let examples = usize::from(self.examples);
        let found = diff(&self.a, &self.b, &config.kafka, config.secrets.properties(), examples)?;
        let shown = match self.format {
            Format::Text => terminal::text(&found),
            Format::Json => serde_json::to_string(&found).unwrap_or_default() + "\n",
            Format::Html => html::page(&found),
        };
        match &self.output {
            Some(file) => {
                std::fs::write(file, shown).map_err(|error| Exit::data(format!("{}: {error}", file.display())))?;
            }
            None => print!("{shown}"),
        }
        if found.is_same() {
            return Ok(());
        }
        Err(Exit::differences("the two codings differ"))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_side_is_a_topic_by_name_or_a_file() {
        assert_eq!(side("topic:geowire.events"), Ok(Side::Topic("geowire.events".to_owned())));
        assert_eq!(side("old.jsonl"), Ok(Side::File("old.jsonl".into())));
        assert!(side("-").unwrap_err().contains("twice"));
        assert!(side("topic:").is_err());
    }
}
