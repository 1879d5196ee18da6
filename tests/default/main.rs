//! What is different in the program of the default features, which leaves workbooks out. All other tests pass with it too.
#![cfg(not(feature = "spreadsheets"))]

#[path = "../support/folder.rs"]
mod folder;
#[path = "../support/program/mod.rs"]
mod program;

use program::{Folder, on, own_registry};

#[test]
fn a_workbook_is_refused_and_it_says_how_to_get_one() {
    let out = Folder::new(&[]);
    let workbook = out.path().join("avtal.xlsx");
    let run = on(&own_registry(), &["export", "--out", workbook.to_str().unwrap()]);
    run.refused(&["built without spreadsheets", "--features full", "csv, jsonl and sql"]);
    assert_eq!(out.path().read_dir().unwrap().count(), 0);
}

#[test]
fn a_list_in_a_workbook_is_refused_and_it_says_what_to_do() {
    let map = "id = \"{reference}\"\nkind = \"agreement\"\n[columns]\nTitel = \"title\"\nDiarienr = \"reference\"\n";
    let folder = Folder::registry(&[("avtal-import.toml", map)]);
    folder.write("a.xlsx", b"PK\x03\x04");
    let file = folder.path().join("a.xlsx");
    on(folder.path(), &["import", file.to_str().unwrap()])
        .refused(&["built without reading spreadsheets", "save the sheet as CSV"]);
}

#[test]
fn the_site_offers_all_but_the_workbook() {
    let out = Folder::new(&[]);
    let site = out.path().join("site");
    let run = on(&own_registry(), &["site", "--out", site.to_str().unwrap()]);
    assert_eq!(run.code, 0, "{}", run.stderr);
    let register = out.read("site/register.html");
    assert!(register.contains("href=\"data/tables/agreements.csv\"") && !register.contains(".xlsx"));
    assert!(site.join("data/tables/agreements.csv").exists() && !site.join("data/registry.xlsx").exists());
}
