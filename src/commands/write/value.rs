//! Words of a command line as the type that the format gives to a key.

use schemars::{JsonSchema, SchemaGenerator};
use serde_json::Value;

use crate::commands::Failure;
use crate::edit::{Data, Path, Step};
use crate::model::{Agreement, Body, Date, Party};
use crate::source::RecordKind;
use crate::source::de::did_you_mean;

/// The value that words on a command line mean at a path of a record: a date, a number, `true` or `false`, a text, or a
/// list, as the format says. Several words are a list. A word that fits nothing is a text, which `check` will report.
///
/// # Errors
///
/// [`Failure::Usage`] if there is no such key, if it takes a table, or one word only.
pub(crate) fn typed(kind: RecordKind, path: &Path, words: &[String]) -> Result<Data, Failure> {
    let root = schema(kind);
    let mut shape = Shape::of(&root, &root);
    for (at, step) in path.steps().iter().enumerate() {
        let before = || path.steps().iter().take(at).cloned().collect::<Path>();
        shape = match step {
            Step::Key(key) => shape.key(&root, key).map_err(|known| unknown(kind, key, &before(), &known))?,
            Step::Item(_) => shape.item(&root).ok_or_else(|| {
                Failure::usage(format!("`{}` is not a list", before()), "leave out the number in brackets")
            })?,
        };
    }
    match words {
        [word] => shape.single(&root, word).ok_or_else(|| {
            let keys = shape.keys.iter().map(|(key, _)| format!("`{path}.{key}`")).collect::<Vec<_>>();
            Failure::usage(
                format!("`{path}` is a table"),
                format!("set one of its keys: {}", keys.join(", ")),
            )
        }),
        words => {
            let item = shape.item(&root).ok_or_else(|| {
                Failure::usage(format!("`{path}` takes one value"), "put a text with spaces in quotes")
            })?;
            words
                .iter()
                .map(|word| item.single(&root, word))
                .collect::<Option<Vec<Data>>>()
                .map(Data::List)
                .ok_or_else(|| {
                    Failure::usage(
                        format!("`{path}` is a list of tables"),
                        format!("set a key of one: `{path}[0].…`"),
                    )
                })
        }
    }
}

fn unknown(kind: RecordKind, key: &str, table: &Path, known: &[String]) -> Failure {
    let of = if table.steps().is_empty() { format!("a {}", kind.name()) } else { format!("`{table}`") };
    let of = of.replace("a agreement", "an agreement");
    let help = match did_you_mean(key, known.iter().map(String::as_str)) {
        Some(near) => format!("did you mean `{near}`?"),
        None if known.is_empty() => "it is not a table".to_owned(),
        None => format!("its keys are {}", known.join(", ")),
    };
    Failure::usage(format!("{of} has no key `{key}`"), help)
}

fn schema(kind: RecordKind) -> Value {
    fn of<T: JsonSchema>() -> Value {
        SchemaGenerator::default().into_root_schema_for::<T>().to_value()
    }
    match kind {
        RecordKind::Agreement => of::<Agreement>(),
        RecordKind::Party => of::<Party>(),
        RecordKind::Body => of::<Body>(),
    }
}

/// What a schema takes.
#[derive(Debug, Default)]
struct Shape<'s> {
    takes_date: bool,
    takes_integer: bool,
    takes_boolean: bool,
    takes_text: bool,
    /// The only texts that it takes, besides others.
    words: Vec<&'s str>,
    /// The items of a list.
    items: Option<&'s Value>,
    /// The keys of a table.
    keys: Vec<(&'s String, &'s Value)>,
    /// The value of any key of a table.
    any_key: Option<&'s Value>,
}

impl<'s> Shape<'s> {
    fn of(root: &'s Value, schema: &'s Value) -> Self {
        let mut shape = Shape::default();
        shape.add(root, schema);
        shape
    }

    /// Adds what an alternative takes. The schemas of the model do not refer to themselves without a table between.
    fn add(&mut self, root: &'s Value, schema: &'s Value) {
        let named = schema.get("$ref").and_then(Value::as_str).and_then(|to| to.strip_prefix('#'));
        let alternatives =
            ["anyOf", "oneOf", "allOf"].into_iter().filter_map(|of| schema.get(of)?.as_array());
        let inner = named.and_then(|pointer| root.pointer(pointer)).into_iter().chain(alternatives.flatten());
        for inner in inner {
            self.add(root, inner);
        }
        let words = schema.get("enum").and_then(Value::as_array).into_iter().flatten();
        let words: Vec<&str> = words.chain(schema.get("const")).filter_map(Value::as_str).collect();
        let is = |name: &str| match schema.get("type") {
            Some(Value::Array(types)) => types.iter().any(|of| of == name),
            Some(one) => one == name,
            None => false,
        };
        // Only years are whole numbers from 1000.
        let is_year = schema.get("minimum").is_some_and(|least| least == 1000);
        self.takes_date |= is("integer") && is_year;
        self.takes_integer |= is("integer") && !is_year;
        self.takes_boolean |= is("boolean") && !is("string");
        self.takes_text |= is("string") && words.is_empty();
        self.words.extend(words);
        self.items = self.items.or_else(|| schema.get("items"));
        self.keys.extend(schema.get("properties").and_then(Value::as_object).into_iter().flatten());
        self.any_key =
            self.any_key.or_else(|| schema.get("additionalProperties").filter(|any| any.is_object()));
    }

    /// The value of a key. The keys that there are, if there is no such.
    fn key(&self, root: &'s Value, key: &str) -> Result<Shape<'s>, Vec<String>> {
        let known = self.keys.iter().find(|(known, _)| *known == key).map(|(_, schema)| *schema);
        let schema = known.or(self.any_key);
        let names = || self.keys.iter().map(|(known, _)| (*known).clone()).collect();
        schema.map(|schema| Shape::of(root, schema)).ok_or_else(names)
    }

    fn item(&self, root: &'s Value) -> Option<Shape<'s>> {
        self.items.map(|items| Shape::of(root, items))
    }

    /// A word as a value. None if a table is wanted.
    fn single(&self, root: &'s Value, word: &str) -> Option<Data> {
        if let Some(date) = Date::parse(word).ok().filter(|_| self.takes_date) {
            return Some(date.into());
        }
        if let Some(number) = word.parse::<i64>().ok().filter(|_| self.takes_integer) {
            return Some(number.into());
        }
        if let Some(value) = word.parse::<bool>().ok().filter(|_| self.takes_boolean) {
            return Some(value.into());
        }
        match self.item(root) {
            _ if self.words.contains(&word) || self.takes_text => Some(word.into()),
            Some(item) => item.single(root, word).map(|item| Data::list([item])),
            None if !self.keys.is_empty() || self.any_key.is_some() => None,
            None => Some(word.into()),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(path: &str, words: &[&str]) -> Result<Data, String> {
        let words: Vec<String> = words.iter().map(|word| (*word).to_owned()).collect();
        typed(RecordKind::Agreement, &path.parse().unwrap(), &words).map_err(|failure| failure.to_string())
    }

    fn day(text: &str) -> Data {
        Date::parse(text).unwrap().into()
    }

    #[test]
    fn words_get_the_type_that_the_format_gives_to_the_key() {
        for (path, word, value) in [
            ("title", "2027", Data::text("2027")),
            ("title", "true", Data::text("true")),
            ("part", "2", 2.into()),
            ("stage", "draft", Data::text("draft")),
            ("validity.until", "2027-12-31", day("2027-12-31")),
            ("validity.until", "2027", day("2027")),
            ("validity.until", "further-notice", Data::text("further-notice")),
            ("validity.duration", "P3Y", Data::text("P3Y")),
            ("validity.ends_on_replacement", "true", true.into()),
            ("validity.renewal.max", "3", 3.into()),
            ("statutory", "true", true.into()),
            ("statutory", "HSL", Data::list([Data::text("HSL")])),
            ("adoption.required", "all-parties", Data::text("all-parties")),
            ("adoption.required", "3", 3.into()),
            ("adoption.required", "testkoping", Data::list([Data::text("testkoping")])),
            ("parties", "testkoping", Data::list([Data::text("testkoping")])),
            ("parties[0]", "testkoping", Data::text("testkoping")),
            ("parties[0].until", "2027-01-31", day("2027-01-31")),
            ("decision[0].planned", "2027-01-31", Data::list([day("2027-01-31")])),
            ("decision[0].planned[1]", "2027-01-31", day("2027-01-31")),
            ("accept[0].until", "snart", Data::text("snart")),
        ] {
            assert_eq!(of(path, &[word]), Ok(value), "{path} {word}");
        }
        let parties = ["a", "b"].map(Data::text);
        assert_eq!(of("parties", &["a", "b"]), Ok(Data::list(parties)));
    }

    #[test]
    fn what_the_format_does_not_have_is_refused() {
        for (path, words, said) in [
            ("ownr", &["x"][..], "an agreement has no key `ownr`"),
            ("validity.til", &["x"], "`validity` has no key `til`"),
            ("title.x", &["x"], "`title` has no key `x`"),
            ("title[0]", &["x"], "`title` is not a list"),
            ("validity", &["x"], "`validity` is a table"),
            ("decision", &["x", "y"], "`decision` is a list of tables"),
            ("title", &["x", "y"], "`title` takes one value"),
        ] {
            assert_eq!(of(path, words), Err(said.to_owned()));
        }
    }
}
