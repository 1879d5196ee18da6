//! Findings as diagnostics.

use std::collections::{BTreeMap, BTreeSet};
use std::convert::Infallible;

use foldhash::HashMap;
use serde::Serialize;

use super::document::{Encoding, Text};
use super::protocol::{CodeDescription, Diagnostic, Location, RelatedInformation};
use super::workspace::Workspace;
use crate::model::Level;
use crate::text::LanguageCode;
use crate::text::message::Manner;
use crate::view::finding::{CheckReport, FindingRow, Page};
use crate::view::path_base::PathBase;

/// What the client is told of a file.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub(super) struct Published {
    pub uri: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub version: Option<i64>,
    pub diagnostics: Vec<Diagnostic>,
}

/// The diagnostics of some files, each of them, in the order of paths.
pub(super) fn of(workspace: &Workspace, paths: &BTreeSet<String>, encoding: Encoding) -> Vec<Published> {
    let root = workspace.folder.root();
    let base = PathBase::of(root, root);
    let report = CheckReport::of(&workspace.folder, workspace.registry(), workspace.checked(paths), base);
    let mut by_path: BTreeMap<String, Vec<Diagnostic>> =
        paths.iter().map(|path| (path.clone(), Vec::new())).collect();
    let make = |page: &Page<'_>| {
        let texts: HashMap<&str, Text> =
            page.texts.iter().map(|(path, text)| (*path, text_of(workspace, path, text, encoding))).collect();
        let diagnostic = |row: &FindingRow| (row.path.clone(), diagnostic(workspace, row, &texts));
        page.findings.iter().map(diagnostic).collect::<Vec<_>>()
    };
    let Ok(()) = report.pages(manner(workspace), make, |page| -> Result<(), Infallible> {
        for (path, diagnostic) in page {
            by_path.entry(path).or_default().push(diagnostic);
        }
        Ok(())
    });
    let published = |(path, diagnostics): (String, Vec<Diagnostic>)| Published {
        uri: workspace.uri(&path),
        version: workspace.version(&path),
        diagnostics,
    };
    by_path.into_iter().map(published).collect()
}

/// How findings are said: as in the other formats of lines.
fn manner(workspace: &Workspace) -> Manner {
    match workspace.language().code {
        LanguageCode::En => Manner { language: workspace.language(), ..Manner::PLAIN },
        LanguageCode::Sv => Manner::prose(workspace.language()),
    }
}

fn text_of(workspace: &Workspace, path: &str, text: &str, encoding: Encoding) -> Text {
    match workspace.documents.get(path) {
        Some(document) => document.text.clone(),
        None => Text::new(text.to_owned(), encoding),
    }
}

fn diagnostic(workspace: &Workspace, row: &FindingRow, texts: &HashMap<&str, Text>) -> Diagnostic {
    let range = |path: &str, span| texts.get(path).map(|text| text.range(span)).unwrap_or_default();
    let related = row.related.iter().map(|related| RelatedInformation {
        location: Location {
            uri: workspace.uri(&related.path),
            range: range(related.path.as_str(), related.span),
        },
        message: related.message.clone(),
    });
    let message = match &row.help {
        Some(help) => format!("{}\n{help}", row.message),
        None => row.message.clone(),
    };
    Diagnostic {
        range: range(row.path.as_str(), row.span),
        severity: match row.level {
            Level::Error => 1,
            Level::Warning => 2,
            Level::Note | Level::Off => 3,
        },
        code: row.rule,
        code_description: page_of(row.rule),
        source: "avtal",
        message,
        tags: tag(row.rule).into_iter().collect(),
        related_information: related.collect(),
    }
}

/// The page of a rule, if the sources have an address.
fn page_of(rule: &str) -> Option<CodeDescription> {
    let (sources, version) = (env!("CARGO_PKG_REPOSITORY"), env!("CARGO_PKG_VERSION"));
    let href = format!("{sources}/blob/v{version}/docs/rules.md#{rule}");
    (!sources.is_empty()).then_some(CodeDescription { href })
}

/// How an editor may dim or strike what a rule finds: 1 what can go, 2 what is out of date.
fn tag(rule: &str) -> Option<u8> {
    match rule {
        "unused-party"
        | "unused-body"
        | "unused-acceptance"
        | "expired-acceptance"
        | "duplicate-reference" => Some(1),
        "former-id" | "refers-to-replaced" | "replaces-replaced" => Some(2),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules;

    #[test]
    fn rules_with_a_tag_are_there() {
        let tagged = rules::GROUPS.iter().flat_map(|(_, rules)| *rules).filter(|rule| tag(rule.id).is_some());
        assert_eq!(tagged.count(), 8);
    }
}
