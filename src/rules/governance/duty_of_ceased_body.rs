use crate::model::Id;
use crate::rules::dates::{Days, when};
use crate::rules::prelude::*;
use crate::source::Span;
use crate::time::open_activities;

rule! {
    /// A coming review, revision or activity is the duty of a body that will not exist on that day.
    ///
    /// The day comes and nobody calls the meeting. The rule checks the next day of each review, for the body that
    /// carries it out and those it reports to; the day on which a revision must begin, for the body that initiates it;
    /// and open activities. Overdue duties count as due today. Duties pass to the body that `replaces` the old one.
    ///
    /// # What to do
    ///
    /// Name a body that exists on that day, or record in the body that takes over that it `replaces` the old one.
    ///
    /// # Bad
    ///
    /// ```toml
    /// # bodies/barnarenan.toml
    /// name = "Barnarenan"
    /// until = 2026-12-31
    /// contact = "barnarenan@testlanet.example"
    /// # agreements/elevhalsa-2022.toml
    /// title = "Överenskommelse om elevhälsa"
    /// kind = "agreement"
    /// parties = ["testkoping", "provstad"]
    /// [validity]
    /// from = 2022-01-01
    /// until = 2029-12-31
    /// [[review]]
    /// id = "utvardering"
    /// first = 2027
    /// by = "barnarenan"
    /// #    ^^^^^^^^^^^^
    /// ```
    ///
    /// Work on the successor must begin on 2028-01-01:
    ///
    /// ```toml
    /// # bodies/barnarenan.toml
    /// name = "Barnarenan"
    /// until = 2026-12-31
    /// contact = "barnarenan@testlanet.example"
    /// # agreements/elevhalsa-2022.toml
    /// title = "Överenskommelse om elevhälsa"
    /// kind = "agreement"
    /// parties = ["testkoping", "provstad"]
    /// [validity]
    /// from = 2022-01-01
    /// until = 2029-12-31
    /// [revision]
    /// lead_time = "P24M"
    /// initiated_by = "barnarenan"
    /// #              ^^^^^^^^^^^^
    /// ```
    ///
    /// An activity:
    ///
    /// ```toml
    /// # bodies/barnarenan.toml
    /// name = "Barnarenan"
    /// until = 2026-12-31
    /// contact = "barnarenan@testlanet.example"
    /// # agreements/handlingsplan-2022.toml
    /// title = "Handlingsplan för elevhälsa"
    /// kind = "agreement"
    /// parties = ["testkoping", "provstad"]
    /// [validity]
    /// from = 2022-01-01
    /// until = 2029-12-31
    /// [[activity]]
    /// title = "Gemensamma rutiner för frånvaro"
    /// by = ["styrgruppen", "barnarenan"]
    /// #                    ^^^^^^^^^^^^
    /// due = 2027-06-30
    /// ```
    ///
    /// # Good
    ///
    /// ```toml
    /// # bodies/barnarenan.toml
    /// name = "Barnarenan"
    /// until = 2026-12-31
    /// contact = "barnarenan@testlanet.example"
    /// # bodies/halsoarenan.toml
    /// name = "Hälsoarenan"
    /// from = 2027-01-01
    /// contact = "halsoarenan@testlanet.example"
    /// replaces = ["barnarenan"]
    /// # agreements/elevhalsa-2022.toml
    /// title = "Överenskommelse om elevhälsa"
    /// kind = "agreement"
    /// parties = ["testkoping", "provstad"]
    /// [validity]
    /// from = 2022-01-01
    /// until = 2029-12-31
    /// [[review]]
    /// id = "utvardering"
    /// first = 2027
    /// by = "barnarenan"
    /// reports_to = ["barnarenan"]
    /// [revision]
    /// initiated_by = "barnarenan"
    /// [[activity]]
    /// title = "Gemensamma rutiner för frånvaro"
    /// by = ["barnarenan"]
    /// due = 2027-06-30
    /// ```
    ///
    /// Done in time, or due while the body exists:
    ///
    /// ```toml
    /// # bodies/barnarenan.toml
    /// name = "Barnarenan"
    /// until = 2026-12-31
    /// contact = "barnarenan@testlanet.example"
    /// # agreements/handlingsplan-2022.toml
    /// title = "Handlingsplan för elevhälsa"
    /// kind = "agreement"
    /// parties = ["testkoping", "provstad"]
    /// [validity]
    /// from = 2022-01-01
    /// until = 2029-12-31
    /// [[review]]
    /// id = "utvardering"
    /// first = "2026-12"
    /// by = "barnarenan"
    /// [[activity]]
    /// title = "Gemensamma rutiner för frånvaro"
    /// by = ["barnarenan"]
    /// due = 2027-06-30
    /// done = 2024-06-30
    /// [[activity]]
    /// title = "Gemensam blankett"
    /// by = ["barnarenan"]
    /// due = 2027-06-30
    /// status = "dropped"
    /// ```
    id: "duty-of-ceased-body", level: Warning, since: "0.1.0", timed: true, check: Check::Agreement(check),
}

/// A duty of a body, and its day.
struct Duty<'r> {
    name: Message,
    /// The review, if the duty is one.
    review: Option<&'r Id>,
    due: Days,
    /// The value that decides when it is due.
    due_span: Option<Span>,
    by: &'r Sp<Id>,
}

fn check(case: &Case<'_>, agreement: AgreementIx, findings: &mut Findings<'_>) {
    let has_duties = match case.standing(agreement).state {
        State::InForce
        | State::Suspended
        | State::Provisional
        | State::Upcoming
        | State::AwaitingAdoption => true,
        State::Draft | State::Replaced | State::Ended | State::NotAdopted | State::Lapsed => false,
    };
    if has_duties {
        let duties =
            reviews(case, agreement).chain(revision(case, agreement)).chain(activities(case, agreement));
        duties.for_each(|duty| look(case, agreement, &duty, findings));
    }
}

fn look(case: &Case<'_>, agreement: AgreementIx, duty: &Duty<'_>, findings: &mut Findings<'_>) {
    let (registry, bodies) = (case.registry, &case.outlook.bodies);
    let Some(named) = registry.body_of(&duty.by.value) else { return };
    let (first, day) = (duty.due.first.max(case.day()), duty.due.last.max(case.day()));
    let body = case.body_on(named, day);
    // It may be done on the first of the days on which it is due.
    if bodies.exists(body, day) || bodies.exists(case.body_on(named, first), first) {
        return;
    }
    let record = registry.body(body);
    let ceased = bodies.last_day(body).filter(|last| *last < day);
    let (life, date) = match (ceased, bodies.first_day(body)) {
        (Some(last), _) if last < case.day() => {
            (message!("body-existed", day = last), record.data.until.as_ref())
        }
        (Some(last), _) => (message!("body-exists", day = last), record.data.until.as_ref()),
        (None, Some(from)) => (message!("body-begins", day = from), record.data.from.as_ref()),
        (None, None) => return,
    };
    let place = case.record(agreement).at(duty.by.span);
    let (name, due, of_body) = (duty.name.clone(), when(duty.due), life.clone());
    let message = if duty.due.last < case.day() {
        message!(
            "finding-late-duty-of-ceased-body",
            duty = name,
            when = due,
            body = record.id,
            life = of_body
        )
    } else {
        message!("finding-duty-of-ceased-body", duty = name, when = due, body = record.id, life = of_body)
    };
    let finding = findings.add(place, Some(duty.review.unwrap_or(&record.id)), message);
    let id = &record.id;
    finding.help(message!("help-duty-of-ceased-body", body = id));
    finding.related(
        record.at(date.map_or(Span::FILE, |date| date.span)),
        message!("of-body", body = id, life = life),
    );
    if let Some(span) = duty.due_span {
        finding.related(case.record(agreement).at(span), message!("place-when-due"));
    }
}

fn reviews<'r>(case: &Case<'r>, agreement: AgreementIx) -> impl Iterator<Item = Duty<'r>> {
    let (is_certain, record) = (!case.record(agreement).is_faulty("review"), case.agreement(agreement));
    case.standing(agreement).reviews.iter().flat_map(move |standing| {
        let due = record.review.get(standing.position()).zip(standing.next.filter(|_| is_certain));
        due.into_iter().flat_map(|(review, next)| {
            let id = &review.id.value;
            let held = review.by.iter().map(move |by| (message!("duty-review", id = id), by));
            let reported = review.reports_to.iter().map(move |by| (message!("duty-report", id = id), by));
            held.chain(reported).map(move |(name, by)| {
                let due_span = Some(review.first.span);
                Duty { name, review: Some(&review.id.value), due: Days::of(next.date), due_span, by }
            })
        })
    })
}

/// The duty to start work on a successor, if its day is known or the work is already called for.
fn revision<'r>(case: &Case<'r>, agreement: AgreementIx) -> Option<Duty<'r>> {
    let (record, standing) = (case.agreement(agreement), case.standing(agreement));
    let by = record.initiator()?;
    if standing.has(Flag::Revise) {
        return Some(Duty {
            name: message!("duty-revision"),
            review: None,
            due: Days::on(case.day()),
            due_span: None,
            by,
        });
    }
    let by_lead_time = standing.start_revision_due();
    let due = by_lead_time.filter(|_| !case.is_end_faulty(agreement))?;
    let due_span = Some(case.end_place(agreement).span);
    let name = message!("duty-start-of-revision");
    Some(Duty { name, review: None, due: Days::on(due), due_span, by })
}

fn activities<'r>(case: &Case<'r>, agreement: AgreementIx) -> impl Iterator<Item = Duty<'r>> {
    let is_certain = !case.record(agreement).is_faulty("activity");
    let open = open_activities(case.agreement(agreement), case.day()).filter(move |_| is_certain);
    open.filter_map(|(_, activity)| Some((activity, activity.due.as_ref()?))).flat_map(|(activity, due)| {
        let duty = |by| Duty {
            name: message!("duty-activity", title = &activity.title.value),
            review: None,
            due: Days::of(**due),
            due_span: Some(due.span),
            by,
        };
        activity.by.iter().map(duty)
    })
}
