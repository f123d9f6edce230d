//! Dictionaries: bytes to immutable tables, and the digest that goes into every fingerprint.

mod names;

pub use names::{City, Country, Match, Names, Organisation, Person, Role, Sense, Term};
