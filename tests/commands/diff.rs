//! `avtal diff`: between agreements, and between git revisions.

use std::fs;

use crate::folder::agreement;
use crate::program::git::{self, commit, init};
use crate::program::{Folder, Run, on, on_day, own_registry};
use boon::{Compiler, Schemas};
use serde_json::{Value, json};

fn differences(folder: &Folder, arguments: &[&str]) -> Value {
    let run = on(folder.path(), &[&["diff", "--format", "json"], arguments].concat());
    assert_eq!((run.code, run.stderr.as_str()), (0, ""), "{run:?}");
    run.json()
}

/// What a diff says of each agreement, in short: id, what, fields, consequences.
fn said(diff: &Value) -> Vec<String> {
    let text = |value: &Value| value.as_str().unwrap_or("–").to_owned();
    let list = |values: &Value, key: &str| {
        values.as_array().unwrap().iter().map(|of| text(&of[key])).collect::<Vec<_>>().join(" ")
    };
    let agreements = diff["agreements"].as_array().unwrap().iter();
    agreements
        .map(|of| {
            let (fields, then) = (list(&of["fields"], "field"), list(&of["consequences"], "what"));
            format!("{} {} | {fields} | {then}", text(&of["id"]), text(&of["what"]))
        })
        .collect()
}

const UNTIL_2026: &str = "from = 2020-01-01\nuntil = 2026-12-31\n";

#[test]
fn a_successor_that_is_adopted_changes_its_predecessor_too() {
    let successor = |stage: &str| {
        let more = format!("stage = \"{stage}\"\nreplaces = [{{ id = \"gammalt\" }}]\n");
        agreement("Nytt", &more, "from = 2027-01-01\nuntil = \"further-notice\"\n")
    };
    let folder = Folder::registry(&[
        ("agreements/gammalt.toml", &agreement("Gammalt", "", UNTIL_2026)),
        ("agreements/annat.toml", &agreement("Annat", "", "from = 2020\nuntil = \"further-notice\"\n")),
        ("agreements/nytt.toml", &successor("draft")),
    ]);
    let first = init(folder.path(), "2026-01-01");
    folder.write("agreements/nytt.toml", successor("adopted"));
    let diff = differences(&folder, &["--from", "HEAD"]);
    assert_eq!(
        said(&diff),
        ["gammalt affected |  | gap next-deadline", "nytt changed | stage | state in-force-from"]
    );
    let gap = &diff["agreements"][0]["consequences"][0];
    assert_eq!((&gap["old"], &gap["new"]), (&json!("without an agreement from 2027-01-01"), &Value::Null));
    assert_eq!((&diff["from"]["at"], &diff["to"]["at"]), (&json!(first), &Value::Null));
    // On a day after the change the states themselves differ.
    let later = on_day(folder.path(), "2027-02-01", &["diff", "--from", "HEAD", "--format", "json"]).json();
    let state = &later["agreements"][0]["consequences"][0];
    assert_eq!((&state["old"], &state["new"]), (&json!("lapsed"), &json!("replaced")));
    let page = on(folder.path(), &["diff", "--from", "HEAD", "--lang", "sv"]).stdout;
    for part in
        ["till nuvarande filer, per 21 november 2026", "2 avtal: 1 ändrat; 1 påverkat", "→ Gammalt", "~ Nytt"]
    {
        assert!(page.contains(part), "{part} is not in\n{page}");
    }
}

#[test]
fn fields_have_days_gained_sets_what_joined_and_reviews_are_known_by_their_id() {
    let old = agreement(
        "Avtal",
        "topics = [\"b\", \"a\"]\nreview = [{ id = \"x\", first = 2025 }, { id = \"y\", first = 2026 }]\n",
        UNTIL_2026,
    );
    let new = old.replace("[\"b\", \"a\"]", "[\"a\", \"c\"]").replace("2026-12-31", "2028-12-31").replace(
        "{ id = \"x\", first = 2025 }, { id = \"y\", first = 2026 }",
        "{ id = \"y\", first = 2027 }",
    );
    let folder = Folder::registry(&[("agreements/avtal.toml", &old)]);
    init(folder.path(), "2026-01-01");
    folder.write("agreements/avtal.toml", &new);
    let diff = differences(&folder, &["avtal", "--from", "HEAD"]);
    let row = |field: &str, entry: Value, kind: &str, old: Value, new: Value, days: Value| json!({ "field": field, "entry": entry, "kind": kind, "old": old, "new": new, "joined": [], "left": [], "days": days });
    let fields = diff["agreements"][0]["fields"].as_array().unwrap();
    assert_eq!(
        fields[0],
        json!({ "field": "topics", "entry": null, "kind": "set", "old": null, "new": null,
                "joined": ["c"], "left": ["b"], "days": null })
    );
    assert_eq!(
        fields[1],
        row("validity.until", Value::Null, "changed", json!("2026-12-31"), json!("2028-12-31"), json!(731))
    );
    assert_eq!(
        (&fields[2]["field"], &fields[2]["entry"], &fields[2]["kind"]),
        (&json!("review"), &json!("x"), &json!("removed"))
    );
    assert_eq!(
        fields[3],
        row("review.first", json!("y"), "changed", json!("2026"), json!("2027"), json!(365))
    );
    assert_eq!(fields.len(), 4);
    assert_eq!(diff["from"]["ids"], json!(["avtal"]));
}

#[test]
fn parties_that_a_group_brings_are_told_where_the_record_says_the_same() {
    let folder = Folder::registry(&[("agreements/avtal.toml", &agreement("Avtal", "", UNTIL_2026))]);
    init(folder.path(), "2026-01-01");
    folder.write(
        "parties/kommunerna.toml",
        b"name = \"Kommunerna\"\nkind = \"group\"\nmembers = [\"testkoping\", \"region-test\"]\n",
    );
    let diff = differences(&folder, &["--from", "HEAD"]);
    assert_eq!(said(&diff), ["avtal affected | parties | "]);
    let row = &diff["agreements"][0]["fields"][0];
    assert_eq!(
        (&row["kind"], &row["joined"], &row["left"]),
        (&json!("through-groups"), &json!(["region-test"]), &json!(["provstad"]))
    );
    let party = &diff["parties"][0];
    assert_eq!((&party["id"], &party["fields"][0]["field"]), (&json!("kommunerna"), &json!("members")));
}

#[test]
fn spelling_moves_and_renames_are_told_apart() {
    let long = |title: &str, more: &str| {
        agreement(
            title,
            &format!("topics = [\"a\", \"b\", \"c\"]\nreference = \"KS 1\"\nnotes = \"{title}\"\n{more}"),
            UNTIL_2026,
        )
    };
    let folder = Folder::registry(&[
        ("agreements/stavat.toml", &agreement("Stavat", "", "from = 2020\nuntil = 2026-12-31\n")),
        ("agreements/a/flyttat.toml", &agreement("Flyttat", "", UNTIL_2026)),
        ("agreements/gammalt-namn.toml", &long("Namn", "")),
        ("agreements/liknande.toml", &long("Liknande", "")),
        ("agreements/borta.toml", &agreement("Borta", "", "from = 2000\nuntil = 2001\n")),
    ]);
    init(folder.path(), "2026-01-01");
    let (path, remove) = (folder.path(), |file: &str| fs::remove_file(folder.path().join(file)).unwrap());
    remove("agreements/stavat.toml");
    folder.write(
        "agreements/stavat.yaml",
        b"# en kommentar\nvalidity: { until: 2026-12-31, from: \"2020\" }\nparties:\n  - id: kommunerna\nowner: styrgruppen\nkind: agreement\ntitle: Stavat\n",
    );
    fs::create_dir(path.join("agreements/b")).unwrap();
    fs::rename(path.join("agreements/a/flyttat.toml"), path.join("agreements/b/flyttat.toml")).unwrap();
    remove("agreements/gammalt-namn.toml");
    folder.write(
        "agreements/nytt-namn.toml",
        agreement("Helt annat", "former_ids = [\"gammalt-namn\"]\n", "from = 1999\nuntil = 2000\n"),
    );
    remove("agreements/liknande.toml");
    folder.write("agreements/likt.toml", long("Liknande", "part = 1\n"));
    remove("agreements/borta.toml");
    folder.write(
        "agreements/nykomling.toml",
        agreement("Ny", "", "from = 2030\nuntil = 2031\n")
            .replace("agreement\"", "agreement\"\nstatutory = true"),
    );
    commit(path, "2026-02-01");
    let diff = differences(&folder, &["--from", "HEAD~1", "--to", "HEAD"]);
    let whats: Vec<String> = said(&diff).iter().map(|of| of.split(" |").next().unwrap().to_owned()).collect();
    assert_eq!(
        whats,
        ["borta removed", "flyttat changed", "likt renamed", "nykomling added", "nytt-namn renamed"]
    );
    let of = |id: &str| diff["agreements"].as_array().unwrap().iter().find(|of| of["id"] == id).unwrap();
    assert_eq!(of("likt")["old_id"], json!("liknande"));
    assert_eq!(of("nytt-namn")["old_id"], json!("gammalt-namn"));
    assert_eq!(of("flyttat")["old_path"], json!("agreements/a/flyttat.toml"));
    assert_eq!(of("flyttat")["fields"], json!([]));
    assert_eq!(of("borta")["path"], Value::Null);
    let gone = differences(&folder, &["borta", "--from", "HEAD~1", "--to", "HEAD"]);
    assert_eq!(said(&gone)[0], "borta removed |  | state in-force-from effective-end gap effective-owner");
    let came = differences(&folder, &["nykomling", "--from", "HEAD~1"]);
    assert!(said(&came)[0].starts_with("nykomling added"), "{came:#}");
    let one = differences(&folder, &["nytt-namn", "--from", "HEAD~1"]);
    assert_eq!(one["from"]["ids"], json!(["gammalt-namn"]));
}

#[test]
fn what_could_not_be_read_is_neither_gone_nor_new() {
    let folder = Folder::registry(&[("agreements/avtal.toml", &agreement("Avtal", "", UNTIL_2026))]);
    init(folder.path(), "2026-01-01");
    folder.write("agreements/avtal.toml", "title = \n");
    commit(folder.path(), "2026-02-01");
    folder.write("agreements/avtal.toml", agreement("Avtal", "", UNTIL_2026));
    commit(folder.path(), "2026-03-01");
    for (from, to, side) in [("HEAD~2", "HEAD~1", "new"), ("HEAD~1", "HEAD", "old")] {
        let run = on(folder.path(), &["diff", "--from", from, "--to", to, "--format", "json"]);
        let diff = run.json();
        assert_eq!(said(&diff), [""; 0], "{from} {to}");
        assert_eq!(diff["unread"], json!([{ "side": side, "path": "agreements/avtal.toml" }]));
        assert_eq!(run.code, 1, "incomplete");
    }
    assert_eq!(said(&differences(&folder, &["--from", "HEAD~2", "--to", "HEAD"])), [""; 0]);
    let Run { stdout: page, stderr, .. } = on(folder.path(), &["diff", "--from", "HEAD~1"]);
    assert!(stderr.contains("run `avtal check --at HEAD~1`"), "{stderr}");
    assert!(page.contains("Could not be read") && page.contains("agreements/avtal.toml, before"), "{page}");
}

#[test]
fn texts_are_compared_by_sections_and_words() {
    let more = "document = [{ role = \"text\", path = \"texts/a.md\" }, { role = \"annex\", path = \"texts/b.pdf\" }]\n";
    let folder = Folder::registry(&[
        ("agreements/avtal.toml", &agreement("Avtal", more, UNTIL_2026)),
        (
            "texts/a.md",
            "# Inledning\n\nParterna samverkar.\n\n# Giltighet\n\nAvtalet gäller till och med 31 december 2024.\n",
        ),
        ("texts/b.pdf", "ett"),
    ]);
    init(folder.path(), "2026-01-01");
    folder.write(
        "texts/a.md",
        "# Inledning\n\nParterna\nsamverkar.\n\n# Giltighet\n\nAvtalet gäller till och med 31 december 2026.\n\n# Nytt\n\nMer <b>text</b>.\n",
    );
    folder.write("texts/b.pdf", "tva");
    let diff = differences(&folder, &["avtal", "--from", "HEAD"]);
    let documents = diff["agreements"][0]["documents"].as_array().unwrap();
    let headings: Vec<_> =
        documents[0]["sections"].as_array().unwrap().iter().map(|of| (&of["heading"], &of["kind"])).collect();
    assert_eq!(headings, [(&json!("Giltighet"), &json!("changed")), (&json!("Nytt"), &json!("added"))]);
    let changed: Vec<&Value> = documents[0]["sections"][0]["hunks"][0]["lines"]
        .as_array()
        .unwrap()
        .iter()
        .flat_map(|line| line["pieces"].as_array().unwrap())
        .filter(|piece| piece["is_changed"] == true)
        .map(|piece| &piece["text"])
        .collect();
    assert_eq!(changed, [&json!("2024"), &json!("2026")]);
    assert_eq!((&documents[1]["path"], &documents[1]["sections"]), (&json!("texts/b.pdf"), &Value::Null));
    let page = on(folder.path(), &["diff", "--from", "HEAD", "--format", "markdown"]).stdout;
    for part in ["<del>2024</del>", "<ins>2026</ins>", "Mer &lt;b&gt;text&lt;/b&gt;"] {
        assert!(page.contains(part), "{part} is not in\n{page}");
    }
    let colour = on(folder.path(), &["diff", "--from", "HEAD", "--color", "always"]).stdout;
    assert!(
        colour.contains("\u{1b}[32m+\u{1b}[0m ") && colour.contains("\u{1b}[31m-\u{1b}[0m "),
        "{colour:?}"
    );
    let plain = on(folder.path(), &["diff", "--from", "HEAD"]).stdout;
    assert!(
        !plain.contains('\u{1b}') && plain.contains("- Avtalet gäller till och med 31 december 2024."),
        "{plain}"
    );
}

#[test]
fn two_agreements_and_what_one_replaces() {
    let registry = own_registry();
    let run = on(&registry, &["diff", "riskbruk-2021", "--format", "json"]).json();
    assert_eq!(
        said(&run),
        [
            "riskbruk-2021 compared | notes validity.from validity.until replaces | state in-force-from effective-end gap"
        ]
    );
    assert_eq!(
        (&run["from"]["ids"], &run["to"]["ids"]),
        (&json!(["riskbruk-2016"]), &json!(["riskbruk-2021"]))
    );
    let both = on(&registry, &["diff", "riskbruk-2016", "riskbruk-2021", "--format", "json"]).json();
    assert_eq!(both, run);
    let several = on(&registry, &["diff", "barn-unga-dalarna-2022", "--format", "json"]).json();
    assert_eq!(several["from"]["ids"].as_array().unwrap().len(), 5, "each that it replaces");
    for (arguments, part) in [
        (&["riskbruk-2016"][..], "`riskbruk-2016` replaces nothing"),
        (&[], "there is nothing to compare"),
        (&["riskbrok-2021"], "did you mean `riskbruk-2021`?"),
        (&["--to", "HEAD"], "--from"),
        (&["--from", "HEAD", "--at", "HEAD"], "cannot be used with"),
        (&["--from", "no-such-branch"], "no revision `no-such-branch`"),
    ] {
        let run = on(&registry, &[&["diff"], arguments].concat());
        run.refused(&[part]);
    }
}

#[test]
fn the_exit_code_tells_of_differences_if_asked_to() {
    let folder = Folder::registry(&[("agreements/avtal.toml", &agreement("Avtal", "", UNTIL_2026))]);
    init(folder.path(), "2026-01-01");
    let code =
        |arguments: &[&str]| on(folder.path(), &[&["diff", "--from", "HEAD"], arguments].concat()).code;
    assert_eq!((code(&[]), code(&["--exit-code"])), (0, 0));
    assert_eq!(
        on(folder.path(), &["diff", "--from", "HEAD"]).stdout.lines().last(),
        Some("Nothing differs.")
    );
    folder.write("agreements/avtal.toml", agreement("Annan titel", "", UNTIL_2026));
    assert_eq!((code(&[]), code(&["--exit-code"]), code(&["avtal", "--exit-code"])), (0, 1, 1));
}

#[test]
fn findings_that_are_new_and_gone() {
    let folder =
        Folder::registry(&[("agreements/avtal.toml", &agreement("Avtal", "owner_ = 1\n", UNTIL_2026))]);
    init(folder.path(), "2026-01-01");
    folder.write("agreements/avtal.toml", agreement("Avtal", "based_on = [\"saknas\"]\n", UNTIL_2026));
    let diff = differences(&folder, &["--from", "HEAD", "--findings"]);
    let rules = |which: &str| -> Vec<String> {
        let rows = diff["findings"][which].as_array().unwrap().iter();
        rows.map(|row| row["rule"].as_str().unwrap().to_owned()).collect()
    };
    assert!(rules("new").contains(&"unknown-agreement".to_owned()), "{diff:#}");
    assert_eq!(rules("gone"), ["unknown-key"]);
    assert_eq!(differences(&folder, &["--from", "HEAD"])["findings"], Value::Null);
}

#[test]
fn a_merge_and_a_shallow_clone() {
    let folder = Folder::registry(&[("agreements/avtal.toml", &agreement("Avtal", "", UNTIL_2026))]);
    let path = folder.path();
    init(path, "2026-01-01");
    git::git(path, &["checkout", "-q", "-b", "gren"]);
    folder.write("agreements/gren.toml", agreement("Gren", "", UNTIL_2026));
    commit(path, "2026-02-01");
    git::git(path, &["checkout", "-q", "main"]);
    folder.write("agreements/stam.toml", agreement("Stam", "", UNTIL_2026));
    commit(path, "2026-02-02");
    git::on(path, "2026-02-03", &["merge", "-q", "--no-edit", "gren"]);
    let short = |arguments: &[&str]| -> Vec<String> {
        said(&differences(&folder, arguments))
            .iter()
            .map(|of| of.split(" |").next().unwrap().to_owned())
            .collect()
    };
    assert_eq!(short(&["--from", "HEAD~1", "--to", "HEAD"]), ["gren added"]);
    assert_eq!(short(&["--from", "HEAD^2", "--to", "HEAD"]), ["stam added"]);
    assert_eq!(short(&["--from", "HEAD~2", "--to", "HEAD"]), ["gren added", "stam added"]);
    let clone = Folder::new(&[]);
    let source = format!("file://{}", path.display());
    git::git(clone.path(), &["clone", "-q", "--depth", "1", &source, "klon"]);
    let run = on(&clone.path().join("klon"), &["diff", "--from", "HEAD~1"]);
    assert_eq!(run.code, 2);
    assert!(run.stderr.contains("shallow"), "{}", run.stderr);
}

#[test]
fn every_document_is_as_its_schema_says() {
    let (mut schemas, mut compiler) = (Schemas::new(), Compiler::new());
    let schema = format!("{}/schemas/diff.schema.json", env!("CARGO_MANIFEST_DIR"));
    let schema = compiler.compile(&schema, &mut schemas).unwrap();
    let folder = Folder::registry(&[
        (
            "agreements/avtal.toml",
            &agreement("Avtal", "document = [{ path = \"texts/a.md\" }]\n", UNTIL_2026),
        ),
        ("texts/a.md", "# A\n\nEtt.\n"),
    ]);
    init(folder.path(), "2026-01-01");
    folder.write(
        "agreements/avtal.toml",
        agreement(
            "Annat",
            "document = [{ path = \"texts/a.md\" }]\nstatutory = true\n",
            "from = 2021\nuntil = 2027\n",
        ),
    );
    folder.write("agreements/trasigt.toml", "title =\n");
    folder.write("texts/a.md", "# B\n\nEtt.\n\n# C\n");
    folder.write("registry.toml", "[kinds.agreement]\n");
    folder.write("bodies/ny.toml", "name = \"Ny\"\n");
    let whole = on(folder.path(), &["diff", "--from", "HEAD", "--findings", "--format", "json"]).json();
    let pair = on(&own_registry(), &["diff", "riskbruk-2021", "--format", "json"]).json();
    for document in [&whole, &pair] {
        schemas.validate(document, schema).unwrap_or_else(|error| panic!("{error} in {document:#}"));
    }
    assert_eq!(whole["schema"], json!("avtal/diff/1"));
    let mut other = whole.clone();
    other["agreements"][0]["what"] = json!("else");
    assert!(schemas.validate(&other, schema).is_err(), "a schema that cannot fail");
}

#[test]
fn of_what_one_side_cannot_read_nothing_is_said_to_follow() {
    let more = "replaces = [{ id = \"gammalt\" }]\n";
    let folder = Folder::registry(&[
        ("agreements/gammalt.toml", &agreement("Gammalt", "", "from = 2020\nuntil = \"further-notice\"\n")),
        ("agreements/nytt.toml", &agreement("Nytt", more, "from = 2024\nuntil = 2030\n")),
    ]);
    init(folder.path(), "2026-01-01");
    folder.write("agreements/nytt.toml", "{{");
    let whole = |arguments: &[&str]| {
        let run = on(folder.path(), &[&["diff", "--from", "HEAD", "--format", "json"], arguments].concat());
        assert_eq!(run.code, 1, "{run:?}");
        run.json()
    };
    let diff = whole(&["--findings"]);
    assert_eq!(said(&diff), [""; 0], "the old one has not come back");
    let gone = diff["findings"]["gone"].as_array().unwrap();
    assert!(gone.iter().all(|row| row["path"] != "agreements/nytt.toml"), "{gone:#?}");
    let one = whole(&["nytt"]);
    assert_eq!((&one["agreements"], &one["incomplete"]), (&json!([]), &json!(["agreements/nytt.toml"])));
    git::git(folder.path(), &["checkout", "-q", "."]);
    folder.write("registry.toml", "x = [");
    let diff = whole(&[]);
    assert_eq!((&diff["settings"], &diff["agreements"]), (&json!([]), &json!([])));
}

#[test]
fn a_party_joins_with_its_days_and_a_file_that_is_missing_is_said_to_be() {
    let old = agreement("Avtal", "document = [{ path = \"texts/a.md\" }]\n", UNTIL_2026);
    let folder = Folder::registry(&[("agreements/avtal.toml", &old), ("texts/a.md", "# A\n\nEtt.\n")]);
    init(folder.path(), "2026-01-01");
    let joined =
        old.replace("[\"kommunerna\"]", "[\"kommunerna\", { id = \"region-test\", from = 2026-06-01 }]");
    folder.write("agreements/avtal.toml", &joined);
    fs::remove_file(folder.path().join("texts/a.md")).unwrap();
    let diff = differences(&folder, &["--from", "HEAD"]);
    let of = &diff["agreements"][0];
    assert_eq!(of["fields"][0]["joined"], json!(["region-test"]));
    assert_eq!(
        (&of["fields"][1]["field"], &of["fields"][1]["new"]),
        (&json!("parties.from"), &json!("2026-06-01"))
    );
    assert_eq!(
        (&of["documents"][0]["missing"], &of["documents"][0]["sections"]),
        (&json!("new"), &Value::Null)
    );
    assert!(on(folder.path(), &["diff", "--from", "HEAD"]).stdout.contains("the file is missing now"));
    // The group's members under their own names: the same parties.
    let other = Folder::registry(&[
        ("agreements/a.toml", &agreement("A", "", UNTIL_2026)),
        (
            "agreements/b.toml",
            &agreement("B", "", UNTIL_2026).replace("\"kommunerna\"", "\"testkoping\", \"provstad\""),
        ),
    ]);
    let run = on(other.path(), &["diff", "a", "b", "--format", "json"]).json();
    let kinds: Vec<&Value> =
        run["agreements"][0]["fields"].as_array().unwrap().iter().map(|row| &row["kind"]).collect();
    assert_eq!(kinds, [&json!("changed"), &json!("set")], "no empty row of groups");
}

/// What follows from a change, as `what: old -> new (days)`.
fn follows(old: (&str, &str), new: (&str, &str)) -> Vec<String> {
    let folder = Folder::of_agreement(old.0, old.1);
    init(folder.path(), "2026-01-01");
    folder.write("agreements/avtal.toml", agreement("Avtal", new.0, new.1));
    let diff = differences(&folder, &["avtal", "--from", "HEAD"]);
    let said = |value: &Value| value.as_str().unwrap_or("–").to_owned();
    let consequences = diff["agreements"][0]["consequences"].as_array().unwrap().iter();
    consequences
        .map(|of| {
            let days = of["days"].as_i64().map(|days| format!(" ({days})")).unwrap_or_default();
            format!("{}: {} -> {}{days}", said(&of["what"]), said(&of["old"]), said(&of["new"]))
        })
        .collect()
}

#[test]
fn a_suspension_changes_the_state_and_one_that_prolongs_moves_the_end() {
    let suspended = |days: &str, rest: &str| format!("{UNTIL_2026}[[suspension]]\nfrom = {days}\n{rest}");
    assert_eq!(follows(("", UNTIL_2026), ("", &suspended("2023-03-01\nuntil = 2023-08-31", ""))), [""; 0]);
    let past = suspended("2023-03-01\nuntil = 2023-08-31", "prolongs = true\n");
    let moved = follows(("", UNTIL_2026), ("", &past));
    assert_eq!(moved[0], "effective-end: 2026-12-31 -> 2027-07-03 (184)");
    let open = suspended("2026-11-01", "prolongs = true\n");
    let expected =
        ["state: in-force -> suspended", "effective-end: 2026-12-31 -> not known until its suspension ends"];
    assert_eq!(follows(("", UNTIL_2026), ("", &open))[..2], expected);
}

#[test]
fn another_duty_comes_next_and_has_not_moved() {
    let option = format!("{UNTIL_2026}[[option]]\nterm = \"P1Y\"\n");
    let noticed = option.replace("\"P1Y\"\n", "\"P1Y\"\nnotice = \"P1M\"\n");
    let next =
        |follows: Vec<String>| follows.into_iter().find(|line| line.starts_with("next-deadline")).unwrap();
    let said = next(follows(("", UNTIL_2026), ("", &noticed)));
    assert_eq!(said, "next-deadline: Lapses: 2026-12-31 -> Call the option by: 2026-11-30");
}

#[test]
fn a_period_of_notice_changes_how_long_it_binds() {
    let with = |notice: &str| format!("from = 2020\nuntil = \"further-notice\"\n{notice}");
    let (none, three, six) =
        (with(""), with("[termination]\nnotice = \"P3M\"\n"), with("[termination]\nnotice = \"P6M\"\n"));
    assert_eq!(follows(("", &none), ("", &three)), ["bound-through: – -> 2027-02-21"]);
    assert_eq!(follows(("", &three), ("", &six)), ["bound-through: 2027-02-21 -> 2027-05-21 (89)"]);
}

#[test]
fn members_of_a_group_are_known_by_their_names_though_some_have_days() {
    let folder = Folder::of_agreement("", UNTIL_2026);
    let group = |members: &str| format!("name = \"Kommunerna\"\nkind = \"group\"\nmembers = [{members}]\n");
    folder.write("parties/kommunerna.toml", group("{ id = \"testkoping\", from = 2020 }, \"provstad\""));
    init(folder.path(), "2026-01-01");
    folder.write("parties/kommunerna.toml", group("\"provstad\", { id = \"testkoping\", from = 2021 }"));
    let diff = differences(&folder, &["--from", "HEAD"]);
    let fields = diff["parties"][0]["fields"].as_array().unwrap();
    let short: Vec<_> = fields.iter().map(|row| (&row["field"], &row["entry"], &row["new"])).collect();
    assert_eq!(short, [(&json!("members.from"), &json!("testkoping"), &json!("2021"))]);
}

/// A pointer of Git LFS to a file with this content.
fn pointer(content: &str) -> String {
    use sha2::{Digest, Sha256};
    let oid: String = Sha256::digest(content).iter().map(|byte| format!("{byte:02x}")).collect();
    format!("version https://git-lfs.github.com/spec/v1\noid sha256:{oid}\nsize {}\n", content.len())
}

#[test]
fn a_document_in_git_lfs_is_compared_by_the_file_that_it_stands_for() {
    let record = agreement(
        "Avtal",
        "document = [{ path = \"texts/a.md\" }, { path = \"texts/b.pdf\" }]\n",
        UNTIL_2026,
    );
    let (old, new) = ("# A\n\nEtt.\n", "# A\n\nTvå.\n");
    let folder = Folder::registry(&[("agreements/avtal.toml", &record)]);
    let write = |a: &str, b: &str| {
        folder.write("texts/a.md", a);
        folder.write("texts/b.pdf", b);
    };
    write(&pointer(old), &pointer(old));
    init(folder.path(), "2026-01-01");
    // Checked out: the same files.
    write(old, old);
    assert_eq!(differences(&folder, &["--from", "HEAD"])["agreements"], json!([]));
    for (a, b) in [(new.to_owned(), new.to_owned()), (pointer(new), pointer(new))] {
        write(&a, &b);
        let diff = differences(&folder, &["--from", "HEAD"]);
        let documents = diff["agreements"][0]["documents"].as_array().unwrap();
        assert_eq!(documents.len(), 2);
        for of in documents {
            assert_eq!(
                (&of["in_lfs"], &of["sections"], &of["missing"]),
                (&json!(true), &Value::Null, &Value::Null)
            );
        }
        let said = on(folder.path(), &["diff", "--from", "HEAD"]).stdout;
        assert_eq!(said.matches("other content, kept in Git LFS").count(), 2, "{said}");
        assert!(!said.contains("oid"), "{said}");
    }
}

#[test]
fn what_rests_on_a_body_or_a_group_that_one_side_could_not_read_is_not_told() {
    let folder = Folder::registry(&[("agreements/avtal.toml", &agreement("Avtal", "", UNTIL_2026))]);
    init(folder.path(), "2026-01-01");
    for path in ["bodies/styrgruppen.toml", "parties/kommunerna.toml"] {
        let whole = fs::read(folder.path().join(path)).unwrap();
        folder.write(path, b"name = ");
        let run = on(folder.path(), &["diff", "--from", "HEAD", "--format", "json"]);
        let json = run.json();
        assert_eq!(
            (run.code, &json["agreements"], &json["unread"][0]["path"]),
            (1, &json!([]), &json!(path))
        );
        folder.write(path, &whole);
    }
}

#[test]
fn how_the_lines_of_a_text_end_is_no_difference() {
    let record = agreement("Avtal", "document = [{ path = \"texts/a.md\" }]\n", UNTIL_2026);
    let text = "# A\n\nEtt.\nTvå.\n\n## B\n\n* tre\n";
    let folder = Folder::registry(&[("agreements/avtal.toml", &record), ("texts/a.md", text)]);
    init(folder.path(), "2026-01-01");
    folder.write("texts/a.md", text.replace('\n', "\r\n"));
    assert_eq!(differences(&folder, &["--from", "HEAD"])["agreements"], json!([]));
}

/// git has lost the old text of a record that did not change: it need not be asked for it.
#[test]
fn what_did_not_change_is_not_read_from_git() {
    let endless = "from = 2020\nuntil = \"further-notice\"\n";
    let folder = Folder::registry(&[
        ("agreements/fast.toml", &agreement("Fast", "", endless)),
        ("agreements/nytt.toml", &agreement("Nytt", "", endless)),
    ]);
    init(folder.path(), "2026-01-01");
    folder.write("agreements/nytt.toml", agreement("Nytt namn", "", endless));
    commit(folder.path(), "2026-01-02");
    let object = git::git(folder.path(), &["rev-parse", "HEAD:agreements/fast.toml"]);
    let (inner, name) = object.trim().split_at(2);
    fs::remove_file(folder.path().join(".git/objects").join(inner).join(name)).unwrap();
    assert_eq!(said(&differences(&folder, &["--from", "HEAD~1"])), ["nytt changed | title | "]);
    // An edit that keeps the length, after which git is asked, and says that it has lost the record.
    folder.write("agreements/fast.toml", agreement("Tfas", "", endless));
    let run = on(folder.path(), &["diff", "--from", "HEAD~1"]);
    assert_eq!(run.code, 1);
    assert!((run.stdout + &run.stderr).contains("agreements/fast.toml"));
}
