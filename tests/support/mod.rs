//! The harness: a real broker, the real binary, and a reader that sees topics only.
#![allow(dead_code, unreachable_pub, reason = "each test binary uses its own part of the harness")]
#![allow(
    clippy::disallowed_methods,
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    reason = "not a pure room"
)]
#![allow(missing_docs, reason = "names say it")]

pub mod archive;
pub mod articles;
pub mod broker;
pub mod checker;
pub mod cluster;
pub mod desk;
pub mod ports;
pub mod proxy;
pub mod replay;
pub mod sim;
pub mod worker;
