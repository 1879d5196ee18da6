//! Reads the contents of files in git by `git cat-file --batch`.

use std::io::{self, BufRead, BufReader, Read, Write};
use std::process::{Child, ChildStdin, ChildStdout, Stdio};
use std::slice::Chunks;
use std::sync::{Arc, Mutex, MutexGuard, OnceLock, PoisonError};
use std::thread;

use foldhash::{HashMap, HashMapExt};

use super::object::ObjectId;
use super::process::{COMPLETE, Git, GitError};

/// The fewest objects that are worth a process, as starting another takes longer than reading them.
const WORTH_A_PROCESS: usize = 500;

/// More processes are not faster.
const MAX_PROCESSES: usize = 4;

/// The longest header: two hashes, a type and a length.
const LONGEST_HEADER: u64 = 256;

/// The result of reading an object.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Blob {
    Bytes(Vec<u8>),
    /// It is longer than the limit and was not kept.
    Large,
    /// It is missing or damaged.
    Unreadable,
}

/// Reads many objects in one go, each of at most `longest` bytes. A missing or damaged object does not affect others.
pub(crate) fn read_all(
    git: &Git,
    objects: &[ObjectId],
    longest: u64,
) -> Result<HashMap<ObjectId, Blob>, GitError> {
    let mut all = HashMap::with_capacity(objects.len());
    let shares = thread::scope(|scope| {
        let read = |share| {
            let mut read = Vec::new();
            let keep = |object: &ObjectId, blob| read.push((object.clone(), blob));
            read_share(git, Batch::start(git, &["--buffer"])?, share, longest, keep).map(|()| read)
        };
        let readers: Vec<_> = shares(objects).map(|share| scope.spawn(move || read(share))).collect();
        readers.into_iter().map(thread::ScopedJoinHandle::join).collect::<Vec<_>>()
    });
    for share in shares {
        let share = share.map_err(|_| GitError::failed("cat-file", "a thread of this program ended"))?;
        all.extend(share?);
    }
    Ok(all)
}

/// Distributes objects among parallel processes.
fn shares(objects: &[ObjectId]) -> Chunks<'_, ObjectId> {
    let processes = thread::available_parallelism().map_or(1, usize::from).min(MAX_PROCESSES);
    objects.chunks(objects.len().div_ceil(processes).max(WORTH_A_PROCESS))
}

/// Objects that are read in the background while earlier ones are processed.
#[derive(Debug)]
pub(crate) struct Prefetch(Arc<HashMap<ObjectId, OnceLock<Blob>>>);

impl Prefetch {
    /// Starts reading objects in this order, each of at most `longest` bytes.
    pub(crate) fn read(git: &Git, objects: &[ObjectId], longest: u64) -> Result<Self, GitError> {
        let read = objects.iter().map(|object| (object.clone(), OnceLock::new())).collect();
        let ahead = Prefetch(Arc::new(read));
        for share in shares(objects) {
            let (git, batch) = (git.clone(), Batch::start(git, &["--buffer"])?);
            let share = Share { objects: share.to_owned(), read: Arc::clone(&ahead.0) };
            let reader = move || {
                // Objects that it does not reach are unreadable.
                let _ =
                    read_share(&git, batch, &share.objects, longest, |object, blob| share.keep(object, blob));
            };
            let failed = |error: io::Error| GitError::failed("cat-file", &error.to_string());
            thread::Builder::new().spawn(reader).map_err(failed)?;
        }
        Ok(ahead)
    }

    /// The result of reading an object; waits until it is available. None if the object was not requested.
    pub(crate) fn get(&self, object: &ObjectId) -> Option<&Blob> {
        self.0.get(object).map(OnceLock::wait)
    }
}

/// The part that one thread reads. When the thread ends for whatever reason, the objects it has not read become
/// unreadable, so that no one waits for ever.
struct Share {
    objects: Vec<ObjectId>,
    read: Arc<HashMap<ObjectId, OnceLock<Blob>>>,
}

impl Share {
    fn keep(&self, object: &ObjectId, blob: Blob) {
        if let Some(read) = self.read.get(object) {
            // A repeated object has the same result.
            let _ = read.set(blob);
        }
    }
}

impl Drop for Share {
    fn drop(&mut self) {
        self.objects.iter().for_each(|object| self.keep(object, Blob::Unreadable));
    }
}

fn read_share(
    git: &Git,
    mut batch: Batch,
    mut objects: &[ObjectId],
    longest: u64,
    mut keep: impl FnMut(&ObjectId, Blob),
) -> Result<(), GitError> {
    // git stops at a damaged object, so the objects after it are requested again.
    while let Some(damaged) = read_on(batch, objects, longest, &mut keep) {
        let Some((object, rest)) = objects.get(damaged..).and_then(<[ObjectId]>::split_first) else { break };
        keep(object, Blob::Unreadable);
        if rest.is_empty() {
            break;
        }
        objects = rest;
        batch = Batch::start(git, &["--buffer"])?;
    }
    Ok(())
}

/// Reads objects in order. Returns the object at which it had to stop, if any.
fn read_on(
    mut batch: Batch,
    objects: &[ObjectId],
    longest: u64,
    keep: &mut impl FnMut(&ObjectId, Blob),
) -> Option<usize> {
    let mut failed = None;
    thread::scope(|scope| {
        let asking = batch.questions.take();
        // In a thread of its own, so that reading and writing do not wait for each other, however small the pipes are.
        scope.spawn(|| asking.map(|asking| ask_for(asking, objects)));
        for (at, object) in objects.iter().enumerate() {
            match batch.answer(object, longest) {
                Ok(blob) => keep(object, blob),
                Err(_) => {
                    failed = Some(at);
                    batch.end();
                    break;
                }
            }
        }
    });
    failed
}

fn ask_for(questions: ChildStdin, objects: &[ObjectId]) -> io::Result<()> {
    let mut questions = io::BufWriter::new(questions);
    for object in objects {
        writeln!(questions, "{object}")?;
    }
    questions.flush()
}

/// A running `git cat-file --batch`.
#[derive(Debug)]
struct Batch {
    child: Child,
    questions: Option<ChildStdin>,
    answers: BufReader<ChildStdout>,
}

impl Batch {
    fn start(git: &Git, options: &[&str]) -> Result<Self, GitError> {
        let mut command = git.command("cat-file");
        command.arg("--batch").args(options).stdin(Stdio::piped()).stdout(Stdio::piped());
        let mut child = command.spawn().map_err(GitError::NotInstalled)?;
        let questions = child.stdin.take();
        let answers = child.stdout.take().ok_or_else(|| GitError::failed("cat-file", "it is mute"))?;
        Ok(Batch { child, questions, answers: BufReader::with_capacity(1 << 16, answers) })
    }

    /// The next response, which should be about `object`.
    fn answer(&mut self, object: &ObjectId, longest: u64) -> io::Result<Blob> {
        let Some(length) = self.header(object)? else { return Ok(Blob::Unreadable) };
        if length > longest {
            self.skip(length)?;
            return self.end_of_answer().map(|()| Blob::Large);
        }
        let mut bytes = Vec::with_capacity(usize::try_from(length).unwrap_or_default());
        (&mut self.answers).take(length).read_to_end(&mut bytes)?;
        if u64::try_from(bytes.len()).is_ok_and(|got| got < length) {
            return Err(io::ErrorKind::UnexpectedEof.into());
        }
        self.end_of_answer().map(|()| Blob::Bytes(bytes))
    }

    /// The length in the response header. None if the object does not exist.
    fn header(&mut self, object: &ObjectId) -> io::Result<Option<u64>> {
        let mut line = Vec::new();
        (&mut self.answers).take(LONGEST_HEADER).read_until(b'\n', &mut line)?;
        let line = std::str::from_utf8(&line).unwrap_or_default();
        let line = line.strip_prefix(object.as_str()).and_then(|line| line.strip_suffix('\n'));
        let length = match line.ok_or(io::ErrorKind::UnexpectedEof)?.trim_start().split_once(' ') {
            None => return Ok(None),
            Some((_, length)) => length.parse().map_err(io::Error::other)?,
        };
        Ok(Some(length))
    }

    fn skip(&mut self, length: u64) -> io::Result<()> {
        let skipped = io::copy(&mut (&mut self.answers).take(length), &mut io::sink())?;
        if skipped == length { Ok(()) } else { Err(io::ErrorKind::UnexpectedEof.into()) }
    }

    fn end_of_answer(&mut self) -> io::Result<()> {
        let mut newline = [0];
        self.answers.read_exact(&mut newline)
    }

    fn end(&mut self) {
        self.questions = None;
        // It may already have ended.
        let _ = self.child.kill();
    }
}

impl Drop for Batch {
    fn drop(&mut self) {
        self.end();
        // Without this, the child would remain in the process table.
        let _ = self.child.wait();
    }
}

/// Objects that are read one by one on demand, by a process that starts with the first.
#[derive(Debug)]
pub(crate) struct Store {
    git: Git,
    batch: Mutex<Option<Batch>>,
}

impl Store {
    pub(crate) fn new(git: Git) -> Self {
        Store { git, batch: Mutex::new(None) }
    }

    /// Reads an object of any length.
    pub(crate) fn open(&self, object: &ObjectId) -> io::Result<Reading<'_>> {
        let mut batch = self.batch.lock().unwrap_or_else(PoisonError::into_inner);
        let left = match ask(&self.git, &mut batch, object) {
            Ok(Some(length)) => length,
            Ok(None) => return Err(self.missing(object)),
            Err(_) => {
                *batch = None;
                return Err(unreadable(object));
            }
        };
        Ok(Reading { batch, object: object.clone(), left })
    }

    /// The error for a missing object, with instructions for partial clones.
    pub(crate) fn missing(&self, object: &ObjectId) -> io::Error {
        if !self.git.is_partial() {
            return unreadable(object);
        }
        let short = object.short();
        io::Error::other(format!("its object {short} is not in this partial clone: `{COMPLETE}` brings it"))
    }
}

fn ask(git: &Git, batch: &mut Option<Batch>, object: &ObjectId) -> io::Result<Option<u64>> {
    if batch.is_none() {
        *batch = Some(Batch::start(git, &[]).map_err(io::Error::other)?);
    }
    let batch = batch.as_mut().ok_or(io::ErrorKind::BrokenPipe)?;
    let questions = batch.questions.as_mut().ok_or(io::ErrorKind::BrokenPipe)?;
    questions.write_all(format!("{object}\n").as_bytes())?;
    questions.flush()?;
    batch.header(object)
}

/// The error for a missing or damaged object.
fn unreadable(object: &ObjectId) -> io::Error {
    io::Error::other(format!("its object {} is missing from the repository, or damaged", object.short()))
}

/// An object being read. No other can be read until this is dropped.
pub(crate) struct Reading<'s> {
    batch: MutexGuard<'s, Option<Batch>>,
    object: ObjectId,
    left: u64,
}

impl Read for Reading<'_> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let Some(batch) = self.batch.as_mut().filter(|_| self.left > 0) else { return Ok(0) };
        let read = (&mut batch.answers).take(self.left).read(buffer)?;
        if read == 0 && !buffer.is_empty() {
            *self.batch = None;
            return Err(unreadable(&self.object));
        }
        self.left -= u64::try_from(read).unwrap_or(self.left);
        Ok(read)
    }
}

impl Drop for Reading<'_> {
    fn drop(&mut self) {
        let is_done =
            self.left == 0 && self.batch.as_mut().is_some_and(|batch| batch.end_of_answer().is_ok());
        if !is_done {
            // The rest of a long response is not worth reading.
            *self.batch = None;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_a_thread_leaves_unread_is_unreadable() {
        let object = ObjectId::parse(&[b'0'; 40]).unwrap();
        let ahead = Prefetch(Arc::new(HashMap::from_iter([(object.clone(), OnceLock::new())])));
        drop(Share { objects: vec![object.clone()], read: Arc::clone(&ahead.0) });
        assert_eq!(ahead.0[&object].get(), Some(&Blob::Unreadable));
    }
}
