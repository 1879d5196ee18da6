//! `avtal show`: one agreement, whole.

use crate::program::{Folder, on, on_day, own_registry};
use serde_json::{Value, json};

/// What people read, its words one space apart.
fn flat(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

#[test]
fn all_sixteen_parties_are_named_as_not_having_adopted() {
    let run = on(&own_registry(), &["show", "barn-unga-dalarna-2022", "--format", "json"]);
    assert_eq!((run.code, run.stderr.as_str()), (0, ""));
    let show = run.json();
    assert_eq!(
        (&show["schema"], &show["as_of"], &show["at"]),
        (&json!("avtal/show/1"), &json!("2026-11-21"), &Value::Null)
    );
    assert_eq!(show["agreement"]["state"], "not-adopted");
    assert_eq!((&show["incomplete"], &show["reviews"]), (&json!([]), &json!([])));
    let adoption = show["adoption"].as_array().unwrap();
    assert_eq!(adoption.len(), 16);
    let human = flat(&on(&own_registry(), &["--ids", "show", "barn-unga-dalarna-2022"]).stdout);
    let state = human.split_once("not adopted by: ").unwrap().1;
    for row in adoption {
        assert_eq!((&row["adopted"], &row["outcome"]), (&Value::Null, &Value::Null), "{row}");
        assert!(state.contains(&format!("({})", row["party"].as_str().unwrap())), "{row} is not in {human}");
    }
    for part in ["(region-dalarna), Avesta kommun (avesta-kommun)", "endorsed by Länschefsnätverket"] {
        assert!(human.contains(part), "{part} is not in {human}");
    }
    assert_eq!(show["decisions"][0]["by"], "lanschefsnatverket");
    assert_eq!(show["replaces"].as_array().unwrap().len(), 5);
    let rules: Vec<&Value> =
        show["findings"].as_array().unwrap().iter().map(|found| &found["rule"]).collect();
    assert!(rules.contains(&&json!("recommendation-only")), "{rules:?}");
    let checked = on(&own_registry(), &["check", "--format", "json"]).json();
    let checked = checked["findings"].as_array().unwrap().iter();
    let own: Vec<&Value> = checked.filter(|found| found["path"] == show["agreement"]["path"]).collect();
    assert_eq!(show["findings"].as_array().unwrap().iter().collect::<Vec<_>>(), own);
}

#[test]
fn the_row_is_that_of_the_list() {
    let list = on(&own_registry(), &["list", "--format", "json"]).json();
    for row in list["agreements"].as_array().unwrap() {
        let id = row["id"].as_str().unwrap();
        let run = on(&own_registry(), &["show", id, "--format", "json"]);
        assert_eq!((run.code, &run.json()["agreement"]), (0, row));
    }
}

#[test]
fn an_unknown_id_is_wrong_use_and_titles_and_aliases_are_offered() {
    for (wrong, help) in [
        ("hemsjukvrd", "did you mean `hemsjukvard`?"),
        ("samverkansavtal HS", "did you mean `hemsjukvard`?"),
        ("kring hemsjukvård", "did you mean `hemsjukvard`?"),
        ("xyz", "`avtal list`, `avtal parties` and `avtal bodies` list them"),
        ("", "`avtal list`, `avtal parties` and `avtal bodies` list them"),
    ] {
        let run = on(&own_registry(), &["show", wrong]);
        run.refused(&[help]);
    }
}

const WHOLE: &str = "\
title = \"Avtal om färdtjänst\"
kind = \"agreement\"
part = 1
reference = \"KS 2020/1\"
owner = \"gamla-gruppen\"
former_ids = [\"resor\"]
parties = [\"kommunerna\", \"region-test\"]
statutory = [\"Lag (1997:736)\"]
based_on = [\"grunden\"]
notes = \"Första raden.\\nAndra raden.\"
[validity]
from = 2020-01-01
duration = \"P2Y\"
[validity.renewal]
term = \"P1Y\"
notice = \"P6M\"
[adoption]
required = [\"testkoping\", \"provstad\"]
[[decision]]
by = \"testkoping\"
date = \"2019-11\"
outcome = \"adopted\"
[[decision]]
by = \"provstad\"
date = 2019-12-01
outcome = \"adopted\"
[[decision]]
by = \"gamla-gruppen\"
date = 2019-10-01
outcome = \"recommended\"
[[decision]]
by = \"region-test\"
planned = [2027-02-01, \"2027-03\"]
[[review]]
id = \"arlig\"
kind = \"evaluation\"
every = \"P1Y\"
first = 2026
by = \"gamla-gruppen\"
[[review.done]]
date = \"2026-06\"
[[document]]
role = \"text\"
url = \"https://test.example/avtal.pdf\"
";

fn registry() -> Folder {
    let body = "name = \"Gamla gruppen\"\nkind = \"political\"\nmandate = \"decides\"\nuntil = 2025-12-31\n";
    let new = "name = \"Nya gruppen\"\nkind = \"political\"\nmandate = \"decides\"\nfrom = 2026-01-01\nreplaces = [\"gamla-gruppen\"]\n";
    let other = "title = \"Avtal\"\nkind = \"agreement\"\nparties = [\"kommunerna\"]\nbased_on = [\"fardtjanst\"]\n[validity]\nfrom = 2020\nuntil = \"further-notice\"\n";
    Folder::registry(&[
        ("bodies/gamla-gruppen.toml", body),
        ("bodies/nya-gruppen.toml", new),
        ("agreements/fardtjanst.toml", WHOLE),
        ("agreements/lokalt.toml", other),
        ("agreements/grunden.toml", &other.replace("based_on = [\"fardtjanst\"]\n", "")),
    ])
}

#[test]
fn a_record_is_shown_whole() {
    let folder = registry();
    let run = on(folder.path(), &["show", "fardtjanst", "--format", "json"]);
    let show = run.json();
    let adoption = show["adoption"].as_array().unwrap();
    let told: Vec<Vec<&Value>> = adoption
        .iter()
        .map(|of| {
            ["party", "adopted", "adopted_as_written", "outcome", "required"].map(|key| &of[key]).to_vec()
        })
        .collect();
    assert_eq!(
        json!(told),
        json!([
            ["testkoping", "2019-11-30", "2019-11", "adopted", true],
            ["provstad", "2019-12-01", null, "adopted", true],
        ])
    );
    let review = &show["reviews"][0];
    for (key, value) in [
        ("id", "arlig"),
        ("kind", "evaluation"),
        ("last_done", "2026-06-30"),
        ("last_done_as_written", "2026-06"),
        ("next_due", "2027-12-31"),
        ("next_due_as_written", "2027"),
        ("by", "gamla-gruppen"),
        ("effective_by", "nya-gruppen"),
    ] {
        assert_eq!(review[key], value, "{key}");
    }
    assert_eq!(show["decisions"].as_array().unwrap().len(), 4);
    assert_eq!(show["documents"][0]["url"], "https://test.example/avtal.pdf");
    assert_eq!(show["notes"], "Första raden.\nAndra raden.");
    let human = flat(&on(folder.path(), &["show", "fardtjanst"]).stdout);
    for part in [
        "Avtal om färdtjänst Id fardtjanst (formerly resor) Kind Agreement, part 1 Reference KS 2020/1",
        "Statutory Lag (1997:736) State in-force",
        "Owner Nya gruppen, in place of Gamla gruppen",
        "adopted November 2019: Testköpings kommun",
        "recommended by Gamla gruppen 1 October 2019",
        "planned by Region Test: 1 February 2027 or March 2027",
        "(grunden): in-force Basis of",
        "(lokalt): in-force",
        "evaluation (annual), carried out by Nya gruppen: next 2027",
        "last done June 2026",
        "2026-12-31 renewed: it goes on to 31 December 2027, the last day for notice was 30 June 2026",
        "2027-06-30 give notice by",
        "text: https://test.example/avtal.pdf",
        "Notes Första raden. Andra raden.",
        "File agreements/fardtjanst.toml",
    ] {
        assert!(human.contains(part), "{part} is not in {human}");
    }
    let page = on(folder.path(), &["show", "fardtjanst", "--format", "markdown"]).stdout;
    assert!(
        page.starts_with(
            "# Avtal om färdtjänst\n\n| | |\n| --- | --- |\n| Id | fardtjanst (formerly resor) |\n"
        ),
        "{page}"
    );
    assert!(page.contains("| Notes | Första raden. Andra raden. |\n"), "{page}");
}

#[test]
fn a_former_id_leads_to_the_record_and_says_so() {
    let folder = registry();
    let now = on(folder.path(), &["show", "fardtjanst"]);
    let run = on(folder.path(), &["show", "resor"]);
    assert_eq!((run.code, &run.stdout), (0, &now.stdout));
    assert_eq!(run.stderr, "renamed: `resor` is now `fardtjanst`\n");
    assert_eq!(on(folder.path(), &["show", "resor", "-q"]).stderr, "");
}

#[test]
fn the_day_decides_who_owns_it() {
    let folder = registry();
    let show = on_day(folder.path(), "2025-12-31", &["show", "fardtjanst", "--format", "json"]).json();
    assert_eq!(show["agreement"]["effective_owner"], "gamla-gruppen");
}

#[test]
fn a_record_that_could_not_be_read_is_said_not_unknown() {
    let folder = registry();
    folder.write("agreements/trasig.toml", "title = \"Trasig");
    let run = on(folder.path(), &["show", "trasig"]);
    assert_eq!((run.code, run.stdout.as_str()), (1, ""));
    assert!(
        run.stderr.contains("`trasig` could not be read") && run.stderr.contains("avtal check"),
        "{run:?}"
    );
    assert_eq!(on(folder.path(), &["graph", "--around", "trasig"]).code, 1);
    let other = on(folder.path(), &["show", "fardtjanst", "--format", "json"]);
    assert_eq!((other.code, &other.json()["incomplete"]), (1, &json!(["agreements/trasig.toml"])));
}

#[test]
fn of_two_that_took_over_the_first_is_told_first() {
    let record = |from: &str, more: &str| {
        format!(
            "title = \"A\"\nkind = \"agreement\"\nparties = [\"testkoping\"]\n{more}[validity]\nfrom = {from}\nuntil = \"further-notice\"\n"
        )
    };
    let replaces = "replaces = [{ id = \"gammalt\" }]\n";
    let folder = Folder::registry(&[
        ("agreements/gammalt.toml", &record("2018-01-01", "")),
        ("agreements/a-senare.toml", &record("2025-01-01", replaces)),
        ("agreements/o-forst.toml", &record("2020-01-01", replaces)),
    ]);
    let show = flat(&on(folder.path(), &["show", "gammalt"]).stdout);
    // Several have the same title.
    let reasons = "replaced by A (o-forst) from 1 January 2020 replaced by A (a-senare) from 1 January 2025";
    assert!(show.contains(reasons), "{show}");
    assert!(show.contains("Replaced by A (o-forst), from 1 January 2020"), "{show}");
    let chain = on(folder.path(), &["chain", "gammalt", "--format", "json"]).json();
    let links = chain["links"].as_array().unwrap().iter();
    assert_eq!(links.map(|link| &link["successor"]).collect::<Vec<_>>(), ["o-forst", "a-senare"]);
}

#[test]
fn a_term_from_a_day_to_come_is_told_by_its_length() {
    let record = "title = \"A\"\nkind = \"agreement\"\nparties = [\"testkoping\", \"provstad\"]\nadoption = { required = \"all-parties\" }\n[validity]\nfrom = \"last-adoption\"\nduration = \"P5Y\"\n";
    let folder = Folder::registry(&[("agreements/avtal.toml", record)]);
    let show = flat(&on(folder.path(), &["show", "avtal"]).stdout);
    assert!(show.contains("Period for 5 years from its entry into force"), "{show}");
    let swedish = flat(&on(folder.path(), &["show", "avtal", "--lang", "sv"]).stdout);
    assert!(swedish.contains("5 år från ikraftträdandet"), "{swedish}");
}

#[test]
fn a_successor_that_was_given_up_does_not_hide_that_a_revision_must_start() {
    let folder = Folder::registry(&[]);
    let agreement = "kind = \"agreement\"\nowner = \"styrgruppen\"\nparties = [\"testkoping\"]\n";
    folder.write(
        "agreements/gammal.toml",
        format!("title = \"Gammal\"\n{agreement}[validity]\nfrom = 2022-01-01\nuntil = 2027-06-30\n"),
    );
    let successor = |end: &str| {
        format!(
            "title = \"Ny\"\n{agreement}stage = \"draft\"\n[validity]\nfrom = 2027-07-01\nuntil = 2029-12-31\n[[replaces]]\nid = \"gammal\"\n{end}"
        )
    };
    for (end, is_told) in [("", false), ("[end]\ndate = 2026-10-01\nreason = \"withdrawn\"\n", true)] {
        folder.write("agreements/ny.toml", successor(end));
        let show = flat(&on(folder.path(), &["show", "gammal"]).stdout);
        assert_eq!(show.contains("2026-07-01 start revision by"), is_told, "{show}");
    }
}
