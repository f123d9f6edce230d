//! `geowire schema`: what is written and what may be configured, as JSON Schema.

use super::exit::Exit;
use crate::event::{Event, OutcomeRecord};
use clap::{Args, ValueEnum};

/// Print the JSON Schema of an event, an outcome, an article (our own input shape) or the configuration.
#[derive(Debug, Args)]
pub(super) struct Schema {
    /// Which schema.
    what: What,
}

#[derive(Debug, Clone, Copy, ValueEnum)]
enum What {
    Event,
    Outcome,
    Article,
    Config,
}

impl Schema {
    #[expect(clippy::print_stdout, reason = "the schema is the command's result")]
    pub(super) fn run(self) -> Result<(), Exit> {
        let schema = match self.what {
            What::Event => schemars::schema_for!(Event).to_value(),
            What::Outcome => schemars::schema_for!(OutcomeRecord<'_>).to_value(),
            What::Article => schemars::schema_for!(crate::article::Shape).to_value(),
            What::Config => crate::config::json_schema(),
        };
        let text = serde_json::to_string_pretty(&schema).map_err(|error| Exit::internal(error.to_string()))?;
        println!("{text}");
        Ok(())
    }
}
