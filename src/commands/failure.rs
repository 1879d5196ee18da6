//! How a command ends.

use std::io;
use std::process::ExitCode;

use crate::history::GitError;

/// How a command that ran ended.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Exit {
    /// Done; for `check`, nothing at or above the failing level.
    Success,
    /// `check`: findings at or above the failing level. A report: some records are missing from it.
    Findings,
}

/// Why a command could not run.
#[derive(Debug, thiserror::Error)]
pub enum Failure {
    /// It was asked for something that makes no sense here.
    #[error("{message}")]
    Usage {
        /// What is wrong.
        message: String,
        /// What to do.
        help: Option<String>,
    },
    /// A file could not be read or written.
    #[error("{message}: {error}")]
    Environment {
        /// What was tried.
        message: String,
        /// What the system said.
        #[source]
        error: io::Error,
    },
    /// The repository could not be asked.
    #[error(transparent)]
    Git(#[from] GitError),
}

impl Failure {
    /// Wrong use, and what to do about it.
    pub fn usage(message: impl Into<String>, help: impl Into<String>) -> Self {
        Failure::Usage { message: message.into(), help: Some(help.into()) }
    }

    /// What to do.
    fn help(&self) -> Option<String> {
        match self {
            Failure::Usage { help, .. } => help.clone(),
            Failure::Environment { .. } => None,
            Failure::Git(error) => error.help(),
        }
    }

    fn is_wrong_use(&self) -> bool {
        match self {
            Failure::Usage { .. } => true,
            Failure::Environment { .. } => false,
            Failure::Git(error) => error.is_wrong_use(),
        }
    }
}

impl From<Exit> for ExitCode {
    fn from(exit: Exit) -> Self {
        match exit {
            Exit::Success => ExitCode::SUCCESS,
            Exit::Findings => ExitCode::from(1),
        }
    }
}

/// The exit code of an error, after saying it on standard error. A closed pipe is no error: nobody reads any more.
#[must_use]
pub fn report(error: &anyhow::Error) -> ExitCode {
    if let Some(io::ErrorKind::BrokenPipe) = error.downcast_ref::<io::Error>().map(io::Error::kind) {
        return ExitCode::SUCCESS;
    }
    let failure = error.downcast_ref::<Failure>();
    super::output::error(&error.to_string());
    if let Some(help) = failure.and_then(Failure::help) {
        super::output::hint("help", &help);
    }
    ExitCode::from(if failure.is_some_and(Failure::is_wrong_use) { 2 } else { 3 })
}
