//! Lines of bounded length.

use std::io::{self, BufRead, Read as _};

/// Longest line that is borne, in bytes. Kafka's own default for a record is 1 MB; articles above
/// `max_bytes` of their topic are dead-lettered further on, and must come so far.
pub(super) const LONGEST: u64 = 32 << 20;

/// Reads line by line.
pub(super) struct Lines {
    inner: Box<dyn BufRead + Send>,
    longest: u64,
    read: u64,
}

impl Lines {
    pub(super) fn new(inner: Box<dyn BufRead + Send>) -> Self {
        Self { inner, longest: LONGEST, read: 0 }
    }

    /// Lines read so far.
    pub(super) fn count(&self) -> u64 {
        self.read
    }

    /// The next line without its end; `None` behind the last. The last may lack its end.
    ///
    /// # Errors
    /// When the bytes cannot be read or unpacked, or the line is longer than is borne.
    pub(super) fn next(&mut self) -> io::Result<Option<Vec<u8>>> {
        let mut line = Vec::new();
        let read = self.inner.by_ref().take(self.longest + 1).read_until(b'\n', &mut line)?;
        if read == 0 {
            return Ok(None);
        }
        if line.last() == Some(&b'\n') {
            line.pop();
        } else if line.len() as u64 > self.longest {
            return Err(io::Error::other(format!("longer than {} bytes", self.longest)));
        }
        self.read += 1;
        Ok(Some(line))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_last_line_may_lack_its_end_and_none_may_be_endless() {
        let mut lines = Lines::new(Box::new(io::Cursor::new(b"one\n\nthree".to_vec())));
        let mut all = Vec::new();
        while let Some(line) = lines.next().unwrap() {
            all.push(String::from_utf8(line).unwrap());
        }
        assert_eq!(all, ["one", "", "three"]);
        let mut lines = Lines { longest: 3, ..Lines::new(Box::new(io::Cursor::new(b"abc\nabcd\n".to_vec()))) };
        assert_eq!(lines.next().unwrap().unwrap(), b"abc");
        assert!(lines.next().unwrap_err().to_string().contains("longer than 3 bytes"));
    }
}
