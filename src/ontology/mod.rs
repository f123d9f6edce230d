//! Closed vocabularies: PLOVER 2.0 types, modes, contexts and sectors, their scores, and the views from CAMEO.
//!
//! The same as data, with a gloss for each value: `config/coding/ontology/`; tests hold both together.
//!
//! An unknown code cannot be written, because every code is a value of a type here.

mod cameo;
mod contexts;
mod kinds;
mod modes;
mod plv;
mod sectors;
mod tables;
#[cfg(test)]
mod tests;
mod types;
mod vocabulary;

pub use cameo::{CameoCode, Flag};
pub use contexts::Context;
pub use kinds::{ActorKind, PlacePrecision, ZoneKind};
pub use modes::Mode;
pub use plv::PlvLabel;
pub use sectors::{GroupCode, Sector};
pub use types::EventType;
pub(crate) use vocabulary::vocabulary;
