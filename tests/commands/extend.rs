//! `avtal extend`: decided prolongations.

use crate::program::step::step;
use crate::program::{Folder, on};

const YAML: &str = "title: Färdtjänst\nkind: agreement\nowner: styrgruppen\nparties: [kommunerna]\n\
validity:\n  from: 2020-01-01\n  until: 2025-12-31\n# Slut\n";

fn registry() -> Folder {
    Folder::of_agreement("\n", "from = 2020-01-01\nuntil = 2025-12-31\n")
        .with(&[("agreements/fardtjanst.yaml", YAML)])
}

#[test]
fn a_prolongation_is_a_table_of_its_own_and_its_consequences_are_told() {
    let folder = registry();
    let more = ["--until", "2027-12-31", "--decided", "2025-05-26", "--by", "styrgruppen"];
    let done = step(&folder, &[&["extend", "avtal"][..], &more].concat());
    done.changed(&[
        "+",
        "+[[extension]]",
        "+until = 2027-12-31",
        "+decided = 2025-05-26",
        "+by = \"styrgruppen\"",
    ]);
    assert!(done.run.stdout.contains("lapsed") && done.run.stdout.contains("in-force"), "{done:?}");
    let done = step(&folder, &[&["extend", "fardtjanst"][..], &more].concat());
    assert_eq!(done.run.code, 0, "{done:?}");
    let added: Vec<&str> = done.lines.iter().map(|line| line.trim()).filter(|line| *line != "+").collect();
    assert_eq!(
        added,
        ["+extension:", "+  - until: 2027-12-31", "+    decided: 2025-05-26", "+    by: styrgruppen"],
        "{done:?}"
    );
}

#[test]
fn what_is_only_recommended_prolongs_nothing() {
    let done = step(&registry(), &["extend", "avtal", "--until", "2027-12-31", "--outcome", "recommended"]);
    done.changed(&["+", "+[[extension]]", "+until = 2027-12-31", "+outcome = \"recommended\""]);
    assert!(!done.run.stdout.contains("in-force"), "{done:?}");
}

#[test]
fn one_that_does_not_end_later_and_one_without_a_day() {
    let folder = registry();
    step(&folder, &["extend", "avtal", "--until", "2025-06-30"])
        .wrote_nothing(1, &["error[extension-shortens]"]);
    on(folder.path(), &["extend", "avtal"]).refused(&["--until is missing"]);
    on(folder.path(), &["extend", "avtal", "--until", "snart"]).refused(&["`snart` is not a date"]);
}
