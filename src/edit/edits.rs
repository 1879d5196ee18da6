//! What can be changed in a record.

use super::data::Data;
use super::path::Path;

/// A change of a record.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Edit {
    /// Sets the value at a path. A key that is missing, and the tables that lead to it, are made; an item of a list is
    /// not.
    Set {
        /// Where.
        path: Path,
        /// The new value.
        value: Data,
    },
    /// Adds an item, a table or any other value, at the end of the list at a path. A list that is missing is made.
    Add {
        /// The list.
        path: Path,
        /// The item.
        value: Data,
    },
    /// Removes a key with its value, or an item of a list.
    ///
    /// A table that loses its only key stays, empty. A list stays empty if it has no tables; a list of tables that
    /// loses its only item goes, with its key, since neither `[[x]]` nor `- ` can say that there is none.
    Remove {
        /// The key or item.
        path: Path,
    },
    /// Renames a key. It keeps its place.
    Rename {
        /// The key.
        path: Path,
        /// Its new name.
        to: String,
    },
}

impl Edit {
    /// Sets the value at a path.
    pub fn set(path: Path, value: impl Into<Data>) -> Self {
        Edit::Set { path, value: value.into() }
    }

    /// Adds an item at the end of a list.
    pub fn add(path: Path, value: impl Into<Data>) -> Self {
        Edit::Add { path, value: value.into() }
    }

    /// Removes a key or an item.
    #[must_use]
    pub fn remove(path: Path) -> Self {
        Edit::Remove { path }
    }

    /// Renames a key.
    pub fn rename(path: Path, to: impl Into<String>) -> Self {
        Edit::Rename { path, to: to.into() }
    }

    /// What it changes.
    #[must_use]
    pub fn path(&self) -> &Path {
        match self {
            Edit::Set { path, .. }
            | Edit::Add { path, .. }
            | Edit::Remove { path }
            | Edit::Rename { path, .. } => path,
        }
    }
}
