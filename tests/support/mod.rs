//! The harness: a real broker, the real binary, and a reader that sees topics only.
#![allow(dead_code, reason = "each test binary uses its own part of the harness")]

pub mod broker;
pub mod worker;
