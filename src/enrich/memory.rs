//! Answers kept in memory, and one request for a question asked twice at once.

use super::failure::Failure;
use super::look_up::Heard;
use super::question::Question;
use super::settings::Settings;
use crate::event::{Known, ServiceKind};
use moka::Expiry;
use moka::future::Cache;
use std::sync::Arc;
use std::time::{Duration, Instant};

/// Whom and what was asked.
type Key = (ServiceKind, Question);

/// An answer with the time it was given.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Remembered {
    pub(super) heard: Heard,
    /// RFC 3339 in UTC.
    pub(super) asked_at: String,
}

/// Answers by question, bounded in bytes and time.
#[derive(Debug, Clone)]
pub(super) struct Memory(Cache<Key, Arc<Remembered>>);

impl Memory {
    pub(super) fn new(settings: &Settings) -> Self {
        let kept = Kept {
            known: Duration::from_secs(settings.ttl_secs),
            unknown: Duration::from_secs(settings.negative_ttl_secs),
        };
        Self(
            Cache::builder()
                .max_capacity(settings.cache_bytes)
                .weigher(|key: &Key, value: &Arc<Remembered>| weight(key, value))
                .expire_after(kept)
                .build(),
        )
    }

    pub(super) async fn recall(&self, key: &Key) -> Option<Arc<Remembered>> {
        self.0.get(key).await
    }

    /// The answer that is kept, or that of `asking`; whoever asks the same meanwhile waits for the same
    /// answer. Failures are shared with those who wait, and not kept.
    pub(super) async fn recall_or_ask(
        &self,
        key: Key,
        asking: impl Future<Output = Result<Arc<Remembered>, Failure>>,
    ) -> Result<Arc<Remembered>, Failure> {
        self.0.try_get_with(key, asking).await.map_err(|failure| (*failure).clone())
    }

    /// Bytes held.
    pub(super) fn bytes(&self) -> u64 {
        self.0.weighted_size()
    }
}

/// What the cache needs for one entry beside what is in it, roughly.
const OVERHEAD: usize = 200;

fn weight((_, question): &Key, remembered: &Remembered) -> u32 {
    let len = |text: &Option<String>| text.as_ref().map_or(0, String::len);
    let known = match &remembered.heard.known {
        Some(Known::Place(place)) => place.name.len() + len(&place.country) + len(&place.osm),
        Some(Known::Entity(entity)) => entity.wikidata.len() + entity.name.len() + len(&entity.description),
        None => 0,
    };
    let fixed = OVERHEAD + size_of::<Remembered>() + remembered.asked_at.len() + remembered.heard.digest.len();
    (fixed + known + question.weight()) as u32
}

#[derive(Debug)]
struct Kept {
    known: Duration,
    unknown: Duration,
}

impl Expiry<Key, Arc<Remembered>> for Kept {
    fn expire_after_create(&self, _: &Key, value: &Arc<Remembered>, _: Instant) -> Option<Duration> {
        Some(if value.heard.known.is_some() { self.known } else { self.unknown })
    }
}
