//! `avtal end`: an end for good.

use crate::program::step::step;
use crate::program::{Folder, on};

const YAML: &str = "title: Färdtjänst\nkind: agreement\nowner: styrgruppen\nparties: [kommunerna]\n\
validity:\n  from: 2020-01-01\n  until: 2027-12-31\ndocument:\n  - role: text\n    url: https://test.example/a\n";

fn registry() -> Folder {
    let rest =
        "from = 2020-01-01\nuntil = 2027-12-31\n\n[[document]]\nurl = \"https://test.example/a\" # avtalet\n";
    Folder::of_agreement("\n", rest).with(&[("agreements/fardtjanst.yaml", YAML)])
}

#[test]
fn an_end_stands_in_its_place_and_its_consequences_are_told() {
    let folder = registry();
    let done = step(&folder, &["end", "avtal", "--date", "2026-06-30", "--reason", "completed"]);
    done.changed(&["+[end]", "+date = 2026-06-30", "+reason = \"completed\"", "+"]);
    assert!(done.run.stdout.contains("in-force") && done.run.stdout.contains("ended"), "{done:?}");
    step(&folder, &["end", "fardtjanst", "--date", "2026-06-30", "--reason", "merged"]).changed(&[
        "+end:",
        "+  date: 2026-06-30",
        "+  reason: merged",
    ]);
}

#[test]
fn an_end_that_is_there_is_changed() {
    let folder = registry();
    let end = |day| step(&folder, &["end", "avtal", "--date", day, "--reason", "completed"]);
    assert_eq!(end("2026-06-30").run.code, 0);
    end("2026-09-30").changed(&["-date = 2026-06-30", "+date = 2026-09-30"]);
}

#[test]
fn what_is_missing_or_unknown_is_named() {
    let folder = registry();
    on(folder.path(), &["end", "avtal"]).refused(&["--date is missing"]);
    on(folder.path(), &["end", "avtal", "--date", "2026"])
        .refused(&["--reason is missing", "completed, terminated"]);
    on(folder.path(), &["end", "avtal", "--date", "2026", "--reason", "trist"])
        .refused(&["[possible values:"]);
}
