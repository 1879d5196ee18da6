//! Bare git repositories in the registry's root or among the records.

use std::path::Path;

use super::root::Folder;
use super::walk::{FileKind, FolderEntry};

/// The file by which git recognises a repository, together with those that [`Folder::is_bare`] looks for.
const HEAD: &str = "HEAD";

/// Other entries of a repository that are not records.
const OTHERS: [&str; 10] = [
    "branches",
    "commondir",
    "config",
    "description",
    "hooks",
    "info",
    "logs",
    "objects",
    "packed-refs",
    "refs",
];

impl Folder {
    /// Replaces the files of each bare repository, in the registry's root or among the records, by a single entry.
    pub(super) fn tell_bare_repositories(&self, found: &mut Vec<FolderEntry>) {
        let heads = found.iter().filter(|of| of.kind == FileKind::Unrecognised).filter_map(|of| {
            let (folder, name) = of.path.rsplit_once('/')?;
            name.eq_ignore_ascii_case(HEAD).then(|| format!("{folder}/"))
        });
        let folders = heads.chain([String::new()]).filter(|folder| self.is_bare(folder));
        for folder in folders.collect::<Vec<_>>() {
            found.retain(|of| of.kind != FileKind::Unrecognised || !is_part(&of.path, &folder));
            found.push(FolderEntry { path: format!("{folder}{HEAD}"), kind: FileKind::BareRepository });
        }
    }

    /// Whether git would take the folder for a repository.
    fn is_bare(&self, folder: &str) -> bool {
        let folder = self.join(folder);
        let has = |name: &str| self.files.file_type(&folder.join(Path::new(name))).is_ok();
        has(HEAD) && ((has("objects") && has("refs")) || has("commondir"))
    }
}

/// Whether it is one of the files that make a folder a repository.
fn is_part(path: &str, folder: &str) -> bool {
    let Some(inside) = path.strip_prefix(folder) else { return false };
    let name = inside.split('/').next().unwrap_or(inside);
    OTHERS.iter().chain([&HEAD]).any(|of| name.eq_ignore_ascii_case(of))
}
