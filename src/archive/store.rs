//! Where files lie: in a folder, or in a bucket.

use super::ArchiveError;
use super::bucket::Bucket;
use serde::{Deserialize, Serialize};
use std::fs::{self, File};
use std::io;
use std::path::{Path, PathBuf};
use std::sync::{Arc, OnceLock};
use std::time::UNIX_EPOCH;

/// A file at one moment.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Object {
    /// Its path inside the archive, with `/`.
    pub path: String,
    /// Its size in bytes.
    pub bytes: u64,
    /// Changes when the file does: what HTTP calls an entity tag, or a local file's time of modification in
    /// nanoseconds since 1970.
    pub tag: String,
}

/// An archive.
#[derive(Debug, Clone)]
pub enum Store {
    /// A folder, with the folders in it.
    Folder(PathBuf),
    /// A bucket of an object store.
    Bucket(Bucket),
}

/// Why bytes stopped coming, where it was not for what they are.
pub(super) type Broken = Arc<OnceLock<ArchiveError>>;

impl Store {
    /// The archive at `location`: a folder's path, or `s3://BUCKET/FOLDER`.
    ///
    /// # Errors
    /// When it cannot be reached.
    pub fn open(location: &str) -> Result<Self, ArchiveError> {
        if let Some(bucket) = Bucket::open(location) {
            return bucket.map(Self::Bucket);
        }
        let path = fs::canonicalize(location).map_err(|error| ArchiveError::unreachable(location, error))?;
        if !path.is_dir() {
            return Err(ArchiveError::unreachable(location, "is no folder"));
        }
        Ok(Self::Folder(path))
    }

    /// Where it is, as a manifest names it.
    pub fn location(&self) -> String {
        match self {
            Self::Folder(path) => path.display().to_string(),
            Self::Bucket(bucket) => bucket.location(),
        }
    }

    /// All files, by path.
    ///
    /// # Errors
    /// When the archive cannot be read.
    pub fn list(&self) -> Result<Vec<Object>, ArchiveError> {
        let mut objects = match self {
            Self::Folder(root) => {
                let mut objects = Vec::new();
                let walked = walk(root, root, &mut objects);
                walked.map_err(|error| ArchiveError::unreachable(self.location(), error))?;
                objects
            }
            Self::Bucket(bucket) => bucket.list()?,
        };
        objects.sort_by(|a, b| a.path.cmp(&b.path));
        Ok(objects)
    }

    /// What the file at `path` is now; `None` when it is gone.
    ///
    /// # Errors
    /// When the archive does not answer.
    pub fn look(&self, path: &str) -> Result<Option<Object>, ArchiveError> {
        let root = match self {
            Self::Folder(root) => root,
            Self::Bucket(bucket) => return bucket.look(path),
        };
        match fs::metadata(root.join(path)) {
            Ok(found) => Ok(Some(object(path, &found))),
            Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(None),
            Err(error) => Err(ArchiveError::unreachable(path, error)),
        }
    }

    /// The bytes of a file. What breaks their reading off is left in `broken`: readers further on only see
    /// that something is wrong with the bytes.
    ///
    /// # Errors
    /// When it is gone, or is not the one that was listed any more.
    pub(super) fn read(&self, object: &Object, broken: &Broken) -> Result<Box<dyn io::Read + Send>, ArchiveError> {
        let inner = match self {
            Self::Folder(root) => {
                let file = File::open(root.join(&object.path));
                Box::new(file.map_err(|error| ArchiveError::unreachable(&object.path, error))?)
            }
            Self::Bucket(bucket) => bucket.read(object)?,
        };
        Ok(Box::new(Watched { inner, path: object.path.clone(), broken: Arc::clone(broken) }))
    }
}

/// Notes why the bytes of a file stop coming.
struct Watched {
    inner: Box<dyn io::Read + Send>,
    path: String,
    broken: Broken,
}

impl io::Read for Watched {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let read = self.inner.read(buffer);
        if let Err(error) = &read
            && error.kind() != io::ErrorKind::Interrupted
        {
            let known = error.get_ref().and_then(|inner| inner.downcast_ref::<ArchiveError>()).cloned();
            let _ = self.broken.set(known.unwrap_or_else(|| ArchiveError::unreachable(&self.path, error)));
        }
        read
    }
}

fn walk(root: &Path, folder: &Path, objects: &mut Vec<Object>) -> io::Result<()> {
    for entry in fs::read_dir(folder)? {
        let path = entry?.path();
        // Follows links, as whoever laid them wanted.
        let found = fs::metadata(&path)?;
        if found.is_dir() {
            walk(root, &path, objects)?;
        } else if let Some(inside) = path.strip_prefix(root).ok().and_then(Path::to_str) {
            objects.push(object(inside, &found));
        }
    }
    Ok(())
}

fn object(path: &str, found: &fs::Metadata) -> Object {
    let modified = found.modified().ok().and_then(|at| at.duration_since(UNIX_EPOCH).ok());
    let tag = modified.map_or_else(String::new, |at| at.as_nanos().to_string());
    Object { path: path.to_owned(), bytes: found.len(), tag }
}
