//! `geowire replay` from outside: the real binary in a folder of its own.

use super::broker;
use super::worker::{Setup, binary};
use serde_json::Value;
use sha2::{Digest, Sha256};
use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Output, Stdio};
use std::time::{Duration, Instant};

/// A replay of a setup's input.
pub struct Replay {
    pub folder: tempfile::TempDir,
    pub id: String,
    pub topic: String,
    outputs: [String; 3],
    variables: Vec<(String, String)>,
}

impl Replay {
    /// A replay whose live worker is `setup`.
    pub fn of(setup: &Setup, id: &str) -> Self {
        Self {
            folder: tempfile::tempdir().unwrap(),
            id: id.to_owned(),
            topic: setup.input.clone(),
            outputs: [setup.events.clone(), setup.outcomes.clone(), setup.dead_letters.clone()],
            variables: Vec::new(),
        }
    }

    /// A replay that never gets so far as to need a broker.
    pub fn offline(topic: &str) -> Self {
        Self {
            folder: tempfile::tempdir().unwrap(),
            id: "off".to_owned(),
            topic: topic.to_owned(),
            outputs: ["e", "o", "d"].map(str::to_owned),
            variables: Vec::new(),
        }
    }

    /// With these in its environment.
    #[must_use]
    pub fn with_variables(self, variables: Vec<(String, String)>) -> Self {
        Self { variables, ..self }
    }

    pub fn path(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    pub fn manifest(&self) -> PathBuf {
        self.path("manifest.json")
    }

    fn command(&self, sub: &str, arguments: &[&str], brokers: &str) -> Command {
        let mut command = Command::new(binary());
        command.args(["replay", sub]).args(arguments).current_dir(self.folder.path());
        command.envs(self.variables.iter().map(|(name, value)| (name, value)));
        for text in [
            format!("kafka.brokers={brokers}"),
            "kafka.client.reconnect.backoff.max.ms=500".to_owned(),
            format!("input.topics.\"{}\"={{}}", self.topic),
            format!("output.topics.events={}", self.outputs[0]),
            format!("output.topics.outcomes={}", self.outputs[1]),
            format!("output.topics.dead_letters={}", self.outputs[2]),
            "admin.listen=127.0.0.1:0".to_owned(),
            "pipeline.commit_interval_ms=100".to_owned(),
        ] {
            command.arg("--set").arg(text);
        }
        command.stdin(Stdio::null());
        command
    }

    /// Runs a subcommand to its end, with the settings of the setup.
    pub fn call(&self, sub: &str, arguments: &[&str]) -> Output {
        self.command(sub, arguments, &broker::brokers()).output().unwrap()
    }

    /// Runs it without any broker.
    pub fn call_offline(&self, sub: &str, arguments: &[&str]) -> Output {
        self.command(sub, arguments, "127.0.0.1:9").output().unwrap()
    }

    /// Plans, and gives the manifest.
    pub fn plan(&self, arguments: &[&str]) -> Value {
        let manifest = self.manifest();
        let fixed = ["--topic", &self.topic, "--id", &self.id, "--output", manifest.to_str().unwrap()];
        let done = self.call("plan", &[&fixed[..], arguments].concat());
        assert!(done.status.success(), "{}", said(&done));
        serde_json::from_slice(&std::fs::read(&manifest).unwrap()).unwrap()
    }

    /// Plans over an archive without a broker; the exit code and what was said.
    pub fn plan_offline(&self, archive: &Path, layout: &str, more: &[&str]) -> (Option<i32>, String) {
        let manifest = self.manifest();
        let fixed = [
            "--topic",
            &self.topic,
            "--id",
            &self.id,
            "--output",
            manifest.to_str().unwrap(),
            "--archive",
            archive.to_str().unwrap(),
            "--layout",
            layout,
        ];
        let done = self.call_offline("plan", &[&fixed[..], more].concat());
        (done.status.code(), said(&done))
    }

    /// Starts a shard.
    pub fn start(&self, more: &[&str]) -> Running {
        let log = self.path(&format!("run-{}.log", number()));
        let manifest = self.manifest();
        let mut command = self.command("run", &[&[manifest.to_str().unwrap()], more].concat(), &broker::brokers());
        let child = command.stdout(Stdio::null()).stderr(std::fs::File::create(&log).unwrap()).spawn().unwrap();
        Running { child, log }
    }

    /// Runs a shard to its end.
    pub fn run(&self, more: &[&str]) {
        let running = self.start(more);
        let (code, log) = running.wait(Duration::from_secs(240));
        assert_eq!(code, Some(0), "{log}");
    }

    /// The status of all shards.
    pub fn status(&self) -> Value {
        let manifest = self.manifest();
        let mut command = Command::new(binary());
        command.args(["replay", "status", manifest.to_str().unwrap(), "--json"]);
        let done = command.output().unwrap();
        assert!(done.status.success(), "{}", said(&done));
        serde_json::from_slice(&done.stdout).unwrap()
    }

    /// Records of all shards that are done.
    pub fn done(&self) -> u64 {
        self.status()["shards"].as_array().unwrap().iter().map(|shard| shard["done"].as_u64().unwrap()).sum()
    }

    /// Records of one shard that are done.
    pub fn done_of(&self, shard: usize) -> u64 {
        self.status()["shards"][shard]["done"].as_u64().unwrap()
    }

    /// The names of its output topics.
    pub fn targets(&self) -> [String; 3] {
        self.outputs.clone().map(|topic| format!("{topic}.replay-{}", self.id))
    }
}

/// A number that no other log has.
fn number() -> u64 {
    use std::sync::atomic::{AtomicU64, Ordering};
    static NEXT: AtomicU64 = AtomicU64::new(0);
    NEXT.fetch_add(1, Ordering::Relaxed)
}

/// Everything that a command said.
pub fn said(output: &Output) -> String {
    String::from_utf8_lossy(&output.stdout).into_owned() + &String::from_utf8_lossy(&output.stderr)
}

/// A running shard; killed when dropped.
pub struct Running {
    pub child: Child,
    pub log: PathBuf,
}

impl Running {
    /// SIGKILL.
    pub fn kill(mut self) {
        self.child.kill().unwrap();
        self.child.wait().unwrap();
    }

    pub fn signal(&self, name: &str) {
        let sent = Command::new("kill").arg(format!("-{name}")).arg(self.child.id().to_string()).status().unwrap();
        assert!(sent.success());
    }

    /// Whether it has ended.
    pub fn has_ended(&mut self) -> bool {
        self.child.try_wait().unwrap().is_some()
    }

    /// Waits for its end: its exit code and its log.
    pub fn wait(mut self, patience: Duration) -> (Option<i32>, String) {
        let until = Instant::now() + patience;
        loop {
            let log = std::fs::read_to_string(&self.log).unwrap();
            if let Some(status) = self.child.try_wait().unwrap() {
                return (status.code(), std::fs::read_to_string(&self.log).unwrap());
            }
            assert!(Instant::now() < until, "the shard did not end; its log:\n{log}");
            std::thread::sleep(Duration::from_millis(20));
        }
    }
}

impl Drop for Running {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

/// SHA-256 over a topic's (key, value), sorted, each pair once; and how many pairs there are.
pub fn dump(topic: &str) -> (String, usize) {
    let pairs: BTreeSet<_> = broker::read(topic).into_iter().map(|read| (read.key, read.value)).collect();
    let mut hasher = Sha256::new();
    for (key, value) in &pairs {
        for part in [key, value] {
            let bytes = part.as_deref().unwrap_or_default();
            hasher.update((bytes.len() as u64).to_le_bytes());
            hasher.update(bytes);
        }
    }
    let digest = hasher.finalize().iter().fold(String::new(), |mut out, byte| {
        let _ = std::fmt::Write::write_fmt(&mut out, format_args!("{byte:02x}"));
        out
    });
    (digest, pairs.len())
}

/// Writes records to a partition in a transaction that is aborted: offsets that no reader ever sees.
pub fn aborted(topic: &str, partition: i32, records: impl IntoIterator<Item = broker::Write>) {
    use rdkafka::producer::{BaseProducer, BaseRecord, Producer as _};
    let producer: BaseProducer = rdkafka::ClientConfig::new()
        .set("bootstrap.servers", broker::brokers())
        .set("transactional.id", broker::unique("aborts"))
        .create()
        .unwrap();
    producer.init_transactions(Duration::from_secs(20)).unwrap();
    producer.begin_transaction().unwrap();
    for record in records {
        let mut base: BaseRecord<'_, [u8], [u8]> = BaseRecord::to(topic).partition(partition);
        base.payload = record.value.as_deref();
        producer.send(base).map_err(|(error, _)| error).unwrap();
    }
    producer.flush(Duration::from_secs(20)).unwrap();
    producer.abort_transaction(Duration::from_secs(20)).unwrap();
}

/// Writes records with these timestamps, in this order.
pub fn produce_at(topic: &str, records: impl IntoIterator<Item = (i64, broker::Write)>) {
    use rdkafka::producer::{BaseRecord, DefaultProducerContext, Producer as _, ThreadedProducer};
    let producer: ThreadedProducer<DefaultProducerContext> =
        rdkafka::ClientConfig::new().set("bootstrap.servers", broker::brokers()).create().unwrap();
    for (ms, record) in records {
        let mut base: BaseRecord<'_, [u8], [u8]> = BaseRecord::to(topic).timestamp(ms);
        base.key = record.key.as_deref();
        base.payload = record.value.as_deref();
        producer.send(base).map_err(|(error, _)| error).unwrap();
    }
    producer.flush(Duration::from_secs(20)).unwrap();
}

/// Commits a position as if a member of the group had.
pub fn commit(group: &str, topic: &str, partition: i32, offset: i64) {
    use rdkafka::consumer::{BaseConsumer, CommitMode, Consumer as _};
    let consumer: BaseConsumer = rdkafka::ClientConfig::new()
        .set("bootstrap.servers", broker::brokers())
        .set("group.id", group)
        .create()
        .unwrap();
    let mut list = rdkafka::TopicPartitionList::new();
    list.add_partition_offset(topic, partition, rdkafka::Offset::Offset(offset)).unwrap();
    consumer.commit(&list, CommitMode::Sync).unwrap();
}
