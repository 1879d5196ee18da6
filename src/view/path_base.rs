//! The base of paths in machine-readable formats.

use std::path::{Component, Path};

/// A base folder, with the path from it to the registry.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct PathBase {
    /// The path to the registry: empty, or ending in `/`.
    to_registry: String,
}

impl PathBase {
    /// Returns the root of the git work tree that contains `registry`, otherwise `here`. Both paths must be absolute
    /// and without symbolic links. A work tree is recognised by its `.git`, which is a folder or, in linked work trees
    /// and submodules, a file.
    #[must_use]
    pub fn of(registry: &Path, here: &Path) -> Self {
        let work_tree = registry.ancestors().find(|folder| folder.join(".git").exists());
        PathBase { to_registry: way(work_tree.unwrap_or(here), registry) }
    }

    /// A path within the registry, relative to the base, with `/`.
    #[must_use]
    pub fn path(&self, in_registry: &str) -> String {
        format!("{}{in_registry}", self.to_registry)
    }
}

/// The relative path from one folder to another, through their common ancestor. The whole target if they have none, as
/// on two drives.
fn way(from: &Path, to: &Path) -> String {
    let shared = from.components().zip(to.components()).take_while(|(a, b)| a == b).count();
    let up = if shared == 0 { 0 } else { from.components().count() - shared };
    let mut way = "../".repeat(up);
    for part in to.components().skip(shared) {
        if part != Component::RootDir {
            way.push_str(&part.as_os_str().to_string_lossy());
        }
        way.push('/');
    }
    way
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_way_goes_up_to_what_is_shared_and_down_again() {
        for (from, to, expected) in [
            ("/a/b", "/a/b", ""),
            ("/a", "/a/b/c", "b/c/"),
            ("/", "/a", "a/"),
            ("/a/b/c", "/a/d", "../../d/"),
            ("/a/b", "/a", "../"),
            ("c:/a", "d:/b", "d:/b/"),
        ] {
            assert_eq!(way(Path::new(from), Path::new(to)), expected, "from {from} to {to}");
        }
    }

    #[test]
    fn a_work_tree_goes_before_the_current_folder_and_its_mark_may_be_a_file() {
        let temporary = tempfile::tempdir().unwrap();
        let (root, here) = (temporary.path(), temporary.path().join("elsewhere"));
        let registry = root.join("clone/avtal/registry");
        std::fs::create_dir_all(&registry).unwrap();
        let path = || PathBase::of(&registry, &here).path("agreements/x.toml");
        assert_eq!(path(), "../clone/avtal/registry/agreements/x.toml");
        std::fs::create_dir(root.join("clone/.git")).unwrap();
        assert_eq!(path(), "avtal/registry/agreements/x.toml");
        std::fs::write(root.join("clone/avtal/.git"), "gitdir: ../.git/worktrees/avtal").unwrap();
        assert_eq!(path(), "registry/agreements/x.toml");
    }
}
