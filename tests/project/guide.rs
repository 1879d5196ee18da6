//! The Swedish guide: its first registry is made as it says, its records are read, its commands exist.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

use crate::program::Folder;
use crate::readme::{blocks, run_quick_start};

fn page(name: &str) -> (PathBuf, String) {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("docs/sv").join(name);
    let text = fs::read_to_string(&path).unwrap();
    (path, text)
}

#[test]
fn the_first_registry_is_made_as_it_says() {
    let (path, page) = page("forsta-registret.md");
    let folder = Folder::new(&[]);
    let written = run_quick_start(&page, folder.path());
    if std::env::var_os("AVTAL_WRITE_README").is_some() {
        fs::write(&path, &written).unwrap();
    }
    assert!(page == written, "write it again: AVTAL_WRITE_README=1 cargo test --test project guide");
    let checked = crate::program::on(
        &folder.path().join("avtalsregister"),
        &["check", "--fail-on", "warning", "--as-of", "2026-11-21"],
    );
    assert_eq!(checked.code, 0, "{checked:?}");
}

/// The record in each block is in the file that its first line names, else in the one given here.
#[test]
fn its_records_are_read_without_an_error() {
    let (_, page) = page("format.md");
    let folder = Folder::new(&[]);
    let defaults = ["agreements/fardtjanst.toml", "", "", "registry.toml"];
    let records = blocks(&page, "toml");
    assert_eq!(records.len(), defaults.len());
    for (record, default) in records.into_iter().zip(defaults) {
        let named = record.lines().next().and_then(|line| line.strip_prefix("# "));
        folder.write(named.unwrap_or(default), record);
    }
    folder.write("parties/region-test.toml", "name = \"Region Test\"\n");
    folder.write(
        "agreements/fardtjanst-2019.toml",
        "title = \"Färdtjänst\"\nkind = \"agreement\"\nparties = [\"testkoping\"]\n\
         [validity]\nfrom = 2019-01-01\nuntil = 2022-12-31\n",
    );
    let checked = crate::program::on(folder.path(), &["check", "--format", "json", "--as-of", "2026-11-21"]);
    assert_eq!(checked.code, 0, "{}", checked.stdout);
    assert_eq!(checked.json()["summary"]["agreements"], 2);
}

#[test]
fn its_commands_exist() {
    let pages = ["README.md", "vardag.md"].map(|name| page(name).1).concat();
    let names: BTreeSet<&str> = pages
        .match_indices("`avtal ")
        .chain(pages.match_indices("\navtal "))
        .filter_map(|(at, start)| pages[at + start.len()..].split(|c: char| !c.is_ascii_alphabetic()).next())
        .collect();
    assert!(names.len() > 20, "{names:?}");
    for name in names.into_iter().filter(|name| *name != "help") {
        let run = crate::program::run(Path::new(env!("CARGO_MANIFEST_DIR")), &["help", name]);
        assert_eq!(run.code, 0, "avtal {name}: {}", run.stderr);
    }
}
