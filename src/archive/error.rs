//! What can be wrong with an archive.

/// Damage, or an archive that cannot be reached. Names the file, and the line where there is one.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum ArchiveError {
    /// The folder, bucket or object does not answer, or is not there.
    #[error("{place}: {why}")]
    Unreachable {
        /// What was asked for.
        place: String,
        /// What was answered.
        why: String,
    },
    /// The bytes are not what the layout says.
    #[error("{file}, line {line}: {what}")]
    Damaged {
        /// The file, relative to the archive.
        file: String,
        /// The line, from 1; the first that could not be read.
        line: u64,
        /// What is wrong with it.
        what: String,
    },
}

impl ArchiveError {
    pub(super) fn unreachable(place: impl Into<String>, why: impl std::fmt::Display) -> Self {
        Self::Unreachable { place: place.into(), why: why.to_string() }
    }

    pub(super) fn damaged(file: &str, line: u64, what: impl Into<String>) -> Self {
        Self::Damaged { file: file.to_owned(), line, what: what.into() }
    }
}
