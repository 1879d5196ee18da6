//! Every test file is part of a test binary: one that no `mod` names would never run, and nobody would see it.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

/// The test binaries: the folders of `tests/` that have a `main.rs`.
const BINARIES: [&str; 5] = ["commands", "default", "lsp", "project", "records"];

/// Adds a file, and all that its `mod`s name.
fn follow(file: PathBuf, named: &mut BTreeSet<PathBuf>) {
    let (folder, stem) = (file.parent().unwrap(), file.file_stem().unwrap());
    let is_root = stem == "main" || stem == "mod";
    let below = if is_root { folder.to_owned() } else { folder.join(stem) };
    let text = fs::read_to_string(&file).unwrap_or_else(|error| panic!("{}: {error}", file.display()));
    let mut path = None;
    for line in text.lines() {
        if let Some(given) = line.strip_prefix("#[path = \"").and_then(|line| line.strip_suffix("\"]")) {
            path = Some(folder.join(given));
        }
        let name = line.strip_prefix("pub ").unwrap_or(line).strip_prefix("mod ");
        if let Some(name) = name.and_then(|name| name.strip_suffix(';')) {
            let beside = below.join(format!("{name}.rs"));
            let inside = below.join(name).join("mod.rs");
            follow(path.take().unwrap_or(if beside.exists() { beside } else { inside }), named);
        }
    }
    named.insert(fs::canonicalize(file).unwrap());
}

/// Adds every Rust file in a folder and below.
fn list(folder: &Path, files: &mut BTreeSet<PathBuf>) {
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            list(&path, files);
        } else if path.extension() == Some("rs".as_ref()) {
            files.insert(fs::canonicalize(path).unwrap());
        }
    }
}

#[test]
fn every_test_file_is_named_by_a_binary() {
    let tests = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests");
    let (mut named, mut files) = (BTreeSet::new(), BTreeSet::new());
    for binary in BINARIES {
        follow(tests.join(binary).join("main.rs"), &mut named);
    }
    list(&tests, &mut files);
    let forgotten: Vec<_> = files.difference(&named).collect();
    assert!(
        forgotten.is_empty(),
        "no `mod` of the main.rs beside it, or of its mod.rs, names {forgotten:#?}"
    );
    assert!(files.len() > 60, "only {} files", files.len());
}
