//! Reads from git's index which files are marked. This takes milliseconds, whereas git would need a process. The format
//! is described in `git help gitformat-index`.

/// The files that the index marks as left out of the work tree, or as not to be checked there.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Marked {
    /// Paths from the root of the repository. A path that ends in a slash is a folder and stands for everything in it.
    pub paths: Vec<Vec<u8>>,
    /// Whether none of the paths is a folder.
    pub is_whole: bool,
}

/// The length of the times, numbers and mode of a file, in bytes.
const STAT: usize = 40;

/// The offset of the mode, four bits of which give the type.
const MODE: usize = 24;

/// The types: file, link, submodule, folder.
const OTHERS: [u8; 3] = [0x80, 0xa0, 0xe0];
const FOLDER: u8 = 0x40;

/// The lengths of object ids in SHA-1 and SHA-256, in bytes.
const HASHES: [usize; 2] = [20, 32];

/// The flags of an entry.
const ASSUME_UNCHANGED: u16 = 1 << 15;
const EXTENDED: u16 = 1 << 14;
/// The mask of the name's length. All bits are set if the name is longer.
const LENGTH: u16 = 0xfff;
/// The extended flags of an entry.
const SKIP_WORKTREE: u16 = 1 << 14;

/// Reads an index. None if its format is not supported, or if part of it is in another file.
pub(crate) fn marked(bytes: &[u8]) -> Option<Marked> {
    HASHES.into_iter().find_map(|hash| Reader { bytes, at: 0, hash }.index())?
}

struct Reader<'b> {
    bytes: &'b [u8],
    at: usize,
    /// The length of a hash, in bytes.
    hash: usize,
}

impl<'b> Reader<'b> {
    /// Reads the index. None if its hashes have another length; `Some(None)` if part of it is in another file.
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

    /// Reads an entry and replaces `path` by its path. Returns whether it is marked and whether it is a folder.
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
            // The path shares a prefix with the previous one; this is the number of bytes to remove from that.
            path.truncate(path.len().checked_sub(self.offset()?)?);
            path.extend_from_slice(self.rest_until_zero()?);
            self.take(1)?;
        } else {
            path.clear();
            path.extend_from_slice(match flags & LENGTH {
                LENGTH => self.rest_until_zero()?,
                length => self.take(length.into())?,
            });
            // Entries are padded with one to eight zeros to a multiple of eight.
            self.at = start.checked_add((self.at + 1 - start).next_multiple_of(8))?;
        }
        Some((flags & ASSUME_UNCHANGED != 0 || extended & SKIP_WORKTREE != 0, is_folder))
    }

    /// Skips the extensions up to the hash at the end. Returns whether all entries are in this file.
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

    /// The bytes before the next zero.
    fn rest_until_zero(&mut self) -> Option<&'b [u8]> {
        let rest = self.bytes.get(self.at..)?;
        self.take(rest.iter().position(|byte| *byte == 0)?)
    }

    /// A number with seven bits in each byte, as in pack deltas.
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
