//! How a command ends.

use std::io;
use std::path::Path;
use std::process::ExitCode;

use super::{help, output, refusal, spoken};
use crate::git::GitError;
use crate::text::LanguageCode;
use crate::text::message::{Message, message};

/// The result of a command that ran.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Exit {
    /// Success. For `check`: no findings at or above the failing level.
    Success,
    /// For `check`: findings at or above the failing level. For reports: some records are missing.
    Findings,
}

/// Why a command could not run.
#[derive(Debug, thiserror::Error)]
pub enum Failure {
    /// The command line is wrong.
    #[error("{message}")]
    Usage {
        /// What is wrong.
        message: Message,
        /// What to do.
        help: Option<Message>,
    },
    /// A file could not be read or written.
    #[error("{message}: {error}")]
    Environment {
        /// What was attempted.
        message: Message,
        /// The error of the operating system.
        #[source]
        error: io::Error,
    },
    /// git failed.
    #[error(transparent)]
    Git(#[from] GitError),
}

impl Failure {
    /// A wrong command line, and what to do about it.
    pub fn usage(message: Message, help: Message) -> Self {
        Failure::Usage { message, help: Some(help) }
    }

    /// A file or folder that cannot be read.
    pub fn unreadable(path: &Path, error: io::Error) -> Self {
        Failure::Environment { message: message!("cannot-read", path = path.display().to_string()), error }
    }

    /// A file or folder that cannot be written.
    pub fn unwritable(path: &Path, error: io::Error) -> Self {
        Failure::Environment { message: message!("cannot-write", path = path.display().to_string()), error }
    }

    /// What failed.
    pub(super) fn message(&self) -> Message {
        match self {
            Failure::Usage { message, .. } => message.clone(),
            Failure::Environment { message, error } => {
                message!("failed-because", what = message.clone(), why = refusal::why(error))
            }
            Failure::Git(error) => error.message(),
        }
    }

    /// What to do.
    fn help(&self) -> Option<Message> {
        match self {
            Failure::Usage { help, .. } => help.clone(),
            Failure::Environment { error, .. } => Some(refusal::remedy(error)),
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

/// Prints an error on standard error and returns its exit code. A closed pipe is not an error: nobody is reading.
#[must_use]
pub fn report(error: &anyhow::Error) -> ExitCode {
    if let Some(io::ErrorKind::BrokenPipe) = error.downcast_ref::<io::Error>().map(io::Error::kind) {
        return ExitCode::SUCCESS;
    }
    let failure = error.downcast_ref::<Failure>();
    let refused = error.downcast_ref::<io::Error>();
    let message = match (failure, refused) {
        (Some(failure), _) => failure.message(),
        (None, Some(refused)) => refusal::why(refused),
        (None, None) => message!("words", words = error.to_string()),
    };
    output::error(message);
    if let Some(help) = failure.map_or_else(|| refused.map(refusal::remedy), Failure::help) {
        output::hint(message!("label-hint"), help);
    }
    ExitCode::from(if failure.is_some_and(Failure::is_wrong_use) { 2 } else { 3 })
}

/// Prints the help or version that was requested instead of a run, or what is wrong with the command line, in the
/// language of the person. `command` makes the command of the whole program.
#[must_use]
pub fn say(answer: &clap::Error, command: fn() -> clap::Command) -> ExitCode {
    let language = spoken::language();
    let again = match language.code {
        LanguageCode::En => None,
        LanguageCode::Sv => help::swedish(command()).try_get_matches_from(std::env::args_os()).err(),
    };
    let answer = again.as_ref().unwrap_or(answer);
    if answer.use_stderr() {
        let said = help::wrong(answer, &command(), language);
        output::usage(answer, &said.unwrap_or_else(|| answer.render().ansi().to_string()));
        return ExitCode::from(2);
    }
    let text = answer.render().ansi().to_string();
    let text = match language.code {
        LanguageCode::En => text,
        LanguageCode::Sv => help::framed_in_swedish(&text),
    };
    match output::write(&text) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => report(&error.into()),
    }
}
