//! Lines of a file on their own, for whoever reads no records.

use super::ArchiveError;
use super::codec::Codec;
use super::lines::Lines;
use std::path::Path;

/// Calls `each` with every line of a file, packed as its name says.
///
/// # Errors
/// When the file cannot be read or unpacked, or `each` refuses a line and says why.
pub fn each_line(path: &Path, mut each: impl FnMut(&[u8]) -> Result<(), String>) -> Result<(), ArchiveError> {
    let shown = path.display().to_string();
    let file = std::fs::File::open(path).map_err(|error| ArchiveError::unreachable(&shown, error))?;
    let (_, codec) = Codec::of_name(&shown);
    let damaged = |line: u64, what: String| ArchiveError::damaged(&shown, line, what);
    let unpacked = codec.unpack(Box::new(file)).map_err(|error| damaged(1, error.to_string()))?;
    let mut lines = Lines::new(unpacked);
    loop {
        let number = lines.count() + 1;
        match lines.next().map_err(|error| damaged(number, error.to_string()))? {
            Some(line) => each(&line).map_err(|what| damaged(number, what))?,
            None => return Ok(()),
        }
    }
}
