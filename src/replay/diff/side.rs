//! Events of one coding, from a topic or from a file of JSON lines.

use crate::archive;
use crate::kafka;
use crate::replay::ReplayError;
use serde_json::Value;
use std::collections::BTreeMap;
use std::path::PathBuf;

/// Where one coding stands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Side {
    /// A topic of events.
    Topic(String),
    /// JSON lines: what `extract --jsonl` writes, or an event a line. Plain, `.gz` or `.zst`.
    File(PathBuf),
}

impl std::fmt::Display for Side {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::Topic(topic) => write!(f, "{topic}"),
            Self::File(path) => write!(f, "{}", path.display()),
        }
    }
}

impl Side {
    /// Calls `each` with every event.
    ///
    /// # Errors
    /// When it cannot be read, or a line of a file holds no events.
    pub(super) fn events(
        &self,
        settings: &kafka::Settings,
        secrets: &BTreeMap<String, String>,
        mut each: impl FnMut(&Value),
    ) -> Result<(), ReplayError> {
        match self {
            Self::Topic(topic) => {
                let mut wrong = None;
                kafka::read_whole(settings, secrets, topic, |record| {
                    // A tombstone withdraws nothing from a stream of events.
                    let Some(value) = &record.value else { return };
                    match serde_json::from_slice::<Value>(value) {
                        Ok(event) if event["event_key"].is_string() => each(&event),
                        _ => drop(wrong.get_or_insert_with(|| record.origin.to_string())),
                    }
                })?;
                wrong.map_or(Ok(()), |origin| {
                    Err(ReplayError::Refused(format!("{origin} is no event; name a topic of events")))
                })
            }
            Self::File(path) => Ok(archive::each_line(path, |line| of_line(line, &mut each))?),
        }
    }
}

fn of_line(line: &[u8], each: &mut impl FnMut(&Value)) -> Result<(), String> {
    if line.trim_ascii().is_empty() {
        return Ok(());
    }
    let json: Value = serde_json::from_slice(line).map_err(|error| format!("no JSON: {error}"))?;
    if let Some(events) = json["events"].as_array() {
        events.iter().for_each(each);
        Ok(())
    } else if json["event_key"].is_string() {
        each(&json);
        Ok(())
    } else {
        Err("neither an event nor a line of `extract --jsonl`".to_owned())
    }
}
