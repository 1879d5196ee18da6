//! The reader of TOML by what it makes of texts.

use proptest::prelude::*;

use super::{oracle, parse};
use crate::source::fault::{Fault, FaultKind};
use crate::source::line_column::Lines;
use crate::source::node::{Node, Value};
use crate::source::span::Span;
use crate::text::Message;

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
        assert_eq!(fault.message.plain(), format!("`{written}` is no date or number in TOML"));
        assert_eq!(fault.help.as_ref().map(Message::plain).as_deref(), Some(help));
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
        assert_eq!(faults(text)[0].help.as_ref().map(Message::plain).as_deref(), Some(help), "{text}");
    }
}

#[test]
fn a_key_given_twice_points_at_the_first() {
    for (text, first) in [
        ("a = 1\nb = 2\na = 3\n", (0, 1)),
        ("[x]\na = 1\n[y]\na = 1\na = 2\n", (14, 15)),
        ("[x] # one\na = 1\n[x]\nb = 1\n", (0, 3)),
        ("a = { b = 1, b = 2 }\n", (6, 7)),
        ("a.b = 1\na.b = 2\n", (2, 3)),
        ("a = { b = 1 }\n[a]\nc = 1\n", (0, 1)),
        ("[[x]]\n[[x]]\n[x]\n", (0, 5)),
        ("[x]\n[[x]]\nb = 1\n", (0, 3)),
        ("[x.y]\n[[x]]\n", (1, 2)),
        ("[x]\ny.z = 1\n[x.y]\n", (4, 5)),
        ("[x.y]\n[x]\ny.z = 1\n", (0, 5)),
        ("[[x.y]]\n[x]\ny.z = 1\n", (0, 7)),
        ("\"a\\u0062\" = 1\nab = 1\n", (0, 9)),
    ] {
        let [fault] = faults(text).try_into().unwrap();
        assert!(fault.message.plain().ends_with("is given twice"), "{text}: {}", fault.message);
        let related: Vec<_> = fault.related.iter().map(|(span, _)| (span.start, span.end)).collect();
        assert_eq!(related, [first], "{text}");
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
    assert!(many[9].message.plain().ends_with("and 5 more lines with such faults"), "{}", many[9].message);
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
fn what_is_given_twice_is_found_after_a_broken_line() {
    let text = "a = 1\ntitle: \"x\"\n[x\nb = 1\nb = 2\n[y]\nc = { { d = 1 }, e = 1 }\ne = 2\ne = 3\n";
    let lines = Lines::new(text);
    let found = faults(text);
    let found: Vec<_> =
        found.iter().map(|fault| (lines.place(fault.span.start).line, fault.message.plain())).collect();
    let found: Vec<_> = found.iter().map(|(line, message)| (*line, message.as_str())).collect();
    assert_eq!(
        found,
        [
            (2, "a line that is no key with a value"),
            (3, "a bracket that is not closed"),
            (5, "`b` is given twice"),
            (7, "not TOML: missing key for inline table element, expected key"),
            (9, "`e` is given twice"),
        ]
    );
}

#[test]
fn a_key_cannot_be_added_to_what_is_closed() {
    for (text, message) in [
        ("a = 1\n[a.b]\n", "`a` has a value already, and cannot be a table too"),
        ("a = 1\na.b = 2\n", "`a` has a value already, and cannot be a table too"),
        ("a = []\n[a.b]\n", "`a` is a list in brackets, which ends there"),
        ("a = [{}]\na.b = 1\n", "`a` is a list in brackets, which ends there"),
        ("a = {}\n[a.b]\n", "`a` is a table in braces, which ends there"),
        ("a = { b = {}, b.c = 1 }\n", "`b` is a table in braces, which ends there"),
    ] {
        let [fault] = faults(text).try_into().unwrap();
        assert_eq!(fault.message.plain(), message, "{text}");
        assert_eq!(fault.subject.as_deref(), Some(fault.span.slice(text)));
        let [(first, _)] = &*fault.related else { panic!("{text}") };
        assert!(*first < fault.span && first.slice(text) == fault.span.slice(text));
    }
}

#[test]
fn faults_are_in_the_words_of_those_who_write() {
    for (text, message, subject) in [
        ("title: \"x\"\n", "a line that is no key with a value", None),
        ("a: 1\nå = 1\n", "a line that is no key with a value", None),
        ("å = 1\n", "no key of a record", None),
        (
            "a =\u{a0}\n",
            "`\u{a0}` cannot be read: it has a no-break space (U+00A0) where a space belongs",
            Some("\u{a0}"),
        ),
        ("a = nej\n", "`nej` is text without quotes", Some("nej")),
        ("a = infört\n", "`infört` is text without quotes", Some("infört")),
        ("[]\n", "a key is missing here", None),
        ("a = { b }\n", "a key without a value", None),
        ("a = \"\"\"x\n", "a quote that is not closed", None),
        ("a = '''x\n", "a quote that is not closed", None),
        ("a = \"\u{1}\"\n", "a control character, which cannot be seen", None),
        ("# \u{1}\n", "a control character, which cannot be seen", None),
        ("a = \"\"\"\\ x\"\"\"\n", "a backslash that means nothing", None),
        ("a = 1_\n", "not TOML: `_` may only go between digits, expected nothing", Some("_")),
        ("a = [,]\n", "not TOML: extra comma in array, expected value", None),
        (
            "a = 2024-01-31T10:00+1\n",
            "`2024-01-31T10:00+1` is no date or number in TOML",
            Some("2024-01-31T10:00+1"),
        ),
    ] {
        let fault = &faults(text)[0];
        assert_eq!((&*fault.message.plain(), fault.subject.as_deref()), (message, subject), "{text}");
    }
}

#[test]
fn where_a_missing_key_belongs_is_told() {
    for (text, help) in [
        ("= 1\n", "write it before the `=`"),
        ("a. = 1\n", "write it before the `=`"),
        (".a = 1\n", "write it before the dot"),
        ("[a.]\n", "write it after the dot"),
        ("[]\n", "write it between the brackets"),
    ] {
        assert_eq!(faults(text)[0].help.as_ref().map(Message::plain).as_deref(), Some(help), "{text}");
    }
}

#[test]
fn a_table_that_is_opened_late_stands_where_its_header_is() {
    let text = "[a.b]\n[c]\n[a]\nd.e = 1\nd.f = 2\n[[g]]\n[g.h]\n[[g]]\nh = 1\n";
    let root = tree(text);
    assert_eq!(Some(&root), oracle::tree(text).as_ref());
    let Value::Table(entries) = &root.value else { panic!("{root:?}") };
    let tables: Vec<_> = entries.iter().map(|(_, node)| node.span.slice(text)).collect();
    assert_eq!(tables, ["[c]", "[a]", "[[g]]"]);
}

#[test]
fn keys_of_large_tables_are_found() {
    let keys = |prefix: &str| (0..200).map(|key| format!("{prefix}k{key} = 1\n")).collect::<String>();
    let text = format!("{}[t]\n{}", keys("a."), keys(""));
    let whole = format!("[b.c]\n[b]\n{}{text}[u]\nx = {{ {} }}\n", keys(""), keys("y.").replace('\n', ", "));
    assert_eq!(Some(tree(&whole)), oracle::tree(&whole));
    for again in ["k9 = 2", "[a.k7]", "[t.k199.x]", "[u]\nk.k199 = 1\nk.k199 = 1"] {
        assert_eq!(faults(&format!("{text}{again}\n")).len(), 1, "{again}");
    }
}

#[test]
fn a_tree_is_measured_through_the_lists_that_a_key_leads_through() {
    // The root, `x`, the list `y`, its item, `z`.
    for (levels, fits) in [(59, true), (60, false)] {
        let text = format!("[[x.y]]\n[x]\ny.z.v = {}{}\n", "[".repeat(levels), "]".repeat(levels));
        assert_eq!(parse(&text, &mut Vec::new()).is_some(), fits);
    }
}

/// A value of any kind, now and then one that is none.
fn values() -> impl Strategy<Value = String> {
    let single = prop_oneof![
        4 => r"-?[1-9]{1,2}|0x[0-9A-F]|[0-9]\.[0-9]|1_0|true|false|inf|[+]?nan|1e[0-9]",
        4 => r#""(å|a|\\n|\\u00e9|\t)?"|'[a\\"]?'|"""(\n|a|\\\n|"a){0,3}"""|'''(\r\n|'a){0,2}'''"#,
        4 => r"20(23|24)-(02|13|10)-(01|29|30)([T ](10|25):00(:00(\.5)?)?(Z|[+]01:00)?)?|1[02]:00(:59)?",
        1 => r#"nej|01|0xG|1_|"(\\|\\q)"|""""|'''|20(23|24)-1-01|2024-01-01T10:00x|10:00:61|"#,
    ];
    single.prop_recursive(3, 12, 4, |inner| {
        let items = prop::collection::vec(inner.clone(), 0..4).prop_map(|items| items.join(", "));
        let pair = (keys(), inner).prop_map(|(key, value)| format!("{key} = {value}"));
        let end = || prop_oneof![8 => "(, ?|\n|#c\n)?", 1 => ",,|#"];
        prop_oneof![
            (items, end()).prop_map(|(items, end)| format!("[{items}{end}]")),
            (prop::collection::vec(pair, 1..4), ",[ \n]", end())
                .prop_map(|(pairs, between, end)| format!("{{ {}{end} }}", pairs.join(&between))),
        ]
    })
}

/// A key, mostly one of few, so that they meet.
fn keys() -> impl Strategy<Value = String> {
    prop_oneof![
        16 => r"[a-d]( ?\. ?[ab]){0,3}",
        2 => r#"("a"|'b'|"å"|"\\u0061"|-|1|"")(\.[ab])?"#,
        1 => r"[ab]?\.{0,2}[abå]?",
    ]
}

/// A line of a text that is almost TOML.
fn lines() -> impl Strategy<Value = String> {
    prop_oneof![
        4 => keys().prop_map(|key| format!("[{key}]")),
        4 => keys().prop_map(|key| format!("[[{key}]]")),
        8 => (keys(), values()).prop_map(|(key, value)| format!("{key} = {value}")),
        1 => " ?#[aå]?|\t?",
        1 => r#"#\x01|[ab] ?=?|\[{1,2}a\]?|a = 1 b|\]|[\[\]{}=,.a"'# ]{1,5}"#,
    ]
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(5000))]

    #[test]
    fn it_reads_what_the_crate_toml_reads(
        lines in prop::collection::vec(lines(), 0..8),
        end in prop_oneof![6 => "\n", 1 => "\r\n", 1 => " #\n", 1 => "\r"],
    ) {
        let text = lines.join(&end);
        let mut faults = Vec::new();
        let read = parse(&text, &mut faults);
        prop_assert_eq!(read.is_none(), !faults.is_empty());
        // As text: `nan` is not the same as itself.
        prop_assert_eq!(format!("{read:?}"), format!("{:?}", oracle::tree(&text)), "{}", text);
    }
}
