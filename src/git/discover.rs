//! Which repository a folder lies in, found without asking git. git takes any folder that holds `HEAD`, `objects` and `refs` for
//! a repository and does what its `config` says; but those are ordinary files, which anybody's change may bring into a registry.

use std::fs;
use std::path::{Path, PathBuf};

/// What a repository lies in, beside the files of its work tree.
const DOT_GIT: &str = ".git";

/// Where a repository lies.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Located {
    /// The root of the work tree; of a bare repository, its folder.
    pub top: PathBuf,
    /// Where git keeps what it knows of this work tree.
    pub inner: PathBuf,
    pub is_bare: bool,
}

/// The repository whose work tree a folder lies in: the nearest one upward with a `.git`, which no commit can bring. It is a
/// folder, or the file of a linked work tree or a submodule that says where the folder is.
pub(crate) fn around(folder: &Path) -> Option<Located> {
    folder.ancestors().find_map(|top| {
        let dot_git = top.join(DOT_GIT);
        let inner = if dot_git.is_file() { named_by(&dot_git)? } else { dot_git };
        is_repository(&inner).then(|| Located { top: top.to_owned(), inner, is_bare: false })
    })
}

/// The bare repository that a folder is or lies in.
pub(crate) fn bare(folder: &Path) -> Option<Located> {
    let top = folder.ancestors().find(|folder| is_repository(folder))?;
    Some(Located { top: top.to_owned(), inner: top.to_owned(), is_bare: true })
}

/// Where the file `.git` says that the folder is.
fn named_by(file: &Path) -> Option<PathBuf> {
    let text = fs::read_to_string(file).ok()?;
    let named = text.strip_prefix("gitdir:")?.trim();
    Some(file.parent()?.join(named))
}

/// Is it what git takes for a repository?
fn is_repository(folder: &Path) -> bool {
    let has = |name: &str| folder.join(name).symlink_metadata().is_ok();
    has("HEAD") && ((has("objects") && has("refs")) || has("commondir"))
}
