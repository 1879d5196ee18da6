//! `--all-registries`: whose records a report shows.

use std::path::Path;

use chrono::{DateTime, Utc};
use clap::Args;

use super::failure::Failure;
use super::global::Global;
use super::open::{OpenRegistry, open};
use crate::model::Duration;

/// Whose records a report shows.
#[derive(Debug, Clone, Copy, Default, Hash, Args)]
pub(super) struct Scope {
    /// Also report on the records of the registries in `[registries]`, and of those that they name
    #[arg(long)]
    all_registries: bool,
}

impl Scope {
    /// Opens the registry as [`open`] does, for a report on these records.
    ///
    /// # Errors
    ///
    /// As [`open`].
    pub(super) fn open(
        self,
        global: &Global,
        near: Option<&Path>,
        within: Option<Duration>,
        now: DateTime<Utc>,
    ) -> Result<OpenRegistry, Failure> {
        Ok(self.of(open(global, near, within, now)?))
    }

    /// The same registry for a report on these records.
    pub(super) fn of(self, mut opened: OpenRegistry) -> OpenRegistry {
        if self.all_registries {
            opened.registry.report_all();
        }
        opened
    }
}
