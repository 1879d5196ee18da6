//! Days that may be known only to the month or the year.

use serde::ser::SerializeMap;
use serde::{Serialize, Serializer};

use crate::view::Dated;

/// Two fields: `x`, the day, and `x_as_written`, the date if it is less precise than a day. To be flattened into a
/// report.
pub(super) struct Written {
    name: &'static str,
    as_written: &'static str,
    on: Option<Dated>,
}

/// The two fields of a day: `written!("from", row.from)`.
macro_rules! written {
    ($name:literal, $on:expr) => {
        $crate::render::json::written::Written::new($name, concat!($name, "_as_written"), $on)
    };
}
pub(super) use written;

impl Written {
    /// For [`written!`] only.
    pub(super) fn new(name: &'static str, as_written: &'static str, on: impl Into<Option<Dated>>) -> Self {
        Written { name, as_written, on: on.into() }
    }
}

impl Serialize for Written {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut fields = serializer.serialize_map(Some(2))?;
        fields.serialize_entry(self.name, &self.on.map(|on| on.day))?;
        fields.serialize_entry(self.as_written, &self.on.and_then(|on| on.date.coarse()))?;
        fields.end()
    }
}
