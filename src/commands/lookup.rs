//! Finds the agreement that a command line names.

use super::failure::Failure;
use super::open::OpenRegistry;
use super::output;
use crate::model::Id;
use crate::registry::{AgreementIx, Lookup, Registry};
use crate::source::de::did_you_mean;
use crate::text::composed;

/// The maximum number of suggestions for an unknown agreement.
const OFFERED: usize = 5;

/// The agreement with that id, or with that former id, which is then reported on standard error. None if its record
/// could not be read, which is also reported.
///
/// # Errors
///
/// [`Failure::Usage`] if there is none.
pub(super) fn agreement(
    opened: &OpenRegistry,
    id: &str,
    quiet: bool,
) -> Result<Option<AgreementIx>, Failure> {
    let registry = &opened.registry;
    match registry.agreements.find(&Id::new(id)) {
        Lookup::Record(position) => Ok(Some(AgreementIx::from(position))),
        Lookup::Renamed(position) => {
            let found = AgreementIx::from(position);
            if !quiet {
                output::hint("renamed", &format!("`{id}` is now `{}`", registry.agreement(found).id));
            }
            Ok(Some(found))
        }
        Lookup::Unread => {
            output::error(&format!("the record of `{id}` could not be read"));
            Ok(None)
        }
        Lookup::Nothing => Err(unknown(registry, id)),
    }
}

/// The error for an unknown agreement, with suggestions by id, title or other titles in use.
pub(super) fn unknown(registry: &Registry, id: &str) -> Failure {
    let wanted = composed(id.trim()).to_lowercase();
    let mut names: Vec<(String, &str)> =
        registry.agreements.ids().map(|known| (known.to_lowercase(), known)).collect();
    for record in &registry.agreements.records {
        let titles = std::iter::once(&record.data.title).chain(&record.data.aliases);
        names.extend(titles.map(|title| (title.to_lowercase(), &*record.id)));
    }
    let near = did_you_mean(&wanted, names.iter().map(|(name, _)| name.as_str()));
    let mut meant: Vec<&str> = match near {
        Some(near) => names.iter().filter(|(name, _)| name == near).map(|(_, id)| *id).collect(),
        None if wanted.is_empty() => Vec::new(),
        None => names.iter().filter(|(name, _)| name.contains(&wanted)).map(|(_, id)| *id).collect(),
    };
    meant.sort_unstable();
    meant.dedup();
    let offered: Vec<String> = meant.iter().take(OFFERED).map(|id| format!("`{id}`")).collect();
    let help = match meant.len().checked_sub(OFFERED).filter(|more| *more > 0) {
        _ if meant.is_empty() => "`avtal list` lists them".to_owned(),
        Some(more) => format!("did you mean {}, or one of {more} more?", offered.join(", ")),
        None => format!("did you mean {}?", offered.join(" or ")),
    };
    Failure::usage(format!("the registry has no agreement `{id}`"), help)
}
