//! The documents of two versions of an agreement.

use std::collections::HashMap;

use super::text::{SectionChange, compare};
use super::version::Version;
use crate::model::agreement::{Document, DocumentRole};
use crate::source::{Folder, Sp, pointed_to};

/// A changed document.
#[derive(Debug)]
pub struct DocumentChange {
    /// Its role.
    pub role: Option<DocumentRole>,
    /// Its file.
    pub path: String,
    /// The file of the old version, if it differs.
    pub old_path: Option<String>,
    /// `old` or `new` if the file is missing in that version. None if both have it.
    pub missing: Option<&'static str>,
    /// Whether either version is in Git LFS, so that only its hash is available.
    pub in_lfs: bool,
    /// The changed sections of its text. None if it is not text that can be compared.
    pub sections: Option<Vec<SectionChange>>,
}

/// The changed documents, in the order of the new record.
pub(super) fn documents(old: Version<'_>, new: Version<'_>) -> Vec<DocumentChange> {
    let pairs = pairs(documents_of(old), documents_of(new));
    pairs.into_iter().filter_map(|(before, after)| document(old, new, before, after)).collect()
}

fn documents_of<'r>(version: Version<'r>) -> Vec<&'r Document> {
    let documents = version.side.case.agreement(version.agreement).document.iter();
    documents
        .map(|document: &Sp<Document>| &document.value)
        .filter(|document| document.path.is_some())
        .collect()
}

/// Pairs documents with the same path, and then those with the same role and language, in their order.
fn pairs<'r>(old: Vec<&'r Document>, new: Vec<&'r Document>) -> Vec<(&'r Document, &'r Document)> {
    let path = |document: &Document| document.path.as_ref().map(|path| path.value.to_string());
    let kind = |document: &Document| {
        let language = document.language.as_ref().map(|language| language.to_string());
        (document.role.as_ref().map(|role| role.value), language)
    };
    let by_path: HashMap<_, _> = old.iter().map(|document| (path(document), *document)).collect();
    let new_paths: std::collections::HashSet<_> = new.iter().map(|document| path(document)).collect();
    let mut rest: HashMap<_, Vec<&Document>> = HashMap::new();
    for document in old.iter().rev().filter(|document| !new_paths.contains(&path(document))) {
        rest.entry(kind(document)).or_default().push(document);
    }
    let partner = |document: &&'r Document| {
        let same = by_path.get(&path(document)).copied();
        same.or_else(|| rest.get_mut(&kind(document))?.pop()).map(|old| (old, *document))
    };
    let partners: Vec<_> = new.iter().map(partner).collect();
    partners.into_iter().flatten().collect()
}

fn document(
    old: Version<'_>,
    new: Version<'_>,
    before: &Document,
    after: &Document,
) -> Option<DocumentChange> {
    let (from, to) = (before.path.as_ref()?.value.to_string(), after.path.as_ref()?.value.to_string());
    let (old, new) = (old.files(), new.files());
    if [(old, &from), (new, &to)].iter().any(|(folder, path)| folder.leaves_out(path)) {
        return None;
    }
    let [had, has] = [(old, &from), (new, &to)].map(|(folder, path)| folder.fingerprint(path, false).is_ok());
    let missing = match (had, has) {
        (true, true) => None,
        (true, false) => Some("new"),
        (false, true) => Some("old"),
        (false, false) => return None,
    };
    let contents = if missing.is_some() { Contents::Other } else { contents((old, &from), (new, &to))? };
    let (in_lfs, sections) = match contents {
        Contents::Text(sections) => (false, Some(sections)),
        Contents::InLfs => (true, None),
        Contents::Other => (false, None),
    };
    Some(DocumentChange {
        role: after.role.as_ref().map(|role| role.value),
        old_path: Some(from).filter(|from| *from != to),
        path: to,
        missing,
        in_lfs,
        sections,
    })
}

/// How two files differ.
enum Contents {
    /// These sections differ.
    Text(Vec<SectionChange>),
    /// The hashes of files in Git LFS differ.
    InLfs,
    Other,
}

/// How two files differ. None if they are equal.
fn contents(old: (&Folder, &str), new: (&Folder, &str)) -> Option<Contents> {
    let texts = || [old, new].map(|(folder, path)| folder.read_lossy(path));
    let is_any_in_lfs = |texts: &[String; 2]| texts.iter().any(|text| pointed_to(text).is_some());
    if is_text(old.1) && is_text(new.1) {
        let texts = texts();
        let [was, is] = &texts;
        if was == is {
            return None;
        }
        if !is_any_in_lfs(&texts) {
            let changes = compare(was, is).sections.into_iter().filter(SectionChange::differs);
            let changes: Vec<SectionChange> = changes.collect();
            return (!changes.is_empty()).then_some(Contents::Text(changes));
        }
    }
    let [was, is] = [old, new].map(|(folder, path)| folder.fingerprint(path, true).ok().flatten());
    let differs = was != is;
    differs.then(|| if is_any_in_lfs(&texts()) { Contents::InLfs } else { Contents::Other })
}

/// Whether the extension is that of Markdown or plain text.
fn is_text(path: &str) -> bool {
    let ending = path.rsplit_once('.').map(|(_, ending)| ending.to_ascii_lowercase());
    ending.is_some_and(|ending| ["md", "markdown", "txt", "text"].contains(&ending.as_str()))
}
