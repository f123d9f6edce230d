//! Packing: by the file's ending, held against its first bytes, with a bound on how far it may unpack.

use flate2::read::MultiGzDecoder;
use ruzstd::decoding::{FrameDecoder, StreamingDecoder};
use serde::{Deserialize, Serialize};
use std::io::{self, BufRead, BufReader, Read};
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};

/// Text that unpacks further than this from what was read of the file is a bomb: JSON of news text packs
/// between 3 and 20 times.
const MOST_FOLD: u64 = 200;
/// What may be unpacked in any case before the fold is looked at.
const FREE: u64 = 16 << 20;

/// How a file is packed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Codec {
    /// Not at all.
    Plain,
    /// gzip, of any number of members.
    Gzip,
    /// Zstandard, of any number of frames.
    Zstd,
}

impl Codec {
    /// The name without the ending of its codec, and the codec.
    pub(super) fn of_name(file: &str) -> (&str, Self) {
        if let Some(stem) = file.strip_suffix(".gz") {
            (stem, Self::Gzip)
        } else if let Some(stem) = file.strip_suffix(".zst") {
            (stem, Self::Zstd)
        } else {
            (file, Self::Plain)
        }
    }

    fn of_bytes(head: &[u8]) -> Self {
        match head {
            [0x1f, 0x8b, ..] => Self::Gzip,
            [0x28, 0xb5, 0x2f, 0xfd, ..] => Self::Zstd,
            _ => Self::Plain,
        }
    }

    fn as_str(self) -> &'static str {
        match self {
            Self::Plain => "plain text",
            Self::Gzip => "gzip",
            Self::Zstd => "zstd",
        }
    }

    /// Unpacks `packed`. An empty file is empty under any ending.
    ///
    /// # Errors
    /// When its first bytes are those of another codec, or it cannot be read.
    pub(super) fn unpack(self, packed: Box<dyn Read + Send>) -> io::Result<Box<dyn BufRead + Send>> {
        let taken = Arc::new(AtomicU64::new(0));
        let mut packed = BufReader::with_capacity(1 << 16, Counted { inner: packed, taken: Arc::clone(&taken) });
        let head = packed.fill_buf()?;
        if head.is_empty() {
            return Ok(Box::new(packed));
        }
        let found = Self::of_bytes(head);
        if found != self {
            let (named, found) = (self.as_str(), found.as_str());
            return Err(io::Error::other(format!("the name says {named}, the first bytes say {found}")));
        }
        Ok(match self {
            Self::Plain => Box::new(packed),
            Self::Gzip => bounded(MultiGzDecoder::new(packed), taken),
            Self::Zstd => bounded(Frames { decoder: None, packed: Some(Box::new(packed)) }, taken),
        })
    }
}

type Packed = Box<dyn BufRead + Send>;

/// Frames of zstd, one behind the other. The decoder refuses windows above 100 MB.
struct Frames {
    decoder: Option<StreamingDecoder<Packed, FrameDecoder>>,
    packed: Option<Packed>,
}

impl Read for Frames {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        loop {
            if let Some(decoder) = &mut self.decoder {
                let read = decoder.read(buffer)?;
                if read > 0 || buffer.is_empty() {
                    return Ok(read);
                }
                self.packed = self.decoder.take().map(StreamingDecoder::into_inner);
            }
            let Some(mut packed) = self.packed.take() else { return Ok(0) };
            if packed.fill_buf()?.is_empty() {
                return Ok(0);
            }
            self.decoder = Some(StreamingDecoder::new(packed).map_err(io::Error::other)?);
        }
    }
}

fn bounded(inner: impl Read + Send + 'static, taken: Arc<AtomicU64>) -> Box<dyn BufRead + Send> {
    Box::new(BufReader::with_capacity(1 << 16, Bounded { inner, taken, given: 0 }))
}

/// Counts the packed bytes that were read.
struct Counted {
    inner: Box<dyn Read + Send>,
    taken: Arc<AtomicU64>,
}

impl Read for Counted {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let read = self.inner.read(buffer)?;
        self.taken.fetch_add(read as u64, Ordering::Relaxed);
        Ok(read)
    }
}

/// Gives unpacked bytes as long as they stand in a sane relation to the packed ones.
struct Bounded<R> {
    inner: R,
    taken: Arc<AtomicU64>,
    given: u64,
}

impl<R: Read> Read for Bounded<R> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let read = self.inner.read(buffer)?;
        self.given += read as u64;
        let most = FREE + MOST_FOLD * self.taken.load(Ordering::Relaxed);
        if self.given > most {
            return Err(io::Error::other(format!("unpacks to more than {MOST_FOLD} times its size: a bomb")));
        }
        Ok(read)
    }
}
