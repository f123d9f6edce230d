//! Where partitions are read from. The client is told each position and never left to find one out: a question
//! of its own that ends in an error leaves the partitions assigned and unread for ever, and one that is
//! answered with "unstable" in the midst of a rebalance is taken for "nothing is committed" (librdkafka 2.12,
//! `rd_kafka_assignment_handle_OffsetFetch` and `rd_kafka_assignment_apply_offsets`).

use super::assignment::Context;
use super::committed::Committed;
use super::convert;
use crate::record::TopicPartition;
use rdkafka::consumer::{BaseConsumer, Consumer as _, RebalanceProtocol};
use rdkafka::error::KafkaResult;
use rdkafka::{Offset, TopicPartitionList};
use std::collections::BTreeSet;
use std::sync::{Mutex, MutexGuard, PoisonError};
use std::time::{Duration, Instant};

/// How long the coordinator may take to say what is committed.
const COMMITTED_TIMEOUT: Duration = Duration::from_secs(10);
/// How long after an answer that was none the coordinator is asked again.
const ASK_AGAIN: Duration = Duration::from_secs(1);

/// Partitions that are owned and not read yet, because nobody knows from where.
#[derive(Debug, Default)]
pub(super) struct Waiting(Mutex<State>);

#[derive(Debug, Default)]
struct State {
    partitions: BTreeSet<TopicPartition>,
    ask_at: Option<Instant>,
}

impl Waiting {
    /// These are not owned any more.
    pub(super) fn remove(&self, partitions: &[TopicPartition]) {
        let mut state = self.lock();
        for at in partitions {
            state.partitions.remove(at);
        }
    }

    fn add(&self, at: TopicPartition) {
        let mut state = self.lock();
        state.partitions.insert(at);
        state.ask_at = Some(Instant::now() + ASK_AGAIN);
    }

    /// Those to ask for now; none until a second after the last time.
    fn due(&self) -> Vec<TopicPartition> {
        let mut state = self.lock();
        if state.partitions.is_empty() || state.ask_at.is_some_and(|at| at > Instant::now()) {
            return Vec::new();
        }
        std::mem::take(&mut state.partitions).into_iter().collect()
    }

    fn lock(&self) -> MutexGuard<'_, State> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// Has the client read new partitions, each from where the group stands; those of which nobody can say it yet wait.
/// The client waits for this call in a rebalance, whatever comes of it.
pub(super) fn start(consumer: &BaseConsumer<Context>, partitions: &[TopicPartition]) {
    let known = known(consumer, partitions);
    assign(consumer, &known);
}

/// Starts the partitions that wait, if it is time to ask and their positions are known now.
pub(super) fn start_waiting(consumer: &BaseConsumer<Context>) {
    let due = consumer.context().waiting.due();
    if due.is_empty() {
        return;
    }
    let known = known(consumer, &due);
    if known.count() > 0 {
        tracing::info!(partitions = convert::named(&convert::partitions(&known)), "partitions are read now");
        assign(consumer, &known);
    }
}

/// Has the client read a partition anew that it gave up on: it takes no `seek` then.
pub(super) fn restart(consumer: &BaseConsumer<Context>, at: &TopicPartition, start: Offset) -> KafkaResult<()> {
    let mut list = TopicPartitionList::with_capacity(1);
    list.add_partition_offset(&at.topic, at.partition, start)?;
    consumer.incremental_unassign(&convert::list(std::slice::from_ref(at)))?;
    assign(consumer, &list);
    Ok(())
}

/// What the coordinator says of each partition.
pub(super) fn committed(
    consumer: &BaseConsumer<Context>,
    partitions: &[TopicPartition],
) -> KafkaResult<Vec<(TopicPartition, Committed)>> {
    if partitions.is_empty() {
        return Ok(Vec::new());
    }
    let answer = consumer.committed_offsets(convert::list(partitions), COMMITTED_TIMEOUT)?;
    let said = |at: &TopicPartition| {
        let element = answer.find_partition(&at.topic, at.partition);
        let left_out = || Committed::Unknown("the coordinator left the partition out".to_owned());
        element.map_or_else(left_out, |element| consumer.context().seen.judge(&element))
    };
    Ok(partitions.iter().map(|at| (at.clone(), said(at))).collect())
}

/// Positions of those partitions that have one; the others are set aside.
fn known(consumer: &BaseConsumer<Context>, partitions: &[TopicPartition]) -> TopicPartitionList {
    let mut known = TopicPartitionList::with_capacity(partitions.len());
    let answers = committed(consumer, partitions).unwrap_or_else(|error| {
        let unknown = |at: &TopicPartition| (at.clone(), Committed::Unknown(error.to_string()));
        partitions.iter().map(unknown).collect()
    });
    for (at, answer) in answers {
        let start = match answer {
            Committed::At(offset) => Offset::Offset(offset),
            Committed::Nothing => {
                tracing::info!(partition = %at, "nothing is committed for this partition: it is read from its beginning");
                Offset::Beginning
            }
            Committed::Unknown(why) => {
                consumer.context().unknown(&at, &why);
                consumer.context().waiting.add(at);
                continue;
            }
        };
        if let Err(error) = known.add_partition_offset(&at.topic, at.partition, start) {
            tracing::error!(partition = %at, %error, "the start of this partition could not be set");
            consumer.context().waiting.add(at);
        }
    }
    known
}

/// Every assignor that `kafka::client` allows is cooperative.
fn assign(consumer: &BaseConsumer<Context>, list: &TopicPartitionList) {
    if let Err(error) = consumer.incremental_assign(list) {
        let partitions = convert::partitions(list);
        tracing::error!(%error, partitions = convert::named(&partitions), "the client did not take its new partitions");
        for at in partitions {
            consumer.context().waiting.add(at);
        }
        return;
    }
    if list.count() > 0
        && consumer.context().is_paused()
        && let Err(error) = consumer.pause(list)
    {
        tracing::warn!(%error, "new partitions could not be paused");
    }
}

/// Has the client let go of partitions. One that waits was never with it, and it refuses a list that has such a
/// one whole.
pub(super) fn let_go(consumer: &BaseConsumer<Context>, partitions: &[TopicPartition]) {
    consumer.context().waiting.remove(partitions);
    let done = match consumer.rebalance_protocol() {
        RebalanceProtocol::Cooperative => {
            held(consumer, partitions).and_then(|held| consumer.incremental_unassign(&held))
        }
        // The client is on its way out of the group and has forgotten how it came in.
        _ => consumer.unassign(),
    };
    if let Err(error) = done {
        tracing::error!(%error, partitions = convert::named(partitions), "the client did not let its partitions go");
    }
}

fn held(consumer: &BaseConsumer<Context>, partitions: &[TopicPartition]) -> KafkaResult<TopicPartitionList> {
    let held = convert::partitions(&consumer.assignment()?);
    let both: Vec<TopicPartition> = partitions.iter().filter(|at| held.contains(at)).cloned().collect();
    Ok(convert::list(&both))
}
