//! Where an event took place.

use super::Span;
use crate::ontology::PlacePrecision;
use schemars::JsonSchema;
use serde::Serialize;

/// A place with its resolution.
#[derive(Debug, Clone, PartialEq, Serialize, JsonSchema)]
pub struct Place {
    /// The words of the text.
    pub text: String,
    /// Where they stand.
    pub span: Span,
    /// The gazetteer's name.
    pub name: String,
    /// GeoNames id.
    pub geonameid: Option<u32>,
    /// Degrees north.
    pub lat: Option<f64>,
    /// Degrees east.
    pub lon: Option<f64>,
    /// First-order administrative division.
    pub admin1: Option<String>,
    /// ISO 3166-1 alpha-3.
    pub country: Option<String>,
    /// Who else claims it, for disputed places.
    pub claimed_by: Option<String>,
    /// Who controlled it on the day, for disputed places.
    pub controlled_by: Option<String>,
    /// How narrow the place is.
    pub precision: PlacePrecision,
    /// How the text leads to it.
    pub basis: PlaceBasis,
    /// Other readings of the name, at most two.
    pub alternatives: Vec<PlaceAlternative>,
}

/// Another reading of a place name.
#[derive(Debug, Clone, PartialEq, Serialize, JsonSchema)]
pub struct PlaceAlternative {
    /// The gazetteer's name.
    pub name: String,
    /// GeoNames id.
    pub geonameid: Option<u32>,
    /// ISO 3166-1 alpha-3.
    pub country: Option<String>,
}

/// How the text leads to the place.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum PlaceBasis {
    /// Stated in the clause of the event.
    Stated,
    /// Stated at another mention of the same event.
    Inherited,
    /// Follows from a stated anchor.
    Inferred,
}

/// Why an event has no place.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum PlaceAbsent {
    /// The text names none for this event.
    NotStated,
    /// The name is in no gazetteer.
    NotResolved,
}
