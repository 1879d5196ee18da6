//! The rules of `check`, as people and programs read of them.

use crate::rules::manual::Manual;
use crate::rules::{GROUPS, Group, Rule};

/// One rule.
#[derive(Debug, Clone)]
pub struct RuleRow {
    /// Its id.
    pub id: &'static str,
    /// Its group.
    pub group: &'static str,
    /// The level of its findings, where nothing else says otherwise.
    pub level: &'static str,
    /// The version that first had it.
    pub since: &'static str,
    /// What the fault is.
    pub summary: String,
    /// Does it depend on the day?
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
