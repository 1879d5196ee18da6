//! Parses `git log --raw`: commits, each with its changed files.

use std::ffi::OsString;
use std::io::{BufRead, BufReader};
use std::process::{Child, ChildStdout, Stdio};

use super::object::ObjectId;
use super::process::{Git, GitError};
use super::repository::Repository;
use super::revision::Commit;

/// Each commit is a slash with its hash, seconds and parents, a line with its subject, and its changes.
const ARGUMENTS: [&str; 12] = [
    "--format=/%H %ct %P%n%s",
    "--encoding=UTF-8",
    "--raw",
    "-z",
    "--no-abbrev",
    // For a merge, only files that differ from all parents.
    "-c",
    "--no-ext-diff",
    "--no-textconv",
    "--no-color",
    "--no-decorate",
    "--no-notes",
    "-l1000",
];

/// Enables rename detection, limited by git's `diff.renameLimit`.
pub(crate) const RENAMES: &str = "-M";

/// Disables rename detection.
pub(crate) const NO_RENAMES: &str = "--no-renames";

/// A commit and its changes.
#[derive(Debug, Clone)]
pub(crate) struct Entry {
    pub commit: Commit,
    pub parents: Vec<ObjectId>,
    pub subject: String,
    pub files: Vec<FileChange>,
}

/// A file changed by a commit. Paths are relative to the root of the repository.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct FileChange {
    /// Its object in each of the commit's parents.
    pub old: Vec<Option<ObjectId>>,
    pub new: Option<ObjectId>,
    /// Its former path, if it was moved.
    pub old_path: Option<Vec<u8>>,
    pub path: Vec<u8>,
}

impl FileChange {
    /// Whether it was added, and not moved.
    pub(crate) fn is_added(&self) -> bool {
        self.new.is_some() && self.old.iter().all(Option::is_none)
    }

    /// Its object in the first parent that has it.
    pub(crate) fn before(&self) -> Option<&ObjectId> {
        self.old.iter().flatten().next()
    }

    /// Its path before the commit.
    pub(crate) fn path_before(&self) -> &[u8] {
        self.old_path.as_ref().unwrap_or(&self.path)
    }
}

/// A running `git log`, the newest commit first.
#[derive(Debug)]
pub(crate) struct Log {
    child: Child,
    output: BufReader<ChildStdout>,
    /// The header of the next commit, which ended the previous one.
    ahead: Option<Vec<u8>>,
    git: Git,
}

impl Repository {
    /// The commits up to `from` that changed something at these paths of the repository. All commits if there are no
    /// paths.
    pub(crate) fn log(
        &self,
        from: &str,
        options: &[&str],
        paths: impl IntoIterator<Item = OsString>,
    ) -> Result<Log, GitError> {
        let mut command = self.git.command("log");
        command.args(ARGUMENTS).args(options).args(["--end-of-options", from, "--"]).args(paths);
        let mut child = command.stdout(Stdio::piped()).spawn().map_err(GitError::NotInstalled)?;
        let output = child.stdout.take().ok_or_else(|| GitError::failed("log", "it is mute"))?;
        Ok(Log {
            child,
            output: BufReader::with_capacity(1 << 16, output),
            ahead: None,
            git: self.git.clone(),
        })
    }

    /// Everything that one commit changed in the whole repository.
    pub(crate) fn changed_by(&self, commit: &ObjectId) -> Result<Vec<FileChange>, GitError> {
        let log = self.log(commit.as_str(), &[RENAMES, "--max-count=1"], [])?;
        let entries: Vec<Entry> = log.collect::<Result<_, _>>()?;
        Ok(entries.into_iter().flat_map(|entry| entry.files).collect())
    }
}

impl Log {
    /// The next field, without its terminator. None at the end.
    fn field(&mut self) -> Result<Option<Vec<u8>>, GitError> {
        let mut field = Vec::new();
        let read = self.output.read_until(0, &mut field).map_err(|error| broken(&error.to_string()))?;
        if field.last() == Some(&0) {
            field.pop();
        }
        Ok((read > 0).then_some(field))
    }

    fn read(&mut self) -> Result<Option<Entry>, GitError> {
        let header = match self.ahead.take() {
            Some(header) => header,
            None => match self.field()? {
                Some(header) => header,
                None => return self.end().map(|()| None),
            },
        };
        let mut entry = header_of(&header).ok_or_else(|| broken("its answer is not understood"))?;
        while let Some(field) = self.field()? {
            let about = field.strip_prefix(b"\n").unwrap_or(&field);
            match about.first() {
                None => {}
                Some(b'/') => {
                    self.ahead = Some(about.to_owned());
                    break;
                }
                Some(_) => {
                    let file = self.file(about)?;
                    entry.files.extend(file);
                }
            }
        }
        Ok(Some(entry))
    }

    /// Parses `:<modes> <hashes> <status>`, with one colon per parent, and the paths that follow.
    fn file(&mut self, about: &[u8]) -> Result<Option<FileChange>, GitError> {
        let unknown = || broken("its answer is not understood");
        let text = std::str::from_utf8(about).map_err(|_| unknown())?;
        let parents = text.bytes().take_while(|byte| *byte == b':').count();
        let words: Vec<&str> = text.trim_start_matches(':').split(' ').collect();
        let (modes, hashes) = words.split_at_checked(parents + 1).ok_or_else(unknown)?;
        let (hashes, status) = hashes.split_at_checked(parents + 1).ok_or_else(unknown)?;
        let is_elsewhere =
            parents == 1 && status.first().is_some_and(|status| status.starts_with(['R', 'C']));
        let old_path = if is_elsewhere { self.field()? } else { None };
        let path = self.field()?.ok_or_else(unknown)?;
        // Links and submodules are not records.
        let object = |(mode, hash): (&&str, &&str)| {
            ObjectId::parse(hash.as_bytes()).filter(|_| mode.starts_with("100"))
        };
        let mut objects: Vec<Option<ObjectId>> = modes.iter().zip(hashes).map(object).collect();
        let new = objects.pop().flatten();
        let is_any = new.is_some() || objects.iter().any(Option::is_some);
        Ok(is_any.then_some(FileChange { old: objects, new, old_path, path }))
    }

    fn end(&mut self) -> Result<(), GitError> {
        let status = self.child.wait().map_err(GitError::NotInstalled)?;
        if status.success() {
            return Ok(());
        }
        Err(self.git.broken("log", "the history cannot be read to its end"))
    }
}

impl Iterator for Log {
    type Item = Result<Entry, GitError>;

    fn next(&mut self) -> Option<Self::Item> {
        self.read().transpose()
    }
}

impl Drop for Log {
    fn drop(&mut self) {
        // If the log is not read to its end, the rest is not needed.
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

fn broken(message: &str) -> GitError {
    GitError::failed("log", message)
}

/// Parses `/<hash> <seconds> <parents>` and, on the next line, the subject.
fn header_of(header: &[u8]) -> Option<Entry> {
    let header = String::from_utf8_lossy(header.strip_prefix(b"/")?).into_owned();
    let (about, subject) = header.split_once('\n').unwrap_or((&header, ""));
    let mut words = about.split(' ').filter(|word| !word.is_empty()).map(str::as_bytes);
    let commit = Commit::parse(words.next()?, words.next()?)?;
    let parents = words.filter_map(ObjectId::parse).collect();
    Some(Entry { commit, parents, subject: subject.trim().to_owned(), files: Vec::new() })
}
