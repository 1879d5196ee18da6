//! The faults noted while a file is read.

use std::cell::{Cell, RefCell};

use super::error::Error;
use crate::source::fault::Fault;
use crate::source::span::Span;
use crate::text::message::message;

/// The maximum number of faults reported individually per file.
pub const MAX_FAULTS: usize = 100;

/// The faults so far. Shared by all readers of one file, which serde passes by value.
#[derive(Default)]
pub(super) struct FaultSink {
    faults: RefCell<Vec<Fault>>,
    /// The first fault beyond the limit.
    beyond: RefCell<Option<Fault>>,
    left_out: Cell<usize>,
}

impl FaultSink {
    /// Notes a fault. It is constructed only if it is kept, because a hostile file may have a hundred thousand.
    pub(super) fn note(&self, fault: impl FnOnce() -> Fault) {
        let mut faults = self.faults.borrow_mut();
        if faults.len() < MAX_FAULTS {
            faults.push(fault());
            return;
        }
        self.left_out.set(self.left_out.get() + 1);
        self.beyond.borrow_mut().get_or_insert_with(fault);
    }

    /// Notes an error, at `span` if it has no place.
    pub(super) fn noted(&self, error: Error, span: Span) -> Error {
        if let Some(fault) = error.into_fault(span) {
            self.note(|| fault);
        }
        Error::Noted
    }

    /// Runs a function and returns its faults instead of noting them.
    pub(super) fn aside<T>(&self, run: impl FnOnce() -> T) -> (T, Vec<Fault>) {
        let before = self.begin_aside();
        let done = run();
        (done, self.end_aside(before))
    }

    fn begin_aside(&self) -> FaultSink {
        FaultSink {
            faults: RefCell::new(self.faults.take()),
            beyond: RefCell::new(self.beyond.take()),
            left_out: self.left_out.clone(),
        }
    }

    fn end_aside(&self, before: FaultSink) -> Vec<Fault> {
        self.beyond.replace(before.beyond.into_inner());
        self.left_out.set(before.left_out.get());
        self.faults.replace(before.faults.into_inner())
    }

    /// All faults in file order, and one more that says how many are left out.
    pub(super) fn finish(self) -> Vec<Fault> {
        let mut faults = self.faults.into_inner();
        faults.sort_by_key(|fault| fault.span);
        let left_out = self.left_out.get();
        faults.extend(self.beyond.into_inner().map(|first| {
            let message = message!("finding-faults-left-out", count = left_out);
            Fault::new(first.kind, first.span, message).help(message!("help-correct-those-above"))
        }));
        faults
    }
}
