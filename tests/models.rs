//! Breaker, bisection and ledger against naive models, over thousands of histories.
#![cfg(feature = "worker")]
#![allow(clippy::unwrap_used, reason = "a test fails by panicking")]
#![allow(clippy::disallowed_methods, reason = "not a pure room")]

use geowire::pipeline::{Bisect, Breaker, BreakerSettings, Flow, Ledger, Range, Verdict};
use geowire::record::{Headers, Origin, Outcome, Record, TopicPartition};
use proptest::prelude::*;
use std::collections::BTreeMap;
use std::time::{Duration, Instant};

fn at(partition: i32) -> TopicPartition {
    TopicPartition::new("articles", partition)
}

/// Everything that has passed since the breaker last closed.
#[derive(Debug, Default)]
struct Passed(Vec<(i32, bool)>);

impl Passed {
    /// The rule as the documentation states it, over a history that ends with the record in question.
    fn trips(&self, settings: &BreakerSettings, partition: i32, letter: bool) -> bool {
        if !letter {
            return false;
        }
        let mut all = self.0.clone();
        all.push((partition, letter));
        let row = all.iter().rev().filter(|(of, _)| *of == partition).take_while(|(_, letter)| *letter).count();
        let latest: Vec<bool> = all.iter().rev().take(settings.window).map(|(_, letter)| *letter).collect();
        let letters = latest.iter().filter(|letter| **letter).count();
        row >= settings.in_a_row as usize
            || (latest.len() >= settings.at_least && letters as f64 >= settings.ratio * latest.len() as f64)
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(4000))]

    #[test]
    fn the_breaker_opens_when_the_naive_rule_says_so(
        history in prop::collection::vec((0..3i32, any::<bool>(), 0..40u64), 1..160),
        window in 1..30usize, at_least in 1..30usize, in_a_row in 1..12u32, ratio in 0.05..1.0f64,
    ) {
        let settings = BreakerSettings { enabled: true, window, at_least, ratio, in_a_row, retry_secs: 60 };
        let mut breaker = Breaker::new(settings);
        let mut passed = Passed::default();
        let mut open_since: Option<u64> = None;
        let start = Instant::now();
        let mut clock = 0;
        for (partition, letter, seconds) in history {
            clock += seconds;
            let now = start + Duration::from_secs(clock);
            let verdict = breaker.judge(&at(partition), letter, now);
            match open_since {
                Some(since) if clock < since + 60 => prop_assert_eq!(verdict, Verdict::Hold),
                Some(_) => {
                    prop_assert_eq!(verdict, Verdict::Pass);
                    open_since = letter.then_some(clock);
                    if !letter {
                        passed = Passed(vec![(partition, false)]);
                    }
                }
                None if passed.trips(&settings, partition, letter) => {
                    prop_assert_eq!(verdict, Verdict::Hold);
                    open_since = Some(clock);
                }
                None => {
                    prop_assert_eq!(verdict, Verdict::Pass);
                    passed.0.push((partition, letter));
                }
            }
            prop_assert_eq!(breaker.is_open(), open_since.is_some());
        }
    }

    /// A broker refuses every transaction that holds a culprit. Whatever the culprits and the sizes of
    /// transactions, each culprit is found, no innocent is condemned, and it comes to an end.
    #[test]
    fn bisection_condemns_the_culprits_and_nobody_else(
        culprits in prop::collection::btree_set(0..60i64, 0..8),
        sizes in prop::collection::vec(1..25usize, 1..8),
    ) {
        let mut bisect = Bisect::default();
        let mut condemned = Vec::new();
        let (mut next, mut turns) = (0i64, 0usize);
        while next < 60 {
            turns += 1;
            prop_assert!(turns < 2000, "no end");
            let size = bisect.limit().unwrap_or(usize::MAX).min(sizes[turns % sizes.len()]).min((60 - next) as usize);
            let last = next + size as i64 - 1;
            let guilty = (next..=last).any(|offset| culprits.contains(&offset) && bisect.refusals(&at(0), offset) == 0);
            let range = Range::from([(at(0), (next, last))]);
            if guilty {
                bisect.refused("MSG_SIZE_TOO_LARGE", range, size);
            } else {
                condemned.extend((next..=last).filter(|offset| bisect.refusals(&at(0), *offset) > 0));
                bisect.committed(&range);
                next = last + 1;
            }
        }
        prop_assert_eq!(condemned, culprits.into_iter().collect::<Vec<_>>());
        prop_assert_eq!(bisect.limit(), None);
    }

    /// Flow, tracker and ledger together: whatever happens, every record is somewhere, once.
    #[test]
    fn the_ledger_is_whole_after_every_step(steps in prop::collection::vec((0..6u8, 0..3i32, 0..64usize), 1..200)) {
        let flow = Flow::new();
        let mut held = Vec::new();
        let mut next: BTreeMap<i32, i64> = BTreeMap::new();
        let mut consumed = 0;
        for (step, partition, pick) in steps {
            match step {
                0 => flow.open(&[at(partition)]),
                1 => drop(flow.close(&[at(partition)])),
                2 => drop(flow.rewind([&at(partition)])),
                3 => flow.rewinds().iter().for_each(|(at, offset)| {
                    next.insert(at.partition, *offset);
                    flow.rewound(at);
                }),
                4 => {
                    let offset = next.entry(partition).or_default();
                    if let Ok(envelope) = flow.admit(record(partition, *offset)) {
                        *offset += 1;
                        consumed += 1;
                        held.push(envelope);
                    }
                }
                _ if held.is_empty() => {}
                _ => {
                    let envelope = held.swap_remove(pick % held.len());
                    let _ = flow.resolve(envelope, Outcome::ALL[pick % 4]);
                }
            }
            let snapshot = flow.snapshot();
            prop_assert!(snapshot.ledger.is_whole(), "{:?}", snapshot.ledger);
            prop_assert_eq!(snapshot.ledger.consumed, consumed);
            let current = held.iter().filter(|envelope| flow.is_current(envelope.ticket())).count();
            prop_assert_eq!(snapshot.ledger.in_flight, current as u64);
        }
        held.into_iter().for_each(geowire::pipeline::Envelope::abandon);
        prop_assert_eq!(flow.bytes(), 0);
    }
}

fn record(partition: i32, offset: i64) -> Record {
    let origin = Origin { at: at(partition), offset };
    Record { origin, key: None, value: Some(b"{}".to_vec()), headers: Headers::new(), timestamp_ms: None }
}

#[test]
fn an_empty_ledger_is_whole() {
    assert!(Ledger::default().is_whole());
}
