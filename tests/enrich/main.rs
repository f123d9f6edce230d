//! Look-ups against real HTTP servers on loopback: what is asked, how politely, and what is believed.
#![cfg(feature = "worker")]
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a test fails by panicking")]
#![allow(clippy::disallowed_methods, clippy::disallowed_types, reason = "not a pure room")]

mod answers;
mod hostile;
mod load;
mod manners;
mod remembering;
mod service;
mod tls;
mod wiring;
