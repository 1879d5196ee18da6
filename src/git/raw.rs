//! What `git log --raw` says: commits, each with the files that it changed.

use std::ffi::OsString;
use std::io::{BufRead, BufReader};
use std::process::{Child, ChildStdout, Stdio};

use super::object::ObjectId;
use super::process::{Git, GitError};
use super::repository::Repository;
use super::revision::Commit;

/// Each commit as a slash, its hash, seconds and parents, a line with its subject, and then what it changed.
const ARGUMENTS: [&str; 12] = [
    "--format=/%H %ct %P%n%s",
    "--encoding=UTF-8",
    "--raw",
    "-z",
    "--no-abbrev",
    // A merge tells what it made of a file that none of those it merged had.
    "-c",
    "--no-ext-diff",
    "--no-textconv",
    "--no-color",
    "--no-decorate",
    "--no-notes",
    "-l1000",
];

/// Renames are looked for among so many files at most: see `diff.renameLimit` of git.
pub(crate) const RENAMES: &str = "-M";

/// No renames are looked for.
pub(crate) const NO_RENAMES: &str = "--no-renames";

/// A commit and what it changed.
#[derive(Debug, Clone)]
pub(crate) struct Entry {
    pub commit: Commit,
    pub parents: Vec<ObjectId>,
    pub subject: String,
    pub files: Vec<FileChange>,
}

/// A file that a commit changed. Paths are from the root of the repository, as git has them.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct FileChange {
    /// What it was in each of the commit's parents.
    pub old: Vec<Option<ObjectId>>,
    pub new: Option<ObjectId>,
    /// Where it was, if that was elsewhere.
    pub old_path: Option<Vec<u8>>,
    pub path: Vec<u8>,
}

impl FileChange {
    /// Did it come to be, without having been elsewhere?
    pub(crate) fn is_added(&self) -> bool {
        self.new.is_some() && self.old.iter().all(Option::is_none)
    }

    /// What it was in the first parent that had it.
    pub(crate) fn before(&self) -> Option<&ObjectId> {
        self.old.iter().flatten().next()
    }

    /// Where it was before.
    pub(crate) fn path_before(&self) -> &[u8] {
        self.old_path.as_ref().unwrap_or(&self.path)
    }
}

/// A running `git log`: the newest commit first.
#[derive(Debug)]
pub(crate) struct Log {
    child: Child,
    output: BufReader<ChildStdout>,
    /// The beginning of the next commit, which ended the one before.
    ahead: Option<Vec<u8>>,
    git: Git,
}

impl Repository {
    /// The commits up to `from` that changed something at these paths of the repository; all, if none is named.
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

    /// All that one commit changed in the whole repository.
    pub(crate) fn changed_by(&self, commit: &ObjectId) -> Result<Vec<FileChange>, GitError> {
        let log = self.log(commit.as_str(), &[RENAMES, "--max-count=1"], [])?;
        let entries: Vec<Entry> = log.collect::<Result<_, _>>()?;
        Ok(entries.into_iter().flat_map(|entry| entry.files).collect())
    }
}

impl Log {
    /// The next field, without what ends it; nothing at the end.
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

    /// From `:<modes> <hashes> <status>`, with as many colons as there are parents, and the paths that follow.
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
        // Links and submodules are no records.
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
        // Whoever stops early has all that was asked for.
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

fn broken(message: &str) -> GitError {
    GitError::failed("log", message)
}

/// From `/<hash> <seconds> <parents>`, and on the next line the subject.
fn header_of(header: &[u8]) -> Option<Entry> {
    let header = String::from_utf8_lossy(header.strip_prefix(b"/")?).into_owned();
    let (about, subject) = header.split_once('\n').unwrap_or((&header, ""));
    let mut words = about.split(' ').filter(|word| !word.is_empty()).map(str::as_bytes);
    let commit = Commit::parse(words.next()?, words.next()?)?;
    let parents = words.filter_map(ObjectId::parse).collect();
    Some(Entry { commit, parents, subject: subject.trim().to_owned(), files: Vec::new() })
}
