//! Descriptions of duties, and their identifiers for programs.

use crate::registry::AgreementIx;
use crate::text::hash;
use crate::time::{Case, Duty, DutyKind, Evidence, leaves_alone};

use super::concern::no_takeover;
use super::message::{Argument, Message, message};
use super::words;

/// The longest text of a record that a key contains in full. A hash tells longer ones apart.
const LONGEST: usize = 60;

/// Identifies a duty within its agreement. Stays the same from run to run, even if the day moves.
#[must_use]
pub fn key(duty: &Duty<'_>) -> String {
    let kind = duty.kind().name();
    match &duty.evidence {
        // The same duty, whether or not a successor takes over.
        Evidence::End(_) => DutyKind::Expires.name().to_owned(),
        // A renewal keeps its number if its day moves; an exit by `[termination]` is known by its day.
        Evidence::Notice(notice) => match notice.renewal {
            Some(number) => format!("{kind}/{number}"),
            None => format!("{kind}/{}", notice.exit),
        },
        Evidence::Option(_, number) => format!("{kind}/{number}"),
        Evidence::Review(review, number) => format!("{kind}/{}/{number}", code(&review.id)),
        Evidence::Activity(activity, count) => format!("{kind}/{}/{count}", code(&activity.title)),
        Evidence::Decision(decision, count, number) => {
            format!("{kind}/{}/{count}/{number}", code(&decision.by.value))
        }
        Evidence::StartRevision(..) | Evidence::Adoption => kind.to_owned(),
    }
}

/// A description of a duty of an agreement.
#[must_use]
pub fn message(case: &Case<'_>, agreement: AgreementIx, duty: &Duty<'_>) -> Message {
    match &duty.evidence {
        Evidence::End(Some(gap)) => {
            let mut why = no_takeover(case, agreement);
            why.extend(gap.through.map(|_| words::gap(*gap)));
            message!("event-lapses", why = why)
        }
        Evidence::End(None) => match words::then(case, agreement) {
            None => message!("event-expires"),
            Some(then) if case.periods(agreement).replaced.is_some() => {
                message!("event-expires-then", then = then)
            }
            Some(why) => message!("event-expires-why", why = why),
        },
        Evidence::Notice(notice) => match notice.renewal {
            Some(_) => message!("event-notice-by", day = notice.exit),
            None if leaves_alone(case.agreement(agreement)) => {
                message!("event-notice-by-leaves", day = notice.exit)
            }
            None => message!("event-notice-by-exit", day = notice.exit),
        },
        Evidence::Option(option, _) => message!("event-option-by", term = option.term.value),
        Evidence::StartRevision(last, lead_time) => {
            message!("event-start-revision-by", day = *last, time = *lead_time)
        }
        Evidence::Review(review, _) => message!("event-review-due", review = words::named_review(review)),
        Evidence::Activity(activity, _) => {
            message!("event-activity-due", title = activity.title.to_string())
        }
        Evidence::Decision(decision, ..) => {
            message!("event-planned-decision", by = Argument::called([words::named_decider(case, decision)]))
        }
        Evidence::Adoption => {
            message!("event-adoption-due", why = words::not_adopted(case, agreement, message!("it").into()))
        }
    }
}

/// Encodes text of a record for use in a key. Letters, digits, `-`, `_` and `.` are kept; every other byte becomes `%`
/// and two hexadecimal digits, and so does a `-` that follows another, which makes the result safe in any context. Long
/// texts are cut and end with a hash.
#[must_use]
pub fn code(text: &str) -> String {
    let mut code = String::with_capacity(text.len().min(3 * LONGEST));
    for byte in text.bytes() {
        let is_plain = byte.is_ascii_alphanumeric() || b"-_.".contains(&byte);
        if is_plain && !(byte == b'-' && code.ends_with('-')) {
            code.push(char::from(byte));
        } else {
            code.push_str(&format!("%{byte:02X}"));
        }
        if code.len() > LONGEST {
            code.truncate(LONGEST);
            return format!("{code}~{}", hash(text));
        }
    }
    code
}

/// The identifier of a duty in calendars, which stays the same even if the day moves. The name of the registry
/// distinguishes records with the same id in different registries.
#[must_use]
pub fn uid(registry: Option<&str>, record: &str, duty: &str) -> String {
    format!("{}/{duty}@{}.avtal", code(record), hash(registry.unwrap_or_default()))
}
