//! Traces: W3C trace context of records continued as span links, exported over OTLP where a receiver is
//! set. Without one, the context still names the lines that are logged about a record.

mod context;
mod export;
mod otlp;
mod settings;
mod span;

pub use context::TraceParent;
pub use export::{Exporter, start};
pub use settings::Settings;
pub use span::{Entered, Span};

use super::figures::Stretch;
use crate::record::Record;
use std::time::Duration;

/// Begins the span of a record: when it is sampled, or carries a context that logs should name.
pub fn begin(record: &Record) -> Option<Box<Span>> {
    let parent = record.headers.last("traceparent").and_then(TraceParent::parse);
    let sampled = export::sample();
    (sampled || parent.is_some()).then(|| Box::new(Span::begin(&record.origin, parent, sampled)))
}

/// A coding thread takes a record up: until it leaves, its log lines name the trace.
pub fn enter(span: Option<Box<Span>>) -> Entered {
    Entered::new(span)
}

/// A stage of the record that this thread is at took so long.
pub fn stage(stretch: Stretch, took: Duration) {
    span::stage(stretch, took);
}
