//! Compares two records field by field, in the order of the format.

use std::collections::{HashMap, HashSet};

use serde::Serialize;
use serde_json::Value;

use super::change::{Change, FieldChange};

/// The differences between two records, in the order of the format. The syntax, spelling and order of values make no
/// difference.
#[must_use]
pub fn fields<T: Serialize>(old: &T, new: &T) -> Vec<FieldChange> {
    let value = |record: &T| serde_json::to_value(record).unwrap_or_default();
    let mut differences = Differences { field: Vec::new(), entry: Vec::new(), found: Vec::new() };
    differences.compare(&value(old), &value(new));
    differences.found
}

/// The key that identifies the entries of a list of tables.
fn identity(field: &str) -> Option<&'static str> {
    Some(match field {
        "replaces" | "amends" | "review" => "id",
        "decision" => "by",
        "review.done" => "date",
        "revision.trigger" => "since",
        "suspension" => "from",
        "activity" => "title",
        "document" => "path",
        "accept" => "rule",
        // Options, extensions and what survives are identified by their order.
        _ => return None,
    })
}

struct Differences {
    field: Vec<String>,
    entry: Vec<String>,
    found: Vec<FieldChange>,
}

impl Differences {
    fn add(&mut self, change: Change) {
        let entry = Some(self.entry.join(" ")).filter(|entry| !entry.is_empty());
        self.found.push(FieldChange { field: self.field.join("."), entry, change });
    }

    fn compare(&mut self, old: &Value, new: &Value) {
        match (old, new) {
            (old, new) if old == new => {}
            (old, new) if self.is_absent(old) && self.is_absent(new) => {}
            (Value::Object(old), Value::Object(new)) => {
                // Both have all keys of their type, in the same order. A table with free keys may differ.
                let gone = old.keys().filter(|key| !new.contains_key(*key));
                for key in new.keys().chain(gone) {
                    self.field.push(key.clone());
                    let value_in =
                        |table: &serde_json::Map<String, Value>| table.get(key).cloned().unwrap_or_default();
                    self.compare(&value_in(old), &value_in(new));
                    self.field.pop();
                }
            }
            (Value::Array(old), Value::Array(new)) => self.lists(old, new),
            (Value::Array(list), Value::Null) if !list.is_empty() => self.lists(list, &[]),
            (Value::Null, Value::Array(list)) if !list.is_empty() => self.lists(&[], list),
            (old, new) if self.is_absent(old) => self.add(Change::Added(new.clone())),
            (old, new) if self.is_absent(new) => self.add(Change::Removed(old.clone())),
            (old, new) => self.add(Change::Changed { old: old.clone(), new: new.clone() }),
        }
    }

    /// Whether a value is null, or an empty list or table, which are equivalent; but no reminders is not the default.
    fn is_absent(&self, value: &Value) -> bool {
        match value {
            Value::Null => true,
            Value::Array(list) => list.is_empty() && !self.field.iter().any(|key| key == "reminders"),
            Value::Object(table) => table.is_empty(),
            Value::Bool(_) | Value::Number(_) | Value::String(_) => false,
        }
    }

    fn lists(&mut self, old: &[Value], new: &[Value]) {
        if self.field == ["parties"] || self.field == ["members"] {
            return self.parties(
                &old.iter().map(as_table).collect::<Vec<_>>(),
                &new.iter().map(as_table).collect::<Vec<_>>(),
            );
        }
        let texts = |list: &[Value]| list.iter().map(|value| value.as_str().map(str::to_owned)).collect();
        let texts: (Option<Vec<String>>, Option<Vec<String>>) = (texts(old), texts(new));
        match texts {
            (Some(old), Some(new)) => self.sets(old, new),
            _ => self.entries(old, new),
        }
    }

    /// Parties, and members of a group, are a set, but may have days of their own.
    fn parties(&mut self, old: &[Value], new: &[Value]) {
        let ids = |list: &[Value]| {
            list.iter().filter_map(|party| Some(party.get("id")?.as_str()?.to_owned())).collect()
        };
        self.sets(ids(old), ids(new));
        let before: HashMap<Option<&str>, &Value> = old.iter().map(|party| (id(party), party)).collect();
        for party in new {
            if let Some(name) = id(party) {
                // For an added party, also its own days.
                let named = as_table(&Value::String(name.to_owned()));
                let before = before.get(&Some(name)).copied().unwrap_or(&named);
                self.within(&(name.to_owned(), 0), |differences| differences.compare(before, party));
            }
        }
    }

    fn sets(&mut self, old: Vec<String>, new: Vec<String>) {
        let without = |list: &[String], other: &[String]| -> Vec<String> {
            let (other, mut seen): (HashSet<&String>, HashSet<&String>) =
                (other.iter().collect(), HashSet::new());
            list.iter().filter(|text| !other.contains(text) && seen.insert(text)).cloned().collect()
        };
        let (joined, left) = (without(&new, &old), without(&old, &new));
        if !joined.is_empty() || !left.is_empty() {
            self.add(Change::Set { joined, left });
        }
    }

    /// Compares entries with the same name, or else the same position. The others were added or removed.
    fn entries(&mut self, old: &[Value], new: &[Value]) {
        let key = identity(&self.field.join("."));
        let (old, new) = (named(old, key), named(new, key));
        let known: HashMap<&(String, usize), &Value> =
            old.iter().map(|(name, value)| (name, *value)).collect();
        let kept: HashSet<&(String, usize)> = new.iter().map(|(name, _)| name).collect();
        for (name, value) in old.iter().filter(|(name, _)| !kept.contains(name)) {
            self.within(name, |differences| differences.add(Change::Removed((*value).clone())));
        }
        for (name, value) in &new {
            self.within(name, |differences| match known.get(name) {
                Some(before) => differences.compare(before, value),
                None => differences.add(Change::Added((*value).clone())),
            });
        }
    }

    fn within(&mut self, (name, ordinal): &(String, usize), look: impl FnOnce(&mut Self)) {
        let name = match (name.as_str(), ordinal) {
            ("", ordinal) => (ordinal + 1).to_string(),
            (name, 0) => name.to_owned(),
            (name, ordinal) => format!("{name} ({})", ordinal + 1),
        };
        self.entry.push(name);
        look(self);
        self.entry.pop();
    }
}

/// A party given by name only, as the equivalent table.
fn as_table(party: &Value) -> Value {
    match party.as_str() {
        Some(id) => serde_json::json!({ "id": id }),
        None => party.clone(),
    }
}

fn id(party: &Value) -> Option<&str> {
    party.get("id")?.as_str()
}

/// Entries with their names and a number among those of the same name. Entries without a key or value are identified by
/// position only.
fn named<'v>(list: &'v [Value], key: Option<&str>) -> Vec<((String, usize), &'v Value)> {
    let mut counts: HashMap<String, usize> = HashMap::new();
    let named = list.iter().map(|value| {
        let text = |key: &str| value.get(key).and_then(Value::as_str);
        // A document without a path has a URL.
        let name = key.and_then(|key| text(key).or_else(|| text("url"))).unwrap_or_default().to_owned();
        let count = counts.entry(name.clone()).or_default();
        let ordinal = *count;
        *count += 1;
        ((name, ordinal), value)
    });
    named.collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::load::record_of;
    use crate::model::walk::keys;
    use crate::model::{Agreement, Body, Party};

    fn record(text: &str) -> Agreement {
        record_of("agreements/x.toml", &format!("title = \"A\"\nkind = \"k\"\n{text}")).unwrap()
    }

    /// The differences, one per line.
    fn differences(old: &str, new: &str) -> Vec<String> {
        let changes = fields(&record(old), &record(new));
        let line = |FieldChange { field, entry, change }: FieldChange| {
            let entry = entry.map(|entry| format!("[{entry}]")).unwrap_or_default();
            let change = match change {
                Change::Added(_) => "+".to_owned(),
                Change::Removed(_) => "-".to_owned(),
                Change::Changed { old, new } => format!("{old} -> {new}"),
                Change::Set { joined, left } => format!("+{joined:?} -{left:?}"),
            };
            format!("{field}{entry} {change}")
        };
        changes.into_iter().map(line).collect()
    }

    /// Each list of tables has a key that identifies its entries, or is known to be ordered.
    #[test]
    fn every_list_of_tables_is_compared_by_a_key_or_in_order() {
        let in_order = ["option", "extension", "survival"];
        // Compared as sets: see `Differences::parties`.
        let parties = ["parties", "members"];
        let keys = [keys::<Agreement>(), keys::<Party>(), keys::<Body>()].concat();
        let lists = keys.iter().filter(|key| key.is_list_of_tables());
        let mut seen = 0;
        for list in lists.filter(|list| !parties.contains(&list.path.as_str())) {
            let by = identity(&list.path);
            assert_ne!(by.is_some(), in_order.contains(&list.path.as_str()), "`{}`", list.path);
            let within = |by| keys.iter().any(|key| key.path == format!("{}.{by}", list.path));
            assert!(by.is_none_or(within), "`{}` has no key {by:?}", list.path);
            seen += 1;
        }
        assert!(seen > 8, "{seen}");
    }

    #[test]
    fn fields_are_compared_in_the_order_of_the_format() {
        let old =
            "owner = \"a\"\nparties = [\"p\"]\nnotes = \"n\"\nvalidity = { from = 2020, until = 2021 }\n";
        let new = "validity = { from = 2020, until = 2022 }\nparties = [\"p\"]\nowner = \"b\"\npart = 1\n";
        let expected = ["part +", "owner \"a\" -> \"b\"", "notes -", "validity.until \"2021\" -> \"2022\""];
        assert_eq!(differences(old, new), expected);
        assert!(differences(old, old).is_empty());
    }

    #[test]
    fn a_document_is_known_by_its_path_or_its_address() {
        let agreement_with = |documents: &str| {
            format!(
                "parties = [\"p\"]\nvalidity = {{ from = 2020 }}\n[[document]]\nrole = \"text\"\n{documents}"
            )
        };
        assert_eq!(
            differences(
                &agreement_with("url = \"https://a.example\"\n"),
                &agreement_with("url = \"https://b.example\"\n")
            ),
            ["document[https://a.example] -", "document[https://b.example] +"]
        );
    }

    #[test]
    fn order_and_spelling_make_no_difference() {
        let old = "parties = [\"p\", \"q\"]\ntopics = [\"b\", \"a\"]\nvalidity = { from = 2020 }\n";
        let new = "parties = [{ id = \"q\" }, \"p\"]\ntopics = [\"a\", \"b\"]\naliases = []\nvalidity = { from = \"2020\" }\n";
        assert!(differences(old, new).is_empty(), "{:?}", differences(old, new));
    }

    #[test]
    fn sets_have_those_that_joined_and_left_and_lists_their_entries() {
        let rest = "validity = { from = 2020 }\n";
        let old = format!(
            "parties = [\"p\", \"q\"]\ndecision = [{{ by = \"p\", planned = [2021-01-01] }}]\n\
             review = [{{ id = \"r\", first = 2021, done = [{{ date = 2021-02-01 }}] }}]\nextension = [{{ until = 2021 }}]\n{rest}"
        );
        let new = format!(
            "parties = [\"q\", {{ id = \"s\", from = 2021-01-01 }}]\ndecision = [{{ by = \"q\", date = 2021-01-01 }}, {{ by = \"p\", date = 2021-01-02 }}]\n\
             review = [{{ id = \"r\", first = 2022, done = [{{ date = 2021-02-01, outcome = \"revise\" }}, {{ date = 2023-02-01 }}] }}, {{ id = \"s\", first = 2025 }}]\n\
             extension = [{{ until = 2022 }}, {{ until = 2023 }}]\n{rest}"
        );
        assert_eq!(
            differences(&old, &new),
            [
                "parties +[\"s\"] -[\"p\"]",
                "parties.from[s] +",
                "extension.until[1] \"2021\" -> \"2022\"",
                "extension[2] +",
                "decision[q] +",
                "decision.date[p] +",
                "decision.planned[p] +[] -[\"2021-01-01\"]",
                "review.first[r] \"2021\" -> \"2022\"",
                "review.done.outcome[r 2021-02-01] +",
                "review.done[r 2023-02-01] +",
                "review[s] +",
            ]
        );
        let more = format!("parties = [\"p\", \"t\"]\n{rest}");
        let fewer = format!("parties = [\"p\", \"q\"]\n{rest}");
        assert_eq!(differences(&fewer, &more), ["parties +[\"t\"] -[\"q\"]"]);
    }
}
