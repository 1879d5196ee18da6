//! Comparisons of two registries, two versions of an agreement, two records and two texts.

mod agreement;
mod change;
mod consequence;
mod document;
mod record;
mod registries;
mod renamed;
pub mod text;

pub use agreement::{AgreementChange, ChangeKind, Side, Version, agreements};
pub use change::{Change, FieldChange};
pub use consequence::{Aspect, Consequence, ConsequenceKind};
pub use document::DocumentChange;
pub use record::fields;
pub use registries::{Comparison, RecordChange, Unread, registries, unread_files};
pub use renamed::earlier;
