//! Every key of the format is told by `diff` and `log` in words, in each language, with its old and its new value.
//!
//! The keys are those of the JSON Schemas that the program prints. Each is changed in a record of its own.

use std::collections::{BTreeMap, BTreeSet};

use crate::program::git::{commit, init};
use crate::program::{Folder, on};
use serde_json::{Map, Value, json};

/// The languages of reports.
const LANGUAGES: [&str; 2] = ["sv", "en"];

/// Keys whose changes `log` tells without their values: texts too long for a sentence.
const TOLD_WITHOUT_VALUES: [&str; 2] = ["notes", "document.sha256"];

/// Keys that name agreements, which are told by their ids; others that hold ids name parties or bodies.
const AGREEMENTS: [&str; 5] = ["based_on", "related", "ends_with", "ends_when_replaced", "together_with"];

/// A value, and what is said of it in each language. Empty if that is a fixed word of the format.
#[derive(Clone)]
struct Sample {
    value: Value,
    said: [String; 2],
}

impl Sample {
    fn new(value: impl Into<Value>, swedish: &str, english: &str) -> Self {
        Sample { value: value.into(), said: [swedish, english].map(str::to_owned) }
    }

    fn plain(value: impl Into<Value>) -> Self {
        let value = value.into();
        let said = value.as_str().map_or_else(|| value.to_string(), str::to_owned);
        Sample::new(value, &said, &said)
    }

    fn word(value: impl Into<Value>) -> Self {
        Sample::new(value, "", "")
    }

    fn in_a_list(&self) -> Self {
        Sample { value: json!([self.value]), said: self.said.clone() }
    }
}

/// What a key can hold.
enum Holds {
    /// One value, then another.
    Values(Sample, Sample),
    /// A table.
    Table(Value),
    /// A list of tables.
    Tables(Value),
}

/// A schema of the format.
struct Schema(Value);

impl Schema {
    fn of(record: &str) -> Self {
        let run = on(Folder::registry(&[]).path(), &["schema", record]);
        Schema(run.json())
    }

    fn resolved<'s>(&'s self, schema: &'s Value) -> &'s Value {
        match schema["$ref"].as_str().and_then(|path| path.strip_prefix('#')) {
            Some(path) => self.resolved(self.0.pointer(path).unwrap()),
            None => schema,
        }
    }

    /// What a key can hold: everything that its schema allows, of each sort once.
    fn holds(&self, path: &str, schema: &Value) -> Vec<Holds> {
        let schema = self.resolved(schema);
        if let Some(any) = schema["anyOf"].as_array() {
            let words: Vec<&Value> = any.iter().filter_map(|one| one["enum"].as_array()).flatten().collect();
            let is_word = |one: &Value| {
                let pattern = one["pattern"].as_str().unwrap_or_default();
                words.iter().any(|word| pattern.contains(word.as_str().unwrap_or("?")))
            };
            let kept = any.iter().filter(|one| one["type"] != "null" && !is_word(one));
            return kept.flat_map(|one| self.holds(path, one)).collect();
        }
        if schema["properties"].is_object() {
            return vec![Holds::Table(schema.clone())];
        }
        if let Some(items) = schema.get("items") {
            let in_a_list = |holds| match holds {
                Holds::Values(a, b) => Holds::Values(a.in_a_list(), b.in_a_list()),
                Holds::Table(table) | Holds::Tables(table) => Holds::Tables(table),
            };
            return self.holds(path, items).into_iter().map(in_a_list).collect();
        }
        let (a, b) = samples(path, schema);
        vec![Holds::Values(a, b)]
    }

    /// A table with what it must have.
    fn least(&self, path: &str, table: &Value) -> Map<String, Value> {
        let names = table["required"].as_array().into_iter().flatten().filter_map(Value::as_str);
        let value = |name: &str| {
            let path = format!("{path}.{name}");
            match self.holds(&path, &table["properties"][name]).into_iter().next() {
                Some(Holds::Values(a, _)) => a.value,
                Some(Holds::Table(table)) => self.least(&path, &table).into(),
                Some(Holds::Tables(table)) => json!([self.least(&path, &table)]),
                None => panic!("`{path}` can hold nothing"),
            }
        };
        names.map(|name| (name.to_owned(), value(name))).collect()
    }
}

/// Two values of a simple type.
fn samples(path: &str, schema: &Value) -> (Sample, Sample) {
    let schema_text = schema.to_string();
    let is = |part: &str| schema_text.contains(part);
    let has_type = |name: &str| {
        let types = &schema["type"];
        types == name || types.as_array().is_some_and(|types| types.iter().any(|one| one == name))
    };
    let date = || Sample::new("2032-04-02", "2 april 2032", "2 April 2032");
    let mut words: Vec<&str> =
        schema["enum"].as_array().into_iter().flatten().filter_map(Value::as_str).collect();
    words.extend(schema["oneOf"].as_array().into_iter().flatten().filter_map(|one| one["const"].as_str()));
    match words[..] {
        [a, b, ..] => return (Sample::word(a), Sample::word(b)),
        [only] => return (Sample::word(only), date()),
        [] => {}
    }
    if is("[0-9]{4}(-(0[1-9]") {
        (Sample::new("2031-03-01", "1 mars 2031", "1 March 2031"), date())
    } else if is("P([0-9]") {
        (Sample::new("P7M", "7 månader", "7 months"), Sample::new("P9M", "9 månader", "9 months"))
    } else if is("^(0[1-9]|1[0-2])-(") {
        (Sample::new("03-31", "31 mars", "31 March"), Sample::new("09-30", "30 september", "30 September"))
    } else if is("{64}") {
        (Sample::plain("a".repeat(64)), Sample::plain("b".repeat(64)))
    } else if is("[a-z0-9]+(-[a-z0-9]+)*") {
        let name = path.rsplit('.').next().unwrap();
        let is_agreement = AGREEMENTS.contains(&name) || ["replaces.id", "amends.id"].contains(&path);
        let said =
            |id: &str, of: &str| if is_agreement { Sample::plain(id) } else { Sample::new(id, of, of) };
        (said("alfa", "Alfa kommun"), said("beta", "Beta kommun"))
    } else if is("^[^/") {
        (Sample::plain("texts/a.md"), Sample::plain("texts/b.md"))
    } else if has_type("string") {
        (Sample::plain("ett-ord"), Sample::plain("annat-ord"))
    } else if has_type("boolean") {
        (Sample::word(false), Sample::word(true))
    } else if has_type("integer") {
        (Sample::plain(3), Sample::plain(5))
    } else {
        panic!("`{path}` cannot be changed: no value of {schema} is known")
    }
}

/// A key that changes from nothing to one value and then to another, in a record of its own.
struct Case {
    record: &'static str,
    path: String,
    id: String,
    /// The record without the key, with the first value, and with the second.
    versions: [Value; 3],
    samples: Option<(Sample, Sample)>,
}

/// Makes the cases of one type of record.
struct Cases<'s> {
    record: &'static str,
    schema: &'s Schema,
    base: Map<String, Value>,
    found: Vec<Case>,
}

impl Cases<'_> {
    fn all(record: &'static str) -> Vec<Case> {
        let schema = Schema::of(record);
        let mut base = schema.least("", &schema.0);
        if record == "agreement" {
            base.extend([("kind".to_owned(), json!("agreement")), ("parties".to_owned(), json!(["gamma"]))]);
        }
        let mut cases = Cases { record, schema: &schema, base, found: Vec::new() };
        cases.table("", &schema.0, &|table| table.into());
        cases.found
    }

    /// Adds the keys of a table. `whole` puts the table into a record.
    fn table(&mut self, path: &str, table: &Value, whole: &dyn Fn(Map<String, Value>) -> Value) {
        let is_top = path.is_empty();
        let least = if is_top { self.base.clone() } else { self.schema.least(path, table) };
        for (name, schema) in table["properties"].as_object().unwrap() {
            let path = if is_top { name.clone() } else { format!("{path}.{name}") };
            let with = |value: Option<Value>| {
                let mut table = least.clone();
                table.extend(value.map(|value| (name.clone(), value)));
                whole(table)
            };
            let holds = self.schema.holds(&path, schema);
            assert!(!holds.is_empty(), "`{path}` cannot be changed");
            for holds in holds {
                match holds {
                    Holds::Values(a, b) => {
                        let versions = [with(None), with(Some(a.value.clone())), with(Some(b.value.clone()))];
                        self.add(&path, versions, Some((a, b)));
                    }
                    Holds::Table(inner) => {
                        self.whole_table(&path, &inner, &|table| with(Some(table)), &with(None));
                        self.table(&path, &inner, &|table| with(Some(table.into())));
                    }
                    Holds::Tables(inner) => {
                        self.whole_table(&path, &inner, &|table| with(Some(json!([table]))), &with(None));
                        self.table(&path, &inner, &|table| with(Some(json!([table]))));
                    }
                }
            }
        }
    }

    /// Adds a table as a whole, which comes and goes.
    fn whole_table(&mut self, path: &str, table: &Value, with: &dyn Fn(Value) -> Value, without: &Value) {
        let mut least = self.schema.least(path, table);
        if least.is_empty() {
            let (name, schema) = table["properties"].as_object().unwrap().iter().next().unwrap();
            if let Some(Holds::Values(a, _)) =
                self.schema.holds(&format!("{path}.{name}"), schema).into_iter().next()
            {
                least.insert(name.clone(), a.value);
            }
        }
        self.add(path, [without.clone(), with(least.into()), without.clone()], None);
    }

    fn add(&mut self, path: &str, versions: [Value; 3], samples: Option<(Sample, Sample)>) {
        let id = format!("{}-{}", self.record, self.found.len());
        self.found.push(Case { record: self.record, path: path.to_owned(), id, versions, samples });
    }
}

impl Case {
    fn write(&self, folder: &Folder, version: usize) {
        let top = if self.record == "body" { "bodies".to_owned() } else { format!("{}s", self.record) };
        let top = top.replace("partys", "parties");
        folder.write(&format!("{top}/{}.yaml", self.id), self.versions[version].to_string());
    }

    /// Whether this text names a key of the format instead of telling it.
    fn names_a_key(&self, text: &str) -> bool {
        let name = self.path.rsplit('.').next().unwrap();
        [self.path.as_str(), name].iter().any(|key| key.contains(['.', '_']) && text.contains(key))
    }
}

/// What `log` tells of each record in the latest commit, and in the one before.
fn logged(folder: &Folder, language: &str) -> [BTreeMap<String, String>; 2] {
    let run = on(folder.path(), &["log", "--format", "markdown", "--lang", language]);
    assert_eq!(run.code, 0, "{}", run.stderr);
    let page = run.stdout.replace('\\', "");
    [1, 2].map(|number| told(page.split("\n## ").nth(number).unwrap()))
}

/// What is told of each record in one commit of the page.
fn told(commit: &str) -> BTreeMap<String, String> {
    let mut told: BTreeMap<String, String> = BTreeMap::new();
    for line in commit.lines().filter_map(|line| line.strip_prefix("* ")) {
        // The record by its name, and its id at the end if that is another.
        let (record, sentence) = line.split_once(": ").unwrap();
        let (sentence, id) = match sentence.rsplit_once(" · ") {
            Some((sentence, id)) => (sentence, id),
            None => (sentence, record.rsplit(' ').next().unwrap()),
        };
        *told.entry(id.to_owned()).or_default() += &format!("{sentence}\n");
    }
    told
}

/// The rows of `diff` for each record: the name of the field, and what was and what is.
fn compared(folder: &Folder, language: &str) -> BTreeMap<String, Vec<[String; 3]>> {
    let arguments = ["diff", "--from", "HEAD~1", "--to", "HEAD", "--format", "markdown", "--lang", language];
    let run = on(folder.path(), &arguments);
    assert_eq!(run.code, 0, "{}", run.stderr);
    let (mut rows, mut id): (BTreeMap<_, Vec<_>>, _) = (BTreeMap::new(), String::new());
    let mut are_consequences = false;
    let page = run.stdout.replace('\\', "");
    let is_rule = |line: &str| line.starts_with('|') && line.chars().all(|c| "|-: ".contains(c));
    let mut lines = page.lines().peekable();
    while let Some(line) = lines.next() {
        // The headings of a table stand above a rule.
        if is_rule(line) || lines.peek().is_some_and(|next| is_rule(next)) {
            continue;
        }
        if let Some((before, _)) = line.split_once(" · ") {
            (id, are_consequences) = (before.to_owned(), false);
        }
        let Some(cells) = line.strip_prefix("| ").and_then(|line| line.strip_suffix(" |")) else { continue };
        let cells: Vec<&str> = cells.split(" | ").map(str::trim).collect();
        if let [first, "", ""] = cells[..]
            && let Some((before, _)) = first.rsplit_once("):")
        {
            (id, are_consequences) = (before.rsplit('(').next().unwrap().to_owned(), false);
        } else if let [_, "", ""] = cells[..] {
            are_consequences = true;
        } else if let [label, old, new] = cells[..]
            && !are_consequences
        {
            rows.entry(id.clone()).or_default().push([label, old, new].map(str::to_owned));
        }
    }
    rows
}

/// The registry of all cases, in each of their versions a commit.
fn history(cases: &[Case]) -> Folder {
    let named = |name: &str| format!("name = \"{name} kommun\"\n");
    let folder = Folder::registry(&[
        ("parties/alfa.toml", &named("Alfa")),
        ("parties/beta.toml", &named("Beta")),
        ("parties/gamma.toml", &named("Gamma")),
    ]);
    for version in 0..3 {
        cases.iter().for_each(|case| case.write(&folder, version));
        let day = format!("2025-01-{:02}", version + 1);
        if version == 0 {
            init(folder.path(), &day)
        } else {
            commit(folder.path(), &day)
        };
    }
    folder
}

/// What was told of a case in one language.
struct Told {
    /// The place of the language in [`LANGUAGES`].
    language: usize,
    /// What `log` tells of the first value, and of the second.
    log: [String; 2],
    /// The rows of `diff` between the two.
    rows: Vec<[String; 3]>,
}

impl Told {
    /// What is wrong with it.
    fn faults(&self, case: &Case) -> Vec<String> {
        let rows = self.rows.iter().map(|row| row.join(" | ")).collect::<Vec<_>>().join("\n");
        let [first, second] = &self.log;
        let is_new = case.versions[0] != case.versions[1];
        let mut faults = Vec::new();
        for (text, is_told) in [(first, is_new), (second, true), (&rows, true)] {
            if is_told && text.is_empty() {
                faults.push("it is not told".to_owned());
            }
            if case.names_a_key(text) {
                faults.push(format!("it is told by its key: {text}"));
            }
        }
        let Some((a, b)) = &case.samples else { return faults };
        let is_short = !TOLD_WITHOUT_VALUES.contains(&case.path.as_str());
        for (sample, is_logged_first) in [(a, is_new), (b, false)] {
            let said = sample.said[self.language].as_str();
            let places = [(first, is_short && is_logged_first), (second, is_short), (&rows, true)];
            for (text, _) in places.iter().filter(|(text, is_told)| *is_told && !text.contains(said)) {
                faults.push(format!("`{said}` is not in {text}"));
            }
            if said.is_empty() && self.has_raw_word(&sample.value, &[first, second, &rows]) {
                faults.push(format!("{} is told as the format spells it", sample.value));
            }
        }
        faults
    }

    /// Whether a fixed word of the format stands as it is spelt there, as it never does in Swedish.
    fn has_raw_word(&self, word: &Value, texts: &[&String]) -> bool {
        let word = word.to_string();
        let word = word.trim_matches('"');
        let is_of_the_format = word.contains('-') || ["true", "false"].contains(&word);
        let has_word = |text: &&String| text.split([' ', '\n']).any(|part| part == word);
        LANGUAGES[self.language] == "sv" && is_of_the_format && texts.iter().any(has_word)
    }

    /// The name of the key, if it is told by a row of its own.
    fn label(&self, case: &Case) -> Option<&str> {
        match &self.rows[..] {
            // A table as a whole may be told by a key in it, and a member of a list by the list.
            [[label, ..]] if case.samples.is_some() && !case.path.ends_with(".id") => Some(label),
            _ => None,
        }
    }
}

#[test]
fn every_key_is_told_in_words_with_its_old_and_its_new_value() {
    let cases: Vec<Case> = ["agreement", "party", "body"].into_iter().flat_map(Cases::all).collect();
    assert!(cases.len() > 150, "{}", cases.len());
    let folder = history(&cases);
    let mut faults = Vec::new();
    for (language, name) in LANGUAGES.into_iter().enumerate() {
        let ([changed, added], rows) = (logged(&folder, name), compared(&folder, name));
        let mut labels: BTreeMap<(&str, String), BTreeSet<&str>> = BTreeMap::new();
        for case in &cases {
            let log = [&added, &changed].map(|told| told.get(&case.id).cloned().unwrap_or_default());
            let told = Told { language, log, rows: rows.get(&case.id).cloned().unwrap_or_default() };
            let named = |fault: String| format!("{name} {} {}: {fault}", case.record, case.path);
            faults.extend(told.faults(case).into_iter().map(named));
            if let Some(label) = told.label(case) {
                if name == "sv" && label.to_lowercase() == case.path {
                    faults.push(format!("{} {} has no name in Swedish", case.record, case.path));
                }
                labels.entry((case.record, label.to_owned())).or_default().insert(&case.path);
            }
        }
        let shared = labels.iter().filter(|(_, paths)| paths.len() > 1);
        faults.extend(
            shared.map(|((record, label), paths)| format!("{name} {record}: `{label}` stands for {paths:?}")),
        );
    }
    assert!(faults.is_empty(), "{} faults:\n{}", faults.len(), faults.join("\n"));
}
