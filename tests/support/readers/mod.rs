//! The readers of every format that the program writes: each reads as its reader in life would, and fails where it reads
//! more than text. They share nothing with what writes.
#![allow(dead_code, reason = "not every test file uses every reader")]

pub mod diagrams;
pub mod page;
pub mod runner;
pub mod site;

use pulldown_cmark::{Event, Options, Parser, Tag};
use serde_json::Value;

/// Texts that are let in, each at the start of a line of its own where a format has lines; `zz` marks what must stay text.
pub const HOSTILE: [&str; 12] = [
    "::error::zz ::set-output name=a::b %0A::warning::zz ##[error]zz \u{202e}\u{2066}\u{200f}\u{2028}zz",
    "=cmd|' /C calc'!A0",
    "+1+cmd|' /C calc'!A0",
    "@SUM(1+1)*cmd|' /C calc'!A0",
    "-2+3",
    "<script>alert('zz')</script><img src=x onerror=zz> ]]> --> <!-- &lt;zz&#60; &amp;",
    "# zz `zz` ``` zz ~~~ ~~zz~~ | a | b | **zz** _zz_ \\",
    "[zz](https://e.example) ![zz](https://e.example/i.png) <https://e.example> https://e.example www.e.example [zz]: x",
    "1. zz, ; : \\n \\ 🎉👩‍👩‍👧 e\u{301} =?utf-8?Q?zz?= BEGIN:VEVENT END:VCALENDAR Bcc: n@e.example @zzoctocat",
    "> zz {{zz}} {0} ${zz} $(zz) \"zz\" 'zz'",
    "---",
    "| zz | zz |",
];

/// Texts that are not let in: control characters of a terminal, of lines, of C.
pub const CONTROL: [&str; 6] = [
    "\u{1b}[38;5;213mzz\u{1b}[2J\u{1b}]0;zz\u{7}",
    "\u{1b}]8;;https://e.example\u{1b}\\zz\u{1b}]8;;\u{1b}\\",
    "\u{9b}38;5;213mzz\u{90}zz\u{9c}\u{7f}\u{8}",
    "zz\r\n::error::zz\r\nBcc: n@e.example\r\nBEGIN:VEVENT",
    "zz\u{0}zz",
    "\tzz\u{feff}\u{85}",
];

/// What came out of a run, in which format.
pub struct Output<'a> {
    pub command: &'a str,
    pub format: &'a str,
    pub stdout: &'a str,
    /// How many findings there are.
    pub findings: usize,
}

/// What reads a format as its reader would, and fails where it reads more than text.
type Reader = fn(&Output<'_>);

/// The formats, and what reads each.
const READERS: [(&str, Reader); 20] = [
    ("", terminal),
    ("human", terminal),
    ("concise", concise),
    ("json", json),
    ("markdown", markdown),
    ("csv", csv_file),
    ("html", printed),
    ("ics", calendar),
    ("eml", terminal),
    ("sarif", sarif),
    ("github", annotations),
    ("gitlab", code_quality),
    ("junit", junit),
    ("svg", svg),
    ("dot", dot),
    ("mermaid", mermaid),
    ("sql", sql),
    ("jsonl", json_lines),
    ("turtle", turtle),
    ("jsonld", json_ld),
];

/// Reads what came out of a run. Fails where its format has no reader.
pub fn read(output: &Output<'_>) {
    let reader = READERS.iter().find(|(format, _)| *format == output.format);
    let (_, reader) = reader.unwrap_or_else(|| panic!("say what reads {}", output.format));
    reader(output);
}

/// Is it a command to a terminal, or a mark that turns the direction of reading?
fn is_raw(c: char) -> bool {
    (c.is_control() && c != '\n')
        || matches!(c, '\u{61c}' | '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' | '\u{2028}' | '\u{2029}' | '\u{feff}')
}

pub fn harmless(text: &str, what: &str) {
    let raw = text.split('\n').find(|line| line.contains(is_raw));
    assert_eq!(raw, None, "{what}");
}

fn terminal(output: &Output<'_>) {
    harmless(output.stdout, output.format);
}

fn json_lines(output: &Output<'_>) {
    terminal(output);
    for line in output.stdout.lines() {
        assert!(serde_json::from_str::<Value>(line).unwrap().is_object(), "{line}");
    }
}

/// What stands outside quotes are names and addresses of the program alone.
fn turtle(output: &Output<'_>) {
    terminal(output);
    let (mut rest, mut outside) = (output.stdout, String::new());
    while let Some((before, after)) = rest.split_once('"') {
        outside.push_str(before);
        let mut is_escaped = false;
        let end = after.find(|c| {
            let is_end = c == '"' && !is_escaped;
            is_escaped = c == '\\' && !is_escaped;
            is_end
        });
        let end = end.expect("every quote is closed");
        assert!(!after[..end].contains('\n'), "{}", &after[..end]);
        rest = &after[end + 1..];
    }
    outside.push_str(rest);
    for line in outside.lines() {
        for part in line.split('<').skip(1) {
            address(part.split_once('>').expect("every address is closed").0);
        }
        assert!(!line.contains("::") && !line.contains("##["), "{line}");
    }
}

/// An address in linked data: nothing that runs, and no character that ends it.
fn address(address: &str) {
    let is_good = |c: char| c.is_alphanumeric() || "-._~:/?#[]@!$'()*+,;=%&".contains(c);
    assert!(address.chars().all(is_good), "{address}");
    let scheme = address.split_once(':').map_or("", |(scheme, _)| scheme);
    assert!(["", "http", "https", "mailto"].contains(&scheme), "{address}");
}

fn json_ld(output: &Output<'_>) {
    terminal(output);
    linked_data(&serde_json::from_str(output.stdout).unwrap());
}

/// Linked data as JSON: keys are those of the program, and addresses lead to nothing that runs.
pub fn linked_data(data: &Value) {
    fn look(value: &Value) {
        match value {
            Value::Object(table) => {
                for (key, value) in table {
                    assert!(key.chars().all(|c| c.is_ascii_alphanumeric() || "@:_".contains(c)), "{key}");
                    match value {
                        Value::String(text)
                            if key == "@id" && !text.starts_with("schema:") && !text.starts_with("eli:") =>
                        {
                            address(text);
                        }
                        other => look(other),
                    }
                }
            }
            Value::Array(list) => list.iter().for_each(look),
            Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_) => {}
        }
    }
    assert!(!data["@graph"].as_array().unwrap().is_empty());
    look(data);
}

/// What stands outside quotes are statements of the program alone.
fn sql(output: &Output<'_>) {
    terminal(output);
    let commented =
        |line: &&str| line.starts_with("--") || (line.starts_with("  \"") && line.contains(" -- "));
    let text: String =
        output.stdout.lines().filter(|line| !commented(line)).map(|line| format!("{line}\n")).collect();
    // A quote within quotes is doubled, so that every second piece between quotes is a text.
    for statements in text.split('\'').step_by(2) {
        assert!(!statements.contains("zz") && statements.is_ascii(), "{statements}");
    }
    assert_eq!(text.matches('\'').count() % 2, 0, "every quote is closed");
}

fn concise(output: &Output<'_>) {
    terminal(output);
    assert_eq!(output.stdout.lines().count(), output.findings, "one line each");
    assert!(
        output.stdout.lines().all(|line| line.contains("[") && !line.starts_with(':')),
        "{}",
        output.stdout
    );
}

fn json(output: &Output<'_>) {
    terminal(output);
    let json: Value = serde_json::from_str(output.stdout).unwrap();
    let schema = json["schema"].as_str().or(json["$schema"].as_str()).unwrap();
    assert!(schema.contains(output.command) || schema.contains("json-schema"), "{schema}");
}

/// The events of a page as GitHub parses it, each with its place.
fn events(page: &str) -> impl Iterator<Item = (Event<'_>, std::ops::Range<usize>)> {
    let gfm = Options::ENABLE_TABLES
        | Options::ENABLE_STRIKETHROUGH
        | Options::ENABLE_TASKLISTS
        | Options::ENABLE_FOOTNOTES;
    Parser::new_ext(page, gfm).into_offset_iter()
}

/// What a page of Markdown shows, without its markup.
pub fn shown(page: &str) -> String {
    let texts = events(page).filter_map(|(event, _)| match event {
        Event::Text(text) | Event::Code(text) => Some(text.into_string()),
        _ => None,
    });
    texts.collect()
}

/// As GitHub reads it: only paragraphs, headings, lists and tables, and the comments that are our own.
fn markdown(output: &Output<'_>) {
    terminal(output);
    let page = output.stdout;
    let is_own = |html: &str| {
        html.trim()
            .strip_prefix("<!-- avtal:")
            .and_then(|key| key.strip_suffix(" -->"))
            .is_some_and(|key| !key.contains(['<', '>']) && !key.contains("--"))
    };
    let (mut columns, mut seen) = (0, page.to_owned());
    for (event, place) in events(page) {
        match event {
            Event::Html(html) | Event::InlineHtml(html) => {
                let is_tag = ["<br>", "<del>", "</del>", "<ins>", "</ins>"].contains(&&*html);
                assert!(is_tag || is_own(&html), "{html:?} in {page}");
                seen = seen.replacen(html.trim(), "", 1);
            }
            Event::Start(Tag::Table(heads)) => columns = heads.len(),
            Event::Start(Tag::TableRow | Tag::TableHead) => {
                let row = page[place].replace("\\|", "");
                assert_eq!(row.trim_end().matches('|').count(), columns + 1, "{row}");
            }
            // The heading of a section of a text that is compared is a line of its own.
            Event::Start(Tag::Emphasis) => {
                let is_line = page[..place.start].ends_with('\n') && page[place.end..].starts_with('\n');
                assert!(is_line, "{}", &page[place]);
            }
            Event::Start(
                bad
                @ (Tag::Link { .. } | Tag::Image { .. } | Tag::Strikethrough | Tag::FootnoteDefinition(_)),
            ) => panic!("{bad:?} in {}", &page[place]),
            Event::FootnoteReference(_) | Event::TaskListMarker(_) | Event::Rule => {
                panic!("{event:?} in {}", &page[place])
            }
            _ => {}
        }
    }
    // What GitHub makes of bare addresses and names, outside the CommonMark that is parsed here and comments.
    for bare in ["://", "www."] {
        assert!(!seen.contains(bare), "{bare} in {seen}");
    }
    assert!(page.split('@').skip(1).all(|after| after.starts_with('\u{2060}')), "a mention in {page}");
}

fn csv_file(output: &Output<'_>) {
    // Excel with Swedish settings is told by a byte-order mark, and expects semicolons.
    let (text, delimiter) = match output.stdout.strip_prefix('\u{feff}') {
        Some(text) => (text, b';'),
        None => (output.stdout, b','),
    };
    terminal(&Output { stdout: &text.replace("\r\n", "\n"), ..*output });
    let mut reader =
        csv::ReaderBuilder::new().flexible(false).delimiter(delimiter).from_reader(text.as_bytes());
    let rows: Vec<_> = reader.records().map(Result::unwrap).collect();
    for cell in rows.iter().flat_map(|row| row.iter()) {
        let is_formula = cell.starts_with(['=', '+', '-', '@', '\t', '\r']) && cell.parse::<i64>().is_err();
        assert!(!is_formula, "{cell}");
    }
}

/// The properties and parts that a calendar of ours has.
const PROPERTIES: &str = "BEGIN END VERSION PRODID CALSCALE METHOD NAME X-WR-CALNAME UID DTSTAMP LAST-MODIFIED SEQUENCE DTSTART \
                          DTEND SUMMARY DESCRIPTION CATEGORIES CONTACT TRANSP ACTION TRIGGER";

fn calendar(output: &Output<'_>) {
    assert_eq!(output.stdout.matches('\n').count(), output.stdout.matches("\r\n").count());
    assert!(output.stdout.split("\r\n").all(|line| line.len() <= 75), "folded at 75 octets");
    let unfolded = output.stdout.replace("\r\n ", "").replace("\r\n", "\n");
    harmless(&unfolded, "ics");
    let mut open = Vec::new();
    for line in unfolded.lines() {
        let name = line.split([':', ';']).next().unwrap();
        assert!(PROPERTIES.split(' ').any(|known| known == name), "{line}");
        match line.split_once(':').unwrap() {
            ("BEGIN", part) => open.push(part.to_owned()),
            ("END", part) => assert_eq!(open.pop().as_deref(), Some(part)),
            (_, value) => assert!(!value.ends_with('\\') || value.ends_with("\\\\"), "{line}"),
        }
        assert!(
            open.iter().all(|part| ["VCALENDAR", "VEVENT", "VALARM"].contains(&part.as_str())),
            "{open:?}"
        );
    }
    assert_eq!(open, Vec::<String>::new());
}

fn sarif(output: &Output<'_>) {
    terminal(output);
    let log: Value = serde_json::from_str(output.stdout).unwrap();
    let results = log["runs"][0]["results"].as_array().unwrap();
    assert_eq!(results.len(), output.findings);
    for result in results {
        let uri = result["locations"][0]["physicalLocation"]["artifactLocation"]["uri"].as_str().unwrap();
        assert!(uri.chars().all(|c| c.is_ascii_graphic() && !"<>\"`|\\^{}".contains(c)), "{uri}");
        let message = result["message"]["text"].as_str().unwrap();
        harmless(message, "a message of SARIF");
        // A link in a message of SARIF is `[text](where)`; a backslash takes the bracket's meaning away.
        assert!(!message.replace("\\[", "").replace("\\]", "").contains("]("), "{message}");
    }
}

fn annotations(output: &Output<'_>) {
    terminal(output);
    assert_eq!(output.stdout.lines().count(), output.findings);
    for line in output.stdout.lines() {
        let (head, message) = line.strip_prefix("::").and_then(|line| line.split_once("::")).unwrap();
        let (level, properties) = head.split_once(' ').unwrap();
        assert!(["error", "warning", "notice"].contains(&level), "{line}");
        let keys: Vec<&str> =
            properties.split(',').map(|property| property.split_once('=').unwrap().0).collect();
        assert!(
            keys.iter().all(|key| ["file", "line", "col", "endLine", "endColumn", "title"].contains(key)),
            "{line}"
        );
        // What a record says as `%0A` must not become an end of line.
        assert!(!message.contains("%0A::"), "{line}");
    }
}

fn code_quality(output: &Output<'_>) {
    terminal(output);
    let report: Value = serde_json::from_str(output.stdout).unwrap();
    assert_eq!(report.as_array().unwrap().len(), output.findings);
    for entry in report.as_array().unwrap() {
        harmless(entry["description"].as_str().unwrap(), "a description of GitLab");
        let path = entry["location"]["path"].as_str().unwrap();
        assert!(!path.starts_with(['/', '.']), "{path}");
    }
}

fn junit(output: &Output<'_>) {
    terminal(output);
    let document = roxmltree::Document::parse(output.stdout).unwrap();
    let known =
        ["testsuites", "testsuite", "testcase", "failure", "skipped", "system-out", "properties", "property"];
    for node in document.descendants() {
        assert!(!node.is_comment() && !node.is_pi(), "{node:?}");
        assert!(!node.is_element() || known.contains(&node.tag_name().name()), "{node:?}");
        harmless(node.text().unwrap_or_default(), "JUnit");
    }
}

/// The headers that a letter of ours has.
const HEADERS: &str =
    "from to subject date message-id mime-version content-language auto-submitted x-unsent content-type";

/// The beginnings of tags that the HTML of a letter of ours has.
const TAGS: [&str; 12] = [
    "<!doctype html>",
    "<html lang=\"",
    "<head>",
    "<meta charset=\"utf-8\">",
    "<title>",
    "<body>",
    "<p>",
    "<h2>",
    "<ul>",
    "<li>",
    "<strong>",
    "<br>",
];

/// A letter, as a mail program reads it.
pub fn letter(name: &str, bytes: &[u8]) {
    assert!(name.chars().all(|c| c.is_ascii_alphanumeric() || "-_.@".contains(c)), "{name}");
    let raw = std::str::from_utf8(bytes).unwrap();
    harmless(&raw.replace("\r\n", "\n"), name);
    assert!(raw.is_ascii() && raw.split("\r\n").all(|line| line.len() <= 998), "{raw}");
    let message = mail_parser::MessageParser::default().parse(bytes).unwrap();
    for header in message.headers() {
        assert!(HEADERS.split(' ').any(|known| header.name().eq_ignore_ascii_case(known)), "{header:?}");
    }
    assert!(message.to().is_none_or(|to| to.iter().count() == 1));
    assert_eq!(message.attachment_count(), 0);
    harmless(&message.body_text(0).unwrap().replace("\r\n", "\n"), name);
    let html = message.body_html(0).unwrap().replace("\r\n", "\n");
    harmless(&html, name);
    for (at, _) in html.match_indices('<') {
        let tag = html[at..].chars().take(24).collect::<String>().to_lowercase();
        let is_known = tag.starts_with("</") || TAGS.iter().any(|known| tag.starts_with(known));
        assert!(is_known, "{tag} in {html}");
    }
}

/// As a browser reads a page to print.
fn printed(output: &Output<'_>) {
    page::page(output.stdout);
}

fn svg(output: &Output<'_>) {
    terminal(output);
    picture(output.stdout);
}

/// A picture, as a browser reads it: shapes and text, nothing that runs, nothing from elsewhere. What it says.
pub fn picture(svg: &str) -> String {
    let document = roxmltree::Document::parse(svg).unwrap();
    let known = "svg title desc style defs pattern linearGradient stop marker g rect circle ellipse path polygon text tspan";
    let attributes = "class width height viewBox lang role aria-labelledby aria-label aria-hidden id x y cx cy r rx ry d points fill \
                      data-agreement data-body data-from data-through data-mark data-day data-to data-kind text-anchor \
                      patternUnits patternTransform offset stop-opacity pointer-events markerWidth markerHeight refX refY orient \
                      markerUnits marker-end";
    let mut shown = String::new();
    for node in document.descendants() {
        assert!(!node.is_comment() && !node.is_pi(), "{node:?}");
        if node.is_element() {
            assert!(known.split(' ').any(|known| known == node.tag_name().name()), "{node:?}");
        }
        for attribute in node.attributes() {
            let (name, value) = (attribute.name(), attribute.value());
            assert!(attributes.split_whitespace().any(|known| known == name), "{name} of {node:?}");
            harmless(value, "an attribute");
            let is_local = value.strip_prefix("url(").is_none_or(|to| to.starts_with('#'));
            assert!(is_local && (!value.contains("url(") || value.starts_with("url(#")), "{name}={value}");
        }
        if node.tag_name().name() == "style" {
            let style = node.text().unwrap();
            assert!(
                !style.contains("zz") && !style.contains("url(") && !style.contains("@import"),
                "{style}"
            );
        } else {
            shown.push_str(node.text().unwrap_or_default());
        }
    }
    harmless(&shown, "text");
    shown
}

/// As Graphviz reads it: what a record says stays in its quotes.
fn dot(output: &Output<'_>) {
    terminal(output);
    diagrams::dot(output.stdout);
}

/// As Mermaid reads it: what a record says is letters and codes.
fn mermaid(output: &Output<'_>) {
    terminal(output);
    diagrams::mermaid(output.stdout);
}
