//! Which findings were there before files got other names, and so perhaps records other ids.

use std::collections::HashMap;

use super::plan::Plan;
use crate::commands::open::OpenRegistry;
use crate::load;
use crate::rules::Finding;

/// How often each finding is told, by its rule, its file and its subject. Not by what is written at its place, since
/// that may be spelled otherwise in another syntax.
pub(super) struct Told(HashMap<Identity, usize>);

type Identity = (&'static str, String, Option<String>);

impl Told {
    /// The findings of a registry.
    pub(super) fn of(opened: &OpenRegistry, findings: &[Finding]) -> Self {
        let mut told = HashMap::new();
        for finding in findings {
            let path = opened.registry.path(finding.place.file).to_owned();
            let subject = finding.subject.as_deref().map(str::to_owned);
            *told.entry((finding.rule.id, path, subject)).or_default() += 1;
        }
        Told(told)
    }

    /// Takes away the findings on the registry as a plan makes it that were told before.
    pub(super) fn set_aside(mut self, new: &OpenRegistry, plan: &Plan, findings: &mut Vec<Finding>) {
        let paths: HashMap<&str, &str> =
            plan.renames().map(|(change, renamed)| (&*change.path, &*renamed.path)).collect();
        let ids: HashMap<&str, &str> =
            paths.iter().map(|(new, old)| (load::stem(new), load::stem(old))).collect();
        findings.retain(|finding| {
            let path = new.registry.path(finding.place.file);
            let path = paths.get(path).copied().unwrap_or(path).to_owned();
            let subject = finding.subject.as_deref();
            let subject = subject.map(|subject| ids.get(subject).copied().unwrap_or(subject).to_owned());
            match self.0.get_mut(&(finding.rule.id, path, subject)) {
                Some(count) if *count > 0 => {
                    *count -= 1;
                    false
                }
                Some(_) | None => true,
            }
        });
    }
}
