use crate::model::agreement::Stage;
use crate::model::{Settings, Text};
use crate::registry::FileIx;
use crate::rules::prelude::*;
use crate::rules::wording::listed;
use crate::source::de::did_you_mean;

rule! {
    /// A key that every agreement of its kind must have is absent.
    ///
    /// registry.toml lists such keys under `requires` of the kind: often the owner, the reviews and the registration
    /// number. Someone decided that they must not be forgotten. Drafts may still lack them.
    ///
    /// # What to do
    ///
    /// Add the key. If agreements of this kind can do without it, remove it from `requires`.
    ///
    /// # Bad
    ///
    /// ```toml
    /// # registry.toml
    /// name = "Prov"
    /// [kinds.agreement]
    /// requires = ["owner", "review", "reference"]
    /// # agreements/elevhalsa-2022.toml
    /// title = "Överenskommelse om elevhälsa"
    /// kind = "agreement"
    /// #      ^^^^^^^^^^^
    /// reference = "TK 2021/0123"
    /// parties = ["testkoping", "provstad"]
    /// [validity]
    /// from = 2022-01-01
    /// until = 2027-12-31
    /// ```
    ///
    /// # Good
    ///
    /// ```toml
    /// # registry.toml
    /// name = "Prov"
    /// [kinds.agreement]
    /// requires = ["owner", "review", "reference"]
    /// # agreements/elevhalsa-2022.toml
    /// title = "Överenskommelse om elevhälsa"
    /// kind = "agreement"
    /// owner = "styrgruppen"
    /// reference = "TK 2021/0123"
    /// parties = ["testkoping", "provstad"]
    /// [validity]
    /// from = 2022-01-01
    /// until = 2027-12-31
    /// [[review]]
    /// id = "utvardering"
    /// first = 2027
    /// # agreements/elevhalsa-2028.toml
    /// title = "Överenskommelse om elevhälsa"
    /// kind = "agreement"
    /// stage = "draft"
    /// parties = ["testkoping", "provstad"]
    /// [validity]
    /// from = 2028-01-01
    /// until = 2031-12-31
    /// [[replaces]]
    /// id = "elevhalsa-2022"
    /// ```
    id: "missing-required", level: Warning, since: "0.1.0", timed: false, check: Check::Registry(check),
}

fn check(case: &Case<'_>, findings: &mut Findings<'_>) {
    let registry = case.registry;
    for record in &registry.agreements.records {
        if let Some(file) = registry.settings_file_of(record.file) {
            look(registry.settings_of(record.file), file, record, findings);
        }
    }
}

fn look(settings: &Settings, file: FileIx, record: &Record<Agreement>, findings: &mut Findings<'_>) {
    let kind = &record.data.kind;
    let Some(required) =
        settings.kind(kind).map(|kind| &kind.requires).filter(|_| record.data.stage() != Stage::Draft)
    else {
        return;
    };
    let missing: Vec<&Sp<Text>> = required
        .iter()
        .filter(|key| record.data.has(key) == Some(false) && !is_misspelt(record, key))
        .collect();
    if missing.is_empty() {
        return;
    }
    let keys: Vec<&str> = missing.iter().map(|key| key.value.as_str()).collect();
    let keys = listed(&keys, keys.len());
    findings.record = Some(record.id);
    let finding = findings.add(
        record.at(kind.span),
        Some(&kind.value),
        message!("finding-missing-required", kind = kind.value, keys = keys.clone()),
    );
    finding.help(message!("help-missing-required", keys = keys));
    for key in missing {
        finding.related(Place { file, span: key.span }, message!("place-required-here", key = &key.value));
    }
}

/// Whether a key is present but could not be read, or is probably present under a misspelt name.
pub(super) fn is_misspelt(record: &Record<Agreement>, key: &str) -> bool {
    record.is_faulty(key) || record.faulty_keys.iter().any(|faulty| did_you_mean(faulty, [key]).is_some())
}
