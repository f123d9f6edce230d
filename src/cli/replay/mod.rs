//! `geowire replay`: articles coded anew from an archive or a retained topic.

mod arguments;
mod coder;
mod diff;
mod plan;
mod run;
mod show;
mod status;
mod verify;
mod when;

use super::exit::Exit;
use crate::replay::ReplayError;
use clap::{Args, Subcommand};
use std::path::{Path, PathBuf};

/// Code archived articles anew: plan it, run it in shards, see how far it is, verify it, and see what has
/// changed.
#[derive(Debug, Args)]
pub(super) struct Replay {
    #[command(subcommand)]
    command: Command,
}

#[derive(Debug, Subcommand)]
enum Command {
    /// Find what there is to read, freeze it in a manifest, and say what a run would do.
    Plan(plan::Plan),
    /// Run a manifest, or one shard of it; goes on where it was stopped.
    Run(run::Run),
    /// Say how far the shards of a manifest are.
    Status(status::Status),
    /// Hold what was written against what was read, and a sample against a second coding.
    Verify(verify::Verify),
    /// Say what another coding of the same articles changes.
    Diff(diff::Diff),
}

impl Replay {
    pub(super) fn run(self) -> Result<(), Exit> {
        match self.command {
            Command::Plan(command) => command.run(),
            Command::Run(command) => command.run(),
            Command::Status(command) => command.run(),
            Command::Verify(command) => command.run(),
            Command::Diff(command) => command.run(),
        }
    }
}

impl From<ReplayError> for Exit {
    fn from(error: ReplayError) -> Self {
        match error {
            ReplayError::Refused(why) => Self::data(why),
            ReplayError::Unavailable(why) => Self::unavailable(why),
            ReplayError::Failed(why) => Self::internal(why),
        }
    }
}

/// The folder of checkpoints: as named, or beside the manifest.
fn state_folder(manifest: &Path, named: Option<&PathBuf>) -> PathBuf {
    named.cloned().unwrap_or_else(|| manifest.with_extension("state"))
}
