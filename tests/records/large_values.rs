//! Texts far longer than anything that people write, and lists far longer than anyone reads: every command, in every format,
//! in bounded time and with bounded output.

use std::time::{Duration, Instant};

use crate::program::{Folder, commands, on};

/// So long is a text, in bytes: what takes the square of it takes minutes.
const LONG: usize = 100_000;

/// A registry in which a text stands wherever a record has one, each in a record of its own.
fn registry(text: &str) -> Folder {
    let text = toml::Value::from(text).to_string();
    let folder = Folder::registry(&[]);
    folder.write("parties/lang.toml", format!("name = {text}\n"));
    folder.write("bodies/lang.toml", format!("name = {text}\n"));
    let validity = "[validity]\nfrom = 2024-01-01\nuntil = 2027-01-31\n";
    let head = |title: &str| {
        format!("title = {title}\nkind = \"agreement\"\nowner = \"lang\"\nparties = [\"lang\"]\n")
    };
    for (name, record) in [
        ("titel", head(&text) + validity),
        ("noter", format!("{}notes = {text}\n{validity}", head("\"x\""))),
        (
            "listor",
            format!("{}topics = [{text}]\naliases = [{text}]\nrelated = [{text}]\n{validity}", head("\"x\"")),
        ),
        (
            "duties",
            format!(
                "{}{validity}[[review]]\nid = {text}\nfirst = 2026-12-02\n[[activity]]\ntitle = {text}\ndue = 2026-12-01\n",
                head("\"x\"")
            ),
        ),
        (
            "avloser",
            format!("{}{validity}[[replaces]]\nid = \"titel\"\nsections = [{text}]\n", head("\"x\"")),
        ),
        (
            "villkor",
            format!(
                "{}[validity]\nfrom = 2024-01-01\nuntil = \"event\"\nevent = {text}\n[[suspension]]\n\
                 from = 2026-01-01\nreason = {text}\n[[survival]]\nsections = [{text}]\nduration = \"P1Y\"\n\
                 [end]\ndate = 2027-01-31\n",
                head("\"x\"")
            ),
        ),
        ("beslut", format!("{}{validity}[[decision]]\nby = {text}\nplanned = [2026-12-02]\n", head("\"x\""))),
    ] {
        folder.write(&format!("agreements/{name}.toml"), &record);
    }
    folder
}

/// All reports about one agreement, within their time; gives the length of each.
fn reports(folder: &Folder, id: &str) -> Vec<(String, String, usize)> {
    let out = Folder::new(&[]);
    let mut reports = Vec::new();
    for (command, format, arguments) in commands::all(id, out.path()) {
        if !commands::reads(&command) || command == "log" {
            continue;
        }
        let begun = Instant::now();
        let run = on(folder.path(), &arguments.iter().map(String::as_str).collect::<Vec<_>>());
        let taken = begun.elapsed();
        assert!(run.code < 3, "{arguments:?}: {run:?}");
        assert!(taken < Duration::from_secs(60), "{arguments:?}: {taken:?}");
        reports.push((command, format, run.stdout.len()));
    }
    reports
}

#[test]
fn a_text_without_end_is_cut_in_reports_and_takes_no_time() {
    let manuals = on(Folder::registry(&[]).path(), &["check", "--format", "sarif"]).stdout.len();
    let mut long = Vec::new();
    for c in ['a', ' ', '\\', '\u{301}'] {
        let folder = registry(&c.to_string().repeat(LONG / c.len_utf8()));
        {
            let id = "titel";
            for (command, format, length) in reports(&folder, id) {
                // What is data, what is compared, and notes are whole; each character may be a code of ten.
                let is_whole = ["json", "csv"].contains(&format.as_str())
                    || matches!(command.as_str(), "diff" | "export")
                    || id == "noter";
                let most = if is_whole { 40 * LONG } else { 3 * LONG };
                // The manuals of the rules are in SARIF, whatever a record says.
                let manuals = if format == "sarif" { manuals } else { 0 };
                if length > most + manuals {
                    long.push(format!("{command} {format} with {c:?}: {length}"));
                }
            }
        }
        let page = on(folder.path(), &["show", "titel"]).stdout;
        assert!(c.is_whitespace() || page.contains('…'), "{c:?}");
    }
    assert!(long.is_empty(), "{long:#?}");
}

#[test]
fn a_long_list_of_names_is_a_few_and_a_count() {
    let folder = Folder::registry(&[]);
    let names: Vec<String> = (0..2000).map(|at| format!("\"part-{at}\"")).collect();
    for name in &names {
        folder.write(&format!("parties/{}.toml", name.trim_matches('"')), b"kind = \"region\"\n");
    }
    let record = format!(
        "title = \"x\"\nkind = \"agreement\"\nparties = [{0}]\ntopics = [{0}]\n[validity]\nfrom = 2024-01-01\nuntil = 2027-01-31\n\
         [[activity]]\ntitle = \"y\"\nby = [{0}]\ndue = 2026-10-01\n",
        names.join(", ")
    );
    folder.write("agreements/hel.toml", &record);
    for arguments in
        [&["status"][..], &["status", "--format", "markdown"], &["list", "--columns", "id,parties,topics"]]
    {
        let page = on(folder.path(), arguments).stdout;
        let is_counted = ["1,994 more", "1,995 more"].iter().any(|count| page.contains(count));
        assert!(is_counted && page.lines().count() < 60, "{arguments:?}: {page}");
    }
    let page = on(folder.path(), &["show", "hel"]).stdout;
    assert!(page.contains("more") && page.lines().count() < 120, "{page}");
    // Programs read all of them.
    let csv = on(folder.path(), &["list", "--format", "csv", "--columns", "id,parties"]).stdout;
    assert!(csv.contains("part-1999"));
    let json = on(folder.path(), &["list", "--format", "json"]).json();
    assert_eq!(json["agreements"][0]["parties"].as_array().unwrap().len(), 2000);
}

/// So long a file may be.
const MOST: usize = 1 << 20;

#[test]
fn a_record_that_is_one_text_of_any_letter_takes_no_time() {
    let rest = "kind = \"agreement\"\nowner = \"styrgruppen\"\nparties = [\"testkoping\"]\n[validity]\nfrom = 2024-01-01\nuntil = 2027-01-31\n";
    for c in ['<', '&', '"', '\u{202e}', '\u{200b}', '字'] {
        let written = if c == '"' { "\\\"".to_owned() } else { c.to_string() };
        let text = written.repeat((MOST - rest.len() - 20) / written.len());
        let record = format!("title = \"{text}\"\n{rest}");
        let folder = Folder::registry(&[("agreements/lang.toml", &record)]);
        let out = Folder::new(&[]);
        let site = out.path().join("site");
        for arguments in [
            &["check"][..],
            &["show", "lang", "--format", "markdown"],
            &["timeline"],
            &["site", "--out", site.to_str().unwrap()],
        ] {
            let begun = Instant::now();
            let run = on(folder.path(), arguments);
            assert!(run.code < 2 && run.stdout.len() < MOST, "{c:?} {arguments:?}: {}", run.stderr);
            assert!(begun.elapsed() < Duration::from_secs(30), "{c:?} {arguments:?}: {:?}", begun.elapsed());
        }
    }
}

#[test]
fn many_decisions_of_a_large_group_are_not_told_apart_for_each_member() {
    let names: Vec<String> = (0..3000).map(|at| format!("\"part-{at}\"")).collect();
    let decision = "[[decision]]\nby = \"alla\"\ndate = 2023-12-01\noutcome = \"adopted\"\n";
    let planned = "[[decision]]\nby = \"alla\"\nplanned = [2026-12-01]\n";
    let record = format!(
        "title = \"x\"\nkind = \"agreement\"\nparties = [{}]\n[validity]\nfrom = 2024-01-01\nuntil = 2027-01-31\n\
         [adoption]\nrequired = \"all-parties\"\n{}{}",
        "\"alla\", ".repeat(2000),
        decision.repeat(6000),
        planned.repeat(6000)
    );
    let folder = Folder::registry(&[("agreements/hel.toml", &record)]);
    folder.write(
        "parties/alla.toml",
        format!("name = \"Alla\"\nkind = \"group\"\nmembers = [{}]\n", names.join(", ")),
    );
    for name in &names {
        folder.write(&format!("parties/{}.toml", name.trim_matches('"')), b"kind = \"region\"\n");
    }
    for arguments in [&["check", "--format", "json"][..], &["list"], &["list", "--party", "part-7"]] {
        let begun = Instant::now();
        let run = on(folder.path(), arguments);
        assert!(run.code < 2, "{arguments:?}: {}", run.stderr);
        assert!(begun.elapsed() < Duration::from_secs(20), "{arguments:?}: {:?}", begun.elapsed());
    }
    let json = on(folder.path(), &["list", "--format", "json"]).json();
    assert_eq!(json["agreements"][0]["state"], "in-force");
}

#[test]
fn a_picture_that_nobody_could_follow_is_on_no_page_of_the_site() {
    let folder = Folder::registry(&[]);
    let validity = "kind = \"agreement\"\nparties = [\"testkoping\"]\n[validity]\nfrom = 2024-01-01\nuntil = 2027-01-31\n";
    let helpers: Vec<String> = (0..18).map(|at| format!("\"del-{at}\"")).collect();
    let mut record = format!("title = \"x\"\n{validity}");
    for at in 0..60 {
        folder.write(&format!("agreements/del-{at}.toml"), format!("title = \"y\"\n{validity}"));
        record += &format!("[[replaces]]\nid = \"del-{at}\"\ntogether_with = [{}]\n", helpers.join(", "));
    }
    folder.write("agreements/hel.toml", &record);
    let out = Folder::new(&[]);
    let begun = Instant::now();
    let run = on(folder.path(), &["site", "--out", out.path().join("site").to_str().unwrap()]);
    assert!(run.code < 2, "{}", run.stderr);
    assert!(begun.elapsed() < Duration::from_secs(20), "{:?}", begun.elapsed());
}
