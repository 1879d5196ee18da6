//! Folders made for tests, gone again when dropped: the one way to make a registry of a few texts.
#![allow(dead_code, reason = "not every test binary uses all of it")]

use std::fs;
use std::path::Path;
use std::process::Command;

/// A folder with the files given as (path, text), gone when dropped.
pub struct Folder(tempfile::TempDir);

impl Folder {
    pub fn new(files: &[(&str, &str)]) -> Self {
        Folder(tempfile::tempdir().unwrap()).with(files)
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
        folder.with(files)
    }

    /// The same registry with one [`agreement()`], `avtal`.
    pub fn of_agreement(more: &str, validity: &str) -> Self {
        Folder::registry(&[("agreements/avtal.toml", &agreement("Avtal", more, validity))])
    }

    /// The same folder with more files, or other ones.
    #[must_use]
    pub fn with(self, files: &[(&str, &str)]) -> Self {
        for (path, text) in files {
            self.write(path, text);
        }
        self
    }

    /// The same folder with a copy of another in it, as its folder `at`, or as all of it where that is empty.
    #[must_use]
    pub fn with_copy(self, at: &str, of: &Path) -> Self {
        copy(of, &self.path().join(at));
        self
    }

    pub fn path(&self) -> &Path {
        self.0.path()
    }

    /// Writes a file, and the folders that it needs.
    pub fn write(&self, path: &str, content: impl AsRef<[u8]>) {
        let path = self.path().join(path);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, content).unwrap();
    }

    /// Writes a script that can be run. A shell writes it: while this process has it open for writing, a child that another
    /// test starts has it open too, and what is open for writing cannot be run.
    pub fn write_script(&self, path: &str, script: &str) {
        self.write(path, "");
        let shell = "printf '#!/bin/sh\\n%s' \"$2\" > \"$1\" && chmod +x \"$1\"";
        let mut command = Command::new("sh");
        command.args(["-c", shell, "sh"]).arg(self.path().join(path)).arg(script);
        assert!(command.status().unwrap().success(), "{path} cannot be written");
    }

    pub fn read(&self, path: &str) -> String {
        fs::read_to_string(self.path().join(path)).unwrap()
    }

    /// Puts a text into a file in the place of one that stands there.
    #[track_caller]
    pub fn replace(&self, path: &str, old: &str, new: &str) {
        let text = self.read(path);
        assert!(text.contains(old), "`{old}` is not in {path}:\n{text}");
        self.write(path, text.replace(old, new));
    }

    /// Writes more at the end of a file.
    pub fn append(&self, path: &str, more: &str) {
        self.write(path, self.read(path) + more);
    }

    /// Removes a file, or a folder with all that is in it.
    pub fn remove(&self, path: &str) {
        let path = self.path().join(path);
        if path.is_dir() { fs::remove_dir_all(path) } else { fs::remove_file(path) }.unwrap();
    }
}

/// An agreement of the municipalities of [`Folder::registry`], owned by its body: with more keys, and with what stands under
/// `[validity]` and after it.
pub fn agreement(title: &str, more: &str, validity: &str) -> String {
    format!(
        "title = \"{title}\"\nkind = \"agreement\"\nowner = \"styrgruppen\"\nparties = [\"kommunerna\"]\n{more}\
         [validity]\n{validity}"
    )
}

/// Copies a file, or a folder with all that is in it.
pub fn copy(from: &Path, to: &Path) {
    if !from.is_dir() {
        fs::copy(from, to).unwrap();
        return;
    }
    fs::create_dir_all(to).unwrap();
    for entry in fs::read_dir(from).unwrap() {
        let path = entry.unwrap().path();
        copy(&path, &to.join(path.file_name().unwrap()));
    }
}
