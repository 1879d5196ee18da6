//! Reminders: what falls due, who is reminded and how often.

use std::collections::{BTreeMap, HashMap, HashSet};

use crate::model::Id;
use crate::registry::{AgreementIx, BodyIx};
use crate::time::Case;
use crate::time::{
    Day, Duty, DutyKind, Holder, Stage, day, days_between, deadlines, longest_stage, max_deadlines, stages,
};

use super::agenda::{Cut, EventKind};
use super::concern::{Fold, StatusSection, of_duty};
use super::duty::{self, code};
use super::filter::Filter;
use super::order::by_name;
use super::{Dated, Message, words};

/// One reminder: a stage of a deadline, for one recipient.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Reminder {
    /// Identifies the reminder by the agreement, the duty, its due day, the stage and, if several share the duty, the
    /// recipient's id. Unique, and the same in every run.
    pub key: String,
    /// The address to send it to. None if neither the responsible body or party nor, for duties of the owner, the
    /// agreement has one.
    pub recipient: Option<String>,
    /// The body responsible on the day of the report.
    pub body: Option<String>,
    /// The party responsible, if it is not a body.
    pub party: Option<String>,
    /// The agreement.
    pub agreement: String,
    /// The kind of deadline.
    pub kind: EventKind,
    /// The last day to meet the deadline.
    pub deadline: Dated,
    /// How long before the deadline the reminder is due.
    pub stage: String,
    /// The day from which it is due.
    pub due: Day,
    /// The number of days to the deadline, negative if it has passed.
    pub days_left: i64,
    /// Whether the deadline has passed.
    pub overdue: bool,
    /// Whether a law requires the agreement.
    pub statutory: bool,
    /// The section of the report of `status` that it belongs to.
    pub section: StatusSection,
    /// The next step, and the reasons.
    pub message: Message,
    /// Why it is counted instead of shown. None if it is shown.
    pub fold: Option<Fold>,
    /// The title of the agreement, or its id if it has none.
    pub title: String,
    /// The display name of the body or party. None if no one is responsible.
    pub name: Option<String>,
    /// Identifies the duty within the agreement. Stays the same even if the day moves.
    pub duty: String,
    /// The days of all reminders of the deadline.
    pub alarms: Vec<Day>,
}

/// All reminders that are due on a day.
#[derive(Debug, Default)]
pub struct Reminders {
    /// In the order of `status`: by section, in each those of agreements that a law requires first, then by deadline.
    pub reminders: Vec<Reminder>,
    /// The agreements for which some deadlines are left out because there are too many, each with the first day
    /// affected.
    pub cut: Vec<Cut>,
}

/// The reminders for one recipient.
#[derive(Debug)]
pub struct Digest<'r> {
    /// The address. None if there is no recipient.
    pub recipient: Option<&'r str>,
    /// The display names of those it is for, or who lack an address; in order, without duplicates.
    pub names: Vec<&'r str>,
    /// The deadlines that are shown, without duplicates, in the order of `status`.
    pub items: Vec<Item<'r>>,
    /// How many deadlines are not shown because they are more than two years back.
    pub old: usize,
    /// How many deadlines are not shown because the findings about them are accepted in the records.
    pub accepted: usize,
}

/// One deadline in a digest.
#[derive(Debug)]
pub struct Item<'r> {
    /// Its reminder, for the first of those it is for.
    pub reminder: &'r Reminder,
    /// The display names of those it is for, without duplicates.
    pub names: Vec<&'r str>,
    /// The keys of its reminders, one for each of those it is for.
    pub keys: Vec<&'r str>,
}

impl Reminders {
    /// The reminders due on the day of the report for the agreements that match `filter`, from the day of their stage
    /// until the deadline is met: of each deadline, that of the latest stage. If `bodies` is not empty, only those for
    /// which one of them is responsible, and those of reviews that it receives. With `since`, only reminders that became due after that day. With `all`,
    /// nothing is folded.
    #[must_use]
    pub fn of(case: &Case<'_>, filter: &Filter, bodies: &[BodyIx], since: Option<Day>, all: bool) -> Self {
        let mut found = Reminders::default();
        let agreements = filter.apply(case);
        let max = max_deadlines(agreements.len());
        for agreement in agreements {
            let leaves = filter.last_day_of_parties(case, agreement);
            let builder = ReminderBuilder { case, agreement, bodies, since, leaves, all, max };
            builder.remind(&mut found);
        }
        let Reminders { mut reminders, cut } = found;
        reminders.sort_by_cached_key(|reminder: &Reminder| {
            let day = Some(reminder.deadline.day);
            let place = reminder.section.order(reminder.fold, reminder.statutory, day);
            let title = by_name(case.registry, &reminder.title);
            let id = (reminder.agreement.clone(), reminder.key.clone());
            (reminder.section, place, reminder.due, title, id)
        });
        let mut seen: HashMap<String, u32> = HashMap::new();
        for reminder in &mut reminders {
            // If a record gives the same duty twice, number them to keep the keys unique.
            let times = seen.entry(reminder.key.clone()).or_default();
            *times += 1;
            if *times > 1 {
                reminder.key = format!("{}/{times}", reminder.key);
            }
        }
        Reminders { reminders, cut }
    }

    /// One digest for each recipient, by address. Last come the reminders without an address that `is_usable`.
    #[must_use]
    pub fn digests(&self, is_usable: impl Fn(&str) -> bool) -> Vec<Digest<'_>> {
        let mut by_recipient: BTreeMap<(bool, Option<&str>), Vec<&Reminder>> = BTreeMap::new();
        for reminder in &self.reminders {
            let recipient = reminder.recipient.as_deref().filter(|recipient| is_usable(recipient));
            by_recipient.entry((recipient.is_none(), recipient)).or_default().push(reminder);
        }
        by_recipient
            .into_iter()
            .map(|((_, recipient), reminders)| Digest::of(recipient, &reminders))
            .collect()
    }
}

impl<'r> Digest<'r> {
    fn of(recipient: Option<&'r str>, reminders: &[&'r Reminder]) -> Self {
        let mut names: Vec<&str> = reminders.iter().filter_map(|reminder| reminder.name.as_deref()).collect();
        names.sort_unstable();
        names.dedup();
        let mut items: Vec<Item<'r>> = Vec::new();
        let mut places: HashMap<_, usize> = HashMap::new();
        let mut folded: HashSet<_> = HashSet::new();
        for reminder in reminders {
            let deadline = (&reminder.agreement, &reminder.duty, reminder.deadline.day);
            if let Some(fold) = reminder.fold {
                folded.insert((fold, deadline));
                continue;
            }
            let place = *places.entry(deadline).or_insert(items.len());
            match items.get_mut(place) {
                Some(item) => {
                    item.keys.push(&reminder.key);
                    let is_new = |name: &&str| !item.names.contains(name);
                    item.names.extend(reminder.name.as_deref().filter(is_new));
                }
                None => items.push(Item {
                    reminder,
                    names: reminder.name.as_deref().into_iter().collect(),
                    keys: vec![&reminder.key],
                }),
            }
        }
        let folded = |fold: Fold| folded.iter().filter(|(of, _)| *of == fold).count();
        Digest { recipient, names, items, old: folded(Fold::Old), accepted: folded(Fold::Accepted) }
    }
}

struct ReminderBuilder<'c, 'r> {
    case: &'c Case<'r>,
    agreement: AgreementIx,
    bodies: &'c [BodyIx],
    since: Option<Day>,
    /// The last day on which any of the requested parties is a party of the agreement.
    leaves: Option<Day>,
    /// Whether nothing is folded.
    all: bool,
    /// The most deadlines of an agreement.
    max: usize,
}

impl ReminderBuilder<'_, '_> {
    fn remind(&self, reminders: &mut Reminders) {
        let today = self.case.day();
        let Some(earliest) = longest_stage(self.case, self.agreement) else { return };
        // Also deadlines that fell since the last run, even if their day has passed.
        let from = self.since.map_or(today, |since| day::next(since).min(today));
        // The lengths of two months differ by at most three days.
        let through = day::add(today, earliest).checked_add_days(chrono::Days::new(3)).unwrap_or(day::LAST);
        let deadlines = deadlines(self.case, self.agreement, (from, through), self.max);
        let (before, mut cut_from) = (reminders.reminders.len(), deadlines.cut_from);
        for duty in deadlines.duties {
            if self.leaves.is_some_and(|leaves| leaves < duty.day()) {
                continue;
            }
            if duty.is_met || (duty.day() < from && !duty.stays) {
                continue;
            }
            let stages = stages(self.case, self.agreement, &duty);
            let latest = stages.iter().rev().find(|stage| stage.due <= today);
            let is_new = |stage: &&Stage| self.since.is_none_or(|since| since < stage.due);
            let Some(stage) = latest.filter(is_new) else { continue };
            let recipients = self.recipients(&duty);
            if reminders.reminders.len() - before > self.max {
                cut_from = Some(cut_from.map_or(duty.day(), |known| known.min(duty.day())));
                continue;
            }
            for (holder, named) in &recipients {
                // The id as written, so that the key stays the same if a successor takes over the duty.
                let whose = named.filter(|_| duty.named.len() > 1);
                reminders.reminders.push(self.reminder(&duty, *stage, *holder, whose, &stages));
            }
        }
        reminders
            .cut
            .extend(cut_from.map(|from| Cut { agreement: self.case.id(self.agreement).to_string(), from }));
    }

    /// The requested recipients of a duty on the day of the report, each with the id by which the record names it. A
    /// single one without a holder if no one is responsible.
    fn recipients<'i>(&self, duty: &Duty<'i>) -> Vec<(Option<Holder>, Option<&'i Id>)> {
        let named = duty.named.iter().copied();
        let responsible = self.case.responsible(self.agreement, named, self.case.day()).into_iter();
        let mut recipients: Vec<_> = responsible.map(|one| (Some(one.holder), one.named)).collect();
        if recipients.is_empty() {
            recipients.push((None, None));
        }
        let is_asked_for = |body: BodyIx| self.bodies.contains(&body);
        let is_received = self.case.receivers(duty, self.case.day()).into_iter().any(is_asked_for);
        if !self.bodies.is_empty() && !is_received {
            recipients.retain(|(holder, _)| holder.and_then(Holder::body).is_some_and(is_asked_for));
        }
        recipients
    }

    fn reminder(
        &self,
        duty: &Duty<'_>,
        stage: Stage,
        holder: Option<Holder>,
        whose: Option<&Id>,
        stages: &[Stage],
    ) -> Reminder {
        let (registry, record) = (self.case.registry, self.case.record(self.agreement));
        let (id, title) = (record.id.to_string(), record.data.title.to_string());
        let holder_id = holder.map(|holder| self.case.holder_id(holder).to_string());
        let is_body = holder.is_some_and(|holder| holder.body().is_some());
        let (body, party) = if is_body { (holder_id, None) } else { (None, holder_id) };
        let mut key = format!("{}/{}/{}/{}", code(&id), duty::key(duty), duty.day(), stage.before);
        if let Some(whose) = whose {
            key = format!("{key}/{}", code(whose));
        }
        // The same duty, whether or not a successor takes over.
        let kind = if duty.kind() == DutyKind::Lapses { DutyKind::Expires } else { duty.kind() };
        let concern = of_duty(self.case, self.agreement, duty);
        Reminder {
            key,
            recipient: self.address(holder),
            body,
            party,
            kind: EventKind::Due(kind),
            deadline: Dated::last(duty.due),
            stage: stage.before.to_string(),
            due: stage.due,
            days_left: days_between(self.case.day(), duty.day()),
            overdue: duty.day() < self.case.day(),
            statutory: record.data.is_statutory(),
            section: concern.section,
            message: concern.text(),
            fold: concern.fold.filter(|_| !self.all),
            title: if title.is_empty() { id.clone() } else { title },
            agreement: id,
            name: holder.map(|holder| words::holder(registry, holder).to_owned()),
            duty: duty::key(duty),
            alarms: stages.iter().map(|stage| stage.due).collect(),
        }
    }

    /// The contact address of the responsible body or party, if it still exists. For duties of the owner, otherwise
    /// that of the agreement.
    fn address(&self, holder: Option<Holder>) -> Option<String> {
        let owner = self.case.owner(self.agreement, self.case.day()).map(Holder::Body);
        let own = self.case.agreement(self.agreement).contact.as_deref().filter(|_| holder == owner);
        let contact = holder.and_then(|holder| self.case.contact(holder)).map(|contact| &contact.value);
        contact
            .or(own.map(|own| &**own))
            .map(|contact| contact.to_string())
            .filter(|contact| !contact.is_empty())
    }
}
