//! git's index, read for nothing but which files it marks: that takes milliseconds, where git would take a process.
//! The format is that of `git help gitformat-index`.

/// What the index marks as left out of the work tree, or as not to be looked at there.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Marked {
    /// Paths from the root of the repository. One that ends with a slash is a folder that stands for all that is in it.
    pub paths: Vec<Vec<u8>>,
    /// Is none of them a folder?
    pub is_whole: bool,
}

/// Times, numbers and the mode of a file.
const STAT: usize = 40;

/// Where in them the mode begins, of which four bits say what it is.
const MODE: usize = 24;

/// A file, a link or a submodule; or a folder.
const OTHERS: [u8; 3] = [0x80, 0xa0, 0xe0];
const FOLDER: u8 = 0x40;

/// The length of an object's name by SHA-1, and by SHA-256.
const HASHES: [usize; 2] = [20, 32];

/// An entry's flags.
const ASSUME_UNCHANGED: u16 = 1 << 15;
const EXTENDED: u16 = 1 << 14;
/// How long the name is, unless it is longer than this can say.
const LENGTH: u16 = 0xfff;
/// Of those that are extended.
const SKIP_WORKTREE: u16 = 1 << 14;

/// Reads an index; none where it is not understood, or where only a part of it is in this file.
pub(crate) fn marked(bytes: &[u8]) -> Option<Marked> {
    HASHES.into_iter().find_map(|hash| Reader { bytes, at: 0, hash }.index())?
}

struct Reader<'b> {
    bytes: &'b [u8],
    at: usize,
    /// The length of a hash.
    hash: usize,
}

impl<'b> Reader<'b> {
    /// Nothing if its hashes are of another length; what is marked, if all of it is here.
    fn index(mut self) -> Option<Option<Marked>> {
        if self.take(4)? != b"DIRC" {
            return None;
        }
        let (version, count) = (self.number()?, self.number()?);
        if !(2..=4).contains(&version) {
            return None;
        }
        let (mut paths, mut is_whole, mut path) = (Vec::new(), true, Vec::new());
        for _ in 0..count {
            let (is_marked, is_folder) = self.entry(version, &mut path)?;
            if is_marked {
                is_whole &= !is_folder;
                paths.push(path.clone());
            }
        }
        Some(self.is_all()?.then_some(Marked { paths, is_whole }))
    }

    /// Reads an entry: is it marked, and is it a folder? Its path is put in the place of that of the entry before.
    fn entry(&mut self, version: u32, path: &mut Vec<u8>) -> Option<(bool, bool)> {
        let start = self.at;
        let is_folder = match self.take(STAT)?.get(MODE..)? {
            [0, 0, kind, ..] if kind & 0xf0 == FOLDER => true,
            [0, 0, kind, ..] if OTHERS.contains(&(kind & 0xf0)) => false,
            _ => return None,
        };
        self.take(self.hash)?;
        let flags = self.flags()?;
        let extended = if flags & EXTENDED == 0 { 0 } else { self.flags()? };
        if version == 4 {
            // It begins as the one before does, but for so many bytes.
            path.truncate(path.len().checked_sub(self.offset()?)?);
            path.extend_from_slice(self.rest_until_zero()?);
            self.take(1)?;
        } else {
            path.clear();
            path.extend_from_slice(match flags & LENGTH {
                LENGTH => self.rest_until_zero()?,
                length => self.take(length.into())?,
            });
            // Entries end with one to eight zeros, at a multiple of eight.
            self.at = start.checked_add((self.at + 1 - start).next_multiple_of(8))?;
        }
        Some((flags & ASSUME_UNCHANGED != 0 || extended & SKIP_WORKTREE != 0, is_folder))
    }

    /// Passes over what comes after the entries, to the hash at the end: does none of it say that entries are elsewhere?
    fn is_all(&mut self) -> Option<bool> {
        let mut is_all = true;
        let end = self.bytes.len().checked_sub(self.hash)?;
        while self.at < end {
            let name = self.take(4)?;
            let length = usize::try_from(self.number()?).ok()?;
            self.take(length)?;
            is_all &= name != b"link";
        }
        (self.at == end).then_some(is_all)
    }

    fn take(&mut self, length: usize) -> Option<&'b [u8]> {
        let end = self.at.checked_add(length)?;
        let taken = self.bytes.get(self.at..end)?;
        self.at = end;
        Some(taken)
    }

    fn number(&mut self) -> Option<u32> {
        Some(u32::from_be_bytes(self.take(4)?.try_into().ok()?))
    }

    fn flags(&mut self) -> Option<u16> {
        Some(u16::from_be_bytes(self.take(2)?.try_into().ok()?))
    }

    /// What comes before the next zero.
    fn rest_until_zero(&mut self) -> Option<&'b [u8]> {
        let rest = self.bytes.get(self.at..)?;
        self.take(rest.iter().position(|byte| *byte == 0)?)
    }

    /// A number of seven bits in each byte, as in the deltas of packs.
    fn offset(&mut self) -> Option<usize> {
        let mut offset = 0_usize;
        loop {
            let byte = *self.take(1)?.first()?;
            offset = offset.checked_add(usize::from(byte & 0x7f))?;
            if byte & 0x80 == 0 {
                return Some(offset);
            }
            offset = offset.checked_add(1)?.checked_mul(0x80)?;
        }
    }
}
