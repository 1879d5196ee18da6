//! When a registry last changed, by which calendars recognise a newer version of an entry.

use chrono::{DateTime, NaiveTime, Utc};

use super::failure::Failure;
use super::open::OpenRegistry;
use super::output;
use crate::git::{GitError, Repository};
use crate::text::message::message;

/// The time of the last commit to the repository that holds the registry, or the start of the day of the report if git
/// does not know the registry. Any record may affect the dates of any other, even after it is removed, so only the
/// whole repository tells when an entry may have changed.
///
/// # Errors
///
/// [`Failure::Git`] if git cannot read the repository.
pub(super) fn changed(opened: &OpenRegistry) -> Result<DateTime<Utc>, Failure> {
    let revised = match &opened.revision {
        Some(revision) => revision.repository.revised(Some(&revision.commit)),
        None => Repository::around(opened.folder.root()).and_then(|repository| repository.revised(None)),
    };
    let revised = match revised {
        Ok(revised) => revised,
        Err(GitError::NoRepository(_)) => None,
        Err(error @ GitError::NotInstalled(_)) => {
            output::hint(message!("label-calendar"), message!("calendar-of-the-day", why = error.message()));
            None
        }
        Err(error) => return Err(Failure::Git(error)),
    };
    Ok(revised.unwrap_or_else(|| opened.day().and_time(NaiveTime::MIN).and_utc()))
}
