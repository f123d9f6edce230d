//! Dictionaries: bytes to immutable tables, and the digest that goes into every fingerprint.

mod gazetteer;
mod names;
mod overlaid;
mod pattern;
mod trigger;
mod trigger_file;
mod triggers;

pub use gazetteer::{Gazetteer, GazetteerError, Row as GazetteerRow, encode as encode_gazetteer};
pub(crate) use names::folded_tokens;
pub use names::{
    Change, City, Country, Dated, LoadError, Match, Names, Organisation, Person, Role, Sense, Source, Term, Written,
};
pub use overlaid::holds_triggers;
pub use pattern::{Element, TailMatch};
pub use trigger::{Act, Complement, Entry, Frame, Requirement, Trigger};
pub use trigger_file::TriggerError;
pub use triggers::{BUILTIN_NAME, Triggers};
