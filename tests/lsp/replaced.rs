//! The process that serves ends, or is replaced, and the session goes on.

use std::process::Command;

use serde_json::{Value, json};

use crate::editor::{Editor, checked, uri};
use crate::folder::{Folder, agreement};

const VALIDITY: &str = "from = 2026-01-01\nuntil = 2030-12-31\n";

fn kill(process: u32) {
    assert!(Command::new("kill").args(["-9", &process.to_string()]).status().unwrap().success());
}

/// The same text everywhere, on disk and in the editor, but that the editor has not saved it.
fn opened(arguments: &[&str]) -> (Folder, Editor, std::path::PathBuf) {
    let other = agreement("Annat", "related = [\"nej\"]\n", VALIDITY);
    let folder = Folder::of_agreement("", VALIDITY).with(&[("agreements/annat.toml", &other)]);
    let path = folder.path().join("agreements/avtal.toml");
    let mut editor = Editor::with(folder.path(), &[folder.path().to_owned()], arguments);
    editor.open(&path, &folder.read("agreements/avtal.toml"));
    editor.settles_on(&checked(folder.path()));
    (folder, editor, path)
}

#[test]
fn after_a_fault_the_session_goes_on_with_the_texts_as_they_stand() {
    let (folder, mut editor, path) = opened(&[]);
    let text = folder.read("agreements/avtal.toml").replace("owner", "ownr");
    editor.write(&path, 2, &text);
    editor.until("the typo", |editor| editor.rules(&path).contains(&"unknown-key"));
    let first = editor.workers();
    kill(first[0]);
    editor.until("a new one", |editor| !editor.workers().is_empty() && editor.workers() != first);
    let params = json!({ "textDocument": { "uri": uri(&path) }, "position": { "line": 2, "character": 2 } });
    let told = editor.request("textDocument/hover", params);
    assert!(told["contents"].to_string().contains("unknown-key"), "{told}");
    // What was found before and is not found any more goes from the editor, too.
    folder.write("agreements/annat.toml", agreement("Annat", "", VALIDITY));
    kill(editor.workers()[0]);
    let other = folder.path().join("agreements/annat.toml");
    editor.until("it is mended", |editor| editor.rules(&other).is_empty());
    folder.write("agreements/avtal.toml", &text);
    editor.settles_on(&checked(folder.path()));
    let watched = editor.asked.iter().filter(|asked| asked["method"] == "client/registerCapability");
    assert_eq!(watched.count(), 1, "the editor is asked once");
    assert_eq!(editor.end(), 0);
}

#[test]
fn a_server_that_ends_again_and_again_ends_the_session() {
    let (_folder, mut editor, _path) = opened(&[]);
    let mut killed = Vec::new();
    while killed.len() < 6 {
        match editor.workers().first() {
            Some(worker) if !killed.contains(worker) => {
                kill(*worker);
                killed.push(*worker);
            }
            Some(_) | None => std::thread::sleep(std::time::Duration::from_millis(5)),
        }
    }
    assert_eq!(editor.wait_for_end(), 1);
}

#[test]
fn what_is_kept_for_ever_is_given_back() {
    let (folder, mut editor, path) = opened(&["--keeps", "3000"]);
    let text = folder.read("agreements/avtal.toml");
    let first = editor.workers();
    for version in 2..150 {
        // An id that nobody has written before.
        let text = text.replace("[validity]", &format!("related = [\"okand-{version}\"]\n[validity]"));
        editor.write(&path, version, &text);
        let request = json!({ "textDocument": { "uri": uri(&path) } });
        assert_ne!(editor.request("textDocument/documentSymbol", request), Value::Null);
        editor.until("the version", |editor| editor.diagnostics[&uri(&path)]["version"] == version);
        assert!(editor.rules(&path).contains(&"unknown-agreement"), "{version}");
    }
    assert_ne!(editor.workers(), first, "it was replaced");
    editor.write(&path, 200, &text);
    editor.until("the version", |editor| editor.diagnostics[&uri(&path)]["version"] == 200);
    editor.settles_on(&checked(folder.path()));
    assert_eq!(editor.end(), 0);
}
