use crate::rules::prelude::*;

use super::ResolvedReferences;
use super::repeated::present_id;
use crate::registry::Reference;

rule! {
    /// The same id twice in one list.
    ///
    /// Often another id was meant the second time, and is now missing: a party that is not named is not asked to adopt,
    /// and gets no reminders.
    ///
    /// # What to do
    ///
    /// Look up in the document who or what was meant, and correct or remove the second. Name a party that left and
    /// joined again once for each period, with `from` and `until`. Several `[[replaces]]` or `[[amends]]` of one
    /// agreement must have different `sections`. `check --fix` takes the second away where both are only ids. With
    /// `--unsafe-fixes` it also does so where they are tables with the same days or sections.
    ///
    /// # Bad
    ///
    /// ```toml
    /// title = "Avtal om färdtjänst"
    /// kind = "agreement"
    /// parties = ["testkoping", "provstad", "testkoping"]
    /// #                                    ^^^^^^^^^^^^
    /// [validity]
    /// from = 2023-01-01
    /// until = 2027-12-31
    /// ```
    ///
    /// ```yaml
    /// title: Avtal om färdtjänst
    /// kind: agreement
    /// parties:
    ///   - id: testkoping
    ///     from: 2024-01-01
    ///   - testkoping
    /// #   ^^^^^^^^^^
    /// validity:
    ///   from: 2023-01-01
    ///   until: 2027-12-31
    /// ```
    ///
    /// A former id names the same agreement:
    ///
    /// ```toml former-id
    /// title = "Avtal om färdtjänst i Testköping"
    /// kind = "agreement"
    /// parties = ["testkoping"]
    /// related = ["fardtjanst-2022", "lansavtal-fardtjanst"]
    /// #                             ^^^^^^^^^^^^^^^^^^^^^^
    /// [validity]
    /// from = 2023-01-01
    /// until = 2027-12-31
    /// # agreements/fardtjanst-2022.toml
    /// title = "Länsavtal om färdtjänst"
    /// kind = "agreement"
    /// parties = ["testkoping", "region-test"]
    /// former_ids = ["lansavtal-fardtjanst"]
    /// [validity]
    /// from = 2022-01-01
    /// until = 2027-12-31
    /// ```
    ///
    /// # Good
    ///
    /// The repetition is taken away:
    ///
    /// ```toml
    /// title = "Avtal om färdtjänst"
    /// kind = "agreement"
    /// parties = ["testkoping", "provstad"]
    /// [validity]
    /// from = 2023-01-01
    /// until = 2027-12-31
    /// ```
    ///
    /// Testköping left at the end of 2023 and joined again a year later.
    ///
    /// ```toml
    /// title = "Avtal om färdtjänst"
    /// kind = "agreement"
    /// parties = [
    ///     "provstad",
    ///     { id = "testkoping", until = 2023-12-31 },
    ///     { id = "testkoping", from = 2025-01-01 },
    /// ]
    /// [validity]
    /// from = 2023-01-01
    /// until = 2027-12-31
    /// [[replaces]]
    /// id = "kollektivtrafik-2019"
    /// sections = ["3"]
    /// in_section = "1"
    /// [[replaces]]
    /// id = "kollektivtrafik-2019"
    /// sections = ["7"]
    /// in_section = "2"
    /// [[accept]]
    /// rule = "leftover-sections"
    /// reason = "Resten av avtalet gäller vidare"
    /// # agreements/kollektivtrafik-2019.toml
    /// title = "Avtal om kollektivtrafik"
    /// kind = "agreement"
    /// parties = ["testkoping", "provstad"]
    /// [validity]
    /// from = 2019-01-01
    /// until = 2027-12-31
    /// ```
    ///
    /// Two reviews, two lists:
    ///
    /// ```toml
    /// title = "Avtal om färdtjänst"
    /// kind = "agreement"
    /// parties = ["testkoping"]
    /// [validity]
    /// from = 2023-01-01
    /// until = 2027-12-31
    /// [[review]]
    /// id = "arlig"
    /// every = "P1Y"
    /// first = 2026-06-30
    /// reports_to = ["styrgruppen"]
    /// [[review]]
    /// id = "halvtid"
    /// first = 2026-09-30
    /// reports_to = ["styrgruppen"]
    /// ```
    id: "duplicate-reference", level: Warning, since: "0.1.0", timed: false, check: Check::References(check),
}

fn check(case: &Case<'_>, survey: &ResolvedReferences<'_>, findings: &mut Findings<'_>) {
    for (first, again) in &survey.repeated {
        let (id, name) = (present_id(case.registry, again), again.key.name);
        findings.record = Some(*again.by);
        let finding = findings
            .add(again.place, Some(&id), format!("`{id}` is named twice in `{name}`"))
            .help("name what was meant the second time, or take it away")
            .related(first.place, "named here already");
        if let Some(fix) = removal(first, again) {
            finding.fix(fix);
        }
    }
}

/// Takes the second away, if it says nothing of its own: safely where both are only ids.
fn removal(first: &Reference<'_>, again: &Reference<'_>) -> Option<Fix<Place>> {
    if first.days != again.days {
        return None;
    }
    let title = format!("take away the second `{}`", again.id);
    let (place, change) = (again.place, Change::RemoveItem);
    let are_ids = first.is_bare && again.is_bare;
    Some(if are_ids { Fix::safe(title, place, change) } else { Fix::uncertain(title, place, change) })
}
