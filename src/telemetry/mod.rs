//! What is told to the outside about the inside: metrics, logs, traces.

mod figures;
pub mod logging;
pub mod metrics;
mod names;
mod positions;
mod process;
mod rate_limit;
mod reference;
pub mod scrape;
mod start;
pub mod trace;

pub use figures::{EventFigures, PartitionFigures, Stretch};
pub use names::{Declared, METRICS, MetricKind};
pub use positions::forget;
pub use rate_limit::RateLimit;
pub use reference::reference;
pub use start::{buckets, describe, expect};
