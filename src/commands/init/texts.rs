//! The texts of the files of a new registry.

use super::choices::Choices;
use crate::commands::Failure;
use crate::edit::{self, Edit, Format, Path, Syntax};
use crate::model::Settings;
use crate::source::{de, toml};
use crate::text::LanguageCode;
use crate::text::message::message;

/// Which schema is for which record, for Taplo and editors with it.
pub(super) const TAPLO: &str = include_str!("texts/taplo.toml");

/// The same for records in YAML in Visual Studio Code.
pub(super) const VSCODE: &str = include_str!("texts/vscode-settings.json");

/// The extensions of Visual Studio Code that read them.
pub(super) const EXTENSIONS: &str = include_str!("texts/vscode-extensions.json");

/// For those who will write in it.
pub(super) fn readme(language: LanguageCode) -> &'static str {
    match language {
        LanguageCode::Sv => include_str!("texts/readme.sv.md"),
        LanguageCode::En => include_str!("texts/readme.en.md"),
    }
}

/// registry.toml.
///
/// # Errors
///
/// [`Failure::Usage`] for a name that cannot be written.
pub(super) fn settings(choices: &Choices) -> Result<String, Failure> {
    let mut text = match choices.language {
        LanguageCode::Sv => include_str!("texts/registry.sv.toml"),
        LanguageCode::En => include_str!("texts/registry.en.toml"),
    }
    .to_owned();
    text.extend(choices.kinds.iter().map(|kind| kind.table()));
    text.extend(choices.parts.iter().zip(1..).map(|(part, number)| part.table(number)));
    let set = |key: &str, value: &str| Edit::set(Path::root().key(key), value);
    let edits = [set("name", &choices.name), set("time_zone", choices.time_zone.name())];
    let text = edit::apply(Format::Settings, Syntax::Toml, &text, &edits).map_err(|refusal| {
        Failure::usage(message!("path-why", path = "registry.toml", why = refusal.message()), refusal.help())
    })?;
    ensure_readable(&text).map(|()| text)
}

/// A name may be no name.
fn ensure_readable(text: &str) -> Result<(), Failure> {
    let mut faults = Vec::new();
    let root = toml::parse(text, &mut faults);
    let settings = root.and_then(|root| de::read::<Settings>(&root, &mut faults));
    match (faults.into_iter().next(), settings) {
        (None, Some(_)) => Ok(()),
        (fault, _) => {
            let why = fault.map_or_else(|| message!("nothing-more"), |fault| fault.message);
            Err(Failure::usage(message!("settings-unread", why = why), message!("give-other-name")))
        }
    }
}
