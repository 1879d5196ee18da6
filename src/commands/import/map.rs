//! The files of an import in the registry: the map, and what was imported last.

use std::fs;
use std::io::ErrorKind;
use std::path::{Path, PathBuf};

use super::input::refused;
use crate::commands::touched::inside;
use crate::commands::{Failure, output};
use crate::import::Problem;
use crate::import::lock::Lock;
use crate::import::map::{self, Checked, WrongMap};
use crate::source::decode;
use crate::text::message::message;

/// The map where none is named.
const DEFAULT: &str = "avtal-import.toml";

/// The largest file of these, in bytes: what was imported last of 200,000 records.
const MAX_BYTES: u64 = 128 << 20;

/// The files of an import.
#[derive(Debug)]
pub(super) struct Files {
    /// The map as it was named, for messages.
    pub(super) named: PathBuf,
    /// The map, from the root of the registry.
    path: PathBuf,
    root: PathBuf,
}

impl Files {
    /// The files of a map, which is to be in the registry.
    ///
    /// # Errors
    ///
    /// [`Failure::Usage`] if it is not, or is no TOML file by its name.
    pub(super) fn of(root: &Path, map: Option<&Path>) -> Result<Self, Failure> {
        let root = dunce::canonicalize(root).map_err(|error| Failure::unreadable(root, error))?;
        let named = map.map_or_else(|| root.join(DEFAULT), Path::to_owned);
        let path = inside(&root, &named)?;
        let is_toml = path.extension().is_some_and(|ending| ending == "toml");
        let is_record = ["agreements", "parties", "bodies"].iter().any(|folder| path.starts_with(folder));
        if !is_toml || is_record || path == Path::new("registry.toml") {
            let message = message!("map-no-toml", path = named.display().to_string());
            return Err(Failure::usage(message, message!("map-name-toml")));
        }
        Ok(Files { named, path, root })
    }

    /// The map, for messages.
    pub(super) fn shown(&self) -> String {
        slashed(&self.path)
    }

    /// Reads and checks the map.
    ///
    /// # Errors
    ///
    /// [`Failure::Usage`] if there is none or it is wrong; all but the last of its faults are reported.
    pub(super) fn map(&self) -> Result<Checked, Failure> {
        let bytes = match fs::read(self.root.join(&self.path)) {
            Ok(bytes) => bytes,
            Err(error) if error.kind() == ErrorKind::NotFound => {
                let message = message!("map-missing", path = self.named.display().to_string());
                return Err(Failure::usage(message, message!("map-guess-first")));
            }
            Err(error) => return Err(Failure::unreadable(&self.named, error)),
        };
        let text = decode(bytes).map_err(|fault| Failure::Usage {
            message: message!("path-why", path = self.shown(), why = fault.message),
            help: fault.help,
        })?;
        map::read(&text).map_err(|WrongMap(faults)| {
            let problems = faults.into_iter().map(|(place, fault)| {
                let problem = Problem { message: fault.message, help: fault.help };
                ((place.line, place.column), problem)
            });
            self.wrong(problems.collect())
        })
    }

    /// The failure that a map is wrong. All but the last of its faults are reported here.
    pub(super) fn wrong(&self, mut problems: Vec<((u32, u32), Problem)>) -> Failure {
        let failure = |((line, column), problem): ((u32, u32), Problem)| {
            let path = format!("{}:{line}:{column}", self.shown());
            (message!("path-why", path = path, why = problem.message), problem.help)
        };
        let last = problems.pop();
        for problem in problems {
            let (message, help) = failure(problem);
            output::error(message);
            if let Some(help) = help {
                output::hint(message!("label-hint"), help);
            }
        }
        let none = || Problem::from(message!("map-wrong"));
        let (message, help) = failure(last.unwrap_or_else(|| ((1, 1), none())));
        Failure::Usage { message, help }
    }

    /// Where a place of the map is.
    ///
    /// # Errors
    ///
    /// [`Failure::Environment`] if the map cannot be read any more.
    pub(super) fn text(&self) -> Result<String, Failure> {
        let text = fs::read_to_string(self.root.join(&self.path));
        let text = text.map_err(|error| Failure::unreadable(&self.named, error))?;
        Ok(text.trim_start_matches('\u{feff}').to_owned())
    }

    /// The path and the place of the file of what was imported last.
    pub(super) fn lock(&self) -> (String, PathBuf) {
        let path = self.path.with_extension("lock");
        (slashed(&path), self.root.join(path))
    }

    /// What was imported last, and the text that says so; nothing if nothing was.
    ///
    /// # Errors
    ///
    /// [`Failure`] if it cannot be read, or makes no sense.
    pub(super) fn imported(&self) -> Result<(Lock, Option<String>), Failure> {
        let (_, place) = self.lock();
        match fs::metadata(&place) {
            Ok(about) if about.len() > MAX_BYTES => {
                return Err(refused(
                    &place,
                    Problem::from(message!("sheet-file-too-large", limit = 128_i64)),
                ));
            }
            Ok(_) => {}
            Err(error) if error.kind() == ErrorKind::NotFound => return Ok((Lock::default(), None)),
            Err(error) => return Err(Failure::unreadable(&place, error)),
        }
        let text = fs::read_to_string(&place).map_err(|error| Failure::unreadable(&place, error))?;
        let lock = Lock::parse(&text).map_err(|problem| refused(&place, problem))?;
        Ok((lock, Some(text)))
    }

    /// Where the map is.
    pub(super) fn place(&self) -> PathBuf {
        self.root.join(&self.path)
    }
}

fn slashed(path: &Path) -> String {
    path.iter().map(|part| part.to_string_lossy()).collect::<Vec<_>>().join("/")
}
