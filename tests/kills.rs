//! Members and brokers are killed at random moments. `GEOWIRE_KILLS` says how often (25 by default),
//! `GEOWIRE_TEST_SEED` repeats a run, `GEOWIRE_RESULTS` names a directory for the result.
#![cfg(feature = "worker")]
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a test fails by panicking")]
#![allow(clippy::disallowed_methods, reason = "not a pure room")]
#![allow(clippy::print_stdout, reason = "a run prints its seed and its histogram")]

mod support;

use std::collections::BTreeMap;
use std::time::{Duration, Instant};
use support::articles::{Random, article};
use support::broker::{self, OwnBroker, Write};
use support::checker;
use support::worker::{Setup, Worker};

const PATIENCE: Duration = Duration::from_secs(400);
/// Records that wait before each kill, so that it meets a busy member.
const LOAD: usize = 600;
const PARTITIONS: i32 = 6;
/// Deaths inside a revoke that a run has to have; where chance gave fewer, more are aimed for.
const INSIDE: usize = 10;
/// How many more kills are tried for that.
const MORE: u64 = 40;

fn setting(name: &str, default: u64) -> u64 {
    std::env::var(name).ok().and_then(|text| text.parse().ok()).unwrap_or(default)
}

/// An article with so much text around its events that the members are always behind.
fn long(number: usize, random: &mut Random) -> Vec<u8> {
    let mut json: serde_json::Value = serde_json::from_slice(&article(number, random).1).unwrap();
    let filler = "The choir sang for an hour and the hall was full. ".repeat(250);
    json["text"] = format!("{}\n\n{filler}", json["text"].as_str().unwrap()).into();
    json.to_string().into_bytes()
}

struct Run {
    setup: Setup,
    mode: &'static str,
    random: Random,
    members: BTreeMap<&'static str, Worker>,
    written: usize,
    histogram: BTreeMap<&'static str, usize>,
}

impl Run {
    fn start(&self, instance: &str) -> Worker {
        let (mode, instance) = (format!("delivery.mode={}", self.mode), format!("kafka.instance={instance}"));
        self.setup.start_with(&[&mode, &instance, "pipeline.threads=1", "log.level=info"])
    }

    /// Writes what is missing to a full load.
    fn load(&mut self) {
        let (group, input) = (&self.setup.group, &self.setup.input);
        let done = broker::committed(group, input, PARTITIONS).values().sum::<i64>() as usize;
        let (from, random) = (self.written, &mut self.random);
        let to = from.max(done + LOAD);
        let records: Vec<Write> = (from..to).map(|number| Write::value(long(number, random))).collect();
        broker::produce(input, records);
        self.written = to;
    }

    /// Kills a member and notes what it was at.
    fn kill(&mut self, instance: &'static str) {
        let worker = self.members.remove(instance).unwrap();
        let log = worker.log.clone();
        worker.kill();
        let log = std::fs::read_to_string(log).unwrap();
        let stage = if !log.contains("partitions assigned") {
            "joining"
        } else if gives_up(&log) {
            "inside a revoke"
        } else if self.mode == "exactly-once" && broker::has_open_transaction(&self.setup.outcomes) {
            "a transaction open"
        } else {
            "between"
        };
        *self.histogram.entry(stage).or_default() += 1;
    }

    /// Waits until the members own every partition: what belongs to the dead is not taken from anybody.
    fn wait_for_owners(&self) {
        let deadline = Instant::now() + Duration::from_secs(20);
        let owned = |worker: &Worker| worker.metric("geowire_consumer_assigned_partitions").unwrap_or(0.0);
        let both = || self.members.values().map(owned).collect::<Vec<_>>();
        while both().iter().sum::<f64>() < f64::from(PARTITIONS) || both().contains(&0.0) {
            if Instant::now() > deadline {
                return;
            }
            std::thread::sleep(Duration::from_millis(50));
        }
    }

    fn inside(&self) -> usize {
        self.histogram.get("inside a revoke").copied().unwrap_or(0)
    }

    /// Lets a guest join, which takes partitions from the others, and kills one of them as it gives
    /// them up.
    fn kill_inside_a_revoke(&mut self) {
        self.wait_for_owners();
        let guest = self.start("guest");
        let deadline = Instant::now() + Duration::from_secs(20);
        let found = loop {
            let giving = |(name, worker): (&&'static str, &Worker)| gives_up(&worker.log()).then_some(*name);
            if let Some(name) = self.members.iter().find_map(giving) {
                break Some(name);
            }
            if Instant::now() > deadline {
                break None;
            }
            std::thread::sleep(Duration::from_micros(100));
        };
        let name = found.unwrap_or("one");
        self.kill(name);
        let restarted = self.start(name);
        self.members.insert(name, restarted);
        guest.wait_ready();
        assert_eq!(guest.terminate().code(), Some(0));
    }
}

/// Whether a member that left this log was giving partitions up at its end.
fn gives_up(log: &str) -> bool {
    log.matches("giving partitions up").count() > log.matches("partitions given up").count()
}

fn kills(mode: &'static str) {
    let (kills, seed) = (setting("GEOWIRE_KILLS", 25), setting("GEOWIRE_TEST_SEED", u64::from(std::process::id())));
    println!("{mode}: seed {seed}");
    let own = OwnBroker::start();
    let setup = Setup::new("kills", PARTITIONS);
    let mut run = Run {
        setup,
        mode,
        random: Random::new(seed),
        members: BTreeMap::new(),
        written: 0,
        histogram: BTreeMap::new(),
    };
    for name in ["one", "two"] {
        let member = run.start(name);
        member.wait_ready();
        run.members.insert(name, member);
    }
    let mut kill = 0;
    while kill < kills || (run.inside() < INSIDE && kill < kills + MORE) {
        run.load();
        if kill % 2 == 1 || kill >= kills {
            run.kill_inside_a_revoke();
        } else {
            std::thread::sleep(Duration::from_millis(run.random.below(1200) as u64));
            let name = if run.random.below(2) == 0 { "one" } else { "two" };
            run.kill(name);
            let restarted = run.start(name);
            run.members.insert(name, restarted);
        }
        if kill % 10 == 8 {
            own.kill();
            std::thread::sleep(Duration::from_millis(run.random.below(3000) as u64));
            own.run();
        }
        kill += 1;
    }
    run.setup.wait_for_commits(run.written as i64, PATIENCE);
    for (name, worker) in std::mem::take(&mut run.members) {
        let log = worker.log.clone();
        assert_eq!(worker.terminate().code(), Some(0), "{name}: {}", std::fs::read_to_string(log).unwrap());
    }
    let aborted = if mode == "exactly-once" { own.aborted_transactions(&run.setup.outcomes) } else { 0 };
    let verdict = checker::check(&run.setup);
    println!("{mode}: {kill} kills at {:?}; {aborted} aborted transactions; {verdict:?}", run.histogram);
    report(&run, kill, seed, aborted, &verdict);
    assert_eq!(verdict.inputs, run.written);
    assert!(run.inside() >= INSIDE, "only {} deaths inside a revoke", run.inside());
    if mode == "exactly-once" {
        assert_eq!((verdict.repeated_outcomes, verdict.repeated_events), (0, 0));
        assert!(aborted * 5 >= kill as usize, "only {aborted} deaths with an open transaction");
    }
}

fn report(run: &Run, kills: u64, seed: u64, aborted: usize, verdict: &checker::Verdict) {
    let Run { mode, histogram, written, .. } = run;
    let Ok(directory) = std::env::var("GEOWIRE_RESULTS") else { return };
    let result = serde_json::json!({
        "mode": mode, "kills": kills, "seed": seed, "deaths": histogram, "aborted_transactions": aborted,
        "written": written, "records": verdict.inputs, "repeated_outcomes": verdict.repeated_outcomes,
        "repeated_events": verdict.repeated_events, "events": verdict.events,
    });
    let path = std::path::Path::new(&directory).join(format!("kills-{mode}.json"));
    std::fs::write(path, serde_json::to_string_pretty(&result).unwrap() + "\n").unwrap();
}

#[test]
#[ignore = "needs GEOWIRE_TEST_BROKERS"]
fn kills_lose_nothing_and_copies_are_equal() {
    kills("at-least-once");
}

#[test]
#[ignore = "needs GEOWIRE_TEST_BROKERS"]
fn kills_lose_nothing_and_show_nothing_twice() {
    kills("exactly-once");
}
