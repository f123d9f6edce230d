//! Exit codes, after sysexits.h where it has one.

use crate::config::Problems;
use std::process::ExitCode;

/// A command that did not succeed: its code and what to tell.
#[derive(Debug)]
pub(super) struct Exit {
    code: u8,
    message: String,
}

impl Exit {
    /// Arguments that cannot be understood.
    pub(super) fn usage() -> ExitCode {
        ExitCode::from(64)
    }

    /// Two things that were compared differ.
    pub(super) fn differences(message: impl Into<String>) -> Self {
        Self { code: 1, message: message.into() }
    }

    /// Arguments that do not fit together, or to what they name.
    pub(super) fn wrong_arguments(message: impl Into<String>) -> Self {
        Self { code: 64, message: message.into() }
    }

    /// Input that is refused.
    pub(super) fn data(message: impl Into<String>) -> Self {
        Self { code: 65, message: message.into() }
    }

    /// Something that has to be there is not.
    pub(super) fn unavailable(message: impl Into<String>) -> Self {
        Self { code: 69, message: message.into() }
    }

    /// The program itself failed.
    pub(super) fn internal(message: impl Into<String>) -> Self {
        Self { code: 70, message: message.into() }
    }

    /// Stopped before its end; the same again goes on.
    pub(super) fn try_again(message: impl Into<String>) -> Self {
        Self { code: 75, message: message.into() }
    }

    /// The configuration is wrong.
    pub(super) fn config(problems: &Problems) -> Self {
        Self { code: 78, message: format!("the configuration is wrong:\n{problems}") }
    }

    /// A setting that only shows itself wrong when it is used.
    pub(super) fn usage_of(message: impl Into<String>) -> Self {
        Self { code: 78, message: message.into() }
    }

    /// Tells, and gives the code.
    #[expect(clippy::print_stderr, reason = "a command's last word is for the person at the terminal")]
    pub(super) fn finish(self) -> ExitCode {
        eprintln!("geowire: {}", self.message.trim_end());
        ExitCode::from(self.code)
    }
}

impl std::fmt::Display for Exit {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(&self.message)
    }
}
