//! CAMEO codes with their Goldstein score and PLOVER reading, from `config/coding/cameo.tsv`.

use super::tables::{cell, list, rows};
use super::{Context, EventType, Mode};
use schemars::JsonSchema;
use serde::{Serialize, Serializer};
use std::sync::LazyLock;

/// The crosswalk: code, Goldstein score, PLOVER type, modes, contexts, flag, gloss.
const TABLE: &str = include_str!("../../config/coding/cameo.tsv");
/// The code of each PLOVER type and mode.
const BACK: &str = include_str!("../../config/coding/ontology/plover_to_cameo.tsv");

static ROWS: LazyLock<Vec<Row>> = LazyLock::new(|| rows(TABLE).map(|row| Row::read(&row)).collect());
static CODES: LazyLock<Vec<Canonical>> = LazyLock::new(|| rows(BACK).filter_map(|row| Canonical::read(&row)).collect());

#[derive(Debug)]
struct Row {
    code: &'static str,
    goldstein: Option<f64>,
    plover: Option<EventType>,
    modes: Vec<Mode>,
    contexts: Vec<Context>,
    flag: Flag,
    gloss: &'static str,
}

impl Row {
    fn read(row: &[&'static str]) -> Self {
        Self {
            code: cell(row, 0),
            goldstein: cell(row, 1).parse().ok(),
            plover: cell(row, 2).parse().ok(),
            modes: list(cell(row, 3)),
            contexts: list(cell(row, 4)),
            flag: cell(row, 5).parse().unwrap_or(Flag::Plain),
            gloss: cell(row, 6),
        }
    }
}

super::vocabulary::vocabulary! {
    /// How a row of the crosswalk stands to the public table of 2021.
    Flag {
        /// The same.
        Plain = "",
        /// Another reading, with a reason in `config/coding/ontology/deviations.tsv`.
        Deviation = "deviation",
        /// Two readings: the text decides.
        Ambiguous = "ambiguous",
        /// No reading there; ours by definition.
        Extension = "extension",
        /// Actor and recipient change places.
        Swap = "swap",
    }
}

#[derive(Debug)]
struct Canonical {
    event_type: EventType,
    mode: Option<Mode>,
    code: CameoCode,
    deviates: bool,
}

impl Canonical {
    fn read(row: &[&'static str]) -> Option<Self> {
        Some(Self {
            event_type: cell(row, 0).parse().ok()?,
            mode: cell(row, 1).parse().ok(),
            code: CameoCode::parse(cell(row, 2))?,
            deviates: !cell(row, 3).is_empty(),
        })
    }
}

/// A CAMEO code that the crosswalk has, such as `0311`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, JsonSchema)]
#[schemars(with = "String")]
pub struct CameoCode(&'static str);

impl CameoCode {
    /// The code, if the crosswalk has it.
    pub fn parse(code: &str) -> Option<Self> {
        Self::row(code).map(|row| Self(row.code))
    }

    /// Every code, in order.
    pub fn all() -> impl Iterator<Item = Self> {
        ROWS.iter().map(|row| Self(row.code))
    }

    /// The code of a PLOVER type with a mode, where nothing narrower is known; for some modes CAMEO has
    /// only a wider one (`config/coding/ontology/plover_to_cameo.tsv` says which and why).
    pub fn of(event_type: EventType, mode: Option<Mode>) -> Option<Self> {
        Self::canonical(event_type, mode).map(|row| row.code)
    }

    /// Whether the code of a type and mode does not read back to them, for a listed reason.
    pub fn deviates(event_type: EventType, mode: Option<Mode>) -> bool {
        Self::canonical(event_type, mode).is_some_and(|row| row.deviates)
    }

    /// The digits.
    pub fn as_str(self) -> &'static str {
        self.0
    }

    /// The first two digits.
    pub fn root(self) -> &'static str {
        self.0.get(..2).unwrap_or(self.0)
    }

    /// Goldstein's score, -10 to 10, where the tables have one.
    pub fn goldstein(self) -> Option<f64> {
        Self::row(self.0).and_then(|row| row.goldstein)
    }

    /// The PLOVER type that the crosswalk gives the code; `None` for statements (01).
    pub fn plover(self) -> Option<EventType> {
        Self::row(self.0).and_then(|row| row.plover)
    }

    /// The PLOVER modes that the bare code tells.
    pub fn modes(self) -> &'static [Mode] {
        Self::row(self.0).map_or(&[], |row| &row.modes)
    }

    /// The PLOVER contexts that the bare code tells.
    pub fn contexts(self) -> &'static [Context] {
        Self::row(self.0).map_or(&[], |row| &row.contexts)
    }

    /// How the reading stands to the public table of 2021.
    pub fn flag(self) -> Flag {
        Self::row(self.0).map_or(Flag::Plain, |row| row.flag)
    }

    /// What somebody does, in our words.
    pub fn gloss(self) -> &'static str {
        Self::row(self.0).map_or("", |row| row.gloss)
    }

    fn row(code: &str) -> Option<&'static Row> {
        ROWS.iter().find(|row| row.code == code)
    }

    fn canonical(event_type: EventType, mode: Option<Mode>) -> Option<&'static Canonical> {
        CODES.iter().find(|row| (row.event_type, row.mode) == (event_type, mode))
    }
}

impl Serialize for CameoCode {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self.0)
    }
}
