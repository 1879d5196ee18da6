//! SARIF 2.1.0, the format of OASIS for the results of static analysis:
//! <https://docs.oasis-open.org/sarif/sarif/v2.1.0/sarif-v2.1.0.html>.

use std::collections::{BTreeMap, HashMap};
use std::fmt::Write;

use serde::Serialize;

use super::json;
use crate::text::{LanguageCode, display_safe};
use crate::view::Day;
use crate::view::Level;
use crate::view::finding::RelatedRow;
use crate::view::{FindingRow, FixEditRow, FixRow, RuleRow};

const SCHEMA: &str =
    "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json";
/// The name of the fingerprints. Its version increases if they are computed in another way.
const FINGERPRINT: &str = "avtal/v1";

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Log<'a> {
    #[serde(rename = "$schema")]
    schema: &'static str,
    version: &'static str,
    runs: [Run<'a>; 1],
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Run<'a> {
    tool: Tool<'a>,
    column_kind: &'static str,
    results: Vec<ResultObject<'a>>,
    properties: RunProperties,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct RunProperties {
    as_of: Day,
}

#[derive(Serialize)]
struct Tool<'a> {
    driver: Driver<'a>,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Driver<'a> {
    name: &'static str,
    semantic_version: &'static str,
    version: &'static str,
    rules: Vec<ReportingDescriptor<'a>>,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct ReportingDescriptor<'a> {
    id: &'a str,
    short_description: Text,
    full_description: Text,
    help: Help,
    default_configuration: Configuration,
    properties: RuleProperties<'a>,
}

#[derive(Serialize)]
struct Text {
    text: String,
}

#[derive(Serialize)]
struct Help {
    text: String,
    markdown: String,
}

#[derive(Serialize)]
struct Configuration {
    level: &'static str,
}

#[derive(Serialize)]
struct RuleProperties<'a> {
    group: &'a str,
    since: &'a str,
    timed: bool,
    tags: [&'a str; 1],
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct ResultObject<'a> {
    rule_id: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    rule_index: Option<usize>,
    level: &'static str,
    message: Text,
    locations: [Location; 1],
    #[serde(skip_serializing_if = "Vec::is_empty")]
    related_locations: Vec<Location>,
    partial_fingerprints: BTreeMap<&'static str, &'a str>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    fixes: Vec<Fix<'a>>,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Fix<'a> {
    description: Text,
    artifact_changes: Vec<ArtifactChange<'a>>,
    properties: FixProperties,
}

#[derive(Serialize)]
struct FixProperties {
    applicability: &'static str,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct ArtifactChange<'a> {
    artifact_location: ArtifactLocation,
    replacements: Vec<Replacement<'a>>,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Replacement<'a> {
    deleted_region: Region,
    inserted_content: Inserted<'a>,
}

#[derive(Serialize)]
struct Inserted<'a> {
    text: &'a str,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Location {
    #[serde(skip_serializing_if = "Option::is_none")]
    id: Option<usize>,
    physical_location: PhysicalLocation,
    #[serde(skip_serializing_if = "Option::is_none")]
    message: Option<Text>,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct PhysicalLocation {
    artifact_location: ArtifactLocation,
    region: Region,
}

#[derive(Serialize)]
struct ArtifactLocation {
    uri: String,
}

/// `endColumn` is the column after the last character, as in a finding.
#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Region {
    start_line: u32,
    start_column: u32,
    end_line: u32,
    end_column: u32,
}

/// A log with one run: every rule, and a result for each finding.
///
/// # Errors
///
/// None for findings.
pub fn findings(findings: &[FindingRow], as_of: Day) -> serde_json::Result<String> {
    let rules = RuleRow::all(LanguageCode::En);
    let index: HashMap<&str, usize> = rules.iter().enumerate().map(|(at, rule)| (rule.id, at)).collect();
    let driver = Driver {
        name: env!("CARGO_PKG_NAME"),
        semantic_version: env!("CARGO_PKG_VERSION"),
        version: env!("CARGO_PKG_VERSION"),
        rules: rules.iter().map(descriptor).collect(),
    };
    let results = findings.iter().map(|finding| result(finding, index.get(finding.rule).copied()));
    let run = Run {
        tool: Tool { driver },
        column_kind: "unicodeCodePoints",
        results: results.collect(),
        properties: RunProperties { as_of },
    };
    json::text(&Log { schema: SCHEMA, version: "2.1.0", runs: [run] })
}

fn descriptor(rule: &RuleRow) -> ReportingDescriptor<'_> {
    let manual = &rule.manual;
    let [why, what_to_do, bad, good] =
        [&manual.why, &manual.what_to_do, &manual.bad, &manual.good].map(|text| one_line_each(text));
    let markdown = format!(
        "{}\n\n{why}\n\n## What to do\n\n{what_to_do}\n\n## Bad\n\n{bad}\n\n## Good\n\n{good}\n",
        rule.summary
    );
    ReportingDescriptor {
        id: rule.id,
        short_description: Text { text: rule.summary.clone() },
        full_description: Text { text: why },
        help: Help { text: what_to_do, markdown },
        default_configuration: Configuration { level: rule.level },
        properties: RuleProperties {
            group: rule.group,
            since: rule.since,
            timed: rule.timed,
            tags: [rule.group],
        },
    }
}

fn result(finding: &FindingRow, rule_index: Option<usize>) -> ResultObject<'_> {
    let mut text = message(&finding.message);
    if let Some(help) = &finding.help {
        text.text.push_str("\nhelp: ");
        text.text.push_str(&message(help).text);
    }
    let region = Region {
        start_line: finding.line,
        start_column: finding.column,
        end_line: finding.end_line,
        end_column: finding.end_column,
    };
    ResultObject {
        rule_id: finding.rule,
        rule_index,
        level: level(finding.level),
        message: text,
        locations: [Location {
            id: None,
            physical_location: physical_location(&finding.repository_path, region),
            message: None,
        }],
        related_locations: finding.related.iter().zip(1..).map(|(row, id)| related(row, id)).collect(),
        partial_fingerprints: BTreeMap::from([(FINGERPRINT, finding.fingerprint.as_str())]),
        fixes: finding.fixes.iter().map(fix).collect(),
    }
}

fn fix(fix: &FixRow) -> Fix<'_> {
    Fix {
        description: message(&fix.title),
        artifact_changes: fix.edits.iter().map(change).collect(),
        properties: FixProperties { applicability: fix.applicability() },
    }
}

fn change(edit: &FixEditRow) -> ArtifactChange<'_> {
    let deleted_region = Region {
        start_line: edit.line,
        start_column: edit.column,
        end_line: edit.end_line,
        end_column: edit.end_column,
    };
    ArtifactChange {
        artifact_location: ArtifactLocation { uri: uri(&edit.repository_path) },
        replacements: vec![Replacement { deleted_region, inserted_content: Inserted { text: &edit.text } }],
    }
}

/// Each location has an id, as no two may be equal.
fn related(related: &RelatedRow, id: usize) -> Location {
    let region = Region {
        start_line: related.line,
        start_column: related.column,
        end_line: related.end_line,
        end_column: related.end_column,
    };
    Location {
        id: Some(id),
        physical_location: physical_location(&related.repository_path, region),
        message: Some(message(&related.message)),
    }
}

fn physical_location(path: &str, region: Region) -> PhysicalLocation {
    PhysicalLocation { artifact_location: ArtifactLocation { uri: uri(path) }, region }
}

fn level(level: Level) -> &'static str {
    match level {
        Level::Error => "error",
        Level::Warning => "warning",
        Level::Note => "note",
        Level::Off => "none",
    }
}

/// A plain text message (section 3.11). Braces are doubled, as single ones mark placeholders. Word joiners prevent text
/// of a record from becoming a link.
fn message(text: &str) -> Text {
    let text = display_safe(text).replace('{', "{{").replace('}', "}}").replace("](", "]\u{2060}(");
    Text { text }
}

/// A path with `/` as a relative reference (RFC 3986): all but unreserved characters and `/` percent-encoded.
fn uri(path: &str) -> String {
    let mut uri = String::with_capacity(path.len());
    for byte in path.bytes() {
        if byte.is_ascii_alphanumeric() || b"-._~/".contains(&byte) {
            uri.push(char::from(byte));
        } else {
            // Writing to a string cannot fail.
            let _ = write!(uri, "%{byte:02X}");
        }
    }
    uri
}

/// Markdown with each paragraph on one line, as some readers keep line breaks. Code blocks are unchanged, except that
/// only the language of their fences is kept.
fn one_line_each(markdown: &str) -> String {
    let mut page = String::with_capacity(markdown.len());
    let (mut in_code, mut in_paragraph) = (false, false);
    for line in markdown.lines() {
        let is_fence = line.starts_with("```");
        let begins = in_code || is_fence || !in_paragraph || line.is_empty() || line.starts_with("* ");
        if !page.is_empty() {
            page.push(if begins { '\n' } else { ' ' });
        }
        in_code ^= is_fence;
        in_paragraph = !in_code && !is_fence && !line.is_empty();
        let heading = || line.split_once(' ').map_or(line, |(language, _)| language);
        page.push_str(if is_fence {
            heading()
        } else if begins {
            line
        } else {
            line.trim_start()
        });
    }
    page
}

#[cfg(test)]
mod tests {
    #[test]
    fn a_path_becomes_a_reference_that_means_nothing_else() {
        assert_eq!(super::uri("avtal/år 1/a:b%#?.toml"), "avtal/%C3%A5r%201/a%3Ab%25%23%3F.toml");
        assert_eq!(super::uri("../x-1_~/y.yaml"), "../x-1_~/y.yaml");
    }

    #[test]
    fn a_message_holds_neither_placeholders_nor_links() {
        assert_eq!(super::message("`{0}` [x](1)\n{").text, "`{{0}}` [x]\u{2060}(1) {{");
    }

    #[test]
    fn paragraphs_are_joined_and_code_is_left() {
        let source = "One\ntwo.\n\nThree\n* a\n  b\n* c\n\n```toml x y\na = 1\n\n# b\n```\n\nAfter\nit.";
        let expected = "One two.\n\nThree\n* a b\n* c\n\n```toml\na = 1\n\n# b\n```\n\nAfter it.";
        assert_eq!(super::one_line_each(source), expected);
    }
}
