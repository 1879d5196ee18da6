//! `avtal notice`: notice by a party, and the last day that follows from it.

use crate::folder::agreement;
use crate::program::step::step;
use crate::program::{Folder, on};

const YAML: &str = "title: Färdtjänst\nkind: agreement\nowner: styrgruppen\nparties:\n  - testkoping\n  - provstad\n\
validity:\n  from: 2020-01-01\n  until: further-notice\ntermination:\n  notice: P6M\n  ends: year-end\n";

/// One until further notice, with six months of notice to the end of a year.
fn registry(by: &str) -> Folder {
    let rest = format!(
        "from = 2020-01-01\nuntil = \"further-notice\"\n\n[termination]\nnotice = \"P6M\"\nends = \"year-end\"\n{by}"
    );
    let toml = agreement("Avtal", "\n", &rest).replace("[\"kommunerna\"]", "[\"testkoping\", \"provstad\"]");
    let each = by.replace(" = \"", ": ").replace('"', "");
    let each = if each.is_empty() { each } else { format!("  {each}") };
    Folder::registry(&[
        ("agreements/avtal.toml", &toml),
        ("agreements/fardtjanst.yaml", &format!("{YAML}{each}")),
    ])
}

#[test]
fn the_last_day_follows_from_the_clauses_and_is_recorded() {
    let folder = registry("");
    let done = step(&folder, &["notice", "avtal", "--by", "testkoping"]);
    done.changed(&[
        "+",
        "+[end]",
        "+date = 2027-12-31",
        "+reason = \"terminated\"",
        "+notice_given = 2026-11-21",
        "+by = \"testkoping\"",
    ]);
    assert!(done.run.stdout.contains("Testköpings kommun"), "{done:?}");
    assert!(done.run.stdout.contains("31 December 2027"), "{done:?}");
    let done = step(&folder, &["notice", "fardtjanst", "--by", "testkoping", "--date", "2026-06-30"]);
    done.changed(&[
        "+end:",
        "+  date: 2026-12-31",
        "+  reason: terminated",
        "+  notice_given: 2026-06-30",
        "+  by: testkoping",
    ]);
}

#[test]
fn where_each_gives_notice_for_itself_it_leaves_and_the_others_stay() {
    let folder = registry("by = \"each-party\"\n");
    let done = step(&folder, &["notice", "avtal", "--by", "testkoping", "--lang", "sv"]);
    done.changed(&[
        "-parties = [\"testkoping\", \"provstad\"]",
        "+parties = [{ id = \"testkoping\", until = 2027-12-31, notice_given = 2026-11-21 }, \"provstad\"]",
    ]);
    assert!(done.run.stdout.contains("Testköpings kommun utträder"), "{done:?}");
    step(&folder, &["notice", "avtal", "--by", "testkoping"]).wrote_nothing(2, &["leaves `avtal` already"]);
    step(&folder, &["notice", "avtal", "--by", "region-test"])
        .wrote_nothing(2, &["`region-test` is not named among the parties"]);
    let done = step(&folder, &["notice", "fardtjanst", "--by", "testkoping"]);
    assert_eq!(done.run.code, 0, "{done:?}");
    assert!(done.lines.iter().any(|line| line.contains("until: 2027-12-31")), "{done:?}");
}

#[test]
fn only_those_who_can_give_notice_do() {
    let folder = registry("by = [\"testkoping\"]\n");
    step(&folder, &["notice", "avtal", "--by", "provstad"])
        .wrote_nothing(2, &["`provstad` cannot give notice of `avtal`", "only these can: testkoping"]);
    assert_eq!(step(&folder, &["notice", "avtal", "--by", "testkoping"]).run.code, 0);
    step(&folder, &["notice", "avtal", "--by", "testkoping"]).wrote_nothing(2, &["has an [end] already"]);
}

#[test]
fn without_a_clause_no_day_follows() {
    let folder = Folder::of_agreement("", "from = 2020-01-01\nuntil = \"further-notice\"\n");
    on(folder.path(), &["notice", "avtal", "--by", "testkoping"])
        .refused(&["no clause of `avtal` says which day", "avtal end avtal --date DAY"]);
    on(folder.path(), &["notice", "avtal"]).refused(&["--by is missing", "kommunerna"]);
}
