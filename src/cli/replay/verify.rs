//! `geowire replay verify`.
#![expect(clippy::print_stdout, reason = "the command's result")]

use super::coder;
use crate::cli::ConfigArgs;
use crate::cli::exit::Exit;
use crate::replay::{Manifest, Named, Verdict, verify};
use clap::Args;
use std::path::PathBuf;

/// Hold what a replay wrote against what it read: every record has an outcome in the topics, no outcome is
/// there that has no record, and a sample, coded again, is there byte for byte. Ends with 1 for differences.
#[derive(Debug, Args)]
pub(super) struct Verify {
    /// The manifest.
    manifest: PathBuf,
    /// About so many records are coded again.
    #[arg(long, value_name = "N", default_value_t = 1000)]
    sample: u64,
    /// As JSON.
    #[arg(long)]
    json: bool,
    #[command(flatten)]
    config: ConfigArgs,
}

impl Verify {
    pub(super) fn run(self) -> Result<(), Exit> {
        let manifest = Manifest::load(&self.manifest)?;
        let config = coder::configured(self.config.load()?, &manifest.id, &manifest.target, false);
        let stages = coder::planned(&config, &manifest)?;
        let each = match (self.sample, manifest.estimate.records) {
            (0, _) => u64::MAX,
            (sample, records) => (records.unwrap_or(100 * sample) / sample).max(1),
        };
        let verdict = verify(&manifest, &config.kafka, config.secrets.properties(), &stages, each)?;
        if self.json {
            println!("{}", serde_json::to_string(&verdict).unwrap_or_default());
        } else {
            show(&verdict);
        }
        if verdict.is_good() {
            return Ok(());
        }
        Err(Exit::differences("what was written is not what was read"))
    }
}

fn show(verdict: &Verdict) {
    println!("input     {} records", verdict.records);
    println!("outcomes  {} of them have one; {} stand there more than once", verdict.outcomes, verdict.repeated);
    for (outcome, count) in &verdict.by_outcome {
        println!("            {count:>9}  {outcome}");
    }
    let named = |what: &str, named: &Named| {
        if named.count > 0 {
            println!("{what}  {} records: {}", named.count, named.first.join(" "));
        }
    };
    named("missing  ", &verdict.missing);
    named("surplus  ", &verdict.surplus);
    println!("sample    {} records coded again, {} outputs looked for", verdict.sampled, verdict.compared);
    named("different", &verdict.different);
    println!("{}", if verdict.is_good() { "whole, and equal in every byte" } else { "NOT WHOLE" });
}
