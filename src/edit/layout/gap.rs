//! The comments and blank lines between the values of a text.

use super::arrange::Lead;
use crate::edit::lines::{is_comment, is_directive};

/// What stands between two elements: the comments of the one above, and those of the one below.
#[derive(Debug, Default, PartialEq, Eq)]
pub(in crate::edit) struct Gap {
    pub(in crate::edit) tail: Vec<String>,
    pub(in crate::edit) lead: Lead,
}

/// What stands above the first element: what stays at the top of the file, and the comments of the element.
#[derive(Debug, Default, PartialEq, Eq)]
pub(in crate::edit) struct Head {
    pub(in crate::edit) top: Vec<String>,
    /// Whether a blank line follows the top.
    pub(in crate::edit) blank: bool,
    pub(in crate::edit) lead: Lead,
}

/// A line between values that is neither blank nor a comment: where it starts.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::edit) struct Stranger(pub(in crate::edit) usize);

/// The lines of a part of a text that has nothing but comments and blank lines, without white space around them, and
/// with no two blank lines in a row.
fn comments(part: &str, offset: usize, takes: impl Fn(&str) -> bool) -> Result<Vec<String>, Stranger> {
    let (mut lines, mut at) = (Vec::<String>::new(), offset);
    for whole in part.split_inclusive('\n') {
        let line = whole.trim_matches([' ', '\t', '\r', '\n']);
        if !line.is_empty() && !is_comment(line) && !takes(line) {
            return Err(Stranger(at));
        }
        if !line.is_empty() || lines.last().is_none_or(|last| !last.is_empty()) {
            lines.push(line.to_owned());
        }
        at += whole.len();
    }
    Ok(lines)
}

fn trimmed(mut lines: Vec<String>) -> Lead {
    let blank = lines.first().is_some_and(String::is_empty);
    lines.retain({
        let mut has_begun = false;
        move |line| {
            has_begun |= !line.is_empty();
            has_begun
        }
    });
    Lead { blank, lines }
}

/// The lines after the last element of a list or table, which stay at its end.
pub(in crate::edit) fn end(part: &str, offset: usize) -> Result<Vec<String>, Stranger> {
    let mut lines = comments(part, offset, |_| false)?;
    if lines.last().is_some_and(String::is_empty) {
        lines.pop();
    }
    Ok(lines)
}

impl Gap {
    /// What stands between two elements. `offset` is that of the part in the text.
    pub(in crate::edit) fn between(part: &str, offset: usize) -> Result<Gap, Stranger> {
        let lines = comments(part, offset, |_| false)?;
        Ok(match lines.iter().position(String::is_empty) {
            Some(blank) => Gap::split(lines, blank),
            None => Gap { tail: Vec::new(), lead: trimmed(lines) },
        })
    }

    fn split(mut tail: Vec<String>, at: usize) -> Gap {
        let rest = tail.split_off(at);
        Gap { tail, lead: trimmed(rest) }
    }
}

impl Head {
    /// What stands above the first element. In YAML, `---` is part of the top.
    pub(in crate::edit) fn of(part: &str) -> Result<Head, Stranger> {
        let is_start = |line: &str| line == "---";
        let mut top = comments(part, 0, is_start)?;
        let after = |found: Option<usize>| found.map_or(0, |at| at + 1);
        let fixed = after(top.iter().rposition(|line| line.is_empty() || is_start(line)));
        let directives = top.iter().skip(fixed).take_while(|line| is_directive(line)).count();
        let lines = top.split_off(fixed + directives);
        let blank = top.last().is_some_and(String::is_empty);
        if blank {
            top.pop();
        }
        if top.first().is_some_and(String::is_empty) {
            top.remove(0);
        }
        Ok(Head { blank, top, lead: trimmed(lines) })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shown(lines: &[String]) -> String {
        lines.join("|")
    }

    #[test]
    fn comments_go_with_what_they_stand_next_to() {
        for (part, tail, lead, blank) in [
            ("", "", "", false),
            ("\n\n", "", "", true),
            ("# a\n", "", "# a", false),
            ("\n # a\n", "", "# a", true),
            ("# a\n\n# b\n", "# a", "# b", true),
            ("\n# a\n\n\n# b\n", "", "# a||# b", true),
        ] {
            let gap = Gap::between(part, 0).unwrap();
            assert_eq!(
                (shown(&gap.tail), shown(&gap.lead.lines), gap.lead.blank),
                (tail.into(), lead.into(), blank),
                "{part:?}"
            );
        }
        assert_eq!(Gap::between("# a\n%x\n", 5), Err(Stranger(9)));
        assert_eq!(shown(&end("# a\n\n\n# b\n\n", 0).unwrap()), "# a||# b");
    }

    #[test]
    fn the_top_of_a_file_stays() {
        for (part, top, lead, blank) in [
            ("#:schema x\n# a\n", "#:schema x", "# a", false),
            ("#:schema x\n\n", "#:schema x", "", true),
            ("# a\n\n# b\n", "# a", "# b", true),
            ("# a\n\n#:schema x\n# b\n", "# a||#:schema x", "# b", false),
            ("# a\n---\n# b\n", "# a|---", "# b", false),
            ("\n\n", "", "", false),
        ] {
            let head = Head::of(part).unwrap();
            let is_blank = head.blank && !head.top.is_empty();
            assert_eq!(
                (shown(&head.top), shown(&head.lead.lines), is_blank),
                (top.into(), lead.into(), blank),
                "{part:?}"
            );
        }
    }
}
