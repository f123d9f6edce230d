//! What may stand in an input topic, and how each of it ends.
#![cfg(feature = "worker")]
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a test fails by panicking")]
#![allow(clippy::disallowed_methods, reason = "not a pure room")]

mod support;

use flate2::Compression;
use flate2::write::GzEncoder;
use std::collections::BTreeMap;
use std::io::Write as _;
use std::process::Command;
use std::time::Duration;
use support::articles::{Random, article};
use support::broker::{self, Read, Write};
use support::checker;
use support::worker::Setup;

const PATIENCE: Duration = Duration::from_secs(60);

/// Values that cannot be accepted, by the reason that they must get.
fn refused() -> Vec<(&'static str, Vec<u8>)> {
    let deep = format!(r#"{{"text":"x","more":{}{}}}"#, "[".repeat(100), "]".repeat(100));
    let mut bomb = GzEncoder::new(Vec::new(), Compression::best());
    for _ in 0..40 {
        bomb.write_all(&vec![b' '; 1 << 20]).unwrap();
    }
    let mut cut = gzip(br#"{"text":"The choir sang for an hour."}"#);
    cut.truncate(20);
    vec![
        ("empty_value", Vec::new()),
        ("not_utf8", b"{\"text\":\"caf\xe9\"}".to_vec()),
        ("not_json", br#"{"text":"cut"#.to_vec()),
        ("schema_registry_framed", [&[0, 0, 0, 4, 18], &br#"{"text":"x"}"#[..]].concat()),
        ("missing_body", br#"{"title":"No body"}"#.to_vec()),
        ("missing_body", br#"{"title":"Blank","text":"  \n "}"#.to_vec()),
        ("wrong_type", br#"{"text":["a","list"]}"#.to_vec()),
        ("wrong_type", br#"["no","object"]"#.to_vec()),
        ("too_large", format!(r#"{{"text":"{}"}}"#, "x".repeat(60_000)).into_bytes()),
        ("too_large", bomb.finish().unwrap()),
        ("too_deep", deep.into_bytes()),
        ("bad_date", br#"{"text":"Ministers met in Oslo.","published_at":"the day before"}"#.to_vec()),
        ("bad_compression", cut),
    ]
}

fn gzip(bytes: &[u8]) -> Vec<u8> {
    let mut encoder = GzEncoder::new(Vec::new(), Compression::fast());
    encoder.write_all(bytes).unwrap();
    encoder.finish().unwrap()
}

#[test]
#[ignore = "needs GEOWIRE_TEST_BROKERS"]
fn every_bad_record_ends_as_its_reason_says_and_the_good_ones_are_published() {
    let mut setup = Setup::new("bad", 3);
    setup.set.push("input.max_bytes=50000".to_owned());
    let mut random = Random::new(1);
    let good: Vec<Vec<u8>> =
        (2..5).cycle().take(40).enumerate().map(|(n, kind)| article(n * 10 + kind, &mut random).1).collect();
    let refused = refused();
    let mut records: Vec<Write> = Vec::new();
    for (number, value) in good.iter().enumerate() {
        records.push(Write::value(value.clone()));
        if let Some((_, bad)) = refused.get(number) {
            records.push(Write { key: Some(vec![0xff, number as u8]), value: Some(bad.clone()), partition: None });
        }
    }
    let french =
        "Le président a rencontré hier soir le chancelier pour évoquer la situation et les prochaines échéances.";
    records.push(Write::value(serde_json::json!({ "id": "french", "text": french.repeat(3) }).to_string()));
    records.push(Write { key: Some(b"gone".to_vec()), ..Write::default() });
    records.push(Write::value(gzip(&article(3, &mut random).1)));
    let total = records.len();
    broker::produce(&setup.input, records);
    let worker = setup.start();
    setup.wait_for_outcomes(total as i64, PATIENCE);
    let (_, metrics) = worker.get("/metrics").unwrap();
    assert_eq!(worker.terminate().code(), Some(0));

    let verdict = checker::check(&setup);
    assert_eq!(verdict.outcomes["dead_lettered"], refused.len());
    assert_eq!(verdict.outcomes["filtered"], 2);
    assert_eq!(verdict.outcomes["published"], good.len() + 1);

    let letters = broker::read(&setup.dead_letters);
    assert_eq!(letters.len(), refused.len());
    let mut wanted: BTreeMap<(&str, &[u8]), usize> = BTreeMap::new();
    for (number, (reason, value)) in refused.iter().enumerate() {
        let letter = letters.iter().find(|letter| letter.key.as_deref() == Some(&[0xff, number as u8])).unwrap();
        assert_eq!(letter.header("geowire-reason").as_deref(), Some(*reason), "{:?}", letter.header("geowire-detail"));
        assert_eq!(letter.value.as_deref(), Some(&value[..]), "{reason}: the original bytes");
        assert!(!letter.header("geowire-detail").unwrap().is_empty());
        assert_eq!(letter.header("__connect.errors.topic"), Some(setup.input.clone()));
        *wanted.entry((reason, value)).or_default() += 1;
        let series = format!(r#"geowire_outcomes_total{{outcome="dead_lettered",reason="{reason}"}}"#);
        assert!(metrics.contains(&series), "{series} is missing in\n{metrics}");
    }
}

#[test]
#[ignore = "needs GEOWIRE_TEST_BROKERS"]
fn topics_of_several_formats_and_foreign_shapes_are_read_as_configured() {
    let mut setup = Setup::new("formats", 1);
    let pages = format!("{}.pages", setup.group);
    broker::create(&pages, 1, &[]);
    setup.set.push(format!("input.topics.\"{pages}\".format=html"));
    setup.set.push("input.fields.title=/head/line".to_owned());
    setup.set.push("input.fields.text=/content/0".to_owned());
    setup.set.push("input.fields.id=/_id".to_owned());
    let text = "The foreign ministers of France and Germany met in Geneva on Tuesday. The talks lasted for two hours.";
    let foreign = serde_json::json!({ "_id": 77, "head": { "line": "Ministers meet" }, "content": [text] });
    broker::produce(&setup.input, [Write::value(foreign.to_string())]);
    let page = format!(
        "<html><head><title>Ministers meet</title></head><body><nav>Home</nav><article><h1>Ministers meet</h1><p>{text}</p><p>{text}</p></article></body></html>"
    );
    broker::produce(&pages, [Write::value(page)]);
    let worker = setup.start();
    setup.wait_for_outcomes(2, PATIENCE);
    assert_eq!(worker.terminate().code(), Some(0));
    let outcomes = broker::read(&setup.outcomes);
    assert!(outcomes.iter().all(|outcome| outcome.json()["outcome"] == "published"), "{outcomes:?}");
    assert!(outcomes.iter().any(|outcome| outcome.key_text() == "77"));
}

#[test]
#[ignore = "needs GEOWIRE_TEST_BROKERS"]
fn a_stock_client_reads_events_and_headers_as_documented() {
    let setup = Setup::new("stock", 1);
    let (_, value) = article(3, &mut Random::new(9));
    broker::produce(&setup.input, [Write::value(value)]);
    let worker = setup.start();
    setup.wait_for_outcomes(1, PATIENCE);
    assert_eq!(worker.terminate().code(), Some(0));
    let output = Command::new("bash")
        .args(["tests/support/kafka.sh", "consume", &broker::brokers(), &setup.events])
        .output()
        .unwrap();
    let printed = String::from_utf8(output.stdout).unwrap();
    let events: Vec<Read> = broker::read(&setup.events);
    assert!(!events.is_empty());
    for event in &events {
        assert!(printed.contains(&event.key_text()), "{printed}");
        let json = event.json();
        for header in [
            "ce_specversion:1.0".to_owned(),
            format!("ce_id:{}", json["record_id"].as_str().unwrap()),
            "ce_type:geowire.event/1".to_owned(),
            "ce_source:geowire".to_owned(),
            "ce_time:2021-03-10T00:00:00Z".to_owned(),
            "content-type:application/json".to_owned(),
            format!("geowire-class:{}", json["class"].as_str().unwrap()),
            format!("geowire-origin:{}/0/0", setup.input),
            format!("geowire-coding-revision:{}", json["build"]["coding_revision"]),
        ] {
            assert!(printed.contains(&header), "{header} is missing in {printed}");
        }
    }
}
