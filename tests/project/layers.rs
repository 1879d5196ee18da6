//! The layers of `src/`: imports go one way.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

/// From the lowest to the highest.
const LAYERS: [&str; 20] = [
    "parallel", "text", "source", "model", "registry", "load", "time", "rules", "compare", "git", "history",
    "edit", "fix", "rename", "import", "view", "render", "lsp", "commands", "cli",
];

/// Layers that may use only some of those below them.
const NARROW: [(&str, &[&str]); 5] = [
    ("compare", &["parallel", "text", "source", "model", "registry", "load", "time"]),
    ("git", &["parallel", "text", "source"]),
    ("edit", &["parallel", "text", "source", "model"]),
    ("import", &["parallel", "text", "source", "model", "registry", "edit"]),
    ("render", &["parallel", "text", "view"]),
];

fn files(folder: &Path) -> Vec<PathBuf> {
    let mut files = Vec::new();
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() { files.extend(self::files(&path)) } else { files.push(path) }
    }
    files
}

/// What a file says, without comments and tests.
fn code(text: &str) -> String {
    let code: String =
        text.lines().filter(|line| !line.trim_start().starts_with("//")).collect::<Vec<_>>().join("\n");
    match code.split_once("#[cfg(test)]\nmod tests {") {
        None => code,
        // Its end is the first brace at the beginning of a line.
        Some((before, tests)) => {
            format!("{before}{}", tests.split_once("\n}").map_or("", |(_, after)| after))
        }
    }
}

/// Does a file that lies so deep leave its layer by `super::`? It is to name another layer by `crate::`, which is seen. A module
/// within the file lies one deeper.
fn climbs_out(text: &str, depth: usize) -> bool {
    let code = code(text);
    let has_inner = code.lines().any(|line| line.contains("mod ") && line.ends_with('{'));
    let path: String = code.chars().filter(|c| !c.is_whitespace() && *c != '{').collect();
    path.contains(&"super::".repeat(depth + usize::from(has_inner)))
}

/// The modules at the top of the crate that a file names: by `use crate::{a, b::c}` in any shape, and by a path in the code.
fn layers_named(text: &str) -> BTreeSet<String> {
    let code = code(text);
    let mut named = BTreeSet::new();
    for (at, found) in code.match_indices("crate::") {
        if code[..at].ends_with(|c: char| c.is_alphanumeric() || c == '_') {
            continue;
        }
        let rest = code[at + found.len()..].trim_start();
        match rest.strip_prefix('{') {
            None => named.extend(first_word(rest)),
            // Only what stands directly in the braces is at the top of the crate.
            Some(group) => {
                let (mut depth, mut item) = (0, String::new());
                for c in group.chars() {
                    match c {
                        '{' => depth += 1,
                        '}' if depth == 0 => break,
                        '}' => depth -= 1,
                        ',' if depth == 0 => named.extend(first_word(&std::mem::take(&mut item))),
                        c if depth == 0 => item.push(c),
                        _ => {}
                    }
                }
                named.extend(first_word(&item));
            }
        }
    }
    named
}

fn first_word(path: &str) -> Option<String> {
    let word: String = path.trim().chars().take_while(|c| c.is_alphanumeric() || *c == '_').collect();
    (!word.is_empty()).then_some(word)
}

#[test]
fn the_layers_that_a_file_names_are_seen_however_it_names_them() {
    let text = "use crate::view::{Day, day};\nuse crate::{\n    load::{self, load},\n    rules, time::Case,\n};\n\
                fn f(of: crate::git::Commit) { $crate::text::cut() }\n// crate::history::past\n\
                #[cfg(test)]\nmod tests {\n    use crate::cli;\n}\n\
                use crate::render::csv;";
    assert_eq!(
        layers_named(text).into_iter().collect::<Vec<_>>(),
        ["git", "load", "render", "rules", "text", "time", "view"]
    );
    let text = "use super::{\n    super::load::load,\n};\n// super::super::super::x";
    assert!(climbs_out(text, 2) && !climbs_out(text, 3));
}

#[test]
fn no_layer_imports_a_higher_one() {
    let source = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let mut looked_at = 0;
    for (height, layer) in LAYERS.iter().enumerate() {
        let files = match source.join(layer) {
            folder if folder.is_dir() => files(&folder),
            folder => vec![folder.with_extension("rs")],
        };
        let narrow = NARROW.iter().find(|(of, _)| of == layer).map(|(_, may)| *may);
        for file in files.into_iter().filter(|file| !file.ends_with("tests.rs")) {
            let text = fs::read_to_string(&file).unwrap();
            let module = file.strip_prefix(&source).unwrap().with_extension("");
            let depth = module.components().filter(|part| part.as_os_str() != "mod").count();
            assert!(!climbs_out(&text, depth), "{} leaves its layer by `super::`", file.display());
            for named in layers_named(&text) {
                let Some(of) = LAYERS.iter().position(|known| *known == named) else { continue };
                let may =
                    of == height || (of < height && narrow.is_none_or(|may| may.contains(&named.as_str())));
                assert!(may, "{} may not use the layer `{named}`", file.display());
            }
            looked_at += 1;
        }
    }
    assert!(looked_at > 250, "only {looked_at} files were looked at");
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
