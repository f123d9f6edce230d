//! The event coder: mentions, triggers, roles, factuality, places and times of an article, put together
//! into events by the rules of the codebook.

mod actor;
mod attach;
mod calendar;
mod classify;
mod coder;
mod compose;
mod conditions;
mod confidence;
mod contexts;
mod coreference;
mod cues;
mod dateline;
mod draft;
mod drafting;
mod examples;
mod factuality;
mod homes;
mod judge;
mod lengths;
mod locate;
mod magnitude;
mod mentions;
mod nouns;
mod occasions;
mod occurrence;
mod people;
mod phrases;
mod places;
mod predicates;
mod publisher;
mod reading;
mod record;
mod roles;
mod said;
mod scalars;
mod seen;
mod settings;
mod silence;
mod sources;
mod tables;
mod tails;
#[cfg(test)]
mod tests;
mod times;
mod triggers;
mod verdict;
mod work;

pub use classify::Classified;
pub use coder::{Coder, Coding};
pub use confidence::{Judge, JudgeError, features};
pub use locate::locate;
pub use predicates::{Decision, Predicate, Predicates};
pub use settings::{EvidenceText, LeastConfidence, Settings};
pub use silence::{Considered, Explained, Silence, Verdict};
pub use tables::{CoderError, Tables};
