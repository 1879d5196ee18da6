//! Checks keys of one record that exclude or require each other.

use std::sync::LazyLock;

use foldhash::{HashMap, HashMapExt};

use crate::model::agreement::{Document, Review};
use crate::model::party::PartyKind;
use crate::model::settings::{MAX_REMINDERS, Reminders};
use crate::model::validity::{Decision, From, ProlongationOption, Required, Until, Validity};
use crate::model::{Agreement, Body, Duration, Party};
use crate::source::{Change, Fault, FaultKind, Fix, Sp, Span};
use crate::text::message::message;

use super::clauses;
use super::decisive::DecisiveKeys;
use super::declared::{self, Declared};
use super::keys::{conflict, lacks, two_ends};
use super::missing::MissingKeys;

/// A record that can be validated on its own.
pub(crate) trait Validate {
    /// The keys without which the record is uncertain.
    fn decisive_keys() -> &'static DecisiveKeys;

    /// Adds faults that no single value has on its own. Keys in `missing` are not faults.
    fn validate(&self, missing: &MissingKeys, faults: &mut Vec<Fault>);

    /// Adds the faults of words that the settings do not declare. Only agreements have such words.
    fn check_declared(&self, _: &Declared<'_>, _: &MissingKeys, _: &mut Vec<Fault>) {}
}

impl Validate for Agreement {
    fn decisive_keys() -> &'static DecisiveKeys {
        static KEYS: LazyLock<DecisiveKeys> = LazyLock::new(|| {
            DecisiveKeys::of::<Agreement>(&[
                "stage",
                "parties",
                "validity",
                "termination",
                "adoption",
                "decision",
                "option",
                "extension",
                "replaces",
                "end",
                "suspension",
                "provisional",
            ])
        });
        &KEYS
    }

    fn validate(&self, missing: &MissingKeys, faults: &mut Vec<Fault>) {
        validity(self, missing, faults);
        adoption(self, missing, faults);
        clauses::validate(self, missing, faults);
        options(&self.option, missing, faults);
        for decision in &self.decision {
            decision_shape(decision, missing, faults);
        }
        reviews(&self.review, missing, faults);
        for document in &self.document {
            document_shape(document, missing, faults);
        }
        for own in self.reminders.iter() {
            reminders(own, faults);
        }
    }

    fn check_declared(&self, declared: &Declared<'_>, missing: &MissingKeys, faults: &mut Vec<Fault>) {
        declared::check_agreement(self, declared, missing, faults);
    }
}

/// Whether a term from the first day of `from` ends on the last day of `until`.
fn is_same_end(from: From, until: Until, duration: Duration) -> bool {
    match (from, until) {
        (From::Date(from), Until::Date(until)) => {
            duration.last_day_from(from.first_day()) == Some(until.last_day())
        }
        (From::Date(_), Until::FurtherNotice | Until::Replaced | Until::Event)
        | (From::LastAdoption, Until::Date(_) | Until::FurtherNotice | Until::Replaced | Until::Event) => {
            false
        }
    }
}

fn validity(agreement: &Agreement, missing: &MissingKeys, faults: &mut Vec<Fault>) {
    let Validity { from, until, duration, renewal, .. } = &agreement.validity.value;
    if let (Some(until), Some(duration)) = (until, duration) {
        let fault = two_ends(until.span, duration.span);
        let is_same = from.as_ref().is_some_and(|from| is_same_end(from.value, until.value, duration.value));
        let title = || message!("fix-same-end");
        let fix = || Box::new(Fix::uncertain(title(), duration.span, Change::RemoveKey));
        faults.push(Fault { fix: is_same.then(fix), ..fault });
    }
    if let (None, Some(duration)) = (from, duration)
        && !missing.may_have(agreement.validity.span, "from")
    {
        faults.push(conflict(
            duration.span,
            "duration",
            message!("finding-duration-without-from"),
            message!("help-duration-without-from"),
        ));
    }
    if let (Some(until), Some(renewal)) = (until, renewal)
        && !matches!(until.value, Until::Date(_))
    {
        faults.push(
            conflict(
                renewal.span,
                "renewal",
                message!("finding-renewal-without-end"),
                message!("help-renewal-without-end"),
            )
            .related(until.span, message!("place-no-end-to-renew")),
        );
    }
}

fn adoption(agreement: &Agreement, missing: &MissingKeys, faults: &mut Vec<Fault>) {
    let from = &agreement.validity.from;
    let adoption = agreement.adoption.as_ref();
    let required = adoption.and_then(|adoption| adoption.required.as_ref());
    let may_be_required = adoption.map_or_else(
        || missing.root_may_have("adoption"),
        |adoption| missing.may_have(adoption.span, "required"),
    );
    let nothing_required = match required.map(|required| &required.value) {
        None => !may_be_required,
        Some(Required::None | Required::Number(0)) => true,
        Some(Required::Parties(parties)) => parties.is_empty() && !may_be_required,
        Some(Required::AllParties | Required::Number(_)) => false,
    };
    let help = message!("help-say-who-adopts");
    if let Some(from) = from.as_ref().filter(|from| from.value == From::LastAdoption && nothing_required) {
        let message = message!("finding-last-adoption-unneeded");
        let mut fault = conflict(from.span, "from", message, help.clone());
        fault.related.extend(required.map(|required| (required.span, message!("place-nobody-named"))));
        faults.push(fault);
    }
    let Some(adoption) = adoption.filter(|_| nothing_required) else { return };
    let delay = adoption.delay.as_ref().map(|delay| ("delay", delay.span));
    let starts = adoption.starts.as_ref().map(|starts| ("starts", starts.span));
    let joining = adoption.joining.as_ref().map(|joining| ("joining", joining.span));
    for (key, span) in delay.into_iter().chain(starts).chain(joining) {
        let message = message!("finding-after-no-adoption", key = key);
        faults.push(conflict(span, key, message, help.clone()));
    }
}

fn options(options: &[Sp<ProlongationOption>], missing: &MissingKeys, faults: &mut Vec<Fault>) {
    let is_open = |option: &Sp<ProlongationOption>| {
        option.exercised.is_none() && !missing.may_have(option.span, "exercised")
    };
    let Some(open) = options.iter().position(is_open) else { return };
    let first_open = options.get(open).map_or(Span::FILE, |option| option.span);
    for exercised in options.iter().skip(open).filter_map(|option| option.exercised.as_ref()) {
        faults.push(
            Fault::new(FaultKind::ConflictingKeys, exercised.span, message!("finding-option-order"))
                .help(message!("help-option-order"))
                .related(first_open, message!("place-option-open")),
        );
    }
}

fn decision_shape(decision: &Sp<Decision>, missing: &MissingKeys, faults: &mut Vec<Fault>) {
    let may_have = |key| missing.may_have(decision.span, key);
    if decision.date.is_none() && decision.planned().is_empty() && !may_have("date") && !may_have("planned") {
        faults.push(lacks(
            decision.span,
            "date",
            message!("finding-decision-without-day"),
            message!("help-decision-without-day"),
        ));
    }
    if decision.date.is_some() && decision.outcome.is_none() && !may_have("outcome") {
        faults.push(lacks(
            decision.span,
            "outcome",
            message!("finding-decision-without-outcome"),
            message!("help-decision-without-outcome"),
        ));
    }
}

fn reviews(reviews: &[Sp<Review>], missing: &MissingKeys, faults: &mut Vec<Fault>) {
    let mut seen: HashMap<&str, Span> = HashMap::new();
    for review in reviews {
        let recurs = review.every.is_some() || missing.may_have(review.span, "every");
        if let Some(rolling) = review.rolling.as_ref().filter(|rolling| rolling.value && !recurs) {
            faults.push(conflict(
                rolling.span,
                "rolling",
                message!("finding-rolling-without-every"),
                message!("help-rolling-without-every"),
            ));
        }
        if review.id.span == Span::FILE {
            continue;
        }
        if let Some(first) = seen.insert(&review.id, review.id.span) {
            faults.push(
                Fault::new(
                    FaultKind::DuplicateId,
                    review.id.span,
                    message!("finding-review-id-twice", id = &review.id.value),
                )
                .about(&**review.id)
                .help(message!("help-review-id-twice"))
                .related(first, message!("place-first-one")),
            );
        }
    }
}

/// No list may have more reminders than are sent.
pub(super) fn reminders(reminders: &Reminders, faults: &mut Vec<Fault>) {
    faults.extend(reminders.lists().filter_map(|list| list.get(MAX_REMINDERS)).map(|beyond| {
        let message = message!("finding-too-many-reminders", count = MAX_REMINDERS);
        Fault::new(FaultKind::WrongType, beyond.span, message).help(message!("help-too-many-reminders"))
    }));
}

fn document_shape(document: &Sp<Document>, missing: &MissingKeys, faults: &mut Vec<Fault>) {
    let has_path = document.path.is_some() || missing.may_have(document.span, "path");
    let has_url = document.url.is_some() || missing.may_have(document.span, "url");
    if !has_path && !has_url {
        faults.push(lacks(
            document.span,
            "path",
            message!("finding-document-nowhere"),
            message!("help-document-nowhere"),
        ));
    }
    if let Some(sha256) = document.sha256.as_ref().filter(|_| !has_path) {
        faults.push(conflict(
            sha256.span,
            "sha256",
            message!("finding-sha256-without-path"),
            message!("help-sha256-without-path"),
        ));
    }
}

impl Validate for Party {
    fn decisive_keys() -> &'static DecisiveKeys {
        static KEYS: LazyLock<DecisiveKeys> =
            LazyLock::new(|| DecisiveKeys::of::<Party>(&["members", "until", "replaced_by"]));
        &KEYS
    }

    fn validate(&self, missing: &MissingKeys, faults: &mut Vec<Fault>) {
        let kind = self.kind.as_ref();
        let may_be_group =
            kind.map_or_else(|| missing.root_may_have("kind"), |kind| kind.value == PartyKind::Group);
        if let Some(member) = self.members.first().filter(|_| !may_be_group) {
            let mut fault = conflict(
                member.span(),
                "members",
                message!("finding-members-of-no-group"),
                message!("help-members-of-no-group"),
            );
            fault.related.extend(kind.map(|kind| (kind.span, message!("place-its-kind"))));
            faults.push(fault);
        }
        clauses::members(&self.members, faults);
        if let (Some(successor), None) = (&self.replaced_by, &self.until)
            && !missing.root_may_have("until")
        {
            faults.push(conflict(
                successor.span,
                "replaced_by",
                message!("finding-replaced-without-until"),
                message!("help-replaced-without-until"),
            ));
        }
    }
}

impl Validate for Body {
    fn decisive_keys() -> &'static DecisiveKeys {
        static KEYS: LazyLock<DecisiveKeys> =
            LazyLock::new(|| DecisiveKeys::of::<Body>(&["from", "until", "replaces"]));
        &KEYS
    }

    fn validate(&self, _: &MissingKeys, _: &mut Vec<Fault>) {}
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::source::de::keys_of;

    /// Every key of a record either decides when and for whom it is valid, or is known not to. Decisive keys that no
    /// record has yet are reserved for future formats.
    #[test]
    fn every_key_decides_a_period_or_is_known_not_to() {
        fn check<T: Validate + for<'x> serde::Deserialize<'x>>(decide_not: &str, to_come: &str) {
            let decisive = T::decisive_keys();
            let (keys, not): (_, Vec<&str>) = (keys_of::<T>(&[]), decide_not.split(' ').collect());
            for key in keys {
                assert_ne!(
                    decisive.tops().contains(key),
                    not.contains(key),
                    "`{key}` is in both lists, or in none"
                );
            }
            let unknown: Vec<&str> =
                decisive.tops().iter().chain(&not).copied().filter(|key| !keys.contains(key)).collect();
            assert_eq!(unknown.join(" "), to_come, "no such key");
        }
        check::<Agreement>(
            "title kind part reference owner contact aliases former_ids expects_local statutory topics based_on related \
             notes amends review revision reminders activity document accept survival",
            "",
        );
        check::<Party>("name kind code contact notes", "");
        check::<Body>(
            "name short kind mandate prepares_for members meetings_per_year meetings contact notes",
            "",
        );
    }
}
