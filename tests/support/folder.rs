//! Folders made for tests, gone again when dropped: the one way to make a registry of a few texts.
#![allow(dead_code, reason = "not every test binary uses all of it")]

use std::fs;
use std::path::Path;

/// A folder with the files given as (path, text), gone when dropped.
pub struct Folder(tempfile::TempDir);

impl Folder {
    pub fn new(files: &[(&str, &str)]) -> Self {
        let folder = Folder(tempfile::tempdir().unwrap());
        for (path, text) in files {
            folder.write(path, text.as_bytes());
        }
        folder
    }

    /// A registry with some kinds, two municipalities, a region, a group and a body, and the files given.
    pub fn registry(files: &[(&str, &str)]) -> Self {
        let folder = Folder::new(&[
            (
                "registry.toml",
                "name = \"Prov\"\n[kinds.agreement]\nname = { sv = \"Avtal\", en = \"Agreement\" }\n[parts.1]\n",
            ),
            ("parties/testkoping.toml", "name = \"Testköpings kommun\"\nkind = \"municipality\"\n"),
            ("parties/provstad.toml", "name = \"Provstads kommun\"\nkind = \"municipality\"\n"),
            ("parties/region-test.toml", "name = \"Region Test\"\nkind = \"region\"\n"),
            (
                "parties/kommunerna.toml",
                "name = \"Kommunerna\"\nkind = \"group\"\nmembers = [\"testkoping\", \"provstad\"]\n",
            ),
            (
                "bodies/styrgruppen.toml",
                "name = \"Styrgruppen\"\nkind = \"political\"\nmandate = \"decides\"\ncontact = \"s@test.example\"\n",
            ),
        ]);
        for (path, text) in files {
            folder.write(path, text.as_bytes());
        }
        folder
    }

    pub fn path(&self) -> &Path {
        self.0.path()
    }

    pub fn write(&self, path: &str, bytes: &[u8]) {
        let path = self.path().join(path);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, bytes).unwrap();
    }
}
