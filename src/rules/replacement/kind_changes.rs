use crate::model::Id;
use crate::rules::prelude::*;

rule! {
    /// A successor has another kind, or belongs to another part of the document system, than the agreement it replaces.
    ///
    /// What the parties decided as an agreement is now, for example, a guideline that officials may change, or the
    /// other way round. Lead times, required keys and who decides depend on the kind.
    ///
    /// # What to do
    ///
    /// If this was decided, accept the finding with its reason. If not, correct `kind` or `part` in the record that is
    /// wrong, or move the matter to a document of the right kind.
    ///
    /// # Bad
    ///
    /// ```toml
    /// # agreements/fardtjanst-2020.toml
    /// title = "Avtal om färdtjänst"
    /// kind = "agreement"
    /// parties = ["testkoping", "region-test"]
    /// [validity]
    /// from = 2020-01-01
    /// until = 2023-12-31
    /// # agreements/fardtjanst-2024.toml
    /// title = "Riktlinje för färdtjänst"
    /// kind = "guideline"
    /// #      ^^^^^^^^^^^
    /// parties = ["testkoping", "region-test"]
    /// [validity]
    /// from = 2024-01-01
    /// until = 2027-12-31
    /// [[replaces]]
    /// id = "fardtjanst-2020"
    /// ```
    ///
    /// Another part:
    ///
    /// ```toml
    /// # agreements/fardtjanst-2020.toml
    /// title = "Avtal om färdtjänst"
    /// kind = "agreement"
    /// part = 1
    /// parties = ["testkoping", "region-test"]
    /// [validity]
    /// from = 2020-01-01
    /// until = 2023-12-31
    /// # agreements/fardtjanst-2024.toml
    /// title = "Avtal om färdtjänst"
    /// kind = "agreement"
    /// part = 2
    /// #      ^
    /// parties = ["testkoping", "region-test"]
    /// [validity]
    /// from = 2024-01-01
    /// until = 2027-12-31
    /// [[replaces]]
    /// id = "fardtjanst-2020"
    /// ```
    ///
    /// # Good
    ///
    /// ```toml
    /// # agreements/fardtjanst-2020.toml
    /// title = "Avtal om färdtjänst"
    /// kind = "agreement"
    /// part = 1
    /// parties = ["testkoping", "region-test"]
    /// [validity]
    /// from = 2020-01-01
    /// until = 2023-12-31
    /// # agreements/fardtjanst-2024.toml
    /// title = "Avtal om färdtjänst"
    /// kind = "agreement"
    /// part = 1
    /// parties = ["testkoping", "region-test"]
    /// [validity]
    /// from = 2024-01-01
    /// until = 2027-12-31
    /// [[replaces]]
    /// id = "fardtjanst-2020"
    /// ```
    ///
    /// A guideline may replace one section of an agreement, and a record without `part` belongs to none:
    ///
    /// ```toml
    /// # agreements/fardtjanst-2020.toml
    /// title = "Avtal om färdtjänst"
    /// kind = "agreement"
    /// part = 1
    /// parties = ["testkoping", "region-test"]
    /// [validity]
    /// from = 2020-01-01
    /// until = 2023-12-31
    /// # agreements/fardtjanst-2024.toml
    /// title = "Avtal om färdtjänst"
    /// kind = "agreement"
    /// parties = ["testkoping", "region-test"]
    /// [validity]
    /// from = 2024-01-01
    /// until = 2027-12-31
    /// [[replaces]]
    /// id = "fardtjanst-2020"
    /// # agreements/riktlinje-fardtjanst.toml
    /// title = "Riktlinje för färdtjänst"
    /// kind = "guideline"
    /// parties = ["testkoping", "region-test"]
    /// [validity]
    /// from = 2023-01-01
    /// until = 2027-12-31
    /// [[replaces]]
    /// id = "fardtjanst-2020"
    /// sections = ["5"]
    /// ```
    id: "kind-changes", level: Note, since: "0.1.0", timed: false, check: Check::Agreement(check),
}

/// How many of the replaced agreements are named.
const SHOWN: usize = 5;

fn check(case: &Case<'_>, agreement: AgreementIx, findings: &mut Findings<'_>) {
    if case.record(agreement).is_faulty("replaces") {
        return;
    }
    let replaced = case.registry.links(agreement).replaces.iter().filter(|replaces| replaces.whole);
    // Kinds and parts are words of each registry.
    let member = |agreement: AgreementIx| case.registry.member_of(case.record(agreement).file);
    let replaced = replaced.filter_map(|replaces| replaces.agreement);
    let replaced: Vec<AgreementIx> = replaced.filter(|old| member(*old) == member(agreement)).collect();
    for (key, class) in [(Key::Kind, kind as Class), (Key::Part, part as Class)] {
        let Some(own) = class(case, agreement) else { continue };
        let others: Vec<(AgreementIx, Sp<String>)> = replaced
            .iter()
            .filter_map(|old| Some((*old, class(case, *old)?)))
            .filter(|(_, other)| other.value != own.value)
            .collect();
        if others.is_empty() {
            continue;
        }
        let named =
            others.iter().take(SHOWN).map(|(old, other)| format!("`{}` (`{}`)", case.id(*old), other.value));
        let named = named.collect::<Vec<_>>().join(", ");
        let more = others.len().saturating_sub(SHOWN);
        let named = match more {
            0 => message!("words", words = named),
            more => message!("and-more", words = named, count = more),
        };
        let place = case.record(agreement).at(own.span);
        let finding = findings.add(place, Some(&own.value), key.finding(&own.value, named));
        finding.help(key.help());
        for (old, other) in others.iter().take(SHOWN) {
            let place = case.record(*old).at(other.span);
            finding.related(place, key.place(case.id(*old), &other.value));
        }
    }
}

/// What changes.
#[derive(Clone, Copy)]
enum Key {
    Kind,
    Part,
}

impl Key {
    fn finding(self, own: &str, others: Message) -> Message {
        match self {
            Key::Kind => message!("finding-kind-changes", own = own, others = others),
            Key::Part => message!("finding-part-changes", own = own, others = others),
        }
    }

    fn help(self) -> Message {
        match self {
            Key::Kind => message!("help-kind-changes"),
            Key::Part => message!("help-part-changes"),
        }
    }

    fn place(self, id: &Id, other: &str) -> Message {
        match self {
            Key::Kind => message!("place-kind-of", id = id, other = other),
            Key::Part => message!("place-part-of", id = id, other = other),
        }
    }
}

type Class = fn(&Case<'_>, AgreementIx) -> Option<Sp<String>>;

/// The kind of an agreement, if it is declared.
fn kind(case: &Case<'_>, agreement: AgreementIx) -> Option<Sp<String>> {
    let kind = &case.agreement(agreement).kind;
    case.registry.settings_for(agreement).kind(kind)?;
    Some(Sp { value: kind.to_string(), span: kind.span })
}

/// The part of an agreement, if it is declared.
fn part(case: &Case<'_>, agreement: AgreementIx) -> Option<Sp<String>> {
    let part = case.agreement(agreement).part.as_ref()?;
    case.registry.settings_for(agreement).part(part.value)?;
    Some(Sp { value: part.to_string(), span: part.span })
}
