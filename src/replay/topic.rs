//! Reading ranges of a Kafka topic.

use super::ReplayError;
use super::checkpoint::Place;
use super::cursor::{Cursor, Watermarks};
use super::manifest::{Range, Window};
use super::reader::{Reader, Step};
use crate::kafka::{self, Bounded, Extents, Span};
use crate::pipeline::Polled;
use crate::record::{NextOffset, TopicPartition};
use std::collections::BTreeMap;
use std::time::Duration;

/// Reads the ranges of a shard; each partition has a cursor of its own.
#[derive(Debug)]
pub(super) struct TopicReader {
    inner: Bounded,
    window: Option<Window>,
    lanes: BTreeMap<i32, Lane>,
}

#[derive(Debug)]
struct Lane {
    range: Range,
    cursor: Cursor<i64>,
    read: bool,
}

impl TopicReader {
    /// Takes the ranges up where `place` says. What the topic holds by now has to contain them.
    pub(super) fn open(
        settings: &kafka::Settings,
        secrets: &BTreeMap<String, String>,
        topic: &str,
        ranges: &[Range],
        window: Option<Window>,
        place: &Place,
    ) -> Result<Self, ReplayError> {
        let Place::Offsets(done) = place else {
            return Err(ReplayError::Refused("the checkpoint is one of an archive".to_owned()));
        };
        let next = |range: &Range| done.get(&range.partition).copied().unwrap_or(range.from).max(range.from);
        let left: Vec<Span> = ranges
            .iter()
            .map(|range| Span { partition: range.partition, from: next(range), to: range.to })
            .filter(|span| span.from < span.to)
            .collect();
        still_there(&Extents::new(settings, secrets)?, topic, &left)?;
        let lanes = ranges
            .iter()
            .map(|range| (range.partition, Lane { range: *range, cursor: Cursor::at(next(range)), read: false }))
            .collect();
        Ok(Self { inner: Bounded::new(settings, secrets, topic, &left)?, window, lanes })
    }

    /// Ranges that were read to their end are done up to it, whatever stood there.
    fn close_read(&mut self) {
        for lane in self.lanes.values_mut().filter(|lane| !lane.read) {
            if self.inner.is_read(lane.range.partition) {
                lane.read = true;
                lane.cursor.passed(lane.range.to);
            }
        }
    }
}

/// A range that retention has shortened, or a topic that was made anew, is named before anything is
/// written.
fn still_there(extents: &Extents, topic: &str, left: &[Span]) -> Result<(), ReplayError> {
    if left.is_empty() {
        return Ok(());
    }
    let now = extents.of(topic)?;
    for span in left {
        let Some(extent) = now.iter().find(|extent| extent.partition == span.partition) else {
            return Err(ReplayError::Refused(format!("{topic}/{} is gone", span.partition)));
        };
        if extent.low > span.from || extent.high < span.to {
            return Err(ReplayError::Refused(format!(
                "{topic}/{} is to be read from {} to {} and holds {} to {} now: retention has gone over it, or the topic \
                 was made anew; plan anew",
                span.partition, span.from, span.to, extent.low, extent.high
            )));
        }
    }
    Ok(())
}

impl Reader for TopicReader {
    fn step(&mut self, timeout: Duration) -> Step {
        let polled = self.inner.poll(timeout);
        let step = match polled {
            Polled::Record(record) => {
                let (partition, offset) = (record.origin.at.partition, record.origin.offset);
                let inside = self.window.is_none_or(|window| window.holds(record.timestamp_ms));
                match self.lanes.get_mut(&partition) {
                    Some(lane) if inside => {
                        lane.cursor.read(offset + 1, &record.origin.at, offset);
                        Step::Record(record)
                    }
                    Some(lane) => {
                        lane.cursor.passed(offset + 1);
                        Step::Nothing
                    }
                    None => Step::Nothing,
                }
            }
            Polled::Idle => Step::Nothing,
            Polled::Finished => Step::End,
            Polled::Failed(why) => Step::Failed(ReplayError::Refused(why)),
        };
        self.close_read();
        step
    }

    fn set_paused(&mut self, paused: bool) {
        self.inner.set_paused(paused);
    }

    fn settle(&mut self, watermarks: &Watermarks) -> u64 {
        self.lanes.values_mut().map(|lane| lane.cursor.settle(watermarks)).sum()
    }

    fn place(&self) -> Place {
        Place::Offsets(self.lanes.iter().map(|(partition, lane)| (*partition, *lane.cursor.done())).collect())
    }

    fn is_settled(&self) -> bool {
        self.lanes.values().all(|lane| lane.cursor.is_settled())
    }

    fn tell(&self, positions: &[(TopicPartition, NextOffset)]) {
        if !positions.is_empty() {
            self.inner.commit(positions);
        }
    }
}
