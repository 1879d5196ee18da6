//! When files were last changed.

use std::collections::{BTreeSet, HashMap, HashSet};
use std::io::{BufRead, BufReader};
use std::path::Path;
use std::process::Stdio;

use super::git::GitError;
use super::object::ObjectId;
use super::repository::{Repository, slashed};
use super::revision::Commit;

/// Each commit as a slash, with which no path begins, its hash and seconds, and then the paths that it changed.
const ARGUMENTS: [&str; 11] = [
    "--format=/%H %ct",
    "--name-only",
    "-z",
    // A merge counts where it made of a file what none of those it merged had.
    "-c",
    "--no-renames",
    "--no-ext-diff",
    "--no-textconv",
    "--no-color",
    "--no-decorate",
    "--no-notes",
    "--end-of-options",
];

impl Repository {
    /// The last commit up to `at`, or else up to `HEAD`, that changed each of these files of the registry. One is left out
    /// where git does not know: it has never been committed, or a shallow clone does not reach so far back.
    ///
    /// # Errors
    ///
    /// [`GitError`] if git cannot be asked.
    pub fn last_commits(
        &self,
        at: Option<&Commit>,
        paths: &BTreeSet<String>,
    ) -> Result<HashMap<String, Commit>, GitError> {
        let head = match at {
            Some(commit) => Some(commit.id.clone()),
            None => self.git.object("HEAD^{commit}".as_ref())?,
        };
        // Nothing has been committed yet.
        let Some(head) = head else { return Ok(HashMap::new()) };
        let boundary = self.boundary()?;
        let mut command = self.git.command("log");
        command.args(ARGUMENTS).arg(head.as_str()).arg("--").stdout(Stdio::piped());
        if !self.place.as_os_str().is_empty() {
            command.arg(slashed(&self.place));
        }
        let mut child = command.spawn().map_err(GitError::NotInstalled)?;
        let output = child.stdout.take().map(BufReader::new);
        let mut changes = Changes::new(&self.place, paths);
        let is_whole = output.is_none_or(|output| changes.read(output));
        if !is_whole {
            // All is answered: the rest of the history is not needed.
            let _ = child.kill();
        }
        let status = child.wait().map_err(GitError::NotInstalled)?;
        if is_whole && !status.success() {
            return Err(GitError::failed("log", "the history cannot be read to its end"));
        }
        changes.found.retain(|_, commit| !boundary.contains(&commit.id));
        Ok(changes.found)
    }

    /// The commits at which the history of a shallow clone begins: they seem to have made all files that they hold.
    pub(super) fn boundary(&self) -> Result<HashSet<ObjectId>, GitError> {
        if !self.git.is_shallow() {
            return Ok(HashSet::new());
        }
        let file = self.git.tell("rev-parse", ["--git-path", "shallow"])?;
        let file = String::from_utf8_lossy(file.trim_ascii_end()).into_owned();
        let text = std::fs::read(self.top().join(file)).unwrap_or_default();
        Ok(text.split(|byte| *byte == b'\n').filter_map(ObjectId::parse).collect())
    }
}

/// The newest change of each file that is asked for.
struct Changes<'p> {
    /// The registry's folder, with a slash at its end.
    folder: Vec<u8>,
    asked: HashSet<&'p str>,
    found: HashMap<String, Commit>,
}

impl<'p> Changes<'p> {
    fn new(place: &Path, asked: &'p BTreeSet<String>) -> Self {
        let mut folder = slashed(place).into_encoded_bytes();
        if !folder.is_empty() {
            folder.push(b'/');
        }
        Changes { folder, asked: asked.iter().map(String::as_str).collect(), found: HashMap::new() }
    }

    /// Reads a log to its end, or until all is answered. Was it to the end?
    fn read(&mut self, mut log: impl BufRead) -> bool {
        let (mut field, mut commit, mut is_first) = (Vec::new(), None, false);
        while !self.asked.is_empty() {
            field.clear();
            if !log.read_until(0, &mut field).is_ok_and(|read| read > 0) {
                return true;
            }
            let text = field.strip_suffix(b"\0").unwrap_or(&field);
            // The first path begins after an empty line, but that of a merge after an empty field.
            let path = text.strip_prefix(b"\n").filter(|_| is_first).unwrap_or(text);
            is_first = false;
            if let Some(header) = path.strip_prefix(b"/") {
                commit = parse(header);
                is_first = true;
            } else {
                self.changed(path, commit.as_ref());
            }
        }
        false
    }

    fn changed(&mut self, path: &[u8], commit: Option<&Commit>) {
        let inside =
            path.strip_prefix(self.folder.as_slice()).and_then(|path| std::str::from_utf8(path).ok());
        if let (Some(path), Some(commit)) = (inside, commit)
            && self.asked.remove(path)
        {
            self.found.insert(path.to_owned(), commit.clone());
        }
    }
}

fn parse(text: &[u8]) -> Option<Commit> {
    let space = text.iter().position(|byte| *byte == b' ')?;
    let (id, seconds) = text.split_at_checked(space)?;
    Commit::parse(id, seconds.trim_ascii())
}
