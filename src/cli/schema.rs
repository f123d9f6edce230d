//! `geowire schema`: what is written and what may be configured, as JSON Schema.

use super::exit::Exit;
use crate::event::{Event, OutcomeRecord};
use clap::{Args, ValueEnum};
use schemars::JsonSchema;
use schemars::generate::SchemaSettings;
use serde_json::Value;

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
            What::Event => written::<Event>(),
            What::Outcome => written::<OutcomeRecord<'_>>(),
            What::Article => schemars::schema_for!(crate::article::Shape).to_value(),
            What::Config => crate::config::json_schema(),
        };
        let text = serde_json::to_string_pretty(&schema).map_err(|error| Exit::internal(error.to_string()))?;
        println!("{text}");
        Ok(())
    }
}

/// The schema of what is written: a field that does not apply is null, never left out.
fn written<T: JsonSchema>() -> Value {
    SchemaSettings::draft2020_12().for_serialize().into_generator().into_root_schema_for::<T>().to_value()
}
