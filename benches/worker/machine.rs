//! Cores, processor time and memory, as Linux tells them.

use serde_json::{Value, json};
use std::process::{Child, Command, Stdio};

/// The broker's, and the observer's.
pub const BROKERS_CORE: usize = 0;
/// Of what is measured.
pub const MEASURED_CORE: usize = 1;

/// Ticks a second of `/proc/*/stat`.
const TICKS: f64 = 100.0;

/// Keeps a process and all its threads on one core.
pub fn pin(process: u32, core: usize) {
    let pinned = Command::new("taskset")
        .args(["-a", "-c", "-p", &core.to_string(), &process.to_string()])
        .stdout(Stdio::null())
        .status()
        .unwrap();
    assert!(pinned.success(), "taskset could not pin {process} to core {core}");
}

/// This program again, as what is measured.
pub fn child(arguments: &[&str]) -> Child {
    Command::new("taskset")
        .args(["-c", &MEASURED_CORE.to_string()])
        .arg(std::env::current_exe().unwrap())
        .arg("child")
        .args(arguments)
        .env("GEOWIRE_TEST_BROKERS", super::support::broker::brokers())
        .stdout(Stdio::piped())
        .spawn()
        .unwrap()
}

/// Processor seconds of a process, user and system.
pub fn cpu(process: u32) -> f64 {
    let stat = std::fs::read_to_string(format!("/proc/{process}/stat")).unwrap();
    let fields: Vec<&str> = stat.rsplit_once(')').unwrap().1.split_whitespace().collect();
    (fields[11].parse::<f64>().unwrap() + fields[12].parse::<f64>().unwrap()) / TICKS
}

/// Resident bytes of a process.
pub fn resident(process: u32) -> u64 {
    let status = std::fs::read_to_string(format!("/proc/{process}/status")).unwrap_or_default();
    let line = status.lines().find_map(|line| line.strip_prefix("VmRSS:")).unwrap_or("0 kB");
    line.trim().trim_end_matches(" kB").parse::<u64>().unwrap_or(0) * 1024
}

/// The middle one.
pub fn median(mut values: Vec<f64>) -> f64 {
    values.sort_by(f64::total_cmp);
    values[values.len() / 2]
}

/// What this was measured on.
pub fn describe() -> Value {
    let read = |path: &str| std::fs::read_to_string(path).unwrap_or_default();
    let info = read("/proc/cpuinfo");
    let model = info.lines().find_map(|line| line.strip_prefix("model name")?.split_once(": ")).map(|(_, name)| name);
    let load = read("/proc/loadavg");
    let stat = read("/proc/self/stat");
    // The niceness: man proc, /proc/pid/stat.
    let nice = stat.rsplit_once(')').and_then(|(_, rest)| rest.split_whitespace().nth(16)?.parse::<i32>().ok());
    json!({
        "processor": model.unwrap_or("unknown"),
        "cores": std::thread::available_parallelism().map_or(0, usize::from),
        "load_at_the_start": load.split(' ').next().unwrap_or_default(),
        "nice": nice.unwrap_or_default(),
    })
}
