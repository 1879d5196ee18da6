//! Where a new record stands, and in which syntax.

use std::path::{Path, PathBuf};

use clap::Args;
use clap_complete::ArgValueCandidates;

use super::siblings::{self, Siblings};
use crate::commands::open::OpenRegistry;
use crate::commands::touched::inside;
use crate::commands::write::{Options, Question, ask, can_ask};
use crate::commands::{Failure, complete};
use crate::edit::Syntax;
use crate::source::RecordKind;
use crate::text::message::{Message, message};

/// Options for the file of a new record.
#[derive(Debug, Clone, Args)]
#[command(next_help_heading = "Options for the file")]
pub(super) struct FileOptions {
    /// Its folder, below that of all records of its kind [default: that of its siblings]
    #[arg(long = "in", value_name = "FOLDER", add = ArgValueCandidates::new(complete::folders))]
    folder: Option<PathBuf>,

    /// Write it in TOML [default: as most of the registry]
    #[arg(long, conflicts_with = "yaml")]
    toml: bool,

    /// Write it in YAML [default: as most of the registry]
    #[arg(long)]
    yaml: bool,
}

/// The file of a new record.
#[derive(Debug)]
pub(super) struct Place {
    /// Its path in the registry.
    pub path: String,
    /// Where it is stored.
    pub place: PathBuf,
    /// Its syntax.
    pub syntax: Syntax,
    /// The comment at its top that names its schema, if its siblings have one.
    pub schema_line: Option<String>,
}

impl FileOptions {
    /// The place of a record with a new id. `near` are the paths of records that it has most to do with.
    ///
    /// # Errors
    ///
    /// [`Failure::Usage`] if the folder that was given is not in the registry, or not one of records of this kind.
    pub(super) fn place(
        &self,
        opened: &OpenRegistry,
        options: &Options,
        kind: RecordKind,
        (id, near): (&str, &[&str]),
    ) -> Result<Place, Failure> {
        let siblings = Siblings::of(&opened.registry, kind);
        let folder = match &self.folder {
            Some(folder) => named(opened, kind, folder)?,
            None => siblings_folder(options, &siblings, near)?,
        };
        let ending = match (self.toml, self.yaml) {
            (true, _) => ".toml",
            (_, true) => siblings::yaml_ending(&opened.registry),
            (false, false) => siblings::ending(&opened.registry),
        };
        let path = format!("{folder}/{id}{ending}");
        let root = opened.folder.root();
        let place = root.join(inside(root, &root.join(&folder))?).join(format!("{id}{ending}"));
        let syntax = Syntax::of(&path);
        let schema_line = siblings.schema_line(&opened.folder, &folder, syntax);
        Ok(Place { path, place, syntax, schema_line })
    }
}

/// The folder of its siblings. Where they stand in several, a person is asked.
fn siblings_folder(options: &Options, siblings: &Siblings<'_>, near: &[&str]) -> Result<String, Failure> {
    let default = siblings.folder(near);
    let choices = siblings.folders();
    if choices.len() < 2 || !can_ask(options) {
        return Ok(default);
    }
    let question = Question {
        text: &message!("ask-folder"),
        option: "--in",
        choices: &choices,
        default: Some(&default),
    };
    ask(options, &question)
}

/// The folder that was given: a path from the current folder, or one below the folder of the kind, with or without that.
fn named(opened: &OpenRegistry, kind: RecordKind, given: &Path) -> Result<String, Failure> {
    let (root, top) = (opened.folder.root(), kind.folder());
    let below = root.join(top).join(given.strip_prefix(top).unwrap_or(given));
    let candidates = [given, below.as_path()].into_iter().filter_map(|path| inside(root, path).ok());
    let found = candidates.into_iter().find(|path| path.starts_with(top));
    let found = found.and_then(|path| {
        path.iter().map(|part| part.to_str()).collect::<Option<Vec<_>>>().map(|parts| parts.join("/"))
    });
    let path = || given.display().to_string();
    let refused = |message: Message| Failure::usage(message, message!("folder-below", folder = top));
    let folder = found.ok_or_else(|| refused(message!("no-folder-of-records", path = path())))?;
    if folder.split('/').any(|part| part.starts_with('.')) {
        return Err(refused(message!("hidden-folder", path = path())));
    }
    if folder.chars().any(char::is_control) {
        return Err(refused(message!("control-characters", path = path())));
    }
    Ok(folder)
}
