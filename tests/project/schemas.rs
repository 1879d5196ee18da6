//! The JSON Schemas: current, and judged by an independent validator.

use std::fs;
use std::path::Path;
use std::process::Command;

use boon::{Compiler, SchemaIndex, Schemas};
use serde_json::Value;

const NAMES: [&str; 19] = [
    "agreement",
    "body",
    "diff",
    "import-map",
    "party",
    "registry",
    "status",
    "table-agreements",
    "table-bases",
    "table-bodies",
    "table-decisions",
    "table-events",
    "table-findings",
    "table-locals",
    "table-memberships",
    "table-parties",
    "table-registries",
    "table-replacements",
    "table-reviews",
];

fn file(name: &str) -> String {
    format!("{}/schemas/{name}.schema.json", env!("CARGO_MANIFEST_DIR"))
}

#[test]
fn the_schemas_are_current() {
    for name in NAMES {
        let generated = crate::program::run(Path::new("."), &["schema", name]).stdout;
        let committed = fs::read_to_string(file(name)).unwrap();
        assert!(generated == committed, "write the schemas again: cargo run -- schema --out schemas");
    }
}

#[test]
fn the_shapes_of_linked_data_are_current() {
    let generated = crate::program::run(Path::new("."), &["schema", "linked-data"]).stdout;
    let path = format!("{}/schemas/linked-data.shapes.ttl", env!("CARGO_MANIFEST_DIR"));
    let committed = fs::read_to_string(path).unwrap();
    assert!(generated == committed, "write the shapes again: cargo run -- schema --out schemas");
}

#[test]
fn they_are_written_whole_into_a_folder() {
    let folder = crate::program::Folder::new(&[]);
    let run = crate::program::run(folder.path(), &["schema", "--out", "some/where"]);
    assert_eq!(run.code, 0, "{run:?}");
    let mut written: Vec<std::ffi::OsString> =
        fs::read_dir(folder.path().join("some/where")).unwrap().map(|f| f.unwrap().file_name()).collect();
    written.sort();
    let mut wanted = NAMES.map(|name| std::ffi::OsString::from(format!("{name}.schema.json"))).to_vec();
    wanted.push("linked-data.shapes.ttl".into());
    wanted.sort();
    assert_eq!(written, wanted);
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
    let root = crate::program::own_registry();
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
        ("kind = \"agreement\"", "kind = []"),
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

/// What may stand for a value, in TOML and in YAML. An empty one cannot be written there.
type Spelling = (&'static str, &'static str);

const TEXTS: &[Spelling] = &[
    ("\"Avtal\"", "Avtal"),
    ("'  Avtal om “färdtjänst”  '", "'  Avtal: om färdtjänst  '"),
    ("\"\"\"\nAvtal\n\"\"\"", "|\n    Avtal\n"),
    ("\"2024\"", "2024"),
    ("\"1.10\"", "1.10"),
    ("\"true\"", "true"),
    ("\"no\"", "no"),
    ("\"2024-01-31\"", "2024-01-31"),
    ("\"0x1F\"", "0x1F"),
    ("\"1e3\"", "1e3"),
    ("\"12:30\"", "12:30"),
    ("\"\\u00e5\\uFEFF\"", "\"a\\u030A\\uFEFF\""),
    ("\"9007199254740993\"", "9007199254740993"),
];
const DATES: &[Spelling] = &[
    ("2031", "2031"),
    ("\"2031\"", "\"2031\""),
    ("2031-05-01", "2031-05-01"),
    ("\"2031-05-01\"", "\"2031-05-01\""),
    ("\" 2031-05 \"", "2031-05"),
    ("0x7EF", "0x7EF"),
    ("2_031", "+2031"),
];
const ENDS: &[Spelling] = &[
    ("2041", "2041"),
    ("2041-05-01", "2041-05-01"),
    ("\"2041-05\"", "2041-05"),
    ("\"further-notice\"", "further-notice"),
    ("\" replaced \"", "' replaced '"),
];
const LENGTHS: &[Spelling] = &[("\"P3Y\"", "P3Y"), ("\" P1Y6M \"", "' P1Y6M '"), ("\"P00002W\"", "P00002W")];
const TRUTHS: &[Spelling] = &[("true", "true"), ("false", "False"), ("true", "TRUE")];
const NUMBERS: &[Spelling] = &[("1", "1"), ("0x1", "0x1"), ("+1", "+1")];
const TEXT_LISTS: &[Spelling] = &[
    ("[\"a\", \"1\"]", "[a, 1, true, 1.5]"),
    ("[]", "[]"),
    ("[\"2024-01-31\"]", "\n    - 2024-01-31\n    - null a"),
];
const PARTIES: &[Spelling] = &[
    ("[\"testkoping\", \"2380\"]", "[testkoping, 2380]"),
    ("[{ id = \"testkoping\", from = 2024 }]", "[{ id: testkoping, from: 2024, until: }]"),
];
/// A key that is there and says nothing: only YAML has it.
const NOTHING: Spelling = ("", "");

/// The keys of an agreement with what they may be. Those of tables have the table before them.
const AGREEMENT: &[(&str, &[Spelling])] = &[
    ("title", TEXTS),
    ("kind", &[("\"agreement\"", "agreement"), ("\"2024\"", "2024")]),
    ("parties", PARTIES),
    ("part", NUMBERS),
    ("reference", TEXTS),
    ("aliases", TEXT_LISTS),
    ("former_ids", &[("[\"Gammalt_namn\", \"7\"]", "[Gammalt_namn, 7]")]),
    ("topics", TEXT_LISTS),
    ("statutory", &[("true", "true"), ("[\"HSL\"]", "[HSL, 2024]"), ("false", "false"), ("[]", "[]")]),
    ("notes", TEXTS),
    ("stage", &[("\"adopted\"", "adopted"), ("\"draft\"", "draft")]),
    ("validity.from", DATES),
    ("validity.until", ENDS),
    ("validity.ends_on_replacement", TRUTHS),
    ("adoption.required", &[("\"none\"", "none"), ("1", "1"), ("[\"2380\"]", "[2380]")]),
    ("revision.lead_time", LENGTHS),
    ("revision.as_needed", TRUTHS),
    ("reminders.expiring", &[("[\"P6M\", \"P0D\"]", "[P6M, P0D]"), ("[]", "[]")]),
];
const REVIEW: &[(&str, &[Spelling])] = &[
    ("id", TEXTS),
    ("first", &[("2032", "2032"), ("\"2032-05\"", "2032-05")]),
    ("every", LENGTHS),
    ("rolling", &[("false", "false")]),
];
const PARTY: &[(&str, &[Spelling])] = &[
    ("name", TEXTS),
    ("kind", &[("\"municipality\"", "municipality")]),
    ("code", &[("\"2380\"", "2380"), ("\"0180\"", "0180"), ("\"1e5\"", "1e5")]),
    ("contact", TEXTS),
    ("until", DATES),
];
const BODY: &[(&str, &[Spelling])] = &[
    ("name", TEXTS),
    ("short", TEXTS),
    ("mandate", &[("\"decides\"", "decides")]),
    ("meetings_per_year", NUMBERS),
    ("meetings", &[("[2031-01-02, \"2031-05\", 2031]", "[2031-01-02, 2031-05, 2031]")]),
    ("from", &[("2020", "2020")]),
];

/// Numbers that look random and are the same each time (Marsaglia's xorshift64).
struct Numbers(u64);

impl Numbers {
    fn below(&mut self, limit: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        usize::try_from(self.0 % limit as u64).unwrap()
    }
}

/// The lines of some of these keys, the first of which are required.
fn lines(keys: &[(&str, &[Spelling])], required: usize, yaml: bool, numbers: &mut Numbers) -> Vec<String> {
    let mut lines = Vec::new();
    for (at, (key, values)) in keys.iter().enumerate() {
        if at >= required && numbers.below(3) == 0 {
            continue;
        }
        let is_nothing = yaml && at >= required && numbers.below(6) == 0;
        let (toml, in_yaml) = if is_nothing { NOTHING } else { values[numbers.below(values.len())] };
        lines.push(if yaml { format!("{key}: {in_yaml}") } else { format!("{key} = {toml}") });
    }
    lines
}

/// An agreement in one syntax. Keys with a dot are those of tables: dotted in TOML, each table in one line in YAML.
fn agreement(yaml: bool, numbers: &mut Numbers) -> String {
    let mut lines = lines(AGREEMENT, 3, yaml, numbers);
    if yaml {
        let (below, mut top): (Vec<String>, Vec<String>) =
            lines.into_iter().partition(|line| line.split(':').next().is_some_and(|key| key.contains('.')));
        for table in ["validity", "adoption", "revision", "reminders"] {
            let of_table = below.iter().filter_map(|line| line.strip_prefix(table)?.strip_prefix('.'));
            let of_table: Vec<String> = of_table.map(|line| format!("\n  {line}")).collect();
            if table == "validity" || !of_table.is_empty() {
                top.push(format!("{table}:{}", of_table.concat()));
            }
        }
        lines = top;
    } else if !lines.iter().any(|line| line.starts_with("validity.")) {
        lines.push("validity = {}".to_owned());
    }
    let review = self::lines(REVIEW, 2, yaml, numbers);
    if numbers.below(2) == 0 {
        lines.push(if yaml {
            format!("review:\n  - {}", review.join("\n    "))
        } else {
            format!("[[review]]\n{}", review.join("\n"))
        });
    }
    lines.join("\n") + "\n"
}

/// A registry of made-up records in both syntaxes, and the paths of those in which nothing is wrong: whatever else is found
/// is about the days.
fn made_up() -> (crate::program::Folder, Vec<String>) {
    let settings = "[kinds.agreement]\n[kinds.2024]\n[parts.1]\n";
    let folder = crate::program::Folder::new(&[
        ("registry.toml", settings),
        ("parties/testkoping.yaml", "name: Testköping\n"),
        ("parties/2380.yaml", "name: 2380\n"),
    ]);
    let (mut numbers, mut paths) = (Numbers(0x2545_F491_4F6C_DD1D), Vec::new());
    for at in 0..150 {
        for ending in ["toml", "yaml"] {
            let yaml = ending == "yaml";
            let party = lines(PARTY, 1, yaml, &mut numbers).join("\n") + "\n";
            let body = lines(BODY, 1, yaml, &mut numbers).join("\n") + "\n";
            for (top, text) in
                [("agreements", agreement(yaml, &mut numbers)), ("parties", party), ("bodies", body)]
            {
                let path = format!("{top}/r{at}-{ending}.{ending}");
                folder.write(&path, &text);
                paths.push(path);
            }
        }
    }
    let run = crate::program::on(folder.path(), &["check", "--format", "json"]);
    let json = run.json();
    // They all have had the same ids.
    let is_fault = |finding: &&Value| finding["level"] == "error" && finding["rule"] != "duplicate-id";
    let errors = json["findings"].as_array().unwrap().iter().filter(is_fault);
    let faults: Vec<&Value> = errors.collect();
    let faulty: Vec<&str> = faults.iter().map(|finding| finding["path"].as_str().unwrap()).collect();
    let all = paths.len();
    paths.retain(|path| !faulty.contains(&path.as_str()));
    assert!(paths.len() * 10 > all * 9, "{} of {all} records have a fault:\n{faults:#?}", all - paths.len());
    (folder, paths)
}

fn schema_of(path: &str) -> &'static str {
    match path.split('/').next() {
        Some("agreements") => "agreement",
        Some("parties") => "party",
        _ => "body",
    }
}

#[test]
fn what_check_finds_nothing_wrong_with_is_valid_in_both_syntaxes() {
    let (validator, (folder, paths)) = (Validator::new(), made_up());
    for path in paths {
        let text = folder.read(&path);
        let valid = validator.check(schema_of(&path), &json(&path, &text));
        valid.unwrap_or_else(|error| panic!("{path}: {error}\n{text}"));
    }
}

#[test]
fn another_validator_says_so_too() {
    let Some(python) = crate::external::python() else { return };
    let (folder, paths) = made_up();
    for name in ["agreement", "party", "body"] {
        let mut command = Command::new(python.with_file_name("check-jsonschema"));
        command.current_dir(folder.path()).args(["--schemafile", &file(name)]);
        let run = crate::program::finish(command.args(paths.iter().filter(|path| schema_of(path) == name)));
        assert_eq!(run.code, 0, "{}{}", run.stdout, run.stderr);
    }
}
