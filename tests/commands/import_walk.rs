//! The walk of docs/import.md, from a list of 60 rows to a clean check; spreadsheets; what was exported; many rows.

use std::path::{Path, PathBuf};

use crate::import::with_list;
use crate::program::{Folder, Run, on, run};

fn docs(path: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("docs").join(path)
}

#[test]
fn the_walk_of_the_docs_leads_to_a_clean_check() {
    let outer = Folder::new(&[]);
    let made = run(outer.path(), &["init", "testregister", "--no-input", "--lang", "en"]);
    assert_eq!(made.code, 0, "{made:?}");
    let root = outer.path().join("testregister");
    let list = outer.path().join("avtalslista.csv");
    let bytes = std::fs::read(docs("import/avtalslista.csv")).unwrap();
    std::fs::write(&list, &bytes).unwrap();
    let import = |more: &[&str]| on(&root, &[&["import", list.to_str().unwrap()], more].concat());

    let guess = import(&["--guess"]);
    assert_eq!(guess.code, 0, "{guess:?}");
    let map = std::fs::read_to_string(root.join("avtal-import.toml")).unwrap();
    assert_eq!(map, guess.stdout);
    for line in [
        "id = \"{reference}\"",
        "\"Giltigt t.o.m.\" = \"validity.until\"",
        "\"Förslag\" = \"draft\"",
        "59 of 60 can be read",
    ] {
        assert!(map.contains(line), "`{line}` is not in {map}");
    }
    assert!(map.contains("# \"Handläggare\" = \"\""), "{map}");
    import(&["--guess"]).refused(&["there is a map already"]);

    std::fs::copy(docs("import/avtal-import.toml"), root.join("avtal-import.toml")).unwrap();
    let dry = import(&["--create-parties", "--dry-run"]);
    assert_eq!(dry.code, 1);
    let told = std::fs::read_to_string(docs("import.md")).unwrap();
    let block = told.split("   ```text\n").nth(1).unwrap().split("   ```").next().unwrap();
    let block: String =
        block.lines().map(|line| format!("{}\n", line.strip_prefix("   ").unwrap_or(line))).collect();
    assert!(dry.stdout.starts_with(&block), "{}\n{block}", dry.stdout);
    assert!(!root.join("parties").join("testkopings-kommun.toml").exists());

    // Windows-1252 has the same bytes for what is mended.
    let text: Vec<u8> = bytes;
    let mended = replaced(&replaced(&text, b"31/11 2027", b"30/11 2027"), b"03/04/2024", b"2024-04-03");
    std::fs::write(&list, mended).unwrap();
    let done = import(&["--create-parties"]);
    assert_eq!(done.code, 0, "{done:?}");
    assert!(done.stdout.starts_with("avtalslista.csv: 60 rows: 58 written; 2 skipped\n"), "{}", done.stdout);
    let check = on(&root, &["check", "--format", "json"]);
    let summary = &check.json()["summary"];
    assert_eq!(
        (&summary["errors"], &summary["agreements"], &summary["parties"], &summary["bodies"]),
        (&0.into(), &58.into(), &4.into(), &2.into()),
        "{summary}"
    );
    assert!(import(&[]).stdout.starts_with("avtalslista.csv: 60 rows: 58 unchanged; 2 skipped\n"));
}

fn replaced(text: &[u8], old: &[u8], new: &[u8]) -> Vec<u8> {
    let at = text.windows(old.len()).position(|window| window == old).unwrap();
    [&text[..at], new, &text[at + old.len()..]].concat()
}

#[test]
fn what_was_exported_makes_the_same_registry() {
    let old = crate::program::own_registry();
    let folder = Folder::new(&[("ny/registry.toml", "")]);
    let new = folder.path().join("ny");
    let export = |registry: &Path, to: &str| -> PathBuf {
        let out = folder.path().join(to);
        let run = on(registry, &["export", "--format", "jsonl", "--out", out.to_str().unwrap()]);
        assert_eq!(run.code, 0, "{run:?}");
        let mut inside = std::fs::read_dir(&out).unwrap().map(|entry| entry.unwrap().path());
        inside.find(|path| path.file_name().unwrap().to_str().unwrap().starts_with("registry=")).unwrap()
    };
    let import = |from: &Path, more: &[&str]| -> Run {
        on(&new, &[&["import", from.to_str().unwrap()], more].concat())
    };
    let first = export(&old, "ett");
    crate::program::finish(std::process::Command::new("cp").arg("-r").arg(old.join("texts")).arg(&new));
    let run = import(&first, &[]);
    assert_eq!(run.code, 0, "{run:?}");
    let second = export(&new, "tva");
    for table in [
        "registries",
        "agreements",
        "parties",
        "bodies",
        "memberships",
        "reviews",
        "decisions",
        "events",
        "findings",
    ] {
        let of = |folder: &Path| std::fs::read_to_string(folder.join(table).with_extension("jsonl")).unwrap();
        assert!(of(&first) == of(&second), "{table} differs");
    }
    // The registry itself says what it exported.
    let again = on(&old, &["import", first.to_str().unwrap(), "--dry-run", "--format", "json"]);
    let summary = &again.json()["summary"];
    assert_eq!((again.code, &summary["unchanged"]), (0, &summary["rows"]), "{summary}");

    let record = "agreements/dalarna/barn-unga-dalarna-2022.toml";
    let text = std::fs::read_to_string(new.join(record)).unwrap();
    std::fs::write(new.join(record), text.replacen("title = \"", "title = \"Ändrad: ", 1)).unwrap();
    let conflict = import(&first, &[]);
    assert_eq!(conflict.code, 1);
    assert!(conflict.stdout.contains("says something else: title"), "{}", conflict.stdout);
    assert_eq!(import(&first, &["--theirs"]).code, 0);
    assert_eq!(std::fs::read_to_string(new.join(record)).unwrap(), text);
}

#[test]
fn a_line_that_names_a_file_elsewhere_is_refused() {
    let folder = Folder::registry(&[(
        "agreements.jsonl",
        "{\"id\":\"a\",\"path\":\"agreements/../../a.toml\",\"record\":{\"title\":\"A\"}}\n{\"id\": 1\n",
    )]);
    let file = folder.path().join("agreements.jsonl");
    let run = on(folder.path(), &["import", file.to_str().unwrap()]);
    assert_eq!(run.code, 1);
    for words in
        ["agreements.jsonl:1:1: the record `a` cannot stand in", "agreements.jsonl:2:", "it is no JSON"]
    {
        assert!(run.stdout.contains(words), "`{words}` is not in {}", run.stdout);
    }
}

#[test]
fn thousands_of_rows_take_time_in_proportion() {
    let rows = |count: usize| -> Folder {
        let row = |n: usize| {
            format!("Avtal {n};TK {n};Testköpings kommun;2024-01-01;2027-12-31;6;Styrgruppen;Gäller")
        };
        let rows: Vec<String> = (0..count).map(row).collect();
        with_list(&rows.iter().map(String::as_str).collect::<Vec<_>>())
    };
    for count in [500, 2_000] {
        let folder = rows(count);
        let list = folder.path().join("lista.csv");
        let run = on(folder.path(), &["import", list.to_str().unwrap(), "--format", "json"]);
        let summary = &run.json()["summary"];
        assert_eq!((run.code, &summary["written"]), (0, &count.into()));
        let again = on(folder.path(), &["import", list.to_str().unwrap(), "--format", "json"]);
        assert_eq!(again.json()["summary"]["unchanged"], count);
    }
}

#[cfg(feature = "spreadsheets")]
mod spreadsheets {
    use rust_xlsxwriter::{ExcelDateTime, Format, Formula, Workbook, Worksheet};

    use super::*;

    const MAP: &str = "sheet = \"Avtal\"\nheader_row = 2\nid = \"{reference}\"\nkind = \"agreement\"\n\
        constants.owner = \"styrgruppen\"\nconstants.\"decision[0].outcome\" = \"adopted\"\n[columns]\nAvtal = \"title\"\nDnr = \"reference\"\n\
        Part = { key = \"parties\", split = \"\\n\" }\n\"Giltighet\" = [\"validity.from\", \"validity.until\"]\n\"Antaget\" = \"decision[0].date\"\n\
        \"Antaget av\" = \"decision[0].by\"\n";

    fn write(sheet: &mut Worksheet, rows: &[[&str; 6]]) {
        for (row, cells) in (1_u32..).zip(rows) {
            for (column, cell) in (0_u16..).zip(cells) {
                sheet.write_string(row, column, *cell).unwrap();
            }
        }
    }

    #[test]
    fn cells_of_every_type_are_read_or_refused_by_their_address() {
        let mut book = Workbook::new();
        let sheet = book.add_worksheet().set_name("Avtal").unwrap();
        sheet.merge_range(0, 0, 0, 5, "Avtalsförteckning", &Format::new()).unwrap();
        write(
            sheet,
            &[
                ["Avtal", "Dnr", "Part", "Giltighet", "Antaget", "Antaget av"],
                ["Väg", "TK 1", "Testköpings kommun\nRegion Test", "2021–2027", "", "Testköpings kommun"],
                ["Bro", "TK 2", "Testköpings kommun", "2021–tills vidare", "", "Testköpings kommun"],
                ["Hamn", "TK 3", "Testköpings kommun", "2021", "", ""],
                ["Fyr", "TK 4", "Testköpings kommun", "2021–2027", "", "Testköpings kommun"],
                ["Kaj", "TK 5", "Testköpings kommun", "2021–2027", "", "Testköpings kommun"],
            ],
        );
        let day = Format::new().set_num_format("yyyy-mm-dd");
        sheet
            .write_datetime_with_format(2, 4, ExcelDateTime::parse_from_str("2020-11-30").unwrap(), &day)
            .unwrap();
        sheet.write_string(3, 4, "20201130").unwrap();
        sheet.write_number(5, 4, 44_165).unwrap();
        sheet.write_formula(6, 4, Formula::new("1/0").set_result("#DIV/0!")).unwrap();
        sheet.set_row_hidden(3).unwrap();
        book.add_worksheet().set_name("Annat").unwrap();
        let folder = Folder::registry(&[("avtal-import.toml", MAP)]);
        let file = folder.path().join("lista.xlsx");
        book.save(&file).unwrap();
        let run = on(folder.path(), &["import", file.to_str().unwrap()]);
        assert_eq!(run.code, 1);
        for words in [
            "lista.xlsx!Avtal: 5 rows: 2 written; 3 refused",
            "Row 4 is hidden",
            "lista.xlsx!Avtal!D5: the column is a period, and the cell has one date",
            "lista.xlsx!Avtal!E6: the number 44165 stands where a date is expected",
            "lista.xlsx!Avtal!E7: ",
        ] {
            assert!(run.stdout.contains(words), "`{words}` is not in {}", run.stdout);
        }
        let record = folder.read("agreements/tk-1.toml");
        for words in
            ["parties = [\"testkoping\", \"region-test\"]", "from = 2021\nuntil = 2027", "date = 2020-11-30"]
        {
            assert!(record.contains(words), "`{words}` is not in {record}");
        }
        assert!(folder.read("agreements/tk-2.toml").contains("until = \"further-notice\""));
        let no_sheet =
            folder.with(&[("avtal-import.toml", &MAP.replace("\"Avtal\"\nheader", "\"Avtall\"\nheader"))]);
        on(no_sheet.path(), &["import", file.to_str().unwrap()])
            .refused(&["it has no sheet `Avtall`", "`Avtal`, `Annat`"]);
        let several = no_sheet.with(&[("avtal-import.toml", &MAP.replace("sheet = \"Avtal\"\n", ""))]);
        on(several.path(), &["import", file.to_str().unwrap()]).refused(&["it has 2 sheets"]);
    }

    #[test]
    fn a_spreadsheet_that_has_been_cut_or_changed_ends_in_an_error() {
        let mut book = Workbook::new();
        write(book.add_worksheet(), &[["Avtal", "Dnr", "Part", "Giltighet", "Antaget", "Antaget av"]; 3]);
        let bytes = book.save_to_buffer().unwrap();
        let folder = Folder::registry(&[("avtal-import.toml", &MAP.replace("sheet = \"Avtal\"\n", ""))]);
        let file = folder.path().join("lista.xlsx");
        for cut in (1..bytes.len()).step_by(bytes.len() / 24) {
            let mut changed = bytes.clone();
            changed[cut] ^= 0x55;
            for broken in [&bytes[..cut], &changed[..]] {
                std::fs::write(&file, broken).unwrap();
                let run = on(folder.path(), &["import", file.to_str().unwrap(), "--dry-run"]);
                assert!((0..3).contains(&run.code) && !run.stderr.contains("panicked"), "{cut}: {run:?}");
            }
        }
    }
}
