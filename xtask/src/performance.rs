//! `docs/performance.md` from the result files in `docs/results/`: no figure in it is written by hand.

use serde_json::Value;
use std::fmt::Write as _;
use std::fs;
use std::path::{Path, PathBuf};

/// Runs of `cargo bench --bench worker`, each with its heading.
const RUNS: [(&str, &str); 2] =
    [("The worker", "worker.json"), ("The worker on a slower machine, before the changes below", "worker-quiet.json")];

/// What the worker costs beside its coder, and what was tried.
const BESIDE_CODING: &str = "
### What a record costs beside its coding

Measured with `perf record -t`, `/proc/PID/task/*/schedstat` and `.../status` on the worker of `cargo bench --bench worker -- throughput` (2026-12-01):

- **Turns.** A publisher that woke for each result and each acknowledgement, and requests of 5 ms, changed threads 2,000 times a second on the measured core. On a virtual machine such a change
  takes tens of microseconds from the coding thread: 89.4 % and 85.4 % of the bare coder, who had become a third faster meanwhile (mimalloc, a faster machine). Results and acknowledgements now gather
  for 20 ms and requests for 50: 230 changes a second, 95.3 % in both modes. The price is latency: at-least-once p50 was 16 ms and is 105 (`kafka.producer.\"linger.ms\"` takes some of it back).
- **What is left** is some 150 µs an article, of several messages: 44 in the client's thread (LZ4, copies, the socket), 38 in the publisher (a third of it gives back memory that the coding thread has
  allocated), 18 for delivery reports, the rest in changes of threads. 97 % of a coder that takes 3.05 ms would leave 92 µs. The figure was made for 6 ms, of which 150 µs are 2.5 %.
- **A copied record.** A third of the bare loop and a fifth of the worker was no work at all: the client's thread polls without a wait while a batch of an idempotent producer is on its way and the
  next one is due (`rd_kafka_broker_producer_serve`), and takes whatever the core has left. The row has therefore moved between 1.25 and 1.75 in three runs of one day, and was 2.5 to 2.7 before
  mimalloc, records that travel as one pointer, a ring in the place of a tree for what awaits its acknowledgement, and the gathering above.
- Tried without effect: keeping freed pages (`MIMALLOC_PURGE_DELAY=-1`: 88.5 % and 85.6 %, before the gathering); jemalloc (the bare coder 1 to 4 % faster, mimalloc 12 to 14 %).

";

/// Writes the page anew.
///
/// # Errors
/// When there are no results, or the page cannot be written.
pub fn render() -> Result<(), String> {
    fs::write(page_file(), page()?).map_err(|error| error.to_string())
}

/// Holds the page against the results.
///
/// # Errors
/// When they differ.
pub fn check() -> Result<(), String> {
    if fs::read_to_string(page_file()).ok() == Some(page()?) {
        return Ok(());
    }
    Err("docs/performance.md is not what docs/results/ says: `cargo xtask performance`".to_owned())
}

fn page() -> Result<String, String> {
    let mut out = String::from(
        "# How fast\n\nMade by `cargo xtask performance` from `docs/results/`; do not edit. What is compared was measured in one \
         run, in turns, and the median of three is shown. Absolute figures hold for the machine they were measured on; \
         ratios travel.\n\n",
    );
    let runs = RUNS.iter().map(|(title, file)| Ok(run(title, &results(file)?))).collect::<Result<Vec<_>, String>>()?;
    out.push_str(&runs.join("\n"));
    out.push_str(BESIDE_CODING);
    out.push_str(&replay()?);
    out.push_str(&kills()?);
    out.push_str(&questions()?);
    Ok(out)
}

/// A run of the worker's benchmark: machine and rows.
fn run(title: &str, worker: &Value) -> String {
    let machine = &worker["machine"];
    let mut out = format!(
        "## {title}\n\n`cargo bench --bench worker`: {}, {} cores, the broker (Apache Kafka, one node) on one and the worker on \
         the other; load average {} at the start, everything measured at niceness {}.\n\n| what | measured | to reach |\n|---|---|---|\n",
        machine["processor"].as_str().unwrap_or_default(),
        machine["cores"],
        machine["load_at_the_start"].as_str().unwrap_or_default(),
        machine["nice"],
    );
    for row in worker_rows(worker) {
        let _ = writeln!(out, "| {} | {} | {} |", row.0, row.1, row.2);
    }
    out
}

fn worker_rows(worker: &Value) -> Vec<(String, String, &'static str)> {
    let number = |path: &str| worker.pointer(path).and_then(Value::as_f64).unwrap_or(f64::NAN);
    let (through, copying, latency) = ("/throughput", "/copying", "/latency");
    let mut rows = vec![(
        "the bare coder, one core, articles of some 730 words".to_owned(),
        format!(
            "{:.0} articles/s, {:.2} ms of processor time each",
            number(&format!("{through}/bare_coder_per_second")),
            number(&format!("{through}/bare_coder_processor_milliseconds"))
        ),
        "",
    )];
    for mode in ["at-least-once", "exactly-once"] {
        rows.push((
            format!("the worker on the same core, {mode}"),
            format!(
                "{:.0} articles/s, **{:.1} %**; {:.2} ms of processor time each, **{:.1} %** of which is the coder's",
                number(&format!("{through}/{mode}/per_second")),
                100.0 * number(&format!("{through}/{mode}/of_the_bare_coder")),
                number(&format!("{through}/{mode}/processor_milliseconds")),
                100.0 * number(&format!("{through}/{mode}/processor_of_the_bare_coder"))
            ),
            "97 %",
        ));
    }
    rows.push((
        "processor time a record, a coder that only copies against a bare copy loop".to_owned(),
        format!(
            "{:.1} µs against {:.1} µs, **{:.2} times**",
            number(&format!("{copying}/null_coder_microseconds")),
            number(&format!("{copying}/copy_loop_microseconds")),
            number(&format!("{copying}/times"))
        ),
        "1.5 times",
    ));
    for mode in ["at-least-once", "exactly-once"] {
        rows.push((
            format!("latency at half load ({} articles/s), {mode}", number(&format!("{latency}/articles_per_second"))),
            format!(
                "p50 **{:.0} ms**, p95 {:.0} ms, p99 **{:.0} ms**",
                number(&format!("{latency}/{mode}/p50_milliseconds")),
                number(&format!("{latency}/{mode}/p95_milliseconds")),
                number(&format!("{latency}/{mode}/p99_milliseconds"))
            ),
            "p50 200 ms, p99 1 s (exactly-once)",
        ));
    }
    for mode in ["at-least-once", "exactly-once"] {
        let megabytes = |name: &str| number(&format!("{through}/{mode}/{name}")) / 1e6;
        rows.push((
            format!("resident memory under full load, {mode}"),
            format!(
                "at most **{:.0} MB**; {:.0} MB in the first half of a run, {:.0} MB in the second",
                megabytes("resident_bytes_most"),
                megabytes("resident_bytes_first_half"),
                megabytes("resident_bytes_second_half")
            ),
            "350 MB, flat",
        ));
    }
    rows.push((
        "start to alive, without a broker".to_owned(),
        format!("**{:.0} ms**", number("/start/milliseconds")),
        "1 s",
    ));
    rows
}

/// A replay against the live worker and a plain copy, and its memory over time.
fn replay() -> Result<String, String> {
    if !root().join("docs/results/replay-rate.json").exists() {
        return Ok("\n## Replay\n\nNo measurement is on record; `just measure` makes one.\n".to_owned());
    }
    let rate = results("replay-rate.json")?;
    let number = |path: &str| rate.pointer(path).and_then(Value::as_f64).unwrap_or(f64::NAN);
    let copied = number("/copy_per_second");
    let mut out = format!(
        "\n## Replay\n\n`just measure`: {} articles of some 730 words in one partition, and the same as an archive in \
         Confluent's layout, gzip; one coding thread; {}, {} cores shared with the broker and with other work, load average {} at \
         the start. A plain copy polls and sends, and codes nothing.\n\n\
         | what | articles/s | of a plain copy | processor time each | resident at most |\n|---|---|---|---|---|\n\
         | plain copy | {copied:.0} | 100 % | | |\n",
        rate["articles"],
        rate["machine"]["processor"].as_str().unwrap_or_default(),
        rate["machine"]["cores"],
        rate["machine"]["load_at_the_start"].as_str().unwrap_or_default(),
    );
    for (name, key) in [("live worker", "live"), ("replay of the topic", "topic"), ("replay of the archive", "archive")]
    {
        let number = |field: &str| number(&format!("/{key}/{field}"));
        let _ = writeln!(
            out,
            "| {name} | {:.0} | {:.1} % | {:.2} ms | {:.0} MB |",
            number("per_second"),
            100.0 * number("per_second") / copied,
            number("processor_milliseconds"),
            number("resident_bytes_most") / 1e6
        );
    }
    out.push_str("\nResident memory over the run (second: MB):\n\n");
    for (name, key) in [("topic", "topic"), ("archive", "archive")] {
        let moments: Vec<String> = rate[key]["resident_bytes"]
            .as_array()
            .into_iter()
            .flatten()
            .map(|moment| format!("{}: {:.0}", moment[0], moment[1].as_f64().unwrap_or(f64::NAN) / 1e6))
            .collect();
        let _ = writeln!(out, "- {name}: {}", moments.join(", "));
    }
    Ok(out)
}

/// The long runs of kills, where there are any.
fn kills() -> Result<String, String> {
    let modes = ["at-least-once", "exactly-once"];
    let file = |mode: &str| format!("kills-{mode}.json");
    let is_there = |name: String| root().join("docs/results").join(name).exists();
    if modes.iter().all(|mode| !is_there(file(mode))) {
        return Ok(
            "\n## Kills\n\nNo long run is on record; `just long` makes one. Six kills at-least-once run in CI.\n"
                .to_owned(),
        );
    }
    let mut out = String::from(
        "\n## Kills\n\n`just long`: members and brokers are killed at random moments under load; a reader that sees topics only \
         counts what is there.\n\n| mode | kills | with an open transaction | inside a revoke | records | lost | seen again, equal \
         bytes |\n|---|---|---|---|---|---|---|\n",
    );
    for mode in modes.into_iter().filter(|mode| is_there(file(mode))) {
        let run = results(&file(mode))?;
        let number = |name: &str| run[name].as_u64().unwrap_or_default();
        let inside = &run["deaths"]["inside a revoke"];
        let _ = writeln!(
            out,
            "| {mode} | {} | {} | {inside} | {} | {} | {} |",
            number("kills"),
            number("aborted_transactions"),
            number("written"),
            number("written").saturating_sub(number("records")),
            number("repeated_outcomes")
        );
    }
    if is_there("replay-kills.json".to_owned()) {
        let run = results("replay-kills.json")?;
        let _ = writeln!(
            out,
            "\n{} short articles as a topic, and as an archive in Confluent's layout, each replayed in {} shards with {} kills: events ({}), \
             outcomes ({}) and dead letters ({}) of both have the live run's SHA-256.",
            run["records"],
            run["shards"],
            run["kills_of_each_replay"],
            run["events"]["records"],
            run["outcomes"]["records"],
            run["dead_letters"]["records"]
        );
    }
    for mode in modes.into_iter().filter(|mode| !is_there(file(mode)) && is_there(format!("kills-{mode}.md"))) {
        let _ = writeln!(out, "\nThe run of {mode} was counted by other means: `docs/results/kills-{mode}.md`.");
    }
    Ok(out)
}

/// Asking a service under load, with errors and an outage.
fn questions() -> Result<String, String> {
    let load = results("enrich-load.json")?;
    let mut out = format!(
        "\n## Asking services\n\n`just measure`: 1,000 different questions a second against a service of 200 ms with 5 % errors and an \
         outage of 30 s in the middle; the deadline is 800 ms. Of {} questions {} were lost; {} requests were sent.\n\n\
         | from second | ended a second | answered | p50 | p99 |\n|---|---|---|---|---|\n",
        load["asked"], load["lost"], load["requests"]
    );
    for phase in load["phases"].as_array().into_iter().flatten() {
        let states = phase["states"].as_object().into_iter().flatten();
        let all: u64 = states.clone().filter_map(|(_, count)| count.as_u64()).sum();
        let answered: u64 =
            states.filter(|(state, _)| *state == "complete").filter_map(|(_, count)| count.as_u64()).sum();
        let _ = writeln!(
            out,
            "| {} | {} | {:.0} % | {:.0} ms | {:.0} ms |",
            phase["from_second"],
            phase["ended_per_second"],
            100.0 * answered as f64 / all.max(1) as f64,
            phase["p50_milliseconds"].as_f64().unwrap_or_default(),
            phase["p99_milliseconds"].as_f64().unwrap_or_default()
        );
    }
    Ok(out)
}

fn results(name: &str) -> Result<Value, String> {
    let path = root().join("docs/results").join(name);
    let text = fs::read_to_string(&path).map_err(|error| format!("{}: {error}", path.display()))?;
    serde_json::from_str(&text).map_err(|error| format!("{}: {error}", path.display()))
}

fn page_file() -> PathBuf {
    root().join("docs/performance.md")
}

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("..")
}
