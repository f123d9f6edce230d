//! Replays against a real broker: the same bytes as the live run, whatever is killed on the way.
//! `GEOWIRE_REPLAY_ARTICLES` and `GEOWIRE_REPLAY_KILLS` say how many (5,000 and 4 by default),
//! `GEOWIRE_TEST_SEED` repeats a run, `GEOWIRE_RESULTS` names a directory for the result.
#![cfg(feature = "worker")]
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a test fails by panicking")]
#![allow(clippy::disallowed_methods, reason = "not a pure room")]
#![allow(clippy::print_stdout, reason = "a run prints its seed and its figures")]

mod support;

use std::time::{Duration, Instant};
use support::archive::{self, Packing};
use support::articles::{Random, corpus};
use support::broker::{self, Write};
use support::replay::{Replay, Running, dump, said};
use support::worker::Setup;

const PATIENCE: Duration = Duration::from_secs(240);

fn setting(name: &str, default: u64) -> u64 {
    std::env::var(name).ok().and_then(|text| text.parse().ok()).unwrap_or(default)
}

/// A topic of articles, and what the live worker makes of them.
fn live(name: &str, articles: usize, partitions: i32, seed: u64) -> Setup {
    let setup = Setup::new(name, partitions);
    broker::produce(&setup.input, corpus(articles, seed));
    let worker = setup.start();
    setup.wait_for_commits(articles as i64, PATIENCE);
    assert_eq!(worker.terminate().code(), Some(0));
    setup
}

/// The digests of the live topics.
fn wanted(setup: &Setup) -> [(String, usize); 3] {
    [&setup.events, &setup.outcomes, &setup.dead_letters].map(|topic| dump(topic))
}

/// Runs all shards at once, killing them at random moments so many times in all.
fn run_with_kills(replay: &Replay, shards: usize, articles: usize, kills: u64, random: &mut Random) {
    let shard = |index: usize| format!("{index}/{shards}");
    let start = |index: usize, more: &[&str]| {
        let shard = shard(index);
        replay.start(&[&["--shard", &shard, "--set", "pipeline.threads=1"], more].concat())
    };
    // Slow enough that a kill finds something on the way, and far enough apart to be spread over the shards.
    let pace = (articles / 100).max(120).to_string();
    let slow = ["--records-per-second", &pace];
    let apart = (articles as u64 / (kills * 10)).max(20);
    let mut running: Vec<Option<Running>> = (0..shards).map(|index| Some(start(index, &slow))).collect();
    for kill in 0..kills {
        let index = (kill as usize) % shards;
        let mut victim = running[index].take().unwrap();
        // It is met at work, as far as there is any left.
        let before = replay.done_of(index);
        while !victim.has_ended() && replay.done_of(index) < before + apart {
            std::thread::sleep(Duration::from_millis(20));
        }
        std::thread::sleep(Duration::from_millis(random.below(500) as u64));
        let ended = victim.has_ended();
        println!(
            "kill {kill} of shard {index}: {} done{}",
            replay.done_of(index),
            if ended { ", it had ended" } else { "" }
        );
        victim.kill();
        running[index] = Some(start(index, if kill + shards as u64 >= kills { &[] } else { &slow }));
    }
    for (index, running) in running.into_iter().enumerate() {
        let (code, log) = running.unwrap().wait(PATIENCE);
        assert_eq!(code, Some(0), "shard {index}: {log}");
    }
}

#[test]
#[ignore = "needs GEOWIRE_TEST_BROKERS"]
fn a_topic_and_its_archive_replayed_in_shards_with_kills_give_the_live_bytes() {
    let articles = setting("GEOWIRE_REPLAY_ARTICLES", 5000) as usize;
    let kills = setting("GEOWIRE_REPLAY_KILLS", 4);
    let seed = setting("GEOWIRE_TEST_SEED", u64::from(std::process::id()));
    println!("seed {seed}");
    let mut random = Random::new(seed);
    let setup = live("replay", articles, 6, seed);
    let live = wanted(&setup);

    let topic = Replay::of(&setup, "topic");
    let manifest = topic.plan(&["--shards", "4"]);
    assert_eq!(manifest["estimate"]["records"], articles);
    run_with_kills(&topic, 4, articles, kills, &mut random);
    assert_eq!(topic.targets().map(|topic| dump(&topic)), live);
    assert_eq!(topic.done(), articles as u64);

    let records = broker::read(&setup.input);
    let files = Replay::of(&setup, "files");
    let folder = files.path("archive");
    archive::confluent(&folder, &setup.input, &records, 170, Packing::Gzip(50));
    let manifest = files.plan(&["--shards", "4", "--archive", folder.to_str().unwrap(), "--layout", "confluent"]);
    assert_eq!(manifest["estimate"]["records"], articles);
    run_with_kills(&files, 4, articles, kills, &mut random);
    assert_eq!(files.targets().map(|topic| dump(&topic)), live);
    report(articles, kills, seed, &live);
}

fn report(articles: usize, kills: u64, seed: u64, live: &[(String, usize); 3]) {
    let Ok(directory) = std::env::var("GEOWIRE_RESULTS") else { return };
    let result = serde_json::json!({
        "records": articles, "shards": 4, "kills_of_each_replay": kills, "seed": seed,
        "events": {"sha256": live[0].0, "records": live[0].1},
        "outcomes": {"sha256": live[1].0, "records": live[1].1},
        "dead_letters": {"sha256": live[2].0, "records": live[2].1},
    });
    let path = std::path::Path::new(&directory).join("replay-kills.json");
    std::fs::write(path, serde_json::to_string_pretty(&result).unwrap() + "\n").unwrap();
}

#[test]
#[ignore = "needs GEOWIRE_TEST_BROKERS"]
fn every_layout_gives_the_live_bytes_and_each_record_says_which_replay_wrote_it() {
    let setup = live("layouts", 300, 3, 7);
    let (live, records) = (wanted(&setup), broker::read(&setup.input));
    for (layout, packing) in [("kcat", Packing::Zstd(40)), ("aiven", Packing::Gzip(30)), ("confluent", Packing::Plain)]
    {
        let replay = Replay::of(&setup, layout);
        let folder = replay.path("archive");
        match layout {
            "kcat" => archive::kcat(&folder.join("dump.jsonl.zst"), &setup.input, &records, packing),
            "aiven" => archive::aiven(&folder, &setup.input, &records, 45, packing),
            _ => archive::confluent(&folder, &setup.input, &records, 45, packing),
        }
        let manifest = replay.plan(&["--archive", folder.to_str().unwrap(), "--layout", layout]);
        assert_eq!(manifest["estimate"]["records"], 300, "{layout}: {manifest}");
        replay.run(&[]);
        assert_eq!(replay.targets().map(|topic| dump(&topic)), live, "{layout}");
        for topic in replay.targets() {
            for read in broker::read(&topic) {
                assert_eq!(read.header("geowire-replay-id").as_deref(), Some(layout), "{topic}");
            }
        }
    }
}

#[test]
#[ignore = "needs GEOWIRE_TEST_BROKERS"]
fn the_end_is_a_position_also_behind_marks_and_in_empty_partitions() {
    let setup = Setup::new("marks", 4);
    // Partition 0 ends in records of an aborted transaction and its mark, 1 is empty, 2 grows on.
    broker::produce(&setup.input, (0..30).map(|n| Write { partition: Some(n % 2 * 2), ..article(n as usize) }));
    support::replay::aborted(&setup.input, 0, (30..60).map(article));
    let replay = Replay::of(&setup, "marks");
    let manifest = replay.plan(&[]);
    let notes = manifest["notes"].to_string();
    assert!(notes.contains("/1 has nothing to read") || manifest["estimate"]["records"].as_u64() > Some(30), "{notes}");
    // What comes after the plan is not read.
    broker::produce(&setup.input, (60..90).map(|n| Write { partition: Some(2), ..article(n) }));
    replay.run(&[]);
    let outcomes = broker::read(&replay.targets()[1]);
    assert_eq!(outcomes.len(), 30);
    assert_eq!(replay.status()["finished"], true);
}

fn article(number: usize) -> Write {
    let (id, value) = support::articles::article(number, &mut Random::new(number as u64));
    Write { key: Some(id.into_bytes()), ..Write::value(value) }
}

#[test]
#[ignore = "needs GEOWIRE_TEST_BROKERS"]
fn a_stop_drains_and_the_next_run_goes_on() {
    let setup = Setup::new("stop", 2);
    broker::produce(&setup.input, corpus(2000, 3));
    let replay = Replay::of(&setup, "stop");
    replay.plan(&["--records-per-second", "60"]);
    let running = replay.start(&[]);
    while replay.done() < 100 {
        std::thread::sleep(Duration::from_millis(20));
    }
    let second = replay.start(&[]);
    let (code, log) = second.wait(PATIENCE);
    assert_eq!(code, Some(69), "{log}");
    assert!(log.contains("another process works on shard 0/1"), "{log}");
    assert_eq!(replay.status()["shards"][0]["state"], "running");
    running.signal("TERM");
    let (code, log) = running.wait(PATIENCE);
    assert_eq!(code, Some(75), "{log}");
    assert!(log.contains("run it again to go on"), "{log}");
    let stopped = replay.done() as usize;
    assert!((100..2000).contains(&stopped), "{stopped}");
    // A drain leaves nothing that was written and is not checked off.
    assert_eq!(broker::read(&replay.targets()[1]).len(), stopped);
    replay.run(&["--records-per-second", "100000"]);
    assert_eq!(broker::read(&replay.targets()[1]).len(), 2000, "nothing is written twice after a drain");
    assert_eq!(replay.status()["shards"][0]["tries"], 2);
}

#[test]
#[ignore = "needs GEOWIRE_TEST_BROKERS"]
fn a_limit_holds() {
    let setup = Setup::new("limit", 2);
    broker::produce(&setup.input, corpus(900, 3));
    let replay = Replay::of(&setup, "limit");
    replay.plan(&["--records-per-second", "200"]);
    let began = Instant::now();
    replay.run(&[]);
    let took = began.elapsed().as_secs_f64();
    assert!((4.0..30.0).contains(&took), "900 records at 200 a second took {took} s");
}

#[test]
#[ignore = "needs GEOWIRE_TEST_BROKERS"]
fn what_retention_has_taken_since_the_plan_is_named() {
    let setup = Setup::new("gone", 1);
    broker::produce(&setup.input, corpus(100, 3));
    let replay = Replay::of(&setup, "gone");
    replay.plan(&["--offsets", "0:10..80"]);
    broker::trim(&setup.input, 0, 50);
    let (code, log) = replay.start(&[]).wait(PATIENCE);
    assert_eq!(code, Some(65), "{log}");
    assert!(log.contains("is to be read from 10 to 80 and holds 50 to 100 now"), "{log}");
}

#[test]
#[ignore = "needs GEOWIRE_TEST_BROKERS"]
fn a_manifest_is_for_one_coder_and_is_not_changed_by_hand() {
    let setup = Setup::new("other", 1);
    broker::produce(&setup.input, corpus(20, 3));
    let replay = Replay::of(&setup, "other");
    let manifest = replay.plan(&[]);
    let (code, log) = replay.start(&["--set", "coding.trace=true"]).wait(PATIENCE);
    assert_eq!(code, Some(65), "{log}");
    assert!(log.contains("planned for the coder"), "{log}");
    let mut changed = manifest;
    changed["input"]["ranges"][0]["to"] = 5.into();
    std::fs::write(replay.manifest(), changed.to_string()).unwrap();
    let (code, log) = replay.start(&[]).wait(PATIENCE);
    assert_eq!(code, Some(65), "{log}");
    assert!(log.contains("is not as it was planned"), "{log}");
    let wrong = replay.call("plan", &["--topic", "nobody", "--id", "x"]);
    assert_eq!(wrong.status.code(), Some(78), "{}", said(&wrong));
}

#[test]
#[ignore = "needs GEOWIRE_TEST_BROKERS"]
fn a_window_is_padded_and_each_record_is_held_against_it() {
    let setup = Setup::new("window", 1);
    broker::alter(&setup.input, "retention.ms", "-1");
    let minute = |n: i64| 1_709_272_800_000 + n * 60_000;
    // Times out of order at both edges of the window from minute 10 to minute 20.
    let minutes = [1, 9, 11, 8, 12, 15, 21, 19, 22, 18, 40];
    support::replay::produce_at(&setup.input, minutes.iter().enumerate().map(|(n, at)| (minute(*at), article(n))));
    let window = ["--since", "2024-03-01T06:10:00Z", "--until", "2024-03-01T06:20:00Z"];
    let inside = minutes.iter().filter(|at| (10..20).contains(*at)).count();
    let replay = Replay::of(&setup, "window");
    replay.plan(&window);
    replay.run(&[]);
    assert_eq!(broker::read(&replay.targets()[1]).len(), inside);
    // Without the pad the offsets by time stop at the first late record.
    let bare = Replay::of(&setup, "bare");
    bare.plan(&[&window[..], &["--time-pad", "0"]].concat());
    bare.run(&[]);
    assert!(broker::read(&bare.targets()[1]).len() < inside);
}

#[test]
#[ignore = "needs GEOWIRE_TEST_BROKERS"]
fn a_live_group_that_falls_behind_is_given_way_to() {
    let setup = Setup::new("behind", 1);
    broker::produce(&setup.input, corpus(6000, 5));
    support::replay::commit(&setup.group, &setup.input, 0, 1);
    std::thread::sleep(Duration::from_secs(2));
    let replay = Replay::of(&setup, "behind");
    replay.plan(&["--records-per-second", "200"]);
    let group = format!("kafka.group_id={}", setup.group);
    let running = replay.start(&["--give-way", "1", "--set", &group]);
    let until = Instant::now() + PATIENCE;
    let wait = |what: &str| {
        while !std::fs::read_to_string(&running.log).unwrap().contains(what) {
            assert!(Instant::now() < until, "{what}: {}", std::fs::read_to_string(&running.log).unwrap());
            std::thread::sleep(Duration::from_millis(50));
        }
    };
    wait("the live group is behind: the replay gives way");
    let (before, began) = (replay.done(), Instant::now());
    std::thread::sleep(Duration::from_secs(8));
    let rate = (replay.done() - before) as f64 / began.elapsed().as_secs_f64();
    assert!(rate < 130.0, "{rate} records/s while the live group is behind");
    support::replay::commit(&setup.group, &setup.input, 0, 6000);
    wait("the live group has caught up");
    let (code, log) = running.wait(PATIENCE);
    assert_eq!(code, Some(0), "{log}");
}

#[test]
#[ignore = "needs GEOWIRE_TEST_BROKERS"]
fn verify_finds_what_is_missing_and_what_is_other_and_nothing_else() {
    let setup = Setup::new("verify", 2);
    broker::produce(&setup.input, corpus(200, 9));
    let replay = Replay::of(&setup, "verify");
    replay.plan(&[]);
    let manifest = replay.manifest();
    let verify = || {
        let done = replay.call("verify", &[manifest.to_str().unwrap(), "--sample", "200", "--json"]);
        let verdict: serde_json::Value =
            serde_json::from_slice(&done.stdout).unwrap_or_else(|_| panic!("{}", said(&done)));
        (done.status.code(), verdict)
    };
    replay.run(&["--set", "pipeline.threads=1"]);
    let (code, verdict) = verify();
    assert_eq!((code, &verdict["records"], &verdict["outcomes"]), (Some(0), &200.into(), &200.into()), "{verdict}");
    assert_eq!((&verdict["sampled"], &verdict["repeated"]), (&200.into(), &0.into()), "{verdict}");
    assert!(verdict["compared"].as_u64() > Some(300), "{verdict}");
    // An outcome of a record that never was, and everything of one partition thrown away.
    let outcomes = &replay.targets()[1];
    let strange =
        format!(r#"{{"origin":{{"topic":"{}","partition":0,"offset":5000}},"outcome":"empty"}}"#, setup.input);
    // A compacted topic takes neither deletions nor records without a key.
    broker::alter(outcomes, "cleanup.policy", "delete");
    let end = broker::read(outcomes).iter().filter(|read| read.partition == 0).map(|read| read.offset + 1).max();
    broker::trim(outcomes, 0, end.unwrap());
    broker::produce(outcomes, [Write { partition: Some(0), ..Write::value(strange) }]);
    let (code, verdict) = verify();
    assert_eq!(code, Some(1), "{verdict}");
    assert_eq!(verdict["surplus"]["count"], 1, "{verdict}");
    assert!(verdict["missing"]["count"].as_u64() > Some(20), "{verdict}");
    assert!(verdict["different"]["count"].as_u64() >= verdict["missing"]["count"].as_u64(), "{verdict}");
}

#[test]
#[ignore = "needs GEOWIRE_TEST_BROKERS"]
fn diff_of_two_replays_shows_the_events_that_a_setting_adds_and_no_other() {
    let setup = Setup::new("diff", 2);
    let denied = |n: usize| {
        let text = format!("France did not condemn Germany on Tuesday. Report {n}.");
        let value = serde_json::json!({"id": format!("d-{n}"), "title": format!("Report {n}"), "text": text, "published_at": "2021-03-10"});
        Write::value(value.to_string())
    };
    broker::produce(&setup.input, corpus(60, 9).into_iter().chain((0..5).map(denied)));
    let (plain, trace) = (Replay::of(&setup, "plain"), Replay::of(&setup, "trace"));
    plain.plan(&[]);
    plain.run(&[]);
    trace.plan(&["--set", "coding.trace=true"]);
    trace.run(&["--set", "coding.trace=true"]);
    let topic = |replay: &Replay| format!("topic:{}", replay.targets()[0]);
    let same = plain.call("diff", &[&topic(&plain), &topic(&plain)]);
    assert_eq!(same.status.code(), Some(0), "{}", said(&same));
    let done = plain.call("diff", &[&topic(&plain), &topic(&trace), "--format", "json"]);
    assert_eq!(done.status.code(), Some(1), "{}", said(&done));
    let diff: serde_json::Value = serde_json::from_slice(&done.stdout).unwrap();
    let keys = |replay: &Replay| -> std::collections::BTreeSet<String> {
        broker::read(&replay.targets()[0]).iter().map(support::broker::Read::key_text).collect()
    };
    let hidden: Vec<String> = keys(&trace).difference(&keys(&plain)).cloned().collect();
    assert!(!hidden.is_empty());
    assert_eq!(diff["total"]["added"], hidden.len(), "{diff}");
    assert_eq!((&diff["total"]["gone"], &diff["total"]["changed"]), (&0.into(), &0.into()), "{diff}");
    let shown: Vec<&str> =
        diff["added"].as_array().unwrap().iter().map(|example| example["event_key"].as_str().unwrap()).collect();
    assert!(shown.iter().all(|key| hidden.contains(&(*key).to_owned())), "{shown:?}");
    // The other way round they are gone.
    let back = plain.call("diff", &[&topic(&trace), &topic(&plain), "--format", "json"]);
    let back: serde_json::Value = serde_json::from_slice(&back.stdout).unwrap();
    assert_eq!(back["total"]["gone"], hidden.len());
}

/// Document ids of the events of a topic, by event key.
fn documents(topic: &str) -> std::collections::BTreeMap<String, String> {
    let events = broker::read(topic).into_iter().map(|read| {
        let event: serde_json::Value = serde_json::from_slice(read.value.as_deref().unwrap()).unwrap();
        (read.key_text(), event["document"]["id"].as_str().unwrap().to_owned())
    });
    events.collect()
}

/// Documents named `name-0` to `name-3`.
fn four(name: &str) -> Vec<String> {
    (0..4).map(|n| format!("{name}-{n}")).collect()
}

/// The header line of a dictionary that is compiled in.
fn header(table: &str) -> String {
    let text = std::fs::read_to_string(format!("{}/config/coding/{table}", env!("CARGO_MANIFEST_DIR"))).unwrap();
    text.lines().find(|line| !line.starts_with('#')).unwrap().to_owned()
}

#[test]
#[ignore = "needs GEOWIRE_TEST_BROKERS"]
fn a_dictionary_that_adds_and_takes_away_an_entry_changes_its_own_events_only() {
    let setup = Setup::new("overlay", 2);
    let said = |(n, id): (usize, String), who: &str| {
        let text = format!("{who} condemned Germany on Tuesday. Report {n}.");
        let value = serde_json::json!({"id": id, "title": "Report", "text": text, "published_at": "2021-03-10"});
        Write::value(value.to_string())
    };
    let of = |name: &str, who: &str| -> Vec<Write> {
        four(name).into_iter().enumerate().map(|article| said(article, who)).collect()
    };
    // A name that no table has is an actor nobody knows; a common noun, in small letters, is none.
    let names = of("named", "The Ruthenian Compact").into_iter().chain(of("unnamed", "NATO"));
    let roles = of("made", "The woodwoses").into_iter().chain(of("unmade", "The farmers"));
    broker::produce(&setup.input, corpus(60, 9).into_iter().chain(names).chain(roles));
    let (plain, other) = (Replay::of(&setup, "plain"), Replay::of(&setup, "other"));
    plain.plan(&[]);
    plain.run(&[]);
    let folder = other.path("overlay");
    std::fs::create_dir(&folder).unwrap();
    for (table, rows) in [
        ("organisations.tsv", "Ruthenian Compact\t\tIMG\tMIL\n-NATO\n"),
        ("roles.tsv", "woodwoses\tREB\tgroup\tyes\n-farmers\n"),
    ] {
        std::fs::write(folder.join(table), format!("{}\n{rows}", header(table))).unwrap();
    }
    let set = format!("coding.overlays={}", folder.display());
    other.plan(&["--set", &set]);
    other.run(&["--set", &set]);

    let events = |replay: &Replay| replay.targets()[0].clone();
    let (a, b) = (format!("topic:{}", events(&plain)), format!("topic:{}", events(&other)));
    let done = plain.call("diff", &[&a, &b, "--format", "json", "--examples", "1000"]);
    assert_eq!(done.status.code(), Some(1), "{}", support::replay::said(&done));
    let diff: serde_json::Value = serde_json::from_slice(&done.stdout).unwrap();
    let mut documents_of = documents(&events(&plain));
    documents_of.extend(documents(&events(&other)));
    let shown = |how: &str| -> Vec<String> {
        let examples = diff[how].as_array().unwrap().iter();
        let mut shown: Vec<String> =
            examples.map(|example| documents_of[example["event_key"].as_str().unwrap()].clone()).collect();
        shown.sort();
        shown
    };
    assert_eq!(shown("added"), four("made"), "{}", diff["total"]);
    assert_eq!(shown("gone"), four("unmade"), "{}", diff["total"]);
    assert_eq!(shown("changed"), [four("named"), four("unnamed")].concat(), "{}", diff["total"]);
    assert_eq!(diff["fields"]["actors"], 8, "{}", diff["fields"]);
}

/// Whatever is written to this file meets a full disk.
fn fill(file: &std::path::Path) {
    while let Err(error) = std::os::unix::fs::symlink("/dev/full", file) {
        assert_eq!(error.kind(), std::io::ErrorKind::AlreadyExists);
        std::thread::sleep(Duration::from_millis(1));
    }
}

#[test]
#[ignore = "needs GEOWIRE_TEST_BROKERS"]
fn a_disk_that_is_full_costs_checkpoints_and_the_next_run_goes_on() {
    let setup = live("full", 400, 2, 5);
    let live = wanted(&setup);
    let replay = Replay::of(&setup, "full");
    replay.plan(&[]);
    let running = replay.start(&["--records-per-second", "100"]);
    while replay.done_of(0) < 50 {
        std::thread::sleep(Duration::from_millis(20));
    }
    let new = replay.path("manifest.state/shard-0000-of-0001.new");
    fill(&new);
    let (code, log) = running.wait(PATIENCE);
    assert_eq!(code, Some(69), "{log}");
    assert!(log.contains("the checkpoint cannot be written: No space left on device"), "{log}");
    let done = replay.done_of(0);
    assert!((50..400).contains(&done), "{done}");
    let (code, log) = replay.start(&[]).wait(PATIENCE);
    assert_eq!(code, Some(69), "still full: {log}");
    std::fs::remove_file(&new).unwrap();
    replay.run(&[]);
    assert_eq!(replay.targets().map(|topic| dump(&topic)), live);
}
