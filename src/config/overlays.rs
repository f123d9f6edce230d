//! Dictionaries of an analyst: files out of the folders of `coding.overlays`. What they say is read by the
//! coder; here they are found, and files that it would not know are named.

use super::problem::Problem;
use super::tree::{Tree, dotted};
use std::fmt;
use std::fs;
use std::io::{self, Read as _};
use std::path::{Path, PathBuf};

/// Most bytes of one file; the largest table that is compiled in has a fiftieth of it.
const MOST_BYTES: u64 = 16 << 20;

/// Files in the order in which they lie over each other.
#[derive(Clone, PartialEq, Eq, Default)]
pub struct Overlays(Vec<(String, Vec<u8>)>);

impl Overlays {
    /// Path and bytes of each file.
    pub fn files(&self) -> impl Iterator<Item = (&str, &[u8])> {
        self.0.iter().map(|(name, bytes)| (name.as_str(), bytes.as_slice()))
    }
}

impl fmt::Debug for Overlays {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_list().entries(self.0.iter().map(|(name, bytes)| format!("{name}: {} bytes", bytes.len()))).finish()
    }
}

/// Reads the files of `folders`.
pub(super) fn read(folders: &[String], tree: &Tree) -> Result<Overlays, Vec<Problem>> {
    let mut overlays = Overlays::default();
    let mut problems = Vec::new();
    let path = ["coding".to_owned(), "overlays".to_owned()].to_vec();
    let mut report = |message| problems.push(Problem { place: tree.place(&path), key: dotted(&path), message });
    for folder in folders {
        match files(Path::new(folder)) {
            Ok(found) if found.is_empty() => report(format!("no dictionary lies in {folder}")),
            Ok(found) => {
                for file in found {
                    match bytes(&file) {
                        Ok(bytes) => overlays.0.push((file.display().to_string(), bytes)),
                        Err(error) => report(format!("{} cannot be read: {error}", file.display())),
                    }
                }
            }
            Err(error) => report(format!("the folder {folder} cannot be read: {error}")),
        }
    }
    if problems.is_empty() { Ok(overlays) } else { Err(problems) }
}

/// The files of a folder by name, without hidden ones: a mounted `ConfigMap` has its machinery in those.
fn files(folder: &Path) -> io::Result<Vec<PathBuf>> {
    let mut files = Vec::new();
    for entry in fs::read_dir(folder)? {
        let entry = entry?;
        if !entry.file_name().to_string_lossy().starts_with('.') {
            files.push(entry.path());
        }
    }
    files.sort();
    Ok(files)
}

fn bytes(file: &Path) -> io::Result<Vec<u8>> {
    let mut bytes = Vec::new();
    fs::File::open(file)?.take(MOST_BYTES + 1).read_to_end(&mut bytes)?;
    if bytes.len() as u64 > MOST_BYTES {
        return Err(io::Error::other(format!("it is larger than {MOST_BYTES} bytes")));
    }
    Ok(bytes)
}
