//! Where each owned partition stands: its lag in records and in seconds.

use super::ends::End;
use super::{Flow, Status};
use crate::record::{NextOffset, TopicPartition};
use crate::telemetry::PartitionFigures;
use std::time::Instant;

/// One owned partition at one moment.
#[derive(Debug, Clone, PartialEq)]
pub struct Standing {
    /// The partition.
    pub at: TopicPartition,
    /// The position behind which every record has an outcome; `None` before the first.
    pub watermark: Option<i64>,
    /// Where the partition ends; `None` before the broker has said so.
    pub end: Option<i64>,
    /// Records on the way.
    pub in_flight: usize,
    /// Records without an outcome.
    pub lag_records: Option<u64>,
    /// Age of the oldest of them, in seconds; 0 when caught up.
    pub lag_seconds: f64,
    /// Why it stands still.
    pub stopped: Option<String>,
}

impl From<Standing> for PartitionFigures {
    fn from(standing: Standing) -> Self {
        let Standing { at, lag_records, lag_seconds, stopped, .. } = standing;
        Self { at, lag_records, lag_seconds, stopped }
    }
}

/// What is known of a partition when its lag is asked for.
#[derive(Debug, Clone, Copy)]
struct Known {
    watermark: Option<i64>,
    in_flight: usize,
    /// Timestamp of the first unfinished record on the way, in seconds since 1970.
    oldest: Option<f64>,
    /// What the broker said, and since when a record behind the watermark is known to be there, in
    /// seconds before now.
    end: Option<(End, Option<f64>)>,
}

/// All owned partitions; `now` in seconds since 1970.
pub fn standings(flow: &Flow, status: &Status, now: f64) -> Vec<Standing> {
    let clock = Instant::now();
    let stopped = status.stopped();
    let stand = |(at, watermark, in_flight, oldest_ms): (TopicPartition, Option<NextOffset>, usize, Option<i64>)| {
        let watermark = watermark.map(|NextOffset(offset)| offset);
        let end = status.ends().of(&at, watermark);
        let end = end.map(|(end, since)| (end, since.map(|since| (clock - since).as_secs_f64())));
        let known = Known { watermark, in_flight, oldest: oldest_ms.map(|ms| ms as f64 / 1000.0), end };
        let (lag_records, lag_seconds) = lag(&known, now);
        let stopped = stopped.get(&at).cloned();
        Standing { at, watermark, end: end.map(|(end, _)| end.end), in_flight, lag_records, lag_seconds, stopped }
    };
    flow.partitions().into_iter().map(stand).collect()
}

/// Lag in records, where the end is known, and in seconds.
fn lag(known: &Known, now: f64) -> (Option<u64>, f64) {
    let on_the_way = known.in_flight as u64;
    let Some((end, since)) = known.end else {
        return ((on_the_way > 0).then_some(on_the_way), age(known, None, now));
    };
    // Everything was handed over and nothing of it is on the way: what is left are marks of transactions.
    let read = (known.in_flight == 0 && end.read).then_some(end.end);
    let position = known.watermark.or(end.committed).unwrap_or(end.low).max(read.unwrap_or(0));
    // The end may be known from before the newest records.
    let records = u64::try_from(end.end - position).unwrap_or(0).max(on_the_way);
    (Some(records), if records == 0 { 0.0 } else { age(known, since, now) })
}

/// By the record's own timestamp where it has been read, else by how long it is known to be there.
fn age(known: &Known, since: Option<f64>, now: f64) -> f64 {
    let by_timestamp = known.oldest.map(|oldest| now - oldest);
    by_timestamp.or(since).unwrap_or(0.0).max(0.0)
}

#[cfg(test)]
mod tests {
    use super::*;

    const END: End = End { end: 100, low: 0, committed: Some(40), read: false };

    fn known() -> Known {
        Known { watermark: Some(60), in_flight: 0, oldest: None, end: Some((END, Some(3.0))) }
    }

    #[test]
    fn the_oldest_record_on_the_way_gives_the_age() {
        let known = Known { in_flight: 40, oldest: Some(990.0), ..known() };
        assert_eq!(lag(&known, 1000.0), (Some(40), 10.0));
    }

    #[test]
    fn records_that_were_not_read_yet_are_as_old_as_they_are_known() {
        assert_eq!(lag(&known(), 1000.0), (Some(40), 3.0));
        let committed = Known { watermark: None, ..known() };
        assert_eq!(lag(&committed, 1000.0), (Some(60), 3.0));
    }

    #[test]
    fn caught_up_is_0_also_before_the_marks_of_a_transaction_and_with_an_old_end() {
        let marks = Known { end: Some((End { read: true, ..END }, Some(3.0))), ..known() };
        assert_eq!(lag(&marks, 1000.0), (Some(0), 0.0));
        let ahead = Known { watermark: Some(120), end: Some((END, None)), ..known() };
        assert_eq!(lag(&ahead, 1000.0), (Some(0), 0.0));
    }

    #[test]
    fn before_the_broker_has_said_anything_only_records_on_the_way_count() {
        assert_eq!(lag(&Known { end: None, ..known() }, 1000.0), (None, 0.0));
        let busy = Known { end: None, in_flight: 2, oldest: Some(999.0), ..known() };
        assert_eq!(lag(&busy, 1000.0), (Some(2), 1.0));
        let ahead_of_the_clock = Known { oldest: Some(1005.0), ..busy };
        assert_eq!(lag(&ahead_of_the_clock, 1000.0), (Some(2), 0.0));
    }
}
