use super::missing_required::is_misspelt;
use crate::rules::prelude::*;

rule! {
    /// No body is responsible for it.
    ///
    /// Nobody gets the reminders, and nobody calls a meeting about a successor. If its kind `requires` an owner,
    /// `missing-required` reports it instead. Agreements that are replaced or ended need no owner.
    ///
    /// # What to do
    ///
    /// Name the body as `owner`. If no document in the registry has an owner, turn the rule off:
    /// `missing-owner = "off"` under `[rules]`.
    ///
    /// # Bad
    ///
    /// ```toml
    /// title = "Överenskommelse om elevhälsa"
    /// #       ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
    /// kind = "agreement"
    /// parties = ["testkoping", "provstad"]
    /// [validity]
    /// from = 2022-01-01
    /// until = 2027-12-31
    /// ```
    ///
    /// # Good
    ///
    /// ```toml
    /// title = "Överenskommelse om elevhälsa"
    /// kind = "agreement"
    /// owner = "styrgruppen"
    /// parties = ["testkoping", "provstad"]
    /// [validity]
    /// from = 2022-01-01
    /// until = 2027-12-31
    /// ```
    id: "missing-owner", level: Note, since: "0.1.0", timed: false, check: Check::Agreement(check),
}

fn check(case: &Case<'_>, agreement: AgreementIx, findings: &mut Findings<'_>) {
    let record = case.record(agreement);
    let kind = case.registry.settings_of(record.file).kind(&record.data.kind);
    let is_required = kind.is_some_and(|kind| kind.requires.iter().any(|key| key.as_str() == "owner"));
    if record.data.owner.is_some()
        || is_misspelt(record, "owner")
        || is_required
        || !case.needs_owner(agreement)
    {
        return;
    }
    findings
        .add(record.at(record.data.title.span), None, message!("finding-missing-owner"))
        .help(message!("help-missing-owner"));
}
