//! Finds the repository of a folder without asking git. git takes any folder with `HEAD`, `objects` and `refs` for a
//! repository and obeys its `config`, but those are ordinary files that any change can bring into a registry.

use std::fs;
use std::path::{Path, PathBuf};

/// The name of the folder or file that marks a work tree.
const DOT_GIT: &str = ".git";

/// The location of a repository.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Located {
    /// The root of the work tree. For a bare repository, its folder.
    pub top: PathBuf,
    /// The folder with git's data for this work tree.
    pub inner: PathBuf,
    pub is_bare: bool,
}

/// The repository whose work tree contains a folder: the nearest ancestor with a `.git`, which no commit can contain.
/// It is a folder or, in a linked work tree or a submodule, a file that points to the folder.
pub(crate) fn around(folder: &Path) -> Option<Located> {
    folder.ancestors().find_map(|top| {
        let dot_git = top.join(DOT_GIT);
        let inner = if dot_git.is_file() { named_by(&dot_git)? } else { dot_git };
        is_repository(&inner).then(|| Located { top: top.to_owned(), inner, is_bare: false })
    })
}

/// The bare repository that a folder is or is inside.
pub(crate) fn bare(folder: &Path) -> Option<Located> {
    let top = folder.ancestors().find(|folder| is_repository(folder))?;
    Some(Located { top: top.to_owned(), inner: top.to_owned(), is_bare: true })
}

/// The folder that a `.git` file points to.
fn named_by(file: &Path) -> Option<PathBuf> {
    let text = fs::read_to_string(file).ok()?;
    let named = text.strip_prefix("gitdir:")?.trim();
    Some(file.parent()?.join(named))
}

/// Whether git would take the folder for a repository.
fn is_repository(folder: &Path) -> bool {
    let has = |name: &str| folder.join(name).symlink_metadata().is_ok();
    has("HEAD") && ((has("objects") && has("refs")) || has("commondir"))
}
