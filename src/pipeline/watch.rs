//! The times of one record on its way, told to metrics and, where the record is traced, to its span.

use super::output::Output;
use crate::record::{Outcome, Record};
use crate::telemetry::trace::{self, Span};
use crate::telemetry::{RateLimit, Stretch, metrics};
use std::time::{Duration, Instant};

/// Runs one stage and notes how long it took.
pub(super) fn timed<T>(stretch: Stretch, stage: impl FnOnce() -> T) -> T {
    let begun = Instant::now();
    let done = stage();
    let took = begun.elapsed();
    metrics::stage(stretch, took);
    trace::stage(stretch, took);
    done
}

/// How often dead letters of one reason are logged.
const LOG_INTERVAL: Duration = Duration::from_secs(10);
static LETTERS: RateLimit = RateLimit::new(LOG_INTERVAL);

/// Logs what a record became, while its trace is named; dead letters for operators, the rest for
/// whoever looks for one record. Never a body.
pub(super) fn told(record: &Record, output: &Output) {
    let (origin, outcome) = (&record.origin, output.outcome.as_str());
    let reason = output.reason.unwrap_or_default();
    if output.outcome == Outcome::DeadLettered
        && let Some(suppressed) = LETTERS.allow(reason)
    {
        tracing::info!(%origin, reason, suppressed, "a record cannot be accepted and becomes a dead letter");
    }
    tracing::debug!(%origin, outcome, reason, "coded");
}

/// Goes with a record from admission to outcome.
#[derive(Debug)]
pub(super) struct RecordWatch {
    admitted: Instant,
    coded: Option<Instant>,
    span: Option<Box<Span>>,
}

impl RecordWatch {
    pub(super) fn begin(record: &Record) -> Self {
        Self { admitted: Instant::now(), coded: None, span: trace::begin(record) }
    }

    /// A coding thread takes the record; what it logs until [`RecordWatch::coded`] names the trace.
    pub(super) fn code(&mut self) -> trace::Entered {
        metrics::stage(Stretch::Queue, self.admitted.elapsed());
        trace::enter(self.span.take())
    }

    /// The coding thread is done with the record.
    pub(super) fn coded(&mut self, entered: trace::Entered) {
        self.coded = Some(Instant::now());
        self.span = entered.leave();
    }

    /// The record has its outcome.
    pub(super) fn finished(&self, record: &Record, outcome: Outcome) {
        metrics::finished(record.timestamp_ms, self.coded.map(|coded| coded.elapsed()));
        if let Some(span) = &self.span {
            span.finish(outcome.as_str());
        }
    }
}
