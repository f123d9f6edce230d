//! Metric names, logging, and later trace context: what is told to the outside about the inside.

pub mod logging;
pub mod metrics;
mod names;
mod rate_limit;

pub use names::{Declared, METRICS, MetricKind};
pub use rate_limit::RateLimit;
