//! YAML before and after.

use super::super::{Data, Edit, Reason, Syntax};
use super::{add, agreement, date, remove, rename, set};

#[track_caller]
fn becomes(text: &str, edit: Edit, expected: &str) {
    match agreement(Syntax::Yaml, text, edit) {
        Ok(new) => assert_eq!(new, expected),
        Err(refusal) => panic!("{refusal}"),
    }
}

#[track_caller]
fn refused(text: &str, edit: Edit, reason: Reason) {
    let made = agreement(Syntax::Yaml, text, edit);
    assert_eq!(made.map_err(|refusal| refusal.reason), Err(reason));
}

const RECORD: &str = "\
# yaml-language-server: $schema=x.json
# Om avtalet
title: Avtal om test # som på dokumentet
kind: 'agreement'
parties:
  - testkoping # sedan länge
  # och
  - id: provstad
    from: 2024-01-01
topics: [a, b]
notes: |
  Ett

  # Två

validity:
  from: 2022-01-01
  until: \"2024-12\" # månaden ut
  # så långt

# Beslut
decision:
  - by: testkoping
    date: 2021-06-11

  - by: provstad
    # slut

# om dokumentet
document:
  - url: https://test.example
";

#[track_caller]
fn line(edit: Edit, old: &str, new: &str) {
    assert!(RECORD.contains(old));
    becomes(RECORD, edit, &RECORD.replacen(old, new, 1));
}

#[test]
fn a_value_is_replaced_alone() {
    line(set("title", "Nytt: avtal"), "Avtal om test", "\"Nytt: avtal\"");
    line(set("kind", "plan"), "'agreement'", "'plan'");
    line(set("validity.until", date("2025-06-30")), "\"2024-12\"", "\"2025-06-30\"");
    line(set("validity.from", date("2025-06-30")), "2022-01-01", "2025-06-30");
    line(set("parties[0]", "region-test"), "testkoping", "region-test");
    line(set("topics[1]", "c, d"), "[a, b]", "[a, \"c, d\"]");
    line(set("notes", "Tre\nFyra\n"), "Ett\n\n  # Två", "Tre\n  Fyra");
    line(set("notes", "Tre"), "|\n  Ett\n\n  # Två\n", "Tre\n");
    line(set("title", "a\nb"), "Avtal om test # som på dokumentet", "|- # som på dokumentet\n  a\n  b");
}

#[test]
fn a_value_that_is_there_already_changes_nothing() {
    for edit in [
        set("validity.until", date("2024-12")),
        set("parties[0]", "testkoping"),
        set("decision[0]", Data::table([("date", date("2021-06-11")), ("by", "testkoping".into())])),
        set("notes", "Ett\n\n# Två\n"),
    ] {
        becomes(RECORD, edit, RECORD);
    }
}

#[test]
fn a_key_is_made_in_the_order_of_the_format() {
    line(set("owner", "namnden"), "'agreement'\n", "'agreement'\nowner: namnden\n");
    line(set("related", Data::list(["x".into()])), "[a, b]\n", "[a, b]\nrelated: [x]\n");
    line(set("validity.duration", "P3Y"), "ut\n", "ut\n  duration: P3Y\n");
    line(
        set("decision[1].date", date("2021")),
        "provstad\n    # slut",
        "provstad\n    date: 2021\n    # slut",
    );
    line(set("parties[1].until", date("2025-12-31")), "2024-01-01\n", "2024-01-01\n    until: 2025-12-31\n");
    line(set("document[0].role", "text"), "- url", "- role: text\n    url");
    line(set("unknown", 1), "example\n", "example\nunknown: 1\n");
    line(set("validity.renewal.term", "P1Y"), "ut\n", "ut\n  renewal:\n    term: P1Y\n");
}

#[test]
fn a_first_key_stands_above_the_next_and_its_comments_but_below_those_of_the_file() {
    let text = RECORD.replacen("title: Avtal om test # som på dokumentet\n", "", 1);
    becomes(&text, set("title", "T"), &text.replacen("# Om", "title: T\n# Om", 1));
    becomes("", set("title", "T"), "title: T\n");
    becomes("# c", set("title", "T"), "# c\ntitle: T");
    becomes("---\n# c\n\n", set("title", "T"), "---\n# c\ntitle: T\n\n");
    becomes("{kind: x}\n", set("title", "T"), "{title: T, kind: x}\n");
}

#[test]
fn a_list_or_table_is_made_in_lines() {
    line(set("adoption.required", "none"), "  # så långt\n", "  # så långt\n\nadoption:\n  required: none\n");
    line(
        add("replaces", Data::table([("sections", Data::list(["3".into()])), ("id", "gammalt".into())])),
        "    # slut\n",
        "    # slut\n\nreplaces:\n  - id: gammalt\n    sections: [\"3\"]\n",
    );
    becomes("validity: {}\n", set("validity.until", date("2024")), "validity:\n  until: 2024\n");
    becomes("validity: {} # c", set("validity.until", date("2024")), "validity: # c\n  until: 2024");
    becomes(
        "validity: # c\nx: 1\n",
        set("validity.until", date("2024")),
        "validity: # c\n  until: 2024\nx: 1\n",
    );
    becomes("topics:\n- a\n", add("related", "b"), "topics:\n- a\nrelated:\n- b\n");
}

#[test]
fn an_item_is_added_after_the_last_one_and_what_ends_it() {
    let decision = || Data::table([("by", "region-test".into()), ("date", date("2022-01-01"))]);
    line(
        add("decision", decision()),
        "    # slut\n",
        "    # slut\n\n  - by: region-test\n    date: 2022-01-01\n",
    );
    line(add("parties", "region-test"), "from: 2024-01-01\n", "from: 2024-01-01\n  - region-test\n");
    line(add("topics", "c"), "[a, b]", "[a, b, c]");
    becomes(
        "decision:\r\n-   by: a",
        add("decision", decision()),
        "decision:\r\n-   by: a\r\n-   by: region-test\r\n    date: 2022-01-01",
    );
    becomes(
        "decision: []\n",
        add("decision", decision()),
        "decision:\n  - by: region-test\n    date: 2022-01-01\n",
    );
    becomes(
        "decision:\n",
        add("decision", decision()),
        "decision:\n  - by: region-test\n    date: 2022-01-01\n",
    );
    becomes("topics: []\n", add("topics", "a"), "topics: [a]\n");
    becomes("topics: [\n  a, # c\n  b\n]\n", add("topics", "c"), "topics: [\n  a, # c\n  b,\n  c\n]\n");
    refused(RECORD, add("title", "x"), Reason::NotList);
}

#[test]
fn what_goes_takes_its_lines_and_no_others() {
    line(remove("title"), "title: Avtal om test # som på dokumentet\n", "");
    line(remove("notes"), "notes: |\n  Ett\n\n  # Två\n", "");
    line(remove("validity.until"), "  until: \"2024-12\" # månaden ut\n", "");
    line(remove("validity.from"), "  from: 2022-01-01\n", "");
    line(remove("parties[0]"), "  - testkoping # sedan länge\n", "");
    line(remove("parties[1].id"), "id: provstad\n    ", "");
    line(remove("decision[0]"), "  - by: testkoping\n    date: 2021-06-11\n", "");
    line(remove("decision[1]"), "\n  - by: provstad\n    # slut\n", "");
    line(
        remove("validity"),
        "\nvalidity:\n  from: 2022-01-01\n  until: \"2024-12\" # månaden ut\n  # så långt\n",
        "",
    );
    line(remove("document"), "document:\n  - url: https://test.example\n", "");
    line(remove("document[0]"), "document:\n  - url: https://test.example\n", "");
    line(remove("topics[0]"), "[a, b]", "[b]");
    becomes("a: 1\nb: 2", remove("b"), "a: 1");
    becomes("a: 1", remove("a"), "");
    becomes("a:\n  b: 1\n\nc: 1\n", remove("a"), "c: 1\n");
    becomes("a:\n  - b: 1 # c\n    # d\n    e: 2\n", remove("a[0].b"), "a:\n  -\n    # d\n    e: 2\n");
    refused(RECORD, remove("decision[2]"), Reason::Missing);
    refused(RECORD, remove("stage"), Reason::Missing);
}

#[test]
fn a_list_or_table_that_loses_its_only_value_stays() {
    becomes("validity: # c\n  from: 1\nx: 1\n", remove("validity.from"), "validity: {} # c\nx: 1\n");
    becomes("validity:\n  from: 1\n  # c\nx: 1\n", remove("validity.from"), "validity: {}\n  # c\nx: 1\n");
    becomes("a: [{b: 1}]\n", remove("a[0].b"), "a: [{}]\n");
    becomes("topics:\n  - a\n", remove("topics[0]"), "topics: []\n");
    becomes("a:\n  - b: 1\n  - c: 1\n", remove("a[0].b"), "a:\n  - {}\n  - c: 1\n");
    becomes("validity:\n  from: 1", remove("validity.from"), "validity: {}");
}

#[test]
fn a_key_is_renamed_where_it_stands() {
    line(rename("kind", "knid"), "kind", "knid");
    line(rename("decision[1].by", "a: b"), "- by: provstad", "- \"a: b\": provstad");
    refused("a: 1\nb: 2\n", rename("a", "b"), Reason::Taken);
    refused("a: [1]\n", rename("a[0]", "b"), Reason::NotKey);
}

#[test]
fn text_in_lines_that_becomes_the_last_keeps_its_line_break() {
    becomes("notes: |\n  a\nkind: x", remove("kind"), "notes: |\n  a\n");
    becomes("notes: |-\n  a\nkind: x", remove("kind"), "notes: |-\n  a");
    becomes("title: t", set("notes", "b\nc\n"), "title: t\nnotes: |\n  b\n  c\n");
    becomes("kind: x\nnotes: |\n  a", set("kind", "z"), "kind: z\nnotes: |\n  a");
}

#[test]
fn text_that_keeps_its_blank_lines_is_left_alone() {
    let text = "notes: |+\n  a\n\nvalidity:\n  from: 1\n";
    becomes(text, remove("validity"), "notes: |+\n  a\n\n");
    becomes(text, set("related", Data::list(["b".into()])), &text.replace("notes", "related: [b]\nnotes"));
    becomes(text, set("stage", "draft"), &text.replace("notes", "stage: draft\nnotes"));
    becomes(text, set("adoption.required", "none"), &format!("{text}\nadoption:\n  required: none\n"));
    becomes("notes: |+\n  a\n\n", set("unknown", 1), "notes: |+\n  a\n\nunknown: 1\n");
}

#[test]
fn what_aliases_repeat_is_not_changed() {
    let text = "a: &x {b: 1}\nc: *x\nd: &y [1]\ne: &z 1\nf: &q\n  g: 1\nh: [*q, *q]\n";
    refused(text, set("c.b", 2), Reason::Alias);
    refused(text, set("a.b", 2), Reason::Anchor);
    refused(text, set("f.i", 2), Reason::Anchor);
    refused(text, remove("a"), Reason::Anchor);
    refused(text, set("h[0].g", 2), Reason::Alias);
    becomes(text, set("c", 2), &text.replace("c: *x", "c: 2"));
    becomes(text, remove("h[1]"), &text.replace("[*q, *q]", "[*q]"));
    becomes(text, set("e", 2), &text.replace("&z 1", "&z 2"));
    becomes(text, add("d", 2), &text.replace("[1]", "[1, 2]"));
}

#[test]
fn a_table_with_a_merge_key_gets_and_loses_no_keys() {
    let text = "a: &x\n  b: 1\nc:\n  <<: *x\n  d: 1\n";
    refused(text, set("c.e", 1), Reason::Merge);
    refused(text, remove("c.d"), Reason::Merge);
    becomes(text, set("c.d", 2), &text.replace("d: 1", "d: 2"));
    becomes(text, remove("c.<<".replace("<<", "\"<<\"").as_str()), &text.replace("  <<: *x\n", ""));
}

#[test]
fn a_value_of_another_kind_takes_its_place() {
    becomes("parties: a # c\n", set("parties", Data::list(["a".into()])), "parties: [a] # c\n");
    let list = || Data::list([Data::table([("id", "a".into()), ("sections", Data::list(["1".into()]))])]);
    becomes(
        "replaces: a # c\nx: 1\n",
        set("replaces", list()),
        "replaces: # c\n  - id: a\n    sections: [\"1\"]\nx: 1\n",
    );
    becomes(
        "replaces:\n  - a # c\n",
        set("replaces[0]", Data::table([("id", "a".into())])),
        "replaces:\n  - id: a # c\n",
    );
    becomes("validity:\n  from: 1\n\nx: 1\n", set("validity", "?"), "validity: \"?\"\n\nx: 1\n");
    becomes("a:\nb: ~\n", set("a", 1), "a: 1\nb: ~\n");
    becomes("a:\nb: ~ # c\n", set("b", 1), "a:\nb: 1 # c\n");
    becomes("a: {b, c: 1}\n", set("a.b", 1), "a: {b: 1, c: 1}\n");
    becomes("a: \"x\n  y\" # c\n", set("a", "z"), "a: \"z\" # c\n");
}

#[test]
fn a_file_that_cannot_be_read_is_not_edited() {
    refused("title: [\n", set("title", "x"), Reason::Syntax);
    refused("title: a\rkind: b\n", set("title", "x"), Reason::Unclear);
    let refusal = agreement(Syntax::Yaml, RECORD, set("title.x", date("2024"))).unwrap_err();
    assert_eq!(refusal.help().to_string(), "write it by hand at line 3:\ntitle:\n  x: 2024");
}

#[test]
fn a_byte_order_mark_stays() {
    becomes("\u{feff}title: 1\r\n", set("kind", "x"), "\u{feff}title: 1\r\nkind: x\r\n");
}
