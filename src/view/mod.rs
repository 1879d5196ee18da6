//! The content of reports: rows and sections, without layout. Nothing here depends on an output format.

pub mod agenda;
pub mod agreement;
pub mod chain;
pub mod change;
pub mod column;
mod dated;
pub mod diff;
pub mod duty;
pub mod filter;
pub mod finding;
mod fingerprint;
pub mod graph;
pub mod log;
pub mod message;
pub mod pages;
pub mod path_base;
pub mod reminder;
mod reporter;
pub mod rule;
pub mod segment;
pub mod show;
pub mod site;
pub mod status;
pub mod status_row;
pub mod timeline;
pub mod words;

// Types of the layers below that rows contain, re-exported for the code that renders rows.
pub use crate::compare::{ChangeKind, ConsequenceKind, DocumentChange, Unread, text};
pub use crate::model::agreement::{DocumentRole, ReviewKind, Stage};
pub use crate::model::validity::Outcome;
pub use crate::model::{Date, Duration, Id, Level, Precision};
pub use crate::registry::{AgreementIx, BodyIx, PartyIx};
pub use crate::source::Span;
pub use crate::time::{Day, Ending, Flag, Segment, SegmentEnd, SegmentKind, State, UntilKind, day};

pub use agenda::{Agenda, Cut, Event, EventKind};
pub use agreement::AgreementRow;
pub use chain::{Chain, LinkRow};
pub use column::Column;
pub use dated::Dated;
pub use filter::Filter;
pub use finding::{CheckReport, FindingRow};
pub use graph::Graph;
pub use log::Log;
pub use message::Message;
pub use pages::pages;
pub use path_base::PathBase;
pub use reminder::{Digest, Reminder, Reminders};
pub use rule::RuleRow;
pub use show::Show;
pub use site::Site;
pub use status::Status;
pub use status_row::{StatusRow, StatusSection};
pub use timeline::Chart;
