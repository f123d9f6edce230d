//! Logs: text on a terminal, JSON otherwise. Never a body, never a secret.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use std::io::IsTerminal;
use std::sync::OnceLock;
use tracing_appender::non_blocking::{ErrorCounter, NonBlockingBuilder, WorkerGuard};
use tracing_subscriber::EnvFilter;

/// How logs are written, to standard error.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(default, deny_unknown_fields)]
pub struct Settings {
    /// Least level, or directives such as `info,geowire::kafka=debug`.
    pub level: String,
    /// Text, JSON, or by whether standard error is a terminal.
    pub format: Format,
}

/// The shape of log lines.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Format {
    /// Text on a terminal, JSON otherwise.
    Auto,
    /// One line of text each.
    Text,
    /// One JSON object each.
    Json,
}

impl Default for Settings {
    fn default() -> Self {
        Self { level: "info".to_owned(), format: Format::Auto }
    }
}

/// Lines that wait for a reader; further ones are lost and counted.
const WAITING: usize = 10_000;

static LOST: OnceLock<ErrorCounter> = OnceLock::new();

/// Writes what still waits when it is dropped, for as long as somebody reads.
#[derive(Debug)]
#[must_use = "lines that wait are lost when the process ends without it"]
pub struct Logging(#[expect(dead_code, reason = "held to be dropped")] WorkerGuard);

/// Lines lost since the start, because nobody read standard error.
pub(super) fn lost() -> usize {
    LOST.get().map_or(0, ErrorCounter::dropped_lines)
}

/// Starts logging. Lines are written by a thread of their own: a collector that hangs holds nothing up.
///
/// # Errors
/// When the level cannot be read, or logging has been started already.
pub fn start(settings: &Settings) -> Result<Logging, String> {
    let filter = EnvFilter::try_new(&settings.level).map_err(|error| format!("log.level: {error}"))?;
    let (writer, guard) =
        NonBlockingBuilder::default().buffered_lines_limit(WAITING).thread_name("log").finish(std::io::stderr());
    let _ = LOST.set(writer.error_counter());
    let builder = tracing_subscriber::fmt().with_env_filter(filter).with_writer(writer);
    let json = match settings.format {
        Format::Auto => !std::io::stderr().is_terminal(),
        Format::Text => false,
        Format::Json => true,
    };
    let started = if json { builder.json().flatten_event(true).try_init() } else { builder.try_init() };
    started.map_err(|error| error.to_string())?;
    Ok(Logging(guard))
}
