//! Comparisons of two registries, two versions of an agreement, two records and two texts.

mod agreement;
mod change;
mod consequence;
mod document;
mod record;
mod registries;
mod renamed;
pub mod text;
mod version;

pub use agreement::{AgreementChange, ChangeKind};
pub use change::{Change, FieldChange};
pub use consequence::{Aspect, Consequence, ConsequenceKind};
pub use document::DocumentChange;
pub use record::fields;
pub use registries::{Comparison, RecordChange, Unread, agreements, registries, unread_files};
pub use renamed::earlier;
pub use version::{Side, Version};
