use crate::rules::prelude::*;
use crate::rules::{GROUPS, find};
use crate::source::de::Words;
use crate::text::because;

rule! {
    /// A rule that does not exist, in `[rules]` or `[[accept]]`.
    ///
    /// The level or the acceptance has no effect, so a decision about a rule is not followed.
    ///
    /// # What to do
    ///
    /// Use the rule's id as findings show it. `check --fix --unsafe-fixes` writes the id that the wrong one is near.
    ///
    /// # Bad
    ///
    /// ```toml unknown-end
    /// title = "Avtal om färdtjänst"
    /// kind = "agreement"
    /// parties = ["testkoping"]
    /// [validity]
    /// from = 2023-01-01
    /// [[accept]]
    /// rule = "unknown-ending"
    /// #      ^^^^^^^^^^^^^^^^
    /// reason = "Slutdagen står inte i papperen"
    /// ```
    ///
    /// # Good
    ///
    /// ```toml
    /// title = "Avtal om färdtjänst"
    /// kind = "agreement"
    /// parties = ["testkoping"]
    /// [validity]
    /// from = 2023-01-01
    /// [[accept]]
    /// rule = "unknown-end"
    /// reason = "Slutdagen står inte i papperen"
    /// ```
    id: "unknown-rule", level: Error, since: "0.1.0", timed: false, check: Check::Registry(check),
}

/// How many unknown rules in the settings are reported individually.
const MOST: usize = 100;

fn check(case: &Case<'_>, findings: &mut Findings<'_>) {
    let known: Words<'_> = GROUPS.iter().flat_map(|(_, rules)| rules.iter().map(|rule| rule.id)).collect();
    for (file, settings) in case.registry.every_settings() {
        let set = settings.rules.iter().flat_map(|rules| &rules.0).map(|(id, _)| id);
        let mut unknown = set.filter(|id| find(id).is_none());
        let reported: Vec<_> = unknown.by_ref().take(MOST).collect();
        let left_out = unknown.count();
        for (at, id) in reported.iter().enumerate() {
            let is_last = left_out > 0 && at + 1 == reported.len();
            let more = if is_last { left_out } else { 0 };
            report(Place { file, span: id.span }, id, more, Change::Rename, &known, findings);
        }
    }
    for record in &case.registry.agreements.records {
        for accept in record.data.accept.iter().filter(|accept| find(&accept.rule).is_none()) {
            findings.record = Some(record.id);
            report(record.at(accept.rule.span), &accept.rule, 0, Change::Text, &known, findings);
        }
    }
}

fn report(
    place: Place,
    id: &str,
    more: usize,
    change: fn(Box<str>) -> Change,
    known: &Words<'_>,
    findings: &mut Findings<'_>,
) {
    let near = known.near(id);
    let help =
        near.map_or_else(|| message!("help-unknown-rule"), |near| message!("did-you-mean", near = near));
    let unknown = message!("finding-unknown-rule", rule = id, because = because(id));
    let message = match more {
        0 => unknown,
        more => message!("such-more", message = unknown, count = more),
    };
    let finding = findings.add(place, Some(&id), message).help(help);
    if let Some(near) = near {
        finding.fix(Fix::likely(id, near, place, change(near.into())));
    }
}
