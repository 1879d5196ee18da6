//! The order of records in reports that are in another order first, such as by day.

use crate::registry::Registry;
use crate::text::{Language, alphabetical};

/// The sort key of a title or name, in the order of the registry's language. So the order of such a report, and of its
/// JSON, is the same in whatever language it is read.
#[must_use]
pub fn by_name(registry: &Registry, name: &str) -> (String, String) {
    let code = registry.settings.language.as_ref().map(|language| language.value).unwrap_or_default();
    alphabetical(name, Language { code, ids: false })
}
