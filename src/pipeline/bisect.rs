//! Finds the record that makes its transaction fail, so that it costs itself and nothing else.

use crate::record::TopicPartition;
use std::collections::{BTreeMap, BTreeSet};

/// Aborts over the same records, with the same cause, before they are halved.
const PATIENCE: u32 = 2;

/// The records of a transaction: per partition, the first and the last offset.
pub type Range = BTreeMap<TopicPartition, (i64, i64)>;

/// Narrows a failing range down to one record. Pure.
#[derive(Debug, Default)]
pub struct Bisect {
    suspicion: Option<Suspicion>,
    /// How often the outputs of a record were refused when it stood alone.
    condemned: BTreeMap<(TopicPartition, i64), u32>,
}

#[derive(Debug)]
struct Suspicion {
    cause: String,
    /// Per partition, where the failing transaction began and ended.
    range: Range,
    aborts: u32,
    /// Most records of the next transaction, once the range is being halved.
    limit: Option<usize>,
}

impl Bisect {
    /// Most records that the next transaction may hold; `None` where nothing is suspected.
    pub fn limit(&self) -> Option<usize> {
        self.suspicion.as_ref().and_then(|suspicion| suspicion.limit)
    }

    /// How often the outputs of this record were refused when it stood alone.
    pub fn refusals(&self, at: &TopicPartition, offset: i64) -> u32 {
        self.condemned.get(&(at.clone(), offset)).copied().unwrap_or(0)
    }

    /// A transaction of `records` records over `range` was aborted because its data was refused.
    pub fn refused(&mut self, cause: &str, range: Range, records: usize) {
        if records == 1
            && let Some((at, (offset, _))) = range.first_key_value()
        {
            *self.condemned.entry((at.clone(), *offset)).or_default() += 1;
        }
        match &mut self.suspicion {
            Some(known) if known.covers(&range) && known.cause == cause => {
                known.aborts += 1;
                if known.aborts >= PATIENCE {
                    known.limit = Some(known.limit.unwrap_or(records).min(records).div_ceil(2).max(1));
                }
            }
            _ => {
                let limit = (records == 1).then_some(1);
                self.suspicion = Some(Suspicion { cause: cause.to_owned(), range, aborts: 1, limit });
            }
        }
    }

    /// A transaction over `range` was committed.
    pub fn committed(&mut self, range: &Range) {
        self.condemned.retain(|(at, offset), _| range.get(at).is_none_or(|(_, last)| offset > last));
        if let Some(suspicion) = &mut self.suspicion {
            suspicion.range.retain(|at, (_, last)| range.get(at).is_none_or(|(_, done)| *done < *last));
            if suspicion.range.is_empty() {
                self.suspicion = None;
            }
        }
    }

    /// These partitions are no longer owned, so nobody waits for their records here.
    pub fn forget<'a>(&mut self, partitions: impl IntoIterator<Item = &'a TopicPartition>) {
        let partitions: BTreeSet<&TopicPartition> = partitions.into_iter().collect();
        self.condemned.retain(|(at, _), _| !partitions.contains(at));
        if let Some(suspicion) = &mut self.suspicion {
            suspicion.range.retain(|at, _| !partitions.contains(at));
            if suspicion.range.is_empty() {
                self.suspicion = None;
            }
        }
    }
}

impl Suspicion {
    /// Whether some record of `range` was among those that failed before. The same records come again
    /// after a rewind, but not in the same company.
    fn covers(&self, range: &Range) -> bool {
        range.iter().any(|(at, (first, _))| self.range.get(at).is_some_and(|(_, last)| first <= last))
    }
}
