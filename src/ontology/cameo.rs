//! CAMEO codes with their Goldstein score and PLOVER reading, from `config/coding/cameo.tsv`.

use super::EventType;
use schemars::JsonSchema;
use serde::{Serialize, Serializer};
use std::sync::LazyLock;

/// The crosswalk: code, Goldstein score, PLOVER type, mode, contexts, flag.
const TABLE: &str = include_str!("../../config/coding/cameo.tsv");

static ROWS: LazyLock<Vec<Row>> = LazyLock::new(|| TABLE.lines().skip(1).filter_map(Row::read).collect());

struct Row {
    code: &'static str,
    goldstein: Option<f64>,
    plover: Option<EventType>,
}

impl Row {
    fn read(line: &'static str) -> Option<Self> {
        let mut fields = line.split('\t');
        let code = fields.next()?;
        let goldstein = fields.next()?.parse().ok();
        let plover = fields.next()?.parse().ok();
        Some(Self { code, goldstein, plover })
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

    /// The digits.
    pub fn as_str(self) -> &'static str {
        self.0
    }

    /// Goldstein's score, -10 to 10, where the tables have one.
    pub fn goldstein(self) -> Option<f64> {
        Self::row(self.0).and_then(|row| row.goldstein)
    }

    /// The PLOVER type that the crosswalk gives the code; `None` for statements (01).
    pub fn plover(self) -> Option<EventType> {
        Self::row(self.0).and_then(|row| row.plover)
    }

    fn row(code: &str) -> Option<&'static Row> {
        ROWS.iter().find(|row| row.code == code)
    }
}

impl Serialize for CameoCode {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self.0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn knows_the_crosswalk_and_nothing_else() {
        assert_eq!(ROWS.len(), 292);
        let consult = CameoCode::parse("044").unwrap();
        assert_eq!(consult.plover(), Some(EventType::Consult));
        assert_eq!(consult.goldstein(), Some(2.5));
        assert_eq!(CameoCode::parse("999"), None);
    }
}
