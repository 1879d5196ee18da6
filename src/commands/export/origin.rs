//! Where exported records come from.

use crate::commands::Failure;
use crate::commands::open::OpenRegistry;
use crate::git::{GitError, Repository};
use crate::text::message::message;
use crate::text::{Message, slug};
use crate::view::tables::Origin;

/// The longest name of a registry, in characters.
const LONGEST_NAME: usize = 60;

/// Where the records of a registry come from, which is called `name` in the data, if given.
///
/// # Errors
///
/// [`Failure::Usage`] for a name that cannot be one; [`Failure::Git`] if git cannot read the repository.
pub fn origin(opened: &OpenRegistry, name: Option<&str>) -> Result<Origin, Failure> {
    Ok(Origin {
        name: self::name(opened, name)?,
        at: opened.clocks().at.map(str::to_owned),
        source: source(opened)?,
        is_filtered: false,
        incomplete: opened.incomplete().into_iter().map(str::to_owned).collect(),
    })
}

/// What the registry is called: the name that is given, else its own as a word, else that of its folder.
fn name(opened: &OpenRegistry, given: Option<&str>) -> Result<String, Failure> {
    if let Some(name) = given {
        let word = slug(name, LONGEST_NAME);
        return if word == *name && !word.is_empty() {
            Ok(word)
        } else {
            let help = match word.is_empty() {
                true => message!("export-name-letters"),
                false => message!("export-name-so", name = word),
            };
            Err(Failure::usage(message!("export-name-wrong", name = name), help))
        };
    }
    let folder = opened.folder.root().file_name().map(|name| name.to_string_lossy().into_owned());
    let mut names =
        opened.name().map(str::to_owned).into_iter().chain(folder).map(|name| slug(&name, LONGEST_NAME));
    Ok(names.find(|name| !name.is_empty()).unwrap_or_else(|| "registry".to_owned()))
}

/// Which files the records were read from, in words.
fn source(opened: &OpenRegistry) -> Result<Message, Failure> {
    if let Some(revision) = &opened.revision {
        return Ok(message!("export-source-at", commit = revision.commit.id.as_str()));
    }
    match Repository::around(opened.folder.root()).and_then(|repository| repository.head()) {
        Ok(Some(head)) => Ok(message!("export-source-now", commit = head.id.as_str())),
        Ok(None) | Err(GitError::NotInstalled(_) | GitError::NoRepository(_)) => {
            Ok(message!("export-source-files"))
        }
        Err(error) => Err(Failure::Git(error)),
    }
}
