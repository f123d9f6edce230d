//! What a person is told about plans and runs.
#![expect(clippy::print_stdout, reason = "the command's result")]

use super::when;
use crate::replay::{Input, Manifest, Shard};
use std::path::Path;

/// Says what a run of the manifest would do, and what is not known.
pub(super) fn plan(manifest: &Manifest, file: &Path) {
    match &manifest.input {
        Input::Topic { topic, ranges } => {
            println!("reads    the topic {topic}, {} partitions, up to ends that are frozen now", ranges.len());
            for range in ranges {
                println!("           {topic}/{}: {} to {}", range.partition, range.from, range.to);
            }
        }
        Input::Archive { topic, location, layout, files } => {
            println!("reads    {} files of {topic} in {location}, layout {layout}", files.len());
        }
    }
    let estimate = &manifest.estimate;
    let records = estimate.records.map_or("not counted".to_owned(), |records| {
        format!("{}{records} records", if estimate.counted { "" } else { "at most " })
    });
    println!("         {records}{}", estimate.bytes.map_or(String::new(), |bytes| format!(", {bytes} bytes")));
    let target = &manifest.target;
    println!("writes   {}, {} and {}", target.events, target.outcomes, target.dead_letters);
    if target.live {
        println!("         the live topics: readers see these records among the worker's own");
    }
    println!("as       group and client geowire-replay-{0}, header geowire-replay-id: {0}", manifest.id);
    let coder = &manifest.coder;
    println!("codes    with revision {}, fingerprint {}", coder.coding_revision, coder.fingerprint);
    shards(manifest);
    if let (Some(seconds), Some(rate)) = (estimate.seconds, estimate.records_per_second) {
        println!(
            "takes    about {} on one machine like this: {rate:.0} records/s over the first {}, without the broker",
            when::duration(seconds),
            estimate.sample
        );
    }
    for note in &manifest.notes {
        println!("note     {note}");
    }
    println!("\nThe manifest: {}. Run it: geowire replay run {0}{1}", file.display(), example(manifest));
}

fn example(manifest: &Manifest) -> String {
    if manifest.shards > 1 { format!(" --shard 0/{}", manifest.shards) } else { String::new() }
}

fn shards(manifest: &Manifest) {
    if manifest.shards == 1 {
        return;
    }
    let each = (0..manifest.shards).map(|index| Shard { index, of: manifest.shards }.records(manifest));
    let each: Option<Vec<u64>> = each.collect();
    match each {
        Some(each) => {
            let (least, most) = (each.iter().min().copied(), each.iter().max().copied());
            println!(
                "shards   {}, of {} to {} records",
                manifest.shards,
                least.unwrap_or_default(),
                most.unwrap_or_default()
            );
        }
        None => println!("shards   {}", manifest.shards),
    }
}
