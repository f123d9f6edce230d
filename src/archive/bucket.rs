//! A bucket of S3, or of a server that speaks its protocol. Credentials, region and endpoint come from the
//! `AWS_…` variables, or from the platform's own identity; they stand in no manifest.

use super::ArchiveError;
use super::store::Object;
use futures_util::StreamExt as _;
use object_store::aws::{AmazonS3, AmazonS3Builder};
use object_store::path::Path;
use object_store::{Error, GetOptions, GetRange, ObjectMeta, ObjectStore as _, RetryConfig};
use std::io::{self, Read};
use std::sync::Arc;
use std::time::Duration;
use tokio::runtime::{Builder, Runtime};

/// What a location begins with.
const SCHEME: &str = "s3://";

/// Bytes asked for at once: a request ends long before its time is up however slowly lines are taken, and a
/// broken one costs little.
const BLOCK: u64 = 4 << 20;

/// Tries of one request, and the time they may take together.
const TRIES: usize = 6;
const PATIENCE: Duration = Duration::from_secs(60);

/// A bucket, and a folder in it.
#[derive(Debug, Clone)]
pub struct Bucket {
    location: String,
    folder: Path,
    store: Arc<AmazonS3>,
    runtime: Arc<Runtime>,
}

impl Bucket {
    /// The bucket of `location`, when that is one: `s3://BUCKET/FOLDER`.
    pub(super) fn open(location: &str) -> Option<Result<Self, ArchiveError>> {
        let rest = location.strip_prefix(SCHEME)?;
        let (bucket, folder) = rest.split_once('/').unwrap_or((rest, ""));
        let folder = Path::parse(folder).map_err(|error| ArchiveError::unreachable(location, error));
        Some(folder.and_then(|folder| Self::connect(bucket, folder)))
    }

    fn connect(bucket: &str, folder: Path) -> Result<Self, ArchiveError> {
        let location = format!("{SCHEME}{bucket}/{folder}").trim_end_matches('/').to_owned();
        let failed = |error: &dyn std::error::Error| ArchiveError::unreachable(&location, told(error));
        let retry = RetryConfig { max_retries: TRIES, retry_timeout: PATIENCE, ..RetryConfig::default() };
        let store = AmazonS3Builder::from_env().with_bucket_name(bucket).with_retry(retry).build();
        let store = store.map_err(|error| failed(&error))?;
        // A thread of its own, so that connections are kept while nothing is asked.
        let runtime = Builder::new_multi_thread().worker_threads(1).thread_name("bucket").enable_all().build();
        let runtime = runtime.map_err(|error| failed(&error))?;
        Ok(Self { location, folder, store: Arc::new(store), runtime: Arc::new(runtime) })
    }

    pub(super) fn location(&self) -> String {
        self.location.clone()
    }

    /// All objects below the folder, in the order in which they came.
    pub(super) fn list(&self) -> Result<Vec<Object>, ArchiveError> {
        self.runtime.block_on(async {
            let mut listed = self.store.list(Some(&self.folder));
            let mut objects = Vec::new();
            while let Some(found) = listed.next().await {
                let found = found.map_err(|error| ArchiveError::unreachable(&self.location, told(&error)))?;
                objects.extend(self.inside(&found).map(|path| object(path, &found)));
            }
            Ok(objects)
        })
    }

    /// The path below the folder.
    fn inside<'a>(&self, found: &'a ObjectMeta) -> Option<&'a str> {
        found.location.as_ref().strip_prefix(self.folder.as_ref()).map(|path| path.trim_start_matches('/'))
    }

    pub(super) fn look(&self, path: &str) -> Result<Option<Object>, ArchiveError> {
        let options = GetOptions { head: true, ..GetOptions::default() };
        let key = self.key(path)?;
        match self.runtime.block_on(self.store.get_opts(&key, options)) {
            Ok(found) => Ok(Some(object(path, &found.meta))),
            Err(Error::NotFound { .. }) => Ok(None),
            Err(error) => Err(ArchiveError::unreachable(path, told(&error))),
        }
    }

    pub(super) fn read(&self, object: &Object) -> Result<Box<dyn Read + Send>, ArchiveError> {
        let key = self.key(&object.path)?;
        Ok(Box::new(Blocks { bucket: self.clone(), key, object: object.clone(), at: 0, block: io::Cursor::default() }))
    }

    fn key(&self, path: &str) -> Result<Path, ArchiveError> {
        let key = format!("{}/{path}", self.folder);
        Path::parse(key.trim_start_matches('/')).map_err(|error| ArchiveError::unreachable(path, error))
    }
}

/// Reads an object block by block, as long as it is the one that was listed.
struct Blocks {
    bucket: Bucket,
    key: Path,
    object: Object,
    at: u64,
    block: io::Cursor<Vec<u8>>,
}

impl Blocks {
    fn fetch(&self) -> Result<Vec<u8>, ArchiveError> {
        let path = &self.object.path;
        let range = self.at..self.object.bytes.min(self.at + BLOCK);
        let wanted = (range.end - range.start) as usize;
        let options = GetOptions {
            if_match: Some(self.object.tag.clone()),
            range: Some(GetRange::Bounded(range)),
            ..GetOptions::default()
        };
        let got =
            self.bucket.runtime.block_on(async { self.bucket.store.get_opts(&self.key, options).await?.bytes().await });
        match got {
            Ok(bytes) if bytes.len() == wanted => Ok(bytes.into()),
            Ok(bytes) => Err(ArchiveError::unreachable(path, format!("{} of {wanted} bytes came", bytes.len()))),
            Err(Error::Precondition { .. }) => Err(ArchiveError::damaged(path, 1, "has changed since it was listed")),
            Err(error) => Err(ArchiveError::unreachable(path, told(&error))),
        }
    }
}

impl Read for Blocks {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        if self.block.position() == self.block.get_ref().len() as u64 && self.at < self.object.bytes {
            let block = self.fetch().map_err(io::Error::other)?;
            self.at += block.len() as u64;
            self.block = io::Cursor::new(block);
        }
        self.block.read(buffer)
    }
}

fn object(path: &str, found: &ObjectMeta) -> Object {
    let tag = found.e_tag.clone().unwrap_or_else(|| found.last_modified.timestamp_micros().to_string());
    Object { path: path.to_owned(), bytes: found.size, tag }
}

/// An error with what caused it, which object stores keep apart.
fn told(error: &dyn std::error::Error) -> String {
    let mut told = error.to_string();
    let mut cause = error.source();
    while let Some(error) = cause {
        let more = error.to_string();
        if !told.contains(&more) {
            told = format!("{told}: {more}");
        }
        cause = error.source();
    }
    told
}
