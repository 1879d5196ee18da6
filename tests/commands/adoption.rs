//! What parties have decided on an agreement, wherever it is told.

use std::path::PathBuf;

use serde_json::{Value, json};

use crate::program::{Folder, on, on_day};

const DAY: &str = "2026-11-21";

/// What people read, its words one space apart.
fn flat(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// A decision by a party: `adopted 2026-05-20 § 4`, `planned 2027-02-01`, or `recommended 2026`.
fn decision(by: &str, what: &str) -> String {
    let mut words = what.splitn(3, ' ');
    let (outcome, day, reference) = (words.next().unwrap(), words.next().unwrap(), words.next());
    let reference = reference.map_or(String::new(), |text| format!("reference = \"{text}\"\n"));
    match outcome {
        "planned" => format!("[[decision]]\nby = \"{by}\"\nplanned = [\"{}\"]\n", day.replace('/', "\", \"")),
        _ => format!("[[decision]]\nby = \"{by}\"\ndate = \"{day}\"\noutcome = \"{outcome}\"\n{reference}"),
    }
}

/// A registry with one agreement of all parties, adopted by each, and these decisions.
fn registry(validity: &str, decisions: &[(&str, &str)]) -> Folder {
    let folder = Folder::registry(&[]);
    write(&folder, validity, decisions);
    folder
}

fn write(folder: &Folder, validity: &str, decisions: &[(&str, &str)]) {
    let decisions: String = decisions.iter().map(|(by, what)| decision(by, what)).collect();
    let record = format!(
        "title = \"Avtal om färdtjänst\"\nkind = \"agreement\"\nowner = \"styrgruppen\"\n\
         parties = [\"region-test\", \"kommunerna\"]\n[validity]\n{validity}\n\
         [adoption]\nrequired = \"all-parties\"\n{decisions}"
    );
    folder.write("agreements/avtal.toml", record);
}

const COMING: &str = "from = 2027-07-01\nuntil = 2029-06-30";

fn show(folder: &Folder, more: &[&str]) -> String {
    let shown = on(folder.path(), &[&["show", "avtal"], more].concat());
    assert_eq!((shown.code, shown.stderr.as_str()), (0, ""));
    flat(&shown.stdout)
}

fn adoption_of(folder: &Folder, party: &str) -> Value {
    let json = on(folder.path(), &["show", "avtal", "--format", "json"]).json();
    json["adoption"].as_array().unwrap().iter().find(|of| of["party"] == party).unwrap().clone()
}

fn flags(folder: &Folder, day: &str) -> Value {
    on_day(folder.path(), day, &["list", "--format", "json"]).json()["agreements"][0]["flags"].clone()
}

#[test]
fn decisions_are_told_as_they_are_recorded() {
    // For the last party; the others have decided nothing.
    for (decisions, english, swedish, decided) in [
        (&[][..], "no decision recorded", "beslut saknas i registret", "nothing"),
        (
            &["planned 2027-02-01/2027-03-01"],
            "decision planned for 1 February 2027 or 1 March 2027",
            "beslut planerat till 1 februari 2027 eller 1 mars 2027",
            "nothing",
        ),
        // The day itself has not passed.
        (
            &["planned 2026-11-21"],
            "decision planned for 21 November 2026",
            "beslut planerat till 21 november 2026",
            "nothing",
        ),
        (
            &["planned 2026-10-01/2026-11-20"],
            "was to decide by 20 November 2026, no decision recorded",
            "skulle ha beslutat senast 20 november 2026, beslut saknas i registret",
            "nothing",
        ),
        // Only what is still to come is told.
        (
            &["planned 2026-10-01/2027-02-01"],
            "decision planned for 1 February 2027",
            "beslut planerat till 1 februari 2027",
            "nothing",
        ),
        (
            &["recommended 2026-05-20 § 2"],
            "only recommended 20 May 2026",
            "endast rekommenderat 20 maj 2026",
            "not-decisive",
        ),
        (
            &["recommended 2026-05-20", "planned 2027-02-01"],
            "only recommended 20 May 2026; new decision planned for 1 February 2027",
            "endast rekommenderat 20 maj 2026; nytt beslut planerat till 1 februari 2027",
            "not-decisive",
        ),
        (&["rejected 2026-06-10"], "rejected 10 June 2026", "avslaget 10 juni 2026", "rejected"),
        (
            &["rejected 2026-06-10 § 7", "planned 2026-09-01"],
            "rejected 10 June 2026 (§ 7); was to decide again by 1 September 2026, no decision recorded",
            "avslaget 10 juni 2026 (§ 7); skulle ha beslutat på nytt senast 1 september 2026, beslut saknas i registret",
            "rejected",
        ),
        (&["adopted 2026-05"], "adopted May 2026", "antaget maj 2026", "adopted"),
        // What was recommended before or after changes nothing.
        (
            &["adopted 2026-05-20", "recommended 2026-08-01"],
            "adopted 20 May 2026",
            "antaget 20 maj 2026",
            "adopted",
        ),
        (
            &["rejected 2026-05-20 § 4", "adopted 2026-09-20 § 9"],
            "adopted 20 September 2026 (§ 9); earlier rejected 20 May 2026 (§ 4)",
            "antaget 20 september 2026 (§ 9); tidigare avslaget 20 maj 2026 (§ 4)",
            "adopted",
        ),
        // By their days, whatever their places in the file.
        (
            &["rejected 2026-09-20", "adopted 2026-05-20"],
            "rejected 20 September 2026; earlier adopted 20 May 2026",
            "avslaget 20 september 2026; tidigare antaget 20 maj 2026",
            "rejected",
        ),
    ] {
        let decisions: Vec<_> = decisions.iter().map(|what| ("provstad", *what)).collect();
        let folder = registry(COMING, &decisions);
        let name = "Provstads kommun";
        let told = |language: &str| show(&folder, &["--lang", language]);
        for (text, expected) in [(told("en"), english), (told("sv"), swedish)] {
            // Where others have the same, they are named together.
            let is_told = text.contains(&format!("{expected}: {name}"))
                || text.contains(&format!("{expected}: Region Test, Testköpings kommun, {name}"));
            assert!(is_told, "`{expected}` is not in {text}");
            assert!(!text.contains("not decided") && !text.contains("inte beslutat"), "{text}");
        }
        assert_eq!(adoption_of(&folder, "provstad")["decided"], decided, "{english}");
        let page = on(folder.path(), &["show", "avtal", "--format", "markdown", "--lang", "sv"]).stdout;
        let plain = page.replace('\\', "").replace('\u{a0}', " ");
        assert!(plain.contains(swedish), "`{swedish}` is not in {page}");
    }
}

#[test]
fn each_party_has_its_own_day_and_reference() {
    let folder = registry(
        COMING,
        &[
            ("region-test", "adopted 2026-05-20 § 21"),
            ("testkoping", "adopted 2026-05-20 § 14"),
            ("provstad", "adopted 2026-06-01 § 3"),
        ],
    );
    let text = show(&folder, &[]);
    for told in [
        "adopted 20 May 2026: Region Test (§ 21), Testköpings kommun (§ 14)",
        "adopted 1 June 2026: Provstads kommun (§ 3)",
    ] {
        assert!(text.contains(told), "{told} is not in {text}");
    }
    let ids = show(&folder, &["--ids"]);
    assert!(
        ids.contains("Region Test (region-test) (§ 21), Testköpings kommun (testkoping) (§ 14)"),
        "{ids}"
    );
    assert_eq!(
        adoption_of(&folder, "testkoping")["decision"],
        json!({ "by": "testkoping", "date": "2026-05-20", "date_as_written": null, "outcome": "adopted", "reference": "§ 14" })
    );
}

#[test]
fn a_decision_by_a_group_or_a_successor_is_told_of_each_for_whom_it_counts() {
    let folder = registry(COMING, &[("kommunerna", "adopted 2026-05-20 § 5")]);
    let text = show(&folder, &[]);
    assert!(
        text.contains("adopted 20 May 2026 by Kommunerna (§ 5): Testköpings kommun, Provstads kommun"),
        "{text}"
    );
    assert!(text.contains("no decision recorded: Region Test"), "{text}");
    // Provstad took the place of Gamlastad, which had adopted it.
    folder.write(
        "parties/gamlastad.toml",
        "name = \"Gamlastad\"\nkind = \"municipality\"\nuntil = 2026-12-31\nreplaced_by = \"provstad\"\n",
    );
    folder.write(
        "parties/kommunerna.toml",
        "name = \"Kommunerna\"\nkind = \"group\"\nmembers = [\"testkoping\", \"gamlastad\"]\n",
    );
    write(&folder, COMING, &[("gamlastad", "adopted 2026-05-20 § 8")]);
    let provstad = adoption_of(&folder, "provstad");
    assert_eq!((&provstad["decided"], &provstad["decision"]["by"]), (&json!("adopted"), &json!("gamlastad")));
    assert!(show(&folder, &[]).contains("adopted 20 May 2026 by Gamlastad (§ 8): Provstads kommun"));
    // Its own rejection counts from the day after.
    write(&folder, COMING, &[("gamlastad", "adopted 2026-05-20"), ("provstad", "rejected 2026-06-01")]);
    let provstad = adoption_of(&folder, "provstad");
    assert_eq!(
        (&provstad["decided"], &provstad["earlier"][0]["by"]),
        (&json!("rejected"), &json!("gamlastad"))
    );
}

#[test]
fn a_rejection_of_what_is_in_force_is_told_and_changes_nothing() {
    let all = [
        ("region-test", "adopted 2019-11-01"),
        ("kommunerna", "adopted 2019-11-01"),
        ("provstad", "rejected 2024-02-01 § 6"),
    ];
    let folder = registry("from = 2020-01-01\nuntil = \"further-notice\"", &all);
    let text = show(&folder, &[]);
    let told = "adopted 1 November 2019 by Kommunerna; rejected 1 February 2024 (§ 6) once it was in force, which changes nothing: Provstads kommun";
    assert!(text.contains(told), "{text}");
    let provstad = adoption_of(&folder, "provstad");
    assert_eq!(
        (&provstad["decided"], &provstad["later"][0]["date"]),
        (&json!("adopted"), &json!("2024-02-01"))
    );
    assert_eq!(flags(&folder, DAY), json!([]));
}

#[test]
fn a_rejection_is_red_and_has_a_flag_and_a_reason_everywhere() {
    let folder = registry(COMING, &[("provstad", "rejected 2026-06-10 § 7")]);
    let coloured = on(folder.path(), &["show", "avtal", "--color", "always"]).stdout;
    assert!(coloured.contains("\u{1b}[31mrejected 10 June 2026"), "{coloured}");
    assert!(!coloured.contains("\u{1b}[31mno decision"), "only the rejection is red: {coloured}");
    let row = on(folder.path(), &["list", "--flag", "rejected", "--format", "json"]).json()["agreements"][0]
        .clone();
    assert_eq!(row["reasons"][0], "rejected by provstad 2026-06-10 (§\u{a0}7)");
    assert_eq!(row["reasons"][1], "not adopted by: region-test, testkoping");
    assert!(show(&folder, &[]).contains("rejected by Provstads kommun 10 June 2026 (§ 7)"));
    let status = flat(&on(folder.path(), &["status"]).stdout);
    assert!(status.contains("rejected"), "{status}");
    // It is red on the web site too.
    let (_elsewhere, out) = out();
    assert_eq!(on(folder.path(), &["site", "--out", out.to_str().unwrap()]).code, 0);
    let page = std::fs::read_to_string(out.join("agreements/avtal.html")).unwrap();
    assert!(page.contains("<span class=\"rejected\">rejected</span>"), "{page}");
    assert!(page.contains("§ 7") && page.contains("no decision recorded"), "{page}");
}

#[test]
fn the_flag_rejected_follows_the_latest_decision_and_ends_with_the_agreement() {
    for (decisions, more, expected) in [
        (&["rejected 2026-06-10"][..], "", true),
        (&["rejected 2026-06-10", "adopted 2026-06-11"], "", false),
        (&["adopted 2026-06-10", "rejected 2026-06-11"], "", true),
        (&["rejected 2026-06-10"], "\n[end]\ndate = 2026-11-20\nreason = \"withdrawn\"", false),
        // Its last day has not passed.
        (&["rejected 2026-06-10"], "\n[end]\ndate = 2026-11-21\nreason = \"withdrawn\"", true),
    ] {
        let decisions: Vec<_> = decisions.iter().map(|what| ("provstad", *what)).collect();
        let folder = registry(&format!("{COMING}{more}"), &decisions);
        let flags = flags(&folder, DAY);
        assert_eq!(flags.as_array().unwrap().contains(&json!("rejected")), expected, "{decisions:?} {more}");
    }
}

#[test]
fn a_start_without_all_adoptions_comes_nearer() {
    let folder = registry(COMING, &[("region-test", "adopted 2026-05-20")]);
    let is_due = |day: &str| flags(&folder, day).as_array().unwrap().contains(&json!("adoption-due"));
    // Twelve months ahead, through the day itself.
    assert!(!is_due("2026-06-30") && is_due("2026-07-01") && is_due("2027-07-01") && !is_due("2027-07-02"));
    let agenda = |day: &str, more: &[&str]| on_day(folder.path(), day, &[&["agenda"], more].concat());
    let events = agenda(DAY, &["--format", "json"]).json()["events"].clone();
    assert_eq!(
        events,
        json!([{ "day": "2027-07-01", "day_as_written": null, "kind": "adoption-due", "agreement": "avtal", "body": "styrgruppen",
            "message": "last day to adopt it as planned: it is not adopted by testkoping, provstad" }])
    );
    let human = flat(&agenda(DAY, &[]).stdout);
    assert!(human.contains("Testköpings kommun") && !human.contains("testkoping"), "{human}");
    assert!(agenda(DAY, &["--format", "ics"]).stdout.contains("DTSTART;VALUE=DATE:20270701"));
    // Once all have, it enters into force instead.
    write(&folder, COMING, &[("region-test", "adopted 2026-05-20"), ("kommunerna", "adopted 2026-05-21")]);
    let events = agenda(DAY, &["--format", "json"]).json()["events"].clone();
    let kinds: Vec<&Value> = events.as_array().unwrap().iter().map(|event| &event["kind"]).collect();
    assert_eq!(kinds, ["enters-into-force"]);
    assert!(!is_due(DAY));
}

#[test]
fn reminders_of_an_adoption_fall_when_the_settings_say() {
    let folder = registry(COMING, &[]);
    let stages = |day: &str| -> Vec<String> {
        let json = on_day(folder.path(), day, &["remind", "--format", "json"]).json();
        let due = json["reminders"].as_array().unwrap().iter().filter(|of| of["kind"] == "adoption-due");
        due.map(|of| of["stage"].as_str().unwrap().to_owned()).collect()
    };
    assert!(stages("2026-12-31").is_empty());
    assert_eq!(stages("2027-01-01"), ["P6M"]);
    folder.write(
        "registry.toml",
        "name = \"Prov\"\n[kinds.agreement]\nname = { sv = \"Avtal\" }\n[reminders]\nadoption = [\"P9M\"]\n",
    );
    assert!(stages("2026-09-30").is_empty());
    assert_eq!(stages("2026-10-01"), ["P9M"]);
}

/// A folder for a web site.
fn out() -> (Folder, PathBuf) {
    let elsewhere = Folder::new(&[]);
    let out = elsewhere.path().join("out");
    (elsewhere, out)
}

/// What the site says under a heading of the page of a party.
fn section<'p>(page: &'p str, id: &str) -> &'p str {
    let from = page.split_once(&format!("id=\"{id}\"")).map_or("", |(_, rest)| rest);
    from.split_once("</section>").map_or(from, |(section, _)| section)
}

#[test]
fn what_was_never_adopted_stands_on_the_page_of_every_party_that_had_to_decide() {
    let past = "from = 2020-01-01\nuntil = 2026-11-20";
    let folder = registry(past, &[("region-test", "adopted 2019-11-20")]);
    assert_eq!(flags(&folder, "2026-11-20"), json!([]));
    assert_eq!(flags(&folder, DAY), json!(["not-adopted"]));
    folder.write("parties/nyby.toml", "name = \"Nyby\"\nkind = \"municipality\"\n");
    folder.write(
        "parties/provstad.toml",
        "name = \"Provstads kommun\"\nkind = \"municipality\"\nuntil = 2025-12-31\nreplaced_by = \"nyby\"\n",
    );
    let (_elsewhere, out) = out();
    assert_eq!(on(folder.path(), &["site", "--out", out.to_str().unwrap()]).code, 0);
    // The successor has the place of the one that had to decide; a group has members that had to.
    for party in ["region-test", "testkoping", "provstad", "nyby", "kommunerna"] {
        let page = std::fs::read_to_string(out.join(format!("parties/{party}.html"))).unwrap();
        assert!(section(&page, "not-adopted").contains("Avtal om färdtjänst"), "{party}: {page}");
        assert!(section(&page, "past").is_empty(), "{party}");
    }
    // A party that was not asked for its adoption has nothing to answer for.
    folder.replace("agreements/avtal.toml", "required = \"all-parties\"", "required = [\"testkoping\"]");
    assert_eq!(on(folder.path(), &["site", "--out", out.to_str().unwrap()]).code, 0);
    let page = std::fs::read_to_string(out.join("parties/region-test.html")).unwrap();
    assert!(
        section(&page, "not-adopted").is_empty() && section(&page, "past").contains("Avtal om färdtjänst")
    );
}

#[test]
fn hostile_names_and_references_do_no_harm() {
    let folder = registry(COMING, &[("provstad", "rejected 2026-06-10 <b>|=1+1")]);
    folder.write("parties/provstad.toml", "name = \"<script>|\u{202e}x\"\nkind = \"municipality\"\n");
    let text = show(&folder, &[]);
    assert!(!text.contains('\u{202e}'), "{text}");
    let page = on(folder.path(), &["show", "avtal", "--format", "markdown"]).stdout;
    assert!(!page.contains("<script>") && !page.contains("<b>"), "{page}");
    let (_elsewhere, out) = out();
    assert_eq!(on(folder.path(), &["site", "--out", out.to_str().unwrap()]).code, 0);
    let page = std::fs::read_to_string(out.join("agreements/avtal.html")).unwrap();
    assert!(!page.contains("<script>|") && !page.contains("<b>"), "{page}");
}

#[test]
fn chain_timeline_agenda_and_graph_name_what_they_speak_of() {
    let record = |title: &str, more: &str, validity: &str| {
        format!(
            "title = \"{title}\"\nkind = \"agreement\"\nparties = [\"testkoping\"]\n{more}[validity]\n{validity}\n"
        )
    };
    let folder = Folder::registry(&[
        ("agreements/ett.toml", &record("Första avtalet", "", "from = 2020-01-01\nuntil = 2027-06-30")),
        (
            "agreements/tva.toml",
            &record(
                "Andra avtalet",
                "replaces = [{ id = \"ett\" }]\n",
                "from = 2027-07-01\nuntil = 2029-06-30",
            ),
        ),
        (
            "agreements/tre.toml",
            &record(
                "Tredje avtalet",
                "stage = \"draft\"\nreplaces = [{ id = \"tva\" }]\n",
                "from = 2029-07-01",
            ),
        ),
    ]);
    let told = |arguments: &[&str]| flat(&on(folder.path(), arguments).stdout);
    let chain = told(&["chain", "ett"]);
    for text in [
        "The line of Första avtalet: 3 agreements",
        "replaced by Andra avtalet",
        "to be replaced by Tredje avtalet: not yet in its place: it is a draft",
    ] {
        assert!(chain.contains(text), "{text} is not in {chain}");
    }
    assert_eq!(chain.matches("tva ").count(), 1, "its id stands once: {chain}");
    assert!(
        told(&["chain", "ett", "--ids"])
            .contains("to be replaced by Tredje avtalet (tre): not yet in its place")
    );
    let coloured = on(folder.path(), &["chain", "ett", "--color", "always"]).stdout;
    assert!(coloured.contains("\u{1b}[2mtva\u{1b}[0m"), "its id is dimmed: {coloured:?}");
    let agenda = told(&["agenda"]);
    assert!(agenda.contains("enters into force, to replace Första avtalet"), "{agenda}");
    assert!(told(&["agenda", "--ids"]).contains("to replace Första avtalet (ett)"));
    let json = on(folder.path(), &["agenda", "--format", "json"]).json().to_string();
    assert!(json.contains("enters into force, to replace ett"), "{json}");
    let timeline = on(folder.path(), &["timeline"]).stdout;
    for (name, id) in [("Första avtalet", "ett"), ("Andra avtalet", "tva"), ("Tredje avtalet", "tre")] {
        let lines: Vec<&str> = timeline.lines().collect();
        let at = lines.iter().position(|line| line.contains(name)).unwrap();
        assert!(
            lines[at + 1].split_whitespace().any(|word| word == id),
            "{id} is below {name} in {timeline}"
        );
    }
    let graph = told(&["graph"]);
    assert!(graph.contains("is to replace\\nnot yet in its place\\nit is a draft"), "{graph}");
}
