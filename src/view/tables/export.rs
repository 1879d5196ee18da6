//! The rows of tables.

use std::sync::OnceLock;

use foldhash::HashMap;

use crate::parallel;
use crate::registry::{AgreementIx, BodyIx, FileIx, PartyIx};
use crate::rules::Finding;
use crate::text::Language;
use crate::time::Case;
use crate::view::filter::Filter;
use crate::view::linked::Linked;
use crate::view::pages::{PAGE, pages_ahead};
use crate::view::{Agenda, Cut, Day, Message, Rows};

use super::column::{Column, Field};
use super::table::Table;
use super::value::Value;
use super::{
    agreements, bases, bodies, decisions, events, findings, locals, memberships, parties, registries,
    replacements, reviews,
};

/// Where exported records come from.
#[derive(Debug, Clone, Hash)]
pub struct Origin {
    /// The name of the registry in paths and keys.
    pub name: String,
    /// The commit that the records were read from. None for the files as they are.
    pub at: Option<String>,
    /// Which files they were read from, for people.
    pub source: Message,
    /// Whether agreements were left out by a filter.
    pub is_filtered: bool,
    /// The files that could not be read.
    pub incomplete: Vec<String>,
}

/// A registry to be exported: the agreements that match a filter with all that belongs to them, and every party and body.
#[derive(Debug)]
pub struct Export<'r> {
    /// Where the records come from.
    pub origin: Origin,
    case: Case<'r>,
    rows: Rows<'r>,
    /// The agenda, if it was made already.
    made_agenda: Option<&'r Agenda>,
    language: Language,
    agreements: Vec<AgreementIx>,
    filter: Filter,
    /// Reckoned once they are asked for.
    parties: OnceLock<parties::Parties>,
    bodies: OnceLock<bodies::Bodies>,
    agenda: OnceLock<Agenda>,
    findings: Vec<(Finding, Option<AgreementIx>)>,
}

/// Columns of a table, in the order in which they are to be written.
#[derive(Debug, Clone)]
pub struct Selection {
    /// The table.
    pub table: Table,
    /// The columns.
    pub columns: Vec<&'static Column>,
}

impl Selection {
    /// Every column of a table.
    #[must_use]
    pub fn all(table: Table) -> Self {
        Selection { table, columns: table.columns() }
    }

    /// Every column but the records themselves.
    #[must_use]
    pub fn plain(table: Table) -> Self {
        Selection { table, columns: table.plain_columns() }
    }

    /// The same for people, with what they look at first in front.
    #[must_use]
    pub fn for_people(table: Table) -> Self {
        Selection { table, columns: table.columns_for_people().0 }
    }
}

impl<'r> Export<'r> {
    /// The agreements that match a filter, with what belongs to them, for readers of a language. The findings are those of
    /// `check`.
    #[must_use]
    pub fn of(
        case: Case<'r>,
        filter: &Filter,
        findings: Vec<Finding>,
        origin: Origin,
        language: Language,
    ) -> Self {
        let agreements = filter.apply(&case);
        let by_file: HashMap<FileIx, AgreementIx> =
            agreements.iter().map(|agreement| (case.record(*agreement).file, *agreement)).collect();
        let findings = findings.into_iter().map(|finding| {
            let agreement = by_file.get(&finding.place.file).copied();
            (finding, agreement)
        });
        let is_open = filter.is_open();
        let mut findings: Vec<_> = findings.filter(|(_, agreement)| is_open || agreement.is_some()).collect();
        // Not by their places: where a value stands in its file says nothing about the agreement.
        parallel::sort_by(&mut findings, |(a, _), (b, _)| {
            let order = |of: &Finding| (of.place.file, of.rule.id);
            order(a).cmp(&order(b)).then_with(|| (&a.subject, &a.message).cmp(&(&b.subject, &b.message)))
        });
        Export {
            origin: Origin { is_filtered: !is_open, ..origin },
            case,
            rows: Rows::default(),
            made_agenda: None,
            language,
            agreements,
            filter: filter.clone(),
            parties: OnceLock::new(),
            bodies: OnceLock::new(),
            agenda: OnceLock::new(),
            findings,
        }
    }

    /// The same of all agreements, with their rows and their agenda, which have been made already.
    #[must_use]
    pub fn with_made(self, rows: Rows<'r>, agenda: &'r Agenda) -> Self {
        Export { rows, made_agenda: Some(agenda), ..self }
    }

    fn parties(&self) -> &parties::Parties {
        self.parties.get_or_init(|| parties::Parties::of(&self.case))
    }

    fn bodies(&self) -> &bodies::Bodies {
        self.bodies.get_or_init(|| bodies::Bodies::of(&self.case))
    }

    fn agenda(&self) -> &Agenda {
        self.made_agenda
            .unwrap_or_else(|| self.agenda.get_or_init(|| Agenda::of(&self.case, &self.filter, &[])))
    }

    /// The parties: those with a record, and those that are only named by an agreement.
    pub(in crate::view) fn all_parties(&self) -> &[PartyIx] {
        self.parties().all()
    }

    /// The bodies: one's own, and those of other registries that it names.
    pub(in crate::view) fn all_bodies(&self) -> &[BodyIx] {
        self.bodies().all()
    }

    /// The agreements.
    pub(in crate::view) fn all_agreements(&self) -> &[AgreementIx] {
        &self.agreements
    }

    /// The same registry as linked data: see [`Linked::new`]. For all of it, see [`crate::view::linked::LinkedExport`].
    #[must_use]
    pub fn linked(&self, has_workbook: bool, is_on_site: bool) -> Linked<'_> {
        Linked::new(self.case, self.rows, &self.origin, self.language, has_workbook, is_on_site)
    }

    /// Whether the registry says at which address it is published.
    #[must_use]
    pub fn has_address(&self) -> bool {
        self.case.registry.settings.base().is_some()
    }

    /// The agreements of which some events are left out, once events have been asked for.
    #[must_use]
    pub fn cut(&self) -> &[Cut] {
        self.made_agenda.or(self.agenda.get()).map_or(&[], |agenda| &agenda.cut)
    }

    /// The day that it is of.
    #[must_use]
    pub fn day(&self) -> Day {
        self.case.day()
    }

    /// The name of the registry for people.
    #[must_use]
    pub fn title(&self) -> Option<&'r str> {
        self.case.registry.settings.name.as_ref().map(|name| name.as_str())
    }

    /// How many agreements it holds.
    #[must_use]
    pub fn agreements(&self) -> usize {
        self.agreements.len()
    }

    /// How many records of it have values that could not be read, and so are not in their `record`.
    #[must_use]
    pub fn records_with_faults(&self) -> usize {
        let registry = self.case.registry;
        let agreements = self.agreements.iter().filter(|of| !self.case.record(**of).faulty_keys.is_empty());
        let parties = registry.parties.reported().iter().filter(|record| !record.faulty_keys.is_empty());
        let bodies = registry.bodies.reported().iter().filter(|record| !record.faulty_keys.is_empty());
        agreements.count() + parties.count() + bodies.count()
    }

    /// How many pages a table has: see [`Export::pages`].
    #[must_use]
    pub fn page_count(&self, table: Table) -> usize {
        let items = match table {
            Table::Registries => 1,
            Table::Parties => self.parties().all().len(),
            Table::Bodies => self.bodies().all().len(),
            Table::Agreements
            | Table::Memberships
            | Table::Replacements
            | Table::Bases
            | Table::Locals
            | Table::Reviews
            | Table::Decisions => self.agreements.len(),
            Table::Events => self.agenda().events.len(),
            Table::Findings => self.findings.len(),
        };
        items.div_ceil(PAGE)
    }

    /// Calls `make` on each page of rows, several in parallel, and `show` on each result in order. A row has a value for
    /// each column of the selection. A page may have no rows.
    ///
    /// # Errors
    ///
    /// Returns the first error of `show`.
    pub fn pages<T: Send, E: Send>(
        &self,
        selection: &Selection,
        make: impl Fn(&[Vec<Value<'_>>]) -> T + Sync,
        show: impl FnMut(T) -> Result<(), E> + Send,
    ) -> Result<(), E> {
        let case = self.case;
        /// The pages of a table: its module, what its rows are made of, and the rows of one of these.
        macro_rules! pages_of {
            ($table:ident, $items:expr, |$item:ident| $rows:expr) => {{
                let values = picked($table::FIELDS, selection);
                let page = |items: &[_]| {
                    let rows: Vec<$table::Row<'_>> = items.iter().flat_map(|$item| $rows).collect();
                    let of_row = |row| values.iter().map(|value| value(row)).collect();
                    make(&rows.iter().map(of_row).collect::<Vec<Vec<Value<'_>>>>())
                };
                pages_ahead($items, page, show)
            }};
        }
        match selection.table {
            Table::Registries => {
                pages_of!(registries, &[()], |_one| [registries::Row {
                    registry: case.registry,
                    origin: &self.origin,
                    day: case.day(),
                    horizon: case.outlook.horizon,
                }])
            }
            Table::Parties => pages_of!(parties, self.parties().all(), |party| {
                [parties::Row::of(case, self.parties(), *party)]
            }),
            Table::Bodies => {
                pages_of!(bodies, self.bodies().all(), |body| {
                    [bodies::Row::of(case, self.bodies(), *body)]
                })
            }
            Table::Agreements => pages_of!(agreements, &self.agreements, |agreement| {
                [agreements::Row::of(case, self.rows, *agreement, self.language)]
            }),
            Table::Memberships => {
                pages_of!(memberships, &self.agreements, |of| memberships::Row::all(case, *of))
            }
            Table::Replacements => {
                pages_of!(replacements, &self.agreements, |of| replacements::Row::all(case, *of))
            }
            Table::Bases => pages_of!(bases, &self.agreements, |of| bases::Row::all(case, *of)),
            Table::Locals => pages_of!(locals, &self.agreements, |of| locals::Row::all(case, *of)),
            Table::Reviews => pages_of!(reviews, &self.agreements, |of| reviews::Row::all(case, *of)),
            Table::Decisions => pages_of!(decisions, &self.agreements, |of| decisions::Row::all(case, *of)),
            Table::Events => pages_of!(events, &self.agenda().events, |event| {
                [events::Row { registry: case.registry, event }]
            }),
            Table::Findings => pages_of!(findings, &self.findings, |found| {
                let (finding, agreement): &(Finding, Option<AgreementIx>) = found;
                [findings::Row { registry: case.registry, finding, agreement: *agreement }]
            }),
        }
    }
}

/// What gives the values of the columns of a selection.
fn picked<F>(fields: &'static [Field<F>], selection: &Selection) -> Vec<&'static F> {
    let of = |column: &&'static Column| fields.iter().find(|field| field.column.name == column.name);
    selection.columns.iter().filter_map(of).map(|field| &field.value).collect()
}
