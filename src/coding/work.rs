//! What may be spent on one article.

use super::settings::Settings;
use crate::record::{RejectReason, Rejection};

/// Counted steps.
pub(super) struct Work {
    steps: u64,
    limit: u64,
}

impl Work {
    pub(super) fn new(settings: &Settings) -> Self {
        Self { steps: 0, limit: settings.max_steps }
    }

    pub(super) fn spend(&mut self, steps: u64) -> Result<(), Rejection> {
        self.steps = self.steps.saturating_add(steps);
        if self.steps > self.limit {
            return Err(Rejection::new(RejectReason::TooComplex, format!("more than {} steps of work", self.limit)));
        }
        Ok(())
    }
}
