//! `avtal replace`: which agreements one replaces.

use crate::folder::agreement;
use crate::program::step::step;
use crate::program::{Folder, on};

const YAML: &str = "title: Ny\nkind: agreement\nowner: styrgruppen\nparties: [kommunerna]\n\
validity:\n  from: 2027-01-01\n  until: 2029-12-31\n";

fn registry() -> Folder {
    let old = agreement("Gammal", "former_ids = [\"urgammal\"]\n", "from = 2020-01-01\nuntil = 2026-12-31\n");
    let new = agreement("Ny", "\n", "from = 2027-01-01\nuntil = 2029-12-31\n");
    Folder::registry(&[
        ("agreements/gammal.toml", &old),
        ("agreements/aldre.toml", &old.replace("urgammal", "uraldre")),
        ("agreements/ny.toml", &new),
        ("agreements/ny-i-yaml.yaml", YAML),
    ])
}

#[test]
fn it_is_recorded_in_the_new_one_and_closes_the_gap_of_the_old() {
    let folder = registry();
    let done = step(&folder, &["replace", "urgammal", "aldre", "--by", "ny"]);
    done.changed(&["+", "+[[replaces]]", "+id = \"gammal\"", "+", "+[[replaces]]", "+id = \"aldre\""]);
    assert!(done.run.stdout.contains("gammal · affected"), "{done:?}");
    step(&folder, &["replace", "gammal", "--by", "ny"]).wrote_nothing(0, &["says so already"]);
    let done = step(
        &folder,
        &["replace", "gammal", "--by", "ny-i-yaml", "--sections", "3", "4", "--in-section", "6"],
    );
    assert_eq!(done.run.code, 0, "{done:?}");
    for line in ["+replaces:", "+  - id: gammal", "+    in_section: \"6\""] {
        assert!(done.lines.iter().any(|of| of.replace('\'', "\"") == line), "{line}: {done:?}");
    }
}

#[test]
fn more_is_added_where_it_replaces_it_already() {
    let folder = registry();
    assert_eq!(step(&folder, &["replace", "gammal", "--by", "ny"]).run.code, 0);
    step(&folder, &["replace", "gammal", "--by", "ny", "--together-with", "ny-i-yaml"])
        .changed(&["+together_with = [\"ny-i-yaml\"]"]);
}

#[test]
fn what_is_not_there_is_wrong_use_and_a_circle_an_error() {
    let folder = registry();
    on(folder.path(), &["replace", "gamal", "--by", "ny"]).refused(&["did you mean `aldre` or `gammal`?"]);
    on(folder.path(), &["replace", "gammal", "--by", "nyy"]).refused(&["no agreement `nyy`"]);
    on(folder.path(), &["replace", "gammal"]).refused(&["--by is missing"]);
    step(&folder, &["replace", "ny", "--by", "ny"]).wrote_nothing(1, &["error[self-reference]"]);
}
