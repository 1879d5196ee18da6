//! Looks at all that a registry is read from, without reading a record of it.

use std::collections::BTreeSet;

use crate::parallel;
use crate::registry::Registry;
use crate::source::folder::{FileKind, Folder};

use super::others::Members;

/// A file that a record names as a document, so that whoever reads the record looks for it.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct AskedDocument {
    /// The registry that it is in: 0 for one's own, then the position among the others and one.
    pub member: usize,
    /// Its path there.
    pub path: String,
    /// Whether its fingerprint is compared.
    pub is_compared: bool,
}

/// The documents that are looked for when a registry is read.
#[must_use]
pub fn asked_documents(registry: &Registry) -> BTreeSet<AskedDocument> {
    let records = registry.agreements.records.iter();
    let documents = records.flat_map(|record| record.data.document.iter().map(move |of| (record.file, of)));
    let asked = documents.filter_map(|(file, document)| {
        let path = document.path.as_ref()?;
        Some(AskedDocument {
            member: registry.member_of(file),
            path: path.value.to_string(),
            is_compared: document.sha256.is_some(),
        })
    });
    asked.collect()
}

/// Lists and reads every file that [`load`](super::load) would list and read, and looks for these documents, so that a
/// [`Ledger`](crate::source::folder::Ledger) notes the same as when the registry is loaded.
pub fn visit(folder: &Folder, documents: &BTreeSet<AskedDocument>) {
    let members = Members::find(folder, &mut Registry::default());
    let files = members.all.iter().flat_map(|member| {
        let records = member.entries.iter().filter(|entry| matches!(entry.kind, FileKind::Record(_)));
        records.map(move |entry| (&member.folder, entry.path.as_str()))
    });
    parallel::map(&files.collect::<Vec<_>>(), |(folder, path)| folder.look_into(path));
    let documents: Vec<&AskedDocument> = documents.iter().collect();
    parallel::map(&documents, |asked| {
        // What is found is noted, also if there is nothing.
        members.all.get(asked.member).map(|member| member.folder.fingerprint(&asked.path, asked.is_compared))
    });
}

#[cfg(test)]
mod tests {
    use std::fs;
    use std::path::Path;
    use std::sync::Arc;

    use super::*;
    use crate::load::load;
    use crate::text::Digest;

    const AGREEMENT: &str = "title = \"Testavtal\"\nkind = \"agreement\"\nparties = [\"testköping\"]\n\
        [validity]\nfrom = 2020-01-01\n\
        [[document]]\nrole = \"text\"\npath = \"filer/avtal.pdf\"\n\
        [[document]]\nrole = \"annex\"\npath = \"filer/bilaga.pdf\"\n\
        sha256 = \"ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad\"\n";

    fn noted(root: &Path, look: impl FnOnce(&Folder)) -> Option<Digest> {
        let ledger = Arc::default();
        look(&Folder::open(root).unwrap().noting(&ledger));
        ledger.digest()
    }

    /// Own records, documents that are there and that are not, and another registry.
    #[test]
    fn a_visit_finds_what_reading_finds_and_notices_what_changes() {
        let temporary = tempfile::tempdir().unwrap();
        let write = |path: &str, text: &str| {
            let path = temporary.path().join(path);
            fs::create_dir_all(path.parent().unwrap()).unwrap();
            fs::write(path, text).unwrap();
        };
        for registry in ["eget", "lanet"] {
            write(&format!("{registry}/agreements/a.toml"), AGREEMENT);
            write(
                &format!("{registry}/parties/testköping.toml"),
                "name = \"Testköping\"\nkind = \"region\"\n",
            );
        }
        write("eget/registry.toml", "[registries.lanet]\npath = \"../lanet\"\n");
        write("lanet/registry.toml", "");
        write("lanet/filer/avtal.pdf", "abc");
        let own = temporary.path().join("eget");
        let mut documents = BTreeSet::new();
        let mut read = || noted(&own, |folder| documents = asked_documents(&load(folder)));
        let first = read();
        assert_eq!(documents.len(), 4);
        let visited = || noted(&own, |folder| visit(folder, &documents));
        assert!(first.is_some());
        assert_eq!(visited(), first);
        let mut seen = vec![first];
        for (path, text) in [
            ("eget/agreements/a.toml", &*AGREEMENT.replace("2020", "2021")),
            ("eget/parties/testköping.toml", "name = \"Nya Testköping\"\nkind = \"region\"\n"),
            ("eget/parties/ny.toml", "name = \"Ny\"\nkind = \"region\"\n"),
            ("eget/registry.toml", "name = \"Test\"\n[registries.lanet]\npath = \"../lanet\"\n"),
            ("eget/filer/bilaga.pdf", "abc"),
            ("eget/filer/bilaga.pdf", "abd"),
            ("lanet/agreements/a.toml", &*AGREEMENT.replace("2020", "2022")),
            ("lanet/registry.toml", "name = \"Länet\"\n"),
            ("lanet/filer/bilaga.pdf", "abc"),
        ] {
            write(path, text);
            let now = visited();
            assert!(now.is_some() && !seen.contains(&now), "{path}");
            assert_eq!(now, noted(&own, |folder| drop(load(folder))), "{path}");
            seen.push(now);
        }
        fs::remove_file(temporary.path().join("lanet/agreements/a.toml")).unwrap();
        assert!(!seen.contains(&visited()));
    }
}
