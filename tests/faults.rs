//! What can go wrong around the worker, on a real broker.
#![cfg(feature = "worker")]
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a test fails by panicking")]
#![allow(clippy::disallowed_methods, reason = "not a pure room")]
#![allow(clippy::print_stdout, reason = "a run prints what it measured")]

mod support;

use std::time::Duration;
use support::articles::{articles, corpus};
use support::broker::{self, OwnBroker, Write};
use support::checker;
use support::worker::Setup;

const PATIENCE: Duration = Duration::from_secs(300);
const MODES: [&str; 2] = ["delivery.mode=at-least-once", "delivery.mode=exactly-once"];

fn plain(number: usize) -> Write {
    Write::value(format!(r#"{{"id":"{number}","text":"The choir sang for an hour and the hall was full."}}"#))
}

#[test]
#[ignore = "needs GEOWIRE_TEST_BROKERS"]
fn a_static_member_keeps_its_partitions_through_a_restart() {
    let mut setup = Setup::new("static", 4);
    setup.set.push("kafka.static_membership=true".to_owned());
    setup.sessions = &["kafka.consumer.session.timeout.ms=15000"];
    let (one, two) = (setup.start_with(&["kafka.instance=one"]), setup.start_with(&["kafka.instance=two"]));
    one.wait_ready();
    two.wait_ready();
    broker::produce(&setup.input, corpus(400, 3));
    setup.wait_for_commits(400, PATIENCE);
    let before = two.metric_sum("geowire_rebalances_total");
    assert_eq!(one.terminate().code(), Some(0));
    let one = setup.start_with(&["kafka.instance=one"]);
    one.wait_ready();
    broker::produce(&setup.input, (10_000..10_400).map(plain));
    setup.wait_for_commits(800, PATIENCE);
    let after = two.metric_sum("geowire_rebalances_total");
    assert!(after <= before, "the other member noticed the restart");
    // A second process of the same name takes its place; the first one ends and says why.
    let mut first = one;
    let second = setup.start_with(&["kafka.instance=one"]);
    let ended = first.wait(Duration::from_secs(60));
    assert_eq!(ended.code(), Some(70), "{}", first.log());
    drop(second);
}

#[test]
#[ignore = "needs GEOWIRE_TEST_BROKERS"]
fn the_brokers_own_group_protocol_works_in_both_modes() {
    for mode in MODES {
        let mut setup = Setup::new("kip848", 4);
        setup.sessions = &[];
        let start = |instance: &str| {
            setup.start_with(&[mode, "kafka.group_protocol=consumer", &format!("kafka.instance={instance}")])
        };
        let one = start("one");
        one.wait_ready();
        broker::produce(&setup.input, corpus(2000, 3));
        let two = start("two");
        two.wait_ready();
        setup.wait_for_outcomes(300, PATIENCE);
        one.kill();
        setup.wait_for_commits(2000, PATIENCE);
        assert_eq!(two.terminate().code(), Some(0));
        let verdict = checker::check(&setup);
        assert_eq!(verdict.inputs, 2000);
        if mode == MODES[1] {
            assert_eq!((verdict.repeated_outcomes, verdict.repeated_events), (0, 0));
        }
    }
}

#[test]
#[ignore = "needs GEOWIRE_TEST_BROKERS"]
fn a_poison_flood_opens_the_breaker_and_the_worker_stays() {
    let setup = Setup::new("flood", 1);
    broker::produce(&setup.input, (0..300).map(|_| Write::value("{ no article")));
    let worker = setup.start();
    let (status, body) = worker.wait_for_cause("breaker_open");
    assert_eq!(status, 503, "{body}");
    assert_eq!(worker.get("/livez").unwrap().0, 200, "a restart would not help");
    std::thread::sleep(Duration::from_secs(4));
    assert_eq!(worker.metric("geowire_breaker_open"), Some(1.0));
    // 50 records are the fewest that a ratio is taken of; the one that opens it is not written.
    assert_eq!(broker::count(&setup.dead_letters), 49);
    assert_eq!(broker::committed(&setup.group, &setup.input, 1)[&0], 49);
    assert_eq!(worker.terminate().code(), Some(0), "an open breaker does not hold a shutdown up");
    // An operator who has looked at them lets them go.
    let worker = setup.start_with(&["breaker.enabled=false"]);
    setup.wait_for_commits(300, PATIENCE);
    assert_eq!(worker.terminate().code(), Some(0));
    assert_eq!(checker::check(&setup).outcomes["dead_lettered"], 300);
}

#[test]
#[ignore = "needs GEOWIRE_TEST_BROKERS"]
fn an_operator_can_send_one_record_to_the_dead_letters() {
    let setup = Setup::new("given-up", 1);
    broker::produce(&setup.input, (0..20).map(plain));
    let worker = setup.start_with(&[&format!("kafka.dead_letter_offsets=[\"{}/0/7\"]", setup.input)]);
    setup.wait_for_commits(20, PATIENCE);
    assert_eq!(worker.terminate().code(), Some(0));
    assert_eq!(checker::check(&setup).outcomes["dead_lettered"], 1);
    let letters = broker::read(&setup.dead_letters);
    assert_eq!(letters[0].header("geowire-reason").as_deref(), Some("by_operator"));
    assert_eq!(letters[0].header("geowire-origin").unwrap(), format!("{}/0/7", setup.input));
}

#[test]
#[ignore = "needs GEOWIRE_TEST_BROKERS"]
fn partitions_that_are_added_are_read_from_their_beginning() {
    let mut setup = Setup::new("grow", 1);
    let worker = setup.start_with(&["kafka.client.topic.metadata.refresh.interval.ms=1000"]);
    worker.wait_ready();
    broker::produce(&setup.input, (0..50).map(plain));
    broker::grow(&setup.input, 3);
    // Records are there before the group knows of the partitions.
    broker::produce(
        &setup.input,
        (50..110).map(|number| Write { partition: Some(1 + number as i32 % 2), ..plain(number) }),
    );
    setup.partitions = 3;
    setup.wait_for_commits(110, PATIENCE);
    assert_eq!(worker.terminate().code(), Some(0));
    assert_eq!(checker::check(&setup).inputs, 110);
}

#[test]
#[ignore = "needs GEOWIRE_TEST_BROKERS"]
fn a_member_that_slept_through_its_session_harms_nobody() {
    for mode in MODES {
        let setup = Setup::new("zombie", 4);
        let start =
            |instance: &str| setup.start_with(&[mode, &format!("kafka.instance={instance}"), "pipeline.threads=1"]);
        let (mut one, two) = (start("one"), start("two"));
        one.wait_ready();
        two.wait_ready();
        broker::produce(&setup.input, corpus(3000, 3));
        setup.wait_for_outcomes(100, PATIENCE);
        one.signal("STOP");
        setup.wait_for_commits(3000, PATIENCE);
        std::thread::sleep(Duration::from_secs(11));
        one.signal("CONT");
        std::thread::sleep(Duration::from_secs(3));
        broker::produce(&setup.input, (10_000..10_500).map(plain));
        setup.wait_for_commits(3500, PATIENCE);
        // It is a member again, or it has ended because the broker has fenced its transactions.
        if mode == MODES[0] {
            assert_eq!(one.terminate().code(), Some(0));
        } else if let Some(status) = one.ended() {
            assert_eq!(status.code(), Some(70), "{}", one.log());
        }
        assert_eq!(two.terminate().code(), Some(0));
        let verdict = checker::check(&setup);
        println!("{mode}: {verdict:?}");
        if mode == MODES[1] {
            assert_eq!((verdict.repeated_outcomes, verdict.repeated_events), (0, 0));
        }
    }
}

#[test]
#[ignore = "needs GEOWIRE_TEST_BROKERS"]
fn brokers_that_are_away_are_waited_for() {
    for mode in MODES {
        let own = OwnBroker::start();
        let setup = Setup::new("away", 2);
        own.kill();
        let worker = setup.start_with(&[mode, "kafka.instance=one"]);
        // Exactly-once asks the transaction coordinator first.
        let (status, _) = worker.wait_for_cause(if mode == MODES[0] { "not_joined" } else { "not_prepared" });
        assert_eq!(status, 503);
        std::thread::sleep(Duration::from_secs(3));
        assert_eq!(worker.get("/livez").unwrap().0, 200, "a restart would not bring the broker back");
        own.run();
        worker.wait_ready();
        broker::produce(&setup.input, corpus(2000, 3));
        setup.wait_for_outcomes(200, PATIENCE);
        own.kill();
        std::thread::sleep(Duration::from_secs(14));
        own.run();
        setup.wait_for_commits(2000, PATIENCE);
        assert_eq!(worker.terminate().code(), Some(0), "{mode}");
        let verdict = checker::check(&setup);
        println!("{mode}: {verdict:?}");
        assert_eq!(verdict.inputs, 2000);
        if mode == MODES[1] {
            assert_eq!((verdict.repeated_outcomes, verdict.repeated_events), (0, 0));
        }
    }
}

#[test]
#[ignore = "needs GEOWIRE_TEST_BROKERS"]
fn a_second_signal_ends_at_once() {
    let own = OwnBroker::start();
    let setup = Setup::new("impatient", 1);
    let mut worker = setup.start();
    worker.wait_ready();
    broker::produce(&setup.input, (0..50).map(plain));
    setup.wait_for_outcomes(50, PATIENCE);
    // Nothing can be acknowledged now, so that the drain would last.
    own.kill();
    worker.signal("TERM");
    std::thread::sleep(Duration::from_millis(300));
    worker.signal("TERM");
    let begun = std::time::Instant::now();
    let ended = worker.wait(Duration::from_secs(10));
    assert_eq!(ended.code(), Some(143));
    assert!(begun.elapsed() < Duration::from_secs(2));
}

#[test]
#[ignore = "needs GEOWIRE_TEST_BROKERS"]
fn little_is_fetched_twice_under_backpressure() {
    const ARTICLES: usize = 2_000;
    let setup = Setup::new("refetch", 2);
    let filler = "The choir sang for an hour and the hall was full. ".repeat(160);
    let value = |number| Write::value(format!(r#"{{"id":"{number}","text":"{filler}"}}"#));
    broker::produce(&setup.input, (0..ARTICLES).map(value));
    let worker = setup.start_with(&["pipeline.max_in_flight_bytes=3000000", "pipeline.threads=1"]);
    setup.wait_for_commits(ARTICLES as i64, PATIENCE);
    std::thread::sleep(Duration::from_secs(6));
    let payload = worker.metric_sum("geowire_record_bytes_total");
    let fetched = worker.metric_sum("geowire_consumer_fetched_bytes");
    println!("fetched {fetched} bytes for {payload}: {:.3} times", fetched / payload);
    assert!(fetched >= payload * 0.9 && fetched <= payload * 1.2, "{fetched} for {payload}");
    assert_eq!(worker.terminate().code(), Some(0));
}

#[test]
#[ignore = "needs GEOWIRE_TEST_BROKERS"]
fn a_link_that_breaks_or_goes_silent_loses_nothing() {
    for mode in MODES {
        let (_own, proxy) = OwnBroker::behind_a_proxy();
        let setup = Setup::new("link", 2);
        let worker = setup.start_with(&[
            mode,
            "kafka.instance=one",
            &format!("kafka.brokers=127.0.0.1:{}", proxy.port),
            "kafka.client.socket.timeout.ms=2500",
        ]);
        worker.wait_ready();
        for round in 0..6 {
            broker::produce(&setup.input, articles(round * 300..(round + 1) * 300, 3));
            std::thread::sleep(Duration::from_millis(250));
            if round % 3 == 2 {
                proxy.set_silent(true);
                std::thread::sleep(Duration::from_secs(5));
                proxy.set_silent(false);
            }
            proxy.cut();
        }
        setup.wait_for_commits(1800, PATIENCE);
        assert_eq!(worker.terminate().code(), Some(0), "{mode}");
        let verdict = checker::check(&setup);
        println!("{mode}: {verdict:?}");
        assert_eq!(verdict.inputs, 1800);
        if mode == MODES[1] {
            assert_eq!((verdict.repeated_outcomes, verdict.repeated_events), (0, 0));
        }
    }
}

#[test]
#[ignore = "needs GEOWIRE_TEST_BROKERS"]
fn a_feeders_open_transaction_is_waited_for_and_an_aborted_one_is_not_read() {
    let setup = Setup::new("hanging", 1);
    let worker = setup.start();
    worker.wait_ready();
    broker::produce(&setup.input, (0..20).map(plain));
    let open = broker::begin_transaction(&setup.input, (20..30).map(plain));
    broker::produce(&setup.input, (30..50).map(plain));
    setup.wait_for_commits(20, PATIENCE);
    std::thread::sleep(Duration::from_secs(2));
    assert_eq!(broker::count(&setup.outcomes), 20, "what stands behind an open transaction is not read yet");
    assert_eq!(worker.get("/readyz").unwrap().0, 200, "another's transaction is no fault of this worker");
    open.abort();
    setup.wait_for_outcomes(40, PATIENCE);
    assert_eq!(worker.terminate().code(), Some(0));
    assert_eq!(checker::check(&setup).inputs, 40, "records of the aborted transaction never were");
}
