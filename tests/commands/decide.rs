//! `avtal decide`: decisions, taken and planned.

use crate::folder::agreement;
use crate::program::step::step;
use crate::program::{Folder, on};

const YAML: &str = "title: Färdtjänst\nkind: agreement\nstage: draft\nowner: styrgruppen\nparties: [kommunerna]\n\
validity:\n  from: 2027-01-01\n  until: 2028-12-31\nadoption:\n  required: all-parties\ndecision:\n  - by: testkoping\n\
\x20   planned: [2026-10-01]  # kommunfullmäktige\n";

/// A draft that both municipalities have to adopt.
fn registry() -> Folder {
    let rest = "from = 2027-01-01\nuntil = 2028-12-31\n\n[adoption]\nrequired = \"all-parties\"\n\n\
                [[decision]]\nby = \"testkoping\"\nplanned = [2026-10-01] # kommunfullmäktige\n";
    let toml = agreement("Avtal", "stage = \"draft\"\n\n", rest);
    Folder::registry(&[("agreements/avtal.toml", &toml), ("agreements/fardtjanst.yaml", YAML)])
}

#[test]
fn a_planned_decision_of_the_same_party_is_filled_in() {
    let folder = registry();
    let by = ["--by", "testkoping", "--date", "2026-10-05", "--reference", "§ 12"];
    step(&folder, &[&["decide", "avtal"][..], &by].concat()).changed(&[
        "+date = 2026-10-05",
        "+outcome = \"adopted\"",
        "+reference = \"§ 12\"",
    ]);
    assert!(
        folder
            .read("agreements/avtal.toml")
            .contains("by = \"testkoping\"\ndate = 2026-10-05\nplanned = [2026-10-01] #")
    );
    step(&folder, &[&["decide", "fardtjanst"][..], &by].concat()).changed(&[
        "+    date: 2026-10-05",
        "+    outcome: adopted",
        "+    reference: § 12",
    ]);
}

#[test]
fn an_endorsement_before_the_planned_day_does_not_take_the_place_of_the_planned_decision() {
    let decide = |day: &str, outcome: &str| {
        let folder = registry();
        step(&folder, &["decide", "avtal", "--by", "testkoping", "--date", day, "--outcome", outcome])
    };
    for outcome in ["endorsed", "recommended", "noted", "signed"] {
        let outcome_line = format!("+outcome = \"{outcome}\"");
        decide("2026-09-30", outcome).changed(&[
            "+",
            "+[[decision]]",
            "+by = \"testkoping\"",
            "+date = 2026-09-30",
            &outcome_line,
        ]);
        decide("2026-10-01", outcome).changed(&["+date = 2026-10-01", &outcome_line]);
    }
    for outcome in ["adopted", "rejected"] {
        decide("2026-09-30", outcome).changed(&["+date = 2026-09-30", &format!("+outcome = \"{outcome}\"")]);
    }
    // A body that prepares decides nothing else.
    let folder = registry();
    folder.append("agreements/avtal.toml", "\n[[decision]]\nby = \"styrgruppen\"\nplanned = [2026-10-01]\n");
    step(
        &folder,
        &["decide", "avtal", "--by", "styrgruppen", "--date", "2026-09-30", "--outcome", "recommended"],
    )
    .changed(&["+date = 2026-09-30", "+outcome = \"recommended\""]);
}

#[test]
fn each_who_decides_gets_a_decision_on_the_day_of_the_report() {
    let folder = registry();
    step(&folder, &["decide", "avtal", "--by", "provstad", "styrgruppen"]).changed(&[
        "+",
        "+[[decision]]",
        "+by = \"provstad\"",
        "+date = 2026-11-21",
        "+outcome = \"adopted\"",
        "+",
        "+[[decision]]",
        "+by = \"styrgruppen\"",
        "+date = 2026-11-21",
        "+outcome = \"adopted\"",
    ]);
    step(&folder, &["decide", "fardtjanst", "--by", "styrgruppen", "--outcome", "recommended"]).changed(&[
        "+  - by: styrgruppen",
        "+    date: 2026-11-21",
        "+    outcome: recommended",
    ]);
}

#[test]
fn the_same_decision_is_not_recorded_twice() {
    let folder = registry();
    let decide = ["decide", "avtal", "--by", "provstad"];
    assert_eq!(step(&folder, &decide).run.code, 0);
    step(&folder, &decide).wrote_nothing(0, &["says so already"]);
    step(&folder, &[&decide[..], &["--reference", "§ 3"]].concat()).changed(&["+reference = \"§ 3\""]);
}

#[test]
fn a_planned_day_is_added_or_moved() {
    let folder = registry();
    step(&folder, &["decide", "avtal", "--by", "provstad", "--planned", "2026-12-01", "2027-01-15"])
        .changed(&["+", "+[[decision]]", "+by = \"provstad\"", "+planned = [2026-12-01, 2027-01-15]"]);
    step(&folder, &["decide", "avtal", "--by", "testkoping", "--planned", "2026-12-01"]).changed(&[
        "-planned = [2026-10-01] # kommunfullmäktige",
        "+planned = [2026-12-01] # kommunfullmäktige",
    ]);
}

#[test]
fn who_has_still_to_adopt_it_is_told_and_the_stage_goes_only_when_asked() {
    let folder = registry();
    let first = step(&folder, &["decide", "avtal", "--by", "provstad", "--lang", "sv"]);
    assert!(first.run.stdout.contains("avtal ska ännu antas av: Testköpings kommun"), "{first:?}");
    step(&folder, &["decide", "avtal", "--by", "provstad", "--adopted"])
        .wrote_nothing(2, &["`avtal` is not adopted by all: testkoping", "leave out --adopted"]);
    let last = step(&folder, &["decide", "avtal", "--by", "testkoping"]);
    assert!(last.run.stdout.contains("avtal unset avtal stage"), "{last:?}");
    let done = step(&folder, &["decide", "avtal", "--by", "testkoping", "--adopted"]);
    done.changed(&["-stage = \"draft\""]);
    assert!(done.run.stdout.contains("is now adopted by all"), "{done:?}");
    assert!(done.run.stdout.contains("upcoming"), "{done:?}");
}

#[test]
fn without_a_terminal_what_is_missing_is_named() {
    let folder = registry();
    on(folder.path(), &["decide", "avtal"]).refused(&["--by is missing", "testkoping, provstad"]);
    on(folder.path(), &["decide", "avtal", "--no-input"]).refused(&["--by is missing"]);
    on(folder.path(), &["decide", "avtla", "--by", "x"]).refused(&["did you mean `avtal`?"]);
    on(folder.path(), &["decide", "avtal", "--by", "x", "--date", "2026-13-01"])
        .refused(&["there is no day"]);
}

#[test]
fn an_unknown_party_is_an_error_in_the_new_text() {
    step(&registry(), &["decide", "avtal", "--by", "testkopping"])
        .wrote_nothing(1, &["error[unknown-party]", "by = \"testkopping\"", "did you mean `testkoping`?"]);
}

#[cfg(unix)]
#[test]
fn on_a_terminal_it_asks_and_empty_input_takes_the_default() {
    use std::io::Write;
    use std::process::{Command, Stdio};
    let folder = registry();
    let run = |input: &str| {
        let script =
            format!("'{}' -C . --as-of 2026-11-21 --lang en decide avtal", env!("CARGO_BIN_EXE_avtal"));
        let mut command = Command::new("script");
        command.args(["-qec", &script, "/dev/null"]).current_dir(folder.path());
        command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::null());
        let mut child = command.spawn().ok()?;
        child.stdin.take().unwrap().write_all(input.as_bytes()).unwrap();
        Some(String::from_utf8_lossy(&child.wait_with_output().unwrap().stdout).into_owned())
    };
    let Some(said) = run("\n") else { return };
    assert!(said.contains("who has decided (testkoping, provstad) [testkoping]:"), "{said}");
    assert!(folder.read("agreements/avtal.toml").contains("date = 2026-11-21"), "{said}");
}
