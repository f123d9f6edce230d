//! The span of one record, with its stages as children.

use super::context::TraceParent;
use super::export;
use crate::record::Origin;
use crate::telemetry::figures::Stretch;
use std::cell::RefCell;
use std::hash::{BuildHasher as _, Hasher as _, RandomState};
use std::time::{Duration, SystemTime};
use tracing::span::EnteredSpan;

thread_local! {
    /// The record that this coding thread is at.
    static CURRENT: RefCell<Option<Box<Span>>> = const { RefCell::new(None) };
}

/// A record on its way, as a trace shows it.
#[derive(Debug, Clone)]
pub struct Span {
    pub(super) trace_id: u128,
    pub(super) id: u64,
    pub(super) origin: Origin,
    pub(super) begun: SystemTime,
    pub(super) ended: SystemTime,
    /// What the producer of the record was at. A link and no parent: one batch has many of them.
    pub(super) link: Option<TraceParent>,
    pub(super) stages: Vec<Stage>,
    pub(super) outcome: &'static str,
    sampled: bool,
}

/// A child span.
#[derive(Debug, Clone)]
pub(super) struct Stage {
    pub(super) stretch: Stretch,
    pub(super) id: u64,
    pub(super) begun: SystemTime,
    pub(super) ended: SystemTime,
}

impl Span {
    pub(super) fn begin(origin: &Origin, link: Option<TraceParent>, sampled: bool) -> Self {
        let now = SystemTime::now();
        Self {
            trace_id: (u128::from(random()) << 64) | u128::from(random()),
            id: random(),
            origin: origin.clone(),
            begun: now,
            ended: now,
            link,
            stages: Vec::new(),
            outcome: "",
            sampled,
        }
    }

    fn stage(&mut self, stretch: Stretch, begun: SystemTime, ended: SystemTime) {
        if self.sampled {
            self.stages.push(Stage { stretch, id: random(), begun, ended });
        }
    }

    /// The record has its outcome: the span is exported when it was sampled.
    pub fn finish(&self, outcome: &'static str) {
        if self.sampled {
            let mut span = self.clone();
            span.ended = SystemTime::now();
            span.outcome = outcome;
            span.stage(Stretch::Publish, self.ended, span.ended);
            export::send(span);
        }
    }

    /// The trace that a reader of the log can look up: our own where it is exported, else the
    /// producer's.
    fn log(&self) -> EnteredSpan {
        let trace = self.link.filter(|_| !self.sampled).map_or(self.trace_id, |link| link.trace_id);
        let span = self.link.filter(|_| !self.sampled).map_or(self.id, |link| link.span_id);
        tracing::error_span!("record", trace_id = format!("{trace:032x}"), span_id = format!("{span:016x}")).entered()
    }
}

/// Stands for a record in the coding thread that is at it.
#[derive(Debug)]
pub struct Entered {
    _log: Option<EnteredSpan>,
}

impl Entered {
    pub(super) fn new(span: Option<Box<Span>>) -> Self {
        let log = span.as_ref().map(|span| span.log());
        CURRENT.set(span);
        Self { _log: log }
    }

    /// The thread is done with the record; gives its span back.
    pub fn leave(self) -> Option<Box<Span>> {
        let mut span = CURRENT.take();
        if let Some(span) = &mut span {
            span.ended = SystemTime::now();
        }
        span
    }
}

/// Adds a stage to the record that this thread is at, if it is traced.
pub(super) fn stage(stretch: Stretch, took: Duration) {
    CURRENT.with_borrow_mut(|current| {
        if let Some(span) = current {
            let now = SystemTime::now();
            span.stage(stretch, now.checked_sub(took).unwrap_or(now), now);
        }
    });
}

/// From the keys that the standard library draws for its hash maps; never 0.
pub(super) fn random() -> u64 {
    RandomState::new().build_hasher().finish().max(1)
}
