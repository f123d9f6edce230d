//! The count that must come out: consumed = published + empty + filtered + dead-lettered + abandoned
//! + in flight.

use crate::record::Outcome;
use serde::Serialize;
use std::fmt;

/// Records of this process by how they ended.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize)]
pub struct Ledger {
    /// Records admitted.
    pub consumed: u64,
    /// Records that gave events.
    pub published: u64,
    /// Records coded without an event.
    pub empty: u64,
    /// Records not coded, by policy.
    pub filtered: u64,
    /// Records that could not be accepted.
    pub dead_lettered: u64,
    /// Records whose partition was lost before their outcome; its next owner reads them again.
    pub abandoned: u64,
    /// Records on the way.
    pub in_flight: u64,
    /// Envelopes dropped without an outcome: always 0, or there is a bug.
    pub unaccounted: u64,
}

impl Ledger {
    /// Notes an admitted record.
    pub fn admit(&mut self) {
        self.consumed += 1;
        self.in_flight += 1;
    }

    /// Notes an outcome.
    pub fn resolve(&mut self, outcome: Outcome) {
        self.in_flight -= 1;
        *match outcome {
            Outcome::Published => &mut self.published,
            Outcome::Empty => &mut self.empty,
            Outcome::Filtered => &mut self.filtered,
            Outcome::DeadLettered => &mut self.dead_lettered,
        } += 1;
    }

    /// Notes records whose ownership ended before their outcome.
    pub fn abandon(&mut self, records: usize) {
        self.in_flight -= records as u64;
        self.abandoned += records as u64;
    }

    /// Whether every consumed record is accounted for.
    pub fn is_whole(&self) -> bool {
        let ended = self.published + self.empty + self.filtered + self.dead_lettered + self.abandoned;
        self.consumed == ended + self.in_flight && self.unaccounted == 0
    }
}

impl fmt::Display for Ledger {
    /// The equation that has to come out.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { consumed, published, empty, filtered, dead_lettered, abandoned, in_flight, .. } = self;
        write!(f, "{consumed} consumed = {published} published + {empty} empty + {filtered} filtered + ")?;
        write!(f, "{dead_lettered} dead-lettered + {abandoned} abandoned + {in_flight} in flight")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn stays_whole_through_every_ending_and_shows_a_lost_envelope() {
        let mut ledger = Ledger::default();
        for outcome in Outcome::ALL {
            ledger.admit();
            ledger.resolve(outcome);
        }
        ledger.admit();
        ledger.admit();
        ledger.abandon(1);
        assert!(ledger.is_whole());
        assert_eq!((ledger.consumed, ledger.in_flight), (6, 1));
        ledger.unaccounted += 1;
        assert!(!ledger.is_whole());
    }
}
