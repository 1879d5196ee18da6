//! Edits of a text, chosen at random.

use avtal::edit::{Data, Edit, Path, Step};
use avtal::model::Date;
use avtal::source::{Node, Value};

use super::numbers::Numbers;

/// Keys that records have, and some that they do not.
const KEYS: [&str; 26] = [
    "title", "kind", "owner", "parties", "topics", "notes", "validity", "from", "until", "duration",
    "renewal", "term", "notice", "adoption", "required", "decision", "by", "date", "replaces", "id",
    "sections", "review", "done", "accept", "extra", "å b.c",
];

const TEXTS: [&str; 20] = [
    "Avtal om test",
    "testkoping",
    "provstad",
    "P3Y",
    "further-notice",
    "§ 21",
    "no",
    "2021",
    "2024-01-01",
    "",
    "a: b #c",
    "\"citat\" 'i' text",
    "C:\\test",
    "- x",
    "[a]",
    "Ett\nTvå\n",
    "Ett\n\n  Två",
    "\n",
    "åäö 🎉",
    "a\tb\u{7f}",
];

/// An edit of a text with this tree.
pub fn edit(root: &Node<'_>, numbers: &mut Numbers<'_>) -> Edit {
    let mut steps = Vec::new();
    walk(root, &mut steps, numbers);
    match numbers.up_to(9) {
        0..=3 => Edit::Set { path: path(steps), value: data(numbers, 2) },
        4 | 5 => Edit::Remove { path: path(steps) },
        6 => Edit::Rename { path: path(steps), to: numbers.one_of(&KEYS).to_owned() },
        _ => Edit::Add { path: path(steps), value: data(numbers, 2) },
    }
}

/// An edit as commands make them: a value of the same kind, a key of the format, a table or an item more, or one less.
pub fn usual(root: &Node<'_>, numbers: &mut Numbers<'_>) -> Edit {
    let mut paths = Vec::new();
    collect(root, &mut Vec::new(), &mut paths);
    let (steps, kind) = match paths.is_empty() {
        true => (Vec::new(), Kind::Table),
        false => numbers.one_of(&paths),
    };
    match (kind, numbers.up_to(3)) {
        (_, 0) if !steps.is_empty() => Edit::Remove { path: path(steps) },
        (Kind::Single, _) => Edit::Set { path: path(steps), value: single(numbers) },
        (Kind::Tables, _) => Edit::Add { path: path(steps), value: table(numbers) },
        (Kind::List, _) => Edit::Add { path: path(steps), value: single(numbers) },
        (Kind::Table, _) => {
            let key = Step::Key(numbers.one_of(&KEYS).to_owned());
            let value = if numbers.chance(1, 4) { data(numbers, 2) } else { single(numbers) };
            Edit::Set { path: path(steps.into_iter().chain([key]).collect()), value }
        }
    }
}

#[derive(Clone, Copy)]
enum Kind {
    Single,
    List,
    Tables,
    Table,
}

fn collect(node: &Node<'_>, steps: &mut Vec<Step>, paths: &mut Vec<(Vec<Step>, Kind)>) {
    let kind = match &node.value {
        Value::Table(_) => Kind::Table,
        Value::List(items) if items.iter().any(|item| matches!(item.value, Value::Table(_))) => Kind::Tables,
        Value::List(_) => Kind::List,
        _ => Kind::Single,
    };
    paths.push((steps.clone(), kind));
    match &node.value {
        Value::Table(entries) => {
            for (key, node) in entries {
                steps.push(Step::Key(key.name.to_string()));
                collect(node, steps, paths);
                steps.pop();
            }
        }
        Value::List(items) => {
            for (at, node) in items.iter().enumerate() {
                steps.push(Step::Item(at));
                collect(node, steps, paths);
                steps.pop();
            }
        }
        _ => {}
    }
}

fn path(steps: Vec<Step>) -> Path {
    steps.into_iter().collect()
}

/// A way into a tree, which may end early, or with a step that leads nowhere.
fn walk(node: &Node<'_>, steps: &mut Vec<Step>, numbers: &mut Numbers<'_>) {
    match &node.value {
        Value::Table(entries) if !entries.is_empty() && !numbers.chance(1, 6) => {
            let (key, node) = &entries[numbers.up_to(entries.len() - 1)];
            steps.push(Step::Key(key.name.to_string()));
            if !numbers.chance(1, 5) {
                walk(node, steps, numbers);
            }
        }
        Value::List(items) if !items.is_empty() && !numbers.chance(1, 6) => {
            let at = numbers.up_to(items.len() - 1);
            steps.push(Step::Item(at));
            if !numbers.chance(1, 4) {
                walk(&items[at], steps, numbers);
            }
        }
        Value::Table(_) => steps.push(Step::Key(numbers.one_of(&KEYS).to_owned())),
        _ if numbers.chance(1, 16) => steps.push(Step::Item(numbers.up_to(3))),
        _ if numbers.chance(1, 16) => steps.push(Step::Key(numbers.one_of(&KEYS).to_owned())),
        _ => {}
    }
}

fn single(numbers: &mut Numbers<'_>) -> Data {
    match numbers.up_to(5) {
        0 => Data::Integer(i64::try_from(numbers.up_to(3000)).unwrap()),
        1 => Data::Boolean(numbers.chance(1, 2)),
        2 => Data::Date(Date::parse(numbers.one_of(&["2027-12-31", "2027-06", "2027", "0999"])).unwrap()),
        _ => Data::text(numbers.one_of(&TEXTS)),
    }
}

fn table(numbers: &mut Numbers<'_>) -> Data {
    let mut keys = KEYS.to_vec();
    let entries = (0..1 + numbers.up_to(2)).map(|_| {
        let key = keys.remove(numbers.up_to(keys.len() - 1));
        (key, single(numbers))
    });
    Data::table(entries.collect::<Vec<_>>())
}

fn data(numbers: &mut Numbers<'_>, depth: usize) -> Data {
    match numbers.up_to(9) {
        0 | 1 if depth > 0 => Data::List((0..numbers.up_to(3)).map(|_| data(numbers, depth - 1)).collect()),
        2 if depth > 0 => Data::List((0..1 + numbers.up_to(1)).map(|_| table(numbers)).collect()),
        3 | 4 if depth > 0 => {
            let mut keys = KEYS.to_vec();
            let entries = (0..numbers.up_to(3)).map(|_| {
                let key = keys.remove(numbers.up_to(keys.len() - 1));
                (key, data(numbers, depth - 1))
            });
            Data::table(entries.collect::<Vec<_>>())
        }
        _ => single(numbers),
    }
}
