//! HTTP with manners: what may be connected to, how often, how long, and what may come back.

mod address;
mod backoff;
mod body;
mod breaker;
mod client;
mod connect;
mod pace;
mod pause;
mod redirects;

pub(super) use address::{is_public, literal};
pub use body::Body;
pub use client::Client;
