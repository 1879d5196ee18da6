use crate::model::Id;
use crate::registry::{Lookup, Registry};
use crate::rules::prelude::*;

use super::ResolvedReferences;
use crate::registry::Reference;

rule! {
    /// A reference uses an id that has been renamed.
    ///
    /// It still leads to the right agreement. But people who read the record look for a file that is no longer there,
    /// and the reference breaks on the day someone removes the former id.
    ///
    /// # What to do
    ///
    /// Use the current id. `check --fix` does.
    ///
    /// # Bad
    ///
    /// ```toml
    /// title = "Avtal om färdtjänst i Testköping"
    /// kind = "agreement"
    /// parties = ["testkoping"]
    /// based_on = ["lansavtal-fardtjanst"]
    /// #           ^^^^^^^^^^^^^^^^^^^^^^
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
    /// ```toml
    /// title = "Avtal om färdtjänst i Testköping"
    /// kind = "agreement"
    /// parties = ["testkoping"]
    /// based_on = ["fardtjanst-2022"]
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
    id: "former-id", level: Note, since: "0.1.0", timed: false, check: Check::References(check),
}

fn check(case: &Case<'_>, survey: &ResolvedReferences<'_>, findings: &mut Findings<'_>) {
    for reference in &survey.former {
        let Some(record) = renamed(case.registry, reference) else { continue };
        findings.record = Some(*reference.by);
        let finding = findings.add(
            reference.place,
            Some(&reference.id),
            format!("`{}` is now called `{}`", reference.id, record.id),
        );
        finding.help(format!("write `{}`", record.id)).fix(Fix::safe(
            format!("replace `{}` by `{}`", reference.id, record.id),
            reference.place,
            Change::Text(record.id.to_string().into()),
        ));
        if let Some(place) = former_id(record, reference.id) {
            finding.related(place, "its former id");
        }
    }
}

/// The record that a reference leads to by a former id.
fn renamed<'r>(registry: &'r Registry, reference: &Reference<'_>) -> Option<&'r Record<Agreement>> {
    match registry.agreements.find(reference.id) {
        Lookup::Renamed(at) => registry.agreements.records.get(at),
        Lookup::Record(_) | Lookup::Unread | Lookup::Nothing => None,
    }
}

fn former_id(record: &Record<Agreement>, id: &Id) -> Option<Place> {
    record.data.former_ids.iter().find(|former| former.value == *id).map(|former| record.at(former.span))
}
