//! Tables on a terminal, at every width: no line is wider, no word is broken that would fit, and nothing is left out.

use std::collections::BTreeMap;
use std::path::Path;

use unicode_width::UnicodeWidthStr;

use crate::program::{Folder, finish, on_day, own_registry, program};

const DAY: &str = "2026-11-28";

/// As wide as any row of any table.
const WIDEST: u16 = 30_000;

/// What prints tables of the own registry.
const REPORTS: [&str; 13] = [
    "list",
    "list --columns id,title,state,effective_end,days_left,parties,reasons,path",
    "expiring --within P24M",
    "agenda --within P24M",
    "parties",
    "bodies",
    "status",
    "status --all --ids",
    "rules",
    "show vald-nara-relationer",
    "show party:avesta-kommun",
    "show body:barnarenan",
    "chain vald-nara-relationer",
];

fn printed(folder: &Path, report: &str, language: &str, width: u16) -> String {
    let mut command = program(folder);
    command.args(report.split(' ')).args(["--lang", language, "--as-of", DAY]);
    let run = finish(command.env("COLUMNS", width.to_string()));
    assert!(run.code <= 1 && !run.stdout.is_empty(), "{report}: {run:?}");
    run.stdout
}

/// The words of a report, and how often it has each; without what it is drawn with.
fn words(text: &str) -> BTreeMap<&str, usize> {
    let mut words = BTreeMap::new();
    let is_drawn = |word: &&str| word.chars().all(|c| "─│├└●◆:".contains(c));
    for word in text.split_whitespace().filter(|word| !is_drawn(word)) {
        *words.entry(word.trim_end_matches(':')).or_default() += 1;
    }
    words
}

/// A report without the lines of column headings: where rows are stacked, that of an empty column is left out.
fn without_headings(text: &str) -> String {
    let lines: Vec<&str> = text.lines().collect();
    let is_heading = |at: usize| lines.get(at + 1).is_some_and(|next| next.starts_with('─'));
    lines.iter().enumerate().filter(|(at, _)| !is_heading(*at)).map(|(_, line)| format!("{line}\n")).collect()
}

/// No line is wider than `width`, but for a single word that is never broken.
fn fits(text: &str, width: u16, what: &str) {
    for line in text.lines().filter(|line| line.width() > width.into()) {
        assert!(words(line).len() == 1, "{what} at {width}: {line:?} in\n{text}");
    }
}

#[test]
fn no_table_is_wider_than_the_terminal_breaks_a_word_or_loses_one() {
    let registry = own_registry();
    for (report, language) in REPORTS.iter().flat_map(|report| [(report, "sv"), (report, "en")]) {
        let wide = without_headings(&printed(&registry, report, language, WIDEST));
        for width in [20, 40, 60, 79, 80, 100, 200] {
            let narrow = printed(&registry, report, language, width);
            fits(&narrow, width, report);
            // In roomy columns an id may be broken at its hyphens.
            let apart = |text: &str| if width >= 80 { text.replace('-', "- ") } else { text.to_owned() };
            let (narrow, wide) = (apart(&narrow), apart(&wide));
            let narrow_words = words(&narrow);
            for (word, count) in words(&wide).into_iter().filter(|(word, _)| word.width() <= width.into()) {
                let there = narrow_words.get(word).copied().unwrap_or_default();
                assert!(
                    there >= count,
                    "{report} at {width}: {word:?} {there} of {count} times in\n{narrow}"
                );
            }
        }
    }
}

#[test]
fn at_80_columns_an_id_is_broken_at_a_hyphen_and_whole_where_there_is_room() {
    let registry = own_registry();
    let list = |width| printed(&registry, "list", "sv", width);
    let id = |width| {
        let list = list(width);
        let has = |line: &&str| line.starts_with("psykiska-");
        list.lines().find(has).unwrap().split_whitespace().next().unwrap().to_owned()
    };
    assert_eq!([id(80), id(120)], ["psykiska-", "psykiska-funktionsnedsattningar-2016"]);
    assert!(list(80).starts_with("Avtal  "), "in columns");
    assert!(list(79).starts_with("Avtal: "), "stacked");
}

#[cfg(unix)]
#[test]
fn no_record_makes_a_line_wider_than_the_terminal() {
    let folder = crate::injection::registry();
    for report in ["list", "expiring", "agenda", "parties", "bodies", "status --all", "rules"] {
        for width in [20, 40, 60, 79, 80, 100, 200] {
            fits(&printed(folder.path(), report, "sv", width), width, report);
        }
    }
}

fn registry() -> Folder {
    let agreement = |title: &str, validity: &str| {
        format!(
            "title = \"{title}\"\nkind = \"agreement\"\nparties = [\"kommunerna\"]\n[validity]\n{validity}\n"
        )
    };
    Folder::registry(&[
        ("registry.toml", "language = \"sv\"\n[kinds.agreement]\n"),
        (
            "agreements/arkiv.toml",
            &agreement("Arkivsamverkansöverenskommelse", "from = 2021-01-01\nuntil = 2027-01-31"),
        ),
        ("agreements/okant.toml", &agreement("Utan slut", "from = 2021-01-01")),
        ("agreements/vidare.toml", &agreement("Vidare", "from = 2021-01-01\nuntil = \"further-notice\"")),
        ("agreements/med.toml", &agreement("Med ett annat", "from = 2021-01-01\nends_with = \"vidare\"")),
    ])
}

#[test]
fn rows_are_stacked_where_their_words_do_not_fit_beside_each_other() {
    let folder = registry();
    let list =
        |width| printed(folder.path(), "list --columns agreement,state,effective_end,days_left", "sv", width);
    let stacked = "Avtal:\n  Arkivsamverkansöverenskommelse\n            arkiv\nStatus:     gäller\nT.o.m.:     2027-01-31\n\
                   Dagar kvar: om\u{a0}64\u{a0}dagar\n\n\
                   Avtal:      Med ett annat\n            med\nStatus:     gäller\n\
                   T.o.m.:     tills ett annat upphör\n\n";
    assert!(list(40).starts_with(stacked), "{}", list(40));
    let in_columns = "Avtal                           Status  T.o.m.          Dagar kvar\n\
                      ──────────────────────────────────────────────────────────────────\n\
                      Arkivsamverkansöverenskommelse  gäller  2027-01-31     om\u{a0}64\u{a0}dagar\narkiv\n\
                      Med ett annat                   gäller  tills ett\n\
                      med                                     annat upphör\n";
    assert!(list(66).starts_with(in_columns), "{}", list(66));
}

#[test]
fn an_end_that_is_not_known_is_told() {
    let folder = registry();
    for (language, unknown, other) in
        [("sv", "okänt", "tills ett annat upphör"), ("en", "unknown", "another ends")]
    {
        let table = on_day(
            folder.path(),
            DAY,
            &[
                "list",
                "--columns",
                "id,effective_end,term_end,days_left",
                "--lang",
                language,
                "--format",
                "markdown",
            ],
        );
        let row = |id: &str| {
            table.stdout.lines().find(|line| line.starts_with(&format!("| {id} "))).unwrap().to_owned()
        };
        assert_eq!(row("okant"), format!("| okant | {unknown} | {unknown} | {unknown} |"));
        assert_eq!(row("med"), format!("| med | {other} |  |  |"));
        assert!(!row("vidare").contains(unknown) && !row("arkiv").contains(unknown));
    }
}

#[test]
fn numbers_stand_to_the_right() {
    let table = printed(&own_registry(), "parties", "en", 100);
    let heading = table.lines().next().unwrap();
    // The last letter of the heading, and the digit of every row that has one.
    for heading_end in ["Bound by", "To decide"].map(|text| heading.find(text).unwrap() + text.len()) {
        let digits = table.lines().skip(2).filter(|line| line.width() >= heading_end);
        let ends: Vec<char> = digits.filter_map(|line| line.chars().nth(heading_end - 1)).collect();
        assert!(ends.len() > 30 && ends.iter().all(char::is_ascii_digit), "{ends:?} in\n{table}");
    }
    let page = on_day(&own_registry(), DAY, &["bodies", "--lang", "en", "--format", "markdown"]).stdout;
    assert_eq!(page.lines().nth(1).unwrap(), "| --- | --- | ---: | ---: | ---: | --- | --- |");
}

#[test]
fn titles_are_in_the_order_of_the_registrys_language_whatever_is_sorted_first() {
    let record = |title: &str| {
        format!(
            "title = \"{title}\"\nkind = \"agreement\"\nparties = [\"kommunerna\"]\n[validity]\nfrom = 2021-01-01\nuntil = 2027-01-31\n"
        )
    };
    let folder = Folder::registry(&[
        ("registry.toml", "language = \"sv\"\n[kinds.agreement]\n"),
        ("agreements/a1.toml", &record("Östersamverkan")),
        ("agreements/a2.toml", &record("Zonavtal")),
        ("agreements/a3.toml", &record("älvtrafik")),
        ("agreements/a4.toml", &record("Ålderdomshem")),
        ("agreements/a5.toml", &record("arkiv")),
    ]);
    let expected = ["a5", "a2", "a4", "a3", "a1"];
    for (report, ids) in [
        ("list --sort title", "agreements"),
        ("list --sort agreement", "agreements"),
        ("agenda", "events"),
        ("status", "sections"),
    ] {
        let mut command = program(folder.path());
        command.args(report.split(' ')).args(["--as-of", DAY, "--format", "json"]);
        let json = finish(&mut command).json();
        let rows = match ids {
            "sections" => json["sections"][0]["rows"].as_array().unwrap().clone(),
            _ => json[ids].as_array().unwrap().clone(),
        };
        let rows = rows.iter().filter(|row| row["kind"] != "start-revision-by");
        let id = |row: &serde_json::Value| {
            row.get("agreement").or(row.get("id")).unwrap().as_str().unwrap().to_owned()
        };
        assert_eq!(rows.map(id).collect::<Vec<_>>(), expected, "{report}");
    }
}
