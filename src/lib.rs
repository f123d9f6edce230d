//! geowire turns the news stream into geopolitical event data that can be checked.
//!
//! The rooms, from the top of the house to its foundation, are drawn in `docs/architecture.md`;
//! arrows between them may skip rows and never climb, and `tests/architecture.rs` holds that.

#[cfg(feature = "worker")]
pub mod admin;
#[cfg(feature = "worker")]
pub mod cli;
#[cfg(feature = "worker")]
pub mod config;
#[cfg(feature = "worker")]
pub mod kafka;
#[cfg(feature = "worker")]
pub mod live;
#[cfg(feature = "worker")]
pub mod pipeline;
#[cfg(feature = "worker")]
pub mod telemetry;

pub mod article;
pub mod coding;
pub mod event;
pub mod lexicon;
pub mod ontology;
pub mod record;
