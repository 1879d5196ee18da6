//! Keys that are missing only because of a fault found while reading, which must not be reported twice.

use crate::source::{Fault, Node, Span};

/// Keys that a record may have after all: their value could not be read, or they are misspelt.
#[derive(Debug, Clone, Default)]
pub(crate) struct MissingKeys {
    root: Span,
    keys: Vec<MissingKey>,
}

/// A key that a table may have after all.
#[derive(Debug, Clone)]
struct MissingKey {
    table: Span,
    /// None if an unknown key may have been meant as any key.
    key: Option<String>,
    is_misspelt: bool,
}

impl MissingKeys {
    /// The keys that faults have removed from the record.
    pub(super) fn of(node: &Node<'_>, faults: &[Fault]) -> Self {
        let key = |fault: &Fault| {
            let (table, key) = *node.steps_to(fault.span).last()?;
            let (key, is_misspelt) = match fault.meant_key() {
                Some(meant) => (meant, true),
                None => (Some(key), false),
            };
            Some(MissingKey { table, key: key.map(str::to_owned), is_misspelt })
        };
        MissingKeys { root: node.span, keys: faults.iter().filter_map(key).collect() }
    }

    /// Whether the table at `table` may have `key` after all.
    pub(super) fn may_have(&self, table: Span, key: &str) -> bool {
        let is_it = |missing: &MissingKey| missing.key.as_deref().is_none_or(|missing| missing == key);
        self.keys.iter().any(|missing| missing.table == table && is_it(missing))
    }

    /// Whether the record itself may have `key` after all.
    pub(super) fn root_may_have(&self, key: &str) -> bool {
        self.may_have(self.root, key)
    }

    /// Whether a fault is about a missing key that is present but misspelt.
    pub(super) fn is_meant_elsewhere(&self, fault: &Fault) -> bool {
        fault.missing_key().is_some_and(|key| {
            self.keys.iter().any(|missing| {
                let is_here = match fault.span {
                    Span::FILE => missing.table == self.root,
                    span => missing.table.start == span.start,
                };
                is_here && missing.is_misspelt && missing.key.as_deref() == Some(key)
            })
        })
    }
}
