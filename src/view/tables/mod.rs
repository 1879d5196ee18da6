//! The registry as tables, for spreadsheets and databases: what each table is called, what its columns mean, and its rows.
//! Every format is made from this one definition.

mod agreements;
mod bases;
mod bodies;
mod column;
mod decisions;
mod events;
mod export;
mod findings;
mod locals;
mod memberships;
mod parties;
mod program;
mod record;
mod registries;
mod replacements;
mod reviews;
mod table;
mod value;

pub use column::{Column, Type};
pub use export::{Export, Origin, Selection};
pub use program::{ProgramColumn, ProgramValue, row_for_programs};
pub(crate) use record::record;
pub use table::{ForeignKey, Table};
pub use value::{Tone, Value, Word};
