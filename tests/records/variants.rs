//! Of a registry as it would be with other contents of some files, only these are read.

use std::collections::BTreeMap;
use std::ffi::OsString;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::{fs, io};

use avtal::load::{ParseCache, load_watched};
use avtal::registry::Registry;
use avtal::source::{self, FileType, Files};

use crate::program::Folder;

/// The files of a disk, and how often one was opened.
#[derive(Debug)]
struct Counted {
    opened: Arc<AtomicUsize>,
}

impl Files for Counted {
    fn real(&self, path: &Path) -> io::Result<PathBuf> {
        fs::canonicalize(path)
    }

    fn file_type(&self, path: &Path) -> io::Result<FileType> {
        let is_folder = fs::symlink_metadata(path)?.is_dir();
        Ok(if is_folder { FileType::Folder } else { FileType::File })
    }

    fn entries(&self, folder: &Path) -> io::Result<Vec<(OsString, FileType)>> {
        fs::read_dir(folder)?
            .map(|entry| {
                let entry = entry?;
                Ok((entry.file_name(), self.file_type(&entry.path())?))
            })
            .collect()
    }

    fn open(&self, path: &Path) -> io::Result<Box<dyn io::Read + '_>> {
        self.opened.fetch_add(1, Ordering::Relaxed);
        Ok(Box::new(fs::File::open(path)?))
    }
}

#[test]
fn of_a_folder_with_other_contents_of_a_file_only_that_file_is_read() {
    let on_disk = Folder::of_agreement("", "from = 2024-01-01\nuntil = 2026-12-31\n");
    for at in 0..20 {
        on_disk.write(&format!("parties/p-{at}.toml"), format!("name = \"P {at}\"\nkind = \"agency\"\n"));
    }
    let opened = Arc::new(AtomicUsize::new(0));
    let files = Arc::new(Counted { opened: Arc::clone(&opened) });
    let old = source::Folder::among(files, fs::canonicalize(on_disk.path()).unwrap());
    let memory = ParseCache::of_files();
    let opened_by = |folder: &source::Folder| {
        opened.store(0, Ordering::Relaxed);
        let registry = load_watched(folder, &|_| {}, Some(&memory));
        (opened.load(Ordering::Relaxed), registry)
    };
    let (all, registry) = opened_by(&old);
    assert!(all > 25, "{all}");
    let stored = old.stored("agreements/avtal.toml").unwrap();
    let contents =
        |day: &str| BTreeMap::from([(stored.place.clone(), Some(stored.text.replace("2026-12-31", day)))]);
    let new = old.with_contents(contents("2027-12-31"));
    // The settings are always read.
    let (some, changed) = opened_by(&new);
    assert_eq!(some, 1, "of {all} files");
    let end = |registry: &Registry| {
        let until = registry.agreements.records[0].data.validity.until.as_ref();
        until.map(|until| format!("{:?}", until.value))
    };
    assert_ne!(end(&changed), end(&registry));
    assert_eq!(changed.parties.records.len(), registry.parties.records.len());
    // Each variant has its own, in whatever order they are read.
    let other = new.with_contents(contents("2028-12-31"));
    let ends = [&other, &new, &old].map(|folder| end(&opened_by(folder).1));
    assert!(ends[0] != ends[1] && ends[1] == end(&changed) && ends[2] == end(&registry));
    // Another folder shares nothing but texts.
    let again = source::Folder::open(on_disk.path()).unwrap();
    on_disk.replace("agreements/avtal.toml", "2026-12-31", "2029-12-31");
    let variant = again.with_contents(BTreeMap::new());
    let fresh = load_watched(&variant, &|_| {}, Some(&memory));
    assert_ne!(end(&fresh), end(&registry));
}
