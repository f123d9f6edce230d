//! `geowire schema`: what is written, what may be configured, what is measured.

mod additive;
mod shape;

use super::exit::Exit;
use crate::event::{OutcomeRecord, WrittenEvent};
use additive::{Side, differences};
use clap::{Args, ValueEnum};
use schemars::JsonSchema;
use schemars::generate::SchemaSettings;
use serde_json::Value;
use std::path::{Path, PathBuf};

/// Print the JSON Schema of an event, an outcome, an article (our own input shape) or the configuration,
/// or the list of all metrics as Markdown.
#[derive(Debug, Args)]
pub(super) struct Schema {
    /// Which schema.
    what: What,
    /// Instead of printing it, hold it against an older one that this command has printed: ends with 65 when the
    /// change is more than an addition, and says which field breaks whom.
    #[arg(long, value_name = "FILE")]
    check_against: Option<PathBuf>,
}

#[derive(Debug, Clone, Copy, ValueEnum)]
enum What {
    Event,
    Outcome,
    Article,
    Config,
    Metrics,
}

impl Schema {
    #[expect(clippy::print_stdout, reason = "the schema is the command's result")]
    pub(super) fn run(self) -> Result<(), Exit> {
        let (schema, side) = match self.what {
            What::Event => (written::<WrittenEvent<'_>>(), Side::Written),
            What::Outcome => (written::<OutcomeRecord<'_>>(), Side::Written),
            What::Article => (schemars::schema_for!(crate::article::Shape).to_value(), Side::Read),
            What::Config => (crate::config::json_schema(), Side::Read),
            What::Metrics if self.check_against.is_some() => {
                return Err(Exit::wrong_arguments("metrics have no schema to check against"));
            }
            What::Metrics => {
                print!("{}", crate::telemetry::reference());
                return Ok(());
            }
        };
        if let Some(file) = &self.check_against {
            return check_against(file, &schema, side);
        }
        let text = serde_json::to_string_pretty(&schema).map_err(|error| Exit::internal(error.to_string()))?;
        println!("{text}");
        Ok(())
    }
}

/// The schema of what is written: a field that does not apply is null, never left out.
fn written<T: JsonSchema>() -> Value {
    SchemaSettings::draft2020_12().for_serialize().into_generator().into_root_schema_for::<T>().to_value()
}

/// Refuses a schema that is not the one in `file` with additions.
#[expect(clippy::print_stdout, reason = "what has changed is the command's result")]
fn check_against(file: &Path, schema: &Value, side: Side) -> Result<(), Exit> {
    let shown = file.display();
    let text = std::fs::read_to_string(file).map_err(|error| Exit::data(format!("{shown}: {error}")))?;
    let old: Value = serde_json::from_str(&text).map_err(|error| Exit::data(format!("{shown} is no JSON: {error}")))?;
    if old.get("title") != schema.get("title") || old.get("properties").is_none() {
        let title = schema.get("title").and_then(Value::as_str).unwrap_or_default();
        return Err(Exit::data(format!("{shown} is no schema of {title} as `geowire schema` prints it")));
    }
    let (broken, added): (Vec<_>, Vec<_>) =
        differences(&old, schema, side).into_iter().partition(|difference| difference.breaks);
    for difference in &added {
        println!("{}: {}", difference.path, difference.what);
    }
    if broken.is_empty() {
        println!("{} additions, nothing else", added.len());
        return Ok(());
    }
    let lines: Vec<String> = broken.iter().map(|one| format!("{}: {}", one.path, one.what)).collect();
    let remedy = "this takes a new major version of the schema";
    Err(Exit::data(format!("not an addition to {shown}; {remedy}:\n{}", lines.join("\n"))))
}
