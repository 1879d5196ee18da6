//! Where the registry is.

use std::path::{Path, PathBuf};

use super::failure::Failure;
use crate::git;
use crate::text::message::{Message, message};

/// The file that marks the root of a registry.
const MARKER: &str = "registry.toml";

/// Why a file that git tracks is missing, and how to get it.
pub(super) fn sparse() -> Message {
    message!("left-out-by-git")
}

/// The folder of the registry: the given one, else the nearest one upward from `near`, else `./registry`.
pub(super) fn find(named: Option<&Path>, near: Option<&Path>) -> Result<PathBuf, Failure> {
    let is_registry = |folder: &Path| folder.join(MARKER).exists();
    if let Some(named) = named {
        if is_registry(named) {
            return Ok(named.to_owned());
        }
        let message = message!("no-registry-at", path = named.display().to_string());
        let inner = named.join("registry");
        let help = if leaves_out_marker(named) {
            sparse()
        } else if is_registry(&inner) {
            message!("registry-is-at", path = inner.display().to_string())
        } else {
            message!("what-is-a-registry")
        };
        return Err(Failure::usage(message, help));
    }
    let here = std::env::current_dir()
        .map_err(|error| Failure::Environment { message: message!("cannot-read-here"), error })?;
    let start = near.map_or_else(|| here.clone(), |near| here.join(near));
    let upward = start.ancestors().find(|folder| is_registry(folder)).map(Path::to_owned);
    let beside = Some(here.join("registry")).filter(|folder| is_registry(folder));
    upward.or(beside).ok_or_else(|| {
        let is_left_out =
            start.ancestors().any(leaves_out_marker) || leaves_out_marker(&here.join("registry"));
        let help = if is_left_out { sparse() } else { message!("name-or-make-registry") };
        Failure::usage(message!("no-registry-found"), help)
    })
}

/// The nearest registry upward from a path, else that in the folder `registry` there.
pub(super) fn around(near: &Path) -> Option<PathBuf> {
    let is_registry = |folder: &Path| folder.join(MARKER).exists();
    let upward = near.ancestors().find(|folder| is_registry(folder)).map(Path::to_owned);
    upward.or_else(|| Some(near.join("registry")).filter(|folder| is_registry(folder)))
}

/// Whether the folder would be a registry if git had not left files out of it.
fn leaves_out_marker(folder: &Path) -> bool {
    let left_out = dunce::canonicalize(folder).ok().and_then(|folder| git::left_out(&folder).ok());
    left_out.is_some_and(|left_out| left_out.contains(MARKER))
}
