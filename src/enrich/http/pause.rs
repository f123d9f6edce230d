//! `Retry-After`: a service that asks to be left alone is left alone.

use reqwest::header::{HeaderMap, RETRY_AFTER};
use std::sync::{Mutex, PoisonError};
use std::time::{Duration, SystemTime};
use tokio::time::Instant;

/// Longest pause that is kept to: a service may not switch itself off for ever by mistake.
const LONGEST: Duration = Duration::from_secs(600);

/// How long the service is to be left alone.
#[derive(Debug, Default)]
pub(super) struct Pause(Mutex<Option<Instant>>);

impl Pause {
    /// Until when to wait, if at all.
    pub(super) fn until(&self) -> Option<Instant> {
        let until = *self.0.lock().unwrap_or_else(PoisonError::into_inner);
        until.filter(|until| *until > Instant::now())
    }

    /// Leaves the service alone for `wait` from now on; never shortens an earlier pause.
    pub(super) fn extend(&self, wait: Duration) {
        let until = Instant::now() + wait.min(LONGEST);
        let mut held = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        *held = (*held).max(Some(until));
    }
}

/// What `Retry-After` says: seconds, or a date.
pub(super) fn retry_after(headers: &HeaderMap) -> Option<Duration> {
    let value = headers.get(RETRY_AFTER)?.to_str().ok()?.trim();
    if let Ok(seconds) = value.parse() {
        return Some(Duration::from_secs(seconds));
    }
    let date = httpdate::parse_http_date(value).ok()?;
    Some(date.duration_since(SystemTime::now()).unwrap_or_default())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn said(value: &str) -> Option<Duration> {
        retry_after(&HeaderMap::from_iter([(RETRY_AFTER, value.parse().unwrap())]))
    }

    #[test]
    fn seconds_or_a_date() {
        assert_eq!(said("120"), Some(Duration::from_secs(120)));
        assert_eq!(said("Wed, 21 Oct 2015 07:28:00 GMT"), Some(Duration::ZERO), "a date that has passed");
        let soon = httpdate::fmt_http_date(SystemTime::now() + Duration::from_secs(60));
        assert!(said(&soon).is_some_and(|wait| (58..=60).contains(&wait.as_secs())));
        assert_eq!(said("soon"), None);
        assert_eq!(said("-5"), None);
    }

    #[tokio::test(start_paused = true)]
    async fn a_pause_is_never_shortened_and_never_for_ever() {
        let pause = Pause::default();
        assert_eq!(pause.until(), None);
        pause.extend(Duration::from_secs(u64::MAX));
        pause.extend(Duration::from_secs(1));
        assert_eq!(pause.until(), Some(Instant::now() + LONGEST));
        tokio::time::advance(LONGEST).await;
        assert_eq!(pause.until(), None);
    }
}
