//! The consumer's place in its group, for the producer that commits on its behalf.

use super::assignment::Context;
use crate::record::{NextOffset, TopicPartition};
use rdkafka::consumer::{BaseConsumer, Consumer as _, ConsumerGroupMetadata};
use std::sync::{Arc, Mutex, PoisonError};

/// Shared by consumer and transactional producer. Empty before the consumer joins and after it is gone.
#[derive(Clone, Default)]
pub struct Group {
    consumer: Arc<Mutex<Option<Arc<BaseConsumer<Context>>>>>,
    #[cfg(sabotage = "cached_group_metadata")]
    cached: Arc<Mutex<Option<Arc<ConsumerGroupMetadata>>>>,
}

impl std::fmt::Debug for Group {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Group").finish_non_exhaustive()
    }
}

impl Group {
    pub(super) fn set(&self, consumer: Option<Arc<BaseConsumer<Context>>>) {
        *self.consumer.lock().unwrap_or_else(PoisonError::into_inner) = consumer;
    }

    /// Member and generation of this moment. Every rebalance makes another generation, so it is asked
    /// for at each commit and never kept.
    #[cfg(not(sabotage = "cached_group_metadata"))]
    pub(super) fn metadata(&self) -> Option<Arc<ConsumerGroupMetadata>> {
        self.ask()
    }

    #[cfg(sabotage = "cached_group_metadata")]
    pub(super) fn metadata(&self) -> Option<Arc<ConsumerGroupMetadata>> {
        let mut cached = self.cached.lock().unwrap_or_else(PoisonError::into_inner);
        *cached = cached.take().or_else(|| self.ask());
        cached.clone()
    }

    /// Positions were committed on the consumer's behalf, which it does not notice by itself.
    pub(super) fn committed(&self, positions: &[(TopicPartition, NextOffset)]) {
        let consumer = self.consumer.lock().unwrap_or_else(PoisonError::into_inner);
        let Some(consumer) = consumer.as_ref() else { return };
        for (at, _) in positions {
            consumer.context().seen.note(at);
        }
    }

    fn ask(&self) -> Option<Arc<ConsumerGroupMetadata>> {
        let consumer = self.consumer.lock().unwrap_or_else(PoisonError::into_inner);
        consumer.as_ref()?.group_metadata().map(Arc::new)
    }
}
