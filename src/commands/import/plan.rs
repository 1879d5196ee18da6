//! What a record is made of, and where it stands.

use std::collections::BTreeMap;
use std::path::PathBuf;

use crate::commands::new::{Siblings, ending};
use crate::commands::open::OpenRegistry;
use crate::edit::{Data, Format, Step, Syntax, document};
use crate::import::names::Proposal;
use crate::import::rows::Draft;
use crate::source::RecordKind;

/// Where new records of a kind stand.
#[derive(Debug)]
pub(super) struct Home {
    kind: RecordKind,
    /// Their folder, from the root of the registry.
    folder: String,
    root: PathBuf,
    ending: &'static str,
    /// What stands at the top of each.
    top: String,
}

impl Home {
    /// The folder below that of the kind, else the one where most of them are; in the syntax of most of the registry.
    pub(super) fn of(opened: &OpenRegistry, kind: RecordKind, folder: Option<&str>) -> Self {
        let siblings = Siblings::of(&opened.registry, kind);
        let folder = match folder {
            Some(below) => format!("{}/{below}", kind.folder()),
            None => siblings.folder(&[]),
        };
        let ending = ending(&opened.registry);
        let schema = siblings.schema_line(&opened.folder, &folder, Syntax::of(ending));
        let top = schema.map(|line| format!("{line}\n")).unwrap_or_default();
        Home { kind, folder, root: opened.folder.root().to_owned(), ending, top }
    }

    /// The path of a record in the registry, and where it is stored.
    pub(super) fn place(&self, id: &str) -> (String, PathBuf) {
        let path = format!("{}/{id}{}", self.folder, self.ending);
        (path.clone(), self.root.join(path))
    }

    /// The text of a new record. None if it cannot be written.
    pub(super) fn text(&self, data: &Data) -> Option<String> {
        document(Format::Record(self.kind), Syntax::of(self.ending), &self.top, data)
    }
}

/// What a new record says.
pub(super) fn data(kind: RecordKind, draft: &Draft) -> Data {
    let mut root = Tree::Table(Vec::new());
    for value in draft.values.values() {
        root.put(value.path.steps(), &value.data);
    }
    let mut data = root.data();
    if let (Data::Table(entries), RecordKind::Agreement) = (&mut data, kind)
        && !entries.iter().any(|(key, _)| key == "validity")
    {
        entries.push(("validity".to_owned(), Data::Table(Vec::new())));
    }
    data
}

/// Data that is being put together.
enum Tree {
    Leaf(Data),
    Table(Vec<(String, Tree)>),
    Items(BTreeMap<usize, Tree>),
}

impl Tree {
    /// Puts a value at a path. Recursion is bounded by the length of paths of the format.
    fn put(&mut self, steps: &[Step], data: &Data) {
        match steps.split_first() {
            None => *self = Tree::Leaf(data.clone()),
            Some((Step::Key(key), rest)) => {
                if !matches!(self, Tree::Table(_)) {
                    *self = Tree::Table(Vec::new());
                }
                let Tree::Table(entries) = self else { return };
                if let Some((_, inner)) = entries.iter_mut().find(|(known, _)| known == key) {
                    inner.put(rest, data);
                    return;
                }
                let mut inner = Tree::Table(Vec::new());
                inner.put(rest, data);
                entries.push((key.clone(), inner));
            }
            Some((Step::Item(index), rest)) => {
                if !matches!(self, Tree::Items(_)) {
                    *self = Tree::Items(BTreeMap::new());
                }
                let Tree::Items(items) = self else { return };
                items.entry(*index).or_insert_with(|| Tree::Table(Vec::new())).put(rest, data);
            }
        }
    }

    /// The data. Items that are left out leave no gap.
    fn data(self) -> Data {
        match self {
            Tree::Leaf(data) => data,
            Tree::Table(entries) => {
                Data::Table(entries.into_iter().map(|(key, value)| (key, value.data())).collect())
            }
            Tree::Items(items) => Data::List(items.into_values().map(Tree::data).collect()),
        }
    }
}

/// What the record of a party or body says that a list names. What it is, is said only where its name says so.
pub(super) fn proposed(proposal: &Proposal) -> Data {
    let lower = proposal.name.to_lowercase();
    let has_word = |word: &str| lower.split(' ').any(|own| own == word);
    let kind = match proposal.kind {
        RecordKind::Party if lower.ends_with("kommunalförbund") || has_word("kommunalförbundet") => {
            Some("municipal-association")
        }
        RecordKind::Party if has_word("kommun") => Some("municipality"),
        RecordKind::Party if lower.starts_with("region ") => Some("region"),
        RecordKind::Party | RecordKind::Body | RecordKind::Agreement => None,
    };
    let name = ("name", Data::text(proposal.name.as_str()));
    Data::table(std::iter::once(name).chain(kind.map(|kind| ("kind", Data::text(kind)))))
}
