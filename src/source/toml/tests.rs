//! The reader of TOML by what it makes of texts.

use proptest::prelude::*;

use super::tree::parse_all;
use super::{parse, quick};
use crate::source::fault::{Fault, FaultKind};
use crate::source::line_column::Lines;
use crate::source::node::{Node, Value};
use crate::source::span::Span;

fn faults(text: &str) -> Vec<Fault> {
    let mut faults = Vec::new();
    assert_eq!(parse(text, &mut faults), None, "{text}");
    assert!(faults.iter().all(|fault| fault.kind == FaultKind::InvalidSyntax));
    faults
}

fn tree(text: &str) -> Node<'_> {
    let mut faults = Vec::new();
    let node = parse(text, &mut faults);
    assert_eq!(faults, [], "{text}");
    node.unwrap()
}

#[test]
fn values_keep_their_types_order_and_places() {
    let text = "z = 1\nå_ = 0\n".replace("å_", "\"å\"") + "a = [1.5, true, 'x', 2024-01-31, 10:00]\n";
    let root = tree(&text);
    let Value::Table(entries) = &root.value else { panic!("{root:?}") };
    let keys: Vec<_> = entries.iter().map(|(key, _)| (&*key.name, key.span.slice(&text))).collect();
    assert_eq!(keys, [("z", "z"), ("å", "\"å\""), ("a", "a")]);
    let Some(Value::List(items)) = root.get("a").map(|node| &node.value) else { panic!("{root:?}") };
    let places: Vec<_> = items.iter().map(|item| item.span.slice(&text)).collect();
    assert_eq!(places, ["1.5", "true", "'x'", "2024-01-31", "10:00"]);
    assert_eq!(items[3].value, Value::Date("2024-01-31"));
    assert_eq!(items[2].value, Value::Text("x".into()));
    assert_eq!((root.span.start, root.span.end as usize), (0, text.len()));
}

#[test]
fn an_impossible_date_is_read_with_the_rest_of_the_file() {
    let text = "a = 2026-13-45 # x\nb = { c = [1976-06-31] }\nd = 2023-02-29T25:00:00Z\ne = 1\n";
    let root = tree(text);
    assert_eq!(
        root.get("a").map(|node| (&node.value, node.span)),
        Some((&Value::Date("2026-13-45"), Span::new(4, 14)))
    );
    let Some(Value::List(items)) = root.get("b").and_then(|b| b.get("c")).map(|c| &c.value) else { panic!() };
    assert_eq!(items[0].value, Value::Date("1976-06-31"));
    assert_eq!(root.get("d").map(|node| &node.value), Some(&Value::Date("2023-02-29T25:00:00Z")));
    assert_eq!(root.get("e").map(|node| &node.value), Some(&Value::Int(1)));
}

#[test]
fn other_dates_are_syntax_faults_that_point_at_quotes() {
    for (text, written, help) in [
        ("a = 2021-06\n", "2021-06", "put it in quotes: `\"2021-06\"`"),
        ("a = 2026-1-5\n", "2026-1-5", "write a day as `2024-01-31`, with two digits for month and day"),
    ] {
        let [fault] = faults(text).try_into().unwrap();
        assert_eq!(fault.span.slice(text), written);
        assert_eq!(fault.message, format!("`{written}` is no date or number in TOML"));
        assert_eq!(fault.help.as_deref(), Some(help));
    }
    // A key that looks like a date is no date.
    assert_eq!(faults("2026-13-45 = 1\n2026-13-45 = 2\n").len(), 1);
}

#[test]
fn texts_without_quotes_are_told_to_take_them() {
    for (text, help) in [
        ("a = foo\n", "put it in quotes: `\"foo\"`"),
        ("a = § 21\n", "put it in quotes: `\"§ 21\"`"),
        ("a = \n", "write one after the `=`, or leave the key out"),
        ("a = \"x\n", "close it with `\"`"),
        ("a = 0180\n", "put it in quotes if it is a code"),
        ("title \"x\"\n", "write `key = value`"),
        ("a = [1\nb = 2\n", "put a comma between items, and close the list or table"),
    ] {
        assert_eq!(faults(text)[0].help.as_deref(), Some(help), "{text}");
    }
}

#[test]
fn a_key_given_twice_points_at_the_first() {
    for (text, first) in [
        ("a = 1\nb = 2\na = 3\n", Some((0, 1))),
        ("[x]\na = 1\n[y]\na = 1\na = 2\n", Some((14, 15))),
        ("[x] # one\na = 1\n[x]\nb = 1\n", Some((0, 3))),
        ("a = { b = 1, b = 2 }\n", Some((6, 7))),
        ("a.b = 1\na.b = 2\n", Some((2, 3))),
        // the first has been lost; nothing is guessed
        ("a = { b = 1 }\n[a]\nc = 1\n", None),
    ] {
        let [fault] = faults(text).try_into().unwrap();
        assert!(fault.message.ends_with("is given twice"), "{text}: {}", fault.message);
        let related: Vec<_> = fault.related.iter().map(|(span, _)| (span.start, span.end)).collect();
        assert_eq!(related, Vec::from_iter(first), "{text}");
        assert!(fault.related.iter().all(|(span, _)| *span < fault.span));
    }
}

#[test]
fn one_fault_a_line_in_the_order_of_the_file_and_ten_at_most() {
    let text = "a = = =\nb = 1\nc = foo\nb = 2\n";
    let lines: Vec<_> =
        faults(text).iter().map(|fault| Lines::new(text).place(fault.span.start).line).collect();
    assert_eq!(lines, [1, 3, 4]);
    let many = faults(&"a = foo\n".repeat(15));
    assert_eq!(many.len(), 10);
    assert!(many[9].message.ends_with("and 5 more lines with such faults"), "{}", many[9].message);
    assert!(many.is_sorted_by_key(|fault| fault.span));
}

#[test]
fn numbers_beyond_64_bits_are_numbers_that_no_key_takes() {
    assert_eq!(tree("a = 9223372036854775807").get("a").unwrap().value, Value::Int(i64::MAX));
    assert_eq!(
        tree("a = 9223372036854775808").get("a").unwrap().value,
        Value::Float(9_223_372_036_854_775_808.0)
    );
}

#[test]
fn nothing_to_read_is_an_empty_table() {
    for text in ["", "# only this\n"] {
        assert_eq!(tree(text).value, Value::Table(Vec::new()));
    }
}

#[test]
fn the_quick_way_makes_the_same_tree() {
    let record = "title = \"Å\" # c\r\nparts = [1, [2.5, 'x'], { a = 2024-01-31, b = {} },]\n[validity]\n\
                  from = 2024-13-45\n\"y å\" = \"a\\tb\"\n[[review]]\nid = 'a'\n[[review.done]]\ndate = 0x1F\n\
                  [[review.done]]\ndate = 1_0\n[[review]]\nid = \"\"\"\nb\\\n  c\"\"\"\n[review.done]\n\
                  [validity.until]\nx = true\n";
    let quick = quick::tree(record);
    assert!(quick.is_some());
    assert_eq!(quick, parse_all(record, &mut Vec::new()));
    // What the quick way cannot, or should not, make something of.
    for odd in [
        "a = 1\na = 2\n",
        "[a]\n[a]\n",
        "a = 1\n[a]\n",
        "a = []\n[[a]]\n",
        "a = [[]]\n[[a]]\n",
        "a = [{}]\n[a.b]\n",
        "a = {}\n[a.b]\n",
        "[a]\n[[a]]\n",
        "[[a]]\n[a]\n",
        "[a.b]\n[a]\n",
        "a.b = 1\n",
        "[a]\nb.c = 1\n[a.b]\n",
        "x = { a.b = 1 }\n",
        "x = { a = 1, a = 2 }\n",
        "a = 10:00\n",
        "a = \n",
        "a = 2021-06\n",
        "= 1\n",
        "a = [1\n",
        "[a\nb = 1\n",
        "a = [[[[[[[[[1]]]]]]]]]\n",
    ] {
        assert_eq!(quick::tree(odd), None, "{odd}");
    }
    let many = (0..65).map(|key| format!("a{key} = 1\n")).collect::<String>();
    assert_eq!(quick::tree(&many), None);
    assert_eq!(Some(tree(&many)), parse_all(&many, &mut Vec::new()));
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(5000))]

    #[test]
    fn what_the_quick_way_reads_it_reads_as_the_other_does(
        lines in prop::collection::vec(
            r#"(\[{0,2}[ab"']{1,2}(\.[ab]){0,2}\]{0,2}|[ab](\.[ab])? = ([0-9x_]{1,3}|2024-01-3[01]|[\[{]([ab] = )?1,?[\]}]{1,2}|"å?\\?n?"|'x'|true))"#,
            0..7,
        ),
        end in "(\n|\r\n| \n)",
    ) {
        let text = lines.join(&end) + &end;
        let full = parse_all(&text, &mut Vec::new());
        if let Some(quick) = quick::tree(&text) {
            prop_assert_eq!(Some(quick), full, "{}", text);
        }
    }
}
