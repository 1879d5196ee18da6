//! `avtal option`: options to prolong.

use crate::program::Folder;
use crate::program::step::step;

const YAML: &str = "title: Färdtjänst\nkind: agreement\nowner: styrgruppen\nparties: [kommunerna]\n\
validity:\n  from: 2024-01-01\n  until: 2026-12-31\noption:\n  - term: P1Y # ett år till\n";

fn registry() -> Folder {
    let rest =
        "from = 2024-01-01\nuntil = 2026-12-31\n\n[[option]]\nterm = \"P1Y\"\n\n[[option]]\nterm = \"P2Y\"\n";
    Folder::of_agreement("\n", rest).with(&[("agreements/fardtjanst.yaml", YAML)])
}

#[test]
fn the_next_open_option_is_called() {
    let folder = registry();
    let done = step(&folder, &["option", "avtal"]);
    done.changed(&["+exercised = 2026-11-21"]);
    assert!(done.run.stdout.contains("31 December 2027"), "{done:?}");
    let done = step(&folder, &["option", "avtal", "--date", "2026-11-20"]);
    done.changed(&["+exercised = 2026-11-20"]);
    assert!(folder.read("agreements/avtal.toml").ends_with("term = \"P2Y\"\nexercised = 2026-11-20\n"));
    step(&folder, &["option", "avtal"]).wrote_nothing(2, &["all options of `avtal` are called already"]);
    step(&folder, &["option", "fardtjanst"]).changed(&["+    exercised: 2026-11-21"]);
}

#[test]
fn one_without_options_is_wrong_use() {
    let folder = Folder::of_agreement("", "from = 2024-01-01\nuntil = 2026-12-31\n");
    step(&folder, &["option", "avtal"]).wrote_nothing(2, &["`avtal` has no option", "avtal extend"]);
}
