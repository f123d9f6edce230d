//! What the coordinator says of where the group stands in a partition, and how far it is believed.

use crate::record::TopicPartition;
use rdkafka::Offset;
use rdkafka::topic_partition_list::TopicPartitionListElem;
use std::collections::BTreeSet;
use std::sync::{Mutex, PoisonError};

/// Where the group stands in one partition.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Committed {
    /// The offset to read next.
    At(i64),
    /// The group has never committed this partition.
    Nothing,
    /// No answer, and why.
    Unknown(String),
}

/// The partitions of which this process has seen a committed position: of these, "nothing is committed"
/// is no answer. After an outage a coordinator has given it, and a whole partition was read twice.
#[derive(Debug, Default)]
pub(super) struct Seen(Mutex<BTreeSet<TopicPartition>>);

impl Seen {
    /// A position of this partition is committed.
    pub(super) fn note(&self, at: &TopicPartition) {
        let mut seen = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        if !seen.contains(at) {
            seen.insert(at.clone());
        }
    }

    /// What one element of the coordinator's answer says.
    pub(super) fn judge(&self, element: &TopicPartitionListElem<'_>) -> Committed {
        let at = TopicPartition::new(element.topic(), element.partition());
        let error = element.error().err().map(|error| error.to_string());
        let committed = self.weigh(&at, element.offset(), error);
        if matches!(committed, Committed::At(_)) {
            self.note(&at);
        }
        committed
    }

    /// An offset beside an error is no answer: positions of an open transaction come as "none" beside
    /// `UNSTABLE_OFFSET_COMMIT`.
    fn weigh(&self, at: &TopicPartition, offset: Offset, error: Option<String>) -> Committed {
        match (error, offset) {
            (Some(error), _) => Committed::Unknown(error),
            (None, Offset::Offset(offset)) => Committed::At(offset),
            (None, _) if self.0.lock().unwrap_or_else(PoisonError::into_inner).contains(at) => Committed::Unknown(
                "the coordinator says that nothing is committed, of a partition that has been committed".to_owned(),
            ),
            (None, _) => Committed::Nothing,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at() -> TopicPartition {
        TopicPartition::new("articles", 3)
    }

    #[test]
    fn nothing_beside_an_error_is_no_answer() {
        let committed = Seen::default().weigh(&at(), Offset::Invalid, Some("unstable".to_owned()));
        assert_eq!(committed, Committed::Unknown("unstable".to_owned()));
    }

    #[test]
    fn a_partition_that_was_committed_is_never_read_from_its_beginning() {
        let seen = Seen::default();
        assert_eq!(seen.weigh(&at(), Offset::Invalid, None), Committed::Nothing);
        seen.note(&at());
        assert!(matches!(seen.weigh(&at(), Offset::Invalid, None), Committed::Unknown(_)));
        assert_eq!(seen.weigh(&at(), Offset::Offset(7), None), Committed::At(7));
        assert_eq!(seen.weigh(&TopicPartition::new("articles", 4), Offset::Invalid, None), Committed::Nothing);
    }
}
