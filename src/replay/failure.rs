//! Why a replay cannot go on, by what can be done about it.

use crate::archive::ArchiveError;
use crate::kafka;

/// A replay that does not start, or stops. What has a checkpoint stays done.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum ReplayError {
    /// The input is damaged, gone, or not what was planned; or the plan is not for this configuration.
    #[error("{0}")]
    Refused(String),
    /// Something does not answer, or another process works on the same shard.
    #[error("{0}")]
    Unavailable(String),
    /// The program itself failed.
    #[error("{0}")]
    Failed(String),
}

impl From<ArchiveError> for ReplayError {
    fn from(error: ArchiveError) -> Self {
        match error {
            ArchiveError::Unreachable { .. } => Self::Unavailable(error.to_string()),
            ArchiveError::Damaged { .. } => Self::Refused(error.to_string()),
        }
    }
}

impl From<kafka::ClientError> for ReplayError {
    fn from(error: kafka::ClientError) -> Self {
        Self::Unavailable(error.to_string())
    }
}

impl From<kafka::WholeError> for ReplayError {
    fn from(error: kafka::WholeError) -> Self {
        match error {
            kafka::WholeError::Client(error) => error.into(),
            kafka::WholeError::Topic(why) => Self::Refused(why),
        }
    }
}

impl From<std::io::Error> for ReplayError {
    fn from(error: std::io::Error) -> Self {
        Self::Failed(error.to_string())
    }
}
