//! How long to wait before a question is asked again.

use std::time::Duration;

/// The wait before the second request at most; it doubles with each further one.
const BASE: Duration = Duration::from_millis(100);

/// Anything from nothing to the bound, so that many who failed together do not come back together.
pub(super) fn wait(attempt: u32) -> Duration {
    bound(attempt).mul_f64(fastrand::f64())
}

fn bound(attempt: u32) -> Duration {
    BASE * 2_u32.pow(attempt.saturating_sub(1).min(10))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_bound_doubles_and_waits_are_spread_below_it() {
        assert_eq!([1, 2, 3].map(|attempt| bound(attempt).as_millis()), [100, 200, 400]);
        let waits: Vec<Duration> = (0..100).map(|_| wait(3)).collect();
        assert!(waits.iter().all(|wait| *wait <= bound(3)));
        assert!(waits.iter().any(|wait| *wait < bound(3) / 4) && waits.iter().any(|wait| *wait > bound(3) / 2));
    }
}
