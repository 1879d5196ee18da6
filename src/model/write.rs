//! Records as plain data, spelt as in the format, for comparing and exporting them.

use serde::Serialize;
use serde::ser::{SerializeMap, Serializer};

use super::agreement::{Sha256, Statutory};
use super::clauses::{ExitDays, NoticeBy, SurvivalEnd};
use super::party::{Entry, PartyEntry};
use super::publish::{BaseAddress, WebAddress};
use super::settings::{RuleLevel, TimeZone};
use super::validity::{From, Required, Until};
use super::{Date, DayOfYear, Id, NeighbourPath, Notes, Offset, RegistryPath, SharedText, Text};
use crate::source::de::Entries;
use crate::source::{Sp, ThinVec};

impl<T: Serialize> Serialize for Sp<T> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        self.value.serialize(serializer)
    }
}

impl<T: Serialize> Serialize for ThinVec<T> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_seq(self)
    }
}

impl<T: Serialize> Serialize for Entries<T> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut table = serializer.serialize_map(Some(self.0.len()))?;
        for (key, value) in &self.0 {
            table.serialize_entry(&key.value, &value.value)?;
        }
        table.end()
    }
}

/// Types that are written as a single text.
macro_rules! as_text {
    ($($type:ty),*) => {$(
        impl Serialize for $type {
            fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                serializer.serialize_str(self)
            }
        }
    )*};
}
as_text!(Text, SharedText, Notes, Id, RegistryPath, NeighbourPath, WebAddress, BaseAddress);

impl Serialize for Sha256 {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(&self.0)
    }
}

impl Serialize for Date {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl Serialize for Offset {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(&self.0)
    }
}

impl Serialize for TimeZone {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self.0.name())
    }
}

impl Serialize for From {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self {
            From::Date(date) => date.serialize(serializer),
            From::LastAdoption => serializer.serialize_str("last-adoption"),
        }
    }
}

impl Serialize for Until {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self {
            Until::Date(date) => date.serialize(serializer),
            Until::FurtherNotice => serializer.serialize_str("further-notice"),
            Until::Event => serializer.serialize_str("event"),
            Until::Replaced => serializer.serialize_str("replaced"),
        }
    }
}

impl Serialize for Required {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self {
            Required::None => serializer.serialize_str("none"),
            Required::AllParties => serializer.serialize_str("all-parties"),
            Required::Parties(parties) => parties.serialize(serializer),
            Required::Number(number) => serializer.serialize_u32(*number),
        }
    }
}

impl Serialize for Statutory {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self {
            Statutory::No => serializer.serialize_bool(false),
            Statutory::Uncited => serializer.serialize_bool(true),
            Statutory::Laws(laws) => laws.serialize(serializer),
        }
    }
}

impl Serialize for PartyEntry {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match &self.0 {
            Entry::Table(table) if table.has_days() => table.serialize(serializer),
            Entry::Table(_) | Entry::Id(_) => self.id().serialize(serializer),
        }
    }
}

impl Serialize for RuleLevel {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self {
            RuleLevel::Everywhere(level) => level.serialize(serializer),
            RuleLevel::ByKind(levels) => levels.serialize(serializer),
        }
    }
}

impl Serialize for DayOfYear {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl Serialize for ExitDays {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self.word() {
            Ok(word) => serializer.serialize_str(word),
            Err(day) => day.serialize(serializer),
        }
    }
}

impl Serialize for NoticeBy {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self {
            NoticeBy::AnyParty => serializer.serialize_str("any-party"),
            NoticeBy::EachParty => serializer.serialize_str("each-party"),
            NoticeBy::Parties(parties) => parties.serialize(serializer),
        }
    }
}

impl Serialize for SurvivalEnd {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self {
            SurvivalEnd::Date(date) => date.serialize(serializer),
            SurvivalEnd::FurtherNotice => serializer.serialize_str("further-notice"),
        }
    }
}
