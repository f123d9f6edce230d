//! How large an event was: numbers with bounds and whoever claims them.

use super::Span;
use schemars::JsonSchema;
use serde::Serialize;

/// Numbers of people, several where sides differ.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, JsonSchema)]
pub struct Magnitude {
    /// Killed.
    pub dead: Vec<Quantity>,
    /// Wounded.
    pub injured: Vec<Quantity>,
    /// Arrested.
    pub arrested: Vec<Quantity>,
    /// Driven from their homes.
    pub displaced: Vec<Quantity>,
    /// In a crowd.
    pub crowd: Vec<Quantity>,
}

/// A number with its bounds.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema)]
pub struct Quantity {
    /// Lower bound; null when open.
    pub min: Option<u64>,
    /// Upper bound; null when open.
    pub max: Option<u64>,
    /// Whether the text gives it as an exact number rather than an estimate.
    pub exact: bool,
    /// Who gives the number; null for the article itself.
    pub claimed_by: Option<String>,
    /// Where the number stands.
    pub span: Span,
}
