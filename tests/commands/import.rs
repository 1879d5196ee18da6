//! `avtal import`: rows of lists as records, each accounted for.

use serde_json::Value;

use crate::program::step::step;
use crate::program::{Folder, Run, on};

/// A map with a column of every sort.
const MAP: &str = r#"id = "{reference}"
kind = "agreement"
skip_rows_where = [{ column = "Status", is = ["Avslutat"] }]

[columns]
Titel = "title"
Diarienr = "reference"
Avtalspart = { key = "parties", split = ";" }
"Giltigt fr.o.m." = "validity.from"
"Giltigt t.o.m." = "validity.until"
"Uppsägningstid" = { key = "termination.notice", unit = "months" }
"Förvaltare" = "owner"
Status = "stage"

[values]
"Gäller" = "adopted"
"Förslag" = "draft"
"#;

const HEAD: &str =
    "Titel;Diarienr;Avtalspart;Giltigt fr.o.m.;Giltigt t.o.m.;Uppsägningstid;Förvaltare;Status\n";

/// A registry with the map and a list of these rows.
pub fn with_list(rows: &[&str]) -> Folder {
    let list = format!("{HEAD}{}\n", rows.join("\n"));
    Folder::registry(&[("avtal-import.toml", MAP), ("lista.csv", &list)])
}

pub fn import(folder: &Folder, more: &[&str]) -> Run {
    let list = folder.path().join("lista.csv");
    on(folder.path(), &[&["import", list.to_str().unwrap()], more].concat())
}

pub fn account(folder: &Folder, more: &[&str]) -> Value {
    import(folder, &[&["--format", "json"], more].concat()).json()
}

/// The places and messages of what is wrong with the rows.
fn problems(account: &Value) -> Vec<String> {
    let rows = account["rows"].as_array().unwrap().iter();
    let all = rows.flat_map(|row| row["problems"].as_array().unwrap());
    all.map(|one| format!("{}: {}", one["place"].as_str().unwrap(), one["message"].as_str().unwrap()))
        .collect()
}

fn outcomes(account: &Value) -> Vec<&str> {
    account["rows"].as_array().unwrap().iter().map(|row| row["outcome"].as_str().unwrap()).collect()
}

#[test]
fn a_row_becomes_a_record_that_check_has_nothing_against() {
    let folder =
        with_list(&["Färdtjänst;TK 2024/1;Testköpings kommun;2024-01-01;31/12 2027;6;Styrgruppen;Gäller"]);
    let run = import(&folder, &[]);
    assert_eq!(run.code, 0, "{run:?}");
    assert!(run.stdout.starts_with("lista.csv: 1 row: 1 written\n"), "{run:?}");
    assert_eq!(
        folder.read("agreements/tk-2024-1.toml"),
        "title = \"Färdtjänst\"\nkind = \"agreement\"\nreference = \"TK 2024/1\"\nowner = \"styrgruppen\"\n\
         parties = [\"testkoping\"]\n\n[validity]\nfrom = 2024-01-01\nuntil = 2027-12-31\n\n[termination]\nnotice = \"P6M\"\n"
    );
    let check = on(folder.path(), &["check", "--format", "json"]);
    assert_eq!(check.json()["summary"]["errors"], 0, "{check:?}");
}

#[test]
fn every_row_is_accounted_for_with_the_cell_of_each_fault() {
    let folder = with_list(&[
        "Färdtjänst;TK 1;Testköpings kommun;Region Test;2024-01-01",
        "Hemsjukvård;TK 2;Testköpings kommun;2024-01-01;31/11 2024;6 mån;Styrgruppen;Gäller",
        "Skola;TK 3;Testköpings kommun;2024-01-01;03/04/2024;;Styrgruppen;Gäller",
        "Barn;TK 4;Testkopings kommun;2024-01-01;tills vidare;;Styrgruppen;Gäller",
        "Plan;TK 5;Testköpings kommun;2024-01-01;46387;snart;Rådet;Kanske",
        "",
        "Gammalt;TK 6;Testköpings kommun;2024-01-01;2024-12-31;;Styrgruppen;avslutat",
        "Bro;TK 7;Testköpings kommun;2025-01-01;2024-12-31;;Styrgruppen;Gäller",
        "Väg;TK 8;Testköpings kommun;2024-01-01;tills vidare;3;Styrgruppen;Förslag",
        ";TK 9;Testköpings kommun;2024-01-01;2024-12-31;;Styrgruppen;Gäller",
        "Ett;TK 10;Testköpings kommun;2024-01-01;2024-12-31;;Styrgruppen;Gäller",
        "Två;TK 10;Testköpings kommun;2024-01-01;2024-12-31;;Styrgruppen;Gäller",
    ]);
    let run = import(&folder, &["--format", "json"]);
    assert_eq!(run.code, 1);
    let account = run.json();
    assert_eq!(
        outcomes(&account),
        [
            "refused", "refused", "refused", "refused", "refused", "skipped", "refused", "written",
            "refused", "refused", "refused"
        ]
    );
    let found = problems(&account);
    for (place, words) in [
        ("lista.csv!D2: ", "\"Region Test\" is no date"),
        ("lista.csv!E3: ", "\"31/11 2024\" is no day"),
        ("lista.csv!E4: ", "can be read as 2024-04-03 or as 2024-03-04"),
        ("lista.csv!C5: ", "no party is called \"Testkopings kommun\""),
        ("lista.csv!E6: ", "the number 46387 stands where a date is expected"),
        ("lista.csv!F6: ", "\"snart\" is no length of time"),
        ("lista.csv!G6: ", "no body is called \"Rådet\""),
        ("lista.csv!H6: ", "\"Kanske\" is nothing that `stage` can be"),
        ("lista.csv!E9: ", "before its first day"),
        ("lista.csv!11: ", "missing"),
        ("lista.csv!12: ", "row 13 has the same id, `tk-10`"),
        ("lista.csv!13: ", "row 12 has the same id, `tk-10`"),
    ] {
        let is_it = |one: &&String| one.starts_with(place) && one.contains(words);
        assert!(found.iter().any(|one| is_it(&one)), "{place}{words} is not in {found:#?}");
    }
    let summary = &account["summary"];
    assert_eq!(
        (&summary["rows"], &summary["empty"], &summary["skipped"]),
        (&11.into(), &1.into(), &1.into())
    );
    let skipped = &account["rows"][5];
    assert_eq!((&skipped["row"], &skipped["rule"]), (&8.into(), &1.into()));
    assert!(folder.read("agreements/tk-8.toml").contains("stage = \"draft\""));
    assert_eq!(std::fs::read_dir(folder.path().join("agreements")).unwrap().count(), 1);
}

#[test]
fn parties_and_bodies_that_are_unknown_are_proposed_and_made_on_demand() {
    let folder = with_list(&["Väg;TK 1;Nystads kommun;2024-01-01;tills vidare;;Vägrådet;Gäller"]);
    let proposed = account(&folder, &[]);
    let names = |made: &Value| {
        let made = made.as_array().unwrap().iter();
        made.map(|one| (one["path"].as_str().unwrap().to_owned(), one["name"].as_str().unwrap().to_owned()))
            .collect::<Vec<_>>()
    };
    let expected = [
        ("parties/nystads-kommun.toml".to_owned(), "Nystads kommun".to_owned()),
        ("bodies/vagradet.toml".to_owned(), "Vägrådet".to_owned()),
    ];
    assert_eq!(names(&proposed["proposed"]), expected);
    assert!(!folder.path().join("parties/nystads-kommun.toml").exists());
    let run = import(&folder, &["--create-parties", "--format", "json"]);
    assert_eq!(run.code, 0, "{run:?}");
    assert_eq!(names(&run.json()["made"]), expected);
    assert_eq!(
        folder.read("parties/nystads-kommun.toml"),
        "name = \"Nystads kommun\"\nkind = \"municipality\"\n"
    );
    assert_eq!(folder.read("bodies/vagradet.toml"), "name = \"Vägrådet\"\n");
    assert!(folder.read("agreements/tk-1.toml").contains("owner = \"vagradet\""));
}

#[test]
fn a_dry_run_tells_the_same_and_writes_nothing() {
    let folder = with_list(&["Väg;TK 1;Testköpings kommun;2024-01-01;tills vidare;;Styrgruppen;Gäller"]);
    let dry = import(&folder, &["--dry-run"]);
    assert!(!folder.path().join("agreements").exists() && !folder.path().join("avtal-import.lock").exists());
    let run = import(&folder, &[]);
    assert_eq!((dry.code, &dry.stdout), (run.code, &run.stdout));
    assert!(
        run.stdout.contains("+++ b/agreements/tk-1.toml") && run.stdout.contains("+title = \"Väg\""),
        "{run:?}"
    );
}

#[test]
fn faults_of_the_map_have_their_line_and_column() {
    for (map, words) in [
        (
            "id = \"{title}\"\n[columns]\nTitel = \"titel\"\n",
            "avtal-import.toml:3:9: an agreement has no key `titel`",
        ),
        ("id = \"{title}\"\n[columns]\nTitel = \"title\"\nfarg = 1\n", "avtal-import.toml:4:8:"),
        ("idd = \"{title}\"\n[columns]\nTitel = \"title\"\n", "avtal-import.toml:1:1:"),
        (
            "id = \"x\"\n[columns]\nTitel = \"title\"\n",
            "avtal-import.toml:1:6: all records would have the same id",
        ),
        (
            "id = \"{title}\"\n[columns]\nRubrik = \"title\"\n",
            "avtal-import.toml:3:1: the sheet has no column `Rubrik`",
        ),
        (
            "id = \"{title}\"\n[columns]\nTitel = { key = \"title\", split = \";\" }\n",
            "avtal-import.toml:3:34: `title` is no list",
        ),
        (
            "id = \"{title}\"\n[columns]\nTitel = \"decision.date\"\n",
            "it is a list of tables: write which of them",
        ),
        ("id = \"{title}\"\n[columns]\nTitel = \"validity\"\n", "`validity` is a table"),
        (
            "id = \"{title}\"\nfolder = \"../x\"\n[columns]\nTitel = \"title\"\n",
            "avtal-import.toml:2:10: `../x` cannot be a folder",
        ),
        ("id = \"{title}\n", "avtal-import.toml:1:"),
    ] {
        let folder = with_list(&["A;1;x;2024;2025;;;"]).with(&[("avtal-import.toml", map)]);
        let run = import(&folder, &[]);
        assert_eq!((run.code, run.stdout.as_str()), (2, ""), "{map}: {run:?}");
        assert!(run.stderr.contains(words), "`{words}` is not in {}", run.stderr);
    }
    let folder = Folder::registry(&[("lista.csv", HEAD)]);
    import(&folder, &[]).refused(&["there is no map at", "--guess"]);
}

#[test]
fn files_that_are_no_list_are_refused_with_what_they_are() {
    let folder = with_list(&[]);
    for (name, bytes, words) in [
        ("a.xlsx", &b"hello"[..], "a.xlsx: it is no spreadsheet"),
        ("a.xlsx", b"<html></html>", "it is a web page"),
        ("a.ods", b"", "the file is empty"),
        ("a.csv", b"PK\x03\x04", "it is no CSV file but an archive"),
        ("a.csv", b"%PDF-1.7", "it is a PDF document"),
        (
            "a.xlsx",
            b"\xD0\xCF\x11\xE0E\0n\0c\0r\0y\0p\0t\0e\0d\0P\0a\0c\0k\0a\0g\0e\0",
            "the file is encrypted",
        ),
        ("a.xls", b"\xD0\xCF\x11\xE0", "Excel before 2007"),
        ("a.txtx", b"a;b", "its name does not say what it is"),
        ("a.csv", b"Titel;Diarienr\n\"A;1", "the quotation mark in line 2 is never closed"),
    ] {
        folder.write(name, bytes);
        let file = folder.path().join(name);
        let run = on(folder.path(), &["import", file.to_str().unwrap()]);
        run.refused(&[words]);
        assert!(run.stderr.contains("help: "), "{run:?}");
    }
    on(folder.path(), &["import", "/nowhere/a.csv"]);
    assert_eq!(on(folder.path(), &["import", "/nowhere/a.csv"]).code, 3);
}

#[test]
fn semicolons_commas_and_tabs_in_three_encodings_say_the_same() {
    let row = "Färdtjänst;TK 1;Testköpings kommun;2024-01-01;2027;;Styrgruppen;Gäller";
    let text = format!("{HEAD}{row}\r\n");
    let windows =
        |text: &str| -> Vec<u8> { text.chars().map(|c| u8::try_from(u32::from(c)).unwrap()).collect() };
    let sixteen: Vec<u8> =
        [0xFF, 0xFE].into_iter().chain(text.encode_utf16().flat_map(u16::to_le_bytes)).collect();
    let mut records = std::collections::BTreeSet::new();
    for bytes in [
        text.clone().into_bytes(),
        [b"\xEF\xBB\xBF", text.as_bytes()].concat(),
        windows(&text),
        sixteen,
        text.replace(';', "\t").into_bytes(),
        text.replace(';', ",").into_bytes(),
    ] {
        let folder = with_list(&[]);
        folder.write("lista.csv", bytes);
        let run = import(&folder, &[]);
        assert_eq!(run.code, 0, "{run:?}");
        records.insert(folder.read("agreements/tk-1.toml"));
    }
    assert_eq!(records.len(), 1, "{records:?}");
}

#[test]
fn a_reference_to_a_row_of_the_same_list_is_found_by_its_number_or_title() {
    let map = "id = \"{reference}\"\nkind = \"agreement\"\nconstants = { parties = [\"testkoping\"] }\n[columns]\nTitel = \"title\"\nDnr = \"reference\"\n\
               \"Från\" = \"validity.from\"\n\"Ersätter\" = \"replaces[0].id\"\nBeslut = \"decision[0].date\"\n";
    let map = map.replace("constants = { parties = [\"testkoping\"] }", "constants = { parties = [\"testkoping\"], \"decision[0].by\" = \"testkoping\", \"decision[0].outcome\" = \"adopted\" }");
    let list = "Titel,Dnr,Från,Ersätter,Beslut\nNytt,TK 2,2024,TK 1,2023-11-01\nGammalt,TK 1,2020,,\nTredje,TK 3,2025,Nytt,\n";
    let folder = Folder::registry(&[("avtal-import.toml", &map), ("lista.csv", list)]);
    let run = import(&folder, &[]);
    assert_eq!(run.code, 0, "{run:?}");
    let new = folder.read("agreements/tk-2.toml");
    assert!(
        new.contains("[[replaces]]\nid = \"tk-1\"")
            && new.contains("by = \"testkoping\"\ndate = 2023-11-01\noutcome = \"adopted\""),
        "{new}"
    );
    assert!(folder.read("agreements/tk-3.toml").contains("id = \"tk-2\""));
    assert!(!folder.read("agreements/tk-1.toml").contains("decision"), "nothing was decided there");
}

#[test]
fn hostile_cells_stay_text() {
    let hostile = "\u{1b}[31m =1+1 <script> ``` [[end]] \" \\ ' # x";
    let row = format!(
        "\"{}\";TK 1;Testköpings kommun;2024-01-01;2027;;Styrgruppen;Gäller",
        hostile.replace('"', "\"\"")
    );
    let folder = with_list(&[&row.replace('\u{1b}', "")]);
    assert_eq!(import(&folder, &[]).code, 0);
    let title = on(folder.path(), &["list", "--format", "json"]).json()["agreements"][0]["title"]
        .as_str()
        .unwrap()
        .to_owned();
    assert_eq!(title, hostile.replace('\u{1b}', ""));
    let folder = with_list(&[&row]);
    let run = import(&folder, &["--color", "never"]);
    assert_eq!(run.code, 1);
    assert!(run.stdout.contains("lista.csv!A2: the text has the control character U+001B"), "{run:?}");
    assert!(!run.stdout.contains('\u{1b}') && !run.stderr.contains('\u{1b}'));
}

#[test]
fn swedish_is_spoken_to_those_who_read_it() {
    let folder = with_list(&[
        "Hemsjukvård;TK 2;Nystads kommun;2024-01-01;31/11 2024;6 mån;Styrgruppen;Gäller",
        "Gammalt;TK 6;Testköpings kommun;2024-01-01;2024-12-31;;Styrgruppen;avslutat",
    ]);
    let said = import(&folder, &["--lang", "sv"]).stdout;
    assert!(
        said.contains("2 rader: 1 avvisad; 1 överhoppad") && said.contains("”31/11 2024” är ingen dag"),
        "{said}"
    );
    // Folders have English names.
    let own = said.split_whitespace().filter(|word| !word.contains('/')).collect::<Vec<_>>().join(" ");
    let found = crate::english::english_words(&own);
    assert!(found.is_empty(), "{found:?} in {said}");
}

#[test]
fn git_sees_what_is_written_with_git_add() {
    let folder = with_list(&["Väg;TK 1;Testköpings kommun;2024-01-01;tills vidare;;Styrgruppen;Gäller"]);
    let list = folder.path().join("lista.csv");
    let run = step(&folder, &["import", list.to_str().unwrap(), "--git-add"]).run;
    assert_eq!(run.code, 0, "{run:?}");
    let staged = crate::program::git::git(folder.path(), &["diff", "--cached", "--name-only"]);
    assert_eq!(staged, "agreements/tk-1.toml\navtal-import.lock");
}
