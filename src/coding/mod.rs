//! The event coder: mentions, triggers, roles, factuality, places and times of an article, put together
//! into events by the rules of the codebook.

mod actor;
mod attach;
mod calendar;
mod coder;
mod compose;
mod cues;
mod draft;
mod drafting;
mod factuality;
mod judge;
mod mentions;
mod people;
mod phrases;
mod reading;
mod record;
mod roles;
mod scalars;
mod seen;
mod settings;
#[cfg(test)]
mod tests;
mod times;
mod triggers;

pub use coder::{Coder, CoderError, Coding, Tables};
pub use settings::{EvidenceText, Settings};
