//! The view over many registries: the queries of `docs/many/` on what each exports, in DuckDB and, where there is Java, in Spark.

use std::path::{Path, PathBuf};
use std::process::Command;

use serde_json::{Value, json};

use crate::folder::agreement;
use crate::program::{Folder, finish, on, own_registry};

const QUERIES: [&str; 5] = ["awaiting", "bound-by", "lapsing", "missing-local", "trust"];

fn query(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join(format!("docs/many/{name}.sql"))
}

/// What the script prints that runs the queries.
fn ask(python: &Path, folder: &Folder, words: &[String]) -> Value {
    let script = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/outside/many.py");
    let run = finish(Command::new(python).arg(script).args(words).current_dir(folder.path()));
    assert_eq!(run.code, 0, "{}{}", run.stdout, run.stderr);
    run.json()
}

fn words(words: &[&str]) -> Vec<String> {
    words.iter().map(|word| (*word).to_owned()).collect()
}

/// A county whose agreement expects a local one of three municipalities, two municipalities with registries of their own, and
/// the own registry.
fn store() -> Folder {
    let code =
        |name: &str, code: &str| format!("name = \"{name}\"\nkind = \"municipality\"\ncode = \"{code}\"\n");
    let settings = |name: &str| format!("name = \"{name}\"\n[kinds.agreement]\n");
    let county = Folder::new(&[
        ("registry.toml", &settings("Testlänet")),
        ("parties/testkoping.toml", &code("Testköpings kommun", "9901")),
        ("parties/provstad.toml", &code("Provstads kommun", "9902")),
        ("parties/utan-kod.toml", "name = \"Kodlösa kommun\"\n"),
        (
            "agreements/lansavtal.toml",
            &(agreement(
                "Länsavtal",
                "expects_local = [\"testkoping\", \"provstad\", \"utan-kod\"]\n",
                "from = 2024\nuntil = 2026\n",
            )
            .replace("parties = [\"kommunerna\"]", "parties = [\"testkoping\", \"provstad\"]")),
        ),
        (
            "agreements/nytt-lansavtal.toml",
            &(agreement("Nytt länsavtal", "", "from = 2026-06-01\nuntil = 2029\n")
                .replace("parties = [\"kommunerna\"]", "parties = [\"testkoping\", \"provstad\"]")
                + "[adoption]\nrequired = \"all-parties\"\n\
                   [[decision]]\nby = \"provstad\"\ndate = 2026-05-01\noutcome = \"adopted\"\n"),
        ),
    ]);
    let local = |id: &str, based_on: &str| {
        agreement(
            "Lokalt avtal",
            &format!("based_on = [\"{based_on}\"]\n"),
            "from = 2024\nuntil = 2027-03-31\n",
        )
        .replace("parties = [\"kommunerna\"]", &format!("parties = [\"{id}\"]"))
    };
    // The municipality calls itself something else there: it is known by its code.
    let met = Folder::new(&[
        ("registry.toml", &settings("Testköping")),
        ("parties/kommunen.toml", &code("Testköping", "9901")),
        ("agreements/lokalt.toml", &local("kommunen", "lanet:lansavtal")),
    ]);
    // It rests on an agreement with the same id in another registry.
    let other = Folder::new(&[
        ("registry.toml", &settings("Provstad")),
        ("parties/kommunen.toml", &code("Provstad", "9902")),
        ("agreements/lokalt.toml", &local("kommunen", "annat:lansavtal")),
        ("agreements/trasig.toml", "title = \n"),
    ]);
    let store = Folder::new(&[]);
    let own = own_registry();
    for (name, registry) in
        [("lanet", county.path()), ("testkoping", met.path()), ("provstad", other.path()), ("eget", &*own)]
    {
        let out = store.path().join("store");
        let run = on(
            registry,
            &[
                "export",
                "--format",
                "jsonl",
                "--out",
                out.to_str().unwrap(),
                "--name",
                name,
                "--within",
                "P12M",
            ],
        );
        assert_eq!(run.code, i32::from(name == "provstad"), "{}", run.stderr);
    }
    store
}

fn of<'a>(rows: &'a Value, registry: &str, keys: &[&str]) -> Vec<Vec<&'a Value>> {
    let rows = rows.as_array().unwrap().iter().filter(|row| row["registry"] == registry);
    rows.map(|row| keys.iter().map(|key| &row[*key]).collect()).collect()
}

#[test]
fn each_question_is_answered_alike_by_two_engines() {
    let Some(python) = crate::external::python() else { return };
    let store = store();
    ask(python, &store, &words(&["load", "store", "parquet"]));
    let answer = |name: &str| {
        ask(python, &store, &words(&["duckdb", "parquet", query(name).to_str().unwrap(), name]));
        ask(python, &store, &words(&["rows", name]))
    };
    let [awaiting, bound_by, lapsing, missing, trust] = QUERIES.map(answer);

    let listed =
        on(&own_registry(), &["list", "--flag", "lapsing", "--within", "P12M", "--format", "json"]).ids();
    let mut told: Vec<&str> =
        of(&lapsing, "eget", &["id"]).iter().map(|row| row[0].as_str().unwrap()).collect();
    told.sort_unstable();
    assert_eq!(told, listed);
    assert_eq!(
        of(&lapsing, "testkoping", &["id", "effective_end"]),
        [[&json!("lokalt"), &json!("2027-03-31")]]
    );
    assert_eq!(
        of(&missing, "lanet", &["party", "code"]),
        [[&json!("provstad"), &json!("9902")], [&json!("utan-kod"), &Value::Null]],
        "one has it in its own registry, another only one of the same id elsewhere"
    );
    let of_code = |code: &str| {
        let rows = bound_by.as_array().unwrap().iter().filter(|row| row["code"] == code);
        rows.map(|row| (row["registry"].as_str().unwrap(), row["agreement"].as_str().unwrap()))
            .collect::<Vec<_>>()
    };
    assert_eq!(of_code("9901"), [("testkoping", "lokalt"), ("lanet", "lansavtal")]);
    let waits = |row: &Value| (row["code"].clone(), row["agreements"].clone(), row["registries"].clone());
    assert_eq!(
        awaiting.as_array().unwrap().iter().map(waits).collect::<Vec<_>>(),
        [(json!("9901"), json!(1), json!(1))]
    );
    assert_eq!(of(&trust, "provstad", &["unread_files", "errors"])[0][0], &json!(1));
    assert_eq!(of(&trust, "eget", &["unread_files", "errors"]), [[&json!(0), &json!(0)]]);

    let Some(spark) = crate::external::spark() else { return };
    let sources = ["parquet", "store"];
    let asked = sources.iter().flat_map(|from| {
        let queries = QUERIES.map(|name| format!("{}={name}.{from}", query(name).display()));
        std::iter::once((*from).to_owned()).chain(queries)
    });
    ask(spark, &store, &std::iter::once("spark".to_owned()).chain(asked).collect::<Vec<_>>());
    for (from, name) in sources.iter().flat_map(|from| QUERIES.map(|name| (from, name))) {
        let compared = ask(python, &store, &words(&["compare", name, &format!("{name}.{from}")]));
        assert_eq!(compared["different"], 0, "{name} from {from}");
        assert_ne!(compared["rows"], 0, "{name}");
    }
}

#[test]
fn every_query_is_told_of() {
    let page = std::fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join("docs/many.md")).unwrap();
    for name in QUERIES {
        assert!(page.contains(&format!("many/{name}.sql")), "{name}");
    }
    let files = std::fs::read_dir(query("x").parent().unwrap()).unwrap().count();
    assert_eq!(files, QUERIES.len());
}
