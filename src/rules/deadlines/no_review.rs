use std::collections::BTreeMap;

use foldhash::HashMap;

use crate::rules::prelude::*;
use crate::source::Sp;

rule! {
    /// It is valid until further notice, and has no recurring review.
    ///
    /// An agreement with a last day is reviewed when that day comes. One without is never reviewed, until an outdated
    /// text decides someone's care. If no agreement of its kind has a recurring review, there is a single finding, at
    /// the kind.
    ///
    /// # What to do
    ///
    /// Have a recurring review decided, and record it as a `[[review]]` with `every`. Revision as needed is not enough:
    /// someone has to find out whether there is a need.
    ///
    /// # Bad
    ///
    /// ```toml
    /// title = "Riktlinje om färdtjänst"
    /// kind = "guideline"
    /// parties = ["testkoping"]
    /// [validity]
    /// from = 2023-01-01
    /// until = "further-notice"
    /// #       ^^^^^^^^^^^^^^^^
    /// [revision]
    /// as_needed = true
    /// ```
    ///
    /// It is reviewed, but only once:
    ///
    /// ```toml
    /// title = "Riktlinje om färdtjänst"
    /// kind = "guideline"
    /// parties = ["testkoping"]
    /// [validity]
    /// from = 2023-01-01
    /// until = "further-notice"
    /// #       ^^^^^^^^^^^^^^^^
    /// [[review]]
    /// id = "uppfoljning"
    /// first = 2028
    /// ```
    ///
    /// # Good
    ///
    /// ```toml
    /// title = "Riktlinje om färdtjänst"
    /// kind = "guideline"
    /// parties = ["testkoping"]
    /// [validity]
    /// from = 2023-01-01
    /// until = "further-notice"
    /// [[review]]
    /// id = "uppfoljning"
    /// first = 2028
    /// every = "P2Y"
    /// ```
    ///
    /// Its end is decided:
    ///
    /// ```toml
    /// title = "Riktlinje om färdtjänst"
    /// kind = "guideline"
    /// parties = ["testkoping"]
    /// [validity]
    /// from = 2023-01-01
    /// until = "further-notice"
    /// [end]
    /// date = 2027-12-31
    /// reason = "withdrawn"
    /// ```
    id: "no-review", level: Note, since: "0.1.0", timed: false, check: Check::Registry(check),
}

/// How many agreements are named if a whole kind lacks reviews.
const SHOWN: usize = 3;

fn check(case: &Case<'_>, findings: &mut Findings<'_>) {
    // What is found in the file of an agreement follows from those of its kind.
    let only = findings.only.and_then(|file| case.registry.agreements.in_file(file));
    let is_looked_at = |agreement: &AgreementIx| {
        only.is_none_or(|only| only.data.kind.value == case.agreement(*agreement).kind.value)
    };
    let mut kinds: BTreeMap<(usize, &str), Kind> = BTreeMap::new();
    for agreement in case.registry.every_agreement_ix().filter(is_looked_at) {
        let data = case.agreement(agreement);
        let member = case.registry.member_of(case.record(agreement).file);
        let kind = kinds.entry((member, &data.kind.value)).or_default();
        kind.is_reviewed |= data.review.iter().any(|review| review.every.is_some());
        if lacks_review(case, agreement) {
            kind.lacking.push(agreement);
        }
    }
    let declared = declared(case);
    for ((member, name), Kind { is_reviewed, lacking }) in kinds {
        match declared.get(&(member, name)).filter(|_| !is_reviewed && lacking.len() > 1) {
            Some(place) => report_kind(case, *place, name, &lacking, findings),
            None => lacking.iter().for_each(|agreement| report(case, *agreement, findings)),
        }
    }
}

/// The places where the settings of a registry, by its position, declare its kinds.
fn declared<'r>(case: &Case<'r>) -> HashMap<(usize, &'r str), Place> {
    let registry = case.registry;
    let declared = registry.every_settings().flat_map(|(file, settings)| {
        let kinds = settings.kinds.iter().flat_map(|kinds| &kinds.0);
        let place = move |kind: &Sp<String>| Place { file, span: kind.span };
        kinds.map(move |(kind, _)| ((registry.member_of(file), kind.value.as_str()), place(kind)))
    });
    declared.collect()
}

/// The agreements of a kind.
#[derive(Default)]
struct Kind {
    /// Whether any of them has a recurring review.
    is_reviewed: bool,
    /// Those that should have one.
    lacking: Vec<AgreementIx>,
}

fn lacks_review(case: &Case<'_>, agreement: AgreementIx) -> bool {
    let record = case.record(agreement);
    let recurs = record.data.review.iter().any(|review| review.every.is_some());
    record.data.is_until_further_notice()
        && !recurs
        && case.periods(agreement).end.is_none()
        && !case.is_draft(agreement)
        && !record.is_faulty("review")
        && !case.is_end_faulty(agreement)
}

fn report_kind(
    case: &Case<'_>,
    place: Place,
    kind: &str,
    lacking: &[AgreementIx],
    findings: &mut Findings<'_>,
) {
    let named = case.agreement_list(lacking, SHOWN);
    findings.record = None;
    let message = message!("finding-no-review-of-kind", kind = kind, agreements = named);
    let finding = findings.add(place, Some(&kind), message);
    finding.help(message!("help-no-review-of-kind"));
    for agreement in lacking.iter().take(SHOWN) {
        finding.related(case.end_place(*agreement), message!("quoted", id = case.id(*agreement)));
    }
}

fn report(case: &Case<'_>, agreement: AgreementIx, findings: &mut Findings<'_>) {
    let record = case.record(agreement);
    findings.record = Some(record.id);
    let finding = findings.add(case.end_place(agreement), None, message!("finding-no-review"));
    finding.help(message!("help-no-review"));
    for review in &record.data.review {
        finding.related(record.at(review.first.span), message!("place-does-not-recur", id = review.id.value));
    }
}
