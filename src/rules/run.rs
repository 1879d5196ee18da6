//! Running the rules.

use std::sync::{Mutex, PoisonError};

use foldhash::HashMap;
use rayon::prelude::*;

use crate::model::settings::RuleLevel;
use crate::model::{Level, Settings, SharedText};
use crate::registry::{AgreementIx, BodyIx, FileIx, Registry};

use super::finding::{Finding, Findings, Related};
use super::limit::limit;
use super::references::{ResolvedReferences, faulty_registry};
use super::rule::{Check, Group, Rule};
use super::{GROUPS, acceptances};
use crate::time::Case;

/// The result of running the rules.
#[derive(Debug)]
pub struct Checked {
    /// The findings that are not accepted, by place.
    pub findings: Vec<Finding>,
    /// How many further findings are accepted.
    pub accepted: usize,
}

/// The rule with this id.
#[must_use]
pub fn find(id: &str) -> Option<(Group, &'static Rule)> {
    let mut rules = GROUPS.iter().flat_map(|(group, rules)| rules.iter().map(|rule| (*group, *rule)));
    rules.find(|(_, rule)| rule.id == id)
}

/// Runs every rule that is not turned off.
#[must_use]
pub fn check(case: &Case<'_>) -> Checked {
    run(case, None)
}

/// The findings of [`check`] in one file. Rules that look at one record at a time look at no other.
#[must_use]
pub fn check_in(case: &Case<'_>, file: FileIx) -> Vec<Finding> {
    // What is told of other registries rests on what is found in them.
    if !case.registry.others.is_empty() {
        return check(case).findings.into_iter().filter(|finding| finding.place.file == file).collect();
    }
    run(case, Some(file)).findings
}

/// Runs every rule, for all files or for one.
fn run(case: &Case<'_>, only: Option<FileIx>) -> Checked {
    let levels = Levels::of(case.registry);
    let is_in = |finding: &Finding| only.is_none_or(|only| finding.place.file == only);
    // Collected in one list as they are found, since there may be many.
    let (unread, read) =
        while_reading(case.registry, only).into_iter().partition(|finding| finding.level == Level::Error);
    let findings = Mutex::new(read);
    at_agreements(case, &levels, only, &findings);
    at_the_rest(case, &levels, only, &findings);
    let mut findings = findings.into_inner().unwrap_or_else(PoisonError::into_inner);
    if only.is_some() {
        findings.retain(is_in);
    }
    levels.apply(&mut findings);
    // No setting changes the level of unreadable files.
    findings.extend::<Vec<Finding>>(unread);
    let (mut findings, accepted, mut about) = acceptances::apply(case, findings);
    about.retain(is_in);
    levels.apply(&mut about);
    findings.append(&mut about);
    if !case.registry.others.is_empty() {
        findings = reported(case.registry, &levels, findings);
    }
    sort(&mut findings);
    limit(&mut findings);
    Checked { findings, accepted }
}

/// The findings that reports show. Of other registries, one's own has a finding that says how many errors each has.
fn reported(registry: &Registry, levels: &Levels<'_>, findings: Vec<Finding>) -> Vec<Finding> {
    let (mut shown, others): (Vec<Finding>, Vec<Finding>) =
        findings.into_iter().partition(|finding| registry.is_reported(finding.place.file));
    let mut about = Vec::new();
    faulty_registry::report(registry, &others, &mut about);
    levels.apply(&mut about);
    shown.append(&mut about);
    shown
}

/// Sorts findings by place and rule; several of a rule at one place, by what they say in English.
fn sort(findings: &mut [Finding]) {
    let order = |finding: &Finding| (finding.place, finding.rule.id);
    // In place, which is unstable: those that compare equal are sorted again.
    findings.par_sort_unstable_by_key(order);
    for alike in findings.chunk_by_mut(|a, b| order(a) == order(b)).filter(|alike| alike.len() > 1) {
        alike.sort_by_cached_key(|finding| {
            let related = finding.related.iter().map(|related| (related.place, related.message.to_string()));
            (finding.message.to_string(), related.collect::<Vec<_>>())
        });
    }
}

fn rules() -> impl Iterator<Item = &'static Rule> {
    GROUPS.iter().flat_map(|(_, rules)| rules.iter().copied())
}

/// The faults found while reading, as findings.
fn while_reading(registry: &Registry, only: Option<FileIx>) -> Vec<Finding> {
    let by_id: HashMap<&str, &'static Rule> = rules().map(|rule| (rule.id, rule)).collect();
    let finding = |fault: &crate::registry::FileFault| {
        let rule = by_id.get(fault.fault.kind.rule())?;
        let here = |span| crate::registry::Place { file: fault.file, span };
        let related = fault.fault.related.iter().map(|(span, message)| (here(*span), message));
        let elsewhere = fault.elsewhere.iter().map(|(place, message)| (*place, message));
        let related = related.chain(elsewhere);
        Some(Finding {
            rule,
            // What keeps a record out of the reports is an error, whatever its rule.
            level: if registry.unread.binary_search(&fault.file).is_ok() { Level::Error } else { rule.level },
            subject: fault.fault.subject.clone(),
            message: fault.fault.message.clone(),
            help: fault.fault.help.clone(),
            place: here(fault.fault.span),
            record: fault.record,
            related: related.map(|(place, message)| Related { place, message: message.clone() }).collect(),
            fixes: fault.fault.fix.iter().map(|fix| fix.at(|span| here(*span))).collect(),
        })
    };
    let faults = registry.faults.iter().filter(|fault| only.is_none_or(|only| fault.file == only));
    faults.filter_map(finding).collect()
}

/// Adds findings to those of other threads.
fn add(found: &mut Vec<Finding>, to: &Mutex<Vec<Finding>>) {
    to.lock().unwrap_or_else(PoisonError::into_inner).append(found);
}

/// Adds the findings of the rules that check one agreement at a time.
fn at_agreements(case: &Case<'_>, levels: &Levels<'_>, only: Option<FileIx>, findings: &Mutex<Vec<Finding>>) {
    let looks: Vec<_> = rules()
        .filter(|rule| !levels.is_off(rule))
        .filter_map(|rule| match rule.check {
            Check::Agreement(look) => Some((rule, look)),
            Check::WhileReading
            | Check::Party(_)
            | Check::Body(_)
            | Check::References(_)
            | Check::Registry(_)
            | Check::Acceptances
            | Check::OtherRegistries => None,
        })
        .collect();
    let is_in = |agreement: &AgreementIx| only.is_none_or(|only| case.record(*agreement).file == only);
    let agreements: Vec<AgreementIx> = case.registry.every_agreement_ix().filter(is_in).collect();
    agreements.par_chunks(256).for_each(|chunk| {
        let mut found = Vec::new();
        for agreement in chunk {
            for (rule, look) in &looks {
                let record = Some(*case.id(*agreement));
                look(case, *agreement, &mut Findings { rule, record, only, found: &mut found });
            }
        }
        add(&mut found, findings);
    });
}

/// Adds the findings of all other rules.
fn at_the_rest(case: &Case<'_>, levels: &Levels<'_>, only: Option<FileIx>, findings: &Mutex<Vec<Finding>>) {
    let is_in = |file: FileIx| only.is_none_or(|only| file == only);
    let survey = ResolvedReferences::of(case.registry, only);
    let rules: Vec<&'static Rule> = rules().filter(|rule| !levels.is_off(rule)).collect();
    rules.par_iter().for_each(|rule| {
        let mut found = Vec::new();
        let mut by_rule = Findings { rule, record: None, only, found: &mut found };
        match rule.check {
            Check::References(look) => look(case, &survey, &mut by_rule),
            Check::Registry(look) => look(case, &mut by_rule),
            Check::Party(look) => {
                for record in case.registry.parties.records.iter().filter(|record| is_in(record.file)) {
                    by_rule.record = Some(record.id);
                    look(case, record, &mut by_rule);
                }
            }
            Check::Body(look) => {
                let bodies = case.registry.bodies.records.iter().enumerate();
                for (position, record) in bodies.filter(|(_, record)| is_in(record.file)) {
                    by_rule.record = Some(record.id);
                    look(case, BodyIx::from(position), &mut by_rule);
                }
            }
            Check::WhileReading | Check::Agreement(_) | Check::Acceptances | Check::OtherRegistries => {}
        }
        add(&mut found, findings);
    });
}

/// The levels set in registry.toml, in each registry that was read.
struct Levels<'r> {
    registry: &'r Registry,
    /// By the positions of the registries.
    members: Vec<HashMap<&'static str, RuleLevel>>,
    /// The kind of the agreement in each file, if levels are set by kind.
    kinds: HashMap<FileIx, SharedText>,
}

/// The levels that the settings of a registry set.
fn levels(settings: &Settings) -> HashMap<&'static str, RuleLevel> {
    let entries = settings.rules.iter().flat_map(|rules| &rules.0);
    let known = entries.filter_map(|(id, level)| {
        let (group, rule) = find(id)?;
        let may_be_set = group != Group::Reading || rule.level != Level::Error;
        may_be_set.then(|| (rule.id, level.value.clone()))
    });
    known.collect()
}

impl<'r> Levels<'r> {
    fn of(registry: &'r Registry) -> Self {
        let others = registry.others.iter().map(|other| &other.settings);
        let members: Vec<_> = std::iter::once(&registry.settings).chain(others).map(levels).collect();
        let by_kind =
            members.iter().flat_map(HashMap::values).any(|level| matches!(level, RuleLevel::ByKind(_)));
        let agreements = registry.agreements.records.iter().filter(|_| by_kind);
        let kinds = agreements.map(|record| (record.file, record.data.kind.value)).collect();
        Levels { registry, members, kinds }
    }

    /// Whether the rule is turned off for everything.
    fn is_off(&self, rule: &Rule) -> bool {
        let is_off = |set: Option<&RuleLevel>| matches!(set, Some(RuleLevel::Everywhere(Level::Off)));
        self.members.iter().all(|set| is_off(set.get(rule.id)))
    }

    /// The level set for a finding.
    fn level(&self, finding: &Finding) -> Option<Level> {
        let member = self.registry.member_of(finding.place.file);
        match self.members.get(member)?.get(finding.rule.id)? {
            RuleLevel::Everywhere(level) => Some(*level),
            RuleLevel::ByKind(levels) => {
                let kind = self.kinds.get(&finding.place.file)?;
                levels.get(kind).copied()
            }
        }
    }

    /// A configured level replaces the rule's own, even for a finding with a raised level. A finding with a lower level
    /// than its rule is not raised.
    fn apply(&self, findings: &mut Vec<Finding>) {
        for finding in &mut *findings {
            if let Some(set) = self.level(finding) {
                let is_lowered = finding.level < finding.rule.level;
                finding.level = if is_lowered { finding.level.min(set) } else { set };
            }
        }
        findings.retain(|finding| finding.level != Level::Off);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::source::FaultKind;

    #[test]
    fn every_fault_of_reading_has_its_rule_and_every_such_rule_its_fault() {
        let known: Vec<&str> = FaultKind::ALL.into_iter().map(FaultKind::rule).collect();
        for id in &known {
            assert!(find(id).is_some(), "there is no rule `{id}`");
        }
        for rule in rules().filter(|rule| matches!(rule.check, Check::WhileReading)) {
            assert!(known.contains(&rule.id), "no fault is told by `{}`", rule.id);
        }
    }
}
