//! One article from a real topic to real topics, the process killed once on the way.
#![cfg(feature = "worker")]
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a test fails by panicking")]
#![allow(clippy::disallowed_methods, reason = "not a pure room")]

mod support;

use std::time::Duration;
use support::broker::{self, Write};
use support::worker::Setup;

const ARTICLE: &str = r#"{"id":"first","title":"Ministers meet","text":"The foreign ministers of France and Germany met in Geneva on Tuesday.","published_at":"2021-03-10"}"#;

#[test]
#[ignore = "needs GEOWIRE_TEST_BROKERS"]
fn one_article_survives_a_kill_on_the_way() {
    let setup = Setup::new("first", 2);
    // Killed before the article is there: the group exists, nothing is committed.
    let worker = setup.start();
    worker.wait_ready();
    worker.kill();
    broker::produce(&setup.input, [Write::value(ARTICLE)]);
    // Killed as soon as its outcome stands in the topic, which is before the offset is committed.
    let worker = setup.start_with(&["pipeline.commit_interval_ms=60000"]);
    setup.wait_for_outcomes(1, Duration::from_secs(40));
    worker.kill();
    let worker = setup.start();
    setup.wait_for_outcomes(2, Duration::from_secs(40));
    let status = worker.terminate();
    assert_eq!(status.code(), Some(0));

    let outcomes = broker::read(&setup.outcomes);
    assert_eq!(outcomes.len(), 2, "once for each worker that read it");
    assert_eq!(outcomes[0].value, outcomes[1].value);
    assert_eq!(outcomes[0].key_text(), "first");
    assert_eq!(outcomes[0].json()["outcome"], "published");
    let events = broker::read(&setup.events);
    assert_eq!(events.len(), 2);
    assert_eq!((&events[0].key, &events[0].value), (&events[1].key, &events[1].value));
    assert_eq!(outcomes[0].json()["event_keys"][0], events[0].key_text());
    assert_eq!(events[0].json()["type"], "CONSULT");
    assert_eq!(broker::committed(&setup.group, &setup.input, 2).values().sum::<i64>(), 1);
}
