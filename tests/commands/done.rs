//! `avtal done`: reviews that were held, activities that are done.

use crate::program::step::step;
use crate::program::{Folder, on};

const YAML: &str = "title: Plan\nkind: agreement\nowner: styrgruppen\nparties: [kommunerna]\n\
validity:\n  from: 2024-01-01\n  until: 2027-12-31\nreview:\n  - id: arlig\n    every: P1Y\n    first: 2025-12-31\n\
activity:\n  - title: Rutiner # snart\n    status: open\n  - title: Utbildning\n";

fn registry() -> Folder {
    let rest = "from = 2024-01-01\nuntil = 2027-12-31\n\n[[review]]\nid = \"arlig\"\nevery = \"P1Y\"\nfirst = 2025-12-31\n\n\
                [[activity]]\ntitle = \"Rutiner\"\nstatus = \"open\"\n\n[[activity]]\ntitle = \"Utbildning\"\n";
    Folder::of_agreement("\n", rest).with(&[("agreements/plan.yaml", YAML)])
}

#[test]
fn a_review_that_was_held_is_recorded_below_it() {
    let folder = registry();
    step(&folder, &["done", "avtal", "arlig", "--outcome", "no-change", "--due", "2025-12-31"]).changed(&[
        "+[[review.done]]",
        "+date = 2026-11-21",
        "+due = 2025-12-31",
        "+outcome = \"no-change\"",
        "+",
    ]);
    let done = step(&folder, &["done", "plan", "arlig", "--date", "2026-01-15"]);
    done.changed(&["+    done:", "+      - date: 2026-01-15"]);
}

#[test]
fn an_activity_is_found_by_its_title_or_its_number() {
    let folder = registry();
    step(&folder, &["done", "avtal", "rutiner"]).changed(&[
        "-status = \"open\"",
        "+done = 2026-11-21",
        "+status = \"done\"",
    ]);
    step(&folder, &["done", "avtal", "2", "--date", "2026-10"]).changed(&["+done = \"2026-10\""]);
    step(&folder, &["done", "plan", "Rutiner"]).changed(&[
        "-    status: open",
        "+    done: 2026-11-21",
        "+    status: done",
    ]);
}

#[test]
fn what_is_not_there_is_named_with_what_is() {
    let folder = registry();
    for what in ["arligt", "0", "3"] {
        on(folder.path(), &["done", "avtal", what])
            .refused(&["no review or activity", "arlig; Rutiner; Utbildning"]);
    }
    on(folder.path(), &["done", "avtal"]).refused(&["WHAT is missing"]);
    on(folder.path(), &["done", "avtal", "1", "--due", "2026"]).refused(&["an activity has no"]);
}
