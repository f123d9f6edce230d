//! At most one line of a kind in an interval, with the count of those left out.

use std::collections::BTreeMap;
use std::sync::{Mutex, PoisonError};
use std::time::{Duration, Instant};

/// Lets one of a kind through in each interval.
#[derive(Debug)]
pub struct RateLimit {
    interval: Duration,
    last: Mutex<BTreeMap<String, (Instant, u64)>>,
}

impl RateLimit {
    /// One of a kind in each `interval`.
    pub const fn new(interval: Duration) -> Self {
        Self { interval, last: Mutex::new(BTreeMap::new()) }
    }

    /// Whether a line of `kind` may go out now; then how many of the kind were left out before it.
    pub fn allow(&self, kind: &str) -> Option<u64> {
        let mut last = self.last.lock().unwrap_or_else(PoisonError::into_inner);
        let now = Instant::now();
        match last.get_mut(kind) {
            Some((when, suppressed)) if now.duration_since(*when) < self.interval => {
                *suppressed += 1;
                None
            }
            Some((when, suppressed)) => {
                *when = now;
                Some(std::mem::take(suppressed))
            }
            None => {
                last.insert(kind.to_owned(), (now, 0));
                Some(0)
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn repeats_are_counted_and_the_next_line_says_how_many() {
        let limit = RateLimit::new(Duration::from_millis(20));
        assert_eq!(limit.allow("a"), Some(0));
        assert_eq!(limit.allow("a"), None);
        assert_eq!(limit.allow("b"), Some(0));
        std::thread::sleep(Duration::from_millis(25));
        assert_eq!(limit.allow("a"), Some(1));
    }
}
