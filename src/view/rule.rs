//! The rules of `check`, for people and programs.

use super::Level;
pub use crate::rules::manual::Manual;
use crate::rules::{GROUPS, Group, Rule};
use crate::text::LanguageCode;
use crate::text::message::{Message, message};

/// One rule.
#[derive(Debug, Clone)]
pub struct RuleRow {
    /// Its id.
    pub id: &'static str,
    /// Its group.
    pub group: &'static str,
    /// Its group as people read it.
    pub group_name: Message,
    /// The level of its findings, unless the finding or the registry gives another.
    pub level: &'static str,
    /// That level as people read it.
    pub level_name: Message,
    /// The version that introduced it.
    pub since: &'static str,
    /// A summary of the fault, in the language of the row.
    pub summary: String,
    /// Whether it depends on the day.
    pub timed: bool,
    /// Its manual, in the language of the row.
    pub manual: Manual,
}

impl RuleRow {
    /// The row of a rule, with its manual in a language.
    #[must_use]
    pub fn of(group: Group, rule: &Rule, language: LanguageCode) -> Self {
        let manual = Manual::of(rule, language);
        RuleRow {
            id: rule.id,
            group: group.name(),
            group_name: group_name(group),
            level: rule.level.name(),
            level_name: level_name(rule.level),
            since: rule.since,
            summary: manual.summary.clone(),
            timed: rule.timed,
            manual,
        }
    }

    /// Every rule, by group, with the manuals in a language.
    #[must_use]
    pub fn all(language: LanguageCode) -> Vec<Self> {
        let of_group = |(group, rules): &(Group, &[&Rule])| {
            let group = *group;
            rules.iter().map(move |rule| RuleRow::of(group, rule, language)).collect::<Vec<_>>()
        };
        GROUPS.iter().flat_map(of_group).collect()
    }
}

fn group_name(group: Group) -> Message {
    match group {
        Group::Reading => message!("rules-group-reading"),
        Group::References => message!("rules-group-references"),
        Group::Validity => message!("rules-group-validity"),
        Group::Replacement => message!("rules-group-replacement"),
        Group::Adoption => message!("rules-group-adoption"),
        Group::Deadlines => message!("rules-group-deadlines"),
        Group::Governance => message!("rules-group-governance"),
        Group::Acceptances => message!("rules-group-acceptances"),
    }
}

fn level_name(level: Level) -> Message {
    match level {
        Level::Error => message!("rules-level-error"),
        Level::Warning => message!("rules-level-warning"),
        Level::Note => message!("rules-level-note"),
        Level::Off => message!("rules-level-off"),
    }
}
