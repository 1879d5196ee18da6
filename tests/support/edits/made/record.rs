//! What a record says.

use super::super::numbers::Numbers;

/// A value, before it is written.
#[derive(Debug, Clone)]
pub enum Made {
    Text(String),
    Int(i64),
    Bool(bool),
    Date(&'static str),
    List(Vec<Made>),
    Table(Vec<(String, Made)>),
}

type Table = Vec<(String, Made)>;

const TEXTS: [&str; 8] =
    ["Avtal om test", "testkoping", "P3Y", "§ 21", "åäö: ett # två", "it's \"x\"", "no", "2021"];

pub fn record(numbers: &mut Numbers<'_>, is_ordinary: bool) -> Table {
    let mut table = vec![("title".to_owned(), text(numbers))];
    maybe(&mut table, "kind", numbers, |_| Made::Text("agreement".into()));
    maybe(&mut table, "part", numbers, |numbers| Made::Int(numbers.up_to(9) as i64));
    maybe(&mut table, "parties", numbers, |numbers| {
        list(numbers, 3, |numbers| if numbers.chance(1, 3) { party(numbers) } else { text(numbers) })
    });
    maybe(&mut table, "topics", numbers, |numbers| list(numbers, 3, text));
    maybe(&mut table, "notes", numbers, |_| Made::Text("Ett\n# två\n\n  tre\n".into()));
    maybe(&mut table, "validity", numbers, validity);
    maybe(&mut table, "decision", numbers, |numbers| list(numbers, 3, decision));
    maybe(&mut table, "replaces", numbers, |numbers| list(numbers, 2, replaces));
    maybe(&mut table, "review", numbers, |numbers| list(numbers, 2, review));
    maybe(&mut table, "accept", numbers, |numbers| list(numbers, 2, |_| one("rule", "coverage-gap")));
    if !is_ordinary {
        maybe(&mut table, "å b.c", numbers, text);
        maybe(&mut table, "deep", numbers, |numbers| {
            list(numbers, 2, |numbers| list(numbers, 2, |numbers| list(numbers, 1, text)))
        });
        maybe(&mut table, "empty", numbers, |_| Made::Table(Vec::new()));
        if numbers.chance(1, 4) {
            let at = numbers.up_to(table.len() - 1);
            let moved = table.remove(at);
            table.push(moved);
        }
    }
    table
}

fn maybe<'b>(
    table: &mut Table,
    key: &str,
    numbers: &mut Numbers<'b>,
    value: impl Fn(&mut Numbers<'b>) -> Made,
) {
    if numbers.chance(1, 2) {
        let value = value(numbers);
        table.push((key.to_owned(), value));
    }
}

fn list<'b>(numbers: &mut Numbers<'b>, most: usize, item: impl Fn(&mut Numbers<'b>) -> Made) -> Made {
    let count = numbers.up_to(most);
    Made::List((0..count).map(|_| item(numbers)).collect())
}

fn one(key: &str, value: &str) -> Made {
    Made::Table(vec![(key.into(), Made::Text(value.into()))])
}

fn text(numbers: &mut Numbers<'_>) -> Made {
    Made::Text(numbers.one_of(&TEXTS).into())
}

fn date(numbers: &mut Numbers<'_>) -> Made {
    Made::Date(numbers.one_of(&["2022-01-01", "2024-12-31", "2021-06", "2028"]))
}

fn party(numbers: &mut Numbers<'_>) -> Made {
    let mut table = vec![("id".to_owned(), Made::Text("provstad".into()))];
    maybe(&mut table, "from", numbers, date);
    Made::Table(table)
}

fn validity(numbers: &mut Numbers<'_>) -> Made {
    let mut table = Table::new();
    maybe(&mut table, "from", numbers, date);
    maybe(&mut table, "until", numbers, date);
    maybe(&mut table, "ends_on_replacement", numbers, |_| Made::Bool(true));
    maybe(&mut table, "renewal", numbers, |numbers| {
        let mut table = vec![("term".to_owned(), Made::Text("P1Y".into()))];
        maybe(&mut table, "notice", numbers, |_| Made::Text("P6M".into()));
        Made::Table(table)
    });
    Made::Table(table)
}

fn decision(numbers: &mut Numbers<'_>) -> Made {
    let mut table = vec![("by".to_owned(), Made::Text("testkoping".into()))];
    maybe(&mut table, "date", numbers, date);
    maybe(&mut table, "planned", numbers, |numbers| list(numbers, 2, date));
    maybe(&mut table, "reference", numbers, text);
    Made::Table(table)
}

fn replaces(numbers: &mut Numbers<'_>) -> Made {
    let mut table = vec![("id".to_owned(), Made::Text("gammalt".into()))];
    maybe(&mut table, "sections", numbers, |numbers| list(numbers, 2, text));
    Made::Table(table)
}

fn review(numbers: &mut Numbers<'_>) -> Made {
    let mut table = vec![("id".to_owned(), Made::Text("vartannat-ar".into()))];
    maybe(&mut table, "first", numbers, date);
    maybe(&mut table, "done", numbers, |numbers| {
        list(numbers, 2, |numbers| {
            let mut table = vec![("date".to_owned(), date(numbers))];
            maybe(&mut table, "outcome", numbers, |_| Made::Text("no-change".into()));
            Made::Table(table)
        })
    });
    Made::Table(table)
}
