//! The view `plv`: the fifteen labels of an older scheme, and their four classes, from CAMEO codes.

use super::tables::{cell, rows};
use super::{CameoCode, EventType, Mode, vocabulary::vocabulary};
use std::sync::LazyLock;

/// The beginning of a code, a mode where it decides, the label.
const TABLE: &str = include_str!("../../config/coding/ontology/plv.tsv");

static ROWS: LazyLock<Vec<Row>> = LazyLock::new(|| rows(TABLE).filter_map(|row| Row::read(&row)).collect());

struct Row {
    code: &'static str,
    mode: Option<Mode>,
    label: PlvLabel,
}

impl Row {
    fn read(row: &[&'static str]) -> Option<Self> {
        Some(Self { code: cell(row, 0), mode: cell(row, 1).parse().ok(), label: cell(row, 2).parse().ok()? })
    }

    fn fits(&self, code: CameoCode, modes: &[Mode]) -> bool {
        code.as_str().starts_with(self.code) && self.mode.is_none_or(|mode| modes.contains(&mode))
    }
}

vocabulary! {
    /// A label of the older scheme, in which sets that others have published are labelled.
    PlvLabel {
        /// As PLOVER; also promises to release, lift or withdraw.
        Agree = "AGREE",
        /// As PLOVER.
        Consult = "CONSULT",
        /// As PLOVER; also apologies.
        Support = "SUPPORT",
        /// As PLOVER.
        Cooperate = "COOPERATE",
        /// As PLOVER.
        Aid = "AID",
        /// CONCEDE and RETREAT.
        Yield = "YIELD",
        /// As PLOVER; also convictions.
        Accuse = "ACCUSE",
        /// As PLOVER.
        Request = "REQUEST",
        /// As PLOVER.
        Reject = "REJECT",
        /// As PLOVER.
        Threaten = "THREATEN",
        /// As PLOVER.
        Protest = "PROTEST",
        /// As PLOVER.
        Mobilize = "MOBILIZE",
        /// Ties, aid, talks and missions cut.
        Sanction = "SANCTION",
        /// As PLOVER; also sanctions imposed.
        Coerce = "COERCE",
        /// As PLOVER; also property destroyed, blockades and attacks on computers.
        Assault = "ASSAULT",
    }
}

impl PlvLabel {
    /// The label of an act; `None` for statements (CAMEO 01), which the scheme leaves out.
    pub fn of(code: CameoCode, modes: &[Mode]) -> Option<Self> {
        let fits = ROWS.iter().filter(|row| row.fits(code, modes));
        fits.max_by_key(|row| (row.mode.is_some(), row.code.len())).map(|row| row.label)
    }

    /// The label that has the name of a PLOVER type; CONCEDE and RETREAT are YIELD.
    pub fn of_type(event_type: EventType) -> Self {
        match event_type {
            EventType::Agree => Self::Agree,
            EventType::Consult => Self::Consult,
            EventType::Support => Self::Support,
            EventType::Concede | EventType::Retreat => Self::Yield,
            EventType::Cooperate => Self::Cooperate,
            EventType::Aid => Self::Aid,
            EventType::Request => Self::Request,
            EventType::Accuse => Self::Accuse,
            EventType::Reject => Self::Reject,
            EventType::Threaten => Self::Threaten,
            EventType::Protest => Self::Protest,
            EventType::Sanction => Self::Sanction,
            EventType::Mobilize => Self::Mobilize,
            EventType::Coerce => Self::Coerce,
            EventType::Assault => Self::Assault,
        }
    }

    /// The penta class, PLOVER flavour as in the zero-shot study: 1 verbal and 2 material cooperation,
    /// 3 verbal and 4 material conflict (0, neutral, has no label).
    pub const fn penta(self) -> u8 {
        match self {
            Self::Agree | Self::Consult | Self::Support => 1,
            Self::Cooperate | Self::Aid | Self::Yield => 2,
            Self::Request | Self::Accuse | Self::Reject | Self::Threaten => 3,
            Self::Protest | Self::Mobilize | Self::Sanction | Self::Coerce | Self::Assault => 4,
        }
    }
}
