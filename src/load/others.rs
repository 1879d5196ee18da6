//! Finds the registries that are read: one's own, those that its settings name, those that these name, and so on.

use std::collections::VecDeque;
use std::ops::Range;
use std::path::{Component, Path, PathBuf};

use foldhash::{HashMap, HashMapExt};

use crate::model::Id;
use crate::model::settings::{OtherRegistry, Settings};
use crate::registry::{FileFault, FileIx, Other, Place, Registry, UnreadRegistry};
use crate::source::folder::{FileKind, Folder, FolderEntry};
use crate::source::{Fault, FaultKind, Sp, Span, Unreadable};
use crate::text::message::message;
use crate::text::{Message, display_safe};

use super::read::{noted, read_settings};

/// At most so many other registries are read: more than any country has municipalities that keep one.
const MOST: usize = 1000;

/// So many names of registries are followed at most, in the settings of all of them together.
const MOST_NAMES: usize = 10_000;

/// So many registries in a chain are read at most, each named by the one before. Their names stand before every id.
const DEEPEST: usize = 8;

/// A registry that is read, and what is known of it before its records.
pub(super) struct Member {
    /// Its folder.
    pub folder: Folder,
    /// Its files.
    pub entries: Vec<FolderEntry>,
    /// The number of its first file.
    pub first: u32,
    /// What stands before its ids. None for one's own.
    pub name: Option<Box<str>>,
    /// Its settings. None if they could not be read.
    pub settings: Option<Settings>,
    /// Their file. None if there is none.
    settings_file: Option<FileIx>,
    /// Its folder as shown, also before the paths of its files, and the commit at which it was read.
    path: Box<str>,
    within: Box<str>,
    commit: Option<Box<str>>,
    named_at: Place,
    /// The registries that it names.
    names: HashMap<Box<str>, usize>,
}

/// All registries that are read. The first is one's own.
pub(super) struct Members {
    pub all: Vec<Member>,
    /// Where each is, by its folder and its commit.
    known: HashMap<(PathBuf, Option<String>), usize>,
    /// How many names have been followed.
    named: usize,
    /// Whether every registry is called in one way only, so that the ids in one's own records are what they are.
    is_plain: bool,
}

/// That the settings of one registry lead to another.
struct Edge {
    from: usize,
    to: usize,
    span: Span,
    name: Box<str>,
}

impl Member {
    fn of(folder: Folder, registry: &mut Registry, name: Option<Box<str>>, within: Box<str>) -> Self {
        let entries = folder.list();
        let first = u32::try_from(registry.files.len()).unwrap_or(u32::MAX);
        let shown = |entry: &FolderEntry| match &name {
            None => entry.path.as_str().into(),
            Some(_) => format!("{within}/{}", entry.path).into(),
        };
        registry.files.extend(entries.iter().map(shown));
        let settings = entries.iter().enumerate().find(|(_, entry)| entry.path == "registry.toml");
        let settings_file = settings.map(|(at, _)| file(first, at));
        let settings = settings.filter(|(_, entry)| entry.kind == FileKind::Settings);
        let settings = settings
            .and_then(|(at, entry)| noted(file(first, at), read_settings(&folder, &entry.path), registry));
        let named_at = Place { file: FileIx(first), span: Span::FILE };
        Member {
            folder,
            entries,
            first,
            name,
            settings,
            settings_file,
            path: "".into(),
            within,
            commit: None,
            named_at,
            names: HashMap::new(),
        }
    }

    /// The number of its file at a position.
    pub(super) fn file(&self, position: usize) -> FileIx {
        file(self.first, position)
    }

    /// The numbers of its files.
    fn files(&self) -> Range<u32> {
        self.first..self.file(self.entries.len()).0
    }

    /// An id of its own, as it is called in one's own registry.
    pub(super) fn id(&self, own: &str) -> Id {
        match &self.name {
            None => Id::new(own),
            Some(name) => Id::new(&format!("{name}:{own}")),
        }
    }
}

fn file(first: u32, position: usize) -> FileIx {
    FileIx(first.saturating_add(u32::try_from(position).unwrap_or(u32::MAX)))
}

impl Members {
    /// Finds them, notes their files, and reads their settings.
    pub(super) fn find(folder: &Folder, registry: &mut Registry) -> Self {
        let own = Member::of(folder.clone(), registry, None, "".into());
        let mut members = Members { all: vec![own], known: HashMap::new(), named: 0, is_plain: true };
        if members.all.iter().all(|own| own.names().is_empty()) {
            return members;
        }
        members.known.insert((folder.root().to_owned(), None), 0);
        let (mut open, mut edges) = (VecDeque::from([0]), Vec::new());
        while let Some(from) = open.pop_front() {
            let named = members.all.get(from).map(Member::names).unwrap_or_default();
            for (name, other) in named {
                let read = members.all.len();
                if let Some(to) = members.open(from, &name, &other, registry) {
                    if members.all.len() > read {
                        open.push_back(to);
                    }
                    edges.push(Edge { from, to, span: other.path.span, name });
                }
            }
        }
        members.tell_circles(&edges, registry);
        members
    }

    /// Opens a registry that another names, unless it is known already. Returns its position; None if it cannot be read,
    /// which is noted.
    fn open(
        &mut self,
        from: usize,
        name: &str,
        other: &OtherRegistry,
        registry: &mut Registry,
    ) -> Option<usize> {
        let by = self.all.get(from)?;
        let called: Box<str> = match &by.name {
            None => name.into(),
            Some(by) => format!("{by}:{name}").into(),
        };
        let (file, root) = (by.settings_file?, self.all.first()?.folder.root().to_owned());
        let rev = other.rev.as_ref().map(|rev| rev.value.as_str());
        self.named += 1;
        let found = match self.named {
            ..=MOST_NAMES => by.folder.neighbour(&other.path, rev),
            _ => Err(too_many(message!("registries-too-many-names", count = MOST_NAMES))),
        };
        let found = found.and_then(|found| match self.known.get(&found.key()) {
            None if self.all.len() > MOST => Err(too_many(message!("registries-too-many", count = MOST))),
            None if called.split(':').count() > DEEPEST => {
                Err(too_many(message!("registries-too-deep", count = DEEPEST)))
            }
            known => Ok((known.copied(), found)),
        });
        let (known, found) = match found {
            Ok(found) => found,
            Err(unreadable) => {
                let subject = display_safe(name).into_owned();
                let why = message!("finding-unreadable-registry", name = &*subject, why = unreadable.why);
                let span = other.rev.as_ref().map_or(other.path.span, |rev| rev.span);
                let fault = Fault::new(FaultKind::UnreadableRegistry, span, why).about(subject);
                unread(registry, called, &other.path, file, fault.help(unreadable.help));
                return None;
            }
        };
        let to = match known {
            Some(to) => to,
            None => {
                let (path, key) = (relative(&root, found.folder.root()), found.key());
                // Two revisions of one folder are two registries, whose files must not be taken for each other.
                let pinned = key.1.as_deref().and_then(|commit| commit.get(..12));
                let within = pinned.map_or_else(|| path.clone(), |commit| format!("{path}@{commit}").into());
                let mut member = Member::of(found.folder, registry, Some(called.clone()), within);
                member.path = path;
                member.commit = found.commit.map(Into::into);
                member.named_at = match from {
                    0 => Place { file, span: other.path.span },
                    _ => by_named_at(&self.all, from),
                };
                self.known.insert(key, self.all.len());
                self.all.push(member);
                self.all.len() - 1
            }
        };
        let is_called_so = self.all.get(to).is_some_and(|to| to.name.as_deref() == Some(&*called));
        self.is_plain &= is_called_so;
        if let Some(by) = self.all.get_mut(from) {
            by.names.insert(name.into(), to);
        }
        Some(to)
    }

    /// Notes the registries that name themselves, or each other in a circle of more than two. Two that name each other are
    /// none: a county reads the local agreements that rest on its own.
    fn tell_circles(&self, edges: &[Edge], registry: &mut Registry) {
        let mut ways: Vec<Vec<&Edge>> = vec![Vec::new(); self.all.len()];
        for edge in edges {
            if let Some(from) =
                ways.get_mut(edge.from).filter(|from| from.iter().all(|way| way.to != edge.to))
            {
                from.push(edge);
            }
        }
        for edge in ways.iter().flatten() {
            let Some(circle) = circle(edge, &ways) else { continue };
            let Some(file) = self.all.get(edge.from).and_then(|from| from.settings_file) else { continue };
            let names = std::iter::once(*edge).chain(circle).map(|edge| format!("`{}`", edge.name));
            let names = names.collect::<Vec<_>>().join(" → ");
            let message = match edge.from == edge.to {
                true => message!("finding-registry-itself", name = &*edge.name),
                false => message!("finding-registry-cycle", names = names),
            };
            let fault = Fault::new(FaultKind::RegistryCycle, edge.span, message).about(&*edge.name);
            let fault = fault.help(message!("help-registry-cycle"));
            registry.faults.push(FileFault { file, record: None, fault, elsewhere: Vec::new() });
        }
    }

    /// Calls an id in a record of a member what it is called in one's own registry.
    pub(super) fn qualify(&self, member: usize, id: &mut Id) {
        let written = *id;
        let (mut at, mut rest) = (member, &*written);
        while let Some((name, inner)) = rest.split_once(':') {
            let Some(next) = self.all.get(at).and_then(|at| at.names.get(name)) else { break };
            (at, rest) = (*next, inner);
        }
        if !rest.is_empty()
            && let Some(member) = self.all.get(at)
        {
            *id = member.id(rest);
        }
    }

    /// Whether ids in the records of a member may be called otherwise in one's own registry.
    pub(super) fn renames(&self, member: usize) -> bool {
        member > 0 || !self.is_plain
    }

    /// Puts what was found into the registry.
    pub(super) fn enter(self, registry: &mut Registry) {
        let mut members = self.all.into_iter();
        if let Some(own) = members.next() {
            registry.set_settings_file(own.settings_file);
            registry.settings_read = own.settings.is_some();
            registry.settings = own.settings.unwrap_or_default();
        }
        registry.others = members
            .map(|member| Other {
                files: member.files(),
                settings_file: member.settings_file.filter(|_| member.settings.is_some()),
                name: member.name.unwrap_or_default(),
                named_at: member.named_at,
                settings: member.settings.unwrap_or_default(),
                folder: member.folder,
                commit: member.commit,
                path: member.path,
                within: member.within,
            })
            .collect();
    }
}

impl Member {
    /// The registries that its settings name, in the order of their names.
    fn names(&self) -> Vec<(Box<str>, OtherRegistry)> {
        let settings = self.settings.iter().filter_map(|settings| settings.registries.as_ref());
        let named = settings.flat_map(|registries| &registries.0);
        let mut named: Vec<(Box<str>, OtherRegistry)> = named
            .filter(|(name, other)| is_name(name) && !other.path.is_empty())
            .map(|(name, Sp { value, .. })| (name.as_str().into(), value.clone()))
            .collect();
        named.sort_by(|(name, _), (other, _)| name.cmp(other));
        named.dedup_by(|(name, _), (first, _)| name == first);
        named
    }
}

/// Whether a registry may be called so. What stands before a colon on the command line may be a type of record.
pub(super) fn is_name(name: &str) -> bool {
    Id::is_valid(name) && crate::source::RecordKind::ALL.iter().all(|kind| kind.name() != name)
}

fn unread(registry: &mut Registry, name: Box<str>, path: &str, file: FileIx, fault: Fault) {
    registry.faults.push(FileFault { file, record: None, fault: fault.clone(), elsewhere: Vec::new() });
    registry.unread_registries.push(UnreadRegistry { name, path: path.into(), fault });
}

fn too_many(why: Message) -> Unreadable {
    Unreadable::new(why, message!("help-too-many-registries"))
}

fn by_named_at(all: &[Member], from: usize) -> Place {
    all.get(from).map_or(Place { file: FileIx(0), span: Span::FILE }, |by| by.named_at)
}

/// The way on from an edge back to where it began, over other registries than these two. Empty if it leads to where it
/// began itself. None if there is none.
fn circle<'e>(edge: &Edge, ways: &[Vec<&'e Edge>]) -> Option<Vec<&'e Edge>> {
    if edge.from == edge.to {
        return Some(Vec::new());
    }
    let mut came_by: Vec<Option<&Edge>> = vec![None; ways.len()];
    let mut open = VecDeque::from([edge.to]);
    while let Some(at) = open.pop_front() {
        // The way straight back is no circle.
        let ways = ways.get(at)?.iter().copied().filter(|way| way.to != edge.to && way.to != at);
        for way in ways.filter(|way| (way.from, way.to) != (edge.to, edge.from)) {
            let came = came_by.get_mut(way.to)?;
            if came.is_none() {
                *came = Some(way);
                open.push_back(way.to);
            }
        }
    }
    let (mut steps, mut at) = (Vec::new(), edge.from);
    while at != edge.to {
        let step = (*came_by.get(at)?)?;
        steps.push(step);
        at = step.from;
    }
    steps.reverse();
    Some(steps)
}

/// The path from one folder to another, with `/`.
fn relative(from: &Path, to: &Path) -> Box<str> {
    let (from, to): (Vec<Component<'_>>, Vec<Component<'_>>) =
        (from.components().collect(), to.components().collect());
    let shared = from.iter().zip(&to).take_while(|(a, b)| a == b).count();
    let up = from.iter().skip(shared).map(|_| "..".into());
    let down = to.iter().skip(shared).map(|part| part.as_os_str().to_string_lossy());
    let parts: Vec<std::borrow::Cow<'_, str>> = up.chain(down).collect();
    parts.join("/").into()
}
