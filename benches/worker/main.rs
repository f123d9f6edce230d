//! The whole worker, measured from outside on a real broker: against the bare coder, against a bare copy
//! loop, its latency, its memory, its start.
//!
//! ```text
//! cargo bench --bench worker                        # everything, some ten minutes, to docs/results/worker.json
//! cargo bench --bench worker -- start latency       # these only; nothing is written
//! ```
//!
//! It starts a broker of its own (Java; `tests/support/kafka.sh`) on the first core and what it measures on
//! the second. Runs that are compared alternate, and the median of three is taken. Where other work goes on,
//! `nice -n -20` keeps it out of the figures.

#![allow(missing_docs, missing_debug_implementations, unreachable_pub, reason = "a program, no library")]
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::disallowed_methods)]
#![allow(clippy::print_stdout, reason = "it prints what it measured")]

#[path = "../../tests/support/mod.rs"]
mod support;

mod copying;
mod latency;
mod machine;
mod start;
mod throughput;

use serde_json::{Map, Value};

/// The worker's.
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

/// A measurement: its name, and what it gives.
type Row = (&'static str, fn() -> Value);

const ROWS: [Row; 4] = [
    ("start", start::measure),
    ("throughput", throughput::measure),
    ("copying", copying::measure),
    ("latency", latency::measure),
];

fn main() {
    let arguments: Vec<String> = std::env::args().skip(1).filter(|argument| argument != "--bench").collect();
    let words: Vec<&str> = arguments.iter().map(String::as_str).collect();
    match words[..] {
        ["child", "coder", count] => throughput::bare_coder(count.parse().unwrap()),
        ["child", "copy", input, output] => copying::copy(input, output),
        ["child", "null", input, output] => copying::null_worker(input, output),
        _ => measure(&words),
    }
}

fn measure(wanted: &[&str]) {
    let broker = support::broker::OwnBroker::start();
    machine::pin(std::process::id(), machine::BROKERS_CORE);
    machine::pin(broker.id(), machine::BROKERS_CORE);
    let mut results = Map::new();
    results.insert("machine".to_owned(), machine::describe());
    for (name, row) in ROWS {
        if wanted.is_empty() || wanted.contains(&name) {
            let result = row();
            println!("{name}: {result:#}");
            results.insert(name.to_owned(), result);
        }
    }
    if wanted.is_empty() {
        let path = concat!(env!("CARGO_MANIFEST_DIR"), "/docs/results/worker.json");
        std::fs::write(path, serde_json::to_string_pretty(&results).unwrap() + "\n").unwrap();
        println!("written: {path}; `cargo xtask performance` makes the page");
    }
}
