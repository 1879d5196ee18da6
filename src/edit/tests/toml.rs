//! TOML before and after.

use super::super::{Data, Edit, Reason, Syntax};
use super::{add, agreement, date, remove, rename, set};

#[track_caller]
fn becomes(text: &str, edit: Edit, expected: &str) {
    match agreement(Syntax::Toml, text, edit) {
        Ok(new) => assert_eq!(new, expected),
        Err(refusal) => panic!("{refusal}"),
    }
}

#[track_caller]
fn refused(text: &str, edit: Edit, reason: Reason) {
    let made = agreement(Syntax::Toml, text, edit);
    assert_eq!(made.map_err(|refusal| refusal.reason), Err(reason));
}

const RECORD: &str = "\
#:schema x.json
# Om avtalet
title = \"Avtal om test\" # som på dokumentet
kind = 'agreement'
parties = [
  \"testkoping\", # sedan länge
  # och
  { id = \"provstad\", from = 2024-01-01 },
]

[validity]
from = 2022-01-01
until = \"2024-12\" # månaden ut
# så långt

# Beslut
[[decision]]
by = \"testkoping\"
date = 2021-06-11

[[decision]]
by = \"provstad\"
# slut

# om dokumentet
[[document]]
url = \"https://test.example\"
";

#[track_caller]
fn line(edit: Edit, old: &str, new: &str) {
    becomes(RECORD, edit, &RECORD.replacen(old, new, 1));
}

#[test]
fn a_value_is_replaced_alone() {
    line(set("title", "Nytt"), "\"Avtal om test\"", "\"Nytt\"");
    line(set("kind", "plan"), "'agreement'", "'plan'");
    line(set("validity.until", date("2025-06-30")), "\"2024-12\"", "\"2025-06-30\"");
    line(set("validity.from", date("2025-06-30")), "2022-01-01", "2025-06-30");
    line(set("validity.from", date("2025-06")), "2022-01-01", "\"2025-06\"");
    line(set("parties[1].from", date("2025-06-30")), "2024-01-01", "2025-06-30");
    line(set("parties[0]", "region-test"), "testkoping", "region-test");
    line(set("decision[1].by", "region-test"), "provstad\"\n# slut", "region-test\"\n# slut");
}

#[test]
fn a_value_that_is_there_already_changes_nothing() {
    for edit in [
        set("validity.until", date("2024-12")),
        set("parties[0]", "testkoping"),
        set("decision[0]", Data::table([("date", date("2021-06-11")), ("by", "testkoping".into())])),
        rename("kind", "kind"),
    ] {
        becomes(RECORD, edit, RECORD);
    }
}

#[test]
fn a_key_is_made_in_the_order_of_the_format() {
    line(set("owner", "namnden"), "'agreement'\n", "'agreement'\nowner = \"namnden\"\n");
    line(set("topics", Data::list(["a".into()])), "]\n\n", "]\ntopics = [\"a\"]\n\n");
    line(set("validity.duration", "P3Y"), "ut\n", "ut\nduration = \"P3Y\"\n");
    line(set("decision[1].date", date("2021")), "\"provstad\"\n# slut", "\"provstad\"\ndate = 2021\n# slut");
    line(set("parties[1].until", date("2025-12-31")), "2024-01-01 }", "2024-01-01, until = 2025-12-31 }");
    line(set("unknown", 1), "]\n\n", "]\nunknown = 1\n\n");
}

#[test]
fn a_first_key_stands_above_the_next_and_its_comments_but_below_those_of_the_file() {
    let text = RECORD.replacen("title = \"Avtal om test\" # som på dokumentet\n", "", 1);
    becomes(&text, set("title", "T"), &text.replacen("# Om", "title = \"T\"\n# Om", 1));
    becomes("[validity]\n", set("title", "T"), "title = \"T\"\n\n[validity]\n");
    becomes("# c\n\n[validity]\n", set("title", "T"), "# c\ntitle = \"T\"\n\n[validity]\n");
    becomes("#:x\n[validity]\n", set("title", "T"), "#:x\ntitle = \"T\"\n\n[validity]\n");
    becomes("", set("title", "T"), "title = \"T\"\n");
    becomes("# c", set("title", "T"), "# c\ntitle = \"T\"");
}

#[test]
fn a_comment_that_goes_on_below_its_value_stays_with_it() {
    let text = "kind = 1 # one\n         # two\n# three\nparties = []\n";
    becomes(text, set("owner", "x"), &text.replace("# three", "owner = \"x\"\n# three"));
}

#[test]
fn a_table_is_made_with_a_header_in_the_order_of_the_format() {
    line(set("validity.renewal.term", "P1Y"), "# Beslut", "[validity.renewal]\nterm = \"P1Y\"\n\n# Beslut");
    line(set("adoption.required", "none"), "# Beslut", "[adoption]\nrequired = \"none\"\n\n# Beslut");
    line(
        add("replaces", Data::table([("id", "gammalt".into())])),
        "# slut\n",
        "# slut\n\n[[replaces]]\nid = \"gammalt\"\n",
    );
    let end = format!("{RECORD}\n[[accept]]\nrule = \"x\"\nreason = \"y\"\n");
    becomes(RECORD, add("accept", Data::table([("reason", "y".into()), ("rule", "x".into())])), &end);
    becomes("title = 1", set("validity.from", date("2024")), "title = 1\n\n[validity]\nfrom = 2024");
}

#[test]
fn a_table_is_added_after_the_last_of_its_kind_and_what_ends_it() {
    let decision = || Data::table([("by", "region-test".into()), ("date", date("2022-01-01"))]);
    line(
        add("decision", decision()),
        "# slut\n",
        "# slut\n\n[[decision]]\nby = \"region-test\"\ndate = 2022-01-01\n",
    );
    let tight = "[[decision]]\r\nby='a'\r\n[[decision]]\r\nby='b'";
    becomes(
        tight,
        add("decision", decision()),
        &format!("{tight}\r\n[[decision]]\r\nby = 'region-test'\r\ndate = 2022-01-01"),
    );
    let nested = "[[review]]\nid = \"a\"\n\n  [[review.done]]\n  date = 2024\n\n[[review]]\nid = \"b\"\n";
    becomes(
        nested,
        add("review[0].done", Data::table([("date", date("2025"))])),
        "[[review]]\nid = \"a\"\n\n  [[review.done]]\n  date = 2024\n\n  [[review.done]]\n  date = 2025\n\n[[review]]\nid = \"b\"\n",
    );
    becomes(
        nested,
        add("review[1].done", Data::table([("date", date("2025"))])),
        &format!("{nested}\n[[review.done]]\ndate = 2025\n"),
    );
}

#[test]
fn an_item_is_added_as_the_others_stand() {
    line(add("parties", "region-test"), "01 },\n", "01 },\n  \"region-test\",\n");
    becomes("topics = ['a']", add("topics", "b"), "topics = ['a', 'b']");
    becomes("title = 1\n", add("topics", "b"), "title = 1\ntopics = [\"b\"]\n");
    becomes(
        "replaces = [{ id = \"a\" }]",
        add("replaces", Data::table([("id", "b".into())])),
        "replaces = [{ id = \"a\" }, { id = \"b\" }]",
    );
    becomes(
        "title = \"\"\n",
        add("parties", Data::table([("id", "b".into())])),
        "title = \"\"\nparties = [{ id = \"b\" }]\n",
    );
    refused(RECORD, add("decision", "x"), Reason::Mixed);
    refused(RECORD, add("title", "x"), Reason::NotList);
}

#[test]
fn what_goes_takes_its_lines_and_no_others() {
    line(remove("title"), "title = \"Avtal om test\" # som på dokumentet\n", "");
    line(remove("validity.until"), "until = \"2024-12\" # månaden ut\n", "");
    line(remove("parties[0]"), "  \"testkoping\", # sedan länge\n", "");
    line(remove("decision[0]"), "[[decision]]\nby = \"testkoping\"\ndate = 2021-06-11\n", "");
    line(remove("decision[1]"), "\n[[decision]]\nby = \"provstad\"\n# slut\n", "");
    line(remove("decision[1].by"), "by = \"provstad\"\n", "");
    line(
        remove("validity"),
        "\n[validity]\nfrom = 2022-01-01\nuntil = \"2024-12\" # månaden ut\n# så långt\n",
        "",
    );
    line(remove("document"), "[[document]]\nurl = \"https://test.example\"\n", "");
    becomes("a = 1\nb = 2", remove("b"), "a = 1");
    becomes("a = 1", remove("a"), "");
    becomes("[a]\n\n[b]\n", remove("a"), "[b]\n");
    refused(RECORD, remove("decision[2]"), Reason::Missing);
    refused(RECORD, remove("stage"), Reason::Missing);
}

#[test]
fn a_table_that_loses_its_only_key_stays() {
    becomes("[validity]\nfrom = 1\n", remove("validity.from"), "[validity]\n");
    becomes("validity.from = 1 # c\nx = 1\n", remove("validity.from"), "validity = {} # c\nx = 1\n");
    becomes("[validity.renewal]\nterm = 1\n\n[x]\n", remove("validity.renewal"), "[validity]\n\n[x]\n");
    becomes("validity = { from = 1 }\n", remove("validity.from"), "validity = {}\n");
    becomes("[[revision.trigger]]\nsince = 1\n", remove("revision.trigger[0]"), "[revision]\n");
    becomes("a.b.c = 1\na.b.d = 1\n", remove("a.b"), "a = {}\n");
}

#[test]
fn a_key_is_renamed_wherever_it_is_written() {
    line(rename("kind", "knid"), "kind", "knid");
    becomes(
        "[ review ]\n[[review.\"done\"]]\nx.y = 1\n[[review.done]]\n",
        rename("review.done", "å b"),
        "[ review ]\n[[review.\"å b\"]]\nx.y = 1\n[[review.\"å b\"]]\n",
    );
    becomes("[a]\nx.y.z = 1\nx.y.w = 2\n", rename("a.x.y", "v"), "[a]\nx.v.z = 1\nx.v.w = 2\n");
    becomes("[a]\n[a.b]\n[[a.c]]\n", rename("a", "d"), "[d]\n[d.b]\n[[d.c]]\n");
    refused("a = 1\nb = 2\n", rename("a", "b"), Reason::Taken);
    refused("a = [1]\n", rename("a[0]", "b"), Reason::NotKey);
}

#[test]
fn keys_with_dots_are_followed_by_more_of_them() {
    becomes("validity.from = 1\n", set("validity.until", 2), "validity.from = 1\nvalidity.until = 2\n");
    becomes("[a]\nb . c=1\n", set("a.b.d", 2), "[a]\nb . c=1\nb . d=2\n");
    becomes(
        "[validity.renewal]\nterm = 1\n",
        set("validity.from", 2),
        "[validity]\nfrom = 2\n\n[validity.renewal]\nterm = 1\n",
    );
}

#[test]
fn a_list_or_table_is_changed_where_it_differs() {
    line(
        set("parties", Data::list(["testkoping".into(), "region-test".into()])),
        "{ id = \"provstad\", from = 2024-01-01 }",
        "\"region-test\"",
    );
    line(
        set("validity", Data::table([("from", date("2022-01-01")), ("event", "e".into())])),
        "until = \"2024-12\" # månaden ut\n",
        "event = \"e\"\n",
    );
    becomes(
        "a = [\n  1, # c\n  2,\n]\n",
        set("a", Data::list([2.into(), 3.into(), 4.into()])),
        "a = [\n  2,\n  3,\n  4,\n]\n",
    );
    becomes("[validity]\nfrom = 1", set("validity", "?"), "validity = \"?\"");
    becomes("[validity]\nfrom = 1\n\n[x]\n", set("validity", "?"), "validity = \"?\"\n\n[x]\n");
}

#[test]
fn a_file_that_cannot_be_read_is_not_edited() {
    refused("title = \n", set("title", "x"), Reason::Syntax);
    let refusal = agreement(Syntax::Toml, RECORD, set("title.x", date("2024"))).unwrap_err();
    assert_eq!(refusal.to_string(), "`title.x` cannot be edited: what is around it is not a table");
    assert_eq!(refusal.help().to_string(), "write it by hand at line 3:\n[title]\nx = 2024");
}

#[test]
fn a_byte_order_mark_stays() {
    becomes("\u{feff}title = 1\r\n", set("kind", "x"), "\u{feff}title = 1\r\nkind = \"x\"\r\n");
}
