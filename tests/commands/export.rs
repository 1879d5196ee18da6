//! `avtal export`: the registry as tables, in every format.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use serde_json::Value;

use crate::folder::agreement;
use crate::program::{Folder, Run, git, on, own_registry};

/// The tables, in the order in which each refers to those before it.
const TABLES: [&str; 12] = [
    "registries",
    "parties",
    "bodies",
    "agreements",
    "memberships",
    "replacements",
    "bases",
    "locals",
    "reviews",
    "decisions",
    "events",
    "findings",
];

/// Means something in one format or another.
const HOSTILE: &str = "=HYPERLINK(\"https://e.example\";\"x\")'; DROP TABLE agreements; -- \\ <b>&amp;</b> 🎉 ##[error]x | $1 `d` \u{202e}";

/// A registry in which texts mean something elsewhere, and references lead nowhere.
pub fn hostile() -> Folder {
    let quoted = toml::Value::from(HOSTILE).to_string();
    let one = format!(
        "title = {quoted}\nkind = \"agreement\"\nreference = \"=1+1\"\nowner = \"ingen\"\ntopics = [{quoted}, \"@x\"]\n\
         parties = [\"testkoping\", \"okand-part\", \"kommunerna\"]\nnotes = \"\"\"Rad\r\n;.quit\n\"\"\"\n\
         [validity]\nfrom = 2024\nuntil = \"2026-12\"\n[adoption]\nrequired = \"all-parties\"\n\
         [[decision]]\nby = \"testkoping\"\ndate = 2023\noutcome = \"adopted\"\nreference = {quoted}\n\
         [[decision]]\nby = \"styrgruppen\"\nplanned = [2026-12-01, \"2027\"]\n\
         [[decision]]\nby = \"nagon-annan\"\ndate = 2023-05-01\n\
         [[replaces]]\nid = \"finns-inte\"\n[[replaces]]\nid = \"tva\"\nsections = [\"1\", {quoted}]\n\
         [[review]]\nid = \"r\"\nfirst = 2025\nby = \"styrgruppen\"\n[[review]]\nid = \"r\"\nfirst = 2026\nevery = \"P1Y\"\n"
    );
    Folder::registry(&[
        ("agreements/ett.toml", &one),
        (
            "agreements/tva.yaml",
            "title: Två\nkind: agreement\nparties: [testkoping]\nvalidity: {from: 1871-05-01, until: 2019}\n",
        ),
        (
            "agreements/utkast.toml",
            "title = \"-2+3\"\nkind = \"agreement\"\nstage = \"draft\"\nparties = []\n[validity]\n",
        ),
        ("bodies/radet.toml", &format!("name = {quoted}\nreplaces = [\"styrgruppen\"]\nfrom = 2027-01-01\n")),
    ])
}

/// A registry with an agreement that expects local ones of both municipalities, of which only one has one that binds it.
pub fn resting() -> Folder {
    let local = |title: &str, more: &str, party: &str| {
        format!(
            "title = \"{title}\"\nkind = \"agreement\"\n{more}parties = [\"{party}\"]\n\
             based_on = [\"lansavtal\", \"finns-inte\"]\n[validity]\nfrom = 2025\nuntil = 2027\n"
        )
    };
    Folder::registry(&[
        (
            "agreements/lansavtal.toml",
            &agreement("Länsavtal", "expects_local = [\"kommunerna\"]\n", "from = 2025\nuntil = 2027\n"),
        ),
        ("agreements/lokalt-provstad.toml", &local("Lokalt i Provstad", "stage = \"draft\"\n", "provstad")),
        ("agreements/lokalt-testkoping.toml", &local("Lokalt i Testköping", "", "testkoping")),
    ])
}

/// The rows of a table as JSON Lines.
fn rows(registry: &Path, table: &str, more: &[&str]) -> Vec<Value> {
    let run = on(registry, &[&["export", "--format", "jsonl", "--table", table], more].concat());
    assert_eq!(run.stderr, "", "{table}");
    run.stdout.lines().map(|line| serde_json::from_str(line).unwrap()).collect()
}

fn texts(value: &Value) -> Vec<&str> {
    value.as_array().unwrap().iter().map(|text| text.as_str().unwrap()).collect()
}

/// The files below a folder, by their paths.
fn files(folder: &Path) -> BTreeMap<String, Vec<u8>> {
    let mut files = BTreeMap::new();
    for entry in walkdir::WalkDir::new(folder) {
        let entry = entry.unwrap();
        if entry.file_type().is_file() {
            let path = entry.path().strip_prefix(folder).unwrap().to_str().unwrap().to_owned();
            files.insert(path, fs::read(entry.path()).unwrap());
        }
    }
    files
}

#[test]
fn agreements_are_told_as_in_a_list() {
    let hostile = hostile();
    for registry in [&own_registry(), hostile.path()] {
        let listed = on(registry, &["list", "--format", "json"]).json();
        let listed = listed["agreements"].as_array().unwrap();
        let exported = rows(registry, "agreements", &[]);
        assert_eq!(exported.len(), listed.len());
        for (row, list) in exported.iter().zip(listed) {
            for (key, value) in list.as_object().unwrap() {
                assert_eq!(row[key], *value, "{key} of {}", list["id"]);
            }
        }
    }
}

#[test]
fn memberships_are_the_parties_of_the_agreements() {
    let own = own_registry();
    let memberships = rows(&own, "memberships", &[]);
    for agreement in rows(&own, "agreements", &[]) {
        let of: Vec<&Value> = memberships.iter().filter(|row| row["agreement"] == agreement["id"]).collect();
        let parties = |is_asked: &dyn Fn(&Value) -> bool| -> Vec<&str> {
            of.iter().filter(|row| is_asked(row)).map(|row| row["party"].as_str().unwrap()).collect()
        };
        assert_eq!(parties(&|row| row["bound"] == true), texts(&agreement["bound"]));
        let all = parties(&|_| true);
        assert!(texts(&agreement["parties"]).iter().all(|party| all.contains(party)), "{agreement}");
    }
    let dalarna = memberships.iter().find(|row| row["agreement"] == "barn-unga-dalarna-2022").unwrap();
    assert_eq!((&dalarna["required"], &dalarna["decided"]), (&true.into(), &"nothing".into()));
}

#[test]
fn what_belongs_to_an_agreement_has_a_row() {
    let folder = hostile();
    let replacements = rows(folder.path(), "replacements", &[]);
    assert_eq!(replacements.len(), 2);
    assert_eq!(
        (&replacements[0]["replaces"], &replacements[0]["replaced"]),
        (&"finns-inte".into(), &Value::Null)
    );
    assert_eq!((&replacements[1]["replaced"], &replacements[1]["whole"]), (&"tva".into(), &false.into()));
    let decisions = rows(folder.path(), "decisions", &[]);
    let told = |of: &Value| {
        (of["party"].clone(), of["body"].clone(), of["date"].clone(), of["date_as_written"].clone())
    };
    let of = |party: Option<&str>, body: Option<&str>, date: Option<&str>, written: Option<&str>| {
        (party.into(), body.into(), date.into(), written.into())
    };
    assert_eq!(told(&decisions[0]), of(Some("testkoping"), None, Some("2023-12-31"), Some("2023")));
    assert_eq!(told(&decisions[1]), of(None, Some("styrgruppen"), None, None));
    assert_eq!(texts(&decisions[1]["planned"]), ["2026-12-01", "2027"]);
    assert_eq!(told(&decisions[2]), of(None, None, Some("2023-05-01"), None));
    let reviews = rows(folder.path(), "reviews", &[]);
    assert_eq!(reviews.iter().map(|row| row["position"].as_i64().unwrap()).collect::<Vec<_>>(), [1, 2]);
    assert_eq!((&reviews[0]["next_due_as_written"], &reviews[0]["overdue"]), (&"2025".into(), &true.into()));
    let parties = rows(folder.path(), "parties", &[]);
    let unknown = parties.iter().find(|row| row["id"] == "okand-part").unwrap();
    assert_eq!((&unknown["path"], &unknown["record"]), (&Value::Null, &Value::Null));
    let group = parties.iter().find(|row| row["id"] == "kommunerna").unwrap();
    assert_eq!(texts(&group["members"]), ["provstad", "testkoping"]);
    let findings = rows(folder.path(), "findings", &[]);
    let found = on(folder.path(), &["check", "--format", "json"]).json();
    let rules = |rows: &[Value]| {
        let mut rules: Vec<String> =
            rows.iter().map(|row| row["rule"].to_string() + &row["message"].to_string()).collect();
        rules.sort();
        rules
    };
    assert_eq!(rules(&findings), rules(found["findings"].as_array().unwrap()));
    assert!(
        findings
            .iter()
            .all(|row| row["agreement"].is_string()
                == row["path"].as_str().unwrap().starts_with("agreements/"))
    );
    let events = rows(&own_registry(), "events", &[]);
    let agenda = on(&own_registry(), &["agenda", "--format", "json"]).json();
    let days = |rows: &[Value]| {
        rows.iter()
            .map(|row| (row["day"].clone(), row["kind"].clone(), row["message"].clone()))
            .collect::<Vec<_>>()
    };
    assert_eq!(days(&events), days(agenda["events"].as_array().unwrap()));
}

#[test]
fn what_rests_on_another_and_what_should_is_told() {
    let folder = resting();
    let bases = rows(folder.path(), "bases", &[]);
    let told = |row: &Value| {
        [&row["agreement"], &row["position"], &row["based_on"], &row["basis"]].map(Value::clone)
    };
    let of = |agreement: &str, position: u64, based_on: &str, basis: Value| {
        [agreement.into(), position.into(), based_on.into(), basis]
    };
    assert_eq!(
        bases.iter().map(told).collect::<Vec<_>>(),
        [
            of("lokalt-provstad", 1, "lansavtal", "lansavtal".into()),
            of("lokalt-provstad", 2, "finns-inte", Value::Null),
            of("lokalt-testkoping", 1, "lansavtal", "lansavtal".into()),
            of("lokalt-testkoping", 2, "finns-inte", Value::Null),
        ]
    );
    let locals = rows(folder.path(), "locals", &[]);
    let told: Vec<_> = locals.iter().map(|row| (&row["party"], &row["met"], texts(&row["locals"]))).collect();
    assert_eq!(
        told,
        [
            (&"provstad".into(), &false.into(), vec![]),
            (&"testkoping".into(), &true.into(), vec!["lokalt-testkoping"])
        ]
    );
    let found = on(folder.path(), &["check", "--lang", "en", "--format", "concise"]).stdout;
    assert_eq!(found.matches("missing-local-agreement").count(), 1, "{found}");
}

#[test]
fn every_row_is_as_its_schema_says_and_every_record_as_its_own() {
    let schema = |name: &str| format!("{}/schemas/{name}.schema.json", env!("CARGO_MANIFEST_DIR"));
    let (mut schemas, mut compiler) = (boon::Schemas::new(), boon::Compiler::new());
    compiler.enable_format_assertions();
    let mut compile = |name: &str| compiler.compile(&schema(name), &mut schemas).unwrap();
    let of_tables = TABLES.map(|table| compile(&format!("table-{table}")));
    let of_records = [("agreements", "agreement"), ("parties", "party"), ("bodies", "body")];
    let of_records = of_records.map(|(table, name)| (table, "record", compile(name)));
    let of_settings = ("registries", "settings", compile("registry"));
    let (hostile, resting) = (hostile(), resting());
    let mut seen = std::collections::BTreeSet::new();
    for registry in [&own_registry(), hostile.path(), resting.path()] {
        for (table, index) in TABLES.iter().zip(of_tables) {
            let rows = rows(registry, table, &[]);
            for row in &rows {
                schemas.validate(row, index).unwrap_or_else(|error| panic!("{table}: {error}\n{row}"));
                for (of, key, index) in of_records.iter().chain([&of_settings]) {
                    if of == table && !row[key].is_null() {
                        schemas
                            .validate(&row[key], *index)
                            .unwrap_or_else(|error| panic!("{table}: {error}\n{row}"));
                    }
                }
            }
            seen.extend((!rows.is_empty()).then_some(*table));
        }
    }
    assert_eq!(seen.len(), TABLES.len(), "{seen:?}");
}

#[test]
fn a_record_is_told_as_it_is_written() {
    let record = "title = \"Avtal\"\nkind = \"agreement\"\nparties = [\"testkoping\", { id = \"provstad\", from = 2025-01 }]\n\
                  statutory = [\"HSL 16 kap. 3 §\"]\nnotes = \"\"\"\nEn rad.\n\nEn till.\"\"\"\n[validity]\nfrom = 2021\nuntil = \"further-notice\"\n\
                  [termination]\nnotice_by = \"08-31\"\nends = \"year-end\"\n[reminders]\nreview = []\n[[review]]\nid = \"a\"\nevery = \"P2Y\"\nfirst = \"2028-06\"\n\
                  [[review.done]]\ndate = 2026-10-01\n"
        .replace("from = 2025-01 }", "from = \"2025-01\" }");
    let folder = Folder::registry(&[("agreements/a.toml", &record)]);
    let row = &rows(folder.path(), "agreements", &[])[0];
    assert_eq!(
        row["record"],
        serde_json::json!({
            "title": "Avtal", "kind": "agreement", "parties": ["testkoping", {"id": "provstad", "from": "2025-01"}],
            "statutory": ["HSL 16 kap. 3 §"], "notes": "En rad.\n\nEn till.",
            "validity": {"from": "2021", "until": "further-notice"},
            "termination": {"notice_by": "08-31", "ends": "year-end"}, "reminders": {"review": []},
            "review": [{"id": "a", "every": "P2Y", "first": "2028-06", "done": [{"date": "2026-10-01"}]}]
        })
    );
    assert_eq!((&row["from"], &row["from_as_written"]), (&"2021-01-01".into(), &"2021".into()));
}

#[test]
fn filters_choose_agreements_with_all_that_belongs_to_them() {
    let filter = ["--party", "region-dalarna", "--state", "in-force"];
    let own = own_registry();
    let ids = on(&own, &[&["list", "--format", "json"], &filter[..]].concat()).ids();
    assert!(!ids.is_empty());
    for table in ["agreements", "memberships", "reviews", "decisions", "events", "findings", "replacements"] {
        let key = if table == "agreements" { "id" } else { "agreement" };
        for row in rows(&own, table, &filter) {
            assert!(ids.iter().any(|id| row[key] == **id), "{table}: {row}");
        }
    }
    assert_eq!(rows(&own, "parties", &filter).len(), rows(&own, "parties", &[]).len());
    assert_eq!(rows(&own, "registries", &filter)[0]["filtered"], true);
}

#[test]
fn records_that_cannot_be_read_are_named() {
    let folder = Folder::of_agreement("", "from = 2020\nuntil = 2026\n");
    folder.write("agreements/trasig.toml", "title = ");
    let run = on(folder.path(), &["export", "--format", "jsonl", "--table", "registries"]);
    assert_eq!(run.code, 1);
    let row: Value = serde_json::from_str(&run.stdout).unwrap();
    assert_eq!(texts(&row["incomplete"]), ["agreements/trasig.toml"]);
    // A value that could not be read is in no `record`, which is told where it is written.
    let folder = Folder::of_agreement("contact = 3.5\n", "from = 2020\nuntil = 2026\n");
    let out = Folder::new(&[]);
    let run = export(folder.path(), &out, "store", &["--format", "jsonl"]);
    assert!(run.stderr.contains("1 record has a value that could not be read"), "{}", run.stderr);
}

/// Exports into a file or folder below another.
fn export(registry: &Path, below: &Folder, name: &str, more: &[&str]) -> Run {
    let out = below.path().join(name);
    on(registry, &[&["export", "--out", out.to_str().unwrap()], more].concat())
}

#[test]
fn the_same_records_give_the_same_bytes() {
    let (one, other) = (Folder::new(&[]), Folder::new(&[]));
    let mut formats = vec![("store", "jsonl"), ("tables", "csv"), ("a.sql", "sql")];
    if cfg!(feature = "spreadsheets") {
        formats.push(("a.xlsx", "xlsx"));
    }
    for (name, format) in formats {
        for out in [&one, &other] {
            let run = export(&own_registry(), out, name, &["--format", format]);
            assert_eq!(run.code, 0, "{}", run.stderr);
        }
    }
    assert!(files(one.path()) == files(other.path()));
    // Over the old ones, too.
    export(&own_registry(), &one, "store", &["--format", "jsonl"]);
    assert!(files(one.path()) == files(other.path()));
}

#[test]
fn registries_are_kept_together_by_their_names() {
    let out = Folder::new(&[]);
    let folder = Folder::of_agreement("", "from = 2020\nuntil = 2026\n");
    assert_eq!(export(folder.path(), &out, "store", &["--format", "jsonl"]).code, 0);
    assert_eq!(export(folder.path(), &out, "store", &["--format", "jsonl", "--name", "en-annan"]).code, 0);
    let names: Vec<String> = files(out.path()).into_keys().collect();
    for name in ["prov", "en-annan"] {
        for table in TABLES {
            assert!(names.contains(&format!("store/registry={name}/{table}.jsonl")), "{names:?}");
        }
    }
    let schema = out.read("store/schemas/table-agreements.schema.json");
    let own =
        fs::read_to_string(concat!(env!("CARGO_MANIFEST_DIR"), "/schemas/table-agreements.schema.json"))
            .unwrap();
    assert_eq!(schema, own);
    // What somebody else has put there is not taken away.
    out.write("store/registry=prov/mitt.txt", "x");
    let run = export(folder.path(), &out, "store", &["--format", "jsonl"]);
    run.refused(&["mitt.txt", "was not written by `avtal export`"]);
    assert_eq!(out.read("store/registry=prov/mitt.txt"), "x");
}

#[test]
fn a_wrong_wish_is_refused_with_what_to_do() {
    let folder = Folder::of_agreement("", "from = 2020\nuntil = 2026\n");
    let refused = |arguments: &[&str], words: &[&str]| {
        on(folder.path(), &[&["export"], arguments].concat()).refused(words);
    };
    refused(&[], &["no format is given", "--format xlsx, csv, jsonl, sql, turtle or jsonld"]);
    refused(&["--out", "avtal.doc"], &["no format is given"]);
    refused(&["--format", "csv"], &["csv is a file for each table", "--table agreements"]);
    refused(&["--out", "avtal.csv"], &["a file of csv holds one table", "--table agreements"]);
    refused(&["--format", "sql", "--dialect", "excel-sv"], &["`--dialect` is for CSV only", "--format csv"]);
    refused(&["--format", "sql", "--name", "Å b"], &["`Å b` cannot be the name", "give --name a-b"]);
    refused(&["--format", "sql", "--name", "../x"], &["`../x` cannot be the name", "give --name x"]);
    refused(
        &["--format", "csv", "--out", folder.path().to_str().unwrap()],
        &["is the registry's own folder"],
    );
    let within = folder.path().join("agreements");
    refused(&["--format", "csv", "--out", within.to_str().unwrap()], &["is the registry's own folder"]);
    let swedish = on(folder.path(), &["export", "--lang", "sv"]);
    swedish.refused(&["inget format är angivet"]);
}

#[test]
fn a_file_is_replaced_whole_or_not_at_all() {
    let folder = Folder::of_agreement("", "from = 2020\nuntil = 2026\n");
    let out = Folder::new(&[("avtal.sql", "gammalt")]);
    assert_eq!(export(folder.path(), &out, "avtal.sql", &[]).code, 0);
    let sql = out.read("avtal.sql");
    assert!(sql.starts_with("-- A registry") && sql.ends_with("COMMIT;\n"), "{sql}");
    assert_eq!(sql, on(folder.path(), &["export", "--format", "sql"]).stdout);
    assert_eq!(fs::read_dir(out.path()).unwrap().count(), 1, "nothing is left over");
    let run = export(folder.path(), &out, "finns/inte/avtal.sql", &[]);
    assert_eq!(run.code, 3, "{}", run.stderr);
}

#[test]
fn csv_for_people_has_their_words() {
    let own = own_registry();
    let csv = |more: &[&str]| {
        on(&own, &[&["export", "--format", "csv", "--table", "agreements", "--lang", "sv"], more].concat())
            .stdout
    };
    let table = |text: &str, delimiter: u8| {
        let mut reader = csv::ReaderBuilder::new().delimiter(delimiter).from_reader(text.as_bytes());
        let headings: Vec<String> = reader.headers().unwrap().iter().map(str::to_owned).collect();
        let rows: Vec<csv::StringRecord> = reader.records().map(|row| row.unwrap()).collect();
        (headings, rows)
    };
    let people = csv(&["--dialect", "excel-sv"]);
    let (headings, rows) = table(people.strip_prefix('\u{feff}').unwrap(), b';');
    assert_eq!(headings[..3], ["Titel", "Status", "Gäller fr.o.m."]);
    let of = |id: &str| rows.iter().find(|row| row.iter().any(|cell| cell == id)).unwrap();
    assert_eq!(of("barn-unga-dalarna-2022").get(1), Some("inte antaget i tid"));
    let (names, plain) = table(&csv(&[]), b',');
    assert_eq!(names[..3], ["id", "title", "kind"]);
    assert_eq!(plain.len(), rows.len());
    assert!(names.contains(&"from_as_written".to_owned()) && !names.contains(&"record".to_owned()));
}

#[test]
fn an_old_revision_is_exported_as_it_was() {
    let folder = Folder::of_agreement("", "from = 2020\nuntil = 2026\n");
    git::init(folder.path(), "2026-01-01");
    folder.replace("agreements/avtal.toml", "2026", "2027");
    let ends = |more: &[&str]| rows(folder.path(), "agreements", more)[0]["effective_end"].clone();
    assert_eq!(ends(&[]), "2027-12-31");
    assert_eq!(ends(&["--at", "HEAD"]), "2026-12-31");
    let at = |more: &[&str]| rows(folder.path(), "registries", more)[0]["at"].clone();
    assert_eq!(at(&[]), Value::Null);
    assert_eq!(at(&["--at", "HEAD"]).as_str().unwrap().len(), 40);
}

#[test]
fn sql_is_one_statement_a_line_whatever_a_record_says() {
    let folder = hostile();
    folder.write("agreements/tre.toml", agreement("Tre", "", "from = 2020\n"));
    let sql = on(folder.path(), &["export", "--format", "sql"]).stdout;
    assert!(sql.contains("''; DROP TABLE agreements; --"), "{sql}");
    let starts = ["--", "BEGIN", "CREATE", "INSERT", "COMMIT", "(", ")", "  ", ""];
    for line in sql.lines() {
        assert!(starts.iter().any(|start| line.starts_with(start)), "{line}");
        assert!(!line.chars().any(char::is_control), "{line}");
    }
    // Only some tables refer only to each other.
    let some = on(folder.path(), &["export", "--format", "sql", "--table", "memberships,parties"]).stdout;
    assert!(some.contains("REFERENCES \"parties\"") && !some.contains("REFERENCES \"agreements\""), "{some}");
    assert!(!some.contains("CREATE VIEW"), "{some}");
}

#[cfg(feature = "spreadsheets")]
mod workbook {
    use calamine::{Data, DataType, Reader, Xlsx, open_workbook};

    use super::*;

    fn open(registry: &Path, more: &[&str]) -> Xlsx<std::io::BufReader<fs::File>> {
        let out = Folder::new(&[]);
        let run = export(registry, &out, "a.xlsx", more);
        assert_eq!((run.code, run.stderr.lines().count()), (0, 1), "{}", run.stderr);
        open_workbook(out.path().join("a.xlsx")).unwrap()
    }

    #[test]
    fn a_workbook_has_a_sheet_for_each_table_in_the_language_of_the_report() {
        let mut book = open(&own_registry(), &["--lang", "sv"]);
        let names = [
            "Registret",
            "Avtal",
            "Avtal per part",
            "Kommande datum",
            "Uppföljningar",
            "Beslut",
            "Ersatta avtal",
            "Bygger på",
            "Lokala avtal",
            "Parter",
            "Organ",
            "Kontroll",
        ];
        assert_eq!(book.sheet_names(), names);
        for (name, table) in names.iter().zip([
            "",
            "agreements",
            "memberships",
            "events",
            "reviews",
            "decisions",
            "replacements",
            "bases",
            "locals",
            "parties",
            "bodies",
            "findings",
        ]) {
            let sheet = book.worksheet_range(name).unwrap();
            if !table.is_empty() {
                assert_eq!(sheet.height() - 1, rows(&own_registry(), table, &[]).len(), "{name}");
            }
        }
        let sheet = book.worksheet_range("Avtal").unwrap();
        let column = |heading: &str| {
            sheet.rows().next().unwrap().iter().position(|cell| cell.get_string() == Some(heading)).unwrap()
        };
        let (id, until, state) = (column("Id"), column("T.o.m."), column("Status"));
        let row = sheet.rows().find(|row| row[id].get_string() == Some("barn-unga-dalarna-2017")).unwrap();
        assert!(
            matches!(&row[until], Data::DateTime(day) if day.to_ymd_hms_milli() == (2019, 12, 31, 0, 0, 0, 0)),
            "{row:?}"
        );
        assert_eq!(row[state].get_string(), Some("har löpt ut"));
        let cover = book.worksheet_range("Registret").unwrap();
        let told: Vec<String> = cover.used_cells().map(|(_, _, cell)| cell.to_string()).collect();
        assert!(told[0].starts_with("Samverkansdokument i "), "{told:?}");
        assert!(told.iter().any(|text| text.starts_with("nuvarande filer")), "{told:?}");
    }

    #[test]
    fn no_text_of_a_record_is_a_formula_and_none_is_lost() {
        let folder = hostile();
        let mut book = open(folder.path(), &[]);
        for name in book.sheet_names() {
            let formulas = book.worksheet_formula(&name).unwrap();
            assert_eq!(formulas.used_cells().count(), 0, "{name}");
        }
        let sheet = book.worksheet_range("Agreements").unwrap();
        let texts: Vec<&str> = sheet.used_cells().filter_map(|(_, _, cell)| cell.get_string()).collect();
        let shown = HOSTILE.replace('\u{202e}', "\u{fffd}");
        assert!(
            texts.contains(&shown.as_str()) && texts.contains(&"=1+1") && texts.contains(&"-2+3"),
            "{texts:?}"
        );
        // Excel knows no day before 1900.
        assert!(texts.contains(&"1871-05-01"), "{texts:?}");
        assert_eq!(sheet.height(), 4);
    }

    #[test]
    fn a_text_that_a_cell_cannot_hold_is_cut_and_that_is_told() {
        let title = "å".repeat(40_000);
        let folder = Folder::registry(&[("agreements/lang.toml", &agreement(&title, "", "from = 2020\n"))]);
        let out = Folder::new(&[]);
        let run = export(folder.path(), &out, "a.xlsx", &["--table", "agreements"]);
        assert!(run.stderr.contains("1 text is longer than a cell can hold"), "{}", run.stderr);
    }
}

/// The part of docs/export.md that tells of tables and columns, from their schemas.
fn page_of_tables() -> String {
    let mut page = String::new();
    for table in TABLES {
        let schema = crate::program::run(Path::new("."), &["schema", &format!("table-{table}")]).json();
        page += &format!(
            "\n### {table}\n\n{}\n\n| column | is | tells |\n|---|---|---|\n",
            schema["description"].as_str().unwrap()
        );
        for (name, column) in schema["properties"].as_object().unwrap() {
            let types = match &column["type"] {
                Value::Array(types) => types.iter().map(|of| of.as_str().unwrap()).collect(),
                of => vec![of.as_str().unwrap()],
            };
            let of = match (types[0], column["format"].as_str(), column["items"]["type"].as_str()) {
                (_, Some(_), _) => "day",
                ("array", _, Some("object")) => "list of periods",
                ("array", _, _) => "list of texts",
                ("string", _, _) => "text",
                (of, _, _) => of,
            };
            let null = if types.contains(&"null") { " or null" } else { "" };
            page += &format!("| `{name}` | {of}{null} | {} |\n", column["description"].as_str().unwrap());
        }
    }
    page
}

#[test]
fn the_page_tells_of_every_column() {
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/docs/export.md");
    let text = fs::read_to_string(path).unwrap();
    let (before, mark, _) = {
        let mark =
            "<!-- What follows is generated: AVTAL_WRITE_DOCS=1 cargo test --test commands export -->\n";
        let (before, after) = text.split_once(mark).unwrap();
        (before, mark, after)
    };
    let page = format!("{before}{mark}{}", page_of_tables());
    if std::env::var_os("AVTAL_WRITE_DOCS").is_some() {
        fs::write(path, &page).unwrap();
    }
    assert!(
        fs::read_to_string(path).unwrap() == page,
        "write it again: AVTAL_WRITE_DOCS=1 cargo test --test commands export"
    );
}

#[cfg(unix)]
#[test]
fn nothing_is_poured_over_a_terminal() {
    let folder = Folder::of_agreement("", "from = 2020\nuntil = 2026\n");
    for format in ["sql", "csv --table agreements", "jsonl --table agreements"] {
        let Some(said) =
            crate::program::terminal::asked(folder.path(), &format!("export --format {format}"), "")
        else {
            return;
        };
        assert!(said.contains("is not for reading on a terminal"), "{said}");
        assert!(said.contains("--out agreements."), "{said}");
    }
}

#[test]
fn the_site_offers_everything() {
    let out = Folder::new(&[]);
    let site = out.path().join("site");
    let run = on(&own_registry(), &["site", "--lang", "sv", "--out", site.to_str().unwrap()]);
    assert_eq!(run.code, 0, "{}", run.stderr);
    let register = out.read("site/register.html");
    for table in &TABLES[1..] {
        let path = format!("data/tables/{table}.csv");
        assert!(register.contains(&format!("href=\"{path}\"")), "{table}");
        let csv = on(
            &own_registry(),
            &["export", "--lang", "sv", "--format", "csv", "--table", table, "--dialect", "excel-sv"],
        );
        assert!(out.read(&format!("site/{path}")) == csv.stdout, "{table}");
    }
    let workbook = site.join("data/registry.xlsx");
    assert_eq!(register.contains("href=\"data/registry.xlsx\""), cfg!(feature = "spreadsheets"));
    assert_eq!(workbook.exists(), cfg!(feature = "spreadsheets"));
    if workbook.exists() {
        assert_eq!(export(&own_registry(), &out, "a.xlsx", &["--lang", "sv"]).code, 0);
        assert!(fs::read(workbook).unwrap() == fs::read(out.path().join("a.xlsx")).unwrap());
    }
}
