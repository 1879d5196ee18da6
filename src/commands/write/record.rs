//! The record that a command is to change.

use crate::commands::lookup;
use crate::commands::open::OpenRegistry;
use crate::commands::{Failure, output};
use crate::edit::Syntax;
use crate::load;
use crate::model::Id;
use crate::registry::{AgreementIx, Lookup};
use crate::source::{RecordKind, Stored, is_record_name};
use crate::text::message::message;

/// A record to be changed, as it is stored.
#[derive(Debug)]
pub(crate) struct Target {
    /// Its kind.
    pub kind: RecordKind,
    /// Its id.
    pub id: Id,
    /// Its path in the registry.
    pub path: String,
    /// Its text.
    pub stored: Stored,
}

impl Target {
    /// The record with an id, or with that former id, of any kind: `x`, or `party:x` where there is also an agreement
    /// or a body `x`. A record with faults is found too, so that they can be mended.
    ///
    /// # Errors
    ///
    /// [`Failure::Usage`] if there is none, there are several, or its text cannot be read.
    pub(crate) fn find(opened: &OpenRegistry, named: &str, quiet: bool) -> Result<Target, Failure> {
        lookup::refuse_other(&opened.registry, named)?;
        let (kind, name) = match named.split_once(':') {
            Some((kind, name)) => (Some(kind_of(kind, named)?), name),
            None => (None, named),
        };
        let kinds = RecordKind::ALL.into_iter().filter(|of| kind.is_none_or(|kind| kind == *of));
        let found: Vec<(RecordKind, Id)> = kinds.filter_map(|kind| known(opened, kind, name)).collect();
        match found.as_slice() {
            [] => Err(lookup::unknown(&opened.registry, name)).map_err(|failure| match kind {
                None | Some(RecordKind::Agreement) => failure,
                Some(kind) => Failure::usage(
                    lookup::unknown_of(kind, name),
                    message!("its-file-would-be", path = format!("{}/{name}.toml", kind.folder())),
                ),
            }),
            [(kind, id)] => {
                if **id != *name && !quiet {
                    output::hint(
                        message!("label-renamed"),
                        message!("now-called", former = name, now = id.to_string()),
                    );
                }
                Target::of(opened, *kind, *id)
            }
            several => {
                let named =
                    several.iter().map(|(kind, id)| format!("{}:{id}", kind.name())).collect::<Vec<_>>();
                let help = message!("name-one-of", choices = lookup::offer(&named));
                Err(Failure::usage(message!("id-of-several", id = name), help))
            }
        }
    }

    /// The record of an agreement.
    ///
    /// # Errors
    ///
    /// [`Failure::Usage`] if its text cannot be read.
    pub(crate) fn agreement(opened: &OpenRegistry, agreement: AgreementIx) -> Result<Target, Failure> {
        Target::of(opened, RecordKind::Agreement, opened.registry.agreement(agreement).id)
    }

    fn of(opened: &OpenRegistry, kind: RecordKind, id: Id) -> Result<Target, Failure> {
        lookup::refuse_other(&opened.registry, &id)?;
        let files: Vec<&str> = files(opened, kind).filter(|path| load::stem(path) == &*id).collect();
        let [path] = files.as_slice() else {
            let message = message!("several-files", id = id.to_string(), paths = files.join(", "));
            return Err(Failure::usage(message, message!("rename-all-but-one")));
        };
        Target::in_file(opened, kind, id, path)
    }

    /// The record in a file that is named by another record.
    ///
    /// # Errors
    ///
    /// [`Failure::Usage`] if its text cannot be read.
    pub(crate) fn in_file(
        opened: &OpenRegistry,
        kind: RecordKind,
        id: Id,
        path: &str,
    ) -> Result<Target, Failure> {
        let stored = opened.folder.stored(path).map_err(|fault| Failure::Usage {
            message: message!("unread-because", path = path, why = fault.message),
            help: fault.help,
        })?;
        Ok(Target { kind, id, path: path.to_owned(), stored })
    }

    /// The syntax of its file.
    pub(crate) fn syntax(&self) -> Syntax {
        Syntax::of(&self.path)
    }
}

fn kind_of(word: &str, named: &str) -> Result<RecordKind, Failure> {
    RecordKind::ALL.into_iter().find(|kind| kind.name() == word).ok_or_else(|| {
        Failure::usage(message!("no-kind-of-record", word = named), message!("write-id-alone"))
    })
}

/// The id of today of a record of one kind that is called so.
fn known(opened: &OpenRegistry, kind: RecordKind, name: &str) -> Option<(RecordKind, Id)> {
    let id = Id::new(name);
    let id = match opened.registry.find(kind, &id) {
        Lookup::Record(_) => id,
        Lookup::Renamed(position) => opened.registry.agreement(AgreementIx::from(position)).id,
        Lookup::Unread | Lookup::Nothing => {
            files(opened, kind).any(|path| load::stem(path) == &*id).then_some(id)?
        }
    };
    Some((kind, id))
}

/// The files of the registry that may be records of a kind.
fn files(opened: &OpenRegistry, kind: RecordKind) -> impl Iterator<Item = &str> {
    let files = opened.registry.own_files().iter().map(|path| &**path);
    let is_of_kind = move |path: &str| {
        path.split_once('/').is_some_and(|(top, _)| top == kind.folder()) && is_record_name(path)
    };
    files.filter(move |path| is_of_kind(path))
}
