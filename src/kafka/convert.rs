//! Between rdkafka's types and ours. Headers stay bytes: keys and values of any sort come through.

use crate::record::{Headers, NextOffset, Origin, Record, TopicPartition};
use rdkafka::message::{BorrowedMessage, Header, Headers as _, Message, OwnedHeaders};
use rdkafka::{Offset, TopicPartitionList};
use std::collections::BTreeMap;
use std::sync::Arc;

/// Copies a message out of the client, sharing topic names.
pub(super) fn record(message: &BorrowedMessage<'_>, topics: &mut BTreeMap<String, Arc<str>>) -> Record {
    let topic = topics.get(message.topic()).cloned().unwrap_or_else(|| {
        let topic: Arc<str> = message.topic().into();
        topics.insert(message.topic().to_owned(), Arc::clone(&topic));
        topic
    });
    let mut headers = Headers::new();
    for header in message.headers().iter().flat_map(|headers| headers.iter()) {
        headers.push(header.key, header.value);
    }
    Record {
        origin: Origin::new(topic, message.partition(), message.offset()),
        key: message.key().map(<[u8]>::to_vec),
        value: message.payload().map(<[u8]>::to_vec),
        headers,
        timestamp_ms: message.timestamp().to_millis(),
    }
}

/// Headers for the producer.
pub(super) fn headers(headers: &Headers) -> OwnedHeaders {
    let mut owned = OwnedHeaders::new_with_capacity(headers.len());
    for (key, value) in headers.iter() {
        owned = owned.insert(Header { key, value });
    }
    owned
}

/// The partitions of a list. rdkafka reads past the end of an empty one, hence the guard.
pub(super) fn partitions(list: &TopicPartitionList) -> Vec<TopicPartition> {
    if list.count() == 0 {
        return Vec::new();
    }
    list.elements().iter().map(|element| TopicPartition::new(element.topic(), element.partition())).collect()
}

/// Partitions as a log line names them.
pub(super) fn named(partitions: &[TopicPartition]) -> String {
    partitions.iter().map(TopicPartition::to_string).collect::<Vec<_>>().join(" ")
}

/// A list of positions to commit.
pub(super) fn positions(positions: &[(TopicPartition, NextOffset)]) -> TopicPartitionList {
    let mut list = TopicPartitionList::with_capacity(positions.len());
    for (at, NextOffset(offset)) in positions {
        // Fails for offsets below zero only, which no watermark is.
        let _ = list.add_partition_offset(&at.topic, at.partition, Offset::Offset(*offset));
    }
    list
}

/// A list of partitions without positions.
pub(super) fn list(partitions: &[TopicPartition]) -> TopicPartitionList {
    let mut list = TopicPartitionList::with_capacity(partitions.len());
    for at in partitions {
        list.add_partition(&at.topic, at.partition);
    }
    list
}
