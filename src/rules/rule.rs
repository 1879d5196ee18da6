//! The definition of a rule.

use crate::model::{Level, Party};
use crate::registry::{AgreementIx, BodyIx, Record};

use super::finding::Findings;
use super::references::ResolvedReferences;
use crate::time::Case;

/// A rule of `check`.
#[derive(Debug)]
pub struct Rule {
    /// Its id, which names the fault and never changes its meaning.
    pub id: &'static str,
    /// The level of its findings, unless the finding or registry.toml gives another.
    pub level: Level,
    /// The version of avtal that introduced it.
    pub since: &'static str,
    /// Whether it depends on the day.
    pub timed: bool,
    /// Its manual, in Markdown: see [`super::manual`].
    pub manual: &'static str,
    /// How it is checked.
    pub check: Check,
}

/// How a rule is checked.
#[derive(Debug, Clone, Copy)]
pub enum Check {
    /// Found while files are read.
    WhileReading,
    /// Once for each agreement.
    Agreement(fn(&Case<'_>, AgreementIx, &mut Findings<'_>)),
    /// Once for each party's record.
    Party(fn(&Case<'_>, &Record<Party>, &mut Findings<'_>)),
    /// Once for each body.
    Body(fn(&Case<'_>, BodyIx, &mut Findings<'_>)),
    /// Once, with all references between records.
    References(fn(&Case<'_>, &ResolvedReferences<'_>, &mut Findings<'_>)),
    /// Once, with the whole registry.
    Registry(fn(&Case<'_>, &mut Findings<'_>)),
    /// After all other rules, with their findings.
    Acceptances,
    /// Last, with the numbers of errors in other registries.
    OtherRegistries,
}

/// The groups of rules.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Group {
    /// Files and the shape of records.
    Reading,
    /// References between records.
    References,
    /// Periods of validity.
    Validity,
    /// Replacement of agreements.
    Replacement,
    /// Decisions, made and missing.
    Adoption,
    /// What has to be done by when.
    Deadlines,
    /// Who is responsible.
    Governance,
    /// Findings that are known and accepted.
    Acceptances,
}

impl Group {
    /// Its name in output.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Group::Reading => "reading",
            Group::References => "references",
            Group::Validity => "validity",
            Group::Replacement => "replacement",
            Group::Adoption => "adoption",
            Group::Deadlines => "deadlines",
            Group::Governance => "governance",
            Group::Acceptances => "acceptances",
        }
    }
}

/// Declares the rule of a file: its doc comment is its manual.
macro_rules! rule {
    (
        $(#[doc = $line:literal])+
        id: $id:literal, level: $level:ident, since: $since:literal, timed: $timed:literal, check: $check:expr $(,)?
    ) => {
        $(#[doc = $line])+
        pub(super) static RULE: $crate::rules::Rule = $crate::rules::Rule {
            id: $id,
            level: $crate::model::Level::$level,
            since: $since,
            timed: $timed,
            manual: concat!($($line, "\n"),+),
            check: $check,
        };
    };
}

/// The rules of a group, each by its module, in the order of the manual page.
macro_rules! rules {
    ($($module:ident,)+) => {
        pub(super) static RULES: &[&super::Rule] = &[$(&$module::RULE),+];
    };
}
