//! One agreement in full, on a terminal or as a Markdown page.

use super::sheet::{Fact, Sheet};
use crate::text::{Language, dimmed, shortened};
use crate::view::adoption::{AdoptionRow, with_reference};
use crate::view::message::{self, message};
use crate::view::show::{AcceptedRow, DecisionRow, DocumentRow, MentionRow, ProlongationKind, ReviewRow};
use crate::view::{FindingRow, LinkRow, Message, Named, Show, words};

/// The agreement, no wider than `width`.
#[must_use]
pub fn show(show: &Show, language: Language, width: u16) -> String {
    sheet(show, language).human(width)
}

/// The agreement as a page: its title, and a table.
#[must_use]
pub fn page(show: &Show, language: Language) -> String {
    sheet(show, language).markdown()
}

fn sheet(show: &Show, language: Language) -> Sheet {
    Sheet {
        title: show.agreement.name().to_owned(),
        facts: fields(show, language),
        red: ShowWriter { show, language }.rejections(),
        sections: Vec::new(),
    }
}

/// The fields of an agreement. Empty ones are left out.
fn fields(show: &Show, language: Language) -> Vec<Fact> {
    let writer = ShowWriter { show, language };
    let row = &show.agreement;
    let say = |messages: Vec<Message>| {
        messages.iter().map(|message| message.localise(language)).collect::<Vec<_>>()
    };
    let list = |words: &[String]| Some(few(words, language)).filter(|list| !list.is_empty());
    let reasons = std::iter::once(words::state(row.state)).chain(row.reasons.iter().cloned());
    let fields = [
        (message!("field-id"), vec![writer.id()]),
        (message!("field-aliases"), show.aliases.clone()),
        (message!("field-kind"), vec![writer.kind()]),
        (message!("field-reference"), row.reference.iter().cloned().collect()),
        (message!("field-statutory"), writer.statutory().into_iter().collect()),
        (message!("field-state"), say(reasons.collect())),
        (message!("field-attention"), say(words::flags(&row.flags))),
        (message!("field-period"), say(writer.period())),
        (message!("field-notice"), say(show.clauses.on_notice())),
        (message!("field-survival"), say(show.clauses.on_survival())),
        (message!("field-owner"), vec![writer.owner()]),
        (message!("field-contact"), show.contact.iter().cloned().collect()),
        (message!("field-parties"), list(&writer.parties()).into_iter().collect()),
        (message!("field-adoption"), say(writer.adoption())),
        (message!("field-decisions"), writer.other_decisions()),
        (
            message!("field-replaces"),
            show.replaces.iter().map(|link| writer.replacement(link, &link.replaced)).collect(),
        ),
        (
            message!("field-replaced-by"),
            show.replaced_by.iter().map(|link| writer.replacement(link, &link.successor)).collect(),
        ),
        (message!("field-amends"), writer.mentions(&show.amends)),
        (message!("field-based-on"), writer.mentions(&show.based_on)),
        (message!("field-basis-of"), writer.mentions(&show.basis_of)),
        (message!("field-expects-local"), list(&names(&show.expects_local, language)).into_iter().collect()),
        (message!("field-related"), writer.mentions(&show.related)),
        (message!("field-reviews"), show.reviews.iter().map(|review| writer.review(review)).collect()),
        (message!("field-coming"), writer.coming()),
        (
            message!("field-documents"),
            show.documents.iter().map(|document| writer.document(document)).collect(),
        ),
        (message!("field-findings"), show.findings.iter().map(|row| finding(row, language)).collect()),
        (
            message!("field-accepted"),
            show.accepted.iter().map(|row| accepted(row).localise(language)).collect(),
        ),
    ];
    let mut fields: Vec<Fact> = fields
        .into_iter()
        .map(|(label, lines)| Fact::new(&label, lines_of(lines, language), language))
        .collect();
    fields.push(Fact::notes(show.notes.as_deref(), language));
    fields.push(Fact::new(&message!("field-file"), vec![row.path.clone()], language));
    fields
}

/// Names of a list, shortened if there are too many.
fn few<N: AsRef<str>>(names: &[N], language: Language) -> String {
    words::few(names, words::NAMED_OF_ONE).localise(language)
}

/// Lines about the agreement, shortened if there are too many.
fn lines_of(mut lines: Vec<String>, language: Language) -> Vec<String> {
    let more = lines.len().saturating_sub(words::NAMED_OF_ONE);
    if more > 0 {
        lines.truncate(words::NAMED_OF_ONE);
        lines.push(message!("more-lines", count = more).localise(language));
    }
    lines
}

/// Writes the parts of an agreement.
pub(super) struct ShowWriter<'s> {
    pub(super) show: &'s Show,
    pub(super) language: Language,
}

impl ShowWriter<'_> {
    pub(super) fn id(&self) -> String {
        let (id, former) = (&self.show.agreement.id, &self.show.former_ids);
        match former.as_slice() {
            [] => id.clone(),
            former => message!("formerly", id = id.as_str(), former = few(former, self.language))
                .localise(self.language),
        }
    }

    /// Its kind and its part of the document system.
    pub(super) fn kind_and_part(&self) -> String {
        let row = &self.show.agreement;
        let mut kind = match row.kind_name(self.language) {
            Some(kind) => kind.to_owned(),
            None => message!("not-recorded").localise(self.language),
        };
        if let Some(part) = row.part {
            kind = message!("kind-part", kind = kind, part = part.to_string()).localise(self.language);
        }
        kind
    }

    /// Its topics, if it has any.
    pub(super) fn topics(&self) -> Option<String> {
        let topics = &self.show.agreement.topics;
        (!topics.is_empty()).then(|| few(topics, self.language))
    }

    fn kind(&self) -> String {
        let kind = self.kind_and_part();
        match self.topics() {
            Some(topics) => format!("{kind} ({topics})"),
            None => kind,
        }
    }

    pub(super) fn statutory(&self) -> Option<String> {
        match (self.show.agreement.statutory, self.show.laws.is_empty()) {
            (false, _) => None,
            (true, true) => Some(message!("law-requires").localise(self.language)),
            (true, false) => Some(few(&self.show.laws, self.language)),
        }
    }

    pub(super) fn period(&self) -> Vec<Message> {
        let row = &self.show.agreement;
        let mut lines = vec![row.period()];
        lines.extend(self.show.prolongations.iter().map(|moved| {
            let mut terms = vec![message!("through", day = moved.until)];
            let decided = moved.decided.map(|dated| dated.date);
            terms.extend(match (decided, &moved.by_name) {
                (Some(day), Some(by)) => Some(message!("decided-by", day = day, by = by.as_str())),
                (Some(day), None) => Some(message!("decided", day = day)),
                (None, Some(by)) => Some(message!("by", by = by.as_str())),
                (None, None) => None,
            });
            match moved.kind {
                ProlongationKind::Extension => message!("extension", terms = terms),
                ProlongationKind::Option => message!("option-called", terms = terms),
                ProlongationKind::Suspension => message!("prolonged-by-suspension", terms = terms),
            }
        }));
        lines.extend(self.show.clauses.on_period());
        lines.extend(row.gaps.iter().map(|gap| match gap.through {
            Some(through) => message!("gap-through", from = gap.from, through = through),
            None => message!("gap-open", from = gap.from),
        }));
        lines
    }

    pub(super) fn owner(&self) -> String {
        let row = &self.show.agreement;
        let effective = row.effective_owner.clone().zip(row.owner_name.clone());
        let effective = effective.map(|(id, name)| Named { id, name });
        let owner = match (&self.show.written_owner, effective) {
            (None, _) => message!("nobody-named"),
            (Some(written), Some(body)) if written.id == body.id => message!("words", words = body),
            (Some(written), Some(body)) => {
                message!("in-place-of", body = body, replaced = written.clone())
            }
            (Some(written), None) => message!("owner-unknown", id = written.id.as_str()),
        };
        owner.localise(self.language)
    }

    fn parties(&self) -> Vec<String> {
        let parties = self.show.participants.iter();
        let say = |days: Message| format!(" ({})", days.localise(self.language));
        parties
            .map(|participant| {
                let named = Named { id: participant.party.clone(), name: participant.name.clone() };
                let days = participant.days().map(say).unwrap_or_default();
                format!("{}{days}", named.text(self.language))
            })
            .collect()
    }

    /// Parties that decided the same on the same day share a line. Rejections come first, then adoptions by day, then
    /// what is undecided.
    fn adoption(&self) -> Vec<Message> {
        let mut lines = self.decided(|_| true);
        lines.extend(self.show.adoption_number.map(|number| message!("adoption-number", count = number)));
        lines.extend(self.show.clauses.on_adoption());
        lines
    }

    /// The lines about the parties that have rejected it.
    fn rejections(&self) -> Vec<String> {
        let lines = self.decided(AdoptionRow::is_rejection);
        lines.iter().map(|line| shortened(&line.localise(self.language)).into_owned()).collect()
    }

    fn decided(&self, is_told: impl Fn(&AdoptionRow) -> bool) -> Vec<Message> {
        let mut groups: Vec<(_, Message, Vec<String>)> = Vec::new();
        for row in self.show.adoption.iter().filter(|row| is_told(row)) {
            let (how, reference) = row.told_of_several();
            let name = match reference {
                Some(reference) => with_reference(row.party.clone(), reference).localise(self.language),
                None => row.party.text(self.language),
            };
            match groups.iter_mut().find(|(_, known, _)| *known == how) {
                Some((_, _, names)) => names.push(name),
                None => groups.push((row.order(), how, vec![name])),
            }
        }
        groups.sort_by_key(|(order, _, _)| *order);
        let line = |(_, how, names): (_, Message, Vec<String>)| {
            message!("adoption-group", how = how, names = few(&names, self.language))
        };
        groups.into_iter().map(line).collect()
    }

    fn replacement(&self, link: &LinkRow, other: &Named) -> String {
        format!("{}, {}", typed(other), self.terms(link))
    }

    /// The terms of a replacement. What prevents the agreement itself from entering into force is reported with its
    /// state.
    pub(super) fn terms(&self, link: &LinkRow) -> String {
        let text = message::join(&link.terms(), ", ", self.language);
        let conditions =
            link.conditions.iter().filter(|condition| condition.agreement != self.show.agreement.id);
        let conditions: Vec<String> =
            conditions.map(|condition| condition.message.localise(self.language)).collect();
        if conditions.is_empty() { text } else { format!("{text}: {}", conditions.join("; ")) }
    }

    /// The decisions that are not shown among the adoptions.
    pub(super) fn other_decisions(&self) -> Vec<String> {
        let others = self.show.decisions.iter().filter(|decision| !decision.is_in_adoption);
        others.map(|row| decision(row).localise(self.language)).collect()
    }

    fn mentions(&self, rows: &[MentionRow]) -> Vec<String> {
        let mention = |row: &MentionRow| {
            let state =
                row.state.map_or_else(|| message!("not-in-registry"), words::state).localise(self.language);
            let named = Named { id: row.id.clone(), name: row.title.clone().unwrap_or(row.id.clone()) };
            let mention = format!("{}: {state}", typed(&named));
            if row.sections.is_empty() {
                return mention;
            }
            let sections =
                message!("sections", sections = few(&row.sections, self.language)).localise(self.language);
            format!("{mention} ({sections})")
        };
        rows.iter().map(mention).collect()
    }

    pub(super) fn review(&self, row: &ReviewRow) -> String {
        let mut name = words::name_of_review(row.title.as_deref(), row.kind, row.every);
        if let Some(every) = row.every.filter(|_| row.title.is_some()) {
            name = message!("review-recurring", kind = name, every = words::interval(every));
        }
        let named = Named { id: row.id.clone(), name: name.localise(self.language) };
        let mut text = named.text(self.language);
        if let Some(by) = &row.by_name {
            let by = message!("review-by", by = by.as_str());
            text = format!("{text}, {}", by.localise(self.language));
        }
        let verb = || words::review_verb(row.kind);
        let last = row.last_done.map(|dated| dated.date);
        let last = last.map_or_else(
            || message!("never-done", verb = verb()),
            |last| message!("why-last-done", verb = verb(), day = last),
        );
        let today = self.show.agreement.as_of;
        let next = row.next_due.map(|on| {
            let distance = words::distance(today, on.day, self.language);
            if on.day < today {
                message!("review-missed", verb = verb(), day = on.date, distance = distance)
            } else {
                message!("next-due", day = on.date, distance = distance)
            }
        });
        let next = next.unwrap_or_else(|| message!("none-to-come"));
        format!("{text}: {}, {}", next.localise(self.language), last.localise(self.language))
    }

    pub(super) fn coming(&self) -> Vec<String> {
        let coming = self.show.coming.iter().map(|(day, what)| {
            let distance = words::distance(self.show.agreement.as_of, *day, self.language);
            format!("{day} {} ({distance})", what.localise(self.language))
        });
        coming.collect()
    }

    fn document(&self, row: &DocumentRow) -> String {
        let places: Vec<&str> = [&row.path, &row.url].into_iter().flatten().map(String::as_str).collect();
        let language = row.language.as_ref().map(|language| format!(" ({language})")).unwrap_or_default();
        format!("{}{language}: {}", words::document_role(row.role).localise(self.language), places.join(", "))
    }
}

fn decision(row: &DecisionRow) -> Message {
    let day = row.date.map(|dated| dated.date);
    let mut decision = match day {
        Some(day) => {
            let outcome = row.outcome.map_or_else(|| message!("outcome-unknown"), words::outcome);
            message!("decision-taken", outcome = outcome, by = row.by_name.as_str(), day = day)
        }
        None => {
            let planned = row.planned.iter().map(|dated| message!("day", day = dated.date));
            message!("decision-planned", by = row.by_name.as_str(), days = words::either(planned.collect()))
        }
    };
    if let Some(reference) = &row.reference {
        decision = message!("decision-reference", decision = decision, reference = reference.as_str());
    }
    decision
}

/// An agreement by its title, with the id that a reader needs to ask for it.
fn typed(named: &Named) -> String {
    if named.name == named.id || named.name.ends_with(&format!("({})", named.id)) {
        named.name.clone()
    } else {
        format!("{} {}", named.name, dimmed(&format!("({})", named.id)))
    }
}

/// Names for people.
fn names(named: &[Named], language: Language) -> Vec<String> {
    named.iter().map(|named| named.text(language)).collect()
}

/// A finding that is accepted, with the reason.
fn accepted(row: &AcceptedRow) -> Message {
    let accepted = message!("key-value", key = row.rule.as_str(), value = row.reason.as_str());
    match row.until {
        Some(until) => message!("accepted-through", accepted = accepted, day = until.date),
        None => accepted,
    }
}

fn finding(row: &FindingRow, language: Language) -> String {
    let level = words::level(row.level).localise(language);
    let line = message!("line-number", number = row.line.to_string()).localise(language);
    format!("{level}[{}] {line}: {}", row.rule, row.message)
}
