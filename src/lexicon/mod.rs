//! Dictionaries: bytes to immutable tables, and the digest that goes into every fingerprint.

mod names;
mod pattern;
mod triggers;

pub use names::{
    City, Country, Dated, LoadError, Match, Names, Organisation, Person, Role, Sense, Source, Term, Written,
};
pub use pattern::{Element, TailMatch};
pub use triggers::{Act, Complement, Frame, Requirement, Trigger, TriggerError, Triggers};
