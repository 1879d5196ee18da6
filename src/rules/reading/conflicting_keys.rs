use crate::rules::find;
use crate::rules::prelude::*;
use crate::rules::rule::Group;

rule! {
    /// Keys that exclude each other, or a key without another that it needs.
    ///
    /// The record contradicts itself, or is incomplete. With both a last day and a duration, the agreement would end on
    /// two days, and someone would rely on the wrong one.
    ///
    /// # What to do
    ///
    /// Do what the help line says: keep the key that agrees with the document, or add the one that is needed. In
    /// registry.toml, errors in reading cannot be turned off or given another level: what cannot be read is in no
    /// report, and no setting changes that.
    ///
    /// If `until` and `duration` give the same last day, `check --fix --unsafe-fixes` takes `duration` away.
    ///
    /// # Bad
    ///
    /// ```toml
    /// title = "Avtal om färdtjänst"
    /// kind = "agreement"
    /// parties = ["testkoping"]
    /// [validity]
    /// from = 2023-01-01
    /// until = 2027-12-31
    /// duration = "P3Y"
    /// #          ^^^^^
    /// ```
    ///
    /// Both give the same last day:
    ///
    /// ```toml
    /// title = "Avtal om färdtjänst"
    /// kind = "agreement"
    /// parties = ["testkoping"]
    /// [validity]
    /// from = 2023-01-01
    /// until = 2027-12-31
    /// duration = "P5Y"
    /// #          ^^^^^
    /// ```
    ///
    /// ```yaml
    /// title: Avtal om färdtjänst
    /// kind: agreement
    /// parties: [testkoping]
    /// validity:
    ///   from: 2023-01-01
    ///   duration: P60M
    /// #           ^^^^
    ///   until: 2027
    /// ```
    ///
    /// It ends when something happens, but not what:
    ///
    /// ```toml
    /// title = "Avtal om färdtjänst"
    /// kind = "agreement"
    /// parties = ["testkoping"]
    /// [validity]
    /// from = 2023-01-01
    /// until = "event"
    /// #       ^^^^^^^
    /// ```
    ///
    /// ```yaml
    /// title: Avtal om färdtjänst
    /// kind: agreement
    /// parties: [testkoping]
    /// validity:
    ///   from: 2023-01-01
    ///   until: 2027-12-31
    /// review:
    ///   - id: arlig
    ///     first: 2026-06-30
    ///     rolling: true
    /// #            ^^^^
    /// ```
    ///
    /// ```toml
    /// title = "Avtal om färdtjänst"
    /// kind = "agreement"
    /// parties = ["testkoping"]
    /// [validity]
    /// from = 2023-01-01
    /// until = 2027-12-31
    /// # registry.toml
    /// [kinds.agreement]
    /// name = { sv = "Överenskommelse" }
    /// [rules]
    /// invalid-date = "warning"
    /// #              ^^^^^^^^^
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
    /// until = 2027-12-31
    /// ```
    ///
    /// ```yaml
    /// title: Avtal om färdtjänst
    /// kind: agreement
    /// parties: [testkoping]
    /// validity:
    ///   from: 2023-01-01
    ///   until: 2027
    /// ```
    ///
    /// ```toml
    /// title = "Avtal om färdtjänst"
    /// kind = "agreement"
    /// parties = ["testkoping"]
    /// [validity]
    /// from = 2023-01-01
    /// duration = "P5Y"
    /// # registry.toml
    /// [kinds.agreement]
    /// name = { sv = "Överenskommelse" }
    /// [rules]
    /// invalid-date = "error"
    /// unrecognised-file = "off"
    /// unknown-end = "error"
    /// ```
    id: "conflicting-keys", level: Error, since: "0.1.0", timed: false, check: Check::Registry(check),
}

/// Conflicts within records are found while reading. This checks the levels that settings cannot change.
fn check(case: &Case<'_>, findings: &mut Findings<'_>) {
    let set = case.registry.every_settings().flat_map(|(file, settings)| {
        let levels = settings.rules.iter().flat_map(|rules| &rules.0);
        levels.map(move |(id, level)| (file, id, level))
    });
    for (file, id, level) in set {
        let is_fixed =
            find(id).is_some_and(|(group, rule)| group == Group::Reading && rule.level == Level::Error);
        if is_fixed && !level.value.is_only(Level::Error) {
            findings
                .add(
                    Place { file, span: level.span },
                    Some(&id.value),
                    message!("finding-fixed-level", rule = &*id.value),
                )
                .help(message!("help-fixed-level"));
        }
    }
}
