//! Lists that other programs have written: openpyxl, pandas and LibreOffice.

#![cfg(feature = "spreadsheets")]

use std::path::Path;
use std::process::Command;

use crate::program::{Folder, Run, on};

const MAP: &str = "id = \"{reference}\"\nkind = \"agreement\"\nconstants.owner = \"styrgruppen\"\n[columns]\nAvtal = \"title\"\n\
    Diarienr = \"reference\"\nAvtalspart = { key = \"parties\", split = \";\" }\n\"Giltigt fr.o.m.\" = \"validity.from\"\n\
    \"Giltigt t.o.m.\" = \"validity.until\"\n";

/// A registry, and the lists beside it. None where there are no programs to write them.
fn lists(count: usize) -> Option<(Folder, std::path::PathBuf)> {
    let python = crate::external::python()?;
    let folder = Folder::registry(&[("avtal-import.toml", MAP)]);
    let out = folder.path().join("lists");
    let script = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/outside/lists.py");
    let run = crate::program::finish(Command::new(python).arg(script).arg(&out).arg(count.to_string()));
    assert_eq!(run.code, 0, "{}{}", run.stdout, run.stderr);
    Some((folder, out))
}

fn import(folder: &Folder, file: &Path) -> Run {
    on(folder.path(), &["import", file.to_str().unwrap(), "--format", "json"])
}

#[test]
fn what_other_programs_write_is_read_right_or_refused_by_cell() {
    let Some((folder, out)) = lists(300) else { return };
    folder.write("avtal-import.toml", format!("header_row = 2\n{MAP}"));
    let mut read = 0;
    for name in ["from-1900.xlsx", "from-1904.xlsx", "office/from-1900.ods", "office/from-1900.xlsx"] {
        let file = out.join(name);
        if !file.exists() {
            eprintln!("skipped: there is no LibreOffice");
            continue;
        }
        let json = import(&folder, &file).json();
        let outcomes: Vec<&str> =
            json["rows"].as_array().unwrap().iter().map(|row| row["outcome"].as_str().unwrap()).collect();
        let good = if read == 0 { "written" } else { "unchanged" };
        assert_eq!(
            outcomes,
            [good, good, good, "refused", "refused", "refused", good, good],
            "{name}: {json:#}"
        );
        for (row, cell) in [(3, "D6"), (4, "D7"), (5, "D8")] {
            let place = json["rows"][row]["problems"][0]["place"].as_str().unwrap();
            assert!(place.ends_with(&format!("!Avtal!{cell}")), "{name}: {place}");
        }
        let notes = json["notes"].to_string();
        assert!(notes.contains("Row 10 is hidden") && notes.contains("F3:F5"), "{name}: {notes}");
        assert!(
            json["rows"][6]["warnings"][0]["message"].as_str().unwrap().contains("leading zeros"),
            "{name}"
        );
        read += 1;
    }
    for (id, until) in [
        ("tk-1", "until = 2027-12-31"),
        ("tk-2", "until = \"further-notice\""),
        ("tk-3", "from = 2024-01-01\nuntil = 2027-12-31"),
        ("tk-8", "until = \"2027-12\""),
    ] {
        let record = folder.read(&format!("agreements/{id}.toml"));
        assert!(record.contains(until), "{record}");
    }
    let check = on(folder.path(), &["check", "--format", "json"]);
    assert_eq!(check.json()["summary"]["errors"], 0);
}

#[test]
fn frames_of_pandas_say_the_same_as_spreadsheet_and_as_csv() {
    let Some((folder, out)) = lists(300) else { return };
    let first = import(&folder, &out.join("pandas.xlsx"));
    assert_eq!((first.code, &first.json()["summary"]["written"]), (0, &300.into()), "{first:?}");
    let second = import(&folder, &out.join("pandas.csv"));
    assert_eq!((second.code, &second.json()["summary"]["unchanged"]), (0, &300.into()), "{second:?}");
}

#[test]
fn archives_that_grow_without_end_are_refused() {
    let Some((folder, out)) = lists(3) else { return };
    for name in ["bomb.xlsx", "texts.xlsx"] {
        on(folder.path(), &["import", out.join(name).to_str().unwrap()])
            .refused(&[name, "it unpacks to more than 160 MB"]);
    }
}
