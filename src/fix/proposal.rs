//! Fixes of one round, as replacements in texts.

use std::collections::{BTreeMap, BTreeSet};

use super::replacement::{Replacement, replaced};
use super::resolve::replacements;
use crate::registry::{FileIx, Place};
use crate::rules::Finding;
use crate::source::{Change, Fix, Folder, Span};
use crate::text::Message;

/// A fix that was made, or held back.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Made {
    /// The file of the finding, relative to the registry's root.
    pub path: String,
    /// The rule that found what it mends.
    pub rule: &'static str,
    /// What it does.
    pub title: Message,
}

/// A fix that may be made in this round.
#[derive(Debug)]
pub(super) struct Proposal {
    pub(super) made: Made,
    /// By the path of the file.
    parts: Parts,
    /// The same files.
    files: BTreeSet<FileIx>,
}

/// What is replaced in files, by their path.
pub(super) type Parts = BTreeMap<String, Vec<Replacement>>;

/// The texts of files, by their path.
pub(super) type Texts = BTreeMap<String, String>;

/// The texts of files as they are in this round, read when they are first asked for.
pub(super) struct Read<'f> {
    folder: &'f Folder,
    pub(super) texts: Texts,
}

impl<'f> Read<'f> {
    pub(super) fn new(folder: &'f Folder) -> Self {
        Read { folder, texts: Texts::new() }
    }

    /// None if the file cannot be read.
    fn text(&mut self, path: &str) -> Option<&str> {
        if !self.texts.contains_key(path) {
            self.texts.insert(path.to_owned(), self.folder.read(path).ok()?);
        }
        self.texts.get(path).map(String::as_str)
    }
}

impl Proposal {
    /// None if one of its edits cannot be made.
    pub(super) fn of(
        finding: &Finding,
        fix: &Fix<Place>,
        files: &[String],
        read: &mut Read<'_>,
    ) -> Option<Self> {
        let path = |file: FileIx| files.get(usize::try_from(file.0).ok()?).cloned();
        let mut by_file: BTreeMap<FileIx, Vec<(Span, &Change)>> = BTreeMap::new();
        for (place, change) in &fix.edits {
            by_file.entry(place.file).or_default().push((place.span, change));
        }
        let files = by_file.keys().copied().collect();
        let mut parts = BTreeMap::new();
        for (file, edits) in by_file {
            let path = path(file)?;
            let replacements = replacements(&path, read.text(&path)?, &edits);
            if replacements.is_empty() {
                return None;
            }
            parts.insert(path, replacements);
        }
        let made = Made { path: path(finding.place.file)?, rule: finding.rule.id, title: fix.title.clone() };
        (!parts.is_empty()).then_some(Proposal { made, parts, files })
    }

    /// Whether one of its places is in one of these files.
    pub(super) fn is_in(&self, files: &BTreeSet<FileIx>) -> bool {
        !self.files.is_disjoint(files)
    }

    /// Whether it can be made at once with those in `taken`, as none of its places meets one of theirs. Then it is added
    /// to them.
    pub(super) fn takes_its_place(&self, taken: &mut Parts) -> bool {
        let meets = self.parts.iter().any(|(path, mine)| {
            let theirs = taken.get(path).map_or(&[][..], Vec::as_slice);
            theirs.iter().any(|theirs| mine.iter().any(|mine| mine.meets(theirs)))
        });
        if !meets {
            extend(taken, &self.parts);
        }
        !meets
    }
}

/// Where the texts stand that these write, in the new texts of the files, by their path. Where something is only taken
/// away, an empty span.
pub(super) fn written(proposals: &[&Proposal]) -> BTreeMap<String, Vec<Span>> {
    let mut by_path = Parts::new();
    for proposal in proposals {
        extend(&mut by_path, &proposal.parts);
    }
    by_path.into_iter().map(|(path, parts)| (path, written_in(parts))).collect()
}

fn written_in(mut parts: Vec<Replacement>) -> Vec<Span> {
    parts.sort_by_key(|part| part.span);
    let (mut spans, mut added, mut removed) = (Vec::new(), 0_usize, 0_usize);
    for part in parts {
        let range = part.range();
        let start = (range.start + added).saturating_sub(removed);
        spans.push(Span::new(start, start + part.text.len()));
        added += part.text.len();
        removed += range.len();
    }
    spans
}

/// Whether a span touches one of these.
pub(super) fn meets(spans: &[Span], span: Span) -> bool {
    spans.iter().any(|written| written.start <= span.end && span.start <= written.end)
}

fn extend(all: &mut Parts, more: &Parts) {
    for (path, parts) in more {
        all.entry(path.clone()).or_default().extend(parts.iter().cloned());
    }
}

/// The texts that change if these are made. None if they cannot be made at once.
pub(super) fn all(proposals: &[&Proposal], texts: &Texts) -> Option<Texts> {
    let mut by_path = Parts::new();
    for proposal in proposals {
        extend(&mut by_path, &proposal.parts);
    }
    let text = |(path, parts): (String, Vec<Replacement>)| {
        let new = replaced(texts.get(&path)?, parts)?;
        Some((path, new))
    };
    by_path.into_iter().map(text).collect()
}
