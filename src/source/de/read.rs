//! Reading one record.

use serde::Deserialize;

use super::faults::FaultSink;
use super::remedy;
use super::unknown_key;
use super::value::ValueReader;
use crate::source::fault::Fault;
use crate::source::node::Node;

/// Reads a tree as a `T`, and appends everything that is wrong with it to `faults`, in file order.
///
/// `Some` if a `T` could be made at all. The caller decides by the faults whether it may be used.
pub fn read<T: for<'x> Deserialize<'x>>(node: &Node<'_>, faults: &mut Vec<Fault>) -> Option<T> {
    let notes = FaultSink::default();
    let value = T::deserialize(ValueReader::root(node, &notes));
    let value = value.map_err(|error| error.into_fault(node.span).map(|fault| notes.note(|| fault))).ok();
    let mut noted = notes.finish();
    for fault in &mut noted {
        remedy::fill_in(fault, node);
        unknown_key::elsewhere::<T>(fault, node);
    }
    faults.extend(noted);
    value
}
