//! The folders of other registries, as git has them: at revisions, and in submodules.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use super::left_out::left_out;
use super::object::ObjectId;
use super::process::GitError;
use super::repository::{Repository, plain, slashed};
use super::revision::Commit;
use crate::source::{Folder, Neighbour, Neighbours, Unreadable};
use crate::text::message::message;

/// The registries beside one on disk: as they stand, or at revisions of their repositories.
#[derive(Debug)]
pub struct OnDisk;

impl Neighbours for OnDisk {
    fn open(&self, from: &Path, path: &str, rev: Option<&str>) -> Result<Neighbour, Unreadable> {
        if let Some(rev) = rev {
            return pinned(&from.join(path), rev);
        }
        let folder = Folder::beside(from, path)?;
        let left_out = left_out(folder.root()).map_err(|error| unreadable(&error))?;
        let folder = folder.with_left_out(left_out).with_neighbours(Arc::new(OnDisk));
        Ok(Neighbour { folder, commit: None, is_pinned: false })
    }
}

/// The registry in a folder on disk as it was at a revision of its repository.
fn pinned(folder: &Path, rev: &str) -> Result<Neighbour, Unreadable> {
    let at = || {
        let repository = Repository::around(folder)?;
        let commit = repository.commit(rev)?;
        AtCommit { repository, commit, around: None }.read()
    };
    let found = at().map_err(|error| unreadable(&error))?;
    Ok(Neighbour { is_pinned: true, ..found })
}

/// The registries beside one that is read at a commit: in the same repository at that commit, in its submodules at the
/// commits that it names for them, and elsewhere as they stand.
#[derive(Debug, Clone)]
pub struct AtCommit {
    repository: Repository,
    commit: Commit,
    /// The repository of which this one is a submodule, if it was reached from there.
    around: Option<Arc<AtCommit>>,
}

impl AtCommit {
    /// Those beside the registry of a repository, at a commit.
    #[must_use]
    pub fn new(repository: Repository, commit: Commit) -> Self {
        AtCommit { repository, commit, around: None }
    }

    /// The registry in the repository's place, at the commit.
    fn read(self) -> Result<Neighbour, GitError> {
        let folder = self.repository.snapshot(&self.commit)?.folder();
        let commit = Some(self.commit.id.to_string());
        Ok(Neighbour { folder: folder.with_neighbours(Arc::new(self)), commit, is_pinned: false })
    }

    /// The registry at a path of the repository, or of the submodule that the path leads into.
    fn inside(&self, place: &Path) -> Result<Neighbour, Unreadable> {
        let said = |error: GitError| unreadable(&error);
        let Some((top, object)) = self.submodule(place).map_err(said)? else {
            let repository = Repository { place: place.to_owned(), ..self.repository.clone() };
            return AtCommit { repository, ..self.clone() }.read().map_err(said);
        };
        let folder = self.repository.top().join(&top);
        let absent = || {
            let shown = slashed(&top).to_string_lossy().into_owned();
            let command = format!("git submodule update --init {shown}");
            Unreadable::new(
                message!("neighbour-submodule-absent", path = shown),
                message!("help-neighbour-submodule-absent", command = command),
            )
        };
        let submodule = Repository::around(&folder).map_err(|_| absent())?;
        // Without a checkout, the repository around the folder is this one.
        if submodule.top() != folder {
            return Err(absent());
        }
        let commit = submodule.commit(object.as_str()).map_err(said)?;
        let place = place.strip_prefix(&top).unwrap_or(Path::new("")).to_owned();
        let repository = Repository { place, ..submodule };
        AtCommit { repository, commit, around: Some(Arc::new(self.clone())) }.read().map_err(said)
    }

    /// The submodule that a path leads into, and the commit that this one names for it.
    fn submodule(&self, place: &Path) -> Result<Option<(PathBuf, ObjectId)>, GitError> {
        let tops: Vec<PathBuf> =
            place.ancestors().filter(|top| !top.as_os_str().is_empty()).map(Path::to_owned).collect();
        for top in tops.into_iter().rev() {
            let arguments = ["-z".into(), self.commit.id.as_str().into(), "--".into(), slashed(&top)];
            let listed = self.repository.git.tell("ls-tree", arguments)?;
            let object = listed.strip_prefix(b"160000 commit ").and_then(|rest| {
                let end = rest.iter().position(|byte| *byte == b'\t')?;
                ObjectId::parse(rest.get(..end)?)
            });
            if let Some(object) = object {
                return Ok(Some((top, object)));
            }
        }
        Ok(None)
    }
}

impl Neighbours for AtCommit {
    fn open(&self, from: &Path, path: &str, rev: Option<&str>) -> Result<Neighbour, Unreadable> {
        if let Some(rev) = rev {
            return pinned(&from.join(path), rev);
        }
        let folder = plain(&from.join(path));
        if let Ok(place) = folder.strip_prefix(self.repository.top()) {
            return self.inside(place);
        }
        match &self.around {
            Some(around) => around.open(from, path, None),
            None => OnDisk.open(from, path, None),
        }
    }
}

fn unreadable(error: &GitError) -> Unreadable {
    let help = error.help().unwrap_or_else(|| message!("help-neighbour-gone"));
    Unreadable::new(error.message(), help)
}
