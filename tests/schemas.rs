//! The JSON Schemas: current, and judged by an independent validator.

mod program;

use std::fs;
use std::path::Path;

use boon::{Compiler, SchemaIndex, Schemas};
use serde_json::Value;

const NAMES: [&str; 5] = ["agreement", "body", "diff", "party", "registry"];

fn file(name: &str) -> String {
    format!("{}/schemas/{name}.schema.json", env!("CARGO_MANIFEST_DIR"))
}

#[test]
fn the_schemas_are_current() {
    for name in NAMES {
        let generated = program::run(Path::new("."), &["schema", name]).stdout;
        let committed = fs::read_to_string(file(name)).unwrap();
        assert!(generated == committed, "write the schemas again: cargo run -- schema --out schemas");
    }
}

#[test]
fn they_are_written_whole_into_a_folder() {
    let folder = program::Folder::new(&[]);
    let run = program::run(folder.path(), &["schema", "--out", "some/where"]);
    assert_eq!(run.code, 0, "{run:?}");
    let mut written: Vec<std::ffi::OsString> =
        fs::read_dir(folder.path().join("some/where")).unwrap().map(|f| f.unwrap().file_name()).collect();
    written.sort();
    assert_eq!(written, NAMES.map(|name| std::ffi::OsString::from(format!("{name}.schema.json"))));
}

struct Validator {
    schemas: Schemas,
    by_name: Vec<(&'static str, SchemaIndex)>,
}

impl Validator {
    fn new() -> Self {
        let (mut schemas, mut compiler) = (Schemas::new(), Compiler::new());
        let by_name = NAMES.map(|name| (name, compiler.compile(&file(name), &mut schemas).unwrap()));
        Validator { schemas, by_name: by_name.into() }
    }

    fn check(&self, name: &str, record: &Value) -> Result<(), String> {
        let (_, index) = self.by_name.iter().find(|(of, _)| *of == name).unwrap();
        self.schemas.validate(record, *index).map_err(|error| error.to_string())
    }
}

/// A record as JSON, days as text, as editors hand it to a validator.
fn json(path: &str, text: &str) -> Value {
    fn of_toml(value: toml::Value) -> Value {
        match value {
            toml::Value::Datetime(date) => Value::String(date.to_string()),
            toml::Value::Array(items) => items.into_iter().map(of_toml).collect(),
            toml::Value::Table(table) => {
                table.into_iter().map(|(key, value)| (key, of_toml(value))).collect()
            }
            toml::Value::String(text) => text.into(),
            toml::Value::Integer(number) => number.into(),
            toml::Value::Float(number) => number.into(),
            toml::Value::Boolean(truth) => truth.into(),
        }
    }
    if path.ends_with(".toml") {
        of_toml(toml::from_str::<toml::Value>(text).unwrap())
    } else {
        serde_yaml::from_str(text).unwrap()
    }
}

#[test]
fn every_record_of_the_registry_is_valid() {
    let (validator, mut count) = (Validator::new(), 0);
    let root = program::own_registry();
    let mut folders = vec![root.clone()];
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                folders.push(path);
                continue;
            }
            let name = match path.strip_prefix(&root).unwrap().iter().next().unwrap().to_str().unwrap() {
                "agreements" => "agreement",
                "parties" => "party",
                "bodies" => "body",
                "registry.toml" => "registry",
                _ => continue,
            };
            let record = json(&path.to_string_lossy(), &fs::read_to_string(&path).unwrap());
            validator.check(name, &record).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
            count += 1;
        }
    }
    assert!(count > 90, "only {count} records were found");
}

const WHOLE: &str = r#"
title = "Avtal om färdtjänst"
kind = "agreement"
part = 1
statutory = true
parties = ["testkoping", { id = "region-test", from = 2022-07-01 }]
[validity]
from = 2022
until = "2024-12"
[validity.renewal]
term = "P1Y"
[adoption]
required = 2
[[review]]
id = "arlig"
first = 2023
every = "P1Y"
"#;

#[test]
fn broken_records_are_not_valid() {
    let validator = Validator::new();
    validator.check("agreement", &json("x.toml", WHOLE)).unwrap();
    for (right, wrong) in [
        ("title = \"Avtal om färdtjänst\"", "titel = \"Avtal om färdtjänst\""),
        ("title = \"Avtal om färdtjänst\"", "title = \"\""),
        ("title = \"Avtal om färdtjänst\"", "title = \"Avtal\\nom\""),
        ("kind = \"agreement\"", "kind = 7"),
        ("part = 1", "part = \"ett\""),
        ("part = 1", "part = 1\nstage = \"adoptd\""),
        ("statutory = true", "statutory = \"ja\""),
        ("parties = [\"testkoping\"", "parties = [\"Testköping\""),
        ("id = \"region-test\"", "party = \"region-test\""),
        ("from = 2022-07-01", "from = \"2022-13-01\""),
        ("from = 2022\n", "from = \"last adoption\"\n"),
        ("until = \"2024-12\"", "until = \"furthernotice\""),
        ("until = \"2024-12\"", "untill = \"2024-12\""),
        ("term = \"P1Y\"", "term = \"1 år\""),
        ("term = \"P1Y\"", "term = \"P0D\""),
        ("term = \"P1Y\"", ""),
        ("required = 2", "required = \"everybody\""),
        ("first = 2023", ""),
        ("first = 2023", "first = true"),
        ("[validity]\nfrom = 2022\nuntil = \"2024-12\"\n[validity.renewal]\nterm = \"P1Y\"", ""),
    ] {
        assert!(WHOLE.contains(right), "{right}");
        let record = json("x.toml", &WHOLE.replacen(right, wrong, 1));
        assert!(validator.check("agreement", &record).is_err(), "{wrong:?} instead of {right:?} is valid");
    }
    for (name, wrong) in [
        ("party", "kind = \"municipality\""),
        ("party", "name = \"Testköping\"\nkind = \"kommun\""),
        ("body", "name = \"Styrgruppen\"\nmandate = \"rules\""),
        ("body", "name = \"Styrgruppen\"\nmeetings_per_year = \"four\""),
        ("registry", "language = \"fi\""),
        ("registry", "[rules]\ncoverage-gap = \"fatal\""),
        ("registry", "[kinds.agreement]\nlead = \"P1Y\""),
    ] {
        assert!(validator.check(name, &json("x.toml", wrong)).is_err(), "{wrong}");
    }
}
