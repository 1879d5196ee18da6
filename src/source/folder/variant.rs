//! Which folders differ only in the contents of some files.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use super::root::Folder;

/// A folder, or the same folder with other contents of some files.
#[derive(Debug, Clone, Default)]
pub struct Variant {
    /// Shared by a folder and all that are made of it.
    original: Arc<()>,
    /// Where the files are that may not be as in the original. None in the original itself.
    changed: Option<Arc<BTreeSet<PathBuf>>>,
}

impl Variant {
    /// A variant in which more files may differ.
    pub(super) fn with<'p>(&self, places: impl Iterator<Item = &'p PathBuf>) -> Self {
        let mut changed = self.changed.as_deref().cloned().unwrap_or_default();
        changed.extend(places.cloned());
        Variant { original: Arc::clone(&self.original), changed: Some(Arc::new(changed)) }
    }

    /// Whether it is the original.
    #[must_use]
    pub fn is_original(&self) -> bool {
        self.changed.is_none()
    }

    /// Whether a file of the original, by the place where it is stored, is the same in this one.
    pub(crate) fn has_same(&self, original: &Variant, place: &Path) -> bool {
        Arc::ptr_eq(&self.original, &original.original)
            && self.changed.as_ref().is_none_or(|changed| !changed.contains(place))
    }
}

impl Folder {
    /// What it is a variant of.
    #[must_use]
    pub fn variant(&self) -> &Variant {
        &self.variant
    }
}
