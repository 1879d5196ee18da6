//! Large files, and many edits.

use super::super::{Edit, Format, Path, Syntax, apply};
use super::{remove, set};
use crate::source::RecordKind;

const COUNT: usize = 6000;

fn text(syntax: Syntax) -> String {
    let decisions = |item: &str| (0..COUNT).map(|_| item).collect::<String>();
    let list = vec!["a"; COUNT].join(", ");
    match syntax {
        Syntax::Toml => format!(
            "topics = [{list}]\n{}",
            decisions("\n# c\n[[decision]]\nby = \"a\" # c\ndate = 2024-01-01\n")
        )
        .replace("[a", "['a'")
        .replace(" a", " 'a'"),
        Syntax::Yaml => {
            format!(
                "topics: [{list}]\ndecision:\n{}",
                decisions("\n  # c\n  - by: a # c\n    date: 2024-01-01\n")
            )
        }
    }
}

fn made(syntax: Syntax, edits: &[Edit]) -> String {
    apply(Format::Record(RecordKind::Agreement), syntax, &text(syntax), edits).unwrap()
}

/// Each of these takes a fraction of a second; one that looked at the whole file for each edit would take an hour.
#[test]
fn many_edits_of_a_large_file_are_made_as_one() {
    for syntax in [Syntax::Toml, Syntax::Yaml] {
        let by = |at| Path::root().key("decision").item(at).key("by");
        let sets: Vec<_> = (0..COUNT).map(|at| Edit::set(by(at), "b")).collect();
        assert_eq!(made(syntax, &sets).matches("b").count(), text(syntax).matches("b").count() + COUNT);
        let removes: Vec<_> = (1..COUNT).rev().map(|at| remove(&format!("decision[{at}]"))).collect();
        assert_eq!(made(syntax, &removes).matches("date").count(), 1);
        assert!(made(syntax, &[set("title", "x")]).starts_with("title"));
    }
}
