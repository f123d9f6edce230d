//! Exactly-once delivery on a real broker: what a reader at `read_committed` sees.
#![cfg(feature = "worker")]
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a test fails by panicking")]
#![allow(clippy::disallowed_methods, reason = "not a pure room")]
#![allow(clippy::print_stdout, reason = "a run prints what it measured")]

mod support;

use std::time::{Duration, Instant};
use support::articles::corpus;
use support::broker::{self, Write};
use support::checker;
use support::worker::Setup;

const PATIENCE: Duration = Duration::from_secs(300);

fn article(number: usize, words: usize) -> Write {
    let filler = "The choir sang for an hour and the hall was full. ".repeat(words / 11 + 1);
    Write::value(format!(r#"{{"id":"{number}","text":"France condemned the attack on Mali. {filler}"}}"#))
}

#[test]
#[ignore = "needs GEOWIRE_TEST_BROKERS"]
fn outputs_and_positions_are_committed_together() {
    const ARTICLES: usize = 3000;
    let setup = Setup::new("eos", 4);
    broker::produce(&setup.input, corpus(ARTICLES, 3));
    let worker = setup.start_member("one", &[]);
    setup.wait_for_commits(ARTICLES as i64, PATIENCE);
    assert!(worker.metric_sum("geowire_transactions_total") >= 1.0);
    assert!(worker.metric_sum("geowire_transaction_failures_total") < 1.0, "{}", worker.log());
    assert_eq!(worker.terminate().code(), Some(0));
    let verdict = checker::check(&setup);
    assert_eq!((verdict.inputs, verdict.repeated_outcomes, verdict.repeated_events), (ARTICLES, 0, 0));
}

#[test]
#[ignore = "needs GEOWIRE_TEST_BROKERS"]
fn members_that_join_and_leave_under_load_are_seen_once() {
    const ARTICLES: usize = 12_000;
    let setup = Setup::new("eos-joins", 6);
    broker::produce(&setup.input, corpus(ARTICLES, 4));
    let stays = setup.start_member("stays", &["pipeline.threads=1"]);
    stays.wait_ready();
    for round in 0..10 {
        let guest = setup.start_member(&format!("guest-{}", round % 2), &["pipeline.threads=1"]);
        guest.wait_ready();
        std::thread::sleep(Duration::from_millis(300 + 137 * round));
        assert_eq!(guest.terminate().code(), Some(0));
    }
    setup.wait_for_commits(ARTICLES as i64, PATIENCE);
    assert!(stays.metric_sum("geowire_rebalances_total") >= 10.0);
    assert_eq!(stays.terminate().code(), Some(0));
    let verdict = checker::check(&setup);
    assert_eq!((verdict.inputs, verdict.repeated_outcomes, verdict.repeated_events), (ARTICLES, 0, 0));
}

#[test]
#[ignore = "needs GEOWIRE_TEST_BROKERS"]
fn a_second_process_of_the_same_name_fences_the_first() {
    let setup = Setup::new("eos-fence", 2);
    let mut first = setup.start_member("one", &[]);
    first.wait_ready();
    let second = setup.start_member("one", &[]);
    second.wait_ready();
    broker::produce(&setup.input, corpus(400, 3));
    // The first one learns of it with its next transaction.
    let ended = first.wait(Duration::from_secs(60));
    assert_eq!(ended.code(), Some(70), "{}", first.log());
    assert!(first.log().contains("enced"), "{}", first.log());
    setup.wait_for_commits(400, PATIENCE);
    assert_eq!(second.terminate().code(), Some(0));
    let verdict = checker::check(&setup);
    assert_eq!((verdict.inputs, verdict.repeated_outcomes, verdict.repeated_events), (400, 0, 0));
}

#[test]
#[ignore = "needs GEOWIRE_TEST_BROKERS"]
fn a_topic_limit_lowered_while_running_costs_the_large_records_only() {
    for mode in ["at-least-once", "exactly-once"] {
        let setup = Setup::new("limit", 2);
        let delivery = format!("delivery.mode={mode}");
        let worker = setup.start_with(&[&delivery, "kafka.instance=one", "kafka.producer.compression.type=none"]);
        worker.wait_ready();
        broker::produce(&setup.input, (0..100).map(|number| article(number, 60)));
        setup.wait_for_commits(100, PATIENCE);
        broker::alter(&setup.events, "max.message.bytes", "4500");
        // Each event repeats its publisher, so that one name of 4,000 characters is more than the topic takes.
        let publisher = "Gazette ".repeat(500);
        let large = |number: usize| {
            let text = "France condemned the attack on Mali on Monday.";
            Write::value(format!(r#"{{"id":"{number}","publisher":"{publisher}","text":"{text}"}}"#))
        };
        broker::produce(
            &setup.input,
            (100..200).map(|number| if number % 25 == 7 { large(number) } else { article(number, 60) }),
        );
        setup.wait_for_commits(200, PATIENCE);
        assert_eq!(worker.terminate().code(), Some(0));
        let verdict = checker::check(&setup);
        println!("{mode}: {verdict:?}");
        assert_eq!(verdict.inputs, 200);
        assert_eq!(verdict.outcomes["dead_lettered"], 4, "{mode}");
        for letter in broker::read(&setup.dead_letters) {
            assert_eq!(letter.header("geowire-reason").as_deref(), Some("output_too_large"));
        }
    }
}

#[test]
#[ignore = "needs GEOWIRE_TEST_BROKERS"]
fn a_dead_member_is_replaced_within_its_session_or_its_transaction() {
    for mode in ["at-least-once", "exactly-once"] {
        let setup = Setup::new("takeover", 2);
        let delivery = format!("delivery.mode={mode}");
        let start = |instance: &str| {
            let instance = format!("kafka.instance={instance}");
            setup.start_with(&[&delivery, &instance])
        };
        let (one, two) = (start("one"), start("two"));
        one.wait_ready();
        two.wait_ready();
        let (seen, follower) = broker::follow(&setup.outcomes);
        let input = setup.input.clone();
        let own = broker::brokers();
        let feed = std::thread::spawn(move || {
            broker::adopt(own);
            // Five at a time: each writing has a client of its own, which takes half a second to be one.
            for first in (0..240).step_by(5) {
                broker::produce(&input, (first..first + 5).map(|number| article(number, 30)));
            }
        });
        std::thread::sleep(Duration::from_secs(3));
        one.kill();
        feed.join().unwrap();
        setup.wait_for_commits(240, PATIENCE);
        std::thread::sleep(Duration::from_millis(300));
        drop(follower);
        let mut last: std::collections::BTreeMap<i32, Instant> = std::collections::BTreeMap::new();
        let mut gap = Duration::ZERO;
        for (moment, read) in seen {
            if let Some(before) = last.insert(read.partition, moment) {
                gap = gap.max(moment - before);
            }
        }
        println!("{mode}: the longest time without a visible outcome on a partition was {gap:?}");
        assert!(gap < Duration::from_secs(14), "{mode}: {gap:?}");
        assert_eq!(two.terminate().code(), Some(0));
        assert_eq!(checker::check(&setup).inputs, 240);
    }
}
