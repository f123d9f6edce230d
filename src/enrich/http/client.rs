//! One service over HTTP: each request waits for its turn, is sent, and is told to the breaker.

use super::body::Body;
use super::breaker::Breaker;
use super::pace::Pace;
use super::pause::{Pause, retry_after};
use super::{backoff, connect};
use crate::enrich::failure::{Failure, Next};
use crate::enrich::settings::Service;
use crate::event::{NoAnswer, ServiceKind};
use crate::telemetry::metrics;
use reqwest::Url;
use std::time::Duration;
use tokio::sync::{Semaphore, SemaphorePermit};
use tokio::time::{Instant, sleep, sleep_until, timeout_at};

/// Sends requests to one service, within its manners.
#[derive(Debug)]
pub struct Client {
    service: ServiceKind,
    http: reqwest::Client,
    base: Url,
    timeout: Duration,
    attempts: u32,
    max_body_bytes: usize,
    slots: Semaphore,
    pace: Pace,
    pause: Pause,
    breaker: Breaker,
}

impl Client {
    /// A client of the service that `settings` describe.
    ///
    /// # Errors
    /// When the address, the certificates or the header value cannot be used; never repeats a value.
    pub fn new(
        service: ServiceKind,
        settings: &Service,
        contact: &str,
        authorization: Option<&str>,
    ) -> Result<Self, String> {
        let base: Url = settings.url.parse().map_err(|error| format!("the address is no URL: {error}"))?;
        Ok(Self {
            service,
            http: connect::client(settings, &base, contact, authorization)?,
            base,
            timeout: Duration::from_millis(settings.timeout_ms),
            attempts: settings.attempts,
            max_body_bytes: settings.max_body_bytes,
            slots: Semaphore::new(settings.concurrency),
            pace: Pace::new(settings.requests_per_second),
            pause: Pause::default(),
            breaker: Breaker::new(service),
        })
    }

    /// Gets JSON from `path` below the service's address, asking again where that may help.
    ///
    /// # Errors
    /// When there is no such answer until `deadline`.
    pub async fn get(&self, path: &str, query: &[(&str, &str)], deadline: Instant) -> Result<Body, Failure> {
        let url = self.url(path, query);
        let mut attempt = 1;
        loop {
            let failure = match self.attempt(&url, deadline).await {
                Ok(body) => return Ok(body),
                Err(failure) => failure,
            };
            let wait = match failure.next {
                Next::Never => return Err(failure),
                Next::Again => backoff::wait(attempt),
                // The pause is kept to before the next request, whoever sends it.
                Next::After(_) => Duration::ZERO,
            };
            if attempt >= self.attempts || Instant::now() + wait >= deadline {
                return Err(failure);
            }
            sleep(wait).await;
            attempt += 1;
        }
    }

    fn url(&self, path: &str, query: &[(&str, &str)]) -> Url {
        let mut url = self.base.clone();
        if !path.is_empty() {
            let below = format!("{}/{path}", url.path().trim_end_matches('/'));
            url.set_path(&below);
        }
        url.query_pairs_mut().extend_pairs(query);
        url
    }

    async fn attempt(&self, url: &Url, deadline: Instant) -> Result<Body, Failure> {
        let _slot = self.turn(deadline).await?;
        let Some(leave) = self.breaker.leave() else { return Err(self.left_alone()) };
        let begun = Instant::now();
        let until = (begun + self.timeout).min(deadline);
        let result = timeout_at(until, self.exchange(url)).await;
        // Cut short by the record's deadline, it says nothing about the service.
        let whole = begun + self.timeout <= deadline;
        let result = result.unwrap_or_else(|_| {
            Err(Failure::passing(NoAnswer::Timeout, format!("no answer within {:?}", until - begun)))
        });
        match &result {
            Err(failure) if failure.reason == NoAnswer::Timeout && !whole => drop(leave),
            // It lives, and says so.
            Ok(_) => leave.answered(),
            Err(failure) if failure.reason == NoAnswer::AskedToWait => leave.answered(),
            Err(_) => leave.failed(),
        }
        let word = result.as_ref().map_or_else(|failure| failure.reason.as_str(), |_| "ok");
        metrics::enrich_request(self.service.as_str(), word, begun.elapsed());
        result
    }

    async fn exchange(&self, url: &Url) -> Result<Body, Failure> {
        let response = self.http.get(url.clone()).send().await.map_err(connect::failure)?;
        match connect::refusal(response.status(), retry_after(response.headers())) {
            None => Body::read(response, self.max_body_bytes).await,
            Some(failure) => {
                if let Next::After(wait) = failure.next {
                    self.pause.extend(wait);
                }
                Err(failure)
            }
        }
    }

    /// Waits until a request may be sent: a free slot, no pause, a moment of the rate. Says at once
    /// when that cannot be before `deadline`.
    async fn turn(&self, deadline: Instant) -> Result<SemaphorePermit<'_>, Failure> {
        if self.breaker.is_open() {
            return Err(self.left_alone());
        }
        let slot = timeout_at(deadline, self.slots.acquire()).await;
        let Ok(Ok(slot)) = slot else {
            return Err(Failure::lasting(NoAnswer::Busy, "as many requests as allowed are on their way"));
        };
        while let Some(until) = self.pause.until() {
            if until >= deadline {
                return Err(Failure::lasting(NoAnswer::AskedToWait, "the service has asked to be left alone"));
            }
            sleep_until(until).await;
        }
        let Some(at) = self.pace.reserve(deadline) else {
            return Err(Failure::lasting(NoAnswer::RateLimited, "requests_per_second is used up"));
        };
        sleep_until(at).await;
        Ok(slot)
    }

    fn left_alone(&self) -> Failure {
        let detail = format!("{} failed too often just now", self.service.as_str());
        Failure::lasting(NoAnswer::BreakerOpen, detail)
    }
}
