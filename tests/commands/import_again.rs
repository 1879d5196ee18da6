//! The same list again and again: what changes in it, what people change in the records, and who decides.

use crate::import::{account, import, with_list};
use crate::program::{Folder, on};

const ROW: &str = "Väg;TK 1;Testköpings kommun;2024-01-01;2027-12-31;6;Styrgruppen;Gäller";
const OTHER: &str = "Bro;TK 2;Region Test;2024-01-01;tills vidare;;Styrgruppen;Gäller";
const PATH: &str = "agreements/tk-1.toml";

fn imported() -> Folder {
    let folder = with_list(&[ROW, OTHER]);
    let run = import(&folder, &[]);
    assert_eq!(run.code, 0, "{run:?}");
    folder
}

/// The list with other rows.
fn list(folder: &Folder, rows: &[&str]) {
    let old = folder.read("lista.csv");
    let head = old.lines().next().unwrap();
    folder.write("lista.csv", format!("{head}\n{}\n", rows.join("\n")));
}

fn files(folder: &Folder) -> String {
    [PATH, "agreements/tk-2.toml", "avtal-import.lock"].map(|path| folder.read(path)).concat()
}

#[test]
fn the_second_import_writes_nothing() {
    let folder = imported();
    let before = files(&folder);
    let second = account(&folder, &[]);
    assert_eq!((&second["summary"]["unchanged"], &second["summary"]["rows"]), (&2.into(), &2.into()));
    assert_eq!(files(&folder), before);
}

#[test]
fn a_changed_row_is_an_edit_and_comments_stay() {
    let folder = imported();
    folder.replace(PATH, "until = 2027-12-31", "until = 2027-12-31 # se § 4");
    folder.replace(PATH, "title = ", "# Vägen\ntitle = ");
    list(&folder, &[&ROW.replace("2027-12-31;6", "2028-12-31;"), OTHER]);
    let run = import(&folder, &[]);
    assert_eq!(run.code, 0, "{run:?}");
    for words in [
        "1 changed; 1 unchanged",
        "validity.until, termination.notice",
        "-until = 2027-12-31 # se § 4",
        "+until = 2028-12-31 # se § 4",
    ] {
        assert!(run.stdout.contains(words), "`{words}` is not in {}", run.stdout);
    }
    let record = folder.read(PATH);
    assert!(
        record.starts_with("# Vägen\n")
            && record.contains("2028-12-31 # se § 4")
            && !record.contains("notice"),
        "{record}"
    );
    assert_eq!(account(&folder, &[])["summary"]["unchanged"], 2);
}

#[test]
fn what_people_have_changed_and_the_list_says_otherwise_is_a_conflict() {
    let by_hand = || {
        let folder = imported();
        folder.replace(PATH, "until = 2027-12-31", "until = 2029-12-31");
        folder
    };
    let folder = by_hand();
    let before = files(&folder);
    let run = import(&folder, &["--format", "json"]);
    assert_eq!((run.code, files(&folder) == before), (1, true), "{run:?}");
    let row = &run.json()["rows"][0];
    assert_eq!(row["outcome"], "conflict");
    assert_eq!(row["problems"][0]["place"], "lista.csv!E2");
    let said = row["problems"][0]["message"].as_str().unwrap();
    assert!(said.contains("\"2027-12-31\" in the list and \"2029-12-31\" in agreements/tk-1.toml"), "{said}");

    let folder = by_hand();
    assert_eq!(import(&folder, &["--theirs"]).code, 0);
    assert!(folder.read(PATH).contains("until = 2027-12-31"));

    let folder = by_hand();
    assert_eq!(import(&folder, &["--ours"]).code, 0);
    assert!(folder.read(PATH).contains("until = 2029-12-31"));
    // It stays decided until one of the two changes.
    assert_eq!(import(&folder, &[]).code, 0);
    list(&folder, &[&ROW.replace("2027-12-31", "2030-12-31"), OTHER]);
    assert_eq!(import(&folder, &[]).code, 1);
}

#[test]
fn what_the_list_does_not_say_is_the_records_own() {
    let folder = imported();
    assert_eq!(on(folder.path(), &["set", "tk-1", "topics", "vagar"]).code, 0);
    let again = account(&folder, &[]);
    assert_eq!(again["summary"]["unchanged"], 2, "{again}");
    assert!(folder.read(PATH).contains("topics"));
}

#[test]
fn rows_that_are_gone_are_told_and_their_records_stay() {
    let folder = imported();
    list(&folder, &[ROW]);
    for _ in 0..2 {
        let run = import(&folder, &["--format", "json"]);
        assert_eq!(run.code, 0);
        assert_eq!(run.json()["gone"], serde_json::json!([{"id": "tk-2", "path": "agreements/tk-2.toml"}]));
    }
    assert!(folder.path().join("agreements/tk-2.toml").exists());
}

#[test]
fn a_record_that_was_deleted_is_made_again_only_if_asked_for() {
    let deleted = || {
        let folder = imported();
        std::fs::remove_file(folder.path().join(PATH)).unwrap();
        folder
    };
    let folder = deleted();
    let run = import(&folder, &[]);
    assert_eq!(run.code, 1);
    assert!(run.stdout.contains("`tk-1` was imported before and has been deleted"), "{run:?}");
    assert_eq!(import(&folder, &["--ours"]).code, 0);
    assert_eq!(import(&folder, &[]).code, 0, "it stays decided");
    assert!(!folder.path().join(PATH).exists());
    let folder = deleted();
    assert_eq!(import(&folder, &["--theirs"]).code, 0);
    assert!(folder.path().join(PATH).exists());
}

#[test]
fn a_record_that_was_renamed_is_still_that_of_its_row() {
    let folder = imported();
    assert_eq!(on(folder.path(), &["rename", "tk-1", "vagen"]).code, 0);
    list(&folder, &[&ROW.replace("2027-12-31", "2028-12-31"), OTHER]);
    let run = import(&folder, &["--format", "json"]);
    assert_eq!(run.code, 0, "{run:?}");
    let json = run.json();
    assert_eq!(
        (&json["rows"][0]["path"], &json["gone"]),
        (&"agreements/vagen.toml".into(), &serde_json::json!([]))
    );
    assert!(folder.read("agreements/vagen.toml").contains("2028-12-31"));
    assert!(!folder.path().join(PATH).exists());
    assert_eq!(account(&folder, &[])["summary"]["unchanged"], 2);
}

#[test]
fn without_the_lock_whatever_differs_is_a_conflict() {
    let folder = imported();
    std::fs::remove_file(folder.path().join("avtal-import.lock")).unwrap();
    assert_eq!(account(&folder, &[])["summary"]["unchanged"], 2);
    std::fs::remove_file(folder.path().join("avtal-import.lock")).unwrap();
    list(&folder, &[&ROW.replace("2027-12-31", "2028-12-31"), OTHER]);
    assert_eq!(import(&folder, &[]).code, 1);
    folder.write("avtal-import.lock", "<<<<<<< HEAD\n");
    import(&folder, &[]).refused(&["avtal-import.lock: its line 1 makes no sense"]);
}

#[test]
fn yaml_records_are_edited_as_yaml() {
    let folder = with_list(&[ROW]);
    folder.write(
        "agreements/lan/tk-1.yaml",
        "title: Väg # som på skylten\nkind: agreement\nreference: TK 1\nowner: styrgruppen\nparties:\n- testkoping\n\n\
         validity:\n  from: 2024-01-01\n  until: 2027-12-31\ntermination:\n  notice: P6M\n",
    );
    assert_eq!(account(&folder, &[])["summary"]["unchanged"], 1);
    list(&folder, &[&ROW.replace("Väg", "Vägen")]);
    assert_eq!(import(&folder, &[]).code, 0);
    assert!(folder.read("agreements/lan/tk-1.yaml").starts_with("title: Vägen # som på skylten\n"));
}
