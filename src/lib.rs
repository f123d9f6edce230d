//! geowire turns the news stream into geopolitical event data that can be checked.
//!
//! The rooms, from the top of the house to its foundation, are drawn in `docs/architecture.md`;
//! arrows between them may skip rows and never climb, and `tests/architecture.rs` holds that.

// The shell: clocks, sockets, files and threads are its business, so the bans of `clippy.toml` are lifted.
#[cfg(feature = "worker")]
#[allow(clippy::disallowed_methods, clippy::disallowed_types, reason = "a room of the shell")]
pub mod admin;
#[cfg(feature = "worker")]
#[allow(clippy::disallowed_methods, clippy::disallowed_types, reason = "a room of the shell")]
pub mod archive;
#[cfg(feature = "worker")]
#[allow(clippy::disallowed_methods, clippy::disallowed_types, reason = "a room of the shell")]
pub mod cli;
#[cfg(feature = "worker")]
#[allow(clippy::disallowed_methods, clippy::disallowed_types, reason = "a room of the shell")]
pub mod config;
#[cfg(feature = "worker")]
#[allow(clippy::disallowed_methods, clippy::disallowed_types, reason = "a room of the shell")]
pub mod enrich;
#[cfg(feature = "worker")]
#[allow(clippy::disallowed_methods, clippy::disallowed_types, reason = "a room of the shell")]
pub mod kafka;
#[cfg(feature = "worker")]
#[allow(clippy::disallowed_methods, clippy::disallowed_types, reason = "a room of the shell")]
pub mod live;
#[cfg(feature = "worker")]
#[allow(clippy::disallowed_methods, clippy::disallowed_types, reason = "a room of the shell")]
pub mod page;
#[cfg(feature = "worker")]
#[allow(clippy::disallowed_methods, clippy::disallowed_types, reason = "a room of the shell")]
pub mod pipeline;
#[cfg(feature = "worker")]
#[allow(clippy::disallowed_methods, clippy::disallowed_types, reason = "a room of the shell")]
pub mod replay;
#[cfg(feature = "worker")]
#[allow(clippy::disallowed_methods, clippy::disallowed_types, reason = "a room of the shell")]
pub mod telemetry;

// The pure rooms.
pub mod article;
pub mod coding;
pub mod evaluation;
pub mod event;
pub mod language;
pub mod lexicon;
pub mod ontology;
pub mod record;
