//! A partial folder beside the one that it will replace, owned by this program alone.

use crate::parallel;
use crate::text::message::message;
use std::ffi::{OsStr, OsString};
use std::fs::{self, File};
use std::hash::{BuildHasher, Hasher, RandomState};
use std::io::{self, ErrorKind};
use std::path::{Path, PathBuf};
use std::thread;
use std::time::Duration;

/// The number of attempts to find an unused name.
const TRIES: usize = 16;

/// The folder. Removed when dropped.
#[derive(Debug)]
pub(super) struct Unfinished {
    path: PathBuf,
    /// A lock held while the program runs. None if the disk has no locks.
    _claim: Option<File>,
}

impl Unfinished {
    /// Creates one in `parent`, for a folder with this name. Removes those left by programs that were killed.
    ///
    /// # Errors
    ///
    /// If it cannot be created.
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
                // Another program that cleans up took it for one that was left behind.
                Err(error) if matches!(error.kind(), ErrorKind::WouldBlock | ErrorKind::NotFound) => continue,
                Err(_) => None,
            };
            if path.is_dir() {
                return Ok(Unfinished { path, _claim: claim });
            }
        }
        Err(io::Error::new(ErrorKind::ResourceBusy, message!("file-taken-away")))
    }

    /// Its path.
    pub(super) fn path(&self) -> &Path {
        &self.path
    }
}

impl Drop for Unfinished {
    fn drop(&mut self) {
        // The partial folder is of no use. Failing to remove it does no harm. The system removes from one folder at a time only,
        // but from several at once.
        let entries = fs::read_dir(&self.path).into_iter().flatten().flatten();
        let folders: Vec<PathBuf> = entries.map(|entry| entry.path()).collect();
        parallel::map(&folders, fs::remove_dir_all);
        let _ = fs::remove_dir_all(&self.path);
    }
}

/// Waits at most five seconds until no other run reads or replaces what is in a folder, and keeps others out until the
/// file is dropped. The wait is limited because the lock may be held by the program that started this one. None if the
/// wait was too long, or the disk has no locks.
pub(super) fn turn(parent: &Path) -> Option<File> {
    wait(parent).ok()
}

/// The same, with the reason for None.
///
/// # Errors
///
/// `WouldBlock` if the wait was too long; anything else if the folder or the disk has no locks.
pub(super) fn wait(parent: &Path) -> io::Result<File> {
    const PAUSE: Duration = Duration::from_millis(10);
    let mut tries = 0..500;
    loop {
        match keep_out(parent) {
            Err(error) if error.kind() == ErrorKind::WouldBlock && tries.next().is_some() => {
                thread::sleep(PAUSE);
            }
            claimed => return claimed,
        }
    }
}

/// A random number.
pub(super) fn random() -> u64 {
    RandomState::new().build_hasher().finish()
}

/// Locks a folder for this program while the file is open, even against programs that cannot see this one, as in
/// another container.
#[cfg(unix)]
fn claim(folder: &Path) -> io::Result<File> {
    let claim = File::open(folder)?;
    rustix::fs::flock(&claim, rustix::fs::FlockOperation::NonBlockingLockExclusive)?;
    Ok(claim)
}

/// Other systems cannot lock a folder that is renamed while it is locked.
#[cfg(not(unix))]
fn claim(_: &Path) -> io::Result<File> {
    Err(io::Error::from(ErrorKind::Unsupported))
}

/// Locks a folder that stays where it is.
#[cfg(not(windows))]
fn keep_out(folder: &Path) -> io::Result<File> {
    claim(folder)
}

/// Windows cannot open a folder as a file. It can keep others from opening a file in it, and take that away when the
/// program ends, however it ends.
#[cfg(windows)]
fn keep_out(folder: &Path) -> io::Result<File> {
    use std::os::windows::fs::OpenOptionsExt;
    /// `FILE_FLAG_DELETE_ON_CLOSE`
    const DELETE_ON_CLOSE: u32 = 0x0400_0000;
    /// `ERROR_SHARING_VIOLATION`: somebody has it open.
    const IN_USE: i32 = 32;
    /// `ERROR_DELETE_PENDING`: somebody is closing it.
    const CLOSING: i32 = 303;
    let mut options = fs::OpenOptions::new();
    options.write(true).create(true).truncate(false).share_mode(0).custom_flags(DELETE_ON_CLOSE);
    options.open(folder.join(".avtal.lock")).map_err(|error| match error.raw_os_error() {
        Some(IN_USE | CLOSING) => ErrorKind::WouldBlock.into(),
        Some(_) | None => error,
    })
}

/// Removes folders with this prefix and a number that do not belong to a running program.
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
