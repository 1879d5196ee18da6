//! Clauses on notice, suspension, provisional application and survival: what each command says of them.

use std::collections::BTreeMap;

use crate::folder::agreement;
use crate::program::{Folder, Run, on_day};
use crate::readers::{diagrams, site};
use serde_json::{Value, json};

/// The day of the reports, unless another is given.
const DAY: &str = "2026-09-01";

const YEAR_END: &str = "from = 2024-01-01\nuntil = \"further-notice\"\n\
    [termination]\nnotice = \"P6M\"\nends = \"year-end\"\nnot_before = 2027-12-31\n";

const EACH_PARTY: &str = "title = \"Var och en\"\nkind = \"agreement\"\nowner = \"styrgruppen\"\n\
    parties = [{ id = \"testkoping\", notice_given = 2026-03-10 }, \"provstad\", \"region-test\"]\n\
    [validity]\nfrom = 2024-01-01\nuntil = \"further-notice\"\n\
    [termination]\nnotice = \"P12M\"\nends = \"quarter-end\"\nby = \"each-party\"\n";

const ANY_DAY: &str = "from = 2024-01-01\nuntil = \"further-notice\"\n\
    [termination]\nnotice = \"P3M\"\nby = [\"provstad\"]\n";

const EVENT: &str = "from = 2025-01-01\nuntil = \"event\"\nevent = \"slutrapporten är godkänd\"\n\
    [[suspension]]\nfrom = 2025-06-01\nuntil = 2025-08-31\nby = \"styrgruppen\"\nreason = \"Uppehåll\"\n\
    [[suspension]]\nfrom = 2026-06-01\nuntil = \"2026-12\"\n";

const PROVISIONAL: &str = "from = 2027-01-01\nuntil = 2029-12-31\n\
    [adoption]\nrequired = \"all-parties\"\ndelay = \"P1M\"\nstarts = \"quarter\"\njoining = \"P30D\"\n\
    [[decision]]\nby = \"testkoping\"\ndate = 2026-03-01\noutcome = \"adopted\"\n\
    [provisional]\nfrom = 2026-07-01\nuntil = 2027-03-31\n";

const SURVIVAL: &str = "from = 2022-01-01\nduration = \"P4Y\"\n\
    [[suspension]]\nfrom = 2023-01-01\nuntil = 2023-06-30\nprolongs = true\n\
    [[survival]]\nsections = [\"9\", \"11\"]\nduration = \"P1Y\"\n\
    [[survival]]\nuntil = \"further-notice\"\n";

const NOTICE_GIVEN: &str = "from = 2022-01-01\nuntil = \"further-notice\"\n\
    [termination]\nnotice = \"P3M\"\nends = \"quarter-end\"\n\
    [end]\nnotice_given = 2026-08-20\nby = \"provstad\"\nreason = \"terminated\"\n";

const RENEWAL: &str = "from = 2024-01-01\nuntil = 2026-12-31\n\
    renewal = { term = \"P1Y\", notice = \"P6M\", first_notice = \"P3M\", max = 3 }\n";

/// An agreement for each clause.
fn registry() -> Folder {
    let mut folder = Folder::registry(&[("agreements/var-och-en.toml", EACH_PARTY)]);
    for (id, clauses) in [
        ("arsskifte", YEAR_END),
        ("nar-som-helst", ANY_DAY),
        ("projekt", EVENT),
        ("provisorium", PROVISIONAL),
        ("utlopt", SURVIVAL),
        ("uppsagt", NOTICE_GIVEN),
        ("forlangs", RENEWAL),
    ] {
        folder = folder.with(&[(&format!("agreements/{id}.toml"), &agreement(id, "", clauses))]);
    }
    folder
}

/// What people read, its words one space apart.
fn flat(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

fn said(folder: &Folder, arguments: &[&str]) -> String {
    let run = on_day(folder.path(), DAY, arguments);
    assert_eq!((run.code, run.stderr.as_str()), (0, ""), "{arguments:?}");
    flat(&run.stdout)
}

fn says(folder: &Folder, arguments: &[&str], expected: &[&str]) {
    let said = said(folder, arguments);
    for part in expected {
        assert!(said.contains(part), "`{part}` is not in {said}");
    }
}

fn shown(folder: &Folder, day: &str, id: &str) -> Value {
    on_day(folder.path(), day, &["show", id, "--format", "json"]).json()
}

/// Day, kind and agreement of each event.
fn events(run: &Run) -> Vec<String> {
    let json = run.json();
    let text = |value: &Value| value.as_str().unwrap_or("–").to_owned();
    let events = json["events"].as_array().unwrap().iter();
    events.map(|event| ["day", "kind", "agreement"].map(|key| text(&event[key])).join(" ")).collect()
}

#[test]
fn show_says_how_it_can_be_ended() {
    let folder = registry();
    for (id, expected) in [
        (
            "arsskifte",
            &[
                "Notice any party can end it for all, by notice of 6 months, at a year-end, not before 31 December 2027 \
                 if notice is given today, it ends on 31 December 2027",
                "Key days 2027-06-30 give notice by, to end it on 31 December 2027 (in 10 months)",
            ][..],
        ),
        (
            "var-och-en",
            &[
                "any party can leave it, and the others stay, by notice of 12 months, at the end of a quarter",
                "a party that gives notice today leaves on 30 September 2027",
                "Parties Testköpings kommun (through 31 March 2027, notice given 10 March 2026), Provstads kommun, Region Test",
                "2026-09-30 give notice by, to leave it on 30 September 2027",
            ],
        ),
        (
            "nar-som-helst",
            &[
                "Provstads kommun can end it, by notice of 3 months if notice is given today, it ends on 1 December 2026",
            ],
        ),
        (
            "forlangs",
            &[
                "renewed for 1 year at a time, unless notice is given 6 months before the end of the term, \
                 3 months before the end of the first, at most 3 times",
                "2026-09-30 give notice by (in 29 days)",
            ],
        ),
        (
            "uppsagt",
            &[
                "notice given 20 August 2026 by Provstads kommun: last day 31 December 2026",
                "notice given today does not move its last day, 31 December 2026",
            ],
        ),
    ] {
        says(&folder, &["show", id], expected);
    }
    assert!(!said(&folder, &["show", "nar-som-helst"]).contains("Key days"));
}

#[test]
fn show_says_when_it_applies() {
    let folder = registry();
    for (id, expected) in [
        (
            "projekt",
            &[
                "State suspended suspended from 1 June 2026 through December 2026",
                "from 1 January 2025 until this happens: slutrapporten är godkänd",
                "suspended from 1 June 2025 through 31 August 2025, by Styrgruppen: Uppehåll \
                 suspended from 1 June 2026 through December 2026",
            ][..],
        ),
        (
            "provisorium",
            &[
                "State provisionally applied",
                "applied provisionally from 1 July 2026 through 31 March 2027",
                "enters into force 1 month after the last required adoption, then on the first day of the next quarter",
                "a party that adopts it later is bound 30 days after its own adoption",
            ],
        ),
        (
            "utlopt",
            &[
                "prolonged by a suspension: through 30 June 2026",
                "suspended from 1 January 2023 through 30 June 2023, its term is longer by these days",
                "Survival sections 9, 11: for 1 year after its end, through 30 June 2027 \
                 what it says itself survives: until further notice",
            ],
        ),
    ] {
        says(&folder, &["show", id], expected);
        says(&folder, &["show", id, "--format", "markdown"], &["| Period |"]);
    }
}

#[test]
fn show_in_swedish() {
    let folder = registry();
    for (id, expected) in [
        (
            "arsskifte",
            "Uppsägning varje part kan säga upp avtalet så att det upphör för alla, uppsägningstid 6 månader, \
             till ett årsskifte, tidigast till 31 december 2027 \
             vid uppsägning i dag är sista giltighetsdag 31 december 2027",
        ),
        (
            "var-och-en",
            "Parter Testköpings kommun (t.o.m. 31 mars 2027, uppsagt 10 mars 2026), Provstads kommun, Region Test",
        ),
        (
            "projekt",
            "vilande fr.o.m. 1 juni 2025 t.o.m. 31 augusti 2025, enligt beslut av Styrgruppen: Uppehåll",
        ),
        ("provisorium", "tillämpas provisoriskt fr.o.m. 1 juli 2026 t.o.m. 31 mars 2027"),
        ("utlopt", "avsnitt 9, 11: i 1 år efter avtalets slut, t.o.m. 30 juni 2027"),
        ("uppsagt", "uppsagt 20 augusti 2026 av Provstads kommun: sista giltighetsdag 31 december 2026"),
        (
            "forlangs",
            "förlängs med 1 år i taget, om det inte sägs upp senast 6 månader före löptidens utgång, \
             första gången senast 3 månader före, högst 3 gånger",
        ),
    ] {
        says(&folder, &["show", id, "--lang", "sv"], &[expected]);
    }
}

#[test]
fn the_clauses_for_programs() {
    let folder = registry();
    let clauses = shown(&folder, DAY, "arsskifte");
    assert_eq!(
        clauses["termination"],
        json!({
            "notice": "P6M", "notice_by": null, "ends": "year-end", "not_before": "2027-12-31",
            "not_before_as_written": null, "by": "any-party", "parties": [],
        })
    );
    assert_eq!((&clauses["notice_exit"], &clauses["renewal"]), (&json!("2027-12-31"), &Value::Null));
    let each = shown(&folder, DAY, "var-och-en");
    assert_eq!(
        (&each["termination"]["by"], &each["notice_exit"]),
        (&json!("each-party"), &json!("2027-09-30"))
    );
    assert_eq!(
        each["participants"][0],
        json!({
            "party": "testkoping", "involvement": "bound", "from": null, "until": "2027-03-31",
            "notice_given": "2026-03-10", "notice_given_as_written": null,
        })
    );
    let any_day = shown(&folder, DAY, "nar-som-helst");
    assert_eq!(any_day["termination"]["parties"], json!(["provstad"]));
    assert_eq!((&any_day["termination"]["ends"], &any_day["notice_exit"]), (&json!("any-day"), &Value::Null));
    let renewal = &shown(&folder, DAY, "forlangs")["renewal"];
    let expected =
        json!({ "term": "P1Y", "notice": "P6M", "first_notice": "P3M", "notice_by": null, "max": 3 });
    assert_eq!(*renewal, expected);
    let project = shown(&folder, DAY, "projekt");
    assert_eq!(project["event"], "slutrapporten är godkänd");
    assert_eq!(
        project["suspensions"],
        json!([
            {
                "from": "2025-06-01", "from_as_written": null, "until": "2025-08-31", "until_as_written": null,
                "by": "styrgruppen", "reason": "Uppehåll", "prolongs": false,
            },
            {
                "from": "2026-06-01", "from_as_written": null, "until": "2026-12-31", "until_as_written": "2026-12",
                "by": null, "reason": null, "prolongs": false,
            },
        ])
    );
    let provisional = shown(&folder, DAY, "provisorium");
    assert_eq!(provisional["provisional"], json!({ "from": "2026-07-01", "until": "2027-03-31" }));
    assert_eq!(
        ["adoption_delay", "adoption_starts", "adoption_joining"].map(|key| provisional[key].clone()),
        [json!("P1M"), json!("quarter"), json!("P30D")]
    );
    let survival = shown(&folder, DAY, "utlopt");
    assert_eq!(survival["prolongations"][0]["kind"], "suspension");
    assert_eq!(
        survival["survival"],
        json!([
            {
                "sections": ["9", "11"], "duration": "P1Y", "further_notice": false, "from": "2026-07-01",
                "until": "2027-06-30", "until_as_written": null,
            },
            {
                "sections": [], "duration": null, "further_notice": true, "from": "2026-07-01", "until": null,
                "until_as_written": null,
            },
        ])
    );
    assert_eq!(
        shown(&folder, DAY, "uppsagt")["end"],
        json!({
            "date": "2026-12-31", "date_as_written": null, "reason": "terminated",
            "notice_given": "2026-08-20", "notice_given_as_written": null, "by": "provstad",
        })
    );
}

/// `bound_through` and `notice_by` of each agreement on a day.
fn notices(folder: &Folder, day: &str) -> BTreeMap<String, [Option<String>; 2]> {
    let json = on_day(folder.path(), day, &["list", "--format", "json"]).json();
    let text = |value: &Value| value.as_str().map(str::to_owned);
    let row =
        |row: &Value| (text(&row["id"]).unwrap(), ["bound_through", "notice_by"].map(|key| text(&row[key])));
    json["agreements"].as_array().unwrap().iter().map(row).collect()
}

#[test]
fn the_list_says_until_when_notice_counts() {
    let folder = registry();
    let days = |through: &str, by: &str| [through, by].map(|day| (day != "–").then(|| day.to_owned()));
    for (day, id, expected) in [
        ("2026-09-01", "arsskifte", days("2027-12-31", "2027-06-30")),
        ("2027-06-30", "arsskifte", days("2027-12-31", "2027-06-30")),
        ("2027-07-01", "arsskifte", days("2028-12-31", "2028-06-30")),
        ("2026-09-30", "var-och-en", days("2027-09-30", "2026-09-30")),
        ("2026-10-01", "var-och-en", days("2027-12-31", "2026-12-31")),
        ("2026-09-01", "nar-som-helst", days("2026-12-01", "–")),
        ("2026-09-30", "forlangs", days("2026-12-31", "2026-09-30")),
        ("2026-10-01", "forlangs", days("2027-12-31", "2027-06-30")),
        ("2026-09-01", "projekt", days("–", "–")),
        ("2026-09-01", "uppsagt", days("2026-12-31", "–")),
    ] {
        assert_eq!(notices(&folder, day)[id], expected, "{id} on {day}");
    }
    let json = on_day(folder.path(), DAY, &["list", "--format", "json"]).json();
    let project = json["agreements"].as_array().unwrap().iter().find(|row| row["id"] == "projekt").unwrap();
    assert_eq!((&project["until_kind"], &project["state"]), (&json!("event"), &json!("suspended")));
    let columns = "id,state,effective_end,until_kind,bound_through,notice_by";
    let csv = on_day(folder.path(), DAY, &["list", "--format", "csv", "--columns", columns]).stdout;
    for line in [
        "arsskifte,in-force,,further-notice,2027-12-31,2027-06-30",
        "projekt,suspended,,event,,",
        "provisorium,provisional,2029-12-31,date,,",
    ] {
        assert!(csv.lines().any(|other| other == line), "{line} is not in {csv}");
    }
    says(&folder, &["list", "--columns", columns], &["projekt suspended an event an event"]);
    let ids = |state: &str| on_day(folder.path(), DAY, &["list", "--state", state, "--format", "json"]).ids();
    assert_eq!(
        (ids("suspended"), ids("provisional")),
        (vec!["projekt".to_owned()], vec!["provisorium".to_owned()])
    );
}

#[test]
fn the_agenda_has_the_days_that_clauses_bring() {
    let folder = registry();
    let run = on_day(folder.path(), DAY, &["agenda", "--within", "P12M", "--format", "json"]);
    let events = events(&run);
    let expected = [
        "2026-09-30 notice-by forlangs",
        "2026-09-30 notice-by var-och-en",
        "2026-12-31 expires uppsagt",
        "2026-12-31 notice-by var-och-en",
        "2026-12-31 suspension-ends projekt",
        "2027-01-01 adoption-due provisorium",
        "2027-03-31 notice-by var-och-en",
        "2027-03-31 party-leaves var-och-en",
        "2027-03-31 provisional-ends provisorium",
        "2027-06-30 notice-by arsskifte",
        "2027-06-30 notice-by forlangs",
        "2027-06-30 notice-by var-och-en",
        "2027-06-30 survival-ends utlopt",
    ];
    assert_eq!(events, expected);
    let json = run.json();
    let suspension =
        json["events"].as_array().unwrap().iter().find(|event| event["kind"] == "suspension-ends");
    assert_eq!(
        *suspension.unwrap(),
        json!({
            "day": "2026-12-31", "day_as_written": "2026-12", "kind": "suspension-ends", "agreement": "projekt",
            "body": "styrgruppen", "message": "last day of its suspension",
        })
    );
    says(
        &folder,
        &["agenda", "--within", "P12M", "--format", "markdown"],
        &["last day of Testköpings kommun as a party: notice given 10 March 2026"],
    );
    let messages = [
        "sista dag att säga upp avtalet till 31 december 2027",
        "sista dag för en part att säga upp avtalet för egen del till 30 september 2027",
        "sista dag som avtalet är vilande",
        "sista dag för provisorisk tillämpning; avtalet träder inte i kraft dagen därpå",
        "sista dag för det som gäller efter avtalets slut: avsnitt 9, 11",
    ];
    says(&folder, &["agenda", "--within", "P12M", "--lang", "sv", "--format", "markdown"], &messages);
    let ics = on_day(folder.path(), DAY, &["agenda", "--within", "P12M", "--format", "ics"]).stdout;
    let begins = ics.lines().filter(|line| *line == "BEGIN:VEVENT").count();
    let summaries: Vec<&str> = ics.lines().filter(|line| line.starts_with("SUMMARY")).collect();
    assert_eq!(begins, expected.len());
    for kind in ["Suspension ends", "Provisional application ends", "Survival ends", "Party leaves"] {
        assert!(summaries.iter().any(|summary| summary.contains(kind)), "{kind} is not in {summaries:?}");
    }
    let csv = on_day(folder.path(), DAY, &["agenda", "--within", "P12M", "--format", "csv"]).stdout;
    assert_eq!(csv.lines().filter(|line| line.contains("survival-ends")).count(), 1, "{csv}");
}

#[test]
fn provisional_application_that_ends_with_the_entry_into_force() {
    let adopted = PROVISIONAL.replace("until = 2027-03-31", "")
        + "[[decision]]\nby = \"provstad\"\ndate = 2026-08-01\noutcome = \"adopted\"\n";
    let folder = Folder::of_agreement("", &adopted);
    let run = on_day(folder.path(), DAY, &["agenda", "--format", "json"]);
    assert_eq!(events(&run), ["2026-12-31 provisional-ends avtal", "2027-01-01 enters-into-force avtal"]);
    assert_eq!(run.json()["events"][0]["message"], "last day of its provisional application");
    for (day, state) in [
        ("2026-06-30", "upcoming"),
        ("2026-07-01", "provisional"),
        ("2026-12-31", "provisional"),
        ("2027-01-01", "in-force"),
    ] {
        assert_eq!(shown(&folder, day, "avtal")["agreement"]["state"], state, "{day}");
    }
}

#[test]
fn those_responsible_are_reminded_of_the_days_for_notice() {
    let folder = registry();
    let reminders = |day: &str, id: &str| -> Vec<String> {
        let json = on_day(folder.path(), day, &["remind", "--format", "json"]).json();
        let reminders = json["reminders"].as_array().unwrap().iter();
        let own = reminders.filter(|reminder| reminder["agreement"] == id && reminder["kind"] == "notice-by");
        own.map(|reminder| format!("{} {}", reminder["stage"], reminder["message"]).replace('"', ""))
            .collect()
    };
    let message =
        "Give notice by 2027-06-30 if it is to end on 2027-12-31: notice by 2027-06-30 ends it on 2027-12-31";
    assert_eq!(reminders("2027-03-29", "arsskifte"), Vec::<String>::new());
    assert_eq!(reminders("2027-03-31", "arsskifte"), [format!("P3M {message}")]);
    assert_eq!(reminders("2027-06-30", "arsskifte"), [format!("P1M {message}")]);
    assert_eq!(reminders("2027-07-01", "arsskifte"), Vec::<String>::new());
    assert_eq!(reminders("2027-07-01", "nar-som-helst"), Vec::<String>::new());
    let leaves = "P3M Give notice by 2026-09-30 to leave on 2027-09-30: a party that gives notice by 2026-09-30 leaves on 2027-09-30";
    assert_eq!(reminders("2026-07-01", "var-och-en"), [leaves]);
    says(
        &folder,
        &["remind", "--lang", "sv"],
        &["Säg upp senast 30 september 2026 för att utträda 30 september 2027"],
    );
}

#[test]
fn status_names_the_next_notice_and_counts_what_is_suspended() {
    let folder = registry();
    let json = on_day(folder.path(), DAY, &["status", "--format", "json"]).json();
    let totals = &json["totals"];
    assert_eq!(
        (&totals["suspended"], &totals["provisional"], &totals["in_force"]),
        (&json!(1), &json!(1), &json!(5))
    );
    says(
        &folder,
        &["status", "--format", "markdown"],
        &[
            "Give notice by 30 June 2027 if it is to end on 31 December 2027: notice by 30 June 2027 ends it",
            "Give notice by 30 September 2026 to leave on 30 September 2027: a party that gives notice by",
            "Give notice by 30 September 2026, or it goes on to 31 December 2027: renewed after 31 December 2026",
            "1 suspended, 1 provisionally applied",
        ],
    );
    says(
        &folder,
        &["status", "--lang", "sv", "--format", "markdown"],
        &[
            "Säg upp senast 30 juni 2027 om det ska upphöra 31 december 2027: vid uppsägning senast 30 juni 2027 upphör det",
            "1 vilande, 1 tillämpas provisoriskt",
        ],
    );
}

#[test]
fn the_timeline_draws_each_in_its_own_way() {
    let folder = registry();
    let json = on_day(folder.path(), DAY, &["timeline", "--format", "json"]).json();
    let rows = json["groups"].as_array().unwrap().iter().flat_map(|group| group["rows"].as_array().unwrap());
    let rows: BTreeMap<&str, &Value> = rows.map(|row| (row["id"].as_str().unwrap(), row)).collect();
    let kinds = |id: &str| -> Vec<&str> {
        let segments = rows[id]["segments"].as_array().unwrap().iter();
        segments.map(|segment| segment["kind"].as_str().unwrap()).collect()
    };
    assert_eq!(kinds("projekt"), ["term", "suspended", "term", "suspended", "term"]);
    assert_eq!(kinds("provisorium"), ["provisional", "planned"]);
    assert_eq!(kinds("utlopt"), ["term", "suspended", "term", "gap", "survival", "survival"]);
    assert_eq!(
        (&rows["projekt"]["event"], &rows["arsskifte"]["event"]),
        (&json!("slutrapporten är godkänd"), &Value::Null)
    );
    let marks = |id: &str| {
        rows[id]["marks"]
            .as_array()
            .unwrap()
            .iter()
            .map(|mark| mark["day"].as_str().unwrap())
            .collect::<Vec<_>>()
    };
    assert_eq!((marks("arsskifte"), marks("var-och-en")), (vec!["2027-06-30"], vec!["2026-09-30"]));
    for (more, glyphs) in [(&[][..], ['▫', '░', '·', '◎']), (&["--ascii"], ['"', '$', '_', '@'])] {
        let run = on_day(folder.path(), DAY, &[&["timeline"], more].concat());
        let (drawing, legend) = run.stdout.split_at(run.stdout.rfind("\n\n").unwrap());
        let words = [
            "applied provisionally",
            "suspended",
            "some sections still bind after its end",
            "ends when something happens",
        ];
        for (glyph, words) in glyphs.iter().zip(words) {
            assert!(drawing.contains(*glyph), "{glyph} is not in {drawing}");
            let explained = format!("{glyph} {words}");
            assert!(flat(legend).contains(&explained), "`{explained}` is not in {legend}");
        }
    }
}

#[test]
fn the_picture_shows_what_survives_below_the_gap() {
    let svg = on_day(registry().path(), DAY, &["timeline", "--format", "svg"]).stdout;
    let picture = roxmltree::Document::parse(&svg).unwrap();
    let row =
        |id: &str| picture.descendants().find(|node| node.attribute("data-agreement") == Some(id)).unwrap();
    let bars = |id: &str, class: &str| {
        let nodes = row(id).descendants().filter(|node| node.attribute("class") == Some(class));
        nodes.filter(|node| node.attribute("data-from").is_some()).collect::<Vec<_>>()
    };
    let number =
        |node: roxmltree::Node<'_, '_>, name: &str| node.attribute(name).unwrap().parse::<f64>().unwrap();
    let (gap, survival) = (bars("utlopt", "gap")[0], bars("utlopt", "survival")[0]);
    assert!(number(gap, "y") + number(gap, "height") < number(survival, "y"));
    assert_eq!(survival.attribute("data-through"), Some("2027-06-30"));
    let cliff = row("utlopt").descendants().find(|node| node.attribute("class") == Some("cliff")).unwrap();
    let end = cliff.attribute("d").unwrap().trim_start_matches('M').split(' ').next().unwrap().to_owned();
    assert_eq!(end.parse::<f64>().unwrap(), number(gap, "x"), "the end is where the gap begins");
    for (id, class, count) in [("projekt", "suspended", 2), ("provisorium", "provisional", 1)] {
        let bars = bars(id, class);
        assert_eq!(bars.len(), count);
        assert_eq!(bars[0].attribute("fill"), Some(format!("url(#timeline-{class})").as_str()));
    }
    let events = picture.descendants().filter(|node| node.attribute("class") == Some("event")).count();
    assert_eq!(events, 2, "one at the bar and one in the legend");
    let described = row("utlopt").attribute("aria-label").unwrap();
    assert!(described.contains("some sections still bind after its end from 1 July 2026"), "{described}");
}

#[test]
fn the_site_says_it_on_its_pages() {
    let (folder, out) = (registry(), Folder::new(&[]));
    let run = on_day(folder.path(), DAY, &["site", "--out", out.path().to_str().unwrap()]);
    assert_eq!(run.code, 0, "{run:?}");
    let pages = site::site(out.path());
    let says = |page: &str, expected: &str| {
        let text = flat(&pages[page].text);
        assert!(text.contains(expected), "`{expected}` is not in {text}");
    };
    says(
        "agreements/arsskifte.html",
        "Notice any party can end it for all, by notice of 6 months, at a year-end",
    );
    says(
        "agreements/projekt.html",
        "suspended from 1 June 2025 through 31 August 2025, by Styrgruppen: Uppehåll",
    );
    says("agreements/utlopt.html", "Survival sections 9, 11: for 1 year after its end, through 30 June 2027");
    says(
        "agreements/provisorium.html",
        "a party that adopts it later is bound 30 days after its own adoption",
    );
    says("agreements/var-och-en.html", "(through 31 March 2027, notice given 10 March 2026)");
    says(
        "parties/testkoping.html",
        "Notice given by it Var och en : notice given 10 March 2026, through 31 March 2027",
    );
    says("index.html", "provisionally applied 1");
    says("register.html", "projekt suspended an event");
    let feed = String::from_utf8(out.read("feeds/all.ics").into_bytes()).unwrap();
    assert!(feed.contains("SUMMARY:Suspension ends: projekt"), "{feed}");
}

#[test]
fn the_graph_tells_the_states_apart() {
    let folder = registry();
    for id in ["projekt", "provisorium", "arsskifte"] {
        let record = agreement("Lokalt", &format!("based_on = [\"{id}\"]\n"), "from = 2025\nuntil = 2028\n");
        folder.write(&format!("agreements/lokalt-{id}.toml"), record);
    }
    folder.replace("agreements/lokalt-arsskifte.toml", "[validity]", "stage = \"draft\"\n[validity]");
    let drawn = |format: &str| on_day(folder.path(), DAY, &["graph", "--format", format]).stdout;
    let shapes = diagrams::dot(&drawn("dot")).shapes;
    let shape = |id: &str| shapes[&format!("agreement/{id}")].as_str();
    let shapes = ["projekt", "provisorium", "arsskifte", "lokalt-arsskifte"].map(shape);
    let distinct: std::collections::BTreeSet<&str> = shapes.into_iter().collect();
    assert_eq!(distinct.len(), shapes.len(), "{shapes:?}");
    let mermaid = drawn("mermaid");
    diagrams::mermaid(&mermaid);
    for state in ["suspended", "provisional"] {
        assert!(
            mermaid.contains(&format!(":::{state}\n")) && mermaid.contains(&format!("classDef {state} "))
        );
    }
    let svg = drawn("svg");
    let picture = roxmltree::Document::parse(&svg).unwrap();
    for class in ["node suspended", "node provisional"] {
        assert!(picture.descendants().any(|node| node.attribute("class") == Some(class)), "{class}");
    }
}
