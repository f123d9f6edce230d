//! The tables that a coder reads by, and why there may be none.

use super::confidence::JudgeError;
use crate::language::parse::ModelError;
use crate::lexicon::{LoadError, Names, Source, TriggerError};
use std::ops::Deref;

/// Why no coder can be made.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum CoderError {
    /// The triggers are broken.
    #[error(transparent)]
    Triggers(#[from] TriggerError),
    /// The model of the parser is broken.
    #[error(transparent)]
    Model(#[from] ModelError),
    /// The weights of the judge are broken.
    #[error(transparent)]
    Judge(#[from] JudgeError),
    /// Tables of names or overlays are broken; all that is wrong, one a line.
    #[error("{0}")]
    Dictionaries(String),
}

impl CoderError {
    pub(super) fn of<E: ToString>(errors: impl IntoIterator<Item = E>) -> Self {
        Self::Dictionaries(errors.into_iter().map(|error| error.to_string()).collect::<Vec<_>>().join("\n"))
    }
}

/// Tables of names: the built-in ones, or others.
#[derive(Debug)]
pub enum Tables {
    /// Those that are compiled in.
    Builtin(&'static Names),
    /// Those with overlays, or quite others.
    Own(Box<Names>),
}

impl Tables {
    /// The built-in tables, shared, where nothing lies over them.
    pub(super) fn with_overlays(overlays: &[Source<'_>]) -> Result<Self, Vec<LoadError>> {
        if overlays.is_empty() {
            return Names::builtin().map(Self::Builtin).map_err(<[LoadError]>::to_vec);
        }
        Names::with_overlays(overlays).map(|names| Self::Own(Box::new(names)))
    }
}

impl Deref for Tables {
    type Target = Names;

    fn deref(&self) -> &Names {
        match self {
            Self::Builtin(names) => names,
            Self::Own(names) => names,
        }
    }
}
