//! What a report says: rows and sections, without layout. Nothing here knows a format.

pub mod agenda;
pub mod agreement;
pub mod chain;
pub mod change;
pub mod column;
pub mod deadline;
pub mod diff;
pub mod filter;
pub mod finding;
mod fingerprint;
pub mod log;
pub mod phrase;
pub mod reminder;
mod reporter;
pub mod rule;
pub mod show;
pub mod standpoint;
pub mod status;
pub mod words;

pub use agenda::{Agenda, Event, EventKind};
pub use agreement::{AgreementRow, DateText};
pub use chain::{Chain, LinkRow};
pub use column::Column;
pub use filter::Filter;
pub use finding::{CheckReport, FindingRow};
pub use log::Log;
pub use phrase::Phrase;
pub use reminder::{Digest, Reminder, Reminders};
pub use rule::RuleRow;
pub use show::Show;
pub use standpoint::Standpoint;
pub use status::{Duty, Section, Status};
