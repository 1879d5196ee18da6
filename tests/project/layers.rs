//! The layers of `src/`: imports go one way.

use std::fs;
use std::path::{Path, PathBuf};

/// From the lowest to the highest.
const LAYERS: [&str; 9] =
    ["source", "model", "load", "time", "rules", "history", "view", "render", "commands"];

fn files(folder: &Path) -> Vec<PathBuf> {
    let mut files = Vec::new();
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() { files.extend(self::files(&path)) } else { files.push(path) }
    }
    files
}

#[test]
fn no_layer_imports_a_higher_one() {
    let source = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let mut looked_at = 0;
    for (height, layer) in LAYERS.iter().enumerate() {
        for file in files(&source.join(layer)) {
            let text = fs::read_to_string(&file).unwrap();
            for higher in LAYERS.iter().skip(height + 1).chain(&["cli"]) {
                let is_commands_cli = *layer == "commands" && *higher == "cli";
                let imports = text.contains(&format!("crate::{higher}::")) && !is_commands_cli;
                assert!(!imports, "{} imports the higher layer `{higher}`", file.display());
            }
            looked_at += 1;
        }
    }
    assert!(looked_at > 60, "only {looked_at} files were looked at");
}

#[test]
fn only_main_reads_the_clock() {
    for file in files(&Path::new(env!("CARGO_MANIFEST_DIR")).join("src")) {
        let text = fs::read_to_string(&file).unwrap();
        let reads = ["Utc::now", "Local::now", "SystemTime::now", "Instant::now"]
            .iter()
            .any(|now| text.contains(now));
        let may = file.ends_with("src/main.rs") || file.ends_with("tests.rs");
        assert!(!reads || may, "{} reads the clock", file.display());
    }
}

#[test]
fn only_commands_print() {
    for file in files(&Path::new(env!("CARGO_MANIFEST_DIR")).join("src")) {
        let text = fs::read_to_string(&file).unwrap();
        let prints = ["println!", "print!(", "eprint", "stdout()", "stderr()"]
            .iter()
            .any(|print| text.contains(print));
        assert!(
            !prints || file.components().any(|part| part.as_os_str() == "commands"),
            "{} prints",
            file.display()
        );
    }
}
