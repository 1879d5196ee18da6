//! A folder that grows beside the one whose place it will take, and is nobody else's while it does.

use std::ffi::{OsStr, OsString};
use std::fs::{self, File};
use std::hash::{BuildHasher, Hasher, RandomState};
use std::io::{self, ErrorKind};
use std::path::{Path, PathBuf};
use std::thread;
use std::time::Duration;

/// So often a name is sought that no other program takes.
const TRIES: usize = 16;

/// The folder; gone when dropped.
#[derive(Debug)]
pub(super) struct Unfinished {
    path: PathBuf,
    /// Held as long as the program runs; none where the disk has no locks.
    _claim: Option<File>,
}

impl Unfinished {
    /// Makes one in `parent`, for what will be called `name` there. What programs left that were killed is taken away.
    ///
    /// # Errors
    ///
    /// If it cannot be made.
    pub(super) fn beside(parent: &Path, name: &OsStr) -> io::Result<Self> {
        let mut hidden = OsString::from(".");
        hidden.push(name);
        hidden.push(".");
        sweep(parent, &hidden);
        for _ in 0..TRIES {
            let mut name = hidden.clone();
            name.push(random().to_string());
            let path = parent.join(name);
            fs::create_dir(&path)?;
            let claim = match claim(&path) {
                Ok(claim) => Some(claim),
                // Another program sweeps, and took it for one that was left.
                Err(error) if matches!(error.kind(), ErrorKind::WouldBlock | ErrorKind::NotFound) => continue,
                Err(_) => None,
            };
            if path.is_dir() {
                return Ok(Unfinished { path, _claim: claim });
            }
        }
        Err(io::Error::new(ErrorKind::ResourceBusy, "other programs take away what is being written"))
    }

    /// Where it is.
    pub(super) fn path(&self) -> &Path {
        &self.path
    }
}

impl Drop for Unfinished {
    fn drop(&mut self) {
        // Whatever has come of it is of no use.
        let _ = fs::remove_dir_all(&self.path);
    }
}

/// Waits until no other run of the program looks at or replaces what is in a folder, as long as the file is kept; but not for
/// long, as it may be held by whatever has started this program. None where the disk has no locks.
pub(super) fn turn(parent: &Path) -> Option<File> {
    const PAUSE: Duration = Duration::from_millis(10);
    for _ in 0..500 {
        match claim(parent) {
            Ok(claim) => return Some(claim),
            Err(error) if error.kind() == ErrorKind::WouldBlock => thread::sleep(PAUSE),
            Err(_) => return None,
        }
    }
    None
}

/// A number that no other program has.
pub(super) fn random() -> u64 {
    RandomState::new().build_hasher().finish()
}

/// Makes a folder this program's as long as the file is open, also where another runs that cannot see this one, as in another
/// container.
#[cfg(unix)]
fn claim(folder: &Path) -> io::Result<File> {
    let claim = File::open(folder)?;
    rustix::fs::flock(&claim, rustix::fs::FlockOperation::NonBlockingLockExclusive)?;
    Ok(claim)
}

#[cfg(not(unix))]
fn claim(_: &Path) -> io::Result<File> {
    Err(io::Error::from(ErrorKind::Unsupported))
}

/// Takes away what begins like that, ends with a number, and is no running program's.
fn sweep(parent: &Path, hidden: &OsStr) {
    let is_numbered = |name: &OsStr| {
        let number = name.as_encoded_bytes().strip_prefix(hidden.as_encoded_bytes());
        number.is_some_and(|number| !number.is_empty() && number.iter().all(u8::is_ascii_digit))
    };
    let entries = fs::read_dir(parent).into_iter().flatten().flatten();
    for entry in entries.filter(|entry| is_numbered(&entry.file_name())) {
        let is_folder = entry.file_type().is_ok_and(|of| of.is_dir());
        if let Some(_claim) = is_folder.then(|| claim(&entry.path()).ok()).flatten() {
            let _ = fs::remove_dir_all(entry.path());
        }
    }
}
