//! `geowire replay status`.
#![expect(clippy::print_stdout, reason = "the command's result")]

use super::{state_folder, when};
use crate::cli::exit::Exit;
use crate::replay::{Checkpoint, Manifest, Shard, State};
use crate::telemetry::metrics;
use clap::Args;
use comfy_table::Table;
use comfy_table::presets::UTF8_HORIZONTAL_ONLY;
use serde_json::json;
use std::path::PathBuf;

/// Say how far the shards of a manifest are, also while they run.
#[derive(Debug, Args)]
pub(super) struct Status {
    /// The manifest.
    manifest: PathBuf,
    /// The folder of checkpoints; by default beside the manifest.
    #[arg(long, value_name = "FOLDER")]
    state: Option<PathBuf>,
    /// As JSON.
    #[arg(long)]
    json: bool,
}

/// One shard.
struct Row {
    shard: Shard,
    planned: Option<u64>,
    checkpoint: Option<Checkpoint>,
    held: bool,
}

impl Row {
    fn state(&self) -> &'static str {
        match &self.checkpoint {
            Some(checkpoint) if checkpoint.finished => "done",
            _ if self.held => "running",
            Some(_) => "stopped",
            None => "not begun",
        }
    }

    fn done(&self) -> u64 {
        self.checkpoint.as_ref().map_or(0, |checkpoint| checkpoint.records)
    }

    /// Seconds to its end at its rate, while it runs.
    fn left(&self) -> Option<f64> {
        let checkpoint = self.checkpoint.as_ref().filter(|checkpoint| self.held && checkpoint.rate > 0.0)?;
        Some(self.planned?.saturating_sub(checkpoint.records) as f64 / checkpoint.rate)
    }

    fn json(&self) -> serde_json::Value {
        json!({
            "shard": self.shard.to_string(), "state": self.state(), "planned": self.planned, "done": self.done(),
            "rate": self.checkpoint.as_ref().map(|checkpoint| checkpoint.rate), "seconds_left": self.left(),
            "tries": self.checkpoint.as_ref().map_or(0, |checkpoint| checkpoint.tries),
            "outcomes": self.checkpoint.as_ref().map(|checkpoint| checkpoint.outcomes),
            "updated": self.checkpoint.as_ref().map(|checkpoint| checkpoint.updated),
        })
    }
}

impl Status {
    pub(super) fn run(self) -> Result<(), Exit> {
        let manifest = Manifest::load(&self.manifest)?;
        let folder = state_folder(&self.manifest, self.state.as_ref());
        let checkpoints = State::all(&folder, &manifest)?;
        let rows: Vec<Row> = (0..manifest.shards)
            .map(|index| {
                let shard = Shard { index, of: manifest.shards };
                let checkpoint = checkpoints.iter().find(|checkpoint| checkpoint.shard == shard.to_string()).cloned();
                Row { shard, planned: shard.records(&manifest), checkpoint, held: State::is_held(&folder, shard) }
            })
            .collect();
        if self.json {
            let shards: Vec<_> = rows.iter().map(Row::json).collect();
            println!("{}", json!({ "id": manifest.id, "finished": finished(&rows), "shards": shards }));
        } else {
            println!("{}", table(&rows));
            println!("{}: {}", manifest.id, sum(&rows));
        }
        Ok(())
    }
}

fn finished(rows: &[Row]) -> bool {
    rows.iter().all(|row| row.state() == "done")
}

fn table(rows: &[Row]) -> Table {
    let mut table = Table::new();
    table.load_style(UTF8_HORIZONTAL_ONLY);
    table.set_header(["shard", "state", "done", "of", "records/s", "left", "tries", "last heard of"]);
    let now = metrics::now();
    for row in rows {
        let of = |value: &dyn Fn(&Checkpoint) -> String| row.checkpoint.as_ref().map(value).unwrap_or_default();
        table.add_row([
            row.shard.to_string(),
            row.state().to_owned(),
            row.done().to_string(),
            row.planned.map_or("?".to_owned(), |planned| planned.to_string()),
            of(&|checkpoint| format!("{:.0}", checkpoint.rate)),
            row.left().map(when::duration).unwrap_or_default(),
            of(&|checkpoint| checkpoint.tries.to_string()),
            of(&|checkpoint| format!("{} ago", when::duration(now - checkpoint.updated))),
        ]);
    }
    table
}

fn sum(rows: &[Row]) -> String {
    let done: u64 = rows.iter().map(Row::done).sum();
    let planned: Option<u64> = rows.iter().map(|row| row.planned).sum();
    let shards = rows.iter().filter(|row| row.state() == "done").count();
    let of = planned.map_or("an unknown number".to_owned(), |planned| planned.to_string());
    format!("{done} of {of} records, {shards} of {} shards done", rows.len())
}
