//! Finds the registries that are read: one's own, those that its settings name, those that these name, and so on.

use std::collections::VecDeque;
use std::ops::Range;
use std::path::{Component, Path, PathBuf};

use foldhash::{HashMap, HashMapExt};

use crate::model::Id;
use crate::model::settings::{OtherRegistry, Settings};
use crate::registry::{FileFault, FileIx, Other, Place, Registry, UnreadRegistry};
use crate::source::folder::{FileKind, Folder, FolderEntry};
use crate::source::{Fault, FaultKind, Sp, Span};
use crate::text::display_safe;
use crate::text::message::message;

use super::read::read_settings;

/// At most so many other registries are read: more than any country has municipalities that keep one.
const MOST: usize = 1000;

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
    /// Its folder as shown, and the commit at which it was read.
    path: Box<str>,
    commit: Option<Box<str>>,
    named_at: Place,
    /// The registries that it names.
    names: HashMap<Box<str>, usize>,
}

/// All registries that are read. The first is one's own.
pub(super) struct Members {
    pub all: Vec<Member>,
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
    fn of(folder: Folder, registry: &mut Registry, name: Option<Box<str>>, path: Box<str>) -> Self {
        let entries = folder.list();
        let first = u32::try_from(registry.files.len()).unwrap_or(u32::MAX);
        let shown = |entry: &FolderEntry| match &name {
            None => entry.path.as_str().into(),
            Some(_) => format!("{path}/{}", entry.path).into(),
        };
        registry.files.extend(entries.iter().map(shown));
        let settings = entries.iter().enumerate().find(|(_, entry)| entry.kind == FileKind::Settings);
        let settings =
            settings.and_then(|(at, entry)| read_settings(&folder, file(first, at), &entry.path, registry));
        let named_at = Place { file: FileIx(first), span: Span::FILE };
        Member { folder, entries, first, name, settings, path, commit: None, named_at, names: HashMap::new() }
    }

    /// The number of its file at a position.
    pub(super) fn file(&self, position: usize) -> FileIx {
        file(self.first, position)
    }

    /// The numbers of its files.
    fn files(&self) -> Range<u32> {
        self.first..self.file(self.entries.len()).0
    }

    fn settings_file(&self) -> FileIx {
        let at = self.entries.iter().position(|entry| entry.kind == FileKind::Settings);
        self.file(at.unwrap_or_default())
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
        let mut members = Members { all: vec![own], is_plain: true };
        if members.all.iter().all(|own| own.names().is_empty()) {
            return members;
        }
        let mut known: HashMap<(PathBuf, Option<String>), usize> = HashMap::new();
        known.insert((folder.root().to_owned(), None), 0);
        let (mut open, mut edges) = (VecDeque::from([0]), Vec::new());
        while let Some(from) = open.pop_front() {
            let named = members.all.get(from).map(Member::names).unwrap_or_default();
            for (name, other) in named {
                let read = members.all.len();
                if let Some(to) = members.open(from, &name, &other, &mut known, registry) {
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
        known: &mut HashMap<(PathBuf, Option<String>), usize>,
        registry: &mut Registry,
    ) -> Option<usize> {
        let by = self.all.get(from)?;
        let called: Box<str> = match &by.name {
            None => name.into(),
            Some(by) => format!("{by}:{name}").into(),
        };
        let (file, root) = (by.settings_file(), self.all.first()?.folder.root().to_owned());
        let rev = other.rev.as_ref().map(|rev| rev.value.as_str());
        let found = match by.folder.neighbour(&other.path, rev) {
            Ok(found) => found,
            Err(unreadable) => {
                let subject = display_safe(name).into_owned();
                let why = message!("finding-unreadable-registry", name = &*subject, why = unreadable.why);
                let span = if rev.is_some() { rev_span(other) } else { other.path.span };
                let fault = Fault::new(FaultKind::UnreadableRegistry, span, why).about(subject);
                unread(registry, called, &other.path, file, fault.help(unreadable.help));
                return None;
            }
        };
        let key = found.key();
        let to = match known.get(&key) {
            Some(to) => *to,
            None if self.all.len() > MOST => {
                let message = message!("finding-too-many-registries", count = MOST);
                let fault = Fault::new(FaultKind::UnreadableRegistry, other.path.span, message).about(name);
                unread(registry, called, &other.path, file, fault.help(message!("help-too-many-registries")));
                return None;
            }
            None => {
                let path = relative(&root, found.folder.root());
                let mut member = Member::of(found.folder, registry, Some(called.clone()), path);
                member.commit = found.commit.map(Into::into);
                member.named_at = match from {
                    0 => Place { file, span: other.path.span },
                    _ => by_named_at(&self.all, from),
                };
                known.insert(key, self.all.len());
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
        for edge in edges {
            let Some(circle) = circle(edge, edges, self.all.len()) else { continue };
            let Some(from) = self.all.get(edge.from) else { continue };
            let names = std::iter::once(edge).chain(circle).map(|edge| format!("`{}`", edge.name));
            let names = names.collect::<Vec<_>>().join(" → ");
            let message = match edge.from == edge.to {
                true => message!("finding-registry-itself", name = &*edge.name),
                false => message!("finding-registry-cycle", names = names),
            };
            let fault = Fault::new(FaultKind::RegistryCycle, edge.span, message).about(&*edge.name);
            let fault = fault.help(message!("help-registry-cycle"));
            registry.faults.push(FileFault {
                file: from.settings_file(),
                record: None,
                fault,
                elsewhere: Vec::new(),
            });
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
        if let Some(settings) = members.next().and_then(|own| own.settings) {
            registry.settings = settings;
            registry.settings_read = true;
        }
        registry.others = members
            .map(|member| Other {
                files: member.files(),
                settings_file: member.settings.as_ref().map(|_| member.settings_file()),
                name: member.name.unwrap_or_default(),
                named_at: member.named_at,
                settings: member.settings.unwrap_or_default(),
                folder: member.folder,
                commit: member.commit,
                path: member.path,
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

fn rev_span(other: &OtherRegistry) -> Span {
    other.rev.as_ref().map_or(other.path.span, |rev| rev.span)
}

fn by_named_at(all: &[Member], from: usize) -> Place {
    all.get(from).map_or(Place { file: FileIx(0), span: Span::FILE }, |by| by.named_at)
}

/// The way on from an edge back to where it began, over other registries than these two. Empty if it leads to where it
/// began itself. None if there is none.
fn circle<'e>(edge: &Edge, edges: &'e [Edge], count: usize) -> Option<Vec<&'e Edge>> {
    if edge.from == edge.to {
        return Some(Vec::new());
    }
    let mut came_by: Vec<Option<&Edge>> = vec![None; count];
    let mut open = VecDeque::from([edge.to]);
    while let Some(at) = open.pop_front() {
        // The way straight back is no circle.
        let ways = edges.iter().filter(|way| way.from == at && way.to != edge.to && way.to != at);
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
