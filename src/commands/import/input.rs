//! Reading the file of a list.

use std::fs::File;
use std::io::{self, Read};
use std::path::Path;

use crate::commands::Failure;
use crate::import::Problem;
use crate::import::sheet::{self, Choice, Sheet};
use crate::text::display_safe;
use crate::text::message::message;

/// The largest file that is read, in bytes.
const MAX_BYTES: u64 = 64 << 20;

/// The same in megabytes.
const MEGABYTES: i64 = 64;

/// The name of a file, as places in it begin.
pub(super) fn name(file: &Path) -> String {
    let name = file.file_name().map(|name| name.to_string_lossy().into_owned());
    display_safe(&name.unwrap_or_else(|| file.display().to_string())).into_owned()
}

/// Reads the sheet of a file.
///
/// # Errors
///
/// [`Failure::Environment`] if the file cannot be read, [`Failure::Usage`] if it is none that can be.
pub(super) fn sheet(file: &Path, choice: Choice<'_>) -> Result<Sheet, Failure> {
    let bytes = bytes(file)?;
    sheet::read(&name(file), &bytes, choice).map_err(|problem| refused(file, problem))
}

fn bytes(file: &Path) -> Result<Vec<u8>, Failure> {
    let failed = |error| Failure::unreadable(file, error);
    // Opening a pipe would wait for somebody to write to it.
    if !file.metadata().map_err(failed)?.is_file() {
        let error = io::Error::new(io::ErrorKind::InvalidInput, message!("file-not-ordinary"));
        return Err(failed(error));
    }
    let mut bytes = Vec::new();
    File::open(file).and_then(|open| open.take(MAX_BYTES + 1).read_to_end(&mut bytes)).map_err(failed)?;
    if u64::try_from(bytes.len()).is_ok_and(|length| length <= MAX_BYTES) {
        return Ok(bytes);
    }
    let problem = Problem::new(message!("sheet-file-too-large", limit = MEGABYTES), message!("sheet-split"));
    Err(refused(file, problem))
}

/// The failure to read a file.
pub(super) fn refused(file: &Path, problem: Problem) -> Failure {
    Failure::Usage {
        message: message!("path-why", path = name(file), why = problem.message),
        help: problem.help,
    }
}
