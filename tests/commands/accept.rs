//! `avtal accept`: findings that are known.

use crate::program::step::step;
use crate::program::{Folder, findings, on};

const YAML: &str = "title: Färdtjänst\nkind: agreement\nowner: styrgruppen\nparties: [kommunerna]\n\
validity:\n  from: 2020-01-01\n  until: 2025-12-31\n";

fn registry() -> Folder {
    Folder::of_agreement("\n", "from = 2020-01-01\nuntil = 2025-12-31\n")
        .with(&[("agreements/fardtjanst.yaml", YAML)])
}

#[test]
fn a_finding_that_is_there_is_accepted() {
    let folder = registry();
    let lapsed = |path: &str| findings(folder.path()).iter().any(|of| of.0 == "lapsed" && of.1 == path);
    assert!(lapsed("agreements/avtal.toml"));
    step(
        &folder,
        &["accept", "avtal", "lapsed", "--reason", "Nytt avtal förhandlas", "--until", "2027-06-30"],
    )
    .changed(&[
        "+",
        "+[[accept]]",
        "+rule = \"lapsed\"",
        "+reason = \"Nytt avtal förhandlas\"",
        "+until = 2027-06-30",
    ]);
    assert!(!lapsed("agreements/avtal.toml") && lapsed("agreements/fardtjanst.yaml"));
    step(&folder, &["accept", "fardtjanst", "lapsed", "--reason", "Känt"]).changed(&[
        "+accept:",
        "+  - rule: lapsed",
        "+    reason: Känt",
    ]);
    step(&folder, &["accept", "avtal", "lapsed", "--reason", "Igen"])
        .wrote_nothing(2, &["no finding of `lapsed` to accept"]);
}

#[test]
fn what_is_not_found_cannot_be_accepted() {
    let folder = registry();
    on(folder.path(), &["accept", "avtal", "coverage-gap", "--reason", "x"]).refused(&[
        "`avtal` has no finding of `coverage-gap`",
        "`check` finds there:",
        "lapsed",
    ]);
    on(folder.path(), &["accept", "avtal", "lapsd", "--reason", "x"]).refused(&["did you mean `lapsed`?"]);
    on(folder.path(), &["accept", "avtal", "lapsed"]).refused(&["--reason is missing"]);
}
