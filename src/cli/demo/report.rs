//! What the demo shows.
#![expect(clippy::print_stdout, reason = "the demo is a show")]

use super::corpus::Entry;
use crate::cli::table;
use crate::config::Config;
use crate::kafka::embedded::Embedded;
use crate::live::Summary;
use crate::pipeline::Ledger;
use crate::record::Record;
use serde_json::Value;
use std::collections::BTreeMap;
use std::io::{IsTerminal, Write};
use std::net::SocketAddr;
use std::time::Duration;

/// What stands in the output topics at the end.
#[derive(Debug)]
pub(super) struct Outputs {
    events: Vec<Value>,
    outcomes: Vec<Value>,
    dead_letters: usize,
}

/// Says what is going to happen.
pub(super) fn opening(brokers: &str, entries: &[Entry]) {
    println!("An embedded Kafka broker listens at {brokers}; {} records are fed into it.", entries.len());
    println!("The worker that `geowire run` starts reads them, codes them and publishes what it finds.\n");
}

/// Says where the page is, and how to send an article with a stock client.
pub(super) fn staying<'a>(page: Option<SocketAddr>, brokers: &str, topics: impl Iterator<Item = &'a str>) {
    if let Some(page) = page {
        println!("The page: http://{page}/\n");
    }
    println!(
        "Topics: {}. Send an article with any Kafka client, such as kcat:\n",
        topics.collect::<Vec<_>>().join(", ")
    );
    println!(
        "  echo '{{\"title\":\"Talks in Geneva\",\"text\":\"The foreign ministers of France and Germany met in Geneva on Tuesday.\",\"published_at\":\"2021-03-10\"}}' | kcat -P -b {brokers} -t articles.json\n\n\
         Ctrl-C ends it.",
    );
}

/// The ledger when it is left; whether it is whole.
pub(super) fn left(summary: &Summary) -> bool {
    let ledger = &summary.ledger;
    println!("\n{ledger}");
    ledger.is_whole()
}

/// One line that moves on a terminal, and nothing elsewhere.
pub(super) fn progress(ledger: &Ledger, records: u64) {
    if std::io::stdout().is_terminal() {
        let done = ledger.consumed - ledger.in_flight;
        print!("\r{done} of {records} records have their outcome");
        let _ = std::io::stdout().flush();
        if done == records {
            println!("\n");
        }
    }
}

/// Reads the output topics, as any consumer would.
pub(super) fn read(broker: &Embedded, config: &Config) -> Result<Outputs, String> {
    let topics = &config.output.topics;
    let read = |topic: &str| broker.read(topic).map_err(|error| format!("{topic}: {error}"));
    let values = |records: Vec<Record>| -> Vec<Value> {
        let values = records.iter().filter_map(|record| record.value.as_deref());
        values.filter_map(|value| serde_json::from_slice(value).ok()).collect()
    };
    Ok(Outputs {
        events: values(read(&topics.events)?),
        outcomes: values(read(&topics.outcomes)?),
        dead_letters: read(&topics.dead_letters)?.len(),
    })
}

/// The events, article by article.
pub(super) fn events(outputs: &Outputs) {
    let mut articles: BTreeMap<(String, String), Vec<&Value>> = BTreeMap::new();
    for event in &outputs.events {
        let document = &event["document"];
        let title = document["title"].as_str().or(document["id"].as_str()).unwrap_or_default();
        let published = document["published_at"].as_str().unwrap_or_default().chars().take(10).collect();
        articles.entry((published, title.to_owned())).or_default().push(event);
    }
    for ((published, title), mut events) in articles {
        events.sort_by_key(|event| event["evidence"][0]["trigger"]["span"][0].as_u64());
        println!("{} {title}\n{}\n", published, table::of_values(&events));
    }
}

/// The ledger from inside, and the proof from outside: one outcome for every record.
pub(super) fn ledger(entries: &[Entry], outputs: &Outputs, summary: &Summary, took: Duration) -> bool {
    let ledger = &summary.ledger;
    let mut reasons: BTreeMap<(&str, &str), usize> = BTreeMap::new();
    for outcome in &outputs.outcomes {
        let reason = outcome["reason"].as_str().unwrap_or_default();
        *reasons.entry((outcome["outcome"].as_str().unwrap_or_default(), reason)).or_default() += 1;
    }
    println!("Outcomes, as the topic geowire.outcomes has them:");
    for ((outcome, reason), count) in reasons {
        println!("  {count:>3}  {outcome} {reason}");
    }
    println!("\nLedger: {ledger}");
    let surprises = surprises(entries, outputs);
    for surprise in &surprises {
        println!("  other than the manifest says: {surprise}");
    }
    let whole = ledger.is_whole()
        && summary.drained
        && ledger.consumed == entries.len() as u64
        && outputs.outcomes.len() == entries.len()
        && outputs.dead_letters as u64 == ledger.dead_lettered;
    let verdict = if whole { "The ledger is whole" } else { "THE LEDGER IS NOT WHOLE" };
    println!("{verdict}: {} events in {:.1} s, the broker's start included.", outputs.events.len(), took.as_secs_f64());
    whole
}

/// Records that ended otherwise than their manifest says; a coder that improves may change some.
fn surprises(entries: &[Entry], outputs: &Outputs) -> Vec<String> {
    let mut wanted: BTreeMap<&str, BTreeMap<(&str, &str), i64>> = BTreeMap::new();
    for entry in entries {
        *wanted.entry(entry.topic).or_default().entry((entry.outcome, entry.reason)).or_default() += 1;
    }
    for outcome in &outputs.outcomes {
        let topic = outcome["origin"]["topic"].as_str().unwrap_or_default();
        let ended = outcome["outcome"].as_str().unwrap_or_default();
        // The manifest leaves open why an article is empty.
        let reason = if ended == "empty" { "" } else { outcome["reason"].as_str().unwrap_or_default() };
        *wanted.entry(topic).or_default().entry((ended, reason)).or_default() -= 1;
    }
    let mut surprises = Vec::new();
    for (topic, counts) in wanted {
        for ((outcome, reason), count) in counts.into_iter().filter(|(_, count)| *count != 0) {
            let more = if count > 0 { "missing" } else { "too many" };
            surprises.push(format!("{topic}: {} {more} {outcome} {reason}", count.abs()));
        }
    }
    surprises
}
