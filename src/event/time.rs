//! When an event took place.

use super::Span;
use schemars::JsonSchema;
use serde::Serialize;

/// The time of the act, never narrower than the text.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema)]
pub struct Time {
    /// First day, month or year: `YYYY-MM-DD`, `YYYY-MM` or `YYYY`.
    pub start: String,
    /// Last day, month or year, of the same shape; null when open.
    pub end: Option<String>,
    /// How narrow it is.
    pub precision: TimePrecision,
    /// How the text leads to it.
    pub basis: TimeBasis,
    /// The words of the text; null when the time is not stated in words of its own.
    pub text: Option<String>,
    /// Where they stand.
    pub span: Option<Span>,
}

/// How narrow a time is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum TimePrecision {
    /// A day.
    Day,
    /// A week.
    Week,
    /// A month.
    Month,
    /// A year.
    Year,
}

/// How the text leads to the time.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum TimeBasis {
    /// Stated in the clause of the event.
    Stated,
    /// Stated at another mention of the same event.
    Inherited,
    /// Follows from a stated anchor.
    Inferred,
}
