//! `avtal set`: a value of a record.

use crate::program::step::step;
use crate::program::{Folder, on};

const TOML: &str = "# Färdtjänsten\r\ntitle = 'Färdtjänst' # som på avtalet\r\nkind = \"agreement\"\r\nowner = \"styrgruppen\"\r\n\
parties = [\"kommunerna\"]\r\n\r\n[validity]\r\nfrom = 2024-01-01\r\nuntil = 2026-12-31 # se § 4";

const YAML: &str = "title: Färdtjänst # som på avtalet\nkind: agreement\nowner: styrgruppen\nparties:\n- kommunerna\n\n\
validity:\n  from: 2024-01-01\n  until: 2026-12-31 # se § 4\ndecision:\n- by: testkoping\n  date: 2023-12-01\n";

fn toml() -> Folder {
    Folder::registry(&[("agreements/lan/fardtjanst.toml", TOML)])
}

fn yaml() -> Folder {
    Folder::registry(&[("agreements/lan/fardtjanst.yaml", YAML)])
}

#[test]
fn a_value_is_one_line_and_its_comment_stays() {
    let new = &["set", "fardtjanst", "validity.until", "2027-12-31"];
    let folder = toml();
    step(&folder, new).changed(&["-until = 2026-12-31 # se § 4", "+until = 2027-12-31 # se § 4"]);
    assert!(folder.read("agreements/lan/fardtjanst.toml") == TOML.replace("2026-12-31", "2027-12-31"));
    let folder = yaml();
    step(&folder, new).changed(&["-  until: 2026-12-31 # se § 4", "+  until: 2027-12-31 # se § 4"]);
    assert!(folder.read("agreements/lan/fardtjanst.yaml") == YAML.replace("2026-12-31", "2027-12-31"));
}

#[test]
fn a_new_key_stands_in_the_order_of_the_format() {
    let folder = toml();
    step(&folder, &["set", "fardtjanst", "part", "1"]).changed(&["+part = 1"]);
    step(&folder, &["set", "fardtjanst", "topics", "barn", "skola"])
        .changed(&["+topics = [\"barn\", \"skola\"]"]);
    let folder = yaml();
    step(&folder, &["set", "fardtjanst", "decision[0].reference", "§ 12"]).changed(&["+  reference: § 12"]);
    step(&folder, &["set", "fardtjanst", "revision.as_needed", "true"]).changed(&[
        "+",
        "+revision:",
        "+  as_needed: true",
    ]);
}

#[test]
fn what_follows_from_it_is_told_also_for_other_agreements() {
    let folder = toml();
    let annex = "title = \"Bilaga\"\nkind = \"agreement\"\nowner = \"styrgruppen\"\nparties = [\"kommunerna\"]\n\
                 [validity]\nfrom = 2024-01-01\nends_with = \"fardtjanst\"\n";
    folder.write("agreements/bilaga.toml", annex);
    let said = step(&folder, &["set", "fardtjanst", "validity.until", "2026-06-30"]).run.stdout;
    for words in ["As of 21 November 2026", "bilaga", "fardtjanst", "in-force", "lapsed", "30 June 2026"] {
        assert!(said.contains(words), "`{words}` is not in {said}");
    }
    let said =
        on(folder.path(), &["set", "fardtjanst", "validity.until", "2026-12-31", "--lang", "sv"]).stdout;
    assert!(said.contains("Per 21 november 2026"), "{said}");
    let said = step(&folder, &["set", "fardtjanst", "notes", "Se protokollet"]).run.stdout;
    assert!(
        said.contains("Changes no state, period, gap, owner or next date as of 21 November 2026."),
        "{said}"
    );
}

#[test]
fn a_new_error_stops_it_and_is_shown_in_the_new_text() {
    let folder = toml();
    step(&folder, &["set", "fardtjanst", "validity.until", "2023-12-31"])
        .wrote_nothing(1, &["error[ends-before-start]", "until = 2023-12-31 # se § 4", "nothing is written"]);
    step(&folder, &["set", "fardtjanst", "owner", "styrgrupen"])
        .wrote_nothing(1, &["error[unknown-body]", "did you mean `styrgruppen`?"]);
    step(&folder, &["set", "fardtjanst", "validity.until", "snart"])
        .wrote_nothing(1, &["error[invalid-date]"]);
}

#[test]
fn an_error_that_is_there_already_does_not_stop_it_and_can_be_mended() {
    let folder = toml();
    folder.replace("agreements/lan/fardtjanst.toml", "2026-12-31", "2026-13-31");
    folder.append("parties/provstad.toml", "members = [\"ingen\"]\n");
    step(&folder, &["set", "party:provstad", "contact", "k@provstad.example"])
        .changed(&["+contact = \"k@provstad.example\""]);
    step(&folder, &["set", "fardtjanst", "validity.until", "2026-12-31"])
        .changed(&["-until = 2026-13-31 # se § 4", "+until = 2026-12-31 # se § 4"]);
}

#[test]
fn a_new_warning_is_shown_and_does_not_stop_it() {
    let done = step(&toml(), &["set", "fardtjanst", "validity.until", "2026-06-30"]);
    assert!(done.run.code == 0 && done.run.stdout.contains("warning[lapsed]"), "{done:?}");
}

#[test]
fn parties_and_bodies_too_and_several_records_of_one_id_are_told_apart() {
    let folder = toml();
    step(&folder, &["set", "styrgruppen", "meetings_per_year", "4"]).changed(&["+meetings_per_year = 4"]);
    folder.write("agreements/testkoping.toml", TOML);
    step(&folder, &["set", "testkoping", "contact", "k@test.example"])
        .wrote_nothing(2, &["several records", "name `agreement:testkoping` or `party:testkoping`"]);
    step(&folder, &["set", "party:testkoping", "contact", "k@test.example"])
        .changed(&["+contact = \"k@test.example\""]);
}

#[test]
fn a_former_id_finds_the_record() {
    let folder = toml();
    step(&folder, &["set", "fardtjanst", "former_ids", "skolskjuts"])
        .changed(&["+former_ids = [\"skolskjuts\"]"]);
    let done = step(&folder, &["set", "skolskjuts", "part", "1"]);
    done.changed(&["+part = 1"]);
    assert!(done.run.stderr.contains("`skolskjuts` is now `fardtjanst`"), "{done:?}");
}

#[test]
fn wrong_use_names_what_is_wrong() {
    let folder = yaml();
    for (arguments, words) in [
        (
            &["set", "fardtjenst", "owner", "x"][..],
            &["no agreement `fardtjenst`", "did you mean `fardtjanst`?"][..],
        ),
        (&["set", "party:ingen", "name", "x"], &["no party `ingen`"]),
        (&["set", "avtal:x", "name", "x"], &["names no kind of record"]),
        (&["set", "fardtjanst", "ownr", "x"], &["an agreement has no key `ownr`", "did you mean `owner`?"]),
        (&["set", "fardtjanst", "validity", "x"], &["`validity` is a table"]),
        (&["set", "fardtjanst", "owner", "a", "b"], &["`owner` takes one value"]),
        (&["set", "fardtjanst", "a..b", "x"], &["a key is missing"]),
        (&["set", "fardtjanst", "decision[7].date", "2026"], &["there is no such key or item"]),
        (&["set", "fardtjanst"], &["<KEY>"]),
        (&["set", "fardtjanst", "part", "1", "--at", "HEAD"], &["cannot be changed", "leave out --at"]),
    ] {
        let run = on(folder.path(), arguments);
        run.refused(words);
    }
}

#[test]
fn what_the_record_says_already_is_not_written() {
    let folder = yaml();
    step(&folder, &["set", "fardtjanst", "owner", "styrgruppen"]).wrote_nothing(0, &["says so already"]);
}

#[test]
fn the_item_after_the_last_of_a_list_is_added() {
    let folder = toml();
    step(&folder, &["set", "fardtjanst", "parties[1]", "region-test"])
        .changed(&["-parties = [\"kommunerna\"]", "+parties = [\"kommunerna\", \"region-test\"]"]);
    let old = "title = \"Gammalt\"\nkind = \"agreement\"\nowner = \"styrgruppen\"\nparties = [\"kommunerna\"]\n\
               [validity]\nfrom = 2020-01-01\nuntil = 2023-12-31\n";
    folder.write("agreements/gammalt.toml", old);
    folder.append("agreements/lan/fardtjanst.toml", "\r\n");
    let said = step(&folder, &["set", "fardtjanst", "replaces[0].id", "gammalt"]);
    said.changed(&["+\r", "+[[replaces]]\r", "+id = \"gammalt\"\r"].map(|line| line.trim_end()));
    let folder = yaml();
    step(&folder, &["set", "fardtjanst", "parties[1]", "region-test"]).changed(&["+- region-test"]);
    step(&folder, &["set", "fardtjanst", "decision[3].by", "provstad"])
        .wrote_nothing(2, &["`decision[3].by` cannot be edited: there is no such key or item"]);
}

#[test]
fn a_table_to_write_by_hand_goes_below_the_keys_of_the_record() {
    let folder = toml();
    step(&folder, &["set", "fardtjanst", "review[1].id", "oversyn"])
        .wrote_nothing(2, &["write it by hand at line 9", "[[review]]"]);
    step(&folder, &["set", "fardtjanst", "review", "oversyn"])
        .wrote_nothing(2, &["`review` is a list of tables", "set a key of one: `review[0].…`"]);
}

#[test]
fn what_cannot_be_edited_is_refused_with_the_line_to_write() {
    let folder = yaml();
    folder.replace(
        "agreements/lan/fardtjanst.yaml",
        "owner: styrgruppen",
        "owner: &vem styrgruppen\ncontact: *vem",
    );
    step(&folder, &["set", "fardtjanst", "owner", "annan"]).wrote_nothing(
        2,
        &["agreements/lan/fardtjanst.yaml: `owner` cannot be edited", "by hand at line 3", "owner: annan"],
    );
}

#[test]
fn an_agreement_without_an_owner_is_told_what_to_do_next() {
    let folder = toml();
    folder.replace("agreements/lan/fardtjanst.toml", "owner = \"styrgruppen\"\r\n", "");
    let said = step(&folder, &["set", "fardtjanst", "part", "1"]).run.stdout;
    assert!(said.contains("avtal set fardtjanst owner ID"), "{said}");
}
