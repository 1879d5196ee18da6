//! The rules of `check`: one file per rule, named for its fault, in folders by group.
//!
//! A rule sees the model and time; never files, the clock, the command line or formats. Its doc comment is its manual:
//! what the fault is and why it matters, what to do, a bad and a good record. To add one, write its file, and
//! declare and list it in its group's `mod.rs`.

#[macro_use]
mod rule;
mod acceptances;
mod adoption;
mod adviser;
mod certainty;
mod dates;
mod deadlines;
mod finding;
mod governance;
mod limit;
pub mod manual;
mod places;
mod reading;
mod references;
mod replacement;
mod run;
mod translated;
mod validity;
mod wording;

pub use acceptances::acceptance;
pub use finding::{Finding, Related};
pub use rule::{Check, Group, Rule};
pub use run::{Checked, check, check_in, find};

/// Every rule, by group.
pub static GROUPS: &[(Group, &[&Rule])] = &[
    (Group::Reading, reading::RULES),
    (Group::References, references::RULES),
    (Group::Validity, validity::RULES),
    (Group::Replacement, replacement::RULES),
    (Group::Adoption, adoption::RULES),
    (Group::Deadlines, deadlines::RULES),
    (Group::Governance, governance::RULES),
    (Group::Acceptances, acceptances::RULES),
];

/// What the file of a rule needs.
mod prelude {
    pub(super) use super::finding::Findings;
    pub(super) use super::rule::Check;
    pub(super) use crate::model::Agreement;
    pub(super) use crate::model::Level;
    pub(super) use crate::registry::{AgreementIx, Place, Record};
    pub(super) use crate::source::{Change, Fix, Sp};
    pub(super) use crate::text::Message;
    pub(super) use crate::text::message::message;
    pub(super) use crate::time::{self, Case, Flag, State, When};
}
