//! This process as the kernel sees it. On systems without `/proc` nothing is said.

use super::names;

/// Ticks a second of `/proc/*/stat`: fixed at 100 on every Linux that Rust runs on.
const TICKS: f64 = 100.0;
/// Bytes of a page on the architectures that geowire is built for.
const PAGE: f64 = 4096.0;

/// Name and value of each figure that could be read.
pub(super) fn figures() -> Vec<(&'static str, f64)> {
    let mut figures = vec![(names::LOG_LOST, super::logging::lost() as f64)];
    if let Some(stat) = std::fs::read_to_string("/proc/self/stat").ok().as_deref().and_then(fields) {
        figures.push((names::MEMORY, stat.resident * PAGE));
        figures.push((names::CPU, stat.ticks / TICKS));
        figures.push((names::THREADS, stat.threads));
        figures.extend(boot().map(|boot| (names::STARTED, boot + stat.started / TICKS)));
    }
    if let Ok(files) = std::fs::read_dir("/proc/self/fd") {
        // The look itself opens one.
        figures.push((names::FILES, files.count().saturating_sub(1) as f64));
    }
    figures
}

#[derive(Debug, PartialEq)]
struct Stat {
    ticks: f64,
    threads: f64,
    started: f64,
    resident: f64,
}

/// The fields behind the command's name, which may hold blanks and brackets; see proc(5).
fn fields(stat: &str) -> Option<Stat> {
    let fields: Vec<f64> =
        stat.rsplit_once(')')?.1.split_whitespace().map(|field| field.parse().unwrap_or(0.0)).collect();
    let field = |number: usize| fields.get(number - 3).copied();
    Some(Stat { ticks: field(14)? + field(15)?, threads: field(20)?, started: field(22)?, resident: field(24)? })
}

/// When the machine was started, in seconds since 1970.
fn boot() -> Option<f64> {
    let stat = std::fs::read_to_string("/proc/stat").ok()?;
    stat.lines().find_map(|line| line.strip_prefix("btime "))?.trim().parse().ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_command_with_brackets_does_not_move_the_fields() {
        let line = "7 (a) b) S 1 7 7 0 -1 4194304 1 0 0 0 150 50 0 0 20 0 9 0 1234 99 42 1";
        let wanted = Stat { ticks: 200.0, threads: 9.0, started: 1234.0, resident: 42.0 };
        assert_eq!(fields(line), Some(wanted));
        assert_eq!(fields("7 (a) S 1"), None);
    }
}
