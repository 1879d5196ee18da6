//! The repository that contains a registry.

use std::collections::HashSet;
use std::ffi::{OsStr, OsString};
use std::fs;
use std::path::{Component, Path, PathBuf};

use super::discover::{self, Located};
use super::known::KnownTexts;
use super::object::ObjectId;
use super::process::{COMPLETE, Git, GitError};
use super::revision::{self, Commit};
use super::snapshot::Snapshot;
use crate::source::RecordKind;

/// The file that marks the root of a registry.
pub(crate) const MARKER: &str = "registry.toml";

/// A repository that contains a registry, and the registry's place in it.
#[derive(Debug, Clone)]
pub struct Repository {
    pub(crate) git: Git,
    /// The registry's folder, relative to the root of the repository.
    pub(crate) place: PathBuf,
}

impl Repository {
    /// The repository whose work tree contains a registry's folder, which need not exist at present.
    ///
    /// # Errors
    ///
    /// Returns [`GitError`] if there is none, or if git cannot be run.
    pub fn around(folder: &Path) -> Result<Repository, GitError> {
        let (existing, missing) = standing(folder)?;
        let found = discover::around(&existing).ok_or_else(|| GitError::NoRepository(folder.to_owned()))?;
        Repository::at(&found, &existing, &missing)
    }

    /// The same, or otherwise the bare repository that the folder is or would be in. Only for a folder given by the
    /// user: what merely looks like a repository may not be trustworthy.
    ///
    /// # Errors
    ///
    /// The same as [`Repository::around`].
    pub fn named(folder: &Path) -> Result<Repository, GitError> {
        let (existing, missing) = standing(folder)?;
        let found = discover::around(&existing).or_else(|| discover::bare(&existing));
        let found = found.ok_or_else(|| GitError::NoRepository(folder.to_owned()))?;
        Repository::at(&found, &existing, &missing)
    }

    fn at(found: &Located, existing: &Path, missing: &Path) -> Result<Repository, GitError> {
        let git = Git::within(found)?;
        let place = existing.strip_prefix(&found.top).unwrap_or(Path::new("")).components();
        let place = place.chain(missing.components()).collect();
        Ok(Repository { git, place })
    }

    /// Adds files of the registry to the index as they are on disk, by their paths from its root. As with any `git
    /// add`, a filter that the repository's own settings give to them is run.
    ///
    /// # Errors
    ///
    /// Returns [`GitError`] if git cannot add them.
    pub fn stage(&self, paths: &[&str]) -> Result<(), GitError> {
        /// A command line has room for so many.
        const AT_ONCE: usize = 200;
        for some in paths.chunks(AT_ONCE) {
            let paths = some.iter().map(|path| slashed(&self.place.join(path)));
            self.git.tell("add", std::iter::once("--".into()).chain(paths))?;
        }
        Ok(())
    }

    /// Renames a file of the registry in the index, if it is there, as `git mv` does; on disk it must have its new name.
    /// By its paths from the root of the registry.
    ///
    /// # Errors
    ///
    /// Returns [`GitError`] if git cannot do it, or the file is in the middle of a merge.
    pub fn rename(&self, from: &str, to: &str) -> Result<(), GitError> {
        let [from, to] = [from, to].map(|path| slashed(&self.place.join(path)));
        let listed =
            self.git.tell("ls-files", [OsStr::new("--stage"), "-z".as_ref(), "--".as_ref(), &from])?;
        let listed = String::from_utf8_lossy(&listed);
        let Some((entry, _)) = listed.split_once('\t') else { return Ok(()) };
        let [mode, object, "0"] = *entry.split(' ').collect::<Vec<_>>().as_slice() else {
            return Err(GitError::failed("mv", &format!("{} is in the middle of a merge", from.display())));
        };
        let mut added = OsString::from(format!("{mode},{object},"));
        added.push(&to);
        let remove = [OsStr::new("--force-remove"), &from];
        let add = ["--add".as_ref(), "--cacheinfo".as_ref(), added.as_os_str()];
        self.git.tell("update-index", remove.into_iter().chain(add)).map(|_| ())
    }

    /// The commit that a revision resolves to: a hash, a tag, a branch, `HEAD~3`, `main@{2026-01-31}`.
    ///
    /// # Errors
    ///
    /// Returns [`GitError`] if there is none.
    pub fn commit(&self, revision: &str) -> Result<Commit, GitError> {
        revision::resolve(&self.git, revision)
    }

    /// The commit that the work tree is based on. None before the first commit.
    ///
    /// # Errors
    ///
    /// Returns [`GitError`] if git cannot be run.
    pub fn head(&self) -> Result<Option<Commit>, GitError> {
        let output = self.git.ask("rev-list", ["--max-count=1", "--timestamp", "HEAD", "--"])?;
        if let Some(head) =
            revision::commit(output.stdout.trim_ascii_end()).filter(|_| output.status.success())
        {
            return Ok(Some(head));
        }
        let head = self.git.object("HEAD".as_ref())?;
        // The user did not name it, so if it is missing, the repository is damaged.
        let damaged = |_| GitError::failed("rev-list", "the commit that `HEAD` names cannot be read");
        head.map(|head| self.commit(head.as_str()).map_err(damaged)).transpose()
    }

    /// Whether any commit up to `at` (or `HEAD` if None) had a file at this path of the registry, as far as the clone's
    /// history reaches.
    ///
    /// # Errors
    ///
    /// Returns [`GitError`] if git cannot be run.
    pub fn has_had(&self, at: Option<&Commit>, path: &Path) -> Result<bool, GitError> {
        let commit = at.map_or("HEAD", |commit| commit.id.as_str());
        let path = slashed(&self.place.join(path));
        let question = ["--max-count=1", "--end-of-options", commit, "--"].map(OsStr::new);
        let output = self.git.ask("rev-list", question.into_iter().chain([path.as_os_str()]))?;
        Ok(output.status.success() && !output.stdout.trim_ascii().is_empty())
    }

    /// The registry at a commit.
    ///
    /// # Errors
    ///
    /// Returns [`GitError::NoRegistry`] if there was none in this folder, or another [`GitError`] if git cannot read
    /// it.
    pub fn snapshot(&self, commit: &Commit) -> Result<Snapshot, GitError> {
        self.snapshot_with(commit, &RecordKind::ALL, &KnownTexts::default())
    }

    /// The registry at a commit. Only records of the kinds `at_once` are read in advance, others on demand; those whose
    /// text is known are not read from git.
    ///
    /// # Errors
    ///
    /// The same as [`Repository::snapshot`].
    pub fn snapshot_with(
        &self,
        commit: &Commit,
        at_once: &[RecordKind],
        known: &KnownTexts,
    ) -> Result<Snapshot, GitError> {
        if !self.is_registry(commit, &self.place)? {
            return Err(self.no_registry(commit)?);
        }
        let tree = self.object(commit, &self.place)?.ok_or_else(|| {
            GitError::failed("rev-parse", "the registry's folder is gone since a moment ago")
        })?;
        Snapshot::take(&self.git, &tree, self.root(), at_once, known)
    }

    /// Returns the repository with the registry's place at a commit: this folder, otherwise the nearest ancestor with a
    /// registry, otherwise the subfolder `registry`. Unchanged if there is none.
    ///
    /// # Errors
    ///
    /// Returns [`GitError`] if git cannot be run.
    pub fn nearest(mut self, commit: &Commit) -> Result<Repository, GitError> {
        let upward = self.place.ancestors().map(Path::to_owned);
        for place in upward.chain([self.place.join("registry")]).collect::<Vec<_>>() {
            if self.is_registry(commit, &place)? {
                self.place = place;
                break;
            }
        }
        Ok(self)
    }

    /// In a bare repository, no folder can be given: its registry is at its root, or in its folder `registry`.
    ///
    /// # Errors
    ///
    /// Returns [`GitError`] if git cannot be run.
    pub fn or_inner(mut self, commit: &Commit) -> Result<Repository, GitError> {
        let inner = self.place.join("registry");
        if self.git.is_bare()
            && !self.is_registry(commit, &self.place)?
            && self.is_registry(commit, &inner)?
        {
            self.place = inner;
        }
        Ok(self)
    }

    /// The command that completes the clone, if it lacks file contents that it could fetch.
    #[must_use]
    pub fn completed_by(&self) -> Option<&'static str> {
        self.git.is_partial().then_some(COMPLETE)
    }

    /// The absolute path of the registry's folder in the work tree, without symbolic links. It need not exist.
    #[must_use]
    pub fn root(&self) -> PathBuf {
        self.top().components().chain(self.place.components()).collect()
    }

    /// The root of the work tree. For a bare repository, its folder.
    #[must_use]
    pub fn top(&self) -> &Path {
        self.git.top()
    }

    /// The commits at which the history of a shallow clone begins. They appear to add every file.
    pub(crate) fn boundary(&self) -> Result<HashSet<ObjectId>, GitError> {
        if !self.git.is_shallow() {
            return Ok(HashSet::new());
        }
        let file = self.git.tell("rev-parse", ["--git-path", "shallow"])?;
        let file = String::from_utf8_lossy(file.trim_ascii_end()).into_owned();
        let text = fs::read(self.top().join(file)).unwrap_or_default();
        Ok(text.split(|byte| *byte == b'\n').filter_map(ObjectId::parse).collect())
    }

    pub(crate) fn is_registry(&self, commit: &Commit, place: &Path) -> Result<bool, GitError> {
        Ok(self.object(commit, &place.join(MARKER))?.is_some())
    }

    /// The object at a path of a commit.
    fn object(&self, commit: &Commit, path: &Path) -> Result<Option<ObjectId>, GitError> {
        let mut expression = OsString::from(format!("{}:", commit.id));
        expression.push(slashed(path));
        self.git.object(&expression)
    }

    fn no_registry(&self, commit: &Commit) -> Result<GitError, GitError> {
        let inner = self.place.join("registry");
        let instead = self.is_registry(commit, &inner)?.then(|| self.top().join(inner).display().to_string());
        let folder = if self.place.as_os_str().is_empty() { "the root".into() } else { slashed(&self.place) };
        let folder = folder.to_string_lossy().into_owned();
        Ok(GitError::NoRegistry { folder, commit: commit.id.short().to_owned(), instead })
    }
}

/// The part of a path that exists, with links resolved, and the rest.
fn standing(folder: &Path) -> Result<(PathBuf, PathBuf), GitError> {
    let absolute = std::path::absolute(folder).unwrap_or_else(|_| folder.to_owned());
    for there in absolute.ancestors() {
        if let Ok(real) = dunce::canonicalize(there).and_then(|real| fs::read_dir(&real).map(|_| real)) {
            let gone = absolute.strip_prefix(there).unwrap_or(Path::new(""));
            return Ok((real, gone.to_owned()));
        }
    }
    Err(GitError::NoRepository(folder.to_owned()))
}

/// A path without `.`, and without `..` as far as possible without reading the disk.
#[must_use]
pub fn plain(path: &Path) -> PathBuf {
    let mut plain = PathBuf::new();
    for part in path.components() {
        match part {
            Component::CurDir => {}
            Component::ParentDir => {
                plain.pop();
            }
            Component::Prefix(_) | Component::RootDir | Component::Normal(_) => plain.push(part),
        }
    }
    plain
}

/// A relative path with slashes, as in git.
pub(crate) fn slashed(path: &Path) -> OsString {
    let mut slashed = OsString::new();
    for part in path.components() {
        if let Component::Normal(part) = part {
            if !slashed.is_empty() {
                slashed.push("/");
            }
            slashed.push(part);
        }
    }
    slashed
}
