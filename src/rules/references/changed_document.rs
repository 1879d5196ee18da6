use crate::registry::DocumentState;
use crate::rules::prelude::*;

rule! {
    /// A document's bytes differ from its `sha256`.
    ///
    /// The hash identifies the text that the parties agreed on. The file has changed since: perhaps only by a space,
    /// perhaps by an amount to pay.
    ///
    /// # What to do
    ///
    /// Compare the file with the signed document. If the file is right, record its hash: `sha256sum FILE` prints it,
    /// and `check --fix --unsafe-fixes` writes it. If
    /// not, restore the right file. Git must not change line endings in such files: see `.gitattributes`.
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
    /// [[document]]
    /// path = "texts/fardtjanst.md"
    /// sha256 = "d0efc74035a9e001232d879d9726786406dd4d70b403c367109c8c337e4d8527"
    /// #        ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
    /// # texts/fardtjanst.md
    /// Parterna är överens om att samordna färdtjänsten och sjukresorna.
    /// ```
    ///
    /// # Good
    ///
    /// The file is right, and its hash is recorded:
    ///
    /// ```toml
    /// title = "Avtal om färdtjänst"
    /// kind = "agreement"
    /// parties = ["testkoping"]
    /// [validity]
    /// from = 2023-01-01
    /// until = 2027-12-31
    /// [[document]]
    /// path = "texts/fardtjanst.md"
    /// sha256 = "49a0da6e254e0dbdade43c21ae9212e2e9c0d8192be9dfb2c8d240f116cfc7ff"
    /// # texts/fardtjanst.md
    /// Parterna är överens om att samordna färdtjänsten och sjukresorna.
    /// ```
    ///
    /// The right file is restored:
    ///
    /// ```toml
    /// title = "Avtal om färdtjänst"
    /// kind = "agreement"
    /// parties = ["testkoping"]
    /// [validity]
    /// from = 2023-01-01
    /// until = 2027-12-31
    /// [[document]]
    /// path = "texts/fardtjanst.md"
    /// sha256 = "d0efc74035a9e001232d879d9726786406dd4d70b403c367109c8c337e4d8527"
    /// # texts/fardtjanst.md
    /// Parterna är överens om att samordna färdtjänsten.
    /// ```
    id: "changed-document", level: Warning, since: "0.1.0", timed: false, check: Check::Agreement(check),
}

fn check(case: &Case<'_>, agreement: AgreementIx, findings: &mut Findings<'_>) {
    let record = case.record(agreement);
    for (position, document) in record.data.document.iter().enumerate() {
        let (Some(path), Some(sha256)) = (document.path.as_deref(), &document.sha256) else { continue };
        if let Some(DocumentState::Changed(now)) = case.registry.document(agreement, position) {
            let place = record.at(sha256.span);
            findings
                .add(place, Some(&&***path), message!("finding-changed-document", path = &***path))
                .help(message!("help-changed-document"))
                .related(record.at(path.span), message!("place-changed-file"))
                .fix(Fix::uncertain(message!("fix-fingerprint"), place, Change::Text(now)));
        }
    }
}
