//! Faults of brokers and of the link to them, ordered from a mock cluster: each is survived, and nothing
//! is lost, skipped or held for ever.
#![cfg(feature = "worker")]
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a test fails by panicking")]
#![allow(clippy::disallowed_methods, reason = "not a pure room")]

mod support;

use rdkafka::consumer::{BaseConsumer, CommitMode, Consumer as _};
use rdkafka::message::{Header, OwnedHeaders};
use rdkafka::mocking::MockCoordinator;
use rdkafka::producer::{BaseProducer, BaseRecord, Producer as _};
use rdkafka::types::{RDKafkaApiKey as Api, RDKafkaRespErr as Answer};
use rdkafka::{ClientConfig, Offset, TopicPartitionList};
use std::io::Write as _;
use std::net::TcpStream;
use std::process::Command;
use std::time::{Duration, Instant};
use support::articles::{articles, corpus};
use support::broker::{self, Write};
use support::checker;
use support::cluster::Cluster;
use support::worker::Worker;

const PATIENCE: Duration = Duration::from_secs(120);

fn plain(number: usize) -> Write {
    Write::value(format!(r#"{{"id":"{number}","text":"The choir sang for an hour and the hall was full."}}"#))
}

fn rebalances(worker: &Worker) -> u32 {
    worker.metric_sum("geowire_rebalances_total") as u32
}

#[test]
fn a_slow_link_takes_no_partition_away() {
    let Cluster { mock, mut setup } = Cluster::start("slow-link", 1, 2);
    setup.sessions = &["kafka.consumer.session.timeout.ms=20000"];
    broker::produce(&setup.input, corpus(200, 3));
    let worker = setup.start();
    worker.wait_ready();
    mock.broker_round_trip_time(1, Duration::from_secs(2)).unwrap();
    broker::produce(&setup.input, articles(200..400, 4));
    setup.wait_for_commits(400, PATIENCE);
    mock.broker_round_trip_time(1, Duration::ZERO).unwrap();
    assert_eq!(rebalances(&worker), 1, "{}", worker.log());
    assert_eq!(worker.terminate().code(), Some(0));
    let verdict = checker::check(&setup);
    assert_eq!((verdict.inputs, verdict.repeated_outcomes), (400, 0));
}

#[test]
fn leaders_that_move_or_are_missing_lose_nothing() {
    let Cluster { mock, setup } = Cluster::start("leaders", 3, 2);
    let worker = setup.start();
    worker.wait_ready();
    for round in 0..12 {
        broker::produce(&setup.input, articles(round * 100..(round + 1) * 100, 3));
        for topic in setup.topics() {
            mock.partition_leader(topic, (round % 2) as i32, Some(1 + (round % 3) as i32)).unwrap();
            // Every third round nobody is known to lead for a moment.
            if round % 3 == 2 {
                mock.topic_error(topic, Answer::RD_KAFKA_RESP_ERR_LEADER_NOT_AVAILABLE).unwrap();
            }
        }
        std::thread::sleep(Duration::from_millis(150));
        for topic in setup.topics() {
            mock.topic_error(topic, Answer::RD_KAFKA_RESP_ERR_NO_ERROR).unwrap();
        }
    }
    setup.wait_for_commits(1200, PATIENCE);
    assert_eq!(worker.terminate().code(), Some(0));
    assert_eq!(checker::check(&setup).inputs, 1200);
}

#[test]
fn a_coordinator_that_moves_loses_nothing() {
    let Cluster { mock, setup } = Cluster::start("coordinator", 3, 2);
    let worker = setup.start_with(&["pipeline.commit_interval_ms=100"]);
    worker.wait_ready();
    for round in 0..10 {
        broker::produce(&setup.input, articles(round * 100..(round + 1) * 100, 3));
        mock.coordinator(MockCoordinator::Group(setup.group.clone()), 1 + (round % 3) as i32).unwrap();
        std::thread::sleep(Duration::from_millis(200));
    }
    setup.wait_for_commits(1000, PATIENCE);
    assert_eq!(worker.terminate().code(), Some(0));
    assert_eq!(checker::check(&setup).inputs, 1000);
}

#[test]
fn no_partition_is_taken_before_the_transaction_coordinator_has_answered() {
    let Cluster { mock, setup } = Cluster::start("late-coordinator", 1, 2);
    broker::produce(&setup.input, corpus(100, 1));
    mock.request_errors(Api::InitProducerId, &vec![Answer::RD_KAFKA_RESP_ERR_COORDINATOR_LOAD_IN_PROGRESS; 10_000]);
    let (worker, other) = (setup.start_member("one", &[]), setup.start_member("two", &[]));
    for worker in [&worker, &other] {
        assert_eq!(worker.wait_for_cause("not_prepared").0, 503);
        assert_eq!(worker.get("/livez").unwrap().0, 200);
    }
    // Longer than joining takes.
    std::thread::sleep(Duration::from_secs(4));
    assert_eq!(worker.wait_for_cause("not_prepared").0, 503);
    assert_eq!(rebalances(&worker), 0, "{}", worker.log());
    let asked = Instant::now();
    assert_eq!(other.terminate().code(), Some(0));
    assert!(asked.elapsed() < Duration::from_secs(5), "{:?}", asked.elapsed());
    mock.clear_request_errors(Api::InitProducerId);
    worker.wait_ready();
    // The mock keeps no position that is committed in a transaction.
    setup.wait_for_outcomes(100, PATIENCE);
    assert_eq!(worker.terminate().code(), Some(0));
    let verdict = checker::check(&setup);
    assert_eq!((verdict.inputs, verdict.repeated_outcomes, verdict.repeated_events), (100, 0, 0));
}

#[test]
fn a_commit_that_is_refused_is_repeated() {
    let Cluster { mock, setup } = Cluster::start("refused-commits", 1, 1);
    let worker = setup.start();
    worker.wait_ready();
    for (round, answer) in [
        Answer::RD_KAFKA_RESP_ERR_ILLEGAL_GENERATION,
        Answer::RD_KAFKA_RESP_ERR_REBALANCE_IN_PROGRESS,
        Answer::RD_KAFKA_RESP_ERR_COORDINATOR_LOAD_IN_PROGRESS,
        Answer::RD_KAFKA_RESP_ERR_REQUEST_TIMED_OUT,
    ]
    .into_iter()
    .enumerate()
    {
        mock.request_errors(Api::OffsetCommit, &[answer; 2]);
        broker::produce(&setup.input, articles(round * 50..(round + 1) * 50, 1));
        std::thread::sleep(Duration::from_millis(1500));
    }
    // Nothing more arrives, and still the last positions are committed in the end.
    setup.wait_for_commits(200, PATIENCE);
    assert_eq!(worker.terminate().code(), Some(0));
    assert_eq!(checker::check(&setup).inputs, 200);
}

#[test]
fn records_that_the_broker_refuses_for_a_while_are_written_in_the_end() {
    let Cluster { mock, setup } = Cluster::start("refused-records", 1, 2);
    // The client takes a batch as written once a later one is: a broker that holds sequence numbers warrants that, and
    // the mock cluster does not hold them. One request at a time asks nothing of it.
    let worker = setup.start_with(&["kafka.producer.max.in.flight.requests.per.connection=1"]);
    worker.wait_ready();
    for (round, answer) in [
        Answer::RD_KAFKA_RESP_ERR_NOT_LEADER_FOR_PARTITION,
        Answer::RD_KAFKA_RESP_ERR_REQUEST_TIMED_OUT,
        Answer::RD_KAFKA_RESP_ERR_NOT_ENOUGH_REPLICAS,
        Answer::RD_KAFKA_RESP_ERR_TOPIC_AUTHORIZATION_FAILED,
        Answer::RD_KAFKA_RESP_ERR_INVALID_MSG,
    ]
    .into_iter()
    .enumerate()
    {
        // What is left of the last round would meet the test's own producer.
        mock.clear_request_errors(Api::Produce);
        broker::produce(&setup.input, articles(round * 100..(round + 1) * 100, 2));
        mock.request_errors(Api::Produce, &[answer; 3]);
        std::thread::sleep(Duration::from_millis(700));
    }
    setup.wait_for_commits(500, PATIENCE);
    assert_eq!(worker.terminate().code(), Some(0));
    let verdict = checker::check(&setup);
    assert_eq!(verdict.inputs, 500);
    assert_eq!(verdict.outcomes["dead_lettered"], 25, "a fault of the broker's condemns no record");
}

#[test]
fn a_topic_that_is_forbidden_or_gone_for_a_while_is_waited_for() {
    for answer in
        [Answer::RD_KAFKA_RESP_ERR_TOPIC_AUTHORIZATION_FAILED, Answer::RD_KAFKA_RESP_ERR_UNKNOWN_TOPIC_OR_PART]
    {
        let Cluster { mock, setup } = Cluster::start("forbidden", 1, 1);
        broker::produce(&setup.input, corpus(100, 1));
        for topic in [&setup.input, &setup.outcomes] {
            mock.topic_error(topic, answer).unwrap();
        }
        let worker = setup.start_with(&["kafka.client.topic.metadata.refresh.interval.ms=1000"]);
        std::thread::sleep(Duration::from_secs(5));
        assert_eq!(worker.get("/livez").unwrap().0, 200, "{}", worker.log());
        assert_eq!(worker.get("/readyz").unwrap().0, 503);
        for topic in [&setup.input, &setup.outcomes] {
            mock.topic_error(topic, Answer::RD_KAFKA_RESP_ERR_NO_ERROR).unwrap();
        }
        setup.wait_for_commits(100, PATIENCE);
        assert_eq!(worker.terminate().code(), Some(0));
        assert_eq!(checker::check(&setup).inputs, 100);
    }
}

#[test]
fn a_member_without_a_partition_is_ready_and_idle() {
    let Cluster { mock: _mock, setup } = Cluster::start("idle", 1, 1);
    let (one, two) = (setup.start(), setup.start());
    one.wait_ready();
    two.wait_ready();
    broker::produce(&setup.input, corpus(100, 1));
    setup.wait_for_commits(100, PATIENCE);
    assert_eq!(one.terminate().code(), Some(0));
    assert_eq!(two.terminate().code(), Some(0));
    assert_eq!(checker::check(&setup).inputs, 100);
}

#[test]
fn outputs_that_cannot_be_written_cost_no_membership() {
    let Cluster { mock, setup } = Cluster::start("stalled", 1, 2);
    let worker = setup.start_with(&[
        "kafka.consumer.max.poll.interval.ms=7000",
        "pipeline.max_in_flight_bytes=1000000",
        "pipeline.revoke_drain_secs=1",
    ]);
    worker.wait_ready();
    broker::produce(&setup.input, corpus(6000, 1));
    mock.request_errors(Api::Produce, &vec![Answer::RD_KAFKA_RESP_ERR_NOT_ENOUGH_REPLICAS; 10_000]);
    // Twice the time that a member may stay away from its poll.
    std::thread::sleep(Duration::from_secs(14));
    mock.clear_request_errors(Api::Produce);
    setup.wait_for_commits(6000, PATIENCE);
    assert_eq!(rebalances(&worker), 1, "{}", worker.log());
    assert_eq!(worker.terminate().code(), Some(0));
    assert_eq!(checker::check(&setup).inputs, 6000);
}

#[test]
fn a_position_beyond_the_end_stops_its_partition() {
    let Cluster { mock: _mock, setup } = Cluster::start("recreated", 1, 1);
    broker::produce(&setup.input, (0..20).map(plain));
    let group: BaseConsumer =
        ClientConfig::new().set("bootstrap.servers", broker::brokers()).set("group.id", &setup.group).create().unwrap();
    let mut list = TopicPartitionList::new();
    list.add_partition_offset(&setup.input, 0, Offset::Offset(900)).unwrap();
    group.commit(&list, CommitMode::Sync).unwrap();
    drop(group);
    let worker = setup.start();
    let (status, body) = worker.wait_for_cause("partition_stopped");
    assert_eq!(status, 503);
    assert!(body.contains("900 is outside of 0..20"), "{body}");
    assert_eq!(broker::count(&setup.outcomes), 0, "nothing is read from a guess");
    assert_eq!(worker.terminate().code(), Some(0));
}

#[test]
fn a_log_that_nobody_reads_stalls_nothing() {
    let Cluster { mock: _mock, setup } = Cluster::start("unread", 1, 2);
    let worker = setup.start_unread(&["log.level=trace"]);
    worker.wait_ready();
    broker::produce(&setup.input, corpus(2000, 1));
    setup.wait_for_commits(2000, PATIENCE);
    assert_eq!(worker.terminate().code(), Some(0));
    assert_eq!(checker::check(&setup).inputs, 2000);
}

#[test]
fn slow_readers_of_probes_hold_nothing_up() {
    let Cluster { mock: _mock, setup } = Cluster::start("scrapes", 1, 2);
    let worker = setup.start();
    worker.wait_ready();
    let mut slow: Vec<TcpStream> = (0..200).map(|_| TcpStream::connect(("127.0.0.1", worker.port)).unwrap()).collect();
    for (number, stream) in slow.iter_mut().enumerate() {
        // Half of them ask and never read the answer; the others never end their question.
        let end = if number % 2 == 0 { "\r\n\r\n" } else { "" };
        write!(stream, "GET /metrics HTTP/1.1\r\nHost: localhost{end}").unwrap();
    }
    broker::produce(&setup.input, corpus(1000, 1));
    setup.wait_for_commits(1000, PATIENCE);
    assert_eq!(worker.get("/livez").unwrap().0, 200);
    drop(slow);
    assert_eq!(worker.terminate().code(), Some(0));
    assert_eq!(checker::check(&setup).inputs, 1000);
}

#[test]
fn a_shortage_of_file_descriptors_passes() {
    let Cluster { mock, setup } = Cluster::start("descriptors", 1, 2);
    let worker = setup.start();
    worker.wait_ready();
    broker::produce(&setup.input, corpus(200, 1));
    setup.wait_for_commits(200, PATIENCE);
    let limit = |soft: &str| {
        let set = Command::new("prlimit")
            .args(["--pid", &worker.id().to_string(), &format!("--nofile={soft}:")])
            .status()
            .unwrap();
        assert!(set.success());
    };
    limit("8");
    // Connections that break now cannot be made again.
    mock.broker_down(1).unwrap();
    std::thread::sleep(Duration::from_secs(1));
    mock.broker_up(1).unwrap();
    broker::produce(&setup.input, articles(200..400, 2));
    std::thread::sleep(Duration::from_secs(3));
    limit("1024");
    setup.wait_for_commits(400, PATIENCE);
    assert_eq!(worker.terminate().code(), Some(0));
    assert_eq!(checker::check(&setup).inputs, 400);
}

/// Writes a record with headers, as another producer may.
fn produce_with(topic: &str, value: &str, headers: OwnedHeaders) {
    let producer: BaseProducer = ClientConfig::new().set("bootstrap.servers", broker::brokers()).create().unwrap();
    let record: BaseRecord<'_, (), str> = BaseRecord::to(topic).payload(value).headers(headers);
    producer.send(record).map_err(|(error, _)| error).unwrap();
    producer.flush(Duration::from_secs(20)).unwrap();
}

#[test]
fn headers_of_any_kind_are_borne() {
    let Cluster { mock: _mock, setup } = Cluster::start("headers", 1, 1);
    let many = (0..1000).fold(OwnedHeaders::new(), |all, number| {
        all.insert(Header { key: "again", value: Some(&format!("{number}")) })
    });
    let odd = OwnedHeaders::new()
        .insert(Header { key: "traceparent", value: Some("00-nonsense") })
        .insert(Header { key: "none", value: None::<&str> })
        .insert(Header { key: "", value: Some("") })
        .insert(Header { key: "bytes", value: Some(&[0xff, 0, 0xfe]) })
        .insert(Header { key: "long", value: Some(&vec![b'x'; 65_536]) });
    let text = "The foreign ministers of France and Germany met in Geneva on Tuesday.";
    for (id, headers) in [("many", many), ("odd", odd)] {
        let good = format!(r#"{{"id":"{id}","text":"{text}","published_at":"2021-03-10"}}"#);
        produce_with(&setup.input, &good, headers.clone());
        produce_with(&setup.input, "{ broken", headers);
    }
    let worker = setup.start();
    setup.wait_for_commits(4, PATIENCE);
    assert_eq!(worker.terminate().code(), Some(0));
    let verdict = checker::check(&setup);
    assert_eq!((verdict.inputs, verdict.outcomes["dead_lettered"], verdict.outcomes["published"]), (4, 2, 2));
    let letters = broker::read(&setup.dead_letters);
    assert_eq!(letters[0].headers.iter().filter(|(name, _)| name == "again").count(), 1000);
    assert_eq!(letters[1].header("long").map(|value| value.len()), Some(65_536));
}
