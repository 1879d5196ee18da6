//! One registry that means something to every reader there is: to terminals, browsers, calendars, mail programs,
//! spreadsheets and CI. Every command in every format, also those yet to come, is read as that reader would.
#![cfg(unix)]
#![expect(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    clippy::panic,
    reason = "a test that cannot go on fails"
)]

mod program;

use std::fs;
use std::path::Path;

use program::{DAY, Folder, Run, commands, git, on, program};
use pulldown_cmark::{Event, Options, Parser, Tag};
use serde_json::Value;

/// Texts that are let in, each at the start of a line of its own where a format has lines; `zz` marks what must stay text.
const HOSTILE: [&str; 12] = [
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
const CONTROL: [&str; 6] = [
    "\u{1b}[38;5;213mzz\u{1b}[2J\u{1b}]0;zz\u{7}",
    "\u{1b}]8;;https://e.example\u{1b}\\zz\u{1b}]8;;\u{1b}\\",
    "\u{9b}38;5;213mzz\u{90}zz\u{9c}\u{7f}\u{8}",
    "zz\r\n::error::zz\r\nBcc: n@e.example\r\nBEGIN:VEVENT",
    "zz\u{0}zz",
    "\tzz\u{feff}\u{85}",
];

/// Names of files, without the ending: they become ids, which are wrong, but are listed.
const NAMES: [&str; 4] = [
    "\u{1b}[38;5;213mzz\u{202e}\u{9b}2J",
    "zz\n::error::zz%0A::warning::zz",
    "=cmd|' <script>`zz`] | a | **zz** ]]>-->",
    "zz,file=x,line=1::zz\r##[error]zz",
];

fn quoted(text: &str) -> String {
    toml::Value::from(text).to_string()
}

/// A word that no table, letter or calendar line has room for.
fn long_word() -> String {
    "Långtord".repeat(40)
}

/// An agreement that says a text wherever it can.
fn agreement(text: &str, more: &str) -> String {
    let text = quoted(text);
    format!(
        "title = {text}\nkind = {text}\nowner = \"styrgruppen\"\nparties = [\"kommunerna\", \"zz\"]\nreference = {text}\n\
         aliases = [{text}]\ntopics = [{text}]\nstatutory = [{text}]\nnotes = {text}\n{more}\n\
         [validity]\nfrom = 2024-01-01\nuntil = 2027-01-31\n\
         [[activity]]\ntitle = {text}\nby = [\"styrgruppen\", \"zz\"]\ndue = 2026-12-01\n\
         [[review]]\nid = \"r\"\nfirst = 2026-12-02\n\
         [[decision]]\nby = \"styrgruppen\"\nplanned = [2026-12-02]\n\
         [[accept]]\nrule = \"missing-contact\"\nreason = {text}\n"
    )
}

/// The registry, in a repository in which it once said something else.
fn registry() -> Folder {
    let folder = Folder::registry(&[]);
    let kinds: String =
        HOSTILE.iter().map(|text| format!("[kinds.{0}]\nname = {0}\n", quoted(text))).collect();
    let settings = format!(
        "name = {0}\ncontact = \"registrator@test.example\"\n[parts.1]\nname = {0}\n[kinds.agreement]\nname = {0}\n{kinds}",
        quoted(HOSTILE[5])
    );
    folder.write("registry.toml", settings.as_bytes());
    folder.write(
        "parties/zz.toml",
        format!("name = {}\nkind = \"municipality\"\n", quoted(HOSTILE[6])).as_bytes(),
    );
    let body = format!("name = {}\nkind = \"political\"\ncontact = \"s@test.example\"\n", quoted(HOSTILE[8]));
    folder.write("bodies/styrgruppen.toml", body.as_bytes());
    for (at, text) in HOSTILE.iter().enumerate() {
        folder.write(&format!("agreements/{}/a{at}.toml", NAMES[at % 4]), agreement("Förut", "").as_bytes());
        folder.write(&format!("agreements/b{at}.toml"), agreement(text, "").as_bytes());
    }
    folder.write(
        "agreements/gammal.toml",
        agreement("Gammal", "").replace("2024", "2020").replace("2027", "2023").as_bytes(),
    );
    git::init(folder.path(), "2026-01-01");
    for (at, text) in HOSTILE.iter().enumerate() {
        folder.write(&format!("agreements/{}/a{at}.toml", NAMES[at % 4]), agreement(text, "").as_bytes());
    }
    for (at, text) in CONTROL.iter().enumerate() {
        folder.write(
            &format!("agreements/k{at}.toml"),
            agreement(text, &format!("{} = 1", quoted(text))).as_bytes(),
        );
        folder.write(&format!("agreements/rå{at}.toml"), format!("title = \"{text}\n").as_bytes());
        let reference = format!("{}[[replaces]]\nid = {}\n", agreement(HOSTILE[at], ""), quoted(text));
        folder.write(&format!("agreements/r{at}.toml"), reference.as_bytes());
        folder.write(
            &format!("bodies/k{at}.toml"),
            format!("name = {0}\ncontact = {0}\n", quoted(text)).as_bytes(),
        );
    }
    for name in NAMES {
        let replacing = format!("{}[[replaces]]\nid = \"gammal\"\n", agreement(&long_word(), ""));
        folder.write(&format!("agreements/{name}.toml"), replacing.as_bytes());
        folder.write(&format!("parties/{name}.yaml"), format!("name: {name}\n").as_bytes());
        folder.write(&format!("bodies/{name}.doc"), b"");
    }
    git::git(folder.path(), &["add", "--all"]);
    git::on(folder.path(), "2026-02-01", &["commit", "-q", "-m", "zz\u{1b}[38;5;213m::error::zz"]);
    folder
}

/// What came out of a run, in which format.
struct Output<'a> {
    command: &'a str,
    format: &'a str,
    stdout: &'a str,
    /// How many findings there are.
    findings: usize,
}

/// What reads a format as its reader would, and fails where it reads more than text.
type Reader = fn(&Output<'_>);

/// The formats, and what reads each. A format that is not among them fails the test.
const READERS: [(&str, Reader); 12] = [
    ("", terminal),
    ("human", terminal),
    ("concise", concise),
    ("json", json),
    ("markdown", markdown),
    ("csv", csv_file),
    ("ics", calendar),
    ("eml", terminal),
    ("sarif", sarif),
    ("github", annotations),
    ("gitlab", code_quality),
    ("junit", junit),
];

/// Is it a command to a terminal, or a mark that turns the direction of reading?
fn is_raw(c: char) -> bool {
    (c.is_control() && c != '\n')
        || matches!(c, '\u{61c}' | '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' | '\u{2028}' | '\u{2029}' | '\u{feff}')
}

fn harmless(text: &str, what: &str) {
    let raw = text.split('\n').find(|line| line.contains(is_raw));
    assert_eq!(raw, None, "{what}");
}

fn terminal(output: &Output<'_>) {
    harmless(output.stdout, output.format);
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

/// As GitHub reads it: only paragraphs, headings, lists and tables, and the comments that are our own.
fn markdown(output: &Output<'_>) {
    terminal(output);
    let page = output.stdout;
    let gfm = Options::ENABLE_TABLES
        | Options::ENABLE_STRIKETHROUGH
        | Options::ENABLE_TASKLISTS
        | Options::ENABLE_FOOTNOTES;
    let is_own = |html: &str| {
        html.trim()
            .strip_prefix("<!-- avtal:")
            .and_then(|key| key.strip_suffix(" -->"))
            .is_some_and(|key| !key.contains(['<', '>']) && !key.contains("--"))
    };
    let (mut shown, mut columns) = (String::new(), 0);
    for (event, place) in Parser::new_ext(page, gfm).into_offset_iter() {
        match event {
            Event::Html(html) | Event::InlineHtml(html) => {
                assert!(&*html == "<br>" || is_own(&html), "{html:?} in {page}")
            }
            Event::Text(text) | Event::Code(text) => shown.push_str(&text),
            Event::Start(Tag::Table(heads)) => columns = heads.len(),
            Event::Start(Tag::TableRow | Tag::TableHead) => {
                let row = page[place].replace("\\|", "");
                assert_eq!(row.trim_end().matches('|').count(), columns + 1, "{row}");
            }
            Event::Start(
                bad @ (Tag::Link { .. }
                | Tag::Image { .. }
                | Tag::Strikethrough
                | Tag::FootnoteDefinition(_)
                | Tag::Emphasis),
            ) => panic!("{bad:?} in {}", &page[place]),
            Event::FootnoteReference(_) | Event::TaskListMarker(_) | Event::Rule => {
                panic!("{event:?} in {}", &page[place])
            }
            _ => {}
        }
    }
    // What GitHub makes of bare addresses and names, outside the CommonMark that is parsed here.
    for bare in ["https://e.example", "www.e.example", "@zzoctocat"] {
        assert!(!page.contains(bare), "{bare} in {page}");
    }
    if page.contains("alert(") {
        assert!(shown.contains("<script>alert('zz')</script>"), "what is written is read: {shown}");
    }
    if page.contains("~~~") {
        assert!(
            shown.contains("`zz` ``` zz ~~~ ~~zz~~ | a | b | **zz** _zz_ \\"),
            "what is written is read: {shown}"
        );
    }
}

fn csv_file(output: &Output<'_>) {
    terminal(&Output { stdout: &output.stdout.replace("\r\n", "\n"), ..*output });
    let mut reader = csv::ReaderBuilder::new().flexible(false).from_reader(output.stdout.as_bytes());
    let rows: Vec<_> = reader.records().map(Result::unwrap).collect();
    assert!(rows.len() > 10, "{} rows of {}", rows.len(), output.command);
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
    assert!(unfolded.matches("BEGIN:VEVENT\n").count() > 10, "{unfolded}");
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

/// Letters, as a mail program reads them.
fn letters(folder: &Path) {
    let known =
        "from to subject date message-id mime-version content-language auto-submitted x-unsent content-type";
    let mut count = 0;
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        let name = path.file_name().unwrap().to_str().unwrap();
        assert!(name.chars().all(|c| c.is_ascii_alphanumeric() || "-_.@".contains(c)), "{name}");
        let bytes = fs::read(&path).unwrap();
        harmless(&String::from_utf8(bytes.clone()).unwrap().replace("\r\n", "\n"), name);
        let message = mail_parser::MessageParser::default().parse(&bytes).unwrap();
        for header in message.headers() {
            assert!(known.split(' ').any(|known| header.name().eq_ignore_ascii_case(known)), "{header:?}");
        }
        assert!(message.to().is_none_or(|to| to.iter().count() == 1));
        assert_eq!(message.attachment_count(), 0);
        let html = message.body_html(0).unwrap().to_lowercase();
        for bad in ["<script", "<img", "<a ", "href", "<!--", "onerror=zz>"] {
            assert!(!html.contains(bad), "{bad} in {html}");
        }
        harmless(&message.body_text(0).unwrap().replace("\r\n", "\n"), name);
        harmless(&html.replace("\r\n", "\n"), name);
        count += 1;
    }
    assert!(count > 0, "there are letters");
}

/// Standard error: for people at a terminal, and read by GitHub for commands.
fn harmless_errors(run: &Run, arguments: &[String]) {
    harmless(&run.stderr, &format!("standard error of {arguments:?}"));
    assert!(run.stderr.lines().all(|line| !line.trim_start().starts_with("::")), "{arguments:?}: {run:?}");
    assert!(run.code < 3 && run.code >= 0 && !run.stderr.contains("panicked"), "{arguments:?}: {run:?}");
}

/// Every command, in every format, about an agreement; and what changed since the repository began.
fn all(id: &str, out: &Path) -> Vec<(String, String, Vec<String>)> {
    let mut all = commands::all(id, out);
    all.retain(|(command, ..)| commands::reads(command));
    for (command, format, arguments) in all.clone() {
        if command == "diff" {
            let since =
                ["diff", "--from", "HEAD~1", "--findings", "--format", &format].map(str::to_owned).to_vec();
            all.push((command.clone(), format.clone(), since));
            all.push((command, format, [arguments, vec!["--from".to_owned(), "HEAD~1".to_owned()]].concat()));
        } else if command == "list" {
            let columns =
                "id,title,kind,reference,owner,parties,topics,statutory,reasons,replaces,path".to_owned();
            all.push((command, format, [arguments, vec!["--columns".to_owned(), columns]].concat()));
        }
    }
    all
}

#[test]
fn every_format_is_read_as_it_is_meant() {
    let (folder, out) = (registry(), Folder::new(&[]));
    let findings =
        on(folder.path(), &["check", "--format", "json"]).json()["findings"].as_array().unwrap().len();
    assert!(findings > 50, "{findings}");
    let mut read = 0;
    for (id, language) in [("b5", "en"), ("b6", "sv"), (NAMES[0], "en"), (NAMES[1], "sv"), (NAMES[2], "en")] {
        for (command, format, mut arguments) in all(id, out.path()) {
            let is_about_one = arguments.iter().any(|argument| argument == id);
            if id != "b5" && !is_about_one {
                continue;
            }
            arguments.extend(["--lang".to_owned(), language.to_owned()]);
            let words: Vec<&str> = arguments.iter().map(String::as_str).collect();
            let run = on(folder.path(), &words);
            harmless_errors(&run, &arguments);
            let (_, reader) = READERS
                .iter()
                .find(|(known, _)| *known == format)
                .unwrap_or_else(|| panic!("say what reads {format}"));
            if run.code < 2 {
                eprintln!("{arguments:?}");
                reader(&Output { command: &command, format: &format, stdout: &run.stdout, findings });
                read += 1;
            }
        }
    }
    assert!(read > 50, "{read}");
    letters(out.path());
}

/// Takes out the sequences for colours that are the program's own, and gives how many there were.
fn without_colours(text: &str) -> (String, usize) {
    let mut parts = text.split("\u{1b}[");
    let (mut plain, mut count) = (parts.next().unwrap_or_default().to_owned(), 0);
    for part in parts {
        let (sequence, rest) = part.split_once('m').unwrap_or_else(|| panic!("{part:?}"));
        let is_own = sequence.split(';').all(|number| {
            number.is_empty() || matches!(number.parse(), Ok(0..=4 | 22 | 30..=37 | 39 | 90..=97))
        });
        assert!(is_own, "{sequence:?} before {rest:?}");
        plain.push_str(rest);
        count += 1;
    }
    (plain, count)
}

#[test]
fn with_colours_there_are_only_those_of_the_program() {
    let (folder, out) = (registry(), Folder::new(&[]));
    let mut count = 0;
    for (_, format, arguments) in all(NAMES[0], out.path()) {
        let mut command = program(folder.path());
        command
            .arg("-C")
            .arg(folder.path())
            .args(["--as-of", DAY, "--color", "always", "-v"])
            .args(&arguments);
        let run = program::finish(&mut command);
        for stream in [&run.stdout.replace("\r\n", "\n"), &run.stderr] {
            let (plain, colours) = without_colours(stream);
            if format != "ics" {
                harmless(&plain, &format!("{arguments:?}"));
            }
            count += colours;
        }
    }
    assert!(count > 100, "{count}");
}

#[test]
fn under_github_actions_nothing_of_a_record_is_a_command() {
    let folder = registry();
    let mut command = program(folder.path());
    command.env("GITHUB_ACTIONS", "true").arg("-C").arg(folder.path()).args(["--as-of", DAY, "check"]);
    let run = program::finish(&mut command);
    harmless(&run.stdout, "check");
    let (before, rest) = run.stdout.split_once('\n').unwrap();
    let word = before.strip_prefix("::stop-commands::").unwrap();
    let (page, after) = rest.split_once(&format!("\n::{word}::\n")).unwrap();
    assert!(!page.contains(word) && !after.contains(word));
    assert!(after.lines().all(|line| line.starts_with("::error ")
        || line.starts_with("::warning ")
        || line.starts_with("::notice ")));
}

#[test]
fn no_word_of_the_command_line_is_a_command_to_the_terminal() {
    let folder = registry();
    for word in CONTROL.iter().chain(&HOSTILE).chain(&NAMES).filter(|word| !word.contains('\0')) {
        for arguments in [
            vec!["show", word],
            vec!["list", word],
            vec!["list", "--within", word],
            vec!["list", "--owner", word],
            vec!["--format", word, "list"],
            vec!["list", "--format", word],
            vec!["check", word],
            vec!["check", "--baseline", word],
            vec!["explain", word],
            vec!["list", "--at", word],
            vec!["list", "--as-of", word],
            vec!["diff", "b5", "--from", word],
            vec!["list", "--columns", word],
            vec![word],
        ] {
            let run = program::finish(program(folder.path()).arg("-C").arg(folder.path()).args(&arguments));
            harmless(&run.stdout, &format!("{arguments:?}"));
            harmless(&run.stderr, &format!("{arguments:?}"));
            assert!(run.code < 4 && !run.stderr.contains("panicked"), "{arguments:?}: {run:?}");
        }
    }
}

#[test]
fn a_shell_is_offered_no_word_that_it_would_run() {
    let folder = Folder::registry(&[
        ("agreements/hel.toml", ""),
        ("agreements/$(zz).toml", ""),
        ("agreements/`zz`.toml", ""),
    ]);
    folder.write("agreements/-zz.toml", b"");
    folder.write("agreements/a;zz.toml", b"");
    for (command, expected) in [("show", "hel"), ("list --kind", "agreement"), ("list --party", "testkoping")]
    {
        let words: Vec<&str> = ["--", "avtal"].into_iter().chain(command.split(' ')).chain([""]).collect();
        let mut shell = program(folder.path());
        shell
            .env("AVTAL_COMPLETE", "bash")
            .env("_CLAP_COMPLETE_INDEX", (words.len() - 2).to_string())
            .env("_CLAP_IFS", "\n");
        let run = program::finish(shell.env("_CLAP_COMPLETE_COMP_TYPE", "9").args(&words));
        assert!(run.stdout.lines().any(|offered| offered == expected), "{run:?}");
        assert!(!run.stdout.contains("zz"), "{run:?}");
    }
}
