//! `avtal rename`

use std::collections::BTreeMap;

use chrono::{DateTime, Utc};
use clap::Args;
use clap_complete::ArgValueCandidates;

use super::complete;
use super::failure::{Exit, Failure};
use super::global::Global;
use super::open::OpenRegistry;
use super::write::{Options, Plan, Target, Transaction, edited, files};
use crate::edit::{Edit, Path, Syntax};
use crate::fix::path_to;
use crate::load;
use crate::model::Id;
use crate::registry::{AgreementIx, FileIx, Lookup, Reference};
use crate::source::{self, RecordKind, Span};
use crate::text::because;
use crate::view::message::{Message, message};

/// Give a record another id: rename its file, and every reference to it.
///
/// The file keeps its folder and its ending. An agreement keeps its old id in `former_ids`, so that links from elsewhere
/// still lead to it; parties and bodies have no former ids. Where git tracks the file, it is renamed in the index too, as
/// by `git mv`.
#[derive(Debug, Args)]
#[command(after_help = "\
Examples:
  avtal rename fardtjanst fardtjanst-2024
  avtal rename fardtjanst fardtjanst-2024 --dry-run
  avtal rename party:testkoping testkopings-kommun     where an agreement has the same id")]
pub struct Arguments {
    /// The record; `party:ID` or `body:ID` where an agreement has the same id
    #[arg(value_name = "ID", add = ArgValueCandidates::new(complete::records))]
    id: String,

    /// Its new id
    #[arg(value_name = "NEW")]
    new: String,

    #[command(flatten)]
    options: Options,
}

/// Runs it.
///
/// # Errors
///
/// [`Failure`]; or an I/O error of standard output.
pub fn run(global: &Global, arguments: &Arguments, now: DateTime<Utc>) -> anyhow::Result<Exit> {
    let transaction = Transaction::begin(global, &arguments.options, now)?;
    let opened = &transaction.opened;
    let target = Target::find(opened, &arguments.id, global.quiet)?;
    ensure_free(opened, &target, &arguments.new)?;
    let Found { own, by_file, left, count } = Found::of(opened, &target);
    let mut edits = edits(&target, own, &arguments.new)?;
    edits.extend(former_ids(opened, &target, &arguments.new));
    let mut plan = Plan::default();
    let ending = target.path.rsplit_once('.').map_or("", |(_, ending)| ending);
    let text = if edits.is_empty() { target.stored.text.clone() } else { edited(&target, &edits)? };
    plan.rename(&target, &format!("{}.{ending}", arguments.new), text);
    for (file, (kind, id, spans)) in by_file {
        let other = Target::in_file(opened, kind, id, opened.registry.path(file))?;
        plan.edit(&other, &self::edits(&other, spans, &arguments.new)?)?;
    }
    let mut messages = vec![message!("write-references-renamed", count = count, id = arguments.new.clone())];
    messages.extend(left);
    messages.extend(unreadable(opened, &target, &arguments.new));
    transaction.finish(&plan, |_| messages)
}

/// The new id must be one, and no other record of the kind may have it or have had it.
fn ensure_free(opened: &OpenRegistry, target: &Target, new: &str) -> Result<(), Failure> {
    let (registry, kind) = (&opened.registry, target.kind);
    if !Id::is_valid(new) {
        let help = message!("use-id-letters");
        let message = message!("no-id", id = new, because = because(new));
        return Err(Failure::usage(message, help));
    }
    if *target.id == *new {
        return Err(Failure::usage(message!("id-already", id = new), message!("choose-another")));
    }
    if let Some(path) = files(opened, kind).find(|path| load::stem(path) == new) {
        return Err(Failure::usage(message!("id-taken", id = new, path = path), message!("choose-other-id")));
    }
    match registry.find(kind, &Id::new(new)) {
        Lookup::Renamed(position) if registry.agreement(AgreementIx::from(position)).id != target.id => {
            let other = registry.agreement(AgreementIx::from(position)).id;
            let help = message!("other-id-or-take-out", other = other.to_string());
            Err(Failure::usage(message!("former-id-of", id = new, other = other.to_string()), help))
        }
        Lookup::Record(_) | Lookup::Renamed(_) | Lookup::Unread | Lookup::Nothing => Ok(()),
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
    fn of(opened: &OpenRegistry, target: &Target) -> Found {
        let registry = &opened.registry;
        let mut found = Found { own: Vec::new(), by_file: BTreeMap::new(), left: Vec::new(), count: 0 };
        let references = registry.references_to(target.kind, &target.id).into_iter();
        for reference in references.filter(|reference| registry.is_own(reference.place.file)) {
            let path = registry.path(reference.place.file);
            if let Some(other) = means_another(opened, target, &reference) {
                found.left.push(message!(
                    "write-reference-left",
                    path = path.to_owned(),
                    key = reference.key.name,
                    id = format!("{}:{}", other.name(), reference.id)
                ));
                continue;
            }
            found.count += 1;
            if path == target.path {
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

/// The other kind of which a reference more likely names a record. None if there is no such record.
fn means_another(opened: &OpenRegistry, target: &Target, reference: &Reference<'_>) -> Option<RecordKind> {
    let likely = reference.key.names;
    let is_another = likely != target.kind && opened.registry.find(likely, reference.id) != Lookup::Nothing;
    is_another.then_some(likely)
}

/// The edits that give the values at some places of a record the new id.
fn edits(target: &Target, mut spans: Vec<Span>, new: &str) -> Result<Vec<Edit>, Failure> {
    // An alias of YAML repeats a place.
    spans.sort_unstable();
    spans.dedup();
    let text = target.stored.text.trim_start_matches('\u{feff}');
    let root = match target.syntax() {
        Syntax::Toml => source::toml::parse(text, &mut Vec::new()),
        Syntax::Yaml => source::yaml::parse(text, &mut Vec::new()),
    };
    let set = |span: &Span| {
        let path = root.as_ref().and_then(|root| path_to(root, *span, false));
        path.map(|path| Edit::set(path, new)).ok_or_else(|| {
            let message = message!("reference-lost", path = target.path.as_str());
            Failure::usage(message, message!("write-by-hand-rename", id = new))
        })
    };
    spans.iter().map(set).collect()
}

/// The edits of `former_ids`: with the old id, and without the new one if the record gets an id back that it has had. A
/// file name that is no id is not kept.
fn former_ids(opened: &OpenRegistry, target: &Target, new: &str) -> Vec<Edit> {
    if target.kind != RecordKind::Agreement || !Id::is_valid(&target.id) {
        return Vec::new();
    }
    let path = || Path::root().key("former_ids");
    let record = opened.registry.agreement_of(&target.id).map(|at| opened.registry.agreement(at));
    let former = record.map_or(&[][..], |record| &record.data.former_ids);
    let back = former.iter().position(|former| *former.value == *new);
    match back {
        Some(position) => vec![Edit::set(path().item(position), &*target.id)],
        None => vec![Edit::add(path(), &*target.id)],
    }
}

/// What is said of files that cannot be read, and seem to name the record.
fn unreadable(opened: &OpenRegistry, target: &Target, new: &str) -> Vec<Message> {
    let registry = &opened.registry;
    let tables = [
        registry.agreements.set_aside.iter().map(|record| record.file).collect::<Vec<_>>(),
        registry.parties.set_aside.iter().map(|record| record.file).collect(),
        registry.bodies.set_aside.iter().map(|record| record.file).collect(),
    ];
    let is_known = |file: &FileIx| tables.iter().flatten().any(|known| known == file);
    let is_part = |c: char| c.is_alphanumeric() || c == '-';
    let names_it = |path: &str| {
        let text = opened.folder.read_lossy(path);
        text.split(|c: char| !is_part(c)).any(|word| word == &*target.id)
    };
    let unread = registry
        .unread
        .iter()
        .filter(|file| registry.is_own(**file) && !is_known(file))
        .map(|file| registry.path(*file));
    unread
        .filter(|path| *path != target.path && names_it(path))
        .map(|path| {
            message!(
                "write-reference-unread",
                path = path.to_owned(),
                old = target.id.to_string(),
                id = new.to_owned()
            )
        })
        .collect()
}
