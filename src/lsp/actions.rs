//! Quick fixes: what would mend a finding.

use std::collections::{BTreeMap, BTreeSet};

use serde_json::{Value, json};

use super::accept::{accepted, new_record, with_key};
use super::diagnostics;
use super::document::{Encoding, Text};
use super::edits::{WorkspaceEdit, between, text_of};
use super::jsonrpc::value;
use super::protocol::{Client, Diagnostic, Range, TextEdit};
use super::session::Found;
use super::workspace::{Workspace, format, kind, parsed};
use crate::fix::{Fixer, replacements};
use crate::model::Id;
use crate::registry::Place;
use crate::rules::Finding;
use crate::source::{Applicability, Change, FaultKind, Fix, RecordKind, Span};
use crate::text::Message;
use crate::text::message::message;

/// The kind of the action that makes all safe fixes.
pub(super) const FIX_ALL: &str = "source.fixAll.avtal";
const QUICK_FIX: &str = "quickfix";

/// What an editor asks for.
pub(super) struct Asked<'a> {
    pub range: Range,
    /// Only actions of these kinds, and of those below them.
    pub only: Option<&'a [String]>,
    pub client: &'a Client,
    pub encoding: Encoding,
}

impl Asked<'_> {
    fn wants(&self, kind: &str) -> bool {
        let covers = |only: &String| {
            only.is_empty()
                || only == kind
                || kind.strip_prefix(only.as_str()).is_some_and(|rest| rest.starts_with('.'))
        };
        self.only.is_none_or(|only| only.iter().any(covers))
    }
}

/// The actions in a range of a document.
pub(super) fn actions(of: &Found<'_>, asked: &Asked<'_>) -> Value {
    let text = of.text();
    let mut told = Vec::new();
    if asked.wants(QUICK_FIX) {
        let paths = BTreeSet::from([of.path.clone()]);
        let published = diagnostics::of(of.workspace, &paths, asked.encoding);
        let told_as = published.into_iter().flat_map(|file| file.diagnostics);
        for (finding, diagnostic) in of.workspace.findings(&of.path).iter().zip(told_as) {
            if text.range(finding.place.span).meets(asked.range) {
                told.extend(for_finding(of, finding, &diagnostic, asked));
            }
        }
    }
    // Only if it is asked for: to find out which fixes cause no new finding, the registry is checked again.
    if asked.only.is_some() && asked.wants(FIX_ALL) {
        told.extend(fix_all(of, asked));
    }
    Value::Array(told)
}

fn for_finding(of: &Found<'_>, finding: &Finding, diagnostic: &Diagnostic, asked: &Asked<'_>) -> Vec<Value> {
    let workspace = of.workspace;
    let say =
        |message: &Message| crate::text::display_safe(&message.localise(workspace.language())).into_owned();
    let action = |title: String, edit: WorkspaceEdit, is_preferred: bool| {
        json!({
            "title": title,
            "kind": QUICK_FIX,
            "diagnostics": [value(diagnostic)],
            "edit": edit.told(asked.client),
            "isPreferred": is_preferred,
        })
    };
    let mut told = Vec::new();
    for fix in &finding.fixes {
        if let Some(edit) = edit_of(workspace, fix, asked.encoding) {
            told.push(action(say(&fix.title), edit, fix.applicability == Applicability::Safe));
        }
    }
    let text = of.text();
    let one =
        |new: Option<String>| Some(WorkspaceEdit::default().edit(workspace, &of.path, between(text, &new?)));
    if finding.rule.id == FaultKind::MissingKey.rule()
        && let (Some(key), Some(format)) = (&finding.subject, format(&of.path))
        && let Some(root) = parsed(&of.path, text.record())
        && let Some(edit) = one(with_key(format, &of.path, text.record(), &root, finding.place.span, key))
    {
        told.push(action(say(&message!("lsp-add-key", key = &**key)), edit, false));
    }
    let missing = match finding.rule.id {
        "unknown-party" => Some(RecordKind::Party),
        "unknown-body" => Some(RecordKind::Body),
        _ => None,
    };
    if let (Some(kind), Some(id)) = (missing, &finding.subject)
        && asked.client.can_create_files()
        && Id::is_valid(id)
        && let Some(new) = new_record(kind, id)
    {
        let path = format!("{}/{id}.toml", kind.folder());
        let title = match kind {
            RecordKind::Party => message!("lsp-create-party", path = path.as_str()),
            RecordKind::Agreement | RecordKind::Body => message!("lsp-create-body", path = path.as_str()),
        };
        let edit = WorkspaceEdit::default().create(workspace, &path, new);
        told.push(action(say(&title), edit, false));
    }
    if kind(&of.path) == Some(RecordKind::Agreement)
        && can_be_accepted(finding)
        && let Some(edit) = one(accepted(&of.path, text.record(), finding.rule.id, workspace.language()))
    {
        told.push(action(say(&message!("lsp-accept", rule = finding.rule.id)), edit, false));
    }
    told
}

/// Faults of reading and of acceptances themselves cannot be accepted.
fn can_be_accepted(finding: &Finding) -> bool {
    use crate::rules::{Group, find};
    find(finding.rule.id).is_some_and(|(group, _)| group != Group::Reading && group != Group::Acceptances)
}

/// The edit of a fix. None if it cannot be made.
fn edit_of(workspace: &Workspace, fix: &Fix<Place>, encoding: Encoding) -> Option<WorkspaceEdit> {
    let mut by_path: BTreeMap<&str, Vec<(Span, &Change)>> = BTreeMap::new();
    if !fix.edits.iter().all(|(place, _)| workspace.registry().is_own(place.file)) {
        return None;
    }
    for (place, change) in &fix.edits {
        by_path.entry(workspace.registry().path(place.file)).or_default().push((place.span, change));
    }
    let mut edit = WorkspaceEdit::default();
    for (path, changes) in by_path {
        let text: Text = text_of(workspace, path, encoding);
        let found = replacements(path, text.record(), &changes);
        if found.is_empty() {
            return None;
        }
        let edits =
            found.into_iter().map(|part| TextEdit { range: text.range(part.span), new_text: part.text });
        edit = edit.edit(workspace, path, edits.collect());
    }
    Some(edit)
}

/// All safe fixes in a document, as `avtal check --fix` makes them.
fn fix_all(of: &Found<'_>, asked: &Asked<'_>) -> Option<Value> {
    let workspace = of.workspace;
    let file = workspace.file(&of.path)?;
    let has_safe =
        |finding: &Finding| finding.fixes.iter().any(|fix| fix.applicability == Applicability::Safe);
    if !workspace.findings(&of.path).iter().any(has_safe) {
        return None;
    }
    let fixer = Fixer {
        folder: &workspace.folder,
        day: workspace.case().day(),
        may: &|finding, fix| finding.place.file == file && fix.applicability == Applicability::Safe,
    };
    let fixed = fixer.fix();
    let mut edit = WorkspaceEdit::default();
    for (path, (_, new)) in &fixed.texts {
        edit = edit.edit(workspace, path, between(&text_of(workspace, path, asked.encoding), new));
    }
    if fixed.texts.is_empty() {
        return None;
    }
    let title = message!("lsp-fix-all").localise(workspace.language());
    Some(json!({ "title": title, "kind": FIX_ALL, "edit": edit.told(asked.client) }))
}
