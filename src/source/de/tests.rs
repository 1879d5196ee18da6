//! One small record read from both formats.

use std::fmt::{self, Formatter};

use serde::de::Visitor;
use serde::{Deserialize, Deserializer};

use super::{Entries, Invalid, invalid, read, text_or_table};
use crate::source::fault::Fault;
use crate::source::span::{Sp, Span};
use crate::source::{toml, yaml};
use crate::text::Message;
use crate::text::message::message;

#[derive(Debug, Default, Deserialize)]
struct Record {
    title: Sp<String>,
    stage: Option<Sp<Stage>>,
    statutory: Option<Sp<bool>>,
    max: Option<Sp<u8>>,
    from: Option<Sp<Day>>,
    #[serde(default)]
    topics: Vec<Sp<String>>,
    #[serde(default)]
    parties: Vec<Sp<Party>>,
    #[serde(default)]
    review: Vec<Sp<Review>>,
    validity: Sp<Validity>,
    #[serde(default)]
    rules: Entries<String>,
}

#[derive(Debug, Default, PartialEq, Deserialize)]
#[serde(rename_all = "lowercase")]
enum Stage {
    #[default]
    Adopted,
    Draft,
}

#[derive(Debug, Default, Deserialize)]
struct Review {
    kind: Sp<String>,
}

#[derive(Debug, Default, Deserialize)]
struct Validity {
    until: Option<Sp<String>>,
}

/// A type with a meaning of its own: a year by number, or a day with month ten.
#[derive(Debug, Default, PartialEq)]
struct Day(String);

impl<'de> Deserialize<'de> for Day {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Days;
        impl Visitor<'_> for Days {
            type Value = Day;
            fn expecting(&self, f: &mut Formatter<'_>) -> fmt::Result {
                f.write_str("a date")
            }
            fn visit_i64<E: serde::de::Error>(self, year: i64) -> Result<Day, E> {
                Ok(Day(format!("year {year}")))
            }
            fn visit_str<E: serde::de::Error>(self, text: &str) -> Result<Day, E> {
                match text.contains("-10-") {
                    true => Ok(Day(text.to_owned())),
                    false => Err(invalid(
                        Invalid::Date,
                        Some(text),
                        message!("date-no-day", text = text),
                        Some(message!("did-you-mean", near = "October")),
                    )),
                }
            }
        }
        deserializer.deserialize_any(Days)
    }
}

/// `"id"` or `{ id = "…" }`.
#[derive(Debug, Default, PartialEq)]
struct Party(String);

impl<'de> Deserialize<'de> for Party {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        #[derive(Deserialize)]
        struct Long {
            id: Sp<String>,
        }
        struct Parties;
        impl<'de> Visitor<'de> for Parties {
            type Value = Party;
            fn expecting(&self, f: &mut Formatter<'_>) -> fmt::Result {
                f.write_str("a party")
            }
            fn visit_str<E>(self, id: &str) -> Result<Party, E> {
                Ok(Party(id.to_owned()))
            }
            fn visit_newtype_struct<D: Deserializer<'de>>(self, table: D) -> Result<Party, D::Error> {
                Long::deserialize(table).map(|long| Party(long.id.value))
            }
        }
        text_or_table(deserializer, Parties)
    }
}

fn read_toml(text: &str) -> (Record, Vec<Fault>) {
    let mut faults = Vec::new();
    let node = toml::parse(text, &mut faults).unwrap_or_else(|| panic!("{faults:?}"));
    (read(&node, &mut faults).unwrap(), faults)
}

fn read_yaml(text: &str) -> (Record, Vec<Fault>) {
    let mut faults = Vec::new();
    let node = yaml::parse(text, &mut faults).unwrap_or_else(|| panic!("{faults:?}"));
    (read(&node, &mut faults).unwrap(), faults)
}

/// Rule, place, message and help of each fault.
fn told<'t>(text: &'t str, faults: &[Fault]) -> Vec<(&'static str, &'t str, String, String)> {
    let tell = |fault: &Fault| {
        (
            fault.kind.rule(),
            fault.span.slice(text),
            fault.message.plain(),
            fault.help.as_ref().map(Message::plain).unwrap_or_default(),
        )
    };
    faults.iter().map(tell).collect()
}

const GOOD: [&str; 2] = [
    "title = \"Å\"\nstage = \"draft\"\nstatutory = true\nmax = 3\nfrom = 2024-10-01\ntopics = [\"a\", \"2021\"]\n\
     parties = [\"p\", { id = \"q\" }]\n[validity]\nuntil = \"1.10\"\n[rules]\nb = \"no\"\na = \"x\"\n\
     [[review]]\nkind = \"k\"\n",
    "title: Å\nstage: draft\nstatutory: true\nmax: 3\nfrom: 2024-10-01\ntopics: [a, 2021]\nparties:\n  - p\n  - id: q\n\
     validity:\n  until: 1.10\nrules:\n  b: no\n  a: x\nreview:\n- kind: k\n",
];

#[test]
fn equal_records_are_equal_in_both_formats() {
    for (text, (record, faults)) in [(GOOD[0], read_toml(GOOD[0])), (GOOD[1], read_yaml(GOOD[1]))] {
        assert_eq!(faults, [], "{text}");
        assert_eq!(record.title.value, "Å");
        assert_eq!(record.stage.map(|stage| stage.value), Some(Stage::Draft));
        assert_eq!(record.statutory.map(|statutory| statutory.value), Some(true));
        assert_eq!(record.max.map(|max| max.value), Some(3));
        assert_eq!(record.from.map(|from| from.value), Some(Day("2024-10-01".to_owned())));
        assert_eq!(record.topics.iter().map(|topic| &*topic.value).collect::<Vec<_>>(), ["a", "2021"]);
        assert_eq!(record.parties.iter().map(|party| &*party.0).collect::<Vec<_>>(), ["p", "q"]);
        assert_eq!(record.validity.until.as_deref().map(String::as_str), Some("1.10"));
        assert_eq!(record.review[0].kind.value, "k");
        let rules: Vec<_> = record.rules.0.iter().map(|(key, value)| (&*key.value, &*value.value)).collect();
        assert_eq!(rules, [("b", "no"), ("a", "x")]);
        let (key, _) = &record.rules.0[0];
        assert_eq!(key.span.slice(text), "b");
    }
}

#[test]
fn every_fault_of_a_file_is_told_at_once_in_toml() {
    let text = "stage = \"drafd\"\nstatutory = \"true\"\nmax = 300\nfrom = 2024-02-30\ntopics = [\"a\", 5, \"c\"]\n\
                parties = [{ idd = \"q\" }, true]\ntitel = \"x\"\n[validity]\nuntil = 2024-01-31\n[rules]\na = []\n\
                [[review]]\nkind = \"k\"\n[[review]]\n";
    let (record, faults) = read_toml(text);
    let expected = [
        ("missing-key", "", "`title` is missing", ""),
        ("unknown-kind", "\"drafd\"", "`drafd` is no `stage`", "did you mean `draft`?"),
        (
            "wrong-type",
            "\"true\"",
            "`statutory`: expected `true` or `false`, found the text `true`",
            "write `true` without quotes",
        ),
        ("wrong-type", "300", "`max`: expected a whole number from 0 to 255, found the number `300`", ""),
        ("invalid-date", "2024-02-30", "there is no day `2024-02-30`", "did you mean `October`?"),
        ("wrong-type", "5", "`topics`: expected text, found the number `5`", "put it in quotes: `\"5\"`"),
        ("missing-key", "", "`id` is missing", ""),
        ("unknown-key", "idd", "`idd` is no key here", "did you mean `id`?"),
        ("wrong-type", "true", "`parties`: expected a party, found `true`", ""),
        ("unknown-key", "titel", "`titel` is no key here", "did you mean `title`?"),
        (
            "wrong-type",
            "2024-01-31",
            "`until`: expected text, found the date `2024-01-31`",
            "put it in quotes: `\"2024-01-31\"`",
        ),
        ("wrong-type", "[]", "`a`: expected text, found a list", ""),
        ("missing-key", "", "`kind` is missing", ""),
    ];
    let told = told(text, &faults);
    assert_eq!(told.iter().map(|(a, b, c, d)| (*a, *b, &**c, &**d)).collect::<Vec<_>>(), expected);
    // missing keys stand at the start of their tables, the root's at that of the file
    assert_eq!(faults[0].span, Span::FILE);
    assert_eq!(faults[12].span.start as usize, text.rfind("[[review]]").unwrap());
    // and the rest has been read
    assert_eq!(record.topics.iter().map(|topic| &*topic.value).collect::<Vec<_>>(), ["a", "", "c"]);
    assert_eq!(record.review[0].kind.value, "k");
    assert_eq!(
        (record.max.map(|max| max.value), record.stage.map(|stage| stage.value)),
        (Some(0), Some(Stage::Adopted))
    );
}

#[test]
fn every_fault_of_a_file_is_told_at_once_in_yaml() {
    let text = "stage: 5\nstatutory: yes\nmax: -1\nfrom: {x: 1}\ntopics: a\nparties: [{idd: q}, [p]]\ntitel: x\n\
                validity: nothing\nrules:\n  a: {}\nreview:\n  - kind:\n  - k\n  -\n";
    let (_, faults) = read_yaml(text);
    let expected = [
        ("missing-key", "", "`title` is missing", ""),
        ("unknown-kind", "5", "`5` is no `stage`", "one of `adopted`, `draft`"),
        (
            "wrong-type",
            "yes",
            "`statutory`: expected `true` or `false`, found the text `yes`",
            "write `true` without quotes",
        ),
        ("wrong-type", "-1", "`max`: expected a whole number from 0 to 255, found the number `-1`", ""),
        ("wrong-type", "{x: 1}", "`from`: expected a date, found a table", ""),
        ("wrong-type", "a", "`topics`: expected a list, found the text `a`", "put it in brackets: `[\"a\"]`"),
        ("missing-key", "", "`id` is missing", ""),
        ("unknown-key", "idd", "`idd` is no key here", "did you mean `id`?"),
        (
            "wrong-type",
            "[p]",
            "`parties`: expected a party, found a list",
            "write it without brackets: `\"p\"`",
        ),
        ("unknown-key", "titel", "`titel` is no key here", "did you mean `title`?"),
        (
            "wrong-type",
            "nothing",
            "`validity`: expected a table, found the text `nothing`",
            "write `[validity]` at the end of the file, and below it `until = \"nothing\"`; in YAML `until: nothing`",
        ),
        ("wrong-type", "{}", "`a`: expected text, found a table", ""),
        ("missing-key", "", "`kind` has no value", "give it one"),
        (
            "wrong-type",
            "k",
            "`review`: expected a table, found the text `k`",
            "write `[[review]]` at the end of the file, and below it `kind = \"k\"`; in YAML `- kind: k`",
        ),
        (
            "wrong-type",
            "",
            "`review`: expected a table, found nothing",
            "write `[[review]]` at the end of the file, and below it its keys, such as `kind`",
        ),
    ];
    let told = told(text, &faults);
    assert_eq!(told.iter().map(|(a, b, c, d)| (*a, *b, &**c, &**d)).collect::<Vec<_>>(), expected);
}

#[test]
fn one_table_where_several_may_stand_is_told_how_to_be_one_of_them() {
    let help = Some("write it in double brackets, `[[review]]`; in YAML put a `-` before it");
    let toml = "title = \"x\"\n[validity]\n[review]\nkind = \"k\"\n";
    let yaml = "title: x\nvalidity: {}\nreview:\n  kind: k\n";
    for (text, faults) in [(toml, read_toml(toml).1), (yaml, read_yaml(yaml).1)] {
        assert_eq!(
            faults.iter().map(|fault| fault.kind.rule()).collect::<Vec<_>>(),
            ["wrong-type"],
            "{text}"
        );
        assert_eq!(faults[0].help.as_ref().map(Message::plain).as_deref(), help);
    }
}

#[test]
fn nothing_after_a_key_is_a_key_that_is_not_there() {
    let text = "title: ~\nstage:\ntopics:\nrules: null\nvalidity:\n";
    let (record, faults) = read_yaml(text);
    assert!(record.stage.is_none() && record.topics.is_empty() && record.rules.0.is_empty());
    let told = told(text, &faults);
    // `validity:` alone is what `[validity]` alone is in TOML: a table with nothing in it.
    let expected = [("missing-key", "~", "`title` has no value", "give it one")];
    assert_eq!(told.iter().map(|(a, b, c, d)| (*a, *b, &**c, &**d)).collect::<Vec<_>>(), expected);
}

#[test]
fn an_empty_file_lacks_each_required_key() {
    for faults in [read_toml("").1, read_yaml("").1, read_yaml("# nothing\n").1] {
        let told: Vec<_> =
            faults.iter().map(|fault| (fault.kind.rule(), fault.span, fault.message.plain())).collect();
        let missing = |message| ("missing-key", Span::FILE, message);
        assert_eq!(
            told,
            [missing("`title` is missing".to_owned()), missing("`validity` is missing".to_owned())]
        );
    }
}

#[test]
fn any_and_text_type_a_plain_scalar_each_in_its_way() {
    // a date reads by `deserialize_any`: 2021 is a number; a title by `deserialize_str`: it is text
    let (record, faults) = read_yaml("title: 2021\nfrom: 2021\nvalidity: {}\n");
    assert_eq!((faults, record.title.value), (vec![], "2021".to_owned()));
    assert_eq!(record.from.map(|from| from.value), Some(Day("year 2021".to_owned())));
    // quotes make it text in both
    assert_eq!(read_yaml("title: x\nfrom: \"2021\"\nvalidity: {}\n").1[0].kind.rule(), "invalid-date");
    assert_eq!(read_toml("title = \"x\"\nfrom = \"2021\"\n[validity]\n").1[0].kind.rule(), "invalid-date");
    assert_eq!(read_toml("title = 2021\n[validity]\n").1[0].kind.rule(), "wrong-type");
}

#[test]
fn an_unknown_key_with_no_near_one_gets_the_list() {
    let (_, faults) =
        read_toml("title = \"x\"\n[validity]\n\"wholly\\u001Bother\" = 1\n[[review]]\nkind = \"k\"\n");
    assert_eq!(faults[0].message.plain(), "`wholly�other` is no key here");
    assert_eq!(faults[0].help.as_ref().map(Message::plain).as_deref(), Some("the keys here are `until`"));
}

#[test]
fn a_hundred_faults_are_told_and_the_rest_counted() {
    let keys: String = (0..150).map(|i| format!("x{i} = 1\n")).collect();
    let (_, faults) = read_toml(&format!("title = \"x\"\n{keys}[validity]\n"));
    assert_eq!(faults.len(), 101);
    assert_eq!(faults[100].message.plain(), "50 more faults in this file are left out");
    assert_eq!(faults[100].kind.rule(), "unknown-key");
}

#[test]
fn the_schema_shows_no_places() {
    #[derive(schemars::JsonSchema)]
    #[expect(dead_code, reason = "for its schema")]
    struct Shown {
        a: Sp<String>,
        b: Option<Sp<bool>>,
        c: Entries<u8>,
    }
    #[derive(schemars::JsonSchema)]
    #[schemars(rename = "Shown")]
    #[expect(dead_code, reason = "for its schema")]
    struct Bare {
        a: String,
        b: Option<bool>,
        c: std::collections::BTreeMap<String, u8>,
    }
    let (shown, bare) = (schemars::schema_for!(Shown), schemars::schema_for!(Bare));
    assert_eq!(shown, bare);
}

#[test]
fn another_format_reads_the_same_types_without_places() {
    let text = "title: x\nstage: draft\ntopics: [a]\nreview: []\nparties: []\nrules: {b: no}\nvalidity: {until: \"1\"}\n";
    let record: Record = serde_yaml::from_str(text).unwrap();
    assert_eq!((&*record.title.value, record.title.span), ("x", Span::FILE));
    assert_eq!(record.rules.0[0].0.value, "b");
}
