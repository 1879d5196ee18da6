//! The rules of `check`, for people and programs.

use crate::rules::manual::Manual;
use crate::rules::{GROUPS, Group, Rule};

/// One rule.
#[derive(Debug, Clone)]
pub struct RuleRow {
    /// Its id.
    pub id: &'static str,
    /// Its group.
    pub group: &'static str,
    /// The level of its findings, unless the finding or the registry gives another.
    pub level: &'static str,
    /// The version that introduced it.
    pub since: &'static str,
    /// A summary of the fault.
    pub summary: String,
    /// Whether it depends on the day.
    pub timed: bool,
    /// Its manual.
    pub manual: Manual,
}

impl RuleRow {
    /// The row of a rule.
    #[must_use]
    pub fn of(group: Group, rule: &Rule) -> Self {
        let manual = Manual::parse(rule.manual);
        RuleRow {
            id: rule.id,
            group: group.name(),
            level: rule.level.name(),
            since: rule.since,
            summary: manual.summary.clone(),
            timed: rule.timed,
            manual,
        }
    }

    /// Every rule, by group.
    #[must_use]
    pub fn all() -> Vec<Self> {
        let of_group = |(group, rules): &(Group, &[&Rule])| {
            let group = *group;
            rules.iter().map(move |rule| RuleRow::of(group, rule)).collect::<Vec<_>>()
        };
        GROUPS.iter().flat_map(of_group).collect()
    }
}
