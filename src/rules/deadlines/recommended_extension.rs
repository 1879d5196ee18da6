use crate::rules::adviser::Adviser;
use crate::rules::prelude::*;

rule! {
    /// An extension counts as adopted, but the body that decided it may only recommend.
    ///
    /// Reports show the agreement in force to the later day, though nobody with the power to do so has prolonged it. A
    /// recommendation must be recorded as such, and prolongs nothing.
    ///
    /// # What to do
    ///
    /// If the parties have followed the recommendation, record the extension as theirs, or as `by` a body that decides.
    /// Until then, write `outcome = "recommended"`.
    ///
    /// # Bad
    ///
    /// ```toml
    /// # bodies/natverket.toml
    /// name = "Nätverket"
    /// mandate = "recommends"
    /// contact = "natverket@testlanet.example"
    /// # agreements/fardtjanst.toml
    /// title = "Avtal om färdtjänst"
    /// kind = "agreement"
    /// parties = ["testkoping"]
    /// [validity]
    /// from = 2022-01-01
    /// until = 2024-12-31
    /// [[extension]]
    /// until = 2027-12-31
    /// by = "natverket"
    /// #    ^^^^^^^^^^^
    /// ```
    ///
    /// # Good
    ///
    /// ```toml
    /// # bodies/natverket.toml
    /// name = "Nätverket"
    /// mandate = "recommends"
    /// contact = "natverket@testlanet.example"
    /// # agreements/fardtjanst.toml
    /// title = "Avtal om färdtjänst"
    /// kind = "agreement"
    /// parties = ["testkoping"]
    /// [validity]
    /// from = 2022-01-01
    /// until = 2027-12-31
    /// [[extension]]
    /// until = 2029-12-31
    /// by = "natverket"
    /// outcome = "recommended"
    /// [[extension]]
    /// until = 2028-12-31
    /// by = "testkoping"
    /// ```
    id: "recommended-extension", level: Warning, since: "0.1.0", timed: false, check: Check::Agreement(check),
}

fn check(case: &Case<'_>, agreement: AgreementIx, findings: &mut Findings<'_>) {
    let record = case.record(agreement);
    let adopted = record.data.extension.iter().filter(|extension| extension.is_adopted());
    for (extension, by) in adopted.filter_map(|extension| Some((extension, extension.by.as_ref()?))) {
        let Some(Adviser { id, mandate, does }) = case.adviser(&by.value) else { continue };
        let message = message!("finding-recommended-extension", day = *extension.until, id = id, does = does);
        findings
            .add(record.at(by.span), Some(&id), message)
            .help(message!("help-recommended-extension"))
            .related(mandate, message!("place-mandate", body = id));
    }
}
