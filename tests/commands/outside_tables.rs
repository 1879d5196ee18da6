//! Exported tables, read by programs that know nothing of this one: DuckDB, SQLite, openpyxl, and LibreOffice where it is.

use std::path::Path;
use std::process::Command;

use serde_json::Value;

use crate::export::hostile;
use crate::program::{Folder, finish, on, own_registry};

/// Writes all that is to be read, and gives what the readers read. None where they cannot be had.
fn read(registry: &Path) -> Option<Value> {
    let python = crate::external::python()?;
    let folder = Folder::new(&[]);
    let mut wanted = vec![
        ("store", vec!["--format", "jsonl"]),
        ("registry.sql", vec![]),
        ("agreements.csv", vec!["--table", "agreements", "--dialect", "excel-sv"]),
    ];
    if cfg!(feature = "spreadsheets") {
        wanted.push(("registry.xlsx", vec![]));
    }
    for (name, more) in wanted {
        let out = folder.path().join(name);
        let run =
            on(registry, &[&["export", "--lang", "sv", "--out", out.to_str().unwrap()], &more[..]].concat());
        assert_eq!(run.code, 0, "{}", run.stderr);
    }
    let script = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/outside/tables.py");
    let run = finish(Command::new(python).arg(script).arg(folder.path()));
    assert_eq!(run.code, 0, "{}{}", run.stdout, run.stderr);
    Some(run.json())
}

#[test]
fn others_read_the_own_registry_as_it_was_meant() {
    let Some(read) = read(&own_registry()) else { return };
    let bound = on(&own_registry(), &["list", "--format", "json"]).json();
    let bound = bound["agreements"].as_array().unwrap().iter();
    let bound: usize = bound.map(|row| row["bound"].as_array().unwrap().len()).sum();
    assert_eq!(read["rows"]["bound_by"], bound);
    let expiring = on(&own_registry(), &["expiring", "--format", "json"]).ids();
    assert_eq!(read["rows"]["expiring"], expiring.len());
}

#[test]
fn others_read_what_means_something_to_them_as_text() {
    let folder = hostile();
    let Some(read) = read(folder.path()) else { return };
    if cfg!(feature = "spreadsheets") {
        let titles = read["titles"].as_array().unwrap();
        assert!(titles.iter().any(|title| title.as_str().unwrap().starts_with("=HYPERLINK(")), "{titles:?}");
    }
}

#[test]
fn others_read_tables_without_rows() {
    let empty = Folder::new(&[("registry.toml", "name = \"Tomt\"\n")]);
    let Some(python) = crate::external::python() else { return };
    let out = Folder::new(&[]);
    let store = out.path().join("store");
    let run = on(empty.path(), &["export", "--format", "jsonl", "--out", store.to_str().unwrap()]);
    assert_eq!(run.code, 0, "{}", run.stderr);
    let load = "import duckdb; c = duckdb.connect(); c.execute(open('load.duckdb.sql').read()); \
                print(c.execute('SELECT count(*) FROM agreements').fetchone()[0])";
    let run = finish(Command::new(python).args(["-c", load]).current_dir(store));
    assert_eq!((run.code, run.stdout.trim()), (0, "0"), "{}", run.stderr);
}
