//! The clause book, `docs/clauses.md`, and the other pages with records in them: each record is run, and each day of its
//! table compared with what the program says.
//!
//! An example is a run of `toml` blocks and the table below it, whose first column is `on this day`. The first block is
//! the agreement `avtal`; another begins with its path. [`Column`] says what the other columns compare.

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

use serde_json::Value;

use crate::folder::Folder;
use crate::program::on_day;
use crate::registry::Made;

/// A heading with what stands below it.
#[derive(Default)]
struct Section {
    heading: String,
    has_wording: bool,
    examples: Vec<Example>,
    /// The records below the last table.
    unused: Vec<String>,
}

/// Some records, and what is said of the first of them on some days.
struct Example {
    records: Vec<String>,
    columns: Vec<Column>,
    /// The day, and the other cells.
    rows: Vec<(String, Vec<String>)>,
}

/// What a column compares.
enum Column {
    /// A field of `list --format json`.
    Field(&'static str),
    /// The parties that are bound.
    Binds,
    /// The events of `agenda`, of the kinds that the column names.
    Coming(BTreeSet<String>),
    /// How long a section binds after the end.
    Afterwards,
}

const FIELDS: [(&str, &str); 7] = [
    ("state", "state"),
    ("in force from", "in_force_from"),
    ("last day", "effective_end"),
    ("renewed after", "renewal_date"),
    ("bound through", "bound_through"),
    ("notice by", "notice_by"),
    ("option by", "option_by"),
];

impl Column {
    /// The column of that heading and those cells.
    fn of<'c>(heading: &str, cells: impl Iterator<Item = &'c String>) -> Self {
        match heading {
            "binds" => Column::Binds,
            "afterwards" => Column::Afterwards,
            "coming" => {
                let events = cells.flat_map(|cell| cell.split(", "));
                let kinds = events.filter_map(|event| Some(event.rsplit_once(' ')?.0.to_owned()));
                Column::Coming(kinds.collect())
            }
            heading => {
                let field = FIELDS.iter().find(|(known, _)| *known == heading);
                Column::Field(field.unwrap_or_else(|| panic!("there is no column `{heading}`")).1)
            }
        }
    }

    /// What the program says of `avtal` on `day`, as it stands in the table.
    fn found(&self, folder: &Path, day: &str, listed: &Value) -> String {
        match self {
            Column::Field("state") => in_words(&listed["state"]),
            Column::Field(name) => listed[*name].as_str().unwrap_or(NOTHING).to_owned(),
            Column::Binds => joined(listed["bound"].as_array().unwrap().iter().map(text)),
            Column::Coming(kinds) => {
                let agenda = json(folder, day, "agenda");
                let events = agenda["events"].as_array().unwrap().iter();
                let events = events.filter(|event| event["agreement"] == "avtal");
                let events = events.map(|event| (in_words(&event["kind"]), text(&event["day"])));
                let events = events.filter(|(kind, _)| kinds.contains(kind));
                joined(events.map(|(kind, day)| format!("{kind} {day}")))
            }
            Column::Afterwards => {
                let timeline = json(folder, day, "timeline");
                let groups = timeline["groups"].as_array().unwrap().iter();
                let mut rows = groups.flat_map(|group| group["rows"].as_array().unwrap());
                let row = rows.find(|row| row["id"] == "avtal").unwrap();
                let survivals = row["segments"].as_array().unwrap().iter();
                let survivals = survivals.filter(|segment| segment["kind"] == "survival");
                joined(survivals.map(|survival| match survival["through"].as_str() {
                    Some(day) => format!("through {day}"),
                    None => "until further notice".to_owned(),
                }))
            }
        }
    }
}

/// `avtal` in the list of a day.
fn listed(folder: &Path, day: &str) -> Value {
    let list = json(folder, day, "list");
    list["agreements"].as_array().unwrap().iter().find(|row| row["id"] == "avtal").unwrap().clone()
}

/// How a table shows that there is nothing.
const NOTHING: &str = "–";

fn joined(cells: impl Iterator<Item = String>) -> String {
    let cells: Vec<String> = cells.collect();
    if cells.is_empty() { NOTHING.to_owned() } else { cells.join(", ") }
}

/// A word of the JSON as the tables have it.
fn in_words(value: &Value) -> String {
    text(value).replace('-', " ")
}

fn text(value: &Value) -> String {
    value.as_str().unwrap().to_owned()
}

fn json(folder: &Path, day: &str, command: &str) -> Value {
    let run = on_day(folder, day, &[command, "--format", "json"]);
    assert_eq!(run.code, 0, "{command}: {run:?}");
    run.json()
}

fn page(name: &str) -> String {
    fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join("docs").join(name)).unwrap()
}

/// The sections of a page, by its headings of the levels two and three.
fn sections(page: &str) -> Vec<Section> {
    let mut sections = vec![Section::default()];
    let mut lines = page.lines().peekable();
    while let Some(line) = lines.next() {
        if let Some(heading) = line.strip_prefix("### ").or_else(|| line.strip_prefix("## ")) {
            sections.push(Section { heading: heading.to_owned(), ..Section::default() });
            continue;
        }
        let section = sections.last_mut().unwrap();
        section.has_wording |= line.starts_with("> ");
        if line.starts_with("```toml") {
            let record = lines.by_ref().take_while(|line| *line != "```");
            section.unused.push(record.map(|line| format!("{line}\n")).collect());
        } else if line.starts_with("| on this day |") {
            let rows: Vec<&str> =
                std::iter::from_fn(|| lines.next_if(|line| line.starts_with('|'))).collect();
            let records = std::mem::take(&mut section.unused);
            section.examples.push(example(records, line, &rows));
        }
    }
    sections
}

fn cells(row: &str) -> Vec<String> {
    row.trim().trim_matches('|').split('|').map(|cell| cell.trim().to_owned()).collect()
}

fn example(records: Vec<String>, header: &str, rows: &[&str]) -> Example {
    assert!(!records.is_empty(), "no record stands above {header}");
    let header = cells(header);
    let rows: Vec<Vec<String>> = rows.iter().skip(1).map(|row| cells(row)).collect();
    for row in &rows {
        assert_eq!(row.len(), header.len(), "{row:?} has other columns than {header:?}");
    }
    let columns = header.iter().enumerate().skip(1);
    let columns = columns.map(|(at, heading)| Column::of(heading, rows.iter().map(|row| &row[at]))).collect();
    let rows = rows.into_iter().map(|row| (row[0].clone(), row[1..].to_vec())).collect();
    Example { records, columns, rows }
}

/// The parties that an example may name without a record of its own for them.
const PARTIES: [&str; 8] =
    ["testkoping", "provstad", "testby", "region-test", "testland", "provland", "modelland", "exempelland"];

/// A registry with those parties, a group of the municipalities, a body, and the records.
fn registry(records: &[String]) -> Folder {
    let folder = Folder::new(&[
        ("registry.toml", "name = \"Prov\"\n[kinds.agreement]\n"),
        ("bodies/styrgruppen.toml", "name = \"Styrgruppen\"\n"),
        (
            "parties/kommunerna.toml",
            "name = \"Kommunerna\"\nkind = \"group\"\nmembers = [\"testkoping\", \"provstad\", \"testby\"]\n",
        ),
    ]);
    for party in PARTIES {
        folder.write(&format!("parties/{party}.toml"), format!("name = \"{party}\"\n"));
    }
    for (position, record) in records.iter().enumerate() {
        let path = record.strip_prefix("# ").and_then(|record| record.lines().next());
        assert!(position == 0 || path.is_some(), "the record does not begin with its path:\n{record}");
        let path = path.unwrap_or("agreements/avtal.toml");
        folder.write(path, if path.starts_with("agreements/") { whole(record) } else { record.clone() });
    }
    folder
}

/// An agreement with the keys that every agreement has.
fn whole(record: &str) -> String {
    let keys = [
        ("title", "\"Avtal\""),
        ("kind", "\"agreement\""),
        ("parties", "[\"testkoping\", \"region-test\"]"),
        ("validity", "{}"),
    ];
    let at_top: Vec<&str> = record.lines().take_while(|line| !line.starts_with('[')).collect();
    let is_there = |key: &str| {
        let is_key = |line: &&str| line.starts_with(&format!("{key} ="));
        at_top.iter().any(is_key) || record.lines().any(|line| line.starts_with(&format!("[{key}")))
    };
    let missing = keys.iter().filter(|(key, _)| !is_there(key));
    missing.map(|(key, value)| format!("{key} = {value}\n")).collect::<String>() + record
}

/// What is wrong with an example.
fn faults(heading: &str, example: &Example) -> Vec<String> {
    let folder = registry(&example.records);
    let check = on_day(folder.path(), &example.rows[0].0, &["check"]);
    let mut faults = Vec::new();
    if check.code != 0 {
        faults.push(format!("{heading}: {}{}", check.stdout, check.stderr));
    }
    for (day, expected) in &example.rows {
        let listed = listed(folder.path(), day);
        let found = example.columns.iter().map(|column| column.found(folder.path(), day, &listed));
        let found: Vec<String> = found.collect();
        if found != *expected {
            faults.push(format!(
                "{heading}, {day}\n     found: {}\n  expected: {}",
                found.join(" | "),
                expected.join(" | ")
            ));
        }
    }
    faults
}

#[track_caller]
fn run_all(sections: &[Section]) {
    let examples =
        || sections.iter().flat_map(|section| section.examples.iter().map(move |of| (section, of)));
    let wrong: Vec<String> =
        examples().flat_map(|(section, example)| faults(&section.heading, example)).collect();
    assert!(wrong.is_empty(), "{} wrong:\n{}", wrong.len(), wrong.join("\n"));
}

#[test]
fn every_wording_means_what_its_table_says() {
    let page = page("clauses.md");
    let sections = sections(&page);
    let wordings: Vec<&Section> = sections.iter().filter(|section| section.has_wording).collect();
    assert!(wordings.len() >= 40, "there are only {} wordings", wordings.len());
    assert_eq!(wordings.len(), page.lines().filter(|line| line.starts_with("### ")).count());
    for section in &wordings {
        let heading = &section.heading;
        assert!(section.unused.is_empty(), "{heading}: a record without a table");
        assert_eq!(section.examples.len(), 1, "{heading}: each wording has one table");
        let days: BTreeSet<&String> = section.examples[0].rows.iter().map(|(day, _)| day).collect();
        assert!(days.len() >= 2, "{heading}: only {} days", days.len());
    }
    run_all(&sections);
}

#[test]
fn the_examples_about_time_mean_what_their_tables_say() {
    let sections = sections(&page("time.md"));
    assert!(sections.iter().any(|section| !section.examples.is_empty()));
    run_all(&sections);
}

#[test]
fn every_example_of_the_record_format_can_be_read() {
    let page = page("record-format.md");
    let mut chapter = "";
    let mut read = 0;
    for part in page.split("\n## ") {
        chapter = part.lines().next().unwrap_or(chapter);
        let path = match chapter {
            "A party or a group" => "parties/x.toml",
            "A body" => "bodies/x.toml",
            "registry.toml" => "registry.toml",
            "Help in your editor" => continue,
            _ => "agreements/x.toml",
        };
        for record in part.split("```toml\n").skip(1).filter_map(|rest| rest.split("```").next()) {
            let record = if path == "agreements/x.toml" { whole(record) } else { record.to_owned() };
            let made = Made::of(&[(path, &record)]);
            let faults = made.registry.faults.iter().map(|fault| &fault.fault);
            // There are no other registries here.
            let faults = faults.filter(|fault| fault.kind.rule() != "unreadable-registry");
            let faults: Vec<_> = faults.map(|fault| &fault.message).collect();
            assert!(faults.is_empty(), "{faults:?} in\n{record}");
            read += 1;
        }
    }
    assert!(read >= 20, "only {read} examples were found");
}
