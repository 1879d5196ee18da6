//! `--format csv --dialect excel-sv`: CSV as Excel with Swedish settings opens it by a double click.

use std::fs;
use std::path::Path;
use std::process::Command;

use crate::english::english_words;
use crate::program::{finish, on, on_day, own_registry};

/// The commands that print CSV.
const REPORTS: [&str; 6] = ["list", "expiring", "agenda", "parties", "bodies", "status"];

const DAY: &str = "2026-11-28";

fn printed(folder: &Path, report: &str, language: &str) -> String {
    let arguments = [report, "--format", "csv", "--dialect", "excel-sv", "--lang", language];
    on_day(folder, DAY, &arguments).stdout
}

/// The rows of a file, the header first.
fn rows(text: &str) -> Vec<Vec<String>> {
    let text = text.strip_prefix('\u{feff}').expect("a byte-order mark");
    assert!(!text.contains('\u{feff}') && text.matches('\n').count() == text.matches("\r\n").count());
    let mut reader =
        csv::ReaderBuilder::new().has_headers(false).delimiter(b';').from_reader(text.as_bytes());
    reader.records().map(|row| row.unwrap().iter().map(str::to_owned).collect()).collect()
}

/// A column of a file, by its heading.
fn column(rows: &[Vec<String>], heading: &str) -> Vec<String> {
    let at = rows[0].iter().position(|name| name == heading);
    let at = at.unwrap_or_else(|| panic!("no {heading} in {:?}", rows[0]));
    rows[1..].iter().map(|row| row[at].clone()).collect()
}

#[test]
fn it_says_in_words_what_the_file_for_programs_says() {
    for report in REPORTS {
        for language in ["sv", "en"] {
            let plain = on_day(&own_registry(), DAY, &[report, "--format", "csv", "--lang", language]).stdout;
            let mut plain = csv::Reader::from_reader(plain.as_bytes());
            let names: Vec<String> = plain.headers().unwrap().iter().map(str::to_owned).collect();
            let plain: Vec<csv::StringRecord> = plain.records().map(Result::unwrap).collect();
            let rows = rows(&printed(&own_registry(), report, language));
            assert_eq!(rows[0].len(), names.len(), "{report}");
            assert!(
                rows[0].iter().all(|heading| !heading.is_empty() && !heading.contains('_')),
                "{:?}",
                rows[0]
            );
            assert_eq!(rows.len() - 1, plain.len(), "{report}");
            for (row, plain) in rows[1..].iter().zip(&plain) {
                for ((spoken, plain), name) in row.iter().zip(plain).zip(&names) {
                    // Whatever is known to one reader is known to the other. What an id, a number or a day is, too.
                    assert_eq!(spoken.is_empty(), plain.is_empty(), "{report} {name}: {spoken:?} {plain:?}");
                    let is_same = ["id", "title", "days_left", "to_decide", "owned", "tasks", "path"]
                        .contains(&name.as_str());
                    assert!(!is_same || spoken == plain, "{report} {name}: {spoken:?} {plain:?}");
                }
            }
        }
    }
}

#[test]
fn everything_in_it_is_in_the_language_of_the_report() {
    for report in REPORTS {
        let rows = rows(&printed(&own_registry(), report, "sv"));
        for (at, heading) in rows[0].iter().enumerate() {
            let is_of_record = ["Id", "Fil", "Titel"].contains(&heading.as_str());
            for cell in rows.iter().map(|row| &row[at]).filter(|_| !is_of_record) {
                assert!(english_words(cell).is_empty(), "{report} {heading}: {cell}");
                assert!(
                    !["true", "false", "in-force", "draft"].contains(&cell.as_str()),
                    "{report} {heading}"
                );
            }
        }
    }
    let list = rows(&printed(&own_registry(), "list", "sv"));
    assert!(column(&list, "Lagstadgad").iter().all(|cell| ["ja", "nej"].contains(&cell.as_str())));
    assert!(column(&list, "Status").contains(&"gäller".to_owned()));
    // Whole, and by name.
    assert!(column(&list, "Parter").iter().any(|parties| parties.split("; ").count() > 10));
}

#[test]
fn days_are_whole_days() {
    for (report, headings) in [
        ("list", &["Fr.o.m.", "T.o.m.", "Nästa uppföljning"][..]),
        ("agenda", &["Dag"]),
        ("status", &["Dag"]),
        ("bodies", &["Första dag", "Sista dag"]),
    ] {
        let rows = rows(&printed(&own_registry(), report, "sv"));
        for heading in headings {
            let days = column(&rows, heading);
            let mut days = days.iter().filter(|day| !day.is_empty()).peekable();
            assert!(days.peek().is_some(), "{report} {heading}");
            for day in days {
                assert!(
                    chrono::NaiveDate::parse_from_str(day, "%Y-%m-%d").is_ok() && day.len() == 10,
                    "{day}"
                );
            }
        }
    }
}

#[cfg(unix)]
#[test]
fn no_record_makes_a_formula_or_another_cell() {
    let folder = crate::injection::registry();
    for report in REPORTS {
        let rows = rows(&printed(folder.path(), report, "sv"));
        assert!(rows.iter().all(|row| row.len() == rows[0].len()), "{report}");
        for cell in rows.iter().flatten() {
            let is_formula =
                cell.starts_with(['=', '+', '-', '@', '\t', '\r']) && cell.parse::<i64>().is_err();
            assert!(!is_formula && cell.chars().all(|c| !c.is_control()), "{report}: {cell:?}");
        }
    }
}

#[test]
fn a_dialect_without_csv_is_wrong_use() {
    for report in REPORTS {
        for format in [&[][..], &["--format", "json"], &["--format", "markdown"]] {
            let arguments = [&[report, "--dialect", "excel-sv"], format].concat();
            on(&own_registry(), &arguments).refused(&["`--dialect` is for CSV only", "--format csv"]);
        }
        on(&own_registry(), &[report, "--format", "csv", "--dialect", "excel"])
            .refused(&["excel-sv", "rfc4180"]);
        let plain = on(&own_registry(), &[report, "--format", "csv", "--dialect", "rfc4180"]).stdout;
        assert_eq!(plain, on(&own_registry(), &[report, "--format", "csv"]).stdout);
    }
}

#[cfg(unix)]
#[test]
fn python_and_an_office_read_what_was_meant() {
    let Some(python) = crate::external::python() else { return };
    let (own, hostile) = (own_registry(), crate::injection::registry());
    let registries = [("own", own.as_path()), ("hostile", hostile.path())];
    let files = registries.iter().flat_map(|(name, registry)| {
        REPORTS.iter().map(move |report| (format!("{name}-{report}"), printed(registry, report, "sv")))
    });
    let files: Vec<(String, String)> = files.collect();
    let folder = crate::program::Folder::new(&[]);
    for (name, text) in &files {
        fs::write(folder.path().join(format!("{name}.csv")), text).unwrap();
    }
    let script = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/outside/read_csv.py");
    let run = finish(Command::new(python).arg(script).arg(folder.path()));
    assert_eq!(run.code, 0, "{}{}", run.stdout, run.stderr);
    let read = run.json();
    for (name, text) in &files {
        assert_eq!(read["rows"][name], serde_json::json!(rows(text)), "{name}");
    }
}
