//! What the worker promises about records, on a real broker.
#![cfg(feature = "worker")]
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a test fails by panicking")]
#![allow(clippy::disallowed_methods, reason = "not a pure room")]
#![allow(clippy::print_stdout, reason = "a run prints its seed and its digest")]

mod support;

use sha2::{Digest, Sha256};
use std::time::Duration;
use support::articles::{Random, corpus};
use support::broker::{self, Write};
use support::checker;
use support::worker::Setup;

const PATIENCE: Duration = Duration::from_secs(300);

fn seed() -> u64 {
    std::env::var("GEOWIRE_TEST_SEED")
        .ok()
        .and_then(|seed| seed.parse().ok())
        .unwrap_or_else(|| u64::from(std::process::id()))
}

#[test]
#[ignore = "needs GEOWIRE_TEST_BROKERS"]
fn nothing_is_lost_when_the_worker_is_killed_five_times() {
    const ARTICLES: usize = 20_000;
    let seed = seed();
    println!("seed {seed}");
    let mut random = Random::new(seed);
    let setup = Setup::new("kills", 4);
    broker::produce(&setup.input, corpus(ARTICLES, seed));
    for kill in 0..5 {
        let worker = setup.start();
        let before = broker::count(&setup.outcomes);
        // Outcomes are seen in the topic up to a second before their offsets are committed.
        setup.wait_for_outcomes(before + 500 + random.below(1500) as i64, PATIENCE);
        println!("kill {kill} at {} outcomes", broker::count(&setup.outcomes));
        worker.kill();
    }
    let worker = setup.start();
    setup.wait_for_commits(ARTICLES as i64, PATIENCE);
    assert_eq!(worker.terminate().code(), Some(0));

    let verdict = checker::check(&setup);
    println!("{verdict:?}");
    assert_eq!(verdict.inputs, ARTICLES);
    assert!(verdict.repeated_outcomes > 0, "no kill fell between produce and commit");
    assert!(verdict.events > ARTICLES / 4);
    assert_eq!(verdict.outcomes["dead_lettered"], ARTICLES / 20);
}

#[test]
#[ignore = "needs GEOWIRE_TEST_BROKERS"]
fn order_and_partitioning_do_not_reach_the_bytes() {
    const ARTICLES: usize = 2_000;
    let run = |partitions: i32, backwards: bool| {
        let setup = Setup::new("bytes", partitions);
        let mut articles = corpus(ARTICLES, 7);
        if backwards {
            articles.reverse();
        }
        broker::produce(&setup.input, articles);
        let worker = setup.start();
        setup.wait_for_outcomes(ARTICLES as i64, PATIENCE);
        assert_eq!(worker.terminate().code(), Some(0));
        let mut pairs: Vec<_> = broker::read(&setup.events).into_iter().map(|read| (read.key, read.value)).collect();
        pairs.sort();
        pairs.dedup();
        let mut digest = Sha256::new();
        for (key, value) in &pairs {
            digest.update(key.as_deref().unwrap_or_default());
            digest.update(b"\t");
            digest.update(value.as_deref().unwrap_or_default());
            digest.update(b"\n");
        }
        let digest = digest.finalize().iter().fold(String::new(), |text, byte| text + &format!("{byte:02x}"));
        (pairs.len(), digest)
    };
    let (events, digest) = run(1, false);
    println!("{events} events, sorted (key, value) dump: sha256 {digest}");
    assert!(events > ARTICLES / 4);
    assert_eq!((events, digest), run(5, true));
}

#[test]
#[ignore = "needs GEOWIRE_TEST_BROKERS"]
fn a_group_of_two_shares_the_work_and_survives_the_loss_of_one() {
    const ARTICLES: usize = 4_000;
    let setup = Setup::new("two", 4);
    let (one, two) = (setup.start(), setup.start());
    one.wait_ready();
    two.wait_ready();
    broker::produce(&setup.input, corpus(ARTICLES, 11));
    setup.wait_for_outcomes(200, PATIENCE);
    one.kill();
    setup.wait_for_outcomes(ARTICLES as i64, PATIENCE);
    setup.wait_for_commits(ARTICLES as i64, PATIENCE);
    assert_eq!(two.terminate().code(), Some(0));
    assert_eq!(checker::check(&setup).inputs, ARTICLES);
}

#[test]
#[ignore = "needs GEOWIRE_TEST_BROKERS"]
fn sigterm_drains_commits_and_leaves() {
    let setup = Setup::new("drain", 2);
    let worker = setup.start_with(&["pipeline.commit_interval_ms=60000"]);
    worker.wait_ready();
    broker::produce(&setup.input, corpus(500, 3));
    setup.wait_for_outcomes(1, PATIENCE);
    assert_eq!(worker.terminate().code(), Some(0));
    let done = broker::committed(&setup.group, &setup.input, 2).values().sum::<i64>();
    assert_eq!(done, broker::count(&setup.outcomes), "offsets stand exactly behind the outcomes");
    // The group was left, so the next member does not wait for a session to time out.
    let begun = std::time::Instant::now();
    let worker = setup.start();
    setup.wait_for_outcomes(500, PATIENCE);
    assert!(begun.elapsed() < Duration::from_secs(20));
    assert_eq!(worker.terminate().code(), Some(0));
    let verdict = checker::check(&setup);
    assert_eq!((verdict.repeated_outcomes, verdict.repeated_events), (0, 0));
}

#[test]
#[ignore = "needs GEOWIRE_TEST_BROKERS"]
fn work_in_flight_is_bounded_by_bytes() {
    const ARTICLES: usize = 3_000;
    let setup = Setup::new("bounded", 2);
    let filler = "The choir sang for an hour and the hall was full. ".repeat(80);
    broker::produce(
        &setup.input,
        (0..ARTICLES).map(|number| Write::value(format!(r#"{{"id":"{number}","text":"{filler}"}}"#))),
    );
    let worker = setup.start_with(&["pipeline.max_in_flight_bytes=1000000", "log.level=debug"]);
    setup.wait_for_outcomes(ARTICLES as i64, PATIENCE);
    let (_, metrics) = worker.get("/metrics").unwrap();
    assert!(metrics.contains("geowire_records_unaccounted 0"), "{metrics}");
    assert_eq!(worker.terminate().code(), Some(0));
    let verdict = checker::check(&setup);
    assert_eq!((verdict.inputs, verdict.repeated_outcomes), (ARTICLES, 0));
}

#[test]
#[ignore = "needs GEOWIRE_TEST_BROKERS"]
fn a_position_that_is_gone_stops_its_partition_until_the_operator_chooses() {
    let setup = Setup::new("range", 1);
    broker::produce(&setup.input, corpus(100, 5));
    let worker = setup.start();
    setup.wait_for_outcomes(100, PATIENCE);
    assert_eq!(worker.terminate().code(), Some(0));
    broker::produce(&setup.input, corpus(300, 5));
    broker::trim(&setup.input, 0, 250);

    let worker = setup.start();
    let causes = worker.wait_for_cause("partition_stopped");
    assert_eq!(causes.0, 503, "{}", causes.1);
    assert!(causes.1.contains("100 is outside of 250..400"), "{}", causes.1);
    let (_, metrics) = worker.get("/metrics").unwrap();
    assert!(metrics.contains("geowire_partition_stopped{"), "{metrics}");
    assert_eq!(broker::count(&setup.outcomes), 100, "nothing was read past the gap");
    assert_eq!(worker.get("/livez").unwrap().0, 200, "a restart would not help");
    assert_eq!(worker.terminate().code(), Some(0));

    let worker = setup.start_with(&["kafka.on_out_of_range=earliest"]);
    setup.wait_for_outcomes(250, PATIENCE);
    assert_eq!(worker.terminate().code(), Some(0));
    assert_eq!(broker::committed(&setup.group, &setup.input, 1)[&0], 400);
}
