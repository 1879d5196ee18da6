//! The tables: what each holds, and how they refer to each other.

use crate::view::Message;
use crate::view::message::message;

use super::column::{Column, Field, Type};
use super::program::ProgramColumn;
use super::{
    agreements, bases, bodies, decisions, events, findings, locals, memberships, parties, registries,
    replacements, reviews,
};

/// A table. In this order each refers only to those before it, and to itself.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Table {
    /// The registry itself, in one row.
    Registries,
    /// Parties.
    Parties,
    /// Bodies.
    Bodies,
    /// Agreements.
    Agreements,
    /// Agreements by party.
    Memberships,
    /// What each agreement replaces.
    Replacements,
    /// What each agreement is based on.
    Bases,
    /// The local agreements that parties should have.
    Locals,
    /// Reviews.
    Reviews,
    /// Decisions.
    Decisions,
    /// The agenda.
    Events,
    /// The findings of `check`.
    Findings,
}

/// Columns that hold the key of a row in another table, or nothing.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct ForeignKey {
    /// The column.
    pub column: &'static str,
    /// The table whose key it holds.
    pub table: Table,
}

impl Table {
    /// Every table.
    pub const ALL: [Table; 12] = [
        Table::Registries,
        Table::Parties,
        Table::Bodies,
        Table::Agreements,
        Table::Memberships,
        Table::Replacements,
        Table::Bases,
        Table::Locals,
        Table::Reviews,
        Table::Decisions,
        Table::Events,
        Table::Findings,
    ];

    /// Every table but the registry itself, in the order in which people look at them.
    pub const FOR_PEOPLE: [Table; 11] = [
        Table::Agreements,
        Table::Memberships,
        Table::Events,
        Table::Reviews,
        Table::Decisions,
        Table::Replacements,
        Table::Bases,
        Table::Locals,
        Table::Parties,
        Table::Bodies,
        Table::Findings,
    ];

    /// Its name.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Table::Registries => "registries",
            Table::Parties => "parties",
            Table::Bodies => "bodies",
            Table::Agreements => "agreements",
            Table::Memberships => "memberships",
            Table::Replacements => "replacements",
            Table::Bases => "bases",
            Table::Locals => "locals",
            Table::Reviews => "reviews",
            Table::Decisions => "decisions",
            Table::Events => "events",
            Table::Findings => "findings",
        }
    }

    /// What people call it; at most 31 characters in every language, as the name of a sheet.
    #[must_use]
    pub fn heading(self) -> Message {
        match self {
            Table::Registries => message!("table-registries"),
            Table::Parties => message!("table-parties"),
            Table::Bodies => message!("table-bodies"),
            Table::Agreements => message!("table-agreements"),
            Table::Memberships => message!("table-memberships"),
            Table::Replacements => message!("table-replacements"),
            Table::Bases => message!("table-bases"),
            Table::Locals => message!("table-locals"),
            Table::Reviews => message!("table-reviews"),
            Table::Decisions => message!("table-decisions"),
            Table::Events => message!("table-events"),
            Table::Findings => message!("table-findings"),
        }
    }

    /// What a row is, in English, for those who write queries.
    #[must_use]
    pub fn about(self) -> &'static str {
        match self {
            Table::Registries => "The registry: one row.",
            Table::Parties => "A party or a group of parties, with a record or only named by one.",
            Table::Bodies => "A governing body.",
            Table::Agreements => "An agreement, as it stands on the day of the export.",
            Table::Memberships => {
                "A party of an agreement; groups are expanded, and successors of parties are included."
            }
            Table::Replacements => {
                "A `[[replaces]]` entry of an agreement: what it replaces, in whole or in part."
            }
            Table::Bases => "An agreement that another is based on.",
            Table::Locals => "A party that should have a local agreement on the day.",
            Table::Reviews => "A review of an agreement.",
            Table::Decisions => "A decision on an agreement, taken or planned.",
            Table::Events => "A coming date within the horizon.",
            Table::Findings => "A finding of `avtal check`.",
        }
    }

    /// Its columns.
    #[must_use]
    pub fn columns(self) -> Vec<&'static Column> {
        fn all<F>(fields: &'static [Field<F>]) -> Vec<&'static Column> {
            fields.iter().map(|field| &field.column).collect()
        }
        match self {
            Table::Registries => all(registries::FIELDS),
            Table::Parties => all(parties::FIELDS),
            Table::Bodies => all(bodies::FIELDS),
            Table::Agreements => all(agreements::FIELDS),
            Table::Memberships => all(memberships::FIELDS),
            Table::Replacements => all(replacements::FIELDS),
            Table::Bases => all(bases::FIELDS),
            Table::Locals => all(locals::FIELDS),
            Table::Reviews => all(reviews::FIELDS),
            Table::Decisions => all(decisions::FIELDS),
            Table::Events => all(events::FIELDS),
            Table::Findings => all(findings::FIELDS),
        }
    }

    /// Its columns without the records themselves, for formats that are not read back.
    #[must_use]
    pub fn plain_columns(self) -> Vec<&'static Column> {
        self.columns().into_iter().filter(|column| column.of != Type::Record).collect()
    }

    /// The columns that programs see.
    #[must_use]
    pub fn columns_for_programs(self) -> Vec<ProgramColumn> {
        self.columns().into_iter().flat_map(Column::for_programs).collect()
    }

    /// The columns that people look at first; the others follow in their own order. Empty for the order of the columns.
    fn first_for_people(self) -> &'static [&'static str] {
        match self {
            Table::Agreements => &[
                "title",
                "state",
                "in_force_from",
                "effective_end",
                "days_left",
                "flags",
                "effective_owner",
                "reference",
            ],
            Table::Parties => &["name", "kind", "bound", "to_decide", "until", "code"],
            Table::Bodies => &["short", "name", "kind", "mandate", "owned", "tasks", "overdue"],
            Table::Memberships => &["agreement", "party", "standing", "decided", "decided_on", "reference"],
            Table::Reviews => {
                &["agreement", "title", "kind", "next_due", "overdue", "effective_by", "last_done"]
            }
            Table::Decisions => &["agreement", "by", "outcome", "date", "reference", "planned"],
            Table::Replacements => &["agreement", "replaces", "takes_over", "gap_days", "sections"],
            Table::Registries | Table::Bases | Table::Locals | Table::Events | Table::Findings => &[],
        }
    }

    /// Its columns for people, those that they look at first in front, and how many these are. Without the records
    /// themselves.
    #[must_use]
    pub fn columns_for_people(self) -> (Vec<&'static Column>, usize) {
        let first = self.first_for_people();
        let place =
            |column: &&Column| first.iter().position(|name| *name == column.name).unwrap_or(first.len());
        let mut columns = self.plain_columns();
        columns.sort_by_key(place);
        let count = if first.is_empty() { columns.len() } else { first.len() };
        (columns, count)
    }

    /// The columns that no two rows have the same values in. Empty if rows may be equal.
    #[must_use]
    pub fn key(self) -> &'static [&'static str] {
        match self {
            Table::Registries => &["name"],
            Table::Parties | Table::Bodies | Table::Agreements => &["id"],
            Table::Memberships | Table::Locals => &["agreement", "party"],
            Table::Replacements | Table::Bases | Table::Reviews | Table::Decisions => {
                &["agreement", "position"]
            }
            Table::Events | Table::Findings => &[],
        }
    }

    /// The columns that hold keys of other tables. Those of agreements that a filter may have left out are not among
    /// them.
    #[must_use]
    pub fn foreign_keys(self) -> &'static [ForeignKey] {
        const AGREEMENT: ForeignKey = ForeignKey { column: "agreement", table: Table::Agreements };
        const PARTY: ForeignKey = ForeignKey { column: "party", table: Table::Parties };
        const BODY: ForeignKey = ForeignKey { column: "body", table: Table::Bodies };
        const OWNER: ForeignKey = ForeignKey { column: "effective_owner", table: Table::Bodies };
        match self {
            Table::Registries | Table::Parties | Table::Bodies => &[],
            Table::Agreements => &[OWNER],
            Table::Memberships | Table::Locals => &[AGREEMENT, PARTY],
            Table::Replacements | Table::Bases | Table::Reviews | Table::Findings => &[AGREEMENT],
            Table::Decisions => &[AGREEMENT, PARTY, BODY],
            Table::Events => &[AGREEMENT, BODY],
        }
    }
}

#[cfg(test)]
mod tests {
    use std::collections::HashSet;

    use super::*;
    use crate::text::Language;

    #[test]
    fn names_are_unique_and_keys_are_columns() {
        for table in Table::ALL {
            let columns = table.columns_for_programs();
            let names: HashSet<&str> = columns.iter().map(|column| column.name.as_str()).collect();
            assert_eq!(names.len(), columns.len(), "{table:?}");
            for name in table.first_for_people() {
                assert!(table.columns().iter().any(|column| column.name == *name), "{table:?} {name}");
            }
            for key in table.key() {
                assert!(
                    columns.iter().any(|column| column.name == *key && !column.nullable),
                    "{table:?} {key}"
                );
            }
            for key in table.foreign_keys() {
                assert!(names.contains(key.column), "{table:?} {key:?}");
                assert!(key.table < table && key.table.key().len() == 1, "{table:?} {key:?}");
            }
            for language in [Language::SV, Language::EN] {
                let headings: Vec<String> =
                    table.columns().iter().map(|column| (column.heading)().localise(language)).collect();
                let different: HashSet<&String> = headings.iter().collect();
                assert_eq!(different.len(), headings.len(), "{table:?} {headings:?}");
                assert!(table.heading().localise(language).chars().count() <= 31);
            }
        }
    }
}
