//! What differs between a row of a list and the record that it is about, and who decides.

use serde_json::{Map, Value};

use crate::edit::{Data, Path, Step};

use super::lock::{Hash, Mark, Marks};
use super::rows::Draft;

/// Who decides where both the list and people have changed something.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Side {
    /// The list.
    Theirs,
    /// The record.
    Ours,
}

/// What becomes of a key.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Decision {
    /// It says so already, or what it says was decided before.
    Same,
    /// The record gets what the list says.
    Take,
    /// The record keeps what it says.
    Keep,
    /// Both have changed, and nobody has decided.
    Conflict,
}

/// What differs in a key.
#[derive(Debug, Clone)]
pub struct Difference {
    /// The name of the key.
    pub key: String,
    /// Its path.
    pub path: Path,
    /// What the list says. None if it says nothing any more.
    pub list: Option<Data>,
    /// What the record says, for people.
    pub record: Option<String>,
    /// What becomes of it: never [`Decision::Same`].
    pub decision: Decision,
    /// The column that says it.
    pub column: Option<u32>,
}

/// What differs between a row and its record.
#[derive(Debug, Default)]
pub struct Merged {
    /// The keys that differ.
    pub differences: Vec<Difference>,
    /// What is to be remembered when the differences are settled so.
    pub marks: Marks,
}

/// Decides about a key.
#[must_use]
pub fn decide(
    base: Option<&Mark>,
    list: Option<&Value>,
    record: Option<&Value>,
    side: Option<Side>,
) -> Decision {
    if list == record {
        return Decision::Same;
    }
    match base {
        // Nobody has changed either since it was decided that the record keeps what it says.
        Some(base) if base.record == Hash::of(record) && base.list == Hash::of(list) => {
            return Decision::Same;
        }
        // The record still says what the list said then.
        Some(base) if base.record == Hash::of(record) && base.list == base.record => return Decision::Take,
        // The list has never said anything of it.
        None if list.is_none() => return Decision::Same,
        None if record.is_none() => return Decision::Take,
        Some(_) | None => {}
    }
    match side {
        Some(Side::Theirs) => Decision::Take,
        Some(Side::Ours) => Decision::Keep,
        None => Decision::Conflict,
    }
}

/// Compares a row with its record, in the keys that the map has. `base` is what was imported last.
#[must_use]
pub fn merge<'k>(
    draft: &Draft,
    record: &Value,
    base: &Marks,
    keys: impl Iterator<Item = (&'k str, &'k Path)>,
    side: Option<Side>,
) -> Merged {
    let mut merged = Merged { differences: Vec::new(), marks: base.clone() };
    for (name, path) in keys {
        let value = draft.values.get(name);
        let list = value.map(|value| json(&value.data));
        let said = at(record, path);
        let decision = decide(base.get(name), list.as_ref(), said.as_ref(), side);
        let settled = match decision {
            Decision::Same if list == said => Some(list.as_ref()),
            Decision::Take => Some(list.as_ref()),
            Decision::Keep => {
                let mark = Mark { list: Hash::of(list.as_ref()), record: Hash::of(said.as_ref()) };
                merged.marks.insert(name.to_owned(), mark);
                None
            }
            Decision::Same | Decision::Conflict => None,
        };
        match settled {
            Some(None) => drop(merged.marks.remove(name)),
            Some(value) => {
                let hash = Hash::of(value);
                merged.marks.insert(name.to_owned(), Mark { list: hash.clone(), record: hash });
            }
            None => {}
        }
        if decision != Decision::Same {
            merged.differences.push(Difference {
                key: name.to_owned(),
                path: path.clone(),
                list: value.map(|value| value.data.clone()),
                record: said.as_ref().map(shown),
                decision,
                column: value.and_then(|value| value.column),
            });
        }
    }
    merged
}

/// What is to be remembered of a record that is made of a row.
#[must_use]
pub fn marks_of(draft: &Draft) -> Marks {
    let mark = |data: &Data| {
        let hash = Hash::of(Some(&json(data)));
        Mark { list: hash.clone(), record: hash }
    };
    draft.values.iter().map(|(name, value)| (name.clone(), mark(&value.data))).collect()
}

/// Data as JSON, as the model writes it.
#[must_use]
pub fn json(data: &Data) -> Value {
    match data {
        Data::Text(text) => Value::String(text.clone()),
        Data::Integer(number) => Value::from(*number),
        Data::Boolean(truth) => Value::Bool(*truth),
        Data::Date(date) => Value::String(date.to_string()),
        Data::List(items) => Value::Array(items.iter().map(json).collect()),
        Data::Table(entries) => {
            Value::Object(entries.iter().map(|(key, value)| (key.clone(), json(value))).collect())
        }
    }
}

/// A value for people: text without quotes.
#[must_use]
pub fn shown(value: &Value) -> String {
    match value {
        Value::String(text) => text.clone(),
        Value::Array(items) => items.iter().map(shown).collect::<Vec<_>>().join(", "),
        Value::Null | Value::Bool(_) | Value::Number(_) | Value::Object(_) => value.to_string(),
    }
}

/// What a record says at a path. None if it says nothing, or an empty list.
#[must_use]
pub fn at(record: &Value, path: &Path) -> Option<Value> {
    let found = path.steps().iter().try_fold(record, |value, step| match step {
        Step::Key(key) => value.get(key),
        Step::Item(index) => value.get(*index),
    });
    let found =
        found.filter(|value| !value.is_null() && value.as_array().is_none_or(|items| !items.is_empty()));
    // The default need not be written.
    let is_stage = matches!(path.steps(), [Step::Key(key)] if key == "stage");
    found.cloned().map(pruned).or_else(|| is_stage.then(|| Value::from("adopted")))
}

/// A value without nulls and empty lists, which say nothing. Recursion is bounded by the depth of records.
#[must_use]
pub fn pruned(value: Value) -> Value {
    match value {
        Value::Array(items) => Value::Array(items.into_iter().map(pruned).collect()),
        Value::Object(entries) => {
            let says =
                |value: &Value| !value.is_null() && value.as_array().is_none_or(|items| !items.is_empty());
            let entries = entries.into_iter().map(|(key, value)| (key, pruned(value)));
            Value::Object(entries.filter(|(_, value)| says(value)).collect::<Map<_, _>>())
        }
        Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_) => value,
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn a_difference_is_decided_by_who_has_changed_since() {
        let value = |text: &str| (text != "-").then(|| json!(text));
        let of = |base: Option<(&str, &str)>, list: &str, record: &str, side| {
            let mark = base.map(|(list, record)| Mark {
                list: Hash::of(value(list).as_ref()),
                record: Hash::of(value(record).as_ref()),
            });
            decide(mark.as_ref(), value(list).as_ref(), value(record).as_ref(), side)
        };
        use Decision::{Conflict, Keep, Same, Take};
        for (base, list, record, expected) in [
            (None, "a", "a", Same),
            (None, "a", "-", Take),
            (None, "-", "a", Same),
            (None, "a", "b", Conflict),
            (Some(("a", "a")), "b", "a", Take),
            (Some(("a", "a")), "-", "a", Take),
            (Some(("a", "a")), "a", "b", Conflict),
            (Some(("a", "a")), "a", "-", Conflict),
            (Some(("a", "a")), "b", "c", Conflict),
            (Some(("a", "a")), "b", "b", Same),
            // Decided for the record, until one of them changes.
            (Some(("a", "b")), "a", "b", Same),
            (Some(("a", "b")), "c", "b", Conflict),
            (Some(("a", "b")), "a", "c", Conflict),
        ] {
            assert_eq!(of(base, list, record, None), expected, "{base:?} {list} {record}");
            let with = |side| of(base, list, record, Some(side));
            if expected == Conflict {
                assert_eq!((with(Side::Theirs), with(Side::Ours)), (Take, Keep));
            } else {
                assert_eq!((with(Side::Theirs), with(Side::Ours)), (expected, expected));
            }
        }
    }

    #[test]
    fn what_a_record_does_not_say_is_nothing() {
        let record = json!({"title": "A", "topics": [], "validity": {"from": "2024", "until": null},
                            "decision": [{"by": "x", "date": null}]});
        let of = |path: &str| at(&record, &path.parse().unwrap());
        assert_eq!(of("title"), Some(json!("A")));
        assert_eq!(of("validity.from"), Some(json!("2024")));
        assert_eq!(of("decision[0].by"), Some(json!("x")));
        assert_eq!(of("decision"), Some(json!([{"by": "x"}])));
        assert_eq!(of("stage"), Some(json!("adopted")));
        for none in ["topics", "validity.until", "decision[1].by", "decision[0].date", "owner", "title.x"] {
            assert_eq!(of(none), None, "{none}");
        }
    }
}
