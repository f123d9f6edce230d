//! What an archive's files are called and what their lines hold.

use serde::{Deserialize, Serialize};
use std::fmt;
use std::str::FromStr;

/// How records lie in files. Lines are JSON lines in all of them, plain, `.gz` or `.zst`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Layout {
    /// A value a line, nothing else known: each file is a partition of its own, in the order of names,
    /// and a line's number is its offset.
    Values,
    /// `kcat -J`: an envelope a line, with topic, partition, offset, timestamp, key and headers. One file
    /// may hold several partitions.
    Kcat,
    /// Confluent's S3 sink with one record a line: `<topic>+<partition>+<first offset>.json`; keys and headers, if
    /// written, in files `.keys.json` and `.headers.json` beside it, line by line.
    Confluent,
    /// Aiven's S3 sink with `jsonl`: `<topic>-<partition>-<first offset>`; an object a line with `value` and, as
    /// far as written, `key`, `offset`, `timestamp`, `headers`.
    Aiven,
}

/// A word that names no layout.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("`{0}` is no layout; it must be values, kcat, confluent or aiven")]
pub struct NoLayout(String);

impl Layout {
    const ALL: [Self; 4] = [Self::Values, Self::Kcat, Self::Confluent, Self::Aiven];

    /// The name as written in manifests.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Values => "values",
            Self::Kcat => "kcat",
            Self::Confluent => "confluent",
            Self::Aiven => "aiven",
        }
    }

    /// Whether a record's time can stand in a file at all.
    pub fn has_times(self) -> bool {
        matches!(self, Self::Kcat | Self::Aiven)
    }

    /// Whether an empty line is a record with an empty value; elsewhere it is nothing.
    pub(super) fn empty_line_is_a_record(self) -> bool {
        self == Self::Confluent
    }
}

impl fmt::Display for Layout {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

impl FromStr for Layout {
    type Err = NoLayout;

    fn from_str(word: &str) -> Result<Self, NoLayout> {
        Self::ALL.into_iter().find(|layout| layout.as_str() == word).ok_or_else(|| NoLayout(word.to_owned()))
    }
}
