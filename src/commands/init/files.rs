//! The files of a new registry.

use std::fs;
use std::path::{Path, PathBuf};

use clap::ValueEnum;

use super::choices::Choices;
use super::ci::Ci;
use super::texts;
use crate::commands::Failure;
use crate::commands::schema::Name;
use crate::commands::write::Plan;
use crate::git::Repository;
use crate::source::RecordKind;

/// The files of a new registry, and those of the same names that are there already.
#[derive(Debug)]
pub(super) struct Files {
    /// The folder that all paths are relative to: that of the registry, or that of the repository if it gets a file too.
    pub base: PathBuf,
    /// The files to be made.
    pub plan: Plan,
    /// Paths of files that are left as they are.
    pub left: Vec<String>,
    /// The folder of the registry in the base, with a slash at its end; empty if it is the base.
    inner: String,
}

impl Files {
    /// The files of a registry in `root`, an absolute path without `..`.
    ///
    /// # Errors
    ///
    /// [`Failure::Usage`] if CI cannot name its folder, or a choice cannot be written.
    pub(super) fn of(root: &Path, choices: &Choices) -> Result<Self, anyhow::Error> {
        let repository = choices.ci.and_then(|_| Repository::around(root).ok());
        let base = repository.as_ref().map_or(root, Repository::top).to_owned();
        let place = repository.map(|repository| repository.root()).unwrap_or_else(|| root.to_owned());
        let inner = place.strip_prefix(&base).unwrap_or(Path::new("")).to_owned();
        let slashed: String = inner.iter().map(|part| format!("{}/", part.to_string_lossy())).collect();
        let mut files = Files { base, plan: Plan::default(), left: Vec::new(), inner: slashed };
        files.add("README.md", texts::readme(choices.language));
        files.add(".taplo.toml", texts::TAPLO);
        files.add(".vscode/settings.json", texts::VSCODE);
        files.add(".vscode/extensions.json", texts::EXTENSIONS);
        for name in Name::value_variants().iter().filter(|name| name.is_of_files()) {
            files.add(&format!("schemas/{}", name.file()), &name.schema()?);
        }
        for kind in RecordKind::ALL {
            files.folder(kind.folder());
        }
        if let Some(ci) = choices.ci {
            files.ci(ci, &inner)?;
        }
        // The last: it makes the folder a registry.
        files.add("registry.toml", &texts::settings(choices)?);
        Ok(files)
    }

    /// Whether the base is the folder of the registry.
    pub(super) fn is_alone(&self) -> bool {
        self.inner.is_empty()
    }

    /// A file of the registry.
    fn add(&mut self, path: &str, text: &str) {
        self.add_at(format!("{}{path}", self.inner), text);
    }

    fn add_at(&mut self, path: String, text: &str) {
        let place = self.base.join(&path);
        if fs::symlink_metadata(&place).is_ok() {
            self.left.push(path);
        } else {
            self.plan.create(path, place, text.to_owned());
        }
    }

    /// A folder of records: git keeps none that is empty.
    fn folder(&mut self, folder: &str) {
        let place = self.base.join(&self.inner).join(folder);
        let is_empty = fs::read_dir(place).map_or(true, |mut entries| entries.next().is_none());
        if is_empty {
            self.add(&format!("{folder}/.gitkeep"), "");
        }
    }

    fn ci(&mut self, ci: Ci, inner: &Path) -> Result<(), Failure> {
        let job = ci.job(inner)?;
        self.add_at(ci.path().to_owned(), &job);
        Ok(())
    }
}
