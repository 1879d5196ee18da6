//! `avtal show` of parties and bodies; names, short names and ids; `--ids`.

use crate::program::{Folder, on, on_day};
use serde_json::{Value, json};

/// A registry of Testköping, Provstad and two bodies, of which one takes over from the other.
fn registry() -> Folder {
    let old = "name = \"Styrgruppen för vård\"\nshort = \"SGV\"\nkind = \"political\"\nmandate = \"decides\"\nuntil = 2026-12-31\nnotes = \"Möts i Testköping.\"\n";
    let new = "name = \"Nya styrgruppen\"\nshort = \"NSG\"\nfrom = 2027-01-01\nreplaces = [\"sgv\"]\n";
    let bound = "title = \"Gällande avtal\"\nkind = \"agreement\"\nowner = \"sgv\"\nparties = [\"kommunerna\"]\n\
                 expects_local = [\"kommunerna\"]\n[validity]\nfrom = 2024-01-01\nuntil = 2026-12-31\n\
                 [[review]]\nid = \"arlig\"\nkind = \"evaluation\"\nevery = \"P1Y\"\nfirst = 2026-06-30\nby = \"sgv\"\nreports_to = [\"natverket\"]\n\
                 [[review.done]]\ndate = 2025-06-01\n\
                 [[accept]]\nrule = \"start-revision\"\nreason = \"Beslutat uppehåll, se § 12\"\nuntil = 2027-06-30\n";
    let local = "title = \"Lokalt avtal\"\nkind = \"agreement\"\nparties = [\"testkoping\"]\nbased_on = [\"galler\"]\n\
                 [validity]\nfrom = 2024-02-01\nuntil = \"further-notice\"\n";
    let waits = "title = \"Väntande avtal\"\nkind = \"agreement\"\nowner = \"sgv\"\nparties = [\"testkoping\", \"provstad\"]\n\
                 [validity]\nfrom = 2027-03-01\nuntil = \"further-notice\"\n[adoption]\nrequired = \"all-parties\"\n\
                 [[decision]]\nby = \"testkoping\"\ndate = 2026-10-01\noutcome = \"adopted\"\n\
                 [[decision]]\nby = \"sgv\"\nplanned = [2026-09-01]\n";
    let left = "title = \"Lämnat avtal\"\nkind = \"agreement\"\nparties = [\"testkoping\", { id = \"provstad\", until = 2025-12-31 }]\n\
                [validity]\nfrom = 2020-01-01\nuntil = \"further-notice\"\n";
    Folder::registry(&[
        ("bodies/sgv.toml", old),
        ("bodies/nsg.toml", new),
        ("bodies/natverket.toml", "name = \"Nätverket\"\nkind = \"working-group\"\n"),
        ("agreements/galler.toml", bound),
        ("agreements/lokalt.toml", local),
        ("agreements/vantar.toml", waits),
        ("agreements/lamnat.toml", left),
    ])
}

fn ids(rows: &Value) -> Vec<&str> {
    rows.as_array().unwrap().iter().map(|row| row["id"].as_str().unwrap()).collect()
}

#[test]
fn a_party_is_told_what_binds_it_what_waits_and_what_it_lacks() {
    let folder = registry();
    let show = on(folder.path(), &["show", "provstad", "--format", "json"]).json();
    assert_eq!((&show["schema"], &show["kind"]), (&json!("avtal/show/1"), &json!("party")));
    assert_eq!(
        (&show["party"]["id"], &show["party"]["name"]),
        (&json!("provstad"), &json!("Provstads kommun"))
    );
    assert_eq!(show["party"]["groups"], json!(["kommunerna"]));
    assert_eq!((ids(&show["bound"]), ids(&show["awaiting"])), (vec!["galler"], vec!["vantar"]));
    assert_eq!(show["left"], json!([{ "agreement": "lamnat", "until": "2025-12-31" }]));
    assert_eq!(show["locals"], json!([{ "agreement": "galler", "locals": [] }]));
    let testkoping = on(folder.path(), &["show", "testkoping", "--format", "json"]).json();
    // It has adopted what waits for the other.
    assert_eq!((ids(&testkoping["awaiting"]), ids(&testkoping["coming"])), (vec![], vec!["vantar"]));
    assert_eq!(testkoping["locals"], json!([{ "agreement": "galler", "locals": ["lokalt"] }]));
    let human = on(folder.path(), &["show", "provstad"]).stdout;
    for part in ["Waits for its decision (1)", "Ends (1)", "no local agreement in force", "Left (1)"] {
        assert!(human.contains(part), "{part} is not in {human}");
    }
}

#[test]
fn a_body_is_told_its_duties_the_overdue_first() {
    let folder = registry();
    let show = on(folder.path(), &["show", "sgv", "--format", "json"]).json();
    assert_eq!((&show["kind"], &show["body"]["short"]), (&json!("body"), &json!("SGV")));
    assert_eq!(show["body"]["replaced_by"], json!(["nsg"]));
    let tasks: Vec<(&Value, &Value)> =
        show["tasks"].as_array().unwrap().iter().map(|task| (&task["kind"], &task["day"])).collect();
    // The start of work on a successor was due a year before the end; the adoption and the next review come later.
    assert_eq!(
        tasks[..3],
        [
            (&json!("start-revision-by"), &json!("2026-01-01")),
            (&json!("review-due"), &json!("2026-06-30")),
            (&json!("planned-decision"), &json!("2026-09-01")),
        ],
        "{tasks:?}"
    );
    assert!(show["tasks"][0]["days_left"].as_i64().unwrap() < 0);
    let days: Vec<&str> =
        show["tasks"].as_array().unwrap().iter().filter_map(|task| task["day"].as_str()).collect();
    assert!(days.is_sorted(), "{days:?}");
    assert_eq!(ids(&show["owned"]), ["galler", "vantar"]);
    let human = on(folder.path(), &["show", "sgv"]).stdout;
    for part in
        ["Taken over by", "NSG", "SGV should have decided; no decision recorded", "Möts i Testköping."]
    {
        assert!(human.contains(part), "{part} is not in {human}");
    }
    // The review goes to the network, which does not carry it out.
    let network = on(folder.path(), &["show", "natverket", "--format", "json"]).json();
    assert_eq!((&network["tasks"], &network["receives"][0]["kind"]), (&json!([]), &json!("review-due")));
    // From the day on which it has taken over, the duties lie with the other.
    let later = |body| on_day(folder.path(), "2027-01-01", &["show", body, "--format", "json"]).json();
    assert_eq!((&later("sgv")["body"]["handed_to"], &later("sgv")["tasks"]), (&json!("nsg"), &json!([])));
    let kinds: Vec<Value> =
        later("nsg")["tasks"].as_array().unwrap().iter().map(|task| task["kind"].clone()).collect();
    assert!(kinds.contains(&json!("planned-decision")), "{kinds:?}");
}

#[test]
fn a_record_is_found_by_each_of_its_names() {
    let folder = registry().with(&[(
        "agreements/med-namn.toml",
        "title = \"Avtal med namn\"\nkind = \"agreement\"\naliases = [\"Gamla Resor\"]\nformer_ids = [\"resor\"]\nparties = [\"testkoping\"]\n[validity]\nfrom = 2024-01-01\nuntil = 2029-12-31\n",
    )]);
    for (name, kind, id) in [
        ("med-namn", "agreement", "med-namn"),
        ("resor", "agreement", "med-namn"),
        ("gamla resor", "agreement", "med-namn"),
        ("Avtal med namn", "agreement", "med-namn"),
        ("agreement:med-namn", "agreement", "med-namn"),
        ("provstads KOMMUN", "party", "provstad"),
        ("party:provstad", "party", "provstad"),
        ("nsg", "body", "nsg"),
        ("Styrgruppen för vård", "body", "sgv"),
        ("SGV", "body", "sgv"),
        ("body:SGV", "body", "sgv"),
    ] {
        let run = on(folder.path(), &["show", name, "--format", "json"]);
        assert_eq!(run.code, 0, "{name}: {run:?}");
        assert_eq!((&run.json()["kind"], &run.json()[kind]["id"]), (&json!(kind), &json!(id)), "{name}");
    }
    assert!(on(folder.path(), &["show", "resor"]).stderr.contains("`resor` is now `med-namn`"));
}

#[test]
fn what_has_several_meanings_is_asked_for_again() {
    let folder = registry().with(&[
        ("bodies/provstad.toml", "name = \"Provstads råd\"\n"),
        ("bodies/annan.toml", "name = \"Nätverket\"\n"),
    ]);
    on(folder.path(), &["show", "provstad"]).refused(&["`body:provstad` or `party:provstad`"]);
    on(folder.path(), &["show", "nätverket"]).refused(&["`body:annan` or `body:natverket`"]);
    for (typed, kind) in [("party:provstad", "party"), ("body:provstad", "body")] {
        let run = on(folder.path(), &["show", typed, "--format", "json"]);
        assert_eq!((run.code, &run.json()["kind"]), (0, &json!(kind)));
    }
    on(folder.path(), &["show", "party:natverket"])
        .refused(&["the registry has no party `natverket`", "`avtal parties` lists them"]);
    on(folder.path(), &["show", "body:natverkett"]).refused(&["did you mean `natverket`?"]);
    on(folder.path(), &["show", "testkopng"]).refused(&["did you mean `testkoping`?"]);
}

#[test]
fn names_stand_for_ids_unless_ids_are_asked_for() {
    let folder = registry();
    let plain = on(folder.path(), &["show", "galler"]).stdout;
    assert!(plain.contains("Testköpings kommun, Provstads kommun"), "{plain}");
    assert!(plain.contains("evaluation (annual), carried out by SGV"), "{plain}");
    assert!(!plain.contains("testkoping") && !plain.contains("(arlig)"), "{plain}");
    assert!(plain.contains("start-revision: Beslutat uppehåll, se § 12 (through 30 June 2027)"), "{plain}");
    let with_ids = on(folder.path(), &["--ids", "show", "galler"]).stdout;
    let with_ids = with_ids.split_whitespace().collect::<Vec<_>>().join(" ");
    assert!(with_ids.contains("Testköpings kommun (testkoping), Provstads kommun (provstad)"), "{with_ids}");
    assert!(with_ids.contains("evaluation (annual) (arlig)"), "{with_ids}");
    let swedish = on(folder.path(), &["--lang", "sv", "show", "galler"]).stdout;
    assert!(swedish.contains("utvärdering (varje år), utförs av SGV: skulle ha gjorts"), "{swedish}");
    // Programs read ids, whatever people read.
    let json =
        |more: &[&str]| on(folder.path(), &[more, &["show", "galler", "--format", "json"]].concat()).stdout;
    assert_eq!(json(&[]), json(&["--ids"]));
    assert_eq!(
        on(folder.path(), &["show", "galler", "--format", "json"]).json()["accepted"],
        json!([{ "rule": "start-revision", "reason": "Beslutat uppehåll, se § 12", "until": "2027-06-30", "until_as_written": null }])
    );
}

#[test]
fn an_id_to_be_typed_is_dimmed_once_a_row() {
    let folder = registry();
    let colour = on(folder.path(), &["--color", "always", "show", "provstad"]).stdout;
    assert!(colour.contains("\u{1b}[2mgaller\u{1b}[0m"), "{colour}");
    let plain = on(folder.path(), &["list"]).stdout;
    assert!(!plain.contains('\u{1b}') && !plain.contains('\u{2063}'), "{plain}");
    let markdown = on(folder.path(), &["list", "--format", "markdown"]).stdout;
    assert!(!markdown.contains('\u{2063}'), "{markdown}");
}

#[test]
fn the_pages_of_the_site_say_the_same() {
    let (folder, out) = (registry(), Folder::new(&[]));
    let to = out.path().join("site");
    let run = on(folder.path(), &["site", "--out", to.to_str().unwrap()]);
    assert_eq!(run.code, 0, "{run:?}");
    let page = |path: &str| crate::readers::site::page(&std::fs::read_to_string(to.join(path)).unwrap()).text;
    let body = page("bodies/sgv.html");
    for part in
        ["SGV should have decided; no decision recorded", "should have been done: evaluation (annual)"]
    {
        assert!(body.contains(part), "{part} is not in {body}");
    }
    let party = page("parties/provstad.html");
    for part in ["no local agreement in force", "Lämnat avtal"] {
        assert!(party.contains(part), "{part} is not in {party}");
    }
    assert!(page("bodies/natverket.html").contains("should have been done: evaluation (annual)"));
    assert!(page("agreements/galler.html").contains("Beslutat uppehåll, se § 12"));
}

#[test]
fn what_lies_with_a_body_is_more_than_what_it_owns() {
    let folder = registry().with(&[(
        "agreements/annans.toml",
        "title = \"Annans avtal\"\nkind = \"agreement\"\nowner = \"styrgruppen\"\nparties = [\"testkoping\"]\n[validity]\nfrom = 2024-01-01\nuntil = \"further-notice\"\n[[activity]]\ntitle = \"Rutiner\"\nby = [\"natverket\"]\n",
    )]);
    let of = |option: &str, body: &str, day: &str| {
        on_day(folder.path(), day, &["list", option, body, "--format", "json"]).ids()
    };
    let today = crate::program::DAY;
    assert_eq!(of("--owner", "natverket", today), [""; 0]);
    // It receives the review of one, and has an activity without a day in the other.
    assert_eq!(of("--body", "natverket", today), ["annans", "galler"]);
    assert_eq!(of("--body", "SGV", today), ["galler", "vantar"]);
    assert_eq!(of("--body", "nsg", "2027-01-01"), ["galler", "vantar"]);
    assert_eq!(of("--body", "sgv", "2027-01-01"), [""; 0]);
    let status = on(folder.path(), &["status", "--body", "natverket"]).stdout;
    assert!(status.contains("Gällande avtal") && !status.contains("Väntande avtal"), "{status}");
    let remind = on(folder.path(), &["remind", "--body", "natverket"]).stdout;
    assert!(remind.contains("Gällande avtal"), "{remind}");
    on(folder.path(), &["status", "--body", "natvrket"]).refused(&["did you mean `natverket`?"]);
}
