//! Closed vocabularies: PLOVER 2.0 types, modes, contexts and sectors, and their scores.
//!
//! An unknown code cannot be written, because every code is a value of a type here.

mod cameo;
mod contexts;
mod kinds;
mod modes;
mod sectors;
mod types;
mod vocabulary;

pub use cameo::CameoCode;
pub use contexts::Context;
pub use kinds::{ActorKind, PlacePrecision, ZoneKind};
pub use modes::Mode;
pub use sectors::{GroupCode, Sector};
pub use types::EventType;
