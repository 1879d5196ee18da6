//! The time layer against its page, on clauses: notice, suspension, provisional application, what survives, and parties
//! that join. Tables as in [`crate::time`].

use crate::registry::day;
use crate::time::{
    Table, bound_on, decisions, end, faulty_records, flags, gap, notices, reasons, records, start, state,
};
use avtal::time::{survivals, until_kind};

/// The day of notice that ends it last, the last day for that, and how notice against the next renewal stands.
fn notice_on(text: &str, on: &str) -> [String; 3] {
    let made = records(text);
    let outlook = made.outlook(on, "P12M");
    let standing = outlook.standing(made.agreement("x"));
    [standing.bound_through, standing.notice.map(|notice| notice.by), standing.renewal_date].map(day)
}

#[test]
fn on_which_day_notice_ends_it_and_the_last_day_for_that() {
    let mut table = Table::default();
    #[rustfmt::skip] // a row a line
    let cases = [
        // So long from the notice to the last day.
        ("notice = 'P12M'", "2025-01-01", "2026-01-01", "none"),
        ("notice = 'P12M', ends = 'any-day'", "2025-12-31", "2026-12-31", "none"),
        ("notice = 'P1M'", "2025-01-31", "2025-02-28", "none"),
        ("notice = 'P2W'", "2025-01-01", "2025-01-15", "none"),
        ("", "2025-01-01", "2025-01-01", "none"), // until the last day itself
        // On the next day that is allowed.
        ("notice = 'P3M', ends = 'month-end'", "2025-01-15", "2025-04-30", "2025-01-31"),
        ("notice = 'P3M', ends = 'month-end'", "2025-01-31", "2025-04-30", "2025-01-31"),
        ("notice = 'P3M', ends = 'month-end'", "2025-02-01", "2025-05-31", "2025-02-28"),
        ("notice = 'P3M', ends = 'quarter-end'", "2025-01-15", "2025-06-30", "2025-03-31"),
        ("notice = 'P3M', ends = 'quarter-end'", "2025-04-01", "2025-09-30", "2025-06-30"),
        ("notice = 'P6M', ends = 'half-year-end'", "2025-01-15", "2025-12-31", "2025-06-30"),
        ("notice = 'P12M', ends = 'year-end'", "2025-01-15", "2026-12-31", "2025-12-31"),
        ("notice = 'P12M', ends = 'year-end'", "2025-12-31", "2026-12-31", "2025-12-31"),
        ("notice = 'P12M', ends = 'year-end'", "2026-01-01", "2027-12-31", "2026-12-31"),
        ("ends = 'year-end'", "2025-12-31", "2025-12-31", "2025-12-31"),
        ("notice = 'P3M', ends = '06-30'", "2025-01-15", "2025-06-30", "2025-03-31"),
        ("notice = 'P3M', ends = '06-30'", "2025-04-01", "2026-06-30", "2026-03-31"),
        ("ends = '02-29'", "2025-01-01", "2025-02-28", "2025-02-28"),
        ("ends = '02-29'", "2024-01-01", "2024-02-29", "2024-02-29"),
        // At the latest on a day of the year.
        ("notice = 'P4M', notice_by = '08-31'", "2025-01-01", "2025-12-31", "2025-08-31"),
        ("notice = 'P4M', notice_by = '08-31'", "2025-08-31", "2025-12-31", "2025-08-31"),
        ("notice = 'P4M', notice_by = '08-31'", "2025-09-01", "2026-12-31", "2026-08-31"),
        ("notice_by = '08-31', ends = 'year-end'", "2025-08-31", "2025-12-31", "2025-08-31"),
        ("notice_by = '08-31', ends = 'year-end'", "2025-09-01", "2026-12-31", "2026-08-31"),
        ("notice_by = '02-29'", "2025-01-01", "2025-02-28", "2025-02-28"),
        // Not before.
        ("notice = 'P12M', not_before = 2027-12-31", "2025-01-01", "2027-12-31", "none"),
        ("notice = 'P12M', not_before = 2027", "2026-12-31", "2027-12-31", "none"),
        ("notice = 'P12M', not_before = 2027-12-31", "2027-01-01", "2028-01-01", "none"),
        ("notice = 'P12M', not_before = 2027-06-30, ends = 'year-end'", "2025-01-01", "2027-12-31", "2026-12-31"),
        ("notice = 'P12M', not_before = 2027-12-31, ends = 'year-end'", "2026-12-31", "2027-12-31", "2026-12-31"),
        // Whoever gives it.
        ("notice = 'P12M', by = 'each-party'", "2025-01-01", "2026-01-01", "none"),
        ("notice = 'P12M', by = ['a']", "2025-01-01", "2026-01-01", "none"),
    ];
    for (clause, on, exit, by) in cases {
        let text = format!("termination = {{ {clause} }}");
        table.row(format!("{clause} on {on}"), notice_on(&text, on), [exit, by, "none"].map(str::to_owned));
    }
    table.end();
}

#[test]
fn anniversaries_are_last_days_of_whole_years_from_the_first_day() {
    let mut table = Table::default();
    let from = |from: &str, more: &str| {
        format!(
            "validity = {{ from = {from}, until = 'further-notice' }}\ntermination = {{ ends = 'anniversary'{more} }}"
        )
    };
    let adopted = format!("adoption.required = ['a']\n{}\n", decisions("a adopted 2020-04-01"));
    #[rustfmt::skip] // a row a line
    let cases = [
        (from("2020-04-01", ", notice = 'P3M'"), "2024-12-31", "2025-03-31", "2024-12-31"),
        (from("2020-04-01", ", notice = 'P3M'"), "2025-01-01", "2026-03-31", "2025-12-31"),
        (from("2020-02-29", ""), "2021-01-01", "2021-02-28", "2021-02-28"),
        (from("2020-02-29", ""), "2023-03-01", "2024-02-28", "2024-02-28"),
        (from("2025-04-01", ", notice = 'P1M'"), "2025-03-15", "2026-03-31", "2026-02-28"), // no year is over on the day before it begins
        (from("2020-04-01", ", not_before = 2027-01-31"), "2025-01-01", "2027-03-31", "2027-03-31"),
        // From the written first day, also if it was adopted later; from the adoption where none is written.
        (format!("{adopted}{}", from("2020-01-01", "")), "2025-01-01", "2025-12-31", "2025-12-31"),
        (format!("{adopted}{}", from("'last-adoption'", "")), "2025-01-01", "2025-03-31", "2025-03-31"),
    ];
    for (text, on, exit, by) in cases {
        table.row(format!("{text} on {on}"), notice_on(&text, on), [exit, by, "none"].map(str::to_owned));
    }
    table.end();
}

#[test]
fn no_notice_ends_it_after_its_own_end_and_none_has_an_effect_then() {
    let mut table = Table::default();
    let until = "validity = { from = 2020, until = 2026-12-31 }\ntermination = ";
    let successor = "\n== y\nvalidity.from = 2025-06-01\nreplaces = [{ id = 'x' }]";
    let event =
        "validity = { from = 2020, until = 'event', event = 'slutrapport' }\ntermination.notice = 'P1M'";
    #[rustfmt::skip] // a row a line
    let cases = [
        (&*format!("{until}{{ notice = 'P6M' }}"), "2025-01-01", "2025-07-01", "none"),
        (&format!("{until}{{ notice = 'P6M' }}"), "2026-09-01", "2026-12-31", "none"),
        (&format!("{until}{{ notice = 'P6M' }}"), "2026-12-31", "2026-12-31", "none"),
        (&format!("{until}{{ notice = 'P6M' }}"), "2027-01-01", "none", "none"),
        (&format!("{until}{{ notice = 'P6M', ends = 'year-end' }}"), "2025-06-30", "2025-12-31", "2025-06-30"),
        (&format!("{until}{{ notice = 'P6M', ends = 'year-end' }}"), "2025-07-01", "2026-12-31", "none"),
        (&format!("{until}{{ notice = 'P6M', not_before = 2030 }}"), "2025-01-01", "2026-12-31", "none"),
        (&format!("termination.notice = 'P12M'{successor}"), "2025-01-01", "2025-05-31", "none"),
        ("end.date = 2025-03-31\ntermination.notice = 'P12M'", "2025-01-01", "2025-03-31", "none"),
        ("termination.notice = 'P12M'\n== y\nvalidity = {}\nreplaces = [{ id = 'x' }]", "2025-01-01", "none", "none"),
        (event, "2025-01-01", "2025-02-01", "none"),
        ("validity = { from = 2020, until = 'replaced' }\ntermination.notice = 'P1M'", "2025-01-01", "2025-02-01", "none"),
    ];
    for (text, on, exit, by) in cases {
        table.row(format!("{text} on {on}"), notice_on(text, on), [exit, by, "none"].map(str::to_owned));
    }
    table.end();
}

#[test]
fn notice_against_a_renewal_by_length_and_by_a_day_of_the_year() {
    let mut table = Table::default();
    let renewal =
        |more: &str| format!("validity = {{ from = 2024, until = 2025-12-31, renewal = {{ {more} }} }}");
    let first = renewal("term = 'P1Y', notice = 'P3M', first_notice = 'P12M'");
    let shorter = renewal("term = 'P1Y', notice = 'P6M', first_notice = 'P1M'");
    let by = renewal("term = 'P1Y', notice_by = '08-31'");
    let half_years =
        renewal("term = 'P6M', notice_by = '08-31'").replace("until = 2025-12-31", "until = 2025-06-30");
    let longer_termination =
        format!("{}\ntermination.notice = 'P12M'", renewal("term = 'P1Y', notice = 'P3M'"));
    let long = renewal("term = 'P1Y', notice = 'P3M'").replace("2025-12-31", "2027-12-31");
    let long = format!("{long}\ntermination.notice = 'P12M'");
    let months = format!(
        "{}\ntermination = {{ notice = 'P1M', ends = 'month-end' }}",
        renewal("term = 'P1Y', notice = 'P3M'")
    );
    #[rustfmt::skip] // a row a line
    let cases = [
        // Another length for the first term.
        (&first, "2024-12-31", "2025-12-31", "2024-12-31", "2025-12-31"),
        (&first, "2025-01-01", "2026-12-31", "2026-09-30", "2025-12-31"),
        (&shorter, "2025-11-30", "2025-12-31", "2025-11-30", "2025-12-31"),
        (&shorter, "2025-12-01", "2026-12-31", "2026-06-30", "2025-12-31"),
        // A day of the year.
        (&by, "2025-08-31", "2025-12-31", "2025-08-31", "2025-12-31"),
        (&by, "2025-09-01", "2026-12-31", "2026-08-31", "2025-12-31"),
        (&half_years, "2024-08-31", "2025-06-30", "2024-08-31", "2025-06-30"),
        (&half_years, "2024-09-01", "2025-12-31", "2025-08-31", "2025-06-30"),
        (&half_years, "2025-09-01", "2026-12-31", "2026-08-31", "2025-12-31"), // 2026-06-30 had the same last day as 2025-12-31
        (&renewal("term = 'P1Y', notice_by = '12-31'"), "2025-12-31", "2025-12-31", "2025-12-31", "2025-12-31"),
        // Beside a termination: the earlier.
        (&longer_termination, "2025-09-30", "2025-12-31", "2025-09-30", "2025-12-31"),
        (&longer_termination, "2025-10-01", "2026-10-01", "none", "2025-12-31"),
        (&longer_termination, "2025-12-31", "2026-12-31", "2026-09-30", "2025-12-31"),
        (&long, "2024-06-01", "2025-06-01", "none", "2027-12-31"), // on any day, though the renewal has a last day for notice
        (&long, "2026-12-31", "2027-12-31", "2027-09-30", "2027-12-31"),
        (&months, "2025-01-15", "2025-02-28", "2025-01-31", "2025-12-31"),
    ];
    for (text, on, exit, by, date) in cases {
        table.row(format!("{text} on {on}"), notice_on(text, on), [exit, by, date].map(str::to_owned));
    }
    table.end();
}

#[test]
fn every_last_day_for_notice_up_to_a_day() {
    let mut table = Table::default();
    let renewal =
        "validity = { from = 2024, until = 2025-12-31, renewal = { term = 'P1Y', notice = 'P3M' } }\n";
    #[rustfmt::skip] // a row a line
    let cases = [
        ("ends on quarters", "termination = { notice = 'P3M', ends = 'quarter-end' }".to_owned(), "2025-09-30",
         "2025-03-31 against 0 on 2025-06-30, 2025-06-30 against 0 on 2025-09-30, 2025-09-30 against 0 on 2025-12-31"),
        ("on any day: none", "termination.notice = 'P3M'".to_owned(), "2029-12-31", ""),
        ("on any day, later than the renewal", format!("{renewal}termination.notice = 'P12M'"), "2026-12-31",
         "2025-09-30 against 1 on 2025-12-31, 2026-09-30 against 2 on 2026-12-31"),
        ("on any day, earlier than the renewal", format!("{renewal}termination.notice = 'P1M'"), "2027-12-31", ""),
        ("of two that end it on one day, the later notice", format!("{renewal}termination = {{ notice = 'P6M', ends = 'year-end' }}"), "2025-12-31",
         "2025-09-30 against 1 on 2025-12-31"),
        ("of two that end it on one day, the later notice", format!("{renewal}termination = {{ notice = 'P1M', ends = 'year-end' }}"), "2025-12-31",
         "2025-11-30 against 0 on 2025-12-31"),
        ("none after which it ends all the same", "validity = { from = 2020, until = 2026-12-31 }\ntermination = { notice = 'P6M', ends = 'year-end' }".to_owned(),
         "2029-12-31", "2025-06-30 against 0 on 2025-12-31"),
    ];
    for (name, text, through, expected) in cases {
        table.row(name, notices(&text, "2025-01-01", through), expected);
    }
    table.end();
}

#[test]
fn notice_that_was_given_ends_it_on_the_day_that_the_clauses_say() {
    let mut table = Table::default();
    let renewal =
        "validity = { from = 2024, until = 2025-12-31, renewal = { term = 'P1Y', notice = 'P6M' } }";
    let adopted = format!("adoption.required = ['a']\n{}\n", decisions("a adopted 2020-04-01"));
    #[rustfmt::skip] // a row a line
    let cases = [
        ("by the termination", "termination.notice = 'P12M'\nend.notice_given = 2025-03-31".to_owned(), "2026-03-31"),
        ("given in a month: on its last day", "termination.notice = 'P12M'\nend.notice_given = '2025-03'".to_owned(), "2026-03-31"),
        ("on the next allowed day", "termination = { notice = 'P12M', ends = 'year-end' }\nend.notice_given = 2025-03-31".to_owned(), "2026-12-31"),
        ("the date, where it is written", "termination.notice = 'P12M'\nend = { notice_given = 2025-03-31, date = 2025-06-30 }".to_owned(), "2025-06-30"),
        ("before the renewal", format!("{renewal}\nend.notice_given = 2025-06-30"), "2025-12-31"),
        ("too late for it", format!("{renewal}\nend.notice_given = 2025-07-01"), "2026-12-31"),
        ("the earlier of both", format!("{renewal}\ntermination.notice = 'P3M'\nend.notice_given = 2025-07-01"), "2025-10-01"),
        ("never after the term", "validity = { from = 2020, until = 2025 }\ntermination.notice = 'P12M'\nend.notice_given = 2025-06-30".to_owned(), "2025-12-31"),
        ("a term from the last adoption", format!("{adopted}validity = {{ from = 'last-adoption', duration = 'P3Y' }}\ntermination.ends = 'anniversary'\nend.notice_given = 2020-12-31"),
         "2021-03-31"),
    ];
    for (name, text, last) in cases {
        let made = records(&text);
        table.row(name, end(&made, "x"), last);
        let next: avtal::time::Day = last.parse().unwrap();
        let next = next.succ_opt().unwrap().to_string();
        table.row(name, [state(&made, "x", last), state(&made, "x", &next)], ["in-force", "ended"]);
        table.row(name, gap(&made, "x", last), "none".to_owned());
        table.row(name, flags(&made, "x", last, "P12M"), "expiring".to_owned());
    }
    let made = faulty_records("end.notice_given = 2025-03-31");
    table.row("no clause says how long it takes", end(&made, "x"), "none".to_owned());
    let made = faulty_records("end.reason = 'completed'");
    table.row("neither a date nor a notice", end(&made, "x"), "none".to_owned());
    table.end();
}

#[test]
fn a_party_that_gave_notice_is_bound_through_the_day_that_it_brings() {
    let mut table = Table::default();
    let entry = |more: &str| format!("parties = ['a', {{ id = 'b'{more} }}]");
    let given = entry(", notice_given = 2025-03-31");
    let each = "termination = { notice = 'P12M', by = 'each-party' }";
    let group =
        "== parties/g\nkind = 'group'\nmembers = ['b', { id = 'c', from = 2026-02-01, until = 2026-02-28 }]";
    #[rustfmt::skip] // a row a line
    let cases = [
        ("on the last day", format!("{given}\n{each}"), "2026-03-31", "a, b"),
        ("on the day after", format!("{given}\n{each}"), "2026-04-01", "a"),
        ("at the end of a year", format!("{given}\ntermination = {{ notice = 'P12M', ends = 'year-end', by = 'each-party' }}"), "2026-12-31", "a, b"),
        ("and not of the next", format!("{given}\ntermination = {{ notice = 'P12M', ends = 'year-end', by = 'each-party' }}"), "2027-01-01", "a"),
        ("a day that is written counts", format!("{}\n{each}", entry(", notice_given = 2025-03-31, until = 2025-12-31")), "2026-01-01", "a"),
        ("by the renewal", format!("{given}\nvalidity = {{ from = 2020, until = 2025, renewal = {{ term = 'P1Y', notice = 'P9M' }} }}"), "2025-12-31", "a, b"),
        ("goes on without it", format!("{given}\nvalidity = {{ from = 2020, until = 2025, renewal = {{ term = 'P1Y', notice = 'P9M' }} }}"), "2026-01-01", "a"),
        ("a whole group", format!("{}\n{each}\n{group}", given.replace("'b'", "'g'")), "2026-02-28", "a, b, c"),
        ("a member that left before", format!("{}\n{each}\n{group}", given.replace("'b'", "'g'")), "2026-03-31", "a, b"),
        ("with the group", format!("{}\n{each}\n{group}", given.replace("'b'", "'g'")), "2026-04-01", "a"),
    ];
    for (name, text, on, expected) in cases {
        table.row(name, bound_on(&records(&text), on), expected.to_owned());
    }
    let adoption = |given: &str| {
        format!(
            "parties = ['a', {{ id = 'b', notice_given = {given} }}]\n{each}\nvalidity.from = 2022-01-01\n\
             adoption.required = 'all-parties'\n{}",
            decisions("a adopted 2021-05-01")
        )
    };
    table.row("has left before the first day", start(&records(&adoption("2020-12-31")), "x"), "2022-01-01");
    table.row("leaves on the first day", start(&records(&adoption("2021-01-01")), "x"), "none");
    table.end();
}

#[test]
fn it_enters_into_force_on_the_first_day_of_the_month_quarter_or_year_that_follows() {
    let mut table = Table::default();
    #[rustfmt::skip] // a row a line
    let cases = [
        ("'last-adoption'", "starts = 'month'", "2019-03-01"),
        ("'last-adoption'", "delay = 'P1M', starts = 'month'", "2019-04-01"), // the second month following
        ("'last-adoption'", "delay = 'P14D', starts = 'month'", "2019-04-01"), // strictly after 2019-03-01
        ("'last-adoption'", "delay = 'P13D', starts = 'month'", "2019-03-01"),
        ("'last-adoption'", "starts = 'quarter'", "2019-04-01"),
        ("'last-adoption'", "delay = 'P45D', starts = 'quarter'", "2019-07-01"), // strictly after 2019-04-01
        ("'last-adoption'", "starts = 'year'", "2020-01-01"),
        ("'last-adoption'", "delay = 'P1Y', starts = 'year'", "2021-01-01"),
        ("2019-03-02", "starts = 'month'", "2019-03-02"),
        ("2019-02-01", "starts = 'month'", "2019-03-01"),
    ];
    for (from, how, expected) in cases {
        let text = format!(
            "parties = ['a', 'b']\nvalidity.from = {from}\nadoption = {{ required = 'all-parties', {how} }}\n{}",
            decisions("a adopted 2019-01-10, b adopted 2019-02-15")
        );
        table.row(format!("from {from}, {how}"), start(&records(&text), "x"), expected);
    }
    let rejected = |day: &str| {
        let decided = decisions(&format!("a adopted 2019-01-10, b adopted 2019-02-15, b rejected {day}"));
        format!(
            "parties = ['a', 'b']\nvalidity.from = 'last-adoption'\nadoption = {{ required = 'all-parties', starts = 'month' }}\n{decided}"
        )
    };
    table.row("rejected before that day", start(&records(&rejected("2019-02-28")), "x"), "none");
    table.row("rejected on that day", start(&records(&rejected("2019-03-01")), "x"), "2019-03-01");
    table.end();
}

#[test]
fn who_adopts_after_the_entry_into_force_is_bound_so_long_after() {
    let mut table = Table::default();
    #[rustfmt::skip] // a row a line
    let cases = [
        ("at once, without a clause", "", "2020-03-15", "2020-03-14", "2020-03-15"),
        ("so long after", ", joining = 'P30D'", "2020-03-15", "2020-04-13", "2020-04-14"),
        ("and on the first of the month that follows", ", joining = 'P3M', starts = 'month'", "2020-03-15", "2020-06-30", "2020-07-01"),
        ("strictly after", ", joining = 'P3M', starts = 'month'", "2020-03-01", "2020-06-30", "2020-07-01"),
        ("the clause on the start alone says nothing of it", ", starts = 'month'", "2020-03-15", "2020-03-14", "2020-03-15"),
        ("on the day of the entry into force: from then on", ", joining = 'P30D'", "2020-02-01", "2020-01-31", "2020-02-01"),
        ("the day after: later", ", joining = 'P30D'", "2020-02-02", "2020-03-02", "2020-03-03"),
        ("before it, though not needed", ", joining = 'P30D'", "2020-01-15", "2020-01-31", "2020-02-01"),
    ];
    for (name, how, adopted, before, from) in cases {
        let text = format!(
            "parties = ['a', 'b', 'c']\nvalidity.from = 2020-02-01\nadoption = {{ required = 2{how} }}\n{}",
            decisions(&format!("a adopted 2020-01-01, b adopted 2020-01-02, c adopted {adopted}"))
        );
        let made = records(&text);
        let others = if before < "2020-02-01" { "" } else { "a, b" };
        table.row(
            name,
            [bound_on(&made, before), bound_on(&made, from)],
            [others, "a, b, c"].map(str::to_owned),
        );
    }
    table.end();
}

#[test]
fn a_suspension_moves_the_end_only_if_it_prolongs() {
    let mut table = Table::default();
    let until = "validity = { from = 2020-01-01, until = 2022-12-31 }";
    let days = "from = 2021-03-01, until = 2021-08-31"; // 184
    let prolongs = format!("suspension = [{{ {days}, prolongs = true }}]");
    let renewed = |max: u32| {
        format!("validity = {{ from = 2020, until = 2022-12-31, renewal = {{ term = 'P1Y', max = {max} }} }}")
    };
    let march = "suspension = [{ from = 2023-03-01, until = 2023-03-31, prolongs = true }]";
    #[rustfmt::skip] // a row a line
    let cases = [
        ("not by itself", format!("{until}\nsuspension = [{{ {days} }}]"), "2022-12-31"),
        ("nor if it says so", format!("{until}\nsuspension = [{{ {days}, prolongs = false }}]"), "2022-12-31"),
        ("by its days", format!("{until}\n{prolongs}"), "2023-07-03"),
        ("in months: from the first day through the last", format!("{until}\nsuspension = [{{ from = '2021-03', until = '2021-08', prolongs = true }}]"), "2023-07-03"),
        ("each", format!("{until}\nsuspension = [{{ {days}, prolongs = true }}, {{ from = 2022-01-01, until = 2022-01-31, prolongs = true }}]"), "2023-08-03"),
        ("a duration too", format!("validity = {{ from = 2020-01-01, duration = 'P3Y' }}\n{prolongs}"), "2023-07-03"),
        ("one that begins on the last day", format!("{until}\nsuspension = [{{ from = 2022-12-31, until = 2023-01-30, prolongs = true }}]"), "2023-01-31"),
        ("not one that begins when it is over", format!("{until}\nsuspension = [{{ from = 2023-01-01, until = 2023-01-30, prolongs = true }}]"), "2022-12-31"),
        ("one that has not ended: nobody knows", format!("{until}\nsuspension = [{{ from = 2021-03-01, prolongs = true }}]"), "none"),
        ("one that has not ended and prolongs nothing", format!("{until}\nsuspension = [{{ from = 2021-03-01 }}]"), "2022-12-31"),
        ("until further notice", format!("validity.until = 'further-notice'\n{prolongs}"), "none"),
        ("an option after it", format!("{until}\n{prolongs}\noption = [{{ term = 'P1Y', exercised = 2022-06-01 }}]"), "2024-07-03"),
        ("an extension after it that is no later", format!("{until}\n{prolongs}\nextension = [{{ until = 2023-06-30, decided = 2022-06-01 }}]"), "2023-07-03"),
        ("an extension after it", format!("{until}\n{prolongs}\nextension = [{{ until = 2024, decided = 2022-06-01 }}]"), "2024-12-31"),
        ("an extension before it", format!("{until}\n{prolongs}\nextension = [{{ until = 2023, decided = 2021-01-01 }}]"), "2024-07-02"),
        ("an extension ends the doubt", format!("{until}\nsuspension = [{{ from = 2021-03-01, prolongs = true }}]\nextension = [{{ until = 2024, decided = 2022-06-01 }}]"),
         "2024-12-31"),
        ("renewals are counted from the later end", format!("{}\n{prolongs}", renewed(1)), "2024-07-03"),
        ("in a renewal", format!("{}\n{march}", renewed(1)), "2024-01-31"),
        ("and those after it", format!("{}\n{march}", renewed(2)), "2025-01-31"),
        ("not those before it", format!("{}\n{march}", renewed(0)), "2022-12-31"),
        ("in a renewal, not ended", format!("{}\nsuspension = [{{ from = 2023-03-01, prolongs = true }}]", renewed(1)), "none"),
        ("after the last renewal, not ended", format!("{}\nsuspension = [{{ from = 2024-03-01, prolongs = true }}]", renewed(1)), "2023-12-31"),
        ("an extension moves the end past it", format!("{}\n{march}\nextension = [{{ until = 2025, decided = 2023-10-01 }}]", renewed(0)), "2025-12-31"),
    ];
    for (name, text, expected) in cases {
        let made = records(&text);
        let term_end = day(made.timeline.periods(made.agreement("x")).term.end);
        table.row(name, term_end, expected.to_owned());
    }
    let open = records(&format!("{}\nsuspension = [{{ from = 2024-03-01, prolongs = true }}]", renewed(9)));
    let renewal = |on: &str| day(open.outlook(on, "P12M").standing(open.agreement("x")).renewal_date);
    table.row("the last renewal that is known", renewal("2023-12-31"), "2023-12-31".to_owned());
    table.row("no later one is", renewal("2024-01-01"), "none".to_owned());
    table.end();
}

#[test]
fn suspended_and_provisional_days_have_states_of_their_own() {
    let mut table = Table::default();
    let suspended =
        "validity = { from = 2022, until = 2024 }\nsuspension = [{ from = 2023-03-01, until = 2023-08-31 }]";
    let open = "validity = { from = 2022, until = 2024 }\nsuspension = [{ from = '2023-03' }]";
    let early =
        "validity = { from = 2022, until = 2024 }\nsuspension = [{ from = 2021, until = 2022-06-30 }]";
    let applied = "validity = { from = 2022-01-01, until = 2024 }\nprovisional = { from = 2021-01-01, until = 2021-04-30 }";
    let until_force = "validity = { from = 2022-01-01, until = 2024 }\nprovisional.from = '2021-02'";
    let waiting = "parties = ['a', 'b']\nadoption.required = 'all-parties'\nvalidity = { from = 2022-01-01, until = 2024 }\nprovisional.from = 2021-02-01";
    let successor = "\n== y\nvalidity.from = 2021-07-01\nreplaces = [{ id = 'x' }]";
    let through = "through 2024";
    #[rustfmt::skip] // a row a line
    let cases = [
        (suspended, "2023-02-28", "in-force", &*format!("from 2022; {through}")),
        (suspended, "2023-03-01", "suspended", &format!("suspended 2023-03-01 – 2023-08-31; from 2022; {through}")),
        (suspended, "2023-08-31", "suspended", &format!("suspended 2023-03-01 – 2023-08-31; from 2022; {through}")),
        (suspended, "2023-09-01", "in-force", &format!("from 2022; {through}")),
        (open, "2024-12-31", "suspended", &format!("suspended 2023-03 – none; from 2022; {through}")),
        (open, "2025-01-01", "lapsed", "from 2022; ran out 2024"),
        (early, "2021-12-31", "upcoming", &format!("from 2022; {through}")),
        (early, "2022-01-01", "suspended", &format!("suspended 2021 – 2022-06-30; from 2022; {through}")),
        (applied, "2020-12-31", "upcoming", &format!("from 2022-01-01; {through}")),
        (applied, "2021-01-01", "provisional", &format!("provisional through 2021-04-30; from 2022-01-01; {through}")),
        (applied, "2021-04-30", "provisional", &format!("provisional through 2021-04-30; from 2022-01-01; {through}")),
        (applied, "2021-05-01", "upcoming", &format!("from 2022-01-01; {through}")),
        (until_force, "2021-01-31", "upcoming", &format!("from 2022-01-01; {through}")),
        (until_force, "2021-12-31", "provisional", &format!("provisional through 2021-12-31; from 2022-01-01; {through}")),
        (until_force, "2022-01-01", "in-force", &format!("from 2022-01-01; {through}")),
        // Until it enters into force, however late that is; but not when its time is over.
        (waiting, "2022-01-01", "provisional", &format!("provisional through 2024-12-31; not adopted by: a, b; from 2022-01-01; {through}")),
        (waiting, "2025-01-01", "not-adopted", "not adopted by: a, b; from 2022-01-01; ran out 2024"),
        (&waiting.replace("provisional.from = 2021-02-01", "provisional = { from = 2021-02-01, until = 2021-03-31 }"),
         "2022-01-01", "awaiting-adoption", &format!("not adopted by: a, b; from 2022-01-01; {through}")),
        // The states above it.
        (&format!("stage = 'draft'\n{until_force}"), "2021-06-01", "draft", &format!("draft; from 2022-01-01; {through}")),
        (&format!("{until_force}\nend.date = 2021-06-30"), "2021-07-01", "ended", "ended t.o.m. 2021-06-30; from 2022-01-01"),
        (&format!("{until_force}{successor}"), "2021-06-30", "provisional", "provisional through 2021-06-30; from 2022-01-01; through 2021-06-30, replaced; y pending, 2021-07-01"),
        (&format!("{until_force}{successor}"), "2021-07-01", "replaced", "replaced by y from 2021-07-01; from 2022-01-01"),
        // In force already.
        (&until_force.replace("'2021-02'", "2022-06-01"), "2022-06-01", "in-force", &format!("from 2022-01-01; {through}")),
        ("validity.until = 2024\nprovisional.from = 2021-01-01", "2021-06-01", "in-force", "from unknown; through 2024"),
        // Suspended while it is applied provisionally: applied it is not in force yet.
        (&format!("{until_force}\nsuspension = [{{ from = 2021-03-01, until = 2021-03-31 }}]"), "2021-03-15", "provisional",
         &format!("provisional through 2021-12-31; from 2022-01-01; {through}")),
    ];
    for (text, on, expected, why) in cases {
        let made = records(text);
        table.row(format!("{text} on {on}"), state(&made, "x", on), expected);
        table.row(format!("{text} on {on}"), reasons(&made, "x", on), why.to_owned());
    }
    table.end();
}

#[test]
fn what_is_suspended_or_provisional_binds_and_counts_as_in_force() {
    let mut table = Table::default();
    let suspended = "parties = ['a', 'b']\nvalidity = { from = 2022, until = 2023 }\nsuspension = [{ from = 2023-03-01 }]";
    table.row("suspended: bound", bound_on(&records(suspended), "2023-03-01"), "a, b".to_owned());
    table.row(
        "suspended",
        flags(&records(suspended), "x", "2023-03-01", "P12M"),
        "lapsing, expiring, start-revision",
    );
    table.row(
        "suspended",
        gap(&records(suspended), "x", "2023-03-01"),
        "coming: 2024-01-01 – none".to_owned(),
    );
    let provisional = |decided: &str| {
        let decided = decisions(decided);
        let text = format!(
            "parties = ['a', 'b']\nadoption.required = 'all-parties'\n\
             validity = {{ from = 2023-06-01, until = 2023 }}\nprovisional.from = 2023-01-01\n{decided}"
        );
        records(&text)
    };
    let made = provisional("a adopted 2023-02-01, b adopted 2023-05-01");
    table.row("provisional: nobody has adopted it", bound_on(&made, "2023-01-31"), String::new());
    table.row("provisional: one has", bound_on(&made, "2023-02-01"), "a".to_owned());
    table.row("in force", bound_on(&made, "2023-06-01"), "a, b".to_owned());
    table.row("provisional", flags(&made, "x", "2023-02-01", "P12M"), "lapsing, expiring, start-revision");
    table.row("it leaves no gap yet", gap(&made, "x", "2023-02-01"), "none".to_owned());
    let made = provisional("a adopted 2023-02-01");
    let waits = flags(&made, "x", "2023-02-01", "P12M");
    table.row("not adopted yet", waits, "expiring, adoption-due, start-revision");
    let notice = "validity = { from = 2023, until = 2023, renewal = { term = 'P1Y', notice = 'P6M' } }\nsuspension = [{ from = 2023-01-01 }]";
    table.row("notice", flags(&records(notice), "x", "2023-02-01", "P12M"), "notice-due");
    table.end();
}

#[test]
fn what_survives_binds_from_the_day_after_the_end() {
    let mut table = Table::default();
    let until = "validity = { from = 2020, until = 2024-12-31 }\nsurvival = [";
    #[rustfmt::skip] // a row a line
    let cases = [
        ("for some years", format!("{until}{{ sections = ['9'], duration = 'P5Y' }}]"), "2025-01-01 – 2029-12-31"),
        ("through a day", format!("{until}{{ until = 2027 }}]"), "2025-01-01 – 2027-12-31"),
        ("through a day before its end: nothing", format!("{until}{{ until = 2024-12-31 }}]"), ""),
        ("until further notice", format!("{until}{{ until = 'further-notice' }}]"), "2025-01-01 – none"),
        ("each", format!("{until}{{ duration = 'P1Y' }}, {{ duration = 'P2Y' }}]"), "2025-01-01 – 2025-12-31, 2025-01-01 – 2026-12-31"),
        ("from the end that the notice brings", "termination.notice = 'P12M'\nend.notice_given = 2024-06-30\nsurvival = [{ duration = 'P1Y' }]".to_owned(), "2025-07-01 – 2026-06-30"),
        ("from no known end", "survival = [{ duration = 'P1Y' }]".to_owned(), "none – none"),
        ("never in force", "stage = 'draft'\nsurvival = [{ until = 2027 }]".to_owned(), ""),
    ];
    for (name, text, expected) in cases {
        let made = records(&text);
        let x = made.agreement("x");
        let found = survivals(&made.registry.agreement(x).data, made.timeline.periods(x));
        let found: Vec<_> = found.map(|of| format!("{} – {}", day(of.from), day(of.through))).collect();
        table.row(name, found.join(", "), expected.to_owned());
    }
    table.end();
}

#[test]
fn an_agreement_until_an_event_ends_when_end_says_so() {
    let mut table = Table::default();
    let event = "validity = { from = 2020, until = 'event', event = 'slutrapporten är godkänd' }";
    let made = records(event);
    let kind = until_kind(&made.registry.agreement(made.agreement("x")).data);
    table.row("kind", kind.name(), "event");
    table.row("no end", end(&made, "x"), "none".to_owned());
    table.row("why", reasons(&made, "x", "2025-01-01"), "from 2020; until slutrapporten är godkänd");
    table.row("in force", state(&made, "x", "2099-01-01"), "in-force");
    let made = records(&format!("{event}\nend = {{ date = 2025-06-30, reason = 'completed' }}"));
    table.row("the day is known", end(&made, "x"), "2025-06-30".to_owned());
    table.row("the day before", reasons(&made, "x", "2025-01-01"), "from 2020; through 2025-06-30, ended");
    table.row("over", state(&made, "x", "2025-07-01"), "ended");
    table.end();
}
