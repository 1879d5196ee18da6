//! The same text is the same however its letters are composed, and names are in the order of the language.

use std::fs;

use crate::program::{DAY, Folder, git, on};

/// `å` and `ä` as one character each, and as a letter with what is put over it.
const COMPOSED: &str = "\u{E5}tg\u{E4}rd";
const DECOMPOSED: &str = "a\u{30A}tga\u{308}rd";

fn record(title: &str, more: &str) -> String {
    format!(
        "title = \"{title}\"\nkind = \"agreement\"\nparties = [\"testkoping\"]\n{more}[validity]\nfrom = 2024\nuntil = 2035\n"
    )
}

#[test]
fn a_document_is_the_same_file_in_either_form_also_in_a_commit() {
    for (named, on_disk) in [(COMPOSED, DECOMPOSED), (DECOMPOSED, COMPOSED)] {
        let document = format!("{}[[document]]\npath = \"texts/{named}/{named}.md\"\n", record("Avtal", ""));
        let folder = Folder::registry(&[
            ("agreements/x.toml", &document),
            (&format!("texts/{on_disk}/{on_disk}.md"), "Parterna är överens.\n"),
        ]);
        git::init(folder.path(), DAY);
        for arguments in [&["check"][..], &["check", "--at", "HEAD"]] {
            let run = on(folder.path(), arguments);
            assert!(!run.stdout.contains("missing-document"), "{named:?} {arguments:?} {run:?}");
        }
        fs::remove_dir_all(folder.path().join("texts")).unwrap();
        assert!(on(folder.path(), &["check"]).stdout.contains("missing-document"));
    }
}

#[test]
fn kinds_topics_and_ids_are_found_in_either_form() {
    for (written, asked) in [(COMPOSED, DECOMPOSED), (DECOMPOSED, COMPOSED)] {
        let text = record("Avtal", &format!("topics = [\"{written}\"]\n"))
            .replace("\"agreement\"", &format!("\"{written}\""));
        let folder = Folder::registry(&[
            ("registry.toml", &format!("[kinds.agreement]\n[kinds.\"{asked}\"]\nname = {{ sv = \"Å\" }}\n")),
            ("agreements/x.toml", &text),
        ]);
        for filter in [["--topic", asked], ["--kind", asked], ["--topic", written], ["--kind", written]] {
            let run =
                on(folder.path(), &[&["list", "--format", "csv", "--columns", "id"], &filter[..]].concat());
            assert_eq!(run.stdout.lines().nth(1), Some("x"), "{filter:?} {run:?}");
        }
        assert!(!on(folder.path(), &["check"]).stdout.contains("unknown-kind"));
    }
}

#[test]
fn a_file_whose_name_is_no_id_is_found_by_the_same_text() {
    let folder = Folder::registry(&[
        ("agreements/x.toml", &record("Avtal", &format!("owner = \"{COMPOSED}\"\n"))),
        (&format!("bodies/{DECOMPOSED}.toml"), "name = \"Nämnden\"\n"),
    ]);
    let found = on(folder.path(), &["check", "--format", "concise"]).stdout;
    assert!(found.contains("invalid-id") && !found.contains("unknown-body"), "{found}");
}

#[test]
fn a_title_in_the_other_form_is_no_change() {
    let folder = Folder::registry(&[("agreements/x.toml", &record(COMPOSED, ""))]);
    git::init(folder.path(), DAY);
    folder.write("agreements/x.toml", record(DECOMPOSED, ""));
    let diff = on(folder.path(), &["diff", "--from", "HEAD", "--exit-code"]);
    assert_eq!(diff.code, 0, "{diff:?}");
}

#[test]
fn titles_are_sorted_as_the_language_sorts_them() {
    let titles = ["Zonen", "Östra", "Yta", "Ängen", "Åby", "eka", "A\u{30A}ker", "Éa"];
    let files: Vec<(String, String)> = titles
        .iter()
        .enumerate()
        .map(|(at, title)| (format!("agreements/a{at}.toml"), record(title, "")))
        .collect();
    let files: Vec<(&str, &str)> = files.iter().map(|(path, text)| (&**path, &**text)).collect();
    let folder = Folder::registry(&files);
    for (language, sorted) in [
        ("sv", ["Éa", "eka", "Yta", "Zonen", "Åby", "\u{C5}ker", "Ängen", "Östra"]),
        ("en", ["Åby", "\u{C5}ker", "Ängen", "Éa", "eka", "Östra", "Yta", "Zonen"]),
    ] {
        let list = ["list", "--sort", "title", "--columns", "title", "--format", "csv", "--lang", language];
        let run = on(folder.path(), &list);
        assert_eq!(run.stdout.lines().skip(1).collect::<Vec<_>>(), sorted, "{language}");
    }
}
