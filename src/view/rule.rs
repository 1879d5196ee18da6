//! The rules of `check`, for those who read about them.

use crate::model::Level;
use crate::rules::manual::Manual;
use crate::rules::{GROUPS, Group, Rule};

/// A rule and its manual. Texts are Markdown, each paragraph on one line.
#[derive(Debug)]
pub struct RuleRow {
    /// Its id.
    pub id: &'static str,
    /// The name of its group.
    pub group: &'static str,
    /// The level of its findings, where nothing else is said.
    pub level: Level,
    /// The version that first had it.
    pub since: &'static str,
    /// Does it depend on the day?
    pub timed: bool,
    /// What the fault is, why it matters, what to do, and the examples.
    pub manual: Manual,
}

impl RuleRow {
    /// Every rule, by group.
    #[must_use]
    pub fn all() -> Vec<RuleRow> {
        GROUPS.iter().flat_map(|(group, rules)| rules.iter().map(|rule| RuleRow::of(*group, rule))).collect()
    }

    fn of(group: Group, rule: &Rule) -> Self {
        let manual = Manual::parse(rule.manual);
        RuleRow {
            id: rule.id,
            group: group.name(),
            level: rule.level,
            since: rule.since,
            timed: rule.timed,
            manual: Manual {
                summary: manual.summary,
                why: one_line_each(&manual.why),
                what_to_do: one_line_each(&manual.what_to_do),
                bad: one_line_each(&manual.bad),
                good: one_line_each(&manual.good),
            },
        }
    }
}

/// Markdown with each paragraph on one line, as some readers break lines where the source does. Blocks of code stay, and
/// of their headings only the language, which is what concerns a reader.
fn one_line_each(markdown: &str) -> String {
    let mut page = String::with_capacity(markdown.len());
    let (mut in_code, mut in_paragraph) = (false, false);
    for line in markdown.lines() {
        let is_fence = line.starts_with("```");
        let begins = in_code || is_fence || !in_paragraph || line.is_empty() || line.starts_with("* ");
        if !page.is_empty() {
            page.push(if begins { '\n' } else { ' ' });
        }
        in_code ^= is_fence;
        in_paragraph = !in_code && !is_fence && !line.is_empty();
        let heading = || line.split_once(' ').map_or(line, |(language, _)| language);
        page.push_str(if is_fence {
            heading()
        } else if begins {
            line
        } else {
            line.trim_start()
        });
    }
    page
}

#[cfg(test)]
mod tests {
    #[test]
    fn paragraphs_are_joined_and_code_is_left() {
        let source = "One\ntwo.\n\nThree\n* a\n  b\n* c\n\n```toml also=x,y\na = 1\n\n# b\n```\n\nAfter\nit.";
        let expected = "One two.\n\nThree\n* a b\n* c\n\n```toml\na = 1\n\n# b\n```\n\nAfter it.";
        assert_eq!(super::one_line_each(source), expected);
    }
}
