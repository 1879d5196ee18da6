//! What words of people mean in the format: looks them up in the [vocabulary](super::vocabulary).

use std::sync::LazyLock;

use foldhash::{HashMap, HashMapExt};
use serde::Deserialize;

use super::keys::keys_of;
use super::vocabulary::{Entry, KEYS, VALUES};
use crate::text::folded;

/// The words of a table, folded, with what each may mean, the likeliest first.
struct Dictionary(HashMap<String, Vec<&'static str>>);

impl Dictionary {
    fn of(table: &[Entry]) -> Self {
        let mut meanings = HashMap::<String, Vec<&'static str>>::new();
        for (name, swedish, english) in table {
            for word in words_of(swedish).chain(words_of(english)) {
                let meanings = meanings.entry(folded(word)).or_default();
                if !meanings.contains(name) {
                    meanings.push(name);
                }
            }
        }
        Dictionary(meanings)
    }

    fn get(&self, folded: &str) -> &[&'static str] {
        self.0.get(folded).map_or(&[], Vec::as_slice)
    }
}

static KEY_WORDS: LazyLock<Dictionary> = LazyLock::new(|| Dictionary::of(KEYS));
static VALUE_WORDS: LazyLock<Dictionary> = LazyLock::new(|| Dictionary::of(VALUES));

/// The words of an entry.
fn words_of(list: &'static str) -> impl Iterator<Item = &'static str> {
    list.split(", ").filter(|word| !word.is_empty())
}

/// The key of a `T` that a word most likely means, as the path to it: `gäller_från`, `Giltigt fr.o.m.` and `valid from`
/// are `validity.from` of an agreement. Capitals, spaces, hyphens and the dots of å, ä and ö make no difference. A key
/// means itself, if its name belongs to one table only, or to the record itself. None if the word is not known.
#[must_use]
pub fn meant<T: for<'x> Deserialize<'x>>(word: &str) -> Option<&'static str> {
    meanings::<T>(word).next()
}

/// All keys of a `T` that a word may mean, the likeliest first.
pub(super) fn meanings<T: for<'x> Deserialize<'x>>(word: &str) -> impl Iterator<Item = &'static str> {
    let word = folded(word);
    let known = KEY_WORDS.get(&word).iter().copied();
    let same = KEYS.iter().map(|(path, ..)| *path).filter(move |path| folded(last(path)) == word);
    let mut seen = Vec::new();
    known.chain(same).filter(|path| has_key::<T>(path)).filter(move |path| {
        let is_new = !seen.contains(path);
        seen.push(*path);
        is_new
    })
}

/// The keys of a `T` that a word in one of its tables most likely means: those of that table, or else of others. The table
/// is given by the keys that lead to it.
#[must_use]
pub fn likeliest<T: for<'x> Deserialize<'x>>(own_table: &str, word: &str) -> Vec<&'static str> {
    let (here, elsewhere): (Vec<_>, Vec<_>) =
        meanings::<T>(word).partition(|path| is_table(table(path), own_table));
    if here.is_empty() { elsewhere } else { here }
}

/// The keys and values that a word may mean, wherever they are.
pub(super) fn translations(word: &str) -> impl Iterator<Item = &'static str> {
    let word = folded(word);
    let keys = KEY_WORDS.get(&word).iter().map(|path| last(path));
    VALUE_WORDS.get(&word).iter().copied().chain(keys)
}

/// The name of the key that a path leads to.
pub(super) fn last(path: &str) -> &str {
    path.rsplit('.').next().unwrap_or(path)
}

/// The path to the table of a key. Empty if it is the record itself.
pub(super) fn table(path: &str) -> &str {
    path.rsplit_once('.').map_or("", |(table, _)| table)
}

/// Whether a path of the vocabulary, in which `*` is any key, is that of a table.
fn is_table(path: &str, written: &str) -> bool {
    let (mut steps, mut keys) = (path.split('.'), written.split('.'));
    steps.by_ref().zip(keys.by_ref()).all(|(step, key)| step == "*" || step == key)
        && path.matches('.').count() == written.matches('.').count()
}

/// Whether a `T` has a key.
fn has_key<T: for<'x> Deserialize<'x>>(path: &'static str) -> bool {
    let mut steps: Vec<&str> = path.split('.').collect();
    steps.pop().is_some_and(|key| keys_of::<T>(&steps).contains(&key))
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;
    use std::fs;

    use proptest::prelude::*;
    use serde_json::Value;

    use super::super::did_you_mean;
    use super::*;
    use crate::model::settings::Settings;
    use crate::model::{Agreement, Body, Party};
    use crate::time::{Flag, State};

    /// What a schema says: its keys by their paths, and the words that some of them take.
    #[derive(Default)]
    struct Format {
        keys: BTreeSet<String>,
        words: BTreeSet<String>,
    }

    impl Format {
        fn of(name: &str) -> Self {
            let path = format!("{}/schemas/{name}.schema.json", env!("CARGO_MANIFEST_DIR"));
            let schema: Value = serde_json::from_str(&fs::read_to_string(path).unwrap()).unwrap();
            let mut format = Format::default();
            format.add(&schema, &schema["$defs"], "", 0);
            format
        }

        fn add(&mut self, schema: &Value, defs: &Value, path: &str, depth: usize) {
            assert!(depth < 40, "{path}");
            let mut into = |schema: &Value, path: &str| self.add(schema, defs, path, depth + 1);
            if let Some(name) = schema["$ref"].as_str().and_then(|of| of.rsplit('/').next()) {
                into(&defs[name], path);
            }
            for key in ["anyOf", "oneOf", "allOf"] {
                schema[key].as_array().into_iter().flatten().for_each(|one| into(one, path));
            }
            if schema["items"].is_object() {
                into(&schema["items"], path);
            }
            let below = |key: &str| if path.is_empty() { key.to_owned() } else { format!("{path}.{key}") };
            if schema["additionalProperties"].is_object() {
                into(&schema["additionalProperties"], &below("*"));
            }
            for (key, one) in schema["properties"].as_object().into_iter().flatten() {
                into(one, &below(key));
            }
            self.keys
                .extend(schema["properties"].as_object().into_iter().flatten().map(|(key, _)| below(key)));
            let words = schema["enum"].as_array().into_iter().flatten().chain(schema.get("const"));
            self.words.extend(words.filter_map(Value::as_str).map(str::to_owned));
        }
    }

    const RECORDS: [&str; 4] = ["agreement", "party", "body", "registry"];

    fn has_swedish<'e>(mut entries: impl Iterator<Item = &'e Entry>) -> bool {
        entries.any(|(_, swedish, _)| !swedish.is_empty())
    }

    #[test]
    fn every_key_of_the_schemas_has_a_swedish_word_in_its_table() {
        for format in RECORDS.map(Format::of) {
            assert!(format.keys.len() > 5);
            for path in format.keys {
                let words = KEYS.iter().filter(|(known, ..)| last(known) == last(&path));
                assert!(has_swedish(words), "give `{path}` a Swedish word in vocabulary.rs");
            }
        }
    }

    #[test]
    fn every_key_of_the_vocabulary_is_one_of_the_schemas_and_is_there_once() {
        let keys: BTreeSet<String> =
            RECORDS.map(Format::of).into_iter().flat_map(|format| format.keys).collect();
        for (at, (path, ..)) in KEYS.iter().enumerate() {
            assert!(keys.contains(*path), "{path}");
            assert!(KEYS.iter().skip(at + 1).all(|(other, ..)| other != path), "{path} is there twice");
        }
    }

    #[test]
    fn every_word_that_a_key_or_filter_takes_has_a_swedish_one() {
        let of_keys = RECORDS.map(Format::of).into_iter().flat_map(|format| format.words);
        let of_filters = State::ALL.map(State::name).into_iter().chain(Flag::ALL.map(Flag::name));
        let words: BTreeSet<String> = of_keys.chain(of_filters.map(str::to_owned)).collect();
        assert!(words.len() > 60);
        for word in words {
            let entries = VALUES.iter().filter(|(value, ..)| *value == word);
            assert!(has_swedish(entries), "give `{word}` a Swedish word in vocabulary.rs");
        }
    }

    #[test]
    fn no_word_is_listed_twice_for_the_same_or_is_what_it_means() {
        for (name, swedish, english) in KEYS.iter().chain(VALUES) {
            let mut words: Vec<&str> = words_of(swedish).chain(words_of(english)).collect();
            assert!(words.iter().all(|word| *word != last(name)), "{name}");
            words.sort_by_cached_key(|word| folded(word));
            for pair in words.windows(2) {
                assert_ne!(folded(pair[0]), folded(pair[1]), "{name}");
            }
            assert!(words.iter().all(|word| !folded(word).is_empty()), "{name}");
        }
    }

    #[test]
    fn words_of_a_key_however_written_mean_it() {
        for (word, path) in [
            ("gäller_från", "validity.from"),
            ("GällerFrån", "validity.from"),
            ("galler-fran", "validity.from"),
            ("Giltigt fr.o.m.", "validity.from"),
            ("fr.o.m.", "validity.from"),
            ("valid_from", "validity.from"),
            ("Giltigt t.o.m.", "validity.until"),
            ("end_date", "validity.until"),
            ("expires", "validity.until"),
            ("Avtalspart", "parties"),
            ("Part", "parties"),
            ("parter", "parties"),
            ("Diarienr", "reference"),
            ("DNR", "reference"),
            ("ref", "reference"),
            ("Förvaltare", "owner"),
            ("agare", "owner"),
            ("Responsible", "owner"),
            ("Uppsägningstid", "termination.notice"),
            ("Förlängning", "validity.renewal.term"),
            ("status", "stage"),
            ("Beslutsdatum", "decision.date"),
            ("Länk", "document.url"),
            ("notes", "notes"),
            ("until", "validity.until"),
        ] {
            assert_eq!(meant::<Agreement>(word), Some(path), "{word}");
        }
        for (word, path) in [("kommunkod", "code"), ("Namn", "name"), ("ersatt av", "replaced_by")] {
            assert_eq!(meant::<Party>(word), Some(path), "{word}");
        }
        assert_eq!(meant::<Body>("Förkortning"), Some("short"));
        assert_eq!(meant::<Settings>("tidszon"), Some("time_zone"));
        for nothing in ["", "§", "ersatt av", "nonsens", "Αθήνα", "kommunkod"] {
            assert_eq!(meant::<Agreement>(nothing), None, "{nothing}");
        }
    }

    #[test]
    fn words_of_a_value_mean_it() {
        let stages = ["draft", "consultation", "adopted"];
        let untils = ["further-notice", "replaced", "event"];
        for (word, of, value) in [
            ("remiss", &stages[..], "consultation"),
            ("På_remiss", &stages, "consultation"),
            ("antagen", &stages, "adopted"),
            ("Utkast", &stages, "draft"),
            ("Tills vidare", &untils, "further-notice"),
            ("tillsvidare", &untils, "further-notice"),
            ("överenskommelse", &["agreement", "contract"], "agreement"),
            ("avtal", &["contract", "agreement"], "agreement"),
            ("gäller", &["upcoming", "in-force"], "in-force"),
            ("slut", &["from", "effective_end"], "effective_end"),
        ] {
            assert_eq!(did_you_mean(word, of.iter().copied()), Some(value), "{word}");
        }
    }

    #[test]
    fn a_key_of_its_own_table_comes_before_others() {
        assert_eq!(likeliest::<Agreement>("", "ansvarig"), ["owner"]);
        assert_eq!(likeliest::<Agreement>("activity", "ansvarig"), ["activity.by"]);
        assert_eq!(likeliest::<Agreement>("", "förlängning"), ["extension"]);
        assert_eq!(likeliest::<Settings>("kinds.agreement", "krav"), ["kinds.*.requires"]);
        assert!(likeliest::<Party>("", "gäller från").is_empty());
    }

    proptest! {
        #[test]
        fn any_text_is_looked_up(word in "\\PC*") {
            let _ = meant::<Agreement>(&word);
            let _ = did_you_mean(&word, ["further-notice", "åäö", ""]);
        }
    }
}
