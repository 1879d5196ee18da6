//! The reader of YAML by what it makes of texts.

use super::parse;
use crate::source::fault::{Fault, FaultKind};
use crate::source::node::{Node, Value};
use crate::source::span::Span;

fn faults(text: &str) -> Vec<Fault> {
    let mut faults = Vec::new();
    assert_eq!(parse(text, &mut faults), None, "{text}");
    assert!(
        !faults.is_empty() && faults.iter().all(|fault| fault.kind == FaultKind::InvalidSyntax),
        "{faults:?}"
    );
    faults
}

fn tree(text: &str) -> Node<'_> {
    let mut faults = Vec::new();
    let node = parse(text, &mut faults);
    assert_eq!(faults, [], "{text}");
    node.unwrap()
}

fn written<'t>(text: &'t str, root: &Node<'_>, key: &str) -> &'t str {
    root.get(key).unwrap().span.slice(text)
}

#[test]
fn places_are_exact_bytes() {
    let text = "åå: öl  # ä\nb: \"x å\\n\"\nc: 'l''l'\nd: |\n  åä\n  ö\n\ne: >-\n  x\n  y\n\nf: [ö, 2 ]\ng: {a: 1, b: 2 }\nh: å\n  ä  \ni: 1\n";
    let root = tree(text);
    let places: Vec<_> =
        ["åå", "b", "c", "d", "e", "f", "g", "h", "i"].map(|key| written(text, &root, key)).into();
    let expected =
        ["öl", "\"x å\\n\"", "'l''l'", "åä\n  ö", "x\n  y", "[ö, 2 ]", "{a: 1, b: 2 }", "å\n  ä", "1"];
    assert_eq!(places, expected);
    let Value::Table(entries) = &root.value else { panic!() };
    assert!(entries.iter().all(|(key, _)| key.span.slice(text) == key.name));
    assert_eq!(root.get("d").unwrap().value, Value::Text("åä\nö\n".into()));
    assert_eq!(root.get("h").unwrap().value, Value::Plain("å ä".into()));
}

#[test]
fn block_lists_and_tables_end_where_their_last_value_does() {
    let text = "a:\n  - x: 1\n    y: å # z\n  - b\n\n# about c\nc:\n- p\n- q: 1\nd:\n  e: 1\n# end\n";
    let root = tree(text);
    assert_eq!(written(text, &root, "a"), "- x: 1\n    y: å # z\n  - b");
    assert_eq!(written(text, &root, "c"), "- p\n- q: 1");
    assert_eq!(written(text, &root, "d"), "e: 1");
}

#[test]
fn a_plain_scalar_keeps_its_text_whatever_it_looks_like() {
    let text = "a: no\nb: 1.10\nc: 2021\nd: 2024-01-01\ne: \"no\"\nf:\ng: ~\nh: null\n";
    let root = tree(text);
    for (key, text) in
        [("a", "no"), ("b", "1.10"), ("c", "2021"), ("d", "2024-01-01"), ("g", "~"), ("h", "null")]
    {
        assert_eq!(root.get(key).unwrap().value, Value::Plain(text.into()));
    }
    assert_eq!(root.get("e").unwrap().value, Value::Text("no".into()));
    assert_eq!(
        (&root.get("f").unwrap().value, root.get("f").unwrap().span),
        (&Value::Null, Span::new(46, 46))
    );
}

#[test]
fn nothing_to_read_is_an_empty_table_and_a_list_is_no_record() {
    for text in ["", "# only this\n", "---\n", "\n\n"] {
        assert_eq!(tree(text), Node { span: Span::FILE, value: Value::Table(Vec::new()) }, "{text:?}");
    }
    for (text, place) in [("- å\n- b\n", "- å\n- b"), ("title\n", "title"), ("~\n", "~"), ("\"\"\n", "\"\"")]
    {
        let [fault] = faults(text).try_into().unwrap();
        assert_eq!((&*fault.message.plain(), fault.span.slice(text)), ("a record is a table of keys", place));
    }
}

#[test]
fn what_records_have_no_use_for_is_told_with_its_place() {
    for (text, place, message) in [
        ("a: !!str 1\n", "!!str", "a tag, which records do not have"),
        ("a: !x {b: 1}\n", "!x", "a tag, which records do not have"),
        ("a: 1\n---\nb: 2\n", "---", "a second document starts here"),
        ("? [a]\n: b\n", "[a]", "a list or table where a key should stand"),
        ("{a: 1}: b\n", "{a: 1}", "a list or table where a key should stand"),
        (": x\n", "", "a key is missing here"),
        ("a: *b\n", "*", "an alias of nothing that was named before"),
        ("a: &b [1, *b]\n", "*b", "an alias within what it stands for"),
        ("a: b: c\n", ":", "a colon within a text"),
        ("a: @x\n", "@", "a character that cannot begin a value"),
        ("a: [1, 2\n", "[", "a bracket that is not closed"),
        ("a: 'x", "'", "a quote that is not closed"),
        ("a:\n\tb: 1\n", "\t", "a tab in the indentation"),
        ("a:\n  b:\n\t- 1\n", "\t", "a tab in the indentation"),
    ] {
        let [fault] = faults(text).try_into().unwrap();
        assert_eq!((&*fault.message.plain(), fault.span.slice(text)), (message, place), "{text}");
        assert!(fault.help.is_some(), "{text}");
    }
}

#[test]
fn keys_given_twice_are_all_told_each_with_the_first() {
    let text = "å: 1\nb: {c: 1, c: 2}\n\"å\": 2\n";
    let told: Vec<_> = faults(text)
        .iter()
        .map(|fault| (fault.message.plain(), fault.span.slice(text).to_owned(), fault.related[0].0))
        .collect();
    assert_eq!(
        told,
        [
            ("`c` is given twice".to_owned(), "c".to_owned(), Span::new(10, 11)),
            ("`å` is given twice".to_owned(), "\"å\"".to_owned(), Span::new(0, 2)),
        ]
    );
    assert_eq!(faults(&"a: 1\n".repeat(99)).len(), 10);
}

#[test]
fn aliases_are_copies_at_their_own_place() {
    let text = "a: &x [1, {b: c}]\nd: *x\n*x2 : 1\n".replace("*x2 : 1", "<<: *x");
    let root = tree(&text);
    assert_eq!(written(&text, &root, "d"), "*x");
    assert_eq!(root.get("d").unwrap().value, root.get("a").unwrap().value);
    // a merge key is a key like any other
    assert!(root.get("<<").is_some());
}

#[test]
fn aliases_of_aliases_stay_within_the_limits() {
    let nested: String = (1..30).map(|i| format!("a{i}: &a{i} [*a{0},*a{0},*a{0},*a{0}]\n", i - 1)).collect();
    let long = format!("a: &a \"\\t{}\"\nb: [{}]\n", "x".repeat(100_000), "*a,".repeat(50_000));
    for text in [format!("a0: &a0 [x,x,x,x]\n{nested}"), long] {
        let [fault] = faults(&text).try_into().unwrap();
        assert_eq!(fault.message.plain(), "more than 100000 values, aliases written out");
    }
    // each alias of the one before adds thirty levels
    let layer = |inner: &str| format!("{}{inner}{}", "[".repeat(30), "]".repeat(30));
    let deep = format!("a: &a {}\nb: &b {}\nc: {}\n", layer(""), layer("*a"), layer("*b"));
    assert_eq!(faults(&deep)[0].message.plain(), "nested deeper than 64 levels");
}

#[test]
fn what_an_anchor_keeps_counts_too() {
    let anchors: String = (0..50).map(|i| format!("&a{i} [")).collect();
    let text = format!("{anchors}{}{}", "1,".repeat(10_000), "]".repeat(50));
    assert_eq!(faults(&text)[0].message.plain(), "more than 100000 values, aliases written out");
}
