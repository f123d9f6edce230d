//! How far a shard is: one small file, replaced as a whole, written behind acknowledged output only.

use super::ReplayError;
use super::manifest::Manifest;
use super::shard::Shard;
use crate::pipeline::Ledger;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;
use std::fs::{self, File, OpenOptions, TryLockError};
use std::io::{self, Write as _};
use std::path::{Path, PathBuf};

/// The name and major version of the checkpoint's shape.
const SCHEMA: &str = "geowire.replay-checkpoint/1";

/// Everything before `place` has an outcome that the broker has acknowledged.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Checkpoint {
    /// Always `geowire.replay-checkpoint/1`.
    pub schema: String,
    /// The digest of the manifest.
    pub manifest: String,
    /// The shard, as `index/count`.
    pub shard: String,
    /// How far it is.
    pub place: Place,
    /// Records before it that have an outcome.
    pub records: u64,
    /// How the records of all tries ended; those that were read again after a kill count again.
    pub outcomes: Outcomes,
    /// How often the shard was begun or taken up again.
    pub tries: u32,
    /// When it was begun, in seconds since 1970.
    pub started: f64,
    /// When this was written, in seconds since 1970.
    pub updated: f64,
    /// Records a second of late.
    pub rate: f64,
    /// Whether the whole shard is done.
    pub finished: bool,
}

/// A place in a shard.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case", deny_unknown_fields)]
pub enum Place {
    /// The next offset of each partition.
    Offsets(BTreeMap<i32, i64>),
    /// Lines done of one file; the files before it are done, and those behind it not begun.
    Lines {
        /// The file; none before the first line.
        file: Option<String>,
        /// Lines of it.
        lines: u64,
    },
}

/// Records by how they ended.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Outcomes {
    /// Records that gave events.
    pub published: u64,
    /// Coded without an event.
    pub empty: u64,
    /// Not coded, by policy.
    pub filtered: u64,
    /// Not accepted.
    pub dead_lettered: u64,
}

impl Outcomes {
    /// These and those of a ledger.
    #[must_use]
    pub fn and(self, ledger: &Ledger) -> Self {
        Self {
            published: self.published + ledger.published,
            empty: self.empty + ledger.empty,
            filtered: self.filtered + ledger.filtered,
            dead_lettered: self.dead_lettered + ledger.dead_lettered,
        }
    }
}

impl Checkpoint {
    /// A shard of which nothing is done.
    pub fn begin(manifest: &Manifest, shard: Shard, place: Place, now: f64) -> Self {
        Self {
            schema: SCHEMA.to_owned(),
            manifest: manifest.digest.clone(),
            shard: shard.to_string(),
            place,
            records: 0,
            outcomes: Outcomes::default(),
            tries: 0,
            started: now,
            updated: now,
            rate: 0.0,
            finished: false,
        }
    }
}

/// The state of one shard in a folder, held by this process alone.
#[derive(Debug)]
pub struct State {
    folder: PathBuf,
    file: PathBuf,
    /// Held for as long as the value lives; the system lets go of it with the process.
    _lock: File,
}

impl State {
    /// Takes hold of a shard. Returns its checkpoint when it has one.
    ///
    /// # Errors
    /// When another process holds it, the folder cannot be written, or the checkpoint belongs to another
    /// manifest.
    pub fn hold(folder: &Path, manifest: &Manifest, shard: Shard) -> Result<(Self, Option<Checkpoint>), ReplayError> {
        let unwritable = |error: io::Error| {
            ReplayError::Unavailable(format!(
                "checkpoints cannot be written to {}: {error}; name another folder with --state",
                folder.display()
            ))
        };
        fs::create_dir_all(folder).map_err(unwritable)?;
        let file = folder.join(format!("shard-{:04}-of-{:04}.json", shard.index, shard.of));
        let lock = OpenOptions::new().create(true).truncate(false).write(true).open(file.with_extension("lock"));
        let lock = lock.map_err(unwritable)?;
        match lock.try_lock() {
            Ok(()) => {}
            Err(TryLockError::WouldBlock) => {
                return Err(ReplayError::Unavailable(format!(
                    "another process works on shard {shard} of this replay (it holds {})",
                    file.with_extension("lock").display()
                )));
            }
            Err(TryLockError::Error(error)) => return Err(unwritable(error)),
        }
        let checkpoint = if file.exists() { Some(read(&file, manifest)?) } else { None };
        Ok((Self { folder: folder.to_owned(), file, _lock: lock }, checkpoint))
    }

    /// Replaces the checkpoint as a whole: whoever reads it, after whatever crash, sees the old one or the
    /// new one.
    ///
    /// # Errors
    /// When the disk is full or does not take it; the old one stands.
    pub fn save(&self, checkpoint: &Checkpoint) -> io::Result<()> {
        let new = self.file.with_extension("new");
        let mut file = File::create(&new)?;
        file.write_all(serde_json::to_string_pretty(checkpoint)?.as_bytes())?;
        file.sync_all()?;
        fs::rename(&new, &self.file)?;
        File::open(&self.folder)?.sync_all()
    }

    /// The checkpoints of all shards that have one, by shard.
    ///
    /// # Errors
    /// When one cannot be read or belongs to another manifest.
    pub fn all(folder: &Path, manifest: &Manifest) -> Result<Vec<Checkpoint>, ReplayError> {
        let mut files: Vec<PathBuf> = match fs::read_dir(folder) {
            Ok(entries) => entries.filter_map(|entry| Some(entry.ok()?.path())).collect(),
            Err(error) if error.kind() == io::ErrorKind::NotFound => Vec::new(),
            Err(error) => return Err(ReplayError::Unavailable(format!("{}: {error}", folder.display()))),
        };
        files.retain(|file| file.extension().is_some_and(|extension| extension == "json"));
        files.sort();
        files.iter().map(|file| read(file, manifest)).collect()
    }

    /// Whether a process works on the shard at this moment.
    pub fn is_held(folder: &Path, shard: Shard) -> bool {
        let lock = folder.join(format!("shard-{:04}-of-{:04}.lock", shard.index, shard.of));
        let Ok(file) = OpenOptions::new().write(true).open(lock) else { return false };
        matches!(file.try_lock(), Err(TryLockError::WouldBlock))
    }
}

fn read(file: &Path, manifest: &Manifest) -> Result<Checkpoint, ReplayError> {
    let shown = file.display();
    let refuse = |why: String| ReplayError::Refused(format!("{shown}: {why}"));
    let text = fs::read_to_string(file).map_err(|error| refuse(error.to_string()))?;
    let checkpoint: Checkpoint =
        serde_json::from_str(&text).map_err(|error| refuse(format!("is no checkpoint: {error}")))?;
    if checkpoint.manifest != manifest.digest {
        return Err(refuse(
            "is the checkpoint of another manifest; name another folder with --state, or remove this one".to_owned(),
        ));
    }
    Ok(checkpoint)
}
