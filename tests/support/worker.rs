//! The real binary as a child process, with topics of its own.

use super::{broker, ports};
use std::io::Read as _;
use std::path::PathBuf;
use std::process::{Child, Command, ExitStatus, Stdio};
use std::time::{Duration, Instant};

/// The binary under test: this build's, or the one that `GEOWIRE_TEST_BINARY` names.
pub fn binary() -> PathBuf {
    std::env::var_os("GEOWIRE_TEST_BINARY").map_or_else(|| env!("CARGO_BIN_EXE_geowire").into(), PathBuf::from)
}

/// Names of one test's topics and group.
#[derive(Debug, Clone)]
pub struct Setup {
    pub input: String,
    pub events: String,
    pub outcomes: String,
    pub dead_letters: String,
    pub group: String,
    pub partitions: i32,
    /// Further settings, as for `--set`.
    pub set: Vec<String>,
    /// Settings of sessions; the broker's own with KIP-848.
    pub sessions: &'static [&'static str],
}

/// A killed member is missed sooner than by default. A coordinator that comes back can forget to miss those of before
/// and waits for them, as it does for everybody, for as long as a poll may take (`docs/guarantees.md`).
const SHORT_SESSIONS: &[&str] = &[
    "kafka.consumer.session.timeout.ms=3000",
    "kafka.consumer.heartbeat.interval.ms=300",
    "kafka.consumer.max.poll.interval.ms=25000",
];

impl Setup {
    /// Makes the topics.
    pub fn new(name: &str, partitions: i32) -> Self {
        let setup = Self::named(name, partitions);
        for topic in setup.topics() {
            broker::create(topic, partitions, &[]);
        }
        setup
    }

    /// Every topic of the test.
    pub fn topics(&self) -> [&str; 4] {
        [&self.input, &self.events, &self.outcomes, &self.dead_letters]
    }

    /// The names alone.
    pub fn named(name: &str, partitions: i32) -> Self {
        let name = broker::unique(name);
        Self {
            input: format!("{name}.articles"),
            events: format!("{name}.events"),
            outcomes: format!("{name}.outcomes"),
            dead_letters: format!("{name}.dead-letters"),
            group: name,
            partitions,
            set: Vec::new(),
            sessions: SHORT_SESSIONS,
        }
    }

    /// Starts a worker.
    pub fn start(&self) -> Worker {
        self.start_with(&[])
    }

    /// Starts a worker with further settings.
    pub fn start_with(&self, set: &[&str]) -> Worker {
        self.start_binary(&binary(), set)
    }

    /// Starts a member of exactly-once delivery.
    pub fn start_member(&self, instance: &str, set: &[&str]) -> Worker {
        let instance = format!("kafka.instance={instance}");
        self.start_with(&[&["delivery.mode=exactly-once", &instance], set].concat())
    }

    /// Starts a worker of another build.
    pub fn start_binary(&self, binary: &std::path::Path, set: &[&str]) -> Worker {
        let (mut command, log, port) = self.command(binary, set);
        let file = std::fs::File::create(&log).unwrap();
        let child = command.stderr(file).spawn().unwrap();
        Worker { child, log, port }
    }

    /// Starts a worker whose log nobody reads.
    pub fn start_unread(&self, set: &[&str]) -> Worker {
        let (mut command, log, port) = self.command(&binary(), set);
        let child = command.stderr(Stdio::piped()).spawn().unwrap();
        Worker { child, log, port }
    }

    fn command(&self, binary: &std::path::Path, set: &[&str]) -> (Command, PathBuf, u16) {
        let port = ports::free(1);
        let log = std::env::temp_dir().join(format!("{}-{port}.log", self.group));
        let mut command = Command::new(binary);
        command.arg("run");
        for text in [
            format!("kafka.brokers={}", broker::brokers()),
            format!("kafka.group_id={}", self.group),
            "pipeline.revoke_drain_secs=1".to_owned(),
            "kafka.client.reconnect.backoff.max.ms=500".to_owned(),
            format!("input.topics.\"{}\"={{}}", self.input),
            format!("output.topics.events={}", self.events),
            format!("output.topics.outcomes={}", self.outcomes),
            format!("output.topics.dead_letters={}", self.dead_letters),
            format!("admin.listen=127.0.0.1:{port}"),
        ]
        .into_iter()
        .chain(self.sessions.iter().map(|&text| text.to_owned()))
        .chain(self.set.iter().cloned())
        .chain(set.iter().map(|&text| text.to_owned()))
        {
            command.arg("--set").arg(text);
        }
        command.stdin(Stdio::null()).stdout(Stdio::null());
        (command, log, port)
    }

    /// Waits until the group has committed `count` records.
    pub fn wait_for_commits(&self, count: i64, timeout: Duration) {
        let deadline = Instant::now() + timeout;
        let done = || broker::committed(&self.group, &self.input, self.partitions).values().sum::<i64>();
        while done() < count {
            assert!(Instant::now() < deadline, "{} of {count} records are committed after {timeout:?}", done());
            std::thread::sleep(Duration::from_millis(100));
        }
    }

    /// Waits until `count` records stand in the outcomes topic.
    pub fn wait_for_outcomes(&self, count: i64, timeout: Duration) {
        let deadline = Instant::now() + timeout;
        while broker::count(&self.outcomes) < count {
            assert!(
                Instant::now() < deadline,
                "{} of {count} outcomes after {timeout:?}",
                broker::count(&self.outcomes)
            );
            std::thread::sleep(Duration::from_millis(100));
        }
    }
}

/// A running worker; killed when dropped.
#[derive(Debug)]
pub struct Worker {
    child: Child,
    pub log: PathBuf,
    pub port: u16,
}

impl Worker {
    /// SIGKILL.
    pub fn kill(mut self) {
        self.child.kill().unwrap();
        self.child.wait().unwrap();
    }

    /// SIGTERM, and how it ended.
    pub fn terminate(mut self) -> ExitStatus {
        self.signal("TERM");
        self.wait(Duration::from_secs(40))
    }

    /// Its process id.
    pub fn id(&self) -> u32 {
        self.child.id()
    }

    /// Sends a signal by name.
    pub fn signal(&self, name: &str) {
        let sent = Command::new("kill").arg(format!("-{name}")).arg(self.child.id().to_string()).status().unwrap();
        assert!(sent.success());
    }

    /// Waits for its end.
    pub fn wait(&mut self, timeout: Duration) -> ExitStatus {
        let deadline = Instant::now() + timeout;
        loop {
            if let Some(status) = self.child.try_wait().unwrap() {
                return status;
            }
            assert!(Instant::now() < deadline, "the worker did not end; its log:\n{}", self.log());
            std::thread::sleep(Duration::from_millis(20));
        }
    }

    /// How it ended, if it has.
    pub fn ended(&mut self) -> Option<ExitStatus> {
        self.child.try_wait().unwrap()
    }

    /// What it has logged.
    pub fn log(&self) -> String {
        std::fs::read_to_string(&self.log).unwrap_or_default()
    }

    /// GET on its admin port: status and body.
    pub fn get(&self, path: &str) -> Option<(u16, String)> {
        use std::io::Write as _;
        let mut stream = std::net::TcpStream::connect(("127.0.0.1", self.port)).ok()?;
        stream.set_read_timeout(Some(Duration::from_secs(5))).ok()?;
        write!(stream, "GET {path} HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n").ok()?;
        let mut text = String::new();
        stream.read_to_string(&mut text).ok()?;
        let status = text.split_whitespace().nth(1)?.parse().ok()?;
        Some((status, text.split_once("\r\n\r\n")?.1.to_owned()))
    }

    /// Waits until the probe of readiness names a cause, and returns its status and body.
    pub fn wait_for_cause(&self, cause: &str) -> (u16, String) {
        let deadline = Instant::now() + Duration::from_secs(60);
        loop {
            let (status, body) = self.get("/readyz").unwrap_or_default();
            if body.contains(cause) {
                return (status, body);
            }
            assert!(Instant::now() < deadline, "{body}\n{}", self.log());
            std::thread::sleep(Duration::from_millis(50));
        }
    }

    /// The value of a metric without labels.
    pub fn metric(&self, name: &str) -> Option<f64> {
        let (_, text) = self.get("/metrics")?;
        text.lines().find_map(|line| line.strip_prefix(name)?.strip_prefix(' ')?.parse().ok())
    }

    /// The sum of a metric over its labels.
    pub fn metric_sum(&self, name: &str) -> f64 {
        let (_, text) = self.get("/metrics").unwrap_or_default();
        let of = |line: &str| {
            line.strip_prefix(name)?
                .split_once("} ")
                .filter(|_| line[name.len()..].starts_with('{'))?
                .1
                .parse::<f64>()
                .ok()
        };
        text.lines().filter_map(of).sum()
    }

    /// Waits until a probe answers 200.
    pub fn wait_ready(&self) {
        let deadline = Instant::now() + Duration::from_secs(60);
        while self.get("/readyz").is_none_or(|(status, _)| status != 200) {
            assert!(Instant::now() < deadline, "the worker is not ready; its log:\n{}", self.log());
            std::thread::sleep(Duration::from_millis(50));
        }
    }
}

impl Drop for Worker {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}
