//! Renaming: what becomes of the texts of a registry when a record gets another id. Nothing is written.

use std::collections::BTreeMap;

use crate::edit::{self, Edit, Format, Path, Syntax};
use crate::fix::path_to;
use crate::load;
use crate::model::Id;
use crate::registry::{AgreementIx, FileIx, Lookup, Reference, Registry};
use crate::source::{self, Folder, RecordKind, Span, is_record_name};
use crate::text::because;
use crate::text::message::{Message, message};

/// A record that is to get another id.
#[derive(Debug, Clone, Copy)]
pub struct Renaming<'r> {
    /// The folder that the registry was read from.
    pub folder: &'r Folder,
    /// The registry.
    pub registry: &'r Registry,
    /// The kind of the record.
    pub kind: RecordKind,
    /// Its id.
    pub id: Id,
    /// Its file, by its path in the registry.
    pub path: &'r str,
}

/// What becomes of a registry's texts.
#[derive(Debug, PartialEq, Eq)]
pub struct Renamed {
    /// The name of the file to be.
    pub name: String,
    /// The text of the record's own file to be.
    pub text: String,
    /// The other files that change.
    pub others: Vec<OtherFile>,
    /// How many references change.
    pub count: usize,
    /// What is said of references that stay: those that more likely mean another record, and those in files that cannot be
    /// read.
    pub left: Vec<Message>,
}

/// A file that refers to the record.
#[derive(Debug, PartialEq, Eq)]
pub struct OtherFile {
    /// Its path in the registry.
    pub path: String,
    /// The kind of its record.
    pub kind: RecordKind,
    /// The id of its record.
    pub id: Id,
    /// Its text to be.
    pub text: String,
}

/// Why a record cannot get an id.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Refused {
    /// Why.
    pub message: Message,
    /// What to do.
    pub help: Option<Message>,
}

impl Refused {
    fn new(message: Message, help: Message) -> Self {
        Refused { message, help: Some(help) }
    }
}

impl Renaming<'_> {
    /// What becomes of the texts if the record gets the id `new`.
    ///
    /// # Errors
    ///
    /// If it is no id, if another record of the kind has it or has had it, or if a text cannot be edited.
    pub fn to(self, new: &str) -> Result<Renamed, Refused> {
        self.ensure_free(new)?;
        let Found { own, by_file, left, count } = Found::of(self);
        let text = self.stored(self.path)?;
        let mut edits = edits(self.path, &text, own, new)?;
        edits.extend(self.former_ids(new));
        let ending = self.path.rsplit_once('.').map_or("", |(_, ending)| ending);
        let text = if edits.is_empty() { text } else { edited(self.path, self.kind, &text, &edits)? };
        let other = |(file, (kind, id, spans)): (FileIx, (RecordKind, Id, Vec<Span>))| {
            let path = self.registry.path(file).to_owned();
            let text = self.stored(&path)?;
            let edits = self::edits(&path, &text, spans, new)?;
            let text = edited(&path, kind, &text, &edits)?;
            Ok(OtherFile { path, kind, id, text })
        };
        let others = by_file.into_iter().map(other).collect::<Result<Vec<_>, Refused>>()?;
        let left = left.into_iter().chain(self.unreadable(new)).collect();
        Ok(Renamed { name: format!("{new}.{ending}"), text, others, count, left })
    }

    fn stored(self, path: &str) -> Result<String, Refused> {
        let stored = self.folder.stored(path).map_err(|fault| Refused {
            message: message!("unread-because", path = path, why = fault.message),
            help: fault.help,
        })?;
        Ok(stored.text)
    }

    /// The new id must be one, and no other record of the kind may have it or have had it.
    fn ensure_free(self, new: &str) -> Result<(), Refused> {
        let Renaming { registry, kind, id, .. } = self;
        if !Id::is_valid(new) {
            let help = message!("use-id-letters");
            let message = message!("no-id", id = new, because = because(new));
            return Err(Refused::new(message, help));
        }
        if *id == *new {
            return Err(Refused::new(message!("id-already", id = new), message!("choose-another")));
        }
        let is_of_kind = |path: &str| {
            path.split_once('/').is_some_and(|(top, _)| top == kind.folder()) && is_record_name(path)
        };
        let mut files = registry.own_files().iter().map(|path| &**path).filter(|path| is_of_kind(path));
        if let Some(path) = files.find(|path| load::stem(path) == new) {
            let message = message!("id-taken", id = new, path = path);
            return Err(Refused::new(message, message!("choose-other-id")));
        }
        match registry.find(kind, &Id::new(new)) {
            Lookup::Renamed(position) if registry.agreement(AgreementIx::from(position)).id != id => {
                let other = registry.agreement(AgreementIx::from(position)).id;
                let help = message!("other-id-or-take-out", other = other.to_string());
                Err(Refused::new(message!("former-id-of", id = new, other = other.to_string()), help))
            }
            Lookup::Record(_) | Lookup::Renamed(_) | Lookup::Unread | Lookup::Nothing => Ok(()),
        }
    }

    /// The other kind of which a reference more likely names a record. None if there is no such record.
    fn means_another(self, reference: &Reference<'_>) -> Option<RecordKind> {
        let likely = reference.key.names;
        let is_another = likely != self.kind && self.registry.find(likely, reference.id) != Lookup::Nothing;
        is_another.then_some(likely)
    }

    /// The edits of `former_ids`: with the old id, and without the new one if the record gets an id back that it has had. A
    /// file name that is no id is not kept.
    fn former_ids(self, new: &str) -> Vec<Edit> {
        if self.kind != RecordKind::Agreement || !Id::is_valid(&self.id) {
            return Vec::new();
        }
        let path = || Path::root().key("former_ids");
        let record = self.registry.agreement_of(&self.id).map(|at| self.registry.agreement(at));
        let former = record.map_or(&[][..], |record| &record.data.former_ids);
        let back = former.iter().position(|former| *former.value == *new);
        match back {
            Some(position) => vec![Edit::set(path().item(position), &*self.id)],
            None => vec![Edit::add(path(), &*self.id)],
        }
    }

    /// What is said of files that cannot be read, and seem to name the record.
    fn unreadable(self, new: &str) -> Vec<Message> {
        let registry = self.registry;
        let tables = [
            registry.agreements.set_aside.iter().map(|record| record.file).collect::<Vec<_>>(),
            registry.parties.set_aside.iter().map(|record| record.file).collect(),
            registry.bodies.set_aside.iter().map(|record| record.file).collect(),
        ];
        let is_known = |file: &FileIx| tables.iter().flatten().any(|known| known == file);
        let is_part = |c: char| c.is_alphanumeric() || c == '-';
        let names_it = |path: &str| {
            let text = self.folder.read_lossy(path);
            text.split(|c: char| !is_part(c)).any(|word| word == &*self.id)
        };
        let unread = registry.unread.iter().filter(|file| registry.is_own(**file) && !is_known(file));
        let unread = unread.map(|file| registry.path(*file));
        unread
            .filter(|path| *path != self.path && names_it(path))
            .map(|path| {
                message!(
                    "write-reference-unread",
                    path = path.to_owned(),
                    old = self.id.to_string(),
                    id = new.to_owned()
                )
            })
            .collect()
    }
}

/// The references to a record.
struct Found {
    /// Where they are in its own file.
    own: Vec<Span>,
    /// Where they are in each other file, with the kind and the id of its record.
    by_file: BTreeMap<FileIx, (RecordKind, Id, Vec<Span>)>,
    /// What is said of those that more likely mean another record.
    left: Vec<Message>,
    /// How many there are, without those.
    count: usize,
}

impl Found {
    fn of(renaming: Renaming<'_>) -> Found {
        let registry = renaming.registry;
        let mut found = Found { own: Vec::new(), by_file: BTreeMap::new(), left: Vec::new(), count: 0 };
        let references = registry.references_to(renaming.kind, &renaming.id).into_iter();
        for reference in references.filter(|reference| registry.is_own(reference.place.file)) {
            let path = registry.path(reference.place.file);
            if let Some(other) = renaming.means_another(&reference) {
                found.left.push(message!(
                    "write-reference-left",
                    path = path.to_owned(),
                    key = reference.key.name,
                    id = format!("{}:{}", other.name(), reference.id)
                ));
                continue;
            }
            found.count += 1;
            if path == renaming.path {
                found.own.push(reference.place.span);
            } else {
                let (_, _, spans) = found
                    .by_file
                    .entry(reference.place.file)
                    .or_insert_with(|| (reference.by_type, *reference.by, Vec::new()));
                spans.push(reference.place.span);
            }
        }
        found
    }
}

/// The edits that give the values at some places of a record the new id.
fn edits(path: &str, text: &str, mut spans: Vec<Span>, new: &str) -> Result<Vec<Edit>, Refused> {
    // An alias of YAML repeats a place.
    spans.sort_unstable();
    spans.dedup();
    let text = text.trim_start_matches('\u{feff}');
    let root = match Syntax::of(path) {
        Syntax::Toml => source::toml::parse(text, &mut Vec::new()),
        Syntax::Yaml => source::yaml::parse(text, &mut Vec::new()),
    };
    let set = |span: &Span| {
        let found = root.as_ref().and_then(|root| path_to(root, *span, false));
        found.map(|found| Edit::set(found, new)).ok_or_else(|| {
            Refused::new(message!("reference-lost", path = path), message!("write-by-hand-rename", id = new))
        })
    };
    spans.iter().map(set).collect()
}

/// The text of a record with edits made on it.
fn edited(path: &str, kind: RecordKind, text: &str, edits: &[Edit]) -> Result<String, Refused> {
    edit::apply(Format::Record(kind), Syntax::of(path), text, edits).map_err(|refusal| {
        Refused::new(message!("path-why", path = path, why = refusal.message()), refusal.help())
    })
}
