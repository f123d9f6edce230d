//! Archives in a bucket of a real S3 server. `tests/support/s3.sh` starts one; `GEOWIRE_TEST_S3` is its
//! `http://HOST:PORT`.
#![cfg(feature = "worker")]
#![allow(clippy::unwrap_used, clippy::panic, reason = "a test fails by panicking")]
#![allow(clippy::disallowed_methods, reason = "not a pure room")]

mod support;

use object_store::aws::{AmazonS3, AmazonS3Builder};
use object_store::path::Path;
use object_store::{ObjectStoreExt as _, PutPayload};
use std::time::Duration;
use support::archive::{self, Packing};
use support::articles::corpus;
use support::broker;
use support::replay::{Replay, dump, said};
use support::worker::Setup;

const BUCKET: &str = "geowire";

fn endpoint() -> String {
    std::env::var("GEOWIRE_TEST_S3").unwrap_or_else(|_| panic!("GEOWIRE_TEST_S3 names no server"))
}

/// What a user's environment says of the server.
fn variables() -> Vec<(String, String)> {
    let endpoint = endpoint();
    let pairs = [
        ("AWS_ENDPOINT_URL", endpoint.as_str()),
        ("AWS_ALLOW_HTTP", "true"),
        ("AWS_REGION", "us-east-1"),
        ("AWS_ACCESS_KEY_ID", "testkey"),
        ("AWS_SECRET_ACCESS_KEY", "testsecret"),
    ];
    pairs.map(|(name, value)| (name.to_owned(), value.to_owned())).to_vec()
}

/// The bucket, from a client of our own.
struct Bucket {
    store: AmazonS3,
    runtime: tokio::runtime::Runtime,
}

impl Bucket {
    fn new() -> Self {
        let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap();
        let store = AmazonS3Builder::new()
            .with_endpoint(endpoint())
            .with_allow_http(true)
            .with_access_key_id("testkey")
            .with_secret_access_key("testsecret")
            .with_bucket_name(BUCKET)
            .build()
            .unwrap();
        Self { store, runtime }
    }

    fn put(&self, key: &str, bytes: Vec<u8>) {
        self.runtime.block_on(self.store.put(&Path::parse(key).unwrap(), PutPayload::from(bytes))).unwrap();
    }

    /// Uploads a folder below `prefix`.
    fn upload(&self, folder: &std::path::Path, prefix: &str) {
        for entry in std::fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            let name = format!("{prefix}/{}", path.file_name().unwrap().to_str().unwrap());
            if path.is_dir() {
                self.upload(&path, &name);
            } else {
                self.put(&name, std::fs::read(&path).unwrap());
            }
        }
    }
}

/// A folder's name that no earlier run has used.
fn unused(name: &str) -> String {
    let now = std::time::SystemTime::now().duration_since(std::time::UNIX_EPOCH).unwrap();
    format!("{name}-{}", now.as_nanos())
}

#[test]
#[ignore = "needs GEOWIRE_TEST_S3 and GEOWIRE_TEST_BROKERS"]
fn s3_an_archive_gives_the_live_bytes_in_shards() {
    let setup = Setup::new("bucket", 3);
    broker::produce(&setup.input, corpus(600, 11));
    let worker = setup.start();
    setup.wait_for_commits(600, Duration::from_secs(240));
    assert_eq!(worker.terminate().code(), Some(0));
    let live = [&setup.events, &setup.outcomes, &setup.dead_letters].map(|topic| dump(topic));

    let replay = Replay::of(&setup, "bucket").with_variables(variables());
    let folder = replay.path("archive");
    archive::confluent(&folder, &setup.input, &broker::read(&setup.input), 45, Packing::Gzip(30));
    let prefix = unused("archive");
    Bucket::new().upload(&folder, &prefix);
    let place = format!("s3://{BUCKET}/{prefix}");
    let manifest = replay.plan(&["--shards", "2", "--archive", &place, "--layout", "confluent"]);
    assert_eq!((&manifest["estimate"]["records"], &manifest["input"]["location"]), (&600.into(), &place.into()));
    assert!(!manifest.to_string().contains("testsecret"), "{manifest}");
    replay.run(&["--shard", "0/2"]);
    replay.run(&["--shard", "1/2"]);
    assert_eq!(replay.targets().map(|topic| dump(&topic)), live);
    let verdict = replay.call("verify", &[replay.manifest().to_str().unwrap()]);
    assert_eq!(verdict.status.code(), Some(0), "{}", said(&verdict));
}

#[test]
#[ignore = "needs GEOWIRE_TEST_S3 and GEOWIRE_TEST_BROKERS"]
fn s3_an_object_larger_than_a_block_is_read_whole_and_one_that_changes_is_refused() {
    let setup = Setup::new("large", 1);
    let replay = Replay::of(&setup, "large").with_variables(variables());
    let key = format!("{}/{}+0+0000000000.json", unused("large"), setup.input);
    // Ten blocks and a bit, in lines of a megabyte.
    let line = format!("{{\"text\":\"{}\"}}\n", "x".repeat(1 << 20));
    let bucket = Bucket::new();
    bucket.put(&key, line.repeat(41).into_bytes());
    let folder = key.split('/').next().unwrap();
    let manifest = replay.plan(&["--archive", &format!("s3://{BUCKET}/{folder}"), "--layout", "confluent"]);
    assert_eq!(manifest["estimate"]["records"], 41);

    bucket.put(&key, line.repeat(41).replace('x', "y").into_bytes());
    let (code, log) = replay.start(&[]).wait(Duration::from_secs(120));
    assert_eq!(code, Some(65), "{log}");
    assert!(log.contains("+0+0000000000.json has the tag"), "{log}");
}

#[test]
#[ignore = "needs GEOWIRE_TEST_S3"]
fn s3_what_keeps_it_from_being_read_is_said_without_the_secret() {
    let plan = |place: &str, change: (&str, &str)| {
        let mut variables = variables();
        variables.retain(|(name, _)| name != change.0);
        variables.push((change.0.to_owned(), change.1.to_owned()));
        let replay = Replay::offline("articles").with_variables(variables);
        replay.plan_offline(std::path::Path::new(place), "confluent", &[])
    };
    let cases = [
        ("s3://geowire/x", ("AWS_SECRET_ACCESS_KEY", "another"), 69, "SignatureDoesNotMatch"),
        ("s3://geowire-nowhere/x", ("AWS_REGION", "us-east-1"), 69, "NoSuchBucket"),
        ("s3://geowire/nowhere", ("AWS_REGION", "us-east-1"), 65, "holds no file of topic articles"),
        ("s3://geowire/x", ("AWS_ALLOW_HTTP", "false"), 69, "http"),
    ];
    for (place, change, code, part) in cases {
        let (ended, told) = plan(place, change);
        assert_eq!(ended, Some(code), "{place}: {told}");
        assert!(told.contains(part) && !told.contains("another"), "{place}: {told}");
    }
}
