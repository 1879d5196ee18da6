//! Every test file is part of a test binary: one that no `mod` names would never run, and nobody would see it.

use std::fs;
use std::path::Path;

/// The test binaries: the folders of `tests/` that have a `main.rs`.
const BINARIES: [&str; 3] = ["commands", "project", "records"];

#[test]
fn every_test_file_is_named_by_its_binary() {
    let tests = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests");
    let mut found = Vec::new();
    for entry in fs::read_dir(&tests).unwrap() {
        let path = entry.unwrap().path();
        assert_ne!(
            path.extension(),
            Some("rs".as_ref()),
            "{} would be a test binary of its own",
            path.display()
        );
        if path.join("main.rs").exists() {
            found.push(path.file_name().unwrap().to_str().unwrap().to_owned());
        }
    }
    found.sort();
    assert_eq!(found, BINARIES);
    for binary in BINARIES {
        let main = fs::read_to_string(tests.join(binary).join("main.rs")).unwrap();
        let named: Vec<&str> = main.lines().filter_map(|line| line.strip_prefix("mod ")).collect();
        let mut files = 0;
        for entry in fs::read_dir(tests.join(binary)).unwrap() {
            let path = entry.unwrap().path();
            let is_module = path.extension() == Some("rs".as_ref()) || path.join("mod.rs").exists();
            let name = path.file_stem().unwrap().to_str().unwrap().to_owned();
            if is_module && name != "main" {
                assert!(
                    named.contains(&format!("{name};").as_str()),
                    "`mod {name};` is missing in tests/{binary}/main.rs"
                );
                files += 1;
            }
        }
        assert!(files > 5, "only {files} files in tests/{binary}");
    }
}
