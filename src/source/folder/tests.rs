//! A registry's folder with everything in it that a folder can hold.

use std::ffi::OsStr;
use std::fs;
use std::os::unix::ffi::OsStrExt;
use std::os::unix::fs::{PermissionsExt, symlink};
use std::os::unix::net::UnixListener;
use std::path::Path;
use std::process::Command;

use tempfile::TempDir;

use super::{FileKind, Folder};
use crate::source::MAX_BYTES;
use crate::source::span::Span;

/// A registry with these files; their content is their path.
fn registry(files: &[&str]) -> TempDir {
    let root = TempDir::new().unwrap();
    for file in files {
        write(&root, file, file);
    }
    root
}

fn write(root: &TempDir, file: &str, content: impl AsRef<[u8]>) {
    let path = root.path().join(file);
    fs::create_dir_all(path.parent().unwrap()).unwrap();
    fs::write(path, content).unwrap();
}

fn link(root: &TempDir, to: impl AsRef<Path>, from: &str) {
    let from = root.path().join(from);
    fs::create_dir_all(from.parent().unwrap()).unwrap();
    symlink(to, from).unwrap();
}

fn open(root: &TempDir) -> Folder {
    Folder::open(root.path()).unwrap()
}

/// Paths with a word for what each is, or why it cannot be read.
fn listed(root: &TempDir) -> Vec<(String, String)> {
    let word = |kind| match kind {
        FileKind::Settings => "settings".to_owned(),
        FileKind::Record(kind) => kind.name().to_owned(),
        FileKind::Unrecognised => "unrecognised".to_owned(),
        FileKind::BareRepository => "bare-repository".to_owned(),
        FileKind::Misnamed(meant) => meant,
        FileKind::Unreadable(unreadable) => unreadable.why.plain(),
    };
    open(root).list().into_iter().map(|found| (found.path, word(found.kind))).collect()
}

fn pairs(listed: &[(String, String)]) -> Vec<(&str, &str)> {
    listed.iter().map(|(path, kind)| (&**path, &**kind)).collect()
}

#[test]
fn records_are_known_by_their_folder_and_ending() {
    let root = registry(&[
        "registry.toml",
        "registry.yaml",
        "notes.toml",
        "texts/x.toml",
        "agreements/z.yml",
        "agreements/dalarna/2024/å.toml",
        "agreements/b.yaml",
        "agreements/c.TOML",
        "agreements/d.md",
        "agreements/README.toml",
        "agreements/README",
        "agreements/READMEs/e.toml",
        "agreements/.hidden.toml",
        "agreements/.git/f.toml",
        "agreements/g.toml/h.toml",
        "Parties/x.toml",
        "parties/p.toml",
        "bodies/b.toml",
    ]);
    assert_eq!(
        pairs(&listed(&root)),
        [
            ("agreements/READMEs/e.toml", "agreement"),
            ("agreements/b.yaml", "agreement"),
            ("agreements/c.TOML", "c.toml"),
            ("agreements/d.md", "unrecognised"),
            ("agreements/dalarna/2024/å.toml", "agreement"),
            ("agreements/g.toml/h.toml", "agreement"),
            ("agreements/z.yml", "agreement"),
            ("bodies/b.toml", "body"),
            ("parties/p.toml", "party"),
            ("registry.toml", "settings"),
        ]
    );
    assert_eq!(
        open(&root).read("agreements/dalarna/2024/å.toml").as_deref(),
        Ok("agreements/dalarna/2024/å.toml")
    );
}

#[test]
fn a_folder_must_be_one() {
    let root = registry(&["a.toml"]);
    assert!(Folder::open(&root.path().join("a.toml")).is_err());
    assert!(Folder::open(&root.path().join("none")).is_err());
    assert_eq!(listed(&root), []);
}

#[test]
fn links_are_followed_within_the_registry_only() {
    let outside = registry(&["secret.toml", "more/x.toml"]);
    let root = registry(&["texts/2024/a.toml", "texts/b.toml", "agreements/c.toml"]);
    link(&root, "../texts/b.toml", "agreements/file.toml");
    link(&root, "../texts/2024", "agreements/folder");
    link(&root, outside.path().join("secret.toml"), "agreements/out.toml");
    link(&root, outside.path().join("more"), "agreements/out");
    link(&root, outside.path().join("more"), "bodies");
    link(&root, outside.path().join("secret.toml"), "registry.toml");
    link(&root, "nowhere", "parties/dangling.toml");
    link(&root, "turn.toml", "parties/turn.toml");
    let listed = listed(&root);
    let out = |path: &str| {
        let real = fs::canonicalize(outside.path()).unwrap().join(path);
        format!("it is a link that leaves the registry, to `{}`", real.display())
    };
    let turning = &listed.iter().find(|(path, _)| path == "parties/turn.toml").unwrap().1;
    assert!(turning.starts_with("it cannot be read: "), "{turning}");
    assert_eq!(
        pairs(&listed),
        [
            ("agreements/c.toml", "agreement"),
            ("agreements/file.toml", "agreement"),
            ("agreements/folder/a.toml", "agreement"),
            ("agreements/out", &out("more")),
            ("agreements/out.toml", &out("secret.toml")),
            ("bodies", &out("more")),
            ("parties/dangling.toml", "it is a link to nothing"),
            ("parties/turn.toml", turning),
            ("registry.toml", &out("secret.toml")),
        ]
    );
    assert_eq!(open(&root).read("agreements/folder/a.toml").as_deref(), Ok("texts/2024/a.toml"));
    assert_eq!(open(&root).read("agreements/out.toml").unwrap_err().message.plain(), out("secret.toml"));
    assert_eq!(open(&root).read("../x.toml").unwrap_err().kind.rule(), "unreadable-file");
}

#[test]
fn circles_and_webs_of_links_end() {
    let root = registry(&["agreements/a/x.toml", "agreements/b/y.toml"]);
    link(&root, "..", "agreements/a/up");
    link(&root, "../b", "agreements/a/other");
    link(&root, "../a", "agreements/b/other");
    // each folder links twice to the next: 2³⁰ ways through
    for i in 0..30 {
        for name in ["l", "r"] {
            link(&root, format!("../w{}", i + 1), &format!("texts/w{i}/{name}"));
        }
    }
    write(&root, "texts/w30/end.toml", "");
    link(&root, "../texts/w0", "agreements/web");
    let listed = listed(&root);
    let circles = listed.iter().filter(|(_, why)| why == "it is a link to a folder that it lies in");
    assert_eq!(
        circles.map(|(path, _)| &**path).collect::<Vec<_>>(),
        ["agreements/a/up", "agreements/b/other/up"]
    );
    let records: Vec<_> =
        listed.iter().filter(|(_, kind)| kind == "agreement").map(|(path, _)| &**path).collect();
    let end = format!("agreements/web/{}end.toml", "l/".repeat(30));
    for path in ["agreements/a/x.toml", "agreements/b/y.toml", "agreements/a/other/y.toml", &end] {
        assert!(records.contains(&path), "{path} in {records:?}");
    }
    assert!(listed.len() < 50, "{}", listed.len());
}

#[test]
fn what_is_no_file_is_never_opened() {
    let root = registry(&["registry.toml/x"]);
    fs::create_dir_all(root.path().join("agreements")).unwrap();
    let pipe = root.path().join("agreements/pipe.toml");
    assert!(Command::new("mkfifo").arg(&pipe).status().unwrap().success());
    link(&root, "pipe.toml", "agreements/to-pipe.toml");
    let _socket = UnixListener::bind(root.path().join("agreements/socket")).unwrap();
    let why = "it is no ordinary file";
    assert_eq!(
        pairs(&listed(&root)),
        [
            ("agreements/pipe.toml", why),
            ("agreements/socket", why),
            ("agreements/to-pipe.toml", why),
            ("registry.toml", why),
        ]
    );
    // opening the pipe would wait for ever
    assert_eq!(open(&root).read("agreements/pipe.toml").unwrap_err().message.plain(), why);
    assert_eq!(open(&root).read("agreements").unwrap_err().message.plain(), why);
}

#[test]
fn names_that_are_not_utf_8_can_be_shown() {
    let root = registry(&["agreements/a.toml"]);
    let folder = root.path().join("agreements");
    fs::write(folder.join(OsStr::from_bytes(b"k\xE5l\x1B.toml")), "").unwrap();
    fs::create_dir(folder.join(OsStr::from_bytes(b"\xFF"))).unwrap();
    fs::write(folder.join(OsStr::from_bytes(b"\xFF/in.toml")), "").unwrap();
    let name = "its name is not UTF-8";
    let expected =
        [("agreements/a.toml", "agreement"), ("agreements/k�l�.toml", name), ("agreements/�", name)];
    assert_eq!(pairs(&listed(&root)), expected);
}

#[test]
fn what_may_not_be_looked_into_is_named() {
    let root = registry(&["agreements/shut/a.toml", "agreements/b.toml"]);
    let shut = root.path().join("agreements/shut");
    fs::set_permissions(&shut, fs::Permissions::from_mode(0o000)).unwrap();
    // root may look anywhere
    let all_powerful = fs::read_dir(&shut).is_ok();
    let listed = listed(&root);
    fs::set_permissions(&shut, fs::Permissions::from_mode(0o755)).unwrap();
    if !all_powerful {
        assert_eq!(listed[1].0, "agreements/shut");
        assert!(listed[1].1.starts_with("it cannot be read: "), "{}", listed[1].1);
    }
    assert_eq!(listed[0].0, "agreements/b.toml");
}

#[test]
fn large_vanished_and_foreign_files_are_faults() {
    let root = registry(&[]);
    let limit = usize::try_from(MAX_BYTES).unwrap();
    write(&root, "agreements/fits.toml", vec![b' '; limit]);
    write(&root, "agreements/large.toml", vec![b' '; limit + 1]);
    write(&root, "agreements/latin.toml", b"title = \"\xE5\"");
    let folder = open(&root);
    assert_eq!(folder.read("agreements/fits.toml").map(|text| text.len()), Ok(limit));
    let read = |path| folder.read(path).unwrap_err();
    let large = read("agreements/large.toml");
    assert_eq!((large.kind.rule(), large.span), ("unreadable-file", Span::FILE));
    assert_eq!(large.message.plain(), "it is larger than 1024 KiB");
    assert_eq!(read("agreements/gone.toml").message.plain(), "it is no longer there");
    assert_eq!(read("agreements/latin.toml").span, Span::new(9, 12));
}

#[test]
fn a_name_that_is_nearly_that_of_a_record_is_told_from_one_that_is_none() {
    let root = registry(&[
        "agreements/a.toml.txt",
        "agreements/b.Yml",
        "agreements/c.toml",
        "agreements/c.toml.bak",
        "agreements/c.toml~",
        "agreements/d.yaml.orig",
        "agreements/e.toml (1)",
        "agreements/f.tomlett",
        "agreements/toml",
        "agreements/g.toml.",
    ]);
    assert_eq!(
        pairs(&listed(&root)),
        [
            ("agreements/a.toml.txt", "a.toml"),
            ("agreements/b.Yml", "b.yml"),
            ("agreements/c.toml", "agreement"),
            ("agreements/c.toml.bak", "unrecognised"),
            ("agreements/c.toml~", "unrecognised"),
            ("agreements/d.yaml.orig", "d.yaml"),
            ("agreements/e.toml (1)", "e.toml"),
            ("agreements/f.tomlett", "unrecognised"),
            ("agreements/g.toml.", "g.toml"),
            ("agreements/toml", "unrecognised"),
        ]
    );
}

#[test]
fn a_document_is_found_whichever_way_its_name_is_composed() {
    let root = registry(&["texts/bila\u{30A}gor/a\u{308}rende.md", "texts/\u{E5}tg\u{E4}rd.md"]);
    let folder = open(&root);
    for path in
        ["texts/bil\u{E5}gor/\u{E4}rende.md", "texts/a\u{30A}tga\u{308}rd.md", "texts/\u{E5}tga\u{308}rd.md"]
    {
        assert!(folder.fingerprint(path, false).is_ok(), "{path:?}");
    }
    assert!(folder.fingerprint("texts/\u{F6}.md", false).is_err());
    assert!(folder.fingerprint("texts/../../\u{E5}.md", false).is_err());
}

#[test]
fn a_pointer_of_lfs_has_the_fingerprint_of_its_file() {
    let root = registry(&["texts/stor.pdf"]);
    let oid = "ab".repeat(32);
    let pointer = format!("version https://git-lfs.github.com/spec/v1\noid sha256:{oid}\nsize 7\n");
    fs::write(root.path().join("texts/stor.pdf"), pointer).unwrap();
    assert_eq!(open(&root).fingerprint("texts/stor.pdf", true).unwrap(), Some(oid));
}
