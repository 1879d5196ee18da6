use crate::registry::FileIx;
use crate::rules::prelude::*;
use crate::source::Span;

rule! {
    /// No agreement was loaded.
    ///
    /// Every report of such a registry is empty, and an empty report looks as if all were well. Usually the command was
    /// run in the wrong folder.
    ///
    /// # What to do
    ///
    /// Run the command in the folder that holds `registry.toml` and `agreements/`, or put the first agreement there. If there are
    /// agreements and none of them could be read, that is reported instead.
    ///
    /// # Bad
    ///
    /// ```toml
    /// # registry.toml
    /// name = "Testlänets avtal"
    /// ```
    ///
    /// Parties alone give no reports:
    ///
    /// ```toml
    /// # parties/testkoping.toml
    /// name = "Testköpings kommun"
    /// kind = "municipality"
    /// # registry.toml
    /// name = "Testlänets avtal"
    /// ```
    ///
    /// # Good
    ///
    /// ```toml
    /// # registry.toml
    /// name = "Testlänets avtal"
    /// [kinds.agreement]
    /// name = { sv = "Överenskommelse" }
    /// # agreements/fardtjanst.toml
    /// title = "Avtal om färdtjänst"
    /// kind = "agreement"
    /// parties = ["testkoping"]
    /// [validity]
    /// from = 2023-01-01
    /// until = 2027-12-31
    /// ```
    id: "empty-registry", level: Warning, since: "0.1.0", timed: false, check: Check::Registry(check),
}

fn check(case: &Case<'_>, findings: &mut Findings<'_>) {
    let registry = case.registry;
    let is_agreement = |file: &FileIx| {
        let path = usize::try_from(file.0).ok().and_then(|position| registry.files.get(position));
        path.is_some_and(|path| path.split('/').next() == Some("agreements"))
    };
    if !registry.agreements.records.is_empty() || registry.unread.iter().any(is_agreement) {
        return;
    }
    // A folder without files has no place for a finding, and is not a registry.
    let first = (!registry.files.is_empty()).then_some(FileIx(0));
    if let Some(file) = registry.settings_file().or(first) {
        findings
            .add(Place { file, span: Span::FILE }, None, "there is no agreement in this registry")
            .help("put the first one under `agreements/` (`avtal new agreement` makes it), or run in the folder that holds them");
    }
}
