//! One agreement, whole, on a terminal or as a Markdown page.

use std::fmt::Write;

use anstyle::Style;

use super::markdown::escape;
use crate::text::Language;
use crate::text::shortened;
use crate::text::wrap;
use crate::time::Day;
use crate::view::agreement::date;
use crate::view::phrase::{self, phrase};
use crate::view::show::{AdoptionRow, DecisionRow, DocumentRow, MentionRow, ProlongationKind, ReviewRow};
use crate::view::{LinkRow, Phrase, Show, words};

/// Columns between a label and what it is about.
const GAP: usize = 2;

/// What there is to say, by what it is about.
struct Field {
    label: String,
    lines: Vec<String>,
    is_prose: bool,
}

/// The agreement, no wider than `width`.
#[must_use]
pub fn show(show: &Show, language: Language, width: u16) -> String {
    let bold = Style::new().bold();
    let mut page = format!("{bold}{}{bold:#}\n\n", wrap(&shortened(show.agreement.name()), 0, 0, width));
    let fields = fields(show, language);
    let labels = fields.iter().map(|field| field.label.chars().count()).max().unwrap_or(0) + GAP;
    for Field { label, lines, is_prose } in &fields {
        for (at, line) in lines.iter().enumerate() {
            let label = if at == 0 { label.as_str() } else { "" };
            let padding = " ".repeat(labels.saturating_sub(label.chars().count()));
            let line = wrap(line, labels, if *is_prose { labels } else { labels + 2 }, width);
            let _ = writeln!(page, "{}", format!("{bold}{label}{bold:#}{padding}{line}").trim_end());
        }
    }
    page
}

/// The agreement as a page: its title, and a table.
#[must_use]
pub fn page(show: &Show, language: Language) -> String {
    let mut page = format!("# {}\n\n| | |\n| --- | --- |\n", escape(&shortened(show.agreement.name())));
    for Field { label, lines, .. } in fields(show, language) {
        let lines: Vec<String> = lines.iter().map(|line| escape(line)).collect();
        let _ = writeln!(page, "| {label} | {} |", lines.join("<br>"));
    }
    page
}

/// Nothing that there is nothing to say of.
fn fields(show: &Show, language: Language) -> Vec<Field> {
    let speaker = Speaker { show, language };
    let row = &show.agreement;
    let say = |phrases: Vec<Phrase>| phrases.iter().map(|phrase| phrase.say(language)).collect::<Vec<_>>();
    let list = |words: &[String]| Some(few(words, language)).filter(|list| !list.is_empty());
    let reasons = std::iter::once(words::state(row.state)).chain(row.reasons.iter().cloned());
    let flags: Vec<Phrase> = row.flags.iter().map(|flag| words::flag(*flag)).collect();
    let fields = [
        (phrase!("field-id"), vec![speaker.id()]),
        (phrase!("field-aliases"), show.aliases.clone()),
        (phrase!("field-kind"), vec![speaker.kind()]),
        (phrase!("field-reference"), row.reference.iter().cloned().collect()),
        (phrase!("field-statutory"), speaker.statutory().into_iter().collect()),
        (phrase!("field-state"), say(reasons.collect())),
        (phrase!("field-attention"), list(&[phrase::join(&flags, ", ", language)]).into_iter().collect()),
        (phrase!("field-period"), say(speaker.period())),
        (phrase!("field-owner"), vec![speaker.owner()]),
        (phrase!("field-contact"), show.contact.iter().cloned().collect()),
        (phrase!("field-parties"), list(&speaker.parties()).into_iter().collect()),
        (phrase!("field-adoption"), say(speaker.adoption())),
        (phrase!("field-decisions"), speaker.other_decisions()),
        (
            phrase!("field-replaces"),
            show.replaces.iter().map(|link| speaker.replacement(link, &link.replaced)).collect(),
        ),
        (
            phrase!("field-replaced-by"),
            show.replaced_by.iter().map(|link| speaker.replacement(link, &link.successor)).collect(),
        ),
        (phrase!("field-amends"), speaker.mentions(&show.amends)),
        (phrase!("field-based-on"), speaker.mentions(&show.based_on)),
        (phrase!("field-basis-of"), speaker.mentions(&show.basis_of)),
        (phrase!("field-expects-local"), list(&show.expects_local).into_iter().collect()),
        (phrase!("field-related"), speaker.mentions(&show.related)),
        (phrase!("field-reviews"), show.reviews.iter().map(|of| speaker.review(of)).collect()),
        (phrase!("field-coming"), speaker.coming()),
        (phrase!("field-documents"), show.documents.iter().map(|of| speaker.document(of)).collect()),
        (phrase!("field-findings"), show.findings.iter().map(finding).collect()),
    ];
    let mut fields: Vec<Field> = fields
        .into_iter()
        .map(|(label, lines)| Field {
            label: label.say(language),
            lines: lines_of(lines, language).iter().map(|line| shortened(line).into_owned()).collect(),
            is_prose: false,
        })
        .collect();
    fields.push(Field {
        label: phrase!("field-notes").say(language),
        lines: show.notes.iter().flat_map(|notes| notes.lines()).map(str::to_owned).collect(),
        is_prose: true,
    });
    fields.push(Field {
        label: phrase!("field-file").say(language),
        lines: vec![row.path.clone()],
        is_prose: false,
    });
    fields.retain(|field| !field.lines.is_empty());
    fields
}

/// Names of a list, not too many of them.
fn few<N: AsRef<str>>(names: &[N], language: Language) -> String {
    words::few(names, words::NAMED_OF_ONE).say(language)
}

/// Lines that each say something of the agreement, not too many of them.
fn lines_of(mut lines: Vec<String>, language: Language) -> Vec<String> {
    let more = lines.len().saturating_sub(words::NAMED_OF_ONE);
    if more > 0 {
        lines.truncate(words::NAMED_OF_ONE);
        lines.push(phrase!("more-lines", count = more).say(language));
    }
    lines
}

/// Says what there is to say of one agreement.
pub(super) struct Speaker<'s> {
    pub(super) show: &'s Show,
    pub(super) language: Language,
}

impl Speaker<'_> {
    pub(super) fn id(&self) -> String {
        let (id, former) = (&self.show.agreement.id, &self.show.former_ids);
        match former.as_slice() {
            [] => id.clone(),
            former => {
                phrase!("formerly", id = id.as_str(), former = few(former, self.language)).say(self.language)
            }
        }
    }

    pub(super) fn kind(&self) -> String {
        let row = &self.show.agreement;
        let mut kind = match row.kind_name(self.language) {
            Some(kind) => kind.to_owned(),
            None => phrase!("not-recorded").say(self.language),
        };
        if let Some(part) = row.part {
            kind = phrase!("kind-part", kind = kind, part = part.to_string()).say(self.language);
        }
        if row.topics.is_empty() { kind } else { format!("{kind} ({})", few(&row.topics, self.language)) }
    }

    pub(super) fn statutory(&self) -> Option<String> {
        match (self.show.agreement.statutory, self.show.laws.is_empty()) {
            (false, _) => None,
            (true, true) => Some(phrase!("law-requires").say(self.language)),
            (true, false) => Some(few(&self.show.laws, self.language)),
        }
    }

    pub(super) fn period(&self) -> Vec<Phrase> {
        let row = &self.show.agreement;
        let mut lines = vec![words::period(row)];
        lines.extend(self.show.prolongations.iter().map(|moved| {
            let mut terms = vec![phrase!("through", day = moved.until)];
            let decided = moved.decided.map(|day| date(day, moved.decided_as_written.as_ref()));
            terms.extend(match (decided, &moved.by_name) {
                (Some(day), Some(by)) => Some(phrase!("decided-by", day = day, by = by.as_str())),
                (Some(day), None) => Some(phrase!("decided", day = day)),
                (None, Some(by)) => Some(phrase!("by", by = by.as_str())),
                (None, None) => None,
            });
            match moved.kind {
                ProlongationKind::Extension => phrase!("extension", terms = terms),
                ProlongationKind::Option => phrase!("option-called", terms = terms),
            }
        }));
        lines.extend(row.gaps.iter().map(|gap| match gap.through {
            Some(through) => phrase!("gap-through", from = gap.from, through = through),
            None => phrase!("gap-open", from = gap.from),
        }));
        lines
    }

    pub(super) fn owner(&self) -> String {
        let row = &self.show.agreement;
        match (&row.owner, &row.effective_owner, &row.owner_name) {
            (None, _, _) => phrase!("nobody-named").say(self.language),
            (Some(written), Some(effective), Some(name)) if written == effective => named(name, written),
            (Some(written), Some(effective), Some(name)) => {
                phrase!("in-place-of", body = named(name, effective), replaced = written.as_str())
                    .say(self.language)
            }
            (Some(written), _, _) => phrase!("owner-unknown", id = written.as_str()).say(self.language),
        }
    }

    fn parties(&self) -> Vec<String> {
        let parties = self.show.participants.iter();
        let say = |days: Phrase| format!(" ({})", days.say(self.language));
        parties.map(|of| format!("{}{}", of.party, of.days().map(say).unwrap_or_default())).collect()
    }

    /// Who has decided alike, on one day, on one line; those who have not last.
    fn adoption(&self) -> Vec<Phrase> {
        let mut groups: Vec<(Option<crate::model::Date>, Phrase, Vec<&str>)> = Vec::new();
        for row in &self.show.adoption {
            let (day, how) = adopted(row);
            match groups.iter_mut().find(|(_, known, _)| *known == how) {
                Some((_, _, names)) => names.push(&row.name),
                None => groups.push((day, how, vec![&row.name])),
            }
        }
        groups.sort_by_key(|(day, _, _)| (day.is_none(), *day));
        let mut lines: Vec<Phrase> = groups
            .into_iter()
            .map(|(_, how, names)| phrase!("adoption-group", how = how, names = few(&names, self.language)))
            .collect();
        lines.extend(self.show.adoption_number.map(|number| phrase!("adoption-number", count = number)));
        lines
    }

    fn replacement(&self, link: &LinkRow, other: &str) -> String {
        format!("{other}, {}", self.terms(link))
    }

    /// On which terms one takes another's place. What keeps the agreement itself back is said where its state is.
    pub(super) fn terms(&self, link: &LinkRow) -> String {
        let text = phrase::join(&link.terms(), ", ", self.language);
        let conditions = link.conditions.iter().filter(|of| of.agreement != self.show.agreement.id);
        let conditions: Vec<String> = conditions.map(|of| of.phrase.say(self.language)).collect();
        if conditions.is_empty() { text } else { format!("{text}: {}", conditions.join("; ")) }
    }

    /// The decisions that the adoption does not show.
    pub(super) fn other_decisions(&self) -> Vec<String> {
        let others = self.show.decisions.iter().filter(|decision| !decision.is_in_adoption);
        others.map(|of| decision(of).say(self.language)).collect()
    }

    fn mentions(&self, rows: &[MentionRow]) -> Vec<String> {
        let mention = |row: &MentionRow| {
            let state = row.state.map_or_else(|| phrase!("not-in-registry"), words::state).say(self.language);
            let mention = format!("{}: {state}", row.id);
            if row.sections.is_empty() {
                return mention;
            }
            let sections =
                phrase!("sections", sections = few(&row.sections, self.language)).say(self.language);
            format!("{mention} ({sections})")
        };
        rows.iter().map(mention).collect()
    }

    pub(super) fn review(&self, row: &ReviewRow) -> String {
        let kind = row.kind.map(|kind| words::review_kind(Some(kind)).say(self.language));
        let mut text = named(row.title.as_deref().or(kind.as_deref()).unwrap_or(&row.id), &row.id);
        if let Some(every) = row.every {
            text = format!("{text} {}", phrase!("every", time = every).say(self.language));
        }
        if let Some(by) = &row.by_name {
            text = format!("{text} {}", phrase!("by", by = by.as_str()).say(self.language));
        }
        let last = row.last_done.map(|day| date(day, row.last_done_as_written.as_ref()));
        let last = last.map_or_else(|| phrase!("never-done"), |last| phrase!("last-done", day = last));
        let next = row.next_due.map(|day| {
            let next = date(day, row.next_due_as_written.as_ref());
            let distance = words::distance(self.show.agreement.as_of, day, self.language);
            phrase!("next-due", day = next, distance = distance)
        });
        let next = next.unwrap_or_else(|| phrase!("none-to-come"));
        format!("{text}: {}, {}", last.say(self.language), next.say(self.language))
    }

    pub(super) fn coming(&self) -> Vec<String> {
        let coming = self.show.coming().into_iter().map(|(day, what): (Day, Phrase)| {
            let distance = words::distance(self.show.agreement.as_of, day, self.language);
            format!("{day} {} ({distance})", what.say(self.language))
        });
        coming.collect()
    }

    fn document(&self, row: &DocumentRow) -> String {
        let places: Vec<&str> = [&row.path, &row.url].into_iter().flatten().map(String::as_str).collect();
        let language = row.language.as_ref().map(|language| format!(" ({language})")).unwrap_or_default();
        format!("{}{language}: {}", words::document_role(row.role).say(self.language), places.join(", "))
    }
}

/// When a party adopted it, and how it decided.
fn adopted(row: &AdoptionRow) -> (Option<crate::model::Date>, Phrase) {
    let day = row.adopted.map(|day| date(day, row.adopted_as_written.as_ref()));
    let how = match (day, row.outcome) {
        (Some(day), _) => phrase!("adopted-on", day = day),
        (None, Some(outcome)) => phrase!("not-adopted-but", outcome = words::outcome(outcome)),
        (None, None) => phrase!("not-adopted"),
    };
    (day, if row.required { how } else { phrase!("not-required", how = how) })
}

fn decision(row: &DecisionRow) -> Phrase {
    let day = row.date.map(|day| date(day, row.date_as_written.as_ref()));
    let mut decision = match day {
        Some(day) => {
            let outcome = row.outcome.map_or_else(|| phrase!("outcome-unknown"), words::outcome);
            phrase!("decision-taken", outcome = outcome, by = row.by_name.as_str(), day = day)
        }
        None => {
            let planned = row.planned.iter().map(|of| date(of.day, of.day_as_written.as_ref()));
            let more = row.planned.len().saturating_sub(words::NAMED);
            let planned = planned.take(words::NAMED).map(|day| phrase!("day", day = day));
            let planned = planned.reduce(|first, or| phrase!("or", first = first, second = or));
            let days = planned.unwrap_or_else(|| phrase!("not-recorded"));
            let days = if more > 0 { phrase!("and-more", words = days, count = more) } else { days };
            phrase!("decision-planned", by = row.by_name.as_str(), days = days)
        }
    };
    if let Some(reference) = &row.reference {
        decision = phrase!("decision-reference", decision = decision, reference = reference.as_str());
    }
    decision
}

fn named(name: &str, id: &str) -> String {
    if name == id { id.to_owned() } else { format!("{name} ({id})") }
}

fn finding(row: &crate::view::FindingRow) -> String {
    format!("{}[{}] line {}: {}", row.level.name(), row.rule, row.line, row.message)
}
