//! Bytes into records.

use avtal::model::{Agreement, Body, Party, Settings};
use avtal::rules;
use avtal::source::de::read;
use avtal::source::{Fault, Node, Span, decode, toml as toml_text, yaml as yaml_text};
use serde::{Deserialize, Serialize};
use serde_json::Value;

use super::plain::Plain;

/// What makes a tree of a text.
pub type Parse = for<'s> fn(&'s str, &mut Vec<Fault>) -> Option<Node<'s>>;

/// Reads bytes as each type of record.
pub fn records(bytes: &[u8], parse: Parse) {
    let mut faults = Vec::new();
    let text = match decode(bytes.to_vec()) {
        Ok(text) => text,
        Err(fault) => {
            let shown = String::from_utf8_lossy(bytes);
            return hold(&[fault], shown.strip_prefix('\u{feff}').unwrap_or(&shown));
        }
    };
    let Some(node) = parse(&text, &mut faults) else {
        assert!(!faults.is_empty(), "nothing was read, and nothing is said of it");
        return hold(&faults, &text);
    };
    hold(&faults, &text);
    record::<Agreement>(&node, &text);
    record::<Party>(&node, &text);
    record::<Body>(&node, &text);
    record::<Settings>(&node, &text);
}

fn record<T: Serialize + for<'x> Deserialize<'x>>(node: &Node<'_>, text: &str) {
    let mut faults = Vec::new();
    let record: Option<T> = read(node, &mut faults);
    hold(&faults, text);
    if let (Some(record), []) = (record, faults.as_slice()) {
        let written = value(&record);
        let (in_toml, in_yaml) = (Plain::from(&written).toml(), Plain::from(&written).yaml());
        assert_eq!(again::<T>(&in_toml, toml_text::parse), written, "{in_toml}");
        assert_eq!(again::<T>(&in_yaml, yaml_text::parse), written, "{in_yaml}");
    }
}

fn value(record: &impl Serialize) -> Value {
    serde_json::to_value(record).expect("a record is plain data")
}

fn again<T: Serialize + for<'x> Deserialize<'x>>(text: &str, parse: Parse) -> Value {
    let mut faults = Vec::new();
    let record: Option<T> = parse(text, &mut faults).and_then(|node| read(&node, &mut faults));
    assert_eq!(faults, [], "{text}");
    value(&record.expect("what was written can be read"))
}

/// Is each fault of a rule, in words, and at a place in the text?
fn hold(faults: &[Fault], text: &str) {
    for fault in faults {
        assert!(rules::find(fault.kind.rule()).is_some(), "no rule is called {}", fault.kind.rule());
        assert!(!fault.message.plain().is_empty(), "{fault:?}");
        for span in std::iter::once(&fault.span).chain(fault.related.iter().map(|(span, _)| span)) {
            assert!(is_within(*span, text), "{fault:?} in {text:?}");
        }
    }
}

/// Does a span lie in the text, and cut no character?
pub fn is_within(span: Span, text: &str) -> bool {
    text.get(span.start as usize..span.end as usize).is_some()
}
