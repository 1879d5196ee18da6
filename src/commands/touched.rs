//! The files that `check` is asked about, including removed ones, and the findings that concern them.

use std::io::{self, ErrorKind};
use std::path::{Path, PathBuf};

use super::failure::Failure;
use super::open::OpenRegistry;
use crate::git::Repository;
use crate::git::plain;
use crate::load::stem;
use crate::model::Id;
use crate::registry::{Lookup, Place, Registry};
use crate::rules::Finding;
use crate::text::message::message;

const SETTINGS: &str = "registry.toml";
const AGREEMENTS: &str = "agreements";
const PARTIES: &str = "parties";
const BODIES: &str = "bodies";

/// Files and folders of a registry, by their path from its root. Empty for the whole registry.
#[derive(Debug)]
pub(super) struct Touched<'o> {
    registry: &'o Registry,
    paths: Vec<PathBuf>,
}

impl<'o> Touched<'o> {
    /// The files at these paths on the command line. A file that does not exist may be named if it once did: if a
    /// finding misses it, its record is elsewhere now, or git knows it.
    ///
    /// # Errors
    ///
    /// [`Failure::Usage`] for a path that is outside the registry or never existed, [`Failure::Environment`] for one
    /// that cannot be read.
    pub(super) fn of(
        opened: &'o OpenRegistry,
        paths: &[PathBuf],
        findings: &[Finding],
    ) -> Result<Self, Failure> {
        let mut touched = Touched { registry: &opened.registry, paths: Vec::new() };
        let mut unknown = Vec::new();
        for path in paths {
            let (inside, is_link) = match &opened.revision {
                None => (inside(opened.folder.root(), path)?, path.is_symlink()),
                Some(revision) => (revision.inside(&opened.folder, path)?, false),
            };
            let is_there = opened.folder.has(&inside) || is_link;
            if !is_there && !touched.is_missed(&inside, findings) {
                unknown.push((path, inside.clone()));
            }
            touched.paths.push(inside);
        }
        match (first_unknown(opened, &unknown), &opened.revision) {
            (None, _) => Ok(touched),
            (Some(path), Some(revision)) => Err(revision.lacks(path)),
            (Some(path), None) => Err(Failure::usage(
                message!("no-such-path", path = path.display().to_string()),
                message!("name-paths-of-registry"),
            )),
        }
    }

    /// Whether the whole registry is meant.
    pub(super) fn is_whole(&self) -> bool {
        self.paths.is_empty()
    }

    /// Whether the file at `path` is one of them.
    pub(super) fn holds(&self, path: &str) -> bool {
        self.is_whole() || self.paths.iter().any(|touched| Path::new(path).starts_with(touched))
    }

    /// Whether a finding is in one of them, related to one, or may result from a change of one.
    pub(super) fn touches(&self, finding: &Finding) -> bool {
        let holds = |place: Place| self.holds(self.registry.path(place.file));
        holds(finding.place)
            || finding.related.iter().any(|related| holds(related.place))
            || self.paths.iter().any(|path| may_break(path, finding))
    }

    /// Whether a finding misses the file at a path, or its record is elsewhere now.
    fn is_missed(&self, path: &Path, findings: &[Finding]) -> bool {
        let name = slashed(path);
        let id = Id::new(stem(&name));
        let found = match top(path) {
            AGREEMENTS => self.registry.agreements.find(&id),
            PARTIES => self.registry.parties.find(&id),
            BODIES => self.registry.bodies.find(&id),
            _ => Lookup::Nothing,
        };
        let misses = |finding: &Finding| match finding.rule.id {
            "missing-document" => is_about(finding, path),
            _ => finding.subject.as_deref() == Some(&*id),
        };
        found != Lookup::Nothing || findings.iter().any(|finding| may_break(path, finding) && misses(finding))
    }
}

/// Whether a finding elsewhere may result from a change of the file at `path`. A file may have had another name before,
/// so any reference to something that does not exist may have meant it. The settings concern every record.
fn may_break(path: &Path, finding: &Finding) -> bool {
    let top = top(path);
    match finding.rule.id {
        _ if top == SETTINGS => true,
        "unknown-agreement" => top == AGREEMENTS,
        "unknown-party" if top == PARTIES => true,
        "unknown-body" if top == BODIES => true,
        // Some keys take either.
        "unknown-party" | "unknown-body" => {
            [PARTIES, BODIES].contains(&top) && finding.subject.as_deref() == Some(stem(&slashed(path)))
        }
        "missing-document" => ![AGREEMENTS, PARTIES, BODIES].contains(&top),
        "changed-document" => is_about(finding, path),
        _ => false,
    }
}

/// Whether it is about a document at or below a path.
fn is_about(finding: &Finding, path: &Path) -> bool {
    finding.subject.as_deref().is_some_and(|subject| Path::new(subject).starts_with(path))
}

/// The first component of a path in the registry.
fn top(path: &Path) -> &str {
    path.iter().next().and_then(|top| top.to_str()).unwrap_or_default()
}

/// The first of these paths that git has never known, if any.
fn first_unknown<'p>(opened: &OpenRegistry, paths: &'p [(&'p PathBuf, PathBuf)]) -> Option<&'p PathBuf> {
    let first = paths.first()?;
    let (repository, at) = match &opened.revision {
        Some(revision) => (Some(revision.repository.clone()), Some(&revision.commit)),
        None => (Repository::around(opened.folder.root()).ok(), None),
    };
    // Without a repository, nothing is known about the past.
    let Some(repository) = repository else { return Some(first.0) };
    let is_known = |path: &Path| repository.has_had(at, path).unwrap_or(false);
    paths.iter().find(|(_, inside)| !is_known(inside)).map(|(path, _)| *path)
}

fn slashed(path: &Path) -> String {
    path.iter().map(|part| part.to_string_lossy()).collect::<Vec<_>>().join("/")
}

/// Converts a path on the command line to one from the registry's root. It need not exist.
pub(super) fn inside(root: &Path, path: &Path) -> Result<PathBuf, Failure> {
    let real = resolved(path).map_err(|error| Failure::unreadable(path, error))?;
    real.strip_prefix(root).map(Path::to_owned).map_err(|_| {
        let message = message!(
            "not-in-this-registry",
            path = path.display().to_string(),
            registry = root.display().to_string()
        );
        Failure::usage(message, message!("name-one-registry"))
    })
}

/// A path with the links in its existing part resolved.
fn resolved(path: &Path) -> io::Result<PathBuf> {
    let absolute = plain(&std::path::absolute(path)?);
    for there in std::iter::once(path).chain(absolute.ancestors()) {
        match dunce::canonicalize(there) {
            Ok(real) if there == path => return Ok(real),
            Ok(real) => return Ok(real.join(absolute.strip_prefix(there).unwrap_or(Path::new("")))),
            Err(error) if error.kind() == ErrorKind::NotFound => {}
            Err(error) => return Err(error),
        }
    }
    Ok(absolute)
}
