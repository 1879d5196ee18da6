//! Records by id.

use std::collections::hash_map::Entry;
use std::sync::Arc;

use foldhash::{HashMap, HashMapExt};

use crate::model::Id;
use crate::parallel;
use crate::source::{Fault, FaultKind, Sp, Span, ThinVec};
use crate::text::message::message;

use crate::registry::{FileFault, FileIx, Lookup, Place, Record, Table};

/// A file of one record type, before duplicates are detected.
pub(super) struct Candidate<T> {
    pub id: Id,
    pub file: FileIx,
    pub faulty_keys: ThinVec<Box<str>>,
    /// The record. None if the file could not be read at all.
    pub data: Option<Arc<T>>,
    /// Whether the record is certain.
    pub is_certain: bool,
}

/// Makes a table of the records, in the order of their registries and of their ids. `others` are the first files of the
/// registries after one's own. If two files have the same id, the first by path is kept;
/// the other is a fault and is added to `unread`, as no report can show both.
pub(super) fn index<T: Send + Sync>(
    candidates: Vec<Candidate<T>>,
    others: &[FileIx],
    former_ids: impl Fn(&T) -> &[Sp<Id>],
    faults: &mut Vec<FileFault>,
    unread: &mut Vec<FileIx>,
) -> Table<T> {
    let mut first: HashMap<Id, FileIx> = HashMap::with_capacity(candidates.len());
    let (mut records, mut set_aside) = (Vec::with_capacity(candidates.len()), Vec::new());
    let mut by_id = HashMap::with_capacity(candidates.len());
    for Candidate { id, file, faulty_keys, data, is_certain } in candidates {
        match first.entry(id) {
            Entry::Occupied(earlier) => {
                let fault =
                    Fault::new(FaultKind::DuplicateId, Span::FILE, message!("finding-duplicate-id", id = id))
                        .about(&*id)
                        .help(message!("help-duplicate-id"));
                let place = Place { file: *earlier.get(), span: Span::FILE };
                let elsewhere = vec![(place, message!("place-this-is-used"))];
                faults.push(FileFault { file, record: Some(id), fault, elsewhere });
                if is_certain {
                    unread.push(file);
                }
                set_aside.extend(data.map(|data| Record { id, file, faulty_keys, data }));
                continue;
            }
            Entry::Vacant(entry) => entry.insert(file),
        };
        match data {
            Some(data) if is_certain => records.push(Record { id, file, faulty_keys, data }),
            data => {
                by_id.insert(id, Lookup::Unread);
                set_aside.extend(data.map(|data| Record { id, file, faulty_keys, data }));
            }
        }
    }
    let member = |file: FileIx| others.partition_point(|first| *first <= file);
    parallel::sort_by(&mut records, |a, b| member(a.file).cmp(&member(b.file)).then_with(|| a.id.cmp(&b.id)));
    let own = records.partition_point(|record| member(record.file) == 0);
    by_id.extend(records.iter().enumerate().map(|(at, record)| (record.id, Lookup::Record(at))));
    let mut renamed: HashMap<&Id, Place> = HashMap::new();
    for (at, record) in records.iter().enumerate() {
        for former in former_ids(&record.data) {
            let taken = match by_id.entry(former.value) {
                Entry::Vacant(entry) => {
                    entry.insert(Lookup::Renamed(at));
                    renamed.insert(&former.value, record.at(former.span));
                    continue;
                }
                Entry::Occupied(_) => renamed.get(&former.value).copied(),
            };
            let other = first.get(&former.value).map(|file| Place { file: *file, span: Span::FILE });
            let (message, help) = if former.value == record.id {
                (message!("finding-former-id-own", id = former.value), message!("help-former-id-own"))
            } else {
                (message!("finding-former-id-taken", id = former.value), message!("help-former-id-taken"))
            };
            let fault =
                Fault::new(FaultKind::DuplicateId, former.span, message).about(&*former.value).help(help);
            faults.push(FileFault {
                file: record.file,
                record: Some(record.id),
                fault,
                elsewhere: taken
                    .or(other)
                    .map(|place| (place, message!("place-stands-for-this")))
                    .into_iter()
                    .collect(),
            });
        }
    }
    Table::new(records, own, set_aside, by_id)
}
