use crate::model::validity::From;
use crate::rules::case::days;
use crate::rules::prelude::*;
use crate::time::Day;

rule! {
    /// A successor that starts before what it replaces.
    ///
    /// One of the two days is wrong, or `replaces` points the wrong way. As it stands the old agreement was replaced before
    /// it began, so no report shows it as in force on any day.
    ///
    /// # What to do
    ///
    /// Look both days up in the documents. If the older one is written down as the successor of the newer, move `replaces`
    /// to the other record.
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
    /// until = 2027-12-31
    /// # agreements/fardtjanst-2028.toml
    /// title = "Avtal om färdtjänst"
    /// kind = "agreement"
    /// stage = "consultation"
    /// parties = ["testkoping", "region-test"]
    /// [validity]
    /// from = 2018-01-01
    /// #      ^^^^^^^^^^
    /// until = 2031-12-31
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
    /// parties = ["testkoping", "region-test"]
    /// [validity]
    /// from = 2020-01-01
    /// until = 2027-12-31
    /// # agreements/fardtjanst-2028.toml
    /// title = "Avtal om färdtjänst"
    /// kind = "agreement"
    /// stage = "consultation"
    /// parties = ["testkoping", "region-test"]
    /// [validity]
    /// from = 2028-01-01
    /// until = 2031-12-31
    /// [[replaces]]
    /// id = "fardtjanst-2020"
    /// ```
    ///
    /// An older agreement may replace a newer one together with one that is newer still:
    ///
    /// ```toml
    /// # agreements/barns-halsa-2016.toml
    /// title = "Överenskommelse om barns hälsa"
    /// kind = "agreement"
    /// parties = ["testkoping", "region-test"]
    /// [validity]
    /// from = 2016-01-01
    /// until = 2027-12-31
    /// [[replaces]]
    /// id = "halsoundersokning-2018"
    /// together_with = ["rutin-2022"]
    /// # agreements/halsoundersokning-2018.toml
    /// title = "Överenskommelse om hälsoundersökning"
    /// kind = "agreement"
    /// parties = ["testkoping", "region-test"]
    /// [validity]
    /// from = 2018-01-01
    /// until = 2021-12-31
    /// # agreements/rutin-2022.toml
    /// title = "Rutin vid hälsoundersökning"
    /// kind = "agreement"
    /// parties = ["testkoping", "region-test"]
    /// [validity]
    /// from = 2022-01-01
    /// until = 2027-12-31
    /// ```
    id: "older-successor", level: Error, since: "0.1.0", timed: false, check: Check::Agreement(check),
}

fn check(case: &Case<'_>, agreement: AgreementIx, findings: &mut Findings<'_>) {
    for (entry, replaces) in case.registry.links(agreement).replaces.iter().enumerate() {
        let Some(old) = replaces.agreement.filter(|_| replaces.whole) else { continue };
        let (Some(new_start), Some(old_start)) = (latest_start(case, agreement, entry), start(case, old))
        else {
            continue;
        };
        let early = time::day::days_between(new_start, old_start);
        if early <= 0 {
            continue;
        }
        let old_id = case.id(old);
        let message = format!(
            "begins on {new_start}, {} before `{old_id}`, which it replaces, begins on {old_start}",
            days(early)
        );
        let finding = findings.add(case.start_place(agreement), message);
        finding.help("look both days up in the documents, or move `replaces` to the newer of the two");
        finding.related(case.start_place(old), format!("`{old_id}` begins on {old_start}"));
        finding.related(case.replaces_place(agreement, entry), format!("it replaces `{old_id}`"));
    }
}

/// When it begins, as far as it is known: when it enters into force, else what is written.
fn start(case: &Case<'_>, agreement: AgreementIx) -> Option<Day> {
    let periods = case.periods(agreement);
    periods.start.and_then(When::day).or(periods.first)
}

/// The last day on which a successor may take over, as written: that of a month or a year, if no more is known. None
/// where it depends on others that have no start.
fn latest_start(case: &Case<'_>, agreement: AgreementIx, entry: usize) -> Option<Day> {
    let is_alone = case.registry.links(agreement).replaces.get(entry)?.together_with.is_empty();
    let start = match case.takes_over(agreement, entry) {
        Some(takes_over) => takes_over.day()?,
        None => start(case, agreement).filter(|_| is_alone)?,
    };
    match case.agreement(agreement).validity.from.as_ref().map(|from| from.value) {
        Some(From::Date(date)) if date.first_day() == start => Some(date.last_day()),
        Some(From::Date(_) | From::LastAdoption) | None => Some(start),
    }
}
