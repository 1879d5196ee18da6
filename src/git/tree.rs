//! The paths of a commit: folders, files and links, which are resolved as in a work tree.

use std::collections::VecDeque;
use std::ffi::OsString;
use std::io;
use std::path::{Component, Path, PathBuf};

use foldhash::HashMap;

use super::object::ObjectId;
use crate::source::FileType;

/// The most links that are followed in one path, as on Linux.
const MAX_LINKS: usize = 40;

/// An entry of the tree.
#[derive(Debug)]
pub(crate) enum Node {
    Folder(Vec<(OsString, FileType)>),
    File(ObjectId),
    Link(PathBuf),
}

impl Node {
    fn file_type(&self) -> FileType {
        match self {
            Node::Folder(_) => FileType::Folder,
            Node::File(_) => FileType::File,
            Node::Link(_) => FileType::Link,
        }
    }
}

/// The folder `root` with everything in it, by absolute path.
#[derive(Debug)]
pub(crate) struct Tree {
    root: PathBuf,
    /// By path, as a text: it is hashed and compared faster.
    nodes: HashMap<OsString, Node>,
}

impl Tree {
    pub(crate) fn new(root: PathBuf) -> Self {
        let nodes = HashMap::from_iter([(root.clone().into_os_string(), Node::Folder(Vec::new()))]);
        Tree { root, nodes }
    }

    /// Adds an entry at a path relative to the root. Its folder must already exist.
    pub(crate) fn insert(&mut self, path: &Path, node: Node) {
        let path = self.root.join(path);
        let folder = path.parent().and_then(|parent| self.nodes.get_mut(parent.as_os_str()));
        if let (Some(Node::Folder(entries)), Some(name)) = (folder, path.file_name()) {
            entries.push((name.to_owned(), node.file_type()));
        }
        self.nodes.insert(path.into_os_string(), node);
    }

    /// The entry at a path without links.
    pub(crate) fn get(&self, real: &Path) -> io::Result<&Node> {
        self.nodes.get(real.as_os_str()).ok_or_else(|| io::ErrorKind::NotFound.into())
    }

    /// The type of the entry at a path. Links are followed, except at its end.
    pub(crate) fn file_type(&self, path: &Path) -> io::Result<FileType> {
        if let Some(node) = self.nodes.get(path.as_os_str()) {
            return Ok(node.file_type());
        }
        let parent = path.parent().ok_or(io::ErrorKind::NotFound)?;
        let name = path.file_name().ok_or(io::ErrorKind::NotFound)?;
        Ok(self.get(&self.real(parent)?.join(name))?.file_type())
    }

    /// Resolves the links in a path. Anything outside the root is unknown, and is assumed to be folders without links.
    pub(crate) fn real(&self, path: &Path) -> io::Result<PathBuf> {
        if let Some(Node::File(_) | Node::Folder(_)) = self.nodes.get(path.as_os_str()) {
            return Ok(path.to_owned());
        }
        let (mut real, mut followed) = (PathBuf::new(), 0);
        let mut ahead: VecDeque<PathBuf> = VecDeque::from([path.to_owned()]);
        while let Some(next) = ahead.pop_front() {
            let mut parts = next.components();
            let Some(part) = parts.next() else { continue };
            let rest = parts.as_path();
            if !rest.as_os_str().is_empty() {
                ahead.push_front(rest.to_owned());
            }
            match part {
                Component::CurDir => {}
                Component::ParentDir => {
                    real.pop();
                }
                Component::Prefix(_) | Component::RootDir | Component::Normal(_) => real.push(part),
            }
            if !real.starts_with(&self.root) {
                continue;
            }
            match self.get(&real)? {
                Node::Folder(_) => {}
                Node::File(_) if ahead.is_empty() => {}
                Node::File(_) => return Err(io::ErrorKind::NotADirectory.into()),
                Node::Link(_) if followed == MAX_LINKS => {
                    return Err(io::Error::other("too many levels of symbolic links"));
                }
                Node::Link(target) => {
                    followed += 1;
                    real.pop();
                    ahead.push_front(target.clone());
                }
            }
        }
        Ok(real)
    }
}
