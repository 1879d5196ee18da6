//! What files may hold, and what may stand in their place: encodings, limits, syntax, links, names; and what `check`
//! says of it, for which part of the registry, how loudly.

use std::path::Path;
use std::time::{Duration, Instant};

use crate::program::{Folder, finish, on, program};
use serde_json::{Value, json};

const TOML: &str = "title = \"Färdtjänst\"\nkind = \"agreement\"\nowner = \"styrgruppen\"\nparties = [\"kommunerna\"]\n\
                    [validity]\nfrom = 2024-01-01\nuntil = 2035-12-31\n";
const YAML: &str = "title: Färdtjänst\nkind: agreement\nowner: styrgruppen\nparties: [kommunerna]\n\
                    validity:\n  from: 2024-01-01\n  until: 2035-12-31\n";

/// A registry in which nothing is wrong, with the files given.
fn registry(files: &[(&str, &str)]) -> Folder {
    Folder::registry(&[
        ("agreements/hel.toml", TOML),
        ("agreements/regionen.yaml", &YAML.replace("kommunerna", "region-test")),
    ])
    .with(files)
}

/// The findings of `check`: rule, path, line, first column, column after the last.
fn check(folder: &Path, paths: &[&str]) -> Vec<(String, String, u64, u64, u64)> {
    let arguments = [&["check", "--format", "json"], paths].concat();
    let json = on(folder, &arguments).json();
    let findings = json["findings"].as_array().unwrap().iter();
    let text = |value: &Value| value.as_str().unwrap().to_owned();
    let number = |value: &Value| value.as_u64().unwrap();
    findings
        .map(|finding| {
            let column = number(&finding["column"]);
            // A place that goes on over several lines has no end in this one.
            let end = if finding["end_line"] == finding["line"] { number(&finding["end_column"]) } else { 0 };
            (text(&finding["rule"]), text(&finding["path"]), number(&finding["line"]), column, end)
        })
        .collect()
}

/// The same, to be compared with literals.
fn as_literals(findings: &[(String, String, u64, u64, u64)]) -> Vec<(&str, &str, u64, u64, u64)> {
    findings.iter().map(|(rule, path, line, from, to)| (&**rule, &**path, *line, *from, *to)).collect()
}

/// The messages of the findings.
fn messages(folder: &Path) -> Vec<String> {
    let json = on(folder, &["check", "--format", "json"]).json();
    let findings = json["findings"].as_array().unwrap().iter();
    findings.map(|finding| finding["message"].as_str().unwrap().to_owned()).collect()
}

/// The rows of `list`, without their paths.
fn rows(folder: &Path) -> Vec<Value> {
    let mut json = on(folder, &["list", "--format", "json"]).json();
    let rows = json["agreements"].as_array_mut().unwrap();
    for row in rows.iter_mut() {
        row["path"] = Value::Null;
    }
    rows.clone()
}

/// The row of an agreement, without what it is called.
fn row(folder: &Path, id: &str) -> Value {
    let mut row =
        rows(folder).into_iter().find(|row| row["id"] == id).unwrap_or_else(|| panic!("{id} is not listed"));
    row["id"] = Value::Null;
    row
}

// Encodings

#[test]
fn windows_line_ends_and_a_byte_order_mark_change_nothing() {
    let folder = registry(&[]);
    let expected = row(folder.path(), "hel");
    for (ending, good) in [("toml", TOML), ("yaml", YAML)] {
        let crlf = good.replace('\n', "\r\n");
        for text in [good.to_owned(), crlf.clone(), format!("\u{feff}{good}"), format!("\u{feff}{crlf}")] {
            let path = format!("agreements/prov.{ending}");
            folder.write(&path, &text);
            assert_eq!(check(folder.path(), &[]), [], "{text:?}");
            assert_eq!(row(folder.path(), "prov"), expected, "{text:?}");
            let broken = text.replace("styrgruppen", "åstyrelsen");
            folder.write(&path, &broken);
            let found = check(folder.path(), &[&folder.path().join(&path).to_string_lossy()]);
            let columns = if ending == "toml" { (9, 21) } else { (8, 18) };
            assert_eq!(
                as_literals(&found),
                [("unknown-body", &*path, 3, columns.0, columns.1)],
                "{broken:?}"
            );
            folder.remove(&path);
        }
    }
}

#[test]
fn a_file_that_is_not_utf_8_is_shown_at_its_first_other_byte() {
    let folder = registry(&[]);
    for bom in [&b""[..], b"\xEF\xBB\xBF"] {
        for (text, line, column) in [
            (&b"title = \"F\xE4rdtj\xE4nst\"\n"[..], 1, 11),
            (b"# \xC3\xA5\xC3\xA4\r\ntitle = \"\xC3\xA5\xFF\"\n", 2, 11),
        ] {
            folder.write("agreements/latin.toml", [bom, text].concat());
            let found = check(folder.path(), &[]);
            assert_eq!(
                as_literals(&found),
                [("unreadable-file", "agreements/latin.toml", line, column, column + 1)]
            );
        }
    }
    let page = on(folder.path(), &["check"]).stdout;
    assert!(page.contains("2 | title = \"å�\"\n  |           ^\n"), "{page}");
    folder.write("agreements/latin.toml", b"\xFF\xFEt\0i\0t\0l\0e\0");
    assert_eq!(messages(folder.path()), ["the file is not UTF-8: it looks like UTF-16"]);
    assert_eq!(
        on(folder.path(), &["list", "--format", "json"]).json()["incomplete"],
        json!(["agreements/latin.toml"])
    );
}

#[test]
fn a_place_late_in_a_long_file_is_underlined_exactly() {
    let folder = registry(&[]);
    // The record, comments through line 998, and a table whose second line is wrong.
    let comments = "# åäö ÅÄÖ é 家\n".repeat(998 - 7);
    for (path, text, line, first, after) in [
        (
            "agreements/lang.toml",
            format!("{TOML}{comments}[revision]\n"),
            "lead_time = \"två år\" # åäö",
            13,
            21,
        ),
        ("agreements/lang.yaml", format!("{YAML}{comments}revision:\n"), "  lead_time: två år # åäö", 14, 20),
    ] {
        for line_end in ["\n", "\r\n"] {
            let text = format!("{text}{line}\n").replace('\n', line_end);
            folder.write(path, &text);
            let found = check(folder.path(), &[]);
            assert_eq!(as_literals(&found), [("invalid-duration", path, 1000, first, after)]);
            let page = on(folder.path(), &["check"]).stdout;
            let blanks = " ".repeat(usize::try_from(first).unwrap() - 1);
            let marks = "^".repeat(usize::try_from(after - first).unwrap());
            let shown = format!(" --> {path}:1000:{first}\n     |\n1000 | {line}\n     | {blanks}{marks}\n");
            assert!(page.contains(&shown), "{page}\n{shown}");
        }
        folder.remove(path);
    }
}

#[test]
fn marks_stand_under_the_value_also_after_wide_and_combined_characters() {
    let line = "activity = [{ title = \"協定 e\u{301}\", due = \"förr\" }]";
    let folder = registry(&[("agreements/bred.toml", &format!("{line}\n{TOML}"))]);
    assert_eq!(
        as_literals(&check(folder.path(), &[])),
        [("invalid-date", "agreements/bred.toml", 1, 38, 44)]
    );
    let page = on(folder.path(), &["check"]).stdout;
    // Two characters take two columns each, and one takes none.
    let shown = format!("1 | {line}\n  | {}^^^^^^\n", " ".repeat(37 + 2 - 1));
    assert!(page.contains(&shown), "{page}\n{shown}");
}

// Sizes and limits

#[test]
fn a_file_may_be_one_mebibyte_and_not_a_byte_more() {
    let folder = registry(&[]);
    for (ending, good) in [("toml", TOML), ("yaml", YAML)] {
        let path = format!("agreements/stor.{ending}");
        let fill = |size: usize| {
            format!(
                "{good}#{}\n",
                "å".repeat((size - good.len() - 2) / 2) + if (size - good.len()) % 2 == 1 { "x" } else { "" }
            )
        };
        for (size, found) in [(1 << 20, vec![]), ((1 << 20) + 1, vec![("unreadable-file", &*path, 1, 1, 1)])]
        {
            let text = fill(size);
            assert_eq!(text.len(), size);
            folder.write(&path, &text);
            assert_eq!(as_literals(&check(folder.path(), &[])), found, "{size} bytes of {ending}");
        }
        assert_eq!(messages(folder.path()), ["it is larger than 1024 KiB"]);
        folder.remove(&path);
    }
}

#[test]
fn a_file_with_nothing_in_it_lacks_every_key_that_it_needs() {
    for text in ["", "\n\n", "# bara en kommentar\n", "\u{feff}", "\r\n"] {
        for ending in ["toml", "yaml", "yml"] {
            let path = format!("agreements/tom.{ending}");
            let folder = registry(&[(&path, text)]);
            let at_start = ("missing-key", &*path, 1, 1, 1);
            assert_eq!(as_literals(&check(folder.path(), &[])), [at_start; 4], "{text:?} {ending}");
            let expected = ["kind", "parties", "title", "validity"].map(|key| format!("`{key}` is missing"));
            assert_eq!(messages(folder.path()), expected);
            assert_eq!(rows(folder.path()).len(), 2, "nothing is said of it");
            let listed = on(folder.path(), &["list", "--format", "json"]);
            assert_eq!((listed.code, &listed.json()["incomplete"]), (1, &json!([path])));
        }
    }
}

#[test]
fn lists_may_stand_in_each_other_sixty_four_deep() {
    let nested = |levels: usize| "[".repeat(levels - 1) + &"]".repeat(levels - 1);
    for (levels, message) in
        [(64, "`notes`: expected text, found a list"), (65, "nested deeper than 64 levels")]
    {
        let toml = format!("notes = {}\n{TOML}", nested(levels));
        let yaml = format!("notes: {}\n{YAML}", nested(levels));
        let folder = registry(&[("agreements/djup.toml", &toml), ("agreements/djupt.yaml", &yaml)]);
        assert_eq!(messages(folder.path()), [message; 2]);
    }
}

#[test]
fn hostile_files_are_refused_in_no_time() {
    let deep = 100_000;
    let laughs: String =
        (1..30).map(|i| format!("a{i}: &a{i} [{}]\n", vec![format!("*a{}", i - 1); 9].join(", "))).collect();
    let quadratic = format!("a: &a \"{}\"\nb: [{}]\n", "x".repeat(400_000), "*a, ".repeat(100_000));
    for (path, text) in [
        ("agreements/ond.toml", format!("notes = {}", "[".repeat(deep))),
        ("agreements/ond.toml", format!("notes = {}{}", "[".repeat(deep), "]".repeat(deep))),
        ("agreements/ond.toml", format!("notes = {}", "{a = ".repeat(deep))),
        ("agreements/ond.toml", format!("{}a = 1", "a.".repeat(deep))),
        ("agreements/ond.toml", format!("[{}a]", "a.".repeat(deep))),
        ("agreements/ond.yaml", format!("notes: {}", "[".repeat(deep))),
        ("agreements/ond.yaml", format!("notes: {}{}", "[".repeat(deep), "]".repeat(deep))),
        ("agreements/ond.yaml", format!("notes: {}", "{a: ".repeat(deep))),
        ("agreements/ond.yaml", format!("notes:\n  {}x\n", "- ".repeat(deep))),
        ("agreements/ond.yaml", format!("a0: &a0 [x, x]\n{laughs}")),
        ("agreements/ond.yaml", quadratic),
    ] {
        let folder = registry(&[(path, &text)]);
        let started = Instant::now();
        let run = on(folder.path(), &["check", "--format", "json"]);
        let start: String = text.chars().take(30).collect();
        // Loose: a debug build on a busy machine. Without limits it takes hours, or all memory.
        assert!(started.elapsed() < Duration::from_secs(5), "{:?} for {start}…", started.elapsed());
        let findings = run.json()["findings"].as_array().unwrap().clone();
        assert_eq!(
            (findings.len(), &findings[0]["rule"], run.code),
            (1, &json!("invalid-syntax"), 1),
            "{start}"
        );
        assert_eq!(rows(folder.path()).len(), 2, "{start}");
        let page = on(folder.path(), &["check"]).stdout;
        assert!(page.len() < 10_000, "{} bytes for {start}…", page.len());
    }
}

// Values

#[test]
fn every_spelling_of_a_date_means_the_same() {
    let folder = registry(&[]);
    for (id, toml, yaml) in [
        (
            "dag",
            ["2024-01-01", "\"2024-01-01\"", "'2024-01-01'"],
            ["2024-01-01", "\"2024-01-01\"", "'2024-01-01'"],
        ),
        ("manad", ["\"2024-01\"", "'2024-01'", "\" 2024-01 \""], ["2024-01", "\"2024-01\"", "'2024-01'"]),
        ("ar", ["2024", "\"2024\"", "'2024'"], ["2024", "\"2024\"", "'2024'"]),
    ] {
        let texts = toml.map(|from| ("toml", TOML.replace("from = 2024-01-01", &format!("from = {from}"))));
        let texts = texts
            .into_iter()
            .chain(yaml.map(|from| ("yaml", YAML.replace("from: 2024-01-01", &format!("from: {from}")))));
        let rows: Vec<Value> = texts
            .map(|(ending, text)| {
                let path = format!("agreements/{id}.{ending}");
                folder.write(&path, &text);
                assert_eq!(check(folder.path(), &[]), [], "{text}");
                let row = row(folder.path(), id);
                folder.remove(&path);
                row
            })
            .collect();
        assert!(rows.iter().all(|row| row == &rows[0]), "{rows:#?}");
        assert_eq!(rows[0]["from"], "2024-01-01");
        let written = match id {
            "manad" => json!("2024-01"),
            "ar" => json!("2024"),
            _ => Value::Null,
        };
        assert_eq!(rows[0]["from_as_written"], written);
    }
}

#[test]
fn a_yaml_text_without_quotes_is_the_text_that_it_looks_like() {
    let yaml = YAML
        .replace("title: Färdtjänst", "title: no\nreference: 1.10\ntopics: [yes, 1.10, 2021, 007, 12:30]");
    let toml = TOML.replace(
        "title = \"Färdtjänst\"",
        "title = \"no\"\nreference = \"1.10\"\ntopics = [\"yes\", \"1.10\", \"2021\", \"007\", \"12:30\"]",
    );
    let folder = Folder::registry(&[("agreements/a.toml", &toml), ("agreements/b.yaml", &yaml)]);
    assert_eq!(row(folder.path(), "a"), row(folder.path(), "b"));
    assert_eq!(row(folder.path(), "b")["title"], "no");
    assert_eq!(row(folder.path(), "b")["reference"], "1.10");
    assert_eq!(row(folder.path(), "b")["topics"], json!(["007", "1.10", "12:30", "2021", "yes"]));
}

#[test]
fn a_key_given_twice_shows_both_places() {
    let folder = registry(&[
        ("agreements/a.toml", &format!("title = \"En\"\n{TOML}")),
        ("agreements/b.yaml", &format!("{YAML}  \"until\": 2036-12-31\n")),
    ]);
    let json = on(folder.path(), &["check", "--format", "json"]).json();
    let places: Vec<_> = json["findings"]
        .as_array()
        .unwrap()
        .iter()
        .map(|finding| {
            let first = &finding["related"][0];
            (
                finding["line"].clone(),
                finding["column"].clone(),
                first["line"].clone(),
                first["column"].clone(),
            )
        })
        .collect();
    let place = |line, column, first_line, first_column| {
        (json!(line), json!(column), json!(first_line), json!(first_column))
    };
    assert_eq!(places, [place(2, 1, 1, 1), place(8, 3, 7, 3)]);
}

#[test]
fn all_faults_of_a_file_are_told_at_once_also_those_of_its_references() {
    let folder = registry(&[(
        "agreements/mycket.toml",
        "title = 5\nkind = \"agrement\"\nparties = [\"kommunerna\", \"ingen\"]\nowner = \"ingen\"\nbased_on = [\"inget\"]\n\
         foo = 1\n[validity]\nfrom = 2024-01-01\nuntil = 2035-12-31\nends_with = \"mycket\"\n[[decision]]\nby = \"inga\"\n\
         planned = []\n[[activity]]\ntitle = \"x\"\ndue = 2026-02-30\n[[document]]\npath = \"/x\"\n[revision]\n\
         lead_time = \"3 år\"\n",
    )]);
    let at = |rule, line, column, end| (rule, "agreements/mycket.toml", line, column, end);
    assert_eq!(
        as_literals(&check(folder.path(), &[])),
        [
            at("wrong-type", 1, 9, 10),
            at("unknown-kind", 2, 8, 18),
            at("unknown-party", 3, 26, 33),
            at("unknown-body", 4, 9, 16),
            at("unknown-agreement", 5, 13, 20),
            at("unknown-key", 6, 1, 4),
            at("self-reference", 10, 13, 21),
            at("missing-key", 11, 1, 13),
            at("unknown-party", 12, 6, 12),
            at("invalid-date", 16, 7, 17),
            at("invalid-path", 18, 8, 12),
            at("invalid-duration", 20, 13, 19),
        ]
    );
}

#[test]
fn what_makes_a_record_unread_hides_no_other_fault_in_it() {
    let folder = registry(&[(
        "agreements/fel.yaml",
        "title: Fel\nkind: avtal\npart: 7\nparties: []\nvalidity: {from: 2026-02-30, until: 2035, duration: P1Y}\n\
         decision:\n  - by: testkoping\ndocument:\n  - role: text\n",
    )]);
    let at = |rule, line, column, end| (rule, "agreements/fel.yaml", line, column, end);
    assert_eq!(
        as_literals(&check(folder.path(), &[])),
        [
            at("unknown-kind", 2, 7, 12),
            at("unknown-kind", 3, 7, 8),
            at("missing-key", 4, 10, 12),
            at("invalid-date", 5, 18, 28),
            at("conflicting-keys", 5, 53, 56),
            at("missing-key", 7, 5, 19),
            at("missing-key", 9, 5, 15),
        ]
    );
    assert_eq!(rows(folder.path()).len(), 2, "it is in no report");
}

// What stands where a record should

#[cfg(unix)]
#[test]
fn what_is_no_file_is_an_error_that_hides_no_other() {
    use std::os::unix::fs::symlink;
    use std::os::unix::net::UnixListener;

    let outside = Folder::new(&[("hemlig.toml", TOML), ("mapp/hemlig.toml", TOML)]);
    let folder = registry(&[("agreements/mapp.toml/inne.toml", TOML)]);
    let at = |path: &str| folder.path().join("agreements").join(path);
    let made = std::process::Command::new("mkfifo").arg(at("ror.toml")).status().unwrap();
    assert!(made.success());
    let _socket = UnixListener::bind(at("uttag.yaml")).unwrap();
    symlink("ingenstans.toml", at("bruten.toml")).unwrap();
    symlink("rund.toml", at("rund.toml")).unwrap();
    symlink("..", at("upp")).unwrap();
    symlink(".", at("samma")).unwrap();
    symlink(outside.path().join("hemlig.toml"), at("ut.toml")).unwrap();
    symlink(outside.path().join("mapp"), at("utmapp")).unwrap();
    symlink("ror.toml", at("till-ror.toml")).unwrap();
    symlink("/dev/zero", at("noll.toml")).unwrap();
    symlink("hel.toml", at("kopia.toml")).unwrap();

    let started = Instant::now();
    let unread = [
        "agreements/bruten.toml",
        "agreements/noll.toml",
        "agreements/ror.toml",
        "agreements/rund.toml",
        "agreements/samma",
        "agreements/till-ror.toml",
        "agreements/upp",
        "agreements/ut.toml",
        "agreements/utmapp",
        "agreements/uttag.yaml",
    ];
    let found = check(folder.path(), &[]);
    assert_eq!(as_literals(&found), unread.map(|path| ("unreadable-file", path, 1, 1, 1)));
    let listed = on(folder.path(), &["list", "--format", "json"]).json();
    assert_eq!(listed["incomplete"], json!(unread));
    let ids: Vec<_> = listed["agreements"].as_array().unwrap().iter().map(|row| row["id"].clone()).collect();
    assert_eq!(ids, ["hel", "inne", "kopia", "regionen"], "a link within the registry is followed");
    let page = on(folder.path(), &["check"]).stdout;
    assert!(!page.contains("Färdtjänst"), "nothing is shown of what lies outside:\n{page}");
    assert!(started.elapsed() < Duration::from_secs(5), "{:?}", started.elapsed());
}

#[test]
fn what_is_no_record_is_said_but_for_what_is_passed_over() {
    let folder = registry(&[
        ("agreements/avtal.docx", ""),
        ("agreements/lan/utkast.md", ""),
        ("parties/kommun.TOML", ""),
        ("bodies/namnd", ""),
        ("agreements/README", ""),
        ("agreements/README.md", ""),
        ("agreements/README.toml", "= = ="),
        ("agreements/.dold.toml", "= = ="),
        ("agreements/.git/x.toml", "= = ="),
        ("texts/avtal.toml", "= = ="),
        ("anteckningar.toml", "= = ="),
        (".avtal.toml", "= = ="),
    ]);
    let paths = ["agreements/avtal.docx", "agreements/lan/utkast.md", "bodies/namnd", "parties/kommun.TOML"];
    let found = check(folder.path(), &[]);
    assert_eq!(as_literals(&found), paths.map(|path| ("unrecognised-file", path, 1, 1, 1)));
    let listed = on(folder.path(), &["list", "--format", "json"]);
    assert_eq!(listed.json()["incomplete"], json!(["parties/kommun.TOML"]), "it looks like a record");
    assert_eq!((on(folder.path(), &["check"]).code, listed.code), (1, 1));
    folder.remove("parties/kommun.TOML");
    assert_eq!(on(folder.path(), &["check"]).code, 0, "a warning");
    assert_eq!(on(folder.path(), &["list"]).code, 0);
}

#[test]
fn of_two_files_with_one_id_the_first_is_used() {
    let folder = registry(&[
        ("agreements/lan/hel.yaml", &YAML.replace("Färdtjänst", "En annan")),
        ("parties/zon/testkoping.yaml", "name: En annan\n"),
    ]);
    let found = check(folder.path(), &[]);
    let paths = ["agreements/lan/hel.yaml", "parties/zon/testkoping.yaml"];
    assert_eq!(as_literals(&found), paths.map(|path| ("duplicate-id", path, 1, 1, 1)));
    let json = on(folder.path(), &["check", "--format", "json"]).json();
    assert_eq!(json["findings"][0]["related"][0]["path"], "agreements/hel.toml");
    let listed = on(folder.path(), &["list", "--format", "json"]).json();
    assert_eq!(listed["incomplete"], json!(paths));
    assert_eq!(row(folder.path(), "hel")["title"], "Färdtjänst");
}

#[test]
fn a_file_name_that_is_no_id_is_said_and_the_record_listed() {
    let long = format!("agreements/{}.toml", "a".repeat(101));
    let names = [
        "agreements/Versaler.toml",
        "agreements/a--b.yml",
        &long,
        "agreements/avtal_2024.toml",
        "agreements/färdtjänst.yaml",
        "agreements/två ord.toml",
        "agreements/v1.2.toml",
    ];
    let folder = registry(&[]);
    for name in names {
        folder.write(name, if name.ends_with(".toml") { TOML } else { YAML });
    }
    let mut expected: Vec<_> = names.into_iter().map(|name| ("invalid-id", name, 1, 1, 1)).collect();
    expected.sort_unstable();
    assert_eq!(as_literals(&check(folder.path(), &[])), expected);
    assert_eq!(rows(folder.path()).len(), 2 + names.len());
}

// The settings

#[test]
fn with_broken_settings_everything_else_is_checked() {
    let unread = "title: Fel\nkind: vad som helst\nparties: [ingen]\nvalidity: {until: snart}\n";
    let listed = YAML.replace("kommunerna", "ingen").replace("agreement", "vad som helst");
    let folder = registry(&[("agreements/fel.yaml", unread), ("agreements/okand.yaml", &listed)]);
    for (settings, line, column, end) in [
        (&b"name = \"Prov\"\n[kinds.agreement\n"[..], 2, 17, 17),
        (b"name = \"Prov\"\nlanguage = sv\n", 2, 12, 14),
        (b"name = \"Prov\"\n# \xE5\n", 2, 3, 4),
    ] {
        folder.write("registry.toml", settings);
        let run = on(folder.path(), &["check", "--format", "json"]);
        let rule = if settings.is_ascii() { "invalid-syntax" } else { "unreadable-file" };
        assert_eq!(
            as_literals(&check(folder.path(), &[])),
            [
                ("unknown-party", "agreements/fel.yaml", 3, 11, 16),
                ("invalid-date", "agreements/fel.yaml", 4, 19, 24),
                ("unknown-party", "agreements/okand.yaml", 4, 11, 16),
                (rule, "registry.toml", line, column, end),
            ]
        );
        assert_eq!(run.code, 1);
        let listed = on(folder.path(), &["list", "--format", "json"]);
        assert_eq!(listed.json()["incomplete"], json!(["agreements/fel.yaml", "registry.toml"]));
        assert_eq!((listed.json()["agreements"].as_array().unwrap().len(), listed.code), (3, 1));
    }
}

#[test]
fn a_fault_in_the_settings_leaves_the_rest_of_them_in_use() {
    let folder = registry(&[]);
    let settings = "name = 5\nlangage = \"sv\"\nlanguage = \"se\"\ntime_zone = \"Europe/Stokholm\"\n[defaults]\nhorizon = \"12M\"\n\
                    [kinds.agreement]\nrequires = [\"refrence\"]\nmax_term = 4\n[parts.ett]\n[rules]\ncoverage-gap = \"eror\"\n\
                    missing-contact = \"error\"\nlapsd = \"note\"\ninvalid-date = \"off\"\n";
    folder.write("registry.toml", settings);
    let at = |rule, line, column, end| (rule, "registry.toml", line, column, end);
    assert_eq!(
        as_literals(&check(folder.path(), &[])),
        [
            at("wrong-type", 1, 8, 9),
            at("unknown-key", 2, 1, 8),
            at("unknown-kind", 3, 12, 16),
            at("unknown-kind", 4, 13, 30),
            at("invalid-duration", 6, 11, 16),
            at("unknown-kind", 8, 13, 23),
            at("wrong-type", 9, 12, 13),
            at("wrong-type", 10, 8, 11),
            at("unknown-kind", 12, 16, 22),
            at("unknown-rule", 14, 1, 6),
            at("conflicting-keys", 15, 16, 21),
        ]
    );
    assert_eq!(on(folder.path(), &["list"]).code, 0);
}

#[test]
fn a_name_in_no_language_is_answered_with_how_to_write_one() {
    let folder = registry(&[("registry.toml", "[kinds.agreement]\nname = \"Avtal\"\n")]);
    let findings = on(folder.path(), &["check", "--format", "json"]).json();
    let message = findings["findings"][0]["message"].as_str().unwrap();
    assert_eq!(
        message,
        "`name`: expected a name in each language, as `{ sv = \"…\", en = \"…\" }`, found the text `Avtal`"
    );
}

#[test]
fn empty_settings_declare_nothing() {
    let folder = registry(&[]);
    folder.write("registry.toml", "");
    let found = check(folder.path(), &[]);
    assert_eq!(
        as_literals(&found),
        [
            ("unknown-kind", "agreements/hel.toml", 2, 8, 19),
            ("unknown-kind", "agreements/regionen.yaml", 2, 7, 16)
        ]
    );
    let folder = Folder::new(&[("registry.toml", "")]);
    assert_eq!(as_literals(&check(folder.path(), &[])), [("empty-registry", "registry.toml", 1, 1, 1)]);
    assert_eq!(on(folder.path(), &["check"]).code, 0);
    assert_eq!(on(folder.path(), &["check", "--fail-on", "warning"]).code, 1);
    assert_eq!(rows(folder.path()), Vec::<Value>::new());
}

#[test]
fn a_registry_folder_that_is_none_is_wrong_use() {
    let folder = Folder::new(&[("registry.toml/x", ""), ("fil", "")]);
    for folder in [folder.path().join("fil"), folder.path().join("finns-inte")] {
        let run = finish(program(Path::new("/")).arg("-C").arg(&folder).arg("check"));
        run.refused(&[]);
    }
    // A folder where the settings should be is said, and the rest is read.
    let found = check(folder.path(), &[]);
    assert_eq!(
        as_literals(&found),
        [("empty-registry", "registry.toml", 1, 1, 1), ("unreadable-file", "registry.toml", 1, 1, 1)]
    );
}

#[test]
fn what_a_record_refers_to_is_looked_up_though_no_report_has_it() {
    let folder = Folder::registry(&[
        (
            "agreements/trasigt.toml",
            "title = \"X\"\nkind = \"agreement\"\nparties = [\"okand\"]\n[validity]\nfrom = 2020-13-01\n",
        ),
        (
            "agreements/a/samma.toml",
            "title = \"X\"\nkind = \"agreement\"\nparties = [\"kommunerna\", \"region-test\"]\n[validity]\nfrom = 2020\nuntil = 2040\n",
        ),
        (
            "agreements/b/samma.yaml",
            "title: X\nkind: agreement\nparties: [ingen]\nvalidity: { from: 2020, until: 2040 }\n",
        ),
    ]);
    let found = crate::program::findings(folder.path());
    for (rule, path, line, column) in [
        ("unknown-party", "agreements/trasigt.toml", 3, 12),
        ("invalid-date", "agreements/trasigt.toml", 5, 8),
        ("duplicate-id", "agreements/b/samma.yaml", 1, 1),
        ("unknown-party", "agreements/b/samma.yaml", 3, 11),
    ] {
        assert!(found.contains(&(rule.to_owned(), path.to_owned(), line, column)), "{rule} in {found:?}");
    }
}

#[test]
fn an_empty_id_is_no_id() {
    let folder = Folder::registry(&[
        (
            "agreements/a.toml",
            "title = \"X\"\nkind = \"agreement\"\nowner = \" \"\nparties = [\"kommunerna\", \"region-test\", \"\"]\n[validity]\nfrom = 2020\nuntil = 2040\n",
        ),
        (
            "agreements/b.toml",
            "title = \"X\"\nkind = \"agreement\"\nformer_ids = [\"b\"]\nparties = [\"kommunerna\"]\n[validity]\nfrom = 2020\nuntil = 2040\n",
        ),
    ]);
    let found = crate::program::findings(folder.path());
    for (rule, path, line, column) in [
        ("wrong-type", "agreements/a.toml", 3, 9),
        ("wrong-type", "agreements/a.toml", 4, 41),
        ("duplicate-id", "agreements/b.toml", 3, 15),
    ] {
        assert!(found.contains(&(rule.to_owned(), path.to_owned(), line, column)), "{rule} in {found:?}");
    }
    assert!(!found.iter().any(|(rule, ..)| rule == "unknown-party" || rule == "unknown-body"), "{found:?}");
}

#[test]
fn documents_of_a_kind_without_parties_need_not_name_any_and_others_are_told_once() {
    let record =
        |kind: &str| format!("title = \"Prov\"\nkind = \"{kind}\"\n[validity]\nfrom = 2020\nuntil = 2040\n");
    let folder = Folder::registry(&[
        ("registry.toml", "[kinds.agreement]\n[kinds.statute]\nparties = false\n"),
        ("agreements/avtal.toml", &record("agreement")),
        ("agreements/forfattning.toml", &record("statute")),
    ]);
    let errors: Vec<_> = check(folder.path(), &["--level", "error"])
        .into_iter()
        .map(|finding| (finding.0, finding.1))
        .collect();
    assert_eq!(errors, [("missing-key".to_owned(), "agreements/avtal.toml".to_owned())]);
    let listed = on(folder.path(), &["list", "--format", "json"]);
    assert_eq!((listed.code, listed.ids()), (1, vec!["forfattning".to_owned()]));
}

// Settings

/// A registry with so many agreements, and these settings.
fn many(settings: &str, agreements: usize) -> Folder {
    let files: Vec<(String, String)> = (0..agreements)
        .map(|at| (format!("agreements/a{at}.toml"), format!("part = {}\n{TOML}", 900_000 + at)))
        .collect();
    let mut files: Vec<(&str, &str)> = files.iter().map(|(path, text)| (&**path, &**text)).collect();
    files.push(("registry.toml", settings));
    Folder::registry(&files)
}

#[test]
fn settings_of_a_mebibyte_do_not_take_as_long_for_each_of_many_records() {
    let list = |of: usize, item: &dyn Fn(usize) -> String| (0..of).map(item).collect::<String>();
    let kind = "[kinds.agreement]\n";
    for settings in [
        format!("{kind}requires = [{}]\n", "\"owner\",".repeat(80_000)),
        format!("{kind}requires = [{}]\n", list(60_000, &|at| format!("\"ownr{at}\","))),
        list(44_000, &|at| format!("[kinds.agreemen{at}]\n")),
        kind.to_owned() + &list(42_000, &|at| format!("[parts.{at}]\n")),
        format!("{kind}[rules]\n{}", list(40_000, &|at| format!("covrage-gap{at}=\"off\"\n"))),
        format!("{kind}[reminders]\nexpiring = [{}]\n", list(80_000, &|at| format!("\"P{}D\",", at + 1))),
    ] {
        let folder = many(&settings, 60);
        for command in ["check", "remind"] {
            let started = Instant::now();
            let run = on(folder.path(), &[command, "--format", "json"]);
            let (took, start) = (started.elapsed(), settings.get(..60));
            assert!(run.code < 2 && took < Duration::from_secs(60), "{took:?} {command} {start:?}");
            // What is said of each is bounded.
            assert!(run.stdout.len() < 40 * settings.len(), "{} bytes {start:?}", run.stdout.len());
        }
    }
}

#[test]
fn what_is_repeated_in_the_settings_is_told_once_and_counted_once() {
    let settings = "[kinds.agreement]\nrequires = [\"topics\", \"topics\", \"topics\"]\n[reminders]\nexpiring = [\"P1M\", \"P1M\"]\n";
    let folder = many(settings, 1);
    let json = on(folder.path(), &["check", "--format", "json"]).json();
    let of = |rule: &str| -> Vec<Value> {
        json["findings"].as_array().unwrap().iter().filter(|found| found["rule"] == rule).cloned().collect()
    };
    let told: Vec<_> = of("duplicate-reference")
        .iter()
        .map(|found| (found["line"].clone(), found["message"].clone()))
        .collect();
    assert_eq!(
        told,
        [
            (json!(2), json!("`topics` is in this list twice, and 1 more are repeated")),
            (json!(4), json!("`P1M` is in this list twice")),
        ]
    );
    let missing = of("missing-required");
    assert_eq!(missing.len(), 1);
    assert_eq!(missing[0]["related"].as_array().map(Vec::len), Some(1), "{missing:#?}");
}
