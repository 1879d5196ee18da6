//! Views for the questions that are asked most.

use crate::view::tables::Table;

/// A view: what it needs, what it tells, and how.
struct View {
    name: &'static str,
    about: &'static str,
    needs: &'static [Table],
    query: &'static str,
}

/// What ends in the horizon and what binds whom is read from the tables, where it was reckoned.
const VIEWS: [View; 3] = [
    View {
        name: "expiring",
        about: "Agreements that run out within the horizon, the first first; `lapses`: nothing takes over.",
        needs: &[Table::Agreements],
        query: "SELECT \"id\", \"title\", \"effective_end\", \"days_left\", \"effective_owner\", \"statutory\",\n    \
                \"flags\" LIKE '%\"lapsing\"%' AS \"lapses\"\n  \
                FROM \"agreements\" WHERE \"flags\" LIKE '%\"expiring\"%' ORDER BY \"effective_end\", \"id\"",
    },
    View {
        name: "lapsing",
        about: "Agreements that have run out, or run out within the horizon, with nothing to take over.",
        needs: &[Table::Agreements],
        query: "SELECT \"id\", \"title\", \"state\", \"effective_end\", \"days_left\", \"effective_owner\", \"statutory\"\n  \
                FROM \"agreements\" WHERE \"flags\" LIKE '%\"lapsing\"%' OR \"flags\" LIKE '%\"lapsed\"%'\n  \
                ORDER BY \"effective_end\", \"id\"",
    },
    View {
        name: "bound_by",
        about: "Which agreements bind which party on the day.",
        needs: &[Table::Agreements, Table::Memberships, Table::Parties],
        query: "SELECT m.\"party\", p.\"name\", m.\"agreement\", a.\"title\", a.\"state\", a.\"effective_end\", m.\"until\"\n  \
                FROM \"memberships\" m JOIN \"agreements\" a ON a.\"id\" = m.\"agreement\"\n    \
                JOIN \"parties\" p ON p.\"id\" = m.\"party\"\n  \
                WHERE m.\"bound\" ORDER BY m.\"party\", m.\"agreement\"",
    },
];

/// The views that these tables are enough for.
pub(super) fn views(tables: &[Table]) -> String {
    let enough = VIEWS.iter().filter(|view| view.needs.iter().all(|table| tables.contains(table)));
    let view = |View { name, about, query, .. }: &View| {
        format!("\n-- {about}\nCREATE VIEW \"{name}\" AS\n  {query};\n")
    };
    enough.map(view).collect()
}
