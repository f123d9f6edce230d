//! The real binary as a child process, with topics of its own.

use super::broker;
use std::io::Read as _;
use std::net::TcpListener;
use std::path::PathBuf;
use std::process::{Child, Command, ExitStatus, Stdio};
use std::time::{Duration, Instant};

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
}

impl Setup {
    /// Makes the topics.
    pub fn new(name: &str, partitions: i32) -> Self {
        let name = broker::unique(name);
        let setup = Self {
            input: format!("{name}.articles"),
            events: format!("{name}.events"),
            outcomes: format!("{name}.outcomes"),
            dead_letters: format!("{name}.dead-letters"),
            group: name,
            partitions,
            set: Vec::new(),
        };
        for topic in [&setup.input, &setup.events, &setup.outcomes, &setup.dead_letters] {
            broker::create(topic, partitions, &[]);
        }
        setup
    }

    /// Starts a worker.
    pub fn start(&self) -> Worker {
        self.start_with(&[])
    }

    /// Starts a worker with further settings.
    pub fn start_with(&self, set: &[&str]) -> Worker {
        let port = TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap().port();
        let log = std::env::temp_dir().join(format!("{}-{port}.log", self.group));
        let mut command = Command::new(env!("CARGO_BIN_EXE_geowire"));
        command.arg("run");
        for text in [
            format!("kafka.brokers={}", broker::brokers()),
            format!("kafka.group_id={}", self.group),
            // A killed member is missed sooner than by default.
            "kafka.consumer.session.timeout.ms=3000".to_owned(),
            "kafka.consumer.heartbeat.interval.ms=300".to_owned(),
            format!("input.topics.\"{}\"={{}}", self.input),
            format!("output.topics.events={}", self.events),
            format!("output.topics.outcomes={}", self.outcomes),
            format!("output.topics.dead_letters={}", self.dead_letters),
            format!("admin.listen=127.0.0.1:{port}"),
        ]
        .into_iter()
        .chain(self.set.iter().cloned())
        .chain(set.iter().map(|&text| text.to_owned()))
        {
            command.arg("--set").arg(text);
        }
        let file = std::fs::File::create(&log).unwrap();
        let child = command.stdin(Stdio::null()).stdout(Stdio::null()).stderr(file).spawn().unwrap();
        Worker { child, log, port }
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

    /// Waits until a probe answers 200.
    pub fn wait_ready(&self) {
        let deadline = Instant::now() + Duration::from_secs(30);
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
