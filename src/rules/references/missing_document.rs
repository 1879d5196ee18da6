use crate::registry::DocumentState;
use crate::rules::prelude::*;
use crate::text::because;

rule! {
    /// A document's path leads to no file.
    ///
    /// The record describes the agreement, but the document says what was agreed. When someone needs it, it is not
    /// where it should be.
    ///
    /// # What to do
    ///
    /// Put the file there, or correct the path: it is given from the registry's root, and is case-sensitive. If the
    /// document is kept elsewhere, give its address as `url` instead.
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
    /// path = "fardtjanst.md"
    /// #      ^^^^^^^^^^^^^^^
    /// # texts/fardtjanst.md
    /// Parterna är överens om att samordna färdtjänsten.
    /// ```
    ///
    /// The second of two:
    ///
    /// ```yaml
    /// title: Avtal om färdtjänst
    /// kind: agreement
    /// parties: [testkoping]
    /// validity:
    ///   from: 2023-01-01
    ///   until: 2027-12-31
    /// document:
    ///   - path: texts/fardtjanst.md
    ///   - role: annex
    ///     path: texts/avgifter.md
    /// #         ^^^^^^^^^^^^^^^^^
    ///     url: https://testkoping.example/avgifter
    /// # texts/fardtjanst.md
    /// Parterna är överens om att samordna färdtjänsten.
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
    /// [[document]]
    /// path = "texts/fardtjanst.md"
    /// [[document]]
    /// url = "https://testkoping.example/avgifter"
    /// # texts/fardtjanst.md
    /// Parterna är överens om att samordna färdtjänsten.
    /// ```
    id: "missing-document", level: Error, since: "0.1.0", timed: false, check: Check::Agreement(check),
}

fn check(case: &Case<'_>, agreement: AgreementIx, findings: &mut Findings<'_>) {
    let record = case.record(agreement);
    for (position, document) in record.data.document.iter().enumerate() {
        let Some(path) = document.path.as_deref() else { continue };
        let (message, help) = match case.registry.document(agreement, position) {
            Some(DocumentState::Missing) => (
                message!("finding-missing-document", path = &***path, because = because(path)),
                message!("help-missing-document"),
            ),
            Some(DocumentState::Unreadable) => {
                (message!("finding-document-unreadable", path = &***path), message!("help-unreadable"))
            }
            Some(DocumentState::LeftOut) => {
                (message!("finding-document-left-out", path = &***path), message!("help-left-out"))
            }
            Some(DocumentState::Present | DocumentState::Changed(_)) | None => continue,
        };
        findings.add(record.at(path.span), Some(&&***path), message).help(help);
    }
}
