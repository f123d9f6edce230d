//! What another coding of the same articles changes: events by key, field by field.
//!
//! Both sides are read twice: once for a few numbers an event, then for the examples that are shown. A
//! side may hold several codings of an event; the one with the highest `coding_revision` counts, and of
//! equal ones the last.

mod compare;
mod example;
mod side;
mod table;

pub use compare::{Counts, Diff, diff};
pub use example::{Example, FieldChange};
pub use side::Side;
pub use table::FIELDS;
