//! Made-up registries: in TOML and in YAML, and two beside each other.

use std::sync::LazyLock;

use avtal::compare::{self, Side};
use avtal::render;
use avtal::text::Language;
use avtal::view::diff::Diff;
use avtal::view::words;
use boon::{Compiler, SchemaIndex, Schemas};
use serde_json::Value;

use super::looked::Looked;
use super::made::{Made, Maker};
use super::readers::{self, Output};
use super::reports::{check_as_json, language, list_and_status};

/// A registry means the same in TOML and in YAML; it does not differ from itself; and how it differs from another one is
/// told so that it can be read.
pub fn run(bytes: &[u8]) {
    let mut maker = Maker::new(bytes);
    let (day, made) = (maker.day(), maker.registry());
    let other = maker.later(&made);
    let (in_toml, in_yaml) = (Looked::at(made.toml(), day), Looked::at(made.yaml(), day));
    in_toml.hold_places();
    in_yaml.hold_places();
    same(findings(&in_toml), findings(&in_yaml), &made);
    for (in_toml, in_yaml) in list_and_status(&in_toml).iter().zip(&list_and_status(&in_yaml)) {
        same(in_toml.lines().map(str::to_owned), as_toml(in_yaml).lines().map(str::to_owned), &made);
    }

    let nothing = "a registry does not differ from itself";
    assert!(difference(&in_toml, &in_toml).is_empty(), "{nothing}: {made:#?}");
    let spelling = difference(&in_toml, &in_yaml);
    assert!(spelling.is_empty(), "spelling is no difference: {spelling:#?} in {made:#?}");

    let other = Looked::at(other.toml(), day);
    let (forth, back) = (difference(&in_toml, &other), difference(&other, &in_toml));
    assert_eq!(forth.is_empty(), back.is_empty(), "{made:#?}");
    hold(&forth, &other, language(bytes));
}

/// Fails where one side says what the other does not; shows no more than that, and the registry.
fn same(in_toml: impl IntoIterator<Item = String>, in_yaml: impl IntoIterator<Item = String>, made: &Made) {
    let (mut in_toml, mut in_yaml): (Vec<_>, Vec<_>) =
        (in_toml.into_iter().collect(), in_yaml.into_iter().collect());
    if in_toml != in_yaml {
        let both = in_toml.clone();
        in_toml.retain(|said| !in_yaml.contains(said));
        in_yaml.retain(|said| !both.contains(said));
        panic!("only in TOML: {in_toml:#?}\nonly in YAML: {in_yaml:#?}\nin {made:#?}");
    }
}

/// The findings as JSON without their places, sorted: places differ between TOML and YAML, and so does their order.
fn findings(looked: &Looked) -> Vec<String> {
    fn without_places(mut finding: Value) -> Value {
        if let Value::Object(finding) = &mut finding {
            finding.retain(|key, _| !["line", "column", "end_line", "end_column"].contains(&key.as_str()));
            finding.values_mut().for_each(|value| *value = without_places(value.take()));
        } else if let Value::Array(list) = &mut finding {
            list.iter_mut().for_each(|value| *value = without_places(value.take()));
            list.sort_by_cached_key(Value::to_string);
        }
        finding
    }
    let (report, clocks) = (looked.report(), render::json::Clocks { as_of: Some(looked.day()), at: None });
    let document = check_as_json(clocks, &report).expect("findings are JSON");
    let mut document: Value = serde_json::from_str(&document).expect("a document of JSON");
    let findings = without_places(document["findings"].take());
    findings.as_array().into_iter().flatten().map(|finding| as_toml(&finding.to_string())).collect()
}

/// What is said of files in YAML, as if they were TOML.
fn as_toml(page: &str) -> String {
    page.replace(".yaml", ".toml")
}

fn difference(old: &Looked, new: &Looked) -> Diff {
    Diff::of(compare::registries(side(old), side(new)), new.case().registry)
}

fn side(looked: &Looked) -> Side<'_> {
    Side { case: looked.case(), folder: &looked.folder }
}

/// Is the difference told as the schema says, and so that it can be read?
fn hold(difference: &Diff, new: &Looked, language: Language) {
    let frame = render::diff::Frame { heading: words::list(&["a", "b"]), day: new.day(), language };
    let read = |format, stdout: &str| {
        let plain = anstream::adapter::strip_str(stdout).to_string();
        readers::read(&Output { command: "diff", format, stdout: &plain, findings: 0 });
    };
    read("human", &render::diff::human(difference, None, &frame, 80));
    read("markdown", &render::diff::markdown(difference, None, &frame));
    let clocks = render::json::Clocks { as_of: Some(new.day()), at: None };
    let document = render::json::diff(clocks, ((None, None), (None, None)), difference, None, &[]);
    let document = document.expect("a difference is JSON");
    read("json", &document);
    let document: Value = serde_json::from_str(&document).expect("a document of JSON");
    let (schemas, index) = &*SCHEMA;
    let verdict = schemas.validate(&document, *index).map_err(|error| error.to_string());
    assert_eq!(verdict, Ok(()), "{document:#}");
}

/// The schema of the document of `diff`.
static SCHEMA: LazyLock<(Schemas, SchemaIndex)> = LazyLock::new(|| {
    let schema = serde_json::from_str(include_str!("../../../schemas/diff.schema.json")).expect("a schema");
    let (mut schemas, mut compiler) = (Schemas::new(), Compiler::new());
    compiler.add_resource("diff", schema).expect("a schema of its own");
    let index = compiler.compile("diff", &mut schemas).expect("a whole schema");
    (schemas, index)
});
