//! How long it takes until a new process is alive, with no broker to be found.

use super::machine::median;
use super::support::worker::Setup;
use serde_json::{Value, json};
use std::time::{Duration, Instant};

pub fn measure() -> Value {
    let setup = Setup::named("start", 1);
    let milliseconds = (0..7)
        .map(|_| {
            let begun = Instant::now();
            let worker = setup.start_with(&["kafka.brokers=127.0.0.1:1"]);
            while worker.get("/livez").is_none_or(|(status, _)| status != 200) {
                std::thread::sleep(Duration::from_millis(2));
            }
            begun.elapsed().as_secs_f64() * 1000.0
        })
        .collect();
    json!({ "milliseconds": median(milliseconds).round() })
}
