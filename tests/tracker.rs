//! The tracker against a naive model, over thousands of histories: outcomes out of order, revokes,
//! reassignments, late outcomes.
#![cfg(feature = "worker")]
#![allow(clippy::unwrap_used, reason = "a test fails by panicking")]

use geowire::pipeline::{Resolved, Ticket, Tracker};
use geowire::record::{NextOffset, TopicPartition};
use proptest::prelude::*;
use std::collections::BTreeMap;

#[derive(Debug, Clone)]
enum Step {
    Open(i32),
    Close(i32),
    /// The next record, this many offsets behind the last one: compaction and markers leave gaps.
    Admit(i32, i64),
    /// Resolves one of all tickets ever given, dead ones included.
    Resolve(prop::sample::Index),
}

fn step() -> impl Strategy<Value = Step> {
    prop_oneof![
        1 => (0..3).prop_map(Step::Open),
        1 => (0..3).prop_map(Step::Close),
        12 => (0..3, 1..4i64).prop_map(|(partition, gap)| Step::Admit(partition, gap)),
        12 => any::<prop::sample::Index>().prop_map(Step::Resolve),
    ]
}

/// Every record of the present ownership, in order, with whether it has its outcome.
#[derive(Debug, Default)]
struct Owned {
    records: Vec<(Ticket, i64, bool)>,
}

impl Owned {
    /// One behind the last record before the first one without an outcome.
    fn watermark(&self) -> Option<NextOffset> {
        self.records.iter().take_while(|(_, _, done)| *done).last().map(|(_, offset, _)| NextOffset(offset + 1))
    }

    fn unresolved(&self) -> usize {
        self.records.iter().filter(|(_, _, done)| !done).count()
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(4000))]

    #[test]
    fn the_watermark_is_what_a_naive_model_says(steps in prop::collection::vec(step(), 1..120)) {
        let at = |partition| TopicPartition::new("articles", partition);
        let mut tracker = Tracker::default();
        let mut model: BTreeMap<i32, Owned> = BTreeMap::new();
        let mut offsets = [0i64; 3];
        let mut tickets: Vec<(i32, Ticket)> = Vec::new();
        for step in steps {
            match step {
                Step::Open(partition) => {
                    let abandoned = model.insert(partition, Owned::default()).map_or(0, |owned| owned.unresolved());
                    prop_assert_eq!(tracker.open(&at(partition)), abandoned);
                }
                Step::Close(partition) => {
                    let abandoned = model.remove(&partition).map_or(0, |owned| owned.unresolved());
                    prop_assert_eq!(tracker.close(&at(partition)), abandoned);
                }
                Step::Admit(partition, gap) => {
                    offsets[partition as usize] += gap;
                    let offset = offsets[partition as usize];
                    let ticket = tracker.admit(&at(partition), offset, None);
                    prop_assert_eq!(ticket.is_some(), model.contains_key(&partition));
                    if let Some(ticket) = ticket {
                        tickets.push((partition, ticket.clone()));
                        model.get_mut(&partition).unwrap().records.push((ticket, offset, false));
                    }
                }
                Step::Resolve(_) if tickets.is_empty() => {}
                Step::Resolve(index) => {
                    let (partition, ticket) = index.get(&tickets);
                    let records = model.get_mut(partition).map(|owned| &mut owned.records);
                    let record = records.and_then(|records| records.iter_mut().find(|(known, _, done)| known == ticket && !done));
                    let wanted = if record.is_some() { Resolved::Counted } else { Resolved::Void };
                    if let Some(record) = record {
                        record.2 = true;
                    }
                    prop_assert_eq!(tracker.resolve(ticket), wanted);
                }
            }
            for partition in 0..3 {
                let owned = model.get(&partition);
                prop_assert_eq!(tracker.watermark(&at(partition)), owned.and_then(Owned::watermark));
                prop_assert_eq!(tracker.unresolved(&at(partition)), owned.map_or(0, Owned::unresolved));
            }
        }
    }
}
