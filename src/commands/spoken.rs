//! The language in which the program speaks to the person who runs it: that of `--lang`, else of the registry, else of the
//! environment.
//!
//! Help and errors need it before the command line is parsed, or when it cannot be. Then it is found in the words of the
//! command line. Once a registry has been opened, it is the language of that one.

use std::ffi::OsString;
use std::path::PathBuf;
use std::sync::{Mutex, PoisonError};

use super::root;
use crate::load;
use crate::source::Folder;
use crate::text::{Language, LanguageCode};

/// The language, once it is known.
static SPOKEN: Mutex<Option<LanguageCode>> = Mutex::new(None);

/// The language in which to speak.
pub(super) fn language() -> Language {
    let mut spoken = SPOKEN.lock().unwrap_or_else(PoisonError::into_inner);
    let code = *spoken.get_or_insert_with(|| Asked::of(std::env::args_os().skip(1)).language());
    Language { code, ids: false }
}

/// Speaks in a language from now on.
pub(super) fn speak(code: LanguageCode) {
    *SPOKEN.lock().unwrap_or_else(PoisonError::into_inner) = Some(code);
}

/// The language of the environment. As in the C library, the first variable that is set decides; a language that is not
/// supported is English.
pub(super) fn of_environment() -> LanguageCode {
    let locale =
        ["LC_ALL", "LC_MESSAGES", "LANG"].iter().filter_map(std::env::var_os).find(|l| !l.is_empty());
    let locale = locale.map(|locale| locale.to_string_lossy().into_owned()).unwrap_or_default();
    let is_swedish = locale.split(['_', '.', '@', '-']).next() == Some("sv");
    if is_swedish { LanguageCode::Sv } else { LanguageCode::En }
}

/// What the words of a command line say of the language, whether or not they are right otherwise.
#[derive(Debug, Default, PartialEq, Eq)]
struct Asked {
    language: Option<LanguageCode>,
    registry: Option<PathBuf>,
}

impl Asked {
    /// Looks for `--lang` and `-C`. What stands after `--` is no option.
    fn of(words: impl Iterator<Item = OsString>) -> Self {
        let mut asked = Asked::default();
        let mut words = words.take_while(|word| word != "--");
        while let Some(word) = words.next() {
            let word = word.to_string_lossy();
            let (name, own) = option(&word);
            let mut value = || own.map(OsString::from).or_else(|| words.next());
            match name {
                "--lang" => {
                    let code = value().unwrap_or_default();
                    asked.language = LanguageCode::ALL.into_iter().find(|known| code == known.name());
                }
                "--registry" | "-C" => asked.registry = value().map(PathBuf::from),
                _ => {}
            }
        }
        asked
    }

    fn language(self) -> LanguageCode {
        self.language.or_else(|| of_registry(self.registry)).unwrap_or_else(of_environment)
    }
}

/// The name of an option and its value, if that stands in the same word: `--lang=sv`, `-Cregister`, `-qC=register`.
fn option(word: &str) -> (&str, Option<&str>) {
    if word.starts_with("--") {
        return word.split_once('=').map_or((word, None), |(name, value)| (name, Some(value)));
    }
    let Some((flags, value)) = word.strip_prefix('-').and_then(|flags| flags.split_once('C')) else {
        return (word, None);
    };
    if !flags.chars().all(|flag| "qvhV".contains(flag)) {
        return (word, None);
    }
    let value = value.strip_prefix('=').unwrap_or(value);
    ("-C", Some(value).filter(|value| !value.is_empty()))
}

/// The language that a registry asks for: the one that is named, else that of the environment, else the nearest one.
fn of_registry(named: Option<PathBuf>) -> Option<LanguageCode> {
    let named = named.or_else(|| std::env::var_os("AVTAL_REGISTRY").map(PathBuf::from));
    let root = root::find(named.as_deref(), None).ok()?;
    let folder = Folder::open(&root).ok()?;
    load::settings(&folder).language.map(|language| language.value)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn asked(words: &str) -> (Option<LanguageCode>, Option<String>) {
        let asked = Asked::of(words.split_whitespace().map(OsString::from));
        (asked.language, asked.registry.map(|folder| folder.display().to_string()))
    }

    #[test]
    fn the_language_and_the_registry_are_found_among_other_words() {
        let sv = Some(LanguageCode::Sv);
        for (words, language, registry) in [
            ("status --lang sv", sv, None),
            ("--lang=sv status --wrong", sv, None),
            ("status --lang de", None, None),
            ("status --lang", None, None),
            ("status -- --lang sv", None, None),
            ("-C här status", None, Some("här")),
            ("-Chär", None, Some("här")),
            ("-qC=här --lang en", Some(LanguageCode::En), Some("här")),
            ("-vC här", None, Some("här")),
            ("--registry här", None, Some("här")),
            ("-xC här", None, None),
            ("show -C", None, None),
        ] {
            assert_eq!(asked(words), (language, registry.map(str::to_owned)), "{words}");
        }
    }
}
