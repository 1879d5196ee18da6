//! Files that git knows of but leaves out of the work tree, by a sparse checkout or a bit set by hand. Neither `git
//! status` nor the folder shows that they are missing.

use std::collections::HashSet;
use std::fs;
use std::io;
use std::path::Path;

use super::discover::{self, Located};
use super::index::{self, Marked};
use super::process::{Git, GitError};
use super::repository::slashed;

/// The files of a registry that git may have left out of its folder, relative to it. They may exist all the same. Empty
/// for a folder outside a work tree.
///
/// # Errors
///
/// Returns [`GitError`] if git has to be run and cannot be.
pub fn left_out(root: &Path) -> Result<HashSet<String>, GitError> {
    let Some(found) = discover::around(root) else { return Ok(HashSet::new()) };
    let place = slashed(root.strip_prefix(&found.top).unwrap_or(Path::new("")));
    let Some(place) =
        place.to_str().map(|place| if place.is_empty() { String::new() } else { format!("{place}/") })
    else {
        return Ok(HashSet::new());
    };
    let bytes = match fs::read(found.inner.join("index")) {
        Ok(bytes) => bytes,
        // Nothing has been added yet.
        Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(HashSet::new()),
        Err(error) => return Err(GitError::failed("ls-files", &error.to_string())),
    };
    let paths = match index::marked(&bytes) {
        Some(Marked { paths, is_whole: true }) => paths,
        Some(Marked { paths, is_whole: false })
            if !paths.iter().any(|path| hides(path, place.as_bytes())) =>
        {
            paths
        }
        Some(_) | None => marked_by_git(&found, &place)?,
    };
    let inside = |path: Vec<u8>| String::from_utf8(path.strip_prefix(place.as_bytes())?.to_owned()).ok();
    Ok(paths.into_iter().filter_map(inside).collect())
}

/// Whether `path` is a folder that stands for its files, and contains files of the registry.
fn hides(path: &[u8], place: &[u8]) -> bool {
    path.ends_with(b"/") && (path.starts_with(place) || place.starts_with(path))
}

/// The same by asking git, for an index that cannot be read here.
fn marked_by_git(found: &Located, place: &str) -> Result<Vec<Vec<u8>>, GitError> {
    let listed = Git::within(found)?
        .tell("ls-files", ["-z", "-v", "--", if place.is_empty() { "." } else { place }])?;
    let marked = |line: &[u8]| {
        let (tag, path) = line.split_at_checked(2)?;
        matches!(tag, [b'S' | b'a'..=b'z', b' ']).then(|| path.to_owned())
    };
    Ok(listed.split(|byte| *byte == 0).filter_map(marked).collect())
}
