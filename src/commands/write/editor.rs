//! The person's editor, and the copy of a record that it opens.

use std::env;
use std::ffi::OsString;
use std::fs;
use std::io::{self, IsTerminal};
use std::path::{Path, PathBuf};
use std::process::Command;

use super::record::Target;
use crate::commands::{Failure, file, output, unfinished};
use crate::source::decode;
use crate::text::message::message;

/// The variables that name the editor, the first one first.
const VARIABLES: [&str; 2] = ["VISUAL", "EDITOR"];

/// The editor where no variable names one.
const FALLBACK: &str = if cfg!(windows) { "notepad" } else { "vi" };

/// An editor, as a command and its arguments.
#[derive(Debug)]
pub(crate) struct Editor {
    program: OsString,
    arguments: Vec<OsString>,
}

impl Editor {
    /// The one that `VISUAL` or `EDITOR` names, with arguments as a shell would split them. On a terminal, `vi` or, on
    /// Windows, Notepad if they name none.
    ///
    /// # Errors
    ///
    /// [`Failure::Usage`] if there is none, or a quote in the variable is not closed.
    pub(crate) fn find() -> Result<Self, Failure> {
        let named = VARIABLES.iter().find_map(|name| {
            let value = env::var_os(name)?;
            (!value.to_string_lossy().trim().is_empty()).then_some((*name, value))
        });
        match named {
            Some((name, value)) => Editor::of(&value).ok_or_else(|| {
                let message = message!("editor-no-command", name = name, value = value.to_string_lossy());
                Failure::usage(message, message!("close-quotes"))
            }),
            None if io::stdin().is_terminal() && io::stdout().is_terminal() => {
                Ok(Editor { program: FALLBACK.into(), arguments: Vec::new() })
            }
            None => Err(Failure::usage(message!("no-editor"), message!("name-editor"))),
        }
    }

    /// A path of a program may have spaces in it; else words are split.
    fn of(value: &OsString) -> Option<Self> {
        let words = match value.to_str().filter(|_| !Path::new(value).is_file()) {
            Some(value) => shlex::split(value)?.into_iter().map(OsString::from).collect(),
            None => vec![value.clone()],
        };
        let mut words = words.into_iter();
        Some(Editor { program: words.next()?, arguments: words.collect() })
    }

    /// Opens a file in it, and waits until it is closed.
    ///
    /// # Errors
    ///
    /// [`Failure::Environment`] if it cannot be run, or fails.
    pub(crate) fn open(&self, path: &Path) -> Result<(), Failure> {
        let name = self.program.to_string_lossy().into_owned();
        let status = Command::new(&self.program).args(&self.arguments).arg(path).status();
        let status = status.map_err(|error| Failure::Environment {
            message: message!("editor-not-run", name = name.as_str()),
            error,
        })?;
        if status.success() {
            return Ok(());
        }
        let message = message!("editor-failed", name = name);
        Err(Failure::Environment { message, error: io::Error::other(status.to_string()) })
    }
}

/// A copy of a record to be edited, in a hidden file beside it, so that a relative path to a schema in it stays right. It
/// is removed when dropped, unless something was written in it: that is kept, and reported.
#[derive(Debug)]
pub(crate) struct Draft {
    /// Where it is.
    pub path: PathBuf,
    old: String,
    /// Whether what is in it is written into the record.
    is_used: bool,
}

impl Draft {
    /// A copy of a record.
    ///
    /// # Errors
    ///
    /// [`Failure::Environment`] if it cannot be written.
    pub(crate) fn of(target: &Target) -> Result<Self, Failure> {
        let named = &target.stored.named;
        let ending = named.extension().unwrap_or_default().to_string_lossy();
        let path = named.with_file_name(format!(".{}.{}.{ending}", target.id, unfinished::random()));
        file::write(&path, &target.stored.text)?;
        Ok(Draft { path, old: target.stored.text.clone(), is_used: false })
    }

    /// Says where it is.
    pub(crate) fn say_where(&self) {
        let path = self.path.display().to_string();
        output::hint(message!("label-editor"), message!("draft-will-be-in", path = path));
    }

    /// What is in it now.
    ///
    /// # Errors
    ///
    /// [`Failure::Environment`] if it cannot be read; [`Failure::Usage`] if it is not UTF-8.
    pub(crate) fn text(&self) -> Result<String, Failure> {
        let bytes = fs::read(&self.path).map_err(|error| Failure::unreadable(&self.path, error))?;
        String::from_utf8(bytes).map_err(|error| {
            // The fault names the place.
            let fault = decode(error.into_bytes()).err();
            let why = fault.map_or_else(|| message!("not-utf8"), |fault| fault.message);
            Failure::usage(message!("draft-unread", why = why), message!("save-as-utf8"))
        })
    }

    /// Marks that it is not needed any more.
    pub(crate) fn is_done(&mut self) {
        self.is_used = true;
    }
}

impl Drop for Draft {
    fn drop(&mut self) {
        let is_as_it_was = || fs::read(&self.path).is_ok_and(|bytes| bytes == self.old.as_bytes());
        if self.is_used || is_as_it_was() {
            // It is of no use, and failing to remove it does no harm.
            let _ = fs::remove_file(&self.path);
        } else if self.path.exists() {
            output::hint(
                message!("label-kept"),
                message!("draft-is-in", path = self.path.display().to_string()),
            );
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_words_of_a_command_are_those_of_a_shell() {
        let of = |value: &str| {
            let editor = Editor::of(&value.into())?;
            let words = std::iter::once(editor.program).chain(editor.arguments);
            Some(words.map(|word| word.to_string_lossy().into_owned()).collect::<Vec<_>>())
        };
        assert_eq!(of("code --wait").unwrap(), ["code", "--wait"]);
        assert_eq!(of("'my editor' -c \"set x\"").unwrap(), ["my editor", "-c", "set x"]);
        assert_eq!(of("vi 'x"), None);
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("an editor");
        fs::write(&path, "").unwrap();
        let path = path.to_string_lossy();
        assert_eq!(of(&path).unwrap(), [&*path]);
    }
}
