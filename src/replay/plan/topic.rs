//! Planning over a Kafka topic.

use super::{Notes, Wish};
use crate::kafka::{self, Extent, Extents};
use crate::replay::ReplayError;
use crate::replay::manifest::{Estimate, Input, Manifest, Range, Window};
use std::collections::BTreeMap;

/// What of a topic is read.
#[derive(Debug, Clone)]
pub struct TopicPlan {
    /// The topic.
    pub topic: String,
    /// Partitions that are read; all when empty.
    pub partitions: Vec<i32>,
    /// Offsets of single partitions: from the first to behind the last, either may be left open.
    pub offsets: Vec<(i32, Option<i64>, Option<i64>)>,
    /// Milliseconds by which the window is widened when offsets are looked up by time: timestamps are set
    /// by producers and need not rise.
    pub pad_ms: i64,
}

impl TopicPlan {
    /// Asks the cluster and freezes the ranges.
    ///
    /// # Errors
    /// When the cluster does not answer, or there is no such topic or partition.
    pub fn plan(
        &self,
        wish: &Wish,
        settings: &kafka::Settings,
        secrets: &BTreeMap<String, String>,
    ) -> Result<Manifest, ReplayError> {
        let asked = Extents::new(settings, secrets)?;
        let kept = asked.of(&self.topic)?;
        if kept.is_empty() {
            return Err(ReplayError::Refused(format!("there is no topic {}", self.topic)));
        }
        let mut notes = Notes::default();
        let mut ranges = self.ranges(&kept, &mut notes)?;
        if let Some(window) = wish.window {
            self.narrow(&mut ranges, window, &asked)?;
        }
        let records = ranges.iter().map(|range| (range.to - range.from) as u64).sum();
        for range in ranges.iter().filter(|range| range.from == range.to) {
            notes.add("empty", format!("{}/{} has nothing to read", self.topic, range.partition));
        }
        notes.add(
            "cannot be known",
            "how many of the offsets are records: marks of transactions and records that were compacted away are offsets \
             too"
                .to_owned(),
        );
        let estimate = Estimate { records: Some(records), ..Estimate::default() };
        Ok(wish.manifest(Input::Topic { topic: self.topic.clone(), ranges }, estimate, &notes))
    }

    fn ranges(&self, kept: &[Extent], notes: &mut Notes) -> Result<Vec<Range>, ReplayError> {
        let named = self.partitions.iter().chain(self.offsets.iter().map(|(partition, ..)| partition));
        if let Some(missing) = named.copied().find(|named| kept.iter().all(|extent| extent.partition != *named)) {
            return Err(ReplayError::Refused(format!("there is no partition {}/{missing}", self.topic)));
        }
        let wanted = |extent: &&Extent| self.partitions.is_empty() || self.partitions.contains(&extent.partition);
        Ok(kept.iter().filter(wanted).map(|extent| self.range(extent, notes)).collect())
    }

    fn range(&self, extent: &Extent, notes: &mut Notes) -> Range {
        let Extent { partition, low, high } = *extent;
        let asked = self.offsets.iter().find(|(named, ..)| *named == partition);
        let (from, to) = asked.map_or((None, None), |(_, from, to)| (*from, *to));
        let (from, to) = (from.unwrap_or(low), to.unwrap_or(high));
        if from < low {
            let topic = &self.topic;
            notes.add("gone", format!("{topic}/{partition} is asked for from {from} and kept from {low} on"));
        }
        if to > high {
            let topic = &self.topic;
            notes.add("not there yet", format!("{topic}/{partition} is asked for up to {to} and ends at {high}"));
        }
        let from = from.clamp(low, high);
        Range { partition, from, to: to.clamp(from, high) }
    }

    /// Cuts ranges to a window of time, padded; single records are held against the window as they are
    /// read.
    fn narrow(&self, ranges: &mut [Range], window: Window, asked: &Extents) -> Result<(), ReplayError> {
        let partitions: Vec<i32> = ranges.iter().map(|range| range.partition).collect();
        if let Some(since) = window.since_ms {
            let found = asked.at_time(&self.topic, &partitions, since - self.pad_ms)?;
            for range in &mut *ranges {
                // No record is as late: there is nothing to read.
                let first = found.get(&range.partition).copied().unwrap_or(range.to);
                range.from = range.from.max(first).min(range.to);
            }
        }
        if let Some(until) = window.until_ms {
            let found = asked.at_time(&self.topic, &partitions, until + self.pad_ms)?;
            for range in &mut *ranges {
                let last = found.get(&range.partition).copied().unwrap_or(range.to);
                range.to = range.to.min(last).max(range.from);
            }
        }
        Ok(())
    }
}
