//! Files that are kept in memory.

use std::collections::BTreeMap;
use std::ffi::OsString;
use std::io::{self, ErrorKind, Read};
use std::path::{Component, Path, PathBuf};
use std::sync::Arc;

use avtal::source::{FileType, Files, Folder};

/// The folder that they lie in.
pub const ROOT: &str = "/registry";

/// Files that are kept in memory, by their paths from the registry's root.
#[derive(Debug, Clone, Default)]
pub struct InMemory(BTreeMap<PathBuf, Vec<u8>>);

impl InMemory {
    /// Puts a file at a path. Leaves it out where no folder could hold it: its path leads through another file or out of
    /// the registry, or it is there already.
    pub fn insert(&mut self, path: &str, bytes: impl Into<Vec<u8>>) {
        let is_plain = |part: Component<'_>| matches!(part, Component::Normal(_));
        let path = Path::new(ROOT).join(path);
        let inside = path.strip_prefix(ROOT).unwrap_or(Path::new(""));
        let is_inside = inside != Path::new("") && inside.components().all(is_plain);
        let is_free = path.ancestors().all(|above| !self.0.contains_key(above)) && !self.is_folder(&path);
        if is_inside && is_free {
            self.0.insert(path.components().collect(), bytes.into());
        }
    }

    /// The registry that they make.
    pub fn folder(self) -> Folder {
        Folder::among(Arc::new(self), ROOT.into())
    }

    /// The paths in a folder and below it.
    fn below<'s>(&'s self, folder: &'s Path) -> impl Iterator<Item = &'s Path> {
        let from = self.0.range(folder.to_owned()..).map(|(path, _)| path.as_path());
        from.take_while(move |path| path.starts_with(folder)).filter(move |path| *path != folder)
    }

    fn is_folder(&self, path: &Path) -> bool {
        path == Path::new(ROOT) || self.below(path).next().is_some()
    }
}

impl Files for InMemory {
    fn real(&self, path: &Path) -> io::Result<PathBuf> {
        let mut real = PathBuf::new();
        for part in path.components() {
            match part {
                Component::CurDir => {}
                Component::ParentDir => {
                    real.pop();
                }
                Component::Prefix(_) | Component::RootDir | Component::Normal(_) => real.push(part),
            }
            if real.starts_with(ROOT) {
                self.file_type(&real)?;
            }
        }
        Ok(real)
    }

    fn file_type(&self, path: &Path) -> io::Result<FileType> {
        if self.0.contains_key(path) {
            return Ok(FileType::File);
        }
        if self.is_folder(path) { Ok(FileType::Folder) } else { Err(ErrorKind::NotFound.into()) }
    }

    fn entries(&self, folder: &Path) -> io::Result<Vec<(OsString, FileType)>> {
        if self.file_type(folder)? != FileType::Folder {
            return Err(ErrorKind::NotADirectory.into());
        }
        let mut entries: Vec<(OsString, FileType)> = Vec::new();
        for path in self.below(folder) {
            let mut parts = path.strip_prefix(folder).into_iter().flat_map(Path::components);
            let Some(Component::Normal(name)) = parts.next() else { continue };
            let stands = if parts.next().is_some() { FileType::Folder } else { FileType::File };
            if entries.last().is_none_or(|(last, _)| last != name) {
                entries.push((name.to_owned(), stands));
            }
        }
        Ok(entries)
    }

    fn open(&self, path: &Path) -> io::Result<Box<dyn Read + '_>> {
        let bytes = self.0.get(path).ok_or(ErrorKind::NotFound)?;
        Ok(Box::new(bytes.as_slice()))
    }
}
