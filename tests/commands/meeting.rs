//! `avtal meeting`: one page for a meeting of a body.

use crate::program::{Folder, on, on_day};
use serde_json::{Value, json};

const HEAD: &str = "kind = \"agreement\"\nowner = \"sgv\"\nparties = [\"testkoping\"]\n";

/// A body that meets in September, December and March, and what lies before it.
fn registry() -> Folder {
    let body = "name = \"Styrgruppen för vård\"\nshort = \"SGV\"\nmandate = \"recommends\"\nmeetings = [2027-03-12, 2026-09-18, 2026-12-11]\n";
    let runs_out = format!(
        "title = \"Löper ut\"\n{HEAD}statutory = true\n[validity]\nfrom = 2024-01-01\nuntil = 2027-02-28\n[revision]\nlead_time = \"P12M\"\n"
    );
    let ran_out = format!("title = \"Löpte ut\"\n{HEAD}[validity]\nfrom = 2024-01-01\nuntil = 2026-10-31\n");
    let earlier = format!("title = \"Förr\"\n{HEAD}[validity]\nfrom = 2020-01-01\nuntil = 2024-12-31\n");
    let planned = format!(
        "title = \"Planerat\"\n{HEAD}[validity]\nfrom = 2027-06-01\nuntil = \"further-notice\"\n\
         [[decision]]\nby = \"sgv\"\nplanned = [2026-12-11]\n\
         [[decision]]\nby = \"sgv\"\nplanned = [2026-05-22]\n\
         [[decision]]\nby = \"sgv\"\nplanned = [2027-03-12]\n"
    );
    let reviewed = "title = \"Följs upp\"\nkind = \"agreement\"\nowner = \"styrgruppen\"\nparties = [\"testkoping\"]\n\
         [validity]\nfrom = 2024-01-01\nuntil = \"further-notice\"\n\
         [[review]]\nid = \"arlig\"\nkind = \"report\"\nevery = \"P1Y\"\nfirst = 2025-12-31\nby = \"styrgruppen\"\nreports_to = [\"sgv\"]\n\
         [[review.done]]\ndate = 2026-10-01\ndue = 2025\n";
    Folder::registry(&[
        ("bodies/sgv.toml", body),
        ("bodies/gles.toml", "name = \"Glesa gruppen\"\n"),
        ("agreements/loper-ut.toml", &runs_out),
        ("agreements/lopte-ut.toml", &ran_out),
        ("agreements/forr.toml", &earlier),
        ("agreements/planerat.toml", &planned),
        ("agreements/foljs-upp.toml", reviewed),
    ])
}

/// The agreements and kinds of a part.
fn part<'j>(json: &'j Value, part: &str) -> Vec<(&'j str, &'j str, &'j str)> {
    let items = json[part].as_array().unwrap().iter();
    let text = |value: &'j Value| value.as_str().unwrap_or_default();
    items.map(|item| (text(&item["agreement"]), text(&item["kind"]), text(&item["day"]))).collect()
}

#[test]
fn the_next_meeting_has_what_lies_between_its_neighbours() {
    let folder = registry();
    let json = on(folder.path(), &["meeting", "SGV", "--format", "json"]).json();
    assert_eq!((&json["schema"], &json["body"]), (&json!("avtal/meeting/1"), &json!("sgv")));
    let days = ["date", "previous", "next", "since", "through"].map(|key| json[key].as_str().unwrap());
    assert_eq!(days, ["2026-12-11", "2026-09-18", "2027-03-12", "2026-09-18", "2027-03-11"]);
    assert_eq!(
        part(&json, "decisions"),
        [("planerat", "planned-decision", "2026-05-22"), ("planerat", "planned-decision", "2026-12-11"),]
    );
    assert_eq!(
        json["decisions"].as_array().unwrap().iter().map(|item| &item["overdue"]).collect::<Vec<_>>(),
        [&json!(true), &json!(false)]
    );
    assert_eq!(part(&json, "start"), [("loper-ut", "start-revision-by", "2026-03-01")]);
    assert_eq!(part(&json, "see_to"), [("loper-ut", "lapses", "2027-02-28")]);
    assert_eq!(
        part(&json, "receive"),
        [("foljs-upp", "review-held", "2026-10-01"), ("foljs-upp", "review-due", "2026-12-31")]
    );
    assert_eq!(part(&json, "ran_out"), [("lopte-ut", "ran-out", "2026-10-31")]);
    assert_eq!(json["lapsed_before"], 1);
}

#[test]
fn the_default_meeting_is_the_first_not_over() {
    let folder = registry();
    let day =
        |as_of| on_day(folder.path(), as_of, &["meeting", "sgv", "--format", "json"]).json()["date"].clone();
    assert_eq!(day("2026-09-18"), "2026-09-18");
    assert_eq!(day("2026-09-19"), "2026-12-11");
    assert_eq!(day("2027-03-12"), "2027-03-12");
    on_day(folder.path(), "2027-03-13", &["meeting", "sgv"])
        .refused(&["`sgv` has no meeting recorded on or after 2027-03-13", "--date DAY"]);
    on(folder.path(), &["meeting", "gles"]).refused(&["`gles` has no meeting recorded", "`meetings`"]);
    on(folder.path(), &["meeting", "glees"]).refused(&["did you mean `gles`?"]);
    on(folder.path(), &["meeting", "testkoping"]).refused(&["the registry has no body `testkoping`"]);
}

#[test]
fn a_day_that_is_no_meeting_is_one_if_it_is_given() {
    let folder = registry();
    let run = on(folder.path(), &["meeting", "sgv", "--date", "2027-01-15", "--format", "json"]);
    assert!(run.stderr.contains("`sgv` has no meeting recorded on 2027-01-15"), "{run:?}");
    let json = run.json();
    assert_eq!((&json["previous"], &json["next"]), (&json!("2026-12-11"), &json!("2027-03-12")));
    // What ran out before the meeting of December was told then.
    assert_eq!((part(&json, "ran_out"), &json["lapsed_before"]), (vec![], &json!(2)));
    // The review of 2026 was not done by the end of the year.
    assert_eq!(part(&json, "receive"), [("foljs-upp", "review-due", "2026-12-31")]);
    assert_eq!(json["receive"][0]["overdue"], true);
    let nothing = on(folder.path(), &["meeting", "gles", "--date", "2027-01-15", "-q"]);
    assert!(nothing.stdout.contains("Nothing to take up.") && nothing.stderr.is_empty(), "{nothing:?}");
}

#[test]
fn every_item_has_a_sentence_for_the_agenda() {
    let folder = registry();
    let english = on(folder.path(), &["meeting", "sgv"]).stdout;
    for sentence in [
        "Styrgruppen för vård, 11 December 2026",
        "1. Recommendation on Planerat",
        "3. Start of work on a new agreement after Löper ut, which is valid through 28 February 2027",
        "Löpte ut, which ran out on 31 October 2026",
        "held 1 October 2026",
        "1 agreement ran out earlier",
    ] {
        assert!(english.contains(sentence), "{sentence} is not in {english}");
    }
    let swedish = on(folder.path(), &["meeting", "sgv", "--lang", "sv", "--format", "markdown"]).stdout;
    for sentence in [
        "# Styrgruppen för vård, 11 december 2026",
        "1. **Beslut om rekommendation till huvudmännen: Planerat**",
        "3. **Start av arbetet med ett nytt avtal efter Löper ut, som gäller t.o.m. 28 februari 2027 (",
        "Löpte ut, som löpte ut 31 oktober 2026",
        "Redovisning av uppföljning av Följs upp: rapport (varje år)",
    ] {
        assert!(swedish.contains(sentence), "{sentence} is not in {swedish}");
    }
}

#[test]
fn the_page_to_print_says_the_same_and_runs_nothing() {
    let title = "<script>alert('zz')</script> & \"Löpte\"";
    let folder = registry();
    let record = format!("title = '''{title}'''\n{HEAD}[validity]\nfrom = 2024-01-01\nuntil = 2026-11-01\n");
    folder.write("agreements/elak.toml", record);
    let page = on(folder.path(), &["meeting", "sgv", "--format", "html"]).stdout;
    let text = crate::readers::page::page(&page);
    let json = on(folder.path(), &["meeting", "sgv", "--format", "json"]).json();
    for part in ["decisions", "start", "see_to", "receive", "ran_out"] {
        for item in json[part].as_array().unwrap() {
            let sentence = item["agenda"]
                .as_str()
                .unwrap()
                .replace('&', "&amp;")
                .replace('<', "&lt;")
                .replace('>', "&gt;");
            let plain = item["agenda"].as_str().unwrap();
            assert!(text.contains(plain) || text.contains(&sentence), "{plain} is not in {text}");
        }
    }
    assert!(!page.contains("<script"), "{page}");
}

#[test]
fn on_the_day_of_the_meeting_duties_lie_with_who_has_taken_over() {
    let folder = registry();
    folder.write(
        "bodies/nsg.toml",
        "name = \"Nya gruppen\"\nfrom = 2027-01-01\nreplaces = [\"sgv\"]\nmeetings = [2027-02-01]\n",
    );
    let old = on(folder.path(), &["meeting", "sgv", "--date", "2027-03-12"]).stdout;
    assert!(old.contains("On that day its duties lie with Nya gruppen."), "{old}");
    assert!(old.contains("Nothing to take up."), "{old}");
    let new = on(folder.path(), &["meeting", "nsg", "--format", "json"]).json();
    assert_eq!(part(&new, "start"), [("loper-ut", "start-revision-by", "2026-03-01")]);
}
